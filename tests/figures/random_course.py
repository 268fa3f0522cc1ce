"""Random course figures from a seed: real units and scales, every kind of span, one to six patients, three days to six weeks;
one in four then has a long series, and two in three have other times: hours, weeks, months, years, and long gaps between.

The profiles are those of every shipped journal at both widths, and of 85, 120 and 180 mm with the smallest and with 8 pt text.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any, get_args

from tests.figures.profiles import every_profile
from tests.figures.random_long import with_long_course
from tests.figures.random_times import with_other_time

from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData, CoursePatient, Pair, Segment
from casereport.figures.course.drawing import plan_of_course
from casereport.figures.course.entries import (
    Bolus,
    CareStay,
    Comparator,
    EventKind,
    EventMark,
    Phase,
    Point,
    RefRange,
    Series,
    Setting,
    Span,
    Treatment,
)
from casereport.figures.course.split import split_course
from casereport.figures.paper.profile import Profile
from casereport.figures.parts.placed import draw_scene
from casereport.figures.truth.checks import Finding, inspect_scene
from casereport.figures.truth.course import inspect_course

ANALYTES: tuple[tuple[str, str, str, float | None, float | None, float, float], ...] = (
    ("Lymphocytes", "Lym", "×10⁹/L", 1.5, 6.5, 0.1, 8),
    ("Platelets", "PLT", "×10⁹/L", 150, 450, 8, 900),
    ("C-reactive protein", "CRP", "mg/L", None, 5, 1, 400),
    ("Ferritin", "Fer", "µg/L", 30, 300, 40, 60000),
    ("Troponin T", "TnT", "ng/L", None, 14, 3, 9000),
    ("Sodium", "Na", "mmol/L", 135, 145, 118, 160),
    ("Haemoglobin", "Hb", "g/L", 120, 160, 45, 190),
    ("Left ventricular ejection fraction", "LVEF", "%", 55, None, 10, 75),
    ("Base excess", "BE", "mmol/L", -2, 2, -18, 6),
    ("β2-Mikroglobulin", "β2M", "mg/L", None, 2.5, 0.8, 30),
    ("Soluble interleukin-2 receptor α (sCD25)", "sIL-2Rα", "U/mL", None, 710, 200, 48000),
    ("Creatinine", "Crea", "µmol/L", 45, 84, 30, 700),
)
DRUGS = ("GC", "IVIG", "Anakinra", "Tocilizumab", "Noradrenaline", "Piperacillin and tazobactam", "Interferon-α")
WORDS = [
    "trimethoprim-sulfamethoxazole",
    "for",
    "Pneumocystis",
    "jirovecii",
    "pneumonia",
    "given",
    "with",
    "folinic",
    "acid",
    "in",
    "the",
    "referring",
    "hospital",
    "α",
    "β",
]
UNITS = ("mg/kg/d", "µg/kg/min", "mg/d")


def random_course(seed: int) -> tuple[CourseData, Profile]:
    """One figure and the profile to draw it with; the same for the same seed."""
    random = Random(seed)
    profile = replace(random.choice(every_profile()), letters=random.choice(["upper", "lower", "none"]))
    analytes = random.sample(ANALYTES, random.choice([1, 2, 3, 4, 5, random.randint(6, 12)]))
    drugs = random.sample(DRUGS, random.randint(0, len(DRUGS)))
    patients = tuple(_patient(random, k, analytes, drugs) for k in range(random.randint(1, 6)))
    rows = tuple(short for _, short, *_ in analytes)
    data = CourseData(patients, rows, illustrative=random.random() < 0.3, share_y=random.random() < 0.8, first=random.choice([0, 1]))
    return with_pairs(data, Random(f"pairs {seed}")), profile


def with_pairs(data: CourseData, random: Random) -> CourseData:
    """The figure, or in half of the cases one in which neighbouring analytes share panels: by a unit made the same, or at the right."""
    left, rows, pairs, patients = list(data.rows), [], [], data.patients
    often = random.choice([0.0, 0.0, 0.4, 1.0])
    while left:
        rows.append(left.pop(0))
        if left and random.random() < often:
            pairs.append(Pair(rows[-1], left.pop(0), random.random() < 0.5))
            alike = random.random() < 0.4
            patients = patients if pairs[-1].right else tuple(_in_one_unit(patient, pairs[-1], alike=alike) for patient in patients)
    return replace(data, patients=patients, rows=tuple(rows), pairs=tuple(pairs))


def _in_one_unit(patient: CoursePatient, pair: Pair, *, alike: bool) -> CoursePatient:
    """The patient with the second analyte in the unit of the first, now and then with its range too."""
    first = next(row for row in ANALYTES if row[1] == pair.row)
    changes: dict[str, Any] = {"unit": first[2], **({"low": first[3], "high": first[4]} if alike else {})}
    return replace(patient, series=tuple(replace(s, **changes) if s.analyte == pair.second else s for s in patient.series))


def inspect_record(seed: int) -> tuple[int, list[Finding]]:
    """How many parts the random record of a seed takes, and every fault found in them; raises CannotFit."""
    data, profile = random_course(seed)
    data = with_other_time(with_long_course(data, seed), seed)
    parts = split_course(data, profile)
    return len(parts), [finding for part in parts for finding in inspect_part(part, profile)]


def inspect_part(data: CourseData, profile: Profile) -> list[Finding]:
    """Every fault of a figure: of the scene by itself, against its data, and texts that neither drawing nor caption prints."""
    plan = plan_of_course(data, profile)
    scene = draw_scene(plan)
    caption = " ".join(part.text for part in caption_parts(plan))
    lost = [Finding("text_lost", note.kind) for note in plan.omitted if note.text not in caption]
    return [*inspect_scene(scene, profile), *inspect_course(data, scene), *lost]


def _patient(
    random: Random, index: int, analytes: list[tuple[str, str, str, float | None, float | None, float, float]], drugs: list[str]
) -> CoursePatient:
    lengths = [random.choice([3, 6, 12, 20, 45]) for _ in range(random.choice([1, 1, 1, 2, 3]))]
    series = tuple(_series(random, lengths, *row) for row in analytes if random.random() < 0.9)
    treatments = tuple(_treatment(random, lengths, drug) for drug in drugs if random.random() < 0.85)
    segments = tuple(Segment(f"Day of stay {k + 1}" if len(lengths) > 1 else "", joined=random.random() < 0.3) for k in range(len(lengths)))
    return CoursePatient(
        _label(random, f"Patient {index + 1}"), series, treatments, _stays(random, lengths[0]), _events(random, lengths[0]), segments
    )


def _series(
    random: Random, lengths: list[int], title: str, short: str, unit: str, low: float | None, high: float | None, least: float, most: float
) -> Series:
    points = []
    for segment, days in enumerate(lengths):
        halves = sorted(random.sample(range(days * 2), random.randint(1, days)))
        points += [_point(random, half / 2, segment, least, most) for half in halves]
    has_range = random.random() < 0.85
    gap = random.choice([None, 3.0])
    title, ref_text = _label(random, title), _label(random)
    made = Series(
        short, title, unit, _uglier(random, points), short, low if has_range else None, high if has_range else None, ref_text, max_gap=gap
    )
    return changing(made, Random(f"{title} {points[0].t} {points[0].value}")) if has_range else made


def changing(series: Series, random: Random) -> Series:
    """The series, or in one of four with a reference range that changes once or twice, at a day's end or within a day, or with a gap."""
    if random.random() < 0.75 or not series.points:
        return series
    segment = random.choice([None, series.points[-1].segment])
    edges = sorted(random.sample(range(1, 40), random.randint(1, 2)))
    shift = random.choice([0.5, 0.5, 0.25])
    starts = [random.choice([None, -0.5]), *(edge - shift for edge in edges)]
    ends = [*(edge - shift - random.choice([0, 0, 1]) for edge in edges), random.choice([None, edges[-1] + 5.5])]
    ranges = []
    for start, end in zip(starts, ends, strict=True):
        factor = random.choice([0.5, 1.0, 1.5])
        low, high = (None if limit is None else float(f"{limit * factor:.3g}") for limit in (series.low, series.high))
        low, high = (high, low) if low is not None and high is not None and low > high else (low, high)
        when = f"days {(start or 0) + 1.5:g}–{(end or 0) + 0.5:g}" if end is not None else f"from day {(start or 0) + 1.5:g}"
        if end is None or start is None or start < end:
            ranges.append(RefRange(low, high, series.ref_text, start, end, segment, when, random.random() < 0.5, random.random() < 0.5))
    return replace(series, low=None, high=None, ref_text="", ranges=tuple(ranges))


