"""Text as CommonMark that reads back as the same text: a sign is escaped where, and only where, it could mean something."""

from __future__ import annotations

from typing import Final

from casereport.patterns import lazy_pattern

_SIGNS: Final = lazy_pattern(r"[\\`*\[\]~^$|]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?]|$)|&(?=[A-Za-z#]|$)|!$|#$")
"""Signs that mark something wherever they stand (some in dialects only: `~` `^` `$`), or before what follows them; at the end of a text
what follows is not known. An underscore inside a word marks nothing."""
_AT_START: Final = lazy_pattern(r"[#>]|:(?=-)|[-+](?=[ ]|$)|(?=[-=])[-= ]+$")
_NUMBERED: Final = lazy_pattern(r"(\d{1,9})([.)])(?= |$)")
_SPACES: Final = lazy_pattern(r"[ \t\r\n\f\v]+")
_FENCES: Final = lazy_pattern("`+")


def escape_text(text: str) -> str:
    """The text with its signs escaped, its white space as single spaces; what may begin a line is left to `close_line`."""
    return _SIGNS.sub(lambda found: f"\\{found[0]}", _SPACES.sub(" ", text))


def close_line(line: str) -> str:
    """A finished line that neither begins a list, a heading or a quotation nor loses its outer spaces that are wider than a space."""
    line = line.strip(" ")
    if found := _NUMBERED.match(line):
        line = f"{found[1]}\\{line[len(found[1]) :]}"
    elif _AT_START.match(line):
        line = f"\\{line}"
    return _named_space(line[:1]) + line[1:-1] + _named_space(line[-1:]) if len(line) > 1 else _named_space(line)


def _named_space(sign: str) -> str:
    """A white space by its number, since parsers cut lines at both ends; any other sign as it is."""
    return f"&#{ord(sign)};" if sign.isspace() else sign


def code_span(text: str, *, in_cell: bool = False) -> str:
    """The text as code, between more backticks than it has in a row; in a cell of a table its bars are escaped, as the table needs."""
    text = _SPACES.sub(" ", text)
    fence = "`" * (max((len(found) for found in _FENCES.findall(text)), default=0) + 1)
    pad = " " if text.strip(" ") and (text[0] in "` " or text[-1] in "` ") else ""
    return f"{fence}{pad}{text}{pad}{fence}".replace("|", "\\|" if in_cell else "|")


def destination(href: str) -> str:
    """An address as the target of a link: in angle brackets, if it has round ones; signs that would end it or a cell are encoded."""
    for sign, code in (("\\", "%5C"), ("<", "%3C"), (">", "%3E"), ("|", "%7C"), (" ", "%20"), ("&", "&amp;")):
        href = href.replace(sign, code)
    return f"<{href}>" if set(href) & set("()") else href
