"""The record as a whole: what an author may leave out, write shorter, or must not do."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from casereport.model import ABSTRACT_KEYS, SECTION_KEYS, Abstract, CaseRecord
from casereport.model.article import CREDIT_ROLES, Author, Ethics, Figure
from casereport.model.course import Adherence, Clock, Event, Measure, Treatment
from casereport.model.patient import Consent, History, Patient
from casereport.model.series import LabSeries

LEAST: dict[str, Any] = {"casereport": "1", "status": "real", "title": "A case", "patients": [{"id": "P1"}]}


def kinds_of(model: type[BaseModel], data: object) -> list[str]:
    """The types of pydantic's errors for the data."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [error["type"] for error in caught.value.errors()]


def test_the_least_record() -> None:
    record = CaseRecord.model_validate(LEAST)
    assert (record.journal, record.language, record.patients[0].id) == ("plain", "en", "P1")
    assert record.patients[0].presenting is None


@pytest.mark.parametrize("key", ["casereport", "status", "title", "patients"])
def test_what_a_record_needs(key: str) -> None:
    assert kinds_of(CaseRecord, {name: value for name, value in LEAST.items() if name != key}) == ["missing"]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"casereport": "2"}, "literal_error"),
        ({"status": "true"}, "literal_error"),
        ({"patients": []}, "too_short"),
        ({"language": "English"}, "string_pattern_mismatch"),
        ({"sections": {"methods": "text"}}, "literal_error"),
        ({"labs": [{"analyte": "crp", "values": {"1": "5"}}]}, "case_labs"),
        ({"titel": "x"}, "extra_forbidden"),
    ],
)
def test_what_a_record_refuses(changes: dict[str, Any], kind: str) -> None:
    assert kinds_of(CaseRecord, LEAST | changes) == [kind]


def test_single_items_need_no_list() -> None:
    record = CaseRecord.model_validate(
        LEAST | {"keywords": "asthma", "lessons": "Look twice.", "references": "refs.bib", "abstract": "Short."}
    )
    assert (record.keywords, record.lessons, record.references) == (("asthma",), ("Look twice.",), ("refs.bib",))
    assert record.abstract == Abstract(text="Short.")


def test_sections_and_abstract_parts_are_those_of_the_model() -> None:
    annotation = CaseRecord.model_fields["sections"].annotation
    assert annotation is not None
    assert annotation.__args__[0].__args__ == SECTION_KEYS
    assert set(ABSTRACT_KEYS) <= set(Abstract.model_fields)


@pytest.mark.parametrize(
    ("orcid", "printed"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
        ("000000021694233x", "0000-0002-1694-233X"),
    ],
)
def test_orcids(orcid: str, printed: str) -> None:
    assert Author.model_validate({"family": "Rossi", "orcid": orcid}).orcid == printed


@pytest.mark.parametrize(
    "orcid", ["0000-0002-1825-0098", "0000-0002-1825", "0000-0002-1825-00970", "abcd-0002-1825-0097", "0000-0002-1694-2330"]
)
def test_wrong_orcids(orcid: str) -> None:
    assert kinds_of(Author, {"family": "Rossi", "orcid": orcid}) == ["bad_orcid"]


def test_an_author_has_a_name() -> None:
    assert kinds_of(Author, {"given": "Ada"}) == ["author_name"]
    assert Author.model_validate({"group": "The Circle"}).group == "The Circle"
    assert kinds_of(Author, {"family": "R", "email": "nobody"}) == ["string_pattern_mismatch"]
    assert kinds_of(Author, {"family": "R", "roles": "wizard"}) == ["literal_error"]


def test_credit_has_its_fourteen_roles() -> None:
    """ANSI/NISO Z39.104-2022."""
    assert len(CREDIT_ROLES) == 14
    assert all(Author.model_validate({"family": "R", "roles": role}).roles == (role,) for role in CREDIT_ROLES)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"approved": {"committee": "X"}}, "approved"),
        ({"waived": "why"}, "waived"),
        ("Our board saw it.", "text"),
        ("not applicable", "answer"),
    ],
)
def test_ethics(typed: object, field: str) -> None:
    assert getattr(Ethics.model_validate(typed), field) is not None


