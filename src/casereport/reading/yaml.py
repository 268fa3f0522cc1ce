"""YAML to data with places, from the parser's events: nothing is guessed, every scalar stays the text that was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from casereport.problems import Path, Place, Problem, fault
from casereport.reading import traps
from casereport.reading.escapes import refused_escapes
from casereport.reading.frames import Frame
from casereport.reading.marks import Data, Lines, Loaded, Mark, ReadFault, Style
from casereport.reading.scalars import Source, end_of, event_place, is_empty, is_plain, start_of, value_kind
from casereport.reading.syntax import explain
from casereport.reading.text import LIMITS, MAX_PROBLEMS, RETYPE, Limits, bad_characters, character_problems, decode, printable


def read_yaml(data: bytes, file: str, limits: Limits = LIMITS) -> Loaded:
    """The mapping in a YAML file, with marks; a syntax fault comes alone, all other problems together, and then `data` may be None."""
    try:
        text = decode(data, file, limits)
    except ReadFault as refused:
        return Loaded(None, {}, (refused.problem,))
    problems = character_problems(text, file)
    reader = _Reader(printable(text) if problems else text, file, limits, is_clean=not problems)
    try:
        reader.read()
    except yaml.YAMLError as error:
        # a control character may itself be the cause, so its problem goes first
        return Loaded(None, {}, tuple(problems) or (explain(reader.text, file, error, reader.opened, reader.last),))
    except _Stop:
        reader.root = None
    return Loaded(reader.root, reader.marks, (*problems, *reader.problems))


def _loader() -> Any:
    """The libyaml parser, or PyYAML's own where it was built without libyaml."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):
    """Nothing more of the file is read; the reason is among the problems."""


