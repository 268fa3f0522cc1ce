"""Moments, spans and the count of days in words."""

from __future__ import annotations

from typing import Any

import pytest

from casereport.chart import Clocks
from casereport.chart.counting import count_sentences
from casereport.chart.heads import head_text
from casereport.chart.words import moment_text, span_text
from casereport.model.course import Event
from casereport.model.patient import Patient
from casereport.model.spans import Span
from casereport.model.time import Moment


def clocks_of(**fields: Any) -> Clocks:
    return Clocks(Patient.model_validate({"id": "P1", **fields}))


CLOCKS = clocks_of(
    clocks={
        "hospital": {"starts": "admission misc"},
        "illness": {"starts": "first fever", "first": "0"},
        "age": "birth",
        "chemo": "first cycle",
    },
    stays=[{"id": "misc", "label": "Stay for MIS-C"}],
)
STAYS = clocks_of(stays=[{"id": "early", "label": "Early stay"}, {"id": "late"}])
ILLNESS = clocks_of(clocks={"illness": {"starts": "first fever"}, "hospital": {"starts": "admission", "align": "5"}})


@pytest.mark.parametrize(
    ("clocks", "typed", "printed"),
    [
        (CLOCKS, "3", "day 3"),
        (CLOCKS, "day 3", "day 3"),
        (CLOCKS, "-2", "day −2"),
        (CLOCKS, "3 06:00", "day 3 at 06:00"),
        (CLOCKS, "illness 0", "day 0 of illness"),
        (CLOCKS, "chemo 4", "day 4 from the first cycle"),
        (CLOCKS, "misc 4", "day 4"),
        (CLOCKS, "about 8 wk before admission", "about 8 weeks before admission"),
        (CLOCKS, "1 wk after misc", "1 week after the stay for MIS-C"),
        (CLOCKS, "by illness 7", "by day 7 of illness"),
        (CLOCKS, "6 mo", "6 months after admission"),
        (CLOCKS, "illness 1 wk", "1 week after the first fever"),
        (CLOCKS, "0 h", "at admission"),
        (CLOCKS, "age 0 d", "at birth"),
        (CLOCKS, "illness 0 wk", "at the first fever"),
        (CLOCKS, "age 3 y", "at the age of 3 years"),
        (CLOCKS, "about age 9 y 6 mo", "at the age of about 9 years 6 months"),
        (CLOCKS, "by age 3 y", "by the age of 3 years"),
        (CLOCKS, "unknown", "time unknown"),
        (CLOCKS, "before admission", "before admission"),
        (STAYS, "early 1", "day 1 of the early stay"),
        (STAYS, "late 2", "day 2 of the second stay"),
        (STAYS, "late 2 05:00", "day 2 of the second stay at 05:00"),
        (CLOCKS, "illness 2 05:00", "day 2 of illness at 05:00"),
        (CLOCKS, "6 wk after second discharge", "6 weeks after the second discharge"),
        (CLOCKS, "6 wk after the second discharge", "6 weeks after the second discharge"),
        (CLOCKS, "2 d before last dose", "2 days before the last dose"),
        (STAYS, "early 3 d", "3 days after the start of the early stay"),
        (ILLNESS, "3", "day 3"),
        (ILLNESS, "hospital 3", "day 3 in hospital"),
    ],
)
def test_moments(clocks: Clocks, typed: str, printed: str) -> None:
    assert moment_text(Moment.parse(typed), clocks).replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("3-9", "days 3–9"),
        ("10 h to 48 h", "10 to 48 hours after admission"),
        ("0 h to 19 h", "from admission to 19 hours after admission"),
        ("age 0 h to 19 h", "from birth to 19 hours after birth"),
        ("10 min to 45 min", "10 to 45 minutes after admission"),
        ("2 d to 1 wk after discharge", "2 days to 1 week after discharge"),
        ("5", "day 5"),
        ("illness 3-9", "days 3–9 of illness"),
        ("-2 to 4", "day −2 to day 4"),
        ("3 06:00-18:00", "day 3 at 06:00 to 18:00"),
        ("3 06:00 to 4 07:00", "day 3 at 06:00 to day 4 at 07:00"),
        ("3 to ongoing", "from day 3, ongoing"),
        ("before 1 to ongoing", "from before day 1, ongoing"),
        ("before 1 to 5", "from before day 1 to day 5"),
        ("3 to before 9", "from day 3 to before day 9"),
        ("3 to unknown", "from day 3, end unknown"),
        ("unknown to 5", "until day 5, start unknown"),
        ("0 h to ongoing", "from admission, ongoing"),
        ("0 h to unknown", "from admission, end unknown"),
        ("before 0 h to 3", "from before admission to day 3"),
        ("0 h to 3", "admission to day 3"),
        ("day -3 to 0 h", "day −3 to admission"),
        ("0 h to 0 h", "at admission"),
        ("2 wk to 6 mo", "2 weeks to 6 months after admission"),
        ("about 3 to 5", "about day 3 to day 5"),
    ],
)
def test_spans(typed: str, printed: str) -> None:
    assert span_text(Span.parse(typed), CLOCKS).replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    ("clocks", "typed", "head"),
    [
        (CLOCKS, "3", "3"),
        (CLOCKS, "-1", "−1"),
        (CLOCKS, "3 18:30", "3, 18:30"),
        (CLOCKS, "6 mo", "6 mo"),
        (CLOCKS, "about 3", "about 3"),
        (CLOCKS, "illness 0", "0"),
        (CLOCKS, "age 3 y", "3 y"),
        (ILLNESS, "hospital 1", "5"),
        (ILLNESS, "hospital 2 wk", "19"),
        (STAYS, "late 4", "4"),
    ],
)
def test_heads_of_columns(clocks: Clocks, typed: str, head: str) -> None:
    place = clocks.place(Moment.parse(typed))
    assert place is not None
    assert head_text(place, clocks).replace("\u00a0", " ") == head


