"""Works are known by key, identifier or title; their fields and numbers are compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.revision.repositories import write

from casereport.case.source import load
from casereport.references import Reference
from casereport.references.reference import Date, Name
from casereport.revision.bibliography import compare_numbers, compare_references, renamed_keys
from casereport.revision.cases import compare_cases
from casereport.tree import Text

MARSH = Reference(
    "marsh2019",
    authors=(Name("Marsh", "A"),),
    title=(Text("Serositis in the long run"),),
    issued=Date(2019),
    pages="1-9",
    container="J Inv",
    doi="10.5555/m",
)
DONG = Reference("dong2020", authors=(Name("Dong", "B"),), title=(Text("A rash that stays"),), issued=Date(2020, 3))

BIB = """@article{%s, author = {Marsh, Ada}, title = {Serositis in the long run}, journal = {J Inv}, year = {2019}, pages = {%s}}
@article{dong, author = {Dong, Ben}, title = {A rash that stays}, journal = {J Inv}, year = {2020}, pages = {3}}
"""
CASE = """casereport: 1
status: synthetic
title: A case
patients: [{id: P1}]
sections: {introduction: "Known [@%s] and seen [@%s]."}
references: references.bib
"""


def by_key(*works: Reference) -> dict[str, Reference]:
    return {work.key: work for work in works}


def told(old: dict[str, Reference], new: dict[str, Reference]) -> list[tuple[str, tuple[str, ...], str, str]]:
    return [(one.kind, one.words[1:], one.old, one.new) for one in compare_references(old, new)]


def test_fields_that_changed() -> None:
    new = replace(MARSH, pages="1-12", authors=(*MARSH.authors, Name("Lu", "C")), doi="", issued=Date(2019, 5))
    assert told(by_key(MARSH, DONG), by_key(DONG, new)) == [
        ("changed", ("marsh2019", "authors"), "Marsh A", "Marsh A, Lu C"),
        ("changed", ("marsh2019", "date"), "2019", "2019-05"),
        ("changed", ("marsh2019", "pages"), "1-9", "1-12"),
        ("removed", ("marsh2019", "DOI"), "10.5555/m", ""),
    ]


def test_a_work_under_another_key_is_the_same_work() -> None:
    renamed = {"by doi": replace(MARSH, key="m", title=(Text("Another"),)), "by title": replace(MARSH, key="m", doi="")}
    for work in renamed.values():
        assert told(by_key(MARSH), by_key(work))[0] == ("changed", ("m", "key"), "marsh2019", "m")
        assert renamed_keys(by_key(MARSH), by_key(work)) == {"marsh2019": "m"}


def test_works_that_came_and_went() -> None:
    assert told(by_key(MARSH), by_key(DONG)) == [
        ("removed", ("marsh2019",), "Marsh A. Serositis in the long run. J Inv 2019. 10.5555/m", ""),
        ("added", ("dong2020",), "", "Dong B. A rash that stays. 2020"),
    ]


def test_numbers_that_changed_are_moves() -> None:
    old, new = [("a", "1"), ("b", "2"), ("c", "3"), ("d", "")], [("x", "1"), ("a", "2"), ("c", "3"), ("d", "")]
    assert [(one.kind, one.words, one.old, one.new) for one in compare_numbers(old, new, {})] == [
        ("moved", ("References", "a"), "number 1", "number 2")
    ]


def test_two_cases_with_their_files(tmp_path: Path) -> None:
    write(tmp_path / "a", {"case.yaml": CASE % ("marsh", "dong"), "references.bib": BIB % ("marsh", "1--9")})
    write(tmp_path / "b", {"case.yaml": CASE % ("dong", "m19"), "references.bib": BIB % ("m19", "1--12")})
    changes = compare_cases(load(tmp_path / "a"), load(tmp_path / "b")).changes
    assert [(one.kind, one.words, one.old, one.new) for one in changes] == [
        ("changed", ("section", "Introduction"), "Known [@marsh] and seen [@dong].", "Known [@dong] and seen [@m19]."),
        ("changed", ("References", "m19", "key"), "marsh", "m19"),
        ("changed", ("References", "m19", "pages"), "1–9", "1–12"),
        ("moved", ("References", "dong"), "number 2", "number 1"),
        ("moved", ("References", "m19"), "number 1", "number 2"),
    ]
    place = changes[2].new_place
    assert place
    assert (place.file, place.line) == ((tmp_path / "b" / "references.bib").as_posix(), 1)
