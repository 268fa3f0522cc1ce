"""Checks of drugs by name: substances in the place of brands, one name for each, and allergies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.checks.subject import Subject
from casereport.clinical.slips import is_slip
from casereport.clinical.tables import read_table
from casereport.model.course import Treatment
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_NO_ALLERGY = lazy_pattern(
    r"^(?:no|none|not|nil|denie[sd]|never|without)\b|\b(?:tolerat\w+|not allergic|ruled out|excluded|delabel\w*"
    r"|no (?:known )?(?:drug )?allerg\w+)",
    re.IGNORECASE,
)
_AWARE = lazy_pattern(r"allerg|desensiti|toleran|tolerat|challenge|hypersensitiv|reaction|no alternative", re.IGNORECASE)

_ALLERGIC = lazy_pattern(
    r"allerg|anaphyla|hypersensitiv|urticaria|angio-?o?edema|rash|exanthem|stevens|necrolysis|dress\b|drug reaction", re.IGNORECASE
)
"""Reactions after which a history tells an allergy: then the drug came first."""

_SALTS = {
    "sodium",
    "potassium",
    "calcium",
    "chloride",
    "phosphate",
    "acetate",
    "sulfate",
    "infusion",
    "injection",
    "intravenous",
    "therapy",
}
"""Words of a drug's name that are not the drug."""


def _treatments(subject: Subject) -> Iterator[tuple[Path, Patient, Treatment]]:
    for path, patient, _ in subject.patients():
        for index, item in enumerate(patient.treatments.items if patient.treatments else ()):
            yield (*path, "treatments", index), patient, item


def drugs_are_named_by_substance(subject: Subject) -> list[Problem] | None:
    """A drug is named by its substance, in the treatments, the history and among suspects; the brand has a field of its own."""
    told = [((*path, "drug"), item.drug) for path, _, item in _treatments(subject) if item.drug]
    for path, patient, _ in subject.patients():
        medications = patient.history.medications if patient.history else None
        told += [((*path, "history", "medications"), item) for item in (medications.items if medications else ())]
        for index, event in enumerate(patient.adverse_events.items if patient.adverse_events else ()):
            told += [((*path, "adverse_events", index, "suspected", n), name) for n, name in enumerate(event.suspected)]
    problems: list[Problem] = []
    for path, text in told:
        words = re.sub("[\u00ae\u2122]", "", text).strip().lower()
        brand = words if path[-1] == "drug" else words.split(" ")[0].strip(",;")
        if substance := _substances().get(brand):
            hint = f"{{drug: {substance}, brand: {brand.capitalize()}}}" if path[-1] == "drug" else f"write {substance}"
            problems.append(fault("brand-name", "a brand name stands where the substance belongs", path=path, hint=hint))
    return problems if told else None


_LEAST = 7  # letters of a name: a slip in a shorter one may be another drug


def drugs_are_spelt_right(subject: Subject) -> list[Problem] | None:
    """No drug is one slip of the hand from one that the tables know, unless it is known itself."""
    told = [(path, re.sub("[\u2010-\u2014]", "-", item.drug.lower().strip())) for path, _, item in _treatments(subject) if item.drug]
    problems: list[Problem] = []
    for path, name in told:
        if len(name) >= _LEAST and name not in _known() and name not in _substances() and (meant := _meant(name)):
            message = "the name of this drug is one letter from another's"
            hint = f"did you mean {meant}? where it is right, silence: [{{code: misspelt-drug, why: …}}]"
            problems.append(fault("misspelt-drug", message, path=(*path, "drug"), hint=hint))
    return problems if told else None


def _meant(name: str) -> str:
    near = sorted(one for one in _known() if one[:1] == name[:1] and len(one) >= _LEAST and is_slip(name, one))
    return near[0] if len(near) == 1 else ""


@cache
def _known() -> frozenset[str]:
    """Every substance that the tables name."""
    table = read_table("drugs")
    names = {name for name in table["daily"] if name != "source"} | {name for pair in table["names"]["pairs"] for name in pair}
    names |= {substance.lower() for substance, _ in table["brands"]["substances"]} | set(table["never_oral"]["drugs"])
    names |= {drug for row in table["ways"]["sets"] for drug in row["drugs"]}
    return frozenset(names | {drug for row in table["allergies"]["classes"] for drug in row["drugs"]})


