"""The three sets of mistakes that recall is measured with are whole: each change applies, names are unique, records are right."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FILE = Path(__file__).parent.parent / "benchmarks" / "mistakes.py"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mistake_set", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mistake_set"] = module
    spec.loader.exec_module(module)
    return module


SET = _module()
SEEN = SET.read_all()
UNSEEN = SET.read_all(SET.SETS["unseen"])
THIRD = SET.read_all(SET.SETS["third"])
MISTAKES = [*SEEN, *UNSEEN, *THIRD]
WRONG = [mistake for mistake in MISTAKES if mistake.area != SET.RIGHT]
RECORDS = sorted(folder for data in SET.SETS.values() for folder in (data / "records").iterdir())


def test_each_change_applies() -> None:
    for mistake in MISTAKES:
        text, lines = SET.changed(mistake)
        assert text != SET._right_text(mistake), mistake.name
        assert lines, mistake.name


@pytest.mark.parametrize("mistakes", [SEEN, UNSEEN, THIRD], ids=["seen", "unseen", "third"])
def test_names_are_unique(mistakes: list[Any]) -> None:
    assert [name for name, count in Counter(mistake.name for mistake in mistakes).items() if count > 1] == []


def test_no_record_is_of_two_sets() -> None:
    records = [{mistake.record for mistake in mistakes} for mistakes in (SEEN, UNSEEN, THIRD)]
    assert sum(map(len, records)) == len(set.union(*records))


def test_no_change_stands_twice() -> None:
    changes = Counter((m.record, m.status, m.area == SET.RIGHT, m.changes) for m in WRONG)
    assert [change for change, count in changes.items() if count > 1] == []


@pytest.mark.parametrize(
    ("mistakes", "count", "records", "least"), [(SEEN, 420, 6, 3), (UNSEEN, 420, 6, 4), (THIRD, 400, 4, 2)], ids=["seen", "unseen", "third"]
)
def test_there_are_enough_of_each_area_and_class(mistakes: list[Any], count: int, records: int, least: int) -> None:
    wrong = [mistake for mistake in mistakes if mistake.area != SET.RIGHT]
    assert len(wrong) >= count
    assert {mistake.area for mistake in wrong} == set(SET.AREAS)
    assert min(Counter(mistake.group for mistake in wrong).values()) >= least
    assert len({mistake.record for mistake in wrong}) >= records
    assert len(mistakes) - len(wrong) >= 60


@pytest.mark.parametrize("record", RECORDS, ids=[folder.name for folder in RECORDS])
def test_a_record_is_read_without_an_error(record: Path) -> None:
    assert [problem.code for problem in SET._problems_of(record) if problem.severity == "error"] == []


def test_a_mistake_is_told_at_its_line_only(tmp_path: Path) -> None:
    """A saturation above all is found where it stands; the same problem elsewhere in the record would not count."""
    name = next(m for m in WRONG if "oxygen saturation, value: 107 %" in m.changes[0][1])
    folder = tmp_path / name.record
    folder.mkdir()
    for file in (SET.DATA / "records" / name.record).iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    verdict = SET.judge(name, tmp_path)
    assert verdict.told
    assert set(verdict.told) <= set(verdict.new)
    line = SET.changed(name)[0][: SET.changed(name)[0].index("value: 107 %")].count("\n") + 1
    assert {problem.place.line for problem in verdict.told} == {line}
