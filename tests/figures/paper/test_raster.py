from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.figures import cases, gallery
from tests.figures.rasters import PRINTED, differences, from_matplotlib, from_weasyprint, measure_difference
from tests.figures.reading import edit

from casereport.figures import FULL_WIDTH, ONE_COLUMN
from casereport.figures.course.drawing import draw_course
from casereport.figures.paper.raster import FORMATS, UnprintableText, build_figure, write_files
from casereport.figures.paper.scene import Mark, Scene, Text

SEED = draw_course(cases.SEED_LIKE)
SMALL = draw_course(replace(cases.ONE_PATIENT, rows=("crp",)), ONE_COLUMN)
RECORDED = date(2021, 3, 4)
ROOT = Path(__file__).parent.parent.parent.parent


@cache
def files() -> dict[str, bytes]:
    return write_files(SMALL, FORMATS, created=RECORDED)


def headed(words: str) -> Scene:
    """The small figure with another name above it."""
    return edit(
        SMALL,
        lambda item: isinstance(item, Text) and item.role == "head",
        lambda item: replace(item, text=words) if isinstance(item, Text) else item,
    )


def image(data: bytes) -> Any:
    return Image.open(io.BytesIO(data))


# --- files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["png", "tiff"])
def test_an_image_has_the_size_and_resolution_asked_for_and_says_nothing_else(name: str) -> None:
    drawn = image(files()[name])
    assert drawn.mode == "RGB"
    assert drawn.size == (round(85 / 25.4 * 300), round(SMALL.h / 72 * 300))
    assert [round(float(value)) for value in drawn.info["dpi"]] == [300, 300]
    assert set(drawn.info) <= {"dpi", "compression", "resolution"}
    if name == "tiff":
        assert drawn.info["compression"] == "tiff_lzw"
        assert not {270, 305, 306, 315, 316} & set(drawn.tag_v2)  # description, software, date, artist, host


def test_a_tiff_shows_what_the_png_shows() -> None:
    assert image(files()["png"]).tobytes() == image(files()["tiff"]).tobytes()


def test_a_pdf_has_text_in_whole_glyphs_and_no_date_but_the_record_s() -> None:
    with pikepdf.open(io.BytesIO(files()["pdf"])) as pdf:
        assert {str(key): str(value) for key, value in pdf.docinfo.items()} == {
            "/Creator": "casereport",
            "/CreationDate": "D:20210304000000Z",
        }
        page: Any = pdf.pages[0]
        assert [float(x) for x in page.MediaBox] == pytest.approx([0, 0, SMALL.w, SMALL.h], abs=0.01)
        found = list(page.Resources.Font.values())
        assert {str(font.Subtype) for font in found} == {"/Type0"}
        assert {str(font.DescendantFonts[0].Subtype) for font in found} == {"/CIDFontType2"}
    with pikepdf.open(io.BytesIO(write_files(SMALL, ["pdf"])["pdf"])) as pdf:
        assert "/CreationDate" not in pdf.docinfo
    text = pypdfium2.PdfDocument(files()["pdf"])[0].get_textpage().get_text_range()
    assert "C-reactive protein (mg/L), log scale" in text


def test_an_eps_is_opaque_with_real_fonts_and_no_date_but_the_record_s() -> None:
    eps = files()["eps"]
    assert eps.startswith(b"%!PS-Adobe-3.0 EPSF-3.0\n")
    assert re.findall(rb"%%CreationDate.*", eps) == [b"%%CreationDate: 2021-03-04"]
    assert b"CreationDate" not in write_files(SMALL, ["eps"])["eps"]
    assert b"/FontType 42" in eps
    assert b"/FontType 3" not in eps
    assert b"setopacity" not in eps
    assert b"%%HiResBoundingBox: 0.000000 0.000000 240.944882" in eps


def test_dollar_signs_are_signs_and_no_mathematics() -> None:
    priced = headed("$x^2$")
    text = pypdfium2.PdfDocument(write_files(priced, ["pdf"])["pdf"])[0].get_textpage().get_text_range()
    assert "$x^2$" in text


