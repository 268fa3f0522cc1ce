"""Names as styles print them: order, initials, the sign before the last name, and where a list is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casereport.citations.pieces import Piece, glue, italic, piece
from casereport.patterns import lazy_pattern
from casereport.references import Name
from casereport.values import dataclass

_IDEOGRAPHIC = lazy_pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class NameForm:
    """How a style prints a list of names; a list of more than `longest` is cut after `most` names.

    `comma` stands between family name and initials, `stop` behind each initial, `last` before the last name of a list, `pair` before the
    second of two, `groups` before the second of two groups. `ellipsis` prints the last name of a cut list behind three points.
    """

    longest: int = 6
    most: int = 6
    comma: str = " "
    stop: str = ""
    hyphens: bool = False
    inverted: bool = True
    last: str = ", "
    pair: str = ", "
    groups: str = ", "
    suffix_comma: str = " "
    et_al: str = ", "
    et_al_italic: bool = False
    ellipsis: bool = False


VANCOUVER = NameForm()


def format_names(names: Sequence[Name], form: NameForm = VANCOUVER, *, cut: bool = False) -> Piece:
    """The list of names; one that the source cut is printed as the style prints a long one."""
    if not names:
        return ()
    if cut or len(names) > form.longest:
        shown = ", ".join(format_name(name, form) for name in names[: form.most])
        if form.ellipsis and not cut:
            return piece(f"{shown}, … {format_name(names[-1], form)}")
        mark = piece("et al.")
        return glue(piece(shown + form.et_al), italic(mark) if form.et_al_italic else mark)
    printed = [format_name(name, form) for name in names]
    if len(printed) == 1:
        return piece(printed[0])
    sign = form.last if len(printed) > 2 else form.groups if all(name.literal for name in names) else form.pair
    return piece(", ".join(printed[:-1]) + sign + printed[-1])


def format_name(name: Name, form: NameForm = VANCOUVER) -> str:
    """One name, `van der Berg JP Jr`; a group as it is written; a name in Chinese, Japanese or Korean letters unabridged."""
    if name.literal:
        return name.literal
    if _IDEOGRAPHIC.search(name.family):
        return name.family + name.given
    family = " ".join(part for part in (name.particle, name.family) if part)
    short = initials(name.given, form, shouting=name.family.isupper())
    suffix = name.suffix if form.stop else name.suffix.rstrip(".")
    ordered = form.comma.join(part for part in (family, short) if part) if form.inverted else " ".join(filter(None, (short, family)))
    return form.suffix_comma.join(part for part in (ordered, suffix) if part)


def initials(given: str, form: NameForm = VANCOUVER, *, shouting: bool = False) -> str:
    """The initials of the given names; a particle among them stays whole: `M de L`, `M. de L.`.

    `JAH` typed without stops are initials already, unless the family name is in capitals too; a typed abbreviation stays (`Yu.` gives Yu),
    as Citing Medicine asks for.
    """
    words: list[str] = []
    for word in re.sub(r"\.\s*(?!\s*-)", ". ", re.sub(r"\.\s+-", ".-", given)).split():
        if word in _PARTICLES:
            words.append(f" {word} ")
            continue
        parts = [part for part in re.split("[-\u2010\u2011]", word) if part.strip(".")]
        printed = [initial for part in parts for initial in _initials(part, shouting=shouting)]
        words.append(("-" if form.hyphens and len(parts) > 1 else " " if form.stop else "").join(one + form.stop for one in printed))
    return " ".join((" " if form.stop else "").join(words).split())


def _initials(part: str, *, shouting: bool) -> list[str]:
    letters = part.strip(".")
    if 1 < len(letters) <= 3 and letters.isupper() and not shouting and not part.endswith("."):
        return list(letters)
    if 1 < len(letters) <= 3 and part.endswith("."):
        return [letters]
    first = next((letter for letter in letters if letter.isupper() or letter.islower()), letters[0])
    return [first.upper()[:1]]


# Particles written among the given names; whether they belong to the family name nobody can tell.
_PARTICLES = frozenset({
    "'t", "af", "al", "av", "da", "dal", "dalla", "das", "de", "dei", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "las", "le", "los", "ten", "ter", "te", "van", "vom", "von", "zu", "zum", "zur", "’t",
})  # fmt: skip
