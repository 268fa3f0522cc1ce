"""The headings of finished outputs, in the order in which a reader meets them."""

from __future__ import annotations

import re
from html import unescape

import pypdfium2


def of_page(html: str) -> list[str]:
    """The texts of an article's headings in a web page in order, without its title, and without how to cite it, which is no part of it."""
    found = re.findall(r"<h([2-6])\b(?![^>]*\bcite-this)[^>]*>(.*?)</h\1>", html.partition("<body>")[2], re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", text)).split()) for _, text in found]


def of_pages(data: bytes) -> list[str]:
    """The texts of a PDF's headings in the order of their places: page by page, column by column."""
    outline = list(pypdfium2.PdfDocument(data).get_toc())
    return [" ".join(entry.get_title().split()) for entry in outline][1:]
