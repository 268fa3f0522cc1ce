"""Draws the pictures of the README from the sample: its first page, its figure cut out of its page, and a page of its Word file.

The last needs LibreOffice (scripts/system_packages.sh office); without it the picture that is there stays.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from casereport.build import Checked, check, write
from casereport.writers.pdf import write_pdf

ROOT = Path(__file__).parent.parent
PAGE_DPI, FIGURE_DPI = 90, 150
MARGIN = 10  # points left around the figure


def draw_pictures(target: Path) -> None:
    """`page.png`, `figure.png` and `word.png` in the target folder."""
    checked = check(ROOT / "samples" / "misc-anakinra")
    made = write_pdf(checked.document, checked.journal)
    document = pypdfium2.PdfDocument(made.data)
    _save(document[0].render(scale=PAGE_DPI / 72).to_pil(), target / "page.png")
    page = document[made.anchors["fig-trends"] - 1]
    picture = page.render(scale=FIGURE_DPI / 72).to_pil()
    left, bottom, right, top = _figure_box(page)
    scale, height = FIGURE_DPI / 72, page.get_height()
    box = (left - MARGIN, height - top - MARGIN, right + MARGIN, height - bottom + MARGIN)
    _save(picture.crop(tuple(round(edge * scale) for edge in box)), target / "figure.png")
    _draw_word(checked, target)


def _draw_word(checked: Checked, target: Path) -> None:
    """The page of the Word file that holds the figure."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("LibreOffice is missing: word.png was not drawn")
        return
    made, _ = write(checked.document, checked.journal, ["docx"])
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "word.docx").write_bytes(made[".docx"])
        home = f"-env:UserInstallation={(Path(folder) / 'home').as_uri()}"
        subprocess.run([soffice, home, "--headless", "--convert-to", "pdf", "--outdir", folder, f"{folder}/word.docx"], check=True)
        document = pypdfium2.PdfDocument((Path(folder) / "word.pdf").read_bytes())
    page = next(page for page in document if "Trends of lymphocytes" in page.get_textpage().get_text_range())
    _save(page.render(scale=PAGE_DPI / 72).to_pil(), target / "word.png")


def _figure_box(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """The box of the page's drawing in points: from its first patient's name down to the caption, over the width of the text."""
    text = page.get_textpage()
    caption = _boxes(text, "Trends of lymphocytes")[0]
    top = max(box[3] for box in _boxes(text, "Patient 1") if box[1] > caption[3])
    left = min(box[0] for box in _boxes(text, "Figure 1"))
    return left, caption[3] + MARGIN + 2, page.get_width() - left, top


def _boxes(text: pypdfium2.PdfTextPage, words: str) -> list[tuple[float, float, float, float]]:
    """The boxes of the first letters wherever the words stand on the page."""
    search = text.search(words)
    found = []
    while match := search.get_next():
        found.append(text.get_charbox(match[0]))
    if not found:
        raise SystemExit("the page does not hold the figure")
    return found


def _save(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.convert("RGB").quantize(128).save(path, optimize=True)


if __name__ == "__main__":
    draw_pictures(ROOT / "docs" / "images")
