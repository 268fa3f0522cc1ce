"""Files written beside their places: locked while the build that wrote them runs, taken away by the next one where it was killed."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from casereport.values import dataclass

_LOCKS: Any = import_module("fcntl") if os.name == "posix" else None  # elsewhere what a killed build left stays
SUFFIX = ".casereport-tmp"


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that waits to be put into its place, and the open handle that holds its lock."""

    path: Path
    handle: int


def stage(folder: Path, name: str, data: bytes) -> Staged:
    """The file with these bytes, on the disk, under a name of its own beside its place; raises OSError and leaves nothing."""
    staged = _locked(folder, name)
    try:
        with os.fdopen(staged.handle, "wb", closefd=False) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        staged.path.chmod(_mode())
    except BaseException:
        take_away([staged])
        raise
    return staged


def take_away(staged: Iterable[Staged]) -> None:
    """Removes what was not put into its place, and ends the locks."""
    for one in staged:
        with contextlib.suppress(OSError):
            one.path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            os.close(one.handle)


def sweep(folder: Path) -> None:
    """Removes the files that a build left in the folder when it was killed: those that no process holds a lock of."""
    if _LOCKS is None:
        return
    with contextlib.suppress(OSError):
        for entry in list(os.scandir(folder)):
            if entry.name.startswith(".") and entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                _sweep(Path(entry.path))


def sync(folder: Path) -> None:
    """The folder's entries made durable where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _locked(folder: Path, name: str) -> Staged:
    """A new file that is locked, and still there: another process may have taken it away before its lock was had."""
    while True:
        handle, path = tempfile.mkstemp(prefix=f".{name[:40]}.", suffix=SUFFIX, dir=folder)
        staged = Staged(Path(path), handle)
        if _LOCKS is None:
            return staged
        with contextlib.suppress(OSError):  # a file system without locks: nothing can be swept there either
            _LOCKS.flock(handle, _LOCKS.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return staged
        os.close(handle)


def _sweep(path: Path) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            _LOCKS.flock(handle, _LOCKS.LOCK_EX | _LOCKS.LOCK_NB)
            path.unlink()
        finally:
            os.close(handle)


def _mode() -> int:
    """What a file is allowed that anything else makes here: the user's mask can be read by setting it alone."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
