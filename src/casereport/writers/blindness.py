"""Copies for blind review: where the record tells who its authors are, and whether a finished output still does."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final

from casereport.case.source import Case
from casereport.document.narrative.remainder import texts_of
from casereport.language import phrases
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault
from casereport.tree import Cite, CiteLink, Document, Text, blind, plain, walk
from casereport.tree.blinding import TOLD, WITHHELD, left, outside_references
from casereport.tree.needles import Kind, first_names, is_author, needles
from casereport.writers import TITLE_PAGE

_EXPECTED: Final = (("authors",), ("affiliations",), ("origin",), ("funders",), ("publication",), ("statements", "ethics", "approved"))
"""Parts of the record that tell of the authors by their nature; a blind copy has none of them."""
_DATA: Final = lazy_pattern(rb"data:[\w/+.-]+;base64,[\w+/=]+")
_STYLE: Final = lazy_pattern(r"<style\b.*?</style>", re.DOTALL)
_PLACE: Final = lazy_pattern(r"<wbr\s*/?>")
"""Where a line may be broken inside a word."""
_TAG: Final = lazy_pattern(r"<[^<>]*>")
_VALUE: Final = lazy_pattern(r'="([^"]*)"')
_BROKEN: Final = lazy_pattern("[-\u00ad\u2010\ufffe\x02]\\s*\\r?\\n\\s*")
"""A word broken at the end of a line."""


def find_names(case: Case, document: Document) -> Iterator[Problem]:
    """A warning for every text of the record that tells of the authors, and a note for every cited work of their own."""
    wanted, told = needles(document), set()
    for path, _, text in texts_of(case.record):
        if not any(path[: len(part)] == part for part in (*_EXPECTED, *(("statements", name) for name in WITHHELD))):
            found = {needle.kind: start for start, _, needle in reversed(list(first_names(text, wanted)))}
            told |= {text[start:end] for start, end, _ in first_names(text, wanted)}
            for kind, start in found.items():
                yield _named(TOLD[kind], path, within=(text.count("\n", 0, start), start - text.rfind("\n", 0, start) - 1))
    for hidden in blind(document).hidden:
        if hidden.text not in told and hidden.path[:1] not in (("statements",), ("description",)):
            yield _named(TOLD[hidden.kind], hidden.path)
    yield from _own_works(case, document)


def names_left(document: Document, files: Mapping[str, bytes]) -> list[Problem]:
    """An error for each file of an output, by ending, and kind of name that it still holds, but for its title page; with the first place.

    `document` is the one before it was blinded.
    """
    wanted = outside_references(document)
    found: dict[tuple[str, Kind], str] = {}
    for ending, data in files.items():
        for where, text in read_passages(ending, data) if not ending.startswith(TITLE_PAGE) else ():
            for start, _, needle in first_names(text, wanted):
                found.setdefault((ending, needle.kind), f"{ending.lstrip('.')}: {where} {text.count(chr(10), 0, start) + 1}")
    return [left(kind, where) for (_, kind), where in found.items()]


def read_texts(name: str, data: bytes) -> Iterator[str]:
    """What a file says, in every way in which a reader could put its pieces together; nothing of a picture."""
    return (text for _, text in read_passages(name, data))


def read_passages(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """The same with what is counted by the line ends of each text: lines, paragraphs."""
    ending = name.rpartition(".")[2].lower()
    if ending in ("docx", "zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.namelist():
                yield from ((f"{part}, {where}", text) for where, text in read_passages(part, parts.read(part)))
    elif ending == "pdf":
        yield from _of_pdf(data)
    elif ending not in ("png", "jpg", "jpeg", "tif", "tiff", "eps", "ttf", "woff2", "bin"):
        yield from _of_markup(_DATA.sub(b"", data).decode("utf-8", "replace"))


def _of_markup(text: str) -> Iterator[tuple[str, str]]:
    """The text with its tags as spaces and as nothing, since a name may stand in several runs, and the values in its tags."""
    counted = "paragraph" if "</w:p>" in text else "line"
    text = _PLACE.sub("", _STYLE.sub(_line_ends, text.replace("</w:p>", "</w:p>\n")))
    yield counted, unescape(_TAG.sub(lambda match: f" {_line_ends(match)}", text))
    yield counted, unescape(_TAG.sub(_line_ends, text))
    yield "value in a tag", unescape("\n".join(_VALUE.findall(text)))


def _line_ends(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def read_pages(data: bytes) -> Iterator[tuple[str, str]]:
    """The values of the metadata of a PDF, the titles of its bookmarks, and each page with broken words made whole."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        yield "value of the metadata", "\n".join(document.get_metadata_dict().values())
        yield "bookmark", "\n".join(item.get_title() for item in document.get_toc())
        for number, page in enumerate(document, start=1):
            yield f"page {number}, line", _BROKEN.sub("", page.get_textpage().get_text_range())
    finally:
        document.close()


def _of_pdf(data: bytes) -> Iterator[tuple[str, str]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        yield "value of the metadata", "\n".join(document.get_metadata_dict().values())
        pages = [page.get_textpage().get_text_range() for page in document]
        for number, page in enumerate(pages, start=1):
            yield f"page {number}, line", page
            yield f"page {number}, line", _BROKEN.sub("", page)
        yield "line", _BROKEN.sub("", "\n".join(pages))
        yield "bookmark", "\n".join(item.get_title() for item in document.get_toc())
    finally:
        document.close()


def _named(what: str, path: Path, within: tuple[int, int] | None = None) -> Problem:
    hint = "reword it, and see that nothing else there tells who you are: our hospital, not its name"
    return fault("blinded-name", f"the text holds {what}; the blind copy hides it", path=path, hint=hint, within=within)


def _own_works(case: Case, document: Document) -> Iterator[Problem]:
    claimed = set(_claimed(document))
    for entry in document.references:
        if any(is_author(plain(entry.children), author) for author in document.matter.contributors):
            own = ", and the text calls it the authors' own" if entry.id in claimed else ""
            message = f"'{entry.key}' names an author of this report{own}; it stays in the list of references"
            hint = "cite own work in the third person; a few journals want it withheld: see their guide"
            source = case.references.get(entry.key)
            yield fault("self-citation", message, path=("references", entry.key), hint=hint, place=source.place if source else None)


def _claimed(document: Document) -> Iterator[str]:
    """The anchors of works that are cited in a sentence which speaks of the authors: `in our earlier report [3]`."""
    ours = "|".join(map(re.escape, re.split(r",\s+", phrases(document.language)["naming.ours"])))
    for node in walk((document.body, document.front.abstract)):
        before = ""
        for child in getattr(node, "children", ()):
            if isinstance(child, Cite) and re.search(rf"(?i:\b(?:{ours})\b)", re.split(r"[.!?]\s", before)[-1]):
                yield from (link.target for link in child.parts if isinstance(link, CiteLink))
            before += child.text if isinstance(child, Text) else plain(child)
