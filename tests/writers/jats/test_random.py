"""Whatever stands in a tree or in a bibliography, the article is valid and nothing of it is lost."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.jats import faults, read
from tests.writers.trees import texts, trees

from casereport import tree
from casereport.journal import load_journal
from casereport.references.reference import Date, Name, Reference
from casereport.writers import Source
from casereport.writers.jats import write_output
from casereport.writers.jats.works import TYPES

PLAIN = load_journal("plain")

# What random trees have and documents do not: ids twice, references in any order, sections of blank paragraphs.
ODD = (
    "already defined", "a section has nothing but its title", "the references do not have the numbers of the printed list",
    "the references do not stand in the order in which they are cited", "not all citations of the document are there",
    "a keyword is empty", "a link has no address that is safe, or no text",
)  # fmt: skip

names = st.builds(
    Name, texts | st.just(""), texts | st.just(""), st.sampled_from(["", "van der"]), st.sampled_from(["", "Jr"]), texts | st.just("")
)
people = st.lists(names, max_size=3).map(tuple)
dates = st.builds(Date, st.integers(1000, 2100), st.integers(0, 12), st.integers(0, 28), st.integers(0, 4))
some = st.one_of(st.just(""), texts)
works = st.builds(
    Reference,
    st.just("key"),
    type=st.sampled_from([*TYPES, "graphic"]),
    authors=people,
    authors_cut=st.booleans(),
    editors=people,
    translators=people,
    directors=people,
    title=st.lists(st.builds(tree.Text, texts) | st.builds(tree.Emph, st.just((tree.Text("x"),))), max_size=2).map(tuple),
    original_title=some,
    language=st.sampled_from(["", "de", "fr, de", "not a tag", "pt-BR"]),
    container=some,
    container_short=some,
    collection=some,
    issued=st.none() | dates,
    volume=some,
    volume_title=some,
    issue=some,
    supplement=some,
    pages=some | st.sampled_from(["207-11", "S12–S15", "1-2, 5-6", "e45", "p. 3"]),
    number_of_pages=some,
    number=some,
    edition=some,
    genre=some,
    version=some,
    publisher=some,
    publisher_place=some,
    event=some,
    event_place=some,
    isbn=some,
    doi=some | st.just("10.1000/x<y>(1)"),
    pmid=some | st.just("12"),
    pmcid=some | st.just("PMC12"),
    url=some | st.just("https://example.org/?a=1&b=2"),
    accessed=st.none() | dates,
    status=some,
)


def article(document: tree.Document, cited: tuple[Reference, ...] = ()) -> tuple[bytes, list[str]]:
    """The XML of a document, and what its inspection finds but for what a record lacks."""
    output = write_output(Source(document, PLAIN, works=cited))
    return output.files[".xml"], [problem.message for problem in output.problems if problem.code != "jats-lacks"]


@given(trees())
def test_every_tree_is_a_valid_article(document: tree.Document) -> None:
    data, found = article(document)
    assert [message for message in (*faults(data, "archiving-1.3"), *found) if not any(odd in message for odd in ODD)] == []


@given(works)
def test_every_work_is_a_valid_citation(work: Reference) -> None:
    entry = tree.Reference("ref-1", "1", (tree.Text("W"),), key="key")
    cite = tree.Cite("cite-1", (tree.CiteLink("1", "ref-1"),))
    section = tree.Section("sec-case", "", (tree.Text("Case"),), 1, (tree.Paragraph((cite,)),), "case")
    front = tree.Front((tree.Text("T"),), "T", "", "Case report")
    data, found = article(tree.Document("en", front, (section,), references=(entry,)), (work,))
    assert (faults(data, "archiving-1.3"), found) == ([], [])
    assert texts_of(read(data).find(".//ref")[-1]) >= {text for text in (work.volume, work.edition) if text.strip()}


def texts_of(citation: Any) -> set[str]:
    """The texts of an entry's parts."""
    return {"".join(one.itertext()) for one in citation}
