"""Guides: dashed lines through the panels at the start of key treatments, interrupted wherever a text stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from casereport.figures.course.plan import Plan
from casereport.figures.paper.labels import cut_out
from casereport.figures.paper.scene import Item, Path, Text, text_box, walk
from casereport.figures.parts.spans import key_starts

GUIDE_DASH = (2.0, 1.6)
Guide = tuple[int, float]  # the number of the lane, place in pt
Reach = tuple[float, float]  # top and bottom in pt


def guides_of(plan: Plan, column: int) -> list[Guide]:
    """Where key treatments start on a patient's axis, unless that is its very beginning."""
    time, lanes = plan.columns[column].time, [lane.id for lane in plan.lanes]
    starts = [(lane, time.x(k, t), time.reach(k)[0]) for lane, k, t in key_starts(plan.data.patients[column]) if lane in lanes]
    return [(lanes.index(lane), x) for lane, x, edge in starts if plan.data.rows and x > edge + 0.5]


def draw_guides(plan: Plan, guides: Sequence[Guide], reach: Callable[[int, float], Reach], drawn: Sequence[Item]) -> Iterator[Path]:
    """Each guide as far as `reach` tells of its lane and place, free of all texts that are drawn."""
    texts = [text_box(item) for item in walk(tuple(drawn)) if isinstance(item, Text)]
    for index, x in guides:
        holes = [(box[1] - 1, box[3] + 1) for box in texts if box[0] - 1.2 <= x <= box[2] + 1.2]
        for start, end in cut_out(*reach(index, x), holes):
            yield Path(((x, start), (x, end)), f"{plan.lanes[index].colour}-line", plan.profile.line(0.8), GUIDE_DASH, role="guide")
