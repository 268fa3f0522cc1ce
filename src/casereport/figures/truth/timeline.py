"""The drawing must invert to the data: marks, labels, bars and numbers read back from a timeline scene.

A piece of the axis is read as a reader would, by its title and its numbers; everything on it must lie on the one straight map
that these give. What stands beneath the events is read as in a course.
"""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.axis.pieces import Axis
from casereport.figures.axis.units import DAYS, UNIT_NAMES
from casereport.figures.course.data import CourseData
from casereport.figures.paper.scene import Group, Mark, Path, Rect, Scene, Text, groups, text_box
from casereport.figures.parts.decimation import thin_timeline
from casereport.figures.parts.looks import EVENT_LOOKS
from casereport.figures.timeline.data import TimelineData, TimelineEvent
from casereport.figures.timeline.plan import lasting_edges
from casereport.figures.timeline.view import NO_LANE, clocks_of, course_view
from casereport.figures.truth.checks import Finding
from casereport.figures.truth.course import bar_faults, beneath_faults, map_faults
from casereport.figures.truth.levels import height_faults
from casereport.figures.truth.readback import Clocks, Pair, items_of, read_number

NEAR = 0.05  # pt


def inspect_timeline(data: TimelineData, axis: Axis, scene: Scene) -> list[Finding]:
    """Where a timeline scene says something else than its data; `axis` tells which times each piece holds, no place."""
    found = {group.id: group for group in groups(scene.items)}
    return [Finding("fidelity", where) for where in _Reading(thin_timeline(data), axis, scene, found).faults()]


class _Reading:
    def __init__(self, data: TimelineData, axis: Axis, scene: Scene, found: dict[str, Group]) -> None:
        self._data, self._axis, self._scene, self._found = data, axis, scene, found
        self._view: CourseData = course_view(data, axis)
        self._segments = {clock: k for k, clock in enumerate(clocks_of(axis))}
        self._clocks: Clocks = {k: [] for k in self._segments.values()}
        self._numbers: Clocks = {k: [] for k in range(len(axis.pieces))}

    def faults(self) -> Iterator[str]:
        yield from self._read_numbers()
        yield from self._events()
        yield from self._lasting()
        yield from beneath_faults(self._view, self._found, 0, self._clocks)
        yield from (where for lane in self._view.lane_ids() if lane != NO_LANE for where in height_faults(self._view, self._found, lane))
        yield from map_faults("p0: time", self._view, self._view.patients[0], self._clocks, self._numbers)

    def _lasting(self) -> Iterator[str]:
        lasting = sorted((e for e in self._data.events if e.span or e.ongoing), key=lambda e: (e.clock, e.t))
        rects = items_of(self._found["p0-lasting"], Rect, "lasting") if "p0-lasting" in self._found else []
        segments = [self._segments[e.clock] for e in lasting]
        yield from bar_faults("p0-lasting", rects, [lasting_edges(e) for e in lasting], segments, self._clocks)

    # --- axis -------------------------------------------------------------------------------------------------

    def _read_numbers(self) -> Iterator[str]:
        """Every number, on each axis, stands at the moment that it names."""
        spine = self._found["p0-axis"]
        pieces = [(path.points[0][0], path.points[1][0]) for path in items_of(spine, Path, "axis")]
        if len(pieces) != len(self._axis.pieces):
            yield "p0-axis: number of pieces"
            return
        for group in (spine, self._found.get("p0-axis-foot")):
            for text in items_of(group, Text, "tick-x") if group else ():
                k = next((k for k, (x0, x1) in enumerate(pieces) if x0 - NEAR <= text.x <= x1 + NEAR), None)
                if k is None:
                    yield f"{group.id if group else ''}: number beside the axis"
                else:
                    self._numbers[k].append((self._moment(k, read_number(text)), text.x))

    def _moment(self, k: int, number: float) -> float:
        """The moment in days that a printed number means, by the title over it."""
        piece = self._axis.pieces[k]
        title, clock = self._titles()[k], self._data.clocks[piece.segment]
        unit = next((u for u, (_, many) in UNIT_NAMES.items() if title.split(" ")[0].lower() == many or title == f"Age in {many}"), None)
        if unit is None:
            return number - clock.first + (1 if clock.first == 1 and number < 0 else 0)
        sign = -1 if " before " in title else 1
        return sign * number * DAYS[unit] + (0.0 if unit == "d" else clock.origin)

    def _titles(self) -> list[str]:
        """The titles as drawn, over a broken axis or under a whole one; those given by the author are read from the data."""
        drawn = items_of(self._found["p0-axis"], Text, "axis-title") if len(self._axis.pieces) == 1 else []
        if drawn:
            return [drawn[0].text]
        group = self._found["p0-segments"]
        rects, texts = items_of(group, Rect, "segment"), items_of(group, Text, "segment")
        return [" ".join(t.text for t in texts if r.x <= t.x <= r.x + r.w) for r in rects]

    # --- events -----------------------------------------------------------------------------------------------

    def _events(self) -> Iterator[str]:
        order = sorted(enumerate(self._data.events), key=lambda item: (self._axis.index(item[1].clock, item[1].t), item[1].t))
        drawn = [group for id_, group in self._found.items() if id_.startswith("p0-event") and id_ != "p0-events"]
        if len(drawn) != len(order):
            yield "p0-event: number of events"
            return
        leaders = items_of(self._found["p0-leaders"], Path, "pole") + items_of(self._found["p0-leaders"], Path, "leader") if order else []
        for k, (_, event) in enumerate(order):
            yield from self._event(k, event, self._found[f"p0-event{k}"], leaders[k])

    def _event(self, k: int, event: TimelineEvent, group: Group, leader: Path) -> Iterator[str]:
        marks, stems = items_of(group, Mark, "event"), items_of(group, Path, "stem")
        look = EVENT_LOOKS[event.kind]
        if len(marks) != 1 or (marks[0].shape, marks[0].fill) != (look.shape, look.fill):
            yield f"{group.id}: symbol"
            return
        mark, true = marks[0], stems[0].points[0][0] if stems else marks[0].x
        if stems and abs(stems[0].points[-1][0] - mark.x) > NEAR:
            yield f"{group.id}: stem leaves its mark"
        if not self._axis.holds(event.clock, event.t):
            yield f"{group.id}: outside the axis"
        self._clocks[self._segments[event.clock]].append((event.t, true))
        if abs(leader.points[0][0] - mark.x) > NEAR:
            yield f"{group.id}: leader leaves its mark"
        yield from self._label(k, event, group, leader)

    def _label(self, k: int, event: TimelineEvent, group: Group, leader: Path) -> Iterator[str]:
        texts = items_of(group, Text, "label")
        told = [note for note in self._scene.notes if note.kind == "numbered" and note.subject == str(k + 1)]
        if told:
            complete = told[0].text == event.label and [t.text for t in items_of(group, Text, "label-time")] == [str(k + 1)]
        else:
            complete = _bare("".join(text.text for text in texts)) == _bare(event.label)
        if not complete:
            yield f"{group.id}: label"
        every = [*items_of(group, Text, "label-time"), *texts]
        x, y = leader.points[-1]
        boxes = [_text_span(text) for text in every]
        if boxes and not (min(b[0] for b in boxes) - 4 <= x <= max(b[1] for b in boxes) + 4 and y >= min(t.y - t.size for t in every) - 2):
            yield f"{group.id}: leader misses its label"


def _bare(text: str) -> str:
    """A text without spaces and the hyphens at line ends."""
    return "".join(text.replace("‐", "").split())


def _text_span(text: Text) -> Pair:
    box = text_box(text)
    return box[0], box[2]
