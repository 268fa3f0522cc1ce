"""The reference itself, held to examples worked by hand: each rule of time and of values once."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.oracle.answers import Answer, answer
from tests.oracle.judged import judge
from tests.oracle.places import NoPlace, Timekeeper
from tests.oracle.reference import expect

EVENTS = [
    {"at": "1", "kind": "admission", "label": "Admission"},
    {"at": "4 10:30", "kind": "procedure", "label": "Laparotomy"},
    {"days": "6-8", "kind": "complication", "label": "Ileus"},
    {"at": "10", "kind": "discharge", "label": "Discharge"},
    {"at": "unknown", "kind": "vaccination", "label": "Booster"},
    {"at": "2", "kind": "symptom", "label": "Fever"},
    {"at": "3", "kind": "symptom", "label": "Rash"},
    {"at": "6 mo after discharge", "kind": "follow-up", "label": "Clinic"},
    {"at": "2 d before laparotomy", "kind": "imaging", "label": "CT"},
    {"at": "32 h", "kind": "test", "label": "Culture"},
    {"at": "90 min", "kind": "test", "label": "Smear"},
    {"at": "4 12:00", "kind": "transfer", "label": "Transfer"},
    {"at": "23 wk 4 d", "kind": "outcome", "label": "Recovery"},
    {"at": "6 mo", "kind": "other", "label": "Half year"},
    {"at": "24 mo", "kind": "other", "label": "Two years"},
]
DRUGS = [
    {"drug": "velocort", "dose": "2 mg", "days": "3-9"},
    {"id": "d", "drug": "dopan", "steps": [{"days": "18 h to 20 h", "rate": "5 µg/min"}, {"days": "20 h to 26 h", "rate": "10 µg/min"}]},
    {"drug": "bolax", "dose": "5 U", "at": "4 06:00"},
    {"drug": "lasting", "dose": "9 mg", "days": "1 h to unknown"},
]
ONE: dict[str, Any] = {
    "id": "P1",
    "age": "14 y",
    "clocks": {
        "hospital": {"starts": "admission", "first": "1"},
        "illness": {"starts": "onset", "first": "0", "align": "-3"},
        "age": {"starts": "birth", "first": "0", "align": "unknown"},
    },
    "labs": [
        {"analyte": "crp", "unit": "mg/L", "values": {"1": "128", "7": "65", "10": "127", "3 wk after discharge": "391"}},
        {"analyte": "alt", "unit": "U/L", "values": {"1": "11", "unknown": "9.5", "5": "10.4"}},
        {"analyte": "ast", "unit": "U/L", "values": {"1": "11", "age 3 d": "9", "5": "not done"}},
    ],
    "treatments": DRUGS,
    "events": EVENTS,
}
TWO: dict[str, Any] = {
    "id": "P2",
    "stays": [{"id": "first", "label": "First stay"}, {"id": "second", "gap": "5 d"}, {"id": "third", "gap": "unknown"}],
    "labs": [{"analyte": "crp", "unit": "mg/L", "values": {"first 1": "100", "first 4": "20", "second 1": "150", "second 5": "8"}}],
    "treatments": [
        {"drug": "velocort", "dose": "1 g", "days": "first 3 to second 1"},
        {"drug": "bolax", "dose": "5 U", "days": "first 3 to third 2"},
    ],
    "events": [
        {"at": "first 5", "kind": "discharge", "label": "Sent home"},
        {"at": "second 1", "kind": "complication", "label": "Pneumothorax"},
        {"at": "third 2", "kind": "complication", "label": "Stroke"},
    ],
}
TIMED: dict[str, Any] = {"id": "P3", "clock": "hospital", "events": [{"at": "1 14:30", "kind": "admission", "label": "Arrival"}]}

# time → earliest, latest and where it is drawn, in days
PLACES = {
    "3": (2, 3, 2),
    "day 3": (2, 3, 2),
    "-1": (-1, 0, -1),
    "illness 0": (-3, -2, -3),
    "illness 7": (4, 5, 4),
    "3 06:00": (2.25, 2.25, 1.75),
    "6 h": (0.25, 0.25, -0.25),
    "90 min": (0.0625, 0.0625, -0.4375),
    "6 d": (6, 7, 6),
    "2 wk": (14, 14, 14),
    "6 mo": (182.625, 182.625, 182.625),
    "1 y 3 mo": (456.5625, 456.5625, 456.5625),
    "23 wk 4 d": (165, 166, 165),
    "3 wk after discharge": (30, 30, 30),
    "2 d before laparotomy": (1, 2, 1),
    "6 h after laparotomy": (3.6875, 3.6875, 3.1875),
    "6 h after discharge": (9.25, 10.25, 9.25),
    "3 d after admission": (3, 4, 3),
    "about 8 wk before admission": (-56, -56, -56),
    "2 d before ileus": (3, 4, 3),
    "2 d after the": None,
    "2 d after start of ileus": (7, 8, 7),
    "2 d after end of ileus": (9, 10, 9),
    "2 d after ileus": None,
    "4 d after velocort": None,
    "4 d after stopping velocort": (12, 13, 12),
    "4 d after first dose of velocort": (6, 7, 6),
    "1 d after fever": (2, 3, 2),
    "1 d after symptom": None,
    "1 d after booster": None,
    "1 d after illness": (-2, -1, -2),
    "unknown": None,
}


@pytest.mark.parametrize("text", PLACES)
def test_place(text: str) -> None:
    time, wanted = Timekeeper(ONE), PLACES[text]
    if wanted is None:
        with pytest.raises(NoPlace):
            time.place(text)
        return
    place = time.place(text)
    assert tuple(map(float, (place.earliest / 1440, place.latest / 1440, place.drawn))) == wanted


BARS = {
    "3-9": (2, 9, 1.5, 8.5),
    "12 h to 48 h": (0.5, 2, 0, 1.5),
    "2 wk to 6 mo": (14, 182.625, 14, 182.625),
    "3 06:00-18:00": (2.25, 2.75, 1.75, 2.25),
    "before 1 to 5": (None, 5, None, 4.5),
    "3 to ongoing": (2, None, 1.5, None),
    "-2 to 4": (-2, 4, -2.5, 3.5),
    "illness 3-9": (0, 7, -0.5, 6.5),
    "5": (4, 5, 3.5, 4.5),
}


@pytest.mark.parametrize("text", BARS)
def test_bar(text: str) -> None:
    bar = Timekeeper(ONE).bar(text)
    ends = [None if end is None else Fraction(end) / 1440 for end in (bar.start, bar.end)]
    assert [None if end is None else float(end) for end in (*ends, bar.left, bar.right)] == list(BARS[text])


def test_an_axis_of_its_own_is_compared_with_none() -> None:
    assert Timekeeper(ONE).place("age 3 d").axis != Timekeeper(ONE).place("3").axis
    assert Timekeeper(ONE).place("illness 3").axis == Timekeeper(ONE).place("3").axis


def test_hours_count_from_the_time_of_day_of_what_starts_the_clock_and_weeks_do_not() -> None:
    time = Timekeeper(TIMED)
    assert time.place("6 h").earliest == 20 * 60 + 30
    assert time.place("2 wk").earliest == 14 * 1440
    assert time.place("6 h").drawn == Fraction(20 * 60 + 30, 1440) - Fraction(1, 2)


def test_a_gap_counts_from_the_discharge_of_the_stay_before() -> None:
    time = Timekeeper(TWO)
    assert time.place("second 1").key == ("first", Fraction(9 * 1440))
    assert time.place("third 1").axis == "third"


def test_a_gap_counts_from_the_end_of_the_days_or_from_the_last_day_known() -> None:
    told = TWO | {"events": [], "stays": [{"id": "first", "days": "1-7"}, {"id": "second", "gap": "5 d"}]}
    assert Timekeeper(told).place("second 1").earliest == 11 * 1440
    assert Timekeeper(TWO | {"events": []}).place("second 1").earliest == 8 * 1440
    bare = {"id": "P", "stays": [{"id": "first"}, {"id": "second", "gap": "5 d"}], "events": TWO["events"][1:2]}
    assert Timekeeper(bare).troubles == ["gap-without-end"]


JUDGED = {
    ("12", "<10"): "high",
    ("10", "<10"): "high",
    ("10", "<=10"): "in",
    ("10", "up to 10"): "in",
    ("9", ">10"): "low",
    ("5", "5-9"): "in",
    ("9.1", "5-9"): "high",
    ("<5", "<5"): "in",
    ("<5", "<4"): None,
    ("<5", "5-9"): "low",
    ("<5", "3-9"): None,
    ("<=5", "5-9"): None,
    (">1000", "<5"): "high",
    (">9", "5-9"): "high",
    (">8", "5-9"): None,
    (">8", ">5"): "in",
}


@pytest.mark.parametrize("case", JUDGED)
def test_high_and_low(case: tuple[str, str]) -> None:
    value, reference = case
    number = Fraction(value.lstrip("<>="))
    assert judge(number, value.removesuffix(value.lstrip("<>=")), reference) == JUDGED[case]


def test_a_range_holds_on_both_its_days_and_the_later_at_a_shared_time() -> None:
    days = {"1-5": "<10", "6-": "<5"}
    ages = {"age 0 d to 2 wk": "90-273", "age 2 wk to 1 y": "134-518"}
    values = {"1": "9", "5": "9", "6": "9", "unknown": "9"}
    series = [
        {"analyte": "a", "reference": days, "values": values},
        {"analyte": "b", "reference": ages, "values": {"age 3 d": "100", "age 2 wk": "100"}},
    ]
    judged = expect({"patients": [ONE | {"labs": series}]}).patients["P1"].series
    assert [r.status for r in judged[0].results] == ["in", "in", "high", None]
    assert [r.status for r in judged[1].results] == ["in", "low"]


FACTS = {
    "lab('crp', day=7)": Answer("text", "65 mg/L"),
    "lab('crp', day='3 wk after discharge')": Answer("text", "391 mg/L"),
    "lab('crp', day=31)": Answer("text", "391 mg/L"),
    "lab('crp', day=2)": Answer("error"),
    "last('crp')": Answer("text", "391 mg/L"),
    "first('crp')": Answer("text", "128 mg/L"),
    "peak('crp')": Answer("text", "391 mg/L"),
    "nadir('crp')": Answer("text", "65 mg/L"),
    "nadir('alt')": Answer("text", "9.5 U/L"),
    "nadir_day('alt')": Answer("error"),
    "peak_day('alt')": Answer("text", "1"),
    "last('alt')": Answer("error"),
    "last('ast')": Answer("error"),
    "change('crp', 1, 10)": Answer("text", "from 128 mg/L to 127 mg/L"),
    "dose('velocort', day=9)": Answer("start", "2 mg"),
    "dose('velocort', day=10)": Answer("error"),
    "dose('d', day='19 h')": Answer("start", "5 µg/min"),
    "dose('d', day='20 h')": Answer("start", "10 µg/min"),
    "dose('d', day='26 h')": Answer("start", "10 µg/min"),
    "dose('d', day='27 h')": Answer("error"),
    "dose('d', day='2 h')": Answer("error"),
    "dose('lasting', day='1 h')": Answer("start", "9 mg"),
    "dose('lasting', day='30 min')": Answer("error"),
    "dose('lasting', day='2 h')": Answer("open"),
    "dose('bolax', day='4 06:00')": Answer("start", "5 U"),
    "dose('bolax', day=4)": Answer("start", "5 U"),
    "dose('bolax', day=5)": Answer("error"),
    "day('discharge')": Answer("text", "10"),
    "day('laparotomy')": Answer("text", "4"),
    "day('CT')": Answer("open"),
    "day('Half year')": Answer("text", "6 months"),
    "day('Two years', unit='d')": Answer("text", "731 days"),
    "day('velocort')": Answer("text", "3"),
    "day('symptom')": Answer("error"),
    "day('booster')": Answer("error"),
    "interval('admission', 'discharge')": Answer("text", "9 days"),
    "interval('admission', 'culture')": Answer("text", "32 hours"),
    "interval('discharge', 'clinic')": Answer("text", "6 months"),
    "interval('admission', 'recovery')": Answer("text", "23 weeks 4 days"),
    "interval('half year', 'two years')": Answer("text", "18 months"),
    "interval('laparotomy', 'transfer')": Answer("text", "90 minutes"),
    "interval('smear', 'culture')": Answer("text", "30 hours 30 minutes"),
    "interval('laparotomy', 'discharge')": Answer("text", "6 days"),
    "interval('laparotomy', 'half year')": Answer("text", "179 days"),
    "interval('culture', 'discharge')": Answer("text", "8 days"),
    "interval('admission', 'discharge', unit='wk')": Answer("text", "1.3 weeks"),
    "age()": Answer("text", "14-year-old"),
}


@pytest.mark.parametrize("source", FACTS)
def test_fact(source: str) -> None:
    assert answer({"P1": ONE}, source) == FACTS[source]


STAYS = {
    "interval('discharge', 'Pneumothorax')": Answer("text", "5 days"),
    "interval('discharge', 'Stroke')": Answer("error"),
    "last('crp')": Answer("text", "8 mg/L"),
    "last('crp', stay='first')": Answer("text", "20 mg/L"),
    "lab('crp', day=4, stay='first')": Answer("text", "20 mg/L"),
    "dose('velocort', day='first 4')": Answer("start", "1 g"),
    "dose('bolax', day='first 3')": Answer("start", "5 U"),
    "dose('bolax', day='first 2')": Answer("error"),
    "dose('bolax', day='first 4')": Answer("open"),
    "dose('bolax', day='third 2')": Answer("start", "5 U"),
    "dose('bolax', day='third 1')": Answer("open"),
    "dose('bolax', day='third 3')": Answer("error"),
    "day('Pneumothorax')": Answer("text", "1"),
}


@pytest.mark.parametrize("source", STAYS)
def test_fact_over_stays(source: str) -> None:
    assert answer({"P1": ONE, "P2": TWO}, source.replace(")", ", patient='P2')")) == STAYS[source]


def test_a_fact_of_two_patients_needs_its_patient() -> None:
    assert answer({"P1": ONE, "P2": TWO}, "last('crp')") == Answer("error")
