"""Tables as hospitals and databases export them: the same results arrive from each form, and what is in doubt is told at its cell."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from casereport.case.source import Case, load
from casereport.model.series import LabSeries
from casereport.problems import CaseReportError, Problem

HEADS = ["Leukozyten", "CRP", "Ferritin", "TSH"]
UNITS = ["/nl", "mg/l", "ng/ml", "µU/ml"]
RANGES = ["3.6-10.0", "< 5.0", "15-150", "0.55-4.78"]
ROWS = [["4.4", "135.2", "1234.5", "2.1"], ["12.5", "<0.6", "90", "0.3"]]
EXPECTED = {name: [row[index] for row in ROWS] for index, name in enumerate(HEADS)}


def shaped(shape: str) -> list[list[str]]:
    """The table's cells, header first, in one of its shapes."""
    if shape == "wide":
        return [
            ["analyte", "unit", "reference", "1", "2"],
            *([*cells] for cells in zip(HEADS, UNITS, RANGES, *ROWS, strict=True)),
        ]
    if shape == "wide, unit in the name":
        names = [f"{name} ({unit})" for name, unit in zip(HEADS, UNITS, strict=True)]
        return [["analyte", "reference", "1", "2"], *([*cells] for cells in zip(names, RANGES, *ROWS, strict=True))]
    if shape == "long":
        found = [["test", "day", "result", "unit", "range", "flag"]]
        for day, row in enumerate(ROWS, 1):
            found += [[*cells, ""] for cells in zip(HEADS, [str(day)] * 4, row, UNITS, RANGES, strict=True)]
        return found
    if shape == "visits":
        names = [f"{name} ({unit})" for name, unit in zip(HEADS, UNITS, strict=True)]
        return [["record_id", "day", *names], *([["P1", str(day), *row] for day, row in enumerate(ROWS, 1)])]
    return [["visit", *HEADS], ["unit", *UNITS], ["reference", *RANGES], *([[str(day), *row] for day, row in enumerate(ROWS, 1)])]


SHAPES = ["wide", "wide, unit in the name", "long", "visits", "visits, units below"]


def file_text(shape: str, delimiter: str, decimal: str, quoted: bool, end: str) -> str:
    """The text of the export; ferritin has a thousands mark where decimals are commas."""
    texts = shaped(shape)
    rows = []
    for row in texts:
        cells = [cell.replace("1234.5", "1.234,5").replace(".", ",") if decimal == "," else cell for cell in row]
        cells = [cell.replace("1,234,5", "1.234,5") for cell in cells]
        needs = [quoted or delimiter in cell for cell in cells]
        rows.append(delimiter.join(f'"{cell}"' if need else cell for cell, need in zip(cells, needs, strict=True)))
    return end.join(rows) + end


def read(folder: Path, content: bytes, entry: dict[str, Any] | None = None, patients: Any = None) -> Case:
    (folder / "labs.csv").write_bytes(content)
    record = {"casereport": "1", "status": "synthetic", "title": "A case", "patients": patients or [{"id": "P1"}]}
    (folder / "case.json").write_text(json.dumps({**record, "labs": {"file": "labs.csv", **(entry or {})}}), encoding="utf-8")
    return load(folder)


def found(case: Case, index: int = 0) -> dict[str, list[str]]:
    """Analyte → its results as printed."""
    return {one.analyte: [value.shown for values in one.values.values() for value in values] for one in series(case, index)}


def series(case: Case, index: int = 0) -> list[Any]:
    return [one for one in case.record.patients[index].labs if one.analyte]


