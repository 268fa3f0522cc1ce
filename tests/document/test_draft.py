"""Only what puts the document together, and what draws, takes the whole draft; everyone else takes the spot or the rules it needs."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.sources import modules, nodes

import casereport.document

SOURCE = Path(casereport.document.__file__).parent
MOST = 52
"""Functions that take the draft; it may only fall."""


def takers() -> list[str]:
    """The module of each function that takes a draft, once a function."""
    found = []
    for file in (file for file in modules() if file.startswith("document/")):
        for node in (node for node in nodes(file) if isinstance(node, ast.FunctionDef)):
            kinds = [ast.unparse(argument.annotation) for argument in (*node.args.args, *node.args.kwonlyargs) if argument.annotation]
            found += [file.removeprefix("document/")] if "Draft" in kinds else []
    return found


def test_the_draft_is_handed_to_few() -> None:
    assert {name for name in takers() if not name.startswith("figures/")} == {"assembly.py", "body.py"}
    assert len(takers()) <= MOST


def test_no_problem_is_taken_back() -> None:
    """A text is read once with its problems, so that nobody needs to throw away those of a second reading."""
    assert [file.name for file in SOURCE.rglob("*.py") if "del " in (text := file.read_text("utf-8")) and "problems[" in text] == []
