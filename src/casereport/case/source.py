"""A case folder → its record, with the place of every value and every problem of reading it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from casereport.case.bibliography import read_bibliography
from casereport.case.laboratory.files import entries_at, expand_lab_files
from casereport.case.places import place_of, typed_path
from casereport.case.translation import translate
from casereport.model import CaseRecord
from casereport.problems import CaseReportError, Path, Place, Problem, fault, in_order
from casereport.reading import read_json, read_yaml
from casereport.reading.assets import Asset, read_image
from casereport.reading.files import CaseFolder
from casereport.reading.marks import Data, Loaded, Mark, ReadFault, locate
from casereport.reading.text import decode
from casereport.references import Reference
from casereport.typed import is_file, is_folder

RECORD_NAMES = ("case.yaml", "case.yml", "case.json")


@dataclass(frozen=True)
class Case:
    """A record read from its folder, with what the record names: references, images, and the marks of every value."""

    name: str
    record: CaseRecord
    marks: Mapping[Path, Mark]
    texts: Mapping[Path, str]
    references: Mapping[str, Reference] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    record_name: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Every file of the case as it was read, by its name in Unicode's composed form."""
    folder: FilePath | None = field(default=None, repr=False, compare=False)
    """Where these files lie."""

    @property
    def sources(self) -> tuple[FilePath, ...]:
        """The files that the case was read from, which no output may take the place of."""
        return tuple(_as_spelt(self.folder / name) for name in self.files) if self.folder else ()

    def file(self, name: str) -> bytes:
        """The bytes of a file that the record names, as they were read."""
        return self.files[unicodedata.normalize("NFC", name)]

    def data(self) -> dict[str, Any]:
        """The record as it was typed: keys, lists and texts, with the names of its files and without its comments."""
        data = _read_record(self.files[self.record_name], self.record_name, self.record_name).data
        return data if isinstance(data, dict) else {}

    def place(self, path: Path) -> Place | None:
        """The place of the value at a path, or of what contains it."""
        return place_of(path, self.marks)

    def typed(self, path: Path) -> Path:
        """The path as the author typed it."""
        return typed_path(path, self.marks)

    def text_place(self, path: Path, line: int, column: int) -> Place | None:
        """The place of a line and column (both from 0) inside the text at a path."""
        path = self.typed(path)
        found = next((path[:end] for end in range(len(path), 0, -1) if self._is_written(path[:end])), None)
        if found is None:
            return self.place(path)
        text = self.texts[found]
        lines = text.split("\n")
        offset = sum(len(one) + 1 for one in lines[:line]) + column
        return locate(self.marks[found], text, offset)

    def _is_written(self, path: Path) -> bool:
        """True for a text whose place is known; one that a table was read into has the place of what contains it."""
        return path in self.texts and path in self.marks

    def character_place(self, path: Path, character: str) -> Place | None:
        """The first place of a character inside the text at a path; of the text when it is written there in another way."""
        path = self.typed(path)
        inside = [one for one in (*(path[:end] for end in range(len(path), 0, -1)), (*path, "text")) if self._is_written(one)]
        for one in inside:
            offset = unicodedata.normalize("NFC", self.texts[one]).find(character)
            if offset >= 0:
                return locate(self.marks[one], self.texts[one], offset)
        return self.place(path)


def load(path: FilePath | str) -> Case:
    """The case in a folder, or of a record file; raises CaseReportError with every problem when the record cannot be built."""
    folder, name = _record_file(FilePath(path))
    files = CaseFolder(folder)
    shown = (FilePath(path) / name if is_folder(path) else FilePath(path)).as_posix()
    try:
        content = files.read(name, kind="record")
    except ReadFault as refusal:
        raise CaseReportError([refusal.problem]) from None
    loaded = _read_record(content, name, shown)
    if not isinstance(loaded.data, dict):
        raise CaseReportError(in_order(loaded.problems))
    return replace(
        _Loading(folder.name, files, shown, loaded.data, loaded, content).case(), record_name=name, files=files.contents, folder=folder
    )


