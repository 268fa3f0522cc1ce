"""RIS: what the tags mean for each type of work, and what exporters get wrong."""

from __future__ import annotations

import pytest

from casereport.problems import Place
from casereport.references import Date, Name, Reference
from casereport.references.read.tagged.ris import read_ris


def one(tags: str) -> Reference:
    """The reference of one record, written as `TY JOUR; TI T`."""
    lines = "".join(f"{tag.strip()[:2]}  - {tag.strip()[3:]}\n" for tag in tags.split(" ; "))
    references, problems = read_ris(f"{lines}ER  - \n", "r.ris")
    assert problems == []
    assert len(references) == 1
    return references[0]


FIELDS: dict[str, tuple[str, dict[str, object]]] = {
    "full and short journal": ("TY JOUR ; JO J Imag Paed ; T2 Journal of Imagined Paediatrics", {"container": "Journal of Imagined Paediatrics", "container_short": "J Imag Paed"}),
    "one name of the journal": ("TY JOUR ; JO Pediatrics ; JF Pediatrics", {"container": "Pediatrics", "container_short": ""}),
    "article number": ("TY JOUR ; C7 e20200702", {"number": "e20200702", "pages": ""}),
    "pages": ("TY JOUR ; SP 1771 ; EP 8", {"pages": "1771-8"}),
    "pages in one tag": ("TY JOUR ; SP 1771-8 ; EP 1771-8", {"pages": "1771-8"}),
    "day beside the year": ("TY JOUR ; PY 2020 ; DA 2020/02/23/", {"issued": Date(2020, 2, 23)}),
    "day of another year": ("TY JOUR ; PY 2020 ; DA 2019/12/01/", {"issued": Date(2020)}),
    "in press": ("TY INPR ; PY 2020", {"type": "article-journal", "status": "in press"}),
    "book": ("TY BOOK ; AU Rossi, A ; A2 Series, E ; A3 Bianchi, B ; T2 Imagined Series ; IS 4", {"container": "", "collection": "Imagined Series", "collection_number": "4", "editors": (Name("Bianchi", "B"),)}),
    "edited book": ("TY EDBOOK ; AU Bianchi, B ; TI T", {"authors": (), "editors": (Name("Bianchi", "B"),)}),
    "edited book, as others write it": ("TY BOOK ; A2 Bianchi, B ; TI T", {"authors": (), "editors": (Name("Bianchi", "B"),)}),
    "chapter": ("TY CHAP ; TI T ; T2 Handbook ; A2 Bianchi, B ; PB P ; CY Trieste", {"type": "chapter", "container": "Handbook", "editors": (Name("Bianchi", "B"),), "publisher": "P", "publisher_place": "Trieste"}),
    "thesis": ("TY THES ; M3 dissertation ; PB U", {"type": "thesis", "genre": "dissertation", "publisher": "U"}),
    "degree": ("TY THES ; VL PhD ; A3 Advisor, A", {"genre": "PhD", "volume": "", "editors": (), "collection_editors": ()}),
    "proceedings": ("TY CONF ; T2 Congress ; C3 Proceedings ; C1 Rome", {"container": "Proceedings", "event": "Congress", "event_place": "Rome"}),
    "patent of EndNote": ("TY PAT ; SN US5668842 ; M1 7", {"number": "US5668842"}),
    "patent of Zotero": ("TY PAT ; M1 5668842", {"number": "5668842"}),
    "standard": ("TY STAND ; SN ISO 13485:2016", {"number": "ISO 13485:2016", "isbn": ""}),
    "months beside the year": ("TY JOUR ; PY 2020 ; DA Mar-Apr", {"issued": Date(2020, 3, end=Date(2020, 4))}),
    "status beside no year": ("TY JOUR ; PY in press", {"status": "in press", "remarks": ()}),
    "a range as first page": ("TY JOUR ; SP 12-15 ; EP 15", {"pages": "12-15"}),
    "formula": ("TY JOUR ; TI The $\\alpha$ and \\textit{E. coli}", {"title_text": "The α and E. coli"}),
    "dollars": ("TY JOUR ; TI From $5 to $10_a", {"title_text": "From $5 to $10_a"}),
    "report": ("TY RPRT ; M1 12 ; PB A", {"type": "report", "number": "12"}),
    "preprint": ("TY UNPB ; M3 Preprint ; PB medRxiv", {"type": "article", "genre": "Preprint", "publisher": "medRxiv"}),
    "web page": ("TY ELEC ; UR https://example.org/a;b ; Y2 2021/01/05/", {"url": "https://example.org/a;b", "accessed": Date(2021, 1, 5)}),
    "DOI with its resolver": ("TY JOUR ; DO https://doi.org/10.1000/182", {"doi": "10.1000/182"}),
    "DOI in an address": ("TY JOUR ; UR http://dx.doi.org/10.1000/182", {"doi": "10.1000/182", "url": ""}),
    "DOI in M3": ("TY JOUR ; M3 doi:10.1000/182", {"doi": "10.1000/182"}),
    "PubMed number of EndNote": ("TY JOUR ; AN 33708752 ; DB PubMed ; C2 PMC7940000", {"pmid": "33708752", "pmcid": "PMC7940000"}),
    "number of another database": ("TY JOUR ; AN 33708752 ; DB Embase", {"pmid": ""}),
    "PubMed number in an address": ("TY JOUR ; UR https://pubmed.ncbi.nlm.nih.gov/33708752/", {"pmid": "33708752"}),
    "PubMed number in a note": ("TY JOUR ; N1 PMID: 33708752", {"pmid": "33708752"}),
    "key": ("TY JOUR ; ID rossi2020", {"key": "rossi2020"}),
    "a database's number": ("TY JOUR ; ID 12345", {"key": ""}),
    "retracted": ("TY JOUR ; N1 Retracted", {"retracted": True}),
    "unknown type": ("TY OTHER ; TI T", {"type": "document"}),
}  # fmt: skip


@pytest.mark.parametrize("case", FIELDS)
def test_fields(case: str) -> None:
    tags, expected = FIELDS[case]
    reference = one(tags)
    assert {name: getattr(reference, name) for name in expected} == expected


def test_a_missing_end_takes_no_other_record_with_it() -> None:
    references, problems = read_ris("\n1. \nTY  - JOUR\nTI  - One\n\n  TY  - BOOK\nTI  - Two,\n  continued\nER  - \n", "r.ris")
    assert problems == []
    assert [(reference.title_text, reference.type, reference.place) for reference in references] == [
        ("One", "article-journal", Place("r.ris", 3, 1)),
        ("Two, continued", "book", Place("r.ris", 6, 1)),
    ]


def test_tags_with_one_space() -> None:
    references, _ = read_ris("TY - JOUR\nAU - Rossi, A\nTI - T\nER -\n", "r.ris")
    assert [(reference.title_text, reference.authors) for reference in references] == [("T", (Name("Rossi", "A"),))]


def test_a_file_without_records() -> None:
    references, problems = read_ris("\nnothing\n", "r.ris")
    assert references == []
    assert [(problem.code, problem.place) for problem in problems] == [("bad-reference", Place("r.ris", 1, 1))]


def test_many_records_are_read_in_time() -> None:
    record = "TY  - JOUR\nAU  - Rossi, A\nTI  - T\nER  - \n\n"
    references, problems = read_ris(record * 2000, "r.ris")
    assert (len(references), problems) == (2000, [])
    assert references[-1].place == Place("r.ris", 1999 * 5 + 1, 1)
