"""Finished outputs → problems: nothing active in them, nothing from outside, only the shipped fonts."""

from __future__ import annotations

import ctypes
import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any, Final

from casereport.journal import fonts
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault
from casereport.reading.links import is_safe

_ACTIVE_ELEMENTS: Final = frozenset(
    {
        "script", "base", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "link", "audio", "video", "source",
        "track", "foreignobject", "animate", "animatetransform", "set", "use", "image", "feimage", "template",
    }
)  # fmt: skip
_LOADING_ATTRIBUTES: Final = frozenset(
    {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "xlink:href", "manifest"}
)
_OUTSIDE_CSS: Final = lazy_pattern(r"@import|expression\(|url\(\s*['\"]?(?!data:|#)", re.IGNORECASE)


def inspect_html(data: bytes) -> list[Problem]:
    """A problem (`unsafe-output`) for every kind of active or foreign content of a web page; an empty list for a page of ours."""
    reader = _PageReader()
    reader.feed(data.decode())
    reader.close()
    faults = [*reader.faults, *_policy_faults(reader), *_data_faults(reader.data)]
    return [fault("unsafe-output", f"the web page has {text}") for text in dict.fromkeys(faults)]


def inspect_pdf(data: bytes, attached: Mapping[str, bytes] = MappingProxyType({})) -> list[Problem]:
    """Problems of a PDF: fonts that are not shipped or not embedded, unsafe links, actions, scripts, files but those `attached`."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [*_font_problems(document), *_action_problems(document, attached)]
    finally:
        document.close()


@dataclass
class _PageReader(HTMLParser):
    """Collects what a page must not have, and its style sheet and policy."""

    faults: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    in_style: bool = False
    data: list[str] = field(default_factory=list)
    in_data: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_style = tag == "style"
        self.in_data = tag == "script" and attrs == [("type", "application/ld+json")]
        if self.in_data:
            self.data.append("")
        elif tag in _ACTIVE_ELEMENTS:
            self.faults.append(f"a {tag} element")
        for name, value in attrs:
            self.faults += _attribute_faults(name, value or "")
        if tag == "meta":
            self._read_meta({name: value or "" for name, value in attrs})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.in_style = self.in_data = False

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the parser's signature
        self.in_style = self.in_data = False

    def handle_data(self, data: str) -> None:
        if self.in_data:
            self.data[-1] += data
        if self.in_style:
            self.styles.append(data)
            if _OUTSIDE_CSS.search(data):
                self.faults.append("a style sheet that loads something")

    def _read_meta(self, attributes: dict[str, str]) -> None:
        equivalent = attributes.get("http-equiv", "").lower()
        if equivalent == "content-security-policy":
            self.policies.append(attributes.get("content", ""))
        elif equivalent:
            self.faults.append("a meta element that acts like a header")


def _attribute_faults(name: str, value: str) -> Iterator[str]:
    if name.startswith("on"):
        yield "an event handler"
    if name == "style":
        yield "a style attribute"
    if name in _LOADING_ATTRIBUTES and not value.startswith("data:"):
        yield f"a {name} that loads something"
    if name == "href" and not (value.startswith("#") or is_safe(value)):
        yield "a link that is not http, https or mailto"


def _policy_faults(reader: _PageReader) -> Iterator[str]:
    if len(reader.policies) != 1 or "default-src 'none'" not in reader.policies[0]:
        yield "no content security policy"
    elif any(f"'sha256-{_digest(style)}'" not in reader.policies[0] for style in reader.styles):
        yield "a style sheet that its policy does not name"


def _data_faults(found: list[str]) -> Iterator[str]:
    """What is wrong with the one element that may hold data for machines: browsers run nothing of its type, so it is no script."""
    if len(found) > 1:
        yield "more than one element for data"
    for text in found:
        if "<" in text:
            yield "an unescaped sign in its data"
        try:
            json.loads(text)
        except ValueError:
            yield "data that is no JSON"


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _font_problems(document: Any) -> list[Problem]:
    import pypdfium2.raw as pdfium

    found: set[tuple[str, bool]] = set()
    for page in document:
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(item)
            found.add((_font_name(font), bool(pdfium.FPDFFont_GetIsEmbedded(font))))
    foreign = [fault("foreign-font", f"the PDF uses {name}, which is not shipped") for name, _ in sorted(found) if not _is_shipped(name)]
    loose = [fault("foreign-font", f"the PDF does not embed {name}") for name, embedded in sorted(found) if not embedded]
    return foreign + loose


def _is_shipped(name: str) -> bool:
    """True for a subset of a shipped family: `ABCDEF+CRSerif-Bold`."""
    return name.partition("+")[2].partition("-")[0] in fonts.families()


def _font_name(font: Any) -> str:
    import pypdfium2.raw as pdfium

    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def _action_problems(document: Any, attached: Mapping[str, bytes]) -> list[Problem]:
    import pypdfium2.raw as pdfium

    faults: list[str] = []
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        faults.append("scripts")
    if {one.get_name(): bytes(one.get_data()) for one in map(document.get_attachment, range(document.count_attachments()))} != attached:
        faults.append("attachments" if not attached else "other files than were attached")
    for page in document:
        faults += _link_faults(document, page)
    return [fault("unsafe-output", f"the PDF has {text}") for text in dict.fromkeys(faults)]


def _link_faults(document: Any, page: Any) -> Iterator[str]:
    import pypdfium2.raw as pdfium

    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        kind = pdfium.FPDFAction_GetType(action) if action else pdfium.PDFACTION_GOTO
        if kind == pdfium.PDFACTION_URI and not is_safe(_uri(document, action)):
            yield "a link that is not http, https or mailto"
        elif kind not in (pdfium.PDFACTION_URI, pdfium.PDFACTION_GOTO):
            yield "an action that is not a link"


def _uri(document: Any, action: Any) -> str:
    import pypdfium2.raw as pdfium

    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode("utf-8", "replace")
