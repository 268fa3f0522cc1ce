"""The manuscript around the patients: authors, statements, figures, tables."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from casereport.model.fields import ANSWERS, Answer, CellText, Code, Entry, FileName, Id, Markdown, Plain, Sourced, YesNo
from casereport.model.pairing import PanelAnalytes, names_a_pair

CREDIT_ROLES = {
    "conceptualization": "Conceptualization",
    "data-curation": "Data curation",
    "formal-analysis": "Formal analysis",
    "funding-acquisition": "Funding acquisition",
    "investigation": "Investigation",
    "methodology": "Methodology",
    "project-administration": "Project administration",
    "resources": "Resources",
    "software": "Software",
    "supervision": "Supervision",
    "validation": "Validation",
    "visualization": "Visualization",
    "writing-original-draft": "Writing – original draft",
    "writing-review-editing": "Writing – review & editing",
}
"""The 14 contributor roles of CRediT (ANSI/NISO Z39.104-2022): id → printed name."""

CreditRole = Literal[
    "conceptualization", "data-curation", "formal-analysis", "funding-acquisition", "investigation", "methodology",
    "project-administration", "resources", "software", "supervision", "validation", "visualization",
    "writing-original-draft", "writing-review-editing",
]  # fmt: skip


def _orcid(value: Any) -> Any:
    """The 16 digits with hyphens; the check digit is ISO 7064 MOD 11-2."""
    digits = str(value).strip().removeprefix("https://orcid.org/").replace("-", "")
    total = 0
    if len(digits) != 16 or not (digits[:15].isascii() and digits[:15].isdigit()):
        raise PydanticCustomError("bad_orcid", "an ORCID has 16 digits in four groups")
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    expected = "0123456789X"[(12 - total % 11) % 11]
    if digits[15].upper() != expected:
        raise PydanticCustomError("bad_orcid", "the check digit of the ORCID is wrong")
    return "-".join(digits[i : i + 4].upper() for i in range(0, 16, 4))


Orcid = Annotated[str, BeforeValidator(_orcid), Field(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")]
Email = Annotated[Code, Field(pattern=r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+$")]


def _item_word(value: Any) -> Any:
    """`yes`, `no` or `not applicable` however it is typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strip().lower() if isinstance(value, str) else value


class Affiliation(Entry):
    """An institution, printed once and numbered in order of first use."""

    name: Plain
    department: Plain | None = None
    city: Plain | None = None
    region: Plain | None = None
    country: Plain | None = None
    ror: Code | None = None
    """Identifier of the Research Organization Registry."""

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value


class Author(Entry):
    """An author: a person (given, family) or a group (group)."""

    given: Plain | None = None
    family: Plain | None = None
    suffix: Plain | None = None
    group: Plain | None = None
    degrees: Plain | None = None
    affiliations: tuple[Id, ...] = ()
    orcid: Orcid | None = None
    email: Email | None = None
    corresponding: YesNo = False
    equal: YesNo = False
    """Contributed equally with the others so marked."""
    guarantor: YesNo = False
    roles: tuple[CreditRole, ...] = ()
    conflicts: Markdown | None = None

    @model_validator(mode="after")
    def _has_a_name(self) -> Author:
        if not (self.group or self.family):
            raise PydanticCustomError("author_name", "an author has a family name, or is a group")
        return self


class Approval(Entry):
    """The committee that approved, and its reference number."""

    committee: Plain
    id: Code | None = None


class Ethics(Entry):
    """Ethics approval: approved by a committee, waived, or not required; each with what the reader must know."""

    approved: Approval | None = None
    waived: Markdown | None = None
    not_required: Markdown | None = None
    text: Markdown | None = None
    answer: Answer | None = None

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return {"answer": value} if value.strip().lower() in ANSWERS else {"text": value}


class Statements(Entry):
    """The declarations at the end of the article; a word such as `none` is an answer, an omitted key is not."""

    ethics: Ethics | None = None
    consent: Markdown | None = None
    """Replaces the sentence that is generated from the patients' consent."""
    funding: Answer | None = None
    conflicts: Answer | None = None
    data: Answer | None = None
    ai: Answer | None = None
    """Use of generative AI in writing or figures."""
    contributions: Markdown | None = None
    """Replaces the list that is generated from the authors' CRediT roles."""
    acknowledgements: Markdown | None = None
    registration: Markdown | None = None
    supplement: Markdown | None = None


class Panel(Entry):
    """One image of an image figure."""

    file: FileName
    letter: Plain | None = None
    of: Id | None = None
    """Id of the imaging study or test that the panel shows: its legend, where there is no caption."""
    alt: Plain | None = None
    caption: Markdown | None = None


