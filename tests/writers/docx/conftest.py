"""The document with every node kind as a manuscript, written once for all tests that read it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from tests.writers import documents
from tests.writers.docx import word

from casereport.journal import load_journal
from casereport.writers.docx import write_docx


@pytest.fixture(scope="session")
def manuscript() -> bytes:
    """The document with every node kind, as a draft."""
    return write_docx(documents.rich_document(banner="Draft, not for publication"), load_journal("plain"))


@pytest.fixture(scope="session")
def body(manuscript: bytes) -> ET.Element:
    """The text of that manuscript."""
    return word.body(manuscript)
