"""The author's own words inside a sentence: what kind they are, which article they take."""

from __future__ import annotations

import pytest
from tests.document.dump import inline

from casereport.document.narrative.free import form_of, is_adjective, observed, parted, were_for
from casereport.document.narrative.nouns import with_article, with_the
from casereport.document.narrative.phrases import article_for
from casereport.document.prose.markup import read_name

FORMS = {
    "sentence": [
        "No mass was seen", "Both parents smoked.", "The heart lay to the left.", "9 cm mass. No ascites was found.", "Streptococci grew",
        "Two of four criteria were met", "Colchicine had failed",
    ],
    "verb": ["Lives with both parents", "goes to school", "smoked until 2010", "denies chest pain", "vomited twice", "died", "Improved with steroids"],
    "participle": ["Fully immunized against measles", "vaccinated", "born at term", "previously treated"],
    "predicate": [
        "normal", "Previously healthy", "Uneventful, born at term", "Complete for age", "positive for hepatitis B", "Good, if relapses stop",
        "within normal limits", "up to date", "negative",
        "in no distress", "without fever", "unable to walk", "not elevated",
    ],
    "person": ["smoker", "ex-smoker", "Smoker of 20 cigarettes", "retail worker"],
    "denial": ["no growth after 5 days", "None abroad"],
    "number": ["1:80", "12", "<0.5 mg/L", "60%"],
    "noun": [
        "Bronchiolitis in infancy", "normal hearing", "9 cm adnexal mass, ascites", "Heard by two examiners.", "nodules that were painful",
        "low procalcitonin", "partial response (RECIST 1.1), sum 48 mm",
        "Known asthma", "collapsed lung", "oral contraceptive", "normal and equal pulses",
    ],
    "adjective": ["Worse at night.", "cachectic", "no longer febrile", "Asthmatic, allergic to dust"],
}  # fmt: skip


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in FORMS.items() for text in texts])
def test_what_kind_of_words_a_text_is(form: str, text: str) -> None:
    assert form_of(read_name(text)) == form


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("9 cm adnexal mass, ascites", "a 9 cm adnexal mass, ascites"),
        ("Ascites", "ascites"),
        ("Effusion of *14 mm*", "an effusion of *14 mm*"),
        ("a small mass", "a small mass"),
        ("liver edge palpable 3 cm below the costal margin", "a liver edge palpable 3 cm below the costal margin"),
        ("positive Nicoladoni-Branham sign", "a positive Nicoladoni-Branham sign"),
        ("intermittent gallop", "an intermittent gallop"),
        ("nearly absent radial pulse", "a nearly absent radial pulse"),
        ("dusky left forearm", "a dusky left forearm"),
        ("Kernig's sign", "Kernig's sign"),
        ("positive Kernig's sign", "a positive Kernig's sign"),
        ("Coombs test", "a Coombs test"),
        ("Complete metabolic panel", "a complete metabolic panel"),
        ("effusion 14 mm", "an effusion 14 mm"),
        ("Nodule palpable in the neck", "a nodule palpable in the neck"),
        ("ascites detectable", "ascites detectable"),
        ("equal pulses", "equal pulses"),
        ("dry skin", "dry skin"),
        ("acute kidney injury", "acute kidney injury"),
        ("two nodules", "two nodules"),
        ("No mass", "no mass"),
        ("unilateral effusion", "a unilateral effusion"),
        ("MRI lesion", "an MRI lesion"),
        ("peritoneal deposits; progressive disease", "peritoneal deposits; progressive disease"),
    ],
)
def test_a_noun_that_is_counted_has_an_article(typed: str, told: str) -> None:
    assert inline(with_article(read_name(typed))) == told


@pytest.mark.parametrize(
    ("typed", "told"), [("abdomen", "the abdomen"), ("both knees", "both knees"), ("stool", "stool"), ("Left hip", "the left hip")]
)
def test_a_part_of_the_body_has_its_article(typed: str, told: str) -> None:
    assert inline(with_the(read_name(typed))) == told


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("11-year-old", "an"), ("8-day", "an"), ("18-month", "an"), ("80-year-old", "an"), ("61-year-old", "a"), ("100-day", "a"), ("unilateral", "a"),
        ("unimpaired", "an"), ("unidentified", "an"), ("urinary", "a"), ("urgent", "an"), ("hour", "an"), ("European", "a"), ("MRI", "an"), ("CT", "a"),
        ("HIV", "an"), ("ulcer", "an"), ("*ulcer*", "an"),
    ],
)  # fmt: skip
def test_articles_go_by_the_sound(words: str, article: str) -> None:
    assert article_for(words) == article


def test_adjectives_and_plurals_are_known_by_their_ends() -> None:
    assert [word for word in ("transthoracic", "abdominal", "severe", "culture", "grade 2", "LC-MS/MS") if is_adjective(word)] == [
        "transthoracic", "abdominal", "severe",
    ]  # fmt: skip
    assert [name for name in ("blood cultures", "cultures of blood", "diagnosis", "virus", "arthritis", "mass") if were_for([name]) == "were"] == [
        "blood cultures", "cultures of blood",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "part", "rest"),
    [
        ("severe stenosis; the valve was normal", "severe stenosis", "the valve was normal"),
        ("9 cm mass. No ascites was found.", "9 cm mass", "No ascites was found."),
        ("*Gout*; tophi; he was pale", "*Gout*; tophi", "he was pale"),
        ("The valve was normal; small leak", "", "The valve was normal; small leak"),
        ("a mass; a node", "a mass; a node", ""),
        ("", "", ""),
    ],
)
def test_what_is_no_sentence_parts_from_the_sentences_behind_it(typed: str, part: str, rest: str) -> None:
    assert tuple(inline(nodes) for nodes in parted(read_name(typed))) == (part, rest)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("benzodiazepines and barbiturates detected", ("benzodiazepines and barbiturates", "were", "detected", "", "")),
        ("*Klebsiella* isolated in two bottles, 48 h", ("*Klebsiella*", "was", "isolated", " in two bottles", ", 48 h")),
        ("heroin, cocaine and cannabis found (urine)", ("heroin, cocaine and cannabis", "were", "found", "", " (urine)")),
        ("no growth seen", ("no growth", "was", "seen", "", "")),
        ("HER2 negative", ("HER2", "was", "negative", "", "")),
    ],
)
def test_a_name_with_a_state_behind_it_is_known(typed: str, parts: tuple[str, ...]) -> None:
    seen = observed(read_name(typed))
    assert seen is not None
    assert (inline(seen.items), seen.be(), seen.state, inline(seen.near), inline(seen.far)) == parts


@pytest.mark.parametrize(
    "typed", ["isolated lesion", "Gram positive cocci", "none seen", "partially raised", "normal kidneys, liver enlarged", "a mass"]
)
def test_other_words_are_no_name_with_a_state(typed: str) -> None:
    assert observed(read_name(typed)) is None
