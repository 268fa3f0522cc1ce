"""Patterns compiled when they are first used."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources import modules, nodes, parsed

import casereport
from casereport import patterns
from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.shipped import Store


def test_a_late_pattern_is_asked_like_any_other() -> None:
    late, usual = lazy_pattern(r"(?P<a>\d)(b)?", re.IGNORECASE), re.compile(r"(?P<a>\d)(b)?", re.IGNORECASE)
    assert late.sub(r"<\g<a>>", "1B 2") == usual.sub(r"<\g<a>>", "1B 2") == "<1> <2>"
    assert [match.span() for match in late.finditer("1B 2")] == [(0, 2), (3, 4)]
    assert (late.pattern, late.flags, late.groups, dict(late.groupindex)) == (usual.pattern, usual.flags, 2, {"a": 1})
    assert [bool(late.fullmatch("1b")), bool(late.match("b")), bool(late.search("b1"))] == [True, False, True]


def test_what_no_pattern_has_is_refused() -> None:
    with pytest.raises(AttributeError):
        lazy_pattern("a").pattern_of  # type: ignore[attr-defined]  # noqa: B018  # on purpose


def test_every_pattern_of_the_package_compiles() -> None:
    """A fault in a pattern would show at its first use only."""
    names = [found.name for found in pkgutil.walk_packages(casereport.__path__, "casereport.") if not found.name.endswith("__main__")]
    late = [one for name in names for value in vars(importlib.import_module(name)).values() for one in _patterns_in(value)]
    assert len(late) > 300
    assert all(isinstance(one.flags, int) for one in late)


def test_no_module_compiles_a_pattern_when_it_is_imported() -> None:
    """A command would wait for all of them, and use few."""
    eager = [(module, node.lineno) for module in modules() for node in parsed(module).body if _compiles(node)]
    assert not eager


def _compiles(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign | ast.AnnAssign) and any(
        isinstance(inner, ast.Attribute) and ast.unparse(inner) == "re.compile" for inner in ast.walk(node)
    )


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a name of a module stands for, in a table too."""
    if type(value) is type(lazy_pattern("a")):
        yield value
    elif isinstance(value, tuple | list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(inner)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A place of its own for what is compiled."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    found = Store(tmp_path / "__pycache__" / "patterns")
    monkeypatch.setattr(patterns, "_KEPT", found)
    return found


ODD = [
    (r"(?P<a>\d)(b)?", re.IGNORECASE), (r"(?x) a # told\n b", 0), (r"[à-ý☃\U0001f600]+|(?i:é)", re.ASCII), (rb"\x00(?P<z>.)", re.DOTALL),
    ("", 0), (r"(?<=a)b|(?<!c)d(?:e{2,5}?)*+(?>f)", re.MULTILINE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "flags"), ODD)
def test_a_kept_pattern_is_what_re_compiles(kept: Store, monkeypatch: pytest.MonkeyPatch, text: str, flags: int) -> None:
    usual = re.compile(text, flags)
    assert shipped_pattern(text, flags) == usual
    kept.write()
    monkeypatch.setattr(patterns, "_KEPT", Store(kept._file))
    monkeypatch.setattr(patterns, "_compiled", None)  # it must not be compiled
    monkeypatch.setattr(re, "compile", None)
    made = shipped_pattern(text, flags)
    assert (made, made.groupindex, made.groups) == (usual, usual.groupindex, usual.groups)


def test_every_pattern_of_a_module_is_kept_as_it_is(kept: Store) -> None:
    late = [one._typed for name in modules() for one in _late_of(name)]  # type: ignore[attr-defined]
    assert len(late) > 300
    assert [typed for typed in late if shipped_pattern(*typed) != re.compile(*typed)] == []
    assert len(kept._new) > 300


def test_what_cannot_be_read_is_compiled(kept: Store) -> None:
    kept._file.parent.mkdir()
    kept._file.write_bytes(b"\x00 broken")
    assert shipped_pattern("a+") == re.compile("a+")


@pytest.mark.usefixtures("kept")
def test_a_fault_is_told_as_re_tells_it() -> None:
    with pytest.raises(re.error, match="unterminated"):
        shipped_pattern("(a")


# Functions that take no more than the name of a list of the package.
OF_A_LIST = {
    "checks/text/sentences.py pattern",
    "checks/record/anatomy.py _of_sex",
    "model/results.py _broken",
    "privacy/indirect.py _pattern",
}


def test_no_pattern_of_a_text_of_a_user_is_kept() -> None:
    """What is kept lies on the disk: a pattern with a name of a record in it must not."""
    wrong = []
    for module in modules():
        inside = {call: function for function in nodes(module) if isinstance(function, ast.FunctionDef) for call in ast.walk(function)}
        for call in (node for node in nodes(module) if isinstance(node, ast.Call)):
            name = ast.unparse(call.func)
            function = inside.get(call)
            taken = function is not None and bool(ast.unparse(function.args)) and f"{module} {function.name}" not in OF_A_LIST
            if module != "patterns.py" and (
                (name == "lazy_pattern" and function) or (name == "shipped_pattern" and (taken or not function))
            ):
                wrong.append(f"{module}:{call.lineno}")
    assert wrong == []


def _late_of(module: str) -> list[re.Pattern[str]]:
    name = "casereport." + module.removesuffix(".py").replace("/", ".")
    return (
        [] if name.endswith("__main__") else [one for value in vars(importlib.import_module(name)).values() for one in _patterns_in(value)]
    )
