"""XML held to the document types of JATS, and read back by pandoc.

`sh scripts/jats_dtds.sh` fetches the document types; without them, or without pandoc, such tests are skipped, unless
CASEREPORT_REQUIRE_JATS=1 says that they must be there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest
from lxml import etree

ROOT = Path(__file__).parent.parent
SETS = {
    "publishing-1.3": "1.3/JATS-journalpublishing1-3-mathml3.dtd",
    "publishing-1.4": "1.4/JATS-journalpublishing1-4-mathml3.dtd",
    "archiving-1.3": "1.3/JATS-archivearticle1-3-mathml3.dtd",
}
"""Tag set → the file of its document type."""


def absent(why: str) -> NoReturn:
    """Skips a test for want of something, or fails it where it is required."""
    if os.environ.get("CASEREPORT_REQUIRE_JATS") == "1":
        pytest.fail(why)
    pytest.skip(why)


@cache
def _document_type(name: str) -> Any:
    file = ROOT / "build" / "jats" / SETS[name]
    return etree.DTD(str(file)) if file.exists() else None


def faults(data: bytes, name: str) -> list[str]:
    """What a tag set does not allow in an article, as `line: message`."""
    document_type = _document_type(name)
    if document_type is None:
        absent("the document types are not fetched: sh scripts/jats_dtds.sh")
    if document_type.validate(read(data)):
        return []
    return [f"{error.line}: {error.message}" for error in document_type.error_log.filter_from_errors()]


def all_faults(data: bytes) -> list[str]:
    """What any tag set that an article should hold to does not allow: that for archiving always, those for publishing within a journal."""
    names = SETS if b"Journal Publishing DTD" in data[:400] else ["archiving-1.3"]
    return [f"{name}: {fault}" for name in names for fault in faults(data, name)]


def read(data: bytes) -> Any:
    """The root element of an article."""
    return etree.fromstring(data, etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False))


def read_with_pandoc(data: bytes) -> dict[str, Any]:
    """An article as pandoc understands it: `meta` and `blocks`."""
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        absent("there is no pandoc: sh scripts/system_packages.sh jats")
    done = subprocess.run([pandoc, "--from", "jats", "--to", "json"], input=data, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
