"""Dates as a CSL style prints them: in the locale's form or its own, whole, in part, or as a range."""

from __future__ import annotations

from typing import Any

from citeproc import model
from citeproc.model import to_ordinal
from citeproc.source import DateRange, LiteralDate, VariableError

from casereport.citations.csl import marks
from casereport.citations.csl.notes import Cased, Noting
from casereport.citations.csl.textcase import set_case


class Date(Cased, Noting, model.Date):  # type: ignore[misc]
    """A date in the locale's form or the style's own."""

    def process(self, item: Any, context: Any = None, sort_options: Any = None, **_: Any) -> Any:
        """The date with what stands around it."""
        variable = self.get("variable")
        date = item.reference.get(variable.replace("-", "_"))
        if self.is_repressed(variable, context) or not date:
            raise VariableError
        if sort_options is not None:
            self.note(variable, context)
            return date.sort_key()
        if isinstance(date, LiteralDate):
            text = marks.read_marks(str(date.text))
        else:
            text = self._range(date, item) if isinstance(date, DateRange) else self._joined(self._rendered(date, item))
        if text:
            self.note(variable, context)
        return self._wrapped(text)

    def _wrapped(self, text: str) -> Any:
        return self.wrap(self.format(self.case(text))) if text else None

    def _forms(self) -> tuple[list[tuple[Any, dict[str, str]]], str]:
        """The parts to print, each with its attributes, and what stands between them."""
        if self.get("form") is None:
            return [(part, dict(part.attrib)) for part in self.iterchildren()], self.get("delimiter", "")
        localized = self.get_date(self.get("form"))
        shown = self.get("date-parts", "year-month-day").split("-")
        own = {part.get("name"): dict(part.attrib) for part in self.iterchildren()}
        parts = [(part, dict(part.attrib)) for part in localized.iterchildren() if part.get("name") in shown]
        merged = [(part, given | own.get(given["name"], {})) for part, given in parts]
        return merged, self.get("delimiter", localized.get("delimiter", ""))

    def _rendered(self, date: Any, item: Any) -> list[tuple[str, str, str]]:
        """Name, text and printed form of each part that the date has."""
        rendered = []
        for _, given in self._forms()[0]:
            text = format_date_part(date, given, self, self._suffix(item))
            if text:
                rendered.append((given["name"], text, given.get("range-delimiter", "–")))
        return rendered

    def _suffix(self, item: Any) -> str:
        """The letter of the year, where the style has no place of its own for it."""
        if self.get("variable") != "issued" or self.get_root().xpath_search(".//cs:text[@variable='year-suffix'][1]"):
            return ""
        return str(item.reference.get("year_suffix") or "")

    def _joined(self, parts: list[tuple[str, str, str]]) -> str:
        return self._forms()[1].join(text for _, text, _ in parts)

    def _range(self, date: Any, item: Any) -> str:
        begin, end = self._rendered(date.begin, item), self._rendered(date.end, item)
        if date.end.is_nil() or not end:
            return f"{self._joined(begin).rstrip()}–"
        fields = ("year", "month", "day")
        differs = next((field for field in fields if date.begin.get(field) != date.end.get(field)), "")
        moving = [part for part in begin if part[0] in fields[fields.index(differs) :]] if differs else []
        if not moving:
            return self._joined(begin)
        first, last = begin.index(moving[0]), begin.index(moving[-1])
        ended = [part for part in end if part[0] in [name for name, _, _ in moving]]
        delimiter = self._forms()[1]
        left = delimiter.join(text for _, text, _ in begin[: last + 1]).rstrip(" ,")
        right = delimiter.join(text for _, text, _ in [*ended, *end[first + len(ended) :]])
        return f"{left}{moving[-1][2]}{right}"


def format_date_part(date: Any, given: dict[str, str], element: Any, suffix: str = "") -> str:
    """Year, month or day in the form of a cs:date-part with these attributes, affixes included; "" where the date lacks it.

    `suffix` is the letter that tells the year from another, printed behind it.
    """
    text = {"year": _year, "month": _month, "day": _day}[given["name"]](date, given.get("form"), element)
    if not text:
        return ""
    text = text.replace(".", "") if given.get("strip-periods") == "true" else text
    return marks.formatted(set_case(text + (suffix if given["name"] == "year" else ""), given.get("text-case")), given)


def _year(date: Any, form: str | None, element: Any) -> str:
    year = date.get("year")
    if not isinstance(year, int):
        return str(year or "")
    if form == "short":
        return f"{abs(year) % 100:02}"
    era = element.get_single_term(name="bc") if year < 0 else element.get_single_term(name="ad") if 0 < year < 1000 else ""
    return f"{abs(year)}{era}"


def _month(date: Any, form: str | None, element: Any) -> str:
    month, season = date.get("month"), date.get("season")
    if not month and season:
        return _term(element, f"season-{int(season):02}", None) if str(season).isdigit() else str(season)
    if not isinstance(month, int) or not 0 < month <= 24:
        return ""
    if month > 12:
        return _term(element, f"season-{(month - 13) % 4 + 1:02}", None)
    if form in ("numeric", "numeric-leading-zeros"):
        return str(month) if form == "numeric" else f"{month:02}"
    return _term(element, f"month-{month:02}", "short" if form == "short" else None)


def _day(date: Any, form: str | None, element: Any) -> str:
    day = date.get("day")
    if not isinstance(day, int) or not 0 < day <= 31:
        return ""
    is_ordinal = form == "ordinal" and (day == 1 or (element.get_locale_option("limit-day-ordinals-to-day-1") or "false") != "true")
    if is_ordinal:
        return str(to_ordinal(day, element))
    return f"{day:02}" if form == "numeric-leading-zeros" else str(day)


def _term(element: Any, name: str, form: str | None) -> str:
    return str(element.get_single_term(name=name, form=form) or "")
