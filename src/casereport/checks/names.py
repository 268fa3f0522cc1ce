"""Checks of ids: each names one thing, and what refers to one finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from casereport.checks.subject import Subject
from casereport.model.article import Figure, Table
from casereport.model.laboratory import analyte_key
from casereport.model.pairing import names_of
from casereport.problems import Path, Problem, fault, is_nameable, listed


def ids_are_unique(subject: Subject) -> list[Problem]:
    """No two patients, stays, figures, tables or entries of one list have the same id."""
    record = subject.record
    problems = _repeated([p.id for p in record.patients], ("patients",), "patients")
    problems += _repeated([f.id for f in record.figures], ("figures",), "figures")
    problems += _repeated([t.id for t in record.tables], ("tables",), "tables")
    for path, patient, _ in subject.patients():
        problems += _repeated([s.id for s in patient.stays], (*path, "stays"), "stays")
        items = patient.treatments.items if patient.treatments else ()
        problems += _repeated([t.id or "" for t in items], (*path, "treatments"), "treatments")
        problems += _repeated([t.id or "" for t in patient.tests], (*path, "tests"), "tests")
        problems += _repeated([i.id or "" for i in patient.imaging], (*path, "imaging"), "imaging studies")
    return problems


def _repeated(ids: Sequence[str], path: Path, what: str) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for index, name in enumerate(ids):
        if name and name in seen:
            where = (*path, index, "id")
            problems.append(fault("repeated-id", f"two {what} have the same id", path=where, hint="give one of the two another id"))
        seen.add(name)
    return problems


def references_to_ids_resolve(subject: Subject) -> list[Problem]:
    """Affiliations, patients, analytes and treatments that are named exist under that name."""
    record = subject.record
    problems: list[Problem] = []
    for index, author in enumerate(record.authors):
        problems += _unknown(author.affiliations, list(record.affiliations), ("authors", index, "affiliations"), "affiliation")
    patients = [patient.id for patient in record.patients]
    analytes = {analyte_key(s.analyte): s.analyte for p in reversed(record.patients) for s in reversed(p.labs) if s.analyte}
    treatments = [t for p in record.patients if p.treatments for t in p.treatments.items]
    lanes = {name.lower(): name for t in treatments for name in (t.id, t.drug, t.name) if name}
    shown: tuple[tuple[str, tuple[Figure | Table, ...]], ...] = (("figures", record.figures), ("tables", record.tables))
    for key, specs in shown:
        for index, spec in enumerate(specs):
            path: Path = (key, index)
            problems += _unknown(spec.patients, patients, (*path, "patients"), "patient")
            problems += _unknown_analytes(spec.analytes, analytes, (*path, "analytes"))
            if isinstance(spec, Figure):
                problems += _unknown_logs(spec, analytes, path)
                problems += _unknown(getattr(spec, "treatments", ()), lanes, (*path, "treatments"), "treatment", fold=str.lower)
    for key, entry in record.sections.items():
        problems += _unknown([entry.patient] if entry.patient else [], patients, ("sections", key, "patient"), "patient")
    return problems


def _unknown_analytes(panels: Sequence[str | tuple[str, ...]], known: Iterable[str], path: Path) -> list[Problem]:
    """A problem for every analyte, alone in a panel or one of two, that the record does not have."""
    problems: list[Problem] = []
    for index, panel in enumerate(panels):
        found = _unknown([name for name in names_of(panel) if name != "all"], known, (*path, index), "analyte", fold=analyte_key)
        problems += [replace(p, path=(*path, index)) for p in found] if isinstance(panel, str) else found
    return problems


def _unknown_logs(spec: Figure, known: Iterable[str], path: Path) -> list[Problem]:
    """A problem for what `log` names that is no analyte of the record, such as a yes."""
    cure = "log: takes the analytes to draw on a logarithmic scale: log: [crp]"
    found = _unknown(spec.log, known, (*path, "log"), "analyte", fold=analyte_key)
    answers = {(*path, "log", k) for k, name in enumerate(spec.log) if name.lower() in ("yes", "no", "true", "false", "all")}
    return [replace(problem, hint=cure) if problem.path in answers else problem for problem in found]


def _unknown(
    names: Iterable[str], known: Iterable[str] | Mapping[str, str], path: Path, what: str, fold: Callable[[str], str] = str
) -> list[Problem]:
    """A problem for every name that nothing has; ids are named in hints, as they were typed, which is no value of a patient."""
    have = dict(sorted(known.items())) if isinstance(known, Mapping) else {name: name for name in sorted(known)}
    told = {key: name for key, name in have.items() if is_nameable(name)}
    problems = []
    for index, name in enumerate(names):
        if fold(name) not in have:
            near, there = get_close_matches(fold(name), told, n=1), listed(have.values())
            known_ones = f"the record has: {there}" if there else f"add the {what}, or leave its name out"
            hint = f"did you mean {told[near[0]]}?" if near else known_ones
            problems.append(fault("unknown-id", f"the record has no such {what}", path=(*path, index), hint=hint))
    return problems