@pytest.mark.parametrize(
    ("clocks", "sentences"),
    [
        (
            CLOCKS,
            [
                "Hospital day 1 is the day of admission.",
                "Day 0 of illness is the day of the first fever.",
                "Age is counted from birth.",
                "Days are counted from the first cycle, which is day 1.",
            ],
        ),
        (
            ILLNESS,
            ["Day 1 of illness is the day of the first fever.", "Hospital day 1 is the day of admission; this was day 5 of illness."],
        ),
        (
            clocks_of(clocks={"hospital": "admission", "illness": {"starts": "rash", "align": "unknown"}}),
            [
                "Hospital day 1 is the day of admission.",
                "Day 1 of illness is the day of rash; how this count meets the others is not known.",
            ],
        ),
        (clocks_of(clock="hospital"), []),
        (clocks_of(), []),
        (clocks_of(clock="illness"), ["Days are counted as days of illness."]),
        (clocks_of(clock="chemo"), ["Days are counted as days from the start of the count."]),
    ],
)
def test_how_days_are_counted(clocks: Clocks, sentences: list[str]) -> None:
    patient = clocks.patient
    events = tuple(Event.model_validate({"at": f"{name} 3", "kind": "other", "label": "a"}) for name in patient.clocks)
    used = Clocks(patient.model_copy(update={"events": events}))
    assert [text.replace("\u00a0", " ") for text in count_sentences(used)] == sentences


@pytest.mark.parametrize("align", [{}, {"align": "unknown"}])
def test_a_clock_by_which_no_day_is_told_is_not_explained(align: dict[str, str]) -> None:
    fields: dict[str, Any] = {"clocks": {"hospital": "admission", "illness": {"starts": "rash", **align}}}
    events = [{"at": at, "kind": "other", "label": "a"} for at in ("2", "1 d after rash")]
    assert count_sentences(clocks_of(**fields, events=events)) == []


def test_a_clock_of_which_only_lengths_are_told_counts_no_days() -> None:
    fields: dict[str, Any] = {
        "clocks": {"life": {"starts": "birth", "first": "0"}},
        "events": [{"at": "life 3 h", "kind": "other", "label": "a"}],
    }
    assert count_sentences(clocks_of(**fields)) == []
    day = {"at": "life 2", "kind": "other", "label": "b"}
    assert count_sentences(clocks_of(**(fields | {"events": [*fields["events"], day]}))) == ["Days are counted from birth, which is day 0."]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("6 wk after the end of late", "6 weeks after the end of the second stay"),
        ("6 wk after end of early", "6 weeks after end of the early stay"),
        ("2 d after the start of the late", "2 days after the start of the second stay"),
        ("2 d after discharge late", "2 days after discharge of the second stay"),
    ],
)
def test_a_stay_is_told_by_its_name_also_behind_the_end_of_it(typed: str, printed: str) -> None:
    assert moment_text(Moment.parse(typed), STAYS).replace("\u00a0", " ") == printed


NAMED_THINGS = clocks_of(
    clocks={"hospital": {"starts": "Admission"}, "post": {"starts": "ltx", "first": "0"}},
    procedures=[{"id": "ltx", "name": "Lung transplantation", "at": "3"}],
    treatments=[{"id": "ana", "drug": "anakinra", "brand": "Kineret", "dose": "1 mg", "days": "2-4"}],
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("post 3", "day 3 after lung transplantation"),
        ("2 h after Lung transplantation", "2 hours after lung transplantation"),
        ("2 h after ltx", "2 hours after lung transplantation"),
        ("3 d after start of ana", "3 days after start of anakinra"),
        ("3 d after Kineret", "3 days after Kineret"),
        ("2 d before Discharge home", "2 days before discharge home"),
        ("3 wk", "3 weeks after admission"),
        ("post 2 wk", "2 weeks after lung transplantation"),
    ],
)
def test_a_time_names_what_it_counts_from_as_a_sentence_does_and_by_no_id(typed: str, printed: str) -> None:
    assert moment_text(Moment.parse(typed), NAMED_THINGS).replace("\u00a0", " ") == printed
