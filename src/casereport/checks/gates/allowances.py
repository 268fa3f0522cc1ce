"""What the author allows a text to hold."""

from __future__ import annotations

from casereport.checks.gates.privacy import CODE_OF, findings
from casereport.checks.subject import Subject
from casereport.problems import Problem, fault, path_text


def allowances_are_needed(subject: Subject) -> list[Problem] | None:
    """What is allowed is found there; None where nothing is allowed."""
    if not subject.record.allow:
        return None
    there = {(path_text(path), CODE_OF[one.rule]) for path, _, found in findings(subject.record) for one in found}
    return [
        fault("unneeded-allowance", "nothing of this class is found there", path=("allow", index), hint="remove it, or correct at and code")
        for index, one in enumerate(subject.record.allow)
        if (one.at.strip(), one.code) not in there
    ]
