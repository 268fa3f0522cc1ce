"""Ages that agree with the past and with relatives, lengths that agree with the record."""

from __future__ import annotations

from collections.abc import Callable

Told = Callable[..., dict[str, str]]

PAST = {
    "age: 14 y, history: {medical: Appendicitis at age 9}": "",
    "age: 14 y, history: {medical: Appendicitis at the age of 19}": "age-contradiction history.medical",
    "age: 14 y, history: {medical: Epilepsy when she was 21}": "age-contradiction history.medical",
    "age: 14 y, history: {medical: Bronchiolitis at age 18 months}": "",
    "age: 14 y, history: {medical: Her mother had a stroke at age 40}": "",
    "age: 14 y, history: {family: Father died at age 50}": "",
    "age: 14 y, clocks: {age: birth}, history: {past_interventions: [{intervention: Grommets, when: age 4 y}]}": "",
    "age: 14 y, clocks: {age: birth}, history: {past_interventions: [{intervention: Grommets, when: age 24 y}]}": "age-contradiction "
    "history.past_interventions[0].when",
    "age: 3 y, history: {development: Walked at 14 years}": "age-contradiction history.development",
    "age: 3 y, history: {development: Walked at 14 months}": "",
    "age: 34 y, history: {medical: Bipolar disorder for 41 years}": "age-contradiction history.medical",
    "age: 60s, history: {medical: Appendicitis at age 90}": "",
}


def test_the_past(told: Told) -> None:
    assert told("age-contradiction", PAST) == PAST


RELATIVES = {
    "age: 14 y, family: {members: [{relation: mother, age: 41 y}]}": "",
    "age: 14 y, family: {members: [{relation: mother, age: 14 y}]}": "age-contradiction family.members[0].age",
    "age: 14 y, family: {members: [{relation: stepmother, age: 22 y}]}": "",
    "age: 14 y, family: {members: [{relation: sister, age: 8 y}]}": "",
    "age: 44 y, family: {members: [{relation: son, age: 40 y}]}": "age-contradiction family.members[0].age",
    "age: 44 y, family: {members: [{relation: son, age: 12 y}]}": "",
    "age: 44 y, family: {members: [{relation: father, age: 30 y, note: Died of it}]}": "",
}


def test_relatives(told: Told) -> None:
    assert told("age-contradiction", RELATIVES) == RELATIVES


BORN = {
    "clocks: {age: {starts: birth, first: 0}}, treatments: [{drug: a, dose: 1 mg, route: iv, every: 24 h, days: -4 to -2}]": "day-order "
    "treatments[0]",
    "clocks: {age: {starts: birth, first: 0}}, treatments: [{drug: a, dose: 1 mg, route: iv, every: 24 h, days: 0 to 2}]": "",
    "clocks: {hospital: {starts: admission}}, treatments: [{drug: a, dose: 1 mg, route: iv, every: 24 h, days: -4 to -2}]": "",
}


def test_birth_comes_first(told: Told) -> None:
    assert told("day-order", BORN) == BORN


COURSE = "{at: 1, kind: admission, label: Admission}, {at: 90, kind: death, label: Death}"
SEEN = "{at: 1, kind: admission, label: Admission}, {at: 2 y, kind: follow-up, label: Last visit}"
LENGTHS = {
    f"events: [{COURSE}], follow_up: Alive after 14 months": "length-contradiction follow_up",
    f"events: [{COURSE}], follow_up: Alive after 2 months": "",
    f"events: [{COURSE}], outcomes: [{{measure: Overall survival, value: 14 months}}]": "length-contradiction outcomes[0].value",
    f"events: [{COURSE}], outcomes: [{{measure: Overall survival, value: 3 months}}]": "",
    f"events: [{SEEN}], follow_up: 6-month follow-up without relapse": "length-contradiction follow_up",
    f"events: [{SEEN}], follow_up: No relapse in two years": "",
    f"events: [{SEEN}], follow_up: No relapse": "",
    f"events: [{SEEN}], follow_up: No recurrence within six years": "length-contradiction follow_up",
    "events: [{at: 1, kind: admission, label: Admission}], follow_up: No relapse in two years": "",
}


def test_lengths(told: Told) -> None:
    assert told("length-contradiction", LENGTHS) == LENGTHS


DEAD = "events: [{at: 0 d, kind: diagnosis, label: D}, {at: 22 mo, kind: death, label: Death}], clocks: {illness: {starts: diagnosis, first: 0}}, "
DEATHS = {
    f"{DEAD}follow_up: Until death at 20 months": "length-contradiction follow_up",
    f"{DEAD}follow_up: Until death at 22 months": "",
    f"{DEAD}follow_up: She died after nearly two years": "",
    f"{DEAD}outcomes: [{{measure: Death, value: died at 12 months}}]": "length-contradiction outcomes[0].value",
    f"{DEAD}outcomes: [{{measure: Overall survival, value: 2.2 months}}]": "length-contradiction outcomes[0].value",
    f"{DEAD}outcomes: [{{measure: Overall survival, value: 22 months}}]": "",
    f"{DEAD}follow_up: Her mother died at 65 years": "",
}


def test_deaths_are_on_their_day(told: Callable[..., dict[str, str]]) -> None:
    assert told("length-contradiction", DEATHS) == DEATHS
