"""The caption of a course figure in parts: only what this figure needs, each part one or more sentences of plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from casereport.figures.axis.pieces import Axis
from casereport.figures.course.data import CourseData, CoursePatient, find_series, find_treatment, row_series
from casereport.figures.course.entries import Part, Point, Series, ranges_of
from casereport.figures.course.pair_words import dot_words, range_key
from casereport.figures.course.plan import Plan
from casereport.figures.course.segments import parts_of
from casereport.figures.course.sentences import (
    Told,
    break_sentences,
    day_sentences,
    dose_sentences,
    drawing_sentences,
    event_sentences,
    guide_sentences,
)
from casereport.figures.course.words import joined
from casereport.figures.paper.scene import Note
from casereport.figures.parts.decimation import marked_points, tells_more
from casereport.figures.parts.placed import Placed
from casereport.figures.parts.status import Basis, basis_at, basis_of, drawn_series, status_of
from casereport.figures.parts.undrawn import undrawn_sentences
from casereport.language import say
from casereport.language.sentences import in_sentence
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class CaptionPart:
    """One subject of a caption in whole sentences: `kind` names it, `letters` lead a part about panels."""

    kind: str
    sentences: tuple[str, ...]
    letters: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(self.sentences)


def caption_parts(placed: Placed[Plan]) -> tuple[CaptionPart, ...]:
    """What a reader must be told beside the drawing, in reading order: panels first, abbreviations last."""
    return (*_panels(placed), *shared_parts(Told(placed.layout, placed.notes)))


def shared_parts(told: Told) -> Iterator[CaptionPart]:
    """All that a caption tells but for the panels, subject by subject."""
    for kind, write in _SUBJECTS:
        sentences = tuple(write(told))
        if sentences:
            yield CaptionPart(kind, sentences)


def _panels(placed: Placed[Plan]) -> Iterator[CaptionPart]:
    letters: dict[str, list[str]] = {}
    for panel in placed.panels:
        letters.setdefault(panel.title, []).append(panel.letter)
    for title, found in letters.items():
        yield CaptionPart("panels", (f"{title}.",), tuple(letter for letter in found if letter))
    data = placed.layout.data
    if len(data.patients) > 1 and data.rows:
        columns = joined([patient.label for patient in data.patients])
        yield CaptionPart("columns", (f"{'From top to bottom' if placed.layout.stacked else 'Columns from left to right'}: {columns}.",))


def _illustrative(told: Told) -> Iterator[str]:
    if told.data.illustrative:
        yield "Illustrative values: none was measured in a patient."


def _symbols(told: Told) -> Iterator[str]:
    data = told.data
    series = drawn_series(data)
    points = [(s, p) for s in series for p in s.points if p.value is not None]
    if _on(data, "range"):
        yield f"{range_key(data)}{_band_words(told)}; filled symbol, outside it; hollow symbol, {_hollow_words(points)}."
        yield from _step_words(series, points)
    if marked := _on(data, "marks"):
        yield f"No reference range was given for {marked}: filled symbol, marked high or low by the source; hollow symbol, not marked."
    if neutral := _on(data, "nothing"):
        alone = all(basis_of(data, s) == "nothing" for s in series)
        yield "No reference range is given." if alone else f"{dot_words(data)}, no reference range known ({neutral})."
    yield from _crowd_words(told, series)
    yield from _censored_words(points)
    yield from _line_words(data, points, series)
    yield from (f"The axis of {title} does not start at zero." for title in told.names("base"))
    if names := list(dict.fromkeys(_without_log(data))):
        yield say("axis.no_log", names=joined(names))
    if not data.share_y and len(data.patients) > 1:
        yield "Value axes differ between patients."


def _without_log(data: CourseData) -> Iterator[str]:
    """The analytes asked for on a logarithmic scale that have a value which none can hold."""
    series = [s for r, row in enumerate(data.rows) for s in (*row_series(data, r), *_at_right(data, row))]
    yield from (in_sentence(s.title) for s in series if s.scale == "log" and any(p.value is not None and p.value <= 0 for p in s.points))


def _at_right(data: CourseData, row: str) -> list[Series]:
    pair = data.pair(row)
    return [s for p in data.patients if (s := find_series(p, pair.second))] if pair and pair.right else []


def _on(data: CourseData, basis: Basis) -> str:
    """The analytes whose results are judged on a basis, as a list in prose."""
    titles = dict.fromkeys(in_sentence(s.title) for s in drawn_series(data) if basis_of(data, s) == basis)
    return joined(list(titles))


def _step_words(series: list[Series], points: list[tuple[Series, Point]]) -> Iterator[str]:
    """What is told of ranges that change: where the band has a step, and results at whose time no range holds."""
    changing = dict.fromkeys(in_sentence(s.title) for s in series if len({(r.low, r.high, r.text) for r in ranges_of(s)}) > 1)
    if changing:
        yield f"The band has a step where the reference range of {joined(list(changing))} changes."
    bases = [(s, basis_at("range", s, p)) for s, p in points if ranges_of(s)]
    if bare := dict.fromkeys(in_sentence(s.title) for s, basis in bases if basis == "nothing"):
        yield f"Small dot beside a band, no reference range known at that time ({joined(list(bare))})."
    if told := dict.fromkeys(in_sentence(s.title) for s, basis in bases if basis == "marks"):
        yield f"Filled symbol where no band is, marked high or low by the source ({joined(list(told))})."


def _hollow_words(points: list[tuple[Series, Point]]) -> str:
    return "inside it or undecided" if any(status_of(p, s) == "undecided" for s, p in points) else "inside it"


def _band_words(told: Told) -> str:
    cut = [f"{in_sentence(title)} {side}" for title, side in dict.fromkeys((note.subject, note.text) for note in told.noted("band"))]
    return f" (it goes on beyond the axis: {', '.join(cut)})" if cut else ""


def _crowd_words(told: Told, series: list[Series]) -> Iterator[str]:
    """What is told of series too long to be drawn whole, and of lines that stand for their symbols."""
    for title, total in dict.fromkeys((in_sentence(s.title), s.total) for s in series if s.total):
        yield f"Of {total:,} results of {title} the lowest and the highest of each short, equal interval are drawn."
    panels = [s for s, time in _with_axes(told) if len(marked_points(s, time.place)) < sum(p.value is not None for p in s.points)]
    if panels:
        named = [name for name, is_one in _MORE if any(is_one(p) and tells_more(p, s) for s in panels for p in s.points)]
        room = f", and where there is room for those {' and '.join(named)}" if named else ""
        yield f"Where results crowd, symbols stand for the first, last, lowest and highest of them{room}; a thinner line goes through all."


def _with_axes(told: Told) -> Iterator[tuple[Series, Axis]]:
    """Every series that is drawn, with the axis under it."""
    for patient, column in zip(told.data.patients, told.plan.columns, strict=True):
        yield from ((s, column.time) for analyte in told.data.analytes() if (s := find_series(patient, analyte)))


_MORE: tuple[tuple[str, Callable[[Point], bool]], ...] = (
    ("known as a limit", lambda p: bool(p.comparator)),
    ("marked by the source", lambda p: bool(p.flag) and not p.comparator),
)


def _censored_words(points: list[tuple[Series, Point]]) -> Iterator[str]:
    for sign, name, words in (("<", "down", "below"), (">", "up", "above")):
        if any(p.comparator.startswith(sign) for _, p in points):
            yield f"Triangle pointing {name}, result {words} the limit at which it stands."


def _line_words(data: CourseData, points: list[tuple[Series, Point]], series: list[Series]) -> Iterator[str]:
    reasons = []
    if any(p.comparator for _, p in points):
        reasons.append("a result known only as a limit")
    if any(s.max_gap is not None and _has_long_gap(s) for s in series):
        reasons.append("a long time without results")
    if any(_crosses_break(data, patient) for patient in data.patients):
        reasons.append("a break of the axis")
    if reasons:
        yield f"Dashed line, across {joined(reasons)}."
    if any(p.value is None for s in series for p in s.points):
        yield "The line is interrupted where a value is missing."


def _crosses_break(data: CourseData, patient: CoursePatient) -> bool:
    """True when a line of the patient goes on across a break of the axis."""
    held = [parts_of(data, patient, k) for k in range(len(patient.segments))]
    for series in (found for analyte in data.analytes() if (found := find_series(patient, analyte))):
        for a, b in pairwise(series.points):
            apart = patient.segments[b.segment].joined if a.segment != b.segment else _part(held[a.segment], a) != _part(held[b.segment], b)
            if apart and a.value is not None and b.value is not None:
                return True
    return False


def _part(parts: Sequence[Part], p: Point) -> int:
    """The part of its segment that holds a point."""
    return max((k for k, part in enumerate(parts) if part.start - 1e-6 <= p.t), default=0)


def _has_long_gap(series: Series) -> bool:
    pairs = pairwise(series.points)
    return any(b.t - a.t > (series.max_gap or 0.0) and a.segment == b.segment for a, b in pairs)


def _losses(told: Told) -> Iterator[str]:
    names = {
        "dose": "Doses not printed in full",
        "bolus": "Single doses not printed",
        "care": "Care settings not printed",
        "event": "Events without a label",
        "reference": "Reference ranges not printed in full",
    }
    for kind, words in names.items():
        if found := told.noted(kind):
            yield f"{words}: {'; '.join(_loss_words(found, several=len(told.data.patients) > 1))}."


def _loss_words(notes: list[Note], *, several: bool) -> list[str]:
    """The lost texts, each with its treatment, and its patient where there are several, said once."""
    by_owner: dict[str, list[str]] = {}
    for note in notes:
        owner = ", ".join(filter(None, (note.patient * several, in_sentence(note.subject))))
        by_owner.setdefault(owner, []).append(f"{note.text} ({note.when})" if note.when else note.text)
    return [f"{owner}: {', '.join(texts)}" if owner else ", ".join(texts) for owner, texts in by_owner.items()]


def _abbreviations(told: Told) -> Iterator[str]:
    data = told.data
    lanes = [(t.title, t.name) for lane in data.lane_ids() for p in data.patients if (t := find_treatment(p, lane)) and t.name]
    own = [(short, in_sentence(long)) for short, long in [*_short_titles(told), *lanes] if short.lower() != long.lower()]
    if pairs := {**dict(own), **dict(data.abbreviations)}:
        yield "; ".join(f"{short}, {long}" for short, long in sorted(pairs.items(), key=lambda pair: pair[0].lower())) + "."


def _short_titles(told: Told) -> list[tuple[str, str]]:
    """The short names of analytes that stand over panels for want of room, with what they stand for."""
    headers = [one for header in told.plan.headers.values() for one in (header, header.second) if one]
    printed = [line for header in headers for line in header.title]
    found = [(s.short, s.title) for s in drawn_series(told.data) if s.short]
    return [(a, b) for a, b in found if any(t == a or t.startswith((f"{a} (", f"{a},")) for t in printed)]


_SUBJECTS: tuple[tuple[str, Callable[[Told], Iterator[str]]], ...] = (
    ("illustrative", _illustrative),
    ("days", lambda told: day_sentences(told.data, told.notes)),
    ("breaks", lambda told: break_sentences(told.data)),
    ("drawing", lambda told: drawing_sentences(told.data, told.notes)),
    ("symbols", _symbols),
    ("care", guide_sentences),
    ("events", lambda told: event_sentences(told.data)),
    ("doses", dose_sentences),
    ("omitted", _losses),
    ("undrawn", lambda told: undrawn_sentences(told.data.undrawn)),
    ("abbreviations", _abbreviations),
)
