"""The declarations: consent sentences, ethics, contributions, what a source does not report."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import document, text_of, titles

GUARDIAN = "A legal guardian of the patient gave written informed consent to the publication of this report"


@pytest.mark.parametrize(
    ("consent", "sentence"),
    [
        ("{from: patient, written: yes}", "The patient gave written informed consent to the publication of this report."),
        ("{from: patient}", "The patient gave informed consent to the publication of this report."),
        ("{from: patient, written: not reported}", "The patient gave informed consent to the publication of this report."),
        ("{from: patient, written: no}", "The patient gave oral informed consent to the publication of this report."),
        (
            "{from: patient, written: no, reason: He cannot write, approved: {committee: Board of Sampleton, id: 12/24}}",
            "The patient gave oral informed consent to the publication of this report. He cannot write. The Board of Sampleton approved that the consent was given in this way (number 12/24).",
        ),
        (
            "{from: legal representative, written: yes, capacity: no, reason: A court appointed the guardian}",
            "A legal representative of the patient gave written informed consent to the publication of this report. The patient could not decide. A court appointed the guardian.",
        ),
        (
            "{waiver: No relative could be reached, approved: {committee: Board of Sampleton, id: 12/24}}",
            "Consent to publication was waived for the patient by the Board of Sampleton (number 12/24). No relative could be reached.",
        ),
        (
            "{from: patient, written: yes, images: yes}",
            "The patient gave written informed consent to the publication of this report and the accompanying images.",
        ),
        (
            "{from: patient, written: yes, online: yes}",
            "The patient gave written informed consent to the publication of this report, including publication online.",
        ),
        (
            "{from: patient, written: yes, images: yes, online: yes}",
            "The patient gave written informed consent to the publication of this report and the accompanying images, including publication online.",
        ),
        ("{from: guardian, written: yes}", f"{GUARDIAN}."),
        ("{from: guardian, written: yes, assent: yes}", f"{GUARDIAN}. The patient agreed to the publication as well."),
        ("{from: guardian, written: yes, assent: no}", f"{GUARDIAN}."),
        ("{from: parents, written: yes}", "The parents of the patient gave written informed consent to the publication of this report."),
        (
            "{from: next of kin, written: yes}",
            "The next of kin of the patient gave written informed consent to the publication of this report.",
        ),
        (
            "{from: legal representative, written: yes}",
            "A legal representative of the patient gave written informed consent to the publication of this report.",
        ),
        (
            "{from: patient, written: yes, note: Two years later}",
            "The patient gave written informed consent to the publication of this report. Two years later.",
        ),
        ("{waiver: 'Committee X, file 3'}", "Consent to publication was waived for the patient. Committee X, file 3."),
        ("not obtained", "Consent to publication was not obtained for the patient. This is a draft, not for publication."),
        ("refused", "Consent to publication was refused for the patient. This is a draft, not for publication."),
        ("withdrawn", "Consent to publication was withdrawn for the patient. This is a draft, not for publication."),
        ("not asked", "Consent to publication was not sought from the patient. This is a draft, not for publication."),
        ("pending", "Consent to publication is pending for the patient. This is a draft, not for publication."),
        (
            "{state: refused, from: patient, written: yes, note: By the family}",
            "Consent to publication was refused for the patient. This is a draft, not for publication. By the family.",
        ),
    ],
)
def test_consent_of_one_patient(tmp_path: Path, consent: str, sentence: str) -> None:
    made = document(tmp_path / "case", f"patients: [{{id: P1, consent: {consent}}}]\n")
    assert text_of(made, "consent") == sentence
    is_open = "draft" in sentence or ("oral" in sentence and "approved" not in sentence) or "gave informed" in sentence
    assert made.banner == ("Draft, not for publication" if is_open else "")


def test_a_retold_report_may_leave_the_form_of_consent_open(tmp_path: Path) -> None:
    head = "casereport: 1\nstatus: published\ntitle: T\norigin: {citation: A report}\n"
    made = document(tmp_path / "case", f"{head}patients: [{{id: P1, consent: {{from: guardian}}}}]\n")
    assert text_of(made, "consent") == "A legal guardian of the patient gave informed consent to the publication of this report."
    assert made.banner == ""


def test_a_patient_without_consent_makes_a_draft(tmp_path: Path) -> None:
    made = document(tmp_path / "case", "sections: {case: C.}\n")
    assert text_of(made, "consent") == "Consent to publication is not recorded for the patient. This is a draft, not for publication."
    assert made.banner == "Draft, not for publication"


def test_consent_of_several_patients(tmp_path: Path) -> None:
    made = document(
        tmp_path / "case",
        """
