"""Random timelines from a seed: every unit and kind, crowded and sparse, with and without care, treatments and results."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import get_args

from tests.figures.profiles import every_profile
from tests.figures.random_course import changing, with_levels
from tests.figures.random_long import with_long_timeline

from casereport.figures.axis.units import DAYS, Unit
from casereport.figures.course.entries import Bolus, CareStay, Comparator, Phase, Point, Series, Setting, Span, Treatment
from casereport.figures.paper.profile import Profile
from casereport.figures.parts.placed import draw_scene
from casereport.figures.timeline.data import Clock, TimelineData, TimelineEvent, TimelineKind
from casereport.figures.timeline.drawing import plan_of_timeline
from casereport.figures.timeline.split import split_timeline
from casereport.figures.timeline.text import timeline_caption
from casereport.figures.truth.checks import Finding, inspect_scene
from casereport.figures.truth.timeline import inspect_timeline

LABELS = (
    "Fever",
    "Intubation",
    "PR3-ANCA 214 U/mL",
    "CT: diffuse alveolar haemorrhage",
    "Renal biopsy: pauci-immune crescentic glomerulonephritis",
    "Catheter-related bacteraemia",
    "IL-1β, IFN-γ and TNF-α raised",
    "Remission (BVAS 0)",
    "Discharge",
    "Anti-N-methyl-D-aspartate-receptor-antibody-positive limbic encephalitis",
    "Admission to another hospital with cough, dyspnoea, weight loss and night sweats after a journey of several months by sea",
)
DRUGS = (
    "Prednisone", "IVIG", "Rituximab", "Inhaled steroid", "Plasma exchange", "Piperacillin and tazobactam", "Ciclosporin", "Heparin",
    "Human antithymocyte globulin from rabbits, in the dose used for aplastic anaemia", "Oxygen", "Anakinra", "Infliximab",
)  # fmt: skip
LABS = (
    ("Creatinine", "µmol/L", 45, 90, 40, 700), ("C-reactive protein", "mg/L", None, 5, 1, 400), ("Platelets", "×10⁹/L", 150, 450, 5, 900),
    ("Haemoglobin", "g/L", 120, 160, 50, 180), ("Ferritin", "µg/L", 30, 300, 20, 90000), ("Sodium", "mmol/L", 135, 145, 110, 165),
    ("Antibodies against N-methyl-D-aspartate receptors in cerebrospinal fluid", "titre", None, 10, 1, 640),
    ("Lactate", "mmol/L", 0.5, 2.2, 0.4, 18),
)  # fmt: skip
KINDS: tuple[TimelineKind, ...] = get_args(TimelineKind)
Reach = tuple[float, float]


def random_timeline(seed: int) -> tuple[TimelineData, Profile]:
    """One timeline and the profile to draw it with; the same for the same seed."""
    random = Random(seed)
    profile = replace(random.choice(every_profile()), patterns=random.random() < 0.7)
    reaches = _reaches(random)
    clocks = (Clock("Day of illness", "symptom onset"), Clock()) if random.random() < 0.15 else (Clock(first=random.choice([0, 1])),)
    events = tuple(_event(random, reaches, len(clocks)) for _ in range(random.choice([1, 2, 4, 7, 10, 15, 19, 25, 32, 60])))
    last = len(clocks) - 1
    data = TimelineData(
        events,
        random.choice(["", "Patient 1"]),
        clocks,
        stays=tuple(_stay(random, reaches, last) for _ in range(random.choice([0, 0, 1, 3]))),
        treatments=tuple(_treatment(random, reaches, drug, last) for drug in random.sample(DRUGS, random.choice([0, 0, 2, 4, 6, 12]))),
        series=tuple(_series(random, reaches, k, last) for k in range(random.choice([0, 0, 1, 2, 2, 4, 8]))),
        illustrative=random.random() < 0.3,
        unplaced=("Asthma",) if random.random() < 0.1 else (),
        style=random.choice(["auto", "auto", "auto", "rows", "flags", "numbers"]),
    )
    return with_long_timeline(data, seed), profile


def inspect_timeline_record(seed: int) -> tuple[int, list[Finding]]:
    """How many parts the random timeline of a seed takes, and every fault found in them; raises CannotFit."""
    data, profile = random_timeline(seed)
    parts = split_timeline(data, profile)
    return len(parts), [finding for part in parts for finding in inspect_timeline_part(part, profile)]


def inspect_timeline_part(data: TimelineData, profile: Profile) -> list[Finding]:
    """Every fault of a timeline: of the scene by itself, against its data, and texts that neither drawing nor caption prints."""
    plan = plan_of_timeline(data, profile)
    scene = draw_scene(plan)
    caption = " ".join(part.text for part in timeline_caption(plan))
    lost = [Finding("text_lost", note.kind) for note in plan.omitted if note.text not in caption]
    return [*inspect_scene(scene, profile), *inspect_timeline(data, plan.layout.axis, scene), *lost]


def _reaches(random: Random) -> list[tuple[Unit, Reach]]:
    """Where on the time line things happen, each with the unit it is told in."""
    every: list[tuple[Unit, Reach]] = [
        ("y", (-60 * DAYS["y"], -20 * DAYS["y"])),
        ("y", (-8 * DAYS["y"], -DAYS["y"])),
        ("mo", (-10 * DAYS["mo"], -DAYS["mo"])),
        ("wk", (-6 * DAYS["wk"], -DAYS["wk"])),
        ("h", (0.0, 2.0)),
        ("d", (0.0, 6.0)),
        ("d", (0.0, 28.0)),
        ("d", (3.0, 4.0)),
        ("wk", (5 * DAYS["wk"], 12 * DAYS["wk"])),
        ("mo", (2 * DAYS["mo"], 24 * DAYS["mo"])),
        ("y", (2 * DAYS["y"], 9 * DAYS["y"])),
    ]
    return random.sample(every, random.choice([1, 1, 2, 3, 4]))


def _moment(random: Random, reaches: list[tuple[Unit, Reach]]) -> tuple[float, Unit]:
    unit, (low, high) = random.choice(reaches)
    t = random.uniform(low, high)
    grid = DAYS[unit] * random.choice([1, 0.5, 0.1])
    return round(t / grid) * grid, unit


def _event(random: Random, reaches: list[tuple[Unit, Reach]], clocks: int) -> TimelineEvent:
    t, unit = _moment(random, reaches)
    label = random.choice(LABELS[:-2] * 6 + LABELS[-2:])
    lasts = random.random() < 0.12
    span = Span(t, t + random.choice([0.0, 2.0, 40.0]), random.random() < 0.5) if lasts else None
    return TimelineEvent(
        t, label, random.choice(KINDS), approx=random.random() < 0.15, span=span, ongoing=random.random() < 0.04,
        unit=unit if random.random() < 0.8 else None, clock=random.randrange(clocks),
    )  # fmt: skip


def _span(random: Random, reaches: list[tuple[Unit, Reach]], clock: int) -> Span:
    a, b = sorted(_moment(random, reaches)[0] for _ in range(2))
    return Span(None if random.random() < 0.05 else a, None if random.random() < 0.05 else b, random.random() < 0.5, clock)


def _stay(random: Random, reaches: list[tuple[Unit, Reach]], clock: int) -> CareStay:
    return CareStay(_span(random, reaches, clock), random.choice(get_args(Setting)))


def _treatment(random: Random, reaches: list[tuple[Unit, Reach]], drug: str, clock: int) -> Treatment:
    if random.random() < 0.35:
        text = random.choice(["2 g/kg", "400 mg", ""])
        times = [_moment(random, reaches)[0] for _ in range(random.randint(1, 5))]
        return Treatment(drug, drug, boluses=tuple(Bolus(t, text, random.random() < 0.1, segment=clock) for t in times))
    phases = tuple(_phase(random, reaches, clock) for _ in range(random.randint(1, 4)))
    return Treatment(drug, drug, f"{drug} in words", phases, key=random.random() < 0.3)


def _phase(random: Random, reaches: list[tuple[Unit, Reach]], clock: int) -> Phase:
    amount = random.choice([0.5, 5, 20, 60, None])
    unit = random.choice(["mg/d", "mg/d", "mg/kg/d"])
    texts = (f"{amount:g} {unit} PO", f"{amount:g} {unit}", f"{amount:g}") if amount is not None else ()
    ongoing = random.random() < 0.2
    span = _span(random, reaches, clock)
    made = Phase(
        replace(span, end=None) if ongoing else span, texts, amount, unit, ongoing, random.random() < 0.9, random.random() < 0.9,
        random.random() < 0.1,
    )  # fmt: skip
    return with_levels(made)


def _series(random: Random, reaches: list[tuple[Unit, Reach]], index: int, clock: int) -> Series:
    title, unit, low, high, least, most = LABS[index]
    times = sorted(_moment(random, reaches)[0] for _ in range(random.randint(1, 14)))
    points = []
    for t in times:
        value = float(f"{least * (most / least) ** random.random():.3g}")
        sign: Comparator = random.choice(["<", ">"]) if random.random() < 0.1 else ""
        points.append(Point(t, missing="not done", segment=clock) if random.random() < 0.06 else Point(t, value, "", sign, segment=clock))
    made = Series(title, title, unit, tuple(points), low=low, high=high)
    return changing(made, Random(f"{title} {points[0].t} {points[0].value}"))
