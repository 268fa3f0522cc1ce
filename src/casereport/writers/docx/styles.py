"""Which style of a Word file prints what: ours by their names, those of a journal's own template by the names that journals use."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from casereport.problems import Problem, fault
from casereport.values import dataclass

NARROW, BROAD, BROADEST = 1.1, 1.3, 1.6
"""Widths of letters, bold above all: of Times, of whatever a journal's template may use on the machine of whoever opens the file, and of
the widest face (DejaVu Serif) that stands in for one that is missing there."""
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Names:
    """The name of a style of ours, those of journals' templates, which go first where there are any, and what others call it."""

    own: str
    journals: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """The names in the order in which they are looked for: templates of journals hold Word's own styles too, and do not use them."""
        return (*self.journals, self.own, *self.others)


NAMES: Final[Mapping[str, Names]] = MappingProxyType({
    "article_type": Names("Article Type", ("MDPI_1.1_article_type", "Els-Article-Type"), ("ArticleType",)),
    "title": Names("Title", ("Els-Title", "MDPI_1.2_title", "BATitle"), ("Article Title", "Paper Title", "Manuscript Title")),
    "author": Names("Author", ("Els-Author", "MDPI_1.3_authornames", "BBAuthorName"), ("Authors", "Author List", "Author Names")),
    "affiliation": Names("Affiliation", ("Els-Affiliation", "MDPI_1.6_affiliation", "BCAuthorAddress"), ("Affiliations",)),
    "author_note": Names("Author Note", ("Els-footnote", "BIEmailAddress"), ("Correspondence", "Corresponding Author")),
    "notice": Names("Notice"),
    "abstract": Names("Abstract", ("Els-Abstract-text", "MDPI_1.7_abstract", "BDAbstract"), ("Abstract Text",)),
    "keywords": Names("Keywords", ("Els-keywords", "MDPI_1.8_keywords", "BGKeywords"), ("Key Words", "Keyword")),
    "source": Names("Source"),
    "body": Names("Body Text", ("Els-body-text", "MDPI_3.1_text", "TAMainText"), ("Body", "Main Text", "Paragraph", "Text")),
    "heading1": Names("heading 1", ("Els-1storder-head", "MDPI_2.1_heading1"), ("Head 1", "H1")),
    "heading2": Names("heading 2", ("Els-2ndorder-head", "MDPI_2.2_heading2"), ("Head 2", "H2")),
    "heading3": Names("heading 3", ("Els-3rdorder-head", "MDPI_2.3_heading3"), ("Head 3", "H3")),
    "heading4": Names("heading 4", ("Els-4thorder-head",)),
    "heading5": Names("heading 5"),
    "list_bullet": Names("List Bullet", ("Els-bulletlist", "MDPI_3.8_bullet"), ("Bullet List",)),
    "list_number": Names("List Number", ("Els-numlist", "MDPI_3.7_itemize"), ("Numbered List",)),
    "quote": Names("Quote", (), ("Block Text", "Block Quote", "Extract")),
    "term": Names("Term"),
    "figure": Names("Figure", ("MDPI_5.2_figure",), ("Figure Image",)),
    "letter": Names("Panel Letter"),
    "caption": Names("caption", ("Els-caption", "MDPI_5.1_figure_caption", "VAFigureCaption"), ("Figure Caption", "Figure Legend")),
    "table_text": Names("Table Text", ("Els-table-text", "MDPI_4.2_table_body"), ("Table Body", "Table Contents")),
    "table_small": Names("Table Text Small"),
    "table_note": Names("Table Note", ("MDPI_4.3_table_footer", "FETableFootnote"), ("Table Notes", "Table Footnote")),
    "reference": Names("Reference", ("Els-reference", "MDPI_7.1_References", "TFReferencesSection"), ("References", "Bibliography")),
    "header": Names("header"),
    "footer": Names("footer"),
    "banner": Names("Banner"),
    "hyperlink": Names("Hyperlink"),
    "line_number": Names("line number"),
})  # fmt: skip
"""What is printed → the names of its style, whatever their capitals."""
_OF_CHARACTERS: Final = frozenset({"hyperlink", "line_number"})


