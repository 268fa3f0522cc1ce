"""What should be true of the text of an article: sections, figures, tables, cross-references, statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from casereport.reading.links import is_safe
from casereport.writers.figure_names import media_subtype
from casereport.writers.jats.lint.reading import XLINK, Article, Element, text_of

_TARGETS: Final = {
    "fig": ("fig",), "table": ("table-wrap",), "bibr": ("ref",), "sec": ("sec", "app", "glossary"), "aff": ("aff",), "fn": ("fn",),
    "corresp": ("corresp",),
}  # fmt: skip
"""`ref-type` → the elements that it may lead to."""

_SCOPES: Final = ("col", "row", "colgroup", "rowgroup")


# --- sections --------------------------------------------------------------------------------------------------


def body_is_there(article: Article) -> Iterator[str]:
    """The article has a body."""
    if article.root.find("body/sec") is None:
        yield "the article has no body"


def case_is_marked(article: Article) -> Iterator[str]:
    """A section of the body tells the case."""
    if article.root.find("body") is not None and article.root.find("body/sec[@sec-type='cases']") is None:
        yield "no section of the body is marked as the one that tells the case"


def sections_are_titled(article: Article) -> Iterator[str]:
    """Every section has a title with text."""
    for one in article.all("sec", "app", "glossary", "ack", "ref-list"):
        if not text_of(one.find("title")):
            yield f"a section has no title ({one.tag})"


def sections_are_filled(article: Article) -> Iterator[str]:
    """Every section has more than a title."""
    for one in article.all("sec", "app"):
        if not any(child.tag not in ("label", "title") for child in one):
            yield "a section has nothing but its title"


def paragraphs_are_filled(article: Article) -> Iterator[str]:
    """No paragraph is empty."""
    if any(not text_of(one) and not len(one) for one in article.all("p")):
        yield "a paragraph is empty"


# --- figures ---------------------------------------------------------------------------------------------------


def figures_are_labelled(article: Article) -> Iterator[str]:
    """Every figure has a label, as has every table that can be pointed to."""
    for one in article.all("fig", "table-wrap"):
        if (one.tag == "fig" or one.get("id")) and not text_of(one.find("label")):
            yield "a figure or table has no label"


def figures_are_described(article: Article) -> Iterator[str]:
    """Every figure and table has a caption."""
    for one in article.all("fig", "table-wrap"):
        if not text_of(one.find("caption")):
            yield f"{text_of(one.find('label'))} has no caption"


def graphics_are_there(article: Article) -> Iterator[str]:
    """Every figure has a graphic, whose file is among those that go with the article and is of the kind that is told."""
    for figure in article.all("fig"):
        if figure.find("graphic") is None:
            yield "a figure has no graphic"
    for one in article.all("graphic"):
        name = one.get(f"{XLINK}href", "")
        if name not in article.files:
            yield "the file of a graphic is not among the files of the figures"
        elif (one.get("mimetype"), one.get("mime-subtype")) != ("image", media_subtype(name)):
            yield "a graphic is of another kind than its file"


def graphics_have_text(article: Article) -> Iterator[str]:
    """Every graphic has a text in its place."""
    if any(not text_of(one.find("alt-text")) for one in article.all("graphic")):
        yield "a graphic has no text alternative"


def alternatives_say_more(article: Article) -> Iterator[str]:
    """The text in place of a graphic is neither label nor caption."""
    for figure in article.all("fig"):
        repeated = {text_of(figure.find("label")), text_of(figure.find("caption")), text_of(figure.find("caption/title"))}
        if any(text_of(one) in repeated - {""} for one in figure.iter("alt-text")):
            yield f"the text alternative of {text_of(figure.find('label'))} repeats its label or caption"


def floats_are_cited(article: Article) -> Iterator[str]:
    """The text names every figure and table."""
    named = {rid for one in article.all("xref") if one.get("ref-type") in ("fig", "table") for rid in one.get("rid", "").split()}
    labels = {text_of(one.find("label")) for one in article.all("fig", "table-wrap") if one.get("id") in named}
    for one in article.all("fig", "table-wrap"):
        if (label := text_of(one.find("label"))) and label.partition(" (")[0] not in labels | {""} and one.get("id") not in named:
            yield f"the text does not name {label}"


# --- tables ----------------------------------------------------------------------------------------------------


def tables_are_ruled(article: Article) -> Iterator[str]:
    """Tables have rules above, below and under the head, and say what their head cells head."""
    for one in article.all("table"):
        if (one.get("frame"), one.get("rules")) != ("hsides", "groups"):
            yield "a table has no rules"
        if any(cell.get("scope") not in _SCOPES for cell in one.iter("th")):
            yield "a head cell of a table does not say what it heads"


def tables_have_heads(article: Article) -> Iterator[str]:
    """A table has head cells."""
    for one in article.all("table-wrap"):
        if one.find(".//th") is None:
            yield f"{text_of(one.find('label'))} has no head"


def rows_are_even(article: Article) -> Iterator[str]:
    """All rows of a table are as wide as the first, spans counted."""
    for one in article.all("table"):
        widths = [sum(int(cell.get("colspan", "1")) for cell in row) for row in one.iter("tr")]
        if any(a != b for a, b in pairwise(widths)):
            yield "the rows of a table differ in width"


def table_notes_are_filled(article: Article) -> Iterator[str]:
    """A note under a table has text."""
    for one in article.all("table-wrap-foot"):
        if one.find("fn") is None or any(not text_of(note) for note in one.findall("fn")):
            yield "the foot of a table has an empty note"


# --- links and statements --------------------------------------------------------------------------------------


def pointers_lead_somewhere(article: Article) -> Iterator[str]:
    """A cross-reference leads to something of its kind."""
    tags = {one.get("id"): one.tag for one in article.root.iter() if one.get("id")}
    for one in article.all("xref"):
        wanted = _TARGETS.get(one.get("ref-type", ""), ())
        if any(tags.get(rid) not in wanted for rid in (one.get("rid", "").split() or [""])):
            yield f"a cross-reference leads nowhere ({one.get('ref-type', 'without a type')})"


def links_are_safe(article: Article) -> Iterator[str]:
    """A link out is http, https or mailto, and has a text."""
    for one in article.all("ext-link"):
        if not is_safe(one.get(f"{XLINK}href", "")) or not text_of(one):
            yield "a link has no address that is safe, or no text"


def ethics_stand_together(article: Article) -> Iterator[str]:
    """Approval and consent are parts of one section on ethics in the back."""
    sections = [one for one in article.all("sec") if one.get("sec-type", "").startswith("ethics")]
    whole = [one for one in sections if one.get("sec-type") == "ethics-statement"]
    parts = [one for one in sections if one.get("sec-type") != "ethics-statement"]
    if len(whole) > 1 or any(one.getparent().tag != "back" for one in whole) or any(one.getparent() not in whole for one in parts):
        yield "approval and consent are not parts of one section on ethics in the back"
    if whole and not parts:
        yield "the section on ethics has neither approval nor consent"


def consent_is_told(article: Article) -> Iterator[str]:
    """The article says that the patient agreed."""
    if not article.is_told("consent", "back/sec/sec[@sec-type='ethics-consent']"):
        yield "the article has no statement of consent"


def approval_is_told(article: Article) -> Iterator[str]:
    """The article says who approved, or why nobody had to."""
    if not article.is_told("ethics", "back/sec/sec[@sec-type='ethics-approval']"):
        yield "the article has no statement of ethics approval"


def data_are_told_in_the_back(article: Article) -> Iterator[str]:
    """Where data can be had is told in a section of the back, once."""
    sections = [one for one in article.all("sec") if re.search("data[-_ ]availab", one.get("sec-type", ""))]
    if len(sections) > 1 or any(one.getparent().tag != "back" or one.get("sec-type") != "data-availability" for one in sections):
        yield "where data can be had is not told in one section of the back"


def data_are_told(article: Article) -> Iterator[str]:
    """The article says where data can be had."""
    if not article.is_told("data", "back/sec[@sec-type='data-availability']"):
        yield "the article does not say where its data can be had"


def thanks_are_plain(article: Article) -> Iterator[str]:
    """No paragraph of the acknowledgements is bold as a whole."""
    for one in article.root.iterfind("back/ack//p"):
        if _is_all_bold(one):
            yield "a paragraph of the acknowledgements is bold as a whole"


def _is_all_bold(paragraph: Element) -> bool:
    bold = [one for one in paragraph if one.tag == "bold"]
    return bool(bold) and "".join(text_of(one) for one in bold).replace(" ", "") == text_of(paragraph).replace(" ", "")
