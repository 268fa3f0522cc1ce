"""Rules of words: each finds a sentence of its kind, and leaves alone one that is nearly the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.build import check
from casereport.checks.text.sentences import pattern, split, words
from casereport.problems import Problem

RECORD = """\
casereport: 1
status: {status}
title: A case
{whole}
patients:
  - id: P1
    age: 47 y
    sex: male
    clock: hospital
    consent: {{to: publication, from: guardian, written: yes, images: no}}
    treatments: [{{drug: amoxicillin, dose: 500 mg, route: oral, every: 8 h, days: 2-4}}]
    labs: [{{analyte: CRP, unit: mg/L, values: {{{values}}}}}]
    imaging: [{{kind: computed tomography, region: chest, at: 1, result: Normal.}}]
    {patient}
sections:
  {section}: |
    {text}
"""
Told = Callable[..., list[Problem]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The problems of one code in a small record with this text."""

    def look(
        code: str,
        text: str,
        section: str = "discussion",
        *,
        whole: str = "",
        patient: str = "",
        status: str = "synthetic",
        values: str = "1: 5, 5: 3",
    ) -> list[Problem]:
        record = RECORD.format(whole=whole, patient=patient, section=section, text=text, status=status, values=values)
        (tmp_path / "case.yaml").write_text(record, encoding="utf-8")
        (tmp_path / "r.bib").write_text(
            "@article{a, title={A}, author={B, C}, journal={D}, year={2020}, volume={1}, pages={1}}", encoding="utf-8"
        )
        return [problem for problem in check(tmp_path).problems if problem.code == code]

    return look


