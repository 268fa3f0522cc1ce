"""A Word file whose texts hold the marks of a revision → the same file with tracked changes, which its reader accepts or rejects."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import count, groupby
from typing import Any, Final

from casereport.patterns import lazy_pattern
from casereport.problems import BuildFailure
from casereport.tree.marks import Piece, State, accepted, has_marks, read_marks, rejected
from casereport.writers.revised import settle_separators

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_WHO: Final = "Revision"
_TIME: Final = "2000-01-01T00:00:00Z"
"""Word wants a name and a time for each change: both are nobody's, so that no machine's and no person's get out."""
_TIME_OF_WHOLE: Final = "2000-01-01T01:00:00Z"
"""Of paragraphs put in or taken out whole: LibreOffice takes changes of one minute that touch each other for one change, and, where the
end of a paragraph was changed and the next one put in, its rejection would join the first to what stands behind both."""
_FIRST_ID: Final = 100_000
"""Above the numbers of all bookmarks."""
_NAMES: Final[dict[State, str]] = {"inserted": "ins", "deleted": "del"}
_LEAD: Final = lazy_pattern(r"[,;] (?=.)")
_DOCUMENT: Final = "word/document.xml"
_CORE: Final = "docProps/core.xml"


def track_changes(data: bytes) -> bytes:
    """The file with each marked stretch, paragraph, row and picture put in or taken out; raises BuildFailure (70) for a mark left."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as parts, zipfile.ZipFile(out, "w") as packed:
        for entry in parts.infolist():
            content = parts.read(entry)
            if entry.filename == _DOCUMENT:
                content = _tracked(content)
            elif entry.filename.endswith(".xml"):
                content = _plain(content, named=entry.filename == _CORE)
            packed.writestr(entry, content)
    return out.getvalue()


def _tracked(content: bytes) -> bytes:
    root = _parsed(content)
    work = _Tracking()
    for paragraph in list(root.iter(f"{W}p")):
        work.paragraph(paragraph)
    for table in root.iter(f"{W}tbl"):
        work.table(table)
    for element in root.iter():
        for name, value in element.attrib.items():
            if has_marks(value):
                element.set(name, accepted(value) or rejected(value))
    return _written(root)


def _plain(content: bytes, *, named: bool) -> bytes:
    """A part that no change is tracked in, with the new text; in a list of authors those that are left."""
    text = content.decode("utf-8", "surrogateescape")
    if not has_marks(text):
        return content
    root = _parsed(content)
    for element in root.iter():
        if element.text and has_marks(element.text):
            names = accepted(element.text)
            element.text = "; ".join(name for name in names.split("; ") if name.strip()) if named else names
    return _written(root)


class _Tracking:
    """The changes tracked so far: their numbers, and the paragraphs that were put in or taken out whole."""

    def __init__(self) -> None:
        self.ids = count(_FIRST_ID)
        self.whole: dict[Any, State] = {}

    def paragraph(self, paragraph: Any) -> None:
        """Splits the runs at their marks and puts each into the change that it belongs to."""
        states = _split_runs(paragraph)
        told_whole = (piece.state for pieces in states.values() for piece in pieces if piece.whole)
        whole: State = next(told_whole, "") or _state_of_picture(paragraph)
        runs = list(states)
        told: dict[Any, State] = {run: pieces[0].state if pieces else "" for run, pieces in states.items()}
        settled = settle_separators([pieces[0] for pieces in states.values() if pieces and pieces[0].text])
        shown = iter(settled)
        for run in [run for run, pieces in states.items() if pieces and pieces[0].text]:
            piece = next(shown)
            told[run] = piece.state
            run.find(f"{W}t").text = piece.text
        for field in _fields(runs):
            inside = {told[run] for run in field if run.find(f"{W}t") is not None}
            told |= dict.fromkeys(field, inside.pop()) if len(inside) == 1 else {}
        if whole:
            told = dict.fromkeys(runs, whole)
            self.mark_paragraph(paragraph, whole)
        self._wrap(_without_empty(told), _TIME_OF_WHOLE if whole else _TIME)

    def mark_paragraph(self, paragraph: Any, state: State) -> None:
        """Tracks the end of a paragraph."""
        self.whole[paragraph] = state
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = paragraph.makeelement(f"{W}pPr")
            paragraph.insert(0, properties)
        of_mark = properties.find(f"{W}rPr")
        if of_mark is None:
            of_mark = properties.makeelement(f"{W}rPr")
            behind = [child for child in properties if child.tag in (f"{W}sectPr", f"{W}pPrChange")]
            properties.insert(len(properties) - len(behind), of_mark)
        of_mark.insert(0, self._change(paragraph, state, _TIME_OF_WHOLE))

    def table(self, table: Any) -> None:
        """The rows of which every paragraph was put in or taken out; with all of them the empty line that ends the table."""
        states = [self._row(row) for row in table.iterchildren(f"{W}tr")]
        after = table.getnext()
        if states and states[0] and len(set(states)) == 1 and after is not None and after.tag == f"{W}p" and not list(after.iter(f"{W}r")):
            self.mark_paragraph(after, states[0])

    def _row(self, row: Any) -> State:
        states = {self.whole.get(one, "") for one in row.iter(f"{W}p") if one in self.whole or next(one.iter(f"{W}r"), None) is not None}
        state: State = states.pop() if len(states) == 1 else ""
        if state:
            properties = row.find(f"{W}trPr")
            if properties is None:
                properties = row.makeelement(f"{W}trPr")
                row.insert(0, properties)
            properties.append(self._change(row, state, _TIME_OF_WHOLE))
        return state

    def _wrap(self, states: dict[Any, State], time: str) -> None:
        """Puts neighbouring runs of one state into one change."""
        changed = [run for run in states if states[run]]
        for (_, state, _), group in groupby(changed, key=lambda run: (run.getparent(), states[run], _neighbourhood(run, states))):
            runs = list(group)
            change = self._change(runs[0], state, time)
            runs[0].addprevious(change)
            for run in runs:
                change.append(run)
                if state == "deleted":
                    _rename(run)

    def _change(self, near: Any, state: State, time: str) -> Any:
        return near.makeelement(f"{W}{_NAMES[state]}", {f"{W}id": str(next(self.ids)), f"{W}author": _WHO, f"{W}date": time})


def _state_of_picture(paragraph: Any) -> State:
    """What happened to the picture of a paragraph, which its alternative tells."""
    words = next((one.get("descr", "") for one in paragraph.iter(_PICTURE)), "")
    return next((piece.state for piece in read_marks(words) if piece.whole), "")


def _neighbourhood(run: Any, states: dict[Any, State]) -> Any:
    """The first of the runs of one state that stand side by side, nothing between them."""
    first = run
    while (before := first.getprevious()) is not None and before in states and states[before] == states[run]:
        first = before
    return first


def _without_empty(states: dict[Any, State]) -> dict[Any, State]:
    """The runs without those that held a mark alone, which are taken out of the paragraph."""
    empty = [run for run in states if (text := run.find(f"{W}t")) is not None and not text.text]
    for run in empty:
        run.getparent().remove(run)
    return {run: state for run, state in states.items() if run not in empty}


def _split_runs(paragraph: Any) -> dict[Any, list[Piece]]:
    """The runs of a paragraph in order, each of one state, with its piece of text; runs without text have none."""
    found: dict[Any, list[Piece]] = {}
    state: State = ""
    whole = named = False
    for run in list(_runs(paragraph)):
        text = run.find(f"{W}t")
        if text is None:
            found[run] = [Piece(state, whole, "", named)] if state else []
            continue
        pieces = read_marks(text.text or "", state, whole=whole, named=named)
        if pieces:
            state, whole, named = pieces[-1].state, pieces[-1].whole, pieces[-1].named
        for part, piece in _parts(run, [piece for piece in pieces if piece.text or piece.whole]):
            found[part] = [piece]
    return found


def _parts(run: Any, pieces: list[Piece]) -> Iterator[tuple[Any, Piece]]:
    """A run for each piece of its text; the run itself, without text, where it holds none."""
    for piece in [part for one in pieces for part in _apart(one)] or [Piece("", False, "")]:
        part = copy.deepcopy(run)
        text = part.find(f"{W}t")
        text.text = piece.text
        text.set(_SPACE, "preserve")
        run.addprevious(part)
        yield part, piece
    run.getparent().remove(run)


def _apart(piece: Piece) -> list[Piece]:
    """The comma that parts a name from the one before it, and the rest, where nothing happened to both."""
    found = _LEAD.match(piece.text) if not piece.state else None
    return [piece._replace(text=found[0]), piece._replace(text=piece.text[found.end() :])] if found else [piece]


def _runs(paragraph: Any) -> Iterator[Any]:
    for child in paragraph:
        if child.tag == f"{W}r":
            yield child
        elif child.tag == f"{W}hyperlink":
            yield from child.iterchildren(f"{W}r")


def _fields(runs: list[Any]) -> Iterator[list[Any]]:
    """The runs of each field, from its beginning to its end."""
    field: list[Any] = []
    for run in runs:
        mark = run.find(f"{W}fldChar")
        kind = mark.get(f"{W}fldCharType") if mark is not None else ""
        if field or kind == "begin":
            field.append(run)
        if kind == "end":
            yield field
            field = []


def _rename(run: Any) -> None:
    """Text that was taken out has elements of its own."""
    for name, gone in (("t", "delText"), ("instrText", "delInstrText")):
        for element in run.findall(f"{W}{name}"):
            element.tag = f"{W}{gone}"


def _parsed(content: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))


def _written(root: Any) -> bytes:
    from lxml import etree

    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    if has_marks(data.decode()) or b"&#64976;" in data:
        raise BuildFailure(70, "a mark of the revision was left in the Word file")
    return data
