"""LaTeX of bibliographies as inline nodes: accents, symbols, marks, raised and lowered text, and the HTML that databases put in.

Braces that only protect capitals are dropped, the case is kept. A command that is not known is told, the text in its braces is kept.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Protocol

from casereport.patterns import lazy_pattern
from casereport.references.read.bibtex.commands import (
    ABOVE,
    ACCENTS,
    CAPITALS,
    CHEMISTRY,
    DECLARATIONS,
    DROPPED,
    MARKS,
    NUMBERS,
    QUOTED,
    SIGNS,
    SILENT,
    URLS,
    WRAPPERS,
)
from casereport.references.read.bibtex.numbers import chemical_formula, quantity_text
from casereport.references.read.markup import html_as_latex, tidy, tidy_inlines
from casereport.tree import Inline, Sub, Sup, Text, plain

_SCRIPTS: dict[str, type[Sup | Sub]] = {"^": Sup, "_": Sub}
_ACTIVE = lazy_pattern(r"[\\{}$~%`<&]|--|''|!`|\?`|,,|>>")
# A percent sign starts a comment in LaTeX; in a bibliography it is a forgotten backslash.
_BARE = lazy_pattern(r"(?<!\\)([%&#])")


def _character(match: re.Match[str]) -> str:
    """The character of \\char and \\symbol; control characters are left out."""
    number = next((int(digits, base) for digits, base in zip(match.groups(), (16, 8, 10, 16), strict=True) if digits), 0)
    return chr(number) if number >= 32 and not 127 <= number < 160 else ""


# An accent over an accented letter without braces between, `\\~\\^e`; twice, for three of them.
_ACCENT = r"(?:\\[`'^\"~=.]|\\(?:[uvHcdbkr]|textcommabelow)(?![A-Za-z]))\s*"
_CHAINS = (
    (lazy_pattern(rf"({_ACCENT})((?:{_ACCENT})(?:\{{[^{{}}]*(?:\{{[^{{}}]*\}})?\}}|\\[ij](?![A-Za-z])\s?|[^\W\d_]))"), r"\1{\2}"),
) * 2


# Constructions of TeX that no argument can describe: lengths, penalties, character codes, the alternatives of a text or a formula.
_LENGTH = r"[-+]?[\d.]*\s*(?:pt|em|ex|mm|cm|in|sp|mu|bp|\\[a-z]+)"
_REWRITTEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (lazy_pattern(rf"\\(?:hskip|vskip|mskip|kern|mkern)\s*{_LENGTH}(?:\s*(?:plus|minus)\s*{_LENGTH})*\s?"), ""),
    (lazy_pattern(r"\\penalty\s*-?\d+\s?"), ""),
    (lazy_pattern(r"\\ifmmode(?:(?!\\ifmmode).)*?\\else\b\s*(.*?)\\fi\b\s?", re.DOTALL), r"\1"),
    (lazy_pattern(r"\\ifmmode(?:(?!\\ifmmode).)*?\\fi\b\s?", re.DOTALL), ""),
    *_CHAINS,
    (lazy_pattern(r"\\char\s*(?:\"([0-9A-Fa-f]{2,4})|'([0-7]{2,3})|(\d{2,3}))\s?|\\symbol\{\"?([0-9A-F]{2,4})\}"), _character),
)  # fmt: skip


_DOTTED = str.maketrans("ıȷ", "ij")
_ADDRESS_SIGNS = {"textless": "<", "textgreater": ">", "textasciitilde": "~", "textunderscore": "_", "slash": "/", "sim": "~"}


class _Arguments(Protocol):
    argnlist: list[_Node | None] | None


class _Node(Protocol):
    """The attributes of pylatexenc's node classes that are read here; each class has some of them."""

    chars: str
    macroname: str
    specials_chars: str
    nodelist: list[_Node]
    nodeargd: _Arguments | None

    def latex_verbatim(self) -> str: ...


