"""Journals as data: what a `journal.toml` says, and the list of journals that can be chosen.

A journal is a folder with `journal.toml`, `page.css` and, if it wants, templates that take the place of the shared ones.
Folders that the user names are searched first, then the shipped ones; never the folder of a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator

from casereport.journal.faults import CODE, known_keys, nearest, profile_fault, profile_problems, unknown_key
from casereport.journal.resources import templates_dir
from casereport.journal.rules import (
    AbstractRules,
    CitationRules,
    FigureRules,
    KeywordRules,
    LabRules,
    Limits,
    ListRules,
    Policies,
    Rules,
    SectionRule,
    SourceRule,
    StatementRule,
    TableRules,
    TitleRules,
)
from casereport.journal.submission import SubmissionRules
from casereport.language import flattened, journal_phrases
from casereport.problems import CaseReportError, Problem, Severity, fault, in_order
from casereport.problems.codes import CODES
from casereport.problems.severities import is_lowered
from casereport.reading.toml import TomlData, read_toml

_BANNERS = ("draft_banner", "synthetic_banner")
"""Phrases that every page of a draft, or of an invented case, must show."""

_DOUBTS = {"unverified": " (unverified)", "old": " (by an older page)"}


class Journal(Rules):
    """A journal profile; every wording, rule and measure that differs between journals."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str
    description: str
    source_url: str = ""
    retrieved: str = ""
    confidence: Literal["high", "medium", "low", "own"] = "own"
    """How well the values are known: read on the journal's pages, partly, hardly, or the tool's own choice."""
    columns: Literal[1, 2] = 1
    paper: Literal["A4", "letter"] = "A4"
    article_type: str = "Case report"
    title_rules: TitleRules = TitleRules()
    abstract: AbstractRules = AbstractRules()
    keywords: KeywordRules = KeywordRules()
    numbered: bool = False
    sections: tuple[SectionRule, ...]
    statements: tuple[StatementRule, ...] = ()
    references_title: str = "References"
    citations: CitationRules = CitationRules()
    labs: LabRules = LabRules()
    figure: FigureRules = FigureRules()
    table: TableRules = TableRules()
    limits: Limits = Limits()
    lessons: ListRules = ListRules()
    highlights: ListRules = ListRules()
    policies: Policies = Policies()
    submission: SubmissionRules = SubmissionRules()
    sources: tuple[SourceRule, ...] = ()
    """Where the values come from, each named once."""
    age_policy: Literal["as-typed", "years", "decade"] = "as-typed"
    words: dict[str, str] = Field(default_factory=dict)
    """The journal's own wording by key, in place of that of the language."""

    severities: dict[str, Severity] = Field(default_factory=dict)
    folder: Path = Field(repr=False)
    """Where the journal's templates lie; never enters a template."""

    def source_of(self, name: str) -> SourceRule | None:
        """Where a value comes from, by its dotted name; that of the table which holds it where it is not named itself."""
        found = [(len(value), rule) for rule in self.sources for value in rule.values if name == value or name.startswith(f"{value}.")]
        return max(found, key=lambda one: one[0])[1] if found else None

    def doubt(self, name: str) -> str:
        """` (unverified)` behind a rule that was not read on the journal's own pages, ` (as of an older page)`, or nothing."""
        source = self.source_of(name)
        return _DOUBTS.get(source.confidence, "") if source else ""

    def phrases(self, language: str) -> Mapping[str, str]:
        """Name → phrase of a document in a language, the journal's own in place of the shared ones."""
        return {**journal_phrases(language), **self.words}

    @field_validator("sections", "statements")
    @classmethod
    def _each_id_once(cls, rules: tuple[Any, ...]) -> tuple[Any, ...]:
        ids = [rule.id for rule in rules]
        if len(set(ids)) != len(ids):
            raise ValueError("an id is used twice")
        return rules

    @field_validator("sections")
    @classmethod
    def _has_sections(cls, rules: tuple[SectionRule, ...]) -> tuple[SectionRule, ...]:
        if not rules:
            raise ValueError("a journal has at least one section")
        merged = [key for rule in rules for key in rule.merges]
        if len(set(merged)) != len(merged):
            raise ValueError("two sections merge one meaning, whose text would be printed twice")
        return rules


