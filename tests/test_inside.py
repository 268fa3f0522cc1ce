"""The page for whoever changes the code names files that are there, and every package."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/inside.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "src/casereport"


def test_every_path_named_is_there() -> None:
    named = re.findall(r"`((?:src|tests|templates|docs|samples)/[\w./-]*)`", PAGE)
    assert len(named) > 30
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_page_linked_is_there() -> None:
    links = re.findall(r"\]\(([\w./-]+)\)", PAGE)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).is_file()] == []


def test_every_package_has_a_row_in_the_order_of_imports() -> None:
    table = PAGE[PAGE.index("| folder of") : PAGE.index("## The way")]
    packages = {folder.parent.name for folder in PACKAGE.glob("*/__init__.py")}
    listed = re.findall(r"`(\w+)/`", table)
    assert set(listed) == packages
    assert len(listed) == len(set(listed))


def test_the_readme_links_the_page() -> None:
    assert "(docs/inside.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
