"""The list of cited works: numbers, or names and years with letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereport.citations import STYLES, CitationList, Cited
from casereport.references import Date, Name, Reference
from casereport.tree import CiteLink, Emph, Inline, Text, plain, walk


def work(key: str, *authors: str, year: int | None = 2019, title: str = "", **more: object) -> Reference:
    names = tuple(Name(*reversed(author.split(" "))) for author in authors)
    date = Date(year) if year else None
    made = Reference(key, authors=names, issued=date, title=(Text(title or f"Title {key}"),), container="Journal")
    return replace(made, **more)  # type: ignore[arg-type]


def text(nodes: tuple[Inline, ...]) -> str:
    return "".join(node.text for node in walk(nodes) if isinstance(node, Text | CiteLink))


ROSSI = [
    work("one", "A Rossi", "B Bianchi", title="Zebra"),
    work("two", "A Rossi", "B Bianchi", title="Apple"),
    work("old", "A Rossi", year=2001),
]


def test_numbers_follow_the_text() -> None:
    cited = CitationList("nlm", ROSSI)
    assert [(reference.key, cited.number(reference.key), cited.anchor(reference.key)) for reference in cited.order] == [
        ("one", "1", "ref-1"), ("two", "2", "ref-2"), ("old", "3", "ref-3"),
    ]  # fmt: skip
    assert text(cited.cite([Cited("old"), Cited("one")])) == "(1,3)"
    assert text(CitationList("nlm", ROSSI, brackets="square").cite([Cited("old")])) == "[3]"
    assert plain(cited.entry("two")) == "Rossi A, Bianchi B. Apple. Journal. 2019."


def test_a_work_given_twice_counts_once() -> None:
    assert len(CitationList("nlm", [*ROSSI, ROSSI[0]]).order) == 3


def test_names_and_years_stand_in_the_order_of_the_list() -> None:
    cited = CitationList("apa", ROSSI)
    assert [(reference.key, cited.number(reference.key), cited.anchor(reference.key)) for reference in cited.order] == [
        ("old", "", "ref-1"), ("two", "", "ref-2"), ("one", "", "ref-3"),
    ]  # fmt: skip
    assert text(cited.cite([Cited("one"), Cited("old"), Cited("two")])) == "(Rossi, 2001; Rossi & Bianchi, 2019a, 2019b)"
    assert plain(cited.entry("one")) == "Rossi, A., & Bianchi, B. (2019b). Zebra. Journal."


def test_each_year_is_a_link_to_its_entry() -> None:
    cited = CitationList("apa", ROSSI)
    assert cited.cite([Cited("one", "see", "p. 3", "for doses"), Cited("two")]) == (
        Text("("), CiteLink("Rossi & Bianchi, 2019a", "ref-2"), Text("; see "), CiteLink("Rossi & Bianchi, 2019b", "ref-3"), Text(", p. 3 for doses)"),
    )  # fmt: skip


def test_the_author_in_the_sentence_and_left_out() -> None:
    cited = CitationList("apa", ROSSI)
    assert cited.cite([Cited("one", locator="p. 3")], in_sentence=True) == (
        Text("Rossi and Bianchi ("),
        CiteLink("2019b", "ref-3"),
        Text(", p. 3)"),
    )
    assert text(cited.cite([Cited("one", bare=True)])) == "(2019b)"
    assert text(cited.cite([Cited("one", bare=True)], in_sentence=True)) == "(2019b)"
    assert text(cited.cite([Cited("one"), Cited("old")], in_sentence=True)) == "(Rossi, 2001; Rossi & Bianchi, 2019b)"
    assert text(CitationList("nlm", ROSSI).cite([Cited("one", bare=True)], in_sentence=True)) == "(1)"


def test_a_title_that_stands_for_authors_keeps_its_marks() -> None:
    book = work("book", title="handbook of fevers", type="book", container="")
    part = work("part", title="Fever in the valley", year=None)
    cited = CitationList("apa", [book, part])
    assert cited.cite([Cited("book")]) == (
        Text("("),
        Emph((CiteLink("Handbook of Fevers", "ref-2"),)),
        CiteLink(", 2019", "ref-2"),
        Text(")"),
    )
    assert text(cited.cite([Cited("part")])) == "(“Fever in the Valley,” n.d.)"


LABELS = {
    "one": ([work("a", "A Rossi")], "(Rossi, 2019)"),
    "two": ([work("a", "A Rossi", "B Verdi")], "(Rossi & Verdi, 2019)"),
    "three": ([work("a", "A Rossi", "B Verdi", "C Neri")], "(Rossi et al., 2019)"),
    "cut": ([work("a", "A Rossi", authors_cut=True)], "(Rossi et al., 2019)"),
    "group": ([work("a", authors=(Name(literal="CARE Group"),))], "(CARE Group, 2019)"),
    "editors": ([work("a", editors=(Name("Rossi", "A"), Name("Verdi", "B")))], "(Rossi & Verdi, 2019)"),
    "in press": ([work("a", "A Rossi", year=None, status="in press")], "(Rossi, in press)"),
    "third author tells apart": (
        [work("a", "A Rossi", "B Verdi", "C Neri"), work("b", "A Rossi", "B Verdi", "D Gallo")], "(Rossi, Verdi, & Neri, 2019)",
    ),
    "second author tells apart": (
        [work("a", "A Rossi", "B Verdi", "C Neri", "E Conti"), work("b", "A Rossi", "D Gallo", "C Neri")], "(Rossi, Verdi, et al., 2019)",
    ),
    "other years need no more names": (
        [work("a", "A Rossi", "B Verdi", "C Neri"), work("b", "A Rossi", "B Verdi", "D Gallo", year=2018)], "(Rossi et al., 2019)",
    ),
    "same names, many": (
        [work("a", "A Rossi", "B Verdi", "C Neri", title="Z"), work("b", "A Rossi", "B Verdi", "C Neri", title="A")], "(Rossi et al., 2019b)",
    ),
    "undated twice": ([work("a", "A Rossi", year=None, title="Z"), work("b", "A Rossi", year=None, title="A")], "(Rossi, n.d.-b)"),
    "two people of one name": ([work("a", "A Rossi"), work("b", "B Rossi", year=2001)], "(A. Rossi, 2019)"),
    "one person, one name": ([work("a", "A Rossi"), work("b", "A Rossi", year=2001)], "(Rossi, 2019)"),
}  # fmt: skip


@pytest.mark.parametrize("case", LABELS)
def test_how_a_work_is_called(case: str) -> None:
    works, expected = LABELS[case]
    assert text(CitationList("apa", works).cite([Cited("a")])) == expected


ORDERS = {
    "alone before together": [work("a", "A Rossi"), work("b", "A Rossi", "B Verdi", year=2001)],
    "undated, dated, in press": [work("a", "A Rossi", year=None), work("b", "A Rossi"), work("c", "A Rossi", year=None, status="in press")],
    "accents and barred letters": [work("a", "A Lopez"), work("b", "A Łuczak"), work("c", "A Lynn")],
    "particles": [work("a", "A Vance"), replace(work("b"), authors=(Name("Berg", "J", particle="van der"),)), work("c", "A Vaz")],
    "shorter first": [work("a", "Z Brown"), work("b", "A Browning")],
    "titles among names": [work("a", "A Moore"), work("b", title="New fevers"), work("c", "A Nolan")],
}


@pytest.mark.parametrize("case", ORDERS)
def test_order_of_the_list(case: str) -> None:
    works = ORDERS[case]
    assert [reference.key for reference in CitationList("apa", reversed(works)).order] == [reference.key for reference in works]


def test_more_than_26_works_alike() -> None:
    cited = CitationList("apa", [work(f"k{number}", "A Rossi", title=f"{number:03}") for number in range(30)])
    assert [text(cited.cite([Cited(f"k{number}")])) for number in (0, 25, 26, 29)] == [
        "(Rossi, 2019a)",
        "(Rossi, 2019z)",
        "(Rossi, 2019aa)",
        "(Rossi, 2019ad)",
    ]


families = st.sampled_from(["Rossi", "Verdi", "Neri", "Łuczak", ""])
names = st.builds(Name, families, st.sampled_from(["A", "Ada B.", ""]), literal=st.sampled_from(["", "", "CARE Group"]))
many = st.lists(st.builds(Reference, st.just("k"), authors=st.lists(names, max_size=4).map(tuple), authors_cut=st.booleans(),
                          title=st.sampled_from([(), (Text("Fever"),)]), issued=st.none() | st.just(Date(2019))), max_size=9)  # fmt: skip


@settings(max_examples=60)
@given(many, st.sampled_from(sorted(STYLES)))
def test_every_work_is_called_by_a_name_of_its_own(works: list[Reference], style: str) -> None:
    works = [replace(reference, key=f"k{number}") for number, reference in enumerate(works)]
    cited = CitationList(style, works)
    called = [text(cited.cite([Cited(reference.key)])) for reference in works]
    assert len(set(called)) == len(works)
    assert {reference.key for reference in cited.order} == {reference.key for reference in works}
    assert all(
        link.target == cited.anchor(reference.key)
        for reference in works
        for link in walk(cited.cite([Cited(reference.key)]))
        if isinstance(link, CiteLink)
    )