class _Reader:
    """Builds data from events; the frames are the mappings and lists still open."""

    def __init__(self, text: str, file: str, limits: Limits, *, is_clean: bool) -> None:
        self.text = text
        self.file = file
        self.limits = limits
        self.root: Data = None
        self.marks: dict[Path, Mark] = {}
        self.problems: list[Problem] = []
        self.last: ScalarEvent | None = None
        self._frames: list[Frame] = []
        self._source = Source(text, file)
        self._is_clean = is_clean
        self._lines: Lines | None = None
        self._bidi = re.search("[\u202a-\u202c\u2066-\u2069]", text) is not None

    @property
    def opened(self) -> int | None:
        """The offset of the innermost bracket or brace that is still open."""
        flows = [frame.start for frame in self._frames if frame.flow and self.text[frame.start] in "[{"]
        return flows[-1] if flows else None

    def read(self) -> None:
        """Reads the one document into `root`, `marks` and `problems`; raises the parser's own error or _Stop."""
        events = self._events()
        nodes = documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                self._start_document(event, documents)
            elif isinstance(event, NodeEvent):
                nodes += 1
                self._limit_nodes(nodes, event)
                self._node(event, events)
            elif isinstance(event, CollectionEndEvent):
                self._close(event)
        if self.root is None and not self.problems:
            self._refuse_nothing()

    def _events(self) -> Iterator[Event]:
        return yaml.parse(self.text, Loader=_loader())

    def _node(self, event: NodeEvent, events: Iterator[Event]) -> None:
        self._refuse_features(event)
        frame = self._frames[-1] if self._frames else None
        if isinstance(event, ScalarEvent):
            self.last = event
        if frame is None and not isinstance(event, MappingStartEvent):
            self._refuse_root(event, events)
        elif frame and isinstance(frame.data, dict) and not frame.keyed:
            self._take_key(frame, event)
        elif frame and isinstance(event, ScalarEvent):
            self._take_scalar(frame, event)
        elif frame and isinstance(event, AliasEvent):
            self._store(frame, self._source.slice(event), Mark(self._place(event), self._key_place(frame), exact=False))
        else:
            self._open(frame, event)

    # -- what is refused ---------------------------------------------------------------------------------------------

    def _start_document(self, event: DocumentStartEvent, documents: int) -> None:
        if documents > 1:
            self._add("yaml-feature", "a second document starts here", self._place(event), hint="remove the line of dashes, or indent it")
            raise _Stop
        if event.tags:
            self._add("yaml-feature", "a tag directive", self._place(event), hint="remove the line")

    def _limit_nodes(self, nodes: int, event: Event) -> None:
        if nodes > self.limits.nodes:
            self._add("limit", f"more than {self.limits.nodes:,} values", self._place(event), hint="put long series into a CSV file")
            raise _Stop

    def _refuse_features(self, event: NodeEvent) -> None:
        if isinstance(event, AliasEvent):
            hint = "write the value out here; put a text that starts with an asterisk in quotes"
            self._add("yaml-feature", "an alias (asterisk); anchors and aliases are refused", self._place(event), hint=hint)
            return
        if event.anchor:
            hint = "write the value out where it is needed; put a text that starts with an ampersand in quotes"
            self._add("yaml-feature", "an anchor (ampersand); anchors and aliases are refused", self._place(event), hint=hint)
        if getattr(event, "tag", None):
            hint = "put a text that starts with an exclamation mark in quotes; leave tags out"
            self._add("yaml-feature", "a tag (exclamation mark); tags are refused", self._place(event), hint=hint)

    def _refuse_nothing(self) -> None:
        hint = "write key: value, one on each line"
        self._add("wrong-type", "the file is empty; a record is a mapping", Place(self.file, 1, 1), hint=hint)

    def _refuse_root(self, event: NodeEvent, events: Iterator[Event]) -> None:
        for _ in events:  # a syntax fault further down goes before this one
            pass
        glued = re.compile(r"[\w-]+(:)(?=[^ \t\r\n])").match(self.text, start_of(event).index)
        if isinstance(event, ScalarEvent) and glued:
            place = Lines(self.text, self.file).place(glued.start(1))
            self._add("yaml-syntax", "a colon without an ordinary space after it", place, hint=traps.COLON)
        elif isinstance(event, ScalarEvent) and is_empty(event):
            self._refuse_nothing()
        elif not self.problems:
            what = "a list" if isinstance(event, SequenceStartEvent) else "one text"
            hint = "start each line with a key and a colon"
            self._add("wrong-type", f"the file is {what}; a record is a mapping", self._place(event), hint=hint)
        raise _Stop

    # -- keys --------------------------------------------------------------------------------------------------------

    def _take_key(self, frame: Frame, event: NodeEvent) -> None:
        frame.keyed = True
        frame.key = None
        if isinstance(event, ScalarEvent):
            frame.key = event if self._is_key(frame, event) else None
        elif not isinstance(event, AliasEvent):
            if not self._is_token(event):
                message = "a key that is a list or mapping; keys are text"
                self._add("not-quoted", message, self._place(event), frame.path, "put the key in quotes")
            self._open(None, event)

    def _is_key(self, frame: Frame, event: ScalarEvent) -> bool:
        self._check_text(event, frame.path)
        if not is_plain(event):
            return True
        if event.value == "<<":
            self._add("yaml-feature", "a merge key; merges are refused", self._place(event), frame.path, "write the keys out")
            return False
        if is_empty(event):
            self._add("not-quoted", "a colon without a key before it", self._place(event), frame.path, "write the key before the colon")
            return False
        if traps.has_odd_space(event.value):
            self._report(traps.check_key_spaces(self._place(event), frame.path))
        return True

    def _key_place(self, frame: Frame) -> Place | None:
        return self._place(frame.key) if frame.key else None

    # -- values ------------------------------------------------------------------------------------------------------

    def _take_scalar(self, frame: Frame, event: ScalarEvent) -> None:
        refused = self._check_scalar(event, frame.next_path())
        if frame.flow and isinstance(frame.data, dict) and is_plain(event) and event.value == "" and not event.tag:
            self._refuse_empty(frame, event)
            return
        frame.before = value_kind(event)
        value = None if is_empty(event) else event.value
        if value is None and (refused or event.tag):
            value = self._source.slice(event).strip() or "#"  # refused above; it must not count as missing too
        self._store(frame, value, self._source.scalar_mark(event, self._key_place(frame)))

    def _check_scalar(self, event: ScalarEvent, path: Path) -> bool:
        """Reports what a value was silently read as; True when that may have emptied it."""
        self._check_text(event, path)
        if event.style in ("|", ">"):
            problem = traps.check_block(self._source.slice(event), event.value, self._place(event), path)
            self._report(problem)
            return problem is not None
        if not is_plain(event):
            return False
        if start_of(event).line != end_of(event).line:
            self._report(traps.check_joined(self._source.slice(event), self._place(event), path))
        cut = traps.check_comment(self.text, end_of(event), self.file, path)
        self._report(cut)
        return cut is not None

    def _refuse_empty(self, frame: Frame, event: ScalarEvent) -> None:
        """Reports an empty value inside braces, once for a number that commas cut into several keys."""
        frame.keyed = False
        key = frame.key
        if key is None or (frame.before == "split" and key.value[:1].isdigit()):
            return
        has_colon = ":" in self.text[end_of(key).index : start_of(event).index]
        self._report(traps.check_empty(key.value, frame.before, self._place(key), frame.path, has_colon=has_colon))
        if frame.before == "number" and not has_colon:
            frame.before = "split"

    def _check_text(self, event: ScalarEvent, path: Path) -> None:
        if len(event.value) > self.limits.text:
            what = f"a text longer than {self.limits.text:,} characters"
            self._add("limit", what, self._place(event), path, "put long texts into .md files")
        if event.style == '"':  # an escape can still bring one in
            self._check_escapes(self._source.slice(event), start_of(event).index, path)
        elif self._is_clean and self._bidi:  # so can a cut between values
            for _, what in bad_characters(event.value):
                self._add("control-character", what, self._place(event), path, RETYPE)

    def _check_escapes(self, raw: str, start: int, path: Path) -> None:
        """Tells each refused character of a quoted text, where it stands; of a file that is not clean the escapes alone."""
        if "\\" in raw or (self._is_clean and self._bidi):
            for offset, what in refused_escapes(raw):
                if self._is_clean or raw[offset] == "\\":
                    self._lines = self._lines or Lines(self.text, self.file)
                    self._add("control-character", what, self._lines.place(start + offset), path, RETYPE)

    # -- mappings and lists ------------------------------------------------------------------------------------------

    def _open(self, parent: Frame | None, event: NodeEvent) -> None:
        """Opens a mapping or list under `parent`; without one it is the root, or a refused key."""
        if len(self._frames) >= self.limits.depth:
            self._add("limit", f"nested deeper than {self.limits.depth} levels", self._place(event))
            raise _Stop
        token = self._is_token(event)
        if token:
            path = parent.next_path() if parent else ()
            self._add("not-quoted", "unquoted double braces are read as a mapping", self._place(event), path, traps.QUOTE_OR_BLOCK)
        frame = self._frame(parent, event, token=token)
        self._mount(parent, frame, event)
        self._frames.append(frame)

    def _frame(self, parent: Frame | None, event: NodeEvent, *, token: bool) -> Frame:
        data: dict[str, Data] | list[Data] = {} if isinstance(event, MappingStartEvent) else []
        muted = token or self._muted or (parent is None and bool(self._frames))
        path = parent.next_path() if parent else ()
        return Frame(data, path, start_of(event).index, bool(getattr(event, "flow_style", False)), muted, token)

    def _mount(self, parent: Frame | None, frame: Frame, event: NodeEvent) -> None:
        style: Style = "flow" if frame.flow else "block"
        if parent:
            parent.before = "other"
            mark = Mark(self._place(event), self._key_place(parent), style, exact=False)
            self._store(parent, None if frame.token else frame.data, mark)
        elif not self._frames:
            self.root = frame.data
            self.marks[()] = Mark(self._place(event), None, style, exact=False)

    def _close(self, event: CollectionEndEvent) -> None:
        frame = self._frames.pop()
        if frame.token and self._frames:
            self._frames[-1].put_source(self.text[frame.start : end_of(event).index])

    def _is_token(self, event: NodeEvent) -> bool:
        return isinstance(event, MappingStartEvent) and bool(event.flow_style) and self.text.startswith("{{", start_of(event).index)

    def _store(self, frame: Frame, value: Data, mark: Mark) -> None:
        path = frame.next_path()
        frame.keyed = False
        if isinstance(frame.data, list):
            frame.data.append(value)
        elif frame.key is None or self._is_repeated(frame, frame.key):
            return
        else:
            frame.data[frame.key.value] = value
        if not frame.muted:
            self.marks[path] = mark

    def _is_repeated(self, frame: Frame, key: ScalarEvent) -> bool:
        line = start_of(key).line + 1
        first = frame.lines.setdefault(key.value, line)
        if key.value not in frame.data:
            return False
        where = f"line {first}" if first != line else "the same line"
        self._add("repeated-key", f"this key is written twice; first on {where}", self._place(key), frame.path, "keep one of the two")
        return True

    # -- problems ----------------------------------------------------------------------------------------------------

    @property
    def _muted(self) -> bool:
        return bool(self._frames) and self._frames[-1].muted

    def _place(self, event: Event) -> Place:
        return event_place(event, self.file)

    def _add(self, code: str, message: str, place: Place, path: Path = (), hint: str = "") -> None:
        self._report(fault(code, message, path=path, hint=hint, place=place))

    def _report(self, problem: Problem | None) -> None:
        if problem is None or (self._muted and problem.code != "limit"):
            return
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            message = f"more than {MAX_PROBLEMS - 1} problems; the rest of the file was not read"
            self.problems[-1] = fault("limit", message, place=problem.place)
            raise _Stop
