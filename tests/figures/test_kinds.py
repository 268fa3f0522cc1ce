"""Every kind of figure stands in one table, and each row is drawn, told, read back, split and fuzzed."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from benchmarks.fuzz_figures import KINDS as FUZZED
from scripts.contact_sheet import SHEET
from tests.figures.random_course import random_course
from tests.figures.random_swimmer import random_swimmer
from tests.figures.random_timeline import random_timeline

from casereport.document.figures.kept import SELECT
from casereport.figures import FULL_WIDTH
from casereport.figures.choice import Kind
from casereport.figures.kinds import KINDS, draw_figure
from casereport.model.article import Figure

RANDOM: dict[str, Any] = {"course": random_course, "timeline": random_timeline, "swimmer": random_swimmer}
NOT_DRAWN = {"table", "image"}
every_kind = pytest.mark.parametrize("kind", KINDS)


def test_the_record_the_choice_and_all_that_tries_kinds_know_the_same_ones() -> None:
    asked = {name for part in get_args(Figure.model_fields["kind"].annotation) for name in get_args(part)}
    assert set(KINDS) == asked - NOT_DRAWN == set(get_args(Kind)) - NOT_DRAWN
    assert set(KINDS) == set(SELECT) == set(RANDOM) == set(FUZZED) == set(SHEET)
    assert all(row.name == name and row.shows for name, row in KINDS.items())


def test_the_page_of_figures_has_a_line_for_every_kind() -> None:
    page = (Path(__file__).parents[2] / "docs/figures.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [*KINDS, "table"]


@every_kind
def test_a_kind_is_drawn_told_and_read_back(kind: str) -> None:
    data, profile = RANDOM[kind](7)
    drawn = draw_figure(kind, KINDS[kind].split(data, profile)[0], profile)
    assert (drawn.untrue, drawn.untidy) == ((), ())
    assert drawn.words.key
    assert drawn.words.alt.endswith(".")
    assert drawn.words.description
    assert drawn.words.table.rows


@every_kind
def test_a_kind_is_split_into_numbered_parts_that_tell_once_what_is_lost(kind: str) -> None:
    data, profile = next(made for seed in range(300) if (made := RANDOM[kind](seed)) and len(KINDS[kind].split(*made)) > 1)
    lost = {"unplaced": ("Something",)} if kind != "course" else {}
    parts = KINDS[kind].split(replace(data, **lost), profile)
    assert [part.part for part in parts] == [(number, len(parts)) for number in range(1, len(parts) + 1)]
    assert sum(bool(part.unplaced) for part in parts if kind != "course") == (kind != "course")


@every_kind
def test_a_kind_sees_a_drawing_that_is_not_its_data(kind: str) -> None:
    data, profile = RANDOM[kind](7)
    [first, *_] = KINDS[kind].split(data, profile)
    [other, *_] = KINDS[kind].split(*RANDOM[kind](8))
    row = KINDS[kind]
    plan = row.plan(first, FULL_WIDTH)
    wrong = row.scene(row.plan(replace(other, part=first.part), FULL_WIDTH))
    with suppress(KeyError, IndexError):  # or not even the groups are there
        assert row.compare(first, plan, wrong)
