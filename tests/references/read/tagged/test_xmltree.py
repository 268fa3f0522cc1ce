"""XML from strangers: what is refused, where, and what is never opened."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.problems import as_text
from casereport.references import read_references
from casereport.references.read.tagged.pubmed import read_pubmed
from casereport.references.read.tagged.xmltree import XmlFault, markup_of, read_xml, text_of

HOSTILE = Path(__file__).parent.parent.parent.parent / "data" / "references" / "hostile"
PUBLIC = '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">'

# file → code, line and column of the one problem; 0 where the parser counts the column, which changes with its version
REFUSED = {
    "laughs.xml": ("bad-reference", 2, 29),
    "entity_file.xml": ("bad-reference", 1, 29),
    "system_dtd.xml": ("bad-reference", 2, 1),
    "subset.xml": ("bad-reference", 2, 1),
    "utf7.xml": ("file-encoding", 1, 1),
    "unclosed.xml": ("bad-reference", 2, 0),
    "unknown_entity.xml": ("bad-reference", 2, 0),
}


@pytest.mark.parametrize("file", REFUSED)
def test_hostile_files_are_refused_with_a_place(file: str) -> None:
    start = time.perf_counter()
    references, problems = read_references((HOSTILE / file).read_bytes(), file)
    code, line, column = REFUSED[file]
    assert references == {}
    (problem,) = problems
    assert problem.place is not None
    assert (problem.code, problem.place.file, problem.place.line) == (code, file, line)
    assert problem.place.column == column or not column
    assert "passwd" not in as_text(problem)
    assert time.perf_counter() - start < 1


def test_every_hostile_file_has_its_test() -> None:
    assert {path.name for path in HOSTILE.iterdir()} == {*REFUSED, "xinclude.xml"}


def test_nothing_is_included() -> None:
    references, _ = read_references((HOSTILE / "xinclude.xml").read_bytes(), "x.xml")
    assert [reference.title_text for reference in references.values()] == ["Seen"]


def test_a_public_document_type_is_accepted() -> None:
    references, problems = read_pubmed(f"\n{PUBLIC}\n<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>", "r.xml")
    assert (len(references), problems) == (1, [])


def test_a_public_document_type_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY secret "from the DTD">')
    doctype = f'<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle" "{(tmp_path / "x.dtd").as_uri()}">'
    article = "<MedlineCitation><Article><ArticleTitle>{}</ArticleTitle></Article></MedlineCitation>"
    record = f"{doctype}<PubmedArticleSet><PubmedArticle>{article}</PubmedArticle></PubmedArticleSet>"
    plain, _ = read_pubmed(record.format("T"), "r.xml")
    assert [reference.title_text for reference in plain] == ["T"]
    asked, _ = read_pubmed(record.format("T &secret;"), "r.xml")
    assert not any("DTD" in reference.title_text for reference in asked)


def test_text_and_marks() -> None:
    root = read_xml('<a xmlns="x:y"><t> One\n <i>two</i> &lt;b&gt; <sup>3</sup><u>four</u><!-- five --></t></a>', "r.xml")
    assert text_of(root, "t") == "One two <b> 3four"
    assert markup_of(root, "t") == "One <i>two</i> &lt;b&gt; <sup>3</sup>four"
    assert (text_of(root, "none"), markup_of(None)) == ("", "")


def test_a_formula_keeps_what_is_raised_and_lowered() -> None:
    root = read_xml('<t>The <m:math xmlns:m="x:y"><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup><m:msub><m:mi>y</m:mi><m:mi>i</m:mi></m:msub></m:math></t>', "r.xml")  # fmt: skip
    assert markup_of(root) == "The x<sup>2</sup>y<sub>i</sub>"


def test_styles_of_endnote_are_marks() -> None:
    root = read_xml('<t><style face="normal">Of </style><style face="bold italic">K. pneumoniae</style></t>', "r.xml")
    assert markup_of(root) == "Of <b><i>K. pneumoniae</i></b>"


def test_elements_nested_deep_are_refused() -> None:
    with pytest.raises(XmlFault):
        read_xml("<a>" * 100_000, "r.xml")


@given(st.text(st.sampled_from('<>/="&;! PubmedArticlSt\n'), max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    references, problems = read_pubmed(f"<PubmedArticleSet><PubmedArticle>{text}", "r.xml")
    assert references or problems
