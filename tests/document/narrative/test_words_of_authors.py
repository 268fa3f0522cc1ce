"""What authors type in the form of a note, told as a sentence of a report."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told

NOTES = {
    ("case", "history: {family: not remarkable}"): "family history was not remarkable.",
    ("case", "history: {family: father died of stroke}"): "The patient’s father died of stroke.",
    ("case", "history: {alcohol: occasionally}"): "drank alcohol occasionally.",
    ("case", "history: {travel: to India two months earlier}"): "had been to India two months earlier.",
    ("case", "history: {immunisations: up to date}"): "immunizations were up to date.",
    ("diagnosis", "differential: [{dx: Lupus, by: [complement], verdict: unlikely}]"): "judged unlikely on the basis of complement.",
    ("diagnosis", "differential: [{dx: HIV, by: [serology], verdict: excluded}]"): "HIV was excluded by serology.",
    ("diagnosis", "tests: [{name: PCR for influenza, result: not detected}]"): "PCR for influenza was not detected.",
    ("diagnosis", "imaging: [{kind: CT, result: showed two lesions}]"): "CT showed two lesions.",
    ("diagnosis", "imaging: [{kind: MRI, result: demonstrating edema}]"): "MRI was done, demonstrating edema.",
    ("outcome", "outcomes: [{measure: death, value: 'yes'}]"): "died.",
    ("outcome", "outcomes: [{measure: seizures, value: none}]"): "There were no seizures.",
    ("outcome", "outcomes: [{measure: mRS, value: '2', scale: 0-6}]"): "mRS was 2 on a scale of 0–6.",
    ("outcome", "adverse_events: {none: yes, asked: daily}"): "No adverse events occurred, asked daily.",
    ("outcome", "adverse_events: {none: yes, asked: weekly calls}"): "No adverse events occurred, according to weekly calls.",
    ("case", "events: [{at: 4, kind: other, label: Started on dialysis}]"): "the patient was started on dialysis.",
    ("case", "events: [{at: 4, kind: symptom, label: Onset of fever}]"): "On day 4, fever began.",
    ("diagnosis", "imaging: [{kind: x-ray, result: suggestive of pneumonia}]"): "An x-ray was suggestive of pneumonia.",
    ("treatment", "treatments: [{drug: aspirin, at: 3, why: fever gone}]"): "because fever was gone.",
    ("treatment", "treatments: [{name: physiotherapy, days: 4 to ongoing}]"): "physiotherapy was started and continued.",
    ("treatment", "procedures: [{name: appendectomy, anaesthesia: general, findings: perforated appendix}]"): (
        "appendectomy under general anaesthesia. A perforated appendix was found."
    ),
}


@pytest.mark.parametrize(("where", "expected"), NOTES.items(), ids=[typed for _, typed in NOTES])
def test_a_note_is_told_as_a_sentence(where: tuple[str, str], expected: str, tmp_path: Path) -> None:
    section, typed = where
    assert expected in told(tmp_path / "case", f"age: 40 y\n{typed}", section).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fields", "section", "expected"),
    [
        ("presenting: [{finding: was found unconscious, at: 1}]", "case", "The patient was found unconscious on day 1."),
        ("tests: [{name: PCR, result: remained negative}]", "diagnosis", "PCR remained negative."),
        ("tests: [{name: ferritin, result: about 450 ng/mL}]", "diagnosis", "Ferritin was about 450 ng/mL."),
        ("imaging: [{kind: CT, result: incidental 2.5 cm nodule}]", "diagnosis", "CT showed an incidental 2.5 cm nodule."),
        ("history: {travel: [Kenya, Tanzania in 2019]}", "case", "The patient’s travel history included Kenya and Tanzania in 2019."),
        ("treatments: [{drug: aspirin, response: 'yes'}]", "treatment", "Aspirin was given, with a response."),
        (
            "events: [{at: 3, kind: diagnosis, label: no evidence of malignancy}]",
            "case",
            "On day 3, there was no evidence of malignancy.",
        ),
        (
            "treatments: [{drug: aspirin, courses: [{days: 1-3, dose: 100 mg}, {days: 8-10, dose: 100 mg}]}]",
            "treatment",
            "On days 1–3, aspirin was given at 100 mg. On days 8–10, aspirin was given again at 100 mg.",
        ),
    ],
)
def test_words_are_told_by_what_they_mean(fields: str, section: str, expected: str, tmp_path: Path) -> None:
    assert told(tmp_path / "case", fields, section).replace("\u00a0", " ") == expected
