"""Checks of the class of a variant: criteria of ACMG and AMP, and the class that they combine to."""

from __future__ import annotations

import re
from functools import cache

from casereport.checks.record.genetics import variants_of
from casereport.checks.subject import Subject
from casereport.clinical.tables import read_table
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault

_OTHER_CLASS = lazy_pattern(
    r"conflict|risk|hypomorph|drug|-low|/|oncogen|tier|somatic|not classified|unclassified|protective|associat", re.IGNORECASE
)
"""Classes of other systems, which are not judged."""
_LONGER = frozenset({"uncertain", "unknown significance", "variant of unknown significance", "variant of uncertain significance"})
"""Names of the third class beside the usual one."""


def acmg_criteria_give_the_class(subject: Subject) -> list[Problem] | None:
    """The criteria are those of ACMG and AMP, and combine to the class that is told (Richards 2015, table 5)."""
    told = [(path, one) for path, _, one in variants_of(subject.patients()) if one.criteria or one.classification]
    problems: list[Problem] = []
    for path, one in told:
        classes = read_table("genetics")["acmg"]["classes"]
        written = one.classification or ""
        stated = _class_of(written)
        unknown = [n for n, name in enumerate(one.criteria) if _strength(name) is None]
        if unknown:
            hint = "PVS1, PS1-4, PM1-6, PP1-5, BA1, BS1-4, BP1-7, with a strength behind: PM2_Supporting"
            problems.append(fault("acmg", "no such criterion of ACMG and AMP", path=(*path, "criteria", unknown[0]), hint=hint))
        elif one.criteria and stated and stated not in (allowed := _classes(one.criteria)):
            names = {number: name for name, number in classes.items() if len(name) > 5 and name not in _LONGER}
            given = " or ".join(names[number] for number in sorted(allowed))
            hint = f"the criteria told give: {given}; add the others, or correct the class"
            problems.append(fault("acmg", "the criteria do not combine to this class", path=(*path, "class"), hint=hint))
        if stated is None and written and not _OTHER_CLASS.search(written):
            hint = "pathogenic, likely pathogenic, uncertain significance, likely benign or benign"
            problems.append(fault("acmg", "no class of ACMG and AMP has this name", path=(*path, "class"), hint=hint))
    return problems if told else None


def _class_of(written: str) -> int | None:
    """5 for pathogenic to 1 for benign, of a class in words or as `class 4`; None where it is none of ACMG and AMP."""
    classes: dict[str, int] = read_table("genetics")["acmg"]["classes"]
    words = re.sub(r"\s*\(.*\)$|\bacmg(?:/amp)?\b:? ?|\bvariant$", "", written.lower()).strip()
    number = re.match(r"class (?P<number>[1-5]|i{1,3}|iv|v)\b[:,]? ?", words)
    if number is None:
        return classes.get(words)
    rest = words[number.end() :].strip()
    return classes.get(rest) if rest else {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}.get(number["number"]) or int(number["number"])


def _strength(criterion: str) -> str | None:
    """VS, S, M, P of a criterion of pathogenicity, A, BS, BP of a benign one; None where it is none."""
    name, _, strength = criterion.strip().partition("_")
    table = read_table("genetics")["acmg"]
    if name.upper() not in table["criteria"] or (strength and strength.lower() not in [word.lower() for word in table["strengths"]]):
        return None
    own = {"PV": "VS", "PS": "S", "PM": "M", "PP": "P", "BA": "A", "BS": "BS", "BP": "BP"}[name.upper()[:2]]
    if not strength:
        return own
    benign = name.upper().startswith("B")
    changed = {"supporting": "P", "moderate": "M", "strong": "S", "verystrong": "VS", "standalone": "A"}[strength.lower().replace("_", "")]
    return {"P": "BP", "M": "BS", "S": "BS", "VS": "BS", "A": "A"}[changed] if benign else changed


def _classes(criteria: tuple[str, ...]) -> set[int]:
    """The classes, 5 for pathogenic to 1 for benign, that the criteria allow; with criteria of both sides the uncertain one too."""
    count = {kind: sum(_strength(name) == kind for name in criteria) for kind in ("VS", "S", "M", "P", "A", "BS", "BP")}
    bad, good = _pathogenic(count), _benign(count)
    if any(count[k] for k in ("VS", "S", "M", "P")) and any(count[k] for k in ("A", "BS", "BP")):
        return {3, bad, good}  # contradicting evidence: uncertain, unless the author weighs it
    return {bad} if bad != 3 else {good}


@cache
def _rules() -> tuple[tuple[int, tuple[int, int, int, int]], ...]:
    """Class, and the least of very strong, strong, moderate and supporting criteria that give it (table 5 of the source)."""
    likely = ((1, 0, 1, 0), (0, 1, 1, 0), (0, 1, 0, 2), (0, 0, 3, 0), (0, 0, 2, 2), (0, 0, 1, 4), (1, 0, 0, 1))
    sure = ((1, 1, 0, 0), (1, 0, 2, 0), (1, 0, 1, 1), (1, 0, 0, 2), (0, 2, 0, 0), (0, 1, 3, 0), (0, 1, 2, 2), (0, 1, 1, 4), (2, 0, 0, 0))
    return (*((5, rule) for rule in sure), *((4, rule) for rule in likely))


def _pathogenic(count: dict[str, int]) -> int:
    have = (count["VS"], count["S"], count["M"], count["P"])
    return next((number for number, rule in _rules() if all(one >= least for one, least in zip(have, rule, strict=True))), 3)


def _benign(count: dict[str, int]) -> int:
    if count["A"] or count["BS"] >= 2:
        return 1
    return 2 if (count["BS"] and count["BP"]) or count["BP"] >= 2 else 3