def _as_spelt(path: FilePath) -> FilePath:
    """The path as the disk has its name, whose accents may be composed otherwise."""
    if path.exists() or not path.parent.is_dir():
        return path
    return next((one for one in path.parent.iterdir() if unicodedata.normalize("NFC", one.name) == path.name), path)


def _read_record(content: bytes, name: str, shown: str) -> Loaded:
    return (read_json if name.endswith(".json") else read_yaml)(content, shown)


def _record_file(path: FilePath) -> tuple[FilePath, str]:
    if is_folder(path):
        name = next((name for name in RECORD_NAMES if (path / name).is_file()), None)
        if name:
            return path.resolve(), name
        raise _no_case(path, "the folder has no case.yaml", "`casereport new` makes one")
    if not is_file(path):
        raise _no_case(path, "there is no such case", "name a case folder or its case.yaml")
    return path.resolve().parent, path.name


def _no_case(path: FilePath, message: str, hint: str) -> CaseReportError:
    return CaseReportError([fault("file-missing", message, hint=hint, place=Place(path.as_posix(), 1, 1))])


class _Loading:
    """One record being read: the data as typed, with files put in their places, and the problems so far."""

    def __init__(self, name: str, files: CaseFolder, shown: str, data: dict[str, Any], loaded: Loaded, content: bytes) -> None:
        self.name = name
        self.files = files
        self.shown = shown
        self.data = data
        self.marks = dict(loaded.marks)
        self.problems = list(loaded.problems)
        self.lines = re.split(r"\r\n?|\n", content.decode("utf-8", "replace"))

    def case(self) -> Case:
        """The case, or CaseReportError with all problems when there is an error."""
        self._refuse_empty_values()
        self._warn_of_folds()
        self._put_texts_in_place()
        self.problems += expand_lab_files(self.data, self.marks, self._read)
        references, faults = read_bibliography(self.data, self.marks, self._read)
        self.problems += faults
        assets = self._images()
        record = self._record()
        return Case(self.name, record, self.marks, _texts(self.data, self.marks), references, assets, tuple(in_order(self.problems)))

    def _record(self) -> CaseRecord:
        try:
            record = CaseRecord.model_validate(self.data)
        except ValidationError as error:
            read = [problem for problem in self.problems if problem.severity == "error"]
            self.problems += [p for p in translate(error, self.data, self.marks, CaseRecord) if not _is_told(p, read)]
            raise CaseReportError(in_order(self.problems)) from None
        if any(problem.code in _FATAL and problem.place and problem.place.file == self.shown for problem in self.problems):
            raise CaseReportError(in_order(self.problems))
        return record

    def _read(self, name: str, kind: str, path: Path) -> bytes | None:
        """The bytes of a file that the record names; None with a problem at the name when it cannot be had."""
        try:
            return self.files.read(name, kind=kind)
        except ReadFault as refusal:
            problem = refusal.problem
            self.problems.append(fault(problem.code, problem.message, path=path, hint=problem.hint, place=place_of(path, self.marks)))
            return None

    def _refuse_empty_values(self) -> None:
        """An empty value is a slip of the pen everywhere; an answer that is open has no key."""
        reported = {problem.place for problem in self.problems}
        for path, value in _leaves(self.data, ()):
            if value is None and place_of(path, self.marks) not in reported and place_of(path, self.marks, key=True) not in reported:
                place = place_of(path, self.marks, key=True)
                hint = 'write "" for an empty cell' if path[0] == "tables" and "rows" in path else "write a value, or remove the key"
                self.problems.append(fault("bad-value", "the value is empty", path=path, hint=hint, place=place))

    def _warn_of_folds(self) -> None:
        """A folded block that joins lines which Markdown would keep apart."""
        for path, mark in self.marks.items():
            if mark.style == "folded" and _joins_markdown(self.lines[mark.value.line :]):
                message = "a folded block joins its lines; lists, headings and paragraphs become one"
                self.problems.append(fault("folded-text", message, path=path, hint="use | in place of >", place=mark.value))

    def _put_texts_in_place(self) -> None:
        """Each `{file: discussion.md}` of a section or abstract replaced by the text of the file."""
        for path, name in named_texts(self.data):
            self._put_text(_at(self.data, path), name, path)

    def _put_text(self, holder: dict[str, Any], name: str, path: Path) -> None:
        content = self._read(name, "text", (*path, "file"))
        if content is None:
            return
        try:
            text = decode(content, self._beside(name)).replace("\r\n", "\n")
        except ReadFault as refusal:
            self.problems.append(refusal.problem)
            return
        holder["text"] = text
        self.marks[*path, "text"] = Mark(Place(self._beside(name), 1, 1), None, "file")

    def _beside(self, name: str) -> str:
        return (FilePath(self.shown).parent / name).as_posix()

    def _images(self) -> dict[str, Asset]:
        assets: dict[str, Asset] = {}
        for path, name in named_images(self.data):
            content = self._read(name, "image", path)
            if content is None:
                continue
            try:
                assets[name] = read_image(content, name)
            except ReadFault as refusal:
                problem = refusal.problem
                self.problems.append(fault(problem.code, problem.message, path=path, hint=problem.hint, place=place_of(path, self.marks)))
        return assets


