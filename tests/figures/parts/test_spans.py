from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from casereport.figures.course.data import CoursePatient
from casereport.figures.course.entries import Bolus, Phase, Span, Treatment
from casereport.figures.parts.spans import edges_of, has_shared_days, key_starts, tracks_of

DAYS = st.tuples(st.integers(0, 20), st.integers(0, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def test_a_span_covers_its_first_and_last_day() -> None:
    assert edges_of([Span(1, 3)]) == ((0.5, 3.5),)
    assert edges_of([Span(1, 1)]) == ((0.5, 1.5),)
    assert edges_of([Span(1.25, 3.5, exact=True)]) == ((1.25, 3.5),)
    assert edges_of([Span(None, 3), Span(4, None)]) == ((-math.inf, 3.5), (3.5, math.inf))


def test_spans_that_share_a_day_meet_in_its_middle() -> None:
    spans = [Span(0, 3), Span(3, 6)]
    assert edges_of(spans) == ((-0.5, 3.0), (3.0, 6.5))
    assert has_shared_days(spans)
    assert not has_shared_days([Span(0, 2), Span(3, 6)])


@given(st.lists(DAYS, max_size=8))
def test_spans_on_one_track_never_overlap(spans: list[Span]) -> None:
    edges, tracks = edges_of(spans), tracks_of(spans)
    for track in set(tracks):
        own = sorted(edge for edge, its in zip(edges, tracks, strict=True) if its == track)
        assert all(a[1] <= b[0] + 1e-9 for a, b in pairwise(own))
    assert set(tracks) == set(range(len(set(tracks))))


def test_a_guide_stands_at_a_start_that_is_known() -> None:
    known, unknown, single = Phase(Span(3, 6)), Phase(Span(1, 2), start_known=False), Bolus(0.0)
    drugs = [Treatment(name, name, phases=phases, key=True) for name, phases in (("a", (known,)), ("b", (unknown, known)))]
    first = Treatment("c", "c", phases=(unknown,), boluses=(single,), key=True)
    assert key_starts(CoursePatient("P1", treatments=(*drugs, first))) == (("a", 0, 2.5), ("c", 0, 0.0))
