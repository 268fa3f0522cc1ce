"""What it was: the diagnoses in the order of time, the differential as a table or in sentences, the prognosis (CARE item 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from casereport.chart.words import time_text
from casereport.document.narrative.answers import answer_sentences
from casereport.document.narrative.filling import as_inlines, filled, listing
from casereport.document.narrative.free import as_sentence, is_whole, were_for
from casereport.document.narrative.investigations import in_tables
from casereport.document.narrative.nouns import as_found, as_tested, with_article, with_the
from casereport.document.narrative.phrases import Inlines, bracketed, joined
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.scope import is_doubted
from casereport.document.narrative.voice import Sentence, Voice, in_time, inner, tell
from casereport.document.narrative.when import NEVER, when_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.diagnosis import Diagnosis
from casereport.model.patient import Patient
from casereport.tree import Block, Cell, Table, Text, plain

FEWEST_ROWS = 3
"""Rows of a generated table; of fewer sentences tell."""


def differential(at: Spot) -> tuple[Block, ...]:
    """The diagnoses, the differential as a table that is cited or in sentences, and the prognosis."""
    patient = at.patient
    diagnosed = in_time([one for n, entry in enumerate(patient.diagnoses) if (one := _diagnosis(at.at("diagnoses", n), entry))])
    sentences = _together(at, diagnosed)
    considered = range(len(patient.differential))
    left = [index for index in considered if not at.at("differential", index).told(_is_considered(at, index))]
    tables = [_differential_table(at)] if left and len(considered) >= FEWEST_ROWS else []
    if not tables:
        sentences += [one for index in left if (one := _considered(at, index))]
    sentences += answer_sentences(at.at("prognosis"), patient.prognosis, "prognosis", at.say("subject.prognosis"))
    return (*Voice.of(at).paragraph([*sentences, *in_tables(at, "told.differential_table", tables)]), *tables)


def _diagnosis(at: Spot, diagnosis: Diagnosis) -> Sentence | None:
    """A diagnosis with stage, code, time and criteria; None when the author's prose tells it."""
    stage = at.say("told.stage", stage=diagnosis.stage) if re.fullmatch("[0-9IVX]+[A-D]?", diagnosis.stage or "") else diagnosis.stage
    criteria, note = (at.text(getattr(diagnosis, key), key) for key in ("criteria", "note"))
    others = provenance(at, diagnosis)
    pieces = [diagnosis.label, diagnosis.code or "", stage or "", *details([criteria, note], others)]
    if diagnosis.status == "final" and at.tells(*pieces, when=time_text(diagnosis, at.clocks), may_leave_time=True):
        return None
    when = when_of(diagnosis, at.clocks)
    # Diagnosed at diagnosis, or when nobody knows, says no more than the diagnosis.
    is_tautology = at.say("subject.diagnosis") in when.words or bool(diagnosis.at and diagnosis.at.is_unknown)
    name = "told.diagnosed" if diagnosis.status == "final" and when.words and not is_tautology else f"told.diagnosis_{diagnosis.status}"
    name = "told.diagnosis_doubted" if diagnosis.status == "provisional" and is_doubted(diagnosis.label) else name
    texts = [text for text in (criteria, note) if text]
    tails = [as_sentence(text) for text in texts if is_whole(text)]
    inside = [*(read_name(word) for word in (stage, diagnosis.code) if word), *([] if is_whole(note) else [inner(note)]), *others]
    based = _based(at, criteria) if criteria and not is_whole(criteria) else ()
    return tell(
        at,
        name,
        NEVER if is_tautology else when,
        joined(tails, " "),
        what=(*with_article(read_name(diagnosis.label)), *bracketed(inside)),
        be=were_for([diagnosis.label]),
        criteria=based,
    )


def _based(at: Spot, criteria: Inlines) -> Inlines:
    """`, based on three of four`, and `, according to the Duke criteria`."""
    text = plain(criteria).rstrip(".")
    if not re.search(at.say("told.by_criteria_like"), text):
        return filled(at.words["told.based_on"], criteria=inner(criteria))
    is_several = text.endswith("criteria") and text[:1].isupper()
    return filled(at.words["told.by_criteria"], criteria=with_the(criteria) if is_several else inner(criteria))