# Problems of reading the record file after which a built record would not be the one that was typed.
_FATAL = {"repeated-key", "yaml-feature", "split-number", "not-quoted", "control-character", "bad-value", "limit"}


def _joins_markdown(lines: list[str]) -> bool:
    """Whether the folded block that starts with these lines has an empty line inside, or one that opens a list, heading or quotation."""
    first = next((line for line in lines if line.strip()), "")
    indent = len(first) - len(first.lstrip(" "))
    block = list(takewhile(lambda line: not line.strip() or line.startswith(" " * max(indent, 1)), lines))
    text = "\n".join(line[indent:] for line in block).strip()
    return re.search(r"\n\s*\n|^(?:[-*+#>]|\d{1,3}[.)])\s.*\n|\n(?:[-*+#>]|\d{1,3}[.)])\s", text) is not None


def _is_told(problem: Problem, read: list[Problem]) -> bool:
    """Whether a fault of the model only follows from one of reading: the same value, or the same place but for what is missing there."""
    if problem.path and any(other.path == problem.path for other in read):
        return True
    return problem.code != "missing-field" and any(other.place == problem.place for other in read)


def _keys(value: object) -> list[str]:
    return list(value) if isinstance(value, dict) else []


def _at(data: Data, path: Path) -> Any:
    value: Any = data
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _leaves(value: Data, path: Path) -> list[tuple[Path, str | None]]:
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in _leaves(item, (*path, key))]
    if isinstance(value, list):
        return [leaf for index, item in enumerate(value) for leaf in _leaves(item, (*path, index))]
    return [(path, value)]


def _texts(data: Data, marks: Mapping[Path, Mark]) -> dict[Path, str]:
    return {typed_path(path, marks): text for path, text in _leaves(data, ()) if isinstance(text, str)}


def named_texts(data: dict[str, Any]) -> list[tuple[Path, str]]:
    """The path of each section or abstract that is kept in a file, and the file's name."""
    paths: list[Path] = [("abstract",), *(("sections", key) for key in _keys(data.get("sections")))]
    holders = [(path, holder) for path in paths if isinstance(holder := _at(data, path), dict)]
    return [(path, holder["file"]) for path, holder in holders if isinstance(holder.get("file"), str)]


def named_images(data: dict[str, Any]) -> list[tuple[Path, str]]:
    """The path of the name of each image of a figure, and the name."""
    return [
        ((*path, "file"), panel["file"])
        for figure_path, figure in entries_at(data, ("figures",))
        for path, panel in entries_at(figure, ("panels",), figure_path)
        if isinstance(panel.get("file"), str)
    ]