def read_latex(source: str, lost: list[str] | None = None) -> tuple[Inline, ...]:
    """The inline nodes of a piece of LaTeX; what of it is not printed (commands by name, kinds of mark-up) is put into `lost`.

    Text that no LaTeX can be made of comes back without its braces and backslashes.
    """
    told = lost if lost is not None else []
    if not _ACTIVE.search(source):
        return tidy_inlines([Text(source)])
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

    prepared = without_lengths(html_as_latex(source, told))
    try:
        walker = LatexWalker(_BARE.sub(r"\\\1", prepared), latex_context=_context(), tolerant_parsing=True)
        return tidy_inlines(_Conversion(told).convert(walker.get_latex_nodes()[0]))
    except (LatexWalkerError, ValueError, IndexError, RecursionError):
        told.append("LaTeX that is not well formed")
        return tidy_inlines([Text(re.sub(r"[{}\\]", "", source))])


def read_latex_text(source: str, lost: list[str] | None = None) -> str:
    """The plain text of a piece of LaTeX; `lost` as for read_latex."""
    return plain(read_latex(source, lost)) if _ACTIVE.search(source) else tidy(source)


def without_lengths(source: str) -> str:
    """The source without TeX's lengths and penalties, and of its alternatives for text and formula the text."""
    for shape, replacement in _REWRITTEN if "\\" in source else ():
        source = shape.sub(replacement, source)
    return source


def read_verbatim(source: str) -> str:
    """The text of a DOI, number or address: braces and escapes dropped, everything else as written."""
    bare = re.sub(r"^\s*<(.*)>\s*$", r"\1", source)
    unwrapped = re.sub(r"^\s*\\(?:url|href|path|nolinkurl)\s*(?=\{)", "", bare)
    shown = re.sub(r"\\([a-z]+)(?:\{\}| (?=\S)|(?![A-Za-z]))", lambda command: _ADDRESS_SIGNS.get(command[1], command[0]), unwrapped)
    unescaped = re.sub(r"\\([_%&#$~{}])", r"\1", re.sub(r"&(?:amp|lt|gt);", lambda entity: html.unescape(entity[0]), shown))
    return tidy(re.sub(r"\$([<>_])\$", r"\1", unescaped).translate({ord("{"): None, ord("}"): None}))


@lru_cache(maxsize=1)
def _context() -> Any:
    """pylatexenc's commands, with the arguments of those of `latexcommands` in front."""
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import MacroSpec

    quoted = {name: arguments for name, (arguments, _, _) in QUOTED.items()}
    taken = {**dict.fromkeys((*MARKS, *ACCENTS, *URLS, *CAPITALS, *CHEMISTRY), "{"), **WRAPPERS, **NUMBERS, **SILENT, **DROPPED, **quoted}
    taken |= dict.fromkeys((*SIGNS, *DECLARATIONS), "")
    database = get_default_latex_context_db()
    macros = [MacroSpec(name, arguments) for name, arguments in taken.items()]
    database.add_context_category("bibliography", macros=macros, prepend=True)
    return database


