"""Tables of references and citation styles hold what they name, and everything that belongs in one of them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from importlib import import_module
from typing import Any

from tests.sources import modules, parsed

from casereport.citations import STYLES
from casereport.references import EXPORTS, FORMATS


def functions(folder: str, prefix: str, first: str, answer: str) -> set[str]:
    """`module.function` of every public function of a folder with this prefix, type of its first argument, and type of its answer."""
    return {
        f"{file.removeprefix(folder).removesuffix('.py').replace('/', '.')}.{node.name}"
        for file in modules()
        if file.startswith(folder)
        for node in parsed(file).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith(prefix)
        if (_text(node.args.args[0].annotation), _text(node.returns)) == (first, answer)
    }


def _text(annotation: ast.expr | None) -> str:
    return ast.unparse(annotation) if annotation else ""


def resolved(package: str, name: str) -> Callable[..., Any]:
    module, _, function = name.rpartition(".")
    found: Callable[..., Any] = getattr(import_module(f"casereport.{package}.{module}"), function)
    return found


def test_every_reader_of_references_stands_in_the_table_and_is_there() -> None:
    assert {row.reader for row in FORMATS} == functions("references/read/", "read_", "str", "tuple[list[Reference], list[Problem]]")
    assert all(callable(resolved("references.read", row.reader)) for row in FORMATS)


def test_every_export_of_references_stands_in_the_table_and_is_there() -> None:
    assert set(EXPORTS.values()) == functions("references/write/", "write_", "Iterable[Reference]", "str") - {"formats.write_references"}
    assert all(isinstance(resolved("references.write", writer)(()), str) for writer in EXPORTS.values())


def test_every_citation_style_stands_in_the_table() -> None:
    named = {f"{style.format_entry.__module__.rpartition('.')[2]}.{style.format_entry.__name__}" for style in STYLES.values()}
    assert named == functions("citations/styles/", "format_", "Reference", "Piece")
    assert len(named) == len(STYLES)
