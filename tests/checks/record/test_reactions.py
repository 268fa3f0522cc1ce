"""Adverse reactions: a causality and its grounds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casereport.clinical.causality import QUESTIONS, category_of, score_of

Told = Callable[..., dict[str, str]]
CODES = "causality-contradiction causality-open"
WHY = "suspected: a, dechallenge: positive, rechallenge: not done"

CAUSALITY = {
    f"causality: probable (Naranjo 6), {WHY}": "",
    f"causality: probable (Naranjo 3), {WHY}": "causality-contradiction adverse_events[0].causality",
    f"causality: definite (Naranjo 9), {WHY}": "",
    f"causality: probable (Naranjo 6), naranjo: {{1: yes, 2: yes, 3: yes, 5: no}}, {WHY}": "",
    f"causality: probable (Naranjo 6), naranjo: {{1: yes, 2: yes}}, {WHY}": "causality-contradiction adverse_events[0].causality",
    f"causality: probable, naranjo: {{1: yes, 2: yes}}, {WHY}": "causality-contradiction adverse_events[0].causality",
    f"causality: possible, naranjo: {{1: yes, 2: yes, 4: unknown}}, {WHY}": "",
    f"causality: possible, naranjo: {{1: yes, 2: yes, 3: no}}, {WHY}": "causality-contradiction adverse_events[0].naranjo.3",
    f"causality: definite, naranjo: {{1: yes, 2: yes, 3: yes, 4: yes, 5: no, 7: yes}}, {WHY}": "causality-contradiction "
    "adverse_events[0].naranjo.4",
    "causality: possible": "causality-open adverse_events[0].causality",
    "causality: possible, suspected: a": "causality-open adverse_events[0].causality",
    "causality: unlikely": "",
    "causality: 'certain (WHO-UMC)', suspected: a, dechallenge: positive, rechallenge: positive": "",
    f"causality: 'certain (WHO-UMC)', {WHY}": "causality-contradiction adverse_events[0].causality",
    f"who_umc: certain, {WHY}": "causality-contradiction adverse_events[0].who_umc",
    f"who_umc: probable, {WHY}": "",
    "who_umc: probable, suspected: a, dechallenge: negative": "causality-contradiction adverse_events[0].who_umc",
    "who_umc: possible, suspected: a, dechallenge: negative": "",
    f"who_umc: possible, causality: probable (WHO-UMC), {WHY}": "causality-contradiction adverse_events[0].who_umc",
    f"causality: probable (Naranjo 6), {WHY.replace('not done', 'negative')}": "",
    f"causality: definite (Naranjo 9), {WHY.replace('not done', 'negative')}": "causality-contradiction adverse_events[0].causality",
    "severity: mild": "",
    f"causality: definite (Naranjo 11), {WHY}": "",
    f"causality: definite (Naranjo 12), {WHY}": "causality-contradiction adverse_events[0].causality",
    f"causality: definite (Naranjo 19), {WHY}": "causality-contradiction adverse_events[0].causality",
    "causality: definite (Naranjo 13), suspected: a, dechallenge: positive, rechallenge: positive": "",
    "causality: definite (Naranjo 12), suspected: a, dechallenge: not done, rechallenge: positive": "",
    "causality: definite (Naranjo 13), suspected: a, dechallenge: not done, rechallenge: positive": "causality-contradiction "
    "adverse_events[0].causality",
}


def test_causality(told: Told) -> None:
    cases = {f"adverse_events: [{{label: rash, at: 5, {case}}}]": expected for case, expected in CAUSALITY.items()}
    assert told(CODES, cases) == cases


DRUG = "treatments: [{drug: Abatacept, id: aba, dose: 5 mg, route: iv, every: 24 h, days: 3-9}]"
ORDER = {
    f"{DRUG}, adverse_events: [{{label: rash, at: 5, suspected: abatacept}}]": "",
    f"{DRUG}, adverse_events: [{{label: rash, at: 2, suspected: abatacept}}]": "causality-contradiction adverse_events[0].suspected",
    f"{DRUG}, adverse_events: [{{label: rash, at: 2, suspected: [colchicine, aba]}}], history: {{medications: [Colchicine]}}": "causality-contradiction "
    "adverse_events[0].suspected[1]",
    f"{DRUG}, adverse_events: [{{label: rash, at: 3, suspected: abatacept}}]": "",
    f"{DRUG}, adverse_events: [{{label: rash, at: 2, suspected: colchicine}}], history: {{medications: [Colchicine 1 mg]}}": "",
    f"{DRUG}, adverse_events: [{{label: rash, at: 5, suspected: colchicine}}]": "causality-contradiction adverse_events[0].suspected",
    f"{DRUG}, adverse_events: [{{label: rash, at: 5, suspected: contrast medium}}], imaging: [{{kind: CT with contrast, result: mass}}]": "",
}


def test_suspected_drugs_come_first(told: Told) -> None:
    assert told(CODES, ORDER) == ORDER


AGAIN = "treatments: [{drug: a, courses: [{days: 1-2, dose: 1 mg}, {days: 5-6, dose: 1 mg, rechallenge: deliberate}]}]"
RECHALLENGES = {
    f"{AGAIN}, adverse_events: [{{label: rash, at: 5, suspected: a, rechallenge: not done}}]": "causality-contradiction "
    "adverse_events[0].rechallenge",
    f"{AGAIN}, adverse_events: [{{label: rash, at: 5, suspected: a, rechallenge: positive}}]": "",
    f"{DRUG}, adverse_events: [{{label: rash, at: 5, suspected: abatacept, rechallenge: not done}}]": "",
    f"{DRUG}, adverse_events: [{{label: rash, at: 5, suspected: abatacept, rechallenge: positive}}]": "causality-contradiction "
    "adverse_events[0].rechallenge",
    f"{DRUG}, adverse_events: [{{label: rash, at: 5, suspected: aba, rechallenge: negative}}]": "causality-contradiction "
    "adverse_events[0].rechallenge",
}


def test_rechallenges_agree(told: Told) -> None:
    assert told(CODES, RECHALLENGES) == RECHALLENGES


@pytest.mark.parametrize(("score", "category"), [(9, "definite"), (8, "probable"), (5, "probable"), (4, "possible"), (0, "doubtful")])
def test_categories(score: int, category: str) -> None:
    assert category_of(score) == category


def test_the_most_and_the_least() -> None:
    best = {item: ("no" if item in ("5", "6") else "yes") for item in QUESTIONS}
    worst = {item: ("yes" if item in ("5", "6") else "no") for item in QUESTIONS}
    assert (score_of(best), score_of(worst), score_of({})) == (13, -4, 0)
