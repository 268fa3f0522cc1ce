"""The parts of a journal's profile: what it asks of title, abstract, keywords, sections, lengths, and how it prints."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from casereport.journal.faults import nearest
from casereport.model import STATEMENT_KEYS, AbstractKey, SectionKey

Count = Field(default=None, ge=1)


class Rules(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class TitleRules(Rules):
    """What a title must hold, may not hold, how long it may be, and how a title of the journal begins.

    `forbid_signs` are single signs (`!?`); with `forbid_demographics` it tells neither age nor sex nor descent of the patient.
    """

    require: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    forbid_signs: str = ""
    forbid_demographics: bool = False
    max_words: int | None = Count
    max_characters: int | None = Count
    prefix: str = ""


class AbstractRules(Rules):
    """The abstract: its title, whether parts keep their headings, the heading of each part, its length in words.

    With `demands_parts` an abstract in one piece is none that the journal takes.
    """

    title: str = "Abstract"
    structured: bool = False
    demands_parts: bool = False
    headings: dict[AbstractKey, str] = {}
    min_words: int | None = Count
    max_words: int | None = Count


class KeywordRules(Rules):
    """How many keywords, the words before them, and keywords that must be among them."""

    title: str = "Keywords"
    require: tuple[str, ...] = ()
    min: int = Field(default=0, ge=0)
    max: int | None = Count


class SectionRule(Rules):
    """A section of the article: the meanings (`merges`) whose texts it takes, in order; whether the journal asks for it, and its length."""

    id: str
    title: str
    merges: tuple[SectionKey, ...]
    required: bool = False
    max_words: int | None = Count


class StatementRule(Rules):
    """A declaration at the end of the article; its id is that of the record's statements."""

    id: str
    title: str
    required: bool = False

    @field_validator("id")
    @classmethod
    def _is_of_the_record(cls, key: str) -> str:
        if key not in STATEMENT_KEYS:
            raise ValueError(f"a record has no such statement; {nearest(key, STATEMENT_KEYS)}")
        return key


class CitationRules(Rules):
    """How references are printed and how a citation stands in the text."""

    style: Literal["nlm", "ama", "frontiers", "bmj", "bmc", "elsevier-vancouver", "nature", "apa"] = "nlm"
    form: Literal["plain", "superscript"] = "plain"
    brackets: Literal["square", "round", "none"] = "square"


class LabRules(Rules):
    """Laboratory tables: marks beside values, place of the reference range, signs printed."""

    flags: Literal["arrows", "letters", "none"] = "arrows"
    range: Literal["first", "last", "omit"] = "last"
    missing: str = "–"
    high: str = "↑"
    low: str = "↓"


class FigureRules(Rules):
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


class TableRules(Rules):
    """Tables: the printed label, and the sizes of their type in points: the usual one, and a smaller one for tables that need it."""

    label: str = "Table"
    text_pt: float = Field(default=8, gt=0)
    small_pt: float = Field(default=7, gt=0)


Counted = Literal["text", "citations", "headings", "captions", "tables", "abstract", "references", "statements"]


class Limits(Rules):
    """Lengths that the journal allows; None where it names none.

    `words` are those of the parts that the journal counts: `text` the running text of the body, with or without the `citations` in it.
    """

    min_words: int | None = Count
    words: int | None = Count
    counts: tuple[Counted, ...] = ("text", "citations")
    figures: int | None = Count
    tables: int | None = Count
    figures_and_tables: int | None = Count
    references: int | None = Count
    authors: int | None = Count


class ListRules(Rules):
    """A list of short texts (take-away lessons, highlights): how many there are at least and at most."""

    min: int = Field(default=0, ge=0)
    max: int | None = Count


class Policies(Rules):
    """What a journal wants of facts rather than of texts.

    `units`: the system of laboratory units. `timeline`: a table or figure of the course is asked for. `places` and `institutions`: none of
    them is named in the text. `guarantor`: an author who answers for the whole. `supplement`: whether any is taken. `oral_consent`: whether
    a consent that is not in writing is taken; `waivers`: whether one that a committee waived is; `online_consent`: whether it has to cover
    publication online.
    """

    units: Literal["any", "si", "conventional", "both"] = "any"
    timeline: bool = False
    places: bool = True
    institutions: bool = True
    guarantor: bool = False
    supplement: bool = True
    preprint: bool = True
    oral_consent: bool = True
    waivers: bool = True
    online_consent: bool = False
    review: Literal["unknown", "single", "double", "open"] = "unknown"


Confidence = Literal["seen", "old", "unverified", "own"]


class SourceRule(Rules):
    """Where values of the profile come from: the page, the day it was read, how sure they are, and the values by their dotted names.

    `seen` on the journal's page or template; `old` on an earlier page or a copy; `unverified` only told by others; `own` the tool's choice.
    """

    url: str
    retrieved: str = Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")
    confidence: Confidence
    values: tuple[str, ...]
