"""Entries as tree nodes: links, marks, and what no reference may ever print."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereport.citations import STYLES, format_reference, links_beside
from casereport.references import Date, Name, Reference
from casereport.references.typenames import names_of
from casereport.tree import Emph, Inline, Link, Sub, Sup, Text, plain, walk

SEED = Reference(
    "verdoni2020",
    authors=tuple(Name(family, given) for family, given in (("Verdoni", "L."), ("Mazza", "A."), ("Gervasoni", "Annalisa"))),
    authors_cut=True,
    title=(Text("An outbreak of severe Kawasaki-like disease"),),
    container="The Lancet",
    container_short="Lancet",
    issued=Date(2020),
    volume="395",
    pages="1771-1778",
    doi="10.1016/S0140-6736(20)31103-X",
)


def test_the_doi_is_a_link_in_the_entry() -> None:
    link = Link("https://doi.org/10.1016/S0140-6736(20)31103-X", "10.1016/S0140-6736(20)31103-X")
    names = "Verdoni L, Mazza A, Gervasoni A, et al. An outbreak of severe Kawasaki-like disease. "
    assert format_reference(SEED, "nlm") == (Text(names + "Lancet. 2020;395:1771–8. doi:"), link)
    assert format_reference(SEED, "frontiers") == (Text(names), Emph((Text("Lancet"),)), Text(". (2020) 395:1771–1778. doi: "), link)


PRINTED = {
    "nlm": "Verdoni L, Mazza A, Gervasoni A, et al. An outbreak of severe Kawasaki-like disease. Lancet. 2020;395:1771–8. doi:",
    "ama": "Verdoni L, Mazza A, Gervasoni A, et al. An outbreak of severe Kawasaki-like disease. Lancet. 2020;395:1771-1778. doi:",
    "frontiers": "Verdoni L, Mazza A, Gervasoni A, et al. An outbreak of severe Kawasaki-like disease. Lancet. (2020) 395:1771–1778. doi: ",
    "bmj": "Verdoni L, Mazza A, Gervasoni A, et al. An outbreak of severe Kawasaki-like disease. Lancet 2020;395:1771–8. doi:",
    "bmc": "Verdoni L, Mazza A, Gervasoni A, et al. An outbreak of severe Kawasaki-like disease. Lancet. 2020;395:1771–8. https://doi.org/",
    "elsevier-vancouver": "Verdoni L, Mazza A, Gervasoni A, et al. An outbreak of severe Kawasaki-like disease. Lancet 2020;395:1771–8. https://doi.org/",
    "nature": "Verdoni, L. et al. An outbreak of severe Kawasaki-like disease. Lancet 395, 1771–1778 (2020).",
    "apa": "Verdoni, L., Mazza, A., Gervasoni, A., et al. (2020). An outbreak of severe Kawasaki-like disease. The Lancet, 395, 1771–1778. https://doi.org/",
}


@pytest.mark.parametrize("style", STYLES)
def test_one_article_in_every_style(style: str) -> None:
    entry = format_reference(SEED, style)
    end = {"nature": ""}.get(style, SEED.doi + ("." if style in ("bmc", "elsevier-vancouver") else ""))
    assert plain(entry) == PRINTED[style] + end
    # The DOI is a link in the entry, or behind one that prints none.
    linked = [node for node in (*walk(entry), *links_beside(SEED, entry)) if isinstance(node, Link)]
    assert [link.href for link in linked] == ["https://doi.org/10.1016/S0140-6736(20)31103-X"]


def test_marks_and_words_in_a_title_that_changes_case() -> None:
    title = (
        Text("Treating "),
        Emph((Text("Klebsiella pneumoniae"),)),
        Text(" in vitro versus a new CO"),
        Sub((Text("2"),)),
        Text(" and mRNA"),
    )
    book = Reference("b", "book", authors=(Name("Rossi", "A"),), title=title, issued=Date(2020), protected=("in vitro",))
    done = (Text("Treating "), Text("Klebsiella pneumoniae"), Text(" in vitro versus a New CO"), Sub((Text("2"),)), Text(" and mRNA"))
    assert format_reference(book, "ama")[1:-1] == (Emph(done[:1]), done[1], Emph(done[2:]))
    assert (
        plain(format_reference(replace(book, protected=()), "ama"))
        == "Rossi A. Treating Klebsiella pneumoniae in Vitro versus a New CO2 and mRNA. 2020."
    )
    assert plain(format_reference(book, "nlm")) == "Rossi A. Treating Klebsiella pneumoniae in vitro versus a new CO2 and mRNA. 2020."


def test_abbreviated_journals_keep_or_lose_their_stops() -> None:
    article = replace(SEED, container_short="N. Engl. J. Med.", container="New England journal of medicine", doi="")
    journals = {style: plain(format_reference(article, style)).split("disease. ")[1].split("395")[0] for style in STYLES}
    assert journals == {
        "nlm": "N Engl J Med. 2020;",
        "ama": "N Engl J Med. 2020;",
        "frontiers": "N Engl J Med. (2020) ",
        "bmj": "N Engl J Med 2020;",
        "bmc": "N Engl J Med. 2020;",
        "elsevier-vancouver": "N Engl J Med 2020;",
        "nature": "N. Engl. J. Med. ",
        "apa": "New England Journal of Medicine, ",
    }


def test_typewriter_quotes_become_typographic() -> None:
    quoted = replace(SEED, title=(Text("O'Neill's \"red man\""),), doi="")
    assert "O’Neill’s “red man.” Lancet" in plain(format_reference(quoted, "nlm"))


def test_a_malformed_identifier_is_not_linked() -> None:
    bad = replace(SEED, doi="10.1/x", pmid="12a", pmcid="PMC", url="javascript:alert(1)")
    for style in STYLES:
        assert ("10.1/x" in plain(format_reference(bad, style))) == (style != "nature")
        assert [node for node in walk(format_reference(bad, style)) if isinstance(node, Link)] == []
        assert links_beside(bad, format_reference(bad, style)) == ()


def test_pubmed_and_pmc_stand_behind_the_entry() -> None:
    with_numbers = replace(SEED, pmid="33708752", pmcid="PMC7940000")
    assert links_beside(with_numbers, format_reference(with_numbers, "nlm")) == (
        Link("https://pubmed.ncbi.nlm.nih.gov/33708752/", "[PubMed]"),
        Link("https://pmc.ncbi.nlm.nih.gov/articles/PMC7940000/", "[PMC]"),
    )
    assert links_beside(SEED, format_reference(SEED, "nlm")) == ()


def test_a_web_address_is_a_link() -> None:
    page = Reference("who", "webpage", title=(Text("Fever"),), url="https://example.org/a b", accessed=Date(2021, 1, 5))
    assert not any(isinstance(node, Link) for node in format_reference(page, "nlm"))
    page = replace(page, url="https://example.org/ä?b=1")
    assert Link("https://example.org/%C3%A4?b=1", "https://example.org/ä?b=1") in format_reference(page, "nlm")


def test_a_style_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        format_reference(SEED, "harvard")


def test_an_empty_reference_prints_nothing() -> None:
    for style in STYLES:
        assert format_reference(Reference("k"), style) == ()


words = st.text(st.sampled_from("abcXYZäŁ山 -'’/()&<1290"), max_size=12).map(lambda text: " ".join(text.split()))
phrases = st.builds(lambda text, end: text + end if text else "", words, st.sampled_from(["", "", ".", "?", "!", ",", ":", "…"]))
dates = st.none() | st.builds(Date, st.integers(1, 9999), st.integers(0, 12), st.integers(0, 31))
name = st.builds(
    Name, words, words, st.sampled_from(["", "van der", "de"]), st.sampled_from(["", "Jr.", "III"]), st.sampled_from(["", "", "CARE Group"])
)
marked = [words.map(lambda text, mark=mark: mark((Text(text),))) for mark in (Emph, Sup, Sub)]  # type: ignore[misc]
titles = st.lists(st.one_of(phrases.map(Text), *marked), max_size=3)


def spaced(parts: list[Inline]) -> tuple[Inline, ...]:
    """The parts with a space between them, as a reader would leave them."""
    kept = [part for part in parts if plain(part)]
    return tuple(node for index, part in enumerate(kept) for node in ((Text(" "), part) if index else (part,)))


references = st.builds(
    Reference,
    key=st.just("k"),
    type=st.sampled_from(sorted({*names_of("bibtex").values(), "article", "document", "post-weblog", "made-up"})),
    authors=st.lists(name, max_size=9).map(tuple),
    authors_cut=st.booleans(),
    editors=st.lists(name, max_size=3).map(tuple),
    editors_cut=st.booleans(),
    title=titles.map(spaced),
    issued=dates,
    accessed=dates,
    **dict.fromkeys(("container", "container_short", "collection", "collection_number", "volume", "issue", "supplement", "pages", "number", "edition", "genre", "publisher", "publisher_place", "doi", "pmid", "pmcid", "url", "status"), phrases),
)  # fmt: skip


@settings(max_examples=120)
@given(references, st.sampled_from(sorted(STYLES)))
def test_no_reference_prints_doubled_signs_or_none(reference: Reference, style: str) -> None:
    entry = format_reference(reference, style)
    text = plain(entry)
    assert ".." not in text
    assert "?." not in text
    assert "  " not in text
    assert "None" not in text
    assert text == text.strip()
    assert all(isinstance(node, Link) or getattr(node, "text", "x") for node in walk(entry))
    assert all(link.href.startswith("https://") for link in links_beside(reference, entry))
