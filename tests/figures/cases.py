"""Invented cases for the tests of figures; no value here belongs to a patient."""

from __future__ import annotations

from casereport.figures.course.data import CourseData, CoursePatient, Segment
from casereport.figures.course.entries import Bolus, CareStay, Comparator, Phase, Point, Series, Setting, Span, Treatment

Value = float | str | None


def point(t: float, value: Value, segment: int = 0) -> Point:
    if value is None:
        return Point(t, missing="not done", segment=segment)
    if isinstance(value, str):
        comparator: Comparator = "<" if value[0] == "<" else ">"
        return Point(t, float(value[1:]), value, comparator, segment=segment)
    return Point(t, value, f"{value:g}", segment=segment)


def series(analyte: str, title: str, unit: str, values: dict[float, Value], low: float | None = None, high: float | None = None) -> Series:
    return Series(analyte, title, unit, tuple(point(day - 1, value) for day, value in values.items()), low=low, high=high)


def phase(first: float, last: float | None, dose: float, route: str = "", unit: str = "mg/kg/d") -> Phase:
    texts = (f"{dose:g} {unit} {route}".strip(), f"{dose:g} {unit}", f"{dose:g}")
    return Phase(Span(first - 1, None if last is None else last - 1), tuple(dict.fromkeys(texts)), dose, unit, ongoing=last is None)


def stay(setting: Setting, first: float, last: float, label: str = "") -> CareStay:
    return CareStay(Span(first - 1, last - 1), setting, label)


def _labs(lymphocytes: dict[float, Value], platelets: dict[float, Value], crp: dict[float, Value]) -> tuple[Series, ...]:
    return (
        series("lym", "Lymphocytes", "×10⁹/L", lymphocytes, 1.5, 6.5),
        series("plt", "Platelets", "×10⁹/L", platelets, 150, 450),
        series("crp", "C-reactive protein", "mg/L", crp, None, 5),
    )


def _drugs(gc: tuple[Phase, ...], ivig: tuple[float, ...], anakinra: tuple[Phase, ...]) -> tuple[Treatment, ...]:
    return (
        Treatment("gc", "GC", "Glucocorticoids", gc),
        Treatment("ivig", "IVIG", "Intravenous immunoglobulins", boluses=tuple(Bolus(day - 1, "2 g/kg") for day in ivig)),
        Treatment("anakinra", "Anakinra", "Anakinra", anakinra, key=True),
    )


FIRST = CoursePatient(
    "Patient 1",
    _labs(
        {1: 0.62, 2: 0.48, 3: 0.41, 4: 0.55, 5: 0.6, 6: 1.02, 7: 1.75, 8: 2.6, 10: 3.4, 13: 3.9, 16: 3.2, 19: 2.9},
        {1: 168, 2: 131, 3: 104, 4: 96, 5: 118, 6: 175, 7: 262, 8: 371, 10: 548, 13: 612, 16: 488, 19: 401},
        {1: 214, 2: 268, 3: 296, 4: 251, 5: 232, 6: 118, 7: 61, 8: None, 9: 22, 10: 12.5, 13: "<5", 16: "<5", 19: "<5"},
    ),
    _drugs(
        (phase(2, 3, 2, "IV"), phase(4, 6, 10, "IV"), phase(7, 10, 2, "IV"), phase(11, 14, 1, "PO"), phase(15, 19, 0.5, "PO")),
        (2, 3),
        (phase(5, 9, 4, "IV"), phase(10, 15, 2, "SC")),
    ),
    (stay("ward", 1, 2), stay("icu", 3, 7), stay("ward", 8, 19)),
)
SECOND = CoursePatient(
    "Patient 2",
    _labs(
        {1: 0.91, 2: 0.7, 3: 0.58, 4: 0.49, 5: 0.88, 6: 1.62, 7: 2.1, 9: 2.8, 11: 3.1, 14: 3.6},
        {1: 212, 2: 160, 3: 121, 4: 109, 5: 133, 6: 190, 7: 288, 9: 430, 11: 520, 14: 470},
        {1: 156, 2: 201, 3: 247, 4: 263, 5: 171, 6: 88, 7: 41, 9: 14, 11: 6.1, 14: "<5"},
    ),
    _drugs(
        (phase(2, 2, 2, "IV"), phase(3, 5, 10, "IV"), phase(6, 9, 2, "IV"), phase(10, 14, 1, "PO")),
        (1.5,),
        (phase(4, 8, 4, "SC"), phase(9, 11, 2, "SC")),
    ),
    (stay("ed", 1, 1), stay("ward", 2, 2), stay("icu", 3, 5), stay("ward", 6, 14)),
)
SEED_LIKE = CourseData((FIRST, SECOND), ("lym", "plt", "crp"), illustrative=True)
ONE_PATIENT = CourseData((FIRST,), ("lym", "plt", "crp"))


def _two_stays(
    analyte: str, title: str, unit: str, earlier: dict[float, Value], later: dict[float, Value], marked: frozenset[float]
) -> Series:
    points = [point(day - 1, value) for day, value in earlier.items()]
    points += [point(day - 1, value, 1) for day, value in later.items()]
    flagged = (Point(p.t, p.value, p.text, p.comparator, "high" if p.value in marked else "", p.missing, segment=p.segment) for p in points)
    return Series(analyte, title, unit, tuple(flagged))


UNKNOWN_TIME_APART = CoursePatient(
    "Patient 2",
    (
        _two_stays("plt", "Platelets", "×10⁹/L", {1: 281, 4: None}, {1: 366, 3: 259, 5: None, 7: 311, 9: 338}, frozenset()),
        _two_stays(
            "crea", "Creatinine", "mg/dL", {1: 0.6, 4: None}, {1: 1.1, 3: 2.3, 5: 3.8, 7: 2.2, 9: 1.4}, frozenset({1.1, 2.3, 3.8, 2.2, 1.4})
        ),
        _two_stays(
            "crp",
            "C-reactive protein",
            "mg/L",
            {1: 25, 4: None},
            {1: 18, 3: 45, 5: 58, 7: 20, 9: 9},
            frozenset({25.0, 18.0, 45.0, 58.0, 20.0}),
        ),
    ),
    segments=(Segment("Day of the earlier stay"), Segment("Day of the stay for MIS-C")),
)
ONE_STAY = CoursePatient(
    "Patient 1",
    (
        series("plt", "Platelets", "×10⁹/L", {1: 95, 2: 112, 3: 181, 4: 240, 5: 315, 6: 358}, 150, 450),
        _two_stays(
            "crp",
            "C-reactive protein",
            "mg/L",
            {1: 140, 2: 84, 3: 61, 4: 33, 5: 21, 6: 12},
            {},
            frozenset({140.0, 84.0, 61.0, 33.0, 21.0, 12.0}),
        ),
    ),
)
TWO_STAYS = CourseData((ONE_STAY, UNKNOWN_TIME_APART), ("plt", "crea", "crp"))
