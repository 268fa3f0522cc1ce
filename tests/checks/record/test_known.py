"""Ages over 89 and telling details in the entries of a real patient."""

from __future__ import annotations

from collections.abc import Callable

Told = Callable[..., dict[str, str]]

AGES = {
    "age: 94 y": "age-over-89 age",
    "age: 89 y": "",
    "age: '>89'": "",
    "age: 30 y, family: {members: [{relation: great-grandfather, age: 96 y}]}": "age-over-89 family.members[0].age",
    "age: 30 y, family: {members: [{relation: grandfather, age: 86 y}]}": "",
}


def test_ages_over_89(told: Told) -> None:
    assert told("age-over-89", AGES) == AGES


KNOWN = {
    "ethnicity: {value: Sami, relevance: none}, region: {value: a village on an island, relevance: none}, occupation: {value: teacher, relevance: "
    "none}": "telling-details ethnicity",
    "occupation: {value: mayor, relevance: none}, region: {value: a small fishing village, relevance: none}": "telling-details occupation",
    "history: {psychosocial: 'The only lighthouse keeper of the island, won the lottery'}": "telling-details history.psychosocial",
    "history: {psychosocial: Former member of parliament and mother of quadruplets}": "telling-details history.psychosocial",
    "history: {psychosocial: 'Jehovah\u2019s Witness and professional athlete'}": "telling-details history.psychosocial",
    "history: {psychosocial: Lives with both parents}": "",
    "history: {psychosocial: 'Lives alone in a rural area, works as an electrician, twin'}": "",
    "occupation: {value: farmer, relevance: exposure}, region: {value: northern Italy, relevance: exposure}": "",
    "history: {family: The twin sister is healthy}": "",
}


def test_telling_details(told: Told) -> None:
    assert told("telling-details", KNOWN) == KNOWN
