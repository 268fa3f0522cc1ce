"""Patterns that are compiled when they are first asked something, and once for all processes: a command uses few of all that there are.

Compiling those that a check uses took a seventh of its time. What `re` compiles a pattern to is a list of numbers, which is kept where
Python keeps byte code and as that is: for one version of Python, and of patterns that the package holds, never of a text of a user.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from pathlib import Path
from typing import Any, AnyStr, Final, cast

_ASKED: Final = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "pattern", "flags", "groups", "groupindex")
_MOST: Final = 5_000
"""Patterns that are kept at most: those of former versions of the package stay until there are so many."""


class _Late:
    """A pattern in all that its methods and values tell; functions of `re` itself do not take it."""

    def __init__(self, text: Any, flags: int) -> None:
        self._typed = (text, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = shipped_pattern(*self._typed)
        self.__dict__.update((asked, getattr(compiled, asked)) for asked in _ASKED)  # found at once from now on
        return self.__dict__[name]


def lazy_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, to be held by a module and not compiled before its first use; a fault in it shows then, and in the tests."""
    return cast(re.Pattern[AnyStr], _Late(text, flags))


def shipped_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The compiled pattern, kept for other processes: for patterns of the package alone, made of its own words."""
    key = (text, int(flags))
    with suppress(Exception):  # private ways of `re`: whatever is otherwise in a version of Python, it is compiled as usual
        return cast(re.Pattern[AnyStr], _made(text, *(_KEPT.get(key) or _KEPT.add(key))))
    return re.compile(text, flags)


def _made(text: str | bytes, flags: int, code: bytes, groups: int, names: tuple[tuple[str, int], ...]) -> Any:
    import _sre  # type: ignore[import-not-found]

    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names:
        by_number[number] = name
    return _sre.compile(text, flags, array("I", code).tolist(), groups, dict(names), tuple(by_number))


_Compiled = tuple[int, bytes, int, tuple[tuple[str, int], ...]]
"""Flags, code, count of groups, and the names of groups with their numbers."""


class _Kept:
    """What patterns are compiled to, by text and flags: read when first asked, written at the end when there is more."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read: dict[Any, _Compiled] | None = None
        self._new: dict[Any, _Compiled] = {}

    def get(self, key: tuple[str | bytes, int]) -> _Compiled | None:
        if self._read is None:
            self._read = self._on_disk()
        return self._read.get(key)

    def add(self, key: tuple[str | bytes, int]) -> _Compiled:
        """Compiles a pattern and keeps it; raises what the private parts of `re` raise."""
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(*key)
        code = array("I", _compiler._code(parsed, key[1])).tobytes()  # noqa: SLF001
        flags, groups, names = key[1] | parsed.state.flags, parsed.state.groups - 1, tuple(parsed.state.groupdict.items())
        if not self._new and not sys.dont_write_bytecode:
            atexit.register(self.write)
        self._new[key] = made = (flags, code, groups, names)
        return made

    def write(self) -> None:
        """Puts the new ones to those that are there, which another process may have written meanwhile; what cannot be written is left."""
        with suppress(OSError, ValueError):
            found = {**self._on_disk(), **self._new}
            self._file.parent.mkdir(exist_ok=True)
            temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}")
            temporary.write_bytes(marshal.dumps((sys.version, self._new if len(found) > _MOST else found)))
            temporary.replace(self._file)

    def _on_disk(self) -> dict[Any, _Compiled]:
        with suppress(OSError, ValueError, EOFError, TypeError):
            version, found = marshal.loads(self._file.read_bytes())  # noqa: S302  # trusted as the byte code beside it is
            if version == sys.version and isinstance(found, dict):
                return found
        return {}


_KEPT: Final = _Kept(Path(__file__).with_name("__pycache__") / f"patterns.compiled.{sys.implementation.cache_tag}")