def test_a_treatment_is_one_lane() -> None:
    assert kinds_of(Treatment, {"dose": "2 mg"}) == ["treatment_name"]
    assert kinds_of(Treatment, {"drug": "x", "dose": "2 mg", "steps": [{"days": "1-2", "dose": "2 mg"}]}) == ["dose_steps"]
    assert Treatment.model_validate({"name": "cooling"}).name == "cooling"
    assert Treatment.model_validate({"drug": "x", "class": "antibody"}).drug_class == "antibody"


def test_day_and_at_are_one() -> None:
    event = Event.model_validate({"day": "3", "kind": "admission", "label": "Admission"})
    assert str(event.at) == "3"
    assert kinds_of(Event, {"day": "3", "at": "4", "kind": "admission", "label": "x"}) == ["extra_forbidden"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("not reported", "not reported"), ("not obtained", "not obtained"), ({"from": "guardian", "written": "yes"}, "given")],
)
def test_consent(typed: object, found: str) -> None:
    assert Consent.model_validate(typed).state == found


def test_consent_is_no_yes() -> None:
    assert kinds_of(Consent, "yes") == ["literal_error"]
    assert kinds_of(Consent, {"from": "the doctor"}) == ["literal_error"]


def test_short_forms() -> None:
    assert Clock.model_validate("birth").starts == "birth"
    assert str(Measure.model_validate("48 kg").value) == "48 kg"
    assert Adherence.model_validate("not asked").answer is not None
    assert Adherence.model_validate("All taken").statement == "All taken"
    patient = Patient.model_validate(
        {"id": "P1", "treatments": "not reported", "outcomes": [{"measure": "Pain"}], "adverse_events": {"none": "yes"}}
    )
    assert patient.treatments is not None
    assert patient.treatments.answer is not None
    assert patient.outcomes is not None
    assert patient.outcomes.items[0].measure == "Pain"
    assert patient.adverse_events is not None
    assert patient.adverse_events.answer is not None


@pytest.mark.parametrize(
    ("typed", "items", "has_answer"),
    [
        ("none", 0, True),
        (["Appendectomy"], 1, False),
        ([{"intervention": "A", "outcome": "B"}], 1, False),
        ({"intervention": "A", "outcome": "B"}, 1, False),
    ],
)
def test_past_interventions(typed: object, items: int, has_answer: bool) -> None:
    past = History.model_validate({"past_interventions": typed}).past_interventions
    assert past is not None
    assert (len(past.items), past.answer is not None) == (items, has_answer)


def test_a_series_has_values() -> None:
    assert kinds_of(LabSeries, {"unit": "mg/L", "values": {"1": "5"}}) == ["missing"]
    assert kinds_of(LabSeries, {"analyte": "crp"}) == ["no_values"]
    series = LabSeries.model_validate({"analyte": "crp", "values": {"1": ["5", "6"], "2": "7"}})
    assert [len(values) for values in series.values.values()] == [2, 1]


def test_figures() -> None:
    assert kinds_of(Figure, {"id": "f", "kind": "pie"}) == ["literal_error"]
    assert Figure.model_validate({"id": "f", "kind": "course", "analytes": "crp"}).analytes == ("crp",)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("weight", "-70 kg"),
        ("weight", "0 kg"),
        ("weight", "7O kg"),
        ("weight", "l8 kg"),
        ("weight", "1e999 kg"),
        ("weight", "7 0 kg"),
        ("weight", "7000 kg"),
        ("weight", "70 cm"),
        ("weight", "70"),
        ("height", "1.62 km"),
        ("height", "-162 cm"),
        ("height", "162 kg"),
        ("vitals", [{"name": "heart rate", "value": "8O /min"}]),
    ],
)
def test_no_measure_of_a_body_is_taken_that_none_has(key: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        Patient.model_validate({"id": "P1", key: value})
    (error,) = caught.value.errors()
    assert (error["type"], error["loc"][0], error["ctx"]["error"].code) == ("value_error", key, "bad-value")
    assert error["ctx"]["error"].hint


@pytest.mark.parametrize(("key", "value"), [("weight", "3200 g"), ("weight", "154 lb"), ("weight", "48.5 kg"), ("height", "1.62 m")])
def test_measures_of_a_body_are_taken_in_every_unit_of_their_kind(key: str, value: str) -> None:
    assert str(getattr(Patient.model_validate({"id": "P1", key: value}), key).value) == value
