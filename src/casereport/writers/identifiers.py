"""Whether a finished output holds an identifier: text, alternatives, metadata, comments, its name; what is found is never told.

Two searches. What is known for certain: the lines of a list that the user names, and what the detectors found where nothing is printed,
such as names of images and notes for authors. And what nobody typed into the case: words that neither its files nor its document nor the
tool have, such as those of a journal's templates or of a Word template, are given to the detectors with the line around them.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import unescape

from casereport.case.source import Case
from casereport.checks.gates.files import file_findings
from casereport.checks.gates.privacy import findings, unprinted_findings
from casereport.journal import Journal
from casereport.patterns import lazy_pattern
from casereport.privacy import RULES, find_in_file_name, scan
from casereport.problems import Problem, fault
from casereport.reading.metadata import read_metadata
from casereport.tree import Document
from casereport.values import dataclass
from casereport.writers.blindness import read_pages, read_passages
from casereport.writers.layout import printed_passages

_WORD = lazy_pattern(r"[^\W\d_]+|\d+")
_RAISED = dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍ₀₁₂₃₄₅₆₇₈₉"), " ")
_WORDS_OF_A_NAME = 3
_NEAR = 60
"""Characters around a strange word that the detectors see."""
_SHORT = 3
"""Signs below which a line of a list would be found by chance."""
_TEXTS = (".yaml", ".yml", ".json", ".md", ".txt", ".csv", ".tsv", ".bib", ".ris", ".nbib", ".xml", ".enw")
_UNSURE = frozenset({
    "single", "initials", "author", "month", "weekday", "long-number", "url", "postcode", "city", "institution", "file",
})  # fmt: skip
"""Rules that do not count in an output, beside whose text much stands that only looks so; any other does, and a new one too."""
_CERTAIN = frozenset(RULES) - _UNSURE
_DATA = lazy_pattern(rb"data:[\w/+.-]+;base64,[\w+/=]+")
_STYLE = lazy_pattern(r"<style\b.*?</style>", re.DOTALL)
_TAG = lazy_pattern(r"<[^<>]*>")
_BLOCK = lazy_pattern(r"</(?:p|div|li|td|th|h\d|w:p|title|text|section|name|string-name)\b")
_TOLD = lazy_pattern(r'\b(?:alt|title|content|aria-label|descr|author|initials|Target)="([^"]*)"')
_OF_LOOKS = ("word/styles", "word/settings", "word/theme", "word/fontTable", "word/numbering", "word/webSettings", "word/fonts", "[Content")
"""Parts of a Word file that name fonts and styles alone."""
_HINT = "take it out of the template, the metadata or the name that it comes from"


@dataclass(frozen=True, slots=True)
class Watch:
    """What an output of a case must not hold, folded, and the words that it may."""

    denied: tuple[str, ...]
    known: frozenset[str]


def watch_for(case: Case, document: Document, journal: Journal, denied: Iterable[str] = ()) -> Watch:
    """What is looked for in the outputs of a case; `denied` are lines of a list that the user keeps outside the case."""
    public = _public(case, document)
    own = {text[one.start : one.end] for _, text, found in unprinted_findings(case.record) for one in found if one.rule in _CERTAIN}
    seen = list(findings(case.record))
    own |= {text[one.start : one.end] for _, _, _, text, one in file_findings(case)}
    own |= {name.rpartition("/")[2].rpartition(".")[0] for path, name, found in seen if path[-1] == "file" and found[0].rule == "file"}
    told = {text[one.start : one.end] for _, text, found in seen for one in found}
    listed = {folded(line) for line in denied}
    kept = {one for one in {*map(folded, own - told), *listed} if len(one) >= _SHORT and (one in listed or one not in public)}
    return Watch(
        tuple(sorted(kept)), _words_of_case(case) | _words(printed_passages(document)) | _words_of_tool(journal, document.language)
    )


def identifiers_left(watch: Watch, files: Mapping[str, bytes]) -> list[Problem]:
    """A problem for each file of an output, by ending, and way in which it holds an identifier, with the first place."""
    found: dict[tuple[str, str], str] = {}
    for ending, data in files.items():
        for where, text in (*read_passages(ending, data), *_beside(ending, data)) if watch.denied else ():
            for what, line in _denied(watch, text):
                found.setdefault((ending, what), f"{ending.lstrip('.')}: {where} {line}")
        for where, text in _said(ending, data):
            for what, line in _unknown(watch, text):
                found.setdefault((ending, what), f"{ending.lstrip('.')}: {where} {line}")
    return [_left(what, where) for (_, what), where in found.items()]


def identifiers_in_name(watch: Watch, name: str) -> list[Problem]:
    """The same of what an output is called."""
    here = folded(name)
    plain = folded(re.sub(r"[-_.]+", " ", name))
    is_denied = any(one in here or one in plain for one in watch.denied)
    is_sentence = len(re.findall(r"[^\W\d_]{2,}", name)) > _WORDS_OF_A_NAME  # where two words that could be a name are none
    found = [one for one in find_in_file_name(f"{name}.x") if not is_sentence or re.fullmatch(r"[\d._-]+", name[one.start : one.end])]
    return [_left("an identifier", "the name of the file")] if is_denied or found else []


def read_denied(text: str) -> tuple[str, ...]:
    """The lines of a list of identifiers; empty ones and those behind # are none."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def folded(text: str) -> str:
    """The text in small letters with single spaces, composed."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").casefold().split())


def _left(what: str, where: str) -> Problem:
    return fault("identifier-left", f"a finished output holds {what} ({where})", hint=_HINT)


def _said(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """What a person or a search engine reads of a file: its text, and the values of tags that are told; of a PDF the metadata."""
    ending = name.rpartition(".")[2].lower()
    if ending in ("docx", "zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.namelist():
                if not part.startswith(_OF_LOOKS):
                    yield from ((f"{part}, {where}", text) for where, text in _said(part, parts.read(part)))
    elif ending == "pdf":
        yield from read_pages(data)
    elif ending in ("png", "jpg", "jpeg"):
        yield from ((f"{kind} data, line", text) for kind, text in read_metadata(data).items())
    elif ending in ("html", "xml", "svg", "md", "txt", "rels"):
        text = _DATA.sub(b"", data).decode("utf-8", "replace")
        yield "line", unescape(_TAG.sub(_apart, _STYLE.sub("", text)))
        yield "value in a tag", unescape("\n".join(_TOLD.findall(text)))


def _beside(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """What stands beside a picture, which is no passage."""
    return _said(name, data) if name.rpartition(".")[2].lower() in ("png", "jpg", "jpeg") else iter(())


def _apart(match: re.Match[str]) -> str:
    """What stands in the place of a tag: a line end behind a block, else a space."""
    return "\n" if _BLOCK.match(match[0]) else " "


def _denied(watch: Watch, text: str) -> Iterator[tuple[str, int]]:
    if not watch.denied:
        return
    here = folded(text)
    for one in watch.denied:
        for match in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", here) if one in here else ():
            yield "an identifier that is known", _line_of(text, here, match.start())
            return


def _line_of(text: str, here: str, place: int) -> int:
    """The line of a text on which a place of its folded form lies, near enough for a person to find it."""
    return text.count("\n", 0, int(place / max(len(here), 1) * len(text))) + 1


def _unknown(watch: Watch, text: str) -> Iterator[tuple[str, int]]:
    """What the detectors find around words that nobody typed: names and numbers alone, each word where it first stands."""
    text = text.translate(_RAISED)
    strange = {word for word in set(_WORD.findall(text)) if _could_identify(word) and word.casefold() not in watch.known}
    for word in strange:
        place = text.index(word)
        near = text[max(0, place - _NEAR) : place + len(word) + _NEAR]
        for one in scan(near):
            if one.rule in _CERTAIN and not strange.isdisjoint(_WORD.findall(near[one.start : one.end])):
                yield "an identifier that is not of the record", text.count("\n", 0, place) + 1


def _could_identify(word: str) -> bool:
    return len(word) >= _SHORT and (word.isdigit() or (word[0].isupper() and not word.isupper()))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(_WORD.findall("\n".join(texts).translate(_RAISED).casefold()))


def _words_of_case(case: Case) -> frozenset[str]:
    return _words(data.decode("utf-8", "replace") for name, data in case.files.items() if name.lower().endswith(_TEXTS))


@cache
def _of_language(language: str) -> frozenset[str]:
    from casereport.language import phrases

    return _words(phrases(language).values())


def _words_of_tool(journal: Journal, language: str) -> frozenset[str]:
    return _of_language(language) | _words((journal.title, *journal.words.values(), *journal.phrases(language).values()))


def _public(case: Case, document: Document) -> str:
    """The names that an article tells by its nature: authors, places of work, funders, cited works."""
    front = document.front
    texts = [author.name for author in front.authors] + [note.text for note in (*front.affiliations, *front.author_notes)]
    texts += [part.given or "" for part in case.record.authors] + [part.family or "" for part in case.record.authors]
    return folded("\n".join([*texts, *map(repr, case.references.values())]))
