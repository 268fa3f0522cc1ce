"""Journals as data: what a `journal.toml` says, and the list of journals that can be chosen.

A journal is a folder with `journal.toml`, `page.css` and, if it wants, templates that take the place of the shared ones.
Folders that the user names are searched first, then the shipped ones; never the folder of a record.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from casereport.journal.resources import templates_dir
from casereport.problems import CaseReportError, Place, Problem, Severity, fault
from casereport.problems import Path as RecordPath
from casereport.problems.codes import CODES

Count = Field(default=None, ge=1)


class _Rules(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class TitleRules(_Rules):
    """What a title must hold, may not hold, how long it may be, and what is put before it."""

    require: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    max_words: int | None = Count
    prefix: str = ""


class AbstractRules(_Rules):
    """The abstract: its title, whether parts keep their headings, the heading of each part, its length in words."""

    title: str = "Abstract"
    structured: bool = False
    headings: dict[str, str] = {}
    max_words: int | None = Count


class KeywordRules(_Rules):
    """How many keywords, and the words before them."""

    title: str = "Keywords"
    min: int = Field(default=0, ge=0)
    max: int | None = Count


class SectionRule(_Rules):
    """A section of the article: the meanings (`merges`) whose texts it takes, in order."""

    id: str
    title: str
    merges: tuple[str, ...]


class StatementRule(_Rules):
    """A declaration at the end of the article."""

    id: str
    title: str
    required: bool = False


class CitationRules(_Rules):
    """How references are printed and how a citation stands in the text."""

    style: Literal["nlm", "ama", "frontiers", "bmj", "bmc", "elsevier-vancouver", "nature", "apa"] = "nlm"
    form: Literal["plain", "superscript"] = "plain"
    brackets: Literal["square", "round", "none"] = "square"


class LabRules(_Rules):
    """Laboratory tables: marks beside values, place of the reference range, signs printed."""

    flags: Literal["arrows", "letters", "none"] = "arrows"
    range: Literal["first", "last", "omit"] = "last"
    missing: str = "–"
    high: str = "↑"
    low: str = "↓"


class FigureRules(_Rules):
    """Figures: widths in mm, sizes of text and lines in points, panel letters, hatched bars, the label, what of a caption is bold.

    `format` and `dpi` are what the journal asks of a submitted file.
    """

    label: str = "Figure"
    wide_mm: float = Field(default=180, gt=0)
    column_mm: float = Field(default=85, gt=0)
    max_height_mm: float = Field(default=225, gt=0)
    text_pt: float = Field(default=7, gt=0)
    small_pt: float = Field(default=6, gt=0)
    letter_pt: float = Field(default=8, gt=0)
    line_pt: float = Field(default=0.4, gt=0)
    letters: Literal["upper", "lower", "none"] = "upper"
    patterns: bool = True
    """Whether bars of different treatments are hatched differently; some journals forbid patterns."""
    format: Literal["tiff", "eps", "pdf", "png", "svg"] = "tiff"
    dpi: int = Field(default=300, ge=72, le=2400)
    bold: Literal["label", "title", "none"] = "label"


class TableRules(_Rules):
    """Tables: the printed label, and the sizes of their type in points: the usual one, and a smaller one for tables that need it."""

    label: str = "Table"
    text_pt: float = Field(default=8, gt=0)
    small_pt: float = Field(default=7, gt=0)


class Limits(_Rules):
    """Lengths that the journal allows; None where it names none. `words` counts the body without headings, captions, tables, references."""

    words: int | None = Count
    figures_and_tables: int | None = Count
    references: int | None = Count
    authors: int | None = Count


class Journal(_Rules):
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
    age_policy: Literal["as-typed", "years", "decade"] = "as-typed"
    words: dict[str, str] = {}
    """Printed wording by key: the shared words with the journal's own in their place."""
    severities: dict[str, Severity] = {}
    folder: Path = Field(repr=False)
    """Where the journal's templates lie; never enters a template."""

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
        return rules


def journals(extra_dirs: Iterable[Path] = ()) -> tuple[Journal, ...]:
    """Every journal that can be chosen, by name; raises CaseReportError when a profile cannot be read."""
    folders = _folders(extra_dirs)
    return tuple(_read_journal(folders[name]) for name in sorted(folders))


