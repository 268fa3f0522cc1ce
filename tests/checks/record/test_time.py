"""Time: every moment on a clock of its patient, everything in an order that can happen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]
TIMES = "bad-time calendar-date clock-zero unknown-clock ambiguous-stay day-order"
CLOCKS = "clocks: {hospital: {starts: admission}, illness: {starts: onset, first: 0}, age: {starts: birth, align: unknown}}"

RIGHT = (
    "events: [{at: 1, kind: admission, label: a}, {at: 1, kind: discharge, label: b}]",
    "events: [{at: -1, kind: symptom, label: a}, {at: illness 0, kind: symptom, label: b}]",
    "events: [{at: unknown, kind: symptom, label: a}, {at: 2 wk after admission, kind: other, label: b}, {at: before onset, kind: other, label: c}]",
    "treatments: [{drug: a, days: 3-9}, {drug: b, days: before 1 to ongoing}, {drug: c, days: illness 0-4}, {drug: d, days: -2 to 4}]",
    "labs: [{analyte: crp, values: {1: 1, illness 3: 2, age 3 y: 4, 2 06:00: 5}}]",
    "findings: [{label: a, onset: age 3 y}]",
    "stays: [{id: ward, days: 1-4}], events: [{at: ward 2, kind: other, label: a}]",
)


@pytest.mark.parametrize("lines", RIGHT)
def test_times_that_are_right(found: Found, lines: str) -> None:
    assert found(TIMES, f"id: P1, {CLOCKS}, {lines}") == []


WRONG = {
    "events: [{at: 0, kind: other, label: a}]": ("clock-zero", "events[0].at"),
    "events: [{at: treatment 3, kind: other, label: a}]": ("unknown-clock", "events[0].at"),
    "events: [{days: illness 3-1, kind: other, label: a}]": ("day-order", "events[0].days"),
    "presenting: [{finding: a, at: nowhere 3}]": ("unknown-clock", "presenting[0].at"),
    "treatments: [{drug: a, days: nowhere 3-4}]": ("unknown-clock", "treatments[0].days"),
    "treatments: [{drug: a, steps: [{dose: 1 mg, days: 0-4}]}]": ("clock-zero", "treatments[0].steps[0].days"),
    "labs: [{analyte: crp, values: {0: 1}}]": ("clock-zero", "labs[0].values.0"),
    "labs: [{analyte: crp, at: 0, result: 1}]": ("clock-zero", "labs[0].at"),
    "outcomes: [{measure: a, value: b, at: nowhere 1}]": ("unknown-clock", "outcomes[0].at"),
    "adverse_events: [{label: a, at: nowhere 1}]": ("unknown-clock", "adverse_events[0].at"),
    "events: [{at: 5, kind: admission, label: a}, {at: 4, kind: discharge, label: b}]": ("day-order", "events[1]"),
    "events: [{at: 5, kind: death, label: a}, {at: 6, kind: admission, label: b}]": ("day-order", "events[0]"),
}


@pytest.mark.parametrize("lines", WRONG)
def test_times_that_are_wrong_are_told_once(found: Found, lines: str) -> None:
    code, path = WRONG[lines]
    assert found(TIMES, f"id: P1, {CLOCKS}, {lines}") == [(code, f"patients[0].{path}")]


def test_a_day_of_two_stays_needs_its_stay(found: Found) -> None:
    stays = "id: P1, stays: [{id: one}, {id: two}]"
    assert found(TIMES, f"{stays}, events: [{{at: 3, kind: other, label: a}}]") == [("ambiguous-stay", "patients[0].events[0].at")]
    assert found(TIMES, f"{stays}, events: [{{at: two 3, kind: other, label: a}}]") == []


def test_two_stays_may_follow_each_other_in_any_order(found: Found) -> None:
    stays = "id: P1, stays: [{id: one}, {id: two}]"
    events = (
        "events: [{at: one 5, kind: discharge, label: a}, {at: two 1, kind: admission, label: b}, {at: one 1, kind: admission, label: c}]"
    )
    assert found(TIMES, f"{stays}, {events}") == []


def test_a_clock_that_starts_at_a_date_is_refused(found: Found) -> None:
    assert found(TIMES, "id: P1, clocks: {hospital: {starts: 4 July 2021}}") == [("calendar-date", "patients[0].clocks.hospital.starts")]
    assert found(TIMES, "id: P1, clocks: {hospital: admission}") == []


def test_a_clock_aligned_with_one_that_is_not_there(found: Found) -> None:
    clocks = "id: P1, clocks: {hospital: {starts: admission}, illness: {starts: onset, align: nowhere 3}}"
    assert found(TIMES, clocks) == [("unknown-clock", "patients[0].clocks.illness.align")]


COUNTED = "unknown-anchor ambiguous-time gap-without-end clock-circle start-time"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("events: [{at: 2 wk after discharge, kind: follow-up, label: a}]", [("unknown-anchor", "patients[0].events[0].at")]),
        (
            "events: [{at: 1, kind: test, label: b}, {at: 4, kind: test, label: c}, {at: 2 d after test, kind: other, label: a}]",
            [("ambiguous-time", "patients[0].events[2].at")],
        ),
        ("treatments: [{drug: x, days: 1-5}], labs: [{analyte: crp, values: {2 d after x: 4}}]", [("ambiguous-time", "patients[0].labs[0].values.2 d after x")]),
        ("treatments: [{drug: x, days: 1-5}], labs: [{analyte: crp, values: {2 d after the end of x: 4}}]", []),
        ("clocks: {a: x, b: {starts: y, align: c 2}, c: {starts: z, align: b 3}}", [("clock-circle", "patients[0].clocks.b.align"), ("clock-circle", "patients[0].clocks.c.align")]),
        ("labs: [{analyte: crp, values: {4 h: 1, 1 15:00: 2}}]", [("start-time", "patients[0].labs[0].values.4 h")]),
        ("labs: [{analyte: crp, values: {4 h: 1, 1 15:00: 2}}], events: [{at: 1 08:00, kind: admission, label: a}]", []),
        ("labs: [{analyte: crp, values: {4 h: 1, 12 h: 2}}]", []),
        ("clocks: {a: {starts: x, align: b 3}, b: {starts: y}}", [("clock-circle", "patients[0].clocks.a.align")]),
        ("clocks: {a: x, b: {starts: y, align: b 3}}", [("clock-circle", "patients[0].clocks.b.align")]),
        ("clocks: {a: x, b: {starts: y, align: 3}, c: {starts: z, align: b 2}}", []),
        ("clocks: {h: admission}, events: [{at: 1, kind: admission, label: Admission}, {at: 4, kind: admission, label: ICU}, {at: 2 d after admission, kind: other, label: a}]", []),
        ("events: [{at: 4, kind: discharge, label: Discharge}, {at: 9, kind: discharge, label: Home}, {at: 2 d after discharge, kind: other, label: a}]", [("ambiguous-time", "patients[0].events[2].at")]),
        ("stays: [{id: one}, {id: two, gap: 3 d}]", [("gap-without-end", "patients[0].stays[1].gap")]),
        ("stays: [{id: one}, {id: two, gap: 3 d}], events: [{at: one 4, kind: test, label: a}]", []),
        ("stays: [{id: one}, {id: two, gap: unknown}]", []),
    ],
)  # fmt: skip
def test_what_times_and_gaps_are_counted_from(found: Found, lines: str, expected: list[tuple[str, str]]) -> None:
    assert found(COUNTED, f"id: P1, {lines}") == expected
