"""No line of one word inside a paragraph: where a box that does not fit follows a text, the text is not broken at its first word."""

from __future__ import annotations

import pytest

from casereport.writers.engine import import_weasyprint

TEXT = (
    "Anaesthesia: general, ASA II; operator: consultant, more than 200 hip replacements; device: Trident II {} multihole cup (Stryker, LOT), "
    "three screws; findings: two exposed screws, burred flush; blood loss {} over a duration of {} in all, and no complication."
)
BOXES = {
    "nowrap": '<span style="white-space: nowrap">56 mm</span>',
    "emphasis": "<em>56 mm</em>",
    "link": '<a href="#x">[12]</a>',
}


def paragraphs(box: str, widths: range) -> list[list[str]]:
    """The lines of the text in columns of these widths (CSS px)."""
    columns = "".join(f'<p style="width: {width}px">{TEXT.format(box, box, box)}</p>' for width in widths)
    html = f"<style>@page {{ size: 600px 9000px }} p {{ font: 16px CRSerif }}</style>{columns}"
    found: list[list[str]] = []
    for part in import_weasyprint().HTML(string=html).render().pages[0]._page_box.descendants():
        if type(part).__name__ == "BlockBox" and part.element_tag == "p":
            found.append([])
        elif type(part).__name__ == "LineBox":
            found[-1].append("".join(one.text for one in part.descendants() if type(one).__name__ == "TextBox"))
    return found


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_no_line_holds_one_word(box: str) -> None:
    found = paragraphs(box, range(300, 420, 3))
    assert len(found) == 40
    assert min(len(line) for lines in found for line in lines[:-1]) > 20
