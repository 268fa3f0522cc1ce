"""The marks that open a quotation, a heading or a list, and the signs and numbers of a text that only look like them.

A line of a hard-wrapped text may begin with `> 15 %`, `# 3` or `- 5 mmol`. A mark that CommonMark lets break a paragraph without a blank
line does so here only where it cannot be a sign: else `was⏎>11 mg/dL` would be printed as a quotation, without its sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from casereport.patterns import lazy_pattern

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

UNCLEAR: Final = "unclear"
"""Where the lines stand, in the parser's environment, whose mark is read as a sign though no number follows it."""

_GREATER: Final = lazy_pattern(r"\s*[>=]*[ \t]*(?:[=≥≤<~≈±+\u2212–-]|[.,]?\d)")
"""Behind `>`, what makes it the sign greater than."""
_COUNTED: Final = lazy_pattern(r"#[ \t]+\d")
_ITEM: Final = lazy_pattern(r"(?P<mark>[-+*]|(?P<number>\d{1,9})[.)])[ \t]+")
_ENDED: Final = lazy_pattern(r"[.:;!?…][\"'”’»)*_\]]*\s*$")


def part_signs(markdown: MarkdownIt) -> None:
    """Gives a parser the rules of blocks that leave signs and numbers to the text."""
    from markdown_it.rules_block import blockquote, heading, list_block

    def read_quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if _GREATER.match(_line(state, start)[1:]):
            return False
        return not (silent and _is_sign(state, start, ">")) and blockquote(state, start, end, silent)

    def read_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = _line(state, start)
        if silent and not line.startswith("##") and (_COUNTED.match(line) or _is_sign(state, start, "# ")):
            return False
        return heading(state, start, end, silent)

    def read_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        is_inside = silent and state.parentType == "paragraph" and state.sCount[start] >= state.blkIndent  # else the next item
        return not (is_inside and _is_no_list(state, start, end)) and list_block(state, start, end, silent)

    markdown.block.ruler.at("blockquote", read_quotation, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    markdown.block.ruler.at("heading", read_heading, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.block.ruler.at("list", read_list, {"alt": ["paragraph", "reference", "blockquote"]})


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _is_sign(state: StateBlock, line: int, mark: str) -> bool:
    """True where a sentence goes on over the line's mark; that no number follows is kept in mind, as the author may mean a block."""
    before = _line(state, line - 1).strip()
    is_sign = bool(before) and _line(state, line).startswith(mark) and not _ENDED.search(before)
    if is_sign and not before.startswith(mark):
        state.env.setdefault(UNCLEAR, set()).add(line)
    return is_sign


def _is_no_list(state: StateBlock, start: int, end: int) -> bool:
    """True for a lone item amid a sentence, or a lone number that no colon announces; a lone item of words is kept in mind."""
    item = _ITEM.match(_line(state, start))
    if not item or _has_more(state, start, end, item):
        return False
    before = _line(state, start - 1)
    if item["number"]:
        return not before.rstrip().endswith(":")
    if _ENDED.search(before):
        return False
    if not _line(state, start)[item.end() :][:1].isdigit():
        state.env.setdefault(UNCLEAR, set()).add(start)
    return True


def _has_more(state: StateBlock, start: int, end: int, first: re.Match[str]) -> bool:
    """True where another item of the list follows in the lines up to the next that is blank, or right behind it."""
    wanted = str(int(first["number"]) + 1) if first["number"] else first["mark"]
    for line in range(start + 1, end):
        text = _line(state, line)
        item = _ITEM.match(text)
        if item and (item["mark"] == first["mark"] or (item["number"] or item["mark"]) == wanted):
            return True
        if text and not _line(state, line - 1) and state.tShift[line] < len(first[0]):
            return False
    return False
