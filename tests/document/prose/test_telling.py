"""When the author's prose tells an entry: in one sentence, in whole words, not negated."""

from __future__ import annotations

import pytest

from casereport.document.prose.telling import Telling


@pytest.mark.parametrize(
    ("prose", "pieces", "told"),
    [
        ("She had a fever.", ("fever",), True),
        ("She had FEVER and a rash", ("fever", "rash"), True),
        ("She had a fever. A rash came.", ("fever", "rash"), False),
        ("She was feverish.", ("fever",), False),
        ("She had a non-fever illness.", ("fever",), False),
        ("She had no fever.", ("fever",), False),
        ("She had no fever.", ("no fever",), True),
        ("Fever was denied.", ("fever",), False),
        ("Blood cultures were negative.", ("Blood cultures", "negative"), True),
        ("C-reactive protein was 12\u00a0mg/L.", ("12 mg/L",), True),
        ("A hyphen\u00adated word.", ("hyphenated word",), True),
        ("Fever; rash followed", ("fever", "rash"), False),
        ("Anything", (), False),
        ("", ("fever",), False),
    ],
)
def test_tells(prose: str, pieces: tuple[str, ...], told: bool) -> None:
    assert Telling([prose]).tells(*pieces) is told


@pytest.mark.parametrize(
    ("prose", "pieces", "when", "told"),
    [
        ("Bruised on day 3.", ("bruising",), "day 3", True),
        ("She had a rash on day -3.", ("rash",), "day \u22123", True),
        ("She had a rash on day 3.", ("rash",), "day \u22123", False),
        ("At 20 h she had a rash.", ("rash",), "20 hours after birth", True),
        ("At 20 hours of life she had a rash.", ("rash",), "20 hours after birth", True),
        ("At 21 h she had a rash.", ("rash",), "20 hours after birth", False),
        ("At 20 minutes she had a rash.", ("rash",), "20 hours after birth", False),
        ("Twenty hours after surgery she had a rash.", ("rash",), "20 hours after birth", False),
        ("Splenectomy was performed at 56 months.", ("Splenectomy",), "56 months after diagnosis", True),
        ("Her mother had breast cancer at 48 years.", ("mother", "breast cancer at 48 y"), "", True),
        ("She stayed in intensive care on days 1 to 4.", ("ICU",), "days 1\u20134", True),
        ("Ultrasonography of the abdomen on day 2 showed no splenomegaly.", ("Ultrasound, abdomen", "no splenomegaly"), "day 2", True),
        ("Ultrasound of the abdomen on day 2 showed splenomegaly.", ("Ultrasound, abdomen", "no splenomegaly"), "day 2", False),
        ("Splenomegaly was absent on ultrasound of the abdomen, day 2.", ("Ultrasound, abdomen", "no splenomegaly"), "day 2", True),
        ("She was admitted on day 1 and discharged on day 10.", ("Admission",), "day 1", True),
        ("She was admitted on day 1 and discharged on day 10.", ("Discharge",), "day 10", True),
        ("She was admitted on day 1 and discharged on day 10.", ("Discharge",), "day 1", False),
        ("On day 1 she had fever, cough and a rash.", ("cough",), "day 1", True),
        ("On day 1 she had fever, and a rash on day 4.", ("rash",), "day 1", False),
        ("Cefepime 2 g i.v. every 12 hours was given from day 4 to day 10.", ("Cefepime", "2 g", "Intravenous, every 12 h"), "days 4–10", True),
        ("Cefepime 1 g i.v. every 12 hours was given from day 4 to day 10.", ("Cefepime", "2 g", "Intravenous, every 12 h"), "days 4–10", False),
        ("Cefepime 12 g was given every 2 h on days 4 to 10.", ("Cefepime", "2 g", "every 12 h"), "days 4–10", False),
        ("Cefepime 2 g was given every 12 h on days 4 to 9.", ("Cefepime", "2 g", "every 12 h"), "days 4–10", False),
        ("On the third hospital day a rash appeared.", ("rash",), "day 3", True),
        ("A rash appeared on day three.", ("rash",), "day 3", True),
        ("Two hours after admission a rash appeared.", ("rash",), "2 hours after admission", True),
        ("There were petechiae.", ("petechiae",), "day 1", False),
        ("She had no fever but a cough on day 2.", ("cough",), "day 2", True),
        ("She did not have a cough on day 2.", ("cough",), "day 2", False),
        ("A cough was not heard on day 2.", ("cough",), "day 2", False),
        ("Ferritin was 1,484 on day 3.", ("ferritin", "1484"), "day 3", True),
    ],
)  # fmt: skip
def test_tells_at_a_time(prose: str, pieces: tuple[str, ...], when: str, told: bool) -> None:
    assert Telling([prose]).tells(*pieces, when=when) is told


