"""What the YAML parser says, translated: the fault at the character that causes it, in plain words, with its cure.

The parser's own sentence is only used to tell the kinds of fault apart; it is never shown, and the source is never quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml
from yaml.events import ScalarEvent

from casereport.problems import Problem
from casereport.reading.scalars import end_of, start_of
from casereport.reading.syntaxfault import NAMES, SyntaxFault
from casereport.reading.traps import COLON, QUOTE, QUOTE_OR_BLOCK, QUOTE_VALUE, SPACE

_CURLY = "“”„‟‘’‚«»"
_SPACES = "indent with spaces; in your editor, let the Tab key insert spaces"
_LEVEL = "line it up with the keys that belong with it, using spaces"


def explain(text: str, file: str, error: yaml.YAMLError, opened: int | None, last: ScalarEvent | None) -> Problem:
    """One `yaml-syntax` problem (or `control-character` for a bad escape) at the token that opens the fault."""
    found = _read(text, file, error, opened, last)
    for rule in _RULES:
        problem = rule(found)
        if problem:
            return problem
    return found.problem(found.at, "the YAML cannot be read from here", QUOTE_OR_BLOCK)


def _read(text: str, file: str, error: yaml.YAMLError, opened: int | None, last: ScalarEvent | None) -> SyntaxFault:
    here = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    at = min(here.index, len(text)) if here else 0
    since = min(start.index, len(text)) if start else at
    return SyntaxFault(text, file, str(getattr(error, "problem", "")), str(getattr(error, "context", "")), at, since, opened, last)


# -- something was left open ---------------------------------------------------------------------------------------------


def _open_quote(found: SyntaxFault) -> Problem | None:
    if "quoted scalar" in found.reading and ("end of stream" in found.says or "document" in found.says):
        return found.problem(found.since, f"{NAMES[found.text[found.since]]} opens a text here and is never closed", "close the quote")
    return None


def _runaway_quote(found: SyntaxFault) -> Problem | None:
    """A quote left open that swallowed lines up to the next quote: the text after that one is then the parser's complaint."""
    last = found.last
    if last is None or last.style not in ("'", '"') or start_of(last).line == end_of(last).line:
        return None
    start, end = start_of(last).index, end_of(last).index
    if found.text[end : found.at].strip() or not _outdented(found, start, end):
        return None
    return found.problem(start, f"{NAMES[last.style]} opens a text here and is not closed on its line", "close the quote")


def _open_bracket(found: SyntaxFault) -> Problem | None:
    """A bracket left open: the flow reaches a line that is indented no deeper than the line it started on."""
    start = found.since if "flow" in found.reading and found.text[found.since : found.since + 1] in ("[", "{") else found.opened
    if start is None:
        return None
    ended = found.at >= len(found.text.rstrip())
    if not ended and not _outdented(found, start, found.at + 1):
        return None
    cut = re.search(r"\s#", found.text[start:].split("\n", 1)[0])
    hint = "close it; or, where a text holds brackets, put the text in quotes"
    if cut:
        hint = "a number sign on this line starts a comment: put the text in quotes"
    return found.problem(start, f"{NAMES[found.text[start]]} is never closed", hint)


def _outdented(found: SyntaxFault, start: int, end: int) -> bool:
    """Whether a line after `start` and before `end` is a key or list item as far left as the line of `start`."""
    depth = found.indent(start)
    return any(
        len(line) - len(line.lstrip(" ")) <= depth and re.match(r"\s*(- |[^\s#\]}][^:]*:(\s|$))", line + " ") is not None
        for line in _lines_after(found, start, end)
    )


def _lines_after(found: SyntaxFault, start: int, end: int) -> list[str]:
    stop = found.text.find("\n", end)
    return re.split(r"\r\n?|\n", found.text[start : stop if stop >= 0 else len(found.text)])[1:]


# -- one character -------------------------------------------------------------------------------------------------------


def _tab(found: SyntaxFault) -> Problem | None:
    if found.character == "\t" and ("tab" in found.says or "any token" in found.says):
        return found.problem(found.at, "a tab character where YAML needs spaces", _SPACES)
    return None


def _escape(found: SyntaxFault) -> Problem | None:
    if "quoted scalar" not in found.reading:
        return None
    at = found.text.rfind("\\", 0, found.at + 1)
    if re.match(r"\\[uU](?:0000)?[dD][89a-fA-F]", found.text[at : at + 8]):
        return found.problem(at, "an escape for half a character (a surrogate)", "type the character itself", "control-character")
    hint = "use single quotes, or a | block: there a backslash is only a backslash"
    return found.problem(at, "a backslash in double quotes starts an escape that YAML does not know", hint)


