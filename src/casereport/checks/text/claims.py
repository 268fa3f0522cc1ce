"""Checks of claims: a first report has a search, a case recommends nothing, a cause is assessed, a response has values (CARE 10, 11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.chart import PatientChart, Place
from casereport.chart.treatments import PlacedTreatment
from casereport.checks.subject import Subject
from casereport.checks.text.sentences import Sentence, pattern
from casereport.model.course import AdverseEvent
from casereport.patterns import lazy_pattern
from casereport.problems import Problem

_CONCLUDING = ("discussion", "conclusion", "lessons", "highlights", "abstract")
_CAREFUL_PARTS = ("background", "case")
_TOLD = ("abstract", "sections", "discussion", "lessons", "highlights")
_WHEN = lazy_pattern(r"\b(?:day|week|month) \d+\b|\b\d+ (?:hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)
"""Times, which are no values."""
_BY_OTHERS = lazy_pattern(
    r"\b(?:first|oldest|youngest|largest|longest)\b[^.;]{0,60}\b(?:by|in)\s+(?:(?:the\s)?[A-Z]|\d{4})"
    r"|\bet al\b|\bw(?:as|ere) first\b"
)
"""Who described a thing first, as a cited work tells."""
_DOSE = lazy_pattern(r"\b\d[\d.,]{0,8} ?(?:mg|g|[µμ]g|mcg|mL|units?|IU|tablets?)(?:/kg)?(?:/(?:day|dose))?(?![/\w])")
_NEAR, _GAP = 40, 12  # characters around a name that are read, and between it and the word that makes it a cause
_MIN_NAME = 4  # letters: shorter names of drugs are abbreviations that mean other things


def first_claims_tell_the_search(subject: Subject) -> list[Problem] | None:
    """A claim to be the first, the only or a new one stands beside a search of the literature: databases, terms, date."""
    told = _of_the_authors(subject)
    if not told:
        return None
    if subject.record.search or any(pattern("claim.searched").search(one.text) for one in told):
        return []
    hint = "add search: {database: PubMed, terms: …, until: 2026-01}, or leave the claim out"
    message = "this seems to claim a first or only case, and no search of the literature is told"
    found = [(one, _first(one) or _rank(one)) for one in told]
    return [one.problem("claim-without-search", message, hint, match.start()) for one, match in found if match]


def _first(sentence: Sentence) -> re.Match[str] | None:
    """The claim of a sentence; none in one that denies it, or tells with a citation who was the first."""
    found = pattern("claim.first").search(sentence.text)
    if found is None or pattern("claim.not_first").search(sentence.text):
        return None
    return None if sentence.cites and _BY_OTHERS.search(sentence.text, found.start()) else found


def _rank(sentence: Sentence) -> re.Match[str] | None:
    """Where a sentence that cites no work tells a rank among all cases: the largest series, only five cases."""
    return None if sentence.cites else pattern("claim.rank").search(sentence.text)


def one_case_recommends_nothing(subject: Subject) -> list[Problem] | None:
    """What concludes says no more than one case can show: no advice for all, no proof of effect or safety."""
    told = [one for one in _of_the_authors(subject) if _concludes(one)]
    hint = "say what the case suggests: may, might, deserves study; or cite the guideline"
    message = "this seems to recommend, or to conclude for others, from one case"
    found = [(one, _advice(one.text)) for one in told if not one.cites]
    return [one.problem("recommendation", message, hint, at) for one, at in found if at is not None] if told else None


def _advice(text: str) -> int | None:
    """Where a text recommends, forbids or tells a proof, None where it does so with caution; the `not` of what is forbidden is none."""
    forbidden = pattern("claim.forbid").search(text)
    rest = text[: forbidden.start()] + text[forbidden.end() :] if forbidden else text
    found = forbidden or pattern("claim.recommend").search(text)
    return found.start() if found and not pattern("claim.cautious").search(rest) else None


def _concludes(sentence: Sentence) -> bool:
    path = [str(step) for step in sentence.path]
    return bool(set(path) & set(_CONCLUDING)) and not (path[0] == "abstract" and set(path) & set(_CAREFUL_PARTS))


def causes_are_assessed(subject: Subject) -> list[Problem] | None:
    """Where a text says that a treatment of the patient caused something, an adverse event tells how likely that is (CARE item 11c)."""
    told = [one for one in _of_the_authors(subject) if not one.cites and not pattern("cause.hedged").search(one.text)]
    if not told:
        return None
    events = [event for patient in subject.record.patients for event in (patient.adverse_events.items if patient.adverse_events else ())]
    assessed = [event for event in events if event.causality]
    names = [name for _, chart in subject.charts() for item in chart.treatments for name in _names(item)]
    harmed = [(one, at) for one in told for at in _causes(one, names)[:1] if not _is_assessed(one, assessed)]
    helped = [(one, at) for one in told for at in _benefits(one, names)[:1] if all(one is not other for other, _ in harmed)]
    return [_unassessed(one, at) for one, at in (*harmed, *helped)]


def _benefits(sentence: Sentence, names: list[str]) -> list[int]:
    """Where a text of the case and its discussion says that a treatment of the patient did good, as its own doing."""
    if set(sentence.path) & {"introduction", "background", "history"} or sentence.path[0] not in _TOLD:
        return []
    found: list[int] = []
    for name in names:
        for at in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.text, re.IGNORECASE):
            done = pattern("cause.benefit").search(sentence.text, at.end())
            if done and done.start() - at.end() <= _GAP:
                found.append(at.start())
    return found


def _unassessed(sentence: Sentence, at: int) -> Problem:
    hint = "add adverse_events: [{label: …, suspected: [drug], causality: probable (Naranjo 6)}], or say suspected"
    return sentence.problem("cause-unassessed", "this seems to tell a cause, and the record does not assess one", hint, at)


def _causes(sentence: Sentence, names: list[str]) -> list[int]:
    """Where a sentence tells a cause: a treatment of the patient as one, or, outside the introduction, anything."""
    found = [at for name in names for at in _caused_by(sentence.text, name)]
    if not set(sentence.path) & {"introduction", "background", "history"} and sentence.path[0] in _TOLD:
        found += [match.start() for match in pattern("cause.named").finditer(sentence.text)]
        found += _recovered_because(sentence.text, names)
    return found


def _recovered_because(text: str, names: list[str]) -> list[int]:
    """Where a text says that somebody became better because a treatment was given: because, then the name, behind a word for better."""
    better = pattern("response.better").search(text)
    because = pattern("cause.because").search(text, better.end()) if better else None
    behind = text[because.end() : because.end() + _NEAR * 2].lower() if because else ""
    return [because.start()] if because and any(name.lower() in behind for name in names) else []


def _caused_by(text: str, name: str) -> Iterator[int]:
    """Where a text tells this treatment as a cause: the name right before an active word, or right behind a passive one."""
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
        if _is_cause(text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]):
            yield found.start()


def _is_cause(before: str, behind: str) -> bool:
    """True where the words right around a name make it a cause: `due to` before it, `caused` or `-induced` behind it."""
    if re.match(r"[-\u2010\u2011]induced\b", behind):
        return True
    active = pattern("cause.active").search(behind)
    passive = list(pattern("cause.passive").finditer(before))
    return bool(active and active.start() <= _GAP) or bool(passive and passive[-1].end() >= len(before) - _GAP)


def _names(item: PlacedTreatment) -> list[str]:
    entry = item.entry
    return [name for name in (entry.drug, entry.name, entry.brand, entry.drug_class) if name and len(name) >= _MIN_NAME]


def _is_assessed(sentence: Sentence, assessed: list[AdverseEvent]) -> bool:
    """True where an adverse event of the record tells how likely its cause is, and the sentence names that drug, or none is suspected."""
    text = sentence.text.lower()
    return any(not event.suspected or any(name.lower() in text for name in event.suspected) for event in assessed)


def _of_the_authors(subject: Subject) -> tuple[Sentence, ...]:
    """The sentences of the authors; those of a report that is retold are its own."""
    return () if subject.record.status == "published" else subject.sentences


def responses_have_values(subject: Subject) -> list[Problem] | None:
    """A response to a treatment stands on something that the record has from before its start and from after it."""
    told = [one for one in _of_the_authors(subject) if one.path[0] in _TOLD and not one.cites]
    told = [one for one in told if not pattern("response.none").search(one.text)]
    if not told:
        return None
    treatments = [(name, item, chart) for _, chart in subject.charts() for item in chart.treatments for name in _names(item)]
    bare = [name for name, item, chart in treatments if not _is_framed(chart, item)]
    hint = "add a value, sign or finding from before the treatment and one from after it, and tell them: {{ change('crp', 1, 5) }}"
    message = "this seems to tell a response, and no values from before and after it"
    found = [(one, [at for name in bare for at in _responses(one.text, name)] + _unmeasured(one)) for one in told]
    found += [(one, [at]) for one, at in _praised(told)]
    places = {one: at[0] for one, at in reversed(found) if at}
    return [one.problem("response-without-values", message, hint, places[one]) for one in told if one in places]


def _praised(told: list[Sentence]) -> Iterator[tuple[Sentence, int]]:
    """Sentences of the course that praise an effect and tell no number, and neither does the next in the same text."""
    for index, sentence in enumerate(told):
        found = pattern("response.praised").search(sentence.text)
        if not found or sentence.path[0] not in ("sections", "abstract") or set(sentence.path) & {"introduction", "background"}:
            continue
        beside = [one.text for one in told[index : index + 2] if one.path == sentence.path]
        if not any(map(_has_number, beside)):
            yield sentence, found.start()


def _has_number(text: str) -> bool:
    """Whether a text tells a number that is no time and no dose, or a fact of the record."""
    return any(letter.isdigit() or letter == "_" for letter in _DOSE.sub("", _WHEN.sub("", text)))


def _unmeasured(sentence: Sentence) -> list[int]:
    """Where a sentence says that something measured became better, or that anything did so strongly, and tells no number."""
    if _has_number(sentence.text) or set(sentence.path) & {"introduction", "background"}:
        return []
    better = pattern("response.better").search(sentence.text)
    is_measured = pattern("response.measured").search(sentence.text) or pattern("response.strongly").search(sentence.text)
    return [better.start()] if better and is_measured else []


def _responses(text: str, name: str) -> Iterator[int]:
    """Where a text says that something became better after, with or on a treatment."""
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
        before = text[: found.start()]
        better = [match for match in pattern("response.better").finditer(before) if match.end() > len(before) - 60]
        if better and pattern("response.link").search(before[better[-1].end() :]):
            yield better[-1].start()


def _is_framed(chart: PatientChart, item: PlacedTreatment) -> bool:
    """True where something is on record from before the start of a treatment and from after it; one without a start leaves it open."""
    starts = [part.start for part in item.parts if part.start][:1]
    if not starts:
        return True
    times = list(_observed(chart))
    return any(any(time.since <= start.since for time in times) and any(start.precedes(time) for time in times) for start in starts)


def _observed(chart: PatientChart) -> Iterator[Place]:
    """When anything was measured, seen or assessed."""
    patient = chart.patient
    for series in chart.series:
        yield from (result.place for result in series.results if result.place and result.is_measured)
    outcomes = patient.outcomes.items if patient.outcomes else ()
    for entry in (*patient.vitals, *patient.exam, *patient.findings, *patient.imaging, *patient.tests, *outcomes):
        place = chart.place(entry.at) if entry.at else None
        if place:
            yield place
