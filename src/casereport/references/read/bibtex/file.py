"""BibTeX and BibLaTeX entries as references.

The file is cut into entries here, so that each has its line and a broken one does not take the next with it;
pybtex reads the fields and splits the names, `latex` turns them into text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

from casereport.patterns import lazy_pattern
from casereport.problems import Place, Problem, fault
from casereport.references.read.bibtex.entry import Entry, Parsed, key_of, read_entry, read_string
from casereport.references.read.bibtex.works import build_bibtex
from casereport.references.reference import MAX_DEPTH, MAX_ENTRIES, Reference, Remark

MAX_ENTRY = 200_000

_START = lazy_pattern(r"@[ \t]*([A-Za-z][\w-]*)\s*([{(])")
_NEXT_START = lazy_pattern(r"\n[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(]")
# An entry that lost its @: between entries BibTeX reads over any text.
_WITHOUT_AT = lazy_pattern(
    r"^[ \t]*(?:article|book|inbook|incollection|inproceedings|misc|online|phdthesis|techreport)\s*\{[^\s{},]+,\s*(?:$|\w+\s*=)",
    re.MULTILINE,
)
_TOO_DEEP = f"braces more than {MAX_DEPTH} deep"
_TOO_LONG = f"an entry longer than {MAX_ENTRY // 1000} kB"
# Kinds that are no entries: texts for the typesetter, and settings of styles.
_NO_ENTRIES = ("comment", "preamble", "control", "ieeetranbstctl", "bibtexoptions")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HINT = "write @article{key, author = {…}, title = {…}}: every brace and quote closed, a comma between fields"
_KEY_HINT = "give it a key: @article{rossi2020, …}"
_AT_HINT = "put an @ before the kind of entry: @article{key, …}"
_SET = Remark("unread-text", "is a set of entries, which is not read", "cite the entries of the set one by one")
_BEHIND = lazy_pattern(r"\s*,\s*[A-Za-z][\w-]*\s*=\s*[{\"\w]")
_CUT_SHORT = Remark(
    "unread-text", "has a closing brace too many: the fields behind it are not read", "take out the brace that ends the entry too early"
)
_NO_PARENT = Remark(
    "unread-text",
    "names an entry (crossref) that is not in the file",
    "add the book or volume, or write its title and year into this entry",
)


def read_bibtex(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of a BibTeX text in their order, and its syntax problems at the entries they are in."""
    parsed: list[tuple[Entry, Parsed]] = []
    problems: list[Problem] = []
    macros = {name: str(number) for number, name in enumerate(MONTHS, 1)}
    for count, entry in enumerate(_cut(text, file)):
        if count == MAX_ENTRIES:
            problems.append(fault("limit", f"the bibliography has more than {MAX_ENTRIES} entries", place=entry.place))
            break
        if entry.kind == "string":
            problems += [_problem(entry, message) for message in read_string(entry, macros)]
            continue
        found = read_entry(entry, macros)
        problems += [_problem(entry, message) for message in dict.fromkeys(found.faults)]
        if found.key:
            parsed.append((entry, found))
    problems += [_without_at(text, file, match.start()) for match in _WITHOUT_AT.finditer(_between(text))]
    return _build(parsed), sorted(problems, key=lambda problem: problem.place or Place(file, 0, 0))


def _problem(entry: Entry, message: str) -> Problem:
    key = key_of(entry)
    path, told = (("references", key), f"'{key}': {message}") if key and entry.kind != "string" else (("references",), message)
    if entry.is_too_big:
        return fault("limit", told, path=path, place=entry.place)
    code = "bad-reference" if key or entry.kind == "string" else "unread-entry"
    return fault(code, told, path=path, hint=_HINT if key or entry.fault else _KEY_HINT, place=entry.place)


def _between(text: str) -> str:
    """The text with its entries blanked out, each line in its place."""
    pieces, position = [], 0
    for start, end, _ in _spans(text):
        pieces += [text[position : start.start()], re.sub(r"[^\n]", " ", text[start.start() : end])]
        position = end
    return "".join(pieces) + text[position:]


def _without_at(text: str, file: str, start: int) -> Problem:
    line = text.count("\n", 0, start) + 1
    return fault(
        "unread-entry", "an entry without an @, which is read over", path=("references",), hint=_AT_HINT, place=Place(file, line, 1)
    )


