from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.figures.paper.labels import Obstacles, Spot, cut_out, overlap, place_label, spread
from casereport.figures.paper.measure import measure, wrap
from casereport.figures.paper.scene import Rect, clip, hatch_lines, text_box

PAGE = (0.0, 0.0, 200.0, 100.0)


@given(st.lists(st.floats(0, 100), max_size=12), st.floats(1, 8))
def test_spread_marks_keep_their_distance_and_order_and_stay_inside(want: list[float], width: float) -> None:
    places = spread(want, width, 0, 100)
    ordered = [place for _, _, place in sorted(zip(want, range(len(want)), places, strict=True))]
    assert all(b - a >= width - 1e-6 for a, b in pairwise(ordered))
    assert all(width / 2 - 1e-6 <= place <= 100 - width / 2 + 1e-6 for place in places)


def test_marks_with_room_stay_where_they_are() -> None:
    assert spread([10, 30, 50], 5, 0, 100) == (10, 30, 50)
    assert spread([20, 20], 6, 0, 100) == (17, 23)


def test_a_label_stands_above_its_mark_when_nothing_is_in_the_way() -> None:
    found = place_label("612", 6, Spot((50, 50), 2, "up"), Obstacles((), (), PAGE))
    assert found
    text = found[0]
    assert (text.x, text.anchor) == (50, "middle")
    assert text.y < 48


def test_a_label_moves_away_from_lines_and_boxes_and_is_left_out_when_it_cannot() -> None:
    above = ((30.0, 40.0), (70.0, 40.0))
    found = place_label("612", 6, Spot((50, 50), 2, "up"), Obstacles((), (above,), PAGE))
    assert found
    assert text_box(found[0])[1] > 40
    assert place_label("612", 6, Spot((50, 50), 2, "up"), Obstacles(((0, 0, 200, 100),), (), PAGE)) is None


def test_a_label_is_never_nearer_to_another_mark() -> None:
    beside = tuple((50 + dx, 50.0) for dx in (-6.0, 6.0))
    blocked = Obstacles(((48, 30, 52, 47), (48, 53, 52, 70)), (), PAGE)
    assert place_label("612", 6, Spot((50, 50), 2, "up"), blocked)
    assert place_label("612", 6, Spot((50, 50), 2, "up", beside), blocked) is None


def test_intervals_are_cut_by_what_stands_in_them() -> None:
    assert cut_out(0, 10, [(2, 3), (8, 12)]) == [(0, 2), (3, 8)]
    assert cut_out(0, 10, [(-1, 11)]) == []


def test_boxes_that_only_touch_do_not_overlap() -> None:
    assert not overlap((0, 0, 5, 5), (5, 0, 9, 5))
    assert overlap((0, 0, 5, 5), (4.9, 0, 9, 5))


@pytest.mark.parametrize("hatch", ["/", "\\", "x", "-", "|"])
def test_hatches_stay_in_their_bar_and_leave_the_text_free(hatch: str) -> None:
    lines = hatch_lines(Rect(10, 10, 60, 15, hatch=hatch, clear=(30, 9, 50, 26)))
    assert len(lines) > 4
    for line in lines:
        assert all(10 - 1e-6 <= x <= 70 + 1e-6 and 10 - 1e-6 <= y <= 25 + 1e-6 for x, y in line)
        assert clip(*line, (30.01, 9.01, 49.99, 25.99)) is None


def test_a_bar_without_hatch_has_no_lines() -> None:
    assert hatch_lines(Rect(0, 0, 10, 10)) == ()


@given(st.text("abc -", min_size=1, max_size=60), st.floats(10, 200))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: float) -> None:
    lines = wrap(text, 7, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(measure(line, 7) <= width + 1e-6 for line in lines)


@given(st.text("abc ", min_size=1, max_size=60))
def test_words_that_fit_are_never_broken(text: str) -> None:
    width = max(measure(word, 7) for word in text.split(" "))
    assert " ".join(wrap(text, 7, max(width, 1))).split() == text.split()


def test_a_word_too_wide_is_broken_at_its_hyphen_first() -> None:
    assert wrap("trimethoprim-sulfamethoxazole", 7, 70) == ("trimethoprim-", "sulfamethoxazole")
