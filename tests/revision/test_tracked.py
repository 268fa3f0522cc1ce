"""The Word file with tracked changes: accepted it is the new manuscript, rejected the old one."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.revision import figured
from tests.revision.office import Office, office
from tests.revision.pairs import EDITS, Pair, make_pair
from tests.revision.random_cases import Data, read, records
from tests.revision.random_manuscripts import compare_random
from tests.revision.word import (
    W,
    body_of,
    fields,
    paragraphs,
    pictures,
    settled,
    settled_text,
    squeezed,
)
from tests.writers.docx.word import schema_faults

from casereport.case.source import Case
from casereport.document import build_document
from casereport.document.prose.signs import set_signs
from casereport.journal import load_journal
from casereport.revision.manuscript import WRITERS
from casereport.revision.redline import redline
from casereport.revision.tracked import track_changes
from casereport.tree import Document, Figure, Table, walk
from casereport.tree.marks import MARKS
from casereport.writers.docx import write_docx

SEEDS = range(500 if os.environ.get("HYPOTHESIS_PROFILE") == "search" else 11)
"""Of random manuscripts; 3, 6, 8 and 10 have mentions that say the same of another figure."""


@dataclass(frozen=True)
class Files:
    """A pair, its file with tracked changes, and the file of each version."""

    pair: Pair
    tracked: bytes
    versions: tuple[tuple[bool, bytes], ...]
    """Whether changes are accepted, and the file that is made then."""


class Pairs(dict[str, Files]):
    """The files of each pair, made when first asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.old: dict[bool, bytes] = {}

    def __missing__(self, name: str) -> Files:
        pair = make_pair(name, self.folder / name)
        is_figured = name in figured.EDITS
        if is_figured not in self.old:
            self.old[is_figured] = written(pair, pair.revised.old_document)
        versions = ((True, written(pair, pair.revised.new_document)), (False, self.old[is_figured]))
        self[name] = Files(pair, tracked(pair), versions)
        return self[name]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Pairs:
    return Pairs(tmp_path_factory.mktemp("pairs"))


def tracked(pair: Pair) -> bytes:
    (data,) = WRITERS["redline-docx"](pair.revised).values()
    return data


def written(pair: Pair, document: Document) -> bytes:
    return write_docx(set_signs(document), pair.revised.journal)


def lines(texts: list[str]) -> list[str]:
    return [squeezed(text) for text in texts if text.strip()]


@pytest.mark.parametrize("name", EDITS)
def test_accepted_it_is_the_new_text_and_rejected_the_old(pairs: Pairs, name: str) -> None:
    for accept, version in pairs[name].versions:
        assert lines(settled_text(pairs[name].tracked, accept=accept)) == lines(paragraphs(version))


@pytest.mark.parametrize("name", EDITS)
def test_numbers_and_mentions_stay_fields_in_both_versions(pairs: Pairs, name: str) -> None:
    revised = pairs[name].pair.revised
    for (accept, version), document in zip(pairs[name].versions, (revised.new_document, revised.old_document), strict=True):
        found = fields(settled(pairs[name].tracked, accept=accept))
        assert found == fields(body_of(version))
        labels = [node.label for node in walk((document.body, document.back)) if isinstance(node, Figure | Table) and node.label]
        assert len([command for command, _ in found if command.startswith("SEQ")]) == len(labels) > 0


@pytest.mark.parametrize("name", figured.EDITS)
def test_pictures_are_those_of_each_version(pairs: Pairs, name: str) -> None:
    for accept, version in pairs[name].versions:
        assert pictures(settled(pairs[name].tracked, accept=accept)) == pictures(body_of(version))


@pytest.mark.parametrize("name", ["figure replaced", "image replaced", "plate replaced"])
def test_a_replaced_picture_has_one_caption(pairs: Pairs, name: str) -> None:
    body = body_of(pairs[name].tracked)
    assert [shown for command, shown in fields(body) if command.startswith("SEQ Figure")] == ["1", "2", "3"]
    assert len(pictures(body)) == (6 if name == "plate replaced" else 4)


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


