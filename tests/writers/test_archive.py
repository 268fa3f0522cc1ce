"""The PDF that carries its record: what is attached and how, both standards named, the usual PDF beside it as it was."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pypdfium2
import pytest
from tests.builds import RECORDS

from casereport.build import Built, build
from casereport.case.archive import pack
from casereport.case.source import load
from casereport.writers.inspection import inspect_pdf


@pytest.fixture(scope="module", params=["plain", "frontiers"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The record with every field, with its archive, in each journal."""
    return build(RECORDS["full"], out=tmp_path_factory.mktemp(request.param), journal=request.param, formats=["pdf"], archive=True)


def attached(pdf: bytes) -> dict[str, bytes]:
    document = pypdfium2.PdfDocument(pdf)
    return {one.get_name(): bytes(one.get_data()) for one in map(document.get_attachment, range(document.count_attachments()))}


def archive_of(built: Built) -> bytes:
    (path,) = [path for path in built.outputs if path.name == "full.archive.pdf"]
    return path.read_bytes()


def test_the_archive_carries_the_record_its_files_and_the_article(built: Built) -> None:
    found = attached(archive_of(built))
    article = found.pop("article.xml")
    assert found == pack(load(RECORDS["full"])).files
    assert b"<!DOCTYPE article" in article


def test_each_file_says_what_it_is_to_the_pages(built: Built) -> None:
    data = archive_of(built)
    packed = re.findall(rb"/ObjStm.*?stream\n(.*?)\nendstream", data, re.DOTALL)
    objects = b"\n".join(zlib.decompress(stream) for stream in packed)
    found = re.findall(rb"/Type /Filespec.*?/F \((.*?)\).*?/AFRelationship /(\w+)", objects, re.DOTALL)
    relations = dict(found)
    assert relations[b"record.json"] == b"Source"
    assert relations[b"article.xml"] == b"Alternative"
    assert relations[b"table-1.csv"] == b"Data"
    assert len(relations) == len(attached(data))


def test_both_standards_stand_in_its_metadata(built: Built) -> None:
    streams = re.findall(rb"/Type /Metadata.*?stream\n(.*?)\nendstream", archive_of(built), re.DOTALL)
    (metadata,) = [zlib.decompress(stream) for stream in streams]
    assert metadata.count(b"<rdf:RDF") == 1
    assert re.search(rb'pdfaid:part="3"', metadata)
    assert re.search(rb'pdfaid:conformance="A"', metadata)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_the_usual_pdf_has_no_attachment_and_the_build_tells_what_the_other_holds(built: Built) -> None:
    (usual,) = [path for path in built.outputs if path.name == "full.pdf"]
    assert attached(usual.read_bytes()) == {}
    assert [problem.severity for problem in built.problems if problem.code == "archived-record"] == ["info"]


def test_other_files_than_those_attached_are_unsafe(built: Built) -> None:
    data = archive_of(built)
    assert inspect_pdf(data, attached(data)) == []
    assert [p.message for p in inspect_pdf(data)] == ["the PDF has attachments"]
    assert [p.message for p in inspect_pdf(data, {"record.json": b"{}"})] == ["the PDF has other files than were attached"]


def test_the_same_record_has_the_same_archive(built: Built, tmp_path: Path) -> None:
    journal = built.outputs[0].parent.parent.name
    again = build(
        RECORDS["full"], out=tmp_path, journal="plain" if journal.startswith("plain") else "frontiers", formats=["pdf"], archive=True
    )
    assert archive_of(again) == archive_of(built)
