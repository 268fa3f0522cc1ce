"""The formats are told by what a file holds; files that programs wrote are read as they were meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from casereport.problems import Place
from casereport.reading.files import ENDINGS
from casereport.references import FORMATS, Date, Name, Reference, read_entries, read_references
from casereport.references.read.formats import collect_references, find_format
from casereport.tree import Emph, Text

DATA = Path(__file__).parent.parent.parent / "data" / "references"

TEXTS = {
    "BibTeX": "% comment\n\n@article{a, title = {T}}",
    "CSL-JSON": ' [{"id": "a"}]',
    "CSL-YAML": "---\nreferences:\n- id: a\n",
    "RIS": "1.\nTY  - JOUR\nER  - \n",
    "PubMed": "\nPMID- 1\nTI  - T\n",
    "PubMed XML": '<?xml version="1.0"?>\n<PubmedArticleSet>\n<PubmedArticle/></PubmedArticleSet>',
    "EndNote XML": "<xml><records><record/></records></xml>",
    "EndNote": "%0 Book\n%T T\n",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("file", ["r.bib", "r.json", "r.txt", "r"])
def test_the_kind_is_told_by_the_content(name: str, file: str) -> None:
    form = find_format(TEXTS[name], file)
    assert form is not None
    assert form.name == name


def test_the_ending_tells_where_the_content_does_not() -> None:
    named = {file: form.name if (form := find_format("", file)) else None for file in ("r.bib", "r.RIS", "r.nbib", "r.yml", "r.csv", "r")}
    assert named == {"r.bib": "BibTeX", "r.RIS": "RIS", "r.nbib": "PubMed", "r.yml": "CSL-YAML", "r.csv": None, "r": None}
    form = find_format("{references: []}", "r.yaml")
    assert form is not None
    assert form.name == "CSL-YAML"


def test_a_record_may_name_files_of_every_format() -> None:
    assert {f".{ending}" for form in FORMATS for ending in form.endings} == set(ENDINGS["references"])


def read(file: str) -> dict[str, Reference]:
    """The references of a file of the data folder, which has no more than a retraction to report."""
    references, problems = read_references((DATA / file).read_bytes(), file)
    assert {problem.code for problem in problems} <= {"retracted"}
    return references


def test_pubmed() -> None:
    references = read("pubmed.nbib")
    assert list(references) == ["mangalam2002", "casbon2006", "hoon2004", "oh2023"]
    assert references["casbon2006"] == Reference(
        "casbon2006", authors=(Name("Casbon", "James A"), Name("Crooks", "Gavin E"), Name("Saqi", "Mansoor A S")),
        title=(Text("A high level interface to SCOP and ASTRAL implemented in python"),), container="BMC bioinformatics",
        container_short="BMC Bioinformatics", issued=Date(2006), volume="7", pages="10", doi="10.1186/1471-2105-7-10", pmid="16403221",
        pmcid="PMC1373603", language="en", issn="1471-2105",
    )  # fmt: skip
    assert references["casbon2006"].place == Place("pubmed.nbib", 22, 1)
    hoon, oh = references["hoon2004"], references["oh2023"]
    assert (hoon.container, hoon.container_short, hoon.issued) == ("Bioinformatics", "Bioinformatics", Date(2004, 6, 12))
    assert hoon.authors[0] == Name("Hoon", "M J L", particle="de")
    assert (oh.status, oh.volume, oh.title_text[-40:]) == (
        "Epub ahead of print",
        "",
        "cAMP-RhoA-ROCK axis in human breast cancer cells"[-40:],
    )


def test_pubmed_xml() -> None:
    references = read("pubmed.xml")
    assert list(references) == ["bao2017", "wakefield1998", "national2009"]
    bao = references["bao2017"]
    assert bao.title == (
        Text("Leucocyte telomere length, genetic variants at the "),
        Emph((Text("TERT"),)),
        Text(" gene region and risk of pancreatic cancer"),
    )
    assert (bao.authors_cut, bao.et_al_typed, bao.issued, bao.pages, bao.place) == (
        True,
        False,
        Date(2017, 6),
        "1116-1122",
        Place("pubmed.xml", 4, 1),
    )
    wakefield = references["wakefield1998"]
    assert (wakefield.retracted, wakefield.container, wakefield.doi) == (True, "Lancet", "10.1016/s0140-6736(97)11096-0")
    assert references["national2009"] == Reference(
        "national2009", "book", authors=(Name(literal="National Collaborating Centre for Chronic Conditions (UK)"),),
        title=(Text("Rheumatoid Arthritis: National Clinical Guideline for Management and Treatment in Adults"),), issued=Date(2009, 2),
        publisher="Royal College of Physicians (UK)", publisher_place="London", pmid="21413195", language="en",
        collection="National Institute for Health and Clinical Excellence: Guidance", isbn="9781860163593",
    )  # fmt: skip


def test_endnote_xml() -> None:
    assert read("endnote.xml")["ahmad2015"] == Reference(
        "ahmad2015", authors=(Name("Ahmad", "AS"), Name("Ormiston-Smith", "N"), Name("Sasieni", "PD")),
        title=(
            Text("Trends in the lifetime risk of developing cancer in Great Britain: comparison of risk for those born from 1930 to 1960"),
        ),
        container="Br J Cancer", issued=Date(2015, 3, 3), volume="112", issue="5", pages="943-7", doi="10.1038/bjc.2014.606", pmid="25647015",
        url="http://www.ncbi.nlm.nih.gov/pubmed/25647015",
    )  # fmt: skip


def test_ris() -> None:
    references = read("publishers.ris")
    assert {key: reference.place.line for key, reference in references.items() if reference.place} == {
        "federico2004": 1,
        "Spitz2012": 22,
        "shannon1948": 38,
    }
    spitz, shannon = references["Spitz2012"], references["shannon1948"]
    assert spitz == Reference(
        "Spitz2012", authors=(Name("Spitz", "François"), Name("Furlong", "Eileen E. M.")),
        title=(Text("Transcription factors: from enhancer binding to developmental control"),), container="Nature Reviews Genetics",
        issued=Date(2012, 9, 1), volume="13", issue="9", pages="613-626", doi="10.1038/nrg3207", issn="1471-0064",
    )  # fmt: skip
    assert (shannon.issued, shannon.url, shannon.container) == (Date(1948, 7), "http://example.com", "Bell System Technical Journal")


def test_csl_yaml() -> None:
    references = read("zotero.yaml")
    assert (references["riphagen2020"].issued, references["riphagen2020"].place) == (Date(2020, 5, 23), Place("zotero.yaml", 3, 3))
    who = references["who2020"]
    assert (who.type, who.authors, who.accessed) == ("webpage", (Name(literal="World Health Organization"),), Date(2021, 2, 3))


def test_endnote_tagged() -> None:
    references = read("endnote.enw")
    assert references["spitz2012"] == Reference(
        "spitz2012", authors=(Name("Spitz", "François"), Name("Furlong", "Eileen E. M.")),
        title=(Text("Transcription factors: from enhancer binding to developmental control"),), container="Nature Reviews Genetics",
        issued=Date(2012), volume="13", issue="9", pages="613-626", doi="10.1038/nrg3207", issn="1471-0064",
    )  # fmt: skip
    chapter = references["world2019"]
    assert (chapter.type, chapter.authors, chapter.editors) == (
        "chapter",
        (Name(literal="World Health Organization"),),
        (Name("Berg", "Jan", particle="van der"),),
    )


def test_one_work_in_two_files_and_two_formats() -> None:
    found = [entry for file in ("publishers.ris", "endnote.enw") for entry in read_entries((DATA / file).read_bytes(), file)[0]]
    references, problems = collect_references(found)
    assert list(references) == ["federico2004", "Spitz2012", "shannon1948", "spitz2012", "world2019"]
    assert [(p.code, p.message, p.place) for p in problems] == [
        ("duplicate-reference", "'spitz2012' is the same work as 'Spitz2012'", Place("endnote.enw", 1, 1))
    ]
    assert "publishers.ris:22" in problems[0].hint
