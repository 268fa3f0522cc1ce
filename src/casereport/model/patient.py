"""A patient: who, with what, found how, treated with what, with what outcome."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field, model_validator

from casereport.model.article import Approval
from casereport.model.course import (
    Adherence,
    AdverseEvent,
    Clock,
    Encounter,
    Event,
    Measure,
    Outcome,
    Procedure,
    Stay,
    Timed,
    Treatment,
    Vital,
    body_measure,
)
from casereport.model.diagnosis import Diagnosis, Differential, Imaging, Test, Variant
from casereport.model.faults import ValueFault
from casereport.model.fields import (
    Answer,
    Code,
    Entry,
    Id,
    Markdown,
    Plain,
    Sourced,
    YesNo,
    check_name,
    is_negative,
    items_or_answer,
    without_unreported,
)
from casereport.model.series import LabSeries
from casereport.model.values import Age, Moment
from casereport.patterns import lazy_pattern

ConsentState = Literal["given", "not reported", "not obtained", "refused", "withdrawn", "not asked", "pending"]


class Consent(Entry):
    """Consent to publication of one patient (CARE item 13); never the form or a name."""

    to: Literal["publication"] = "publication"
    given_by: Annotated[
        Literal["patient", "guardian", "parents", "next of kin", "legal representative"] | None, Field(default=None, alias="from")
    ]
    written: YesNo | None = None
    """Left out, or `not reported`, where the source does not say in which form it was given; `no` for one that was given otherwise."""
    images: YesNo = False
    online: YesNo = False
    assent: YesNo | None = None
    """Agreement of a child."""
    capacity: YesNo | None = None
    """Whether the patient could decide; `no` for one who could not, for whom a representative decides."""
    reason: Markdown | None = None
    """Why somebody else gave it and on what ground, or why it is not in writing."""
    approved: Approval | None = None
    """The ethics committee that waived the consent, or approved that it was given orally, and its number."""
    waiver: Markdown | None = None
    """Why no consent was needed."""
    note: Markdown | None = None
    state: ConsentState = "given"

    @model_validator(mode="before")
    @classmethod
    def _accept_word(cls, value: Any) -> Any:
        if isinstance(value, str):
            word = value.strip().lower()
            return {"state": word} if word in get_args(ConsentState)[1:] else {"state": "unknown word"}
        is_open = isinstance(value, dict) and isinstance(value.get("written"), str) and value["written"].strip().lower() == "not reported"
        return {**value, "written": None} if is_open else value


class Presenting(Timed):
    """A presenting symptom (CARE item 5b)."""

    finding: Plain
    duration: Plain | None = None
    note: Markdown | None = None

    _check_name = model_validator(mode="after")(check_name)


_DENYING = lazy_pattern(
    r"(?:(?:not|without|never|neither|lacks|lacking|den(?:y|ies|ied|ying)|negative for|free (?:of|from)|(?:absence|lack) of)\b"
    r"|(?:afebrile|apyre(?:xial|xic|tic)|anicteric|acyanotic|asymptomatic|[a-z]+-free|non-?tender)$)",
    re.IGNORECASE,
)
"""Labels that are negative themselves, which `present: no` would turn round; `no fever` is not: it denies what it names, twice."""


class Finding(Timed):
    """A sign or phenotype, present or looked for and absent."""

    label: Plain
    present: YesNo = True
    hpo: Code | None = None
    """Human Phenotype Ontology id."""
    onset: Moment | None = None
    severity: Plain | None = None
    how: Plain | None = None
    """How it was looked for."""
    note: Markdown | None = None

    _check_name = model_validator(mode="after")(check_name)

    @model_validator(mode="after")
    def _is_denied_once(self) -> Finding:
        if not (self.present or self.hpo) and _DENYING.match(self.label.strip()):
            hint = "say what was not there (appetite, present: no), or what was (lack of appetite) without present"
            raise ValueFault("bad-value", "a label that denies is denied by present: no", hint)
        return self


class PastIntervention(Entry):
    """An earlier intervention and its outcome (CARE item 5d)."""

    takes_text: ClassVar[bool] = True

    intervention: Markdown
    outcome: Markdown | None = None
    when: Moment | None = None

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        return {"intervention": value} if isinstance(value, str) else without_unreported(cls, value)


class PastInterventions(Entry):
    """Earlier interventions, or a negative answer."""

    answer: Answer | None = None
    items: tuple[PastIntervention, ...] = ()

    _accept = model_validator(mode="before")(staticmethod(items_or_answer(PastIntervention)))


class History(Entry):
    """The patient's history (CARE items 5c and 5d); an omitted key is unanswered."""

    medical: Answer | None = None
    surgical: Answer | None = None
    family: Answer | None = None
    psychosocial: Answer | None = None
    genetic: Answer | None = None
    medications: Answer | None = None
    allergies: Answer | None = None
    immunisations: Answer | None = None
    development: Answer | None = None
    pregnancy: Answer | None = None
    diet: Answer | None = None
    alcohol: Answer | None = None
    tobacco: Answer | None = None
    substances: Answer | None = None
    occupation: Answer | None = None
    travel: Answer | None = None
    exposures: Answer | None = None
    past_interventions: PastInterventions | None = None


