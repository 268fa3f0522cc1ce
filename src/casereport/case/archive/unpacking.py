"""The files of an archive → those of a case folder; everything in it is a stranger's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casereport.case.archive.naming import INSIDE, RECORD, named_files
from casereport.case.source import RECORD_NAMES
from casereport.problems import Problem, fault
from casereport.reading import read_json
from casereport.reading.files import MAX_BYTES, MAX_TOTAL, check_name
from casereport.reading.marks import ReadFault

MAX_FILES: Final = 2_000
"""More attachments than this are no archive of ours."""
_HINT: Final = "casereport build CASE --archive makes one"


def unpack(attached: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Problem]]:
    """Name → bytes of each file of the case folder, the record as `case.json`, and what forbids it.

    Files that are not ours are passed over. A file has the name that the record gives it, when that is a plain name inside a folder, and no
    other.
    """
    content = attached.get(RECORD)
    if content is None:
        return {}, [fault("no-archive", "the PDF carries no record", hint=_HINT)]
    if len(content) > MAX_BYTES["record"]:
        return {}, [fault("no-archive", f"the record in the PDF is larger than {MAX_BYTES['record']:,} bytes", hint=_HINT)]
    loaded = read_json(content, RECORD)
    if not isinstance(loaded.data, dict):
        return {}, [fault("no-archive", "what the PDF carries as a record cannot be read", hint=_HINT)]
    files, problems = {"case.json": content}, []
    for named in named_files(loaded.data):
        refused = _refused(named.kind, named.name, attached.get(named.inside))
        if refused:
            problems.append(refused)
        else:
            files[named.name] = attached[named.inside]
    if sum(map(len, files.values())) > MAX_TOTAL:
        problems.append(fault("no-archive", f"the files in the PDF are larger than {MAX_TOTAL:,} bytes together", hint=_HINT))
    return ({} if problems else files), problems


def is_ours(name: str) -> bool:
    """True for a name that a file of an archive may have; no other is read."""
    return name == RECORD or INSIDE.fullmatch(name) is not None


def _refused(kind: str, name: str, content: bytes | None) -> Problem | None:
    """Why a file of the record is not written; None for one that is."""
    try:
        check_name(name, kind)
    except ReadFault as refusal:
        return fault("no-archive", f"the record in the PDF names {refusal.problem.message}", hint=_HINT)
    if name.casefold() in RECORD_NAMES:
        return fault("no-archive", "the record in the PDF names itself as a file", hint=_HINT)
    if content is None:
        return fault("no-archive", "the PDF lacks a file that its record names", hint=_HINT)
    if len(content) > MAX_BYTES[kind]:
        return fault("no-archive", f"a file in the PDF is larger than {MAX_BYTES[kind]:,} bytes", hint=_HINT)
    return None
