"""The references of a case for people and other programs: listed with their numbers and keys, exported, and put into a new case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from textwrap import wrap

from casereport.build import Checked, check
from casereport.citations.abbreviation import abbreviated
from casereport.citations.breaks import breakable
from casereport.journal.resources import templates_dir
from casereport.problems import CaseReportError, Problem, fault, in_order
from casereport.references import EXPORTS, FAULTS_OF_ENTRIES, Reference, ease_uncited, read_references, tell_remarks, write_references
from casereport.references.read.formats import find_format
from casereport.references.read.keys import is_citable
from casereport.tree import plain
from casereport.values import dataclass

FORMATS = ("text", *EXPORTS)
_CODES = ("unknown-citation", "uncited-reference")
_LISTED_KEYS = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """A cited reference: its number in the document, its key, its text as the journal prints it, and the reference itself."""

    number: str
    key: str
    text: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The cited references in printed order, the keys that nothing cites, and the problems of the bibliography and the citations."""

    cited: tuple[Listed, ...]
    uncited: tuple[str, ...]
    problems: tuple[Problem, ...]
    sources: tuple[Path, ...] = ()
    """The files that the case was read from."""


def list_references(
    path: Path | str, *, journal: str | None = None, style: str | None = None, templates: Sequence[Path] = ()
) -> ReferenceList:
    """The references of a case as its document numbers them; raises CaseReportError when the record cannot be built at all."""
    checked = check(path, journal=journal, style=style, templates=templates)
    sources = {key: abbreviated(source) for key, source in checked.case.references.items()}
    cited = tuple(
        Listed(entry.number, entry.key, breakable(plain(entry.children)), sources[entry.key]) for entry in checked.document.references
    )
    keys = {entry.key for entry in cited}
    problems = in_order((*_of_references(checked), *checked.of_uncited))
    return ReferenceList(cited, tuple(key for key in sources if key not in keys), tuple(problems), checked.case.sources)


def _of_references(checked: Checked) -> list[Problem]:
    """The problems that concern citations and the bibliography, by their codes, paths and files."""
    files = {f"/{name}" for name in checked.case.record.references}
    return [
        problem
        for problem in checked.problems
        if problem.code in _CODES
        or problem.path[:1] == ("references",)
        or (problem.place and any(f"/{problem.place.file}".endswith(f) for f in files))
    ]


def as_lines(listing: ReferenceList) -> str:
    """The list for a terminal: number, key and text of each cited reference; below it the keys that nothing cites."""
    width = max((len(entry.key) for entry in listing.cited), default=0)
    digits = max((len(entry.number) for entry in listing.cited), default=0)
    lines = [f"{entry.number:>{digits}}  {entry.key:<{width}}  {entry.text}" for entry in listing.cited]
    if listing.uncited:
        lines += ["not cited: " + ", ".join(listing.uncited)]
    return "\n".join(lines)


def export_references(listing: ReferenceList, form: str) -> str:
    """The cited references as a file in one of FORMATS, in printed order, ending with a line end; `text` has them as they are printed."""
    if form == "text":
        return "".join(f"{entry.number}. {entry.text}\n" if entry.number else f"{entry.text}\n" for entry in listing.cited)
    return write_references([entry.reference for entry in listing.cited], form)


# --- a new case -------------------------------------------------------------------------------------------------


def bibliography_files(bibliography: bytes, name: str, tell: Callable[[tuple[Problem, ...]], None] = lambda _: None) -> dict[str, bytes]:
    """Name → bytes of the files of a new case that cites this bibliography (its bytes and file name), in place of the template's.

    BibTeX stays as it is; any other format is written as BibTeX, so that keys that had to be made stay when the list grows. Entries that
    cannot be read are gone on without: the new case does not cite them. These, and what of others is not read where the file is written
    anew, are given to `tell`. Raises CaseReportError when the bibliography as a whole cannot be read or has nothing to cite.
    """
    references, problems = read_references(bibliography, name)
    faulty = {str(problem.path[1]) for problem in problems if problem.severity == "error" and len(problem.path) > 1}
    left = ease_uncited(problems, lambda _: False)
    citable = [key for key in references if is_citable(key) and key not in faulty]
    if not citable or any(problem.severity == "error" for problem in left):
        raise CaseReportError(in_order(problems) or [fault("bad-reference", "the bibliography has no reference that can be cited")])
    form = find_format(bibliography.decode("utf-8-sig"), name)
    is_bibtex = form is not None and form.name == "BibTeX"
    faults = [problem for problem in left if problem.code in (*FAULTS_OF_ENTRIES, "unread-entry")]
    tell(tuple(in_order([*faults, *([] if is_bibtex else tell_remarks(references.values()))])))
    record = (templates_dir() / "_new" / "case.yaml").read_text(encoding="utf-8")
    return {
        "case.yaml": _citing(record, citable).encode(),
        "references.bib": bibliography if is_bibtex else write_references(references.values(), "bibtex").encode(),
    }


def _citing(record: str, keys: Sequence[str]) -> str:
    """The template's record with the bibliography's keys in a comment, and the first of them cited."""
    cited = re.sub(r"\[@[^\]]+\]", f"[@{keys[0]}]", record)
    note = "\n".join(_comment(keys))
    return re.sub(r"^references: .*$", lambda line: f"{line[0]}\n{note}", cited, count=1, flags=re.MULTILINE)


def _comment(keys: Iterable[str]) -> list[str]:
    shown = list(keys)
    more = f" and {len(shown) - _LISTED_KEYS} more" if len(shown) > _LISTED_KEYS else ""
    text = f"cite them as [@{shown[0]}]; the keys are {', '.join(shown[:_LISTED_KEYS])}{more}"
    return [f"# {line}" for line in wrap(text, 110, break_long_words=False, break_on_hyphens=False)]
