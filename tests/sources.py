"""The modules of the package, each read and parsed once in a run of tests."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src"
PACKAGE = "casereport"


@cache
def modules(source: Path = SOURCE) -> tuple[str, ...]:
    """The files of the package, from its folder."""
    package = source / PACKAGE
    return tuple(sorted(path.relative_to(package).as_posix() for path in package.rglob("*.py")))


@cache
def parsed(file: str, source: Path = SOURCE) -> ast.Module:
    """A module of the package; whoever takes it changes nothing in it."""
    return ast.parse((source / PACKAGE / file).read_text(encoding="utf-8"), file)


@cache
def nodes(file: str, source: Path = SOURCE) -> tuple[ast.AST, ...]:
    """Every node of a module, those above first."""
    return tuple(ast.walk(parsed(file, source)))
