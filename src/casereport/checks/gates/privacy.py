"""Checks for what could identify a person: classes of identifiers in every text; the match itself is never told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from casereport.checks.subject import Subject
from casereport.document.narrative.remainder import texts_of
from casereport.model import CaseRecord
from casereport.model.article import Allowed
from casereport.privacy import RULES, Finding, authors_in, find_in_file_name, scan
from casereport.problems import Path, Problem, fault, path_text

CODE_OF: dict[str, str] = {
    "name": "identifier-name", "patient": "identifier-name", "title": "identifier-name", "relative": "identifier-name",
    "single": "possible-name", "initials": "possible-name",
    "author": "possible-name",  # known to every reader, and hidden in a blind copy
    "date": "identifier-date", "month": "identifier-date", "weekday": "identifier-date",
    "age": "age-over-89",
    "national": "identifier-number", "record": "identifier-number", "account": "identifier-number", "vehicle": "identifier-number",
    "device": "identifier-number", "long-number": "identifier-number",
    "phone": "identifier-contact", "email": "identifier-contact", "ip": "identifier-contact", "address": "identifier-contact",
    "city": "identifier-place",
    "institution": "institution-named",
    "postcode": "identifier", "url": "identifier",
    "file": "identifier-file",
}  # fmt: skip
"""Rule of the detectors → code of its problems; the severity of each stands in the table of codes."""

_PUBLIC = ("authors", "affiliations", "origin", "funders", "publication", "references", "search", "journal", "casereport", "language")
"""Parts of the record that name people and places by their nature."""
_STATEMENTS = frozenset({"national", "phone", "address", "age", "relative", "patient", "vehicle", "ip"})
"""What a statement may not hold either: it names committees, their numbers and days, and those who are thanked."""
_OF_NO_TEXT = frozenset({"allow", "silence"})


def texts_name_no_person(subject: Subject) -> list[Problem]:
    """No text holds a string of a class that identifies people, but where the author allows it with a reason."""
    problems: list[Problem] = []
    for path, text, found in findings(subject.record):
        allowed = [one for one in subject.record.allow if one.at.strip() == path_text(path)]
        problems += _told(subject, path, text, found, allowed)
    return problems


def findings(record: CaseRecord) -> Iterator[tuple[Path, str, list[Finding]]]:
    """Path, text and findings of every text and every name of a file of the record that has any, whether it is allowed or not."""
    names = [(one.given or "", one.family or "") for one in record.authors]
    for path, _, text in texts_of(record, unprinted=True):
        if path[0] not in _PUBLIC and path[0] not in _OF_NO_TEXT and "source" not in path:
            found = list(_scanned(text))
            is_statement = path[0] == "statements"
            found = [one for one in found if one.rule in _STATEMENTS] if is_statement else _with_authors(text, found, names)
            if found:
                yield path, text, found
    for path, name in _files(record):
        if found := list(find_in_file_name(name)):
            yield path, name, found


def unprinted_findings(record: CaseRecord) -> Iterator[tuple[Path, str, list[Finding]]]:
    """The same of the texts that no output prints, reasons among them: what they name must not be found in one."""
    printed = {path for path, _, _ in texts_of(record)}
    for path, _, text in texts_of(record, unprinted=True):
        if (path not in printed or path[0] in _OF_NO_TEXT) and (found := list(_scanned(text))):
            yield path, text, found


@lru_cache(maxsize=2048)
def _scanned(text: str) -> tuple[Finding, ...]:
    """What `scan` finds; the texts of a record are looked at again when its outputs are."""
    return tuple(scan(text))


def _files(record: CaseRecord) -> Iterator[tuple[Path, str]]:
    """Path and name of every image and table that the record names."""
    for index, figure in enumerate(record.figures):
        yield from ((("figures", index, "panels", number, "file"), panel.file) for number, panel in enumerate(figure.panels))
    for index, patient in enumerate(record.patients):
        yield from ((("patients", index, "labs", number, "file"), one.file) for number, one in enumerate(patient.labs) if one.file)


def _with_authors(text: str, found: list[Finding], names: list[tuple[str, str]]) -> list[Finding]:
    """The findings, those that are an author's name as such."""
    own = authors_in(text, names)
    return sorted([*own, *(one for one in found if not any(one.start < other.end and other.start < one.end for other in own))])


def _told(subject: Subject, path: Path, text: str, found: list[Finding], allowed: list[Allowed]) -> Iterator[Problem]:
    """A problem for each class of identifiers in a text that is not allowed there, or no longer, at its first place."""
    mark = text_mark(path, text)
    for rule in dict.fromkeys(one.rule for one in found):
        code, start = CODE_OF[rule], next(one.start for one in found if one.rule == rule)
        waived = [one for one in allowed if one.code == code]
        if any(one.text == mark for one in waived):
            continue
        again = "; the text is another than the one that was allowed" if waived else ""
        hint = f"{RULES[rule].cure}; or allow: [{{at: '{path_text(path)}', code: {code}, text: {mark}, why: …}}]"
        where = (text.count("\n", 0, start), start - text.rfind("\n", 0, start) - 1)
        holder = "the name of the file" if rule == "file" else "the text"
        problem = fault(code, f"{holder} seems to hold {RULES[rule].what}{again}", path=path, hint=hint, within=where)
        yield replace(problem, severity="error") if _is_forbidden(subject, rule) else problem


def _is_forbidden(subject: Subject, rule: str) -> bool:
    """Whether the journal wants none of the kind named."""
    policies = subject.journal.policies
    return (rule == "institution" and not policies.institutions) or (rule == "city" and not policies.places)


def text_mark(path: Path, text: str) -> str:
    """Twelve signs that stand for a text at its place: when it is edited, what was allowed there is open again."""
    return sha256(f"{path_text(path)}\0{text}".encode()).hexdigest()[:12]
