"""Citations in the text: numbers sorted and collapsed, or names and years; each number or year is a link to its entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, TypeVar

from casereport.citations.authoryear import Label
from casereport.citations.pieces import Piece, glue, piece
from casereport.patterns import lazy_pattern
from casereport.tree import CiteLink, Emph, Inline, Text
from casereport.values import dataclass

Brackets = Literal["square", "round", "none"]
BRACKETS: dict[str, tuple[str, str]] = {"square": ("[", "]"), "round": ("(", ")"), "none": ("", "")}


class CiteItem(NamedTuple):
    """One citation of a group: its number, the anchor of its reference, and the author's words around it."""

    number: int
    target: str
    prefix: str = ""
    locator: str = ""
    suffix: str = ""


class Cited(NamedTuple):
    """One citation of a group by the key of its work; `bare` leaves the author out of an author–year citation."""

    key: str
    prefix: str = ""
    locator: str = ""
    suffix: str = ""
    bare: bool = False


_Words = TypeVar("_Words", CiteItem, Cited)
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class ClusterForm:
    """The signs of a numeric style's citation groups."""

    opening: str = "("
    closing: str = ")"
    delimiter: str = ","
    dash: str = "–"

    def within(self, brackets: Brackets | None) -> ClusterForm:
        """The form with these brackets, or with its own for None."""
        return replace(self, **dict(zip(("opening", "closing"), BRACKETS[brackets], strict=True))) if brackets else self


def format_group(items: Sequence[CiteItem], form: ClusterForm) -> tuple[Text | CiteLink, ...]:
    """The group as printed, brackets included; nothing when there are no items."""
    ordered = _sorted(dict.fromkeys(items), lambda item: item.number)
    parts: list[Text | CiteLink] = []
    before = form.opening
    for run in _runs(ordered):
        before += _before(run[0].prefix)
        parts += [Text(before)] if before else []
        parts.append(_link(run[0]))
        if len(run) > 1:
            parts += [Text(form.dash), _link(run[-1])]
        before = _after(run[-1], form) + form.delimiter
    end = before.removesuffix(form.delimiter) + form.closing
    return (*parts, *([Text(end)] if end else [])) if parts else ()


def _sorted(items: Iterable[_Words], order: Callable[[_Words], int]) -> list[_Words]:
    """The citations in order; the author's words before one stay in front of it and of what follows: see 2, 1 is (see 1, 2).

    A work with a place or words behind it takes the words before it along.
    """
    parts: list[list[_Words]] = [[]]
    for item in items:
        if item.prefix and not item.locator and not item.suffix:
            parts.append([])
        parts[-1].append(item)
    return [item for part in parts for item in _led(sorted(part, key=order), part[0].prefix if part is not parts[0] else "")]


def _led(part: list[_Words], prefix: str) -> list[_Words]:
    """The part with the words that opened it before its first citation."""
    if not prefix:
        return part
    kept: list[_Words] = [
        item._replace(prefix="") if item.prefix == prefix and not item.locator and not item.suffix else item for item in part
    ]
    kept[0] = kept[0]._replace(prefix=f"{prefix} {kept[0].prefix}".strip())
    return kept


def _runs(items: list[CiteItem]) -> list[list[CiteItem]]:
    """Ranges of three or more numbers without words between them, everything else alone; a number with words is not repeated bare."""
    with_words = {item.number for item in items if any(item[2:])}
    kept = [item for item in items if any(item[2:]) or item.number not in with_words]
    return ranges_of(kept, lambda last, item: last.number + 1 == item.number and not any(last[3:]) and not any(item[2:]))


