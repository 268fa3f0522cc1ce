"""Checks of the variants that prose tells against variants: of the record."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.chart import PatientChart
from casereport.checks.prose.elsewhere import texts_of_chart
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import charts_of
from casereport.checks.prose.telling import found_at
from casereport.checks.subject import Subject
from casereport.model.diagnosis import Variant
from casereport.problems import Path, Problem

_UNCERTAIN = ("uncertain", "unknown", "vus")


def variants_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A variant, gene, zygosity, origin or class that prose tells of the patient is one of the record's variants."""
    if not any(chart.patient.variants for chart in subject.chart.charts):
        return None
    told = [one for one in subject.readings.all_of("gene") if not one.of_record and "introduction" not in one.path]
    return [problem for one in told for problem in _wrong(subject, one)]


def _wrong(subject: Subject, one: Told) -> Iterator[Problem]:
    charts = [chart for chart in charts_of(subject.chart, one.statement.patient) if chart.patient.variants]
    if charts and not any(_is_told(chart, one) for chart in charts):
        path: Path = ("patients", charts[0].index, "variants", 0)
        hint = "correct the text, or the variant of the record"
        yield found_at("finding-contradiction", f"{_MESSAGES[one.statement.word]} is not that of the record", one, hint, path)


_MESSAGES = {
    "name": "a variant here", "gene": "the gene of a variant here", "copies": "a zygosity here", "origin": "the origin of a variant here",
    "class": "the class of a variant here", "inheritance": "an inheritance here",
}  # fmt: skip


def _is_told(chart: PatientChart, one: Told) -> bool:
    told, variants = one.statement.subject, chart.patient.variants
    low = told.lower()
    if one.statement.word in ("name", "gene"):
        bare = told.replace("(", "").replace(")", "")
        return any(bare in text.replace("(", "").replace(")", "") for _, text in texts_of_chart(chart))
    known = [_field(variant, one.statement.word) for variant in variants]
    return any(value is None or _AGREES[one.statement.word](low, value.lower(), variants) for value in known)


def _field(variant: Variant, word: str) -> str | None:
    fields = {"copies": variant.zygosity, "origin": variant.origin, "class": variant.classification, "inheritance": variant.inheritance}
    return fields[word]


def _is_zygosity(told: str, known: str, variants: tuple[Variant, ...]) -> bool:
    if "compound" in told:
        return "compound" in known or len(variants) > 1
    return told in known or (told == "heterozygous" and "het" in known)


def _is_origin(told: str, known: str, _: tuple[Variant, ...]) -> bool:
    if "novo" in told or told.startswith("in the"):
        return "novo" in known
    parent = "mother" if told in ("mother", "maternally", "maternal") else "father" if told in ("father", "paternally", "paternal") else ""
    names = {"mother": ("mother", "maternal"), "father": ("father", "paternal"), "": ("parent", "mother", "father", "ternal", "biparental")}
    return any(name in known for name in names[parent])


def _is_class(told: str, known: str, _: tuple[Variant, ...]) -> bool:
    if any(word in told for word in _UNCERTAIN):
        return any(word in known for word in _UNCERTAIN)
    return told.replace("probably", "likely").removeprefix("a ") == known or (known in told) is (told in known) is True


def _is_inheritance(told: str, known: str, _: tuple[Variant, ...]) -> bool:
    return told.replace("-", " ") in known.replace("-", " ")


_AGREES = {"copies": _is_zygosity, "origin": _is_origin, "class": _is_class, "inheritance": _is_inheritance}
