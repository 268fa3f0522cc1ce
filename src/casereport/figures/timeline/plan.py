"""The plan of a timeline: its axis, its labels, what runs beneath, and where each stands in pt."""

from __future__ import annotations

from dataclasses import replace

from casereport.figures.axis.pieces import Axis
from casereport.figures.axis.segments import plan_segments, whole_segments
from casereport.figures.axis.timeaxis import plan_axis
from casereport.figures.course.columns import Column
from casereport.figures.course.data import CourseData
from casereport.figures.course.plan import LINE_HEIGHT, Levels, Plan, plan_course
from casereport.figures.paper.measure import CAP_HEIGHT
from casereport.figures.paper.profile import Metrics, Profile, metrics_for
from casereport.figures.parts.decimation import thin_timeline
from casereport.figures.parts.looks import EVENT_LOOKS, KIND_NAMES, KeyEntry, key_height, kinds_in_use
from casereport.figures.timeline.data import TimelineData, TimelineEvent
from casereport.figures.timeline.labels import Labels, plan_labels
from casereport.figures.timeline.view import NO_LANE, course_view, told_view, view_axis
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Heights:
    """Places down the page in pt; `lasting` is the first of the bars of lasting events, `numbers` the axis that carries numbers."""

    headers: float
    spine: float
    lasting: float
    care: float
    numbers: float
    foot: float | None
    key: float
    end: float


@dataclass(frozen=True, slots=True)
class TimelinePlan:
    """Everything that is decided before a timeline is drawn; `course` plans its lanes and panels."""

    data: TimelineData
    profile: Profile
    metrics: Metrics
    axis: Axis
    labels: Labels
    course: Plan
    heights: Heights
    key: tuple[KeyEntry, ...]
    lasting: tuple[tuple[TimelineEvent, int], ...]

    @property
    def height(self) -> float:
        """The height of the figure in pt."""
        return self.heights.end


def plan_timeline(data: TimelineData, profile: Profile) -> TimelinePlan:
    """The plan of a timeline for a journal's profile; raises ValueError when there are more events than places."""
    data, metrics = thin_timeline(data), metrics_for(profile)
    course, axis = _plan_axis(data, profile)
    lasting = _lasting(data, axis)
    key = _key(data)
    fixed = _heights(data, profile, metrics, axis, course, lasting, key, 0.0, metrics.panel)[0].end  # everything but the labels
    low = fixed - len(course.data.rows) * (metrics.panel - metrics.least_panel)
    labels = plan_labels(data, axis, profile, profile.max_height - low)
    panel = _panel_height(course, metrics, profile.max_height - fixed - labels.height)
    heights, levels = _heights(data, profile, metrics, axis, course, lasting, key, labels.height, panel)
    values = {cell: axis.thinned(panel, profile.tick_pt) for cell, axis in course.axes.items()}
    course = replace(course, axes=values, levels=levels, intro=0.0, height=heights.end)
    return TimelinePlan(data, profile, metrics, axis, labels, course, heights, key, lasting)


def timeline_axis(data: TimelineData, profile: Profile) -> Axis:
    """The axis that the timeline has in a journal's profile, for its words and tables."""
    return _plan_axis(thin_timeline(data), profile)[1]


def _plan_axis(data: TimelineData, profile: Profile) -> tuple[Plan, Axis]:
    """The axis, and the plan of lanes and panels that stands on it; lanes' names and panels' numbers need room left of it."""
    u, whole = profile.unit, data.whole or data
    x0, x1 = 5 * u, profile.width - 7 * u
    rough = plan_axis(whole, whole_segments(whole), x0, x1, profile)
    course = plan_course(told_view(whole, rough), profile)
    if whole.treatments or whole.series:
        x0 = course.columns[0].time.x0
    axis = plan_axis(whole, plan_segments(whole, x1 - x0), x0, x1, profile)
    column = Column(view_axis(axis), x1 - x0, course.columns[0].letter_x, ())
    return replace(_own(course, course_view(data, axis)), columns=(column,), notes=(), stacked=False, ends_in_pieces=True), axis


def _own(course: Plan, view: CourseData) -> Plan:
    """The plan with the lanes and panels of a view of it, their colours and scales kept."""
    old = [course.data.rows.index(row) for row in view.rows]
    lanes = tuple(lane for lane in course.lanes if lane.id != NO_LANE and lane.id in view.lane_ids())
    axes = {(r, 0): course.axes[k, 0] for r, k in enumerate(old)}
    headers = {(r, 0): course.headers[k, 0] for r, k in enumerate(old)}
    letters = {(r, 0): "" for r in range(len(old))}
    return replace(course, data=view, lanes=lanes, axes=axes, headers=headers, letters=letters)


