"""A checked CSL style as citeproc-py's tree of elements, with this project's elements in place of those that it prints wrong.

With the other modules of the CSL path it is imported only where a style file is used.
"""

from __future__ import annotations

import io
from functools import partial
from typing import Any

from citeproc import LANGUAGE_NAMES, LOCALES_PATH, PRIMARY_DIALECTS, model
from citeproc.frontend import CitationStylesLocale, CitationStylesStyle
from lxml import etree

from casereport.citations.csl import marks
from casereport.citations.csl.dates import Date
from casereport.citations.csl.elements import ElseIf, Group, If, Key, Label, Names, Number, Substitute, Text

_NAMESPACE = "http://purl.org/net/xbiblio/csl"


def _setter(kind: str) -> Any:
    """What puts a text between the mark and its end."""
    return staticmethod(partial(marks.marked, kind))


class Formatter:
    """What citeproc-py calls, by its own names, to set text in italics and so on: it puts marks around it; nothing is escaped here."""

    preformat = Light = staticmethod(str)  # no font is light
    Italic = Oblique = _setter(marks.ITALIC)
    Bold = _setter(marks.BOLD)
    Underline = _setter(marks.UNDERLINE)
    Superscript = _setter(marks.SUP)
    Subscript = _setter(marks.SUB)
    SmallCaps = _setter(marks.SMALL_CAPS)


def read_style(xml: bytes, locale: str) -> Any:
    """citeproc-py's style of a checked CSL text in a locale that it ships."""
    return _Styles(xml, locale)


class _Styles(CitationStylesStyle):  # type: ignore[misc]  # citeproc-py has no types
    """citeproc-py's reader of a style, with the elements of this module in place of its own."""

    def __init__(self, xml: bytes, locale: str) -> None:
        self.parser = _parser()
        self.xml = etree.parse(io.BytesIO(xml), self.parser)
        self.root = self.xml.getroot()
        self.root.formatter = Formatter
        self.root.set_locale_list(locale)


def _parser() -> Any:
    parser = etree.XMLParser(
        remove_comments=True, remove_pis=True, encoding="UTF-8", no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False
    )
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(_NAMESPACE)
    namespace[None] = model.CitationStylesElement
    known = {cls.__name__.replace("_", "-").lower(): cls for cls in model.CitationStylesElement.__subclasses__()}
    namespace.update(known | _REPAIRED)
    parser.set_element_class_lookup(lookup)
    return parser


class _Locales(CitationStylesLocale):  # type: ignore[misc]
    """A locale file that citeproc-py ships, with the elements of this module."""

    def __init__(self, locale: str) -> None:
        self.parser = _parser()
        self.xml = etree.parse(f"{LOCALES_PATH}/locales-{locale}.xml", self.parser)
        self.root = self.xml.getroot()


class Style(model.Style):  # type: ignore[misc]
    """The whole style."""

    def set_locale_list(self, output_locale: str, **_: object) -> None:
        """Sets the locales in which terms are looked up: the style's own, then citeproc-py's files, English last (CSL 1.0.2)."""
        language = output_locale.partition("-")[0]
        own: dict[str, list[Any]] = {}
        for element in self.findall("cs:locale", self.nsmap):
            own.setdefault(element.get("{http://www.w3.org/XML/1998/namespace}lang", ""), []).append(element)
        files = [output_locale] if output_locale in LANGUAGE_NAMES else []
        files += [PRIMARY_DIALECTS[language]] if language in PRIMARY_DIALECTS else []
        self.locales = [element for name in dict.fromkeys((output_locale, language, "")) for element in own.get(name, ())]
        self.locales += [_Locales(name).root for name in dict.fromkeys((*files, "en-US"))]
        for locale in self.locales:
            locale.style = self


class Locale(model.Locale):  # type: ignore[misc]
    """A locale: terms and dates; a term without the wanted form is looked up in the next longer one (CSL 1.0.2)."""

    _fallbacks = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}  # noqa: RUF012  # a class of citeproc-py's kind

    def get_term(self, name: str, form: str | None = None, zero_padded: bool = False) -> Any:
        """The term; IndexError when this locale has none."""
        asked: str | None = form or "long"
        while asked:
            for term in self._by_name().get((name, asked), ()):
                if not (zero_padded and term.get("match") in ("whole-number", "last-two-digits")):
                    return term
            asked = self._fallbacks.get(asked)
        raise IndexError

    def _by_name(self) -> dict[tuple[str, str], list[Any]]:
        """The terms by name and form; looked up in a dictionary, they take a tenth of the time."""
        found: dict[tuple[str, str], list[Any]] | None = self.__dict__.get("found_terms")
        if found is None:
            found = self.__dict__["found_terms"] = {}
            for term in self.iterfind("cs:terms/cs:term", self.nsmap):
                found.setdefault((term.get("name"), term.get("form", "long")), []).append(term)
        return found

    def get_option(self, name: str) -> str:
        """An option of the locale; IndexError when it does not say."""
        options = self.find("cs:style-options", self.nsmap)
        if options is None or options.get(name) is None:
            raise IndexError
        return str(options.get(name))


_REPAIRED = {
    "style": Style, "locale": Locale, "substitute": Substitute, "text": Text, "label": Label, "number": Number, "names": Names,
    "date": Date, "if": If, "else-if": ElseIf, "group": Group, "key": Key,
}  # fmt: skip
