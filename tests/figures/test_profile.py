"""What a journal's rules make of a figure."""

from __future__ import annotations

from dataclasses import replace

from tests.figures.gallery import GALLERY

from casereport.figures.course import draw_course
from casereport.figures.inspect import inspect_scene
from casereport.figures.profile import journal_profile
from casereport.figures.scene import Path, Rect, Scene, Text, walk
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
