"""Laboratory tables as a clinician reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.dump import inline
from tests.document.short import document, read, rows, tables, text_of

from casereport.document import build_document
from casereport.document.tables.parts import paper_parts
from casereport.journal import Journal, LabRules, load_journal
from casereport.tree import Table, plain

SERIES = """
patients:
  - id: P1
    labs:
      - {analyte: crp, unit: mg/L, reference: "<5", values: {1: 186, 2: not done, 4: 4.10}}
      - {analyte: haemoglobin, unit: g/dL, reference: 12-15, values: {1: 9.8, 4: 12.0}}
      - {analyte: sodium, unit: mmol/L, values: {1: 128}, reported_flag: {1: low}}
      - {analyte: my own marker, values: {4: "<0.1"}}
"""


def only_table(tmp_path: Path, text: str, journal: str = "plain") -> Table:
    found = tables(document(tmp_path / "case", text, journal))
    assert len(found) == 1
    return found[0]


def test_an_analyte_a_row_and_a_day_a_column(tmp_path: Path) -> None:
    assert rows(only_table(tmp_path, SERIES)) == [
        ["", "", "Hospital day", ""],
        ["Analyte", "Unit", "1", "2", "4", "Reference"],
        ["C-reactive protein", "mg/L", "186 ↑", "NA", "4.10", "<5"],
        ["Haemoglobin", "g/dL", "9.8 ↓", "", "12.0", "12–15"],
        ["Sodium", "mmol/L", "128 ↓", "", "", ""],
        ["My own marker", "", "", "", "<0.1", ""],
    ]


def test_notes_tell_the_signs(tmp_path: Path) -> None:
    notes = [inline(note) for note in only_table(tmp_path, SERIES).notes]
    assert notes == ["↑, high; ↓, low (against the range or, without one, as marked in the source); NA, not done."]


def _with_labs(tmp_path: Path, **rules: str) -> list[list[str]]:
    journal: Journal = load_journal("plain").model_copy(update={"labs": LabRules.model_validate({"missing": "NA", **rules})})
    made, _ = build_document(read(tmp_path / "case", SERIES), journal)
    return rows(tables(made)[0])[1:3]


@pytest.mark.parametrize(
    ("rules", "head", "row"),
    [
        ({"range": "first"}, ["Analyte", "Unit", "Reference", "1", "2", "4"], ["C-reactive protein", "mg/L", "<5", "186 ↑", "NA", "4.10"]),
        ({"range": "omit"}, ["Analyte", "Unit", "1", "2", "4"], ["C-reactive protein", "mg/L", "186 ↑", "NA", "4.10"]),
        (
            {"flags": "letters"},
            ["Analyte", "Unit", "1", "2", "4", "Reference"],
            ["C-reactive protein", "mg/L", "186 H", "NA", "4.10", "<5"],
        ),
        (
            {"flags": "none", "missing": "–"},
            ["Analyte", "Unit", "1", "2", "4", "Reference"],
            ["C-reactive protein", "mg/L", "186", "–", "4.10", "<5"],
        ),
        ({"high": "▲"}, ["Analyte", "Unit", "1", "2", "4", "Reference"], ["C-reactive protein", "mg/L", "186 ▲", "NA", "4.10", "<5"]),
    ],
    ids=["range first", "no range", "letters", "no flags", "own sign"],
)
def test_the_journal_says_where_ranges_and_flags_stand(tmp_path: Path, rules: dict[str, str], head: list[str], row: list[str]) -> None:
    assert _with_labs(tmp_path, **rules) == [head, row]


def test_values_stay_as_written(tmp_path: Path) -> None:
    text = "patients: [{id: P1, labs: [{analyte: ANA, values: {1: '1:320', 2: '1,484', 3: 4.10, 4: '>1000', 5: '<=3', 6: trace, 7: -1.5, 8: pending, 9: not transcribed}}]}]\n"
    assert rows(only_table(tmp_path, text))[2][1:] == ["1:320", "1,484", "4.10", ">1000", "≤3", "trace", "−1.5", "pending", "n.t."]


def test_times_that_are_no_whole_days_keep_their_words(tmp_path: Path) -> None:
    text = "patients: [{id: P1, labs: [{analyte: crp, values: {-2: 1, 3 06:00: 2, 3 18:30: 3, about 5: 4, 6 mo: 5, 2 wk: 6}}]}]\n"
    assert rows(only_table(tmp_path, text))[1][1:] == ["−2", "3, 06:00", "3, 18:30", "about 5", "2 wk", "6 mo"]


def test_two_values_of_one_time_stand_one_under_another(tmp_path: Path) -> None:
    text = "patients: [{id: P1, labs: [{analyte: crp, values: {1: [12, 11]}}]}]\n"
    assert rows(only_table(tmp_path, text))[2][1] == "12⏎11"


def test_an_unplaced_result_is_told_in_words(tmp_path: Path) -> None:
    text = """
