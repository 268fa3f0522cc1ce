"""Checks of the past, habits, life and relapses that prose tells or denies against history, events and outcomes (CARE items 5c and 10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from casereport.chart import PatientChart
from casereport.checks.prose.dated import is_told
from casereport.checks.prose.elsewhere import texts_of_chart
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import charts_of
from casereport.checks.prose.telling import found_at
from casereport.checks.subject import Subject
from casereport.model.fields import Answer
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem
from casereport.statements.stems import stems
from casereport.statements.tokens import split_words

_NEVER = lazy_pattern(r"(?i)\b(?:never|non-?smoker|no|none|denied|denies|does not|did not)\b")
_RESPONSE = lazy_pattern(r"(?i)\b(complete|partial)\s(?:\w+\s)?(?:response|remission)|\b(stable|progressive)\sdisease")
_NO_RELAPSE = lazy_pattern(r"(?i)\b(?:no|without)\s(?:\w+\s){0,2}(?:relapse|recurrence|flare)")
_RELAPSE = lazy_pattern(r"(?i)\b(?:relapse|recurrence|recurred|relapsed|flare)")
_SURGERY = ("surg", "operat", "ectomy", "otomy", "oplasty", "resection")
_OPERATED = {
    "surg": _SURGERY, "operat": _SURGERY, "transf": ("transfus",), "dialy": ("dialys", "haemofiltration", "hemofiltration"),
    "biops": ("biops",), "lumbar": ("lumbar puncture",),
}  # fmt: skip
"""How what is denied begins, and the parts of words by which the record has it."""

Found = Iterator[Path]
Rule = Callable[[PatientChart, Told], Found]


def pasts_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """What prose tells or denies of allergies, habits, family, earlier disease, life, relapses and operations is so in the record."""
    told = [one for one in subject.readings.all_of("past") if not one.of_record and "introduction" not in one.path]
    return [problem for one in told for problem in _wrong(subject, one)] if told else None


def _wrong(subject: Subject, one: Told) -> Iterator[Problem]:
    charts = charts_of(subject.chart, one.statement.patient)
    paths = [next(_CHECKS[one.statement.word](chart, one), None) for chart in charts]
    if paths and all(path is not None for path in paths):
        message = "this is told otherwise in the record"
        yield found_at("finding-contradiction", message, one, "correct the sentence, or the entry of the record", paths[0] or ())


def _answer(chart: PatientChart, name: str) -> tuple[Answer | None, Path]:
    history = chart.patient.history
    return (getattr(history, name) if history else None), ("patients", chart.index, "history", name)


def _is_none(answer: Answer | None) -> bool:
    return answer is not None and answer.state == "none"


def _is_stated(answer: Answer | None) -> bool:
    return answer is not None and answer.state == "stated" and bool(answer.items)


def _text(answer: Answer | None) -> str:
    return " ".join(answer.items) if answer else ""


def _texts(chart: PatientChart) -> str:
    return " ".join(text for _, text in texts_of_chart(chart)).lower()


def _has(chart: PatientChart, names: tuple[str, ...]) -> bool:
    """True where a text of the patient has one of the stems."""
    words = {name for _, text in texts_of_chart(chart) for name in stems(word.low for word in split_words(text))}
    return any(is_told(name, words) for name in names)


# --- history -------------------------------------------------------------------------------------------------------------------------


def _no_allergy(chart: PatientChart, _: Told) -> Found:
    answer, path = _answer(chart, "allergies")
    if _is_stated(answer) and not _NEVER.search(_text(answer)):
        yield path


def _allergy(chart: PatientChart, one: Told) -> Found:
    answer, path = _answer(chart, "allergies")
    if (_is_none(answer) or _is_stated(answer)) and one.statement.names and not _has(chart, one.statement.names):
        yield path


def _denied(field: str) -> Rule:
    """Where the record tells of what the text denies."""

    def found(chart: PatientChart, _: Told) -> Found:
        answer, path = _answer(chart, field)
        if _is_stated(answer) and not _NEVER.search(_text(answer)):
            yield path

    return found


def _affirmed(field: str) -> Rule:
    """Where the record denies what the text tells of."""

    def found(chart: PatientChart, _: Told) -> Found:
        answer, path = _answer(chart, field)
        if _is_none(answer) or (_is_stated(answer) and _NEVER.search(_text(answer))):
            yield path

    return found


def _family(chart: PatientChart, _: Told) -> Found:
    answer, path = _answer(chart, "family")
    family = chart.patient.family
    if _is_none(answer) and not (family and any(member.affected for member in family.members)):
        yield path


def _no_past(chart: PatientChart, _: Told) -> Found:
    answer, path = _answer(chart, "medical")
    if _is_stated(answer) and not re.match(r"(?i)(?:born|previously|healthy|no\b|none)", _text(answer)):
        yield path


def _past(chart: PatientChart, one: Told) -> Found:
    answer, path = _answer(chart, "medical")
    if _is_none(answer) and one.statement.names and not _has(chart, one.statement.names):
        yield path


# --- life, relapse, response -----------------------------------------------------------------------------------------------------------


def _alive(chart: PatientChart, _: Told) -> Found:
    deaths = [n for n, event in enumerate(chart.patient.events) if event.kind == "death"]
    yield from (("patients", chart.index, "events", n) for n in deaths)


def _outcomes(chart: PatientChart) -> Iterator[tuple[str, Path]]:
    """The texts that tell how it went: follow-up, outcomes, diagnoses, events."""
    base = ("patients", chart.index)
    for path, text in texts_of_chart(chart):
        if path[0] in ("follow_up", "outcomes", "events", "adverse_events", "summary"):
            yield text, (*base, path[0])


def _relapse(chart: PatientChart, one: Told) -> Found:
    texts = list(_outcomes(chart))
    denied = [path for text, path in texts if _NO_RELAPSE.search(text)]
    has_other = any(_RELAPSE.search(text) and not _NO_RELAPSE.search(text) for text, _ in texts)
    is_again = any(course.rechallenge for placed in chart.treatments for course in placed.entry.courses)
    if denied and not has_other and not is_again and one.is_case:
        yield denied[0]


def _no_relapse(chart: PatientChart, _: Told) -> Found:
    texts = list(_outcomes(chart))
    told = [path for text, path in texts if _RELAPSE.search(text) and not _NO_RELAPSE.search(text)]
    if told and not any(_NO_RELAPSE.search(text) for text, _ in texts):
        yield told[0]


def _response(chart: PatientChart, one: Told) -> Found:
    """Another response than the record tells of what the sentence names, or of all where it names nothing that has one of its own."""
    known = [(names, (word[0] or word[1]).lower(), path) for names, text, path in _responses(chart) for word in _RESPONSE.findall(text)]
    of_named = [row for row in known if any(is_told(name, one.statement.names) for name in row[0])]
    of_all = [row for row in known if row[2][2] == "outcomes"] or known
    told = of_named or of_all
    if told and one.is_case and one.statement.subject.split()[0] not in {word for _, word, _ in told}:
        yield told[0][2]


def _responses(chart: PatientChart) -> Iterator[tuple[tuple[str, ...], str, Path]]:
    """The texts that may tell a response, with the words of a procedure that has one."""
    base = ("patients", chart.index)
    for n, one in enumerate(chart.patient.procedures):
        yield stems(word.low for word in split_words(one.name)), f"{one.result or ''} {one.findings or ''}", (*base, "procedures", n)
    yield from (((), text, (*base, path[0])) for path, text in texts_of_chart(chart) if path[0] != "procedures")


# --- operations --------------------------------------------------------------------------------------------------------------------------


def _no_intubation(chart: PatientChart, _: Told) -> Found:
    yield from _procedures(chart, ("intubat", "ventilat"), but=("non-invasive", "noninvasive", "without"))


def _no_operation(chart: PatientChart, one: Told) -> Found:
    words = next((words for start, words in _OPERATED.items() if one.statement.subject.startswith(start)), ())
    if words and one.is_case:
        yield from _procedures(chart, words)


def _procedures(chart: PatientChart, words: tuple[str, ...], but: tuple[str, ...] = ()) -> Found:
    patient = chart.patient
    entries = [("procedures", n, f"{one.name} {one.result or ''}") for n, one in enumerate(patient.procedures)]
    entries += [("treatments", one.index, f"{one.entry.name or ''}") for one in chart.treatments]
    entries += [("events", n, one.label) for n, one in enumerate(patient.events) if one.kind in ("treatment", "procedure", "other")]
    for name, n, text in entries:
        low = text.lower()
        if any(word in low for word in words) and not any(word in low for word in but) and not _NEVER.search(low):
            yield ("patients", chart.index, name, n)


def _no_consent(chart: PatientChart, _: Told) -> Found:
    consent = chart.patient.consent
    if consent and consent.state == "given" and not consent.waiver:
        yield ("patients", chart.index, "consent")


_OPPOSITES = (("hyper", "hypo"), ("tachy", "brady"), ("poly", "oligo"))


def _opposite(chart: PatientChart, one: Told) -> Found:
    """A word of too much where the record has only that of too little: hyperthyroidism of hypothyroidism."""
    told = one.statement.subject
    for pair in (*_OPPOSITES, *(other[::-1] for other in _OPPOSITES)):
        if told.startswith(pair[0]):
            other, texts = pair[1] + told[len(pair[0]) :], _texts(chart)
            if other[:-1] in texts and told[:-1] not in texts and one.is_case:
                path = next(path for path, text in texts_of_chart(chart) if other[:-1] in text.lower())
                yield ("patients", chart.index, *path)


def _confirmed(chart: PatientChart, one: Told) -> Found:
    """A diagnosis that the record excludes."""
    names, base = set(one.statement.names), ("patients", chart.index)
    known = [(one.label, one.status == "excluded", (*base, "diagnoses", n)) for n, one in enumerate(chart.patient.diagnoses)]
    known += [(entry.dx, entry.verdict == "excluded", (*base, "differential", n)) for n, entry in enumerate(chart.patient.differential)]
    alike = [(out, path) for label, out, path in known if (own := set(stems(w.low for w in split_words(label)))) and own <= names]
    if alike and all(out for out, _ in alike) and one.is_case:
        yield alike[0][1]


_CHECKS: dict[str, Rule] = {
    "no allergy": _no_allergy, "allergy": _allergy, "never smoked": _denied("tobacco"), "smoked": _affirmed("tobacco"),
    "no alcohol": _denied("alcohol"), "alcohol": _affirmed("alcohol"), "no family": _denied("family"), "family": _family,
    "no past": _no_past, "past": _past, "alive": _alive,
    "relapse": _relapse, "no relapse": _no_relapse, "response": _response, "no intubation": _no_intubation, "no operation": _no_operation,
    "no consent": _no_consent, "opposite": _opposite, "confirmed": _confirmed,
}  # fmt: skip
