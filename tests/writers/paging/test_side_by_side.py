"""Two narrow figures stand side by side: at one height, neither over the other, each caption below its own; on a phone one under the other."""

from __future__ import annotations

import dataclasses
import json
import re
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import page as validation
import pikepdf
import pytest
from tests import axe
from tests.browser import read_page
from tests.writers import documents

from casereport.journal import Journal, load_journal
from casereport.tree import Document, Figure, Table
from casereport.writers import pdf
from casereport.writers.html import write_html
from casereport.writers.options import USUAL, Options
from casereport.writers.paging.extents import Extent
from casereport.writers.paging.page_blocks import SideBySide
from casereport.writers.paging.pieces import read_pieces
from casereport.writers.rendering import page_blocks

Box = tuple[float, float, float, float]


def drawing(name: str, label: str, height: float, width: float = 82.5) -> Figure:
    """A narrow drawing of this height in mm, with a caption of several lines."""
    svg = documents.DRAWING.replace('height="170"', f'height="{height * 72 / 25.4:.2f}"').replace('id="f1-', f'id="{name}-')
    svg = svg.replace('width="510.24"', f'width="{width * 72 / 25.4:.2f}"')
    caption = documents.text(documents.FILLER[0], f"This is {label}.")
    return Figure(f"fig-{name}", label, caption, f"{label} drawn.", documents.key(svg.encode()), width, height, svg=svg)


def made(first: Figure, second: Figure) -> Document:
    body = documents.section(
        "case", "Case", documents.paragraph(documents.filler(0)), first, second, documents.paragraph(documents.filler(1))
    )
    return dataclasses.replace(documents.rich_document(), body=(body,), back=())


TWO = made(drawing("one", "Figure 1", 60), drawing("two", "Figure 2", 80))


def boxes(document: Document, journal: Journal, monkeypatch: pytest.MonkeyPatch, options: Options = USUAL) -> tuple[dict[str, Box], bytes]:
    """Left, top, right and bottom of the picture and the caption of each figure on its page, by id and tag; and the PDF."""
    found: dict[str, Box] = {}

    def read(box: Any, figure: str) -> None:
        tag = getattr(box, "element_tag", None)
        if tag == "figure":
            figure = box.element.get("id")
        if tag in ("img", "figcaption") and hasattr(box, "border_box_x") and type(box).__name__ != "LineBox":
            x, y = box.border_box_x(), box.border_box_y()
            found.setdefault(f"{figure} {tag}", (x, y, x + box.border_width(), y + box.border_height()))
        for child in box.all_children() if hasattr(box, "all_children") else ():
            read(child, figure)

    lay_out: Any = pdf._lay_out_blocks

    def kept(*given: Any) -> Any:
        laid_out = lay_out(*given)
        found.clear()
        for page in laid_out.rendered.pages:
            read(page._page_box, "")
        return laid_out

    monkeypatch.setattr(pdf, "_lay_out_blocks", kept)
    output = pdf.write_pdf(document, journal, options)
    assert output.problems == ()
    return found, output.data


