from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from casereport.figures.parts.flags import LEFT, RIGHT, Flag, Skyline, place_flags

FLAGS = st.lists(st.builds(Flag, st.floats(5, 475), st.floats(10, 100), st.floats(6, 40)), min_size=1, max_size=14)


def texts_of(flags: list[Flag], skyline: Skyline) -> list[tuple[float, float, float, float]]:
    """Left, right, bottom and top of each text above the axis."""
    rows = zip(flags, skyline.facings, skyline.bottoms, strict=True)
    return [(f.x if side == RIGHT else f.x - f.w, f.x + f.w if side == RIGHT else f.x, y, y + f.h) for f, side, y in rows]


def faults_of(flags: list[Flag], skyline: Skyline) -> list[str]:
    """Texts that meet, poles that cut a text, texts beyond the page; found without the search's own tables."""
    texts, found = texts_of(flags, skyline), []
    for i, (left, right, bottom, top) in enumerate(texts):
        found += ["bounds"] if left < -1e-6 or right > 480 + 1e-6 or top > skyline.height + 1e-6 else []
        for j, (a, b, low, high) in enumerate(texts):
            if j > i and left < b - 1e-6 and a < right - 1e-6 and bottom < high - 1e-6 and low < top - 1e-6:
                found.append("overlap")
            if j != i and left + 1e-6 < flags[j].x < right - 1e-6 and bottom < high - 1e-6:
                found.append("pole")
    return found


@settings(max_examples=150, deadline=None)
@given(FLAGS)
def test_no_text_meets_another_and_no_pole_cuts_a_text(flags: list[Flag]) -> None:
    skyline = place_flags(flags, 0, 480)
    assert skyline is None or faults_of(flags, skyline) == []


def test_crowded_flags_are_placed_in_every_seeded_case() -> None:
    for seed in range(25):
        random = Random(seed)
        middle = random.uniform(60, 420)
        flags = [Flag(min(max(random.gauss(middle, 60), 5), 475), random.uniform(20, 90), random.choice([8, 16, 24])) for _ in range(15)]
        skyline = place_flags(flags, 0, 480)
        assert skyline is not None, f"seed {seed}"
        assert faults_of(flags, skyline) == [], f"seed {seed}"


def test_the_checks_of_this_test_see_an_overlap_and_a_cut() -> None:
    flags = [Flag(100, 50, 10), Flag(120, 50, 10)]
    assert set(faults_of(flags, Skyline(10, (RIGHT, RIGHT), (0, 0)))) == {"overlap", "pole"}


def test_flags_apart_stand_on_the_axis_and_face_right_where_they_can() -> None:
    assert place_flags([Flag(10, 50, 10), Flag(200, 50, 10)], 0, 480) == Skyline(10, (RIGHT, RIGHT), (0, 0))
    assert place_flags([Flag(470, 50, 10)], 0, 480) == Skyline(10, (LEFT,), (0,))


def test_flags_at_one_place_are_stacked() -> None:
    skyline = place_flags([Flag(240, 50, 10), Flag(240, 50, 10), Flag(240, 50, 10)], 0, 480)
    assert skyline is not None
    assert len(set(skyline.bottoms)) == 3


def test_what_does_not_fit_is_told() -> None:
    assert place_flags([Flag(240, 300, 10)], 0, 480) is None
    assert place_flags([Flag(240, 50, 10), Flag(240, 50, 10)], 0, 480, cap=15) is None
    assert place_flags([], 0, 480) == Skyline(0, (), ())


@given(FLAGS)
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_input_does_not_change_distinct_flags(flags: list[Flag]) -> None:
    distinct = list({flag.x: flag for flag in flags}.values())
    forward, backward = place_flags(distinct, 0, 480), place_flags(distinct[::-1], 0, 480)
    assert (forward is None) == (backward is None)
    assert forward is None or backward is None or forward.bottoms == backward.bottoms[::-1]