def _build(parsed: list[tuple[Entry, Parsed]]) -> list[Reference]:
    references: list[Reference] = []
    by_key = {found.key: found.fields for _, found in reversed(parsed)}
    by_key = {key.lower(): fields for key, fields in by_key.items()} | by_key
    for entry, found in parsed:
        if entry.kind == "xdata":
            continue
        fields, remarks = _with_parents(entry.kind, found.fields, by_key)
        remarks = (*found.remarks, *remarks, *(_SET,) * (entry.kind == "set"), *(_CUT_SHORT,) * entry.is_cut_short)
        built = build_bibtex(entry.kind, found.key, fields, entry.place, remarks)
        references.append(replace(built, parent=found.fields.get("crossref", "").strip()))
    return references


_PARTS = ("inbook", "incollection", "inproceedings", "conference", "inreference", "suppbook")
_NOT_INHERITED = frozenset(
    {"crossref", "xdata", "doi", "pages", "pmid", "pmcid", "url", "urldate", "note", "shorttitle", "entrysubtype", "booktitle"}
)


def _with_parents(kind: str, fields: dict[str, str], by_key: Mapping[str, dict[str, str]]) -> tuple[dict[str, str], tuple[Remark, ...]]:
    """The fields with those that `xdata` names, and those of the book or volume that `crossref` names (its title is the book's)."""
    found = dict(fields)
    for name in fields.get("xdata", "").split(",") if "xdata" in fields else ():
        found = {**by_key.get(name.strip(), {}), **found}
    parent = fields.get("crossref", "").strip()
    whole = by_key.get(parent, by_key.get(parent.lower()))
    if whole is None:
        return found, (_NO_PARENT,) if parent else ()
    inherited = {name: value for name, value in whole.items() if name not in _NOT_INHERITED}
    if kind in _PARTS:
        title, subtitle = inherited.pop("title", ""), inherited.pop("subtitle", "")
        inherited.pop("author", None)
        inherited |= {"booktitle": title, "booksubtitle": subtitle} if title and not found.get("booktitle") else {}
    return {**inherited, **found}, ()


# --- cutting --------------------------------------------------------------------------------------------------


def _cut(text: str, file: str) -> Iterator[Entry]:
    """The entries of a file but for those that are none (comments, preambles, settings of styles)."""
    line, counted = 1, 0
    for start, end, message in _spans(text):
        line += text.count("\n", counted, start.start())
        counted = start.start()
        place = Place(file, line, start.start() - text.rfind("\n", 0, start.start()))
        kind = start[1].lower()
        if kind not in _NO_ENTRIES:
            body = start.end() - start.start()
            is_too_big, is_cut_short = message in (_TOO_DEEP, _TOO_LONG), bool(_BEHIND.match(text, end))
            yield Entry(kind, text[start.start() : end], body, place, message, is_too_big, is_cut_short)


def _spans(text: str) -> Iterator[tuple[re.Match[str], int, str]]:
    """Where each entry starts and ends, and what is wrong with it as a whole."""
    position = 0
    line_starts = [match.start() for match in _NEXT_START.finditer(text)]
    while start := _START.search(text, position):
        end, message = _find_end(text, start.end(), "}" if start[2] == "{" else ")", line_starts)
        position = max(end, start.end())
        yield start, end, message


def _find_end(text: str, position: int, closing: str, line_starts: list[int]) -> tuple[int, str]:
    """The end of the entry's body, and what is wrong when it has none; an unclosed body ends where the next entry starts a line."""
    following = bisect_left(line_starts, position)
    stop = line_starts[following] if following < len(line_starts) else len(text)
    depth, in_quotes = 0, False
    for sign in re.compile('[{})"]').finditer(text, position, min(stop, position + MAX_ENTRY)):
        if depth == 0 and sign[0] == closing and not in_quotes:
            return sign.end(), ""
        # Between braces a quotation mark is text; it matters only to an entry in parentheses, which may hold one in quotes.
        in_quotes ^= sign[0] == '"' and depth == 0 and closing == ")"
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if depth > MAX_DEPTH:
            return stop, _TOO_DEEP
        if depth < 0:
            return stop, "a closing brace without an opening one"
    return stop, _TOO_LONG if stop - position > MAX_ENTRY else "the entry's braces are not closed"
