"""PubMed's tagged format: what each tag becomes."""

from __future__ import annotations

import pytest

from casereport.problems import Place
from casereport.references import Date, Name, Reference
from casereport.references.read.tagged.nbib import read_journal, read_nbib, read_title


def one(*lines: str) -> Reference:
    """The reference of one record."""
    references, problems = read_nbib("\n".join(("PMID- 1", *lines)), "r.nbib")
    assert problems == []
    assert len(references) == 1
    return references[0]


FIELDS: dict[str, tuple[list[str], dict[str, object]]] = {
    "a group between persons": (
        ["FAU - Rossi, Ada", "AU  - Rossi A", "CN  - CARE Group", "FAU - Bianchi, Bea", "AU  - Bianchi B"],
        {"authors": (Name("Rossi", "Ada"), Name(literal="CARE Group"), Name("Bianchi", "Bea"))},
    ),
    "short names only": (["AU  - van der Berg JP Jr", "AU  - O'Neill M"], {"authors": (Name("Berg", "JP", particle="van der", suffix="Jr"), Name("O'Neill", "M"))}),
    "cut long ago": (["AU  - Rossi A", "AU  - et al."], {"authors": (Name("Rossi", "A"),), "authors_cut": True}),
    "identifiers": (
        ["PMC - PMC7940000", "LID - 10.1000/182 [doi]", "AID - 624248 [pii]"],
        {"pmid": "1", "pmcid": "PMC7940000", "doi": "10.1000/182"},
    ),
    "two identifiers on one line": (["LID - e20200702 [pii] 10.1542/peds.2020-0702 [doi]"], {"doi": "10.1542/peds.2020-0702"}),
    "article number": (["VI  - 8", "LID - 624248 [pii]"], {"number": "624248"}),
    "article number beside pages": (["VI  - 8", "PG  - 624248", "LID - 624248 [pii]"], {"number": "", "pages": "624248"}),
    "a publisher's code is no article number": (["VI  - 395", "AID - S0140-6736(20)31103-X [pii]"], {"number": ""}),
    "ahead of print": (["DP  - 2023 May 17", "PST - aheadofprint"], {"status": "Epub ahead of print", "issued": Date(2023, 5, 17)}),
    "in its issue": (["VI  - 8", "PST - aheadofprint"], {"status": ""}),
    "retracted": (["PT  - Journal Article", "PT  - Retracted Publication"], {"retracted": True}),
    "retracted, by its notice": (["RIN - Lancet. 2010 Feb 6;375(9713):445"], {"retracted": True}),
    "the notice itself": (["PT  - Retraction of Publication", "ROF - Lancet. 1998;351(9103):637-41"], {"retracted": False}),
    "preprint": (["PT  - Preprint", "JT  - medRxiv : the preprint server"], {"type": "article", "container": "medRxiv"}),
    "chapter": (["TI  - Sepsis", "BTI - StatPearls", "PB  - P", "PL  - Treasure Island (FL)", "FED - Bianchi, Bea"], {"type": "chapter", "container": "StatPearls", "publisher_place": "Treasure Island (FL)", "editors": (Name("Bianchi", "Bea"),)}),
    "book": (["BTI - A Book", "PB  - P"], {"type": "book", "title_text": "A Book"}),
    "place of a journal is no publisher's": (["PL  - England"], {"publisher_place": ""}),
}  # fmt: skip


@pytest.mark.parametrize("case", FIELDS)
def test_fields(case: str) -> None:
    lines, expected = FIELDS[case]
    reference = one(*lines)
    assert {name: getattr(reference, name) for name in expected} == expected


TITLES = {
    "One. Two.": "One. Two",
    "Really?": "Really?",
    "[Un titre].": "[Un titre]",
    "And so on...": "And so on...",
    "[A] and [B].": "[A] and [B]",
}


@pytest.mark.parametrize("title", TITLES)
def test_titles(title: str) -> None:
    assert read_title(title) == TITLES[title]


JOURNALS = {
    "Lancet (London, England)": "Lancet",
    "Journal of applied physiology (Bethesda, Md. : 1985)": "Journal of applied physiology",
    "Clinical infectious diseases : an official publication": "Clinical infectious diseases",
    "Case reports (Online)": "Case reports (Online)",
}


@pytest.mark.parametrize("journal", JOURNALS)
def test_journals(journal: str) -> None:
    assert read_journal(journal) == JOURNALS[journal]


def test_records_and_places() -> None:
    references, _ = read_nbib("\nPMID- 1\nTI  - One\n      more.\n\nPMID- 2\nTI  - Two\nPMID- 3\nTI  - Three\n", "r.nbib")
    assert [(reference.pmid, reference.title_text, reference.place) for reference in references] == [
        ("1", "One more", Place("r.nbib", 2, 1)),
        ("2", "Two", Place("r.nbib", 6, 1)),
        ("3", "Three", Place("r.nbib", 8, 1)),
    ]
