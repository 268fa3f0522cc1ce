"""Tests, imaging, variants, diagnoses and the differential (CARE item 8)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from casereport.model.course import Timed
from casereport.model.fields import Code, Entry, Id, Markdown, Plain, Sourced, without_unreported


class Test(Timed):
    """A diagnostic test that is no laboratory series (CARE item 8a)."""

    id: Id | None = None
    name: Plain
    specimen: Plain | None = None
    method: Plain | None = None
    result: Markdown


class Imaging(Timed):
    """An imaging study."""

    id: Id | None = None
    kind: Plain
    region: Plain | None = None
    result: Markdown


class Variant(Sourced):
    """A genetic variant with its classification."""

    gene: Code
    hgvs: Code
    protein: Code | None = None
    build: Code | None = None
    zygosity: Plain | None = None
    origin: Annotated[Plain | None, Field(default=None, alias="from")]
    inheritance: Plain | None = None
    classification: Annotated[Plain | None, Field(default=None, alias="class")]
    criteria: tuple[Code, ...] = ()
    clinvar: Code | None = None
    method: Plain | None = None
    note: Markdown | None = None

    @model_validator(mode="before")
    @classmethod
    def _leave_out(cls, value: Any) -> Any:
        return without_unreported(cls, value)


class Diagnosis(Timed):
    """A diagnosis."""

    label: Plain
    status: Literal["provisional", "final", "excluded"] = "final"
    criteria: Markdown | None = None
    code: Code | None = None
    stage: Plain | None = None
    """Prognostic staging (CARE item 8d)."""
    note: Markdown | None = None


class Differential(Entry):
    """A diagnosis considered, with what spoke for and against it (CARE item 8c)."""

    dx: Plain
    speaks_for: Annotated[tuple[Markdown, ...], Field(default=(), alias="for")]
    against: tuple[Markdown, ...] = ()
    by: tuple[Plain, ...] = ()
    """The tests that decided."""
    verdict: Literal["excluded", "unlikely", "possible", "final"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _leave_out(cls, value: Any) -> Any:
        return without_unreported(cls, value, "none")
