"""Invented courses whose time is no single line of days: hours, months, years, and long gaps between."""

from __future__ import annotations

from tests.figures import cases

from casereport.figures.axis.units import DAYS, Unit
from casereport.figures.course.data import CourseData, CoursePatient, Segment
from casereport.figures.course.entries import Bolus, CareStay, EventMark, Phase, Point, Series, Span, Treatment

Told = tuple[float, Unit]  # a time as told: its amount, and its unit
Value = float | str | None


def moment(told: Told) -> float:
    """Days from the anchor: a day by its number, an hour of the first day from its midnight, any other unit as a length."""
    amount, unit = told
    return amount - 1 if unit == "d" else amount / 24 - 0.5 if unit == "h" else amount * DAYS[unit]


def points(values: dict[Told, Value]) -> tuple[Point, ...]:
    """The results of a series."""
    made = []
    for (amount, unit), value in values.items():
        one = cases.point(moment((amount, unit)), value)
        made.append(Point(one.t, one.value, one.text, one.comparator, missing=one.missing, told=unit))
    return tuple(made)


def days(values: dict[float, Value], *later: tuple[Told, Value]) -> dict[Told, Value]:
    """Values by day, and what was told in other units after them."""
    return {**{(day, "d"): value for day, value in values.items()}, **dict(later)}


def follow_up(
    patient: CoursePatient, lymphocytes: dict[float, Value], crp: dict[float, Value], *later: tuple[Told, Value, Value]
) -> CoursePatient:
    """A patient with values by day and at later controls."""
    series = (
        Series("lym", "Lymphocytes", "×10⁹/L", points(days(lymphocytes, *((t, v) for t, v, _ in later))), low=1.5, high=6.5),
        Series("crp", "C-reactive protein", "mg/L", points(days(crp, *((t, v) for t, _, v in later))), high=5),
    )
    return CoursePatient(patient.label, series, patient.treatments, patient.stays, patient.events)


_LYM: dict[float, Value] = {1: 0.62, 2: 0.48, 3: 0.41, 4: 0.55, 5: 0.6, 6: 1.02, 7: 1.75, 8: 2.6, 10: 3.4}
_CRP: dict[float, Value] = {1: 214, 2: 268, 3: 296, 4: 251, 5: 232, 6: 118, 7: 61, 8: None, 9: 22, 10: 12.5}
_GC = Treatment(
    "gc",
    "GC",
    "Glucocorticoids",
    (cases.phase(2, 3, 2, "IV"), cases.phase(4, 6, 10, "IV"), cases.phase(7, 10, 2, "IV"), cases.phase(11, 190, 0.5, "PO")),
)
_ANAKINRA = Treatment("ana", "Anakinra", "Anakinra", (cases.phase(4, 9, 4, "IV"),), key=True)
_IVIG = Treatment("ivig", "IVIG", "Intravenous immunoglobulins", boluses=(Bolus(1, "2 g/kg"),))
STAY = CoursePatient(
    "Patient 1",
    treatments=(_GC, _ANAKINRA, _IVIG),
    stays=(cases.stay("ward", 1, 2), cases.stay("icu", 3, 7), cases.stay("ward", 8, 10)),
    events=(EventMark(2, "Intubation"), EventMark(6 * DAYS["mo"], "Normal echocardiogram", "imaging")),
)
CONTROLS = CourseData((follow_up(STAY, _LYM, _CRP, ((6, "mo"), 2.9, "<5"), ((18, "mo"), 3.1, "<5")),), ("lym", "crp"))
SHORTER = CoursePatient(
    "Patient 2",
    treatments=(Treatment("gc", "GC", "Glucocorticoids", (cases.phase(2, 4, 10, "IV"), cases.phase(5, 40, 1, "PO"))), _IVIG),
    stays=(cases.stay("ed", 1, 1), cases.stay("ward", 2, 6)),
)
TWO_FOLLOW_UPS = CourseData(
    (
        *CONTROLS.patients,
        follow_up(SHORTER, {1: 0.9, 2: 0.7, 3: 0.8, 4: 1.4, 6: 2.2}, {1: 120, 2: 180, 3: 90, 4: 41, 6: 12}, ((3, "mo"), 2.7, "<5")),
    ),
    ("lym", "crp"),
)
_LEVELS: dict[Told, Value] = {
    (9.5, "h"): 212, (11.5, "h"): 264, (13.5, "h"): 241, (15.5, "h"): 198, (17.5, "h"): 163, (19.5, "h"): 131, (21.5, "h"): 104,
    (23.5, "h"): 82, (25.5, "h"): 63, (27.5, "h"): 50, (29.5, "h"): 38, (31.5, "h"): 29, (33.5, "h"): 21, (35.5, "h"): 14,
    (37.5, "h"): 9, (39.5, "h"): "<5",
}  # fmt: skip
_POTASSIUM: dict[Told, Value] = {(9.5, "h"): 6.1, (13.5, "h"): 5.6, (17.5, "h"): 4.4, (21.5, "h"): 3.6, (27.5, "h"): 3.9, (39.5, "h"): 4.1}
POISONING = CourseData(
    (
        CoursePatient(
            "Patient",
            (
                Series("par", "Paracetamol", "mg/L", points(_LEVELS), high=20),
                Series("k", "Potassium", "mmol/L", points(_POTASSIUM), low=3.5, high=5.0),
            ),
            (
                Treatment(
                    "nac",
                    "Acetylcysteine",
                    phases=(
                        Phase(Span(10 / 24 - 0.5, 11 / 24 - 0.5, exact=True), ("150 mg/kg/h IV", "150 mg/kg/h", "150"), 150, "mg/kg/h"),
                        Phase(Span(11 / 24 - 0.5, 15 / 24 - 0.5, exact=True), ("12.5 mg/kg/h IV", "12.5"), 12.5, "mg/kg/h"),
                        Phase(Span(15 / 24 - 0.5, 31 / 24 - 0.5, exact=True), ("6.25 mg/kg/h IV", "6.25"), 6.25, "mg/kg/h"),
                    ),
                ),
                Treatment("char", "Charcoal", boluses=(Bolus(10.2 / 24 - 0.5, "50 g", told="h"),)),
            ),
            (CareStay(Span(0, 0), "ed"), CareStay(Span(1, 1), "ward")),
            (EventMark(9.7 / 24 - 0.5, "Intubation", told="h"),),
        ),
    ),
    ("par", "k"),
)
SIXTY_YEARS = CourseData(
    (
        CoursePatient(
            "Patient",
            (
                Series("hb", "Haemoglobin", "g/L", points({(19, "y"): 92, (47, "y"): 88, (61, "y"): 71}), low=120, high=155),
                Series("plt", "Platelets", "×10⁹/L", points({(19, "y"): 110, (47, "y"): 84, (61, "y"): 35}), low=150, high=450),
            ),
            (
                Treatment(
                    "ifn", "Interferon", phases=(Phase(Span(20 * DAYS["y"], 26 * DAYS["y"], exact=True), ("3 MU/wk SC", "3"), 3, "MU/wk"),)
                ),
            ),
            segments=(Segment("Age", first=0, anchor="birth"),),
        ),
    ),
    ("hb", "plt"),
    axis_title="Age",
    anchor="day of birth",
)
LONG_COURSES = {"controls": CONTROLS, "poisoning": POISONING, "sixty years": SIXTY_YEARS, "two follow-ups": TWO_FOLLOW_UPS}