@cache
def _substances() -> dict[str, str]:
    """Brand in lower case → substance."""
    return {brand: substance for substance, brands in read_table("drugs")["brands"]["substances"] for brand in brands.split()}


def drugs_have_one_name(subject: Subject) -> list[Problem] | None:
    """No substance goes by its international and its American name in one report; the second is told."""
    texts = [(path, text.lower()) for path, text in subject.texts if len(text) > 6]
    problems: list[Problem] = []
    for first, second in read_table("drugs")["names"]["pairs"]:
        one, other = (_first_with(texts, name) for name in (first, second))
        if one is not None and other is not None and texts[one][0] != texts[other][0]:
            hint = f"choose {first} or {second} for the whole report"
            problems.append(fault("two-names", "one substance goes by two names", path=texts[max(one, other)][0], hint=hint))
        elif one is not None and one == other and not _explained(texts[one][1], first, second):
            hint = f"choose {first} or {second} for the whole report"
            problems.append(fault("two-names", "one substance goes by two names", path=texts[one][0], hint=hint))
    return problems if texts else None


def _first_with(texts: list[tuple[Path, str]], name: str) -> int | None:
    """The number of the first text that has the name as a word."""
    pattern = _word(name)
    return next((n for n, (_, words) in enumerate(texts) if name in words and pattern.search(words)), None)


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")


def _explained(words: str, first: str, second: str) -> bool:
    """Whether one name stands in brackets behind the other, which tells the reader of both."""
    return f"{first} ({second}" in words or f"{second} ({first}" in words


def drugs_fit_the_allergies(subject: Subject) -> list[Problem] | None:
    """No drug or contrast is given that belongs to what the history calls an allergy, unless the treatment speaks of it."""
    allergic = [(path, patient, items) for path, patient, _ in subject.patients() if (items := [*_allergies(patient)])]
    problems: list[Problem] = []
    for path, patient, items in allergic:
        problems += _conflicts(path, patient, " ; ".join(items).lower())
    return problems if allergic else None


def _allergies(patient: Patient) -> Iterator[str]:
    """What the history calls an allergy, item by item; what says that there is none is left out."""
    answer = patient.history.allergies if patient.history else None
    for item in answer.items if answer and answer.state == "stated" else ():
        yield from (part.strip() for part in re.split(r"[;.\n]|, but ", item) if part.strip() and not _NO_ALLERGY.search(part.strip()))


def _conflicts(path: Path, patient: Patient, allergies: str) -> Iterator[Problem]:
    forbidden = [
        stem
        for row in read_table("drugs")["allergies"]["classes"]
        if any(_word(word).search(allergies) for word in row["words"])
        for stem in row["drugs"]
    ]
    events = patient.adverse_events.items if patient.adverse_events else ()
    suspected = {name.lower() for event in events if _ALLERGIC.search(event.label) for name in event.suspected}
    for where, names, texts in _given(path, patient):
        own = set(re.findall(r"[a-z-]{6,}", names)) - _SALTS if where[-1] == "drug" else set()
        known = any(stem in names for stem in forbidden) or any(_word(word).search(allergies) for word in own)
        if known and not _AWARE.search(texts) and not any(name in suspected for name in (names, names.strip())):
            hint = "tell why it was given in spite of the allergy (why:), or correct one of the two"
            yield fault("allergy-conflict", "this is given to a patient whose history tells an allergy to it", path=where, hint=hint)


def _given(path: Path, patient: Patient) -> Iterator[tuple[Path, str, str]]:
    """Path, names and explanations of every drug that was given, and of imaging, which may be with contrast."""
    for index, item in enumerate(patient.treatments.items if patient.treatments else ()):
        if item.drug:
            texts = " ".join(filter(None, (item.why, item.note, item.response, item.indication)))
            yield (*path, "treatments", index, "drug"), item.drug.lower(), texts
    for index, study in enumerate(patient.imaging):
        yield (*path, "imaging", index, "kind"), study.kind.lower(), study.result
