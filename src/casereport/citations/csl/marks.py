"""Text with marks in it, as a CSL processor joins and cuts it, and the inline nodes that it becomes.

A mark is one of Unicode's noncharacters, which no text may hold: an opening one for each kind, one that closes whatever was opened last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from casereport.citations.quotes import curl
from casereport.patterns import lazy_pattern
from casereport.tree import CiteLink, Emph, Inline, Strong, Sub, Sup, Text
from casereport.values import dataclass

ITALIC, BOLD, SUP, SUB, SMALL_CAPS, UNDERLINE, NOCASE, UPRIGHT, LINK, QUOTE = map(chr, range(0xFDD0, 0xFDDA))
CLOSE, UNQUOTE = "\ufdde", "\ufddf"
_FIRST_TARGET = 0xF0000  # a link's mark is followed by its number, as a sign of a plane for private use
OPENING = frozenset((ITALIC, BOLD, SUP, SUB, SMALL_CAPS, UNDERLINE, NOCASE, UPRIGHT, LINK))
MARK = "[\ufdd0-\ufdef\U000f0000-\U000ffffd]"
_MARKS = lazy_pattern(MARK)
_TAGS = {
    "i": ITALIC, "em": ITALIC, "b": BOLD, "strong": BOLD, "sup": SUP, "sub": SUB, "sc": SMALL_CAPS,
    'span class="nocase"': NOCASE, 'span style="font-variant:small-caps;"': SMALL_CAPS,
    'span style="font-variant: small-caps;"': SMALL_CAPS,
}  # fmt: skip
_TAG = lazy_pattern(r"<(/?)([a-z]+)((?:\s[^<>]{0,60})?)>", re.IGNORECASE)


def marked(kind: str, text: object) -> str:
    """The text between a mark and its end; empty when the text is empty."""
    return f"{kind}{text}{CLOSE}" if str(text) else ""


_FORMATS = (
    ("font-style", "italic", ITALIC), ("font-style", "oblique", ITALIC), ("font-variant", "small-caps", SMALL_CAPS),
    ("font-weight", "bold", BOLD), ("text-decoration", "underline", UNDERLINE), ("vertical-align", "sup", SUP),
    ("vertical-align", "sub", SUB),
)  # fmt: skip


def formatted(text: str, given: Mapping[str, str]) -> str:
    """The text with the marks that the attributes of a style's element ask for, and its affixes around them; empty when it is empty."""
    for attribute, value, kind in _FORMATS:
        text = marked(kind, text) if given.get(attribute) == value else text
    return f"{given.get('prefix', '')}{text}{given.get('suffix', '')}" if text else ""


def linked(text: str, target: int) -> str:
    """The text as a link to the entry of this number."""
    return f"{LINK}{chr(_FIRST_TARGET + target)}{text}{CLOSE}"


def unmarked(text: object) -> str:
    """The text without its marks."""
    return _MARKS.sub("", str(text))


def read_marks(source: str) -> str:
    """CSL's small mark-up (i, b, sup, sub, sc, nocase spans) as marks, typewriter quotes as typographic ones; unpaired tags stay text."""
    source = _MARKS.sub("", source)
    done, position, opened = "", 0, list[tuple[str, int, str]]()
    for tag in _TAG.finditer(source):
        name, is_end = tag[2].lower(), bool(tag[1])
        kind = _TAGS.get(f"{name}{tag[3]}")
        done, position = done + source[position : tag.start()], tag.end()
        if is_end and opened and opened[-1][0] == name:
            opened.pop()
            done += CLOSE
        elif kind and not is_end and f"</{name}>" in source[tag.end() :].lower():
            opened.append((name, len(done), tag[0]))
            done += kind
        else:
            done += tag[0]
    done += source[position:]
    for _, at, unpaired in reversed(opened):
        done = done[:at] + unpaired + done[at + 1 :]
    return _curled(done)


def _curled(text: str) -> str:
    """Curled as if there were no marks."""
    if "'" not in text and '"' not in text:
        return text
    signs = iter(curl(unmarked(text)))
    return "".join(sign if _MARKS.match(sign) else next(signs) for sign in text)


# --- what stands where two parts meet ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a locale, outer and inner, and whether stops and commas stand before the closing one."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")
    hold_stops: bool = False


