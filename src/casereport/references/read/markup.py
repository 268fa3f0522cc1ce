"""Text of bibliographies as tidy inline nodes: CSL's small mark-up, HTML's and JATS's tags and entities, signs set as what they mean."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from casereport.patterns import lazy_pattern
from casereport.tree import Emph, Inline, Strong, Sub, Sup, Text

_MARK_NAMES = r"i|em|b|strong|sup|sub|italic|bold"
# Tags that mark nothing that is printed here; what they hold is kept. MathML's and IEEE's too.
_EMPTY_NAMES = (
    r"sc|scp|span|u|underline|tt|font|small|monospace|roman|p|br|title|div|a|abbr|tex|tex-math|inline-formula|math"
    r"|mi|mn|mo|mrow|mtext|mstyle|mspace|msup|msub|msubsup|mfrac|mover|munder|mfenced|semantics|annotation"
)
_BREAKS = ("p", "br", "div")
_TAGS = lazy_pattern(rf"<(/?)(?:jats:|mml:)?({_MARK_NAMES}|{_EMPTY_NAMES})((?:\s[^<>]{{0,200}})?)\s*(/?)>", re.IGNORECASE)
_ENTITY = lazy_pattern(r"&(?:#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}[0-9]{0,2});")
_NOCASE = lazy_pattern(r'<span class="nocase">([^<>]{1,200}(?:</?[a-z]{1,4}>[^<>]{0,200}){0,10}?)</span>')
_BRACED = lazy_pattern(r"(?<![\\\w*}])\{([^{}\\]{1,200})\}")
_TAG_MARKS: dict[str, type[Emph | Strong | Sup | Sub]] = {"i": Emph, "em": Emph, "b": Strong, "strong": Strong, "sup": Sup, "sub": Sub,
    "italic": Emph, "bold": Strong,
}  # fmt: skip

# Signs that few fonts have, set as what they mean in a reference.
_MEANT = str.maketrans({
    "\u223c": "~", "\u301c": "~", "\uff5e": "~", "\u2a7d": "≤", "\u2a7e": "≥", "\u2266": "≤", "\u2267": "≥", "\u2217": "*", "\u2218": "°",
    "\u2103": "°C", "\u2109": "°F", "\u22c5": "·", "\u2027": "·", "\u2223": "|", "\u2225": "‖", "\u27f6": "→", "\u27f7": "↔",
    "\u2160": "I", "\u2161": "II", "\u2162": "III", "\u2163": "IV", "\u2164": "V", "\u2165": "VI", "\u2169": "X", "\ufb00": "ff",
    "\ufb01": "fi", "\ufb02": "fl",
    "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st", "\u02ba": "″", "\u2011": "-", "\u2010": "-",
})  # fmt: skip
# Punctuation of Asian keyboards between Latin letters.
_WIDE = str.maketrans({
    "\uff08": " (", "\uff09": ") ", "\uff1a": ": ", "\uff0c": ", ", "\uff1b": "; ", "\uff0d": "-", "\uff05": "%", "\uff0b": "+",
    "\uff1f": "? ",
    "\u3001": ", ", "\u3002": ". ", "\uff0e": ".", "\uff0f": "/",
})  # fmt: skip
_WIDE_SIGN = lazy_pattern("[\uff05-\uff1f\u3001\u3002]")
_CJK = lazy_pattern("[\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")

# Controls, direction overrides, zero-width marks, private use and lone surrogates: nothing that a reference prints.
_UNPRINTABLE = lazy_pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff\ue000-\uf8ff]"
)


def tidy(text: str) -> str:
    """The text in composed letters (NFC) on one line, single spaces, without characters that cannot be printed."""
    return unicodedata.normalize("NFC", " ".join(_meant(text).split()))


def _meant(text: str) -> str:
    """The text without what cannot be printed, its rare signs as what they mean."""
    if text.isascii() and text.isprintable():
        return text
    bare = _UNPRINTABLE.sub("", text).translate(_MEANT)
    return bare if _CJK.search(bare) else re.sub(r" +(?=[),.;:?])", "", bare.translate(_WIDE)) if _WIDE_SIGN.search(bare) else bare


def tidy_inlines(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
    """The nodes with runs of white space made one space across their borders, neighbouring texts joined and empty marks left out."""
    return _without_last_space(_tidy_run(nodes, after_space=True)[0])


def _without_last_space(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The nodes without the one space that may end them, however deep it stands; a mark that held nothing else goes with it."""
    if not nodes:
        return nodes
    last = nodes[-1]
    if isinstance(last, Text) and last.text.endswith(" "):
        text = last.text.rstrip()
        return (*nodes[:-1], Text(text)) if text else _without_last_space(nodes[:-1])
    if isinstance(last, Emph | Strong | Sup | Sub):
        children = _without_last_space(last.children)
        return (*nodes[:-1], replace(last, children=children)) if children else _without_last_space(nodes[:-1])
    return nodes


