"""Patterns compiled when they are first used."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from tests.sources import modules, parsed

import casereport
from casereport.patterns import lazy_pattern


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
