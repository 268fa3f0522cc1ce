"""What happened when: stays, clocks, events, encounters, treatments, procedures."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from casereport.clinical.causality import Item
from casereport.clinical.limits import LIMITS
from casereport.clinical.units import convert, normalise_unit
from casereport.model.faults import ValueFault
from casereport.model.fields import ANSWERS, Answer, Code, Entry, Id, Markdown, Plain, Sourced, check_name, is_untold, without_unreported
from casereport.model.values import Dose, Every, Moment, Quantity, Span

EventKind = Literal[
    "symptom", "exposure", "infection", "vaccination", "admission", "transfer", "discharge", "diagnosis", "test", "imaging",
    "procedure", "treatment", "complication", "outcome", "follow-up", "death", "other",
]  # fmt: skip
Setting = Literal["home", "clinic", "ED", "ward", "HDU", "ICU", "rehabilitation", "hospice", "other"]


class Stay(Entry):
    """A stay in hospital, with a clock of its own: `misc 3` is the third day of the stay `misc`."""

    id: Id
    label: Plain | None = None
    days: Span | None = None
    """First to last day, on the stay's own clock."""
    first: Literal["0", "1"] = "1"
    gap: Moment | None = None
    """Time since the stay before."""


class Clock(Entry):
    """A way to count days: what its first day is, and whether that day is 0 or 1."""

    starts: Plain
    """The event or stay of its first day, such as `admission`."""
    first: Literal["0", "1"] = "1"
    align: Moment | None = None
    """When its first day falls on the patient's first clock; `unknown` keeps the two apart."""

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        return {"starts": value} if isinstance(value, str) else value


class Timed(Sourced):
    """An entry with a moment or a span; `day` and `at` are one. A detail that is `not reported` is as if it were left out."""

    at: Annotated[Moment | None, Field(default=None)]
    days: Annotated[Span | None, Field(default=None)]
    _speaking: ClassVar[tuple[str, ...]] = ()
    """Keys without which the entry would say something else: `stroke: not reported` is no stroke that came about."""

    @model_validator(mode="before")
    @classmethod
    def _accept_day(cls, value: Any) -> Any:
        if isinstance(value, dict) and "day" in value and "at" not in value:
            value = {("at" if key == "day" else key): item for key, item in value.items()}
        return without_unreported(cls, value, kept=cls._speaking)


class Event(Timed):
    """An event of the course."""

    kind: EventKind
    label: Markdown
    detail: Markdown | None = None
    drug: Plain | None = None

    _check_name = model_validator(mode="after")(check_name)


class Encounter(Timed):
    """Time in one care setting."""

    setting: Setting
    label: Plain | None = None


class Dosed(Timed):
    """What a drug is given at for a time: `dose` an administration, `daily` a day, or `rate` of an infusion."""

    dose: Dose | None = None
    daily: Dose | None = None
    rate: Dose | None = None
    every: Every | None = None
    route: Plain | None = None


class Step(Dosed):
    """A dose held for a time; `taper` says how it falls within it."""

    taper: Plain | None = None
    why: Markdown | None = None


class Course(Dosed):
    """A course of a drug that was stopped and started again."""

    rechallenge: Literal["inadvertent", "deliberate"] | None = None
    why: Markdown | None = None


class Treatment(Dosed):
    """One lane of treatment: a drug with its dose, route, frequency and interval (CARE item 9b), or another intervention by name."""

    id: Id | None = None
    drug: Plain | None = None
    name: Plain | None = None
    """An intervention that is no drug."""
    brand: Plain | None = None
    short: Plain | None = None
    """The label of its lane and of table columns; explained in the caption."""
    drug_class: Annotated[Plain | None, Field(default=None, alias="class")]
    doses: Code | None = None
    """Number of single doses."""
    steps: tuple[Step, ...] = ()
    courses: tuple[Course, ...] = ()
    indication: Markdown | None = None
    why: Markdown | None = None
    response: Markdown | None = None
    note: Markdown | None = None

    @model_validator(mode="after")
    def _is_one_lane(self) -> Treatment:
        if not (self.drug or self.name):
            raise PydanticCustomError("treatment_name", "a treatment has a drug or a name")
        if self.steps and (self.dose or self.daily or self.rate):
            raise PydanticCustomError("dose_steps", "the dose is given beside steps and in them")
        return self


