"""Where a moment lies on which axis; clocks that do not meet are never counted together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.chart import Clocks
from casereport.chart.clock_words import day_title
from casereport.model.faults import ValueFault
from casereport.model.patient import Patient
from casereport.model.spans import Span
from casereport.model.time import Moment


def clocks_of(**fields: Any) -> Clocks:
    return Clocks(Patient.model_validate({"id": "P1", **fields}))


def place(clocks: Clocks, typed: str) -> tuple[str, str] | None:
    """Axis and printed day of a moment."""
    position = clocks.place(Moment.parse(typed))
    return None if position is None else (position.axis, f"{clocks.day_number(position).normalize():f}")


PLAIN = clocks_of()
ZERO = clocks_of(clocks={"illness": {"starts": "fever", "first": "0"}})
TWO_STAYS = clocks_of(stays=[{"id": "early"}, {"id": "late", "first": "0"}])
MET = clocks_of(clocks={"hospital": {"starts": "admission"}, "illness": {"starts": "fever", "align": "-3"}})
UNMET = clocks_of(clocks={"hospital": {"starts": "admission"}, "illness": {"starts": "fever", "align": "unknown"}})
ZERO_CHEMO = clocks_of(
    clocks={"chemo": {"starts": "start of c1", "first": "0"}}, treatments=[{"id": "c1", "drug": "Cisplatin", "dose": "1 mg", "days": "1"}]
)
NAMED = clocks_of(stays=[{"id": "misc", "label": "Stay"}], clocks={"hospital": {"starts": "admission misc"}, "illness": "symptom onset"})


@pytest.mark.parametrize(
    ("clocks", "typed", "found"),
    [
        (PLAIN, "1", ("hospital", "1")),
        (PLAIN, "-1", ("hospital", "-1")),
        (PLAIN, "0 d", ("hospital", "1")),
        (PLAIN, "6 d", ("hospital", "7")),
        (PLAIN, "1 wk", ("hospital", "8")),
        (PLAIN, "3 12:00", ("hospital", "3")),
        (PLAIN, "unknown", None),
        (PLAIN, "2 d before admission", ("hospital", "-2")),
        (PLAIN, "before admission", None),
        (PLAIN, "2 d after the war", None),
        (PLAIN, "illness 3", None),
        (ZERO, "0", ("illness", "0")),
        (ZERO, "3", ("illness", "3")),
        (ZERO, "1 d after fever", ("illness", "1")),
        (TWO_STAYS, "early 3", ("early", "3")),
        (TWO_STAYS, "late 0", ("late", "0")),
        (TWO_STAYS, "3", None),
        (TWO_STAYS, "8 wk before late", ("late", "-56")),
        (MET, "illness 1", ("hospital", "-3")),
        (MET, "illness 4", ("hospital", "1")),
        (MET, "2 d after fever", ("hospital", "-1")),
        (UNMET, "illness 4", ("illness", "4")),
        (NAMED, "misc 2", ("hospital", "2")),
        (NAMED, "2", ("hospital", "2")),
        (NAMED, "3 d before misc", ("hospital", "-3")),
        (NAMED, "illness 2", ("illness", "2")),
    ],
)
def test_places(clocks: Clocks, typed: str, found: tuple[str, str] | None) -> None:
    assert place(clocks, typed) == found


@pytest.mark.parametrize(
    ("clocks", "typed", "code", "hint"),
    [
        (PLAIN, "0", "clock-zero", "the eve is -1"),
        (PLAIN, "illness 3", "unknown-clock", "the patient has: hospital"),
        (TWO_STAYS, "3", "ambiguous-stay", "write the id of the stay before the day"),
        (NAMED, "chemo 1", "unknown-clock", "hospital, illness, misc"),
    ],
)
def test_faults_name_the_cure(clocks: Clocks, typed: str, code: str, hint: str) -> None:
    with pytest.raises(ValueFault) as caught:
        clocks.checked_place(Moment.parse(typed))
    assert caught.value.code == code
    assert hint in (caught.value.hint or "")


def test_unaligned_clocks_keep_axes_of_their_own() -> None:
    first, second = (UNMET.place(Moment.parse(typed)) for typed in ("1", "illness 1"))
    assert first is not None
    assert second is not None
    assert (first.axis, second.axis) == ("hospital", "illness")
    assert first.rank < second.rank


def test_positions_of_one_axis_are_ordered() -> None:
    typed = ["illness 1", "-1", "1", "1 08:00", "illness 9", "2 wk"]
    positions = [MET.place(Moment.parse(text)) for text in typed]
    days = [position.since for position in positions if position]
    assert days == sorted(days)
    assert len(days) == len(typed)


@pytest.mark.parametrize(
    ("clocks", "titles"),
    [
        (PLAIN, ["Hospital day"]),
        (TWO_STAYS, ["Day of the first stay", "Day of the second stay"]),
        (MET, ["Hospital day", "Day of illness"]),
        (NAMED, ["Hospital day", "Day of illness"]),
        (clocks_of(clock="chemo"), ["Day from the start of the count"]),
        (clocks_of(clock="diagnosis"), ["Day from diagnosis"]),
        (ZERO_CHEMO, ["Day after start of cisplatin"]),
        (clocks_of(clocks={"age": "birth"}), ["Day of life"]),
        (clocks_of(clock="illness", stays=[{"id": "x", "label": "The stay"}]), ["Day of illness", "Hospital day"]),
    ],
)
def test_titles(clocks: Clocks, titles: list[str]) -> None:
    assert [day_title(clocks, axis) for axis in clocks.axes] == titles


def test_the_default_clock() -> None:
    assert (PLAIN.default, MET.default, TWO_STAYS.default) == ("hospital", "hospital", None)
    assert clocks_of(stays=[{"id": "only"}]).default == "only"


def test_a_time_of_day_is_its_fraction() -> None:
    position = PLAIN.place(Moment.parse("2 06:00"))
    assert position is not None
    assert position.since == Decimal("1.25")


def day_clock(first: int) -> Clocks:
    return clocks_of(clocks={"hospital": {"starts": "admission", "first": str(first)}})


@pytest.mark.parametrize(
    ("text", "first", "start", "end"),
    [
        ("1", 1, 0, 1), ("2", 1, 1, 2), ("-1", 1, -1, 0), ("7", 1, 6, 7), ("6 d", 1, 6, 7), ("0", 0, 0, 1), ("1", 0, 1, 2), ("-1", 0, -1, 0),
        ("3 06:00", 1, "2.25", "2.25"), ("-1 12:00", 1, "-0.5", "-0.5"), ("12 h", 1, "0.5", "0.5"), ("90 min", 0, "0.0625", "0.0625"),
        ("1 d 6 h", 1, "1.25", "1.25"), ("about 7", 1, 6, 7), ("2 wk", 1, 14, 14), ("1 wk 2 d", 1, 9, 10), ("6 mo", 1, "182.625", "182.625"),
        ("36 h before admission", 1, "-1.5", "-0.5"), ("2 d before admission", 1, -2, -1), ("1 wk after admission", 1, 7, 7),
    ],
)  # fmt: skip
def test_from_when_to_when_a_time_can_have_been(text: str, first: int, start: int | str, end: int | str) -> None:
    place = day_clock(first).place(Moment.parse(text))
    assert place is not None
    assert (place.start, place.end) == pytest.approx((Decimal(start), Decimal(end)))


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("3-9", (2, 9)), ("5", (4, 5)), ("-3 to 2", (-3, 2)), ("-3", (-3, -2)), ("3 06:00-18:00", ("2.25", "2.75")), ("0 h to 72 h", (0, 3)),
        ("10 h to 48 h", ("0.4166666", 2)), ("2 wk to 4 wk", (14, 28)), ("day 2 to 4 wk", (1, 28)), ("0 d to 6 d", (0, 7)),
    ],
)  # fmt: skip
def test_spans_reach_from_the_earliest_to_the_latest_instant(text: str, edges: tuple[int | str, int | str]) -> None:
    start, end = day_clock(1).span(Span.parse(text))
    assert start is not None
    assert end is not None
    assert (start.start, end.end) == pytest.approx((Decimal(edges[0]), Decimal(edges[1])), abs=Decimal("1e-6"))


COURSE: dict[str, Any] = {
    "clocks": {"hospital": "admission", "illness": {"starts": "first fever", "align": "-3"}},
    "events": [
        {"at": "1 14:00", "kind": "admission", "label": "Admission"},
        {"at": "3 10:00", "kind": "procedure", "label": "**Biopsy**"},
        {"at": "5", "kind": "symptom", "label": "Rash"},
        {"at": "8", "kind": "symptom", "label": "Cough"},
        {"days": "6-9", "kind": "complication", "label": "Delirium"},
        {"at": "10", "kind": "discharge", "label": "Home"},
        {"at": "2 d after itself", "kind": "other", "label": "Itself"},
        {"at": "unknown", "kind": "exposure", "label": "Travel"},
    ],
    "procedures": [{"id": "tx", "name": "Transplant", "at": "4"}],
    "treatments": [
        {"drug": "anakinra", "days": "3-6"},
        {"id": "ivig", "drug": "immunoglobulin", "at": "2 09:00", "dose": "2 g/kg"},
        {"drug": "anakinra", "days": "12-14"},
    ],
}


@pytest.mark.parametrize(
    ("text", "printed", "start"),
    [
        ("3 wk after discharge", "31", 30),
        ("3 wk after Home", "31", 30),
        ("2 d before the biopsy", "1", 0),
        ("6 h after biopsy", "3", "2.6666666"),
        ("6 h after admission", "1", "0.8333333"),
        ("1 d after transplant", "5", 4),
        ("1 d after tx", "5", 4),
        ("2 d before anakinra", "1", 0),
        ("2 d before start of anakinra", "1", 0),
        ("2 d after the start of anakinra", "5", 4),
        ("2 d after last dose of anakinra", "16", 15),
        ("2 d after stopping anakinra", "16", 15),
        ("12 h after ivig", "2", "1.875"),
        ("1 d after first fever", "-2", -2),
        ("1 d after illness", "-2", -2),
        ("1 d after end of delirium", "10", 9),
        ("6 h", "1", "0.8333333"),
    ],
)
def test_a_time_is_counted_from_whatever_the_record_names(text: str, printed: str, start: int | str) -> None:
    clocks = clocks_of(**COURSE)
    found = clocks.checked_place(Moment.parse(text))
    assert found is not None
    assert f"{clocks.day_number(found)}" == printed
    assert found.start == pytest.approx(Decimal(start), abs=Decimal("1e-6"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2 d after symptom", "ambiguous-time"),
        ("2 d after delirium", "ambiguous-time"),
        ("2 d after anakinra", "ambiguous-time"),
        ("2 d after the war", "unknown-anchor"),
    ],
)
def test_what_could_be_two_times_or_none_is_a_fault(text: str, code: str) -> None:
    with pytest.raises(ValueFault) as caught:
        clocks_of(**COURSE).checked_place(Moment.parse(text))
    assert caught.value.code == code


@pytest.mark.parametrize("text", ["2 d after itself", "2 d after travel", "before discharge"])
def test_what_is_counted_from_nothing_known_has_no_place(text: str) -> None:
    assert clocks_of(**COURSE).checked_place(Moment.parse(text)) is None


def stays(gap: str, *events: dict[str, str], days: str | None = None) -> Clocks:
    first = {"id": "first", "label": "First stay"} | ({"days": days} if days else {})
    return clocks_of(stays=[first, {"id": "second", "gap": gap}], events=list(events))


HOME = {"at": "first 5", "kind": "discharge", "label": "Home"}


@pytest.mark.parametrize(
    ("clocks", "shift"),
    [
        (stays("5 d", HOME), 9),
        (stays("5 d", days="1-5"), 9),
        (stays("5 d", {"at": "first 5", "kind": "test", "label": "Last test"}), 9),
        (stays("2 wk", HOME), 18),
        (stays("5 d after discharge first", HOME), 9),
    ],
)
def test_a_gap_counts_from_the_end_of_the_stay_before(clocks: Clocks, shift: int) -> None:
    readmission = clocks.place(Moment.parse("second 1"))
    assert readmission is not None
    assert (readmission.axis, readmission.line) == ("second", "first")
    assert (readmission.start, readmission.since) == (Decimal(0), Decimal(shift))


def test_a_gap_that_is_not_known_keeps_the_stays_apart() -> None:
    clocks = stays("unknown", HOME)
    assert {clocks.first_day(name).line for name in clocks.axes} == {"first", "second"}


@given(st.integers(-400, 400).filter(bool), st.integers(-400, 400).filter(bool), st.sampled_from([0, 1]))
def test_ordinals_keep_their_order(one: int, other: int, first: int) -> None:
    a, b = (day_clock(first).place(Moment.parse(str(day))) for day in (one, other))
    assert a is not None
    assert b is not None
    assert (a.start < b.start) == (one < other)
    assert a.precedes(b) == (one < other)


def test_a_time_counted_from_an_earlier_stay_lies_in_the_stay_that_it_reaches() -> None:
    clocks = stays("5 d", HOME)
    found = [clocks.place(Moment.parse(text)) for text in ("2 d after home", "4 wk after home", "2 d before home")]
    assert [(place.axis, int(place.since), int(clocks.day_number(place))) for place in found if place] == [
        ("first", 6, 7), ("second", 32, 24), ("first", 2, 3),
    ]  # fmt: skip
