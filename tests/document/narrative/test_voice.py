"""Sentences about a patient: names and pronouns, times, lists, and what survives of the author's marks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.document.dump import inline
from tests.document.figured import draft_of

from casereport.document.narrative.filling import filled, listing
from casereport.document.narrative.voice import Sentence, Voice, inner, opened, whole
from casereport.document.narrative.when import NEVER, When, lead, ordered, when_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.language import spoken
from casereport.model.course import Event

TWO = """
patients:
  - {id: P1, label: Patient 1, age: 40 y, sex: female, clock: hospital}
  - {id: P2, label: Patient 2, age: 41 y, sex: male, clock: hospital}
"""


def spot(folder: Path, who: str = "age: 62 y, sex: female", text: str = "") -> Spot:
    at = draft_of(
        folder, text or f"patients: [{{id: P1, {who}, clocks: {{diagnosis: {{starts: diagnosis, first: 0}}, hospital: admission}}}}]\n"
    ).at()
    return at.of(at.record.patients[0])


def said(at: Spot, *sentences: Sentence) -> str:
    (paragraph,) = Voice.of(at).paragraph(sentences)
    return inline(paragraph.children).replace("⍽", " ")


def when(at: Spot, typed: str, key: str = "at") -> When:
    return when_of(Event.model_validate({"kind": "other", "label": "x", key: typed}), at.clocks)


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("sex: female", "The patient was well and had a rash; her skin was dry."),
        ("sex: male", "The patient was well and had a rash; his skin was dry."),
        ("sex: unknown", "The patient was well and had a rash; their skin was dry."),
        ("sex: female, gender: non-binary", "The patient was well and had a rash; their skin was dry."),
        ("sex: male, gender: trans woman", "The patient was well and had a rash; her skin was dry."),
        ("sex: female, gender: transman", "The patient was well and had a rash; his skin was dry."),
        ("label: Newborn", "Newborn was well and had a rash; their skin was dry."),
    ],
)
def test_the_name_comes_first_then_the_pronoun_by_gender_else_sex(tmp_path: Path, who: str, told: str) -> None:
    at = spot(tmp_path, who)
    assert said(at, Sentence("{subject} {was} well"), Sentence("{subject} {had} a rash; {possessive} skin was dry")) == told


def test_verbs_agree_with_the_pronoun_they(tmp_path: Path) -> None:
    at = spot(tmp_path, "sex: intersex")
    assert (
        said(at, Sentence("{possessive} pulse was fast"), Sentence("{subject} {was} pale"))
        == "The patient’s pulse was fast. They were pale."
    )


def test_short_sentences_about_the_patient_are_joined_in_pairs(tmp_path: Path) -> None:
    told = said(spot(tmp_path), *[Sentence(f"{{subject}} {{had}} {what}") for what in ("fever", "a rash", "a cough", "pain")])
    assert told == "The patient had fever and had a rash. She had a cough and had pain."


def test_a_list_is_joined_to_nothing_and_a_pronoun_opens_no_two_sentences_in_a_row(tmp_path: Path) -> None:
    told = said(
        spot(tmp_path),
        *[Sentence(f"{{subject}} {{had}} {what}") for what in ("fever and pain", "a rash and a cough", "gout, asthma", "a limp")],
    )
    assert told == "The patient had fever and pain. She had a rash and a cough. The patient had gout, asthma. She had a limp."


def test_several_patients_are_told_together(tmp_path: Path) -> None:
    at = spot(tmp_path, text=TWO)
    both = replace(at, group=at.record.patients)
    sentences = (
        Sentence("{subject} {was} well"),
        Sentence("{possessive} {what} {was} normal", {"what": read_name("skin")}),
        Sentence("{subject} {was} fit"),
    )
    assert said(both, *sentences) == "Both patients were well. Their skin were normal. They were fit."
    assert said(both, sentences[1]) == "Both patients’ skin were normal."
    assert said(at, *sentences) == "Patient 1 was well. Her skin was normal. She was fit."


def test_a_time_leads_its_sentence_and_what_shares_it_is_joined(tmp_path: Path) -> None:
    at = spot(tmp_path)
    third = when(at, "hospital 3")
    told = said(
        at,
        Sentence("{subject} {had} fever", when=third),
        Sentence("{what} grew nothing", {"what": read_name("blood cultures")}, third),
        Sentence("{subject} fainted", when=third),
    )
    assert told == "On day 3 in hospital, the patient had fever, and blood cultures grew nothing. She fainted."


def test_whole_sentences_of_the_author_end_a_sentence(tmp_path: Path) -> None:
    at = spot(tmp_path)
    first = when(at, "hospital 1")
    told = said(
        at,
        Sentence("CT was done", when=first, tail=read_name("There was *no* mass.")),
        Sentence("{subject} slept", when=first),
        whole(read_name("All was well.")),
    )
    assert told == "On day 1 in hospital, CT was done. There was *no* mass. The patient slept. All was well."


def test_a_later_day_refers_back_once(tmp_path: Path) -> None:
    at = spot(tmp_path)
    days = [
        Sentence(f"{{subject}} {what}", when=when(at, f"hospital {day}"))
        for day, what in ((3, "fell"), (5, "rose"), (6, "left"), (19, "died"))
    ]
    assert (
        said(at, *days)
        == "On day 3 in hospital, the patient fell. Two days later, she rose. On day 6 in hospital, she left. On day 19 in hospital, she died."
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("5 mo", "five months after diagnosis"),
        ("24 mo", "at 24 months after diagnosis"),
        ("0.5 mo", "at 0.5 months after diagnosis"),
        ("0 mo", "at diagnosis"),
        ("about 2 wk", "about 2 weeks after diagnosis"),
        ("about hospital 2", "on about day 2 in hospital"),
        ("by hospital 7", "by day 7 in hospital"),
        ("2 d before admission", "two days before admission"),
        ("unknown", ""),
    ],
)
def test_how_a_moment_leads_a_sentence(tmp_path: Path, typed: str, told: str) -> None:
    assert lead(when(spot(tmp_path), typed)).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("hospital 3-9", "on days 3–9 in hospital"),
        ("hospital 3 to ongoing", "from day 3 in hospital onwards"),
        ("2 mo to 6 mo", "from 2 to 6 months after diagnosis"),
        ("before hospital 1 to hospital 4", "from before day 1 in hospital to day 4 in hospital"),
        ("hospital 3 to unknown", "from day 3 in hospital"),
        ("unknown to hospital 3", "until day 3 in hospital"),
        ("hospital 5", "on day 5 in hospital"),
    ],
)
def test_how_a_span_leads_a_sentence(tmp_path: Path, typed: str, told: str) -> None:
    assert lead(when(spot(tmp_path), typed, "days")).replace("\u00a0", " ") == told


def test_entries_are_told_by_time_and_those_without_last(tmp_path: Path) -> None:
    at = spot(tmp_path)
    times = [NEVER, *(when(at, typed) for typed in ("6 mo", "unknown", "0 mo", "2 wk"))]
    assert [one.words.replace("\u00a0", " ") for one in ordered(times, lambda one: one)] == [
        "at diagnosis", "2 weeks after diagnosis", "6 months after diagnosis", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "parts", "told"),
    [
        ("en", ["gout"], "gout"),
        ("en", ["gout", "asthma"], "gout and asthma"),
        ("en-GB", ["a", "b", "c"], "a, b and c"),
        ("en-US", ["a", "b", "c"], "a, b, and c"),
        ("en-US", ["a", "b"], "a and b"),
        ("en", ["red, cracked lips", "fever."], "red, cracked lips, and fever"),
    ],
)
def test_a_list_has_the_commas_of_its_language(language: str, parts: list[str], told: str) -> None:
    with spoken(language):
        assert inline(listing([read_name(part) for part in parts])) == told


def test_marks_survive_and_first_letters_fit_their_place() -> None:
    assert inline(inner(read_name("*Candida* grew."))) == "*Candida* grew"
    assert inline(inner(read_name("Effusion of *14 mm*"))) == "effusion of *14 mm*"
    assert inline(opened(read_name("*effusion* of 14 mm"))) == "*Effusion* of 14 mm"
    assert [inline(opened(read_name(text))) for text in ("pH was low", "mTOR", "rash")] == ["pH was low", "mTOR", "Rash"]


def test_an_empty_place_leaves_no_gap() -> None:
    assert inline(filled("{a} of {b} {c}.", a=read_name("CT"), b=read_name("chest"), c=())) == "CT of chest."
