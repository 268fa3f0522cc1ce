"""Course figures worth looking at, plain and ugly: their data are invented, and every one must come out clean."""

from __future__ import annotations

from dataclasses import replace

from tests.figures import cases

from casereport.figures.course.data import CourseData, CoursePatient, Segment
from casereport.figures.course.entries import Bolus, EventMark, Phase, Point, RefRange, Series, Span, Treatment
from casereport.figures.paper.profile import FULL_WIDTH, ONE_COLUMN, Profile, journal_profile
from casereport.journal import load_journal

LARGE_TYPE = Profile(170, letter_pt=9, head_pt=8.5, label_pt=8, tick_pt=8, small_pt=8, min_text_pt=8, min_line_pt=0.5, letters="lower")
FRONTIERS = journal_profile(load_journal("frontiers").figure)
PLAIN = journal_profile(load_journal("plain").figure, full_width=False)
LONG = "Trimethoprim-sulfamethoxazole in the dose for Pneumocystis jirovecii pneumonia, given with folinic acid and dexamethasone"
Labs = tuple[tuple[str, str, str, str, float | None, float | None, tuple[cases.Value, ...]], ...]

_TWELVE: Labs = (
    ("hb", "Haemoglobin", "Hb", "g/L", 120, 160, (131, 118, 96, 88, 91, 97, 104)),
    ("wbc", "Leukocytes", "WBC", "×10⁹/L", 4, 10, (14.2, 18.9, 21.3, 12.6, 8.8, 7.4, 6.9)),
    ("lym", "Lymphocytes", "Lym", "×10⁹/L", 1.5, 6.5, (0.6, 0.41, 0.5, 0.9, 1.6, 2.2, 2.7)),
    ("plt", "Platelets", "PLT", "×10⁹/L", 150, 450, (168, 104, 96, 175, 371, 612, 401)),
    ("crp", "C-reactive protein", "CRP", "mg/L", None, 5, (214, 296, 251, 118, 22, "<5", "<5")),
    ("pct", "Procalcitonin", "PCT", "ng/mL", None, 0.5, (18.4, 41, 22, 7.9, 1.1, 0.3, None)),
    ("fer", "Ferritin", "Fer", "µg/L", 30, 300, (1240, 8900, ">15000", 9800, 2100, 640, 310)),
    ("tnt", "Troponin T", "TnT", "ng/L", None, 14, (22, 188, 240, 96, 31, "<14", "<14")),
    ("na", "Sodium", "Na", "mmol/L", 135, 145, (129, 131, 134, 136, 138, 139, 140)),
    ("alb", "Albumin", "Alb", "g/L", 35, 50, (31, 24, 21, 22, 27, 32, 36)),
    ("alt", "Alanine aminotransferase", "ALT", "U/L", None, 40, (38, 66, 142, 121, 80, 51, 39)),
    ("dd", "D-dimer", "DD", "mg/L", None, 0.5, (3.1, 7.8, 11.2, 6.4, 2.2, 0.9, "<0.3")),
)
_DAYS = (1, 2, 4, 6, 8, 11, 14)


def _labs(chosen: Labs) -> tuple[Series, ...]:
    return tuple(
        replace(cases.series(key, title, unit, dict(zip(_DAYS, values, strict=True)), low, high), short=short)
        for key, title, short, unit, low, high, values in chosen
    )


TWELVE_LABS = CourseData(
    (CoursePatient("Patient 1", _labs(_TWELVE), cases.FIRST.treatments[:1], cases.FIRST.stays[:2]),), tuple(row[0] for row in _TWELVE)
)


def _fading(patient: CoursePatient, share: float, label: str, days: int) -> CoursePatient:
    """The patient with a milder course, seen for fewer days."""
    series = tuple(
        replace(s, points=tuple(replace(p, value=p.value and float(f"{p.value * share:.2g}"), text="") for p in s.points if p.t < days))
        for s in patient.series
    )
    return replace(patient, label=label, series=series, segments=(Segment(end=days - 1.0),), stays=(), treatments=_until(patient, days))


def _until(patient: CoursePatient, days: int) -> tuple[Treatment, ...]:
    return tuple(
        replace(
            t,
            phases=tuple(
                replace(p, span=Span(p.span.start, min(p.span.end or 0, days - 1.0))) for p in t.phases if (p.span.start or 0) < days
            ),
            boluses=tuple(b for b in t.boluses if b.t < days),
        )
        for t in patient.treatments
    )


