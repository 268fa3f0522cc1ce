"""A CSL style file from a stranger: read within limits, checked, and told what it is; nothing in it is run before that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from casereport.patterns import lazy_pattern
from casereport.problems import CaseReportError, Place, Problem, fault
from casereport.values import dataclass

MAX_STYLE_BYTES = 1_000_000
"""The largest style that is published has a quarter of it."""
_MAX_ELEMENTS = 200_000  # with every macro put in the place of its call; the published styles need a few thousand
_MAX_PROBLEMS = 5
_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_NS = {"cs": _NAMESPACE}
_DECLARATION = lazy_pattern(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_NO_TEXT = lazy_pattern("[\ufdd0-\ufdef\U000f0000-\U000ffffd\x00]")  # they are the marks that entries are put together with
_ENCODING = lazy_pattern(r"<\?xml[^>]{0,200}\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_WEB_PAGE = lazy_pattern(r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_SAVE_IT = "save the style itself, not the page that tells of it: https://www.zotero.org/styles"
_STYLES = "download the style again from https://www.zotero.org/styles"

Element = Any
"""An element of lxml's tree, which has no types of its own."""


@dataclass(frozen=True, slots=True)
class StyleFile:
    """A checked style: its name for messages, its XML, the locale it prints in, whether works are cited by number, and raised."""

    name: str
    xml: bytes
    locale: str
    is_numeric: bool
    is_raised: bool
    prints_places: bool


def read_style_file(data: bytes, name: str) -> StyleFile:
    """The style of a file; raises CaseReportError (`bad-style`) when it is no independent CSL 1.0 style with citations in the text."""
    text = _text(data, name)
    root = _root(text, name)
    problems = _kind_problems(root, name) or _schema_problems(root, name) or _macro_problems(root, name)
    if problems:
        raise CaseReportError(problems)
    used = list(_used(root, root.find("cs:citation", _NS)))
    layout = root.find("cs:citation/cs:layout", _NS)
    return StyleFile(
        name,
        text.encode(),
        _locale(root, name),
        any(node.get("variable") == "citation-number" for node in used),
        layout.get("vertical-align") == "sup" or any(node.get("vertical-align") == "sup" for node in used),
        any("locator" in (node.get("variable") or "").split() for node in used),
    )


def style_parent(data: bytes, name: str) -> str:
    """The name of the style that a dependent one stands for, "" for an independent one; raises CaseReportError like `read_style_file`."""
    return _parent(_root(_text(data, name), name))


# --- XML --------------------------------------------------------------------------------------------------------


def _bad(message: str, name: str, line: int = 1, column: int = 1, hint: str = _STYLES) -> Problem:
    return fault("bad-style", message, hint=hint, place=Place(name, line, column))


