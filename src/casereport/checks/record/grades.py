"""Checks of grades: of complications by Clavien and Dindo, of adverse events by CTCAE, and what is told of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.clinical.tables import read_table
from casereport.model.course import AdverseEvent
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_GRADE = lazy_pattern(r"(?:ctcae ?(?:v\d(?:\.\d)?)?,? ?)?(?:grade|grad|g) ?(?P<grade>[\divx]{1,4})(?P<letter>[a-e]?)\b", re.IGNORECASE)
_CLAVIEN = lazy_pattern(
    r"(?:clavien[-–\u2010\u2011 ]?dindo[ ,:]*(?:class(?:ification)?[ ,:]*)?)?(?:grade )?(?P<grade>[\divxIVX]{1,4}[a-e]?)(?P<disability>d?)",
    re.IGNORECASE,
)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"}
_NAMED = lazy_pattern(r"clavien", re.IGNORECASE)
_NONE = lazy_pattern(r"(?:none|no|nil|without|uneventful|no complications?)\b(?!.*\b(?:but|except|other than)\b)", re.IGNORECASE)
# What the grades of Clavien and Dindo are by definition (Ann Surg 2004;240:205): III an intervention, IV intensive care or a failing organ.
_INTERVENED = lazy_pattern(
    r"re-?operat|re-?laparo|re-?explor|re-?intervention|revision surg|return(?:ed)? to theatre"
    r"|endoscopic(?:ally)? (?:haemo|hemo|clip|stent|drain|dilat)"
    r"|percutaneous drain|drain(?:ed|age) (?:under|by|of)|emboli[sz]ation|stent(?:ing|ed)? (?:was|placement|insert)|aspirat",
    re.IGNORECASE,
)
_INTENSIVE = lazy_pattern(r"intensive care|\bICU\b|dialysis|ventilat(?:ed|ion)|re-?intubat|vasopressor|multi-?organ", re.IGNORECASE)
_MILD = lazy_pattern(
    r"antiemetic|analges|antipyretic|conservative|physiotherap|observ|watchful|spontaneous|dressing|antibiotic|transfus|laxative|diuretic|electrolyte",
    re.IGNORECASE,
)


def grades_are_on_their_scale(subject: Subject) -> list[Problem] | None:
    """A grade of complications is one of Clavien and Dindo's, one of adverse events one of CTCAE's; the fifth of both is death."""
    told = [found for path, patient, _ in subject.patients() for found in _grades(patient, path)]
    return [problem for _, problems in told for problem in problems] if told else None


def _grades(patient: Patient, path: Path) -> Iterator[tuple[Path, list[Problem]]]:
    grades = read_table("scales")["grades"]
    died = any(event.kind == "death" for event in patient.events)
    for index, procedure in enumerate(patient.procedures):
        if procedure.complication_grade:
            found = _CLAVIEN.fullmatch(procedure.complication_grade.strip())
            where = (*path, "procedures", index, "complication_grade")
            judged = _judge(_clavien(found) if found else "", grades["clavien"], died, where, "I to V, with a or b behind III and IV")
            yield where, judged or _against_words(where, _clavien(found) if found else "", procedure.complications or "")
    graded = [one.complication_grade for one in patient.procedures if one.complication_grade]
    for index, event in enumerate(patient.adverse_events.items if patient.adverse_events else ()):
        if _NAMED.search(event.severity or ""):
            where = (*path, "adverse_events", index, "severity")
            yield where, _surgical(where, event, graded, died)
            continue
        found = _GRADE.search(event.severity or "")
        if found and not found["letter"]:
            where = (*path, "adverse_events", index, "severity")
            roman = {value: key for key, value in _ROMAN.items()}
            grade = roman.get(found["grade"].upper(), found["grade"])
            lived = re.search(r"recover|resol|improv|normal", event.outcome or "", re.IGNORECASE)
            yield where, _judge(grade, grades["ctcae"], (died and not lived) or _is_fatal(event.outcome), where, "grade 1 to 5")


def _clavien(found: re.Match[str]) -> str:
    written = found["grade"].lower()
    digits, letter = written.rstrip("abcde"), written[len(written.rstrip("abcde")) :]
    return _ROMAN.get(digits, digits.upper()) + letter.removesuffix("d")


def _is_fatal(outcome: str | None) -> bool:
    return bool(re.search(r"\b(?:died|death|fatal|dead)\b", outcome or "", re.IGNORECASE))


def _judge(grade: str, known: list[str], died: bool, where: Path, cure: str) -> list[Problem]:
    if grade not in known:
        return [fault("off-scale", "the scale has no such grade", path=where, hint=f"write one of {cure}")]
    if grade in ("V", "5") and not died:
        hint = "grade 5 is death: tell it as an event of kind death, or correct the grade"
        return [fault("off-scale", "the grade says that the patient died, which the record does not tell", path=where, hint=hint)]
    return []


def _surgical(where: Path, event: AdverseEvent, graded: list[str], died: bool) -> list[Problem]:
    """Faults of an adverse event that is graded as a complication: no grade, or another one than its procedure tells."""
    found = _CLAVIEN.fullmatch((event.severity or "").strip())
    grade = _clavien(found) if found else ""
    if judged := _judge(grade, read_table("scales")["grades"]["clavien"], died or _is_fatal(event.outcome), where, "I to V"):
        return judged
    others = {_clavien(one) for text in graded if (one := _CLAVIEN.fullmatch(text.strip()))}
    if len(graded) == 1 and others and grade not in others:
        hint = "correct one of the two; where they are two complications, silence: [{code: off-scale, why: …}]"
        return [fault("off-scale", "the procedure tells another grade of its complication", path=where, hint=hint)]
    return _against_words(where, grade, f"{event.action or ''} {event.outcome or ''}".strip())


def _against_words(where: Path, grade: str, words: str) -> list[Problem]:
    """A grade beside words that say otherwise: no complication, an operation below the third grade, tablets alone in it."""
    if message := _words_fault(grade.rstrip("ab"), words):
        hint = "correct the grade, or what was done; where both are right, silence: [{code: off-scale, why: …}]"
        return [fault("off-scale", message, path=where, hint=hint)]
    return []


def _words_fault(grade: str, words: str) -> str:
    intervened, intensive = _INTERVENED.search(words), _INTENSIVE.search(words)
    if words and _NONE.match(words):
        return "a grade is told of a complication, and the record tells none"
    if grade in ("I", "II") and (intervened or intensive):
        return "what was done makes this a complication of a higher grade"
    if grade == "III" and intensive and not intervened:
        return "intensive care makes this a complication of the fourth grade"
    if grade in ("III", "IV") and _MILD.search(words) and not intervened and not intensive and len(words) < 120:
        return "from the third grade on there was an operation or another intervention"
    return ""