MOST_TOLD: Final = 8
"""Idle styles of a template that are told by name."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """What is printed → name of the style used for it, and the names of the paragraph styles that a template itself defines."""

    used: Mapping[str, str]
    own: tuple[str, ...]


def map_styles(theirs: Any, ours: Any) -> dict[str, str]:
    """What is printed → id of its style among theirs (both are styles parts); a style that they lack is copied from ours."""
    found, own = _by_kind_and_name(theirs), _by_kind_and_name(ours)
    ids = {style.get(f"{W}styleId") for style in theirs.findall(f"{W}style")}
    mapped: dict[str, str] = {}
    for key, names in NAMES.items():
        kind = "character" if key in _OF_CHARACTERS else "paragraph"
        style = next((found[kind, name.lower()] for name in names.wanted if (kind, name.lower()) in found), None)
        if style is None:
            style = _added(theirs, own[kind, names.own.lower()], mapped, ids)
        mapped[key] = style.get(f"{W}styleId")
    return mapped


def read_styles(theirs: Any) -> Theirs:
    """The styles that a template has for what is printed, and its further own ones."""
    named = _by_kind_and_name(theirs)
    used: dict[str, str] = {}
    for key, names in NAMES.items():
        kind = "character" if key in _OF_CHARACTERS else "paragraph"
        style = next((named[kind, name.lower()] for name in names.wanted if (kind, name.lower()) in named), None)
        used |= {key: style.find(f"{W}name").get(f"{W}val")} if style is not None else {}
    own = [
        s.find(f"{W}name").get(f"{W}val", "") for (kind, _), s in named.items() if kind == "paragraph" and s.get(f"{W}customStyle") == "1"
    ]
    return Theirs(used, tuple(sorted(own)))


def told_styles(theirs: Theirs) -> Problem:
    """Which styles of a template are used and which were added; a warning where it has styles of its own, and none of them is used."""
    added = sorted(names.own for key, names in NAMES.items() if key not in theirs.used)
    idle = [name for name in theirs.own if name not in theirs.used.values()]
    parts = (
        ("used of the Word template: ", sorted(set(theirs.used.values()))),
        ("added in our style: ", added),
        ("its own that nothing uses: ", idle[:MOST_TOLD] + ["…"] * (len(idle) > MOST_TOLD)),
    )
    told = "; ".join(f"{words}{', '.join(names) or 'nothing'}" for words, names in parts if names or words.startswith("used"))
    problem = fault("template-styles", told, hint="styles are found by their names (docs/word.md): rename those of the template")
    return replace(problem, severity="warning") if idle and len(idle) == len(theirs.own) else problem


def letter_width(theirs: Any, text: str) -> float:
    """How much wider their letters may be than those that widths are measured in; `text` is the id of the style of tables' texts."""
    fonts = theirs.findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    fonts += [
        font for style in theirs.findall(f"{W}style") if style.get(f"{W}styleId") == text for font in style.findall(f"{W}rPr/{W}rFonts")
    ]
    return NARROW if fonts and fonts[-1].get(f"{W}ascii", "").startswith("Times") else BROAD


def set_language(styles: Any, language: str) -> None:
    """Makes the language that of every style."""
    for lang in styles.iter(f"{W}lang"):
        lang.set(f"{W}val", language)


def set_spacing(styles: Any, lines: float) -> None:
    """Makes the lines of all text so many times as high as its letters; what a style says of its own stays."""
    for spacing in styles.findall(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing"):
        spacing.set(f"{W}line", str(round(lines * 240)))


def _by_kind_and_name(styles: Any) -> dict[tuple[str, str], Any]:
    """The styles by kind and name in small letters; of two that share both the first."""
    named = [style for style in styles.findall(f"{W}style") if style.find(f"{W}name") is not None]
    return {(style.get(f"{W}type"), style.find(f"{W}name").get(f"{W}val", "").lower()): style for style in reversed(named)}


def _added(theirs: Any, style: Any, mapped: Mapping[str, str], ids: set[str]) -> Any:
    """A style of ours among theirs: under an id that they do not use, based on what they have, its list left to the paragraphs."""
    copied = deepcopy(style)
    wanted = copied.get(f"{W}styleId")
    copied.set(f"{W}styleId", wanted if wanted not in ids else f"CaseReport{wanted}")
    of_ours = {names.own.replace(" ", "").lower(): key for key, names in NAMES.items()}
    for reference in [*copied.findall(f"{W}basedOn"), *copied.findall(f"{W}next")]:
        value = reference.get(f"{W}val")
        known = mapped.get(of_ours.get(value.lower(), ""), value if value in ids else "")
        if known:
            reference.set(f"{W}val", known)
        else:
            copied.remove(reference)
    for numbered in copied.findall(f"{W}pPr/{W}numPr"):
        numbered.getparent().remove(numbered)
    ids.add(copied.get(f"{W}styleId"))
    theirs.append(copied)
    return copied