PAIRS = [
    ("claim-without-search", "This is the first reported case of a rash.", "The first dose was given at home."),
    ("claim-without-search", "To our knowledge this has not happened before.", "Our knowledge of the rash is small."),
    ("claim-without-search", "He is the youngest patient described so far.", "He is the youngest of three brothers."),
    ("claim-without-search", "It is the first case of its kind.", "It is the first case of its kind; we searched PubMed."),
    ("claim-without-search", "As far as we know it was never tried.", "As far as we could see it was red."),
    ("claim-without-search", "We are the first to report it.", "This is not the first report of it."),
    ("claim-without-search", "This is the first case in adults.", "The rash was first described by Kahlbaum in 1874 [@a]."),
    ("claim-without-search", "A review revealed no other cases.", "Amoxicillin is the first choice."),
    ("recommendation", "Every mass has to be removed.", "Every mass had to be removed in that trial [@a]."),
    ("recommendation", "A second course is recommended.", "A second course is recommended [@a]."),
    ("recommendation", "This proves the benefit of amoxicillin.", "This may not prove the benefit of amoxicillin."),
    ("recommendation", "Clinicians need to give it early.", "Clinicians might give it early."),
    ("cause-unassessed", "He recovered because amoxicillin was given.", "He recovered when amoxicillin was given."),
    ("cause-unassessed", "Amoxicillin cured the pneumonia.", "Amoxicillin was given until the pneumonia was cured."),
    ("cause-unassessed", "Thanks to amoxicillin the cough improved because amoxicillin helped.", "Coughs are commonly caused by viruses."),
    ("response-without-values", "All laboratory values returned to normal.", "All laboratory values were taken again."),
    ("response-without-values", "Inflammation subsided quickly.", "Inflammation was treated."),
    ("response-without-values", "Seizures improved significantly (@fig:x).", "Seizures improved significantly in a trial [@a]."),
    ("claim-without-search", "No such family has been described before.", "No such changes were seen before."),
    ("claim-without-search", "We describe for the first time both events in one man.", "He smiled for the first time on day 5."),
    ("claim-without-search", "This is the largest series in the literature.", "The largest lymph node was found."),
    ("claim-without-search", "We know of no other infant with it; we are aware of no report.", "He was aware of no trigger."),
    ("claim-without-search", "Fewer than ten cases have been published.", "Fewer than ten leukocytes were seen."),
    ("recommendation", "Amoxicillin cures pneumonia.", "He was cured of pneumonia."),
    ("recommendation", "Our cases demonstrate that it is unnecessary in women.", "Whether it is unnecessary in women is unknown."),
    ("recommendation", "Ovaries should not be removed.", "The ovary was not removed."),
    ("recommendation", "Weekly troponin should become routine.", "Weekly troponin might become routine."),
    ("response-without-values", "He responded excellently.", "He responded excellently. His CRP fell from 5 to 3."),
    ("response-without-values", "Seizures improved significantly (@fig:course).", "Seizures improved significantly [@a]."),
    ("response-without-values", "It worked wonders. He had 5 mg on day 6.", "It worked wonders. He had a temperature of 37.1."),
    ("response-without-values", "The tablets were very effective.", "The tablets were very small."),
    ("denied-fact", "The guardian later withdrew his consent.", "He later withdrew his consent to dialysis."),
    ("denied-fact", "His guardian refused publication of this report.", "His guardian refused surgery."),
    ("denied-fact", "He did not want his story to be published.", "He did not want his tablets."),
    ("recommendation", "Amoxicillin should be avoided in such patients.", "Amoxicillin may have to be avoided in such patients."),
    ("recommendation", "We recommend it.", "We do not recommend it."),
    ("recommendation", "It is safe in children.", "Whether it is safe in children is unknown."),
    ("cause-unassessed", "Amoxicillin caused the rash.", "Amoxicillin may have caused the rash."),
    ("cause-unassessed", "The rash was due to amoxicillin.", "The rash was treated with amoxicillin."),
    ("cause-unassessed", "Amoxicillin-induced rash was seen.", "Amoxicillin was seen as safe."),
    ("cause-unassessed", "The infection caused the fall.", "The infection came before the fall."),
    ("response-without-values", "His laboratory values improved.", "His CRP improved to {{ lab('crp', day=5) }}."),
    ("response-without-values", "He improved dramatically.", "He improved, from 5 to 3."),
    (
        "repeated-text",
        "One two three four five six seven eight nine ten. One two three four five six seven eight nine ten.",
        "One two. One two.",
    ),
    ("mention-of-nothing", "It is shown (Figure 2).", "It is shown in figure 2 of Smith et al."),
    ("mention-of-nothing", "It was described before [12].", "The score was [12], in the range [3-5]."),
    ("mention-of-nothing", "It is rare,[3, 4] as a rule.", "It is rare [@a]."),
    ("abbreviation-unexplained", "He had HLH.", "He had haemophagocytic lymphohistiocytosis (HLH), and HLH it was."),
    ("abbreviation-unexplained", "He had an AVM.", "He had HIV, stage III, and IL-6 was low."),
    ("abbreviation-unexplained", "He had HLH AND fever.", "We searched PubMed for (rash AND fever NOT drug)."),
    ("abbreviation-unexplained", "Plain KCNJ11 was of use.", "Neither KCNJ11 nor GLUD1 had a variant."),
    ("abbreviation-unexplained", "There was no BRAF.", "There was no BRAF mutation; lead (CAS 7439-92-1) was low."),
    ("proof-unrecorded", "Endomyocardial biopsy confirmed myocarditis.", "Computed tomography confirmed pneumonia."),
    ("proof-unrecorded", "Functional studies had confirmed loss of activity.", "Functional studies may have confirmed loss of activity."),
    ("proof-unrecorded", "Cardiac catheterisation had confirmed it.", "In other patients cardiac catheterisation had confirmed it."),
    ("proof-unrecorded", "Skin biopsy proved it. No biopsy was taken.", "Skin biopsy proved it. The biopsy was taken."),
    ("proof-unrecorded", "An autopsy proved it.", "An autopsy was done. The autopsy proved it."),
    ("abbreviation-unused", "He had a malformation of vessels (AVM).", "He had a malformation of vessels (AVM). The AVM bled."),
    ("wording", "This case presented with fever.", "The case was reported to the agency."),
    ("wording", "He suffered from fever.", "He had fever."),
]
IN_THE_CASE = [
    ("test-without-result", "An electroencephalogram was done. He went home.", "An electroencephalogram was done. It was normal."),
    ("test-without-result", "Aldosterone was measured.", "Aldosterone was measured and was 4 pmol/L."),
    ("test-without-result", "CRP was 5 mg/L, and a radiograph was done.", "CRP was 5 mg/L, and a radiograph was done and showed a shadow."),
    ("test-without-result", "Magnetic resonance venography was performed.", "Magnetic resonance venography was performed and was normal."),
    (
        "test-without-result",
        "Fatty acids were determined, and a scan showed a shadow.",
        "Fatty acids were determined, and they were normal.",
    ),
    ("test-without-result", "We performed a bronchoscopy.", "We performed a bronchoscopy. It showed no mass."),
    ("test-without-result", "He underwent colonoscopy.", "He underwent colonoscopy, which was normal."),
    ("test-without-result", "He underwent colonoscopy.", "He underwent splenectomy."),
    ("test-without-result", "Blood cultures were drawn.", "Blood was drawn for CRP."),
    ("test-without-result", "A colonoscopy was performed.", "Computed tomography was performed."),
    ("test-without-result", "Computed tomographic venography was done.", "Computed tomography of the legs was done."),
    ("test-without-result", "A gastroscopy was performed.", "A gastroscopy was performed, and no ulcer was seen."),
    (
        "test-without-result",
        "Coronary angiography was performed and blood cultures remained sterile.",
        "Coronary angiography was performed and showed no stenosis.",
    ),
    ("test-without-result", "An oral CRP tolerance test was carried out.", "An oral CRP tolerance test was declined."),
    ("days-out-of-order", "On day 5 he fell. On day 3 he rose.", "On day 5 he fell. On day 3 he had risen."),
    ("days-out-of-order", "At 6 months he fell. At 3 months he rose.", "At 3 months he fell. At 6 months he rose."),
    (
        "days-out-of-order",
        "She was discharged on day 4. Ultrasound on day 3 showed flow.",
        "She was discharged on day 4. Ultrasound on day 30 showed flow; on day 3 it had not.",
    ),
    ("wording", "The patient presents with fever.", "The patient presented with fever."),
]
STATEMENTS = [
    ("consent: The patient gave consent.", "consent: His guardian gave consent."),
    ("consent: Consent was not obtained.", "consent: Consent was obtained from his guardian."),
    ("consent: The patient could not be reached for consent.", "consent: The guardian was reached for consent."),
    ("consent: Only oral consent was obtained.", "consent: Oral and written consent was obtained."),
    ("consent: It was published without consent.", "consent: Nothing is published without consent."),
    (
        "ethics: {approved: {committee: A committee}}, data: No ethics approval was obtained.",
        "ethics: {approved: {committee: A committee}}, data: Ethics approval was obtained.",
    ),
    ("consent: Consent was waived.", "ethics: Approval was waived."),
    ("funding: none, acknowledgements: Supported by a grant of a fund.", "funding: none, acknowledgements: We thank a friend."),
    ("conflicts: none, acknowledgements: A. B. had speaker fees.", "conflicts: none, acknowledgements: We thank the speaker."),
    ("funding: none, acknowledgements: The Foundation funded this work.", "funding: none, acknowledgements: The Foundation is old."),
    ("conflicts: none, acknowledgements: A. B. is a consultant to a firm.", "conflicts: none, acknowledgements: We thank our consultant."),
    ("ai: none, acknowledgements: ChatGPT drafted it.", "ai: none, acknowledgements: A friend drafted it."),
    ("consent: His guardian consented to the use of his images.", "consent: His guardian gave consent."),
    ("data: All data are in the supplement.", "data: All data are in the article."),
]


