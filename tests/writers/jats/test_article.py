"""An article as XML: every fact of the record where JATS wants it, the same bytes every time, files named as they are written."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.jats import read
from tests.writers import documents
from tests.writers.jats.records import BIBLIOGRAPHY, VARIED, WHOLE, print_record, printed

from casereport import tree
from casereport.journal import load_journal
from casereport.tools.figure_files import write_figures
from casereport.writers import Source
from casereport.writers.jats import write_output
from casereport.writers.jats.arrangement import arrange
from casereport.writers.jats.countries import country_code
from casereport.writers.jats.printing import print_article

NAMESPACES = {"xlink": "http://www.w3.org/1999/xlink", "ali": "http://www.niso.org/schemas/ali/1.0/"}
META = "front/article-meta"
REFS = "back/ref-list/ref"

FACTS: tuple[tuple[str, list[str]], ...] = (
    ("@article-type", ["case-report"]),
    ("@dtd-version", ["1.3"]),
    ("@xml:lang", ["en"]),
    ("front/journal-meta/journal-id[@journal-id-type='nlm-ta']", ["J Invent Med"]),
    ("front/journal-meta//journal-title", ["Journal of Invented Medicine"]),
    ("front/journal-meta/issn[@pub-type='epub']", ["1234-5679"]),
    ("front/journal-meta//publisher-name", ["Example Press"]),
    (f"{META}/article-id[@pub-id-type='doi']", ["10.5555/jim.1"]),
    (f"{META}//subj-group[@subj-group-type='heading']/subject", ["Case report"]),
    (f"{META}//article-title", ["Cough from ramipril: a case report"]),
    (f"{META}//article-title/italic", ["ramipril"]),
    (f"{META}//alt-title[@alt-title-type='running-head']", ["Cough"]),
    (f"{META}//trans-title-group[@xml:lang='es']/trans-title", ["Tos por ramipril"]),
    (f"{META}//contrib/name/surname", ["Rossi", "Muster"]),
    (f"{META}//contrib/name/given-names", ["Ada", "Ben"]),
    (f"{META}//contrib/name/suffix", ["Jr"]),
    (f"{META}//contrib/degrees", ["MD"]),
    (f"{META}//contrib/collab", ["Example Study Group"]),
    (f"{META}//contrib-id[@contrib-id-type='orcid']", ["https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1694-233X"]),
    (f"{META}//contrib[1]/role/@vocab-term", ["Conceptualization", "Writing – original draft"]),
    (f"{META}//contrib[@corresp='yes']/name/surname", ["Rossi"]),
    (f"{META}//contrib[@equal-contrib='yes']/name/surname", ["Rossi", "Muster"]),
    (f"{META}//contrib[1]/xref[@ref-type='aff']/@rid", ["aff-1", "aff-2"]),
    (f"{META}//contrib[2]/email", ["ben@example.org"]),
    (f"{META}/aff[@id='aff-1']/institution[@content-type='dept']", ["Medicine"]),
    (f"{META}/aff[@id='aff-1']//institution-id[@institution-id-type='ror']", ["https://ror.org/05a28rw58"]),
    (f"{META}/aff/country/@country", ["IT", "GB"]),
    (f"{META}//corresp/email", ["ada@example.org"]),
    (f"{META}//fn[@fn-type='equal']/p", ["These authors contributed equally."]),
    (f"{META}//fn[@fn-type='other']/p", ["Guarantor: Ada Rossi"]),
    (f"{META}//fn[@fn-type='coi-statement']/p", ["The authors declare that they have no competing interests."]),
    (f"{META}/pub-date[@pub-type='epub']/@iso-8601-date", ["2026-03-30"]),
    (f"{META}/pub-date[@pub-type='collection']/year", ["2026"]),
    (f"{META}/volume", ["12"]),
    (f"{META}/issue", ["3"]),
    (f"{META}/elocation-id", ["e45"]),
    (f"{META}/history/date/@iso-8601-date", ["2026-01-03", "2026-02-05", "2026-02-20"]),
    (f"{META}/permissions/copyright-holder", ["The authors"]),
    (f"{META}/permissions/license/ali:license_ref", ["https://creativecommons.org/licenses/by/4.0/"]),
    (f"{META}/abstract/sec/title", ["Background", "Case presentation", "Conclusions"]),
    (f"{META}/trans-abstract[@xml:lang='es']/p", ["Una mujer tosía."]),
    (f"{META}/kwd-group[@kwd-group-type='author'][not(@xml:lang)]/kwd", ["cough", "ramipril"]),
    (f"{META}/kwd-group[@kwd-group-type='condition']/kwd[@vocab='ICD-10']/@vocab-term-identifier", ["R05"]),
    (f"{META}//award-group//institution-id[@institution-id-type='doi']", ["10.13039/100000001"]),
    (f"{META}//award-group/award-id", ["FS-12", "FS-13"]),
    (f"{META}//meta-value", ["CARE"]),
    ("front/notes/p", ["Synthetic case: no real patient", "This report describes an invented case. No patient exists behind it."]),
    ("body/sec/@sec-type", ["intro", "cases", "discussion", "conclusions"]),
    ("body//fig/graphic/@xlink:href", ["Figure1.tiff"]),
    ("body//table-wrap//th[@scope='col']", ["Day", "Event"]),
    ("body//table-wrap-foot/fn/p", ["Days of the stay."]),
    ("body//disp-quote/p", ["I was tired."]),
    ("body//list[@list-type='bullet']//p", ["one thing", "another"]),
    ("body//p/sub | body//p/sup", ["2", "9"]),
    ("body//ext-link/@xlink:href", ["https://example.org/guide"]),
    ("body//xref[@ref-type='bibr']", ["1", "2", "3", "5"]),
    ("body//xref[@ref-type='fig' or @ref-type='table']/@rid", ["fig-course", "tbl-course"]),
    ("back/sec[@sec-type='ethics-statement']/sec/@sec-type", ["ethics-approval", "ethics-consent"]),
    ("back/sec[@sec-type='data-availability']/p", ["All data are in the article."]),
    ("back/sec/@sec-type",
     ["ethics-statement", "registration", "author-contributions", "data-availability", "ai-statement", "supplementary-material"]),
    ("back/ack/p", ["We thank the ward."]),
    ("back/glossary//term", ["ACE"]),
    (f"{REFS}/label", ["1", "2", "3", "4", "5"]),
    (f"{REFS}/element-citation/@publication-type", ["journal", "journal", "book", "book", "webpage"]),
    (f"{REFS}[1]//person-group/name/surname", ["Rossi", "van der Berg"]),
    (f"{REFS}[1]//fpage | {REFS}[1]//lpage", ["207", "211"]),
    (f"{REFS}[1]//pub-id", ["10.5555/jim.2020.1", "123456", "PMC765"]),
    (f"{REFS}[2]//person-group/etal", [""]),
    (f"{REFS}[2]//elocation-id", ["e45"]),
    (f"{REFS}[4]//person-group[@person-group-type='editor']//surname", ["Beispiel"]),
    (f"{REFS}[4]//chapter-title", ["Cough"]),
    (f"{REFS}[5]//collab", ["World Sample Organization"]),
    (f"{REFS}[5]//date-in-citation/@iso-8601-date", ["2024-02-01"]),
)  # fmt: skip
"""Where a fact of the record is looked for, and what is there."""


def found(root: Any, path: str) -> list[str]:
    """The texts of what stands at a path."""
    return [one if isinstance(one, str) else "".join(one.itertext()) for one in root.xpath(path, namespaces=NAMESPACES)]


@pytest.mark.parametrize(("path", "wanted"), FACTS, ids=[path for path, _ in FACTS])
def test_every_fact_of_the_record_is_there(path: str, wanted: list[str]) -> None:
    assert found(read(printed("whole").data), path) == wanted


def test_the_same_record_gives_the_same_bytes() -> None:
    assert print_record(WHOLE).data == print_record(WHOLE).data


def test_every_kind_of_node_is_printed() -> None:
    text = print_article(Source(documents.rich_document(), load_journal("plain")))
    assert "A sentence that warns." in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;quotes&#34; {{ 7*7 }}" in text
    assert "<mixed-citation" in text  # there are no works beside this document


def test_a_document_without_anything_is_an_article() -> None:
    front = tree.Front((tree.Text("T"),), "T", "", "Case report")
    output = write_output(Source(tree.Document("en", front, ()), load_journal("plain")))
    assert {problem.code for problem in output.problems} == {"jats-lacks"}
    assert b"<body>" not in output.files[".xml"]


@pytest.mark.parametrize("name", ["six panels", "whole", "full in plain", "an image without alternative"])
def test_graphics_are_named_as_their_files_are_written(name: str, tmp_path: Path) -> None:
    record = VARIED[name]
    for file, data in {"case.yaml": record.text.encode(), **record.files}.items():
        (tmp_path / file).write_bytes(data)
    written = write_figures(record.folder or tmp_path, out=tmp_path / "out").outputs
    assert sorted(found(read(printed(name).data), "//graphic/@xlink:href")) == sorted(file.name for file in written)


def test_the_record_of_the_case_is_an_appendix() -> None:
    root = read(printed("anakinra with its supplement").data)
    assert found(root, "back/app-group/app/title") == ["Record of the case"]
    assert found(root, "back/app-group/app//sec/title") == ["Outcome", "Patient 1 and Patient 2"]


def test_supplementary_material_leads_to_its_files() -> None:
    root = read(printed("a supplement elsewhere").data)
    places = found(root, "back/sec[@sec-type='supplementary-material']/supplementary-material/@xlink:href")
    assert places == ["https://example.org/film.mp4", "https://example.org/sheet.csv"]
    assert found(root, "back/sec[@sec-type='supplementary-material']/p") == ["Kept by the authors."]


def test_a_copy_for_blind_review_names_nobody() -> None:
    made = printed("whole")
    text = print_article(Source(tree.blinded(made.document), made.checked.journal, works=made.checked.works))
    assert not re.search("Rossi(?!</surname><given-names>Ada)|Muster(?!</surname>)|Example Hospital|Study Group(?!</collab></person)", text)
    assert "<contrib" not in text


def test_what_stands_behind_a_subsection_becomes_its_last_block() -> None:
    inner = documents.section("sec-inner", "Inner", documents.paragraph("one"), level=2)
    outer = documents.section("sec-case", "Case", inner, documents.paragraph("two"), role="case")
    document = replace(documents.rich_document(), body=(outer,))
    (arranged,) = arrange(document, load_journal("plain")).body
    assert [tree.plain(block.children) for block in arranged.blocks[0].blocks] == ["one", "two"]  # type: ignore[union-attr]
    assert len(arranged.blocks) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Italy", "IT"),
        ("italia", "IT"),
        ("IT", "IT"),
        (" The Netherlands ", "NL"),
        ("USA", "US"),
        ("Türkiye", "TR"),
        ("Freedonia", ""),
        ("", ""),
    ],
)
def test_countries_have_codes(name: str, code: str) -> None:
    assert country_code(name) == code


def test_a_work_tells_what_its_entry_has() -> None:
    root = read(printed("every type of work").data)
    assert BIBLIOGRAPHY.count("@") == len(found(root, "//ref")) == 13
    kinds = found(root, "//element-citation/@publication-type")
    assert kinds == [
        "journal", "journal", "book", "book", "webpage", "thesis", "confproc", "report", "data", "preprint", "software", "journal", "journal",
    ]  # fmt: skip
    assert found(root, "//data-title") == ["Coughs of a town"]
    assert found(root, "//version/@designator") == ["2", "1.4"]
    assert found(root, "//article-title/@xml:lang") == ["de"]
    assert found(root, "//ref[12]//lpage") == ["S15"]
    assert found(root, "//comment") == ["dissertation", "Technical report 12"]


def test_two_affiliations_of_all_and_one_of_everybody() -> None:
    shared = read(printed("one affiliation for two").data)
    assert found(shared, "//contrib-group/aff/institution-wrap/institution") == ["Example Hospital"]
    assert found(shared, "//contrib//xref | //aff/label") == []
    apart = read(printed("two hospitals").data)
    assert found(apart, "//contrib[1]/xref[@ref-type='aff']/@rid") == ["aff-1", "aff-2"]
    assert found(apart, "//aff[@id='aff-1']/institution") == ["Institute of Forms"]
