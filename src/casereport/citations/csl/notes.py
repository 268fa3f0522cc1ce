"""What the elements of a style share: case, and which variables an entry has called, printed and used up."""

from __future__ import annotations

from typing import Any

from casereport.citations.csl.textcase import set_case

_LAYOUT = "{http://purl.org/net/xbiblio/csl}layout"


class Noting:
    """What a substitute printed is not printed again in the same entry (CSL 1.0.2, cs:substitute)."""

    def is_repressed(self, variable: str, context: Any) -> bool:
        """Whether the variable was printed in place of names; asking is calling it, which a group needs to know."""
        if variable != "year-suffix":
            noted(self, context, "called").append(variable)
        return variable in _layout(self, context).repressed.get("substituted", ())

    def note(self, variable: str, context: Any) -> None:
        """Says that the variable was printed."""
        noted(self, context, "printed").append(variable)


def _layout(element: Any, context: Any) -> Any:
    start = element if context is None else context
    return start if start.tag == _LAYOUT else next(start.iterancestors(_LAYOUT))


def noted(element: Any, context: Any, what: str) -> list[str]:
    """The variables that the entry has called or printed so far."""
    found: list[str] = _layout(element, context).repressed.setdefault(what, [])
    return found


class Cased:
    """Case by this project's rules."""

    def case(self, text: Any, language: str | None = None) -> str:
        """The text in the case that the element asks for."""
        return set_case(str(text), self.get("text-case"), is_english=language in (None, "en"))  # type: ignore[attr-defined]
