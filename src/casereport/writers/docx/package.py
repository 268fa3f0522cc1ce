"""The file around the text: a template opened and emptied, styles, lists, margins and pictures added, everything packed alike every time.

python-docx is imported inside the functions here and nowhere else.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from typing import Any, Final
from xml.etree import ElementTree as ET

from casereport import tree
from casereport.writers.docx.elements import NAMESPACES, Element, rooted, w, written, x
from casereport.writers.docx.page import read_room
from casereport.writers.docx.sections import write_pages
from casereport.writers.docx.sheet import Lists, Sheet
from casereport.writers.docx.styles import W, map_styles, read_styles
from casereport.writers.docx.template import own_template

R: Final = f"{{{NAMESPACES['r']}}}"
_KINDS: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION: Final = NAMESPACES["r"]
_KEPT: Final = frozenset({"styles", "numbering", "theme"})
"""What of a journal's own template goes into a manuscript, beside what its header and footer show; its settings are ours."""
_MEDIA: Final = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
_CORE: Final = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_FIRST: Final = ("[Content_Types].xml", "_rels/.rels")
_TEXT: Final = "word/document.xml"
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the earliest that the format knows."""


class Package:
    """A Word file being made from a template, ours when there is none, whose own text is put aside."""

    def __init__(self, template: bytes | None) -> None:
        from docx import Document

        self.file: Any = Document(BytesIO(template or own_template()))
        self._part = self.file.part
        ours = self.file if template is None else Document(BytesIO(own_template()))
        self.section: Any = _emptied(self.file.element.body, ours.element.body[-1])
        if template is not None:
            self._put_aside(ours)
        self.theirs = read_styles(self.file.styles.element)
        self.styles: dict[str, str] = map_styles(self.file.styles.element, ours.styles.element)
        self.lists, self._figures = self._add_lists(ours)

    def write(self, sheet: Sheet, body: Iterable[Element], header: Element, banner: list[Element], footer: Element) -> bytes:
        """The file with this body, and with these margins where the template has none of its own; a banner stands there in any case."""
        self._fill(body)
        self._start_lists(sheet.lists)
        for href, name in sheet.links.ids.items():
            self._part.load_rel(f"{_RELATION}/hyperlink", href, name, is_external=True)
        for file, data in sheet.media.files.items():
            name, _, suffix = file.partition(".")
            self._part.load_rel(f"{_RELATION}/image", self._new_part(f"/word/media/{file}", _MEDIA[suffix], data), name)
        self._add_margins(header, banner, footer)
        write_pages(self.file.element.body, self.section)
        self._describe(sheet.document)
        return self._packed()

    def is_whole(self) -> bool:
        """True for a file whose parts are what they are called, and whose page has a size and margins."""
        margins = {self._part.related_parts[name].element.tag for reference in self.section if (name := reference.get(f"{R}id"))}
        named = self.file.styles.element.tag == f"{W}styles" and self._numbering.tag == f"{W}numbering"
        measured = all(self.section.find(f"{W}{name}") is not None for name in ("pgSz", "pgMar"))
        return named and measured and margins <= {f"{W}hdr", f"{W}ftr"}

    def _put_aside(self, ours: Any) -> None:
        """Leaves out whatever of a journal's template is neither style nor page: its text, its settings, who made it and when."""
        used = {child.get(f"{R}id") for child in self.section}
        for name, relation in list(self._part.rels.items()):
            if relation.reltype.rpartition("/")[2] not in _KEPT and name not in used:
                del self._part.rels[name]
        for name, relation in list(self._part.package.rels.items()):
            if not relation.reltype.endswith("/officeDocument"):
                del self._part.package.rels[name]
        settings = ours.settings.element
        self._relate("settings", self._new_part("/word/settings.xml", f"{_KINDS}.settings+xml", _written(settings)))

    def _add_lists(self, ours: Any) -> tuple[Lists, int]:
        """The lists of the manuscript, and the definition of those with figures."""

        definitions = list(ours.part.numbering_part.element)
        if self.file is not ours and not any(rel.reltype.endswith("/numbering") for rel in self._part.rels.values()):
            part = ours.part.numbering_part
            self._relate("numbering", part)
        self._numbering = self._part.numbering_part.element
        if self._numbering is ours.part.numbering_part.element:
            return Lists(3, 1), 2
        used = [int(item.get(f"{W}abstractNumId")) for item in self._numbering.findall(f"{W}abstractNum")]
        taken = [int(item.get(f"{W}numId")) for item in self._numbering.findall(f"{W}num")]
        base, free = max(used, default=0), max(taken, default=0)
        place = sum(1 for child in self._numbering if child.tag in (f"{W}numPicBullet", f"{W}abstractNum"))
        for definition in reversed(definitions[:2]):
            definition.set(f"{W}abstractNumId", str(base + int(definition.get(f"{W}abstractNumId"))))
            self._numbering.insert(place, definition)
        self._number(free + 1, base + 1)
        return Lists(free + 2, free + 1), base + 2

    def _start_lists(self, lists: Lists) -> None:
        for number, level, first in lists.starts:
            self._number(number, self._figures, level, first)

    def _number(self, number: int, definition: int, level: int | None = None, first: int = 1) -> None:
        """A list of a definition, which begins with a number at its level."""
        start = w("lvlOverride", w("startOverride", val=first), ilvl=level) if level is not None else None
        added = _parsed(w("num", w("abstractNumId", val=definition), start, numId=number))
        place = sum(1 for child in self._numbering if child.tag != f"{W}numIdMacAtCleanup")
        self._numbering.insert(place, added)

    def _fill(self, body: Iterable[Element]) -> None:
        for element in _parsed(w("body", *body)):
            self.section.addprevious(element)

    def _add_margins(self, header: Element, banner: list[Element], footer: Element) -> None:
        """A header and a footer where the page has none; the banner in each header that it has."""
        is_first_apart = self.section.find(f"{W}titlePg") is not None
        for kind in ("default", "first") if is_first_apart else ("default",):
            own = self._margin("header", kind)
            if own is not None:
                own.extend(_parsed(w("hdr", *banner)))
            else:
                self._add_margin("header", kind, header)
            if self._margin("footer", kind) is None:
                self._add_margin("footer", kind, footer)

    def _margin(self, margin: str, kind: str) -> Any:
        """The header or footer that the page has of a kind; None for none."""
        for reference in self.section.findall(f"{W}{margin}Reference"):
            if reference.get(f"{W}type") == kind:
                return self._part.related_parts[reference.get(f"{R}id")].element
        return None

    def _add_margin(self, margin: str, kind: str, content: Element) -> None:
        name = f"{margin}-{kind}"
        part = self._new_part(f"/word/casereport-{name}.xml", f"{_KINDS}.{margin}+xml", written(content))
        self._part.load_rel(f"{_RELATION}/{margin}", part, name)
        reference = x(f"w:{margin}Reference", {"w:type": kind, "r:id": name})
        place = sum(1 for child in self.section if child.tag in (f"{W}headerReference", f"{W}footerReference"))
        self.section.insert(place, _parsed(reference))

    def _describe(self, document: tree.Document) -> None:
        """Title, authors, keywords, language and date of the article as the properties of the file, and no others."""
        front = document.front
        values = {
            "dc:title": front.title_text,
            "dc:creator": "; ".join(author.name for author in front.authors),
            "cp:keywords": "; ".join(front.keywords),
            "dc:language": document.language,
        }
        root = ET.Element("cp:coreProperties", {f"xmlns:{prefix}": address for prefix, address in _CORE.items()})
        for name, value in values.items():
            if value:
                ET.SubElement(root, name).text = value
        for name in ("dcterms:created", "dcterms:modified") if document.created else ():
            ET.SubElement(root, name, {"xsi:type": "dcterms:W3CDTF"}).text = f"{document.created}T00:00:00Z"
        kind = "application/vnd.openxmlformats-package.core-properties+xml"
        part = self._new_part("/docProps/core.xml", kind, ET.tostring(root, encoding="UTF-8", xml_declaration=True))
        relation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        self._part.package.load_rel(relation, part, "properties")

    def _new_part(self, name: str, kind: str, data: bytes) -> Any:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        return Part(PackURI(name), kind, data, self._part.package)

    def _relate(self, relation: str, part: Any) -> None:
        self._part.load_rel(f"{_RELATION}/{relation}", part, relation)

    def _packed(self) -> bytes:
        """The bytes of the file: every part under one date, in one order."""
        made, out = BytesIO(), BytesIO()
        self._part.package.save(made)
        with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w") as packed:
            names = sorted(parts.namelist(), key=lambda name: (name not in _FIRST, name))
            for name in names:
                entry = zipfile.ZipInfo(name, _MOMENT)
                entry.create_system = 0
                entry.compress_type = zipfile.ZIP_STORED if name.endswith((".png", ".jpeg")) else zipfile.ZIP_DEFLATED
                packed.writestr(entry, rooted(parts.read(name)) if name == _TEXT else parts.read(name))
        return out.getvalue()


def is_usable(template: bytes) -> bool:
    """True for a template that a manuscript can be made in; how python-docx fails on a broken one depends on where it is broken."""
    try:
        package = Package(template)
        return package.is_whole() and read_room(package.section).width > 0
    except Exception:  # noqa: BLE001  # whatever it stumbles over; none of it may leave here
        return False


def _emptied(body: Any, usual: Any) -> Any:
    """The page of a body, whose text is taken out; the usual one where it has none."""
    page = body[-1] if len(body) and body[-1].tag == f"{W}sectPr" else deepcopy(usual)
    for child in list(body):
        body.remove(child)
    body.append(page)
    return page


def _parsed(element: Element) -> Any:
    """The element as python-docx has elements."""
    from docx.oxml import parse_xml

    return parse_xml(written(element))


def _written(element: Any) -> bytes:
    from docx.opc.oxml import serialize_part_xml

    return serialize_part_xml(element)