_M = f"({MARK}*)"
_DROPPED = (
    (lazy_pattern(rf",{_M}(?=[.](?:\s|$))"), r"\1"),
    (lazy_pattern(rf"([.?!]{_M}[\u201d\u2019\ufddf]?{_M})\.(?!\.)"), r"\1"),  # “Why?”. and et al..
    (lazy_pattern(rf"([?!]){_M}[:;]"), r"\1\2"),
    (lazy_pattern(rf"([:;]){_M}\."), r"\1\2"),
    (lazy_pattern(rf"([,:;]){_M}\1"), r"\1\2"),
    (lazy_pattern(rf";{_M}:"), r"\1:"),  # 2019;:4 where a work has no volume
    (lazy_pattern(rf"( ){_M} +"), r"\1\2"),
)
# Signs that are meant to stand so: an ellipsis, and an address (10.1002/(SICI)…1::AID-…), up to its last letter.
_KEPT = lazy_pattern(rf"\.\.\.+|(?:\. ){{2,}}\.|(?:https?://|\b10\.\d{{4,9}}/)(?:(?!{MARK})[^\s“”])*(?!{MARK})[^\s“”.,:;?!]")
_SWAPPED = lazy_pattern(rf"(’?[{UNQUOTE}”]){_M}([.,])")


def settle(text: str, quotes: Quotes) -> str:
    """The text without doubled stops, commas and spaces where its parts meet, its quotation marks as the locale has them."""
    kept = _KEPT.findall(text)
    text = _KEPT.sub("\x00", text)
    text = text.replace(UPRIGHT + CLOSE, "")
    if quotes.hold_stops:
        text = _SWAPPED.sub(r"\3\1\2", text)
    for pattern, instead in _DROPPED:
        text = pattern.sub(instead, text)
    text = _quoted(text, quotes)
    return re.sub("\x00", lambda _: kept.pop(0), text)


def _quoted(text: str, quotes: Quotes) -> str:
    if QUOTE not in text:
        return text
    done, depth = [], 0
    for sign in text:
        if sign == QUOTE:
            done.append((quotes.outer, quotes.inner)[depth % 2][0])
            depth += 1
        elif sign == UNQUOTE:
            depth = max(depth - 1, 0)
            done.append((quotes.outer, quotes.inner)[depth % 2][1])
        elif depth % 2 and sign in "“”":
            done.append(quotes.inner["“”".index(sign)])
        else:
            done.append(sign)
    return "".join(done)


# --- nodes ------------------------------------------------------------------------------------------------------

Run = tuple[str, frozenset[str], int | None]
_NODES: tuple[tuple[str, type[Emph | Strong | Sup | Sub]], ...] = ((ITALIC, Emph), (BOLD, Strong), (SUP, Sup), (SUB, Sub))


def runs_of(text: str) -> list[Run]:
    """The text cut where its marks change: words, marks, number of the entry it links to; a mark within its like sets upright again."""
    runs: list[Run] = []
    opened: list[tuple[str, int | None]] = []
    for part in re.findall(f"{LINK}.|{MARK}|[^\ufdd0-\ufdef]+", text, re.DOTALL):
        if part[0] == LINK:
            opened.append((LINK, ord(part[1]) - _FIRST_TARGET))
        elif part in OPENING:
            opened.append((part, None))
        elif part == CLOSE:
            opened = opened[:-1]
        elif not _MARKS.match(part):
            runs.append((part, _shown([kind for kind, _ in opened]), next((to for kind, to in reversed(opened) if kind == LINK), None)))
    return runs


def _shown(opened: Sequence[str]) -> frozenset[str]:
    """The marks in force: one within its like cancels it, an upright one cancels italics."""
    shown: set[str] = set()
    for kind in opened:
        if kind == UPRIGHT:
            shown.discard(ITALIC)
        else:
            shown ^= {kind} if kind in (ITALIC, BOLD) else {kind} - shown
    return frozenset(shown)


def read_nodes(text: str, targets: Mapping[int, str] | None = None) -> tuple[Inline, ...]:
    """The inline nodes of a marked text; `targets` are the anchors of links by number. Small capitals and underlines become plain text."""
    return _nested(runs_of(text), _NODES, targets or {})


def _nested(
    runs: Sequence[Run], kinds: Sequence[tuple[str, type[Emph | Strong | Sup | Sub]]], targets: Mapping[int, str]
) -> tuple[Inline, ...]:
    if not kinds:
        linked_runs = groupby(runs, key=lambda run: targets.get(run[2]) if run[2] is not None else None)
        return tuple(_leaf("".join(words for words, _, _ in group), target) for target, group in linked_runs)
    (mark, node), *rest = kinds
    nodes: list[Inline] = []
    for is_marked, group in groupby(runs, key=lambda run: mark in run[1]):
        children = _nested(list(group), rest, targets)
        nodes += [node(children)] if is_marked else children
    return tuple(nodes)


def _leaf(text: str, target: str | None) -> Inline:
    return Text(text) if target is None else CiteLink(text, target)
