"""Capitals of titles: headline style, as CSL 1.0.2 defines it, with what must keep its case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from casereport.citations.pieces import Piece
from casereport.tree import Inline, Strong, Text, plain

# Articles, conjunctions and prepositions, which stay small inside a headline (CSL 1.0.2, "Title Case Conversion").
_SMALL = frozenset({
    "a", "about", "above", "across", "afore", "after", "against", "al", "along", "alongside", "amid", "amidst", "among", "amongst",
    "an", "and", "anenst", "apropos", "apud", "around", "as", "aside", "astride", "at", "athwart", "atop", "barring", "before",
    "behind", "below", "beneath", "beside", "besides", "between", "beyond", "but", "by", "c", "ca", "circa", "d'", "de", "despite",
    "down", "during", "et", "except", "for", "forenenst", "from", "given", "in", "inside", "into", "lest", "like", "modulo", "near",
    "next", "nor", "notwithstanding", "of", "off", "on", "onto", "or", "out", "over", "per", "plus", "pro", "qua", "sans", "since",
    "so", "than", "the", "through", "throughout", "thru", "thruout", "till", "to", "toward", "towards", "under", "underneath",
    "until", "unto", "up", "upon", "v", "van", "ve", "versus", "via", "vis-à-vis", "von", "vs", "with", "within", "without", "yet",
})  # fmt: skip
_WORD = re.compile(r"[^\s\-\u2013\u2014/.,;?!:\[\]()\"“”‘’]+")
_OPENS = re.compile(r"[?!:]\W*$")


def headline(title: Piece, protected: Iterable[str] = ()) -> Piece:
    """The title with capitals, a word of small letters alone changed, and only outside `protected` phrases and italics.

    Italics in a title mark names of species and genes, whose case is theirs (AMA Manual of Style, names of organisms).
    """
    text = plain(title)
    kept = [match.span() for phrase in protected for match in re.finditer(re.escape(phrase), text)] if text else []
    words = list(_WORD.finditer(text))
    big = {
        word.start()
        for number, word in enumerate(words)
        if _is_capitalised(text, word, number in (0, len(words) - 1)) and not any(start <= word.start() < end for start, end in kept)
    }
    return _with_capitals(title, big, 0)[0]


def first_capital(text: str) -> str:
    """The text with its first letter raised, unless its first word has a capital already (pH, mRNA)."""
    word = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if word.islower() else text


def _is_capitalised(text: str, word: re.Match[str], at_the_end: bool) -> bool:
    written = word[0]
    if written != written.lower() or re.fullmatch("[α-ω]", written):
        return False
    if re.search(r"[^\W\d_][’']$", text[: word.start()]):  # l’histoire, T’ung Pao
        return False
    is_first = word.start() == 0 or not _WORD.search(text[: word.start()]) or bool(_OPENS.search(text[: word.start()]))
    return is_first or (len(written) > 1 and (at_the_end or written not in _SMALL))


def _with_capitals(nodes: tuple[Inline, ...], big: set[int], start: int) -> tuple[tuple[Inline, ...], int]:
    done: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            text = "".join(letter.upper()[:1] if start + at in big else letter for at, letter in enumerate(node.text))
            done.append(Text(text))
            start += len(node.text)
        elif isinstance(node, Strong):
            children, start = _with_capitals(node.children, big, start)
            done.append(replace(node, children=children))
        else:  # italics, raised and lowered letters keep their case
            done.append(node)
            start += len(plain((node,)))
    return tuple(done), start
