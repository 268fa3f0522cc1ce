"""Paths that somebody typed: what has too long a name is not there, where a Path raises."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def is_there(path: Path | str) -> bool:
    """Whether anything has this path."""
    with suppress(OSError):
        return Path(path).exists()
    return False


def is_folder(path: Path | str) -> bool:
    """Whether a folder has this path."""
    with suppress(OSError):
        return Path(path).is_dir()
    return False


def is_file(path: Path | str) -> bool:
    """Whether a file has this path."""
    with suppress(OSError):
        return Path(path).is_file()
    return False