def _tidy_run(nodes: Iterable[Inline], *, after_space: bool) -> tuple[tuple[Inline, ...], bool]:
    run: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            text = unicodedata.normalize("NFC", re.sub(r"\s+", " ", _meant(node.text)))
            text = text.lstrip() if after_space else text
            if text and run and isinstance(run[-1], Text):
                run[-1] = Text(run[-1].text + text)
            elif text:
                run.append(Text(text))
            after_space = text.endswith(" ") if text else after_space
        elif isinstance(node, Emph | Strong | Sup | Sub):
            children, ends_in_space = _tidy_run(node.children, after_space=after_space)
            if children:
                run.append(replace(node, children=children))
                after_space = ends_in_space
    return tuple(run), after_space


def protected_words(source: str) -> tuple[str, ...]:
    """What CSL's nocase spans hold: words whose case no style may change."""
    return tuple(filter(None, (strip_markup(words) for words in _NOCASE.findall(source))))


def braced_words(source: str) -> tuple[str, ...]:
    """What BibTeX braces hold that belong to no command: words whose case no style may change."""
    return tuple(filter(None, (tidy(words) for words in _BRACED.findall(source))))


def strip_markup(source: str) -> str:
    """The tidied text without CSL's small mark-up."""
    return tidy(html.unescape(_TAGS.sub(lambda tag: " " * (tag[2].lower() in _BREAKS), source)))


def read_markup(source: str) -> tuple[Inline, ...]:
    """The inline nodes of text with CSL's small mark-up (i, b, sup, sub, span) and JATS's; other tags and unpaired ones are not mark-up."""
    open_marks: list[tuple[str, list[Inline]]] = [("", [])]
    position = 0
    for tag in _TAGS.finditer(source):
        open_marks[-1][1].append(Text(html.unescape(source[position : tag.start()])))
        position = tag.end()
        name = tag[2].lower()
        if name in _BREAKS:
            open_marks[-1][1].append(Text(" "))
        elif not tag[1] and not tag[4] and len(open_marks) < 10:
            open_marks.append((name, []))
        elif tag[1] and open_marks[-1][0] == name:
            _close(open_marks)
    open_marks[-1][1].append(Text(html.unescape(source[position:])))
    while len(open_marks) > 1:
        open_marks[-2][1].extend(open_marks.pop()[1])
    return tidy_inlines(open_marks[0][1])


def _close(open_marks: list[tuple[str, list[Inline]]]) -> None:
    name, children = open_marks.pop()
    mark = _TAG_MARKS.get(name)
    open_marks[-1][1].extend([mark(tuple(children))] if mark else children)


def once_escaped(source: str) -> str:
    """Mark-up that a database escaped twice (`&lt;i&gt;…&lt;/i&gt;`, `&amp;amp;`), escaped once; any other text as it is."""
    if "&" not in source:
        return source
    inner = html.unescape(source)
    is_marked = any(f"</{name}>" in inner.lower() and f"</{name}>" not in source.lower() for name in _TAG_MARKS)
    return inner if is_marked or re.search(r"&amp;(?:amp|lt|gt|quot|nbsp|#\d{2,5});", source) else source


def formulae_in(source: str) -> bool:
    """Whether a text holds a formula in MathML, whose raised and lowered parts are not read."""
    return bool(re.search(r"<(?:mml:)?(?:msup|msub|msubsup|mfrac|mover|munder)\b", source))


# --- HTML within LaTeX ------------------------------------------------------------------------------------------

_COMMANDS = {Emph: "textit", Strong: "textbf", Sup: "textsuperscript", Sub: "textsubscript"}
_ESCAPED = {"&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_", "\u00a0": "~", "{": "\\{", "}": "\\}"}


def html_as_latex(source: str, lost: list[str]) -> str:
    """The source with HTML's and JATS's tags as commands and entities as characters; a tag without its pair is taken out and told."""
    if "<" not in source and "&" not in source:
        return source
    text = source
    for _ in range(2):  # some databases escape twice
        text = re.sub(rf"\\?(?:&(?:amp|\\&);)?{_ENTITY.pattern}", _character, text)
    if formulae_in(text):
        lost.append("MathML")
    return _with_commands(text, lost) if "<" in text else text


def _character(match: re.Match[str]) -> str:
    character = html.unescape(match[0].removeprefix("\\"))
    return match[0] if len(character) > 2 else "".join(_ESCAPED.get(sign, sign) for sign in character)


def _with_commands(text: str, lost: list[str]) -> str:
    pieces: list[str] = []
    opened: list[tuple[str, int]] = []  # name, index of its piece
    position = 0
    for tag in _TAGS.finditer(text):
        pieces.append(text[position : tag.start()])
        position = tag.end()
        name = tag[2].lower()
        if name in _BREAKS or tag[4]:
            pieces.append(" ")
        elif not tag[1]:
            opened.append((name, len(pieces)))
            pieces.append(tag[0])
        elif opened and opened[-1][0] == name:
            mark = _TAG_MARKS.get(name)
            pieces[opened.pop()[1]] = f"\\{_COMMANDS[mark]}{{" if mark else "{"
            pieces.append("}")
        else:
            lost.append(f"<{tag[1]}{name}>")
    for name, index in opened:
        pieces[index] = ""
        lost.append(f"<{name}>")
    return "".join(pieces) + text[position:]
