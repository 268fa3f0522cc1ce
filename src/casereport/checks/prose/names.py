"""What a record calls its drugs, findings, events, tests and patients, for the reader of statements."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from casereport.chart import Chart, PatientChart
from casereport.checks.prose.record_values import measure_key
from casereport.clinical.tables import read_table
from casereport.language.raised import without_emphasis
from casereport.model import CaseRecord
from casereport.model.course import Treatment
from casereport.model.laboratory import analyte_key
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Path
from casereport.statements import Name, Vocabulary
from casereport.statements.words import ORDINALS

_PEOPLE = ("patient", "case", "adolescent", "child", "girl", "boy", "woman", "man", "infant", "twin", "sibling")
_MEASURES = {"weight": ("weight", "body weight", "weighed", "weighing"), "height": ("height", "body height")}
_SHORT = 3  # letters: shorter ids and labels are found in other words too easily


def names_of_record(record: CaseRecord, chart: Chart) -> Vocabulary:
    """Every name of the record; of two things with one name the first holds."""
    names = [*_patients(record)]
    for one in chart.charts:
        names += [*_analytes(one, record), *_drugs(one, record), *_events(one), *_findings(one)]
    own = {name.key for name in names if name.thing == "drug"} | {
        word for name in names if name.thing == "drug" for word in name.text.lower().split()
    }
    return Vocabulary(tuple(dict.fromkeys(names)), frozenset(own))


def _patients(record: CaseRecord) -> Iterator[Name]:
    if len(record.patients) < 2:
        return
    nth = list(ORDINALS)
    for index, patient in enumerate(record.patients):
        yield Name(patient.id, "patient", patient.id, is_exact=True)
        if patient.label:
            yield Name(patient.label, "patient", patient.id)
        yield from (Name(word, "patient", patient.id) for word in _alone(record, index))
        for person in _PEOPLE:
            yield Name(f"{person} {index + 1}", "patient", patient.id)
            if index < len(nth):
                yield Name(f"{nth[index]} {person}", "patient", patient.id)


_BY_SEX = {"female": ("girl", "woman", "daughter", "lady"), "male": ("boy", "man", "son", "gentleman")}


def _alone(record: CaseRecord, index: int) -> tuple[str, ...]:
    """The nouns that name the only patient of a sex among several."""
    sexes = [patient.sex for patient in record.patients]
    return _BY_SEX[sexes[index] or ""] if sexes[index] in _BY_SEX and sexes.count(sexes[index]) == 1 and set(sexes) <= set(_BY_SEX) else ()


def _analytes(chart: PatientChart, record: CaseRecord) -> Iterator[Name]:
    for series in chart.series:
        for text in dict.fromkeys((series.name, series.entry.analyte or "", series.entry.label or "")):
            bare = without_emphasis(text)
            if len(bare) > 1:
                yield Name(bare, "analyte", series.key, is_exact=len(bare) < 5)
            if short := re.match(r"(?i:plasma|serum|blood|urinary|urine) (?P<rest>.{4,})", bare):
                yield Name(short["rest"], "analyte", series.key)
    yield from _measured(chart, record)


def _measured(chart: PatientChart, record: CaseRecord) -> Iterator[Name]:
    """Vital signs, outcomes that are a number, weight and height."""
    for vital in chart.patient.vitals:
        yield from (Name(short, "analyte", analyte_key(vital.name)) for short in re.findall(r"\(([A-Z][\w-]{1,9})\)", vital.name))
        yield Name(vital.name, "analyte", analyte_key(vital.name))
    for outcome in chart.patient.outcomes.items if chart.patient.outcomes else ():
        if re.match(r"\d", outcome.value or ""):
            bare = re.sub(r"\s*\([^()]*\)", "", without_emphasis(outcome.measure))
            short = re.findall(r"\(([A-Z][\w-]{1,9})\)", outcome.measure)
            key = measure_key(outcome.measure)
            short += [word for word, long in record.abbreviations.items() if long.lower() == bare.lower()]
            short += _initials(bare)
            bare_of_author = re.sub(r"^[A-Z]{2,6} ", "", bare)  # ECOG performance status
            texts = (bare, bare.removesuffix(" score"), bare_of_author, *short)
            yield from (Name(text, "analyte", key) for text in dict.fromkeys(texts) if len(text) > 1)
    for key, words in _MEASURES.items():
        yield from (Name(word, "measure", key) for word in words if getattr(chart.patient, key))


def _initials(measure: str) -> list[str]:
    """GCS of the Glasgow Coma Scale, MADRS of the Montgomery–Åsberg Depression Rating Scale; [] of fewer than three capitals."""
    words = re.split(r"[\s\u2013-]+", unicodedata.normalize("NFD", measure))
    letters = "".join(word[0] for word in words if word[:1].isupper())
    return [letters] if len(letters) > 2 and len(letters) == len(words) else []


def _drugs(chart: PatientChart, record: CaseRecord) -> Iterator[Name]:
    for placed in chart.treatments:
        entry, key = placed.entry, drug_key(placed.entry)
        texts = [without_emphasis(text) for text in (entry.drug, entry.name, entry.short, entry.brand) if text]
        texts += [
            text for text in (entry.id or "",) if len(text) > _SHORT and text.isalpha()
        ]  # `anakinra2` would hide the 2 of `anakinra (2 mg/kg)`
        texts += [short for short, long in record.abbreviations.items() if long.lower() in {text.lower() for text in texts}]
        texts += [part.strip() for text in texts for part in re.split(r" ?[+/] ?| and ", text) if len(part.strip()) > _SHORT]
        texts += [re.sub(r"^(?:intravenous|oral|iv|subcutaneous|pegylated|high-dose) ", "", text, flags=re.IGNORECASE) for text in texts]
        texts += [other for text in texts for other in other_names(text)]
        texts += [text for word in texts if word.startswith("no ") for text in (word[3:], word.split()[-1])]
        yield from (Name(text, "drug", key, is_exact=text.isupper() and len(text) < 6) for text in dict.fromkeys(texts) if len(text) > 1)


def other_names(drug: str) -> tuple[str, ...]:
    """What a drug is called besides: its name of the other side of the ocean, its brands, the substance of a brand."""
    return _called().get(drug.lower(), ())


@cache
def _called() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    table = read_table("drugs")
    for one, other in table["names"]["pairs"]:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    for substance, brands in table["brands"]["substances"]:
        for brand in brands.split():
            found.setdefault(substance, []).append(brand)
            found.setdefault(brand, []).append(substance)
    return {name: tuple(others) for name, others in found.items()}


def drug_key(entry: Treatment) -> str:
    """The key of a treatment: two entries of one drug have the same."""
    return without_emphasis(entry.drug or entry.name or "").lower()


def _events(chart: PatientChart) -> Iterator[Name]:
    kinds = {"admission", "discharge", "death"}
    for event in chart.patient.events:
        if event.kind not in kinds and len(event.label) < 40:
            label = without_emphasis(event.label)
            yield from (Name(text, "event", label.lower()) for text in (label, *_verbs(label)))
    for procedure in chart.patient.procedures:
        yield from (Name(text, "event", procedure.name.lower()) for text in (procedure.name, *_verbs(procedure.name)))


def _verbs(label: str) -> tuple[str, ...]:
    """`extubated` of `Extubation`, of a name of one word."""
    return (f"{label[:-3]}ed",) if " " not in label and label.endswith("ation") else ()


def _findings(chart: PatientChart) -> Iterator[Name]:
    patient = chart.patient
    for finding in (*patient.findings, *patient.exam):
        yield Name(finding.label, "finding", finding.label.lower())
    for symptom in patient.presenting.items if patient.presenting else ():
        yield Name(symptom.finding, "finding", symptom.finding.lower())
    yield from (Name(text, "finding", text.lower()) for text, _ in diseases_of(patient))
    yield from (Name(text, "finding", text.lower()) for text, _, _ in seen_in_images(patient))


_LONGEST = 4  # words of a disease, or of what an image shows
_FOR = lazy_pattern(r"\s(?:for|since|from|at|in|under|with|after|until)\s.*|\s?\(.*")
_SIZES = lazy_pattern(r"(?i)\b(?:small|large|mild|moderate|severe|an?|the|some|new|marked|slight|minimal|single|multiple)\s")
_PARTS = lazy_pattern(r"[,;.]\s?|\s(?:and|or)\s|\s(?=(?:with|without|but)\s)")


def diseases_of(patient: Patient) -> Iterator[tuple[str, Path]]:
    """What the history tells that the patient has, each without how long."""
    history = patient.history
    for name in ("medical", "genetic"):
        answer = getattr(history, name) if history else None
        for item in answer.items if answer is not None and answer.state == "stated" else ():
            for part in item.split(", "):
                text = _FOR.sub("", without_emphasis(part)).strip()
                if (
                    0 < len(text.split()) <= _LONGEST
                    and len(text) > _SHORT
                    and not re.search(r"\d|^(?:no|never|born)\b", text, re.IGNORECASE)
                ):
                    yield text, ("history", name)


def seen_in_images(patient: Patient) -> Iterator[tuple[str, bool, Path]]:
    """What images show or do not, each of two words or more, with whether it was there: `no pericardial effusion`."""
    for n, image in enumerate(patient.imaging):
        for part in _PARTS.split(without_emphasis(image.result)):
            found = re.fullmatch(
                r"(?:with\s)?(?P<no>no |without |no evidence of |no signs? of )?(?P<what>[^\d]{6,60})", part.strip(), re.IGNORECASE
            )
            text = _SIZES.sub("", found["what"]).strip() if found else ""
            if found and 1 < len(text.split()) <= _LONGEST and not re.match(r"(?i)(?:normal|unremarkable|but|no|not)\b", text):
                yield text, not found["no"], ("imaging", n)
