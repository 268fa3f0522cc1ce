"""Checks of codes: each has the shape of its system, and is the code of what its label says, where the shipped lists tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.checks.subject import Subject
from casereport.clinical.analytes import find_analyte
from casereport.clinical.tables import read_rows, read_table
from casereport.clinical.units import normalise_unit
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_LOINC = lazy_pattern(r"(?:LOINC[: ]*)?(?P<body>\d{1,7})-(?P<digit>\d)", re.IGNORECASE)
_HPO = lazy_pattern(r"HP:\d{7}")
_ORPHA = lazy_pattern(r"ORPHA(?:NET)?:? ?(?P<number>\d{1,6})", re.IGNORECASE)
_ICD = lazy_pattern(r"(?:ICD-?10(?:-?(?:CM|GM|WHO))?[: ]*)?(?P<code>[A-Z]\d[\dA-Z](?:\.?[\dA-Z]{1,4})?)[+*!]?")
_OTHER = lazy_pattern(r"(?:OMIM|MIM|MONDO|SNOMED(?: ?CT)?|SCT|UMLS|MeSH|ICD-?11|DOID|ICD-?O|NCIT|MedDRA)\b", re.IGNORECASE)
_MISMATCH = "look the code up, and correct it or the label; where both are right, silence: [{code: code-mismatch, why: …}]"


def laboratory_codes_fit(subject: Subject) -> list[Problem] | None:
    """A LOINC code has its check digit, is of the analyte, and of a property that the unit measures (mass or amount of substance)."""
    coded = [
        ((*path, "labs", one.index, "code"), one.key, one.unit, one.entry.code, find_analyte(one.entry.analyte or "") is not None)
        for path, chart in subject.charts()
        for one in chart.typed_series
        if one.entry.code
    ]
    problems: list[Problem] = []
    for path, key, unit, code, is_known in coded:
        found = _LOINC.fullmatch((code or "").strip())
        if found and not _has_its_digit(found["body"], found["digit"]):
            hint = "the digit behind the hyphen is computed from the others: look the code up at loinc.org"
            problems.append(fault("bad-code", "the check digit of the code is wrong", path=path, hint=hint))
        elif found and (row := _loinc().get(f"{found['body']}-{found['digit']}")):
            problems += _property(path, key, unit, row, is_known=is_known)
    return problems if coded else None


def _has_its_digit(body: str, digit: str) -> bool:
    """Whether the check digit is the one of the body, by the mod 10 rule of LOINC (users' guide, appendix)."""
    total = 0
    for place, character in enumerate(reversed(body)):
        number = int(character) * (2 if place % 2 == 0 else 1)
        total += number - 9 if number > 9 else number
    return (10 - total % 10) % 10 == int(digit)


@cache
def _loinc() -> dict[str, tuple[str, str]]:
    """Code → key of its analyte, and the dimension that it measures."""
    return {code: (key, dimension) for code, key, dimension in read_rows("loinc")}


def _property(path: Path, key: str, unit: str, row: tuple[str, str], *, is_known: bool) -> Iterator[Problem]:
    of, dimension = row
    if is_known and of != key and {of, key} != {"bun", "urea"}:
        yield fault("code-mismatch", "this is the code of another analyte", path=path, hint=_MISMATCH)
        return
    typed = normalise_unit(unit) if unit else None
    measures = typed.dimension.split(" ")[0] if typed else ""
    if {measures, dimension} in ({"g/L", "mol/L"}, {"%", "1/L"}):
        message = "the code is of another property than the unit measures"
        hint = f"a result in mass has another code than one in mol, a share another than a count; {_MISMATCH}"
        yield fault("code-mismatch", message, path=path, hint=hint)


def phenotype_codes_fit(subject: Subject) -> list[Problem] | None:
    """An id of the Human Phenotype Ontology has its shape, and is not that of another term than the label names."""
    coded = [
        ((*path, key, index, "hpo"), finding.hpo, finding.label)
        for path, patient, _ in subject.patients()
        for key in ("exam", "findings")
        for index, finding in enumerate(getattr(patient, key))
        if finding.hpo
    ]
    problems: list[Problem] = []
    for path, code, label in coded:
        if not _HPO.fullmatch(code.strip()):
            problems.append(
                fault("bad-code", "this is no id of the Human Phenotype Ontology", path=path, hint="HP: and seven digits: HP:0001945")
            )
        elif _is_of_another(label, _names("hpo").get(code.strip()), "hpo", code.strip()):
            problems.append(fault("code-mismatch", "this is the id of another term", path=path, hint=_MISMATCH))
    return problems if coded else None


@cache
def _names(table: str) -> dict[str, tuple[str, ...]]:
    """Id → names of a list, in lower case."""
    return {code: tuple(name.lower() for name in names) for code, *names in read_rows(table)}


@cache
def _codes_of(table: str) -> dict[str, set[str]]:
    """Name → ids that have it."""
    found: dict[str, set[str]] = {}
    for code, names in _names(table).items():
        for name in names:
            found.setdefault(name, set()).add(code)
    return found


def _is_of_another(label: str, names: tuple[str, ...] | None, table: str, code: str) -> bool:
    """Whether the list tells that a code is not the label's: another term has the very name, or the code's names share no word with it."""
    words = label.strip().lower()
    told, own = _stems(words), _stems(" ".join(names or ()))
    if (named := _codes_of(table).get(words)) and code not in named and not told & own:
        return True
    return bool(told and own) and not told & own


def _stems(text: str) -> set[str]:
    """Beginnings of the words that tell something: haem and hem, ae and e are one."""
    plain = text.lower().replace("ae", "e").replace("oe", "e").replace("our", "or")
    return {word[:4] for word in re.findall(r"[a-z0-9]{3,}", plain) if word not in _idle()}


@cache
def _idle() -> frozenset[str]:
    """Words that many terms have, and that tell none from another."""
    return frozenset(read_table("icd10")["words"]["idle"].split())


def diagnosis_codes_fit(subject: Subject) -> list[Problem] | None:
    """The code of a diagnosis has the shape of ICD-10, Orphanet or another system that is named, and is not another disease's."""
    coded = [
        ((*path, "diagnoses", index, "code"), one.code.strip(), one.label)
        for path, patient, _ in subject.patients()
        for index, one in enumerate(patient.diagnoses)
        if one.code
    ]
    problems: list[Problem] = []
    for path, code, label in coded:
        orpha, icd = _ORPHA.fullmatch(code), _ICD.fullmatch(code)
        if orpha:
            if _is_of_another(label, _names("orpha").get(f"ORPHA:{orpha['number']}"), "orpha", f"ORPHA:{orpha['number']}"):
                problems.append(fault("code-mismatch", "this is the number of another disease", path=path, hint=_MISMATCH))
        elif icd and re.search(r"[OI]", icd["code"][1:]):
            hint = "write digits: 0 for O, 1 for I: D35.0"
            problems.append(fault("bad-code", "a letter stands in the code where a digit belongs", path=path, hint=hint))
        elif icd:
            if not _is_of_label(label, icd["code"]):
                message = "the code is of a category that this diagnosis does not belong to"
                problems.append(fault("code-mismatch", message, path=path, hint=_MISMATCH))
        elif not _OTHER.match(code) and not _HPO.fullmatch(code) and re.match(r"(?:ICD|[A-Z]\d)", code, re.IGNORECASE):
            hint = "a letter, two digits, and a point before what follows: I30.0; other systems with their name: ORPHA:536, OMIM:152700"
            problems.append(fault("bad-code", "this is not how a code of ICD-10 is written", path=path, hint=hint))
    return problems if coded else None


def _is_of_label(label: str, code: str) -> bool:
    """False where all that the tables know of the label's words stands in other categories or chapters; V to Z, and symptoms, fit all."""
    words, plain = " ".join(label.lower().split()), code.replace(".", "")
    if plain[0] in "ZVWXY":
        return True
    known = [begin for parts, begins in _categories() if all(_begins_a_word(part, words) for part in parts) for begin in begins]
    if known:
        return plain.startswith(tuple(known)) or (plain[0] == "R" and not any(begin[0] == "R" for begin in known))
    chapters = [letters for name, letters in read_table("icd10")["chapters"].items() if re.search(rf"\b{re.escape(name)}", words)]
    return not chapters or plain[0] == "R" or any(plain[0] in letters for letters in chapters)


@cache
def _categories() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The words of a label that belong together, and with what codes of it begin."""
    return tuple((tuple(name.split("+")), tuple(begins.split())) for name, begins in read_table("icd10")["categories"].items())


def _begins_a_word(part: str, words: str) -> bool:
    return f" {part}" in f" {words}" or any(f"{sign}{part}" in words for sign in "-/(")
