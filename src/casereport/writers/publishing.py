"""Finished outputs onto the disk: whole or not at all, the last good ones kept when anything fails."""

from __future__ import annotations

import contextlib
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from casereport.interruption import Held
from casereport.journal.resources import templates_dir
from casereport.problems import BuildFailure
from casereport.typed import is_file, is_folder, is_there
from casereport.writers.staging import Staged, stage, sweep, sync, take_away

USAGE = 2
MAX_NAME = 60
_OTHER_FILE = "choose another file with -o"


def output_name(name: str) -> str:
    """A file name of a-z, 0-9 and hyphens for a case; with eight digits of a hash when letters were lost, so that names stay apart."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_NAME].strip("-")
    if slug == name:
        return slug
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{slug}-{digest}" if slug else digest


def same_outputs(cases: Iterable[Path]) -> tuple[Path, Path, str] | None:
    """The first two cases, folders or record files, whose outputs would have one name, and that name; None when all names differ."""
    names: dict[str, Path] = {}
    for case in cases:
        folder = case if is_folder(case) else case.parent
        name = output_name(folder.resolve().name)
        other = names.setdefault(name, folder)
        if other.resolve() != folder.resolve():
            return other, case, name
    return None


def make_case(folder: Path, extra: Mapping[str, bytes], language: str) -> None:
    """Fills a new folder with a case that builds at once, and `extra` files; raises BuildFailure (73 or 74) when they cannot be written."""
    files = {file.name: file.read_bytes() for file in sorted((templates_dir() / "_new").iterdir())}
    files["case.yaml"] = files["case.yaml"].replace(b"language: en-GB", f"language: {language}".encode())
    with Held():
        _publish(folder, {**files, **extra}, (), frozenset(), ("the folder", "choose another folder"))


def publish(folder: Path, files: Mapping[str, bytes], stale: Sequence[str] = (), inputs: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The paths of the files, written beside their places and put there together; raises BuildFailure (73 or 74) and leaves what was there.

    `stale` are name patterns of outputs of an earlier build that this one no longer makes; they are removed with the rest. `inputs` are the
    files that all this was made from: none of them is written over (2) or removed. A name may hold folders, which are made.
    """
    with Held():
        return _publish(folder, files, stale, _identities(inputs), ("the outputs", "choose another folder with -o"))


def publish_file(path: Path, data: bytes, inputs: Iterable[Path] = (), *, new: bool = False) -> Path:
    """The path of one file that the command line names, written like any output; a pipe or a terminal is written to as it is.

    Raises BuildFailure (73 or 74) where that fails, and with `new` where there is a file by now.
    """
    if new and is_there(path):
        raise BuildFailure(73, f"the file cannot be written: {path} is there by now", _OTHER_FILE)
    if is_file(path) or (is_folder(path.parent) and not is_there(path)):
        with Held():
            return _publish(path.parent, {path.name: data}, (), _identities(inputs), ("the file", _OTHER_FILE))[0]
    try:
        path.write_bytes(data)
    except OSError as error:
        raise BuildFailure(73, f"the file cannot be written: {error.strerror}", _OTHER_FILE) from None
    return path


def _publish(
    folder: Path, files: Mapping[str, bytes], stale: Sequence[str], inputs: frozenset[Identity], words: tuple[str, str]
) -> tuple[Path, ...]:
    """The same, with words for what cannot be written and for what helps."""
    staged: dict[Path, Staged] = {}
    made: list[Path] = []
    try:
        for place in dict.fromkeys((folder / name).parent for name in files):
            made += _make(place)
            sweep(place)
        for target in (folder / name for name in files):
            _refuse_input(target, inputs, words[1])
            staged[target] = stage(target.parent, target.name, files[target.relative_to(folder).as_posix()])
        found = {path for pattern in stale for path in folder.glob(pattern)} - set(staged)
        _exchange(staged, sorted(path for path in found if not _identities([path]) & inputs))
    except OSError as error:
        raise BuildFailure(74 if staged else 73, f"{words[0]} cannot be written: {error.strerror}", words[1]) from None
    finally:
        take_away(staged.values())
        for place in reversed(made):
            with contextlib.suppress(OSError):
                place.rmdir()  # where anything lies in it, it stays
    for place in {target.parent for target in staged}:
        sync(place)
    return tuple(staged)


Identity = tuple[int, int]


def _identities(paths: Iterable[Path]) -> frozenset[Identity]:
    """Device and number of each file that is there: names can differ in capitals, accents and links."""
    found: list[Identity] = []
    for path in paths:
        with contextlib.suppress(OSError):
            status = path.stat()
            found.append((status.st_dev, status.st_ino))
    return frozenset(found)


def _refuse_input(target: Path, inputs: frozenset[Identity], hint: str) -> None:
    if _identities([target]) & inputs:
        raise BuildFailure(USAGE, f"{target} is a file that this is made from, and would be written over", hint)


def _make(folder: Path) -> list[Path]:
    """The folders that had to be made, those that hold others first."""
    new = [one for one in (*reversed(folder.parents), folder) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return new


def _exchange(staged: Mapping[Path, Staged], old: Sequence[Path]) -> None:
    """Puts every staged file into its place and removes the old ones; when one step fails, all that was there is put back."""
    kept: dict[Path, Staged] = {}
    try:
        for path in (*staged, *old):
            if path.is_file():
                kept[path] = stage(path.parent, path.name, path.read_bytes())
        for target, temporary in staged.items():
            temporary.path.replace(target)
        for path in old:
            path.unlink(missing_ok=True)
    except BaseException:
        _put_back(kept, staged)
        raise
    finally:
        take_away(kept.values())


def _put_back(kept: Mapping[Path, Staged], staged: Mapping[Path, Staged]) -> None:
    for target, temporary in kept.items():
        with contextlib.suppress(OSError):
            temporary.path.replace(target)
    for target, temporary in staged.items():
        if target not in kept and not temporary.path.exists():
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