class _Conversion:
    """Nodes of LaTeX → inline nodes; `lost` collects what is not printed."""

    def __init__(self, lost: list[str]) -> None:
        self.lost = lost

    def convert(self, nodes: Iterable[_Node | str | None], *, in_math: bool = False) -> list[Inline]:
        """The inline nodes of a run, its declarations (`\\it`) over the rest of it."""
        run: list[Inline] = []
        script = ""
        rest = iter(_characters_apart(nodes) if in_math else nodes)
        for node in rest:
            if isinstance(node, str) and node in _SCRIPTS:
                script = node
                continue
            name = getattr(node, "macroname", "")
            if name in DECLARATIONS:
                return [*run, DECLARATIONS[name](tuple(self.convert(rest, in_math=in_math)))]
            children = self._one(node, in_math=in_math)
            run += [_raised(script, children)] if script else children
            script = ""
        return run

    def _one(self, node: _Node | str | None, *, in_math: bool) -> list[Inline]:
        if node is None or isinstance(node, str):
            return [Text(node or "")]
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            return [Text(_curled(node.chars))]
        if kind == "LatexGroupNode":
            return self.convert(node.nodelist, in_math=in_math)
        if kind == "LatexMathNode":
            return self.convert(node.nodelist, in_math=True)
        if kind == "LatexMacroNode":
            return self._command(node, in_math=in_math)
        if kind == "LatexSpecialsNode":
            return [Text("&" if node.specials_chars == "&" else _printed(node))]
        return self.convert(getattr(node, "nodelist", None) or (), in_math=in_math)

    def _command(self, node: _Node, *, in_math: bool) -> list[Inline]:
        name, arguments = node.macroname, _arguments(node)
        last = arguments[-1:]
        if name in SILENT:
            return []
        if name in MARKS:
            return [MARKS[name](tuple(self.convert(last, in_math=in_math)))]
        if name in QUOTED:
            _, before, behind = QUOTED[name]
            return [Text(before), *self.convert(last, in_math=in_math), Text(behind)]
        if name in WRAPPERS:
            return self.convert(last, in_math=(in_math and name != "text") or name == "ensuremath")
        if name in CHEMISTRY:
            return chemical_formula("".join(argument.latex_verbatim() for argument in last))
        text = self._text_of(name, arguments, in_math=in_math)
        return self._other(node, arguments, in_math=in_math) if text is None else [Text(text)]

    def _text_of(self, name: str, arguments: list[_Node], *, in_math: bool) -> str | None:
        """What a sign, an address, a number with its unit, or words in capitals print; None for any other command."""
        if name in SIGNS:
            return SIGNS[name]
        if name in ACCENTS:
            letters = plain(tuple(self.convert(arguments, in_math=in_math))).strip()
            return _accented(name, letters) if letters else name * (name in "~^")
        written = [argument.latex_verbatim() for argument in arguments]
        if name in URLS:
            return read_verbatim("".join(written[-1:]))
        if name in NUMBERS:
            return quantity_text(name, written)
        return plain(tuple(self.convert(arguments, in_math=in_math))).upper() if name in CAPITALS else None

    def _other(self, node: _Node, arguments: list[_Node], *, in_math: bool) -> list[Inline]:
        """A command that the library prints (accents, symbols), or that nobody knows: told, and what its arguments hold is kept."""
        name = node.macroname
        if name in DROPPED:
            self.lost.append(f"\\{name}")
            return []
        if _is_symbol(name) and not arguments:
            printed = _printed(node)
            if printed.strip() or name in (" ", "\\", ",", ";", ":", "\n", "\t"):
                return [Text(printed or " ")]
        elif _is_symbol(name):
            return [Text(_printed(node))]
        self.lost.append(f"\\{name}")
        return self.convert(arguments, in_math=in_math)


def _raised(script: str, children: list[Inline]) -> Inline:
    """Raised or lowered text; the degree sign stands by itself, as in 39$^\\circ$C, and so does a prime."""
    text = plain(tuple(children))
    return Text(text) if script == "^" and text in ("°", "′", "″", "°C", "'") else _SCRIPTS[script](tuple(children))


def _curled(text: str) -> str:
    """TeX's single quotation marks (` opens, but behind a letter it is an apostrophe typed badly), and its other marks typed as pairs."""
    if "`" in text:
        text = re.sub(r"(?<!\w)`", "‘", text).replace("`", "’")
    return re.sub(r",,(?=\w)", "„", text).replace("<<", "«").replace(">>", "»")


def _accented(name: str, letters: str) -> str:
    """The letters with a combining sign on the first, behind those that it has; a tie goes over two."""
    signs = next((at for at, letter in enumerate(letters[1:], 1) if not unicodedata.combining(letter)), len(letters))
    first = letters[:signs].translate(_DOTTED) if name in ABOVE else letters[:signs]
    return unicodedata.normalize("NFC", first + ACCENTS[name] + letters[signs:])


def _arguments(node: _Node) -> list[_Node]:
    parsed = getattr(node, "nodeargd", None)
    return [argument for argument in (parsed.argnlist if parsed else None) or () if argument is not None]


def _characters_apart(nodes: Iterable[_Node | str | None]) -> Iterator[_Node | str | None]:
    """The nodes of a formula with its characters one by one, so that a raised one is told from those behind it."""
    for node in nodes:
        if node is None or isinstance(node, str):
            yield node
        elif type(node).__name__ == "LatexCharsNode":
            yield from node.chars
        elif type(node).__name__ != "LatexGroupNode" or node.nodelist:
            yield node


@lru_cache(maxsize=1)
def _printer() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(strict_latex_spaces=True, math_mode="text")


@lru_cache(maxsize=4096)
def _is_symbol(name: str) -> bool:
    """Whether the library knows what a command prints."""
    spec = _printer().latex_context.get_macro_spec(name)
    return bool(spec and spec.macroname)


def _printed(node: _Node) -> str:
    return str(_printer().nodelist_to_text([node]))