class Relevant(Entry):
    """An indirect identifier with the reason why it must be told."""

    value: Plain
    relevance: Markdown


class Relative(Entry):
    """A family member; ages and images of relatives pass the same gates as the patient's."""

    id: Id | None = None
    relation: Plain
    sex: Literal["male", "female", "unknown"] | None = None
    age: Age | None = None
    affected: Literal["yes", "no", "unknown"] | None = None
    genotype: Plain | None = None
    consent: Plain | None = None
    note: Markdown | None = None

    @model_validator(mode="before")
    @classmethod
    def _leave_out(cls, value: Any) -> Any:
        return without_unreported(cls, value)


class Family(Entry):
    """The family as far as the case needs it."""

    consanguinity: Answer | None = None
    members: tuple[Relative, ...] = ()


class Treatments(Entry):
    """The treatments, or why there are none."""

    items: tuple[Treatment, ...] = ()
    answer: Answer | None = None

    _accept = model_validator(mode="before")(staticmethod(items_or_answer(Treatment)))


class Symptoms(Entry):
    """The presenting symptoms, or why none is told."""

    items: tuple[Presenting, ...] = ()
    answer: Answer | None = None

    _accept = model_validator(mode="before")(staticmethod(items_or_answer(Presenting)))


class AdverseEvents(Entry):
    """The adverse events, or how none was found."""

    items: tuple[AdverseEvent, ...] = ()
    answer: Answer | None = None

    _accept = model_validator(mode="before")(staticmethod(items_or_answer(AdverseEvent)))


class Outcomes(Entry):
    """The outcomes, or why none is told."""

    items: tuple[Outcome, ...] = ()
    answer: Answer | None = None

    _accept = model_validator(mode="before")(staticmethod(items_or_answer(Outcome)))


AbsentKey = Literal[
    "history", "stays", "exam", "vitals", "findings", "labs", "tests", "imaging", "variants", "diagnoses", "differential", "procedures",
    "events", "encounters", "family",
]  # fmt: skip


class Patient(Sourced):
    """One patient with a course, clocks and consent of their own."""

    id: Id
    label: Plain | None = None
    age: Age | None = None
    """Age at presentation: 14 y, 18 mo, 60s, >89; printed under the journal's age policy."""
    sex: Literal["female", "male", "intersex", "unknown", "not reported"] | None = None
    gender: Plain | None = None
    ethnicity: Relevant | None = None
    occupation: Relevant | None = None
    region: Relevant | None = None
    weight: Annotated[Measure | None, AfterValidator(body_measure("weight"))] = None
    height: Annotated[Measure | None, AfterValidator(body_measure("height"))] = None
    consent: Consent | None = None
    stays: tuple[Stay, ...] = ()
    clock: Plain | None = None
    """Short for one clock: `hospital`, whose day 1 is the first hospital day."""
    clocks: dict[str, Clock] = Field(default_factory=dict)
    summary: Markdown | None = None
    presenting: Symptoms | None = None
    history: History | None = None
    exam: tuple[Finding, ...] = ()
    vitals: tuple[Vital, ...] = ()
    findings: tuple[Finding, ...] = ()
    labs: tuple[LabSeries, ...] = ()
    tests: tuple[Test, ...] = ()
    imaging: tuple[Imaging, ...] = ()
    variants: tuple[Variant, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    differential: tuple[Differential, ...] = ()
    diagnostic_challenges: Answer | None = None
    prognosis: Answer | None = None
    treatments: Treatments | None = None
    procedures: tuple[Procedure, ...] = ()
    adherence: Adherence | None = None
    events: tuple[Event, ...] = ()
    encounters: tuple[Encounter, ...] = ()
    outcomes: Outcomes | None = None
    adverse_events: AdverseEvents | None = None
    follow_up: Answer | None = None
    family: Family | None = None
    perspective: Answer | None = None
    """The patient's own words (CARE item 12), or why they were not asked for."""
    absent: dict[AbsentKey, Answer] = Field(default_factory=dict)
    """Lists answered by a word, which is written in their place: `imaging: not done`, `procedures: {none: yes, asked: parents}`."""

    @model_validator(mode="before")
    @classmethod
    def _take_negative_words(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        negative = {key: value[key] for key in get_args(AbsentKey) if is_negative(value.get(key))}
        rest = {key: item for key, item in value.items() if key not in negative}
        typed = value.get("absent")
        return rest | {"absent": (typed if isinstance(typed, dict) else {}) | negative} if negative else value
