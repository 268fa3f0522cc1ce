"""Headline capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.citations.capitals import first_capital, headline
from casereport.citations.pieces import piece
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
    "étude of a fever": "Étude of a Fever",
    "a": "A",
    "": "",
}


@pytest.mark.parametrize("title", TITLES)
def test_headline(title: str) -> None:
    assert plain(headline(piece(title))) == TITLES[title]


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
