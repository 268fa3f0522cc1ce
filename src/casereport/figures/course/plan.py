"""The plan of a course figure: which rows, lanes, columns and letters there are, and where each stands in pt."""

from __future__ import annotations

from dataclasses import field

from casereport.figures.axis.scales import ValueAxis, number_text, value_axis
from casereport.figures.course.columns import Column, Columns, Margins, plan_columns
from casereport.figures.course.data import CourseData, find_series, find_treatment, row_series
from casereport.figures.course.segments import segment_course
from casereport.figures.paper.measure import measure, widest, wrap
from casereport.figures.paper.palette import LANE_COLOURS
from casereport.figures.paper.profile import Metrics, Profile, metrics_for
from casereport.figures.paper.scene import Note
from casereport.figures.parts.events import EventPlace, place_events
from casereport.figures.parts.events import track_count as event_tracks
from casereport.figures.parts.headers import Header, panel_letter, panel_letters, plan_headers
from casereport.figures.parts.levels import top_dose
from casereport.figures.parts.pairs import Cell, right_axes, right_room
from casereport.figures.parts.placed import ILLUSTRATIVE
from casereport.figures.parts.spans import track_count
from casereport.values import dataclass

HATCHES = ("", "/", "\\", "x", "-", "|")
LINE_HEIGHT = 1.18


@dataclass(frozen=True, slots=True)
class Lane:
    """A treatment's lane: label, colour, hatch, the dose that fills its height (None: doses do not share a unit), its tracks."""

    id: str
    title: tuple[str, ...]
    title_pt: float
    colour: str
    hatch: str
    full_dose: float | None
    tracks: int

    @property
    def title_height(self) -> float:
        """The height of its label in pt, with a little room beneath."""
        return (len(self.title) * LINE_HEIGHT + 0.3) * self.title_pt


@dataclass(frozen=True, slots=True)
class Levels:
    """Heights below the top of a block, in pt."""

    strip: float
    events: float
    headers: tuple[float, ...]
    panels: tuple[float, ...]
    panel_height: float
    lanes: tuple[float, ...]
    axis: float
    end: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is decided before anything is drawn; `ends_in_pieces` asks for the last value of each piece, not of each segment."""

    data: CourseData
    profile: Profile
    metrics: Metrics
    axes: dict[tuple[int, int], ValueAxis]
    headers: dict[tuple[int, int], Header]
    letters: dict[tuple[int, int], str]
    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]
    heads: tuple[tuple[str, ...], ...]
    events: tuple[tuple[EventPlace, ...], ...]
    levels: Levels
    intro: float
    height: float
    stacked: bool
    notes: tuple[Note, ...]
    right: dict[Cell, ValueAxis] = field(default_factory=dict)
    ends_in_pieces: bool = False

    def top(self, column: int) -> float:
        """The top of a patient's block in pt."""
        return self.metrics.margin + self.intro + (column * (self.levels.end + self.metrics.stack_gap) if self.stacked else 0.0)


def plan_course(data: CourseData, profile: Profile) -> Plan:
    """The plan of a course figure for a journal's profile."""
    data = segment_course(data, profile.width)
    metrics = metrics_for(profile)
    axes, right = _value_axes(data), right_axes(data)
    lanes = tuple(_plan_lane(data, lane, profile) for lane in data.lane_ids())
    layout = plan_columns(data, profile, _margins(data, profile, axes, right, lanes))
    headers = plan_headers(data, profile, axes, right, layout.columns)
    heads = tuple(
        wrap(patient.label, profile.head_pt, column.slot, bold=True) if patient.label else ()
        for patient, column in zip(data.patients, layout.columns, strict=True)
    )
    events = tuple(place_events(patient, c.time, profile, metrics) for patient, c in zip(data.patients, layout.columns, strict=True))
    tracks = max(event_tracks(places) for places in events)
    blocks = len(data.patients) if layout.stacked else 1
    intro = _intro(data, profile, heads, layout)
    levels = _levels(data, profile, metrics, headers, lanes, layout.columns, heads, tracks, blocks=blocks, intro=intro)
    return Plan(
        data=data,
        profile=profile,
        metrics=metrics,
        axes={cell: axis.thinned(levels.panel_height, profile.tick_pt) for cell, axis in axes.items()},
        headers=headers,
        letters=panel_letters(data, profile, stacked=layout.stacked),
        lanes=lanes,
        columns=layout.columns,
        heads=heads,
        events=events,
        levels=levels,
        intro=intro,
        height=2 * metrics.margin + intro + blocks * levels.end + (blocks - 1) * metrics.stack_gap,
        stacked=layout.stacked,
        notes=layout.notes,
        right={cell: axis.thinned(levels.panel_height, profile.tick_pt) for cell, axis in right.items()},
    )


# --- rows -----------------------------------------------------------------------------------------------------


def row_shares_values(data: CourseData, row: int) -> bool:
    """True when the patients of a row stand on one value axis: wanted, and one unit."""
    found = row_series(data, row)
    return data.share_y and len({series.unit for series in found}) <= 1


def _value_axes(data: CourseData) -> dict[tuple[int, int], ValueAxis]:
    axes: dict[tuple[int, int], ValueAxis] = {}
    for r, row in enumerate(data.rows):
        shared = value_axis(row_series(data, r)) if row_shares_values(data, r) else None
        for c, patient in enumerate(data.patients):
            axes[r, c] = shared or value_axis([s for analyte in data.left_analytes(row) if (s := find_series(patient, analyte))])
    return axes


