"""The elements of a CSL style that print text, numbers, names, labels and groups, repaired where citeproc-py prints them wrong."""

from __future__ import annotations

import re
from typing import Any

from citeproc import DATES, model
from citeproc.source import VariableError

from casereport.citations.csl import marks
from casereport.citations.csl import names as cslnames
from casereport.citations.csl.notes import Cased, Noting, noted
from casereport.citations.csl.pages import format_page_range

_COUNTED = frozenset(("chapter-number", "collection-number", "edition", "issue", "number-of-pages", "number-of-volumes", "volume"))


class Substitute(model.Substitute):  # type: ignore[misc]
    """What stands for names that are not there."""

    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """The first child that prints something."""
        printed = noted(self, context, "printed")
        for child in self.iterchildren():
            before = len(printed)
            try:
                if isinstance(child, model.Names) and child.find("cs:name", self.nsmap) is None:
                    text = child.render(item, names_context=self.getparent(), context=context, **kwargs)
                else:
                    text = child.render(item, context=context, **kwargs)
            except VariableError:
                continue
            if text:
                layout = (context if context is not None else self).get_layout()
                layout.repressed.setdefault("substituted", set()).update(printed[before:])
                return text
        return None


class Text(Cased, Noting, model.Text):  # type: ignore[misc]
    """A variable, macro, term or value."""

    def process(self, item: Any, context: Any = None, sort_options: Any = None, **_: Any) -> Any:
        """The text, and the language whose case rules it follows."""
        context = self if context is None else context
        language = str(item.reference.get("language") or self.get_root().get("default-locale") or "en")[:2]
        if "macro" in self.attrib:
            return self.get_macro(self.get("macro")).render(item, context, sort_options=sort_options), language
        if "value" in self.attrib:
            return self.get("value"), language
        if "term" in self.attrib:
            return self._term(item), language
        variable = self.get("variable")
        text = None if self.is_repressed(variable, context) else self._valued(variable, item)
        if text:
            self.note(variable, context)
        return text, language

    def _valued(self, variable: str, item: Any) -> Any:
        if variable == "citation-number":
            return item.bibliography.number_text(item)
        if variable == "year-suffix":
            return item.reference.get("year_suffix")
        dash = str(self.get_single_term(name="page-range-delimiter") or "–")
        if variable == "locator":
            return format_page_range(item.place, None, dash)
        if variable in ("page", "page-first"):
            text = format_page_range(str(item.reference.page), self.get_root().get_option("page-range-format"), dash)
            return re.split(rf"{re.escape(dash)}|[,&-]", text)[0].strip() if variable == "page-first" else text
        short = f"{variable.replace('-', '_')}_short"
        text = item.reference[short if self.get("form") == "short" and short in item.reference else variable.replace("-", "_")]
        return re.sub(r"(?<=\d)\s*-\s*(?=\d)", dash, text) if variable in _COUNTED else text

    def quote(self, string: Any) -> Any:
        """The text in quotation marks, which are chosen when all parts are joined."""
        return f"{marks.QUOTE}{string}{marks.UNQUOTE}" if self.get("quotes") == "true" else string


def is_plural(value: object) -> bool:
    """Whether a place or number names several: 3-5, 213 and 235, i–ix."""
    number, word = r"(?:\d\w*|[ivxlc]+)", r"[^\W\d]+(?=\s)"
    several = rf"\b{number}\s*(?:(?<!\\)[-–,&]|(?<=\s){word})(?:\s*{word})?\s*\w?{number}\b"
    return re.search(several, marks.unmarked(value)) is not None


