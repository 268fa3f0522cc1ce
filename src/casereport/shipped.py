"""Data files of the package, read once and fast: what TOML says is kept where Python keeps byte code, and as long as the file is the same.

Reading TOML anew took a tenth of the time of a short command. Only files of the package are read so, never one of a user; what is kept
cannot be written where the package is not the user's own, and then the file is read as it stands.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

_FORM: Final = 1
"""Raised when what is kept of a file changes its form."""


@cache
def shipped_tables(file: Path, *, decimals: bool = False) -> dict[str, Any]:
    """What a TOML file of the package says, not to be changed; with `decimals` numbers with a point are Decimals, else floats."""
    stat = file.stat()
    stamp = (_FORM, stat.st_size, stat.st_mtime_ns, decimals)
    kept = _kept_in(file)
    tables: dict[str, Any]
    with suppress(OSError, ValueError, EOFError, TypeError):
        found, tables = marshal.loads(kept.read_bytes())  # noqa: S302  # trusted as the byte code beside it is
        if found == stamp:
            return _exact(tables) if decimals else tables
    import tomllib

    text = file.read_text(encoding="utf-8")
    tables = tomllib.loads(text, parse_float=_as_bytes) if decimals else tomllib.loads(text)  # bytes are nothing that TOML has
    with suppress(OSError, ValueError):
        _keep(kept, marshal.dumps((stamp, tables)))
    return _exact(tables) if decimals else tables


def _kept_in(file: Path) -> Path:
    return file.with_name("__pycache__") / f"{file.name}.{sys.implementation.cache_tag}"


def _as_bytes(number: str) -> Any:
    return number.encode()


def _exact(tables: dict[str, Any]) -> dict[str, Any]:
    return {key: _with_decimals(value) for key, value in tables.items()}


def _with_decimals(value: Any) -> Any:
    if isinstance(value, bytes):
        return Decimal(value.decode())
    if isinstance(value, dict):
        return _exact(value)
    return [_with_decimals(item) for item in value] if isinstance(value, list) else value


def _keep(target: Path, data: bytes) -> None:
    """Writes the file whole or not at all."""
    if sys.dont_write_bytecode:
        return
    target.parent.mkdir(exist_ok=True)
    temporary = target.with_name(f"{target.name}.{os.getpid()}")
    temporary.write_bytes(data)
    temporary.replace(target)