def test_what_the_font_lacks_is_refused_and_not_quoted() -> None:
    unknown = headed("\u60a3\u8005")
    with pytest.raises(UnprintableText, match=r"^a text of the figure has a character that its font lacks$"):
        write_files(unknown, ["png"])


@pytest.mark.parametrize(("formats", "dpi"), [(["gif"], 300), (["png"], 30), (["png"], 5000)])
def test_other_formats_and_resolutions_are_refused(formats: list[str], dpi: int) -> None:
    with pytest.raises(ValueError, match="png, tiff, eps or pdf"):
        write_files(SMALL, formats, dpi=dpi)


def test_other_resolutions_give_other_sizes() -> None:
    assert image(write_files(SMALL, ["png"], dpi=600)["png"]).size == (round(85 / 25.4 * 600), round(SMALL.h / 72 * 600))


# --- the same, always -----------------------------------------------------------------------------------------


def test_the_same_scene_gives_the_same_bytes_in_a_process_of_its_own_and_without_pyplot() -> None:
    code = (
        "import sys, hashlib\n"
        "from dataclasses import replace\n"
        "from datetime import date\n"
        "from tests.figures import cases\n"
        "from casereport.figures import ONE_COLUMN\n"
        "from casereport.figures.course.drawing import draw_course\n"
        "from casereport.figures.paper.raster import FORMATS, write_files\n"
        "scene = draw_course(replace(cases.ONE_PATIENT, rows=('crp',)), ONE_COLUMN)\n"
        "files = write_files(scene, FORMATS, created=date(2021, 3, 4))\n"
        "for name, data in files.items(): print(name, hashlib.sha256(data).hexdigest())\n"
        "print('pyplot', 'matplotlib.pyplot' in sys.modules)"
    )
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": path, "SOURCE_DATE_EPOCH": "4711"},
        capture_output=True,
        text=True,
        check=True,
    )
    expected = [f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in files().items()]
    assert run.stdout.splitlines() == [*expected, "pyplot False"]


def test_settings_of_the_process_neither_change_a_file_nor_are_changed() -> None:
    import matplotlib as mpl

    mine = {
        "pdf.fonttype": 3,
        "ps.fonttype": 3,
        "pdf.compression": 0,
        "figure.autolayout": True,
        "path.sketch": (3, 10, 3),
        "font.size": 30,
    }
    expected = files()
    with mpl.rc_context(mine):
        before = dict(mpl.rcParams)
        assert write_files(SMALL, FORMATS, created=RECORDED) == expected
        assert dict(mpl.rcParams) == before


def test_drawing_and_describing_import_no_matplotlib() -> None:
    code = (
        "import sys\n"
        "from tests.figures import cases\n"
        "from casereport.figures import write_svg\n"
        "from casereport.figures.course.drawing import draw_course\n"
        "import casereport.figures.paper.raster, casereport.figures.course.split\n"
        "write_svg(draw_course(cases.SEED_LIKE), 'f')\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('matplotlib', 'PIL', 'numpy', 'weasyprint')))"
    )
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    run = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_figure_is_one_artist_to_which_axes_may_be_added() -> None:
    figure = build_figure(SMALL)
    assert len(figure.artists) == 1
    assert list(figure.get_size_inches() * 72) == pytest.approx([SMALL.w, SMALL.h])
    assert figure.add_axes((0.1, 0.1, 0.2, 0.2)) in figure.axes


# --- the same picture as the SVG ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "scene", [SEED, draw_course(cases.ONE_PATIENT, ONE_COLUMN), draw_course(gallery.DRUGS_ALONE, FULL_WIDTH)], ids=["two", "one", "drugs"]
)
def test_the_png_shows_what_the_svg_shows(scene: Scene) -> None:
    assert differences(from_matplotlib(scene), from_weasyprint(scene), PRINTED) == []


def test_a_mark_elsewhere_would_be_seen() -> None:
    moved = edit(SEED, lambda item: isinstance(item, Mark), lambda item: replace(item, y=item.y - 4) if isinstance(item, Mark) else item, 5)
    found = measure_difference(from_matplotlib(SEED), from_matplotlib(moved))
    assert found.square > 1.5 * PRINTED.square
