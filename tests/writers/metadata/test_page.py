"""What machines read in a page is what the record says: every author in order, journal and works cited, and nothing made up."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.builds import RECORDS, Make
from tests.page_metadata import Metadata, read_metadata
from tests.schema_types import type_faults
from tests.writers import documents

from casereport import tree as t
from casereport.journal import load_journal
from casereport.model import CaseRecord
from casereport.references import Date, Name, Reference
from casereport.writers.html import write_html
from casereport.writers.inspection import inspect_html
from casereport.writers.metadata.linked_data import describe, linked_data, ror_address
from casereport.writers.metadata.tags import citation_tags, dublin_core
from casereport.writers.options import USUAL, Options

OF_A_JOURNAL = {f"citation_{name}" for name in ("journal_title", "journal_abbrev", "issn", "volume", "issue", "firstpage", "lastpage")}


def page_of(document: t.Document, *works: Reference, options: Options = USUAL) -> str:
    """The page of a document."""
    return write_html(document, load_journal("plain"), works, options).decode()


def typed_authors(record: CaseRecord) -> list[tuple[str, str]]:
    """Family or group name and ORCID of each author, as typed."""
    return [(author.group or author.family or "", author.orcid or "") for author in record.authors]


def tagged_authors(found: Metadata) -> list[tuple[str, str]]:
    """The same as the tags say it."""
    authors: list[tuple[str, str]] = []
    for name, content in found.citations():
        if name == "citation_author":
            authors.append((content.partition(",")[0], ""))
        if name == "citation_author_orcid":
            authors[-1] = (authors[-1][0], content.removeprefix("https://orcid.org/"))
    return authors


def described_authors(node: dict[str, Any]) -> list[tuple[str, str]]:
    """The same as the JSON-LD says it."""
    return [(one.get("familyName", one["name"]), one.get("@id", "").removeprefix("https://orcid.org/")) for one in node.get("author", ())]


@pytest.mark.parametrize("name", RECORDS)
def test_authors_works_and_journal_are_those_of_the_record(name: str, make: Make) -> None:
    made = make(name, "plain")
    record, found = made.case.record, read_metadata(made.html)
    (node,) = found.nodes
    assert [(family.removesuffix(" Jr"), orcid) for family, orcid in tagged_authors(found)] == typed_authors(record)
    assert described_authors(node) == typed_authors(record)
    assert len(found.of("citation_reference")) == len(node.get("citation", ())) == len(made.document.references)
    told = record.publication
    assert bool(told and told.journal) == ("isPartOf" in node) == bool({tag for tag, _ in found.tags} & OF_A_JOURNAL)
    assert found.of("citation_doi") == ([told.doi] if told and told.doi else [])
    assert found.of("citation_publication_date") == ([told.published.replace("-", "/")] if told and told.published else [])
    assert ("datePublished" in node) == bool(told and told.published)


def test_the_record_with_every_field_is_told_whole(make: Make) -> None:
    found = read_metadata(make("full", "plain").html)
    (node,) = found.nodes
    assert node["@type"] == ["ScholarlyArticle", "MedicalScholarlyArticle"]
    assert node["@id"] == "https://doi.org/10.5555/full.article"
    unit = node["author"][0]["affiliation"][0]
    assert (unit["@id"], unit["name"], unit["address"]["addressCountry"]) == ("https://ror.org/05a28rw58", "Example Hospital", "Freedonia")
    volume = node["isPartOf"]["isPartOf"]
    assert (node["isPartOf"]["issueNumber"], volume["volumeNumber"], volume["isPartOf"]["issn"]) == ("3", "12", "1234-5679")
    assert node["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [(grant["identifier"], grant["funder"]["@id"]) for grant in node["funding"]] == [
        ("FIR-12", "https://doi.org/10.13039/100000001"),
        ("FIR-13", "https://doi.org/10.13039/100000001"),
    ]
    assert [funder["name"] for funder in node["funder"]] == ["Sampleton Fund"]
    assert node["about"][0]["name"] == "Idiopathic recurrent pericarditis"
    assert node["about"][0]["code"][0]["codeValue"] == "I30.0"
    assert node["isBasedOn"] == {"@type": "ScholarlyArticle", "@id": "https://doi.org/10.5555/full.origin"}
    assert (found.of("dc.identifier"), found.of("dc.date"), found.of("dc.publisher")) == (
        ["doi:10.5555/full.article"],
        ["2026-03-30"],
        ["Example Press"],
    )
    assert found.of("dc.creator") == found.of("citation_author")


def test_highwire_tells_of_an_author_behind_the_author(make: Make) -> None:
    tags = read_metadata(make("full", "plain").html).citations()
    assert [name for name, _ in tags][1:6] == [
        "citation_author",
        "citation_author_institution",
        "citation_author_institution",
        "citation_author_orcid",
        "citation_author",
    ]
    cited = (
        "citation_title=Interleukin-6 blockade in a child; citation_author=Rossi, Carla; citation_journal_title=Ann Worked Examples; "
        "citation_publication_date=2020; citation_volume=7; citation_firstpage=e12; citation_doi=10.5555/rossi.2020"
    )
    assert tags[-1] == ("citation_reference", cited)


def test_every_page_has_the_types_of_schema_org(make: Make, tmp_path: Path) -> None:
    nodes = {name.replace("-", "_"): read_metadata(make(name, "plain").html).nodes[0] for name in RECORDS}
    assert type_faults({**nodes, "all_kinds": described(*works_of_all_kinds())}, tmp_path) == []


def test_a_misspelt_word_and_a_wrong_value_are_found(tmp_path: Path) -> None:
    node = described()
    faults = type_faults({"a": node | {"authors": []}, "b": node | {"author": {"@type": "Periodical", "name": "x"}}}, tmp_path)
    assert [line for line in faults if "articles.ts" in line and "error TS" in line]
    assert any("authors" in line for line in faults)
    assert any("Periodical" in line for line in faults)


def described(*works: Reference) -> dict[str, Any]:
    """A hand-made document with everything that machines are told, as a node."""
    return describe(told_document(), works)


def told_document(**changes: Any) -> t.Document:
    """A document of which machines are told everything."""
    matter = t.Matter(
        contributors=(
            t.Contributor("Ada", "Example", "Jr", degrees="MD", orcid="0000-0002-1825-0097", affiliations=(0,)),
            t.Contributor(group="The Specimen Study Group", affiliations=(0,)),
        ),
        organisations=(t.Organisation("Institute of Samples", "Department", "Northtown", "", "Freeland", "https://ror.org/05a28rw58"),),
        funders=(t.Funder("Fund", "https://ror.org/05a28rw58", ("A-1",)), t.Funder("Other")),
        conditions=(t.Condition("Kawasaki disease", (("ICD-10", "M30.3"), ("SNOMED CT", "75053002"), ("", "x"))),),
        publication=t.Publication("J", "J", "1234-5679", "P", "10.1000/a<b", "1", "", "12-5", "", "", "", "", "2024-05-06", "CC-BY-4.0", "https://x.org/l"),
    )  # fmt: skip
    return replace(documents.rich_document(), matter=replace(matter, **changes))


def works_of_all_kinds() -> list[Reference]:
    """A work of each kind that has a type of its own, one that has none, one of a group, one with an address only."""
    kinds = (
        "article",
        "article-journal",
        "book",
        "chapter",
        "dataset",
        "paper-conference",
        "report",
        "software",
        "thesis",
        "webpage",
        "bill",
    )
    whole = Reference(
        "k", authors=(Name("Berg", "Jan", "van der"), Name(literal="Group")), title=documents.text("T; u"), container="J", issued=Date(2020, 1),
        volume="1", issue="2", pages="11-9", publisher="P", isbn="1", pmid="1", url="https://example.org/x",
    )  # fmt: skip
    return [replace(whole, type=kind) for kind in kinds]


def test_pages_are_told_in_full_and_a_volume_without_issue() -> None:
    node = described()
    assert (node["pageStart"], node["pageEnd"]) == ("12", "15")
    assert node["isPartOf"]["@type"] == "PublicationVolume"
    assert node["isPartOf"]["isPartOf"] == {"@type": "Periodical", "name": "J", "issn": "1234-5679"}
    assert [code.get("codingSystem", "") for code in node["about"][0]["code"]] == ["ICD-10", "SNOMED CT", ""]


def test_a_work_is_told_by_its_kind_with_its_authors() -> None:
    works = described(*works_of_all_kinds())["citation"]
    assert works[0]["author"][0] == {"@type": "Person", "name": "Jan van der Berg", "givenName": "Jan", "familyName": "van der Berg"}
    assert works[0]["author"][1] == {"@type": "Organization", "name": "Group"}
    assert {work["@type"] for work in works} > {"Book", "Chapter", "Dataset", "Thesis", "CreativeWork"}
    assert works[1]["isPartOf"]["@type"] == "PublicationIssue"
    assert "isPartOf" not in works[2]


def test_semicolons_of_a_title_do_not_end_it() -> None:
    (tag,) = [content for name, content in citation_tags(told_document(), works_of_all_kinds()[1:2]) if name == "citation_reference"]
    assert tag.startswith("citation_title=T, u; citation_author=van der Berg, Jan; citation_author=Group; citation_journal_title=J;")


def test_nothing_is_made_up() -> None:
    bare = t.Document(
        "en", t.Front(documents.text("Bare"), "Bare", "", "Case report"), (documents.section("a", "A", documents.paragraph("Text.")),)
    )
    assert set(describe(bare, ())) == {"@context", "@type", "name", "headline", "publicationType", "inLanguage"}
    assert citation_tags(bare, ()) == (("citation_title", "Bare"), ("citation_language", "en"))
    assert dict(dublin_core(bare)) == {"dc.title": "Bare", "dc.language": "en", "dc.type": "Text"}


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "a\u2028b", "]]> & \\u003c"])
def test_a_title_cannot_end_the_element_for_data(text: str) -> None:
    front = replace(told_document().front, title=documents.text(text), title_text=text)
    page = page_of(replace(told_document(), front=front))
    assert inspect_html(page.encode()) == []
    assert read_metadata(page).nodes[0]["name"] == text
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert not set("<>&\u2028") & set(data)
    assert json.loads(data) == describe(replace(told_document(), front=front), ())


def test_what_stands_in_the_element_is_what_is_described() -> None:
    document = told_document()
    assert json.loads(linked_data(document, works_of_all_kinds())) == describe(document, works_of_all_kinds())


def test_a_blind_copy_tells_machines_nothing() -> None:
    page = page_of(told_document(), *works_of_all_kinds(), options=Options(blind=True))
    found = read_metadata(page)
    assert found.nodes == []
    assert [name for name, _ in found.tags if name.startswith(("citation_", "dc."))] == []
    assert "cite-this" not in page.partition("</style>")[2]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("05a28rw58", "https://ror.org/05a28rw58"),
        ("https://ror.org/05a28rw58", "https://ror.org/05a28rw58"),
        ("ror.org/x", ""),
        ("10.13039/1", ""),
    ],
)
def test_an_organisation_has_the_address_of_the_registry(typed: str, address: str) -> None:
    assert ror_address(typed) == address