def _text(data: bytes, name: str) -> str:
    """The text of the file, refused when it is too large, not UTF-8, or declares what a style has no use for."""
    if len(data) > MAX_STYLE_BYTES:
        raise CaseReportError([_bad(f"the file is larger than {MAX_STYLE_BYTES // 1_000_000} MB", name)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CaseReportError([_bad("the file is not UTF-8 text", name, line, hint=f"save it as UTF-8, or {_STYLES}")]) from None
    if _WEB_PAGE.match(text):
        raise CaseReportError([_bad("this is a web page, no style", name, hint=_SAVE_IT)])
    if not text.strip():
        raise CaseReportError([_bad("the file is empty", name)])
    declared = _ENCODING.match(text.lstrip()[:1000])
    if declared and declared[1].lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
        raise CaseReportError([_bad("the XML says that it is not UTF-8", name, hint="save it as UTF-8")])
    if found := _DECLARATION.search(text):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        raise CaseReportError([_bad("document types and declarations are refused", name, line, column, "remove them: a style needs none")])
    if found := _NO_TEXT.search(text):
        raise CaseReportError([_bad("the file has characters that no text may hold", name, text.count("\n", 0, found.start()) + 1)])
    return text.lstrip()


def _root(text: str, name: str) -> Element:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True,
        remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise CaseReportError([_bad("this is not well-formed XML here", name, max(line, 1), max(column, 1))]) from None
    if root.tag != f"{{{_NAMESPACE}}}style":
        raise CaseReportError([_bad("this is XML and no CSL style", name, root.sourceline or 1)])
    return root


# --- what kind of style -----------------------------------------------------------------------------------------


def _parent(root: Element) -> str:
    link = root.find("cs:info/cs:link[@rel='independent-parent']", _NS)
    if link is None:
        return ""
    name = (link.get("href") or "").rstrip("/").rpartition("/")[2]
    return name if re.fullmatch(r"[A-Za-z0-9][\w.-]{0,120}", name) else "(unnamed)"


def _kind_problems(root: Element, name: str) -> list[Problem]:
    """Styles that are well formed and still no use here, each with the one thing that cures it."""
    if parent := _parent(root):
        message = f"the style only stands for another one, {parent}"
        return [_bad(message, name, root.sourceline, hint=f"give that one: --style {parent}, or its file {parent}.csl")]
    if root.get("class") == "note":
        message = "the style cites in footnotes, which case reports do not have"
        return [_bad(message, name, root.sourceline, hint="choose a style that cites by number or by author and year")]
    if root.find("cs:bibliography/cs:layout", _NS) is None or root.find("cs:citation/cs:layout", _NS) is None:
        return [_bad("the style has no list of references, or no citations", name, root.sourceline, hint="choose another style")]
    return []


def _schema_problems(root: Element, name: str) -> list[Problem]:
    """What the schema of CSL 1.0.2, which citeproc-py ships, finds wrong."""
    from citeproc import SCHEMA_PATH
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    if schema.validate(root):
        return []
    lines = sorted({entry.line for entry in schema.error_log})[:_MAX_PROBLEMS]
    return [_bad("the style is not valid CSL 1.0.2 here", name, max(line, 1)) for line in lines]


def _locale(root: Element, name: str) -> str:
    """The locale that the style prints in, English where it names none."""
    from citeproc import LANGUAGE_NAMES, PRIMARY_DIALECTS

    locale = root.get("default-locale") or "en-US"
    if locale in LANGUAGE_NAMES or locale.split("-")[0] in PRIMARY_DIALECTS:
        return str(locale)
    hint = 'write default-locale="en-US" into the style, or the code of a language that CSL has terms for'
    raise CaseReportError([_bad("there are no terms in the language of the style", name, root.sourceline, hint=hint)])


# --- macros -----------------------------------------------------------------------------------------------------


def _macros(root: Element) -> dict[str, Element]:
    return {macro.get("name"): macro for macro in root.findall("cs:macro", _NS)}


def _used(root: Element, start: Element) -> Iterator[Element]:
    """Every element below one, macros followed, each once."""
    macros, seen, waiting = _macros(root), set[str](), [start]
    while waiting:
        for node in waiting.pop().iter():
            yield node
            macro = node.get("macro")
            if macro in macros and macro not in seen:
                seen.add(macro)
                waiting.append(macros[macro])


def _macro_problems(root: Element, name: str) -> list[Problem]:
    """Calls of macros that are not there, that call themselves, or that unfold without bounds."""
    macros = _macros(root)
    calls = [node for node in root.iter() if node.get("macro") is not None]
    for call in calls:
        if call.get("macro") not in macros:
            return [_bad("the style calls a macro that it does not have", name, call.sourceline)]
        if not re.fullmatch(r"[^'\"\x00-\x1f]+", call.get("macro")):
            return [_bad("the name of a macro has a quotation mark in it", name, call.sourceline)]
    sizes: dict[str, int] = {}
    for macro, element in macros.items():
        if _unfolded(macro, macros, sizes, ()) is None:
            return [_bad("a macro calls itself", name, element.sourceline)]
    starts = root.xpath("cs:citation | cs:bibliography", namespaces=_NS)
    if sum(_size(start, macros, sizes, ()) or 0 for start in starts) > _MAX_ELEMENTS:
        return [_bad("the macros of the style call each other too often", name)]
    return []


def _unfolded(macro: str, macros: dict[str, Element], sizes: dict[str, int], above: tuple[str, ...]) -> int | None:
    """How many elements the macro has with every call unfolded; None when it calls itself."""
    if macro in above or len(above) > 100:
        return None
    if macro not in sizes:
        size = _size(macros[macro], macros, sizes, (*above, macro))
        if size is None:
            return None
        sizes[macro] = size
    return sizes[macro]


def _size(element: Element, macros: dict[str, Element], sizes: dict[str, int], above: tuple[str, ...]) -> int | None:
    size = 0
    for node in element.iter():
        inner = _unfolded(node.get("macro"), macros, sizes, above) if node.get("macro") in macros else 0
        if inner is None:
            return None
        size += 1 + inner
    return size
