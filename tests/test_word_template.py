"""The shipped Word template is what its script writes, and holds nothing of the machine that wrote it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "templates" / "_docx" / "template.docx"


def test_the_shipped_file_is_what_the_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "scripts" / "docx_template.py"), str(tmp_path / "again.docx")], check=True)
    assert (tmp_path / "again.docx").read_bytes() == SHIPPED.read_bytes()


def test_it_has_no_part_beyond_styles_lists_settings_and_page() -> None:
    with zipfile.ZipFile(SHIPPED) as packed:
        assert packed.namelist() == [
            "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/numbering.xml",
            "word/settings.xml", "word/styles.xml",
        ]  # fmt: skip
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
