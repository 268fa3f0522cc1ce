"""A CSL style at work: the order of the list, its entries and the citations, as marked text; imported only where a style file is used."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from citeproc.source import Locator, VariableError

from casereport.citations.clusters import ranges_of
from casereport.citations.csl import marks
from casereport.citations.csl.items import CslCite
from casereport.citations.csl.reader import read_style
from casereport.citations.csl.source import Work, read_work
from casereport.references.folding import letter_of


class Item(dict[str, Any]):
    """A work where it is cited or listed, with what is known of the place."""

    def __init__(self, engine: Engine, key: str, cite: CslCite | None = None) -> None:
        super().__init__()
        self.bibliography = self.citation = engine
        self.key = key
        self.cite = cite
        self.has_locator = bool(cite and cite.locator)
        if cite and cite.locator:
            self["locator"] = self.locator = Locator(cite.label, cite.locator)

    @property
    def place(self) -> str:
        """The place in the work; without one it raises citeproc-py's own error, which drops the part."""
        if not self.has_locator:
            raise VariableError
        return str(self.locator.identifier)

    @property
    def reference(self) -> Work:
        """The work."""
        return self.bibliography.works[self.key]

    @property
    def number(self) -> int:
        """Its number in the list."""
        return self.bibliography.numbers[self.key]


