"""What is kept of a shipped data file is what the file says, and goes with it."""

from __future__ import annotations

import os
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sources import SOURCE

from casereport.shipped import Store, shipped_tables

TOML = '[a]\ntext = "é"\nlow = 1.50\nmany = [1, 2.25, "x"]\nyes = true\n'


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    path = tmp_path / "words.toml"
    path.write_text(TOML, encoding="utf-8")
    return path


def read(file: Path, **asked: bool) -> dict[str, object]:
    shipped_tables.cache_clear()  # as in a new process
    return shipped_tables(file, **asked)


def kept(file: Path) -> list[Path]:
    return list(file.parent.glob("__pycache__/*"))


@pytest.mark.parametrize("decimals", [False, True])
def test_it_is_the_same_the_second_time(file: Path, decimals: bool) -> None:
    expected = tomllib.loads(TOML, parse_float=Decimal) if decimals else tomllib.loads(TOML)
    first = read(file, decimals=decimals)
    assert len(kept(file)) == 1
    again = read(file, decimals=decimals)
    assert first == again == expected
    assert repr(again) == repr(expected)


def test_it_is_not_parsed_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(file)
    monkeypatch.setattr("tomllib.loads", None)
    assert read(file)["a"]["yes"] is True  # type: ignore[index]


def test_a_file_that_changed_is_read_anew(file: Path) -> None:
    read(file)
    file.write_text(TOML.replace("é", "e"), encoding="utf-8")
    assert read(file)["a"]["text"] == "e"  # type: ignore[index]
    os.utime(file, ns=(1, 1))
    assert read(file)["a"]["text"] == "e"  # type: ignore[index]


def test_what_is_kept_and_cannot_be_read_is_written_anew(file: Path) -> None:
    read(file)
    kept(file)[0].write_bytes(b"\x00 broken")
    assert read(file) == tomllib.loads(TOML)
    assert read(file) == tomllib.loads(TOML)


def test_nothing_is_kept_where_no_byte_code_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    read(file)
    assert kept(file) == []


def test_a_folder_that_cannot_be_written_does_no_harm(file: Path) -> None:
    (file.parent / "__pycache__").write_text("a file in the way")
    assert read(file) == tomllib.loads(TOML)


@pytest.mark.parametrize("name", sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.toml")))
def test_every_shipped_file_is_kept_as_it_is(name: str) -> None:
    expected = tomllib.loads((SOURCE / name).read_text(encoding="utf-8"))
    assert read(SOURCE / name) == read(SOURCE / name) == expected


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return tmp_path / "__pycache__" / "store"


def test_two_processes_lose_nothing_of_each_other(place: Path) -> None:
    one, other = Store(place), Store(place)
    one.put(("a", 0), (1, b"x"))
    other.put(("b", 0), (2, b"y"))
    one.write()
    other.write()
    assert [Store(place).get((name, 0)) for name in "abc"] == [(1, b"x"), (2, b"y"), None]


def test_a_store_of_another_version_is_empty_and_written_anew(place: Path) -> None:
    old, new = Store(place, "1"), Store(place, "2")
    old.put("a", 1)
    old.write()
    assert new.get("a") is None
    new.put("b", 2)
    new.write()
    assert (Store(place, "2").get("b"), Store(place, "2").get("a"), Store(place, "1").get("a")) == (2, None, None)


def test_a_store_does_not_grow_without_end(place: Path) -> None:
    for number in range(4):
        store = Store(place, most=2)
        store.put(number, "x")
        store.write()
    assert [number for number in range(4) if Store(place).get(number)] == [2, 3]


def test_a_store_that_cannot_be_read_or_written_does_no_harm(place: Path) -> None:
    place.parent.write_text("a file in the way")
    store = Store(place)
    store.put("a", 1)
    store.write()
    assert store.get("a") == 1
    assert Store(place).get("a") is None
