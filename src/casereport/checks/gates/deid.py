"""What was looked for in a case, what was found, and what its author allows, as data: rules, places and counts, never the words.

It says that no known identifiers were found, or that some were; what is not known is not found, and a person has to read the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from casereport.checks.gates.privacy import CODE_OF, findings, text_mark, unprinted_findings
from casereport.model import CaseRecord
from casereport.privacy import RULES, VERSION, find_in_file_name, scan
from casereport.problems import Path, Problem, named_path, path_text
from casereport.problems.gates import states

FORMAT = 1
NOTE = (
    "No known identifiers found means no more than that. Rare diseases with a place and an age, names that no list has and what a picture "
    "shows are not found: a person has to read the report."
)


def deid_report(name: str, record: CaseRecord, problems: Iterable[Problem]) -> dict[str, Any]:
    """The report of one case, of its name where that tells of nobody."""
    found, waived = _found(record)
    problems = tuple(problems)
    is_open = any(state.is_open and state.gate.key in ("identifiers", "dates") for state in states(problems))
    return {
        "case": _case_name(name),
        "status": record.status,
        "result": "known identifiers found" if is_open else "no known identifiers found",
        "found": found,
        "waived": waived,
        "unprinted": sum(len(one) for _, _, one in unprinted_findings(record)),
        "in_files": sum(one.code == "identifier-unprinted" for one in problems),
        "indirect": [{"at": path_text(one.path), "told": one.message} for one in problems if one.code == "indirect-identifiers"],
        "gates": [
            {"gate": state.gate.key, "open": state.is_open, "codes": dict(sorted(Counter(one.code for one in state.problems).items()))}
            for state in states(problems)
            if state.gate.key != "case"
        ],
    }


def deid_file(cases: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The reports of several cases with the rules that they were looked at by."""
    rules = [{"rule": key, "what": rule.what, "code": CODE_OF[key]} for key, rule in RULES.items()]
    return {"casereport-deid": FORMAT, "rules": VERSION, "note": NOTE, "looked_for": rules, "cases": list(cases)}


def _found(record: CaseRecord) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What is open and what is allowed, each by rule and place with how often."""
    open_: list[dict[str, Any]] = []
    waived: list[dict[str, Any]] = []
    for path, text, found in findings(record):
        mark = text_mark(path, text)
        for rule, count in sorted(Counter(one.rule for one in found).items()):
            row = {"rule": rule, "code": CODE_OF[rule], "at": _place(path), "count": count, "text": mark}
            allowed = [one for one in record.allow if one.at.strip() == path_text(path) and one.code == CODE_OF[rule]]
            given = next((one for one in allowed if one.text == mark), None)
            if given:
                waived.append({**row, "why": _reason(given.why)})
            else:
                open_.append({**row, "edited_since_allowed": bool(allowed)})
    return open_, waived


def _place(path: Path) -> str:
    """The path without keys that an author made up."""
    return path_text(named_path(path))


def _reason(why: str) -> str:
    """The author's reason, but for one that names somebody itself."""
    return "(withheld: the reason seems to hold an identifier)" if scan(why) else why


def _case_name(name: str) -> str:
    """The name of the folder, or a sign for one that could be the patient's."""
    return f"case-{sha256(name.encode()).hexdigest()[:12]}" if any(find_in_file_name(f"{name}.x")) else name