def shows_values(plan: Plan, row: int, column: int) -> bool:
    """True when a panel carries the numbers of its own value axis."""
    analytes = plan.data.left_analytes(plan.data.rows[row])
    has_some = [any(find_series(patient, analyte) for analyte in analytes) for patient in plan.data.patients]
    if not any(has_some):
        return False
    alone = column == 0 or plan.stacked or not row_shares_values(plan.data, row)
    return alone and (row_shares_values(plan.data, row) or has_some[column])


def _margins(
    data: CourseData, profile: Profile, axes: dict[Cell, ValueAxis], right: dict[Cell, ValueAxis], lanes: tuple[Lane, ...]
) -> Margins:
    """The widths of what stands beside the columns; where rows share their values, only the first (at the right, the last) has numbers."""
    names = max((widest(lane.title, lane.title_pt) for lane in lanes), default=0.0)
    numbers = [
        max((measure(number_text(t), profile.tick_pt) for r in range(len(data.rows)) for t in axes[r, c].ticks), default=0.0)
        for c in range(len(data.patients))
    ]
    shared = all(row_shares_values(data, r) for r in range(len(data.rows)))
    own = tuple(n if c == 0 or not shared else 0.0 for c, n in enumerate(numbers))
    whole = data.whole or data
    last = panel_letter(max(len(whole.rows) * len(whole.patients) - 1, 0), profile)
    return Margins(own, names, measure("W" * len(last), profile.letter_pt, bold=True), right_room(data, profile, right))


# --- lanes ----------------------------------------------------------------------------------------------------


def _plan_lane(data: CourseData, lane: str, profile: Profile) -> Lane:
    whole = data.whole or data
    index = whole.lane_ids().index(lane)
    found = [t for patient in whole.patients if (t := find_treatment(patient, lane))]
    title, size = _lane_title(found[0].title if found else lane, profile)
    hatch = HATCHES[index % len(HATCHES)] if profile.patterns else ""
    dosed = [phase for t in found for phase in t.phases if phase.dose is not None]
    full = max((top_dose(phase) for phase in dosed), default=0.0)
    one_unit = len({phase.unit for phase in dosed}) == 1
    tracks = max((track_count(t) for patient in data.patients if (t := find_treatment(patient, lane))), default=1)
    return Lane(lane, title, size, LANE_COLOURS[index % len(LANE_COLOURS)], hatch, full if one_unit and full > 0 else None, tracks)


def _lane_title(title: str, profile: Profile) -> tuple[tuple[str, ...], float]:
    """One line as large as other labels, or two smaller ones, or as many as a long name needs in three tenths of the page."""
    width, most = 52 * profile.unit, 0.3 * profile.width
    if measure(title, profile.label_pt) <= width:
        return (title,), profile.label_pt
    while len(lines := wrap(title, profile.small_pt, min(width, most))) > 2 and width < min(80 * profile.unit, most):
        width += 4
    return lines, profile.small_pt


# --- heights --------------------------------------------------------------------------------------------------


def _levels(
    data: CourseData, profile: Profile, m: Metrics, headers: dict[tuple[int, int], Header], lanes: tuple[Lane, ...],
    columns: tuple[Column, ...], heads: tuple[tuple[str, ...], ...], tracks: int, *, blocks: int, intro: float,
) -> Levels:  # fmt: skip
    lines_of_heads = max(len(lines) for lines in heads) or int(data.illustrative)
    head = m.head + (lines_of_heads - 1) * LINE_HEIGHT * profile.head_pt
    lines = [max(headers[r, c].lines for c in range(len(data.patients))) for r in range(len(data.rows))]
    titles = [m.title + (n - 1) * LINE_HEIGHT * profile.label_pt for n in lines]
    titles_below = max(len(title.lines) for column in columns for title in column.titles)
    bottom = m.axis + (titles_below * LINE_HEIGHT + 0.35) * profile.label_pt
    level = _stack(data, m, head, titles, lanes, m.panel, bottom, tracks)
    spare = (profile.max_height - intro - 2 * m.margin - (blocks - 1) * m.stack_gap) / blocks - level.end
    if spare < 0 and data.rows:
        panel = max(m.least_panel, m.panel + spare / len(data.rows))
        level = _stack(data, m, head, titles, lanes, panel, bottom, tracks)
    return level


def _intro(data: CourseData, profile: Profile, heads: tuple[tuple[str, ...], ...], layout: Columns) -> float:
    """The room for a line of its own above the names, where the word "illustrative" would meet one of them."""
    if not data.illustrative:
        return 0.0
    left = max(column.time.x1 for column in layout.columns) - measure(ILLUSTRATIVE, profile.small_pt) - 4 * profile.unit
    first = zip(layout.columns[:1] if layout.stacked else layout.columns, heads, strict=False)
    meets = any(column.time.x0 + widest(lines, profile.head_pt, bold=True) > left for column, lines in first if lines)
    return 1.4 * profile.small_pt if meets else 0.0


def _stack(
    data: CourseData, m: Metrics, head: float, titles: list[float], lanes: tuple[Lane, ...], panel: float, bottom: float, tracks: int
) -> Levels:
    strip = y = head
    y += m.strip + m.strip_gap if any(p.stays for p in data.patients) else 0.0
    events = y
    y += tracks * m.events
    headers, panels = [], []
    for title in titles:
        headers.append(y)
        panels.append(y + title)
        y += title + panel + m.row_gap
    y += m.lanes_gap if lanes else -m.row_gap
    tops = []
    for lane in lanes:
        bars = lane.tracks * m.lane + m.lane_gap
        height = max(bars, lane.title_height)
        tops.append(y + (height - bars) / 2)
        y += height
    return Levels(strip, events, tuple(headers), tuple(panels), panel, tuple(tops), y, y + bottom)
