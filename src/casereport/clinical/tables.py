"""Tables of clinical facts that are kept as data beside the code, each naming its source; read when they are first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from casereport.shipped import shipped_tables


@cache
def read_table(name: str) -> dict[str, Any]:
    """What the file `name.toml` of this folder holds; numbers with a point are Decimals."""
    return shipped_tables(Path(__file__).with_name(f"{name}.toml"), decimals=True)


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the file `name.tsv` of this folder, cell by cell; its first lines, behind a #, tell source and licence."""
    text = (files(__package__) / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