@pytest.mark.parametrize(("code", "wrong", "right"), PAIRS)
def test_a_sentence_and_one_that_is_nearly_the_same(told: Told, code: str, wrong: str, right: str) -> None:
    assert [problem.path for problem in told(code, wrong)] == [("sections", "discussion")]
    assert told(code, right) == []


@pytest.mark.parametrize(("code", "wrong", "right"), IN_THE_CASE)
def test_a_sentence_of_the_case_and_one_that_is_nearly_the_same(told: Told, code: str, wrong: str, right: str) -> None:
    assert [problem.path for problem in told(code, wrong, "case")] == [("sections", "case")]
    assert told(code, right, "case") == []


@pytest.mark.parametrize(("wrong", "right"), STATEMENTS)
def test_a_statement_that_contradicts_the_record(told: Told, wrong: str, right: str) -> None:
    assert len(told("denied-fact", "It was told.", whole=f"statements: {{{wrong}}}")) == 1
    assert told("denied-fact", "It was told.", whole=f"statements: {{{right}}}") == []


def test_adverse_events_that_the_text_denies(told: Told) -> None:
    events = "adverse_events: [{label: rash, at: 3}]"
    assert len(told("denied-fact", "There were no adverse events.", patient=events)) == 1
    assert told("denied-fact", "There were no adverse events of the surgery.", patient=events) == []
    assert told("denied-fact", "There were no adverse events.") == []


