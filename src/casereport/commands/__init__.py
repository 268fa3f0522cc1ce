"""The commands, a module each: what is typed in, the work called, what is told printed through `tools.terminal`."""

from __future__ import annotations

from typing import Final

COMMANDS: Final = {
    "build": "Build each case to PDF and HTML; a case with errors leaves its last good outputs in place.",
    "check": "Check each record and write nothing.",
    "checklist": "Fill in the checklist of a guideline: what was found of each item, on which page and line; the report is built with it.",
    "fit": "Rank the journals by the work that is left to hand this case in.",
    "diff": "Tell what changed between two versions of a case; the exit status is 0 where nothing did, 1 where something did.",
    "respond": "Lay out the response to reviewers: each comment quoted, room for the answer, and what changed in the manuscript, "
    "by page and line.",
    "new": "Make a case folder that builds at once, with comments that teach.",
    "extract": "Get the record of an archive back as a case folder, equal to the one that the archive was made from.",
    "references": "List the cited references with their numbers and keys and check them, or write them for another program.",
    "cite": "Tell how to cite the report itself, as text in the journal's style or for a reference manager.",
    "figure": "Write the figures as submission files: Figure1.tiff, Figure2.tiff; images keep their pixels, a file a panel: Figure3A.tiff.",
    "submit": "Make the files that a journal asks for: manuscript, blinded copy, title page, figures, letter, forms; and what is "
    "still missing.",
    "schema": "Print the JSON Schema of a record, for editors.",
    "journals": "List the journal profiles, or tell the rules of one and where each was read.",
    "formats": "List the output formats.",
    "explain": "Tell what a problem means, why it matters, and what cures it.",
}
"""Name of each command → its help, in the order of the help; `NAME_command` of its module runs it."""

MODULES: Final = dict.fromkeys(("schema", "journals", "formats", "explain"), "listing")
"""The module of a command that is not named after it."""