def _uglier(random: Random, points: list[Point]) -> tuple[Point, ...]:
    """The points, or now and then none, one, equal values, all missing or all below a limit."""
    match random.choice(["", "", "", "", "", "", "none", "one", "equal", "missing", "below"]):
        case "none":
            return ()
        case "one":
            return tuple(points[:1])
        case "equal":
            return tuple(replace(p, value=points[0].value) for p in points)
        case "missing":
            return tuple(replace(p, value=None, comparator="", missing="not done") for p in points)
        case "below":
            return tuple(replace(p, value=5.0, comparator="<") for p in points)
    return tuple(points)


def _point(random: Random, t: float, segment: int, least: float, most: float) -> Point:
    if random.random() < 0.06:
        return Point(t, missing="not done", segment=segment)
    value = float(f"{random.uniform(least, most) if least < 0 or random.random() < 0.5 else least * (most / least) ** random.random():.3g}")
    comparator: Comparator = random.choice(["<", ">", "<=", ">="]) if random.random() < 0.1 else ""
    return Point(t, value, "", comparator, random.choice(["", "", "low", "high"]), segment=segment)


def _treatment(random: Random, lengths: list[int], drug: str) -> Treatment:
    segment = random.randrange(len(lengths))
    days = lengths[segment]
    key = random.random() < 0.3
    boluses = tuple(
        Bolus(
            random.randrange(days * 2) / 2,
            _label(random, random.choice(["2 g/kg", "2 g/kg", "400 mg", ""])),
            random.random() < 0.1,
            segment=segment,
        )
        for _ in range(random.randint(1, 4))
    )
    title = _label(random, drug)
    if random.random() < 0.3:
        return Treatment(drug, title, boluses=boluses, key=key)
    cuts = sorted(random.sample(range(days), min(days, random.choice([2, 3, 4, 5, 6, 15]))))
    unit, one_unit = random.choice(UNITS), random.random() < 0.8
    phases = tuple(
        _phase(random, a, b - (random.random() < 0.7), segment, unit if one_unit else random.choice(UNITS), ends=b == cuts[-1])
        for a, b in pairwise(cuts)
    )
    return Treatment(drug, title, f"{drug} in words", phases, boluses if random.random() < 0.2 else (), key)