SIX_PATIENTS = CourseData(
    tuple(_fading(cases.FIRST if k % 2 else cases.SECOND, 1 - 0.11 * k, f"Patient {k + 1}", 14 - k) for k in range(6)),
    ("lym", "plt", "crp"),
)
THREE_IN_ONE_COLUMN = CourseData(SIX_PATIENTS.patients[:3], ("plt", "crp"))
ONE_LAB = CourseData((CoursePatient("Patient 1", _labs(_TWELVE[4:5])),), ("crp",))
ONE_POINT = CourseData((CoursePatient("Patient 1", (cases.series("fer", "Ferritin", "µg/L", {3: 15400}, 30, 300),)),), ("fer",))
NEARLY_NOTHING = CourseData(
    (
        CoursePatient(
            "Patient 1",
            (
                cases.series("il6", "Interleukin 6", "ng/L", {1: None, 2: None, 4: None}, None, 7),
                cases.series("tni", "Troponin I", "ng/L", {1: "<5", 2: "<5", 3: "<5", 5: "<5"}, None, 26),
                cases.series("adn", "Adenovirus load", "copies/mL", {1: "<50", 3: "<50", 5: "<50"}),
                cases.series("lac", "Lactate", "mmol/L", {2: 1.4, 4: 1.4}, 0.5, 2.2),
            ),
            stays=(cases.stay("ward", 1, 5),),
        ),
    ),
    ("il6", "tni", "adn", "lac"),
)
_TAPER = (60.0, 50.0, 40.0, 35.0, 30.0, 25.0, 20.0, 17.5, 15.0, 12.5, 10.0, 7.5, 5.0, 2.5)


def _step(index: int, dose: float) -> Phase:
    first = 2 + 4 * index
    return cases.phase(first, first + 3, dose, "PO", "mg/d")


