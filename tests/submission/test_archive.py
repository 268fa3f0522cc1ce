"""Zips and manifests: the same bytes for the same files, and what they list."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from casereport.submission.archive import listed_files, write_manifest, write_zip

NAMES = st.text("abcXYZ 019-_", min_size=1, max_size=12)
FILES = st.dictionaries(NAMES, st.binary(max_size=200), max_size=8)


@given(FILES)
def test_a_zip_holds_every_file_in_the_order_of_names_and_no_time(files: dict[str, bytes]) -> None:
    made = write_zip(files)
    assert made == write_zip(dict(reversed(files.items())))
    with ZipFile(BytesIO(made)) as archive:
        assert archive.namelist() == sorted(files)
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {entry.date_time for entry in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} <= {0o644}


@given(FILES)
def test_a_manifest_lists_each_file_with_its_hash(files: dict[str, bytes]) -> None:
    made = write_manifest(files, dict.fromkeys(files, "table"), "A Journal", "1.2.3")
    told = json.loads(made)
    assert {one["file"]: one["sha256"] for one in told["files"]} == {name: sha256(data).hexdigest() for name, data in files.items()}
    assert list(listed_files(made)) == sorted(files)


def test_what_is_no_manifest_lists_nothing() -> None:
    for data in (b"", b"[]", b"{}", b'{"files": [1]}', b'{"files": [{"file": 3}]}', b"\xff"):
        assert listed_files(data) == ()
