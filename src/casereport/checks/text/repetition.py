"""Checks of repetition: the background of the abstract is not the introduction, no paragraph stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.document.narrative.remainder import texts_of
from casereport.problems import Path, Problem, fault

_SHINGLE = 5  # words
_SHARED = 0.5
"""The share of one text's runs of five words that another may hold; more is a copy (near-duplicate detection by shingles)."""
_TOLD = ("abstract", "sections", "discussion", "lessons", "highlights")
_LONG, _CITED = 10, 6  # words of a sentence that is compared; one that cites a work tells no course, and is compared when it is short
_LEAST = 15  # words of a paragraph that is compared


def no_text_is_copied(subject: Subject) -> list[Problem] | None:
    """No paragraph of the text, and no part of the abstract, is for the greater part made of the words of one before it."""
    paragraphs = [(path, _shingles(text)) for path, text in _paragraphs(subject)]
    problems: list[Problem] = []
    for index, (path, runs) in enumerate(paragraphs):
        copied = next((other for other, earlier in paragraphs[:index] if _is_copy(runs, earlier)), None)
        if copied is not None:
            message = f"most words of a paragraph here stand in {'the same text' if copied == path else str(copied[0])} as well"
            problems.append(fault("repeated-text", message, path=path, hint="tell it once; the abstract sums up in words of its own"))
    problems += list(_same_sentences(subject, {problem.path for problem in problems}))
    return list(dict.fromkeys(problems)) if paragraphs or problems else None


def _same_sentences(subject: Subject, told: set[Path]) -> Iterator[Problem]:
    """A sentence of ten words or more that stands in the text twice, outside the paragraphs that are told as copies."""
    seen: dict[str, Path] = {}
    repeated: set[str] = set()
    for sentence in subject.sentences:
        words = " ".join(re.findall(r"[\w'’-]+", sentence.text.lower()))
        if sentence.path[0] in _TOLD and sentence.path not in told and words.count(" ") >= (_CITED if sentence.cites else _LONG) - 1:
            if words in seen and words not in repeated:
                repeated.add(words)
                yield sentence.problem("repeated-text", "this sentence stands in the text twice", "tell it once")
            seen.setdefault(words, sentence.path)


def _is_copy(first: set[tuple[str, ...]], second: set[tuple[str, ...]]) -> bool:
    return len(first & second) > _SHARED * min(len(first), len(second))


def _paragraphs(subject: Subject) -> Iterator[tuple[Path, str]]:
    for path, kind, text in texts_of(subject.record):
        if kind == "markdown" and path[0] in ("abstract", "sections", "discussion"):
            yield from ((path, part) for part in re.split(r"\n[ \t]*\n", text) if len(part.split()) >= _LEAST)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w'’-]+", text.lower())
    return {tuple(words[index : index + _SHINGLE]) for index in range(len(words) - _SHINGLE + 1)}
