"""The drawing must invert to the data: marks, labels, bars and numbers read back from a timeline scene.

A piece of the axis is read as a reader would, by its title and its numbers; everything on it must lie on the one straight map
that these give.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from casereport.figures.axis.timeaxis import TimeAxis
from casereport.figures.axis.units import DAYS, UNIT_NAMES, Unit
from casereport.figures.course.data import CourseData, find_series, find_treatment
from casereport.figures.paper.scene import Group, Mark, Path, Rect, Scene, Text, groups, text_box
from casereport.figures.parts.decimation import thin_timeline
from casereport.figures.parts.levels import top_dose
from casereport.figures.parts.looks import EVENT_LOOKS
from casereport.figures.parts.spans import edges_of
from casereport.figures.timeline.data import TimelineData, TimelineEvent, TimeSegment
from casereport.figures.timeline.plan import lasting_edges
from casereport.figures.timeline.view import NO_LANE, course_view
from casereport.figures.truth.axes import drawn_pieces
from casereport.figures.truth.bands import band_faults
from casereport.figures.truth.checks import Finding
from casereport.figures.truth.course import heights_differ, panel_faults
from casereport.figures.truth.levels import level_faults, scale_of
from casereport.figures.truth.readback import Clocks, Pair, is_straight, items_of, read_number

NEAR = 0.05  # pt


def inspect_timeline(data: TimelineData, axis: TimeAxis, scene: Scene) -> list[Finding]:
    """Where a timeline scene says something else than its data; `axis` tells which times each piece holds, no place."""
    found = {group.id: group for group in groups(scene.items)}
    return [Finding("fidelity", where) for where in _Reading(thin_timeline(data), axis, scene, found).faults()]


class _Reading:
    def __init__(self, data: TimelineData, axis: TimeAxis, scene: Scene, found: dict[str, Group]) -> None:
        self._data, self._axis, self._scene, self._found = data, axis, scene, found
        self._view: CourseData = course_view(data, axis)
        self._clocks: Clocks = {k: [] for k in range(len(axis.stretches))}

    def faults(self) -> Iterator[str]:
        yield from self._numbers()
        yield from self._events()
        yield from self._lasting()
        yield from self._stays()
        yield from self._lanes()
        pieces = drawn_pieces(self._view, self._view.patients[0], self._found["p0-axis"])
        for row, analyte in enumerate(self._view.rows):
            series = find_series(self._view.patients[0], analyte)
            yield from panel_faults(self._view, self._found[f"p0-row{row}"], series, self._clocks, pieces)
        for piece, pairs in self._clocks.items():
            if not is_straight(pairs):
                yield f"p0: time, segment {piece}"
        yield from band_faults(self._view, self._found, 0, pieces)

    # --- axis -------------------------------------------------------------------------------------------------

    def _numbers(self) -> Iterator[str]:
        """Every number, on each axis, stands at the moment that it names."""
        spine = self._found["p0-axis"]
        pieces = [(path.points[0][0], path.points[1][0]) for path in items_of(spine, Path, "axis")]
        if len(pieces) != len(self._axis.stretches):
            yield "p0-axis: number of pieces"
            return
        for group in (spine, self._found.get("p0-axis-foot")):
            for text in items_of(group, Text, "tick-x") if group else ():
                k = next((k for k, (x0, x1) in enumerate(pieces) if x0 - NEAR <= text.x <= x1 + NEAR), None)
                if k is None:
                    yield f"{group.id if group else ''}: number beside the axis"
                else:
                    self._clocks[k].append((self._moment(k, read_number(text)), text.x))

    def _moment(self, k: int, number: float) -> float:
        """The moment in days that a printed number means, by the title over it."""
        title, clock = self._titles()[k], self._data.clocks[self._segment(k).clock]
        unit = next((u for u, (_, many) in UNIT_NAMES.items() if title.split(" ")[0].lower() == many or title == f"Age in {many}"), None)
        if unit is None and self._segment(k).unit != "d":  # a title of the author's own
            unit, title = self._segment(k).unit, " before " if self._segment(k).end <= clock.origin + 1e-9 else ""
        if unit is None:
            return number - clock.first + (1 if clock.first == 1 and number < 0 else 0)
        sign = -1 if " before " in title else 1
        return sign * number * DAYS[unit] + _origin(unit, clock.origin)

    def _segment(self, k: int) -> TimeSegment:
        return self._axis.stretches[k].segment

    def _titles(self) -> list[str]:
        """The titles as drawn, over a broken axis or under a whole one; those given by the author are read from the data."""
        drawn = items_of(self._found["p0-axis"], Text, "axis-title") if len(self._axis.stretches) == 1 else []
        if drawn:
            return [drawn[0].text]
        group = self._found["p0-segments"]
        rects, texts = items_of(group, Rect, "segment"), items_of(group, Text, "segment")
        return [" ".join(t.text for t in texts if r.x <= t.x <= r.x + r.w) for r in rects]

    # --- events -----------------------------------------------------------------------------------------------

    def _events(self) -> Iterator[str]:
        order = sorted(enumerate(self._data.events), key=lambda item: (self._axis.index(item[1].clock, item[1].t) or 0, item[1].t))
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
        piece = self._axis.index(event.clock, event.t)
        if piece is None:
            yield f"{group.id}: outside the axis"
        else:
            self._clocks[piece].append((event.t, true))
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

    # --- bars -------------------------------------------------------------------------------------------------

    def _bars(self, where: str, rects: list[Rect], spans: list[tuple[int, float, float]]) -> Iterator[str]:
        if len(rects) != len(spans):
            yield f"{where}: number of bars"
            return
        for rect, (clock, left, right) in zip(rects, spans, strict=True):
            for t, x in ((left, rect.x), (right, rect.x + rect.w)):
                piece = self._axis.index(clock, t) if math.isfinite(t) else None
                if piece is not None:
                    self._clocks[piece].append((t, x))

    def _lasting(self) -> Iterator[str]:
        group = self._found.get("p0-lasting")
        events = sorted((e for e in self._data.events if e.span or e.ongoing), key=lambda e: (e.clock, e.t))
        spans = [(e.clock, *lasting_edges(e)) for e in events]
        yield from self._bars("p0-lasting", items_of(group, Rect, "lasting") if group else [], spans)

    def _stays(self) -> Iterator[str]:
        group, stays = self._found.get("p0-care"), self._data.stays
        edges = edges_of([stay.span for stay in stays])
        spans = [(stay.span.segment, *edge) for stay, edge in zip(stays, edges, strict=True)]
        yield from self._bars("p0-care", items_of(group, Rect, "care") if group else [], spans)

    def _lanes(self) -> Iterator[str]:
        for k, lane in enumerate(lane for lane in self._view.lane_ids() if lane != NO_LANE):
            group, treatment = self._found[f"p0-lane{k}"], find_treatment(self._view.patients[0], lane)
            phases, boluses = (treatment.phases, treatment.boluses) if treatment else ((), ())
            rects = items_of(group, Rect, "dose")
            spans = [
                (self._axis.stretches[p.span.segment].segment.clock, a, math.inf if p.ongoing else b)
                for p, (a, b) in zip(phases, edges_of([p.span for p in phases]), strict=True)
            ]
            yield from self._bars(group.id, rects, spans)
            dosed = [(p, rect) for p, rect in zip(phases, rects, strict=False) if p.dose is not None]
            one_unit = len({p.unit for p, _ in dosed}) == 1
            if heights_differ([top_dose(p) for p, _ in dosed], [r for _, r in dosed], in_proportion=one_unit):
                yield f"{group.id}: heights"
            scale = scale_of([top_dose(p) for p, _ in dosed], [r for _, r in dosed], in_proportion=one_unit)
            yield from level_faults(group, phases, rects, scale)
            yield from self._singles(group, sorted((b.segment, b.t) for b in boluses))

    def _singles(self, group: Group, moments: list[Pair] | list[tuple[int, float]]) -> Iterator[str]:
        feet = sorted(stem.points[0][0] for stem in items_of(group, Path, "stem"))
        if len(feet) != len(moments) or len(items_of(group, Mark, "bolus")) != len(moments):
            yield f"{group.id}: number of single doses"
            return
        for (piece, t), x in zip(moments, feet, strict=True):
            self._clocks[int(piece)].append((t, x))


def _origin(unit: Unit, origin: float) -> float:
    return 0.0 if unit == "d" else origin


def _bare(text: str) -> str:
    """A text without spaces and the hyphens at line ends."""
    return "".join(text.replace("‐", "").split())


def _text_span(text: Text) -> Pair:
    box = text_box(text)
    return box[0], box[2]
