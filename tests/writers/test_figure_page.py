"""Figures on the web page: named and described, with tooltips, reachable by keyboard, nothing active, in the colours of the theme."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import lxml.html
import pytest
from tests.browser import take_picture
from tests.builds import LOOKS
from tests.document.figured import CHILD, SECOND
from tests.document.short import build

from casereport.build import check
from casereport.figures.paper.palette import DARK, LIGHT
from casereport.journal import load_journal
from casereport.tree import Document, Figure, walk
from casereport.writers.html import write_html

SAMPLES = Path(__file__).parents[2] / "samples"
KINDS = """
figures:
  - {id: path, kind: timeline, patients: P1, analytes: crp, title: The first patient}
  - {id: lanes, kind: swimmer, zero: diagnosis, columns: [age, sex], title: Treatments}
  - {id: course, kind: course, analytes: crp, title: C-reactive protein}
sections: {case: "See @fig:path, @fig:lanes and @fig:course."}
"""
PAGES = [(record, journal) for record in ("kinds", "misc-anakinra") for journal in LOOKS]


@cache
def made(record: str, journal: str) -> tuple[Document, str]:
    """A record's document and web page: of a sample, or of one with every kind of figure."""
    if record != "kinds":
        document = check(SAMPLES / record, journal=journal).document
    else:
        with TemporaryDirectory() as folder:
            document = build(Path(folder), CHILD + SECOND + KINDS, journal)[0]
    return document, write_html(document, load_journal(journal)).decode()


@pytest.fixture(params=PAGES, ids=["-".join(page) for page in PAGES])
def page(request: pytest.FixtureRequest) -> tuple[list[Figure], str, Any]:
    """The figures of a document, its page, and the page parsed."""
    document, text = made(*request.param)
    figures = [node for node in walk((document.body, document.back)) if isinstance(node, Figure) and node.svg]
    assert len(figures) == {"kinds": 3, "misc-anakinra": 1}[request.param[0]]
    return figures, text, lxml.html.document_fromstring(text)


def drawings(root: Any) -> list[Any]:
    return list(root.xpath("//figure//svg"))


Page = tuple[list[Figure], str, Any]


def test_every_drawing_is_an_image_with_a_name_and_a_description(page: Page) -> None:
    figures, _, root = page
    assert len(drawings(root)) == len(figures)
    for figure, svg in zip(figures, drawings(root), strict=True):
        assert svg.get("role") == "img"
        assert svg.get("aria-label") == figure.alt
        (described,) = root.xpath("//*[@id=$id]", id=svg.get("aria-describedby"))
        assert (described.tag, described.getparent()) == ("desc", svg)
        assert len(described.text_content()) > 100
        assert svg[0].tag == "title"


def test_every_mark_and_bar_says_what_it_is_when_pointed_at(page: Page) -> None:
    for svg in drawings(page[2]):
        tips = [tip.text_content() for tip in svg.xpath(".//*[self::circle or self::path or self::rect]/title")]
        assert len(tips) >= 10
        assert all(len(tip) > 5 for tip in tips)
        data = svg.xpath(".//circle[contains(@class, '-series')]")
        assert [mark for mark in data if not mark.xpath("./title")] == []


