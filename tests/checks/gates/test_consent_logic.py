"""Who gives a consent, in which form, for what: a matrix of age, life, capacity and giver, and of what journals ask for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

Found = Callable[..., list[tuple[str, str]]]

CODES = "no-consent consent-giver consent-form consent-of-the-dead consent-of-a-minor assent-open"
DEAD = "events: [{at: 3, kind: death, label: Death}]"
AGES = {"child": "age: 9 y", "adult": "age: 40 y"}
GIVERS = ("patient", "parents", "guardian", "next of kin", "legal representative")

# What is told of a written consent without a reason: by age, life, capacity and who gave it; nothing for what is in order.
MATRIX = {
    ("child", "alive", "able"): {
        "patient": ["consent-of-a-minor"], "parents": ["assent-open"], "guardian": ["assent-open"], "next of kin": ["assent-open"],
        "legal representative": ["assent-open"],
    },
    ("child", "alive", "unable"): {
        "patient": ["consent-giver", "consent-of-a-minor"], "parents": ["assent-open"], "guardian": ["assent-open"],
        "next of kin": ["assent-open"], "legal representative": ["assent-open"],
    },
    ("child", "dead", "able"): {"patient": ["consent-of-the-dead", "consent-of-a-minor"]},
    ("child", "dead", "unable"): {"patient": ["consent-of-the-dead", "consent-giver", "consent-of-a-minor"]},
    ("adult", "alive", "able"): {
        "parents": ["consent-giver"], "guardian": ["consent-giver"], "next of kin": ["consent-giver"], "legal representative": ["consent-giver"],
    },
    ("adult", "alive", "unable"): {
        "patient": ["consent-giver"], "parents": ["consent-giver"], "guardian": ["consent-giver"], "next of kin": ["consent-giver"],
        "legal representative": ["consent-giver"],
    },
    ("adult", "dead", "able"): {"patient": ["consent-of-the-dead"]},
    ("adult", "dead", "unable"): {"patient": ["consent-of-the-dead", "consent-giver"]},
}  # fmt: skip


@pytest.mark.parametrize(("age", "life", "mind", "giver"), list(product(AGES, ("alive", "dead"), ("able", "unable"), GIVERS)))
def test_the_giver_fits_the_patient(found: Found, age: str, life: str, mind: str, giver: str) -> None:
    capacity = ", capacity: no" if mind == "unable" else ""
    rest = f", {DEAD}" if life == "dead" else ""
    told = found(CODES, f"id: P1, {AGES[age]}, consent: {{from: {giver}, written: yes{capacity}}}{rest}")
    assert sorted(code for code, _ in told) == sorted(MATRIX[age, life, mind].get(giver, []))


@pytest.mark.parametrize(
    "note",
    ["Given on day 1 while he lacked capacity", "Signed while she was sedated", "Given while he was mute", "He was unable to decide"],
)
def test_a_note_that_tells_that_the_patient_could_not_decide(found: Found, note: str) -> None:
    told = found(CODES, f"id: P1, age: 40 y, consent: {{from: patient, written: yes, note: {note}}}")
    assert [code for code, _ in told] == ["consent-giver"]


ANSWERED = [
    "age: 40 y, consent: {from: patient, written: yes, note: 'Given three months later, when he had capacity'}",
    "age: 40 y, consent: {from: patient, written: yes, note: Given after she regained capacity}",
    "age: 40 y, consent: {from: patient, written: yes, note: Given with no witness}",
    "age: 40 y, consent: {from: legal representative, written: yes, reason: Appointed by a court}",
    "age: 40 y, consent: {from: parents, written: yes, capacity: no, reason: They are her guardians by law}",
    "age: 40 y, consent: {from: next of kin, written: yes, capacity: no, reason: He was in a coma}",
    f"age: 40 y, consent: {{from: patient, written: yes, reason: Given before the operation}}, {DEAD}",
    "age: 9 y, consent: {from: parents, written: yes, assent: yes}",
    "age: 9 y, consent: {from: parents, written: yes, assent: no, reason: He was too ill to be asked}",
    "age: 3 y, consent: {from: parents, written: yes}",
    "age: 10 h, consent: {from: parents, written: yes}",
    "age: '>89', consent: {from: patient, written: yes}",
    "age: 60s, consent: {from: patient, written: yes}",
    "age: 40 y, consent: {from: patient, written: no, reason: She cannot write, approved: {committee: Board of A, id: 1/24}}",
    "consent: {waiver: No relative could be reached, approved: {committee: Board of A, id: 1/24}}",
    "consent: {waiver: 'Waived by the ethics committee of A, number 1/24'}",
]


@pytest.mark.parametrize("patient", ANSWERED)
def test_what_is_answered_is_in_order(found: Found, patient: str) -> None:
    assert found(CODES, f"id: P1, {patient}") == []


OPEN = {
    "age: 60s, consent: {from: parents, written: yes}": "consent-giver",
    "age: '>89', consent: {from: guardian, written: yes}": "consent-giver",
    "age: 9 y, consent: {from: parents, written: yes, assent: no}": "consent-giver",
    "consent: {from: patient, written: no}": "no-consent",
    "consent: {from: patient, written: no, approved: {committee: Board of A, id: 1/24}}": "consent-form",
    "consent: {waiver: Nobody could be found}": "consent-form",
    "consent: {waiver: Nobody could be found, approved: {committee: Board of A}}": "consent-form",
    "consent: {waiver: Waived by the committee}": "consent-form",
}


@pytest.mark.parametrize("patient", OPEN)
def test_what_is_open_is_told(found: Found, patient: str) -> None:
    assert [code for code, _ in found(CODES, f"id: P1, {patient}")] == [OPEN[patient]]


DEATHS = {
    "outcomes: [{measure: Death, value: day 9}]": True,
    "outcomes: [{measure: Survival, value: died on day 9}]": True,
    "outcomes: [{measure: Death, value: no}]": False,
    "outcomes: [{measure: Death, value: not reported}]": False,
    "outcomes: [{measure: Death, value: unknown}]": False,
    "outcomes: [{measure: Survival, value: alive at 3 months}]": False,
}


@pytest.mark.parametrize("outcome", DEATHS)
def test_an_outcome_tells_of_a_death(found: Found, outcome: str) -> None:
    told = found("consent-of-the-dead", f"id: P1, consent: {{from: patient, written: yes}}, {outcome}")
    assert bool(told) is DEATHS[outcome]


@pytest.mark.parametrize(
    ("case", "died"),
    [("The patient died on day 9.", True), ("Her father died of a stroke.", False), ("She recovered.", False)],
)
def test_a_sentence_of_the_case_tells_of_a_death(found: Found, case: str, died: bool) -> None:
    told = found("consent-of-the-dead", "id: P1, consent: {from: patient, written: yes}", f"sections: {{case: {case}}}")
    assert bool(told) is died


def test_each_patient_of_a_series_has_a_consent_of_its_own(found: Found) -> None:
    patient = "id: P1, age: 40 y, consent: {from: patient, written: yes}"
    other = "  - {id: P2, age: 40 y, consent: {from: next of kin, written: yes}}"
    assert found(CODES, patient, others=other) == [("consent-giver", "patients[1].consent.from")]


ORAL = "id: P1, consent: {from: patient, written: no, reason: She cannot write, approved: {committee: Board of A, id: 1/24}}"


@pytest.mark.parametrize("journal", ["jmcr", "ajcr", "bmj-case-reports"])
def test_a_journal_that_asks_for_writing_takes_no_oral_consent(found: Found, journal: str) -> None:
    assert found("consent-form", ORAL, f"journal: {journal}") == [("consent-form", "patients[0].consent.written")]
    assert found("consent-form", ORAL, "journal: cureus") == []


def test_publication_online_is_a_note_and_where_the_journal_asks_a_warning(found: Found) -> None:
    patient = "id: P1, consent: {from: patient, written: yes}"
    assert found("online-consent", patient, "journal: cureus") == [("online-consent", "patients[0].consent")]
    assert found("online-consent", patient.replace("yes}", "yes, online: yes}"), "journal: cureus") == []


def test_a_refused_consent_covers_no_image(found: Found) -> None:
    whole = "figures: [{id: f, kind: image, identifiable: yes, panels: [{file: a.png, alt: A}]}]"
    patient = "id: P1, consent: {state: refused, from: patient, images: yes}"
    assert found("image-consent", patient, whole) == [("image-consent", "figures[0]")]
