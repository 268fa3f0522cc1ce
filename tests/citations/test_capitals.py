"""Headline capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.citations.capitals import first_capital, headline, open_subtitles
from casereport.citations.pieces import piece
from casereport.references import Reference
from casereport.tree import Emph, Strong, Sub, Text, plain

TITLES = {
    "handbook of rare fevers": "Handbook of Rare Fevers",
    "the fevers of war and peace: a guide": "The Fevers of War and Peace: A Guide",
    "what is fever? an answer": "What Is Fever? An Answer",
    "what to look for": "What to Look For",
    "on-call doctors and end-to-end care": "On-Call Doctors and End-to-End Care",
    "pH, mRNA and iPhone": "pH, mRNA and iPhone",
    "FEVER in the tropics": "FEVER in the Tropics",
    "TNF-α in the child": "TNF-α in the Child",
    "the “cold” child (and its mother)": "The “Cold” Child (and Its Mother)",
    "the child’s fever": "The Child’s Fever",
    "bloomberg.com on fever": "Bloomberg.com on Fever",
    "on arXiv.org and nature.com of i.v. fever": "On arXiv.org and Nature.com of i.v. Fever",
    "étude of a fever": "Étude of a Fever",
    "a": "A",
    "": "",
}


# Title, subtitle of a field of its own → with a small letter behind the colon, with a capital.
SUBTITLES = {
    ("Fever", "A handbook"): ("Fever: a handbook", "Fever: A handbook"),
    ("Fever", "An update"): ("Fever: an update", "Fever: An update"),
    ("Fever", "The case of a child"): ("Fever: the case of a child", "Fever: The case of a child"),
    ("Fever", "How to treat it"): ("Fever: how to treat it", "Fever: How to treat it"),
    ("Fever", "The Hague treaty"): ("Fever: The Hague treaty", "Fever: The Hague treaty"),
    ("Fever", "Vitamin A in children"): ("Fever: Vitamin A in children", "Fever: Vitamin A in children"),
    ("Fever", "A Guide for Clinicians"): ("Fever: A Guide for Clinicians", "Fever: A Guide for Clinicians"),
    ("Fever", "a handbook"): ("Fever: a handbook", "Fever: A handbook"),
    ("Fever", "mRNA vaccines"): ("Fever: mRNA vaccines", "Fever: mRNA vaccines"),
    ("Is it fever?", "An update"): ("Is it fever? An update", "Is it fever? An update"),
}


@pytest.mark.parametrize("typed", SUBTITLES, ids=" | ".join)
def test_a_subtitle_opens_as_the_style_opens_it(typed: tuple[str, str]) -> None:
    title, subtitle = typed
    whole = f"{title} {subtitle}" if title.endswith("?") else f"{title}: {subtitle}"
    work = Reference("k", "chapter", title=(Text(whole),), container=whole, subtitles=(subtitle,))
    opened = [open_subtitles(work, raised=raised) for raised in (False, True)]
    assert tuple(work.title_text for work in opened) == SUBTITLES[typed]
    assert tuple(work.container for work in opened) == SUBTITLES[typed]


def test_a_subtitle_that_was_typed_into_the_title_or_is_not_english_stays() -> None:
    typed = Reference("k", title=(Text("Fever: A handbook"),))
    german = Reference("k", title=(Text("Fieber: A handbook"),), subtitles=("A handbook",), language="de")
    assert open_subtitles(typed, raised=False) == typed
    assert open_subtitles(german, raised=False) == german


@pytest.mark.parametrize("title", TITLES)
def test_headline(title: str) -> None:
    assert plain(headline(piece(title))) == TITLES[title]


def test_an_address_keeps_its_letters() -> None:
    assert plain(headline(piece("see https://example.org/a-case/of fever"))) == "See https://example.org/a-case/of Fever"


def test_protected_phrases_keep_their_case() -> None:
    assert plain(headline(piece("fever in vitro and in vivo"), ("in vitro",))) == "Fever in vitro and in Vivo"
    assert plain(headline(piece("fever of van gogh"), ("van gogh", "(", ""))) == "Fever of van gogh"


def test_italics_and_lowered_letters_keep_their_case() -> None:
    title = (Text("a case of "), Emph((Text("escherichia coli"),)), Strong((Text(" fever"),)), Sub((Text("max"),)), Text(" today"))
    done = (Text("A Case of "), Emph((Text("escherichia coli"),)), Strong((Text(" Fever"),)), Sub((Text("max"),)), Text(" Today"))
    assert headline(title) == done


def test_first_capital() -> None:
    assert [first_capital(text) for text in ("dissertation", "master's thesis", "mRNA data", "PhD", "")] == [
        "Dissertation", "Master's thesis", "mRNA data", "PhD", "",
    ]  # fmt: skip


@given(st.text(max_size=40))
def test_only_the_case_changes(title: str) -> None:
    printed = plain(headline(piece(title)))
    assert len(printed) == len(title)
    assert printed.casefold() == title.casefold() or not title.isascii()
