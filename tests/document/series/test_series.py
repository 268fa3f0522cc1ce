"""Four patients or more are one series: an opening, what all share once, counts and medians, and one table."""

from __future__ import annotations

from pathlib import Path

from tests.document.short import build, document, rows, tables, text_of, titles

SHARED = """
    clocks: {treatment: {starts: tocilizumab, first: 0}}
    presenting: [{finding: polyarthritis}]
    diagnoses: [{label: Rheumatoid arthritis}]
    adherence: complete
"""
OWN = (
    (46, "female", "positive", "0 mo to 18 mo", 7, "36 months"),
    (70, "female", "positive", "0 mo to 84 mo", 8, "90 months"),
    (63, "female", "positive", "0 mo to 60 mo", 9, "66 months"),
    (69, "male", "negative", "0 mo to 24 mo", 10, "30 months"),
)


def patient(number: int, more: str = "") -> str:
    age, sex, factor, days, nodules, follow_up = OWN[number]
    return f"""
  - id: P{number + 1}
    label: Patient {number + 1}
    age: {age} y
    sex: {sex}
    consent: {{from: patient, written: yes}}
    tests: [{{name: Rheumatoid factor, at: -1 mo, result: {factor}}}]
    treatments: [{{drug: tocilizumab, route: iv, dose: 8 mg/kg, days: {days}}}]
    events: [{{at: 0 mo, kind: treatment, label: First dose}}, {{at: {nodules} mo, kind: complication, label: Nodules}}]
    labs: [{{analyte: crp, unit: mg/L, reference: <5, values: {{-1 mo: {20 + number}, 6 mo: {number}.5}}}}]
    follow_up: {follow_up}{SHARED}{more}"""


def series(*more: str) -> str:
    return "patients:" + "".join(patient(n, more[n] if n < len(more) else "") for n in range(len(OWN)))


def cells(folder: Path, text: str) -> list[dict[str, str]]:
    """The rows of the patients' table, each by its heads."""
    head, *body = rows(next(table for table in tables(build(folder, text)[0]) if table.id == "tbl-series"))
    return [dict(zip(head, row, strict=True)) for row in body]


def test_four_patients_are_told_once_and_compared_in_one_table(tmp_path: Path) -> None:
    made = document(tmp_path / "case", series())
    assert [title for title in titles(made) if "Patient 1" in title] == []
    first, *_ = text_of(made, "case").splitlines()
    assert first == (
        "Four patients, three women and one man, are reported. Their median age was 66 years (range 46–70). "
        "Times are counted from the first dose."
    )
    assert len(tables(made)) == 1
    assert cells(tmp_path / "again", series())[0] == {
        "Patient": "Patient 1",
        "Age (years)": "46",
        "Sex": "Female",
        "Nodules (months from tocilizumab)": "7",
        "Rheumatoid factor (1 month before tocilizumab)": "positive",
        "C-reactive protein (mg/L; 1 month before tocilizumab, 6 months after tocilizumab; reference <5)": "20, 0.5",
        "Tocilizumab (at 8 mg/kg intravenously; months from tocilizumab)": "0 to 18",
        "Follow-up": "36 months",
    }


def test_what_all_share_is_told_of_all(tmp_path: Path) -> None:
    made = document(tmp_path / "case", series())
    printed = " ".join(text_of(made, name) for name in ("case", "diagnosis", "treatment", "outcome"))
    assert printed.count("polyarthritis") == 1
    assert printed.lower().count("rheumatoid arthritis") == 1
    assert text_of(made, "treatment").splitlines() == [
        "All four patients were given tocilizumab at 8 mg/kg intravenously.",
        "In all four patients, adherence was complete.",
    ]


def test_counts_and_medians_are_told(tmp_path: Path) -> None:
    made = document(tmp_path / "case", series())
    assert "Nodules came at a median of 8.5 months after tocilizumab (range 7–10)." in text_of(made, "case")
    assert "Rheumatoid factor was positive in three patients and negative in one." in text_of(made, "diagnosis")
    assert text_of(made, "outcome") == "Follow-up lasted a median of 51 months (range 30–90)."


def test_consent_is_told_once(tmp_path: Path) -> None:
    made = document(tmp_path / "case", series())
    assert text_of(made, "consent") == ("Each of the four patients gave written informed consent to the publication of this report.")


