"""Files of a case: opened inside its folder alone, regular files only, each once, with limits."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from casereport.problems import fault
from casereport.reading.marks import ReadFault

ENDINGS: dict[str, tuple[str, ...]] = {
    "record": (".yaml", ".yml", ".json"),
    "text": (".md", ".txt"),
    "data": (".csv", ".tsv", ".yaml", ".yml", ".json"),
    "references": (".bib", ".ris", ".nbib", ".json", ".xml", ".enw", ".yaml", ".yml", ".txt", ".bibtex"),
    "image": (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".gif"),
}
MAX_BYTES = {"record": 5_000_000, "text": 5_000_000, "data": 20_000_000, "references": 5_000_000, "image": 50_000_000}
MAX_TOTAL = 500_000_000
MAX_NAME = 200
_DEVICES = ("con", "prn", "aux", "nul", "clock$", "conin$", "conout$")
_PORTS = tuple(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
_RESERVED = frozenset((*_DEVICES, *_PORTS))  # Windows, whatever their ending
_FORBIDDEN = frozenset('\\:*?"<>|#%')
_OPENAT = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd and os.listdir in os.supports_fd and hasattr(os, "O_NOFOLLOW")
_ABSENT = "the file does not exist in the case folder"
_INSIDE = "name a file inside the case folder, as in images/scan.png"


class CaseFolder:
    """The folder of one case; what is read is remembered, so that a file is one thing throughout a run."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._read: dict[str, bytes] = {}

    def read(self, name: str, kind: str | None = None) -> bytes:
        """The bytes of a file named relative to the folder; raises ReadFault when missing, refused or too large.

        `kind` is what the file is read as, one of ENDINGS: it decides which endings and how many bytes are taken.
        """
        name = unicodedata.normalize("NFC", name)
        check_name(name, kind)
        limit = MAX_BYTES[kind] if kind else max(MAX_BYTES.values())
        if name not in self._read:
            data = self._open(name.split("/"), limit)
            if len(data) + sum(map(len, self._read.values())) > MAX_TOTAL:
                message = f"the files of the case are larger than {MAX_TOTAL:,} bytes together"
                raise _refuse("limit", message, "leave out what is not printed")
            self._read[name] = data
        if len(self._read[name]) > limit:
            raise _too_large(limit)
        return self._read[name]

    @property
    def contents(self) -> dict[str, bytes]:
        """What was read so far, by name."""
        return dict(self._read)

    def names(self, kind: str | None = None) -> tuple[str, ...]:
        """The files directly in the folder that could be read, sorted; links and hidden files are left out."""
        try:
            entries = list(os.scandir(self.path))
        except OSError:
            return ()
        found = (entry.name for entry in entries if entry.is_file(follow_symlinks=False) and not entry.name.startswith("."))
        return tuple(sorted(name for name in found if name.lower().endswith(_endings(kind))))

    def _open(self, parts: list[str], limit: int) -> bytes:
        try:
            return _read_below(self.path, parts, limit) if _OPENAT else _read_resolved(self.path, parts, limit)
        except ReadFault:
            raise
        except OSError as error:
            raise _system_fault(error) from None


def _endings(kind: str | None) -> tuple[str, ...]:
    return ENDINGS[kind] if kind else tuple(dict.fromkeys(ending for endings in ENDINGS.values() for ending in endings))


# -- names ---------------------------------------------------------------------------------------------------------------


def check_name(name: str, kind: str | None) -> None:
    """Raises ReadFault for every name that is not plain relative on every operating system, before the disk is touched."""
    if not name or len(name) > MAX_NAME or any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in name):
        raise _refuse("file-refused", "a file name that is empty, too long or holds a character that cannot be printed", _INSIDE)
    if name.startswith(("/", "~")) or _FORBIDDEN & set(name):
        raise _refuse("file-refused", "a file name that is absolute, an address, or holds a character that not every system takes", _INSIDE)
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts):
        raise _refuse("file-refused", "a file name with an empty part or with dots for a folder", _INSIDE)
    if any(part != part.strip() or part.endswith(".") or part.split(".")[0].strip().lower() in _RESERVED for part in parts):
        raise _refuse("file-refused", "a file name that some system reserves or cannot store", "rename the file")
    if not name.lower().endswith(_endings(kind)):
        raise _refuse("file-refused", "a file of a kind that is not read here", f"its name must end in one of {', '.join(_endings(kind))}")