class Engine:
    """The works of one document in a CSL style; `order` has their ids as the list prints them.

    With `numbered` an entry holds its number where the style puts it, else the number is left to the page. Citations are made in reading
    order: a style may print a work's first citation otherwise than the later ones.
    """

    def __init__(self, xml: bytes, locale: str, items: Iterable[Mapping[str, Any]], *, numbered: bool = False) -> None:
        self.style = read_style(xml, locale)
        self.root = self.style.root
        self.works = {str(item.get("id")): read_work(item) for item in items}
        self.numbers = {key: number for number, key in enumerate(self.works, start=1)}
        self._citation = self.root.find("cs:citation", self.root.nsmap)
        self._layout = self._citation.find("cs:layout", self.root.nsmap)
        self._list = self.root.find("cs:bibliography", self.root.nsmap)
        self._entries: Any = self._list.find("cs:layout", self.root.nsmap) if self._list is not None else None
        self._citation.cites = []
        self._prints_numbers, self._in_list = numbered, False
        self._shown: dict[str, int] = {}
        self._flagged: frozenset[str] = frozenset()
        self._spelled: tuple[Sequence[str], frozenset[str], str] = ((), frozenset(), "")
        self.quotes = self._quotes()
        self.order = self._sorted_list()
        self.numbers = {key: number for number, key in enumerate(self.order, start=1)}
        self._tell_apart()
        self._citation.cites = []

    def number_text(self, item: Item) -> str | None:
        """The number of a work as its style's element prints it."""
        if self._in_list:
            return str(item.number) if self._prints_numbers else None
        return marks.linked(str(item.number), item.number)

    def _quotes(self) -> marks.Quotes:
        signs = [
            str(self.root.get_single_term(name=name)) for name in ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
        ]
        return marks.Quotes((signs[0], signs[1]), (signs[2], signs[3]), self.root.get_locale_option("punctuation-in-quote") == "true")

    def _sorted_list(self) -> list[str]:
        sort = self._list.find("cs:sort", self.root.nsmap) if self._list is not None else None
        if sort is None:
            return list(self.works)
        self._entries.repressed = {}
        return [item.key for item in sort.sort([Item(self, key) for key in self.works], self._entries)]

    # --- entries ---

    def entry(self, key: str) -> str:
        """The marked text of a work's entry, "" when the style prints nothing of it."""
        text, who = self._listed(key)
        instead = self._list.get("subsequent-author-substitute")
        before = self.order[self.numbers[key] - 2] if self.numbers[key] > 1 else None
        if instead is not None and before is not None and who and who == self._listed(before)[1]:
            text, _ = self._listed(key, instead)
        return self.settled(str(self._entries.format(self._entries.wrap(text)))) if text else ""

    def _listed(self, key: str, instead: str | None = None) -> tuple[str, str]:
        """The entry before its punctuation is settled, with a sign in place of the first names when one is given, and those names."""
        item = self._item(key)
        item |= {"instead": instead} if instead is not None else {}
        self._in_list = True
        self._entries.repressed = {}
        try:
            return str(self._entries.render_children(item) or ""), str(item.get("who") or "")
        except VariableError:
            return "", ""
        finally:
            self._in_list = False

    def settled(self, text: str) -> str:
        """The text with its punctuation and quotation marks in order."""
        return marks.settle(text, self.quotes)

    def _item(self, key: str, cite: CslCite | None = None) -> Item:
        item = Item(self, key, cite)
        item |= {"disambiguate": True} if key in self._flagged else {}
        return item

    # --- citations ---

    def _cited(self, key: str, cite: CslCite | None = None) -> Item:
        """The work as a citation has it: with the names that tell it from others, which its entry has no need of."""
        item = self._item(key, cite)
        if key in self._shown:
            item["shown_names"] = self._shown[key]
        keys, families, rule = self._spelled
        if key in keys and families:
            item |= {"spelled": families, "spelled_first_only": rule.startswith("primary")}
        item |= {"bare": True} if cite and cite.bare else {}
        return item

    def cite(self, cites: Sequence[CslCite]) -> str:
        """The marked text of a group, affixes included; links carry the numbers of their entries."""
        items = [self._cited(cite.key, cite) for cite in cites if cite.key in self.works]
        sort = self._citation.find("cs:sort", self.root.nsmap)
        self._layout.repressed = {}
        items = sort.sort(items, self._layout) if sort is not None else items
        collapse = self._citation.get("collapse") or ""
        text = self._numbered(items) if collapse == "citation-number" else self._named(items, collapse)
        return self.settled(str(self._layout.format(self._layout.wrap(text)))) if text else ""

    def who(self, key: str) -> str:
        """The names that a citation of the work prints, or what it prints in their place; "" when it prints none."""
        item = self._cited(key)
        self._render(item)
        return self.settled(str(item.get("who") or ""))

    def _render(self, item: Item) -> str:
        """One citation without the words around it."""
        self._layout.repressed = {}
        try:
            return str(self._layout.render_children(item) or "")
        except VariableError:
            return ""

    def _printed(self, item: Item) -> str:
        """One citation with the words around it, linked to its entry."""
        text = self._render(item)
        if text and marks.LINK not in text:
            text = marks.linked(text, item.number)
        self._citation.cites.append(item)
        return _around(item.cite, text)

    def _numbered(self, items: Sequence[Item]) -> str:
        """Ranges of three or more made one: 1–3."""
        delimiter = self._layout.get("delimiter", "")
        after = self._citation.get("after-collapse-delimiter", delimiter)
        text, between = "", ""
        for run in _runs(items):
            printed = [self._printed(item) for item in run]
            text += between + (f"{printed[0]}–{printed[-1]}" if len(run) > 2 else delimiter.join(printed))
            between = after if len(run) > 2 else delimiter
        return text

    def _named(self, items: Sequence[Item], collapse: str) -> str:
        delimiter = self._layout.get("delimiter", "")
        if not collapse and self._citation.get("cite-group-delimiter") is None:
            return str(delimiter.join(filter(None, map(self._printed, items))))
        within = self._citation.get("cite-group-delimiter", ", " if collapse else delimiter)
        groups: dict[str, list[Item]] = {}
        for at, item in enumerate(items):
            self._render(probe := self._cited(item.key))
            groups.setdefault(str(probe.get("who") or at), []).append(item)
        text, between = "", ""
        for group in groups.values():
            text += between + self._group(group, collapse, within)
            between = self._citation.get("after-collapse-delimiter", delimiter) if len(group) > 1 else delimiter
        return text

    def _group(self, group: Sequence[Item], collapse: str, within: str) -> str:
        """Works by the same names: the names once when the style collapses them, and the year once when its letters are collapsed."""
        text, year = "", ""
        for at, item in enumerate(group):
            if at and collapse and not (item.cite and item.cite.prefix):
                item["bare"] = True
            this, letter = self._year(item), item.reference.get("year_suffix")
            if at and collapse.startswith("year-suffix") and letter and this == year and not item.has_locator:
                delimiter = self._citation.get("year-suffix-delimiter", self._layout.get("delimiter", ""))
                text += delimiter + marks.linked(letter, item.number)
            elif printed := self._printed(item):
                text += (within if at else "") + printed
            year = this
        return text

    def _year(self, item: Item) -> str:
        date = item.reference.get("issued")
        return str(date.get("year") if date is not None and hasattr(date, "get") else "")

    # --- works that look alike ---

    def _tell_apart(self) -> None:
        """Further names, then letters, for works whose citations would look the same, as far as the style asks for it."""
        asks = {name: self._citation.get(f"disambiguate-{name}") == "true" for name in ("add-givenname", "add-names", "add-year-suffix")}
        if asks["add-givenname"]:
            self._spell_names()
        for group in self._alike(self.order) if asks["add-names"] else ():
            self._name_more(group)
        if self._citation.getroottree().getroot().xpath_search(".//*[@disambiguate]"):
            self._flagged = frozenset(key for group in self._alike(self.order) for key in group)
        for group in self._alike(self.order) if asks["add-year-suffix"] else ():
            for number, key in enumerate(group):
                self.works[key]["year_suffix"] = letter_of(number)

    def _spell_names(self) -> None:
        """Given names or initials for those who share a family name, where the style's rule asks for it."""
        rule = self._citation.get("givenname-disambiguation-rule") or "by-cite"
        keys = [key for group in self._alike(self.order) for key in group] if rule == "by-cite" else self.order
        given: dict[str, set[str]] = defaultdict(set)
        for key in keys:
            for name in self.works[key].get("author", ())[: 1 if rule.startswith("primary") else None]:
                given[str(name.get("family"))].add(str(name.get("given")))
        self._spelled = (keys, frozenset(family for family, found in given.items() if len(found) > 1), rule)

    def _alike(self, keys: Iterable[str]) -> list[list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            groups[marks.unmarked(self._render(self._cited(key)))].append(key)
        return [group for text, group in groups.items() if text and len(group) > 1]

    def _name_more(self, group: Sequence[str]) -> None:
        """As many names for each as tell it from the others; none more where no number of names does."""
        longest = max(len(self.works[key].get("author", ())) for key in group)
        left, kept = list(group), 0
        for count in range(2, longest + 1):
            self._shown |= dict.fromkeys(left, count)
            same = [key for keys in self._alike(left) for key in keys]
            if len(same) < len(left):
                left, kept = same, count
        self._shown |= dict.fromkeys(left, kept)


def _around(cite: CslCite | None, text: str) -> str:
    if not cite or not text:
        return text
    prefix, suffix = marks.read_marks(cite.prefix), marks.read_marks(cite.suffix)
    before = " " if re.search(r"[\w,.;:]$", prefix) else ""
    after = " " if re.match(r"\w", suffix) else ""
    return f"{prefix}{before}{text}{after}{suffix}"


def _runs(items: Sequence[Item]) -> list[list[Item]]:
    """Numbers that follow each other, without words or places, together."""
    return ranges_of(items, lambda last, item: last.number + 1 == item.number and not _words(last)[1:] and not "".join(_words(item)))


def _words(item: Item) -> tuple[str, ...]:
    return (item.cite.prefix, *filter(None, (item.cite.suffix, item.cite.locator))) if item.cite else ("",)