def faults(folder: Path, text: str, entry: dict[str, Any] | None = None, patients: Any = None) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem in the table."""
    return [(problem.code, problem.place.line, problem.place.column) for problem in told(folder, text, entry, patients) if problem.place]


def told(folder: Path, text: str, entry: dict[str, Any] | None = None, patients: Any = None) -> tuple[Problem, ...]:
    try:
        return read(folder, text.encode(), entry, patients).problems
    except CaseReportError as error:
        return error.problems


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("delimiter", "decimal"), [(",", "."), (";", "."), (";", ","), ("\t", ","), ("\t", ".")])
def test_the_same_results_arrive_from_every_export(tmp_path: Path, shape: str, delimiter: str, decimal: str) -> None:
    for encoding, quoted, end in product(ENCODINGS, (False, True), ("\n", "\r\n")):
        case = read(tmp_path, file_text(shape, delimiter, decimal, quoted, end).encode(encoding))
        assert found(case) == EXPECTED, (encoding, quoted, end)
        assert case.problems == ()
        assert [one.unit for one in series(case)] == UNITS
        if shape != "visits":
            assert [str(one.reference) for one in series(case)] == RANGES


@pytest.mark.parametrize("shape", SHAPES)
def test_decimal_commas_are_read_between_commas_when_they_are_declared(tmp_path: Path, shape: str) -> None:
    text = file_text(shape, ",", ",", quoted=True, end="\n")
    assert found(read(tmp_path, text.encode(), {"decimal": ",", "thousands": "."})) == EXPECTED
    assert {code for code, _, _ in faults(tmp_path, text)} == {"bad-value"} | ({"bad-range"} if shape != "visits" else set())


@pytest.mark.parametrize("encoding", ["latin-1", "windows-1252"])
def test_a_western_encoding_is_read_as_declared_and_told_when_it_is_not(tmp_path: Path, encoding: str) -> None:
    content = file_text("wide", ";", ",", quoted=False, end="\r\n").encode("cp1252")
    case = read(tmp_path, content, {"encoding": encoding})
    assert (case.problems, [one.unit for one in series(case)]) == ((), UNITS)
    guessed = read(tmp_path, content)
    assert [(problem.code, problem.severity) for problem in guessed.problems] == [("encoding-guessed", "warning")]
    assert [one.unit for one in series(guessed)] == UNITS


@pytest.mark.parametrize("content", [b"analyte;1\nf\x81r;2\n", b"analyte;1\nf\xfcr\x00;2\n", "analyte;1\nfür;2\n".encode("utf-32")])
def test_an_encoding_in_doubt_is_refused(tmp_path: Path, content: bytes) -> None:
    assert [problem.code for problem in read(tmp_path, content).problems] == ["file-encoding"]


DOUBTS: dict[str, tuple[str, dict[str, Any], list[tuple[str, int, int]]]] = {
    "points and commas": ("analyte;unit;1;2\nHb;g/dL;9,1;9.2\n", {}, [("bad-value", 2, 9)]),
    "declared comma, point": ("analyte;unit;1;2\nHb;g/dL;9,1;9.2\n", {"decimal": ","}, [("bad-value", 2, 13)]),
    "three digits": ("analyte;unit;1\nFerritin;ng/mL;1,234\n", {"decimal": "."}, []),
    "three digits alone": ("analyte;unit;1\nFerritin;ng/mL;1,234\n", {}, [("bad-value", 2, 16)]),
    "three digits beside a point": ("analyte;unit;1;2\nFerritin;ng/mL;1,234;90.5\n", {}, []),
    "a corner without a head": (",CRP (mg/L)\n1,135\n", {}, [("table-header", 1, 1)]),
    "entities": ("analyte,unit,1\ncrp,mg/L,&lt;5\n", {}, [("bad-value", 2, 10)]),
    "dates of a spreadsheet": ("analyte,unit,1,2\nx,1,Feb-01,1-Feb\n", {}, [("calendar-date", 2, 5), ("calendar-date", 2, 12)]),
    "spreadsheet errors": ("analyte,unit,1,2\ncrp,mg/L,#N/A,#DIV/0!\n", {}, [("bad-value", 2, 10), ("bad-value", 2, 15)]),
    "curly quotes": ("analyte,unit,1\ncrp,mg/L,“135”\n", {}, [("bad-value", 2, 10)]),
    "angle quotes": ("analyte,unit,1,2\ncrp,mg/L,‹5,›5\n", {}, [("bad-value", 2, 10), ("bad-value", 2, 13)]),
    "code for missing": ("analyte,unit,1\ncrp,mg/L,-999\n", {}, [("bad-value", 2, 10)]),
    "declared code": ("analyte,unit,1\ncrp,mg/L,-999\n", {"missing": "-999"}, []),
    "unknown flag": ("analyte,unit,day,value,flag\ncrp,mg/L,1,135,q\n", {}, [("cell-skipped", 2, 16)]),
    "unit twice": ("analyte,unit,1\nCRP (mg/L),mg/dL,135\n", {}, [("bad-unit", 2, 1)]),
}


@pytest.mark.parametrize("what", DOUBTS)
def test_what_is_in_doubt_is_told_at_its_cell(tmp_path: Path, what: str) -> None:
    text, entry, expected = DOUBTS[what]
    assert faults(tmp_path, text, entry) == expected
    assert all(problem.hint for problem in told(tmp_path, text, entry))


def flags(one: LabSeries) -> list[str]:
    return [value.reported_flag for values in one.values.values() for value in values]


def test_flags_are_read_in_a_column_and_beside_the_value(tmp_path: Path) -> None:
    marks = ["H", "HH", "*", "(H)", "↑", "High", "crit", "L", "low", "N"]
    kept = ["H", "HH", "*", "H", "H", "H", "*", "L", "L", ""]
    rows = "".join(f"crp,mg/L,{day},135,{mark}\n" for day, mark in enumerate(marks, 1))
    case = read(tmp_path, f"analyte,unit,day,value,flag\n{rows}".encode())
    assert (flags(series(case)[0]), case.problems) == (kept, ())
    beside = [mark for mark in marks if mark != "N"]
    days = ",".join(str(day) for day in range(1, len(beside) + 1))
    cells = ",".join(f"135 {mark}" for mark in beside)
    case = read(tmp_path, f"analyte,unit,{days}\ncrp,mg/L,{cells}\n".encode())
    assert (flags(series(case)[0]), case.problems) == (kept[:-1], ())
    assert found(case) == {"crp": ["135"] * len(beside)}


def test_visits_of_two_patients_with_stays_and_what_is_no_analyte(tmp_path: Path) -> None:
    patients = [{"id": "P1"}, {"id": "P2", "stays": [{"id": "late"}, {"id": "last"}]}]
    text = "record_id,stay,day,sex,age,CRP (mg/L),Marker X,comment\nP1,,1,F,14,135,7,\nP2,late,2,M,9,86,,well\nP2,last,1,M,9,,8,\n"
    case = read(tmp_path, text.encode(), patients=patients)
    assert (found(case, 0), found(case, 1)) == ({"CRP": ["135"], "Marker X": ["7"]}, {"CRP": ["86"], "Marker X": ["8"]})
    assert [str(moment) for one in series(case, 1) for moment in one.values] == ["late 2", "last 1"]
    assert [(p.code, p.place.column) for p in case.problems if p.place] == [
        ("cell-skipped", 20),
        ("cell-skipped", 24),
        ("cell-skipped", 48),
    ]
    place = case.place(("patients", 1, "labs", 0, "values", "late 2"))
    assert place is not None
    assert (place.line, place.column) == (3, 15)


def test_an_analyte_that_reads_like_a_day_is_an_analyte(tmp_path: Path) -> None:
    case = read(tmp_path, b"visit,IL 6,CA 125\n1,9,35\n2,8,36\n")
    assert (found(case), case.problems) == ({"IL 6": ["9", "8"], "CA 125": ["35", "36"]}, ())


def test_visits_that_cannot_be_placed_are_told(tmp_path: Path) -> None:
    text = "record_id,day,CRP (mg/L)\nP1,1,135\nP9,2,86\nP1,soon,4\nP1,,5\n"
    assert faults(tmp_path, text) == [("table-header", 3, 1), ("bad-time", 4, 4), ("cell-skipped", 5, 1)]


def test_a_row_of_another_patient_is_not_read_under_this_one(tmp_path: Path) -> None:
    text = "patient,analyte,unit,day,value\nP1,crp,mg/L,1,135\nP2,crp,mg/L,1,7\n"
    (tmp_path / "other.csv").write_text(text, encoding="utf-8")
    patients = [{"id": "P1", "labs": {"file": "other.csv"}}, {"id": "P2"}]
    case = read(tmp_path, b"analyte,unit,P2 1\nalt,U/L,9\n", patients=patients)
    assert (found(case, 0), found(case, 1)) == ({"crp": ["135"]}, {"alt": ["9"]})
    assert [(p.code, p.place.line) for p in case.problems if p.place] == [("cell-skipped", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "analyte,unit,P1,,P2,\n,,1,2,1,2\ncrp,mg/L,135,86,4,5\n",
        ",,P1,,P2,\nanalyte,unit,1,2,1,2\ncrp,mg/L,135,86,4,5\n",
        "analyte,P1,,\n,day 1,day 2,day 3\ncrp,135,86,4\n",
        "Laboratory results,,\nanalyte,unit,1\ncrp,mg/L,135\n",
    ],
)
def test_merged_heads_are_named_as_the_cause(tmp_path: Path, text: str) -> None:
    (problem,) = told(tmp_path, text, patients=[{"id": "P1"}, {"id": "P2"}])
    assert (problem.code, "merged" in problem.message, problem.place and problem.place.line) == ("table-header", True, 1)


@pytest.mark.parametrize(
    ("options", "text", "codes"),
    [
        ("", "Ferritin;ug/L;1.234;2.500", ["bad-value", "bad-value"]),
        ("", "Ferritin;ug/L;1.234;2.5", []),
        ("", "Ferritin;ug/L;0.234;0.500", []),
        (', thousands: "."', "Ferritin;ug/L;1.234;2.500", []),
        (', decimal: "."', "Ferritin;ug/L;1.234;2.500", []),
    ],
)
def test_a_point_before_three_digits_is_told_where_nothing_says_what_it_parts(
    tmp_path: Path, options: str, text: str, codes: list[str]
) -> None:
    (tmp_path / "labs.csv").write_text(f"analyte;unit;P1 1;P1 2\n{text}\n", encoding="utf-8")
    head = 'casereport: 1\nstatus: synthetic\ntitle: "A case"\n'
    (tmp_path / "case.yaml").write_text(f"{head}patients:\n  - {{id: P1, labs: {{file: labs.csv{options}}}}}\n", encoding="utf-8")
    assert [problem.code for problem in problems_of(tmp_path)] == codes


def problems_of(folder: Path) -> tuple[Problem, ...]:
    try:
        return tuple(load(folder).problems)
    except CaseReportError as error:
        return error.problems
