"""Whatever a record says, what machines read in its page is the same text, and no sign of it is one of HTML."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.page_metadata import read_metadata

from casereport import tree as t
from casereport.journal import load_journal
from casereport.references import Name, Reference
from casereport.writers.html import write_html
from casereport.writers.inspection import inspect_html
from casereport.writers.metadata.linked_data import describe, linked_data
from casereport.writers.metadata.tags import citation_tags

PLAIN = load_journal("plain")
texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20) | st.sampled_from(
    ["</script>", "<!--", "&lt;", '"', "\\"]
)
authors = st.builds(t.Contributor, texts, texts)
works = st.builds(lambda key, title, family: Reference(key, title=(t.Text(title),), authors=(Name(family),)), texts, texts, texts)


@st.composite
def documents(draw: st.DrawFn) -> t.Document:
    """A document without a body, by random authors, about random diagnoses, in a random journal or none."""
    people = tuple(draw(st.lists(authors, max_size=3)))
    front = t.Front(
        (t.Text(title := draw(texts)),),
        title,
        "",
        "Case report",
        tuple(t.Author(f"{p.given} {p.family}", p.given, p.family) for p in people),
    )
    about = tuple(t.Condition(name, (("ICD-10", code),)) for name, code in draw(st.lists(st.tuples(texts, texts), max_size=2)))
    published = draw(st.none() | st.builds(lambda journal, doi: t.Publication(journal=journal, doi=doi), texts, texts))
    return t.Document("en", front, (), matter=t.Matter(people, conditions=about, publication=published))


@given(documents(), st.lists(works, max_size=2))
def test_data_reads_back_and_holds_no_sign_of_html(document: t.Document, cited: list[Reference]) -> None:
    data = linked_data(document, cited)
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data) == describe(document, cited)


@given(documents(), works)
def test_a_page_says_what_was_described(document: t.Document, cited: Reference) -> None:
    front = replace(document.front, title=(t.Text("T"),))  # the page itself prints no control sign
    page = write_html(replace(document, front=front), PLAIN, (cited,))
    found = read_metadata(page.decode())
    assert inspect_html(page) == []
    assert found.nodes == [describe(document, [cited])]
    assert [(name, content) for name, content in found.citations()] == list(citation_tags(document, [cited]))