def _spelling(wanted: str, present: Iterable[str]) -> str:
    """The entry that `wanted` names, told apart by capitals but not by how accents are composed; raises ReadFault without one."""
    listed = list(present)
    if wanted in listed:
        return wanted
    composed = {unicodedata.normalize("NFC", entry): entry for entry in listed}
    if wanted in composed:
        return composed[wanted]
    if wanted.casefold() in {entry.casefold() for entry in composed}:
        hint = "write the name as the file has it; other systems tell capitals apart"
        raise _refuse("file-refused", "a file name whose capital letters differ from the file's", hint)
    ending = wanted[wanted.rfind(".") :].lower()
    close = get_close_matches(wanted, sorted(entry for entry in composed if entry.isprintable() and entry.lower().endswith(ending)), 1)
    hint = f"did you mean {close[0]}?" if close and "." in wanted else "put the file into the case folder, or correct its name"
    raise _refuse("file-missing", _ABSENT, hint)


# -- opening -------------------------------------------------------------------------------------------------------------


def _read_below(root: Path, parts: list[str], limit: int) -> bytes:
    """Walks down by open folders, so that no name is looked up twice and no link is followed."""
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for part in parts[:-1]:
            below = _open_entry(folder, part, is_folder=True)
            os.close(folder)
            folder = below
        handle = _open_entry(folder, parts[-1], is_folder=False)
    finally:
        os.close(folder)
    with os.fdopen(handle, "rb") as stream:
        return _read_regular(stream.fileno(), limit)


def _open_entry(folder: int, part: str, *, is_folder: bool) -> int:
    entry = _spelling(part, os.listdir(folder))
    mode = os.stat(entry, dir_fd=folder, follow_symlinks=False).st_mode
    _check_mode(mode, is_folder=is_folder)  # before opening: opening a device may already act on it
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    return os.open(entry, flags | (os.O_DIRECTORY if is_folder else 0), dir_fd=folder)


def _check_mode(mode: int, *, is_folder: bool) -> None:
    if stat.S_ISLNK(mode):
        raise _refuse("file-refused", "a link; links are not followed", "put the file itself into the case folder")
    if not (stat.S_ISDIR(mode) if is_folder else stat.S_ISREG(mode)):
        raise _refuse("file-refused", "not a regular file", _INSIDE)


def _read_regular(handle: int, limit: int) -> bytes:
    """The bytes of a regular file; of one that grows while it is read, a little more than the limit."""
    found = os.fstat(handle)
    _check_mode(found.st_mode, is_folder=False)
    if found.st_size > limit:
        raise _too_large(limit)
    chunks: list[bytes] = []
    while sum(map(len, chunks)) <= limit and (chunk := os.read(handle, 1 << 20)):
        chunks.append(chunk)
    return b"".join(chunks)


def _read_resolved(root: Path, parts: list[str], limit: int) -> bytes:
    """The way for systems without `openat`: every step is checked by its path, and the end must lie inside the folder."""
    path = root
    for depth, part in enumerate(parts, 1):
        path = path / _spelling(part, (entry.name for entry in path.iterdir()))
        _check_mode(path.lstat().st_mode, is_folder=depth < len(parts))
    if not path.resolve().is_relative_to(root.resolve()):  # a junction is no link to lstat
        raise _refuse("file-refused", "a file outside the case folder", _INSIDE)
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return _read_regular(handle, limit)
    finally:
        os.close(handle)


# -- faults --------------------------------------------------------------------------------------------------------------


def _refuse(code: str, message: str, hint: str) -> ReadFault:
    return ReadFault(fault(code, message, hint=hint))


def _too_large(limit: int) -> ReadFault:
    return _refuse("limit", f"the file is larger than {limit:,} bytes", "make it smaller")


def _system_fault(error: OSError) -> ReadFault:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return _refuse("file-missing", _ABSENT, "put the file into the case folder, or correct its name")
    if error.errno in (errno.EACCES, errno.EPERM):
        return _refuse("file-refused", "the file may not be read", "change its permissions")
    return _refuse("file-refused", "the file cannot be opened", _INSIDE)
