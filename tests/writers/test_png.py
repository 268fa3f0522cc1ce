"""Page images: one a page, of the asked size, without metadata, the same every time."""

from __future__ import annotations

import struct

from casereport.writers.pdf import PdfOutput
from casereport.writers.png import write_png


def test_one_picture_a_page(pdf: PdfOutput) -> None:
    pictures = write_png(pdf.data, dpi=30)
    assert len(pictures) == pdf.pages
    assert pictures == write_png(pdf.data, dpi=30)


def test_a_picture_has_the_size_of_the_page_and_no_metadata(pdf: PdfOutput) -> None:
    picture = write_png(pdf.data, dpi=36)[0]
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == (298, 421)
    assert not [chunk for chunk in (b"tEXt", b"iTXt", b"tIME", b"eXIf") if chunk in picture]
