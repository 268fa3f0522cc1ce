"""How to cite the report of a case: as text in a journal's style, or as a file for a reference manager."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from casereport.build import Checked, check
from casereport.citations.breaks import breakable
from casereport.citations.choice import choose_style
from casereport.document.prose.signs import set_signs
from casereport.problems import CaseReportError, Problem, fault
from casereport.tree import plain
from casereport.writers.metadata.own_reference import FORMATS as FILES
from casereport.writers.metadata.own_reference import citation_file, citation_text, is_citable

FORMATS = ("text", *FILES)
_TOLD = ("title", "authors", "publication", "language")


def cite_case(
    path: Path | str, form: str = "text", *, journal: str | None = None, style: str | None = None, templates: Sequence[Path] = ()
) -> tuple[str, tuple[Problem, ...], tuple[Path, ...]]:
    """The report's own reference in one of FORMATS, ending with a line end, the problems of what it is made from, and the files it is in.

    Raises CaseReportError when the record cannot be built at all, and (`not-citable`) for a report that only retells another.
    """
    checked = check(path, journal=journal, style=style, templates=templates)
    document = set_signs(checked.document)
    problems = tuple(problem for problem in checked.problems if problem.path[:1] and problem.path[0] in _TOLD)
    if not is_citable(document):
        raise CaseReportError([_not_citable(checked), *problems])
    if form == "text":
        return f"{breakable(plain(citation_text(document, checked.journal, choose_style(style).file)))}\n", problems, checked.case.sources
    return citation_file(document, form), problems, checked.case.sources


def _not_citable(checked: Checked) -> Problem:
    hint = "cite the source, whose identifiers stand there; once the report itself is published, tell so in publication:"
    return fault("not-citable", "the report retells another", path=("origin",), hint=hint, place=checked.case.place(("origin",)))