class Label(Cased, model.Label):  # type: ignore[misc]
    """The term before or behind a number or names."""

    def process(self, item: Any, variable: Any = None, plural: Any = None, context: Any = None, **_: Any) -> Any:
        """The term, or None where nothing is labelled."""
        name = variable or self.get("variable")
        if name == "locator":
            if not item.has_locator:
                return None
            plural = is_plural(item.locator.identifier)
        elif variable is None:
            if name.replace("-", "_") not in item.reference:
                return None
            value = marks.unmarked(item.reference[name.replace("-", "_")])
            is_count = name.startswith("number-of") and value.isdigit()
            plural = int(value) > 1 if is_count else is_plural(value)
        return super().process(item, variable=name, plural=plural, context=context)


class Number(Cased, Noting, model.Number):  # type: ignore[misc]
    """A number: as it is, ordinal or Roman."""

    def process(self, item: Any, context: Any = None, **_: Any) -> Any:
        """The number; text that is none is printed as it is."""
        variable = self.get("variable")
        if self.is_repressed(variable, context):
            return None
        text = self._number(variable, item)
        if text:
            self.note(variable, context)
        return text

    def _number(self, variable: str, item: Any) -> str | None:
        if variable == "citation-number":
            return item.bibliography.number_text(item)  # type: ignore[no-any-return]
        value = item.place if variable == "locator" else item.reference[variable.replace("-", "_")]
        if variable.startswith("page"):
            return format_page_range(str(value), self.get_root().get_option("page-range-format"), "–")
        # Fewer letters than a condition's is-numeric takes: 5th is a number there, and is printed as it is here.
        if not re.fullmatch(r"\s*[A-Za-z]?\d+[A-Za-z]?(?:\s*[-–,&]\s*[A-Za-z]?\d+[A-Za-z]?)*\s*", marks.unmarked(value)):
            return str(value)
        return re.sub(r"(?<=[\w.])\s*[-–]\s*(?=\w)", "–", re.sub(r"\d+", lambda found: self.format_number(found[0]), str(value)))

    def format_number(self, number: Any) -> str:
        """The number in the wanted form; Roman numerals up to 3999."""
        form = self.get("form", "numeric")
        is_small = len(str(number)) < 5 and 0 < int(number) < 4000
        return str(super().format_number(number)) if form != "numeric" and is_small else str(number)


class Names(Noting, model.Names):  # type: ignore[misc]
    """The names of one or more roles, or their substitute."""

    def process(self, item: Any, names_context: Any = None, context: Any = None, sort_options: Any = None, **_: Any) -> Any:
        """The names with their labels."""
        context = self if context is None else context
        form = self if names_context is None else names_context
        if item.get("bare") and sort_options is None and not item.get("bare_done"):
            item["bare_done"] = True
            raise VariableError
        roles = [role for role in self.get("variable").split() if not self.is_repressed(role, context)]
        roles = [role for role in roles if item.reference.get(role.replace("-", "_"))]
        joint = len(roles) == 2 and {"editor", "translator"} == set(roles) and item.reference["editor"] == item.reference["translator"]
        shown = [(role, "editortranslator" if joint else role) for role in (roles[:1] if joint else roles)]
        parts = [text for role, label in shown if (text := self._named(item, role, label, form, context, sort_options))]
        if parts:
            for role in roles:
                self.note(role, context)
            if all(part.isdigit() for part in parts):
                return str(sum(map(int, parts)))
            between = self.get("delimiter", self.get_parent_delimiter(context) or "")
            return self._first(between.join(parts), item, sort_options)
        substitute = self.substitute()
        instead = substitute.render(item, context=context, sort_options=sort_options) if substitute is not None else None
        if not instead:
            raise VariableError
        return self._first(str(instead), item, sort_options)

    def _first(self, text: str, item: Any, sort_options: Any) -> str:
        """The names, noted when they are the first of the entry, with the sign in their place that stands for the entry before."""
        if sort_options is not None or "who" in item:
            return text
        item["who"] = text
        return item.get("instead", text)  # type: ignore[no-any-return]

    def _named(self, item: Any, role: str, label: str, form: Any, context: Any, sort_options: Any) -> str:
        names = item.reference[role.replace("-", "_")]
        text = cslnames.format_names(names, cslnames.rules_of(form, context, sort_options), item)
        labelled = form.find("cs:label", self.nsmap)
        if labelled is None or not text or sort_options is not None:
            return text
        term = labelled.render(item, label, len(names) > 1) or ""
        is_first = form.find("cs:name", self.nsmap) is not None and next(form.iterchildren()).tag == labelled.tag
        return f"{term}{text}" if is_first else f"{text}{term}"


