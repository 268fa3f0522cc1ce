"""What stands on every page around the text: running head and banner above, the number of the page below."""

from __future__ import annotations

from casereport.writers.docx.elements import Element, paragraph, w
from casereport.writers.docx.runs import field, run
from casereport.writers.docx.sheet import Sheet


def write_header(sheet: Sheet) -> Element:
    """The running head, and under it what every page must say."""
    front = sheet.document.front
    head = " · ".join(part for part in (front.running_title, front.running_authors) if part)
    return w("hdr", paragraph(sheet.styles["header"], [run(head)]), *write_banner(sheet))


def write_banner(sheet: Sheet) -> list[Element]:
    """What every page must say, a draft above all; nothing where there is nothing to say."""
    return [paragraph(sheet.styles["banner"], [run(sheet.document.banner)])] if sheet.document.banner else []


def write_footer(sheet: Sheet) -> Element:
    """The number of the page, and how many there are."""
    page, of = (run(f"{sheet.words[name]} ") for name in ("page", "page_of"))
    return w("ftr", paragraph(sheet.styles["footer"], [page, *field("PAGE", "1"), run(" "), of, *field("NUMPAGES", "1")]))
