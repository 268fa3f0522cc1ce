"""The reader alone: where statements stand, of whom they speak, and that no text takes long."""

from __future__ import annotations

import time

import pytest

from casereport.statements import Name, Vocabulary, read_statements

NAMES = Vocabulary((Name("anakinra", "drug", "anakinra"), Name("fever", "finding", "fever")))
LONG = ("CRP was 5 mg/L and ", "she had no fever ", "day 3 to ", "1 ", "{{", "[", "<!--", "12% ", "1,", "\n ", "anakinra 2 mg/kg ")


def test_a_value_has_its_unit_day_line_and_column() -> None:
    (told,) = [one for one in read_statements("It began.\nOn day 3 CRP was 64 mg/L.", NAMES) if one.kind == "value"]
    assert (told.subject, told.line, told.column) == ("crp", 1, 17)
    assert told.quantity
    assert told.quantity.unit
    assert told.day
    assert (str(told.quantity.number), told.quantity.unit.printed, told.day.first) == ("64", "mg/L", 3)


def test_what_a_fact_prints_is_read_at_the_place_of_the_fact() -> None:
    (told,) = [one for one in read_statements("CRP was {{ lab('crp', day=3) }}.", NAMES, tell=lambda _: "64 mg/L") if one.kind == "value"]
    assert told.column == 8
    assert told.quantity
    assert told.quantity.is_fact


@pytest.mark.parametrize(
    "sentence", ["In a published series CRP was 5 mg/L.", "The target was a CRP of 5 mg/L.", "Her brother had a CRP of 5 mg/L."]
)
def test_what_is_of_others_is_not_of_the_case(sentence: str) -> None:
    assert [one.is_own for one in read_statements(sentence, NAMES) if one.kind == "value"] == [False]


@pytest.mark.parametrize("piece", LONG)
def test_the_time_for_a_text_grows_with_its_length_and_not_with_its_square(piece: str) -> None:
    short, long = (_seconds(piece * (size // len(piece))) for size in (10_000, 40_000))
    assert long < 10 * short + 0.2


def _seconds(text: str) -> float:
    start = time.process_time()
    read_statements(text, NAMES)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "expected"), [("She had given birth to a healthy boy.", ["female"]), ("A healthy boy was seen.", ["male"])]
)
def test_a_child_that_the_patient_bore_is_not_the_patient(text: str, expected: list[str]) -> None:
    told = [one.word for one in read_statements(text, NAMES) if one.kind == "sex" and one.is_own]
    assert told == expected
