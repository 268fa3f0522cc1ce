"""WeasyPrint imported without what it imports, or starts, and a PDF of ours never uses: three fifths of the time of its import.

It looks for its libraries by names for each system, and Python looks for most of them with a compiler and `ldconfig`; on Linux its last
name is that of the file, which the loader finds by itself. It imports the subsetting and instancing of fontTools at the top, and uses them
without HarfBuzz's library, or for variable fonts; here they are imported when first used. Nothing stays replaced after the import.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_LATE = ("fontTools.subset", "fontTools.varLib", "fontTools.varLib.instancer")


class _Late(ModuleType):
    """Stands for a module: what is called of it is looked for in the real one when it is called."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []  # of a package, which has modules

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*values: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*values, **named)

        return call


@contextmanager
def fewer_imports() -> Iterator[None]:
    """While it lasts, an import of WeasyPrint leaves out what is told above; what was imported before is left as it is."""
    late = [] if any(name in sys.modules for name in _LATE) else [_Late(name) for name in _LATE]
    find_library: Any = ctypes.util.find_library
    sys.modules.update({module.__name__: module for module in late})
    if sys.platform == "linux":
        ctypes.util.find_library = _find_none  # type: ignore[assignment]  # it finds less than the real one
    try:
        yield
    finally:
        ctypes.util.find_library = find_library
        for module in late:
            sys.modules.pop(module.__name__, None)


def _find_none(_: str) -> None:
    return None
