"""The tool's own printed words, a data file for each language; code asks for them by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from casereport.language.spelling import holds_both, pairs_within, respelled, respelled_all
from casereport.shipped import shipped_tables

ENGLISH = "en"
_SPOKEN: ContextVar[str] = ContextVar("language", default=ENGLISH)
_FOLDER = Path(__file__).parent
_ENGLISH_FILE = _FOLDER / "en.toml"
_UNDERSTOOD = frozenset({"same", "told_of", "denied_of", "names", "spelling"})


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """While it lasts, `say` speaks the language of a record; English where the language has no file."""
    before = _SPOKEN.set(language if has_words(language) else ENGLISH)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken_now() -> str:
    """The language that `say` speaks."""
    return _SPOKEN.get()


def has_words(language: str) -> bool:
    """True for a language with a file of its own; `pt-BR` is told in `pt`."""
    return _file(language).is_file()


def languages() -> list[str]:
    """The languages that have a file."""
    return sorted(file.stem for file in _FOLDER.glob("*.toml"))


def phrases(language: str = ENGLISH) -> Mapping[str, str]:
    """Name → phrase of a language, sections joined by a point (`time.unknown`); what its file does not have is English."""
    if language.partition("-")[0] == ENGLISH:
        return _spelled(language)
    return _merged(_file(language)) if has_words(language) else _read(_ENGLISH_FILE)


def spelled(text: str) -> str:
    """The tool's own text in the spelling of the English that is spoken: `en-GB`, `en-US`; as it is in `en`."""
    return respelled(text, spoken_now(), _pairs())


def _pairs() -> str:
    return _read(_ENGLISH_FILE)["spelling.pairs"]


@cache
def _spelled(language: str) -> Mapping[str, str]:
    """The English phrases in the spelling of a country, but for lists of words that authors may write in either."""
    written, pairs = _read(_ENGLISH_FILE), _pairs()
    near = pairs_within("\n".join(written.values()), pairs)
    kept = {name for name, text in written.items() if name.partition(".")[0] in _UNDERSTOOD or holds_both(text, near)}
    return {**written, **respelled_all({name: text for name, text in written.items() if name not in kept}, language, pairs)}


@cache
def _merged(file: Path) -> Mapping[str, str]:
    return {**_read(_ENGLISH_FILE), **_read(file)}


@cache
def _read(file: Path) -> Mapping[str, str]:
    return flattened(shipped_tables(file))


def _file(language: str) -> Path:
    return _FOLDER / f"{language.partition('-')[0]}.toml"


def say(name: str, /, **values: object) -> str:
    """A phrase of the language spoken with its places filled in; raises KeyError for a name or a place that is not there."""
    return phrases(_SPOKEN.get())[name].format(**values)


def names_in(section: str, language: str = "en") -> tuple[str, ...]:
    """The names of a section's phrases, without the section."""
    return tuple(name.partition(".")[2] for name in phrases(language) if name.startswith(f"{section}."))


OF_THE_DOCUMENT = frozenset({
    "history_none", "history_past", "stated", "none", "undone", "told", "heading", "patient", "history", "finding", "relative", "variant",
    "differential", "procedure", "adherence", "absent", "citing", "outcome", "given", "reason", "reply", "attained", "response", "series",
    "adverse_event",
    "search", "answer", "subject", "silence", "consent", "source", "table", "front", "event", "imprint",
})  # fmt: skip
"""Sections that the document asks in the words of its journal; so it does the names that stand in no section."""


def journal_phrases(language: str = ENGLISH) -> Mapping[str, str]:
    """The phrases in whose place a journal may put its own."""
    return {name: text for name, text in phrases(language).items() if "." not in name or name.partition(".")[0] in OF_THE_DOCUMENT}


def flattened(table: Mapping[str, Any]) -> dict[str, str]:
    """The phrases of a table, sections joined to their names by a point."""
    return dict(_flat("", table))


def _flat(prefix: str, table: Mapping[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, item in table.items():
        found += _flat(f"{prefix}{name}.", item) if isinstance(item, Mapping) else [(f"{prefix}{name}", item)]
    return found
