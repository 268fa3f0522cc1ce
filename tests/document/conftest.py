"""Documents that several tests read, built once; and the option that writes the golden dumps anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.full import FULL, Full, build_full, write_real

from casereport.journal import load_journal


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the dumps of tests/document/golden from the documents as they are now."""
    parser.addoption("--update-golden", action="store_true", help="write the golden dumps anew")


@pytest.fixture(scope="session", params=["synthetic", "real"])
def status(request: pytest.FixtureRequest) -> str:
    """The two variants of the full record."""
    return str(request.param)


@pytest.fixture(scope="session", params=["plain", "frontiers"])
def full(request: pytest.FixtureRequest, status: str, tmp_path_factory: pytest.TempPathFactory) -> Full:
    """The full record as a document of each journal."""
    folder: Path = FULL if status == "synthetic" else write_real(tmp_path_factory.mktemp("full") / "case")
    return build_full(folder, load_journal(request.param))
