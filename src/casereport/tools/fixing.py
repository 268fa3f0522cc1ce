"""`check --fix`: what would change is shown, and written once that is agreed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from casereport.tools.terminal import OK, PROBLEMS, Tally, say

if TYPE_CHECKING:
    from casereport.case.source import Case
    from casereport.tools.pulling import Edit


def fix_cases(
    tally: Tally,
    cases: Iterable[Path],
    journal: str | None,
    templates: Sequence[Path],
    show: Callable[[str], None],
    agrees: Callable[[], bool],
) -> int:
    """Shows what would change in each case and writes it where that is agreed to; 1 where something was left unwritten."""
    is_left = False
    for case in cases:
        with tally.case(case):
            from casereport.build import check
            from casereport.tools.pulling import find_edits

            checked = check(case, journal=journal, templates=templates)
            edits = find_edits(checked)
            for edit in edits:
                show(edit.diff())
            if edits and agrees():
                _write_edits(checked.case, edits)
            else:
                is_left = is_left or bool(edits)
    if tally.refused or tally.failure:
        return tally.finish()
    return PROBLEMS if is_left else OK


def _write_edits(case: Case, edits: Iterable[Edit]) -> None:
    from casereport.writers.publishing import publish_file

    for edit in edits:
        publish_file((case.folder or Path()) / edit.name, edit.after.encode())
        say(f"{edit.name} written", 0)