class Procedure(Timed):
    """An operation or other procedure."""

    id: Id | None = None
    name: Plain
    indication: Markdown | None = None
    anaesthesia: Plain | None = None
    operator: Plain | None = None
    """Experience of the operator, never a name."""
    device: Plain | None = None
    findings: Markdown | None = None
    complications: Markdown | None = None
    complication_grade: Plain | None = None
    """Clavien-Dindo grade."""
    result: Markdown | None = None

    _check_name = model_validator(mode="after")(check_name)


class AdverseEvent(Timed):
    """An adverse or unanticipated event (CARE item 10d)."""

    label: Markdown
    severity: Plain | None = None
    suspected: tuple[Plain, ...] = ()
    """The drugs suspected."""
    causality: Plain | None = None
    """Category and the scale used, such as `probable (Naranjo 6)`."""
    dechallenge: Literal["positive", "negative", "not done", "unknown"] | None = None
    rechallenge: Literal["positive", "negative", "not done", "unknown"] | None = None
    naranjo: dict[Item, Literal["yes", "no", "unknown"]] = Field(default_factory=dict)
    """Answers to the ten questions of the Naranjo scale, by number: {1: yes, 2: yes, 5: no}; the score is computed."""
    who_umc: Literal["certain", "probable", "possible", "unlikely", "conditional", "unassessable"] | None = None
    """Category of the WHO-UMC system; what it calls likely is probable, unclassified is conditional."""
    action: Markdown | None = None
    outcome: Markdown | None = None

    _check_name = model_validator(mode="after")(check_name)


class Outcome(Timed):
    """An outcome with its measure and who assessed it (CARE item 10a); one whose value nobody knows came about for nobody."""

    _speaking = ("value",)

    measure: Markdown
    value: Markdown | None = None
    scale: Plain | None = None
    assessor: Literal["clinician", "patient", "carer", "device"] | None = None
    note: Markdown | None = None

    _check_name = model_validator(mode="after")(check_name)

    @property
    def is_untold(self) -> bool:
        """True where the value says that nobody knows: it tells of nothing that came about, nor that it did not."""
        return is_untold(self.value)


class Vital(Timed):
    """A vital sign."""

    name: Plain
    value: Quantity
    note: Plain | None = None


class Measure(Entry):
    """A measurement of the body, such as weight, with the time it was taken."""

    value: Quantity
    at: Moment | None = None

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        return {"value": value} if isinstance(value, str) else value


def body_measure(name: str) -> Any:
    """A validator that refuses a measure of the body in a unit of another kind, or one that no body has."""

    unit, most = LIMITS[name].unit, LIMITS[name].high

    def check(value: Measure | None) -> Measure | None:
        wanted, typed = normalise_unit(unit), value.value.known if value else None
        if value is None or wanted is None:
            return value
        number = convert(value.value.number, typed, wanted) if typed else None
        if number is None:
            raise ValueFault("bad-value", "the unit does not measure this", f"write it in {unit}")
        if not 0 < number <= most:
            hint = f"check the number and its unit: more than 0 and at most {most} {unit}"
            raise ValueFault("bad-value", "no body has this measure", hint)
        return value

    return check


class Adherence(Entry):
    """Adherence and tolerability, and how they were assessed (CARE item 10c)."""

    statement: Markdown | None = None
    method: Markdown | None = None
    tolerability: Markdown | None = None
    answer: Answer | None = None

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return {"answer": value} if value.strip().lower() in ANSWERS else {"statement": value}


class Search(Entry):
    """The literature search behind a claim such as `first reported case`."""

    database: Plain
    terms: Plain
    until: Plain | None = None
    found: Markdown | None = None
