"""The Word file with tracked changes: accepted it is the new manuscript, rejected the old one."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.revision.pairs import EDITS, Pair, make_pair
from tests.revision.random_cases import Data, read, records
from tests.revision.word import W, body_of, paragraphs, python_of_office, settle_by_office, settled_text, squeezed
from tests.writers.docx.word import schema_faults

from casereport.case.source import Case
from casereport.document import build_document
from casereport.document.prose.signs import set_signs
from casereport.journal import load_journal
from casereport.revision.manuscript import WRITERS
from casereport.revision.redline import redline
from casereport.revision.tracked import track_changes
from casereport.tree import Document
from casereport.tree.marks import MARKS
from casereport.writers.docx import write_docx


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Pair, bytes]]:
    made = {name: make_pair(name, tmp_path_factory.mktemp("pair")) for name in EDITS}
    return {name: (pair, tracked(pair)) for name, pair in made.items()}


def tracked(pair: Pair) -> bytes:
    (data,) = WRITERS["redline-docx"](pair.revised).values()
    return data


def written(pair: Pair, document: Document) -> bytes:
    return write_docx(set_signs(document), pair.revised.journal)


def lines(texts: list[str]) -> list[str]:
    return [squeezed(text) for text in texts if text.strip()]


@pytest.mark.parametrize("name", EDITS)
def test_accepted_it_is_the_new_text_and_rejected_the_old(pairs: dict[str, tuple[Pair, bytes]], name: str) -> None:
    pair, data = pairs[name]
    new, old = paragraphs(written(pair, pair.revised.new_document)), paragraphs(written(pair, pair.revised.old_document))
    assert lines(settled_text(data, accept=True)) == lines(new)
    assert lines(settled_text(data, accept=False)) == lines(old)
    assert lines(old) != lines(new)


@settings(max_examples=8)
@given(records(), records())
def test_manuscripts_of_any_two_records_are_read_back(first: Data, second: Data) -> None:
    plain = load_journal("plain")
    for patient in (*first["patients"], *second["patients"]):
        patient.pop("labs", None)  # a table wider than the page has other parts where a cell holds two values
    old, new = (build_document(Case("case", read(data), {}, {}), plain)[0] for data in (first, second))
    data = track_changes(write_docx(redline(old, new), plain))
    assert lines(settled_text(data, accept=True)) == lines(paragraphs(write_docx(new, plain)))
    assert lines(settled_text(data, accept=False)) == lines(paragraphs(write_docx(old, plain)))


@pytest.mark.skipif(python_of_office() is None, reason="LibreOffice with its Python (python3-uno) is not installed")
def test_office_accepts_and_rejects_the_same(pairs: dict[str, tuple[Pair, bytes]], tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, (pair, data) in pairs.items():
        (folder / f"{name}.docx").write_bytes(data)
        (folder / f"{name} old.docx").write_bytes(written(pair, pair.revised.old_document))
        (folder / f"{name} new.docx").write_bytes(written(pair, pair.revised.new_document))
    settle_by_office(sorted(folder.iterdir()), tmp_path / "profile")

    def text(name: str, how: str) -> str:
        return squeezed((folder / f"{name}.docx.{how}.txt").read_text(encoding="utf-8"))

    assert {name: text(name, "accepted") for name in pairs} == {name: text(f"{name} new", "accepted") for name in pairs}
    assert {name: text(name, "rejected") for name in pairs} == {name: text(f"{name} old", "accepted") for name in pairs}


@pytest.mark.parametrize("name", EDITS)
def test_changes_are_numbered_once_and_name_nobody(pairs: dict[str, tuple[Pair, bytes]], name: str) -> None:
    changes = list(body_of(pairs[name][1]).iter(f"{W}ins", f"{W}del"))
    ids = [one.get(f"{W}id") for one in changes]
    assert len(set(ids)) == len(ids) > 0
    assert {one.get(f"{W}author") for one in changes} == {"Revision"}
    assert {one.get(f"{W}date") for one in changes} == {"2000-01-01T00:00:00Z"}


@pytest.mark.parametrize("name", EDITS)
def test_no_mark_is_left_and_text_taken_out_is_told_as_that(pairs: dict[str, tuple[Pair, bytes]], name: str) -> None:
    data = pairs[name][1]
    with zipfile.ZipFile(BytesIO(data)) as packed:
        for part in packed.namelist():
            content = packed.read(part)
            assert not any(mark.encode() in content for mark in MARKS) or not part.endswith((".xml", ".rels"))
            assert not re.search(rb"&#6497[6-9];", content)
    body = body_of(data)
    assert not [text for gone in body.iter(f"{W}del") for text in gone.iter(f"{W}t")]
    assert not [text for text in body.iter(f"{W}delText") if not list(text.iterancestors(f"{W}del"))]


@pytest.mark.parametrize("name", EDITS)
def test_no_run_holds_a_text_of_nothing(pairs: dict[str, tuple[Pair, bytes]], name: str) -> None:
    assert not [text for text in body_of(pairs[name][1]).iter(f"{W}t", f"{W}delText") if not text.text]


def test_the_properties_of_the_file_name_the_authors_that_are_left(pairs: dict[str, tuple[Pair, bytes]]) -> None:
    with zipfile.ZipFile(BytesIO(pairs["authors"][1])) as packed:
        core = packed.read("docProps/core.xml").decode()
    assert "Ada Rossi; Cleo Dong; Eva Lu<" in core


def test_rows_are_put_in_and_taken_out_as_rows(pairs: dict[str, tuple[Pair, bytes]]) -> None:
    body = body_of(pairs["rows"][1])
    rows = {kind: [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{kind}") is not None] for kind in ("ins", "del")}
    assert {kind: ["".join(row.itertext()) for row in found] for kind, found in rows.items()} == {"ins": ["Own case1"], "del": ["Rossi1"]}


def test_same_versions_same_bytes(pairs: dict[str, tuple[Pair, bytes]]) -> None:
    pair, data = pairs["all at once"]
    assert tracked(pair) == data


@pytest.mark.parametrize("name", EDITS)
def test_the_file_is_valid_office_open_xml(pairs: dict[str, tuple[Pair, bytes]], name: str, tmp_path: Path) -> None:
    assert schema_faults(pairs[name][1], tmp_path) == []
