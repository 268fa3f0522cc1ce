"""A web page whose texts hold the marks of a revision → the same page with `ins` and `del`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from casereport.patterns import lazy_pattern
from casereport.tree.marks import DELETED, INSERTED, Piece, State, accepted, has_marks, read_marks, rejected

_TAG: Final = lazy_pattern(r"(<[^>]*>)")
_TEXT: Final = lazy_pattern(r'(?<=")[^"]*(?=")')
_NAME: Final = lazy_pattern(r"</?([a-zA-Z][\w-]*)")
_INLINE: Final = frozenset({"a", "b", "br", "code", "em", "i", "small", "span", "strong", "sub", "sup"})
_PLAIN: Final = frozenset({"title", "style", "script", "text", "tspan", "desc"})
"""Elements whose text takes no element: they show the new text."""
_ELEMENT: Final[dict[State, str]] = {"inserted": "ins", "deleted": "del"}
_WHOLE: Final = ' class="whole"'
_ALTERNATIVE: Final = lazy_pattern(rf'<(?:img|svg)\b(?:[^>]*) (?:alt|aria-label)="([{INSERTED}{DELETED}][^"]*)"')
_PICTURES: Final[dict[State, str]] = {"inserted": "came", "deleted": "gone"}
_SEPARATOR: Final = lazy_pattern(r"\s*[,;]\s*")


def mark_page(page: str) -> str:
    """The page with every marked stretch in an element of its own; attributes and titles have the new text. Unmarked pages stay."""
    if not has_marks(page):
        return page
    out: list[str] = [""]
    block = _Block()
    plain = ""
    for token in _TAG.split(page):
        name = _NAME.match(token)
        if not token.startswith("<"):
            block.add_text((accepted(token) or rejected(token)) if plain else token)
            continue
        tag = _settled(token) if has_marks(token) else token
        if name and name[1].lower() not in _INLINE:
            if block.is_gone:
                out[-1] = _uncounted(out[-1])
            out += [block.markup(), tag]
            block = _Block()
            plain = _plain_after(plain, name[1].lower(), tag)
        else:
            block.add_tag(tag)
    return "".join((*out, block.markup()))


def _uncounted(tag: str) -> str:
    """The tag of a list item that was taken out: it does not count in its list."""
    if not re.match(r"<li[ >]", tag):
        return tag
    return tag.replace('class="', 'class="gone ', 1) if 'class="' in tag else f'<li class="gone"{tag[3:]}'


def _settled(tag: str) -> str:
    """The tag with the new text, or the old one of what was taken out; nothing for metadata that the new version does not have."""
    if tag.startswith("<meta ") and 'content=""' in _TEXT.sub(lambda found: accepted(found[0]), tag):
        return ""
    state = _state_of_picture(tag)
    settled = _TEXT.sub(lambda found: accepted(found[0]) or rejected(found[0]), tag)
    return re.sub(r"^<\w+", lambda name: f'{name[0]} class="{_PICTURES[state]}"', settled) if state else settled


def _state_of_picture(tag: str) -> State:
    """What happened to the picture of a tag, which its alternative tells."""
    found = _ALTERNATIVE.match(tag)
    return read_marks(found[1])[0].state if found else ""


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
    named: bool = False

    def add_text(self, text: str) -> None:
        for piece in read_marks(text, self.state, whole=self.whole, named=self.named):
            self.state, self.whole, self.named = piece.state, piece.whole, piece.named
            if piece.text or piece.whole:
                self.pieces.append(piece)

    def add_tag(self, tag: str) -> None:
        self.pieces.append(tag)

    @property
    def is_gone(self) -> bool:
        """Whether all that holds the text was taken out."""
        return any(isinstance(piece, Piece) and piece.whole and piece.state == "deleted" for piece in self.pieces)

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
    """The pieces of a line of names with each comma where both versions need one: before a name that is not the first of its version.

    A comma that neither needs has no text; a line without marked names stays.
    """
    if not any(piece.named for piece in pieces):
        return pieces
    settled = list(pieces)
    at = [place for place, piece in enumerate(pieces) if not piece.state and _SEPARATOR.fullmatch(piece.text)]
    bounds = [-1, *at, len(pieces)]
    names = [_versions(pieces[start + 1 : end]) for start, end in pairwise(bounds)]
    for number, place in enumerate(at):
        told = names[number + 1] & frozenset[State]().union(*names[: number + 1])
        if len(told) < 2:
            settled[place] = pieces[place]._replace(state=next(iter(told), ""), text=pieces[place].text if told else "")
    return settled


def _versions(pieces: list[Piece]) -> frozenset[State]:
    """The versions in which a name is read: `deleted` for the old one, `inserted` for the new."""
    both: frozenset[State] = frozenset(("deleted", "inserted"))
    told = [both if not piece.state else frozenset((piece.state,)) for piece in pieces if piece.text.strip()]
    return frozenset[State]().union(*told)
