"""Marks of a name where there is no markup, as in drawings and titles: Unicode's own signs for what is raised and lowered, no emphasis."""

from __future__ import annotations

from casereport.patterns import lazy_pattern

_ORDINARY = "0123456789+-\u2212=()ni"
RAISED = dict(zip(_ORDINARY, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
LOWERED = dict(zip(_ORDINARY[:-2], "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
EMPHASIS = lazy_pattern(r"(?<![\w*])(?P<marks>\*{1,3})(?P<inside>(?![\s)\].,;:/])[^*]+(?<![\s(\[/-]))(?P=marks)(?![\w*])")
"""`*Candida*` and `**bold**` in a name: at the borders of words, so that the stars of alleles (`TPMT*3A/*3C`) are none."""
_GAS = lazy_pattern(r"(?<!\w)((?:Fi|Sp|Sa|Pa|Pv|Sv|Scv|Sjv|p|P|V|D)O|(?:Pa|Pv|Ptc|Et|et|p|P|V)?CO|O)2(?![A-Za-z\d])")
_OTHER = ((lazy_pattern(r"(?<![A-Za-z])((?:cm ?)?)H2O(?!\w)"), r"\1H₂O"), (lazy_pattern(r"(?<!\w)CHA2DS2(?!\w)"), "CHA₂DS₂"))
_MARKED = lazy_pattern(r"\^(?P<up>[^\s^~]{1,20})\^|~(?P<down>[^\s^~]{1,20})~")


def raised(text: str) -> str:
    """The text in raised signs, as it is when one of its characters has none."""
    return _set(text, RAISED)


def lowered(text: str) -> str:
    """The text in lowered signs, as it is when one of its characters has none."""
    return _set(text, LOWERED)


def set_marked(text: str) -> str:
    """A name with signs in the place of `^…^` and `~…~`, and without marks of emphasis: `CD4^+^` is `CD4⁺`, `*Candida*` Candida."""
    return lower_gases(_MARKED.sub(lambda found: raised(found["up"]) if found["up"] else lowered(found["down"]), without_emphasis(text)))


def lower_gases(text: str) -> str:
    """The text with the figure of gases lowered: FiO₂, PaCO₂, cmH₂O."""
    text = _GAS.sub(r"\1₂", text)
    for pattern, new in _OTHER:
        text = pattern.sub(new, text)
    return text


def without_emphasis(text: str) -> str:
    """A name without the stars around what is set in italic or bold."""
    return EMPHASIS.sub(lambda found: found["inside"], text)


def _set(text: str, signs: dict[str, str]) -> str:
    return "".join(signs[sign] for sign in text) if all(sign in signs for sign in text) else text