@pytest.mark.parametrize("seed", SEEDS)
def test_random_manuscripts_are_read_back_with_their_numbers_and_mentions(seed: int, tmp_path: Path) -> None:
    revised = compare_random(seed, tmp_path)
    (data,) = WRITERS["redline-docx"](revised).values()
    for accept, document in ((True, revised.new_document), (False, revised.old_document)):
        version = write_docx(set_signs(document), revised.journal)
        assert lines(settled_text(data, accept=accept)) == lines(paragraphs(version))
        assert fields(settled(data, accept=accept)) == fields(body_of(version))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("office")) as running:
        yield running


@pytest.mark.parametrize("name", EDITS)
def test_office_accepts_and_rejects_the_same(pairs: Pairs, reader: Office, name: str) -> None:
    """A test a pair: all in one take longer on a busy machine than a test may, which ends the whole run."""
    for accept, version in pairs[name].versions:
        found = reader.text(pairs[name].tracked, accept=accept)
        assert squeezed(found).split("\n") == squeezed(reader.text(version, accept=True)).split("\n"), accept


@pytest.mark.parametrize("seed", [79, 123])
def test_office_parts_what_was_put_in_behind_a_paragraph_with_another_end(reader: Office, seed: int, tmp_path: Path) -> None:
    """Random manuscripts in which the end of a paragraph changed and another was put in behind it, which one program took for one change."""
    revised = compare_random(seed, tmp_path)
    (data,) = WRITERS["redline-docx"](revised).values()
    old = write_docx(set_signs(revised.old_document), revised.journal)
    assert squeezed(reader.text(data, accept=False)) == squeezed(reader.text(old, accept=True))


@pytest.mark.parametrize("name", EDITS)
def test_changes_are_numbered_once_and_name_nobody(pairs: Pairs, name: str) -> None:
    changes = list(body_of(pairs[name].tracked).iter(f"{W}ins", f"{W}del"))
    ids = [one.get(f"{W}id") for one in changes]
    assert len(set(ids)) == len(ids) > 0
    assert {one.get(f"{W}author") for one in changes} == {"Revision"}
    assert {one.get(f"{W}date") for one in changes} <= {"2000-01-01T00:00:00Z", "2000-01-01T01:00:00Z"}


@pytest.mark.parametrize("name", EDITS)
def test_no_mark_is_left_and_text_taken_out_is_told_as_that(pairs: Pairs, name: str) -> None:
    data = pairs[name].tracked
    with zipfile.ZipFile(BytesIO(data)) as packed:
        for part in packed.namelist():
            content = packed.read(part)
            assert not any(mark.encode() in content for mark in MARKS) or not part.endswith((".xml", ".rels"))
            assert not re.search(rb"&#6497[6-9];", content)
    body = body_of(data)
    assert not [text for gone in body.iter(f"{W}del") for text in gone.iter(f"{W}t")]
    assert not [text for text in body.iter(f"{W}delText") if not list(text.iterancestors(f"{W}del"))]


@pytest.mark.parametrize("name", EDITS)
def test_no_run_holds_a_text_of_nothing(pairs: Pairs, name: str) -> None:
    assert not [text for text in body_of(pairs[name].tracked).iter(f"{W}t", f"{W}delText") if not text.text]


def test_the_properties_of_the_file_name_the_authors_that_are_left(pairs: Pairs) -> None:
    with zipfile.ZipFile(BytesIO(pairs["authors"].tracked)) as packed:
        core = packed.read("docProps/core.xml").decode()
    assert "Ada Rossi; Cleo Dong; Eva Lu<" in core


def test_rows_are_put_in_and_taken_out_as_rows(pairs: Pairs) -> None:
    body = body_of(pairs["rows"].tracked)
    rows = {kind: [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{kind}") is not None] for kind in ("ins", "del")}
    assert {kind: ["".join(row.itertext()) for row in found] for kind, found in rows.items()} == {"ins": ["Own case1"], "del": ["Rossi1"]}


def test_same_versions_same_bytes(pairs: Pairs) -> None:
    assert tracked(pairs["all at once"].pair) == pairs["all at once"].tracked


@pytest.mark.parametrize("name", EDITS)
def test_the_file_is_valid_office_open_xml(pairs: Pairs, name: str, tmp_path: Path) -> None:
    assert schema_faults(pairs[name].tracked, tmp_path) == []