def test_a_cause_that_is_assessed_and_a_drug_that_is_not(told: Told) -> None:
    events = "adverse_events: [{label: rash, at: 3, suspected: [amoxicillin], causality: probable (Naranjo 6)}]"
    assert told("cause-unassessed", "Amoxicillin caused the rash.", patient=events) == []
    assert len(told("cause-unassessed", "The bath caused the rash.", patient=events)) == 1


def test_a_cited_sentence_and_a_retold_report_are_left_alone(told: Told) -> None:
    cited = "references: r.bib"
    assert told("recommendation", "It should be avoided [@a].", whole=cited) == []
    assert (
        told("claim-without-search", "This is the first reported case of it.", status="published", whole="origin: {citation: A paper.}")
        == []
    )


def test_a_denial_of_one_entry_is_not_of_the_next(told: Told) -> None:
    tests = "tests: [{name: electroencephalography, at: 2, result: Slow without seizures}, {id: e, name: echocardiography, at: 2, result: Normal}]"
    assert told("proof-unrecorded", "Echocardiography showed a clot.", patient=tests) == []


def test_a_cited_sentence_is_compared_when_it_is_short(told: Told) -> None:
    cited, bare = "Amoxicillin prolongs life in many men [@a].", "He fell on the ice again."
    assert len(told("repeated-text", f"{cited} {cited}", whole="references: r.bib")) == 1
    assert told("repeated-text", f"{bare} {bare}") == []


def test_the_place_is_that_of_the_word_and_the_hint_says_that_a_rule_may_be_wrong(told: Told) -> None:
    (problem,) = told("wording", "He came.\n    He suffered from fever.")
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (18, 8)
    assert "silence: [{code: wording, why: …}]" in problem.hint


@pytest.mark.parametrize("text", ["a " * 50_000, "first " * 16_000, "A." * 50_000, "(@" * 50_000, "{{ " * 30_000, "was performed " * 7_000])
def test_long_texts_are_read_in_line_with_their_length(text: str) -> None:
    """Twice the text takes at most four times as long, with a margin: no pattern goes back over what it read."""
    took = []
    for part in (text[: len(text) // 4], text):
        start = time.process_time()
        found = list(split(("x",), part))
        for name in ("claim.first", "claim.recommend", "cause.passive", "test.done", "person.case"):
            _ = [pattern(name).search(one.text) for one in found]
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0] + 0.5


def test_every_list_is_a_pattern_that_finds_its_own_words() -> None:
    for name in (
        "claim.first",
        "claim.rank",
        "claim.searched",
        "claim.forbid",
        "cause.active",
        "cause.passive",
        "test.done",
        "statement.refused",
    ):
        for one in words(name):
            said = " ".join(part.split("|")[0].replace("_", " ").replace("*", "") for part in one.replace("...", "*").split())
            assert pattern(name).search(f"so {said} it"), one
