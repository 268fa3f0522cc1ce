from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from casereport.figures.parts.rows import Rows, place_rows

LABELS = st.lists(st.tuples(st.floats(0, 480), st.floats(10, 110)), min_size=1, max_size=20)


def faults_of(places: list[float], widths: list[float], found: Rows) -> list[str]:
    """Texts of a row that meet or leave the page, leaders that pass through a text, leaders that cross."""
    faults = []
    order = sorted(range(len(places)), key=lambda i: (places[i], i))
    for row in range(found.count):
        inside = [i for i in order if found.rows[i] >= row]
        boxes = [(found.ways[i][row], widths[i] if found.rows[i] == row else 0.0) for i in inside]
        faults += ["meets" for (a, wa), (b, wb) in pairwise(boxes) if b - a < (wa + wb) / 2 - 1e-6]
        faults += ["bounds" for x, w in boxes if x - w / 2 < -1e-6 or x + w / 2 > 480 + 1e-6]
    return faults


@settings(max_examples=120, deadline=None)
@given(LABELS)
def test_texts_and_leaders_never_meet(labels: list[tuple[float, float]]) -> None:
    places, widths = [x for x, _ in labels], [w for _, w in labels]
    found = place_rows(places, widths, 0, 480)
    assert found is not None
    assert faults_of(places, widths, found) == []
    assert sorted(found.rows) == sorted(k % found.count for k in range(len(labels)))


def test_labels_with_room_stand_over_their_places_in_one_row() -> None:
    assert place_rows([50, 200, 400], [60, 60, 60], 0, 480) == Rows((0, 0, 0), ((50,), (200,), (400,)))


def test_a_crowd_takes_more_rows_and_keeps_its_order() -> None:
    found = place_rows([240] * 12, [80] * 12, 0, 480)
    assert found is not None
    assert found.count == 3
    assert [way[0] for way in found.ways] == sorted(way[0] for way in found.ways)


def test_what_cannot_fit_is_told() -> None:
    assert place_rows([10], [500], 0, 480) is None
    assert place_rows([10] * 100, [20] * 100, 0, 480) is None
    assert place_rows([], [], 0, 480) == Rows((), ())
