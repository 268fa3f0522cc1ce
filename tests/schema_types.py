"""JSON-LD against the vocabulary of schema.org, whose types and compiler `sh scripts/schema_types.sh` fetches.

Without them such tests are skipped, unless CASEREPORT_REQUIRE_SCHEMA_TYPES=1 says that they must be there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

TYPES = Path(__file__).parent.parent / "build" / "schema-types" / "node_modules"


def find_compiler() -> list[str]:
    """The command of the compiler; without it the test is skipped, or fails where it is required."""
    node = shutil.which("node")
    if node is None or not (TYPES.parent / "VERSION").exists():
        miss = pytest.fail if os.environ.get("CASEREPORT_REQUIRE_SCHEMA_TYPES") == "1" else pytest.skip
        miss("the types of schema.org are not fetched, or there is no node: sh scripts/schema_types.sh")
    return [str(node), str(TYPES / "typescript" / "bin" / "tsc")]


def type_faults(articles: Mapping[str, dict[str, Any]], folder: Path) -> list[str]:
    """What the compiler says against these nodes, each the narrowest of its types: unknown words, values of another kind."""
    compiler = find_compiler()
    (folder / "node_modules").symlink_to(TYPES, target_is_directory=True)
    lines = ['import { MedicalScholarlyArticle, WithContext } from "schema-dts";']
    for name, node in articles.items():
        narrow = node | {"@type": node["@type"][-1]}
        lines.append(f"export const {name}: WithContext<MedicalScholarlyArticle> = {json.dumps(narrow, indent=1)};")
    (folder / "articles.ts").write_text("\n".join(lines), encoding="utf-8")
    options = ["--strict", "--noEmit", "--skipLibCheck", "--target", "es2020", "--module", "es2020", "--moduleResolution", "bundler"]
    done = subprocess.run([*compiler, *options, "articles.ts"], cwd=folder, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0 or done.stdout, done.stderr
    return done.stdout.splitlines()
