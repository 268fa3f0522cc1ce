"""The registries asked for the command line: progress while they answer, and what is said in the end."""

from __future__ import annotations

from pathlib import Path

from casereport.tools.references import ReferenceList
from casereport.tools.registry import Registry
from casereport.tools.resolution import Resolved, resolve_references
from casereport.tools.terminal import progress


def look_up(case: Path, listing: ReferenceList, version: str) -> Resolved:
    """The list beside the registries' answers; the version of the program is all that they learn beside the identifiers."""
    with progress(case, 1, 1) as tell:
        return resolve_references(listing, Registry(agent=f"casereport/{version}"), tell)
