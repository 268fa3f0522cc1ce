"""Where a moment lies on which axis; clocks that do not meet are never counted together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from casereport.model.chronology import Chronology
from casereport.model.faults import ValueFault
from casereport.model.patient import Patient
from casereport.model.time import Moment


def chronology(**fields: Any) -> Chronology:
    return Chronology(Patient.model_validate({"id": "P1", **fields}))


def place(clocks: Chronology, typed: str) -> tuple[str, str] | None:
    """Axis and printed day of a moment."""
    position = clocks.position(Moment.parse(typed))
    return None if position is None else (position.axis, f"{clocks.day_number(position).normalize():f}")


PLAIN = chronology()
ZERO = chronology(clocks={"illness": {"starts": "fever", "first": "0"}})
TWO_STAYS = chronology(stays=[{"id": "early"}, {"id": "late", "first": "0"}])
MET = chronology(clocks={"hospital": {"starts": "admission"}, "illness": {"starts": "fever", "align": "-3"}})
UNMET = chronology(clocks={"hospital": {"starts": "admission"}, "illness": {"starts": "fever", "align": "unknown"}})
NAMED = chronology(stays=[{"id": "misc", "label": "Stay"}], clocks={"hospital": {"starts": "admission misc"}, "illness": "symptom onset"})


@pytest.mark.parametrize(
    ("clocks", "typed", "found"),
    [
        (PLAIN, "1", ("hospital", "1")),
        (PLAIN, "-1", ("hospital", "-1")),
        (PLAIN, "0 d", ("hospital", "1")),
        (PLAIN, "6 d", ("hospital", "7")),
        (PLAIN, "1 wk", ("hospital", "8")),
        (PLAIN, "3 12:00", ("hospital", "3.5")),
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
def test_places(clocks: Chronology, typed: str, found: tuple[str, str] | None) -> None:
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
def test_faults_name_the_cure(clocks: Chronology, typed: str, code: str, hint: str) -> None:
    with pytest.raises(ValueFault) as caught:
        clocks.checked_position(Moment.parse(typed))
    assert caught.value.code == code
    assert hint in (caught.value.hint or "")


def test_unaligned_clocks_keep_axes_of_their_own() -> None:
    first, second = (UNMET.position(Moment.parse(typed)) for typed in ("1", "illness 1"))
    assert first is not None
    assert second is not None
    assert (first.axis, second.axis) == ("hospital", "illness")
    assert first.rank < second.rank


def test_positions_of_one_axis_are_ordered() -> None:
    typed = ["illness 1", "-1", "1", "1 08:00", "illness 9", "2 wk"]
    positions = [MET.position(Moment.parse(text)) for text in typed]
    days = [position.days for position in positions if position]
    assert days == sorted(days)
    assert len(days) == len(typed)


@pytest.mark.parametrize(
    ("clocks", "titles"),
    [
        (PLAIN, ["Hospital day"]),
        (TWO_STAYS, ["early", "late"]),
        (MET, ["Hospital day", "Day of illness"]),
        (NAMED, ["Hospital day", "Day of illness"]),
        (chronology(clock="chemo"), ["Chemo day"]),
        (chronology(clocks={"age": "birth"}), ["Age"]),
        (chronology(clock="illness", stays=[{"id": "x", "label": "The stay"}]), ["Day of illness", "The stay"]),
    ],
)
def test_titles(clocks: Chronology, titles: list[str]) -> None:
    assert [axis.title for axis in clocks.axes.values()] == titles


def test_the_default_clock() -> None:
    assert (PLAIN.default, MET.default, TWO_STAYS.default) == ("hospital", "hospital", None)
    assert chronology(stays=[{"id": "only"}]).default == "only"


def test_a_time_of_day_is_its_fraction() -> None:
    position = PLAIN.position(Moment.parse("2 06:00"))
    assert position is not None
    assert position.days == Decimal("1.25")