class Figure(Sourced):
    """A figure: `course` draws values over treatments, `timeline` events, `swimmer` a lane a patient; `table` lists events, `image` files.

    Without a kind the record decides: a figure with panels is an image, any other is what shows most of its content.
    """

    id: Id
    kind: Literal["course", "timeline", "swimmer", "table", "image"] | None = None
    title: Markdown | None = None
    caption: Markdown | None = None
    """Printed after the title; the key to the symbols is generated and follows."""
    alt: Plain | None = None
    patients: tuple[Id, ...] = ()
    analytes: tuple[PanelAnalytes, ...] = ()
    """From top to bottom; a list of two is one panel of a course: `[lymphocytes, [AST, ALT], crp]`."""
    right: tuple[Plain, ...] = ()
    """Course: the analytes of a pair that are counted on an axis of their own at the right, as those in another unit must be."""
    treatments: tuple[Plain, ...] = ()
    guide: Plain | None = None
    """The treatment whose start is drawn as a line through all panels."""
    log: tuple[Plain, ...] = ()
    """Analytes to draw on a logarithmic scale."""
    share_y: YesNo = True
    """One value axis for all patients of a row."""
    zero: Plain | None = None
    """Swimmer: the event that the times of every lane count from, such as `diagnosis` or `first dose of anakinra`."""
    states: tuple[Plain, ...] = ()
    """Swimmer: the treatments from the weakest to the strongest; those given together are joined by ` + `."""
    columns: tuple[Literal["age", "sex", "diagnosis"], ...] = ()
    """Swimmer: what stands beside each patient."""
    style: Literal["auto", "flags", "rows", "numbers"] = "auto"
    """Timeline: how events are labelled."""
    width: Literal["column", "full"] = "full"
    """`column`: two such figures whose mentions are close stand side by side, or in the columns of the journal."""
    panels: tuple[Panel, ...] = ()
    identifiable: Literal["no", "yes", "masked"] | None = None
    """Whether the image shows what could identify the patient."""
    credit: Plain | None = None
    """Who made the image, or whose permission covers it."""

    @model_validator(mode="before")
    @classmethod
    def _is_image(cls, value: Any) -> Any:
        # decided here and not while drawing, so that the gates of consent see every image as one
        if not isinstance(value, dict) or "kind" in value:
            return value
        if value.get("panels"):
            return {**value, "kind": "image"}
        return {**value, "kind": "course"} if names_a_pair(value.get("analytes")) else value  # no other drawing has pairs


class Table(Sourced):
    """A table: `labs`, `treatments` or `events` from the record, or `custom` as typed."""

    id: Id
    kind: Literal["labs", "treatments", "events", "custom"]
    title: Markdown | None = None
    patients: tuple[Id, ...] = ()
    analytes: tuple[Plain, ...] = ()
    header: tuple[CellText, ...] = ()
    rows: tuple[tuple[CellText, ...], ...] = ()
    """One list a row; an empty cell is `""`."""
    notes: tuple[Markdown, ...] = ()


class Origin(Entry):
    """The published report that a record retells (status: published)."""

    citation: Markdown
    """The report as a reader would cite it, typed in full."""
    doi: Code | None = None
    pmid: Code | None = None
    pmcid: Code | None = None
    licence: Plain | None = None
    note: Markdown | None = None
    """What of it is retold and what is not."""


class Focus(Entry):
    """What the report is about (CARE item 1)."""

    symptom: Plain | None = None
    diagnosis: Plain | None = None
    test: Plain | None = None
    intervention: Plain | None = None


class Silence(Entry):
    """A problem that the author has looked at and accepts, with the reason."""

    code: Code
    why: Plain
    at: Code | None = None
    """Path of the record entry it concerns; everywhere when left out."""


class Allowed(Entry):
    """An identifier that a text holds on purpose, such as a cited classification, with the reason; an edit of the text reopens it."""

    at: Code
    """Path of the text, as the problem tells it."""
    code: Code
    why: Plain
    text: Code
    """Twelve signs that stand for the text, as the hint of the problem gives them."""


ITEM_ANSWERS = ("yes", "no", "not applicable")
"""How an item of a guideline may be answered."""


class ItemAnswer(Entry):
    """The author's answer to an item of a reporting guideline, where only a person can say: printed in the checklist as the author's."""

    takes_text: ClassVar[bool] = True

    answer: Annotated[
        Literal["yes", "no", "not applicable"], BeforeValidator(_item_word), WithJsonSchema({"enum": [*ITEM_ANSWERS, True, False]})
    ]
    where: Plain | None = None
    """Where the report tells it, in the words of a reader: a heading, `Table 2`."""
    note: Plain | None = None
    """What else is to be said, such as why an item does not apply."""

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        return {"answer": value} if isinstance(value, str | bool) else value


GuidelineFamily = Literal["care", "scare", "jbi", "murad"]
"""Guidelines whose items an author may answer; editions of one share the answers."""


class Discussion(Entry):
    """Parts of the discussion that CARE item 11 asks for one by one."""

    strengths: tuple[Markdown, ...] = ()
    limitations: tuple[Markdown, ...] = ()
    rationale: Markdown | None = None