def journals(extra_dirs: Iterable[Path] = ()) -> tuple[Journal, ...]:
    """Every journal that can be chosen, by name; raises CaseReportError with the problems of all profiles that cannot be read."""
    read = [read_profile(folder) for _, folder in sorted(_folders(extra_dirs).items())]
    if problems := [problem for one in read if not isinstance(one, Journal) for problem in one]:
        raise CaseReportError(problems)
    return tuple(one for one in read if isinstance(one, Journal))


def load_journal(name: str, extra_dirs: Iterable[Path] = ()) -> Journal:
    """The journal of this name; raises CaseReportError when there is none (`unknown-journal`) or it cannot be read (`bad-journal`)."""
    folders = _folders(extra_dirs)
    if name not in folders:
        hint = nearest(name, folders)
        raise CaseReportError([fault("unknown-journal", "no journal profile has this name", path=("journal",), hint=hint)])
    read = read_profile(folders[name])
    if not isinstance(read, Journal):
        raise CaseReportError(read)
    return read


def _folders(extra_dirs: Iterable[Path]) -> dict[str, Path]:
    """Journal name → folder; the folders that the user named win over the shipped ones."""
    found: dict[str, Path] = {}
    for parent in (*extra_dirs, templates_dir()):
        for folder in sorted(Path(parent).glob("*/journal.toml")):
            if not folder.parent.name.startswith("_"):
                found.setdefault(folder.parent.name, folder.parent)
    return found


def read_profile(folder: Path) -> Journal | list[Problem]:
    """The journal of a folder, or every problem of its profile, each at its place."""
    file = folder / "journal.toml"
    read = read_toml(file.read_bytes(), file.as_posix(), CODE)
    if read.problems:
        return list(read.problems)
    if problems := _check_profile(folder, read):
        return in_order(problems)
    return Journal.model_validate({**read.data, "words": _words(read), "folder": folder})


def _words(read: TomlData) -> dict[str, str]:
    """The journal's own phrases, by their names in the language's file."""
    words = read.data.get("words")
    return flattened(words) if isinstance(words, dict) else {}


def _check_profile(folder: Path, read: TomlData) -> list[Problem]:
    data, problems = read.data, _shape_problems(folder, read)
    if data.get("name") not in (None, folder.name):
        message, hint = "the name is not that of its folder", f'name = "{folder.name}"'
        problems.append(profile_fault(message, ("name",), read.marks, hint=hint))
    if not (folder / "page.css").is_file():
        problems.append(profile_fault(f"{folder.name} has no page.css", (), read.marks, hint="an empty page.css is enough"))
    known = journal_phrases()
    problems += [unknown_key(("words", *key.split(".")), known, read.marks) for key in _words(read) if key not in known]
    silent = [key for key in _BANNERS if not any(map(str.isalnum, str(_words(read).get(key, key))))]
    problems += [profile_fault(f"{key} says nothing", ("words", key), read.marks, hint="every page must say it") for key in silent]
    severities = data.get("severities")
    named = severities if isinstance(severities, dict) else {}
    problems += [unknown_key(("severities", code), CODES, read.marks) for code in named if code not in CODES]
    lowered = [code for code in named if code in CODES and is_lowered(code, str(named[code]), CODES[code].severity)]
    message, hint = "consent, privacy and what is unsafe in an output cannot be lowered", "a profile may raise these codes"
    return [*problems, *(profile_fault(f"{code}: {message}", ("severities", code), read.marks, hint=hint) for code in lowered)]


def _shape_problems(folder: Path, read: TomlData) -> list[Problem]:
    if "folder" in read.data:
        return [unknown_key(("folder",), known_keys(Journal, ()), read.marks)]
    try:
        Journal.model_validate({**read.data, **({"words": _words(read)} if "words" in read.data else {}), "folder": folder})
    except ValidationError as error:
        return profile_problems(error, read.marks, Journal)
    return []