def ranges_of(items: Iterable[_Item], follows: Callable[[_Item, _Item], bool]) -> list[list[_Item]]:
    """Three or more that follow each other together, everything else alone."""
    runs: list[list[_Item]] = []
    for item in items:
        if runs and follows(runs[-1][-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return [part for run in runs for part in ([run] if len(run) > 2 else [[item] for item in run])]


def _link(item: CiteItem) -> CiteLink:
    return CiteLink(str(item.number), item.target)


def _before(prefix: str) -> str:
    return f"{prefix} " if prefix else ""


def _after(item: CiteItem, form: ClusterForm) -> str:
    """`(p3) for doses`: the place behind the number as the AMA Manual of Style prints it, then the author's words."""
    place, words = _place_and_words(item.locator, item.suffix)
    place = re.sub(r"^(pp?)\.?\s+", r"\1", place)
    place = re.sub(r"^([a-z]+)\.", r"\1", place)
    return (f"({_dashed(place, form.dash)})" if place else "") + words


def words_behind(locator: str, suffix: str) -> str:
    """What stands behind a number that a place and words belong to: `(p3) for doses`."""
    return _after(CiteItem(0, "", locator=locator, suffix=suffix), ClusterForm()).removeprefix(" ").removesuffix(" ") if locator else suffix


_PLACE = lazy_pattern(
    r"(?:(?:pp?|pages?|chaps?|ch|chapters?|figs?|figures?|secs?|sections?|tbls?|tables?|paras?|paragraphs?|ll?|lines?|notes?|suppl|supplements?"
    r"|vols?|volumes?|box|boxes|appendix|panels?)\.?\s+[A-Z]?\d*[\w.]*|\d[\w.]*)(?:\s*[-\u2013,&]\s*[A-Z]?\d\w*)*",
    re.IGNORECASE,
)


def _place_and_words(locator: str, suffix: str) -> tuple[str, str]:
    """The place in the work (`p. 3`, `Table 2`) and the words behind it, with what goes between; words alone are no place."""
    found = _PLACE.match(locator)
    place = found[0].rstrip() if found else ""
    words = " ".join(part for part in (locator[len(place) :].strip(), suffix) if part)
    return place, words if words[:1] in ",;:." else f" {words}"


def _dashed(place: str, dash: str) -> str:
    return re.sub(r"(?<=\d)-(?=\d)", dash, place)


# --- names and years -------------------------------------------------------------------------------------------

_LONG_LABELS = {
    "chap.": "Chapter",
    "ch.": "Chapter",
    "fig.": "Figure",
    "figs.": "Figures",
    "sec.": "Section",
    "tbl.": "Table",
    "suppl.": "Supplement",
}


def format_named_group(cites: Sequence[Cited], labels: Mapping[str, Label], targets: Mapping[str, str]) -> tuple[Inline, ...]:
    """The group in round brackets, in the order of the list, works by the same authors joined: (Rossi, 2018, 2019a; Verdi, 2015)."""
    order = {key: number for number, key in enumerate(targets)}
    ordered = _sorted(dict.fromkeys(cites), lambda cite: order[cite.key])
    parts: list[Inline] = []
    last: Cited | None = None
    for cite in ordered:
        label = labels[cite.key]
        goes_on = last is not None and labels[last.key].who == label.who and not cite.prefix and not last.suffix and last.bare == cite.bare
        parts.append(Text("(" if last is None else ", " if goes_on else "; "))
        parts += [Text(_before(cite.prefix))] if cite.prefix else []
        parts += _cite(cite, label, targets[cite.key], named=not goes_on and not cite.bare)
        last = cite
    return _joined([*parts, Text(")")]) if parts else ()


def format_in_sentence(cite: Cited, label: Label, target: str) -> tuple[Inline, ...]:
    """One work as a part of the sentence: Rossi and Bianchi (2019a, p. 3)."""
    return _joined([*label.who_in_sentence, Text(" ("), *_cite(cite, label, target, named=False), Text(")")])


def _cite(cite: Cited, label: Label, target: str, *, named: bool) -> list[Inline]:
    place, words = _place_and_words(cite.locator, cite.suffix)
    after = (f", {_spelled(place)}" if place else "") + words
    if not named:
        linked: list[Inline] = [CiteLink(label.year, target)]
    else:
        linked = _linked(glue(label.who, piece(f", {label.year}")), target)
    return [*linked, *([Text(after)] if after else [])]


def _linked(words: Piece, target: str) -> list[Inline]:
    """The words as links to the entry, marks around them kept outside."""
    linked: list[Inline] = []
    for node in words:
        if isinstance(node, Text):
            linked.append(CiteLink(node.text, target))
        elif isinstance(node, Emph):
            linked.append(replace(node, children=tuple(_linked(node.children, target))))
        else:
            linked.append(node)
    return linked


def _spelled(place: str) -> str:
    """The place as the APA manual labels it: p. 3, Chapter 2."""
    label, _, rest = place.partition(" ")
    return _dashed(f"{_LONG_LABELS[label]} {rest}" if label in _LONG_LABELS else place, "–")


def _joined(parts: Sequence[Inline]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for part in parts:
        if isinstance(part, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + part.text)
        else:
            joined.append(part)
    return tuple(joined)