def test_on_a_page_of_one_column_both_stand_at_one_height_with_their_captions_below(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = boxes(TWO, load_journal("plain"), monkeypatch)
    first, second = found["fig-one img"], found["fig-two img"]
    assert first[1] == pytest.approx(second[1], abs=0.5)
    assert first[2] < second[0]
    assert second[2] <= 210 / 25.4 * 96 - 15
    for name in ("one", "two"):
        picture, caption = found[f"fig-{name} img"], found[f"fig-{name} figcaption"]
        assert caption[1] >= picture[3]
        assert caption[0] == pytest.approx(picture[0], abs=2)
        assert caption[2] - caption[0] < 330
    assert found["fig-one figcaption"][2] < found["fig-two figcaption"][0]


def test_in_a_copy_for_reviewers_they_stand_one_under_the_other_as_a_line_number_stands_for_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found, _ = boxes(TWO, load_journal("plain"), monkeypatch, Options(review=True))
    first, second = found["fig-one img"], found["fig-two img"]
    assert abs(first[0] - second[0]) < 1
    assert found["fig-one figcaption"][1] >= first[3]
    assert first[1] != second[1]


def test_in_two_columns_they_stand_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = boxes(TWO, load_journal("frontiers"), monkeypatch)
    first, second, column = found["fig-one img"], found["fig-two img"], 86.5 / 25.4 * 96
    assert max(first[2] - first[0], second[2] - second[0]) <= column + 1
    assert first[0] != second[0] or first[3] < second[1]
    assert not any(isinstance(block, SideBySide) for block in page_blocks(TWO, load_journal("frontiers")))


def test_the_tagged_order_is_that_of_the_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _, data = boxes(TWO, load_journal("plain"), monkeypatch)
    (tmp_path / "two.pdf").write_bytes(data)
    result = validation.validate_pdf(str(tmp_path / "two.pdf"), profile=validation.ValidationProfile.PDF_UA_1)
    assert result.is_compliant, result.failures
    with pikepdf.open(BytesIO(data)) as document:
        order = [
            str(item.get("/Alt", item["/S"])) for item in tags(document.Root.StructTreeRoot.K) if str(item["/S"]) in ("/Figure", "/Caption")
        ]
    assert order == ["Figure 1 drawn.", "/Caption", "Figure 2 drawn.", "/Caption"]


def tags(node: Any) -> list[Any]:
    """The elements of a tag tree in reading order."""
    if isinstance(node, pikepdf.Array):
        return [tag for item in node for tag in tags(item)]
    if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
        return []
    return [node, *(tags(node["/K"]) if "/K" in node else [])]


@pytest.mark.parametrize(("first", "second", "together"), [(82.5, 82.5, True), (60, 100, True), (146, 82.5, False), (82.5, 90, False)])
def test_they_stand_side_by_side_where_the_page_has_room_for_both(first: float, second: float, together: bool) -> None:
    document = made(drawing("one", "Figure 1", 50, first), drawing("two", "Figure 2", 50, second))
    found = [block for block in page_blocks(document, load_journal("plain")) if isinstance(block, SideBySide)]
    assert len(found) == together
    assert all(block.wide == (first + second > 146) for block in found)


def test_two_side_by_side_are_one_float() -> None:
    blocks = page_blocks(TWO, load_journal("plain"))
    pieces = read_pieces(blocks, [Extent(20.0)] * len(blocks), all_float=True)
    assert [(piece.blocks, piece.series) for piece in pieces if piece.floats] == [((2,), "figure")]
    assert not any(isinstance(block, Table) for block in blocks)


_PLACES = """<script>addEventListener('load', () => { const told = {}
document.querySelectorAll('figure').forEach(one => ['svg', 'figcaption'].forEach(tag => { const box = one.querySelector(tag)?.getBoundingClientRect()
  if (box) told[one.id + ' ' + tag] = [box.left, box.top, box.right, box.bottom] }))
parent.postMessage(told, '*') })</script></head>"""


def on_screen(document: Document, width: int, folder: Path) -> dict[str, Box]:
    """The same places in a browser, in CSS px of a frame of this width."""
    page = write_html(document, load_journal("plain")).decode()
    framed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("</head>", _PLACES, 1)
    (folder / "framed.html").write_text(framed, encoding="utf-8")
    collect = "<script>addEventListener('message', event => { const out = document.createElement('textarea'); out.id = 'told';"
    collect += "out.textContent = JSON.stringify(event.data); document.body.append(out) })</script>"
    shown = read_page(f"{collect}<iframe src=framed.html style='border:0;width:{width}px;height:2000px'></iframe>", 1400, folder)
    told = re.search('<textarea id="told">(.*?)</textarea>', shown, re.DOTALL)
    assert told
    return {name: tuple(place) for name, place in json.loads(unescape(told[1])).items()}


def test_on_a_desk_they_stand_side_by_side_and_on_a_phone_one_under_the_other(tmp_path: Path) -> None:
    wide, narrow = on_screen(TWO, 1280, tmp_path), on_screen(TWO, 390, tmp_path)
    assert wide["fig-one svg"][1] == pytest.approx(wide["fig-two svg"][1], abs=1)
    assert wide["fig-one svg"][2] < wide["fig-two svg"][0]
    assert wide["fig-one figcaption"][1] >= wide["fig-one svg"][3]
    assert narrow["fig-one figcaption"][3] < narrow["fig-two svg"][1]
    assert narrow["fig-one svg"][0] == pytest.approx(narrow["fig-two svg"][0], abs=1)


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(tmp_path: Path, dark: bool) -> None:
    page = write_html(TWO, load_journal("plain")).decode()
    assert axe.faults(page, (1280, 390), tmp_path, dark=dark) == {1280: [], 390: []}
