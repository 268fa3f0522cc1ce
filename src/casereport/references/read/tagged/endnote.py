"""EndNote's XML export as references."""

from __future__ import annotations

from collections import defaultdict

from casereport.problems import Place, Problem, fault
from casereport.references.read.csl import Item, build_references
from casereport.references.read.fields import Fields
from casereport.references.read.remarks import unread_fields
from casereport.references.read.tagged.endnotefields import item_of
from casereport.references.read.tagged.xmltree import Element, XmlFault, markup_of, place_of, read_xml, text_of
from casereport.references.reference import Reference


def read_endnote(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of an EndNote XML text in their order, and its problems."""
    try:
        root = read_xml(text, file)
    except XmlFault as refused:
        return [], [refused.problem]
    if next(root.iter("REFERENCE_TYPE"), None) is not None:
        hint = "export the library again from EndNote 8 or later, or as RIS"
        return [], [fault("bad-reference", "EndNote's old XML (before version 8) is not read", hint=hint, place=Place(file, 1, 1))]
    records = [element for element in root.iter("record") if element.find("ref-type") is not None]
    if not records:
        return [], [fault("bad-reference", "the XML has no EndNote record", hint="export the library as XML", place=Place(file, 1, 1))]
    return build_references(_items(records, file))


def _items(records: list[Element], file: str) -> list[Item]:
    items: list[Item] = []
    for record in records:
        fields = Fields(_texts(record))
        item, remarks = item_of(record.find("ref-type").get("name") or "", fields, markup_of(record, "titles/title"))
        items.append(Item(item, place_of(record, file), (*remarks, *unread_fields(fields.unread("endnote")))))
    return items


def _texts(record: Element) -> dict[str, list[str]]:
    """Path → texts of the record's elements; styles within a text are none of their own."""
    found: defaultdict[str, list[str]] = defaultdict(list)

    def collect(element: Element, path: str) -> None:
        inner = [child for child in element if child.tag != "style"]
        for child in inner:
            collect(child, f"{path}/{child.tag}" if path else str(child.tag))
        if not inner and path:
            found[path].append(text_of(element))

    collect(record, "")
    return found
