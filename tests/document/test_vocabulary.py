"""The printed words of the tool stand in the language's file: literals of prose left in the code of the document are counted."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import casereport.document

SOURCE = Path(casereport.document.__file__).parent
LEFT = 23
"""Printed phrases that still stand in code; it may only fall."""

_PROSE = re.compile(r"[a-z]{2,} |\b[a-z]+ [a-z(]| [a-z]{2,}|^[A-Z][a-z]{2,}$")
_UNPRINTED_CALLS = {
    "fault",
    "report",
    "_report",
    "_report_empty",
    "_problem",
    "_fallback",
    "compile",
    "lazy_pattern",
    "Pasted",
    "StrayBrace",
    "LookupError",
    "ValueError",
    "TooManyClocks",
}
_UNPRINTED_NAMES = {"message", "hint", "_KINDS", "NOT_PRINTED", "STEERS", "TOLD", "__all__", "_NEGATIONS"}


def literals(source: str) -> Iterator[str]:
    """Texts with a small word and a space, or one capital word, outside docstrings, problems, patterns and annotations."""
    tree = ast.parse(source)
    for parent in ast.walk(tree):
        for child in ast.iter_child_nodes(parent):
            child.parent = parent  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _PROSE.search(node.value) and not _is_unprinted(node):
            yield node.value


def _is_unprinted(node: ast.AST) -> bool:
    while (parent := getattr(node, "parent", None)) is not None:
        if isinstance(parent, ast.Expr | ast.Raise | ast.Assert | ast.Subscript | ast.arg | ast.AnnAssign) and not _is_value(parent, node):
            return True
        if isinstance(parent, ast.Compare) or (isinstance(parent, ast.Dict) and node in parent.keys):
            return True
        if isinstance(parent, ast.Call) and _name(parent.func) in _UNPRINTED_CALLS:
            return True
        targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target] if isinstance(parent, ast.AnnAssign) else []
        if any(_name(target) in _UNPRINTED_NAMES for target in targets):
            return True
        node = parent
    return False


def _is_value(parent: ast.AST, node: ast.AST) -> bool:
    if isinstance(parent, ast.Expr):
        return not isinstance(node, ast.Constant)
    if isinstance(parent, ast.Subscript | ast.AnnAssign):
        return node is parent.value
    return False


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def counted() -> Counter[str]:
    """Module → printed phrases in its code."""
    return Counter(
        {str(file.relative_to(SOURCE)): n for file in SOURCE.rglob("*.py") if (n := len(list(literals(file.read_text("utf-8")))))}
    )


def test_printed_phrases_stand_in_the_file_of_the_language() -> None:
    assert sum(counted().values()) <= LEFT, counted()
