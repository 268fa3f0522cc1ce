"""The record inside a PDF, back as a case folder."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from casereport.case.archive import MAX_FILES, is_ours, unpack
from casereport.case.source import load
from casereport.problems import BuildFailure, CaseReportError, Problem, fault
from casereport.reading.files import MAX_BYTES, MAX_TOTAL
from casereport.typed import is_there
from casereport.writers.publishing import output_name, publish

MAX_PDF: Final = 200_000_000
_HINT: Final = "name a PDF that `casereport build --archive` made"


def extract(pdf: Path, folder: Path | None) -> tuple[Path, tuple[Problem, ...]]:
    """The new folder with the case that a PDF carries, and the problems of reading that case.

    Raises CaseReportError for a file that is no such PDF, BuildFailure (2) for a folder that is not empty, (73, 74) if it is not written.
    """
    files, problems = unpack(_attached(_read(pdf)))
    if problems:
        raise CaseReportError(problems)
    target = folder or Path(output_name(pdf.name.removesuffix(".pdf").removesuffix(".archive")))
    if is_there(target) and (not target.is_dir() or any(target.iterdir())):
        raise BuildFailure(2, f"{target} exists already and is not empty", "choose another folder with -o")
    publish(target, files, inputs=[pdf])
    return target, load(target).problems


def _read(pdf: Path) -> bytes:
    try:
        with pdf.open("rb") as file:
            data = file.read(MAX_PDF + 1)
    except OSError as error:
        raise BuildFailure(2, f"{pdf} cannot be read: {error.strerror}", _HINT) from None
    if len(data) > MAX_PDF:
        raise CaseReportError([fault("no-archive", f"the PDF is larger than {MAX_PDF:,} bytes", hint=_HINT)])
    return data


def _attached(data: bytes) -> dict[str, bytes]:
    """The files attached to a PDF that may be ours, by name; raises CaseReportError for what is no PDF or holds too much."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise CaseReportError([fault("no-archive", "the file is no PDF that can be read", hint=_HINT)]) from None
    try:
        found: dict[str, bytes] = {}
        for name, content in _files(document):
            found[name] = content
            if sum(map(len, found.values())) > MAX_TOTAL:
                raise CaseReportError(
                    [fault("no-archive", f"the files in the PDF are larger than {MAX_TOTAL:,} bytes together", hint=_HINT)]
                )
        return found
    except pypdfium2.PdfiumError:
        raise CaseReportError([fault("no-archive", "a file in the PDF is damaged", hint=_HINT)]) from None
    finally:
        document.close()


def _files(document: Any) -> Iterator[tuple[str, bytes]]:
    count = document.count_attachments()
    if count > MAX_FILES:
        raise CaseReportError([fault("no-archive", f"the PDF carries more than {MAX_FILES:,} files", hint=_HINT)])
    for number in range(count):
        attachment = document.get_attachment(number)
        name = attachment.get_name()
        if is_ours(name):
            if _size(attachment) > max(MAX_BYTES.values()):
                raise CaseReportError(
                    [fault("no-archive", f"a file in the PDF is larger than {max(MAX_BYTES.values()):,} bytes", hint=_HINT)]
                )
            yield name, bytes(attachment.get_data())


def _size(attachment: Any) -> int:
    """The size of a file when it is unpacked, before it is copied: a PDF of a megabyte can hold a thousand."""
    import pypdfium2.raw as pdfium

    size = ctypes.c_ulong()
    pdfium.FPDFAttachment_GetFile(attachment, None, 0, size)
    return size.value
