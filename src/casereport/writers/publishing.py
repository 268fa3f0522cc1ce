"""Finished outputs onto the disk: whole or not at all, the last good ones kept when anything fails."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from casereport.journal.resources import templates_dir
from casereport.problems import BuildFailure

SUFFIX = ".casereport-tmp"
MAX_NAME = 60


def output_name(name: str) -> str:
    """A file name of a-z, 0-9 and hyphens for a case; with eight digits of a hash when letters were lost, so that names stay apart."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_NAME].strip("-")
    if slug == name:
        return slug
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode()).hexdigest()[:8]
    return f"{slug}-{digest}" if slug else digest


def same_outputs(cases: Iterable[Path]) -> tuple[Path, Path, str] | None:
    """The first two cases, folders or record files, whose outputs would have one name, and that name; None when all names differ."""
    names: dict[str, Path] = {}
    for case in cases:
        folder = case if case.is_dir() else case.parent
        name = output_name(folder.resolve().name)
        other = names.setdefault(name, folder)
        if other.resolve() != folder.resolve():
            return other, case, name
    return None


def make_case(folder: Path, extra: Mapping[str, bytes], language: str) -> None:
    """Fills a new folder with a case that builds at once, and `extra` files; raises BuildFailure (73) when they cannot be written."""
    files = {file.name: file.read_bytes() for file in sorted((templates_dir() / "_new").iterdir())}
    files["case.yaml"] = files["case.yaml"].replace(b"language: en-GB", f"language: {language}".encode())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in {**files, **extra}.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise BuildFailure(73, f"the folder cannot be written: {error.strerror}", "choose another folder") from None


def publish(folder: Path, files: Mapping[str, bytes], stale: Sequence[str] = ()) -> tuple[Path, ...]:
    """The paths of the files, written beside their places and put there together; raises BuildFailure (73 or 74) and leaves what was there.

    `stale` are name patterns of outputs of an earlier build that this one no longer makes; they are removed with the rest.
    """
    is_new = not folder.exists()
    staged: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            staged[folder / name] = _stage(folder, name, data)
        old = sorted({path for pattern in stale for path in folder.glob(pattern)} - set(staged))
        _exchange(folder, staged, old)
    except OSError as error:
        message = f"the outputs cannot be written: {error.strerror}"
        raise BuildFailure(74 if staged else 73, message, "choose another folder with -o") from None
    finally:
        _remove(staged.values())
        if is_new and not any(target.exists() for target in staged):
            with contextlib.suppress(OSError):
                folder.rmdir()
    _sync(folder)
    return tuple(staged)


def _exchange(folder: Path, staged: Mapping[Path, Path], old: Sequence[Path]) -> None:
    """Puts every staged file into its place and removes the old ones; when one step fails, all that was there is put back."""
    kept: dict[Path, Path] = {}
    try:
        for path in (*staged, *old):
            if path.is_file():
                kept[path] = _stage(folder, path.name, path.read_bytes())
        for target, temporary in staged.items():
            temporary.replace(target)
        for path in old:
            path.unlink(missing_ok=True)
    except BaseException:
        _put_back(kept, staged)
        raise
    finally:
        _remove(kept.values())


def _put_back(kept: Mapping[Path, Path], staged: Mapping[Path, Path]) -> None:
    for target in kept:
        with contextlib.suppress(OSError):
            kept[target].replace(target)
    _remove(target for target, temporary in staged.items() if target not in kept and not temporary.exists())


def _remove(temporaries: Iterable[Path]) -> None:
    for temporary in temporaries:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _stage(folder: Path, name: str, data: bytes) -> Path:
    handle, path = tempfile.mkstemp(prefix=f".{name[:40]}.", suffix=SUFFIX, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(path).chmod(0o644)
    except OSError:
        Path(path).unlink(missing_ok=True)
        raise
    return Path(path)


def _sync(folder: Path) -> None:
    """The folder's entries made durable where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
