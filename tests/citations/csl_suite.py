"""The official test suite of CSL, each file a fixture: what it holds, and what this project's CSL path prints for it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casereport.citations.csl import marks
from casereport.citations.csl.engine import Engine
from casereport.citations.csl.items import CslCite

_SECTION = re.compile(r">>=+ ([A-Z-]+) =+>>\n?(.*?)\n?<<=+ \1 =+<<", re.DOTALL)
_OPENED = {
    marks.ITALIC: ("<i>", "</i>"),
    marks.BOLD: ("<b>", "</b>"),
    marks.SUP: ("<sup>", "</sup>"),
    marks.SUB: ("<sub>", "</sub>"),
    marks.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    marks.UNDERLINE: ('<span style="text-decoration:underline;">', "</span>"),
}
_UPRIGHT = {marks.ITALIC: "font-style", marks.BOLD: "font-weight"}


@dataclass(frozen=True, slots=True)
class Fixture:
    """One file: how it is run, and what must come out."""

    mode: str
    style: str
    items: list[dict[str, Any]]
    groups: list[list[dict[str, Any]]]
    result: str


def read_fixture(path: Path) -> Fixture | None:
    """The fixture of a file; None where it edits citations one after the other, as a word processor does."""
    parts = dict(_SECTION.findall(path.read_text(encoding="utf-8")))
    if parts["MODE"].strip() not in ("citation", "bibliography") or {"CITATIONS", "BIBENTRIES", "BIBSECTION"} & set(parts):
        return None
    items = json.loads(parts["INPUT"])
    groups = json.loads(parts["CITATION-ITEMS"]) if "CITATION-ITEMS" in parts else [[{"id": item.get("id")} for item in items]]
    return Fixture(parts["MODE"].strip(), parts["CSL"].strip(), items, groups, without_layout(parts["RESULT"].strip()))


def without_layout(html: str) -> str:
    """The expected text without the boxes that say where on the page a part of an entry stands, which the document settles."""
    if "csl-entry" not in html:
        return html
    entries = re.split(r'<div class="csl-entry">', re.sub(r"</?div(?! class=.csl-entry)[^>]*>", "", html))[1:]
    return "\n".join(re.sub(r"\s+", " ", entry).strip() for entry in entries)


def run_fixture(fixture: Fixture) -> str:
    """What the CSL path prints, as the suite writes it down; raises whatever it raises."""
    locale = re.search(r"<style[^>]*\bdefault-locale=\"([^\"]+)\"", fixture.style)
    engine = Engine(fixture.style.encode(), locale[1] if locale else "en-US", fixture.items, numbered=True)
    if fixture.mode == "citation":
        return "\n".join(as_html(engine.cite([_cite(one) for one in group])) for group in fixture.groups)
    return "\n".join(re.sub(r"\s+", " ", as_html(engine.entry(key))).strip() for key in engine.order)


def _cite(given: dict[str, Any]) -> CslCite:
    locator = str(given.get("locator") or "")
    words = {name: str(given.get(name) or "") for name in ("prefix", "suffix")}
    return CslCite(str(given["id"]), given.get("label", "page"), locator, **words, bare=bool(given.get("suppress-author")))


def as_html(text: str) -> str:
    """The marked text as HTML."""
    done, opened = "", list[tuple[str, str]]()
    for sign in text:
        if sign in marks.OPENING:
            is_again = sign in _UPRIGHT and sum(kind == sign for kind, _ in opened) % 2
            start, end = (f'<span style="{_UPRIGHT[sign]}:normal;">', "</span>") if is_again else _OPENED.get(sign, ("", ""))
            opened.append((sign, end))
            done += start
        elif sign == marks.CLOSE:
            done += opened.pop()[1]
        elif not re.match(marks.MARK, sign):
            done += {"&": "&#38;", "<": "&#60;", ">": "&#62;"}.get(sign, sign)
    return done
