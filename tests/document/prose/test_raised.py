"""Raised citations stand against their word and behind commas and stops."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.document.short import REFERENCES, read

from casereport.citations.choice import StyleChoice
from casereport.document import build_document
from casereport.document.prose.raised import raise_citations
from casereport.journal import load_journal
from casereport.tree import Cite, CiteLink, Document, Emph, Paragraph, Section, Strong, Sub, Sup, Text, plain, walk

RAISED = Cite("cite-1", (CiteLink("ref-a", "1"),), "superscript")
SECOND = Cite("cite-2", (CiteLink("ref-b", "2"),), "superscript")
PLAIN = Cite("cite-1", (Text("["), CiteLink("ref-a", "1"), Text("]")))


def led(cite: Cite, sign: str) -> Cite:
    return replace(cite, parts=(Text(sign), *cite.parts))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((Text("shock "), RAISED, Text(". Then")), ("shock.", RAISED, " Then")),
        ((Text("shock"), RAISED, Text(", fever")), ("shock,", RAISED, " fever")),
        ((Text("shock "), RAISED, Text("; fever")), ("shock", RAISED, "; fever")),
        ((Text("shock "), RAISED, Text(" and")), ("shock", RAISED, " and")),
        ((Text("shock "), RAISED, Text("... and")), ("shock", RAISED, "... and")),
        ((Emph((Text("shock"),)), RAISED, Text(".")), (Emph((Text("shock"),)), ".", RAISED)),
        ((RAISED, Text(" showed")), (RAISED, " showed")),
        ((Text("shock "), RAISED, Text(" "), SECOND, Text(".")), ("shock.", RAISED, " ", SECOND)),
        ((Text("shock "), PLAIN, Text(". Then")), ("shock ", PLAIN, ". Then")),
        ((Strong((Text("shock"), RAISED)), Text(". Then")), (Strong((Text("shock."), RAISED)), " Then")),
        ((Text("shock "), Emph((RAISED,)), Text(", fever")), ("shock,", Emph((RAISED,)), " fever")),
        ((Emph((Text("shock"), RAISED)), SECOND), (Emph((Text("shock"), RAISED)), led(SECOND, ","))),
        ((Text("10"), Sup((Text("9"),)), RAISED), ("10", Sup((Text("9"),)), led(RAISED, "\u00a0"))),
        ((Emph((Text("10"), Sup((Text("9"),)))), RAISED), (Emph((Text("10"), Sup((Text("9"),)))), led(RAISED, "\u00a0"))),
        ((Text("CO"), Sub((Text("2"),)), Text(" "), RAISED), ("CO", Sub((Text("2"),)), led(RAISED, "\u00a0"))),
    ],
)
def test_where_a_citation_stands(items: tuple[Any, ...], expected: tuple[Any, ...]) -> None:
    assert [node.text if isinstance(node, Text) else node for node in raise_citations(items)] == list(expected)


def printed(tmp_path: Path, prose: str, style: str = "ama") -> list[str]:
    """The paragraphs of prose that cites works a to d, and nothing that the record had to add at the end."""
    made = built(tmp_path, prose, style)
    assert "sec-details" not in {node.id for node in walk(made.back) if isinstance(node, Section)}
    return [plain(node.children) for node in walk(made.body) if isinstance(node, Paragraph)]


def built(tmp_path: Path, prose: str, style: str) -> Document:
    case = read(tmp_path, f"references: refs.bib\nsections: {{case: '{prose}'}}\n", refs_bib=REFERENCES)
    return build_document(case, StyleChoice(name=style).within(load_journal("plain")))[0]


# What stands in the prose, under AMA.
SENTENCES = {
    "a stop": ("A child had shock [@a].", "A child had shock.1"),
    "a comma, and later a citation in italics": ("Others say so [@a], but *not all [@b]* agree.", "Others say so,1 but not all2 agree."),
    "a comma, and later one in bold with its own stop": ("So [@a], but **no [@b].** End.", "So,1 but no.2 End."),
    "side by side": ("Told before [@a][@b].", "Told before.1,2"),
    "side by side with a space": ("Told before [@b] [@a].", "Told before.1,2"),
    "three side by side are a range": ("Told [@a][@b][@c] before.", "Told1-3 before."),
    "a name and a group": ("As @a [@b] said.", "As1,2 said."),
    "across italics": ("Told *before [@a]*[@b].", "Told before.1,2"),
    "twice the same": ("Told [@a][@a; @b].", "Told.1,2"),
    "behind a power": ("At 10^9^[@a].", "At 109.\u00a01"),
    "a page behind a name": ("As @a [p. 33] said.", "As1(p33) said."),
    "a line": ("In line [@a, l. 12].", "In line.1(l 12)"),
    "a place in brackets of its own": ("Told [see @a [pp. 3-5]].", "Told.see 1(pp3-5)"),
    "words in brackets of their own": ("Told [@a, [sic]; @b].", "Told.1 [sic],2"),
    "words in brackets behind a name": ("As @a [a nurse] said.", "As1 [a nurse] said."),
    "a link behind a name": ("As @a [said](https://example.org).", "As1 said."),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_raised_citations_in_prose(case: str, tmp_path: Path) -> None:
    prose, expected = SENTENCES[case]
    assert printed(tmp_path, prose) == [expected]


# The same under a style with brackets, whose groups stay apart.
BRACKETED = {
    "side by side": ("Told [@a][@b].", "Told (1)(2)."),
    "a page behind a name": ("As @a [p. 33] said.", "As (1(p33)) said."),
    "a line": ("In line [@a, l. 12].", "In line (1(l 12))."),
    "words before the first stay there": ("Told [see @b; @a] [@a].", "Told (see 1,2) (1)."),
}


@pytest.mark.parametrize("case", BRACKETED)
def test_the_same_in_brackets(case: str, tmp_path: Path) -> None:
    prose, expected = BRACKETED[case]
    assert printed(tmp_path, "First [@a]. " + prose, "nlm") == [f"First (1). {expected}"]


def test_a_place_behind_a_name_under_names_and_years(tmp_path: Path) -> None:
    assert printed(tmp_path, "As @a [p. 33] said.", "apa") == ["As A (2020, p. 33) said."]
