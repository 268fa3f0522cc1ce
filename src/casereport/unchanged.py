"""Whether a build would make anew what it made before, answered before anything else is imported.

A build that went well leaves a note beside its outputs, in `OUT/.casereport-builds/`: one hash over the files that the command names, the
program and the outputs, and the lines that were printed, which hold no value of a record. Whatever cannot be told is "it has changed".
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

NOTES: Final = ".casereport-builds"
FORCE: Final = "--force"
_MOST_FILES, _MOST_BYTES, _MOST_NOTES = 5_000, 200_000_000, 20
_RECORDS: Final = (".yaml", ".yml", ".json")
_ENVIRONMENT: Final = ("PYTHON", "LANG", "LC_", "TZ", "FONTCONFIG", "PANGO", "LD_", "DYLD_", "SOURCE_DATE")
_PACKAGE: Final = os.path.dirname(os.path.abspath(__file__))
_STARTED: Final = time.time_ns()

Said = list[tuple[str, str]]
"""Stream (`out` or `err`) and text of what was printed, in order."""


class _Doubt(Exception):
    """Something that cannot be told to be what it was."""


@dataclass(frozen=True)
class Watch:
    """A build that begins: its command, where its outputs go, and what the files that it names held before."""

    command: tuple[str, ...]
    out: str
    before: str


_of_the_door: list[tuple[str, ...]] = []


def recall(command: Iterable[str]) -> Said | None:
    """What the command printed when it last built what is there; None when it must be run."""
    typed = tuple(command)
    command = tuple(word for word in typed if word != FORCE)
    _of_the_door[:] = [command]
    if command != typed:
        return None
    try:
        out = os.path.realpath(_out(command))
        with open(os.path.join(out, NOTES, _name(command)), encoding="utf-8") as file:
            note = json.load(file)
        said = [(str(stream), str(text)) for stream, text in note["said"]]
        now = _digest(command, out, note["outputs"], note["code"])
        return said if now == note["digest"] else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError, _Doubt):
        return None


def watch(out: str) -> Watch | None:
    """The build of the command line that begins; None when it came through no door of ours, or when nothing could be told of it."""
    if not _of_the_door:
        return None
    try:
        return Watch(_of_the_door[0], os.path.realpath(out), _named(_of_the_door[0], os.path.realpath(out), with_times=True))
    except (OSError, ValueError, _Doubt):
        return None


def remember(watched: Watch, outputs: Iterable[str], said: Said) -> None:
    """Leaves the note of a build that went well; none when a file changed meanwhile. What cannot be written is left out."""
    made = sorted(map(os.path.realpath, outputs))
    with suppress(OSError, ValueError, _Doubt):
        code = _code_files()
        if _named(watched.command, watched.out, with_times=True) != watched.before or _is_newer(code):
            return
        digest = _digest(watched.command, watched.out, made, code)
        _write(watched, json.dumps({"digest": digest, "outputs": made, "said": said, "code": code}))


def _write(watched: Watch, text: str) -> None:
    folder = os.path.join(watched.out, NOTES)
    os.makedirs(folder, exist_ok=True)
    old = sorted((entry for entry in os.scandir(folder) if entry.is_file()), key=lambda entry: entry.stat().st_mtime_ns)
    for entry in old[:-_MOST_NOTES]:
        os.unlink(entry.path)
    target = os.path.join(folder, _name(watched.command))
    temporary = f"{target}.{os.getpid()}"
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, target)
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def _name(command: tuple[str, ...]) -> str:
    """The name of the note: the command, and where it is run."""
    return sha256("\0".join([os.getcwd(), *command]).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _out(command: tuple[str, ...]) -> str:
    """Where the outputs of the command go, for all that can be told without reading it as the command line does."""
    found = "build"
    for word, following in zip(command, (*command[1:], ""), strict=True):
        if word in ("-o", "--out"):
            found = following
        elif word.startswith("--out="):
            found = word[len("--out=") :]
        elif word.startswith("-o"):
            found = word[2:]
    return found


def _digest(command: tuple[str, ...], out: str, outputs: Iterable[str], code: Iterable[str]) -> str:
    """One hash over everything: a hash of a file alone could be guessed at."""
    told = sha256(_named(command, out, with_times=False).encode())
    for output in outputs:
        if os.path.commonpath((out, output)) != out:
            raise _Doubt
        told.update(f"{output}\0{_content(output)}\0".encode("utf-8", "surrogateescape"))
    for folder in sorted({os.path.dirname(output) for output in outputs}):
        told.update("\0".join([folder, *sorted(os.listdir(folder))]).encode("utf-8", "surrogateescape"))
    for line in _program(code):
        told.update(f"{line}\0".encode("utf-8", "surrogateescape"))
    return told.hexdigest()


def _named(command: tuple[str, ...], out: str, *, with_times: bool) -> str:
    """A hash over what the words of the command name: files, and folders with all in them but the outputs."""
    told, count, size = sha256(), 0, 0
    for word in command[1:]:
        path = os.path.realpath((word.partition("=")[2] if word.startswith("--") else word) or os.devnull)
        if path != out and os.path.commonpath((path, out)) == out:
            raise _Doubt  # a case among the outputs
        folder = os.path.dirname(path) if path.endswith(_RECORDS) and os.path.isfile(path) else path
        for file in _files_below(folder, out) if path != out else ():
            stat = os.stat(file)
            count, size = count + 1, size + stat.st_size
            if count > _MOST_FILES or size > _MOST_BYTES:
                raise _Doubt
            times = _identity(file) if with_times else ""
            told.update(f"{file}\0{_content(file)}\0{times}\0".encode("utf-8", "surrogateescape"))
        told.update(f"{word}\0".encode("utf-8", "surrogateescape"))
    return told.hexdigest()


def _files_below(path: str, out: str) -> Iterator[str]:
    """A file, or the files of a folder in order but for the outputs; links and devices leave a doubt, what is not there has none."""
    if os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
            if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
                raise _Doubt
            if entry.path != out:
                yield from _files_below(entry.path, out)


def _content(file: str) -> str:
    with open(file, "rb") as stream:
        return sha256(stream.read()).hexdigest()


def _program(code: Iterable[str]) -> Iterator[str]:
    """What the program is made of: its files and those of what it uses, where these are looked for, and the settings that they heed."""
    yield sys.version
    yield "\0".join(f"{name}={text}" for name, text in sorted(os.environ.items()) if name.startswith(_ENVIRONMENT))
    for folder in sys.path[1:]:  # the first is that of the script, or where the command is run
        yield f"{folder} {_identity(folder) if os.path.isdir(folder) else ''}"
    for file in (*code, *_own_files()):
        yield f"{file} {_identity(file)}"


def _own_files() -> Iterator[str]:
    """Every file of the package and of the shipped templates but compiled code, which follows from the others."""
    beside = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "templates")
    for root in (_PACKAGE, *([] if os.path.isdir(os.path.join(_PACKAGE, "templates")) else [beside])):
        for folder, folders, files in os.walk(root):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            yield from (os.path.join(folder, name) for name in sorted(files))


def _code_files() -> list[str]:
    """The files of all modules that were imported, and on Linux of all libraries that were loaded."""
    found = {file for module in list(sys.modules.values()) if isinstance(file := getattr(module, "__file__", None), str)}
    with suppress(FileNotFoundError), open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:
        found |= {line.rstrip("\n").split(None, 5)[5] for line in maps if line.count("/") and ".so" in line}
    return sorted(file for file in found if not file.startswith(_PACKAGE) and os.path.isfile(file))


def _is_newer(code: Iterable[str]) -> bool:
    """Whether a file of the program changed after it may have been read."""
    return any(_changed(file) >= _STARTED for file in (*code, *_own_files()))


def _changed(file: str) -> int:
    stat = os.stat(file)
    return max(stat.st_mtime_ns, stat.st_ctime_ns)


def _identity(file: str) -> str:
    """Size, times and number of a file: what changes when anything is written to it, or put in its place."""
    stat = os.stat(file)
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
