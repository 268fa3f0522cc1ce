"""Capitals of titles: headline style, as CSL 1.0.2 defines it, with what must keep its case; the letter that opens a subtitle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from casereport.citations.pieces import Piece, piece
from casereport.patterns import lazy_pattern
from casereport.references import Reference
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
# A stop inside a word is an address's: bloomberg.com.
_WORD = lazy_pattern(r"(?:[^\s\-\u2013\u2014/.,;?!:\[\]()\"“”‘’]|(?<=\w\w)\.(?=[a-z]{2}))+")
_OPENS = lazy_pattern(r"[?!:]\W*$")


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
    return _with_letters(title, {at: text[at].upper()[:1] for at in big}, 0)[0]


def first_capital(text: str) -> str:
    """The text with its first letter raised, unless its first word has a capital already (pH, mRNA)."""
    word = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if word.islower() else text


# Words that are no names: before a word of small letters they open a subtitle as they open a field, `A handbook`.
_OPENERS = lazy_pattern(
    r"(?:A|An|The|And|As|At|But|By|For|From|How|In|Is|Its|On|Or|Some|To|Towards?|What|When|Where|Which|Who|Why|With) (?=[a-z])"
)


def open_subtitles(reference: Reference, *, raised: bool) -> Reference:
    """The reference with subtitles that came in fields of their own opened as the style does it: `: a handbook`, `raised` `: A handbook`.

    Names keep their capitals, and so does what is not English; a subtitle behind a question mark opens a sentence.
    """
    if not reference.subtitles or reference.language[:2] not in ("", "en"):
        return reference
    title, container, volume = (
        _opened(words, reference.subtitles, raised)
        for words in (reference.title, piece(reference.container), piece(reference.volume_title))
    )
    return replace(reference, title=title, container=plain(container), volume_title=plain(volume))


def _opened(title: Piece, subtitles: Iterable[str], raised: bool) -> Piece:
    text = plain(title)
    letters: dict[int, str] = {}
    for subtitle in subtitles:
        start = text.find(f": {subtitle}") + 2
        if start > 1 and raised:
            letters[start] = first_capital(subtitle)[0]
        elif start > 1 and _OPENERS.match(subtitle):
            letters[start] = subtitle[0].lower()
    return _with_letters(title, letters, 0)[0]


def _is_capitalised(text: str, word: re.Match[str], at_the_end: bool) -> bool:
    written = word[0]
    if written != written.lower() or re.fullmatch("[α-ω]", written):
        return False
    if re.search(r"[^\W\d_][’']$|://\S*$", text[: word.start()]) or text[word.end() :].startswith("://"):
        return False  # l’histoire, T’ung Pao; an address
    is_first = word.start() == 0 or not _WORD.search(text[: word.start()]) or bool(_OPENS.search(text[: word.start()]))
    return is_first or (len(written) > 1 and (at_the_end or written not in _SMALL))


def _with_letters(nodes: tuple[Inline, ...], letters: Mapping[int, str], start: int) -> tuple[tuple[Inline, ...], int]:
    """The nodes with other letters at some offsets of their text, and the offset of their end."""
    done: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            done.append(Text("".join(letters.get(start + at, letter) for at, letter in enumerate(node.text))))
            start += len(node.text)
        elif isinstance(node, Strong):
            children, start = _with_letters(node.children, letters, start)
            done.append(replace(node, children=children))
        else:  # italics, raised and lowered letters keep their case
            done.append(node)
            start += len(plain((node,)))
    return tuple(done), start
