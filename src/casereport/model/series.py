"""A laboratory series as a record types it: one analyte over time, with unit, range and what qualifies them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from casereport.clinical.analytes import find_analyte, same_units
from casereport.clinical.names import split_name
from casereport.model.faults import ValueFault
from casereport.model.fields import Code, FileName, Markdown, Plain, Sourced
from casereport.model.ranges import Reference
from casereport.model.values import LabValue, Moment


def _values(value: Any) -> Any:
    """Each time with a list of values, so that two values of one day are both kept."""
    if not isinstance(value, dict):
        return value
    return {time: [item] if not isinstance(item, list) else item for time, item in value.items()}


class LabSeries(Sourced):
    """One analyte over time, or (`at` and `result`) once; `file` reads many from a table."""

    analyte: Plain | None = None
    label: Plain | None = None
    """Printed instead of the analyte's usual name."""
    unit: Plain | None = None
    reference: Reference | None = None
    """One range, or ranges by the days on which they hold, where they change: {1-5: "<10", 6-: "<5"}."""
    reference_note: Plain | None = None
    specimen: Plain | None = None
    method: Plain | None = None
    code: Code | None = None
    values: Annotated[dict[Moment, tuple[LabValue, ...]], BeforeValidator(_values)] = Field(default_factory=dict)
    reported_flag: dict[Moment, Literal["high", "low"]] = Field(default_factory=dict)
    """Marks that the source printed, by time; computed marks are never typed."""
    at: Moment | None = None
    result: LabValue | None = None
    note: Markdown | None = None
    file: FileName | None = None
    columns: dict[str, Plain] = Field(default_factory=dict)
    """For a file: which column holds what, when its header does not say so."""
    missing: tuple[Plain, ...] = ()
    """For a file: words and codes that mean not done, such as NA or "-999"."""
    thousands: Literal[",", ".", " ", "'"] | None = None
    """For a file: the mark between thousands; a point means that decimals have a comma."""
    decimal: Literal[".", ","] | None = None
    """For a file: the decimal mark, where its numbers leave a doubt."""
    encoding: Literal["utf-8", "utf-16", "latin-1", "windows-1252"] | None = None
    """For a file: what a spreadsheet wrote it in."""
    flags: Literal["as-printed"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _split_name(cls, value: Any) -> Any:
        """Unit and range that stand in the analyte's name, as `CRP (mg/L)`, put where they belong."""
        named = split_name(value["analyte"]) if isinstance(value, dict) and isinstance(value.get("analyte"), str) else None
        if named is None or not (named.unit or named.reference):
            return value
        if named.unit and isinstance(typed := value.get("unit"), str) and not same_units(find_analyte(named.name), named.unit, typed):
            raise ValueFault("bad-unit", "the name holds another unit than the series has", "name the unit once")
        if named.reference and "reference" in value:
            return value
        told = {key: text for key, text in (("unit", named.unit), ("reference", named.reference)) if text and key not in value}
        return value | told | {"analyte": named.name}

    @model_validator(mode="after")
    def _has_values(self) -> LabSeries:
        if self.file is None and self.analyte is None:
            raise PydanticCustomError("missing", "Field required")
        if self.file is None and not self.values and self.result is None:
            raise PydanticCustomError("no_values", "the series has no values")
        return self
