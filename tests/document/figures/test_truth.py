"""Each figure of a build is read back: a drawing that says something else than its data is an error of the tool."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.document.short import build

from casereport.figures import kinds
from casereport.figures.paper.scene import Group, Mark, Rect, Scene, Text

RECORD = """
patients:
  - id: P1
    labs: [{analyte: crp, unit: mg/L, reference: <5, values: {1: 135, 3: 64, 6: 11, 9: 4}}]
    treatments: [{drug: prednisolone, route: oral, steps: [{days: 1-4, dose: 40 mg}, {days: 5-9, dose: 20 mg to 5 mg}]}]
    events: [{at: 1, kind: admission, label: In}, {at: 3, kind: symptom, label: Fever}, {at: 9, kind: discharge, label: Out}]
figures: [{id: path, kind: KIND, analytes: crp}]
"""


def shifted(scene: Scene, kind: type, role: str, by: dict[str, float]) -> Scene:
    """The scene with its first item of a kind and role somewhere else."""
    done = False

    def move(item: object) -> object:
        nonlocal done
        if isinstance(item, Group):
            return replace(item, items=tuple(move(one) for one in item.items))  # type: ignore[misc]  # items again
        if not done and isinstance(item, kind) and getattr(item, "role", "") == role:
            done = True
            return replace(item, **{name: getattr(item, name) + value for name, value in by.items()})  # type: ignore[type-var]
        return item

    found = replace(scene, items=tuple(move(item) for item in scene.items))  # type: ignore[misc]  # items again
    assert done
    return found


@pytest.mark.parametrize(
    ("figure", "item", "role", "by"),
    [
        ("course", Mark, "value", {"y": 3.0}),
        ("course", Mark, "value", {"x": 3.0}),
        ("course", Rect, "dose", {"w": 3.0}),
        ("course", Rect, "dose", {"h": 3.0}),
        ("course", Mark, "event", {"x": 3.0}),
        ("timeline", Mark, "event", {"x": 3.0}),
        ("timeline", Text, "tick-x", {"x": 3.0}),
        ("swimmer", Rect, "state", {"x": 3.0}),
    ],
)
def test_a_wrong_drawing_is_an_error_that_names_the_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: str, item: type, role: str, by: dict[str, float]
) -> None:
    row = kinds.KINDS[figure]
    monkeypatch.setattr(kinds, "KINDS", {**kinds.KINDS, figure: replace(row, scene=lambda plan: shifted(row.scene(plan), item, role, by))})
    _, problems = build(tmp_path, RECORD.replace("KIND", figure))
    [found] = [problem for problem in problems if problem.code == "untrue-figure"]
    assert found.severity == "error"
    assert "figure path" in found.message


def test_an_untidy_drawing_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = kinds.KINDS["course"]
    wrong = replace(row, scene=lambda plan: shifted(row.scene(plan), Text, "dose", {"x": 900.0}))
    monkeypatch.setattr(kinds, "KINDS", {**kinds.KINDS, "course": wrong})
    _, problems = build(tmp_path, RECORD.replace("KIND", "course"))
    [found] = [problem for problem in problems if problem.code == "untidy-figure"]
    assert found.severity == "warning"
    assert "out_of_bounds" in found.message


@pytest.mark.parametrize("figure", list(kinds.KINDS))
def test_a_right_drawing_is_none(tmp_path: Path, figure: str) -> None:
    _, problems = build(tmp_path, RECORD.replace("KIND", figure))
    assert [problem.code for problem in problems if problem.code in ("untrue-figure", "untidy-figure")] == []
