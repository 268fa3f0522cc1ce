"""What a denial or a doubt governs in the author's words stays governed by it in every sentence that tells them."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.document.narrative.told import told
from tests.document.short import build, read

from casereport.document import build_document
from casereport.document.narrative.scope import reaches, weight
from casereport.journal import load_journal
from casereport.tree import Paragraph, plain, walk


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ("no haemorrhage", "mass or ischaemia"),
        ("without fever", "chills"),
        ("a cyst; no mass", "ischaemia"),
        ("negative for HIV", "HBV and HCV"),
        ("?abscess", "fistula"),
        ("history of gout", "asthma"),
        ("r/o sepsis", "meningitis"),
        ("mild fever", "cough"),
        ("bilateral ptosis", "miosis"),
        ("patient isn't icteric", "febrile"),
        ("no mass", "mild oedema"),
        ("left renal cyst", "stone"),
    ],
)
def test_a_word_may_reach_past_a_comma(before: str, rest: str) -> None:
    assert reaches(before, rest)


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ("a mass", "ascites"),
        ("a mass in the left lobe", "ascites"),
        ("no haemorrhage", "no mass"),
        ("no haemorrhage", "a mass"),
        ("mild fever", "severe cough"),
        ("No mass was seen. Nodes", "ascites"),
        ("renal mass", "without ascites"),
        ("nodules", "largest 9 mm"),
    ],
)
def test_a_word_does_not_reach_past_what_stands_for_itself(before: str, rest: str) -> None:
    assert not reaches(before, rest)


def test_denials_weigh_more_than_doubts() -> None:
    assert [weight(one) for one in ("a mass", "possible mass", "absent reflexes", "no mass", "clearly not enlarged")] == [0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("imaging: [{kind: CT, result: 'no haemorrhage, mass or ischaemia'}]", "CT showed no haemorrhage, mass or ischaemia."),
        ("imaging: [{kind: CT, result: 'no mass; cyst'}]", "CT showed no mass; cyst."),
        ("imaging: [{kind: CT, result: 'no mass; no cyst'}]", "CT showed no mass and no cyst."),
        ("imaging: [{kind: CT, result: 'neither mass nor cyst'}]", "CT showed neither mass nor cyst."),
        (
            "imaging: [{kind: CT, result: 'no haemorrhage or mass, normal ventricles'}]",
            "CT showed no haemorrhage or mass, and normal ventricles.",
        ),
        (
            "imaging: [{kind: CT, result: 'Large mass. No ascites. Dilated ducts'}]",
            "CT showed a large mass, no ascites, but dilated ducts.",
        ),
        ("tests: [{name: serology, result: 'negative for HIV, HBV or HCV'}]", "Serology was negative for HIV, HBV or HCV."),
        ("tests: [{name: EEG, result: 'without spikes, slowing or asymmetry'}]", "An EEG was without spikes, slowing or asymmetry."),
        ("imaging: [{kind: CT, result: 'possible abscess, fistula; stone'}]", "CT showed a possible abscess, fistula; stone."),
        ("imaging: [{kind: CT, result: 'no mass seen, ascites or effusion'}]", "CT showed no mass seen, ascites or effusion."),
        (
            "imaging: [{kind: CT, at: 2, result: no mass}, {kind: CT, at: 2, result: dilated ducts}]",
            "On day 2, CT showed dilated ducts but no mass.",
        ),
    ],
)
def test_what_was_examined_keeps_its_denials(fields: str, expected: str, tmp_path: Path) -> None:
    assert expected in told(tmp_path / "case", fields, "diagnosis")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "findings: [{label: no fever}, {label: cough}, {label: possible pneumonia}, {label: ascites}, {label: 'rash, oedema', present: no}]",
            "The patient had a cough, ascites and possible pneumonia, but no fever and no rash or oedema.",
        ),
        (
            "findings: [{label: murmur, present: no}, {label: 'rash, itch, pain', present: no}, {label: pallor}]",
            "The patient had pallor but no murmur or rash, itch or pain.",
        ),
        ("findings: [{label: no fever, present: no}]", "The patient had no fever."),
        ("findings: [{label: lack of speech, hpo: 'HP:0001344', present: no}]", "The patient had no lack of speech (HP:0001344)."),
        (
            "findings: [{label: 'no ascites; splenomegaly (15 cm); no varices'}]",
            "The patient had splenomegaly (15 cm) but no ascites and no varices.",
        ),
        ("findings: [{label: 'no fever; rash'}]", "The patient had no fever; rash."),
        ("findings: [{label: absent reflexes, present: no}]", "The patient had no absent reflexes."),
        ("findings: [{label: 'mild fever, cough'}]", "The patient had mild fever, cough."),
        ("findings: [{label: not tender}, {label: icteric}]", "The patient was icteric and not tender."),
    ],
)
def test_findings_keep_their_denials(fields: str, expected: str, tmp_path: Path) -> None:
    assert expected in told(tmp_path / "case", fields, "diagnosis")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("presenting: [{finding: no fever}, {finding: dyspnoea}]", "presented with dyspnoea but no fever."),
        ("history: {medical: ['no gout, asthma or stroke', psoriasis]}", "The patient had no gout, asthma or stroke."),
        ("history: {alcohol: ['no beer, wine or spirits']}", "The patient drank no beer, wine or spirits."),
        ("history: {alcohol: no alcohol abuse}", "The patient had no alcohol abuse."),
        ("history: {medications: ['metformin, at night', citalopram]}", "The patient took metformin, at night, and citalopram."),
        ("exam: [{label: 'denies chills, cough or rash'}]", "The patient denied chills, cough or rash."),
    ],
)
def test_history_and_complaint_keep_their_denials(fields: str, expected: str, tmp_path: Path) -> None:
    assert expected.lower() in told(tmp_path / "case", fields, "case").lower()


# --- any phrase, in any field ----------------------------------------------------------------------------------------------------------

NEGATORS = ("no", "without", "no evidence of", "absence of", "negative for", "not", "denies", "No signs of", "free of", "possible", "?")
ABSENT = ("haemorrhage", "mass", "ischaemia", "fistula", "midline shift", "oedema", "lesion")
THERE = ("a cyst", "normal ventricles", "an effusion", "gliosis", "calcified nodes")
FIELDS = {
    "imaging": "imaging: [{{kind: CT, result: {0}}}]",
    "imaging, same time": "imaging: [{{kind: CT, at: 2, result: {0}}}, {{kind: CT, at: 2, result: scoliosis}}]",
    "tests": "tests: [{{name: biopsy, specimen: skin, result: {0}}}]",
    "exam": "exam: [{{label: {0}}}, {{label: pallor}}]",
    "findings": "findings: [{{label: {0}, at: 2, note: {0}}}, {{label: sclerosis, at: 2}}]",
    "presenting": "presenting: [{{finding: {0}}}, {{finding: malaise}}]",
    "history": "history: {{medical: [{0}, asthma], family: [{0}], allergies: [{0}], exposures: [{0}], travel: [{0}], psychosocial: [{0}]}}",
    "relatives": "history: {{family: ['mother: gout', {0}]}}",
    "procedure": "procedures: [{{name: biopsy, at: 2, findings: {0}, result: {0}, complications: {0}}}]",
    "treatment": "treatments: [{{drug: prednisone, dose: 5 mg, days: 2-4, indication: {0}, response: {0}, note: {0}}}]",
    "outcome": "outcomes: [{{measure: tumour, value: {0}, at: 9}}, {{measure: {0}, at: 10}}]",
    "follow-up": "follow_up: [{0}]",
    "event": "events: [{{at: 3, kind: symptom, label: {0}, detail: {0}}}]",
    "adverse event": "adverse_events: [{{label: nausea, at: 3, action: {0}, outcome: {0}}}]",
    "differential": "differential: [{{dx: gout, for: [{0}, crystals], against: [{0}, hypouricaemia], verdict: excluded}}]",
    "prognosis": "prognosis: [{0}]",
    "diagnostic challenges": "diagnostic_challenges: [{0}]",
}


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, list[str], list[str]]:
    """A phrase of the author, its stretches that a denial or doubt governs, and the things that it says were there."""
    rows: list[tuple[bool, str]] = []
    absent, there = list(draw(st.permutations(ABSENT))), list(draw(st.permutations(THERE)))
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()) and absent[2:]:
            named, absent = absent[: draw(st.integers(1, 3))], absent[3:]
            comma, last = draw(st.sampled_from((", ", "; "))), draw(st.sampled_from((" or ", ", ", ", or ", " and ")))
            told = comma.join(named[:-1]) + (last if named[1:] else "") + named[-1]
            rows.append((True, f"{draw(st.sampled_from(NEGATORS))} {told}".replace("? ", "?")))
        else:
            rows.append((False, there.pop()))
    text = rows[0][1]
    stretches, open_to = [rows[0][1]] if rows[0][0] else [], rows[0][0]
    for is_absent, words in rows[1:]:
        mark = draw(st.sampled_from((", ", "; ")))
        if not is_absent and open_to and not words.startswith(("a ", "an ")):
            stretches[-1] += mark + words  # it may be governed too, nobody can tell
        elif is_absent:
            stretches.append(words)
        open_to = is_absent or (open_to and not words.startswith(("a ", "an ")))
        text += mark + words
    return text, stretches, [words for is_absent, words in rows if not is_absent and words not in " ".join(stretches)]


@settings(max_examples=40)
@given(phrases(), st.sampled_from(sorted(FIELDS)))
def test_no_sentence_takes_a_thing_from_its_denial(phrase: tuple[str, list[str], list[str]], field: str) -> None:
    text, stretches, there = phrase
    with tempfile.TemporaryDirectory() as folder:
        record = "\n".join(f"    {line}" for line in FIELDS[field].format(f'"{text}"').splitlines())
        case = read(Path(folder) / "case", f"casereport: 1\nstatus: synthetic\ntitle: T\npatients:\n  - id: P1\n{record}\n")
        document, _ = build_document(case, load_journal("plain"))
    said = " ".join(plain(node.children) for node in walk((document.body, document.back)) if isinstance(node, Paragraph))
    for stretch in stretches:
        assert _pattern(stretch).search(said), (text, said)
    bare = said
    for stretch in sorted(stretches, key=len, reverse=True):
        bare = _pattern(stretch).sub("∅", bare)
    left = [one for one in ABSENT if re.search(rf"\b{one}\b", bare)]
    assert left == [], (text, said)
    for one in there:
        assert not re.search(rf"∅(?:,|;| and| or)? {re.escape(one)}\b", bare) or one.startswith(("a ", "an ")), (text, said)


def _pattern(stretch: str) -> re.Pattern[str]:
    """The stretch as typed, its first letter large or small, `denies` in the past, and an `and` where it closes with what is sound."""
    words = re.escape(stretch).replace("denies", "deni(?:es|ed)")
    words = re.sub(r"([,;])\\ (normal)", r"[,;](?: and)? \2", words)
    return re.compile(words, re.IGNORECASE)


@pytest.mark.parametrize(
    ("section", "fields", "expected"),
    [
        (
            "case",
            "presenting: [{finding: headache, duration: 2 h}, {finding: '?seizure'}]",
            "with ?seizure and a 2-hour history of headache.",
        ),
        ("case", "history: {medical: [rule out endometriosis]}", "medical history included rule out endometriosis."),
        ("case", "history: {allergies: ['possible penicillin allergy, unverified']}", "had possible penicillin allergy, unverified."),
        ("case", "history: {surgical: [no complications of anaesthesia]}", "had no complications of anaesthesia."),
        ("case", "history: {surgical: [no previous surgery]}", "had undergone no previous surgery."),
        ("case", "history: {alcohol: [stopped 2 years ago]}", "had drunk alcohol and stopped 2 years ago."),
        ("case", "history: {psychosocial: ['does not work, lives alone']}", "did not work and lived alone."),
        ("case", "exam: [{label: 'neck supple, no meningism'}]", "the neck was supple, with no meningism."),
        ("diagnosis", "imaging: [{kind: PET-CT, result: not avid; nodule unchanged}]", "PET-CT was not avid; nodule unchanged."),
        (
            "diagnosis",
            "tests: [{name: Coombs test, result: 'direct positive, indirect negative'}]",
            "showed direct positive, indirect negative.",
        ),
        (
            "diagnosis",
            "imaging: [{kind: ultrasound, result: 'liver normal, spleen not enlarged, no free fluid'}]",
            "Ultrasound showed that the liver was normal, the spleen was not enlarged and there was no free fluid.",
        ),
        (
            "diagnosis",
            "tests: [{name: aspirate, result: turbid; no crystals; Gram stain negative}]",
            "was turbid, with no crystals; Gram stain negative.",
        ),
        (
            "diagnosis",
            "tests: [{name: screen, result: 'positive for opioids, not for cocaine'}]",
            "was positive for opioids, not for cocaine.",
        ),
        ("diagnosis", "tests: [{name: throat swab, result: none taken}]", "A throat swab was not taken."),
        ("diagnosis", "tests: [{name: PCR, result: Borrelia not detected}]", "Borrelia was not detected on PCR."),
        ("diagnosis", "imaging: [{kind: CT, result: 'cannot exclude fracture, dislocation'}]", "CT cannot exclude fracture, dislocation."),
        ("diagnosis", "findings: [{label: temperature 39 °C}]", "The patient had a temperature of 39 °C."),
        ("treatment", "procedures: [{name: curettage, anaesthesia: 'spinal, no sedation'}]", "under anaesthesia (spinal, no sedation)."),
        (
            "diagnosis",
            "imaging: [{kind: CT, at: 1, result: no mass; mild atrophy}, {kind: MRI, at: 1, result: a cyst}]",
            "On day 1, CT showed no mass; mild atrophy. MRI showed a cyst.",
        ),
    ],
)
def test_siblings(section: str, fields: str, expected: str, tmp_path: Path) -> None:
    assert expected in told(tmp_path / "case", fields, section)


def test_a_relative_is_told_once(tmp_path: Path) -> None:
    made, _ = build(tmp_path / "case", "patients: [{id: P1, history: {family: ['maternal uncle with haemophilia, deceased']}}]\n")
    assert "sec-details" not in [section.id for section in made.back]