def load_journal(name: str, extra_dirs: Iterable[Path] = ()) -> Journal:
    """The journal of this name; raises CaseReportError when there is none (`unknown-journal`) or it cannot be read (`bad-journal`)."""
    folders = _folders(extra_dirs)
    if name not in folders:
        hint = _nearest(name, folders)
        raise CaseReportError([fault("unknown-journal", "no journal profile has this name", path=("journal",), hint=hint)])
    return _read_journal(folders[name])


def _folders(extra_dirs: Iterable[Path]) -> dict[str, Path]:
    """Journal name → folder; the folders that the user named win over the shipped ones."""
    found: dict[str, Path] = {}
    for parent in (*extra_dirs, templates_dir()):
        for folder in sorted(Path(parent).glob("*/journal.toml")):
            if not folder.parent.name.startswith("_"):
                found.setdefault(folder.parent.name, folder.parent)
    return found


def _read_journal(folder: Path) -> Journal:
    file = f"{folder.name}/journal.toml"
    try:
        data = tomllib.loads((folder / "journal.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CaseReportError([_syntax_problem(str(error), file)]) from None
    except UnicodeDecodeError:
        raise CaseReportError([fault("bad-journal", f"{file} is not UTF-8 text")]) from None
    problems = _check_journal(folder, data, file)
    if problems:
        raise CaseReportError(problems)
    return Journal.model_validate({**data, "words": {**_shared_words(), **data.get("words", {})}, "folder": folder})


def _check_journal(folder: Path, data: dict[str, Any], file: str) -> list[Problem]:
    problems = _shape_problems(folder, data, file)
    if data.get("name") not in (None, folder.name):
        problems.append(fault("bad-journal", f"{file}: the name is not that of its folder", path=("name",), hint=f'name = "{folder.name}"'))
    if not (folder / "page.css").is_file():
        problems.append(fault("bad-journal", f"{folder.name} has no page.css", hint="an empty page.css is enough"))
    problems += _unknown_keys(data.get("words"), _shared_words(), "words", file)
    return problems + _unknown_keys(data.get("severities"), CODES, "severities", file)


def _shape_problems(folder: Path, data: dict[str, Any], file: str) -> list[Problem]:
    if "folder" in data:
        return [fault("bad-journal", f"{file}: unknown key folder", path=("folder",))]
    try:
        Journal.model_validate({**data, "folder": folder})
    except ValidationError as error:
        return [_shape_problem(dict(one), file) for one in error.errors(include_url=False, include_input=False, include_context=False)]
    return []


def _shape_problem(error: dict[str, Any], file: str) -> Problem:
    path: RecordPath = error["loc"]
    where = ".".join(str(step) for step in path)
    if error["type"] == "extra_forbidden":
        hint = _nearest(str(path[-1]), _known_keys(path[:-1]))
        return fault("bad-journal", f"{file}: unknown key {where}", path=path, hint=hint)
    return fault("bad-journal", f"{file}: {where}: {error['msg']}", path=path)


def _known_keys(path: RecordPath) -> Iterable[str]:
    """The keys of the rules at a path such as ("sections", 0)."""
    model: Any = Journal
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            annotation = model.model_fields[step].annotation
            parts = (annotation, *getattr(annotation, "__args__", ()))
            model = next((part for part in parts if isinstance(part, type) and issubclass(part, _Rules)), model)
    return tuple(name for name in model.model_fields if name != "folder")


def _unknown_keys(table: object, known: Mapping[str, object], name: str, file: str) -> list[Problem]:
    keys = [key for key in table if key not in known] if isinstance(table, dict) else []
    return [fault("bad-journal", f"{file}: unknown key {name}.{key}", path=(name, key), hint=_nearest(key, known)) for key in keys]


def _syntax_problem(message: str, file: str) -> Problem:
    """The fault at the place that tomllib tells in words only (attributes came with Python 3.14)."""
    match = re.search(r"line (\d+), column (\d+)", message)
    place = Place(file, int(match[1]), int(match[2])) if match else None
    return fault("bad-journal", "the TOML cannot be read here", place=place, hint="texts stand in double quotes, lists in square brackets")


def _nearest(name: str, known: Iterable[str]) -> str:
    listed = sorted(known)
    close = difflib.get_close_matches(name, listed, n=1)
    return f"did you mean {close[0]}?" if close else f"known: {', '.join(listed)}"


@cache
def _shared_words() -> dict[str, str]:
    words = tomllib.loads((templates_dir() / "_html" / "words.toml").read_text(encoding="utf-8"))
    return {key: str(text) for key, text in words.items()}