def _lasting(data: TimelineData, axis: Axis) -> tuple[tuple[TimelineEvent, int], ...]:
    """The events that lasted, each with its track below the axis."""
    events = sorted((e for e in data.events if e.span is not None or e.ongoing), key=lambda e: (e.clock, e.t))
    reaches = [lasting_reach(axis, e) for e in events]
    ends: list[float] = []
    tracks = []
    for low, high in reaches:
        track = next((k for k, end in enumerate(ends) if end <= low + 1e-9), len(ends))
        ends[track : track + 1] = [high + 2.0]
        tracks.append(track)
    return tuple(zip(events, tracks, strict=True))


def lasting_edges(event: TimelineEvent) -> tuple[float, float]:
    """Where a lasting event starts and ends, in days; infinite where it goes on."""
    if event.span is None:
        return event.t, float("inf")
    left = -float("inf") if event.span.left is None else event.span.left
    return left, float("inf") if event.ongoing or event.span.right is None else event.span.right


def lasting_reach(axis: Axis, event: TimelineEvent) -> tuple[float, float]:
    """Where a lasting event starts and ends, in pt."""
    left, right = lasting_edges(event)
    return axis.x(event.clock, left), axis.x(event.clock, right)


def _key(data: TimelineData) -> tuple[KeyEntry, ...]:
    return tuple(KeyEntry(KIND_NAMES[kind], EVENT_LOOKS[kind]) for kind in kinds_in_use(e.kind for e in data.events))


# --- heights --------------------------------------------------------------------------------------------------


def _panel_height(course: Plan, m: Metrics, spare: float) -> float:
    rows = len(course.data.rows)
    return m.panel if spare >= 0 or not rows else max(m.least_panel, m.panel + spare / rows)


def _heights(
    data: TimelineData, profile: Profile, m: Metrics, axis: Axis, course: Plan,
    lasting: tuple[tuple[TimelineEvent, int], ...], key: tuple[KeyEntry, ...], labels: float, panel: float,
) -> tuple[Heights, Levels]:  # fmt: skip
    u = profile.unit
    headers = m.margin + (1.6 * profile.small_pt if data.illustrative else 0.0)
    spine = headers + header_height(axis, profile) + 5 * u + max(labels, m.event)
    y = spine + 2.7 * m.event
    y += lasting_step(profile) * (max((track for _, track in lasting), default=-1) + 1)
    care = y
    y += m.strip + 2.5 * u if data.stays else 0.0
    numbers = y if data.stays or lasting else spine
    y = numbers + number_drop(profile, on_spine=numbers <= spine) + _under_numbers(axis, profile)
    y += m.lanes_gap if course.lanes or course.data.rows else 0.0
    lanes = []
    for lane in course.lanes:
        bars = lane.tracks * m.lane + m.lane_gap
        height = max(bars, lane.title_height)  # a long name in several lines
        lanes.append(y + (height - bars) / 2)
        y += height
    y += m.row_gap if lanes else 0.0
    titles, panels = [], []
    for r in range(len(course.data.rows)):
        titles.append(y)
        y += m.title + (course.headers[r, 0].lines - 1) * LINE_HEIGHT * profile.label_pt
        panels.append(y)
        y += panel + m.row_gap
    foot = y - m.row_gap if panels else (y - m.row_gap if len(lanes) > 3 else None)
    y = y - m.row_gap * bool(lanes) if foot is None else foot + number_drop(profile, on_spine=False) + _under_numbers(axis, profile)
    key_top = y + 2 * u
    end = key_top + key_height(key, profile, profile.width - 2 * m.margin) + m.margin
    top = m.margin
    panels, lanes = [p - top for p in panels], [t - top for t in lanes]
    levels = Levels(care - top, 0.0, tuple(t - top for t in titles), tuple(panels), panel, tuple(lanes), numbers - top, end)
    return Heights(headers, spine, spine + 2.7 * m.event, care, numbers, foot, key_top, end), levels


def lasting_step(profile: Profile) -> float:
    """The height in pt of one track of lasting events."""
    return 3.6 * profile.unit


def header_height(axis: Axis, profile: Profile) -> float:
    """The height of the segments' titles above a broken axis, in pt."""
    if len(axis.pieces) == 1:
        return 0.0
    return max(len(piece.lines) for piece in axis.pieces) * LINE_HEIGHT * profile.tick_pt + 3 * profile.unit


def number_drop(profile: Profile, *, on_spine: bool) -> float:
    """How far the baseline of an axis's numbers lies below it, in pt; on the spine they stand clear of the marks."""
    m = metrics_for(profile)
    return (2.7 * m.event if on_spine else 1.8 * m.tick) + CAP_HEIGHT * profile.tick_pt


def title_drop(profile: Profile) -> float:
    """How far the baseline of an axis title lies below that of the numbers, in pt."""
    return 0.5 * profile.tick_pt + CAP_HEIGHT * profile.label_pt


def _under_numbers(axis: Axis, profile: Profile) -> float:
    """The room below the numbers' baseline: for the title of an axis in one piece, and to what follows."""
    return (title_drop(profile) if len(axis.pieces) == 1 else 0.0) + 0.5 * profile.label_pt
