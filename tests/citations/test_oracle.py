"""Our entries and groups beside those of another processor (data/citations/README.md): equal, or on the list of reasoned differences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from casereport.citations import STYLES, CitationList, Cited, format_reference
from casereport.references import Reference
from casereport.references.read.csl import build_reference
from casereport.tree import CiteLink, Emph, Inline, Link, Strong, Sub, Sup, Text

DATA = Path(__file__).parent.parent / "data" / "citations"
SETS = {"seed": 5, "hard": 105, "published": 309}
TAGS = {Emph: "i", Strong: "b", Sup: "sup", Sub: "sub"}

# Of 419 entries: equal to the corrected style, to the style as published. Of 60 groups: the same.
# What the styles as published print otherwise: nlm PubMed numbers, frontiers and bmj a sign in every entry, all but ama a locator.
AGREEMENT = {
    "nlm": (417, 161, 60, 51),
    "ama": (416, 413, 60, 45),
    "frontiers": (417, 3, 60, 25),
    "bmj": (417, 10, 60, 51),
    "bmc": (416, 393, 60, 51),
    "elsevier-vancouver": (417, 408, 60, 51),
    "nature": (415, 386, 60, 51),
    "apa": (415, 414, 60, 45),
}


def marked(nodes: tuple[Inline, ...]) -> str:
    """The nodes as text with tags for marks."""
    parts = []
    for node in nodes:
        if isinstance(node, Emph | Strong | Sup | Sub):
            parts.append(f"<{TAGS[type(node)]}>{marked(node.children)}</{TAGS[type(node)]}>")
        else:
            assert isinstance(node, Text | Link | CiteLink)
            parts.append(node.text)
    return "".join(parts)


@cache
def read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def references(name: str) -> dict[str, Reference]:
    return {item["id"]: build_reference(item, item["id"]) for item in read(f"{name}.json")["items"]}


def expected(style: str, name: str) -> Iterator[tuple[str, str, str]]:
    """Key, text, text of the style as published."""
    for key, text, *published in read(f"printed/{style}.json")[name]:
        yield key, text, published[0] if published else text


@cache
def printed(style: str, name: str) -> dict[str, str]:
    """Our entries; an author–year list of many works has its letters, works with one difficulty each are formatted alone."""
    works = references(name)
    if STYLES[style].is_numeric or name != "published":
        return {key: marked(format_reference(work, style)) for key, work in works.items()}
    cited = CitationList(style, works.values())
    return {key: marked(cited.entry(key)) for key in works}


@cache
def cited_works() -> dict[str, Reference]:
    return {item["id"]: build_reference(item, item["id"]) for item in read("clusters.json")["works"]}


@cache
def groups(style: str) -> dict[str, str]:
    cited = CitationList(style, cited_works().values())
    return {group["what"]: marked(cited.cite([as_cited(**one) for one in group["cites"]])) for group in read("clusters.json")["groups"]}


def as_cited(id: str, prefix: str = "", locator: str = "", suffix: str = "", bare: bool = False) -> Cited:  # noqa: A002
    return Cited(id, prefix, locator, suffix, bare)


@cache
def kept(style: str) -> dict[str, str]:
    return {row["entry"]: row["ours"] for row in read("kept.json") if row["style"] == style}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", SETS)
def test_entries_agree_with_another_processor(style: str, name: str) -> None:
    ours = printed(style, name)
    different = {key: (ours[key], text) for key, text, _ in expected(style, name) if ours[key] != kept(style).get(key, text)}
    assert different == {}
    assert len(ours) == SETS[name]


@pytest.mark.parametrize("style", STYLES)
def test_groups_agree_with_another_processor(style: str) -> None:
    ours = groups(style)
    # A raised group is raised by the document, not by its text.
    other = {what: text.removeprefix("<sup>").removesuffix("</sup>") for what, text, _ in expected(style, "groups")}
    assert ours == other
    assert len(ours) == 60


@pytest.mark.parametrize("style", STYLES)
def test_the_agreement_is_as_it_was_counted(style: str) -> None:
    entries = [(printed(style, name)[key], text, published) for name in SETS for key, text, published in expected(style, name)]
    raised = [(f"<sup>{text}</sup>" if STYLES[style].superscript else text) for text in groups(style).values()]
    pairs = list(zip(raised, ((text, published) for _, text, published in expected(style, "groups")), strict=True))
    assert AGREEMENT[style] == (
        sum(ours == text for ours, text, _ in entries),
        sum(ours == published for ours, _, published in entries),
        sum(ours == text for ours, (text, _) in pairs),
        sum(ours == published for ours, (_, published) in pairs),
    )
    assert AGREEMENT[style][0] >= 0.985 * len(entries)


def test_a_kept_difference_is_a_difference() -> None:
    rows = [(row["style"], row["entry"]) for row in read("kept.json")]
    assert len(rows) == len(set(rows)) == 22
    other = {(style, key): text for style in STYLES for name in SETS for key, text, _ in expected(style, name)}
    assert [row for row in rows if kept(row[0])[row[1]] == other[row]] == []


def test_every_kept_difference_has_a_rule() -> None:
    assert all(len(row["rule"]) > 30 for row in read("kept.json"))


def test_every_correction_of_a_style_has_a_rule() -> None:
    styles = json.loads((Path(__file__).parents[2] / "scripts" / "citation_oracle" / "styles.json").read_text(encoding="utf-8"))
    assert list(styles) == list(STYLES)
    corrections = [correction for style in styles.values() for correction in style["corrections"]]
    assert len(corrections) > 30
    assert all(len(correction["rule"]) > 15 and correction["find"] != correction["replace"] for correction in corrections)


def test_author_year_lists_stand_in_the_same_order() -> None:
    ours = [work.key for work in CitationList("apa", references("published").values()).order]
    other = [key for key, _, _ in expected("apa", "published")]
    moved = [key for key, there in zip(ours, other, strict=True) if key != there]
    # The manual's rules: nothing precedes something (Bahn, R. S. before Bahn Chair, R. S.); letter by letter, spaces passed over
    # (Deitch before De Keuleneer, as Benjamin before ben Yaakov). The processor passes over the comma, and not over the space.
    assert moved == ["PMC4737013-B11", "PMC4738992-B1", "PMC4738940-B22", "PMC4745309-B10"]
    works = CitationList("apa", cited_works().values())
    assert [work.key for work in works.order] == [key for key, _, _ in expected("apa", "works")]
    assert [marked(works.entry(work.key)) for work in works.order] == [text for _, text, _ in expected("apa", "works")]