@pytest.mark.parametrize(
    ("prose", "pieces"),
    [
        ("Sarcoidosis was considered but ruled out.", ("sarcoidosis",)),
        ("Sarcoidosis was suspected.", ("sarcoidosis",)),
        ("Sarcoidosis could not be proved.", ("sarcoidosis",)),
        ("She declined a colonoscopy.", ("colonoscopy",)),
        ("Warfarin 5 mg was proposed.", ("warfarin", "5 mg")),
        ("Had it recurred, warfarin 5 mg would have been given.", ("warfarin", "5 mg")),
        ("Another patient received warfarin 5 mg.", ("warfarin", "5 mg")),
        ("Her sister had psoriasis.", ("psoriasis",)),
        ("Visual acuity was 6/60.", ("visual acuity", "6/6")),
        ("The score was 4 of 15.", ("score", "15")),
        ("The heart rate was 130/min and the respiratory rate 44/min.", ("heart rate", "44/min")),
        ("Culture was positive for Gram-negative rods.", ("culture", "negative")),
        ("Seizures were frequent.", ("seizures", "none")),
        ("There was weakness of the right arm.", ("weakness of the left arm",)),
        ("Ultrasound of the right knee showed an effusion on the left.", ("ultrasound, left knee", "effusion")),
        ("The count recovered only partially.", ("count", "recovered")),
        ("The fever had gone.", ("fever",)),
        ("Lumbar puncture failed to show pleocytosis.", ("lumbar puncture", "pleocytosis")),
        ("She nearly died.", ("died",)),
        ("Ultrasound of the liver was anything but normal.", ("ultrasound, liver", "normal")),
        ("The smear was falsely negative.", ("smear", "negative")),
        ("The smear, negative at first, became positive.", ("smear", "negative")),
        ("The smear was negative only in the second laboratory.", ("smear", "negative")),
        ("Hearing was normal on the right and impaired on the left.", ("hearing", "normal")),
        ("The diagnosis of meningitis was doubted.", ("meningitis",)),
        ("The fever had all but resolved.", ("fever", "resolved")),
        ("It is not true that there was no splenomegaly.", ("no splenomegaly",)),
        ("Splenomegaly was not absent.", ("no splenomegaly",)),
        ("She did not lack splenomegaly.", ("no splenomegaly",)),
        ("Neither blisters nor splenomegaly were absent.", ("no splenomegaly",)),
    ],
)
def test_what_is_doubted_over_or_of_others_is_not_told(prose: str, pieces: tuple[str, ...]) -> None:
    assert not Telling([prose]).tells(*pieces)


def test_two_days_later_is_not_day_two() -> None:
    assert not Telling(["Two days later an appendectomy was done."]).tells("appendectomy", when="day 2")


def test_what_a_piece_says_itself_is_no_doubt() -> None:
    assert Telling(["Heart failure was unlikely."]).tells("heart failure", "unlikely")
    assert Telling(["The rash resolved."]).tells("rash", "resolved")
    assert Telling(["Weakness of the left arm was found."]).tells("weakness of the left arm")
    assert Telling(["Seizures were absent."]).tells("no seizures")


@pytest.mark.parametrize("second", ["showed no growth", "grew Escherichia coli"])
def test_entries_of_one_list_are_not_taken_for_one_another(second: str) -> None:
    rivals = {"tests": ["Blood culture", "Urine culture"]}
    telling = Telling([f"Urine culture grew Klebsiella and blood culture {second}."], rivals)
    assert not telling.tells("Blood culture", "Klebsiella", kind="tests")
    assert telling.tells("Urine culture", "Klebsiella", kind="tests")
    assert telling.tells("Blood culture", second.removeprefix("grew ").removeprefix("showed "), kind="tests")


def test_a_denial_ends_at_the_verb_behind_it() -> None:
    telling = Telling(
        ["A teacher who had never smoked was admitted with chest pain.", "A girl without previous illness and with a cough came."]
    )
    assert telling.tells("chest pain")
    assert telling.tells("cough")
    assert telling.denies("tobacco")


@pytest.mark.parametrize(
    ("prose", "told"),
    [("There were petechiae.", True), ("There were petechiae on day 2.", False), ("On day 2, tired, she had petechiae.", False)],
)
def test_a_time_may_be_left_out_where_no_other_stands(prose: str, told: bool) -> None:
    assert Telling([prose]).tells("petechiae", when="day 1", may_leave_time=True) is told


def test_speaks_of_a_subject() -> None:
    telling = Telling(["She had hypertension. Her mother had asthma."])
    assert telling.tells("asthma", about=("mother", "family"))
    assert not telling.tells("hypertension", about=("mother", "family"))


@pytest.mark.parametrize(
    ("prose", "denied"),
    [
        ("She had hypertension and no known allergies.", True),
        ("There were no known drug allergies.", True),
        ("She was not allergic to any drug.", True),
        ("Allergies were denied.", True),
        ("She had an allergy to penicillin, not to cefepime.", False),
        ("She had no fever, but an allergy.", False),
        ("She had an allergy.", False),
    ],
)
def test_denies(prose: str, denied: bool) -> None:
    assert Telling([prose]).denies("allergies") is denied


@pytest.mark.parametrize(
    "prose", ["Neither parent spoke English.", "The mother was not at home.", "Neither the mother nor the nurse saw it."]
)
def test_a_denial_beside_a_relative_is_no_family_history(prose: str) -> None:
    assert not Telling([prose]).denies("family")
    assert Telling(["There was no family history of cancer."]).denies("family")


def test_any_word() -> None:
    telling = Telling(["The woman came.", "She left."])
    assert telling.tells_any("man", "woman")
    assert not telling.tells_any("man", "he")
