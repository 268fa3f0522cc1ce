"""What is told of references once it is known which of them are cited: the remarks of readers, and faults of entries that nobody cites."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from casereport.problems import Problem, fault
from casereport.references.reference import Reference, Remark

_SINGLE = 3
"""Up to so many entries of a file with the same remark are told one by one; more of them in one line with their number."""
_NAMED = 8
FAULTS_OF_ENTRIES = ("bad-reference", "repeated-id", "limit")


def tell_remarks(references: Iterable[Reference]) -> list[Problem]:
    """The remarks of readers as problems: each at its entry, or one line for a file where many entries have the same."""
    kinds: defaultdict[tuple[str, str, str], list[tuple[Reference, Remark]]] = defaultdict(list)
    for reference in references:
        for remark in reference.remarks:
            kinds[reference.place.file if reference.place else "", remark.code, remark.text].append((reference, remark))
    return [problem for found in kinds.values() for problem in (map(_single, found) if len(found) <= _SINGLE else [_counted(found)])]


def _single(found: tuple[Reference, Remark]) -> Problem:
    reference, remark = found
    named = f": {', '.join(remark.details)}" if remark.details else ""
    path = ("references", reference.key)
    return fault(remark.code, f"'{reference.key}' {remark.text}{named}", path=path, hint=remark.hint, place=reference.place)


def _counted(found: list[tuple[Reference, Remark]]) -> Problem:
    (first, remark), rest = found[0], len(found) - 1
    counts = Counter(detail for _, one in found for detail in one.details)
    named = ", ".join(f"{name} ({count})" for name, count in counts.most_common(_NAMED))
    more = f" and {len(counts) - _NAMED} more" if len(counts) > _NAMED else ""
    message = f"'{first.key}' and {rest} more entries: each {remark.text}{f': {named}{more}' if named else ''}"
    return fault(remark.code, message, path=("references",), hint=remark.hint, place=first.place)


def without_followers(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without the parts that an entry lacks because it could not be read to its end."""
    listed = list(problems)
    broken = {problem.path for problem in listed if problem.code == "bad-reference" and len(problem.path) > 1}
    return [problem for problem in listed if problem.code != "incomplete-reference" or problem.path not in broken]


def ease_uncited(problems: Iterable[Problem], is_cited: Callable[[str], bool]) -> list[Problem]:
    """The problems with faults of entries that nothing cites made warnings: such an entry is in no list."""
    return [
        replace(problem, severity="warning") if _is_of_entry(problem) and not is_cited(str(problem.path[1])) else problem
        for problem in problems
    ]


def _is_of_entry(problem: Problem) -> bool:
    is_error = problem.code in FAULTS_OF_ENTRIES and problem.severity == "error"
    return is_error and problem.path[:1] == ("references",) and len(problem.path) > 1 and isinstance(problem.path[1], str)


def cites(problem: Problem, key: str) -> bool:
    """Whether a problem says that a citation has this key, which no reference has."""
    return problem.code == "unknown-citation" and bool(re.search(rf" {re.escape(key)}$", problem.message))
