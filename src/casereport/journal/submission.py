"""What a journal is handed in: the files in its own words, and what its letter must say."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

FileKey = Literal[
    "manuscript", "blinded", "title_page", "figure", "table", "supplement", "letter", "statements", "checklist", "disclosure", "before",
]  # fmt: skip

FILE_NAMES: dict[FileKey, str] = {
    "manuscript": "Manuscript",
    "blinded": "Blinded manuscript",
    "title_page": "Title page",
    "figure": "Figure {number}",
    "table": "Table {number}",
    "supplement": "Supplementary file S{number}",
    "letter": "Cover letter",
    "statements": "Statements",
    "checklist": "{guideline} checklist",
    "disclosure": "ICMJE disclosure - {author}",
    "before": "Before you submit",
}
"""What the files of a submission are called where the journal has no words of its own; what stands in braces is filled in."""

GuidelineName = Literal["care", "care-2016", "care-2013", "scare", "scare-2025", "scare-2023"]
"""Guidelines whose checklist is handed in; a family is its latest edition."""


class SubmissionRules(BaseModel):
    """What is handed in: the names of the files in the journal's words, what the letter says, where figures stand.

    `demands` are sentences that the cover letter must hold; `figures` says where they stand in the manuscript; `checklist` is the guideline
    whose checklist goes with it, in `checklist_formats`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)

    files: dict[FileKey, str] = {}
    demands: tuple[str, ...] = ()
    figures: Literal["inline", "end", "none"] = "inline"
    checklist: GuidelineName = "care"
    checklist_formats: tuple[Literal["docx", "pdf"], ...] = ("docx", "pdf")

    @field_validator("files")
    @classmethod
    def _names_fit(cls, files: dict[FileKey, str]) -> dict[FileKey, str]:
        for key, name in files.items():
            wanted = set(re.findall(r"{\w+}", FILE_NAMES[key]))
            if set(re.findall(r"{.*?}", name)) != wanted or not re.fullmatch(r"[\w {}().-]+", name):
                raise ValueError(f"a file name holds letters, digits, spaces and {' '.join(sorted(wanted)) or 'no braces'}")
        return files

    def file_name(self, key: FileKey, **places: object) -> str:
        """The name of a file without its ending, in the journal's words where it has some."""
        return {**FILE_NAMES, **self.files}[key].format(**places)
