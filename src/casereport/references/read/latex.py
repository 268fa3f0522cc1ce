"""Marked-up text of bibliographies as inline nodes: LaTeX (accents, symbols, italics, superscripts, subscripts) and CSL's HTML tags.

Braces that only protect capitals are dropped, the case is kept. A command that is not known is dropped, its text is kept.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from casereport.tree import Emph, Inline, Strong, Sub, Sup, Text, plain

_MARKS: dict[str, type[Emph | Strong | Sup | Sub]] = {
    "textit": Emph, "emph": Emph, "textsl": Emph, "mathit": Emph, "textbf": Strong, "mathbf": Strong,
    "textsuperscript": Sup, "textsubscript": Sub,
}  # fmt: skip
_SCRIPTS: dict[str, type[Sup | Sub]] = {"^": Sup, "_": Sub}
_DECLARATIONS: dict[str, type[Emph | Strong]] = {"it": Emph, "em": Emph, "itshape": Emph, "sl": Emph, "bf": Strong, "bfseries": Strong}
# What the library prints otherwise, or not at all.
_SIGNS = {"textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}", "_": "_"}
_SILENT = frozenset({"input", "include", "includegraphics", "label", "ref", "cite", "footnote", "thanks"})
_ACTIVE = re.compile(r"[\\{}$~%]|--|``|''|!`|\?`")
# A percent sign starts a comment in LaTeX; in a bibliography it is a forgotten backslash.
_BARE = re.compile(r"(?<!\\)([%&#])")


class _Arguments(Protocol):
    argnlist: list[_Node | None] | None


class _Node(Protocol):
    """The attributes of pylatexenc's node classes that are read here; each class has some of them."""

    chars: str
    macroname: str
    specials_chars: str
    nodelist: list[_Node]
    nodeargd: _Arguments | None


def read_latex(source: str) -> tuple[Inline, ...]:
    """The inline nodes of a piece of LaTeX; text that no LaTeX can be made of comes back without its braces and backslashes."""
    if not _ACTIVE.search(source):
        return tidy_inlines([Text(source)])
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

    try:
        nodes, _, _ = LatexWalker(_BARE.sub(r"\\\1", source), tolerant_parsing=True).get_latex_nodes()
        return tidy_inlines(_convert(nodes))
    except (LatexWalkerError, ValueError, IndexError, RecursionError):
        return tidy_inlines([Text(re.sub(r"[{}\\]", "", source))])


def read_latex_text(source: str) -> str:
    """The plain text of a piece of LaTeX."""
    return plain(read_latex(source)) if _ACTIVE.search(source) else tidy(source)


def read_verbatim(source: str) -> str:
    """The text of a DOI, number or address: braces and escapes dropped, everything else as written."""
    unwrapped = re.sub(r"^\s*\\(?:url|href|path)\s*(?=\{)", "", source)
    unescaped = re.sub(r"\\([_%&#$~{}])", r"\1", unwrapped.replace(r"\textless", "<").replace(r"\textgreater", ">"))
    return tidy(re.sub(r"\$([<>])\$", r"\1", unescaped).translate({ord("{"): None, ord("}"): None}))


def _convert(nodes: Iterable[_Node]) -> list[Inline]:
    run: list[Inline] = []
    rest = iter(nodes)
    for node in rest:
        kind, name = type(node).__name__, getattr(node, "macroname", "")
        if kind == "LatexMacroNode" and name in _DECLARATIONS:
            return [*run, _DECLARATIONS[name](tuple(_convert(rest)))]
        if kind == "LatexMacroNode" and name in _MARKS:
            run += _mark(name, node, rest)
        else:
            run += _convert_one(node, kind)
    return run


def _mark(name: str, node: _Node, rest: Iterator[_Node]) -> list[Inline]:
    """A command that marks its argument; the walker leaves the argument of one it does not know behind it."""
    arguments = _arguments(node) or [following for following in [next(rest, None)] if following is not None]
    return [_MARKS[name](tuple(_convert(arguments)))]


def _convert_one(node: _Node, kind: str) -> list[Inline]:
    if kind == "LatexCharsNode":
        return [Text(node.chars)]
    if kind == "LatexGroupNode":
        return _convert(node.nodelist)
    if kind == "LatexMathNode":
        return _convert_math(node.nodelist)
    if kind == "LatexMacroNode":
        return _convert_macro(node)
    if kind == "LatexSpecialsNode":
        return [Text("&" if node.specials_chars == "&" else _printed(node))]
    return _convert(getattr(node, "nodelist", ()) or ())


def _convert_macro(node: _Node) -> list[Inline]:
    if node.macroname in _SILENT:
        return []
    if node.macroname in _SIGNS:
        return [Text(_SIGNS[node.macroname])]
    if node.macroname in _MARKS:
        return [_MARKS[node.macroname](tuple(_convert(_arguments(node))))]
    if node.macroname in ("url", "href", "path", "texttt", "text", "textrm", "mathrm", "textsc", "textsf", "uppercase", "MakeUppercase"):
        return _convert(_arguments(node)[-1:])
    printed = _printed(node)
    return [Text(printed)] if printed else _convert(_arguments(node))


