"""Random treatments, procedures, outcomes and adverse events: told whole, in sentences, with no number that the record does not hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.document.narrative.random_therapy import random_therapy
from tests.document.short import build

from casereport.tree import Document, Paragraph, plain, walk

FAULTS = {
    "an empty sentence": r"^\W*$|[.!?] ?[.,;:]|(?<![\w)%])[.,;:]",
    "a small letter at the start of a sentence": r"^[a-z]|(?<=[a-z)%][.] )[a-z]",
    "no stop at the end": r"[^.!?]$",
    "a doubled word": r"\b(?!(?:had|that)\b)([a-z]+) \1\b",
    "a word of the record's form": r"\bnot_|\bnone known\b|\b(?:yes|true|false)\b|_|\w: [a-z]",
    "two spaces or a stray mark": r"  |\( | [,;.)]|,,|;;|\(\)",
    "a verb that does not agree": r"\b(?:[Tt]hey|glucocorticoids|cells) was\b|\b(?:[Ss]he|[Hh]e|patient) were\b",
    "two articles": r"\b(?:an?|the) (?:an?|the|no)\b",
}


@pytest.mark.parametrize("seed", range(40))
def test_random_therapy_reads_as_sentences_and_is_told_whole(seed: int, tmp_path: Path) -> None:
    text = random_therapy(seed)
    made, problems = build(tmp_path / "case", text)
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert [section.id for section in made.back if section.role == "details"] == []
    for told in paragraphs(made):
        assert [name for name, pattern in FAULTS.items() if re.search(pattern, told)] == [], told
        assert told.count("(") == told.count(")"), told
        bare = re.sub(r"(?:Table|Figure) \d+", "", told)
        assert set(re.findall(r"\d+", bare)) <= set(re.findall(r"\d+", text)), told


def paragraphs(made: Document) -> list[str]:
    """The paragraphs of the body."""
    return [plain(node.children).replace("\u00a0", " ") for node in walk(made.body) if isinstance(node, Paragraph)]


def test_the_guard_sees_what_it_is_for() -> None:
    for name, text in {
        "an empty sentence": "Rash. .", "a small letter at the start of a sentence": "rash came.", "no stop at the end": "Rash",
        "a doubled word": "She was was ill.", "a word of the record's form": "Adherence: complete.", "two articles": "It was the a rash.",
        "two spaces or a stray mark": "A  rash.", "a verb that does not agree": "Red cells was given.",
    }.items():  # fmt: skip
        assert re.search(FAULTS[name], text), name
