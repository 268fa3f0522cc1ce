"""Laboratory tables: every cell becomes a value under its patient and day, with its own place, or is a problem; nothing is dropped in silence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from casereport.case.source import Case, load
from casereport.model.patient import Patient
from casereport.model.series import LabSeries
from casereport.problems import CaseReportError, Problem

ONE = "patients: [{id: P1}]"
TWO = "patients: [{id: P1}, {id: P2, stays: [{id: early}, {id: late}]}]"


def make(folder: Path, table: str, patients: str = ONE, entry: str = "{file: labs.csv}", name: str = "labs.csv") -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    (folder / name).write_text(table, encoding="utf-8")
    (folder / "case.yaml").write_text(f"casereport: 1\nstatus: synthetic\ntitle: A case\nlabs: {entry}\n{patients}\n", encoding="utf-8")
    return folder


def read(folder: Path, table: str, patients: str = ONE, entry: str = "{file: labs.csv}") -> Case:
    return load(make(folder / "case", table, patients, entry))


def faults(folder: Path, table: str, patients: str = ONE, entry: str = "{file: labs.csv}") -> list[tuple[str, int, int]]:
    """Code, line and column of each problem in the table."""
    try:
        found: tuple[Problem, ...] = read(folder, table, patients, entry).problems
    except CaseReportError as error:
        found = error.problems
    assert all(problem.place and problem.place.file.endswith("labs.csv") and problem.hint for problem in found)
    return [(problem.code, problem.place.line, problem.place.column) for problem in found if problem.place]


def values(series: LabSeries) -> dict[str, list[str]]:
    return {str(moment): [str(value) for value in found] for moment, found in series.values.items()}


def patient(case: Case, index: int = 0) -> Patient:
    return case.record.patients[index]


def test_wide_table_of_one_patient(tmp_path: Path) -> None:
    case = read(tmp_path, "analyte,unit,reference,1,2,3 06:00\ncrp,mg/L,<10,135,,<5\nplatelets,10^9/L,150-450,142,not done,88\n")
    crp, platelets = patient(case).labs
    assert (crp.analyte, crp.unit, str(crp.reference)) == ("crp", "mg/L", "<10")
    assert values(crp) == {"1": ["135"], "3 06:00": ["<5"]}
    assert values(platelets) == {"1": ["142"], "2": ["not done"], "3 06:00": ["88"]}
    assert case.problems == ()


def test_wide_table_of_two_patients_and_stays(tmp_path: Path) -> None:
    case = read(tmp_path, "analyte,unit,P1 1,P2 early 1,P2 late 1\ncrp,mg/L,1,2,3\nalt,U/L,,,7\n", TWO)
    assert [values(one) for one in patient(case, 0).labs] == [{"1": ["1"]}]
    assert [values(one) for one in patient(case, 1).labs] == [{"early 1": ["2"], "late 1": ["3"]}, {"late 1": ["7"]}]


def test_long_table(tmp_path: Path) -> None:
    table = "patient,stay,analyte,day,value,unit,flag\nP1,,crp,1,135,mg/L,H\nP1,,crp,2,86,mg/L,N\nP2,late,crp,1,4,mg/L,L\n"
    case = read(tmp_path, table, TWO)
    (one,), (other,) = patient(case, 0).labs, patient(case, 1).labs
    assert values(one) == {"1": ["135"], "2": ["86"]}
    assert values(other) == {"late 1": ["4"]}
    assert [value.reported_flag for found in one.values.values() for value in found] == ["H", ""]


def test_row_of_one_patient_has_no_value_under_the_head_of_another(tmp_path: Path) -> None:
    table = "patient,analyte,unit,P1 1,P2 late 1\nP1,crp,mg/L,1,2\nP2,crp,mg/L,,4\n"
    assert faults(tmp_path / "told", table, TWO) == [("cell-skipped", 2, 15)]
    case = read(tmp_path / "read", table, TWO)
    assert [values(one) for one in patient(case, 0).labs] == [{"1": ["1"]}]
    assert [values(one) for one in patient(case, 1).labs] == [{"late 1": ["4"]}]


def test_table_under_a_patient_needs_no_id(tmp_path: Path) -> None:
    patients = "patients: [{id: P1, labs: [{analyte: alt, values: {1: 9}}, {file: labs.csv}]}, {id: P2}]"
    folder = make(tmp_path / "case", "analyte,1,2\ncrp,135,86\n", patients, "[]")
    case = load(folder)
    assert [one.analyte for one in patient(case).labs if one.values] == ["alt", "crp"]
    assert patient(case, 1).labs == ()


def test_options_of_the_entry(tmp_path: Path) -> None:
    entry = '{file: labs.csv, missing: [NA, "-"], thousands: ",", flags: as-printed, basis: illustrative, columns: {analyte: marker}}'
    case = read(tmp_path, 'marker,unit,1,2,3\nferritin,ng/mL,"1,484 H",NA,-\n', ONE, entry)
    (ferritin,) = patient(case).labs
    first, *missing = [value for found in ferritin.values.values() for value in found]
    assert (first.number, first.reported_flag) == (Decimal(1484), "H")
    assert [value.kind for value in missing] == ["missing", "missing"]
    assert ferritin.basis == "illustrative"


def test_limits_in_two_columns_become_a_range(tmp_path: Path) -> None:
    case = read(tmp_path, "analyte,low,high,1\na,1,2,1\nb,,2,1\nc,1,,1\n")
    assert [str(one.reference) for one in patient(case).labs] == ["1 to 2", "<=2", ">=1"]


def test_two_columns_of_one_day_are_both_kept(tmp_path: Path) -> None:
    case = read(tmp_path, "analyte,1,1\ncrp,135,140\n")
    assert values(patient(case).labs[0]) == {"1": ["135", "140"]}


def test_semicolons_and_tabs_are_read_too(tmp_path: Path) -> None:
    for mark in (";", "\t"):
        case = read(tmp_path, mark.join(("analyte", "1")) + "\n" + mark.join(("crp", "135")) + "\n")
        assert values(patient(case).labs[0]) == {"1": ["135"]}


def test_every_value_has_the_place_of_its_cell(tmp_path: Path) -> None:
    case = read(tmp_path, "analyte,unit,1,2\ncrp,mg/L,135,86\n")
    place = case.place(("patients", 0, "labs", 0, "values", "2"))
    assert place is not None
    assert (place.file.rpartition("/")[2], place.line, place.column) == ("labs.csv", 2, 14)
    unit = case.place(("patients", 0, "labs", 0, "unit"))
    assert unit is not None
    assert (unit.line, unit.column) == (2, 5)


def test_a_cell_that_cannot_be_read_is_a_problem_at_the_cell(tmp_path: Path) -> None:
    assert faults(tmp_path, "analyte,unit,1,2\ncrp,mg/L,135 mg/L,86\n") == [("bad-value", 2, 10)]
    assert faults(tmp_path, 'analyte,unit,1,2\ncrp,mg/L,"1,48",86\n') == [("bad-value", 2, 10)]
    assert faults(tmp_path, "analyte,unit,reference,1\ncrp,mg/L,abc def,135\n") == [("bad-range", 2, 10)]


def test_every_cell_is_reported_when_several_are_wrong(tmp_path: Path) -> None:
    table = "analyte,unit,1,2,2021-07-04\ncrp,mg/L,135 mg/L,86 mg/L,1\nalt,U/L,1,2 U/L,1\n"
    assert faults(tmp_path, table) == [("calendar-date", 1, 18), ("bad-value", 2, 10), ("bad-value", 2, 19), ("bad-value", 3, 11)]


def test_heads_that_cannot_be_read(tmp_path: Path) -> None:
    assert faults(tmp_path, "analyte,soon\ncrp,1\n") == [("table-header", 1, 9)]
    assert faults(tmp_path, "analyte,P3 1\ncrp,1\n", TWO) == [("table-header", 1, 9)]
    assert faults(tmp_path, "analyte,3\ncrp,1\n", TWO) == [("table-header", 1, 9)]
    assert faults(tmp_path, "marker,1\ncrp,1\n") == [("table-header", 1, 1)]
    assert faults(tmp_path, "analyte,unit\ncrp,mg/L\n") == [("table-header", 1, 1)]
    assert faults(tmp_path, "patient,analyte,day,value\nP9,crp,1,1\n", TWO) == [("table-header", 2, 1)]


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, "analyte,1,\ncrp,135,86\n") == [("cell-skipped", 2, 9)]
    assert faults(tmp_path, "analyte,1\ncrp,135\n,86\n") == [("cell-skipped", 3, 2)]
    assert faults(tmp_path, "analyte,day,value,remark\ncrp,1,135,after meal\n") == [("cell-skipped", 1, 19)]
    assert faults(tmp_path, "analyte,day,value\ncrp,1,135\ncrp,,86\n") == [("cell-skipped", 3, 1)]
    assert faults(tmp_path, "analyte,day,value,flag\ncrp,1,135,?\n") == [("cell-skipped", 2, 11)]
    assert faults(tmp_path, "analyte,1,\ncrp,135,\n,,\n") == []


def test_a_table_that_is_empty_or_missing_or_of_another_kind(tmp_path: Path) -> None:
    assert [code for code, _, _ in faults(tmp_path, "")] == ["table-shape"]
    assert faults(tmp_path, "analyte,1\ncrp,1,2,3\n") == [("table-shape", 2, 7)]
    folder = make(tmp_path / "other", "analyte,1\ncrp,1\n", entry="{file: labs.xlsx}")
    assert [problem.code for problem in load(folder).problems] == ["file-refused"]


def judged(series: tuple[LabSeries, ...]) -> list[tuple[str, str, list[str]]]:
    """Specimen, range and times of each series."""
    return [(one.specimen or "", str(one.reference or ""), list(values(one))) for one in series if one.values]


def test_each_result_of_a_long_table_keeps_its_own_range(tmp_path: Path) -> None:
    table = "analyte,unit,day,value,reference\nK,mmol/L,1,3.4,3.5-5.1\nK,mmol/L,2,3.4,3.3-4.9\nK,mmol/L,2 18:00,5,3.5-5.1\n"
    assert judged(patient(read(tmp_path / "a", table)).labs) == [("", "3.5-5.1", ["1", "2 18:00"]), ("", "3.3-4.9", ["2"])]
    limits = "analyte,unit,day,value,low,high\nK,mmol/L,1,3.4,3.5,5.1\nK,mmol/L,2,3.4,,4.9\nK,mmol/L,3,3.4,,\n"
    assert judged(patient(read(tmp_path / "b", limits)).labs) == [("", "3.5 to 5.1", ["1"]), ("", "<=4.9", ["2"]), ("", "", ["3"])]


def test_a_range_told_once_in_a_long_table_holds_for_its_other_rows(tmp_path: Path) -> None:
    table = "analyte,unit,day,value,reference\nK,mmol/L,1,3.4,\nK,mmol/L,2,3.4,3.3-4.9\nK,mmol/L,3,5,\n"
    assert judged(patient(read(tmp_path, table)).labs) == [("", "3.3-4.9", ["1", "2", "3"])]


def test_specimens_of_one_analyte_are_series_of_their_own(tmp_path: Path) -> None:
    table = "analyte,unit,day,value,specimen\nlactate,mmol/L,1,1.1,plasma\nlactate,mmol/L,1,4,CSF\nlactate,mmol/L,2,1.3,Plasma\n"
    assert judged(patient(read(tmp_path / "a", table)).labs) == [("plasma", "", ["1", "2"]), ("CSF", "", ["1"])]
    visits = "record_id,day,specimen,lactate (mmol/L)\nP1,1,plasma,1.1\nP1,1,CSF,4\nP1,2,plasma,1.3\n"
    assert judged(patient(read(tmp_path / "b", visits)).labs) == [("plasma", "", ["1", "2"]), ("CSF", "", ["1"])]


def test_columns_beside_an_analyte_of_visits_are_its_range_unit_and_flag(tmp_path: Path) -> None:
    heads = "record_id,day,Na (mmol/L),Na reference,ALT,unit_ALT,ALT (flag),Factor VIII (%)"
    case = read(tmp_path, f"{heads}\nP1,1,139,136-145,90,U/L,H,80\nP1,2,137,135-144,60,U/L,,90\n")
    assert [one.analyte for one in patient(case).labs if one.values] == ["Na", "Na", "ALT", "Factor VIII"]
    assert judged(patient(case).labs)[:3] == [("", "136-145", ["1"]), ("", "135-144", ["2"]), ("", "", ["1", "2"])]
    alt = next(one for one in patient(case).labs if one.analyte == "ALT")
    assert (alt.unit, [found[0].reported_flag for found in alt.values.values()]) == ("U/L", ["H", ""])
    assert case.problems == ()


def test_columns_that_belong_to_no_analyte_are_told(tmp_path: Path) -> None:
    orphan = "record_id,day,Na (mmol/L),ALT reference\nP1,1,139,5-40\n"
    assert faults(tmp_path / "a", orphan) == [("cell-skipped", 1, 27)]
    shared = "record_id,day,Na (mmol/L),flag\nP1,1,149,H\n"
    assert faults(tmp_path / "b", shared) == [("cell-skipped", 1, 27)]
    wide = "analyte,unit,1,flag\nNa,mmol/L,149,H\n"
    assert faults(tmp_path / "c", wide) == [("cell-skipped", 1, 16)]


def test_names_that_begin_with_low_or_high_are_analytes(tmp_path: Path) -> None:
    table = "day,Low density lipoprotein (mmol/L),Low density lipoprotein low,High sensitivity troponin T (ng/L)\n1,3,2,14\n"
    case = read(tmp_path, table)
    assert [one.analyte for one in patient(case).labs if one.values] == ["Low density lipoprotein", "High sensitivity troponin T"]
    assert judged(patient(case).labs)[0] == ("", ">=2", ["1"])
    assert case.problems == ()


def test_a_row_of_another_patient_in_a_wide_table_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, "analyte,unit,patient,1\nNa,mmol/L,P1,140\nNa,mmol/L,P7,149\n") == [("table-header", 3, 11)]
