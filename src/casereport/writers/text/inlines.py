"""Inline nodes as plain text: raised and lowered signs of Unicode, addresses behind the words that they are linked from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from casereport.language.raised import LOWERED, RAISED
from casereport.patterns import lazy_pattern
from casereport.tree import Break, Cite, CiteLink, Code, Emph, Flag, Inline, Link, Strong, Sub, Sup, Text, Xref

_RAISED: Final = {
    **RAISED,
    **dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)),
    **dict(zip("ABDEGHIJKLMNOPRTUVW", "ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ", strict=True)),
}
_LOWERED: Final = {**LOWERED, **dict(zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))}
_BETWEEN: Final = frozenset(" ,;.:–*†‡§¶#")
"""Signs that may stand as they are between raised ones."""
_BLANK: Final = lazy_pattern(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\r\f\v]")
_UNSEEN: Final = lazy_pattern(r"[\u00ad\u200b\u2060\ufeff]")


def write_line(nodes: Iterable[Inline]) -> str:
    """The nodes as text, a line for each break; with ordinary spaces, and without the unseen signs that tell where a line may break."""
    text = _UNSEEN.sub("", _BLANK.sub(" ", _written(nodes)))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")


def _written(nodes: Iterable[Inline]) -> str:
    return "".join(_PRINTERS[type(node)](node) for node in nodes)


def _shifted(text: str, signs: dict[str, str]) -> str:
    """The text in raised or lowered signs; as it is, where one of its letters and figures has none."""
    can_be = all(sign in signs or sign in _BETWEEN for sign in text)
    return "".join(signs.get(sign, sign) for sign in text) if can_be else text


def _cite(node: Cite) -> str:
    text = _written(node.parts)
    return _shifted(text, _RAISED) if node.form == "superscript" else text


def _link(node: Link) -> str:
    """The words of a link; behind them the address, where they do not tell it: `PubMed (https://…)`."""
    address = node.href.removeprefix("mailto:").removeprefix("https://doi.org/")
    tells = address in node.text or node.text in node.href.rstrip("/").rsplit("/", 1)[-1]
    return node.text if tells else f"{node.text} ({node.href})"


_PRINTERS: Final[dict[type, Callable[[Any], str]]] = {
    Text: lambda node: node.text.replace("\n", " "),
    Strong: lambda node: _written(node.children),
    Emph: lambda node: _written(node.children),
    Sup: lambda node: _shifted(_written(node.children), _RAISED),
    Sub: lambda node: _shifted(_written(node.children), _LOWERED),
    Code: lambda node: node.text.replace("\n", " "),
    Link: _link,
    CiteLink: lambda node: node.text,
    Cite: _cite,
    Xref: lambda node: node.text,
    Flag: lambda node: node.sign,
    Break: lambda _: "\n",
}
