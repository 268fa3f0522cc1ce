"""Word files with tracked changes: accepted and rejected by hand; their text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def body_of(data: bytes) -> Any:
    """The body of a Word file."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return etree.fromstring(packed.read("word/document.xml"))[0]


def settled(data: bytes, *, accept: bool) -> Any:
    """The body of a file with all changes accepted or rejected, as ECMA-376 part 1, 17.13.5 has them."""
    body = body_of(data)
    gone = "del" if accept else "ins"
    for row in [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{gone}") is not None]:
        row.getparent().remove(row)
    for table in [table for table in body.iter(f"{W}tbl") if table.find(f"{W}tr") is None]:
        table.getparent().remove(table)
    for change in [one for one in body.iter(f"{W}{gone}") if one.getparent().tag not in (f"{W}rPr", f"{W}trPr")]:
        change.getparent().remove(change)
    for paragraph in [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None]:
        _run_on(paragraph)
    return body


def _run_on(paragraph: Any) -> None:
    """Takes the end of a paragraph away: what is left of it begins the next."""
    after = paragraph.getnext()
    left = [one for one in paragraph if one.tag != f"{W}pPr"]
    if text_of(paragraph):
        assert after is not None
        assert after.tag == f"{W}p"
    if after is not None and after.tag == f"{W}p":
        place = 1 if after.find(f"{W}pPr") is not None else 0
        for one in reversed(left):
            after.insert(place, one)
    paragraph.getparent().remove(paragraph)


def settled_text(data: bytes, *, accept: bool) -> list[str]:
    """The paragraphs of a file with all changes accepted or rejected."""
    return [text_of(paragraph) for paragraph in settled(data, accept=accept).iter(f"{W}p")]


def fields(body: Any) -> list[tuple[str, str]]:
    """What each field of a body asks and what it shows, in order; of a mention the text that it leads to instead of a name.

    Numbers are counted, and each field is whole: AssertionError for one that shows another number, leads nowhere or lacks a part.
    """
    places, found, counted = _places(body), [], dict[str, int]()
    for command, shown in _fields(body):
        kind, name = command.split()[:2]
        if kind == "REF":
            assert places.get(name) == shown, (name, places.get(name), shown)
        elif kind == "SEQ":
            counted[name] = counted.get(name, 0) + 1
            assert shown == str(counted[name]), (command, shown)
        found.append((command.replace(name, "") if kind == "REF" else command, shown))
    return found


def pictures(body: Any) -> list[str]:
    """The words for each picture of a body."""
    return [one.get("descr") for one in body.iter(f"{WP}docPr")]


def _places(body: Any) -> dict[str, str]:
    """The text under each bookmark."""
    found: dict[str, str] = {}
    for start in body.iter(f"{W}bookmarkStart"):
        text, one = "", start.getnext()
        while one is not None and not (one.tag == f"{W}bookmarkEnd" and one.get(f"{W}id") == start.get(f"{W}id")):
            text, one = text + text_of(one), one.getnext()
        assert start.get(f"{W}name") not in found
        found[start.get(f"{W}name")] = text.replace("\u00a0", " ")
    return found


def _fields(body: Any) -> Iterator[tuple[str, str]]:
    for paragraph in body.iter(f"{W}p"):
        parts: list[str] = []
        told: dict[str, str] = {}
        for one in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", f"{W}t", f"{W}delText"):
            kind = one.get(f"{W}fldCharType")
            parts += [kind] if kind else []
            if not kind and parts:
                told[parts[-1]] = told.get(parts[-1], "") + (one.text or "")
            if kind == "end":
                assert parts == ["begin", "separate", "end"]
                yield told["begin"].strip(), told["separate"].replace("\u00a0", " ")
                parts, told = [], {}
        assert not parts


def text_of(paragraph: Any) -> str:
    """The text of a paragraph, put in and taken out alike."""
    told = {f"{W}t", f"{W}delText"}
    return "".join(
        "\t" if one.tag == f"{W}tab" else one.text or ""
        for one in paragraph.iter()
        if one.tag in told or (one.tag == f"{W}tab" and one.getparent().tag == f"{W}r")
    )


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a file without changes."""
    return [text_of(paragraph) for paragraph in body_of(data).iter(f"{W}p")]


def squeezed(text: str) -> str:
    """The text for comparing what two programs wrote: lines with words, and single spaces."""
    lines = (re.sub(r"[\s\u00a0]+", " ", line).strip() for line in text.replace("\ufeff", "").splitlines())
    return "\n".join(line for line in lines if line)
