"""Random case series from a seed: 2 to 40 patients, table cells short and long, states that follow each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import get_args

from tests.figures.profiles import every_profile

from casereport.figures.axis.units import DAYS, Unit
from casereport.figures.course.entries import Span
from casereport.figures.paper.profile import Profile
from casereport.figures.parts.placed import draw_scene
from casereport.figures.swimmer.data import SwimmerData, SwimmerLane, SwimmerMark, SwimmerState
from casereport.figures.swimmer.drawing import plan_of_swimmer
from casereport.figures.swimmer.split import split_swimmer
from casereport.figures.swimmer.text import swimmer_caption
from casereport.figures.timeline.data import TimelineKind
from casereport.figures.truth.checks import Finding, inspect_scene
from casereport.figures.truth.swimmer import inspect_swimmer

STATES = (
    "Off treatment",
    "Glucocorticoids only",
    "Anakinra",
    "Anakinra + GC",
    "Tocilizumab",
    "IL-1β blockade",
    "Ciclosporin",
    "JAK inhibitor",
)
MARKS = ("Complete response", "Relapse", "Infection", "Death", "Partial response", "Transplantation")
CELLS = ("sJIA", "MIS-C", "Kawasaki disease", "Familial haemophagocytic lymphohistiocytosis", "8 y, M", "17 mo, F", "")
OUTCOMES = ("Remission", "Remission on drug", "Died", "Relapsed", "Lost to follow-up after the second transplantation", "")
KINDS: tuple[TimelineKind, ...] = get_args(TimelineKind)


def random_swimmer(seed: int) -> tuple[SwimmerData, Profile]:
    """One case series and the profile to draw it with; the same for the same seed."""
    random = Random(seed)
    profile = replace(random.choice(every_profile()), patterns=random.random() < 0.7)
    unit: Unit = random.choice(["d", "wk", "mo", "mo", "y"])
    columns = ("Patient", "Age, sex", "Diagnosis", "Genotype")[: random.randint(1, 4)]
    states = random.sample(STATES, random.randint(1, len(STATES)))
    marks = [(name, random.choice(KINDS)) for name in random.sample(MARKS, random.randint(0, len(MARKS)))]
    lanes = tuple(_lane(random, k, len(columns) - 1, unit, states, marks) for k in range(random.choice([2, 3, 8, 15, 25, 40, 80])))
    data = SwimmerData(
        lanes, columns, zero=random.choice(["diagnosis", "first dose of anakinra"]), unit=unit if random.random() < 0.8 else None,
        sort=random.random() < 0.8, illustrative=random.random() < 0.3,
    )  # fmt: skip
    return data, profile


def inspect_swimmer_record(seed: int) -> tuple[int, list[Finding]]:
    """How many parts the random series of a seed takes, and every fault found in them; raises CannotFit."""
    data, profile = random_swimmer(seed)
    parts = split_swimmer(data, profile)
    return len(parts), [finding for part in parts for finding in inspect_swimmer_part(part, profile)]


def inspect_swimmer_part(data: SwimmerData, profile: Profile) -> list[Finding]:
    """Every fault of a swimmer figure: of the scene by itself, against its data, and cells that neither drawing nor caption prints."""
    plan = plan_of_swimmer(data, profile)
    scene = draw_scene(plan)
    caption = " ".join(part.text for part in swimmer_caption(plan))
    lost = [Finding("text_lost", note.kind) for note in plan.notes if note.kind == "column" and note.text not in caption]
    return [*inspect_scene(scene, profile), *inspect_swimmer(data, scene), *lost]


def _lane(random: Random, index: int, cells: int, unit: Unit, states: list[str], marks: list[tuple[str, TimelineKind]]) -> SwimmerLane:
    size, exact = DAYS[unit], random.random() < 0.8
    cuts = sorted({round(random.uniform(-6, 30), 1) for _ in range(random.randint(2, 5))} | {round(index / 7, 1)})
    found: list[SwimmerState] = []
    for a, b in pairwise(cuts):
        if random.random() < 0.9 or not found:
            span = Span(a * size, b * size, True) if exact else Span(round(a * size), max(round(a * size), round(b * size) - 1))
            found.append(SwimmerState(span, random.choice(states), random.random() < 0.9, random.random() < 0.9, random.random() < 0.15))
    kept = tuple(s for k, s in enumerate(found) if k == 0 or (s.span.left or 0) >= (found[k - 1].span.right or 0) - 1e-9)
    drawn = tuple(
        SwimmerMark(round(random.uniform(0, 30), 1) * size, *random.choice(marks), random.random() < 0.2, random.random() < 0.1)
        for _ in range(random.randint(0, 4))
        if marks
    )
    return SwimmerLane(
        f"P{index + 1}", tuple(random.choice(CELLS) for _ in range(cells)), kept, drawn, random.choice(OUTCOMES), random.random() < 0.3
    )