def _together(at: Spot, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with neighbours of one time and one status made one, where nothing else is said of them."""
    groups: list[list[Sentence]] = []
    for one in sentences:
        before = groups[-1][-1] if groups else None
        if before and (before.phrase, before.when.words) == (one.phrase, one.when.words) and not any(map(_is_explained, (before, one))):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [_one_of(at, group) if len(group) > 1 else group[0] for group in groups]


def _is_explained(one: Sentence) -> bool:
    return bool(one.tail or one.parts["criteria"])


def _one_of(at: Spot, group: Sequence[Sentence]) -> Sentence:
    first = group[0]
    phrase = at.words["told.diagnoses_final"] if first.phrase == at.words["told.diagnosis_final"] else first.phrase
    parts = {**first.parts, "what": listing([one.parts["what"] for one in group]), "be": as_inlines(were_for([""] * len(group)))}
    return replace(first, phrase=phrase, parts=parts)


# --- the differential ---------------------------------------------------------------------------------------------------------------


def _is_considered(at: Spot, index: int) -> bool:
    """True when the author's prose tells a diagnosis of the differential with its verdict and all that spoke for and against it."""
    name, reasons_for, against, by, verdict = (plain(cell.children) for cell in _differential_row(at, index))
    return at.at("differential", index).is_left_out or at.telling.tells(name, verdict, reasons_for, against, by)


def _considered(at: Spot, index: int) -> Sentence | None:
    """A diagnosis of the differential with verdict, unless the diagnoses tell it, the tests that decided, what spoke for and against."""
    entry, here = at.patient.differential[index], at.at("differential", index)
    pro, contra = (
        listing([_reason(at, here.text(text, key, n)) for n, text in enumerate(texts)], may_turn=False)
        for key, texts in (("for", entry.speaks_for), ("against", entry.against))
    )
    side = "both" if pro and contra else "for" if pro else "against" if contra else ""
    dx, tests = (
        inner(read_name(entry.dx)),
        listing([as_tested(read_name(_test_name(at.patient, name)), is_judged=False) for name in entry.by]),
    )
    if any(_is_same(one.label, entry.dx) and one.status == entry.verdict for one in at.patient.diagnoses):
        return tell(at, f"told.known_{side}", dx=dx, reasons=pro or contra, others=contra) if side else None
    told = filled(at.words[f"told.reasons_{side}"], reasons=pro or contra, others=contra) if side else ()
    by = filled(at.words[_by(entry.verdict)], tests=tests) if tests else ()
    return tell(at, f"told.verdict_{entry.verdict}" if entry.verdict else "told.considered", dx=dx, by=by, reasons=told)


def _is_same(label: str, other: str) -> bool:
    """True for names of one disease, of which one may say more, behind a comma or in brackets: `Myeloma (IgG lambda)` and `myeloma`."""
    names = {" ".join(re.findall(r"\w+", name.lower())) for name in (label, other)}
    return len(names) == 1 or (len({_bare(label), _bare(other)}) == 1 and bool({label.lower(), other.lower()} & {_bare(label)}))


def _bare(name: str) -> str:
    return re.split(r" *[,(]", name.lower(), maxsplit=1)[0]


def _by(verdict: str | None) -> str:
    """The phrase for the tests: what excludes a diagnosis, what a judgement rests on, what assessed it."""
    if not verdict:
        return "told.considered_by"
    return "told.by_excluded" if verdict == "excluded" else "told.by"


def _reason(at: Spot, text: Inlines) -> Inlines:
    """What spoke for or against a diagnosis as a noun: `fever`, `that streptococci grew`."""
    return filled(at.words["told.that"], clause=inner(text)) if is_whole(text) else as_found(text)


def _differential_table(at: Spot) -> Table:
    """The differential as a table, without the columns that are empty."""
    names = ("considered", "for", "against", "by", "verdict")
    rows = [_differential_row(at, index) for index in range(len(at.patient.differential))]
    kept = [n for n in range(len(names)) if any(plain(row[n].children) for row in rows)]
    head = tuple(Cell((Text(at.say(f"differential.{names[n]}")),), "col") for n in kept)
    caption = at.say("differential.title_of", label=at.label) if at.is_several else at.say("differential.title")
    body = tuple(tuple(row[n] for n in kept) for row in rows)
    return Table(f"differential-{at.patient.id}", "", as_inlines(caption), (head,), body, wide=True)


def _differential_row(at: Spot, index: int) -> tuple[Cell, ...]:
    entry, here = at.patient.differential[index], at.at("differential", index)
    texts = {
        key: joined([here.text(text, key, i) for i, text in enumerate(listed)])
        for key, listed in (("for", entry.speaks_for), ("against", entry.against))
    }
    verdict = (Text(entry.verdict),) if entry.verdict else ()
    by = _tests(at.patient, entry.by)
    return (Cell(read_name(entry.dx), "row"), Cell(texts["for"]), Cell(texts["against"]), Cell(by), Cell(verdict))


def _tests(patient: Patient, names: Sequence[str]) -> Inlines:
    return read_name("; ".join(_test_name(patient, name) for name in names)) if names else ()


def _test_name(patient: Patient, name: str) -> str:
    """A test's name when it is referred to by id."""
    tests = {test.id: test.name for test in patient.tests if test.id} | {study.id: study.kind for study in patient.imaging if study.id}
    return tests.get(name, name)
