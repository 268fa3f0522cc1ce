"""The outputs of the document with every node kind, written once for all tests that read them."""

from __future__ import annotations

import pytest
from tests.writers import documents

from casereport.journal import load_journal
from casereport.writers.html import write_html
from casereport.writers.pdf import PdfOutput, write_pdf


@pytest.fixture(scope="session", params=["plain", "frontiers"])
def pdf(request: pytest.FixtureRequest) -> PdfOutput:
    """The document as PDF, in each journal."""
    return write_pdf(documents.rich_document(banner="Draft, not for publication"), load_journal(request.param))


@pytest.fixture(scope="session", params=["plain", "frontiers"])
def page(request: pytest.FixtureRequest) -> str:
    """The document as web page, in each journal."""
    return write_html(documents.rich_document(banner="Draft, not for publication"), load_journal(request.param)).decode()
