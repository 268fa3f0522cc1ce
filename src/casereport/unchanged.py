"""Whether a build would make anew what it made before, answered before anything else is imported.

A build that went well leaves notes beside its outputs, in `OUT/.casereport-builds/`: one for the command and one for each case, each with
one hash over the files that are named, the program and the outputs, and with what was told, which holds no value of a record. So a command
of which one case changed, or has errors, builds that one alone. Whatever cannot be told is "it has changed".
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any, Final

NOTES: Final = ".casereport-builds"
FORCE: Final = "--force"
_MOST_FILES, _MOST_BYTES, _MOST_NOTES, _MOST_CODES = 5_000, 200_000_000, 2_000, 20
_CODE: Final = ".code"
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
    _program_hash.cache_clear()
    if command != typed:
        return None
    told = _recall(command, _out(command))
    try:
        return [(str(stream), str(text)) for stream, text in told] if told else None
    except (ValueError, TypeError):
        return None


def watch(out: str) -> Watch | None:
    """The build of the command line that begins; None when it came through no door of ours, or when nothing could be told of it."""
    return _watch(_of_the_door[0], out) if _of_the_door else None


def words_beside(cases: Iterable[object]) -> tuple[str, ...]:
    """The words of the command but for the cases that it names: a file that a choice names is among them."""
    named = {os.path.normpath(str(case)) for case in cases}
    return tuple(word for word in (_of_the_door[0] if _of_the_door else ()) if os.path.normpath(word) not in named)


def recall_case(words: tuple[str, ...], out: str) -> Any:
    """What was told of a case when it was last built as these words ask, where that is there still; None where it must be built.

    The words name the case and all that decides on its outputs, a choice as `--name=value`.
    """
    return _recall(words, out) if _of_the_door else None


def watch_case(words: tuple[str, ...], out: str) -> Watch | None:
    """The build of a case that begins; None as for a command."""
    return _watch(words, out) if _of_the_door else None


def remember(watched: Watch, outputs: Iterable[str], said: Any) -> None:
    """Leaves the note of a build that went well; none when a file changed meanwhile. What cannot be written is left out."""
    made = sorted(map(os.path.realpath, outputs))
    with suppress(OSError, ValueError, _Doubt):
        code = _code_files()
        if _named(watched.command, watched.out, with_times=True) != watched.before or _is_newer(code):
            return
        digest = _digest(watched.command, watched.out, made, code)
        folder = os.path.join(watched.out, NOTES)
        os.makedirs(folder, exist_ok=True)
        _forget(folder)
        lists = json.dumps(code)
        name = sha256(lists.encode("utf-8", "surrogateescape")).hexdigest()[:32] + _CODE
        if not os.path.exists(os.path.join(folder, name)):
            _write(os.path.join(folder, name), lists)
        _write(os.path.join(folder, _name(watched.command)), json.dumps({"digest": digest, "outputs": made, "said": said, "code": name}))


def _recall(command: tuple[str, ...], out: str) -> Any:
    try:
        out = os.path.realpath(out)
        note = _read(out, _name(command))
        code = _read(out, os.path.basename(note["code"]))
        return note["said"] if _digest(command, out, note["outputs"], code) == note["digest"] else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError, _Doubt):
        return None


def _watch(command: tuple[str, ...], out: str) -> Watch | None:
    try:
        return Watch(command, os.path.realpath(out), _named(command, os.path.realpath(out), with_times=True))
    except (OSError, ValueError, _Doubt):
        return None


def _read(out: str, name: str) -> Any:
    with open(os.path.join(out, NOTES, name), encoding="utf-8") as file:
        return json.load(file)


def _forget(folder: str) -> None:
    """Removes the oldest notes, and lists of code, where there are too many."""
    old = sorted((entry for entry in os.scandir(folder) if entry.is_file()), key=lambda entry: entry.stat().st_mtime_ns)
    codes = [entry for entry in old if entry.name.endswith(_CODE)]
    notes = [entry for entry in old if not entry.name.endswith(_CODE)]
    for entry in (*notes[:-_MOST_NOTES], *codes[:-_MOST_CODES]):
        os.unlink(entry.path)


def _write(target: str, text: str) -> None:
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
    kinds = {(os.path.dirname(output), os.path.splitext(output)[1]) for output in outputs}
    for folder, ending in sorted(kinds):  # a page too many is a change; the files of another format are none
        same = sorted(name for name in os.listdir(folder) if name.endswith(ending))
        told.update("\0".join([folder, *same]).encode("utf-8", "surrogateescape"))
    told.update(_program_hash(tuple(code)).encode())
    return told.hexdigest()


@cache
def _program_hash(code: tuple[str, ...]) -> str:
    """A hash over what the program is made of; for one process, as a change of it meanwhile is seen by its time."""
    told = sha256()
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
