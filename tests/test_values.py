"""Late dataclasses are what `dataclasses` makes of the same source, and cost an import nothing."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from dataclasses import field
from typing import Any, ClassVar, Generic, TypeVar

import pytest
from tests.sources import PACKAGE, SOURCE, modules

from casereport.values import dataclass

L = TypeVar("L")


class Plain:
    """A base that is no dataclass."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Late(Plain):
    """Told."""

    kind: ClassVar[str] = "late"
    number: int
    text: str = "some"
    table: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    made: float = field(default=0.5, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "made", self.number + 0.5)


@dataclass(frozen=True, slots=True)
class Child(Late):
    """One more field."""

    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Worded(Generic[L]):
    """Writes two methods itself."""

    held: L

    def __repr__(self) -> str:
        return "worded"

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 7


def as_written(cls: type) -> type:
    """What `dataclasses` makes of the same fields and methods."""
    space = {"__post_init__": cls.__post_init__}  # type: ignore[attr-defined]
    fields = [(f.name, f.type, copy.copy(f)) for f in dataclasses.fields(cls)]
    return dataclasses.make_dataclass(cls.__name__, fields, namespace=space, frozen=True, slots=True)


@pytest.mark.parametrize("cls", [Late, Child])
def test_its_values_are_those_of_dataclasses(cls: Any) -> None:
    other = as_written(cls)
    late, plain = cls(3, text="so"), other(3, text="so")
    assert repr(late) == repr(plain)
    assert hash(late) == hash(plain)
    assert (late == cls(3, "so", {"a": 1}), late == cls(4, "so"), late == plain) == (True, False, False)
    assert dataclasses.asdict(late) == dataclasses.asdict(plain)
    assert cls.__match_args__ == other.__match_args__  # type: ignore[attr-defined]
    assert [f.name for f in dataclasses.fields(cls)] == [f.name for f in dataclasses.fields(other)]
    assert late.made == 3.5
    assert not hasattr(late, "__dict__")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value)), dataclasses.replace])
def test_copies_are_equal(copied: object) -> None:
    assert copied(Child(1, more=(2,))) == Child(1, more=(2,))  # type: ignore[operator]


def test_a_copy_from_another_process_is_whole_before_any_value_was_made() -> None:
    """As when a worker sends back a value of a class that its parent never used."""
    code = "import sys, pickle; value = pickle.load(sys.stdin.buffer); print(repr(value), value == value)"
    from casereport.tree import Emph, Text

    data = pickle.dumps(Emph((Text("a"),)))
    ran = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    assert ran.stdout.decode().strip() == "Emph(children=(Text(text='a'),)) True"


def test_a_value_cannot_be_changed() -> None:
    late = Late(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        late.number = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del late.text


def test_what_a_class_writes_itself_stays() -> None:
    assert (repr(Worded(1)), Worded(1) == Worded(2), hash(Worded(1))) == ("worded", True, 7)


def test_a_value_is_taken_apart_by_its_place() -> None:
    match Child(1, "b"):
        case Child(number, text):
            assert (number, text) == (1, "b")


def test_a_missing_value_is_named() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'number'"):
        Late()  # type: ignore[call-arg]


def test_an_import_compiles_no_methods() -> None:
    """Few of the classes of the package are used by a command: their methods wait for the first value."""
    code = (
        "import dataclasses; made = []; real = dataclasses._process_class\n"
        "dataclasses._process_class = lambda cls, *a, **k: made.append(cls) or real(cls, *a, **k)\n"
        "import casereport.tree.nodes, casereport.chart, casereport.figures.paper.scene\n"
        "print(sum(cls.__module__.startswith('casereport') for cls in made))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert int(ran.stdout) < 30


def test_every_frozen_class_with_slots_is_late() -> None:
    eager = [
        module
        for module in modules()
        if "dataclass(frozen=True, slots=True)" in (text := (SOURCE / PACKAGE / module).read_text(encoding="utf-8"))
        and "from casereport.values import dataclass" not in text
    ]
    assert [module for module in eager if module != "values.py"] == []
