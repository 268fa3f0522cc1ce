"""What a revision put in and took out, as marks inside the texts of a document, so that every writer carries them.

The marks are noncharacters, which Unicode keeps for use inside a program: no text of a record can mean anything by them. They do not
nest: each marked stretch begins with what happened to it and ends with END. WHOLE behind the first mark says that the paragraph, list
item or row that holds the stretch was itself put in or taken out, NAMED that it is one of several names in a line, parted by commas.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from casereport.patterns import lazy_pattern

INSERTED, DELETED, WHOLE, END, NAMED = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"
MARKS = frozenset((INSERTED, DELETED, WHOLE, END, NAMED))

State = Literal["", "inserted", "deleted"]

_STATES: dict[str, State] = {INSERTED: "inserted", DELETED: "deleted"}
_MARK = lazy_pattern(f"([{INSERTED}{DELETED}][{WHOLE}{NAMED}]?|{END})")
_ANY = lazy_pattern(f"[{INSERTED}{DELETED}{WHOLE}{END}{NAMED}]")


class Piece(NamedTuple):
    """A stretch of text and what happened to it; `whole` when it happened to all that holds it, `named` for a name in a line of names."""

    state: State
    whole: bool
    text: str
    named: bool = False


def marked(text: str, state: State, *, whole: bool = False, named: bool = False) -> str:
    """The text as put in or taken out; as it is without a state."""
    if not state:
        return text
    return f"{INSERTED if state == 'inserted' else DELETED}{WHOLE if whole else NAMED if named else ''}{text}{END}"


def has_marks(text: str) -> bool:
    """Whether a text holds any mark."""
    return _ANY.search(text) is not None


def read_marks(text: str, state: State = "", *, whole: bool = False, named: bool = False) -> list[Piece]:
    """The pieces of a text, from what held before it; a mark that ends it leaves an empty piece, which tells what holds behind it."""
    pieces: list[Piece] = []
    for part in _MARK.split(text):
        if part[:1] in _STATES and part[:1]:
            state, whole, named = _STATES[part[:1]], part.endswith(WHOLE), part.endswith(NAMED)
            pieces.append(Piece(state, whole, "", named))
        elif part == END:
            state, whole, named = "", False, False
            pieces.append(Piece(state, whole, ""))
        elif part:
            pieces.append(Piece(state, whole, part, named))
    return pieces


def without_marks(text: str) -> str:
    """The text with all that was put in and taken out, and no mark."""
    return _ANY.sub("", text)


def accepted(text: str) -> str:
    """The new text: what was put in, without what was taken out."""
    return "".join(piece.text for piece in read_marks(text) if piece.state != "deleted") if has_marks(text) else text


def rejected(text: str) -> str:
    """The old text: what was taken out, without what was put in."""
    return "".join(piece.text for piece in read_marks(text) if piece.state != "inserted") if has_marks(text) else text
