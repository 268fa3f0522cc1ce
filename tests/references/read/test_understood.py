"""What databases write in the wrong place, for nothing or in another format's words, read by every reader alike."""

from __future__ import annotations

from typing import Any

import pytest

from casereport.references import Date, Name, Reference, read_entries
from casereport.references.read.understood import clean_doi, is_missing, says_more

PUBMED = "<PubmedArticleSet><PubmedArticle><MedlineCitation><Article>{}</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
NBIB = "PMID- 1\nTI  - {title}\nDP  - 2019 Jan\nVI  - 1\n{more}"


def one(text: str, file: str) -> Reference:
    (read,), problems = read_entries(text.encode(), file)
    assert problems == []
    return read


def ris(*lines: str, kind: str = "JOUR") -> str:
    return "\n".join((f"TY  - {kind}", *lines, "ER  - "))


def xml(inner: str, kind: str = "Journal Article") -> str:
    return f'<xml><records><record><ref-type name="{kind}">17</ref-type>{inner}</record></records></xml>'


CASES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "Epub date in RIS": (ris("ET  - 2016/01/30", "PY  - 2020"), "r.ris", {"edition": "", "available": Date(2016, 1, 30), "issued": Date(2020)}),
    "Epub date in EndNote": (xml("<edition>2015/01/15</edition><dates><year>2015</year></dates>"), "r.xml", {"edition": "", "available": Date(2015, 1, 15)}),
    "Epub date alone": (ris("ET  - 2016/01/30"), "r.ris", {"issued": Date(2016, 1, 30)}),
    "an edition": (ris("ET  - 3rd", kind="BOOK"), "r.ris", {"edition": "3rd"}),
    "an edition in EndNote": (xml("<edition>2</edition>", "Book"), "r.xml", {"edition": "2"}),
    "labelled DOI": (xml("<electronic-resource-num>S0896-6273(04)00608-7 [pii]&#xD;10.1016/j.x.2015.01.002 [doi]</electronic-resource-num>"), "r.xml", {"doi": "10.1016/j.x.2015.01.002"}),
    "DOI behind an article number": (ris("DO  - ARTN 12 10.1000/xyz"), "r.ris", {"doi": "10.1000/xyz"}),
    "EndNote's link to Web of Science": (xml("<urls><related-urls><url>&lt;Go to ISI&gt;://000200148800007</url></related-urls></urls>"), "r.xml", {"url": ""}),
    "a link to a file": (ris("UR  - file:///home/x.pdf"), "r.ris", {"url": ""}),
    "an address": (ris("UR  - https://example.org/x"), "r.ris", {"url": "https://example.org/x"}),
    "Ovid's no pagination": (ris("SP  - No", "EP  - Specified"), "r.ris", {"pages": ""}),
    "None for pages": (ris("SP  - None", "VL  - None"), "r.ris", {"pages": "", "volume": ""}),
    "N.PAG": (ris("SP  - N.PAG"), "r.ris", {"pages": ""}),
    "null in CSL": ('[{"id": "k", "page": "null", "volume": "NaN"}]', "r.json", {"pages": "", "volume": ""}),
    "nothing, no.": (ris("SP  - 7"), "r.ris", {"pages": "7"}),
    "title not available": (NBIB.format(title="[Not Available].", more="TT  - Ett fall.\nLA  - swe\n"), "r.nbib", {"title_text": "Ett fall", "language": "sv"}),
    "translated title": (NBIB.format(title="[A case].", more="TT  - Ein Fall.\nLA  - ger\n"), "r.nbib", {"title_text": "[A case]", "original_title": "Ein Fall", "language": "de"}),
    "translated, without the original": (NBIB.format(title="[A case].", more="LA  - fre\n"), "r.nbib", {"title_text": "[A case]", "language": "fr"}),
    "preprint of PubMed": (NBIB.format(title="T", more="PT  - Preprint\nJT  - bioRxiv\n"), "r.nbib", {"type": "article", "genre": "Preprint"}),
    "range of months in MEDLINE": (NBIB.format(title="T", more="").replace("2019 Jan", "2018 Jul-Sep"), "r.nbib", {"issued": Date(2018, 7, end=Date(2018, 9))}),
    "season in MEDLINE": (NBIB.format(title="T", more="").replace("2019 Jan", "2019 Winter"), "r.nbib", {"issued": Date(2019, season=4)}),
    "suffix in MEDLINE": (NBIB.format(title="T", more="FAU - King, Martin Luther Jr\n"), "r.nbib", {"authors": (Name("King", "Martin Luther", suffix="Jr"),)}),
    "arXiv in CSL": ('[{"id": "k", "type": "article-journal", "container-title": "arXiv preprint arXiv:2003.10555"}]', "r.json", {"type": "article", "number": "arXiv:2003.10555"}),
    "arXiv in the volume": ('[{"id": "k", "type": "article-journal", "container-title": "CoRR", "volume": "abs/2003.10555"}]', "r.json", {"number": "arXiv:2003.10555"}),
    "server as the journal": (ris("JO  - medRxiv", "SP  - 2020.01.01.2001", "DO  - 10.1101/2020.01.01.2001"), "r.ris", {"type": "article", "genre": "Preprint", "pages": ""}),
    "who runs a server": (ris("JO  - bioRxiv", "PB  - Cold Spring Harbor Laboratory", "M1  - 865881", "DO  - 10.1101/865881"), "r.ris", {"container": "bioRxiv", "publisher": "", "number": ""}),
    "a publisher of its own": (ris("JO  - bioRxiv", "PB  - Imagined Press"), "r.ris", {"publisher": "Imagined Press"}),
    "a DOI as the number": ('[{"id": "k", "type": "document", "number": "10.5281/zenodo.2547042"}]', "r.json", {"number": "", "doi": "10.5281/zenodo.2547042"}),
    "journal of a like name": (ris("JO  - Preprints in Medicine", "VL  - 2"), "r.ris", {"type": "article-journal"}),
    "edited book in EndNote": (xml("<contributors><authors><author>Doe, J</author></authors></contributors>", "Edited Book"), "r.xml", {"authors": (), "editors": (Name("Doe", "J"),)}),
    "patent in EndNote": (xml("<isbn>US5668842</isbn>", "Patent"), "r.xml", {"number": "US5668842"}),
    "degree in EndNote": (xml("<volume>PhD</volume>", "Thesis"), "r.xml", {"genre": "PhD", "volume": ""}),
    "months in EndNote's tags": ("%0 Journal Article\n%D 2019\n%8 Nov-Dec\n", "r.enw", {"issued": Date(2019, 11, end=Date(2019, 12)), "remarks": ()}),
    "mistyped type in EndNote's tags": ("%0 Jornal Article\n%V 1\n", "r.enw", {"type": "article-journal", "volume": "1"}),
    "editor in EndNote's tags": ("%0 Book\n%E Doe, J\n", "r.enw", {"editors": (Name("Doe", "J"),)}),
    "pages of a book with their letter": ("%0 Book\n%P 300 p.\n", "r.enw", {"pages": "", "number_of_pages": "300"}),
    "server of a preprint in Crossref": ('[{"id": "k", "type": "posted-content", "institution": [{"name": "medRxiv"}], "publisher": "CSHL"}]', "r.json", {"type": "article", "publisher": "medRxiv"}),
    "series behind the book in Crossref": ('[{"id": "k", "type": "book-chapter", "container-title": ["B", "Series"]}]', "r.json", {"container": "B", "collection": "Series"}),
    "a whole number with a point": ('[{"id": "k", "issue": 3.0}]', "r.json", {"issue": "3"}),
    "hyphens of a page": ("%0 Book\n%T Hyper\u00adtension\n", "r.enw", {"title_text": "Hypertension"}),
    "a title in Zotero's note": ('[{"id": "k", "note": "Original Title: Das Fieber"}]', "r.json", {"original_title": "Das Fieber", "remarks": ()}),
    "preprint of CSL": ('[{"id": "k", "type": "article", "publisher": "medRxiv"}]', "r.json", {"genre": "Preprint"}),
    "translator": ('[{"id": "k", "type": "book", "translator": [{"family": "Strachey", "given": "James"}]}]', "r.json", {"translators": (Name("Strachey", "James"),)}),
    "translator in RIS": (ris("A4  - Strachey, James", kind="BOOK"), "r.ris", {"translators": (Name("Strachey", "James"),)}),
    "pages of a book": (ris("SP  - 300", kind="BOOK"), "r.ris", {"pages": "", "number_of_pages": "300"}),
    "language in RIS": (ris("LA  - ger"), "r.ris", {"language": "de"}),
    "two languages": (NBIB.format(title="[A case].", more="LA  - ger\nLA  - fre\nLA  - und\n"), "r.nbib", {"title_text": "[A case]", "language": "de, fr"}),
    "two languages in PubMed's XML": (
        PUBMED.format("<ArticleTitle>[A case].</ArticleTitle><Language>ger</Language><Language>fre</Language>"), "r.xml", {"language": "de, fr"},
    ),
    "two languages in RIS": (ris("LA  - ger\nLA  - French"), "r.ris", {"language": "de, fr", "remarks": ()}),
    "fields in Zotero's note": ('[{"id": "k", "note": "Original Date: 1899\\nPMID: 7"}]', "r.json", {"original_issued": Date(1899), "pmid": "7", "remarks": ()}),
    "escaped twice": ('[{"id": "k", "title": "&lt;i&gt;E. coli&lt;/i&gt; &amp;amp; more"}]', "r.json", {"title_text": "E. coli & more"}),
    "Crossref's subtitle": ('[{"id": "k", "type": "journal-article", "title": ["T"], "subtitle": ["S"]}]', "r.json", {"title_text": "T: S"}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_understood(case: str) -> None:
    text, file, expected = CASES[case]
    read = one(text, file)
    assert {name: getattr(read, name) for name in expected} == expected


# text, file → details of the one remark
TOLD: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "type of RIS": (ris("JO  - J", kind="JOURN"), "r.ris", "unknown-type", ("JOURN",)),
    "type of CSL": ('[{"id": "k", "type": "artikel", "container-title": "J", "volume": 1}]', "r.json", "unknown-type", ("artikel",)),
    "type of EndNote": (xml("<titles><title>T</title></titles>", "Tablet"), "r.xml", "unknown-type", ("Tablet",)),
    "tag of RIS": (ris("TI  - T", "ZZ  - text", "PB  - P"), "r.ris", "unread-field", ("ZZ",)),
    "field of CSL": ('[{"id": "k", "title": "T", "authority": "EPO", "interviewer": [{"family": "X"}]}]', "r.json", "unread-field", ("authority", "interviewer")),
    "field of EndNote": (xml("<titles><title>T</title></titles><reviewed-item>B</reviewed-item>"), "r.xml", "unread-field", ("reviewed-item",)),
    "tag of EndNote": ("%0 Journal Article\n%T T\n%6 12\n", "r.enw", "unread-field", ("%6",)),
    "tag of PubMed": (NBIB.format(title="T", more="XYZ - text\n"), "r.nbib", "unread-field", ("XYZ",)),
    "MathML": ('[{"id": "k", "title": "<mml:msub><mml:mi>a</mml:mi></mml:msub>"}]', "r.json", "unread-text", ("MathML",)),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_what_is_not_read_is_told_once(case: str) -> None:
    text, file, code, details = TOLD[case]
    assert [(remark.code, remark.details) for remark in one(text, file).remarks] == [(code, details)]


def test_endnote_before_version_8_is_named() -> None:
    text = "<XML><RECORDS><RECORD><REFERENCE_TYPE>0</REFERENCE_TYPE><TITLE>T</TITLE></RECORD></RECORDS></XML>"
    references, problems = read_entries(text.encode(), "r.xml")
    assert references == []
    assert [(problem.code, "EndNote 8 or later" in problem.hint) for problem in problems] == [("bad-reference", True)]


def test_dois_missing_values_and_notes() -> None:
    assert [clean_doi(written) for written in ("10.1000/x", "10.1000/x [doi]", "see 10.1000/x", "10.1000/a b")] == ["10.1000/x", "10.1000/x", "10.1000/x", "10.1000/a b"]  # fmt: skip
    assert [is_missing(value) for value in ("None", "N/A", "[Not Available].", "Nonesuch")] == [True, True, True, False]
    notes = ("PMID: 1\nPMCID: PMC2", "Publisher: Elsevier", "Retracted", "Cited by: 5", "An introduction by the editor")
    assert [says_more(note) for note in notes] == [False, False, False, False, True]
