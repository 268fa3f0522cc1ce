"""BibTeX and BibLaTeX entries as references.

The file is cut into entries here, so that each has its line and a broken one does not take the next with it;
pybtex reads the fields and splits the names, `latex` turns them into text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casereport.problems import Place, Problem, fault
from casereport.references.read.bibfields import build_bibtex
from casereport.references.reference import MAX_DEPTH, MAX_ENTRIES, Reference

MAX_ENTRY = 200_000
MAX_STRING = 500

_START = re.compile(r"@[ \t]*([A-Za-z]+)\s*([{(])")
_NEXT_START = re.compile(r"\n[ \t]*@[ \t]*[A-Za-z]+\s*[{(]")
_TOO_DEEP = f"braces more than {MAX_DEPTH} deep"
_TOO_LONG = f"an entry longer than {MAX_ENTRY // 1000} kB"
_KEY = re.compile(r"\s*([^\s,{}=\"#%\\~]+)\s*[,})]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as cut out of the file: its kind, its text from the @ to its closing brace, where its body starts, and the @'s place."""

    kind: str
    text: str
    body: int
    place: Place
    fault: str = ""

    @property
    def is_too_big(self) -> bool:
        return self.fault in (_TOO_DEEP, _TOO_LONG)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HINT = "write @article{key, author = {…}, title = {…}}: every brace and quote closed, a comma between fields"


def read_bibtex(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of a BibTeX text in their order, and its syntax problems at the entries they are in."""
    parsed: list[tuple[_Entry, str, dict[str, str]]] = []
    problems: list[Problem] = []
    macros = {name: str(number) for number, name in enumerate(_MONTHS, 1)}
    for count, entry in enumerate(_cut(text, file)):
        if count == MAX_ENTRIES:
            problems.append(fault("limit", f"the bibliography has more than {MAX_ENTRIES} entries", place=entry.place))
            break
        key, fields, faults = _read_entry(entry, macros)
        problems += [_problem(entry, message) for message in faults]
        if key and entry.kind not in ("string", "preamble"):
            parsed.append((entry, key, fields))
    references, faults_of_names = _build(parsed)
    return references, problems + faults_of_names


def _problem(entry: _Entry, message: str) -> Problem:
    if entry.is_too_big:
        return fault("limit", message, place=entry.place)
    return fault("bad-reference", message, hint=_HINT, place=entry.place)


def _build(parsed: list[tuple[_Entry, str, dict[str, str]]]) -> tuple[list[Reference], list[Problem]]:
    references: list[Reference] = []
    problems: list[Problem] = []
    by_key = {key: fields for _, key, fields in reversed(parsed)}
    for entry, key, fields in parsed:
        if entry.kind not in ("xdata", "set"):
            reference, faults = build_bibtex(entry.kind, key, _with_parents(entry.kind, fields, by_key), entry.place)
            references.append(reference)
            problems += [fault("bad-reference", message, path=("references", key), hint=_HINT, place=entry.place) for message in faults]
    return references, problems


_PARTS = ("inbook", "incollection", "inproceedings", "conference", "inreference", "suppbook")
_NOT_INHERITED = frozenset({"crossref", "xdata", "doi", "pages", "pmid", "pmcid", "url", "urldate", "note", "shorttitle", "entrysubtype"})


def _with_parents(kind: str, fields: dict[str, str], by_key: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """The fields with those that `xdata` names, and those of the book or volume that `crossref` names (its title is the book's)."""
    found = dict(fields)
    for name in fields.get("xdata", "").split(",") if "xdata" in fields else ():
        found = {**by_key.get(name.strip(), {}), **found}
    whole = by_key.get(fields.get("crossref", "").strip(), {})
    inherited = {name: value for name, value in whole.items() if name not in _NOT_INHERITED}
    if kind in _PARTS:
        title, subtitle = inherited.pop("title", ""), inherited.pop("subtitle", "")
        inherited.pop("author", None)
        inherited |= {"booktitle": f"{title}: {subtitle}" if subtitle else title} if title else {}
    return {**inherited, **found}


# --- cutting --------------------------------------------------------------------------------------------------


def _cut(text: str, file: str) -> Iterator[_Entry]:
    position, line, counted = 0, 1, 0
    line_starts = [match.start() for match in _NEXT_START.finditer(text)]
    while start := _START.search(text, position):
        line += text.count("\n", counted, start.start())
        counted = start.start()
        place = Place(file, line, start.start() - text.rfind("\n", 0, start.start()))
        kind = start[1].lower()
        end, message = _find_end(text, start.end(), "}" if start[2] == "{" else ")", line_starts)
        position = max(end, start.end())
        if kind != "comment":
            yield _Entry(kind, text[start.start() : end], start.end() - start.start(), place, message)


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


def _read_entry(entry: _Entry, macros: dict[str, str]) -> tuple[str, dict[str, str], list[str]]:
    """Key, raw fields by lower-case name, and messages; a field written twice counts once."""
    from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro

    found = _KEY.match(entry.text, entry.body)
    if entry.fault:
        return "", {}, [f"'{found[1]}': {entry.fault}" if found else entry.fault]
    if not found and entry.kind not in ("string", "preamble"):
        return "", {}, ["the entry has no citation key with a comma behind it"]
    faults: list[str] = []
    undefined: list[str] = []

    def note(error: Exception) -> None:
        if isinstance(error, UndefinedMacro):
            undefined.append("a word without quotes or braces that no @string defines")
        else:
            faults.append("the entry is not well formed: look for a missing comma, quote, brace or equals sign")

    parser = LowLevelParser(entry.text, macros=_Macros(macros), handle_error=note)
    parsed = next(iter(parser), None)
    if entry.kind == "string":
        return "", {}, faults + _remember(parsed, macros)
    if parsed is None or not parsed[1] or entry.kind == "preamble":
        return "", {}, faults
    key, raw = parsed[1]
    fields: dict[str, str] = {}
    for name, parts in raw:
        fields.setdefault(name.lower(), "".join(parts))
    return key or "", fields, [f"'{key}': {message}" for message in dict.fromkeys(faults + undefined)]


class _Macros(dict[str, str]):
    """@string names, which BibTeX compares without case."""

    def __missing__(self, name: str) -> str:
        lowered = name.lower()
        if lowered == name or lowered not in self:
            raise KeyError(name)
        return self[lowered]


def _remember(parsed: object, macros: dict[str, str]) -> list[str]:
    """Keeps what an @string defines; a long one is refused, because definitions may double each other."""
    if not (isinstance(parsed, tuple) and isinstance(parsed[1], tuple) and parsed[1][0]):
        return []
    value = "".join(parsed[1][1])
    if len(value) > MAX_STRING:
        return [f"an @string longer than {MAX_STRING} characters"]
    macros[str(parsed[1][0]).lower()] = value
    return []
