"""A repository with two revisions of a case, for tests."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

RECORD = """casereport: 1
status: synthetic
title: A case of rash
patients:
  - {{id: P1, age: 61 y, treatments: [{{drug: anakinra, dose: {dose}, days: 1-3}}]}}
"""


def git(folder: Path, *words: str, text: bytes = b"") -> str:
    """What git answers in a folder, with nobody's settings."""
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *settings, *words], cwd=folder, input=text, capture_output=True, check=True)
    return done.stdout.decode().strip()


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def commit(folder: Path, tag: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", tag)
    git(folder, "tag", tag)


def make_repository(folder: Path) -> Path:
    """A repository: the case in cases/rash, 2 mg/kg in v1, 4 mg/kg in v2, 6 mg/kg in the folder as it lies there."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    folder.mkdir()
    git(folder, "init", "-q")
    for tag, dose in (("v1", "2 mg/kg"), ("v2", "4 mg/kg")):
        write(folder, {"cases/rash/case.yaml": RECORD.format(dose=dose), "other.txt": tag})
        commit(folder, tag)
    write(folder, {"cases/rash/case.yaml": RECORD.format(dose="6 mg/kg")})
    return folder
