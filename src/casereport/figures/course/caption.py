"""The caption of a course figure in parts: only what this figure needs, each part one or more sentences of plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from casereport.figures.course.data import CourseData, CoursePatient, find_series, find_treatment, row_series
from casereport.figures.course.describe import lane_name
from casereport.figures.course.entries import Point, Series, ranges_of
from casereport.figures.course.event_words import event_sentences, lost_sentences
from casereport.figures.course.pair_words import dot_words, range_key
from casereport.figures.course.segments import parts_of, segment_course
from casereport.figures.course.time_words import day_sentences
from casereport.figures.course.words import in_sentence, joined
from casereport.figures.paper.scene import Mark, Note, Path, Scene, Text, groups, walk
from casereport.figures.parts.crowding import tells_more
from casereport.figures.parts.decimation import thin_course
from casereport.figures.parts.pairs import FIRST, SECOND
from casereport.figures.parts.status import Basis, basis_at, basis_of, drawn_series, status_of
from casereport.language import say


@dataclass(frozen=True, slots=True)
class CaptionPart:
    """One subject of a caption: `kind` names it, `text` is whole sentences; `letters` lead a part about panels."""

    kind: str
    text: str
    letters: tuple[str, ...] = ()


def caption_parts(data: CourseData, scene: Scene) -> tuple[CaptionPart, ...]:
    """What a reader must be told beside the drawing, in reading order: panels first, abbreviations last."""
    data = segment_course(thin_course(data), scene.w)
    parts = [*_panels(data, scene)]
    for kind, write in _SUBJECTS:
        sentences = list(write(data, scene))
        parts += [CaptionPart(kind, " ".join(sentences))] if sentences else []
    return tuple(parts)


def _panels(data: CourseData, scene: Scene) -> Iterator[CaptionPart]:
    letters: dict[str, list[str]] = {}
    for panel in scene.panels:
        letters.setdefault(panel.title, []).append(panel.letter)
    for title, found in letters.items():
        yield CaptionPart("panels", f"{title}.", tuple(letter for letter in found if letter))
    if len(data.patients) > 1 and data.rows:
        columns = joined([patient.label for patient in data.patients])
        yield CaptionPart(
            "columns", f"Columns from left to right: {columns}." if not _is_stacked(scene) else f"From top to bottom: {columns}."
        )


def _is_stacked(scene: Scene) -> bool:
    heads = [item for item in walk(scene.items) if getattr(item, "role", "") == "head"]
    return len({round(head.y, 1) for head in heads if hasattr(head, "y")}) > 1


def _illustrative(data: CourseData, _: Scene) -> Iterator[str]:
    if data.illustrative:
        yield "Illustrative values: none was measured in a patient."


def _symbols(data: CourseData, scene: Scene) -> Iterator[str]:
    series = drawn_series(data)
    points = [(s, p) for s in series for p in s.points if p.value is not None]
    if _on(data, "range"):
        yield f"{range_key(data)}{_band_words(scene)}; filled symbol, outside it; hollow symbol, {_hollow_words(points)}."
        yield from _step_words(series, points)
    if marked := _on(data, "marks"):
        yield f"No reference range was given for {marked}: filled symbol, marked high or low by the source; hollow symbol, not marked."
    if neutral := _on(data, "nothing"):
        alone = all(basis_of(data, s) == "nothing" for s in series)
        yield "No reference range is given." if alone else f"{dot_words(data)}, no reference range known ({neutral})."
    yield from _crowd_words(data, scene, series)
    yield from _censored_words(points)
    yield from _line_words(data, points, series)
    for title in dict.fromkeys(note.subject for note in scene.notes if note.kind == "base"):
        yield f"The axis of {in_sentence(title)} does not start at zero."
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


def _band_words(scene: Scene) -> str:
    cut = [f"{in_sentence(title)} {side}" for title, side in dict.fromkeys((n.subject, n.text) for n in scene.notes if n.kind == "band")]
    return f" (it goes on beyond the axis: {', '.join(cut)})" if cut else ""


def _crowd_words(data: CourseData, scene: Scene, series: list[Series]) -> Iterator[str]:
    """What is told of series too long to be drawn whole, and of lines that stand for their symbols."""
    for title, total in dict.fromkeys((in_sentence(s.title), s.total) for s in series if s.total):
        yield f"Of {total:,} results of {title} the lowest and the highest of each short, equal interval are drawn."
    panels = [(s, drawn) for s, drawn in _with_marks(data, scene) if drawn < sum(p.value is not None for p in s.points)]
    if panels:
        told = [name for name, is_one in _MORE if any(is_one(p) and tells_more(p, s) for s, _ in panels for p in s.points)]
        room = f", and where there is room for those {' and '.join(told)}" if told else ""
        yield f"Where results crowd, symbols stand for the first, last, lowest and highest of them{room}; a thinner line goes through all."


def _with_marks(data: CourseData, scene: Scene) -> Iterator[tuple[Series, int]]:
    """Every series with how many symbols its panel has for it."""
    panels = {group.id: group for group in groups(scene.items)}
    for c, patient in enumerate(data.patients):
        for r, row in enumerate(data.rows):
            for analyte, look in zip(data.panel_analytes(row), (FIRST, SECOND), strict=False):
                marks = [item for item in panels[f"p{c}-row{r}"].items if isinstance(item, Mark) and item.role == look.mark]
                if series := find_series(patient, analyte):
                    yield series, len(marks)


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
    for series in (found for analyte in data.analytes() if (found := find_series(patient, analyte))):
        for a, b in pairwise(series.points):
            apart = patient.segments[b.segment].joined if a.segment != b.segment else _part(data, patient, a) != _part(data, patient, b)
            if apart and a.value is not None and b.value is not None:
                return True
    return False


def _part(data: CourseData, patient: CoursePatient, p: Point) -> int:
    """The part of its segment that holds a point."""
    parts = parts_of(data, patient, p.segment)
    return max((k for k, part in enumerate(parts) if part.start - 1e-6 <= p.t), default=0)


def _has_long_gap(series: Series) -> bool:
    pairs = pairwise(series.points)
    return any(b.t - a.t > (series.max_gap or 0.0) and a.segment == b.segment for a, b in pairs)


def _care(data: CourseData, scene: Scene) -> Iterator[str]:
    if any(stay.setting == "icu" for patient in data.patients for stay in patient.stays) and data.rows:
        yield "Shaded, intensive care."
    guides = {group.id for group in groups(scene.items) if any(isinstance(i, Path) and i.role == "guide" for i in group.items)}
    keys = [t for k, patient in enumerate(data.patients) if f"p{k}-guides" in guides for t in patient.treatments if t.key]
    if keys:
        names = list(dict.fromkeys(in_sentence(lane_name(data, t.id)) for t in keys))
        yield f"Dashed vertical line, start of {joined(names)}."


def _doses(data: CourseData, scene: Scene) -> Iterator[str]:
    flat = {note.subject for note in scene.notes if note.kind == "flat"}
    lanes = [lane for lane in data.lane_ids() if _has_phases(data, lane)]
    to_scale = [lane for lane in lanes if lane_name(data, lane) not in flat]
    yield from _scale_words(data, to_scale)
    least = [in_sentence(name) for name in dict.fromkeys(n.subject for n in scene.notes if n.kind == "least-height")]
    if least:
        yield f"The lowest doses of {joined(least)} are drawn higher than their share, to be seen."
    if flat and not to_scale:
        yield "Bars show time, not dose."
    if flat and to_scale:
        yield f"Bars of {joined([in_sentence(name) for name in sorted(flat)])} are of one height."
    for kind in ("taper", "range"):
        if names := [in_sentence(name) for name in dict.fromkeys(n.subject for n in scene.notes if n.kind == kind)]:
            yield say(f"bar.{kind}", names=joined(names))
    hollow = [in_sentence(name) for name in dict.fromkeys(n.subject for n in scene.notes if n.kind == "no-dose")]
    if hollow:
        yield f"Outlined bar, dose not stated ({joined(hollow)})."
    yield from _sign_words(data, scene)


def _scale_words(data: CourseData, lanes: list[str]) -> Iterator[str]:
    """What the height of a bar says, for the treatments whose bars are as high as their dose."""
    names = [in_sentence(lane_name(data, lane)) for lane in lanes]
    if names:
        scale = ", on one scale for all patients" if len(data.patients) > 1 else ""
        yield f"Bar height is proportional to the dose within {'a treatment' if len(names) > 1 else names[0]}{scale}."
    if single := [name for lane, name in zip(lanes, names, strict=True) if _varies(data, lane)]:
        yield say("bar.single", names=joined(single))


def _varies(data: CourseData, lane: str) -> bool:
    """True for single doses that are given at more than one frequency."""
    phases = [phase for p in data.patients if (t := find_treatment(p, lane)) for phase in t.phases if phase.dose is not None]
    return len({phase.every for phase in phases} - {""}) > 1


def _has_phases(data: CourseData, lane: str) -> bool:
    return any(t.phases for patient in data.patients if (t := find_treatment(patient, lane)))


def _sign_words(data: CourseData, scene: Scene) -> Iterator[str]:
    marks = {item.role for item in walk(scene.items) if isinstance(item, Mark)}
    if "bolus" in marks:
        yield "Triangle on a stem, single dose."
    if "ongoing" in marks:
        yield "Arrow, ongoing at the end of the axis."
    if any(note.kind == "open" for note in scene.notes):
        yield "Torn end of a bar, start or end not known."
    if any(note.kind == "goes-on" for note in scene.notes):
        yield say("bar.goes_on")
    phases = [phase for patient in data.patients for t in patient.treatments for phase in t.phases]
    if any(phase.approx for phase in phases) or any(b.approx for p in data.patients for t in p.treatments for b in t.boluses):
        yield "Outlined and ≈, approximate."


def _losses(data: CourseData, scene: Scene) -> Iterator[str]:
    names = {
        "dose": "Doses not printed in full",
        "bolus": "Single doses not printed",
        "care": "Care settings not printed",
        "event": "Events not printed",
        "reference": "Reference ranges not printed in full",
    }
    for kind, words in names.items():
        found = [note for note in scene.omitted if note.kind == kind]
        if found:
            yield f"{words}: {'; '.join(_loss_words(found, several=len(data.patients) > 1))}."


def _loss_words(notes: list[Note], *, several: bool) -> list[str]:
    """The lost texts, each with its treatment, and its patient where there are several, said once."""
    by_owner: dict[str, list[str]] = {}
    for note in notes:
        owner = ", ".join(filter(None, (note.patient * several, in_sentence(note.subject))))
        by_owner.setdefault(owner, []).append(f"{note.text} ({note.when})" if note.when else note.text)
    return [f"{owner}: {', '.join(texts)}" if owner else ", ".join(texts) for owner, texts in by_owner.items()]


def _abbreviations(data: CourseData, scene: Scene) -> Iterator[str]:
    own = _short_titles(data, scene) + [
        (t.title, t.name) for lane in data.lane_ids() for p in data.patients if (t := find_treatment(p, lane)) and t.name
    ]
    pairs = dict([(short, in_sentence(long)) for short, long in own if short.lower() != long.lower()] + list(data.abbreviations))
    if pairs:
        yield "; ".join(f"{short}, {long}" for short, long in sorted(pairs.items(), key=lambda pair: pair[0].lower())) + "."


def _short_titles(data: CourseData, scene: Scene) -> list[tuple[str, str]]:
    """The short names of analytes that stand over panels for want of room, with what they stand for."""
    printed = [item.text for item in walk(scene.items) if isinstance(item, Text) and item.role == "title"]
    found = [(s.short, s.title) for s in drawn_series(data) if s.short]
    return [(a, b) for a, b in found if any(t == a or t.startswith((f"{a} (", f"{a},")) for t in printed)]


_SUBJECTS: tuple[tuple[str, Callable[[CourseData, Scene], Iterator[str]]], ...] = (
    ("illustrative", _illustrative),
    ("days", day_sentences),
    ("symbols", _symbols),
    ("care", _care),
    ("events", event_sentences),
    ("doses", _doses),
    ("omitted", _losses),
    ("undrawn", lost_sentences),
    ("abbreviations", _abbreviations),
)