def test_nothing_typed_of_a_series_is_lost(tmp_path: Path) -> None:
    more = """
    summary: Patient 3 came late.
    weight: 61 kg
    exam: [{label: rash, severity: loud, note: Of both arms}]
    vitals: [{name: temperature, value: 39.2 °C, at: 1 mo, note: at rest}]
    imaging: [{kind: CT, region: chest, result: Effusion}, {kind: CT, region: chest, result: None left}]
    variants: [{gene: MEFV, hgvs: "NM_000243.3:c.442G>C", zygosity: heterozygous, note: Of the father}]
    differential: [{dx: Gout, for: Pain, against: No crystals, by: microscopy, verdict: excluded}]
    prognosis: Good
    procedures: [{name: Excision, at: 9 mo, device: blade, findings: Necrosis, complications: Bleeding}]
    outcomes: [{measure: Nodules, value: gone, scale: scored, assessor: device, note: By palpation}]
    adverse_events: [{label: Sepsis, at: 3 mo, suspected: tocilizumab, causality: probable, action: Fluids, outcome: Died}]
    encounters: [{setting: ICU, days: 3 mo to 4 mo, label: Room 9}]
    family: {consanguinity: denied, members: [{relation: father, sex: male, note: Gave blood}]}
    history: {medical: Asthma, past_interventions: [{intervention: Grommets, outcome: Healed}]}
"""
    made, problems = build(tmp_path / "case", series("", "", more))
    assert problems == []
    assert [section.id for section in made.back if section.role == "details"] == []
    assert text_of(made, "series-P3") == "Patient 3 came late."


def test_a_column_that_a_table_of_the_author_shows_is_not_printed_again(tmp_path: Path) -> None:
    own = """
tables:
  - id: mine
    kind: custom
    header: [Patient, Age, Sex, Nodules (months)]
    rows: [["1", "46", female, "7"], ["2", "70", female, "8"], ["3", "63", female, "9"], ["4", "69", male, "10"]]
sections: {discussion: See @tbl:mine.}
"""
    heads = list(cells(tmp_path / "case", series() + own)[0])
    assert heads[:2] == ["Patient", "Rheumatoid factor (1 month before tocilizumab)"]
    assert [head for head in heads if head.startswith(("Age", "Sex", "Nodules"))] == []


def test_pieces_that_few_have_share_a_column(tmp_path: Path) -> None:
    more = ["\n    procedures: [{name: Excision, at: 3 mo}]\n", "\n    procedures: [{name: Biopsy, at: 4 mo}]\n"]
    found = [row["Procedures"] for row in cells(tmp_path / "case", series(*more))]
    assert found == ["Excision (3 months after tocilizumab)", "Biopsy (4 months after tocilizumab)", "–", "–"]


def test_what_some_were_given_is_counted(tmp_path: Path) -> None:
    text = series().replace("8 mg/kg, days: 0 mo to 18 mo}", "8 mg/kg, days: 0 mo to 18 mo}, {drug: iron, dose: 1 g}", 1)
    text = text.replace("8 mg/kg, days: 0 mo to 84 mo}", "8 mg/kg, days: 0 mo to 84 mo}, {drug: iron, dose: 2 g}", 1)
    assert "Iron was given to two patients." in text_of(document(tmp_path / "case", text), "treatment")


def test_each_aspect_of_an_adverse_event_has_a_column(tmp_path: Path) -> None:
    more = [
        f"\n    adverse_events: [{{label: {label}, at: {month} mo, suspected: tocilizumab, outcome: {outcome}}}]\n"
        for label, month, outcome in (("Rash", 3, "gone"), ("Sepsis", 4, "died"))
    ]
    first, second, third, _ = cells(tmp_path / "case", series(*more))
    assert first["Adverse event (suspected: tocilizumab)"] == "Rash"
    assert (first["Onset (months from tocilizumab)"], second["Onset (months from tocilizumab)"]) == ("3", "4")
    assert (second["Outcome of the event"], third["Outcome of the event"]) == ("died", "–")


def test_three_patients_are_no_series(tmp_path: Path) -> None:
    text = "patients:" + "".join(patient(n) for n in range(3))
    assert "Patient 1" in [title.strip() for title in titles(document(tmp_path / "case", text))]
