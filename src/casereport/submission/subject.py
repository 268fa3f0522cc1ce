"""What a submission is made from, and the documents beside the manuscript that are printed by the same writers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from casereport.build import Checked, write
from casereport.checklist import Filled, filled_rows
from casereport.document.prose.signs import set_signs
from casereport.guidelines import find_guideline
from casereport.journal import Journal
from casereport.model import CaseRecord
from casereport.problems import CaseReportError, is_failure
from casereport.tree import Block, Document, Front, Section, Text
from casereport.writers.options import Options


@dataclass(frozen=True)
class Subject:
    """A checked case with its document as it is to be printed, marked as a draft or not."""

    checked: Checked
    document: Document
    journal: Journal

    @property
    def record(self) -> CaseRecord:
        """The record of the case."""
        return self.checked.case.record

    @cached_property
    def checklist(self) -> Filled:
        """The checklist of the journal's guideline, with the pages and lines of the manuscript as it is handed in."""
        rules = self.journal.submission
        guideline = find_guideline(rules.checklist)
        return filled_rows(self.checked, guideline, set_signs(self.document), f"{rules.file_name('manuscript')}.pdf")

    def print(self, document: Document, formats: tuple[str, ...], options: Options) -> Mapping[str, bytes]:
        """Ending → bytes of a document in each format; raises CaseReportError when a writer finds a fault."""
        works = self.checked.works if document.references else ()
        outputs, problems = write(document, self.journal, formats, works=works, options=options)
        if is_failure(problems):
            raise CaseReportError(problems)
        return outputs

    def page(self, title: str, blocks: tuple[Block, ...]) -> Document:
        """A document of one title and blocks below it, in the report's language, with the report's banner."""
        front = Front(title=(Text(title),) if title else (), title_text=title, running_title="", article_type="")
        section = Section("sec-page", "", (), 1, blocks)
        return Document(language=self.document.language, front=front, body=(section,), banner=self.document.banner)


def subject_of(checked: Checked, draft: str) -> Subject:
    """The subject of a checked case; `draft` is what every page then says, "" for nothing beyond the document's own banner."""
    document = checked.document
    banner = " · ".join(text for text in (draft, document.banner) if text)
    return Subject(checked, replace(document, banner=banner), checked.journal)
