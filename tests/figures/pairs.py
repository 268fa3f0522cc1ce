"""Invented courses in which two analytes share a panel."""

from __future__ import annotations

from dataclasses import replace

from tests.figures import cases

from casereport.figures.course.data import CourseData, CoursePatient, Pair


def _with_pairs(patient: CoursePatient, share: float, label: str) -> CoursePatient:
    """The patient with two enzymes in one unit, whose ranges differ, and ferritin to stand beside CRP."""
    ast = cases.series("ast", "AST", "U/L", {1: 44, 2: 88, 3: 120 * share, 5: 310 * share, 7: 180, 9: 90, 13: 38, 14: 29}, None, 35)
    values: dict[float, cases.Value] = {1: 30, 2: 52, 3: 140 * share, 5: 400 * share, 7: 266, 9: 120, 10: None, 13: 61, 14: ">500"}
    alt = cases.series("alt", "ALT", "U/L", values, 7, 40)
    ferritin = cases.series("fer", "Ferritin", "µg/L", {1: 800, 3: 8900 * share, 5: 15400 * share, 8: 2100, 13: "<300"}, 30, 300)
    return replace(patient, label=label, series=(*patient.series, ast, alt, ferritin))


FIRST = _with_pairs(cases.FIRST, 1.0, "Patient 1")
SECOND = _with_pairs(cases.SECOND, 0.6, "Patient 2")
THIRD = _with_pairs(cases.FIRST, 0.8, "Patient 3")
PAIRS = (Pair("ast", "alt"), Pair("crp", "fer", right=True))
ONE = CourseData((FIRST,), ("ast", "lym", "crp"), pairs=PAIRS)
TWO = replace(ONE, patients=(FIRST, SECOND), illustrative=True)
THREE = replace(ONE, patients=(FIRST, SECOND, THIRD))
APART = replace(TWO, share_y=False)
"""Every patient has value axes of its own, so that right axes stand between the columns."""