patients:
  - id: P1
    labs:
      - {analyte: ANA, at: unknown, result: "1:320", reference: "<1:80", method: immunofluorescence, specimen: serum, note: "In another *hospital*"}
      - {analyte: culture, at: before admission, result: no growth}
"""
    made = document(tmp_path / "case", text)
    assert tables(made) == []
    assert text_of(made, "diagnosis").replace("\u00a0", " ") == (
        "Antinuclear antibody titre (serum; immunofluorescence; reference <1:80; in another hospital) was 1:320. "
        "Before admission, culture showed no growth."
    )


TWO = """
patients:
  - id: P1
    labs: [{analyte: crp, unit: mg/L, values: {1: 9, 2: 8}}, {analyte: alt, unit: U/L, values: {2: 40}}]
  - id: P2
    label: The sister
    stays: [{id: early, label: First stay}, {id: late, label: Second stay}]
    labs: [{analyte: crp, unit: mg/L, values: {early 1: 7, late 1: 6, late 3: 5}}]
"""


def test_patients_and_stays_head_their_days(tmp_path: Path) -> None:
    table = next(table for table in tables(document(tmp_path / "case", TWO)) if "Laboratory" in inline(table.caption))
    assert [[(plain(cell.children), cell.span) for cell in row if cell.children] for row in table.head[:2]] == [
        [("Patient P1", 2), ("The sister", 3)],
        [("Hospital day", 2), ("First stay, day", 1), ("Second stay, day", 2)],
    ]
    assert rows(table)[2:] == [
        ["Analyte", "Unit", "1", "2", "1", "1", "3"],
        ["C-reactive protein", "mg/L", "9", "8", "7", "6", "5"],
        ["Alanine aminotransferase", "U/L", "", "40", "", "", ""],
    ]
    assert {sum(cell.span for cell in row) for row in (*table.head, *table.rows)} == {7}


def test_patients_with_different_ranges_have_tables_of_their_own(tmp_path: Path) -> None:
    text = """
patients:
  - {id: P1, label: The girl, labs: [{analyte: crp, reference: "<5", values: {1: 9}}]}
  - {id: P2, label: The man, labs: [{analyte: crp, reference: "<10", reference_note: adults, values: {1: 9}}]}
"""
    found = tables(document(tmp_path / "case", text))
    assert [inline(table.caption) for table in found] == ["Laboratory results: The girl", "Laboratory results: The man"]
    assert [rows(table)[-1] for table in found] == [
        ["C-reactive protein", "9 ↑", "<5"],
        ["C-reactive protein", "9", "<10 (adults)"],
    ]


def test_many_times_of_few_analytes_are_rows(tmp_path: Path) -> None:
    values = ", ".join(f"{day}: {day}" for day in range(1, 31))
    text = f'patients: [{{id: P1, labs: [{{analyte: crp, unit: mg/L, reference: "<5", values: {{{values}}}}}, {{analyte: alt, values: {{2: 40}}}}]}}]\n'
    table = only_table(tmp_path, text)
    assert table.parts == ()
    assert rows(table)[:4] == [
        ["Hospital day", "C-reactive protein⏎(mg/L)", "Alanine aminotransferase"],
        ["Reference", "<5", ""],
        ["1", "1", ""],
        ["2", "2", "40"],
    ]
    assert [row[0] for row in rows(table)[2:]] == [str(day) for day in range(1, 31)]


def test_a_turned_table_has_the_clocks_above_their_times(tmp_path: Path) -> None:
    values = ", ".join(f"late {day}: {day}" for day in range(1, 21))
    text = f"""
