"""Files → one zip and one manifest, the same bytes for the same files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name: no file tells when it was made."""


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files in the order of their names, without times, owners or comments."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def write_manifest(files: Mapping[str, bytes], parts: Mapping[str, str], journal: str, version: str) -> bytes:
    """JSON of the journal, the version of casereport, and each file with its part, length and SHA-256."""
    listed = [
        {"file": name, "part": parts[name], "bytes": len(data), "sha256": sha256(data).hexdigest()} for name, data in sorted(files.items())
    ]
    made = {"casereport": version, "journal": journal, "files": listed}
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def listed_files(manifest: bytes) -> tuple[str, ...]:
    """The names of the files that a manifest lists; () for what is no manifest."""
    try:
        return tuple(one["file"] for one in json.loads(manifest)["files"] if isinstance(one["file"], str))
    except (ValueError, KeyError, TypeError):
        return ()
