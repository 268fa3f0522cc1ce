"""Invented timelines for the tests of figures; no event here happened to a patient."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from casereport.figures.axis.units import DAYS, Unit
from casereport.figures.course.entries import Bolus, CareStay, Phase, Point, Series, Setting, Span, Treatment
from casereport.figures.timeline.data import Clock, TimelineData, TimelineEvent, TimelineKind

DAY, MONTH, YEAR = DAYS["d"], DAYS["mo"], DAYS["y"]


def event(amount: float, unit: Unit, label: str, kind: TimelineKind = "other", *, approx: bool = False) -> TimelineEvent:
    """An event told as a day number (`d`: 1 is the first) or as an elapsed time."""
    t = amount - 1 if unit == "d" else amount * DAYS[unit]
    return TimelineEvent(t, label, kind, approx=approx, unit=unit)


def dose(start: float, end: float | None, amount: float, unit: str = "mg/d") -> Phase:
    """A dose between two moments."""
    span = Span(start, end, exact=True)
    return Phase(span, (f"{amount:g} {unit}", f"{amount:g}"), amount, unit, ongoing=end is None)


def stay(setting: Setting, first: float, last: float) -> CareStay:
    """Time in a care setting, from first to last day."""
    return CareStay(Span(first - 1, last - 1), setting)


EVENTS = (
    event(-6, "y", "Recurrent rhinosinusitis", "symptom", approx=True),
    event(-4.2, "y", "Adult-onset asthma diagnosed", "diagnosis"),
    event(-1.6, "y", "Nasal septal perforation", "complication"),
    event(-3, "mo", "Migratory arthralgia, weight loss 6 kg", "symptom"),
    event(1, "d", "Haemoptysis, SpO₂ 84%", "symptom"),
    event(1, "d", "CT: diffuse alveolar haemorrhage", "imaging"),
    event(2, "d", "Intubation", "procedure"),
    event(3, "d", "PR3-ANCA 214 U/mL", "test"),
    event(4, "d", "Plasma exchange started", "treatment"),
    event(6, "d", "Renal biopsy: pauci-immune crescentic GN", "procedure"),
    event(7, "d", "Dialysis started", "procedure"),
    event(12, "d", "Extubation", "procedure"),
    event(17, "d", "Catheter-related bacteraemia", "complication"),
    event(21, "d", "Last dialysis", "outcome"),
    event(27, "d", "Discharge home", "care"),
    event(3, "mo", "Remission (BVAS 0)", "outcome"),
    event(7, "mo", "CMV colitis", "complication"),
    event(15, "mo", "Minor relapse: scleritis", "complication"),
    event(24, "mo", "Sustained remission", "outcome"),
)
CREATININE = {
    -4.2 * YEAR: 70, -1.6 * YEAR: 78, -3 * MONTH: 96, 0: 288, 1: 340, 3: 455, 5: 560, 6: 598, 8: 421, 11: 372, 14: 304, 17: 256, 20: 222,
    23: 190, 26: 168, 2 * MONTH: 141, 3 * MONTH: 128, 6 * MONTH: 118, 9 * MONTH: 112, 12 * MONTH: 109, 15 * MONTH: 131, 18 * MONTH: 111,
    24 * MONTH: 108,
}  # fmt: skip
TREATMENTS = (
    Treatment("mp", "MP pulse", "Methylprednisolone", boluses=tuple(Bolus(day - 1, "1 g IV") for day in (2, 3, 4))),
    Treatment(
        "pred", "Prednisone", phases=(
            dose(4, 13, 60), dose(13, 26, 40), dose(26, 3 * MONTH, 20), dose(3 * MONTH, 9 * MONTH, 7.5), dose(9 * MONTH, 15 * MONTH, 5),
            dose(15 * MONTH, 18 * MONTH, 20), dose(18 * MONTH, None, 5),
        ),
    ),
    Treatment(
        "rtx", "Rituximab", boluses=(
            *(Bolus(day - 1, "375 mg/m²") for day in (5, 12, 19, 26)), *(Bolus(month * MONTH, "500 mg") for month in (8, 14, 20)),
        ),
    ),
    Treatment("pex", "Plasma exch.", "Plasma exchange", boluses=tuple(Bolus(day - 1, "") for day in (4, 6, 8, 10, 12))),
    Treatment("hd", "Haemodialysis", phases=(Phase(Span(6, 20), ("intermittent",)),)),
    Treatment("ics", "Inhaled steroid", phases=(Phase(Span(-4.2 * YEAR, None, True), ("budesonide–formoterol",), ongoing=True),)),
)  # fmt: skip
STAYS = (stay("ed", 1, 1), stay("icu", 2, 13), stay("ward", 14, 27))
LONG = TimelineData(
    EVENTS,
    "Patient 1",
    stays=(*STAYS, CareStay(Span(7 * MONTH, 7.3 * MONTH, True), "ward")),
    treatments=TREATMENTS,
    series=(
        Series("crea", "Creatinine", "µmol/L", tuple(Point(t, v, f"{v:g}") for t, v in CREATININE.items()), low=45, high=90, scale="log"),
    ),
    illustrative=True,
)
EVENTS_ONLY = TimelineData(EVENTS)
WEEK = TimelineData(
    tuple(TimelineEvent(k * 7 / 40, f"Event {k + 1} of a crowded week, with some words", get_args(TimelineKind)[k % 12]) for k in range(40))
)
HOURS = TimelineData(
    (
        event(0, "h", "Arrival by ambulance", "care"),
        event(0.5, "h", "ECG: ST elevation", "test"),
        event(1.2, "h", "Primary PCI", "procedure"),
        event(4, "h", "Cardiogenic shock, ECMO", "complication"),
        event(30, "h", "Weaned from ECMO", "procedure"),
        event(12, "d", "Discharge", "care"),
        event(6, "mo", "Ejection fraction 55%", "outcome"),
    )
)
SIXTY_YEARS = TimelineData(
    (
        event(-60, "y", "Rheumatic fever in childhood", "exposure"),
        event(-41, "y", "Mitral stenosis diagnosed", "diagnosis"),
        event(-40, "y", "Valvotomy", "procedure"),
        event(-18, "y", "Atrial fibrillation", "complication"),
        event(-7, "y", "Stroke", "complication"),
        event(1, "d", "Dyspnoea", "symptom"),
        event(2, "d", "Valve replacement", "procedure"),
        event(9, "d", "Death", "death"),
    )
)
LONG_LABEL = "Transferred to another hospital with cough, dyspnoea, weight loss and night sweats after a journey of several months at sea"
LONG_LABELS = TimelineData(tuple(event(day, "d", LONG_LABEL, "care") for day in (1, 3, 4, 9)))
GREEK = TimelineData(
    (
        event(1, "d", "IL-1β and TNF-α 5 × normal", "test"),
        event(3, "d", "β-blocker ≥ 2 µg/kg", "treatment"),
        event(8, "d", "Δ = −3 °C", "outcome"),
    )
)
ONE = TimelineData((event(1, "d", "Anaphylaxis", "complication"),))
SAME_TIME = TimelineData(tuple(event(5, "d", f"Event {k}", "test") for k in range(12)))
ILLNESS_AND_STAY = TimelineData(
    (
        replace(event(1, "d", "Headache, myalgia", "symptom"), clock=1),
        replace(event(7, "d", "Fever, rash, red cracked lips", "symptom", approx=True), clock=1),
        TimelineEvent(-56, "Breakthrough SARS-CoV-2 infection", "exposure", approx=True, unit="wk"),
        event(1, "d", "Admission", "care"),
        event(2, "d", "IVIG", "treatment"),
        event(6, "d", "Discharge", "care"),
    ),
    clocks=(Clock(), Clock("Day of illness", "symptom onset")),
)
LASTING = TimelineData(
    (
        TimelineEvent(0, "Fever", "symptom", span=Span(0, 8)),
        TimelineEvent(2, "Delirium", "complication", span=Span(2, 5)),
        TimelineEvent(12, "Anticoagulation", "treatment", ongoing=True),
        TimelineEvent(20, "Clinic visit", "outcome"),
    )
)
LONG_ROWS = replace(LONG, style="rows")
EVENTS_NUMBERS = replace(EVENTS_ONLY, style="numbers")
EVENTS_ROWS = replace(EVENTS_ONLY, style="rows")
EVENTS_FLAGS = replace(EVENTS_ONLY, style="flags")
