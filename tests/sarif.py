"""SARIF logs against the schema of OASIS, which `sh scripts/sarif_schema.sh` fetches with a validator.

Without them such tests are skipped, unless CASEREPORT_REQUIRE_SARIF=1 says that they must be there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "build" / "sarif"
VALIDATE = """
const fs = require("fs"), folder = process.argv[1], Ajv = require(folder + "/node_modules/ajv");
const ajv = new Ajv({schemaId: "id", allErrors: true, meta: false});
ajv.addMetaSchema(require(folder + "/node_modules/ajv/lib/refs/json-schema-draft-04.json"));
const schema = JSON.parse(fs.readFileSync(folder + "/schema.json")), log = JSON.parse(fs.readFileSync(0));
console.log(JSON.stringify(ajv.validate(schema, log) ? [] : ajv.errors.map(e => e.dataPath + " " + e.message)));
"""


def schema_faults(log: str) -> list[str]:
    """What the validator says against a log; without it the test is skipped, or fails where it is required."""
    node = shutil.which("node")
    if node is None or not (FOLDER / "VERSION").exists():
        miss = pytest.fail if os.environ.get("CASEREPORT_REQUIRE_SARIF") == "1" else pytest.skip
        miss("the schema of SARIF is not fetched, or there is no node: sh scripts/sarif_schema.sh")
    done = subprocess.run([str(node), "-e", VALIDATE, str(FOLDER)], input=log, capture_output=True, text=True, check=True, timeout=100)
    faults: list[str] = json.loads(done.stdout)
    return faults