def _block_header(found: SyntaxFault) -> Problem | None:
    if "block scalar" not in found.reading:
        return None
    if found.text[found.since] == "|":
        hint = "start the text on the next line, indented; or put a text that starts with the bar in quotes"
        return found.problem(found.since, "a vertical bar starts a block text here, and more follows on its line", hint)
    return found.problem(found.since, "an unquoted greater-than sign starts a block text here", QUOTE_VALUE)


def _indicator(found: SyntaxFault) -> Problem | None:
    """A character that means something to YAML at the start of a text."""
    name = NAMES.get(found.character)
    if found.reading.endswith(("alias", "anchor", "tag", "directive")):
        name = NAMES.get(found.text[found.since : found.since + 1], "a character")
        return found.problem(found.since, f"{name} means something else to YAML at the start of a text")
    if "any token" in found.says or "node content" in found.says or "mapping keys are not" in found.says:
        if found.character == ":":
            return found.problem(found.at, "a colon without a key before it", "write key: value")
        return found.problem(found.at, f"{name or 'this character'} cannot start an unquoted text")
    return None


def _dash(found: SyntaxFault) -> Problem | None:
    if "sequence entries are not allowed" not in found.says:
        return None
    if not found.before.strip():
        return found.problem(found.at, "a list item that is indented deeper than its list", _LEVEL)
    hint = "put a text that is or starts with a dash in quotes; start a list on the next line"
    return found.problem(found.at, "a dash and a space start a list, which cannot begin on the line of its key", hint)


# -- a colon too many or too few -------------------------------------------------------------------------------------------


def _colon(found: SyntaxFault) -> Problem | None:
    if "mapping values are not allowed" not in found.says:
        return None
    before = found.before
    if "{{" in before:
        return found.problem(found.at, "a colon after double braces in an unquoted text", QUOTE_OR_BLOCK)
    if len(before) > 1024:
        message = "a text of more than 1024 characters stands where a key is expected"
        return found.problem(found.line_start(found.at), message, QUOTE_OR_BLOCK)
    if before.rstrip()[-1:] in ('"', "'"):
        return found.problem(found.at, "a colon after the closing quote", "put the whole text in single quotes, or use a | block")
    value = re.search(r":[ \t]+(\S)", before)
    if value and value[1] in _CURLY:
        hint = "curly quotes do not quote: use straight ones"
        return found.problem(found.at, "a colon and a space inside an unquoted text", hint)
    if value:
        return found.problem(found.at, "a colon and a space inside an unquoted text", QUOTE_OR_BLOCK)
    return _line_above(found)


def _line_above(found: SyntaxFault) -> Problem:
    """A key that the parser reads as the next line of the text above: that line lacks its colon, or this one is too deep."""
    start = found.line_start(found.at)
    first, line = _text_above(found, start)
    depth = len(line) - len(line.lstrip())
    if glued := re.match(r"\s*(?:- )?[\w-]+(:)(?=[^ \t])", line):
        return _glued_colon(found, first + glued.start(1))
    if line.strip() and not re.search(r":(\s|$)", line):
        hint = "write key: value; use a | block for a text of several lines"
        return found.problem(first + depth, "a line without a key and a colon", hint)
    return found.problem(start + found.indent(found.at), "a line indented deeper than the one above allows", _LEVEL)


def _glued_colon(found: SyntaxFault, at: int) -> Problem:
    """A colon with no space after it, or with one that is none to YAML, as pasted text has."""
    special = found.text[at + 1].isspace()
    return found.problem(at, f"a colon without {'an ordinary' if special else 'a'} space after it", SPACE if special else COLON)


def _text_above(found: SyntaxFault, start: int) -> tuple[int, str]:
    """Offset and text of the last line before `start` that is neither blank nor a comment."""
    while start > 0:
        first = found.line_start(start - 1)
        line = found.text[first:start].rstrip()
        if line.strip() and not line.lstrip().startswith("#"):
            return first, line
        start = first
    return 0, ""


def _no_colon(found: SyntaxFault) -> Problem | None:
    if "simple key" not in found.reading:
        return None
    line = re.split(r"[\r\n]", found.text[found.since :], maxsplit=1)[0]
    if glued := re.match(r"[\w-]+(:)(?=[^ \t])", line):
        return _glued_colon(found, found.since + glued.start(1))
    if re.search(r"[|>][-+]?$", found.text[: found.since].rstrip()):
        return found.problem(found.since, "the text of a block is not indented", "indent every line of the text below its key")
    hint = "write key: value; use a | block for a text of several lines"
    return found.problem(found.since, "a line without a key and a colon", hint)