patients:
  - {id: A, label: Patient A, consent: {from: patient, written: yes}}
  - {id: B, label: Patient B}
  - {id: C, consent: {from: guardian, written: yes}, family: {members: [{relation: mother, consent: written}]}}
  - {id: D, consent: not reported}
  - {id: E, consent: not obtained}
""",
    )
    assert text_of(made, "consent").splitlines() == [
        "Patient A gave written informed consent to the publication of this report.",
        "A legal guardian of Patient C gave written informed consent to the publication of this report.",
        "Consent to publication is not recorded for Patient B and Patient D. This is a draft, not for publication.",
        "Consent to publication was not obtained for Patient E. This is a draft, not for publication.",
        "Consent of relatives of Patient C: mother, written.",
    ]
    assert made.banner == "Draft, not for publication"


@pytest.mark.parametrize(
    ("consents", "told"),
    [
        (
            ["{from: patient, written: yes}"] * 3,
            "Each of the three patients gave written informed consent to the publication of this report.",
        ),
        (
            ["{from: parents, written: yes}"] * 2,
            "The parents of each of the two patients gave written informed consent to the publication of this report.",
        ),
        (
            ["{from: patient, written: yes}", "{from: patient, written: yes}", "{from: guardian, written: yes}"],
            (
                "Patient 1 and Patient 2 gave written informed consent to the publication of this report.\n"
                "A legal guardian of Patient 3 gave written informed consent to the publication of this report."
            ),
        ),
        (
            ["not obtained"] * 2,
            "Consent to publication was not obtained for Patient 1 and Patient 2. This is a draft, not for publication.",
        ),
    ],
)
def test_consents_that_are_alike_are_told_once(tmp_path: Path, consents: list[str], told: str) -> None:
    patients = "".join(f"  - {{id: P{n}, label: Patient {n}, consent: {consent}}}\n" for n, consent in enumerate(consents, 1))
    assert text_of(document(tmp_path / "case", f"patients:\n{patients}"), "consent") == told


@pytest.mark.parametrize(
    ("committee", "told"),
    [
        ("Ethics Committee of Sampleton", "the Ethics Committee of Sampleton"),
        ("our review board", "our review board"),
        ("the IRB", "the IRB"),
    ],
)
def test_a_committee_has_an_article(tmp_path: Path, committee: str, told: str) -> None:
    made = document(tmp_path / "case", f"statements: {{ethics: {{approved: {{committee: {committee}}}}}}}\n")
    assert text_of(made, "ethics") == f"The study was approved by {told}."


@pytest.mark.parametrize("journal", ["plain", "frontiers"])
def test_one_author_declares_alone(tmp_path: Path, journal: str) -> None:
    for number, (authors, opening) in enumerate(
        (("[{family: A}]", "The author declares that"), ("[{family: A}, {family: B}]", "The authors declare that"))
    ):
        made = document(tmp_path / str(number), f"authors: {authors}\nstatements: {{conflicts: none}}\n", journal)
        assert text_of(made, "conflicts").startswith(opening)


def test_an_invented_case_needs_none(tmp_path: Path) -> None:
    made = document(
        tmp_path / "case",
        "casereport: 1\nstatus: synthetic\ntitle: T\npatients: [{id: P1, consent: {from: patient, note: Kept as an example}}]\n",
    )
    assert text_of(made, "consent").splitlines() == ["The case is invented; no consent was needed.", "Kept as an example."]
    assert made.banner == "Synthetic case: no real patient"


def test_the_authors_own_statement_replaces_the_sentences(tmp_path: Path) -> None:
    made = document(
        tmp_path / "case", "patients: [{id: P1, consent: {from: patient, written: yes, note: Kept}}]\nstatements: {consent: She agreed.}\n"
    )
    assert text_of(made, "consent").splitlines() == ["She agreed.", "Kept."]


@pytest.mark.parametrize(
    ("ethics", "text"),
    [
        ("{approved: {committee: the board, id: 12-3}}", "The study was approved by the board (approval 12-3)."),
        ("{approved: {committee: the board}}", "The study was approved by the board."),
        ("{not_required: The law asks for none.}", "Ethical approval was not required: The law asks for none."),
        ("{waived: by the board}", "Ethical approval was waived: by the board."),
        ("Our board saw it.", "Our board saw it."),
        ("not applicable", "Not applicable."),
    ],
)
def test_ethics(tmp_path: Path, ethics: str, text: str) -> None:
    made = document(tmp_path / "case", f"statements: {{ethics: {ethics}}}\n")
    assert text_of(made, "ethics") == text


@pytest.mark.parametrize(
    ("statement", "section", "text"),
    [
        ("funding: none", "funding", "No funding was received for this work."),
        ("funding: Grant *7*", "funding", "Grant 7"),
        ("funding: [Grant 7, Grant 8.]", "funding", "Grant 7; Grant 8."),
        ("funding: {none: yes, asked: the dean}", "funding", "None (asked: the dean)."),
        ("conflicts: none", "conflicts", "The authors declare that they have no competing interests."),
        ("ai: none", "ai", "No generative artificial intelligence was used in writing this article or in making its figures."),
        ("data: not applicable", "data", "Not applicable."),
        ("acknowledgements: Thanks.", "acknowledgements", "Thanks."),
    ],
)
def test_statements(tmp_path: Path, statement: str, section: str, text: str) -> None:
    assert text_of(document(tmp_path / "case", f"statements: {{{statement}}}\n"), section) == text


AUTHORS = """
authors:
  - {given: Ada, family: Rossi, roles: [software, supervision], conflicts: Fee from a maker}
  - {group: The Circle, roles: validation}
