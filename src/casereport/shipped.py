"""What is shipped with the package and dear to read: kept in the form that it has in the end, where Python keeps byte code and as that is.

Reading TOML and compiling patterns and templates anew took a quarter of the time of a short command. Only what the package itself holds is
kept so, never anything of a user; where the package is not the user's own nothing can be written, and it is read as it stands.
"""

from __future__ import annotations

import atexit
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


class Store:
    """Values that are dear to make, by key, in one file: read when one is first asked for, written as the process ends where one is new.

    Keys and values are what `marshal` writes. A store of another `version`, or of another Python, is empty.
    """

    def __init__(self, file: Path, version: str = "", most: int = 5_000) -> None:
        """`most` are kept; those of former versions of the package stay until there are so many."""
        self._file, self._version, self._most = file, (version, sys.version), most
        self._read: dict[Any, Any] | None = None
        self._new: dict[Any, Any] = {}

    def get(self, key: Any) -> Any:
        """The value; None where there is none."""
        if self._read is None:
            self._read = self._on_disk()
        return self._new.get(key) or self._read.get(key)

    def put(self, key: Any, value: Any) -> None:
        """Keeps a value, for this process and, where it can be written, for others."""
        if not self._new:
            atexit.register(self.write)
        self._new[key] = value

    def write(self) -> None:
        """Puts the new ones to those that are there, which another process may have written meanwhile; what cannot be written is left."""
        with suppress(OSError, ValueError):
            found = {**self._on_disk(), **self._new}
            _keep(self._file, marshal.dumps((self._version, self._new if len(found) > self._most else found)))

    def _on_disk(self) -> dict[Any, Any]:
        with suppress(OSError, ValueError, EOFError, TypeError):
            version, found = marshal.loads(self._file.read_bytes())  # noqa: S302  # trusted as the byte code beside it is
            if version == self._version and isinstance(found, dict):
                return found
        return {}


def shipped_store(name: str, version: str = "") -> Store:
    """The store of this name beside the byte code of the package."""
    return Store(_kept_in(Path(__file__).with_name(name)), version)
