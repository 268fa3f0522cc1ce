"""Laboratory results of a patient in sentences: those that no clock places, and those of a table too short to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casereport.chart import PlacedSeries
from casereport.chart.results import PlacedResult
from casereport.chart.words import moment_in_sentence
from casereport.clinical.units import with_unit
from casereport.document.narrative.answers import noted
from casereport.document.narrative.filling import as_inlines, filled, listing
from casereport.document.narrative.free import were_for
from casereport.document.narrative.investigations import shown
from casereport.document.narrative.outcomes import assessed_text, scale_words
from casereport.document.narrative.phrases import Inlines, bracketed
from casereport.document.narrative.provenance import provenance
from casereport.document.narrative.scores import is_score, outcome_of
from casereport.document.narrative.told import is_series_told
from casereport.document.narrative.voice import Sentence, inner, tell
from casereport.document.narrative.when import When, after
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.document.tables.measured import Measured
from casereport.document.tables.reference_ranges import reference_text
from casereport.language import say
from casereport.tree import Text


def result_sentences(at: Spot, cells: Sequence[Measured], *, are_scores: bool = False) -> list[Sentence]:
    """The results of the patient here in sentences, a series a sentence, without what the author's prose tells: scores, or all others."""
    series: dict[int, list[Measured]] = {}
    for cell in cells:
        if cell.patient is at.patient and is_score(at, cell.series) is are_scores and not is_series_told(at, cell.series):
            series.setdefault(cell.series.index, []).append(cell)
    return [_sentence(at.at("labs", index), found) for index, found in series.items()]


def _sentence(at: Spot, cells: list[Measured]) -> Sentence:
    """The results of one series: of a single one its time leads the sentence."""
    series, entry = cells[0].series, cells[0].series.entry
    reference = at.say("table.reference_detail", range=reference_text(at, cells)) if entry.reference else ""
    words = [word for word in (entry.specimen, entry.method, reference, entry.code, *_as_outcome(at, series)) if word]
    inside, tail = noted(at.text(entry.note, "note"), *(read_name(word) for word in words), *provenance(at, entry))
    what = (*inner(read_name(series.name)), *inside)
    first = cells[0].result
    place = first.place
    if len(cells) == 1:
        when = When(moment_in_sentence(first.moment, at.clocks), place)
        return shown(at, what, series.name, _value(at, first, series.unit), when, tail)
    times = [moment_in_sentence(one.result.moment, at.clocks) for one in cells]
    values = [
        filled(at.words["told.value"], value=_value(at, one.result, series.unit), when=as_inlines(_when(at, time, before)))
        for one, time, before in zip(cells, times, ["", *times], strict=False)
    ]
    return tell(at, "told.results", When("", place), tail, name=what, be=were_for([series.name]), values=listing(values))


def _as_outcome(at: Spot, series: PlacedSeries) -> list[str]:
    """Scale and assessor of a score that an outcome repeats."""
    owner = replace(at, path=at.path[:2])
    item = outcome_of(owner, series) if is_score(owner, series) else None
    if item is None:
        return []
    index = at.patient.outcomes.items.index(item) if at.patient.outcomes else 0
    here = owner.at("outcomes", index)
    return [*scale_words(here, item), assessed_text(here, item).removeprefix(", ")]


def _when(at: Spot, time: str, before: str) -> str:
    """The time behind a value: `on day 3`, and `at 5 months after diagnosis`, so that no number follows another; then `at 7 months`."""
    words = after(time, before, at.clocks)
    return say("when.length", time=words) if words[:1].isdigit() else words


def _value(at: Spot, result: PlacedResult, unit: str) -> Inlines:
    """A value with its unit, and the mark of its source where no range of the record judges it."""
    if result.value.kind == "missing":
        return as_inlines(at.say("told.not_available") if result.value.missing_reason == "not stated" else result.value.missing_reason)
    mark = bracketed([as_inlines(at.say(f"flag_{result.flag}"))]) if result.flag and not result.range else ()
    return (Text(with_unit(result.shown, unit)), *mark)
