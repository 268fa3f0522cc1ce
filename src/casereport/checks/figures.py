"""Checks of what figures ask for: two analytes in one panel that can be told apart and read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casereport.checks.subject import Subject
from casereport.model.article import Figure
from casereport.model.laboratory import analyte_key, have_two_units
from casereport.model.pairing import CODE, names_a_pair, names_of
from casereport.model.patient import Patient
from casereport.problems import Path, Problem, fault, is_nameable

Panels = list[tuple[Path, tuple[str, ...]]]  # path of the pair, its two analytes by key


def pairs_can_be_drawn(subject: Subject) -> list[Problem] | None:
    """Two analytes share a panel of a course once each, in one unit or with one of them on an axis at the right."""
    asked = [(n, spec) for n, spec in enumerate(subject.record.figures) if spec.right or names_a_pair(spec.analytes)]
    if not asked:
        return None
    found: list[Problem] = []
    for n, spec in asked:
        patients = [p for p in subject.record.patients if not spec.patients or p.id in spec.patients]
        found += _faults(spec, ("figures", n), patients)
    return found


def _faults(spec: Figure, path: Path, patients: Sequence[Patient]) -> Iterator[Problem]:
    pairs: Panels = [
        ((*path, "analytes", k), tuple(map(analyte_key, names_of(panel))))
        for k, panel in enumerate(spec.analytes)
        if len(names_of(panel)) == 2
    ]
    if spec.kind not in (None, "course"):
        where = pairs[0][0] if pairs else (*path, "right")
        message = "only a course draws two analytes in one panel"
        yield fault(CODE, message, path=where, hint="write kind: course, or give each analyte a panel of its own")
        return
    yield from _repeated(spec, path)
    yield from _misplaced(spec, path, [keys for _, keys in pairs])
    at_right = set(map(analyte_key, spec.right))
    for where, keys in pairs:
        if not at_right & set(keys) and keys[0] != keys[1] and have_two_units(patients, keys):
            name = names_of(spec.analytes[int(where[-1])])[1]
            cure = f"add right: [{name}]" if is_nameable(name) else "name one of the two under right:"
            hint = f"{cure}, or give each analyte a panel of its own"
            yield fault(CODE, "two analytes of one panel have different units", path=where, hint=hint)


def _repeated(spec: Figure, path: Path) -> Iterator[Problem]:
    """An analyte that a pair and another panel, or both places of a pair, show."""
    seen: dict[str, bool] = {}  # key → whether it was one of a pair
    for k, panel in enumerate(spec.analytes):
        paired = not isinstance(panel, str)
        for n, name in enumerate(names_of(panel)):
            key = analyte_key(name)
            if key in seen and (paired or seen[key]):
                where = (*path, "analytes", k, n) if paired else (*path, "analytes", k)
                yield fault(CODE, "a figure shows the same analyte twice", path=where, hint="name each analyte once")
            seen[key] = paired or seen.get(key, False)


def _misplaced(spec: Figure, path: Path, pairs: Sequence[tuple[str, ...]]) -> Iterator[Problem]:
    """A name under `right` that stands in no pair, stands there twice, or beside the other of its pair."""
    taken: set[int] = set()
    for n, name in enumerate(spec.right):
        index = next((k for k, keys in enumerate(pairs) if analyte_key(name) in keys), None)
        if index is None:
            message, hint = "an analyte on the right axis shares its panel with no other", "write the two as [crp, ferritin] under analytes"
            yield fault(CODE, message, path=(*path, "right", n), hint=hint)
        elif index in taken:
            message, hint = "two names under right belong to one panel", "name one analyte of the pair; the other stands at the left"
            yield fault(CODE, message, path=(*path, "right", n), hint=hint)
        else:
            taken.add(index)
