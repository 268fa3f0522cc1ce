"""Patterns that are compiled when they are first asked something, and once for all processes: a command uses few of all that there are.

Compiling those that a check uses took a seventh of its time. What `re` compiles a pattern to is a list of numbers, which is kept where
Python keeps byte code and as that is: for one version of Python, and of patterns that the package holds, never of a text of a user.
"""

from __future__ import annotations

import re
from array import array
from contextlib import suppress
from typing import Any, AnyStr, Final, cast

from casereport.shipped import shipped_store

_ASKED: Final = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "pattern", "flags", "groups", "groupindex")
_KEPT = shipped_store("patterns.compiled")


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
        kept = _KEPT.get(key)
        if kept is None:
            _KEPT.put(key, kept := _compiled(*key))
        return cast(re.Pattern[AnyStr], _made(text, *kept))
    return re.compile(text, flags)


def _made(text: str | bytes, flags: int, code: bytes, groups: int, names: tuple[tuple[str, int], ...]) -> Any:
    import _sre  # type: ignore[import-not-found]

    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names:
        by_number[number] = name
    return _sre.compile(text, flags, array("I", code).tolist(), groups, dict(names), tuple(by_number))


def _compiled(text: str | bytes, flags: int) -> tuple[int, bytes, int, tuple[tuple[str, int], ...]]:
    """Flags, code, count of groups, and the names of groups with their numbers; raises what the private parts of `re` raise."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(text, flags)
    code = array("I", _compiler._code(parsed, flags)).tobytes()  # noqa: SLF001
    return flags | parsed.state.flags, code, parsed.state.groups - 1, tuple(parsed.state.groupdict.items())