def test_nothing_active_and_nothing_from_outside(page: Page) -> None:
    _, text, root = page
    assert text.lower().count("<script") == 1
    assert root.xpath("//script/@type") == ["application/ld+json"]  # data, which no browser runs
    assert [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")] == []
    loaded = root.xpath("//@src | //link/@href | //@srcset | //@poster | //*[local-name()='use']/@href")
    assert [address for address in loaded if not address.startswith("data:")] == []
    (style,) = root.xpath("//style")
    assert [url for url in re.findall(r"url\(([^)]*)\)", style.text_content()) if not url.startswith("data:")] == []
    inside = {address for svg in drawings(root) for address in re.findall(r"\w+://[^\"'\s<]*", lxml.html.tostring(svg, encoding="unicode"))}
    assert inside <= {"http://www.w3.org/2000/svg"}


def test_description_and_data_are_behind_a_native_disclosure(page: Page) -> None:
    figures, _, root = page
    for figure, element in zip(figures, root.xpath("//figure[.//svg]"), strict=True):
        (details,) = element.xpath(".//details")
        assert details[0].tag == "summary"
        assert figure.label in details[0].text_content()
        texts = [paragraph.text_content().strip() for paragraph in details.xpath("./p")]
        assert texts == [text for text in (figure.description, figure.notes) if text]
        assert len(details.xpath(".//table//tr")) > 3
    assert root.xpath("//summary[@tabindex or @hidden or @aria-hidden or @role]") == []
    assert root.xpath("//*[@tabindex='-1'][self::summary or self::details or ancestor-or-self::figure]") == []


def test_what_scrolls_takes_the_focus_and_has_a_name(page: Page) -> None:
    root = page[2]
    scrolling = root.xpath("//*[contains(concat(' ', @class, ' '), ' scroll ')]")
    assert len(scrolling) >= 2 * len(drawings(root))  # each drawing and its table
    for element in scrolling:
        assert (element.get("tabindex"), element.get("role")) == ("0", "region")
        assert len(element.get("aria-label")) > 5
    assert all(svg.getparent() in scrolling for svg in drawings(root))


def rules(css: str) -> list[tuple[str, str, str]]:
    """(media, selector, declarations) of each rule of a style sheet without nested media."""
    found = []
    for media, inside in re.findall(r"@media ([^{]*)\{((?:[^{}]*\{[^{}]*\})*)", css):
        found += [(media.strip(), *rule) for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", inside)]
    outside = re.sub(r"@media [^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    return found + [("", *rule) for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", outside)]


def test_no_style_takes_the_disclosure_from_the_keyboard(page: Page) -> None:
    css = re.sub(r"/\*.*?\*/", "", page[2].xpath("//style")[0].text_content(), flags=re.DOTALL)
    on_screen = [(selector, style) for media, selector, style in rules(css) if media != "print"]
    assert any("summary" in selector for selector, _ in on_screen)
    assert any(":focus-visible" in selector and "outline:" in style for selector, style in on_screen)
    hiding = re.compile(r"display:\s*none|visibility:\s*hidden|pointer-events:\s*none|content-visibility|user-select|outline:\s*(none|0)")
    about = [(selector, style) for selector, style in on_screen if re.search(r"summary|details|figure|scroll|drawing|^\s*\*", selector)]
    assert [rule for rule in about if hiding.search(rule[1])] == []


def test_every_colour_of_a_drawing_changes_with_the_theme_by_its_role(page: Page) -> None:
    _, text, root = page
    css = root.xpath("//style")[0].text_content()
    dark = dict(re.findall(r"\.drawing \.((?:f|s)-[\w-]+)\{\w+:(#\w{6})\}", css))
    used = {name for svg in drawings(root) for item in svg.iter() for name in (item.get("class") or "").split() if name[:2] in ("f-", "s-")}
    roles = {name for name in used if LIGHT[name[2:]] != DARK[name[2:]]}
    assert roles
    assert {name: dark.get(name) for name in roles} == {name: DARK[name[2:]] for name in roles}
    assert "prefers-color-scheme: dark" in text


def seen(picture: Any) -> set[str]:
    """The colours that cover more than ten pixels."""
    found = picture.getcolors(picture.width * picture.height)
    return {"#{:02X}{:02X}{:02X}".format(*colour) for count, colour in found if count > 10}


def test_a_browser_shows_the_page_and_its_drawings_in_the_dark(tmp_path: Path) -> None:
    _, text = made("kinds", "plain")
    by_day, by_night = (take_picture(text, (800, 5500), tmp_path, dark=dark) for dark in (False, True))
    assert (by_day.getpixel((2, 2)), by_night.getpixel((2, 2))) == ((255, 255, 255), (0x16, 0x18, 0x1C))
    for role in ("series", "refband", "icuband"):
        assert LIGHT[role] in seen(by_day), role
        assert DARK[role] in seen(by_night), role
        assert LIGHT[role] not in seen(by_night), role


def test_a_drawing_that_scrolls_shows_a_shade_at_its_edge_as_tables_do(tmp_path: Path) -> None:
    _, text = made("misc-anakinra", "frontiers")
    narrow, wide = (take_picture(text, (width, 6000), tmp_path) for width in (500, 900))
    assert shades(narrow) > 300  # rows: the height of the drawing
    assert shades(wide) < 50  # greys of letters


def shades(picture: Any) -> int:
    """The most rows of a column of pixels near the right edge that have the grey of the shade."""
    columns = range(int(picture.width * 0.9), picture.width)
    return max(sum(len({*pixel}) == 1 and 190 <= pixel[0] <= 200 for pixel in column_of(picture, x)) for x in columns)


def column_of(picture: Any, x: int) -> list[bytes]:
    """The pixels of a column, three bytes each."""
    data = picture.crop((x, 0, x + 1, picture.height)).tobytes()
    return [data[start : start + 3] for start in range(0, len(data), 3)]