patients:
  - id: P1
    stays: [{{id: early, label: First stay}}, {{id: late, label: Second stay}}]
    labs: [{{analyte: crp, values: {{early 1: 7, {values}}}}}]
"""
    table = next(table for table in tables(document(tmp_path / "case", text)) if "Laboratory" in inline(table.caption))
    assert rows(table)[:4] == [["", "C-reactive protein"], ["First stay, day"], ["1", "7"], ["Second stay, day"]]
    assert {sum(cell.span for cell in row) for row in (*table.head, *table.rows)} == {2}


@pytest.mark.parametrize("journal", ["plain", "frontiers"])
@pytest.mark.parametrize("days", [8, 14, 22, 30])
def test_many_analytes_at_many_times_stand_in_parts_under_one_number(tmp_path: Path, journal: str, days: int) -> None:
    values = ", ".join(f"{day}: {day}.25" for day in range(1, days + 1))
    labs = ", ".join(f"{{analyte: marker number {n}, unit: mg/L, reference: 1-{n + 2}, values: {{{values}}}}}" for n in range(32))
    table = only_table(tmp_path, f"patients: [{{id: P1, labs: [{labs}]}}]\n", journal)
    assert len(rows(table)[1]) == days + 3
    parts = [rows(part) for part in paper_parts(table)]
    assert {(part[1][0], part[1][1], part[1][-1]) for part in parts} == {("Analyte", "Unit", "Reference")}
    assert [day for part in parts for day in part[1][2:-1]] == [str(day) for day in range(1, days + 1)]
    assert all(len(part) == 34 for part in parts)
    assert len(parts) == {8: 1, 14: 2 if journal == "plain" else 1, 22: 2, 30: 3}[days]


def test_a_part_leaves_out_analytes_without_a_value_in_it(tmp_path: Path) -> None:
    values = ", ".join(f"{day}: 100.25" for day in range(1, 31))
    labs = ", ".join(f"{{analyte: marker {n}, values: {{{values}}}}}" for n in range(31))
    table = only_table(tmp_path, f"patients: [{{id: P1, labs: [{labs}, {{analyte: crp, values: {{30: 9}}}}]}}]\n")
    names = [[row[0] for row in rows(part)] for part in paper_parts(table)]
    assert ["C-reactive protein" in part for part in names] == [False] * (len(names) - 1) + [True]


def test_a_table_of_the_author_leaves_the_rest_to_another(tmp_path: Path) -> None:
    """An author who picks analytes for a table must not lose the others."""
    text = (
        TWO
        + "tables: [{id: picked, kind: labs, title: CRP only, analytes: [crp], patients: [P1], notes: Mine.}]\nsections: {introduction: See @tbl:picked.}\n"
    )
    found = tables(document(tmp_path / "case", text))
    by_title = {inline(table.caption): rows(table) for table in found if "Timeline" not in inline(table.caption)}
    assert list(by_title) == ["CRP only: Patient P1", "Laboratory results"]
    assert by_title["CRP only: Patient P1"][-1] == ["C-reactive protein", "mg/L", "9", "8"]
    assert by_title["Laboratory results"][-2:] == [
        ["Alanine aminotransferase", "U/L", "40", "", "", ""],
        ["C-reactive protein", "mg/L", "", "7", "6", "5"],
    ]


def test_source_basis_method_and_note_are_told_beneath(tmp_path: Path) -> None:
    text = """
basis: chart
patients:
  - id: P1
    labs:
      - {analyte: crp, values: {1: 9}, method: turbidimetry, code: 1988-5, note: Rerun twice.}
      - {analyte: alt, values: {1: 40}, basis: published, source: {note: Letter, doi: 10.1/x}}
