"""Patterns that are compiled when they are first asked something: a command uses few of all that its modules hold."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Final, cast

_ASKED: Final = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "pattern", "flags", "groups", "groupindex")


class _Late:
    """A pattern in all that its methods and values tell; functions of `re` itself do not take it."""

    def __init__(self, text: Any, flags: int) -> None:
        self._typed = (text, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(*self._typed)
        self.__dict__.update((asked, getattr(compiled, asked)) for asked in _ASKED)  # found at once from now on
        return self.__dict__[name]


def lazy_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, to be held by a module and not compiled before its first use; a fault in it shows then, and in the tests."""
    return cast(re.Pattern[AnyStr], _Late(text, flags))
