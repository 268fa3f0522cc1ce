"""From two versions and a file of comments to the bytes of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from casereport import tree
from casereport.document.prose.signs import set_signs
from casereport.problems import BuildFailure, CaseReportError, fault, is_failure
from casereport.reading.marks import ReadFault
from casereport.reading.text import decode
from casereport.revision.cases import Revised
from casereport.revision.comments import Reviewer, read_comments
from casereport.revision.manuscript import build_redline
from casereport.revision.passages import read_passages
from casereport.revision.response import as_document, as_markdown, build_response
from casereport.writers import Source, choose_writers
from casereport.writers.lines import Lines
from casereport.writers.options import Options

MOST_BYTES = 1_000_000


def read_comment_file(file: Path) -> tuple[Reviewer, ...]:
    """The reviewers of a file; raises CaseReportError where it is no text, BuildFailure (2) where it cannot be read."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise BuildFailure(2, f"--comments {file} cannot be read: {error.strerror}") from None
    if len(data) > MOST_BYTES:
        raise CaseReportError(
            [fault("limit", f"the file of comments is larger than {MOST_BYTES:,} bytes", hint="leave the manuscript out of it")]
        )
    try:
        return read_comments(decode(data, file.as_posix()))
    except ReadFault as refusal:
        raise CaseReportError([refusal.problem]) from None


def write_response(revised: Revised, reviewers: Sequence[Reviewer], suffix: str) -> bytes:
    """The answer as Markdown (`.md`) or as a Word file (`.docx`); raises CaseReportError where a version has an error."""
    passages = read_passages(build_redline(revised))
    title = tree.plain(revised.new_document.front.title)
    response = build_response(title, reviewers, passages, _lines(revised) if passages else None, revised.new_document.banner)
    if suffix == ".md":
        return as_markdown(response).encode()
    (writer,) = choose_writers(["docx"])
    document = as_document(response, revised.new.record.language)
    made = writer.write(Source(document, revised.journal, options=Options(line_numbers=False, spacing=1.15)))
    if is_failure(made.problems):
        raise CaseReportError(made.problems)
    return made.files[".docx"]


def _lines(revised: Revised) -> Lines | None:
    """The numbered lines of the new manuscript as `build --review` prints it; None where its pages cannot be laid out here."""
    from casereport.writers.pdf import write_pdf

    try:
        pages = write_pdf(set_signs(revised.new_document), revised.journal, Options(review=True))
    except BuildFailure:
        return None
    return None if is_failure(pages.problems) else pages.lines
