"""The web page: one self-contained file without scripts, whose only style sheet is named by its hash in the content security policy."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Final

from casereport import tree
from casereport.figures import theme_css
from casereport.journal import Journal, fonts
from casereport.journal.resources import templates_dir
from casereport.references import Reference
from casereport.writers import Output, Source
from casereport.writers.colours import page_colours
from casereport.writers.inspection import inspect_html
from casereport.writers.metadata.linked_data import linked_data
from casereport.writers.metadata.own_reference import FORMATS, citation_file, citation_text, is_citable
from casereport.writers.metadata.tags import citation_tags, dublin_core
from casereport.writers.options import USUAL, Options
from casereport.writers.rendering import read_styles, render_page, style_markup

_OPTIONAL: Final = (("CRSerif", 700, "italic"), ("CRFigure", 400, "normal"), ("CRFigure", 400, "italic"), ("CRFigure", 700, "normal"))
"""Faces that many pages never use: bold italic, and those of the drawings."""


def write_output(source: Source) -> Output:
    """The page, inspected; raises CaseReportError when a template of the journal fails."""
    page = write_html(source.document, source.journal, source.works, source.options)
    return Output({".html": page}, tuple(inspect_html(page)))


def write_html(document: tree.Document, journal: Journal, works: tuple[Reference, ...] = (), options: Options = USUAL) -> bytes:
    """The page as UTF-8; raises CaseReportError when a template of the journal fails.

    `works` are the references as data, for machines; a blind copy tells machines nothing of who wrote it and where.
    """
    colours = (page_colours(), _in_the_dark(page_colours(dark=True)))
    sheets = read_styles(journal, "base.css", "screen.css")
    css = "\n".join([_font_faces(document), *colours, sheets, _in_the_dark(theme_css(".drawing"))])
    values = {"style": style_markup(css), "policy": _policy(css), "images": _images(document)}
    told = _told(document, journal, works) if document.front.article_type and not options.blind else {}  # a form is no article
    page = render_page(document, journal, "screen", **values, **told)
    return page.encode()


def _told(document: tree.Document, journal: Journal, works: tuple[Reference, ...]) -> dict[str, object]:
    """What the page tells machines of the article, and readers of how to cite it."""
    files = tuple((form, citation_file(document, form)) for form in FORMATS) if is_citable(document) else ()
    return {
        "tags": (*citation_tags(document, works), *dublin_core(document)),
        "linked_data": linked_data(document, works),
        "citation": citation_text(document, journal) if files else (),
        "citation_files": files,
    }


def _policy(css: str) -> str:
    """A content security policy that admits this style sheet, embedded pictures and fonts, and nothing else."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _images(document: tree.Document) -> dict[str, str]:
    return {key: _data_url(media_type, data) for key, (media_type, data) in document.assets.items() if media_type != "image/svg+xml"}


def _data_url(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def web_font_file(face: fonts.Face) -> Path:
    """The file of a face as web pages embed it: WOFF2, cut down to the letters and signs of European languages and of clinical text."""
    return templates_dir() / "_html" / "fonts" / f"{face.family}-{face.weight}-{face.style}.woff2"


def _font_faces(document: tree.Document) -> str:
    """The faces of the page as embedded fonts; those of the drawings and bold italic only when something is set in them."""
    nodes = tree.walk((document.body, document.back, document.supplement, document.front, document.references))
    return "\n".join(_font_face(face) for face in fonts.faces() if _is_used(face, nodes))


def _font_face(face: fonts.Face) -> str:
    source = _data_url("font/woff2", web_font_file(face).read_bytes())
    return f"@font-face {{ font-family: {face.family}; font-weight: {face.weight}; font-style: {face.style}; src: url({source}) }}"


def _is_used(face: fonts.Face, nodes: list[object]) -> bool:
    if (face.family, face.weight, face.style) not in _OPTIONAL:
        return True
    if face.family == "CRFigure":
        return any(isinstance(node, tree.Figure) and node.svg for node in nodes)
    return any(isinstance(node, tree.Strong | tree.Emph) and _holds_the_other(node) for node in nodes)


def _holds_the_other(node: tree.Strong | tree.Emph) -> bool:
    other = tree.Emph if isinstance(node, tree.Strong) else tree.Strong
    return any(isinstance(child, other) for child in tree.walk(node.children))


def _in_the_dark(css: str) -> str:
    """Rules for a reader who likes dark pages."""
    return f"@media screen and (prefers-color-scheme: dark) {{ {css} }}"