# -- text where none may be --------------------------------------------------------------------------------------------------


def _after_quote(found: SyntaxFault) -> Problem | None:
    if not _expected_more(found) or found.before.rstrip()[-1:] not in ('"', "'"):
        return None
    if found.before.rstrip()[-1] == "'":
        hint = "write an apostrophe inside single quotes twice, or use double quotes"
        return found.problem(found.at, "text goes on after the closing single quote", hint)
    return found.problem(found.at, "text goes on after the closing double quote", "put the whole text in single quotes, or use a | block")


def _after_bracket(found: SyntaxFault) -> Problem | None:
    if not _expected_more(found):
        return None
    before = found.before.rstrip()
    if "{{" in before:
        braces = found.before.index("{{") + found.line_start(found.at)
        return found.problem(braces, "unquoted double braces are read as a mapping", QUOTE_OR_BLOCK)
    if found.character in ("]", "}") and "flow" not in found.reading:
        hint = "remove it; put a text that holds brackets in quotes"
        return found.problem(found.at, f"{NAMES[found.character]} without one that opens", hint)
    if found.character in ("[", "{") and before[-1:] not in ("", ",", "[", "{", ":"):
        return found.problem(found.at, f"{NAMES[found.character]} inside an unquoted text", QUOTE)
    if before[-1:] in ("]", "}"):
        return found.problem(found.at, "text goes on after the closing bracket", QUOTE)
    return None


def _after_alias(found: SyntaxFault) -> Problem | None:
    match = re.search(r"(?:^|[:,\[{-])\s*([*&!])\S*\s+$", found.before)
    if not _expected_more(found) or not match:
        return None
    at = found.line_start(found.at) + match.start(1)
    return found.problem(at, f"{NAMES[match[1]]} means something else to YAML at the start of a text")


def _expected_more(found: SyntaxFault) -> bool:
    return "flow" in found.reading or "block mapping" in found.reading or "block collection" in found.reading


def _in_flow(found: SyntaxFault) -> Problem | None:
    if "flow" not in found.reading:
        return None
    if found.character in ("]", "}"):
        message = f"{NAMES[found.text[found.since]]} is closed by {NAMES[found.character]}"
        return found.problem(found.since, message, "use a pair of the same kind")
    if found.character == ":":
        hint = "put a comma between two entries, or put a text that holds a colon in quotes"
        return found.problem(found.at, "a colon where a comma or the closing bracket is expected", hint)
    if not found.before.strip() and (cut := _comment_above(found)) is not None:
        return found.problem(cut, "a number sign starts a comment here, and the rest of the line is lost", QUOTE)
    return found.problem(found.at, "a comma or the closing bracket is missing here", "put a comma between entries; put texts in quotes")


def _comment_above(found: SyntaxFault) -> int | None:
    """The offset of a number sign that took the comma of the line above with it."""
    first, line = _text_above(found, found.line_start(found.at))
    match = re.search(r"\s(#)", line)
    return first + match.start(1) if match else None


def _in_block(found: SyntaxFault) -> Problem | None:
    if not _expected_more(found) or found.before.strip():
        return None
    if found.last is not None and found.last.style in ("|", ">") and end_of(found.last).index >= found.line_start(found.at) - 1:
        hint = "indent every line of a block text alike, deeper than its key"
        return found.problem(found.at, "a line that is indented less than the block text it follows", hint)
    if found.character == ":":
        return found.problem(found.at, "a colon without a key before it", "write key: value")
    if found.character == "-" and "mapping" in found.reading:
        return found.problem(found.at, "a list item among keys", "indent the list below its own key")
    if "collection" in found.reading and found.indent(found.at) == found.indent(found.since):
        return found.problem(found.at, "a key among list items", "start the line with a dash, or indent it below the item it belongs to")
    return found.problem(found.at, "a line whose indentation fits no line above it", _LEVEL)


def _after_end(found: SyntaxFault) -> Problem | None:
    if "document start" not in found.says:
        return None
    if found.text.startswith("%"):
        return found.problem(0, "a percent sign means something else to YAML at the start of a text")
    if not re.search(r"^\.\.\.", found.text[: found.at], re.MULTILINE):
        return _line_above(found)
    return found.problem(found.at, "text after the end of the document", "remove the line of three dots")


_RULES: tuple[Callable[[SyntaxFault], Problem | None], ...] = (
    _open_quote,
    _runaway_quote,
    _tab,
    _open_bracket,
    _escape,
    _block_header,
    _dash,
    _colon,
    _no_colon,
    _indicator,
    _after_alias,
    _after_quote,
    _after_bracket,
    _in_flow,
    _in_block,
    _after_end,
)