"""


def test_contributions_and_conflicts_of_each_author(tmp_path: Path) -> None:
    made = document(tmp_path / "case", AUTHORS + "statements: {conflicts: Some.}\n")
    assert text_of(made, "contributions") == "Ada Rossi: Software, Supervision. The Circle: Validation."
    assert text_of(made, "conflicts").splitlines() == ["Some.", "Ada Rossi: Fee from a maker."]


PUBLISHED = """
casereport: 1
status: published
title: T
patients:
  - {id: A, label: Patient A, age: not reported, sex: male, treatments: not reported, history: {medical: not reported, family: not reported}}
  - {id: B, label: Patient B, age: 4 y, sex: not reported, treatments: not reported, history: {family: {state: not reported, how: lost chart}}}
statements: {funding: not reported}
"""


def test_what_the_source_does_not_report_is_told_once(tmp_path: Path) -> None:
    made = document(tmp_path / "case", PUBLISHED.lstrip())
    assert text_of(made, "not-reported") == (
        "The source does not report treatment and funding; for Patient A, it does not report age, medical history and family history; "
        "for Patient B, it does not report sex."
    )
    assert "Family history was not reported (lost chart)." in text_of(made, "case")
    assert "funding" in made.silent
    assert titles(made)[-1] == "Not reported in the source"


def test_the_source_is_named_before_it_is_it(tmp_path: Path) -> None:
    made = document(
        tmp_path / "case", PUBLISHED.lstrip().replace("treatments: not reported, ", "").replace("statements: {funding: not reported}\n", "")
    )
    assert text_of(made, "not-reported").startswith(
        "For Patient A, the source does not report age, medical history and family history; for Patient B, it"
    )


def test_a_record_of_ones_own_says_it_in_other_words(tmp_path: Path) -> None:
    made = document(tmp_path / "case", "patients: [{id: P1, age: not reported, follow_up: not reported}]\n")
    assert titles(made)[-1] == "Information not available"
    assert text_of(made, "not-reported") == "Age and follow-up were not reported."


def test_silence_is_not_told_as_not_reported(tmp_path: Path) -> None:
    assert text_of(document(tmp_path / "case", "sections: {case: C.}\n"), "not-reported") == ""


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("A.R. had speaker fees from a maker of pumps.", "A.R. had speaker fees from a maker of pumps."),
        ("A.R. declares an interest.", "A.R. declares an interest.\nAda Rossi: Speaker fees from a maker of pumps."),
    ],
)
def test_what_the_statement_holds_of_an_author_is_not_said_again(statement: str, told: str, tmp_path: Path) -> None:
    author = "authors: [{given: Ada, family: Rossi, conflicts: Speaker fees from a maker of pumps.}]"
    made = document(tmp_path, f"{author}\nstatements: {{conflicts: {statement}}}\n")
    assert text_of(made, "conflicts") == told


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Allergies were not asked about, as she was ventilated.", "No information was sought on psychosocial history and follow-up."),
        ("Her social history could not be obtained.", "No information was sought on allergies and follow-up."),
        ("Follow-up was not available.", "No information was sought on allergies and psychosocial history."),
        ("She had no rash.", "No information was sought on allergies, psychosocial history and follow-up."),
        ("Her mother was not asked.", "No information was sought on allergies, psychosocial history and follow-up."),
    ],
)
def test_what_the_text_says_was_not_asked_about_is_not_told_again(tmp_path: Path, said: str, left: str) -> None:
    fields = "history: {allergies: not asked, psychosocial: not asked}, follow_up: not asked"
    made = document(tmp_path / "case", f"patients: [{{id: P1, {fields}}}]\nsections: {{case: '{said}'}}\n")
    assert text_of(made, "not-reported") == left


def test_a_statement_that_nobody_asked_for_is_told_in_a_sentence(tmp_path: Path) -> None:
    made = document(tmp_path / "case", "statements: {conflicts: {state: not asked, how: a letter}}\n")
    assert "No information was sought on competing interests (a letter)." in text_of(made, "conflicts")
