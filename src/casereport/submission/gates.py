"""What keeps a report from being handed in: a consent or an identifier that is open, a case that is not a new one."""

from __future__ import annotations

from dataclasses import replace

from casereport.build import Checked
from casereport.document.back import is_draft
from casereport.problems import Problem, fault
from casereport.problems.gates import keeps_open


def closed_gates(checked: Checked) -> tuple[Problem, ...]:
    """A problem, as an error, for everything that forbids the submission; () for a report that may be handed in."""
    record = checked.case.record
    found = [replace(problem, severity="error") for problem in checked.problems if keeps_open(problem)]
    if record.status != "real":
        message = "an invented case cannot be handed in" if record.status == "synthetic" else "a retold case is published already"
        hint = "status: real is for a case of your own; --draft makes the files with a mark on every page"
        found.append(fault("no-new-case", message, path=("status",), hint=hint, place=checked.case.place(("status",))))
    elif is_draft(record) and not any(problem.code == "no-consent" for problem in found):
        found.append(
            replace(fault("no-consent", "a patient's consent to publication is not on record", path=("patients",)), severity="error")
        )
    if not record.authors:
        hint = "add authors: with given, family and affiliations"
        found.append(replace(fault("missing-part", "there are no authors", hint=hint), severity="error"))
    return tuple(found)
