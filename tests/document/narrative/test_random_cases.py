"""What is told of random records reads as sentences, and says nothing that the record does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.document.narrative.random_cases import random_case
from tests.document.short import read

from casereport.document import build_document
from casereport.journal import load_journal
from casereport.tree import Paragraph, plain, walk

SEEDS = range(60)

FAULTS = {
    "an empty sentence": r"^\W*$|[.!?] ?[.,;:]|(?<![\w)%])[.,;:]",
    "a small letter at the start of a sentence": r"(?:^|(?<=[a-z)%][.] ))(?!mg|pH|mRS)[a-z]",
    "no stop at the end": r"[^.!?]$",
    "a doubled word": r"\b(?!(?:had|that)\b)([a-z]+) \1\b",
    "a word of the record's form": r"\bnot_|\bnone known\b|\b(?:yes|true|false)\b|_|\w: [a-z]",
    "two spaces or a stray mark": r"  |\( | [,;.)]|,,|;;|\(\)",
    "an article that jars": r"\b[Aa] (?:[aeio]|ulcer|8|11|18|MRI|HIV)|\b[Aa]n (?:[bcdfgjklmnpqrstvwxyz]|unil)",
    "a verb that does not agree": r"\b(?:[Tt]hey|cultures|platelets) was\b|\b(?:[Ss]he|[Hh]e|patient) were\b|\b[Tt]hey has\b",
    "two articles": r"\b(?:an?|the) (?:an?|the|no|both)\b",
}


def paragraphs(folder: Path, seed: int) -> Iterator[str]:
    """The paragraphs told of a random record."""
    document, problems = build_document(read(folder, random_case(seed)), load_journal("plain"))
    assert not [problem for problem in problems if problem.severity == "error"]
    yield from (plain(node.children).replace("\u00a0", " ") for node in walk(document.body) if isinstance(node, Paragraph))


def faults(text: str) -> list[str]:
    """What is wrong with a paragraph."""
    found = [name for name, pattern in FAULTS.items() if re.search(pattern, text)]
    return found + ["brackets that do not balance"] * (text.count("(") != text.count(")"))


@pytest.mark.parametrize("seed", SEEDS)
def test_random_records_read_as_sentences(seed: int, tmp_path: Path) -> None:
    assert [(found, text) for text in paragraphs(tmp_path / "case", seed) if (found := faults(text))] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_told_is_one_of_the_record(seed: int, tmp_path: Path) -> None:
    known = set(re.findall(r"\d+", random_case(seed)))
    for text in paragraphs(tmp_path / "case", seed):
        bare = re.sub(r"(?:Table|Figure) \d+|Hospital day 1 |80-to-89|Days are counted .*", "", text)
        assert set(re.findall(r"\d+", bare)) <= known | {"0"}, text


def test_the_guard_sees_what_it_is_for() -> None:
    for name, text in {
        "an empty sentence": "Rash. .", "a small letter at the start of a sentence": "rash came.", "no stop at the end": "Rash",
        "a doubled word": "She was was ill.", "a word of the record's form": "Allergies: none known.", "two spaces or a stray mark": "A  rash.",
        "an article that jars": "She had a ulcer.", "a verb that does not agree": "They was ill.", "two articles": "CT of the both knees.",
    }.items():  # fmt: skip
        assert name in faults(text)
    assert "brackets that do not balance" in faults("A rash (mild.")
