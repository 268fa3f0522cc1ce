"""The record that an author types, as frozen pydantic models."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from casereport.model.article import (
    Affiliation,
    Allowed,
    Author,
    Discussion,
    Figure,
    Focus,
    GuidelineFamily,
    ItemAnswer,
    Origin,
    Silence,
    Statements,
    Table,
)
from casereport.model.course import Search
from casereport.model.fields import ANSWERS, Answer, FileName, Markdown, Plain, Prose, Sourced, single_forms
from casereport.model.patient import Patient
from casereport.model.publication import Funder, Publication, Translations
from casereport.model.series import LabSeries

SectionKey = Literal[
    "introduction", "case", "presentation", "history", "examination", "investigations", "differential", "treatment",
    "outcome", "follow_up", "discussion", "conclusion", "perspective",
]  # fmt: skip
SECTION_KEYS: tuple[SectionKey, ...] = get_args(SectionKey)
"""Meanings of sections; a journal orders, merges and titles them."""

AbstractKey = Literal["background", "case", "conclusion"]
ABSTRACT_KEYS: tuple[AbstractKey, ...] = get_args(AbstractKey)
"""Parts of an abstract; a journal joins or titles them."""

STATEMENT_KEYS: tuple[str, ...] = tuple(Statements.model_fields)
"""Declarations; a journal orders and titles them."""


def _abstract(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Abstract(Sourced):
    """The abstract as one text, or by meaning; the journal joins or titles the parts."""

    text: Markdown | None = None
    file: FileName | None = None
    background: Markdown | None = None
    case: Markdown | None = None
    conclusion: Markdown | None = None


def _all_files(value: tuple[LabSeries, ...]) -> tuple[LabSeries, ...]:
    """The entries, refused when one is a series that no patient is named for: it would be printed nowhere."""
    if any(series.file is None for series in value):
        raise PydanticCustomError("case_labs", "a laboratory series stands under its patient")
    return value


class CaseRecord(Sourced):
    """A case report as its author types it: one record, one or several patients."""

    casereport: Literal["1"]
    """Version of the record format."""
    status: Literal["real", "published", "synthetic"]
    journal: Plain = "plain"
    """Name of the journal profile."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "en"
    title: Markdown
    running_title: Plain | None = None
    focus: Focus | None = None
    keywords: tuple[Plain, ...] = ()
    highlights: tuple[Markdown, ...] = ()
    authors: tuple[Author, ...] = ()
    affiliations: dict[str, Affiliation] = Field(default_factory=dict)
    origin: Origin | None = None
    """The published report that this record retells."""
    publication: Publication | None = None
    """Where and when this report itself appears, once that is known."""
    funders: tuple[Funder, ...] = ()
    abstract: Annotated[Abstract, BeforeValidator(_abstract)] | None = None
    translations: Translations = Field(default_factory=dict)
    """Title, abstract and keywords in further languages."""
    patients: tuple[Patient, ...] = Field(min_length=1)
    labs: Annotated[tuple[LabSeries, ...], AfterValidator(_all_files)] = ()
    """Laboratory tables that hold several patients."""
    sections: dict[SectionKey, Prose] = Field(default_factory=dict)
    discussion: Discussion | None = None
    search: Search | None = None
    lessons: tuple[Markdown, ...] = ()
    """Take-away lessons, one to five (CARE item 11d)."""
    perspective: Answer | None = None
    statements: Statements | None = None
    abbreviations: dict[str, Plain] = Field(default_factory=dict)
    references: tuple[FileName, ...] = ()
    """Names of the bibliography files."""
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    checklist: dict[GuidelineFamily, dict[str, ItemAnswer]] = Field(default_factory=dict)
    """The author's answers to items of reporting guidelines by number, where only a person can say: `checklist: {care: {3d: yes}}`."""
    silence: tuple[Silence, ...] = ()
    allow: tuple[Allowed, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _empty_what_is_none(cls, value: Any) -> Any:
        """`figures: none` is a list without entries, and `keywords: none` no keyword."""
        if not isinstance(value, dict):
            return value
        none = {key for key in single_forms(cls) if isinstance(word := value.get(key), str) and ANSWERS.get(word.strip().lower()) == "none"}
        return {key: [] if key in none else item for key, item in value.items()}


__all__ = ["ABSTRACT_KEYS", "SECTION_KEYS", "STATEMENT_KEYS", "AbstractKey", "CaseRecord", "Patient", "SectionKey"]
