"""Typographic quotation marks."""

from __future__ import annotations

import pytest

from casereport.citations.quotes import curl, curled
from casereport.references import Name, Reference
from casereport.tree import Emph, Text

TEXTS = {
    "the child's fever": "the child’s fever",
    "O'Neill": "O’Neill",
    "the dogs' bite": "the dogs’ bite",
    "the 'red' man": "the ‘red’ man",
    "'red' men": "‘red’ men",
    "fever in the '90s": "fever in the ’90s",
    'the "red man" (and "blue")': "the “red man” (and “blue”)",
    "5'-nucleotidase": "5'-nucleotidase",
    "“typed” already’s": "“typed” already’s",
    "none": "none",
}


@pytest.mark.parametrize("text", TEXTS)
def test_curl(text: str) -> None:
    assert curl(text) == TEXTS[text]


def test_a_mark_after_marked_up_text() -> None:
    title = (Emph((Text("E. coli"),)), Text('\'s "way"'))
    assert curled(Reference("k", title=title)).title == (Emph((Text("E. coli"),)), Text("’s “way”"))


def test_names_and_journals() -> None:
    done = curled(Reference("k", authors=(Name("O'Neill", "M"),), container="Men's Health"))
    assert (done.authors[0].family, done.container) == ("O’Neill", "Men’s Health")


def test_a_reference_without_marks_is_itself() -> None:
    reference = Reference("k", title=(Text("Fever"),))
    assert curled(reference) is reference
