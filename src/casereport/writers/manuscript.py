"""The look of a copy for reviewers: one column, lines widely spaced and numbered in the margin."""

from __future__ import annotations

from typing import Any, Final

from casereport.journal import Journal
from casereport.journal.resources import templates_dir
from casereport.writers.engine import MarginText, paint_margin_texts
from casereport.writers.lines import Lines, number_lines
from casereport.writers.options import Options

_DOUBLE: Final = 2.0
_SINGLE: Final = 1.15
"""Height of a single-spaced line over the size of its letters, as word processors set Times."""
_SPACED: Final = ("html", "body p", "body li", "figcaption", "caption", ".references")
"""What is spaced as was asked: all text but that of headings and of tables."""
_RIGHT: Final = 12.0 * 96 / 25.4
"""Where the numbers end, in CSS px: left of the widest tables."""


def has_line_numbers(options: Options) -> bool:
    """True for a copy whose lines are numbered."""
    return options.review and options.line_numbers is not False


def manuscript(journal: Journal, options: Options) -> tuple[Journal, str]:
    """The journal's layout as whoever builds asks for it, and the style sheet that goes behind its own."""
    if not options.review:
        return journal, ""
    spaced = f"{', '.join(_SPACED)} {{ line-height: {(options.spacing or _DOUBLE) * _SINGLE:.3f} !important }}"
    sheet = (templates_dir() / "_html" / "review.css").read_text(encoding="utf-8")
    return journal.model_copy(update={"columns": 1}), f"{sheet}\n@media print {{ {spaced} }}"


def number_in_margin(weasyprint: Any, rendered: Any, fetcher: Any, faces: str, fonts: Any) -> Lines:
    """The lines of laid-out pages, each with its number beside it, level with its letters."""
    lines = number_lines(rendered.pages)
    texts = [MarginText(line.page, str(line.number), _RIGHT, line.baseline) for line in lines.lines]
    style = f"{faces} p {{ margin: 0; font: 7.5pt CRSans; color: #595959 }}"
    words = "".join(f"<p>{text.text}</p>" for text in texts)
    source = weasyprint.HTML(string=f"<style>{style}</style>{words}", base_url="asset:", url_fetcher=fetcher)
    laid_out = source.render(font_config=fonts)
    boxes = [box for page in laid_out.pages for box in page._page_box.descendants() if type(box).__name__ == "TextBox"]  # noqa: SLF001  # there is no public way to what was laid out
    paint_margin_texts(rendered, boxes, texts)
    return lines
