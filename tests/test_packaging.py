"""What is installed is what the project names: locks, version, licences, entry points."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(name: str) -> dict[str, Version]:
    """Package → version of a lock file."""
    entries = re.findall(r"^([\w.-]+)==([\w.+!-]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(entries) == len({package for package, _ in entries}), "one version of each package for every Python"
    return {canonicalize_name(package): Version(version) for package, version in entries}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_and_no_path(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:|--(?:extra-)?index|--find-links|@ |/(?:home|root|tmp|opt|work|Users)/", text) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes(name: str) -> None:
    entries = re.split(r"\n(?=[a-zA-Z])", (ROOT / name).read_text(encoding="utf-8"))
    assert [entry.split()[0] for entry in entries if not entry.startswith("#") and "--hash=sha256:" not in entry] == []


def test_the_locks_satisfy_the_project() -> None:
    runtime, everything = locked("requirements.lock"), locked("requirements-dev.lock")
    for text in PROJECT["project"]["dependencies"]:
        requirement = Requirement(text)
        assert runtime[canonicalize_name(requirement.name)] in requirement.specifier, text
    for text in PROJECT["dependency-groups"]["dev"]:
        requirement = Requirement(text)
        assert everything[canonicalize_name(requirement.name)] in requirement.specifier, text


def test_tests_run_with_the_versions_that_users_get() -> None:
    everything = locked("requirements-dev.lock")
    assert {name: version for name, version in locked("requirements.lock").items() if everything.get(name) != version} == {}


def test_the_version_has_one_value() -> None:
    import casereport

    assert casereport.__version__ == PROJECT["project"]["version"]


def test_the_licences_are_shipped() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License\n")
    shipped = [path.name for pattern in PROJECT["project"]["license-files"] for path in ROOT.glob(pattern)]
    assert sorted(shipped) == ["LICENSE", "OFL-Arimo.txt", "OFL-SourceSans3.txt", "OFL-SourceSerif4.txt"]
