"""Every value type: what pydantic, the JSON Schema and any text whatever make of it."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from casereport.model.ranges import Range
from casereport.model.values import Age, Dose, Every, Interval, LabValue, Moment, Quantity, Span, ValueFault
from casereport.model.written import Written
from casereport.problems.codes import CODES

TYPES: tuple[type[Written], ...] = (Age, Dose, Every, Interval, LabValue, Moment, Quantity, Range, Span)

# Pieces of the grammars, so that the search reaches beyond the first character.
PIECES = st.sampled_from(
    [
        *(
            "1",
            "3",
            "9",
            "0",
            "-",
            "–",
            " to ",
            " ",
            ".",
            ",",
            ":",
            "/",
            "<",
            ">",
            "≥",
            "day ",
            "illness ",
            "mg",
            "kg",
            " h",
            " d",
            " wk",
            " y",
            "about ",
        ),
        *(
            "by ",
            "before ",
            "after ",
            "admission",
            "unknown",
            "ongoing",
            "once",
            "H",
            "L",
            "(",
            ")",
            "e",
            "x",
            "%",
            "µ",
            "×10⁹",
            "٣",
            "１",
            "\n",
            "2020",
        ),
        *("nan", "٪", "\u2212"),
    ]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=9).map("".join))


def read(kind: type[Written], text: str) -> Written | ValueFault:
    try:
        return kind.parse(text)
    except ValueFault as wrong:
        return wrong


class Row(BaseModel):
    at: Moment
    values: dict[Moment, LabValue] = {}
    days: Span | None = None


@pytest.mark.parametrize("kind", TYPES)
@given(text=TEXTS)
def test_any_text_is_read_or_refused_and_reads_back(kind: type[Written], text: str) -> None:
    value = read(kind, text)
    if isinstance(value, ValueFault):
        assert value.code in CODES
        return
    assert str(value) == text.strip()
    assert kind.parse(str(value)) == value
    assert len({value, kind.parse(text)}) == 1


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize(
    "shape", ["{}", "12{}", "12 {}", "<{}", "12-{}", "12 to {}", "{} 3", "1 wk {}", "3 wk before 2020 {}", "1:{}", "{}/kg"]
)
def test_no_fault_quotes_the_text(kind: type[Written], shape: str) -> None:
    wrong = read(kind, shape.format("ZZQX"))
    if isinstance(wrong, ValueFault):
        context = "" if wrong.__suppress_context__ else wrong.__context__
        assert "ZZQX" not in f"{wrong} {wrong!r} {wrong.__cause__} {context}"


@pytest.mark.parametrize("kind", TYPES)
def test_examples_of_the_schema_are_read(kind: type[Written]) -> None:
    schema = TypeAdapter(kind).json_schema()
    assert schema["description"]
    assert schema["examples"]
    for example in schema["examples"]:
        assert str(kind.parse(example)) == example


@pytest.mark.parametrize("kind", TYPES)
def test_a_bare_number_is_valid_for_the_schema_exactly_where_it_is_read(kind: type[Written]) -> None:
    allowed = "number" in TypeAdapter(kind).json_schema()["type"]
    assert allowed == isinstance(read(kind, "3"), kind)


def test_fields_and_keys_take_texts_and_instances() -> None:
    row = Row.model_validate({"at": "illness 7", "values": {"3 06:00": "4.10", "6 mo": "<5"}, "days": Span.parse("3-9")})
    assert row.at.clock == "illness"
    assert list(row.values) == [Moment.parse("3 06:00"), Moment.parse("6 mo")]
    assert row.model_dump(mode="json") == {"at": "illness 7", "values": {"3 06:00": "4.10", "6 mo": "<5"}, "days": "3-9"}
    assert Row.model_validate_json(row.model_dump_json()) == row


def test_a_fault_reaches_pydantic_with_its_code_and_hint() -> None:
    with pytest.raises(ValidationError) as caught:
        Row.model_validate({"at": "12 March 2021"})
    wrong = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(wrong, ValueFault)
    assert (wrong.code, bool(wrong.hint)) == ("calendar-date", True)


def test_other_types_than_text_are_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        Row.model_validate({"at": 3})
    assert caught.value.errors()[0]["ctx"]["error"].code == "wrong-type"


def test_a_fault_survives_pickling() -> None:
    wrong = ValueFault("bad-time", "a time cannot be read", "3")
    again = pickle.loads(pickle.dumps(wrong))
    assert (again.code, again.message, again.hint, str(again)) == ("bad-time", "a time cannot be read", "3", "a time cannot be read (3)")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Dose, "2,5 mg"),
        (Dose, "0,25 mg/kg/d"),
        (Dose, "1,5-2,5 mg"),
        (Age, "2,5 y"),
        (Range, "0,5-1,2"),
        (Range, "<0,5"),
        (Quantity, "70,5 kg"),
        (LabValue, "<0,6"),
        (LabValue, "4,4"),
        (Interval, "1,5 h"),
        (Every, "1,5 h"),
    ],
)
def test_a_decimal_comma_is_told_with_its_cure(kind: type[Written], text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(text)
    cause = caught.value.errors()[0]["ctx"]["error"]
    assert "a decimal comma? write a point" in cause.hint
    assert text not in cause.hint + cause.message