FOURTEEN_STEPS = CourseData(
    (
        CoursePatient(
            "Patient 1",
            (
                cases.series(
                    "crp", "C-reactive protein", "mg/L", {1: 214, 4: 96, 8: 31, 15: 12, 22: 8, 29: "<5", 43: "<5", 57: "<5"}, None, 5
                ),
            ),
            (
                Treatment("pred", "Prednisolone", "Prednisolone", tuple(_step(k, dose) for k, dose in enumerate(_TAPER))),
                Treatment("mtx", "MTX", "Methotrexate", boluses=tuple(Bolus(7.0 * k, "15 mg") for k in range(1, 9))),
            ),
            (cases.stay("ward", 1, 9), cases.stay("home", 10, 57)),
        ),
    ),
    ("crp",),
)
LONG_LABELS = CourseData(
    (
        CoursePatient(
            "Patient 1, a previously healthy adolescent referred from a district hospital after five days of fever, rash and abdominal pain",
            (
                cases.series("a", f"Antibodies against something with a very long name, {LONG.lower()}", "arbitrary units per millilitre", {1: 3, 4: 9}, 1, 5),
                replace(cases.series("b", "Lactate", "mmol/L", {1: 3, 4: 9}, 1, 5), ref_text="0.5 to 2.2 in arterial blood, 0.6 to 2.4 in venous blood, by the laboratory of the referring hospital"),
            ),
            (
                Treatment("x", LONG, "", (replace(cases.phase(1, 3, 2), texts=(f"2 mg/kg/d, {LONG}", "2 mg/kg/d", "2")),)),
                Treatment("y", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftspräparat", "", boluses=(Bolus(2, LONG),)),
            ),
            (cases.stay("ward", 1, 2, "Ward of the referring district hospital, isolation room"), cases.stay("icu", 3, 4)),
            (EventMark(1, LONG, "imaging"), EventMark(2, "Transfer", "procedure")),
        ),
    ),
    ("a", "b"),
)  # fmt: skip
GREEK = CourseData(
    (
        CoursePatient(
            "Ασθενής 1",
            (
                cases.series("b2m", "β₂-Microglobulin", "mg/L", {1: 2.1, 3: 4.8, 6: 3.9, 9: 2.2}, None, 2.5),
                cases.series("il", "Interleukin-1β", "pg/mL", {1: "<1", 3: 18, 6: 4, 9: "<1"}, None, 5),
                cases.series("gam", "γ-Glutamyltransferase", "µkat/L", {1: 0.4, 3: 1.9, 6: 2.6, 9: 1.1}, None, 0.9),
            ),
            (
                Treatment("ifn", "Interferon-γ", "Interferon-γ", (cases.phase(2, 6, 50, "SC", "µg/m²"),)),
                Treatment(
                    "anti", "Anti-TNF-α", "Antibody against tumour necrosis factor α", boluses=(Bolus(3, "5 mg/kg"), Bolus(5, "5 mg/kg"))
                ),
            ),
            (cases.stay("ward", 1, 9, "Κλινική"),),
        ),
    ),
    ("b2m", "il", "gam"),
)
DRUGS_ALONE = CourseData(
    (
        CoursePatient(
            "Patient 1",
            treatments=(
                Treatment("nor", "Noradrenaline", "Noradrenaline", (
                    replace(cases.phase(2, 2, 0.1, "IV", "µg/kg/min"), start_known=False), cases.phase(3, 4, 0.4, "IV", "µg/kg/min"), cases.phase(5, 6, 0.05, "IV", "µg/kg/min")), key=True),
                Treatment("van", "Vancomycin", "Vancomycin", (replace(cases.phase(2, 8, 40, "IV"), approx=True),)),
                Treatment("mer", "Meropenem", "Meropenem", (cases.phase(3, None, 60, "IV"),)),
                Treatment("hep", "Heparin", "Heparin", (replace(cases.phase(2, 7, 100, "SC", "IU/kg/d"), end_known=False), cases.phase(8, 10, 4000, "SC", "IU/d"))),
                Treatment("ada", "Adrenaline", "Adrenaline", boluses=(Bolus(1.2, "0.3 mg"), Bolus(1.25, "0.3 mg"), Bolus(1.4, "0.5 mg"))),
                Treatment("unk", "Cefuroxime", "Cefuroxime", (Phase(Span(0, 1)),)),
            ),
            stays=(cases.stay("ed", 1, 1), cases.stay("icu", 2, 7), cases.stay("hdu", 8, 9), cases.stay("ward", 10, 11)),
            events=(EventMark(0.2, "Fever", "symptom"), EventMark(1.5, "Intubation"), EventMark(6.5, "Extubation"), EventMark(10, "Discharge", "outcome")),
        ),
    ),
    (),
)  # fmt: skip
TWO_PARTS_OF_AN_AXIS = CourseData(
    (
        CoursePatient(
            "Patient 1",
            (
                Series("plt", "Platelets", "×10⁹/L", (Point(0, 212, "212"), Point(2, 64, "64"), Point(4, 31, "31"), Point(0, 88, "88", segment=1), Point(30, 190, "190", segment=1), Point(61, 233, "233", segment=1)), low=150, high=450),
                Series("adm", "ADAMTS13 activity", "%", (Point(1, 5, "<5", "<"), Point(4, 8, "8"), Point(0, 22, "22", segment=1), Point(61, 74, "74", segment=1)), low=50),
            ),
            (
                Treatment("pex", "PEX", "Plasma exchange", boluses=tuple(Bolus(float(k), "1 volume") for k in range(1, 6)), key=True),
                Treatment("rtx", "Rituximab", "Rituximab", boluses=(Bolus(3, "375 mg/m²"), Bolus(2, "375 mg/m²", segment=1), Bolus(9, "375 mg/m²", segment=1))),
                Treatment("pred", "Prednisolone", "Prednisolone", (cases.phase(2, 6, 1), Phase(Span(0, 20, segment=1), ("0.5 mg/kg/d", "0.5"), 0.5, "mg/kg/d"))),
            ),
            (cases.stay("icu", 1, 6),),
            (EventMark(0, "Stroke", "complication"), EventMark(61, "Remission", "outcome", segment=1)),
            (Segment("Hospital day"), Segment("Day after discharge", joined=True)),
        ),
    ),
    ("plt", "adm"),
)  # fmt: skip

TRANSFERRED = replace(
    cases.ONE_PATIENT,
    patients=(
        replace(
            cases.FIRST,
            series=(
                replace(
                    cases.FIRST.series[1], low=None, high=None, ref_text="",
                    ranges=(
                        RefRange(150, 450, end=7.5, segment=0, when="days\u00a01–8"),
                        RefRange(180, 520, start=7.5, segment=0, when="from day\u00a09"),
                    ),
                ),
                cases.FIRST.series[2],
            ),
        ),
    ),
    rows=("plt", "crp"),
)  # fmt: skip

GALLERY: dict[str, tuple[CourseData, Profile]] = {
    "two patients": (cases.SEED_LIKE, FULL_WIDTH),
    "one column": (cases.ONE_PATIENT, ONE_COLUMN),
    "Frontiers": (cases.SEED_LIKE, FRONTIERS),
    "8 pt text": (cases.SEED_LIKE, LARGE_TYPE),
    "a clock for each stay": (cases.TWO_STAYS, FULL_WIDTH),
    "discharge and after": (TWO_PARTS_OF_AN_AXIS, FULL_WIDTH),
    "six patients": (SIX_PATIENTS, FULL_WIDTH),
    "three patients in one column": (THREE_IN_ONE_COLUMN, ONE_COLUMN),
    "twelve analytes": (TWELVE_LABS, FULL_WIDTH),
    "twelve analytes in one column": (TWELVE_LABS, ONE_COLUMN),
    "one analyte": (ONE_LAB, ONE_COLUMN),
    "one value": (ONE_POINT, ONE_COLUMN),
    "nearly nothing": (NEARLY_NOTHING, ONE_COLUMN),
    "fourteen dose steps": (FOURTEEN_STEPS, FULL_WIDTH),
    "fourteen dose steps in one column": (FOURTEEN_STEPS, ONE_COLUMN),
    "drugs alone": (DRUGS_ALONE, PLAIN),
    "labels of 120 characters": (LONG_LABELS, FULL_WIDTH),
    "labels of 120 characters in one column": (LONG_LABELS, ONE_COLUMN),
    "Greek": (GREEK, ONE_COLUMN),
    "a range that changes": (TRANSFERRED, ONE_COLUMN),
}