def _phase(random: Random, first: int, last: int, segment: int, unit: str, *, ends: bool) -> Phase:
    dose = random.choice([0.05, 0.5, 1, 2, 10, 40, None])
    ongoing = ends and random.random() < 0.3
    route = random.choice(["IV", "PO", ""])
    texts = (_label(random, f"{dose:g} {unit} {route}".strip()), f"{dose:g} {unit}", f"{dose:g}") if dose is not None else ()
    exact = random.random() < 0.1  # moments known to the hour
    shift = random.random() / 2 if exact else 0.0
    span = Span(first + shift, None if ongoing else max(first, last) + 2 * shift, exact, segment=segment)
    return with_levels(
        Phase(
            span,
            tuple(dict.fromkeys(texts)),
            dose,
            unit,
            ongoing=ongoing,
            start_known=random.random() < 0.9,
            end_known=ongoing or random.random() < 0.9,
            approx=random.random() < 0.1,
        )
    )


def with_levels(phase: Phase) -> Phase:
    """The phase as it is or, one in six each, as a taper or as a range of doses; chosen by what it is, so that its seed draws on."""
    random = Random(f"{phase.texts} {phase.span.start} {phase.span.end}")
    if phase.dose is None or (chance := random.random()) > 0.34:
        return phase
    other = phase.dose * random.choice([0.1, 0.5, 0.9, 2.0])
    return replace(phase, taper_to=other) if chance < 0.17 else replace(phase, high=max(other, phase.dose) * 1.5)


def _stays(random: Random, days: int) -> tuple[CareStay, ...]:
    cuts = sorted({0, days, *random.sample(range(1, days), min(days - 1, random.randint(0, 3)))})
    settings = get_args(Setting)
    stays = (CareStay(Span(a, b - (random.random() < 0.7)), random.choice(settings), _label(random)) for a, b in pairwise(cuts))
    return tuple(stays) if random.random() < 0.7 else ()


def _label(random: Random, usual: str = "") -> str:
    """The usual label, or now and then one of up to 120 characters."""
    return usual if random.random() < 0.93 else " ".join(random.choices(WORDS, k=random.randint(2, 12)))[:120].strip()


def _events(random: Random, days: int) -> tuple[EventMark, ...]:
    labels = ("Intubation", "Extubation", "Echocardiogram: coronary dilatation", "Discharge", "Fever")
    kinds = get_args(EventKind)
    count = random.choice([0, 0, 0, 2, 2, 5, 5, 14])
    return tuple(
        EventMark(random.randrange(days * 2) / 2, _label(random, random.choice(labels)), random.choice(kinds), random.random() < 0.2)
        for _ in range(count)
    )