def _arguments(node: _Node) -> list[_Node]:
    parsed = getattr(node, "nodeargd", None)
    return [argument for argument in (parsed.argnlist if parsed else None) or () if argument is not None]


def _convert_math(nodes: Iterable[_Node]) -> list[Inline]:
    """Formula nodes with their raised and lowered parts; letters stay upright, as in text."""
    run: list[Inline] = []
    script = ""
    for node in _single_characters(nodes):
        if isinstance(node, str) and node in "^_":
            script = node
            continue
        children = _convert_in_math(node)
        run += [_SCRIPTS[script](tuple(children))] if script else children
        script = ""
    return run


def _convert_in_math(node: _Node | str) -> list[Inline]:
    if isinstance(node, str):
        return [Text(node)]
    return _convert_math(node.nodelist) if _is_group(node) else _convert_one(node, type(node).__name__)


def _single_characters(nodes: Iterable[_Node]) -> Iterator[_Node | str]:
    for node in nodes:
        if type(node).__name__ == "LatexCharsNode":
            yield from node.chars
        elif _is_group(node) and not node.nodelist:
            continue
        else:
            yield node


def _is_group(node: _Node) -> bool:
    return type(node).__name__ == "LatexGroupNode"


@lru_cache(maxsize=1)
def _printer() -> Callable[[list[_Node]], str]:
    from pylatexenc.latex2text import LatexNodes2Text

    convert: Callable[[list[_Node]], str] = LatexNodes2Text(strict_latex_spaces=True, math_mode="text").nodelist_to_text
    return convert


def _printed(node: _Node) -> str:
    return _printer()([node])


# --- text and CSL's tags ---------------------------------------------------------------------------------------

_TAGS = re.compile(r"<(/?)(i|em|b|strong|sup|sub|sc|span)((?:\s[^<>]{0,200})?)>", re.IGNORECASE)
_NOCASE = re.compile(r'<span class="nocase">([^<>]{1,200}(?:</?[a-z]{1,4}>[^<>]{0,200}){0,10}?)</span>')
_BRACED = re.compile(r"(?<![\\\w*}])\{([^{}\\]{1,200})\}")
_TAG_MARKS: dict[str, type[Emph | Strong | Sup | Sub]] = {"i": Emph, "em": Emph, "b": Strong, "strong": Strong, "sup": Sup, "sub": Sub}

# Controls, direction overrides, zero-width marks, private use and lone surrogates: nothing that a reference prints.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff\ue000-\uf8ff]"
)


def tidy(text: str) -> str:
    """The text in composed letters (NFC) on one line, single spaces, without characters that cannot be printed."""
    return unicodedata.normalize("NFC", " ".join(_UNPRINTABLE.sub("", text).split()))


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
            text = unicodedata.normalize("NFC", re.sub(r"\s+", " ", _UNPRINTABLE.sub("", node.text)))
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
        else:
            run.append(node)
            after_space = False
    return tuple(run), after_space


def protected_words(source: str) -> tuple[str, ...]:
    """What CSL's nocase spans hold: words whose case no style may change."""
    return tuple(filter(None, (strip_markup(words) for words in _NOCASE.findall(source))))


def braced_words(source: str) -> tuple[str, ...]:
    """What BibTeX braces hold that belong to no command: words whose case no style may change."""
    return tuple(filter(None, (tidy(words) for words in _BRACED.findall(source))))


def strip_markup(source: str) -> str:
    """The tidied text without CSL's small mark-up."""
    return tidy(html.unescape(_TAGS.sub("", source)))


def read_markup(source: str) -> tuple[Inline, ...]:
    """The inline nodes of text with CSL's small mark-up (i, b, sup, sub, span); other tags and unpaired ones are not mark-up."""
    open_marks: list[tuple[str, list[Inline]]] = [("", [])]
    position = 0
    for tag in _TAGS.finditer(source):
        open_marks[-1][1].append(Text(html.unescape(source[position : tag.start()])))
        position = tag.end()
        if not tag[1] and len(open_marks) < 10:
            open_marks.append((tag[2].lower(), []))
        elif tag[1] and open_marks[-1][0] == tag[2].lower():
            _close(open_marks)
    open_marks[-1][1].append(Text(html.unescape(source[position:])))
    while len(open_marks) > 1:
        open_marks[-2][1].extend(open_marks.pop()[1])
    return tidy_inlines(open_marks[0][1])


def _close(open_marks: list[tuple[str, list[Inline]]]) -> None:
    name, children = open_marks.pop()
    mark = _TAG_MARKS.get(name)
    open_marks[-1][1].extend([mark(tuple(children))] if mark else children)
