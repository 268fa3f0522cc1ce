"""What every test runs under: no network, and property tests that try the same examples every time."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from tests.builds import Make, maker
from tests.loopback import is_own

# The examples are the same in every run, so that a red run is red again; HYPOTHESIS_PROFILE=search looks further.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Nothing in the project may ask the network for anything, not even for a name; a test may ask a server of its own."""
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname"} and not is_own(arguments):
        raise PermissionError(f"a test reached for the network: {event} {arguments[-1]!r}")


sys.addaudithook(_refuse_network)


gc.disable()  # while tests are collected, nothing is garbage


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector of garbage need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
    gc.enable()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs the command line in this process and returns its exit status."""
    from casereport.cli import main

    def call(*words: object) -> int:
        monkeypatch.setattr("sys.argv", ["casereport", *map(str, words)])
        return main()

    return call


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Builds a sample, or the record with every field, for a journal, once in a run, whichever of its workers asks first."""
    return maker(of_the_run(tmp_path_factory))


def of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run share, and no other run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