class If(model.If):  # type: ignore[misc]
    """A condition."""

    def render(self, item: Any, context: Any = None, delimiter: str = "", **kwargs: Any) -> Any:
        """The children where the condition holds; `disambiguate` never does."""
        if "disambiguate" in self.attrib and not item.get("disambiguate"):
            raise model.ConditionFailed
        if set(self.attrib) <= {"disambiguate", "match"}:
            return self.render_children(item, context=context, delimiter=delimiter, **kwargs)
        return super().render(item, context=context, delimiter=delimiter, **kwargs)

    def _variable(self, item: Any) -> list[bool]:
        return [
            item.has_locator if name == "locator" else bool(item.reference.get(name.replace("-", "_")))
            for name in self.get("variable").split()
        ]

    def _is_numeric(self, item: Any) -> list[bool]:
        found = []
        for name in self.get("is-numeric").split():
            value = (
                str(item.locator.identifier) if name == "locator" and item.has_locator else item.reference.get(name.replace("-", "_"), "")
            )
            found.append(bool(re.fullmatch(r"\s*[A-Za-z]*\d+[A-Za-z]*(?:\s*[-–,&]\s*[A-Za-z]*\d+[A-Za-z]*)*\s*", marks.unmarked(value))))
        return found

    def _type(self, item: Any) -> list[bool]:
        return [name == item.reference.type for name in self.get("type").split()]


class ElseIf(If, model.Else_If):  # type: ignore[misc]
    """A further condition."""


class Group(model.Group):  # type: ignore[misc]
    """Parts that are printed together, or not at all when no variable in them is."""

    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """The parts, joined."""
        output, called, printed = [], noted(self, context, "called"), noted(self, context, "printed")
        calls, prints = len(called), len(printed)
        for child in self.iterchildren():
            try:
                if isinstance(child, model.Choose):
                    text = child.render(item, context=context, delimiter=self.get("delimiter", ""), **kwargs)
                else:
                    text = child.render(item, context=context, **kwargs)
            except VariableError:
                continue
            if text is not None and str(text):
                output.append(str(text))
        if output and (len(printed) > prints or len(called) == calls):
            return self.join(output)
        raise VariableError


class Key(model.Key):  # type: ignore[misc]
    """A key of a sort."""

    def sort_keys(self, items: Any, context: Any) -> list[Any]:
        """The key of each item; None comes last."""
        variable = (self.get("variable") or "").replace("-", "_")
        if "macro" in self.attrib:
            return self._macro_keys(items, context)
        if variable == "citation_number":
            return [item.number for item in items]
        values = [item.reference.get(variable) for item in items]
        if variable in DATES:
            return [date.sort_key() if date else None for date in values]
        if variable in cslnames.ROLES:
            return [cslnames.sort_names(names, self.get_root()) for names in values]
        return [cslnames.folded(value) for value in values]

    def _macro_keys(self, items: Any, context: Any) -> list[Any]:
        options = {"name-as-sort-order": "all"}
        for name in ("names-min", "names-use-first", "names-use-last"):
            if name in self.attrib:
                options[name.replace("names", "et-al")] = self.get(name)
        macro, layout, keys = self.get_macro(self.get("macro")), context.get_layout(), []
        for item in items:
            layout.repressed = {}
            try:
                keys.append(cslnames.folded(macro.render(item, context=context, sort_options=options)))
            except VariableError:
                keys.append(None)
        return keys
