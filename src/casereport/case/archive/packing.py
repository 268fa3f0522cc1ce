"""A case → the files of an archive: the record, its texts, the parts of its tables that were read, its references, its images."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from casereport.case.archive.naming import RECORD, Named, named_files
from casereport.case.archive.tables import read_part
from casereport.case.laboratory.files import named_tables
from casereport.case.source import Case
from casereport.problems import Problem, fault
from casereport.references import Reference, collect_references, read_entries, write_references
from casereport.values import dataclass

FORMS = {"bib": "bibtex", "bibtex": "bibtex", "ris": "ris"}


@dataclass(frozen=True, slots=True)
class Packed:
    """The files of an archive by name, the record first, and what could not be packed."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def pack(case: Case) -> Packed:
    """The case as the files of an archive; a file that cannot be cut down to what was read of it is an error."""
    data = case.data()
    files = {RECORD: (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()}
    problems: list[Problem] = []
    for named in named_files(data):
        content = _packed(case, data, named)
        if content is None:
            problems.append(_unpacked(named))
        else:
            files[named.inside] = content
    return Packed(files, tuple(problems))


def _packed(case: Case, data: dict[str, Any], named: Named) -> bytes | None:
    if named.kind == "image":
        return case.assets[named.name].bytes
    if named.kind == "text":
        return case.file(named.name)
    if named.kind == "data":
        return read_part(case.file(named.name), named.name, [options for name, options in named_tables(data) if name == named.name])
    return _bibliography(case, named)


def _bibliography(case: Case, named: Named) -> bytes | None:
    """The references of one file in its own format where they come back from it, else as CSL-JSON, which a file of any name may hold."""
    entries, _ = read_entries(case.file(named.name), named.name)
    kept = list(collect_references(entries)[0].values())
    ending = named.name.rpartition(".")[2].lower()
    for form in (FORMS.get(ending, "csl-json"), "csl-json"):
        text = write_references(kept, form)
        made = (f"references: {text}" if ending in ("yaml", "yml") else text).encode()
        if _comes_back(made, named.name, kept):
            return made
    return None


def _comes_back(data: bytes, name: str, kept: list[Reference]) -> bool:
    """True when a reader has the same references from the file, and the same words whose case no style may change."""
    found = list(collect_references(read_entries(data, name)[0])[0].values())
    return [(one, sorted(one.protected)) for one in found] == [(one, sorted(one.protected)) for one in kept]


def _unpacked(named: Named) -> Problem:
    if named.kind == "data":
        message = "a table would be read otherwise without the columns that are not read"
        return fault("not-archived", message, hint="say of the table what is guessed now: decimal: and thousands:; or remove the columns")
    return fault("not-archived", "a bibliography would be read otherwise when it is written again", hint="export it as CSL-JSON")
