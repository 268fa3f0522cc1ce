"""Single doses in a lane: a stem at the moment, a triangle above it, and the dose in words once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from casereport.figures.axis.pieces import Axis
from casereport.figures.course.entries import Bolus, Treatment
from casereport.figures.course.plan import Lane, Plan
from casereport.figures.course.words import about_time, moment_words, tip_head, treatment_name
from casereport.figures.paper.labels import around, overlap, spread
from casereport.figures.paper.measure import measure
from casereport.figures.paper.scene import Box, Mark, Note, Path, Text, baseline_mid, text_box

Placed = tuple[Bolus, Mark]


def draw_boluses(plan: Plan, index: int, column: int, treatment: Treatment) -> tuple[list[Path], list[Placed]]:
    """The stems of a treatment's single doses, and each dose with its triangle; what would coincide is moved apart."""
    lane = plan.lanes[index]
    base = _base(plan, index, column)
    placed = list(_heads(plan, lane, treatment, base, column))
    return [_stem(plan, lane, bolus, mark, base, column) for bolus, mark in placed], placed


def bolus_boxes(stems: list[Path], placed: list[Placed]) -> list[Box]:
    """What single doses cover in their lane."""
    return [around(mark.x, mark.y, 1.15 * mark.r) for _, mark in placed] + [_stem_box(stem) for stem in stems]


def draw_bolus_texts(
    plan: Plan, index: int, column: int, treatment: Treatment, placed: list[Placed], busy: list[Box]
) -> tuple[list[Text], list[Note]]:
    """The doses in words beside their triangles, clear of the boxes `busy`; those without room go to the notes."""
    patient, time = plan.data.patients[column], plan.columns[column].time
    texts, notes = _texts(plan, treatment, placed, busy, _base(plan, index, column), column)
    if any(abs(time.x(bolus.segment, bolus.t) - mark.x) > 0.05 for bolus, mark in placed):
        notes.append(Note("nudged", patient.label, treatment_name(treatment)))
    return texts, notes


def _base(plan: Plan, index: int, column: int) -> float:
    return plan.top(column) + plan.levels.lanes[index] + plan.lanes[index].tracks * plan.metrics.lane


def _heads(plan: Plan, lane: Lane, treatment: Treatment, base: float, column: int) -> Iterator[Placed]:
    patient, r = plan.data.patients[column], plan.metrics.bolus
    y = base - plan.metrics.lane + 4.2 * plan.profile.unit
    time = plan.columns[column].time
    for k, piece in enumerate(time.pieces):
        boluses = sorted((b for b in treatment.boluses if time.index(b.segment, b.t) == k), key=lambda b: b.t)
        places = spread([piece.x(b.t) for b in boluses], 2.5 * r, piece.x0 - r, piece.x1 + r)
        for bolus, x in zip(boluses, places, strict=True):
            when = about_time(moment_words(plan.data, patient, bolus.t, bolus.segment, bolus.when), "about", approx=bolus.approx)
            tip = f"{tip_head(patient.label, when)}: {treatment_name(treatment)} {bolus.text}".rstrip()
            fill = "paper" if bolus.approx else lane.colour
            yield bolus, Mark(x, y, "down", r, fill, "ink", plan.profile.line(0.4), "bolus", tip)


def _stem(plan: Plan, lane: Lane, bolus: Bolus, mark: Mark, base: float, column: int) -> Path:
    true = plan.columns[column].time.x(bolus.segment, bolus.t)
    knee = ((true, base), (true, base - 0.35 * plan.metrics.lane), (mark.x, mark.y))
    points = knee if abs(true - mark.x) > 0.05 else ((true, base), (true, mark.y))
    return Path(points, f"{lane.colour}-line", plan.profile.line(1.6 * plan.profile.unit), role="stem")


def _stem_box(stem: Path) -> Box:
    xs, ys = [x for x, _ in stem.points], [y for _, y in stem.points]
    return (min(xs) - 0.8, min(ys), max(xs) + 0.8, max(ys))


def _texts(
    plan: Plan, treatment: Treatment, placed: list[Placed], busy: list[Box], base: float, column: int
) -> tuple[list[Text], list[Note]]:
    texts: list[Text] = []
    notes: list[Note] = []
    for words, group in _wordings(placed, plan.columns[column].time):
        text = _free_text(plan, words, group, busy + [text_box(t) for t in texts], base, column)
        texts += [text] if text else []
        notes += [] if text else [_note(plan, treatment, words, group, column)]
    return texts, notes


def _wordings(placed: list[Placed], time: Axis) -> Iterator[tuple[str, list[Placed]]]:
    """One text for doses on a piece of the axis that are alike and follow one another ("2 × 2 g/kg")."""

    def alike(item: Placed) -> tuple[int, str]:
        bolus = item[0]
        return time.index(bolus.segment, bolus.t), bolus.text

    for (_, words), found in groupby(placed, alike):
        group = list(found)
        if words:
            yield (f"{len(group)} × {words}" if len(group) > 1 else words), group


def _free_text(plan: Plan, words: str, group: list[Placed], busy: list[Box], base: float, column: int) -> Text | None:
    size, u = plan.profile.small_pt, plan.profile.unit
    piece = plan.columns[column].time.piece(group[0][0].segment, group[0][0].t)
    width = measure(words, size)
    xs = [mark.x for _, mark in group]
    for x in (max(xs) + 4.5 * u, min(xs) - 4.5 * u - width, *(x + 4.5 * u for x in xs)):
        for y in (base - plan.metrics.lane / 2, base - 0.78 * plan.metrics.lane, base - 0.25 * plan.metrics.lane):
            text = Text(x, baseline_mid(y, size), words, size, role="dose")
            inside = x >= piece.x0 + 1 and x + width <= piece.x1 + 3
            if inside and not any(overlap(text_box(text), box, 0.6) for box in busy):
                return text
    return None


def _note(plan: Plan, treatment: Treatment, words: str, group: list[Placed], column: int) -> Note:
    patient = plan.data.patients[column]
    days = dict.fromkeys(moment_words(plan.data, patient, b.t, b.segment, b.when) for b, _ in group)
    return Note("bolus", patient.label, treatment_name(treatment), words, ", ".join(days))
