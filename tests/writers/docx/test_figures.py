"""Figures: a drawing as SVG and as a picture of 300 dpi, images on a plate, text alternatives, no wider than the text; captions beneath."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from tests.writers import documents
from tests.writers.docx import word
from tests.writers.docx.word import WP, W, paragraphs, words

from casereport import tree as t
from casereport.journal import load_journal
from casereport.writers.docx import write_docx
from casereport.writers.docx.elements import EMU_A_MM
from casereport.writers.options import Options, Placement

ROOM = 210 - 2 * 25.4


def test_a_drawing_is_there_as_svg_and_as_a_picture_of_300_dpi(manuscript: bytes) -> None:
    parts = word.parts(manuscript)
    related = {row.get("Id"): row.get("Target") for row in ET.fromstring(parts["word/_rels/document.xml.rels"])}
    text = word.body(manuscript)
    vector = next(text.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"))
    blip = next(text.iter(f"{word.A}blip"))
    assert (
        parts[f"word/{related[vector.get(f'{word.R}embed')]}"]
        == documents.DRAWING.replace('"CRFigure"', '"Arial, Helvetica, sans-serif"').encode()
    )
    with Image.open(BytesIO(parts[f"word/{related[blip.get(f'{word.R}embed')]}"])) as picture:
        assert (picture.format, picture.size) == ("PNG", (2126, 708))
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 20


def test_an_image_is_the_author_s_own_byte_for_byte(manuscript: bytes) -> None:
    assert documents.PICTURE in word.parts(manuscript).values()


def test_every_picture_has_its_alternative_and_fits_the_text(body: ET.Element) -> None:
    shown = list(body.iter(f"{WP}docPr"))
    assert [item.get("descr") for item in shown] == [
        "The marker falls from 214 mg/L on day 1 to below 5 mg/L on day 19.", "Four grey squares in two rows.",
    ]  # fmt: skip
    assert len({item.get("id") for item in shown}) == 2
    widths = [int(item.get("cx", "")) / EMU_A_MM for item in body.iter(f"{WP}extent")]
    assert widths == [pytest.approx(ROOM, abs=0.1), 60]


def test_captions_stand_beneath_and_count_themselves(body: ET.Element) -> None:
    captions = [item for item in paragraphs(body, "Caption") if words(item).startswith("Figure")]
    assert [words(item) for item in captions] == [
        "Figure\u00a01. Course of the marker. (A) Marker over 19\u00a0days; the bar is the study drug.", "Figure\u00a02. An invented scan.",
    ]  # fmt: skip
    assert [word.instructions(item) for item in captions] == [["SEQ Figure \\* ARABIC"]] * 2
    children = list(body)
    assert all(word.style_of(children[children.index(item) - 1]) == "Figure" for item in captions)


@pytest.mark.parametrize(("placement", "pictures"), [("inline", 2), ("end", 2), ("none", 0)])
def test_figures_stand_where_they_are_wanted(placement: Placement, pictures: int) -> None:
    text = word.body(write_docx(documents.rich_document(), load_journal("plain"), Options(figures=placement)))
    assert len(list(text.iter(f"{WP}docPr"))) == pictures
    titles = [words(item).split(".")[0] for item in paragraphs(text) if word.style_of(item) in ("Caption", "Heading1")]
    assert [title for title in titles if title.startswith(("Figure", "References"))] == {
        "inline": ["Figure\u00a01", "Figure\u00a02", "References"],
        "end": ["References", "Figure\u00a01", "Figure\u00a02"],
        "none": ["References", "Figure legends", "Figure\u00a01", "Figure\u00a02"],
    }[placement]
    assert word.instructions(text).count("REF fig_course \\h") == 1


def plate(count: int, across: int) -> bytes:
    """A manuscript with one figure of so many images."""
    images = tuple(t.Image("ABCD"[k], f"Squares {k}.", documents.key(documents.PICTURE), "image/png", 80, 40) for k in range(count))
    figure = replace(documents.picture_figure(), images=images, across=across)
    document = replace(documents.rich_document(), body=(documents.section("case", "Case", figure),))
    return write_docx(document, load_journal("plain"))


def test_images_of_one_figure_stand_on_a_plate_under_their_letters() -> None:
    table = next(word.body(plate(3, 2)).iter(f"{W}tbl"))
    rows = [[words(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert rows == [["A", "B"], ["C", ""]]
    assert table.find(f"{W}tblPr/{W}tblBorders") is None
    assert [item.get("descr") for item in table.iter(f"{WP}docPr")] == ["Squares 0.", "Squares 1.", "Squares 2."]
    assert all(int(item.get("cx", "")) / EMU_A_MM < ROOM / 2 for item in table.iter(f"{WP}extent"))


def test_what_is_shown_twice_is_kept_once() -> None:
    media = [name for name in word.parts(plate(4, 2)) if name.startswith("word/media/")]
    assert media == ["word/media/picture1.png"]


def test_a_further_part_of_a_figure_repeats_its_number() -> None:
    figures = (documents.drawn_figure(), replace(documents.drawn_figure(), id="fig-course-2", part=2, caption=documents.text("The rest.")))
    document = replace(documents.rich_document(), body=(documents.section("case", "Case", *figures),))
    captions = paragraphs(word.body(write_docx(document, load_journal("plain"))), "Caption")
    assert words(captions[1]) == "Figure 1 (continued). The rest."
    assert word.instructions(captions[1]) == []


@pytest.mark.parametrize(("wide", "across"), [((40.0, 90.0), 2), ((90.0, 160.0), 2), ((60.0, 90.0, 30.0), 2), ((50.0, 20.0, 70.0), 3)])
def test_the_images_of_a_row_are_as_high_as_each_other_and_stand_in_columns_of_their_width(wide: tuple[float, ...], across: int) -> None:
    one = documents.picture_figure().images[0]
    images = tuple(replace(one, letter="ABC"[n], width_mm=width, height_mm=60.0) for n, width in enumerate(wide))
    figure = replace(documents.picture_figure(), images=images, across=across)
    body = word.body(
        write_docx(replace(documents.rich_document(), body=(documents.section("case", "Case", figure),)), load_journal("plain"))
    )
    table = next(item for item in body.iter(f"{W}tbl") if item.find(f".//{WP}extent") is not None)
    grid = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
    assert sum(grid) <= round(ROOM * 1440 / 25.4) + 1
    for row in table.iter(f"{W}tr"):
        sizes = [(int(item.get("cx", "")), int(item.get("cy", ""))) for item in row.iter(f"{WP}extent")]
        assert max(high for _, high in sizes) - min(high for _, high in sizes) <= 1
        spans = [
            int(span.get(f"{W}val", "")) if (span := cell.find(f"{W}tcPr/{W}gridSpan")) is not None else 1 for cell in row.iter(f"{W}tc")
        ]
        assert sum(spans) == len(grid)
        widths = [int(item.get(f"{W}w", "")) for item in row.iter(f"{W}tcW")]
        assert all(cell * 635 > shown for cell, (shown, _) in zip(widths, sizes, strict=False))
