"""What a journal's rules make of a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.figures import cases, pairs, swimmers, timelines
from tests.figures.gallery import GALLERY
from tests.figures.profiles import LARGE, SMALL_PLAIN
from tests.figures.random_course import inspect_part
from tests.figures.random_swimmer import inspect_swimmer_part
from tests.figures.random_timeline import inspect_timeline_part

from casereport.figures.course.drawing import draw_course
from casereport.figures.course.split import split_course
from casereport.figures.paper.profile import journal_profile
from casereport.figures.paper.scene import Path, Rect, Scene, Text, walk
from casereport.figures.swimmer.drawing import draw_swimmer
from casereport.figures.swimmer.split import split_swimmer
from casereport.figures.timeline.drawing import draw_timeline
from casereport.figures.timeline.split import split_timeline
from casereport.figures.truth.checks import inspect_scene
from casereport.journal import FigureRules, load_journal

RULES = FigureRules(wide_mm=183, text_pt=6.5, small_pt=6, letters="lower", patterns=False, line_pt=0.6)


def draw(rules: FigureRules) -> Scene:
    return draw_course(GALLERY["two patients"][0], journal_profile(rules))


def letters_of(scene: Scene) -> list[str]:
    return [item.text for item in walk(scene.items) if isinstance(item, Text) and item.role == "letter"]


def test_every_rule_reaches_the_profile() -> None:
    profile = journal_profile(RULES)
    assert (profile.width_mm, profile.min_line_pt, profile.patterns, profile.letters) == (183, 0.6, False, "lower")
    assert journal_profile(RULES, full_width=False).width_mm == RULES.column_mm


def test_a_journal_without_patterns_gets_plain_bars() -> None:
    hatched = [item for item in walk(draw(RULES).items) if isinstance(item, Rect) and item.hatch]
    assert hatched == []
    allowed = draw(RULES.model_copy(update={"patterns": True}))
    assert any(isinstance(item, Rect) and item.hatch for item in walk(allowed.items))


def test_no_line_is_thinner_than_the_journal_allows() -> None:
    widths = [item.width for item in walk(draw(RULES).items) if isinstance(item, Path) and item.stroke not in ("none", "paper", "")]
    assert min(widths) >= 0.6
    assert inspect_scene(draw(RULES), journal_profile(RULES)) == []
    finer = draw(RULES.model_copy(update={"line_pt": 0.3}))
    assert any("line" in finding.check for finding in inspect_scene(finer, journal_profile(RULES)))


def test_letters_are_large_small_or_none() -> None:
    assert sorted(letters_of(draw(RULES))) == list("abcdef")
    assert sorted(letters_of(draw(RULES.model_copy(update={"letters": "upper"})))) == list("ABCDEF")
    assert letters_of(draw(RULES.model_copy(update={"letters": "none"}))) == []


def test_the_shipped_journals_state_every_rule() -> None:
    for name in ("plain", "frontiers"):
        rules = load_journal(name).figure
        assert rules.line_pt == 0.5
        assert journal_profile(rules).min_line_pt == 0.5
    assert replace(journal_profile(RULES), letters="none").letters == "none"


@pytest.mark.parametrize("full", [True, False], ids=["page", "column"])
@pytest.mark.parametrize("rules", [SMALL_PLAIN, LARGE], ids=["small and plain", "large"])
def test_every_kind_of_figure_keeps_to_rules_that_journals_print(rules: FigureRules, full: bool) -> None:
    """Without hatching too nothing differs by hue alone: that is one of the checks."""
    profile = journal_profile(rules, full_width=full)
    courses = [part for data in (cases.SEED_LIKE, pairs.TWO) for part in split_course(data, profile)]
    timelines_ = split_timeline(timelines.LONG, profile)
    series = split_swimmer(swimmers.SERIES, profile)
    found = [f for part in courses for f in inspect_part(part, profile)]
    found += [f for part in timelines_ for f in inspect_timeline_part(part, profile)]
    found += [f for part in series for f in inspect_swimmer_part(part, profile)]
    assert found == []
    scenes = [draw_course(part, profile) for part in courses] + [draw_timeline(part, profile) for part in timelines_]
    scenes += [draw_swimmer(part, profile) for part in series]
    hatched = [item for scene in scenes for item in walk(scene.items) if isinstance(item, Rect) and item.hatch]
    assert bool(hatched) == rules.patterns
    assert all(scene.h <= profile.max_height + 1e-6 for scene in scenes)
