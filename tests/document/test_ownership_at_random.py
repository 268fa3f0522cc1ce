"""Random records whose section tells some of the entries: those stand in it alone, all others in the supplement, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.oracle.records import yaml_text

from casereport.build import check
from casereport.tree import Document, Text, plain, walk

WORDS = """alvagin borrelan cidrome dorbital ebracin fluxomyl gantrose hirvane illoquin jadrone kelvitis lorqual mendrix nostrigel ophrane
pilgrane quandril rostelan sivomyl tarvexin ulmorane veltrisk wondrel xanthomyl yarvine zolquist"""
Entry = tuple[str, Any, str, tuple[str, ...]]
"""List of the patient, entry, the sentence that tells it, and the words by which it is known."""


def entries(random: Random) -> Iterator[Entry]:
    """Entries of every list of a patient, each with words of its own."""
    words = random.sample(WORDS.split(), 26)
    draw = iter(words)

    def two() -> tuple[str, str]:
        return next(draw), next(draw)

    for key, sentence in (("presenting", "He presented with {0}."), ("diagnoses", "{0} was diagnosed.")):
        word = next(draw)
        yield key, {"finding" if key == "presenting" else "label": word}, sentence.format(word.capitalize()), (word,)
    found, missing = two()
    yield "exam", {"label": found}, f"He had {found}.", (found,)
    yield "exam", {"label": missing, "present": "no"}, f"There was no {missing}.", (missing,)
    for key, name, sentence in (
        ("imaging", "kind", "{0} showed {1}."), ("tests", "name", "{0} showed {1}."), ("procedures", "name", "{0} showed {1}."),
        ("outcomes", "measure", "{0} was {1}."), ("adverse_events", "label", "{0} occurred and {1}."),
    ):  # fmt: skip
        first, second = two()
        told = {"outcomes": "value", "adverse_events": "outcome"}.get(key, "result")
        yield key, {name: first, told: second}, sentence.format(first.capitalize(), second), (first, second)
    rate = random.randint(60, 180)
    yield "vitals", {"name": "Heart rate", "value": f"{rate} /min"}, f"The heart rate was {rate}/min.", (str(rate),)


def case_of(seed: int) -> tuple[dict[str, Any], list[Entry], list[Entry]]:
    """A record, the entries that its section tells, and those that it does not."""
    random = Random(seed)
    chosen = [entry for entry in entries(random) if random.random() < 0.8]
    told = [entry for entry in chosen if random.random() < 0.5]
    patient: dict[str, Any] = {"id": "P1", "age": "40 y", "sex": "male"}
    for key, entry, _, _ in chosen:
        patient.setdefault(key, []).append(entry)
    prose = " ".join(["A 40-year-old man came.", *(sentence for _, _, sentence, _ in random.sample(told, len(told)))])
    record = {"casereport": "1", "status": "synthetic", "title": "A case of something", "patients": [patient], "sections": {"case": prose}}
    return record, told, [entry for entry in chosen if entry not in told]


def text_of(node: object) -> str:
    return "".join(plain((one,)) if isinstance(one, Text) else " " for one in walk(node)).lower()


def paths(record: dict[str, Any], left: list[Entry]) -> set[str]:
    return {f"patients[0].{key}[{record['patients'][0][key].index(entry)}]" for key, entry, _, _ in left}


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_a_fact_stands_in_the_section_that_owns_it_or_in_the_supplement(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + 50):
        record, told, left = case_of(seed)
        (tmp_path / "case.yaml").write_text(yaml_text(record), encoding="utf-8")
        checked = check(tmp_path)
        document = checked.document
        assert " ".join(text_of(document.body).split()) == f"case presentation {record['sections']['case']}".lower(), seed
        _expect_words(document, told, left, seed)
        notes = [problem.message for problem in checked.problems if problem.code == "untold"]
        listed = set(notes[0].partition(": ")[2].split(", ")) if notes else set()
        assert listed == paths(record, left), seed


def _expect_words(document: Document, told: list[Entry], left: list[Entry], seed: int) -> None:
    kept = text_of(document.supplement)
    assert [word for *_, words in left for word in words if kept.count(word) != 1] == [], seed
    assert [word for *_, words in told for word in words if word in kept] == [], seed
    assert [word for *_, words in left for word in words if word in text_of((document.body, document.back))] == [], seed
