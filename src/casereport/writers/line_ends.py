"""A mend of the engine's line breaking: a text that fits but for the space at its end is not broken at its first word."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import inf
from typing import Any, Final

_NARROWEST: Final = 0.2
"""Width of the narrowest letters as a share of the type's size: texts of more letters than fit at that are not asked again."""


def mend(inline: Any) -> None:
    """Mends weasyprint's module of inline layout, once.

    Where a text ends with a space and a box follows on the same line (a citation, a quantity, words in italics), the engine measures
    the text with that space: when only the space is too much, it takes the text for too long, and a line of one word is the result.
    """
    if not hasattr(inline.split_first_line, "__wrapped__"):
        inline.split_first_line = _without_last_space(inline.split_first_line)


def _without_last_space(split: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(split)
    def mended(text: str, style: Any, context: Any, max_width: float | None, *rest: Any, **named: Any) -> Any:
        found = split(text, style, context, max_width, *rest, **named)
        is_broken = found[2] is not None and max_width is not None and max_width != inf
        if is_broken and text.endswith(" ") and len(text) * style["font_size"] * _NARROWEST < max_width:
            whole = split(text.rstrip(" "), style, context, max_width, *rest, **named)
            if whole[2] is None and whole[3] <= max_width:
                return split(text, style, context, None, *rest, **named)
        return found

    return mended
