"""The table of checks holds every check and its codes, and the table of codes holds what is raised and nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path
from types import FunctionType

import pytest
from tests.sources import modules, nodes, parsed

from casereport import checks
from casereport.checks import CHECKS, Check
from casereport.problems.codes import CODES

TESTS = Path(__file__).parent.parent
RAISERS = ("fault", "found_at", "ValueFault", "FactFault")
"""What is called with a code to tell a problem."""


# --- checks -----------------------------------------------------------------------------------------------------------


def check_functions() -> Iterator[FunctionType]:
    """Every public function of the folder that takes a subject alone and answers as a check does."""
    folder = Path(checks.__file__).parent
    for file in sorted(folder.rglob("[a-z]*.py")):
        module = import_module(".".join(("casereport.checks", *file.relative_to(folder).with_suffix("").parts)))
        for item in vars(module).values():
            if isinstance(item, FunctionType) and item.__module__ == module.__name__ and not item.__name__.startswith("_"):
                parameters = [str(parameter.annotation) for parameter in signature(item).parameters.values()]
                if parameters == ["Subject"]:
                    yield item


def test_every_check_function_stands_in_the_table_once() -> None:
    listed = [row.find for row in CHECKS]
    assert len(listed) == len(set(listed))
    assert {function.__name__ for function in check_functions()} == {row.name for row in CHECKS}


def test_every_check_answers_problems_or_that_it_had_nothing_to_look_at() -> None:
    answers = {str(signature(row.find).return_annotation) for row in CHECKS}
    assert answers <= {"list[Problem]", "list[Problem] | None"}


@pytest.mark.parametrize("row", CHECKS, ids=lambda row: row.name)
def test_the_codes_of_a_row_are_those_that_its_function_names(row: Check) -> None:
    named = set(_named_codes(row.find))
    assert named <= set(row.codes)
    borrowed = set(row.codes) - named  # a code that a value of the model tells and the check passes on
    assert borrowed <= {
        code for file in ("chart/clocks.py", "chart/anchors.py", "model/moments.py", "model/pairing.py") for code in _literals(file)
    }
    assert set(row.codes) <= set(CODES)


def _named_codes(function: Callable[..., object]) -> Iterator[str]:
    """The codes written in a function and in what it calls of its own module."""
    tree = parsed(f"{function.__module__.removeprefix('casereport.').replace('.', '/')}.py")
    parts = {name: node for node in tree.body for name in _defined(node)}
    seen, wanted = set[str](), [function.__name__]
    while wanted:
        name = wanted.pop()
        if name in parts and name not in seen:
            seen.add(name)
            yield from _codes_of(ast.walk(parts[name]))
            wanted += [node.id for node in ast.walk(parts[name]) if isinstance(node, ast.Name)]


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


# --- codes ------------------------------------------------------------------------------------------------------------


def _files() -> list[str]:
    """The modules that may tell a problem: all but those that list the codes."""
    return [file for file in modules() if file not in ("problems/codes.py", "checks/consequences.py", "checks/__init__.py")]


def _codes_of(parts: Iterable[ast.AST]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value in CODES:
            yield part.value


def _literals(file: str) -> set[str]:
    return set(_codes_of(nodes(file)))


def test_every_code_is_told_by_some_part_and_expected_by_some_test() -> None:
    """A code that stands in the table alone explains what never happens."""
    told = {code for file in _files() for code in _literals(file)}
    assert set(CODES) - told == set()
    quoted = [text for path in TESTS.rglob("*.py") for text in re.findall(r'"([^"\n]*)"', path.read_text(encoding="utf-8"))]
    expected = [path.read_text(encoding="utf-8") for path in (TESTS / "mistakes").glob("*.yaml")]
    tried = {word for text in (*quoted, *expected) for word in re.findall(r"[\w-]+", text)}
    assert set(CODES) - tried == set()


def test_every_code_that_is_told_stands_in_the_table() -> None:
    """Also where no test comes by: a code that the table has not would be a crash in the place of a problem."""
    told = [(file, code) for file in _files() for code in _told(file)]
    assert len(told) > 250
    assert [(file, code) for file, code in told if code not in CODES] == []


def test_a_code_that_is_misspelt_is_found() -> None:
    tree = ast.parse("class A:\n def m(self, at, code): return fault(code, at)\n def n(self): return self.m(1, 'tpyo'), fault('typo', 2)")
    assert sorted(_told_in(tuple(ast.walk(tree)))) == ["tpyo", "typo"]


def _told(file: str) -> Iterator[str]:
    return _told_in(nodes(file))


def _told_in(parts: tuple[ast.AST, ...]) -> Iterator[str]:
    """The codes written where a problem is told, or where a function of the same module takes a code."""
    functions = [node for node in parts if isinstance(node, ast.FunctionDef)]
    places = dict.fromkeys(RAISERS, 0) | {one.name: place for one in functions if (place := _code_place(one)) is not None}
    for call in parts:
        if isinstance(call, ast.Call) and (name := getattr(call.func, "id", getattr(call.func, "attr", ""))) in places:
            given = [*(word.value for word in call.keywords if word.arg == "code"), *call.args[places[name] :][:1]]
            yield from (node.value for node in given if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _code_place(function: ast.FunctionDef) -> int | None:
    """Where a function takes a code, in a call."""
    names = [argument.arg for argument in function.args.args if argument.arg != "self"]
    return names.index("code") if "code" in names else None