"""
    table = only_table(tmp_path, text)
    assert [inline(note) for note in table.notes] == [
        "C-reactive protein: turbidimetry; 1988-5; Rerun twice.",
        "Source: Letter, doi:[10.1/x → https://doi.org/10.1/x].",
        "The other values: from the chart.",
        "Alanine aminotransferase: as published.",
    ]


def test_illustrative_values_are_drawn_and_not_tabulated(tmp_path: Path) -> None:
    series = "patients: [{id: P1, basis: illustrative, labs: [{analyte: crp, values: {1: 9, 2: 8, 3: 7}}]}]\n"
    assert tables(document(tmp_path / "a", series + "figures: [{id: f, kind: course}]\nsections: {introduction: See @fig:f.}\n")) == []
    left = tables(document(tmp_path / "b", series))
    assert [inline(note) for note in left[0].notes] == ["Illustrative values: none was measured."]


def test_specimens_are_rows_of_their_own(tmp_path: Path) -> None:
    text = "patients: [{id: P1, labs: [{analyte: glucose, values: {1: 5}}, {analyte: glucose, specimen: CSF, values: {1: 3}}]}]\n"
    assert [row[0] for row in rows(only_table(tmp_path, text))[2:]] == ["Glucose", "Glucose (CSF)"]


def test_row_heads_and_column_heads_are_marked(tmp_path: Path) -> None:
    table = only_table(tmp_path, SERIES)
    assert all(row[0].header == "row" for row in table.rows)
    assert {cell.header for cell in table.head[-1]} == {"col"}
    assert all(cell.align == "right" for row in table.rows for cell in row[2:5])


def test_one_time_typed_in_two_ways_is_headed_by_the_clock_above_it(tmp_path: Path) -> None:
    text = """
patients:
  - id: P1
    events: [{at: 9, kind: procedure, label: Biopsy}]
    labs:
      - {analyte: crp, unit: mg/L, values: {3 d before biopsy: 7, 6: 8, 4: 9}}
      - {analyte: sodium, unit: mmol/L, values: {5 d before biopsy: 140}}
"""
    made = tables(document(tmp_path / "case", text))[-1]
    assert rows(made)[1:] == [
        ["Analyte", "Unit", "4", "6"],
        ["C-reactive protein", "mg/L", "9", "7⏎8"],
        ["Sodium", "mmol/L", "140", ""],
    ]


HOURS = """
patients:
  - id: P1
    clock: hospital
    events: [{at: 1, kind: admission, label: Admission}, {at: 1, kind: other, label: ICU arrival}]
    labs:
      - {analyte: lactate, unit: mmol/L, values: {0 h after ICU arrival: 8.1, 12 h after ICU arrival: 4, 24 h after ICU arrival: 2}}
      - {analyte: sodium, unit: mmol/L, values: {1: 140, 2: 141}}
      - {analyte: mTOR activity, unit: U/L, values: {1: 3}}
"""


def test_hours_from_a_day_are_no_column_of_that_day(tmp_path: Path) -> None:
    head, heads, *body = rows(only_table(tmp_path, HOURS))
    assert head == ["", "", "Time"]
    assert sorted(heads[2:]) == [
        "12 hours after ICU arrival", "24 hours after ICU arrival", "At ICU arrival", "Day 1", "Day 2",
    ]  # fmt: skip
    sodium = dict(zip(heads, body[1], strict=True))
    assert (sodium["Day 1"], sodium["Day 2"], sodium["At ICU arrival"]) == ("140", "141", "")
    assert body[2][0] == "mTOR activity"


def test_a_baseline_stands_first(tmp_path: Path) -> None:
    labs = ", ".join(
        f"{{analyte: {name}, unit: mmol/L, values: {{1 mo: 140, before the start of aspirin: 135, 2 mo: 141}}}}"
        for name in ("sodium", "urea", "free lactate")
    )
    given = "clocks: {drug: {starts: aspirin, first: 0}}, treatments: [{drug: aspirin, dose: 1 g, route: oral, every: 24 h, days: 0 mo to 3 mo}]"
    _, heads, first, *_, last = rows(only_table(tmp_path, f"patients: [{{id: P1, {given}, labs: [{labs}]}}]\n"))
    assert heads == ["Analyte", "Unit", "before the start of aspirin", "1", "2"]
    assert first[2:] == ["135", "140", "141"]
    assert last[0] == "Free lactate"
