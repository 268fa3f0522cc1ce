"""Drawings in a web page: what figures are made of is admitted, everything else refused."""

from __future__ import annotations

import pytest
from tests.writers import documents

from casereport.writers.drawing import RefusedDrawing, read_drawing

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def test_a_drawing_keeps_its_marks_and_gets_the_documents_name() -> None:
    text = read_drawing(documents.DRAWING, 'The "marker" falls')
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="510.24"')
    assert "aria-label='The \"marker\" falls'" in text
    assert 'class="f-refband"' in text
    assert "ref. &lt;10" in text


def test_reading_twice_changes_nothing() -> None:
    once = read_drawing(documents.DRAWING, "A")
    assert read_drawing(str(once), "A") == once


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<style>*{fill:red}</style>",
        '<image href="https://example.org/x.png"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        "<foreignObject/>",
        '<rect onclick="alert(1)"/>',
        '<rect style="fill:url(https://example.org)"/>',
        '<rect fill="url(https://example.org/x)"/>',
        '<use href="#a"/>',
        '<rect xmlns="http://www.w3.org/1999/xhtml"/>',
        "<!-- a comment -->",
    ],
)
def test_what_no_figure_has_is_refused(inside: str) -> None:
    with pytest.raises(RefusedDrawing):
        read_drawing(SVG.format(inside), "A")


@pytest.mark.parametrize(
    "text", ["", "<svg", "<svg/>", "<p xmlns='http://www.w3.org/2000/svg'/>", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>"]
)
def test_what_is_no_drawing_is_refused(text: str) -> None:
    with pytest.raises(RefusedDrawing):
        read_drawing(text, "A")
