"""A web page whose texts hold the marks of a revision → the same page with `ins` and `del`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from casereport.tree.marks import Piece, State, accepted, has_marks, read_marks, rejected

_TAG: Final = re.compile(r"(<[^>]*>)")
_TEXT: Final = re.compile(r'(?<=")[^"]*(?=")')
_NAME: Final = re.compile(r"</?([a-zA-Z][\w-]*)")
_INLINE: Final = frozenset({"a", "b", "br", "code", "em", "i", "small", "span", "strong", "sub", "sup"})
_PLAIN: Final = frozenset({"title", "style", "script", "text", "tspan", "desc"})
"""Elements whose text takes no element: they show the new text."""
_ELEMENT: Final[dict[State, str]] = {"inserted": "ins", "deleted": "del"}
_WHOLE: Final = ' class="whole"'
_SEPARATOR: Final = re.compile(r"\s*[,;]\s*")


def mark_page(page: str) -> str:
    """The page with every marked stretch in an element of its own; attributes and titles have the new text. Unmarked pages stay."""
    if not has_marks(page):
        return page
    out: list[str] = []
    block = _Block()
    plain = ""
    for token in _TAG.split(page):
        name = _NAME.match(token)
        if not token.startswith("<"):
            block.add_text(accepted(token) if plain else token)
            continue
        tag = _TEXT.sub(lambda found: accepted(found[0]) or rejected(found[0]), token) if has_marks(token) else token
        if name and name[1].lower() not in _INLINE:
            out += [block.markup(), tag]
            block = _Block()
            plain = _plain_after(plain, name[1].lower(), tag)
        else:
            block.add_tag(tag)
    return "".join((*out, block.markup()))


def _plain_after(plain: str, name: str, tag: str) -> str:
    if plain:
        return "" if tag.startswith("</") and name == plain else plain
    return name if name in _PLAIN and not tag.startswith("</") else ""


@dataclass
class _Block:
    """Text and inline tags between two tags of blocks; a piece without a state is a tag when it begins with one."""

    pieces: list[Piece | str] = field(default_factory=list)
    state: State = ""
    whole: bool = False

    def add_text(self, text: str) -> None:
        for piece in read_marks(text, self.state, whole=self.whole):
            self.state, self.whole = piece.state, piece.whole
            if piece.text or piece.whole:
                self.pieces.append(piece)

    def add_tag(self, tag: str) -> None:
        self.pieces.append(tag)

    def markup(self) -> str:
        whole = next((piece for piece in self.pieces if isinstance(piece, Piece) and piece.whole), None)
        texts = settle_separators([piece for piece in self.pieces if isinstance(piece, Piece)])
        rest = iter(texts)
        done = [piece if isinstance(piece, str) else _element(next(rest), whole) for piece in self.pieces]
        return "".join(done)


def _element(piece: Piece, whole: Piece | None) -> str:
    state = whole.state if whole else piece.state
    if not state or not piece.text.strip():
        return piece.text
    name = _ELEMENT[state]
    return f"<{name}{_WHOLE if whole else ''}>{piece.text}</{name}>"


def settle_separators(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a paragraph with each comma between names as what it goes with: the name before it, or the last one behind it."""
    settled = list(pieces)
    said = [at for at, piece in enumerate(pieces) if piece.text.strip()]
    for number, at in enumerate(said):
        if pieces[at].state or not _SEPARATOR.fullmatch(pieces[at].text):
            continue
        before = _run_before(pieces, said[:number])
        behind = _run_behind(pieces, said[number + 1 :])
        state = before or behind
        if state:
            settled[at] = pieces[at]._replace(state=state)
    return settled


def _run_before(pieces: list[Piece], said: list[int]) -> State:
    """What happened to the whole name before a separator: back to the separator before it, or the beginning."""
    states: set[State] = set()
    for at in reversed(said):
        if _SEPARATOR.fullmatch(pieces[at].text):
            break
        states.add(pieces[at].state)
    return states.pop() if len(states) == 1 else ""


def _run_behind(pieces: list[Piece], said: list[int]) -> State:
    """What happened to all that stands behind a separator, up to the end: the last name, which no separator follows."""
    states = {pieces[at].state for at in said if not _SEPARATOR.fullmatch(pieces[at].text)}
    return states.pop() if len(states) == 1 else ""
