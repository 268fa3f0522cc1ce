"""The comparison sees each planted fault, in the outputs of one random record, and by the difference that names it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.oracle.compare import Difference, compare_record
from tests.oracle.planted import PLANTED

NAMES = [f"{plant.__name__.removeprefix('plant_')}-{kind.replace(' ', '-')}" for plant, _, kind in PLANTED]


@cache
def unspoilt(seed: int, *, html: bool) -> frozenset[Difference]:
    """What differs without a planted fault."""
    with tempfile.TemporaryDirectory() as folder:
        return frozenset(compare_record(seed, Path(folder), html=html))


@pytest.mark.parametrize(("plant", "seed", "kind"), PLANTED, ids=NAMES)
def test_a_planted_fault_is_seen(plant: Callable[[pytest.MonkeyPatch], None], seed: int, kind: str, tmp_path: Path) -> None:
    html = "page" in plant.__name__
    before = unspoilt(seed, html=html)
    with pytest.MonkeyPatch.context() as patch:
        plant(patch)
        after = set(compare_record(seed, tmp_path, html=html))
    assert kind in {item.kind for item in after - before}


def test_every_plant_is_tried() -> None:
    from tests.oracle import planted

    assert {plant for plant, _, _ in PLANTED} == {value for name, value in vars(planted).items() if name.startswith("plant_")}
