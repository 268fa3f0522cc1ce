"""The JSON Schema: whole, strict about keys, and content with every shipped record as an editor's YAML reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from casereport.case.schema import record_schema
from casereport.cli import main

ROOT = Path(__file__).parent.parent.parent
RECORDS = sorted(
    [
        *ROOT.glob("samples/*/case.yaml"),
        ROOT / "templates" / "_new" / "case.yaml",
        Path(__file__).parent.parent / "mistakes" / "_base" / "case.yaml",
        Path(__file__).parent.parent / "data" / "full" / "case.yaml",  # every field there is
    ]
)
SCHEMA = json.loads(json.dumps(record_schema()))
KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "integer": (int,), "number": (int, float), "null": (type(None),),
}  # fmt: skip


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, which editors use: `yes` is text, `1:40` is text, `1` is a number."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:~|null|)$"), ["~", "n", ""])


def faults(value: Any, schema: dict[str, Any], where: str = "") -> list[str]:
    """What the schema says against a value, as far as the keywords that pydantic writes go."""
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], where)
    if "anyOf" in schema:
        found = [faults(value, one, where) for one in schema["anyOf"]]
        return (
            []
            if [] in found
            else [f"{where}: none of the forms", *min(found, key=lambda one: (one[0].startswith(f"{where}: not ["), len(one)))]
        )
    kinds = schema.get("type")
    listed = [kinds] if isinstance(kinds, str) else kinds or list(KINDS)
    if not any(isinstance(value, KINDS[kind]) and not (isinstance(value, bool) and kind != "boolean") for kind in listed):
        return [f"{where}: not {listed}"]
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        return [f"{where}: not one of the choices"]
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return [f"{where}: pattern"]
    if isinstance(value, list):
        return [fault for index, item in enumerate(value) for fault in faults(item, schema.get("items", {}), f"{where}[{index}]")]
    return _mapping_faults(value, schema, where) if isinstance(value, dict) else []


def _mapping_faults(value: dict[Any, Any], schema: dict[str, Any], where: str) -> list[str]:
    found = [f"{where}: {key} is missing" for key in schema.get("required", []) if key not in value]
    rest = schema.get("additionalProperties", {})
    for key, item in value.items():
        if str(key) in schema.get("properties", {}):
            found += faults(item, schema["properties"][str(key)], f"{where}.{key}")
        elif rest is False:
            found.append(f"{where}: unknown key {key}")
        elif isinstance(rest, dict):
            found += faults(item, rest, f"{where}.{key}")
    return found


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every object inside a JSON value."""
    if isinstance(value, dict):
        return [value, *(node for item in value.values() for node in nodes(item))]
    return [node for item in value for node in nodes(item)] if isinstance(value, list) else []


def read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), CoreLoader)


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.parent.name)
def test_every_shipped_record_is_valid(file: Path) -> None:
    assert faults(read(file), SCHEMA) == []


def test_a_wrong_record_is_not() -> None:
    record = read(ROOT / "samples" / "minimal" / "case.yaml")
    assert faults({**record, "keyword": []}, SCHEMA) == [": unknown key keyword"]
    assert faults({key: item for key, item in record.items() if key != "title"}, SCHEMA) == [": title is missing"]
    assert faults({**record, "status": "fake"}, SCHEMA) == [".status: not one of the choices"]
    patient = {**record["patients"][0], "sex": "no"}
    assert any("sex" in fault for fault in faults({**record, "patients": [patient]}, SCHEMA))
    assert any("sex" in fault for fault in faults({**record, "patients": patient}, SCHEMA))


def test_schema_is_whole_and_strict() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"casereport", "status", "title", "patients"} <= set(SCHEMA["required"])
    for node in nodes(SCHEMA):
        if isinstance(target := node.get("$ref"), str):
            assert target.removeprefix("#/$defs/") in SCHEMA["$defs"], target
    entries = [node for node in nodes(SCHEMA) if isinstance(node.get("properties"), dict) and node.get("type") == "object"]
    assert len(entries) > 20
    assert all(entry["additionalProperties"] is False for entry in entries)


def test_values_of_their_own_grammar_are_described() -> None:
    text = json.dumps(SCHEMA)
    for example in ("about 8 wk before admission", "2 mg/kg", "0.5-1.2"):
        assert example in text


def test_the_schema_beside_the_samples_is_the_one_of_today(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Editors read docs/schema.json; `casereport schema > docs/schema.json` writes it anew."""
    monkeypatch.setattr("sys.argv", ["casereport", "schema"])
    assert main() == 0
    assert (ROOT / "docs" / "schema.json").read_text(encoding="utf-8") == capsys.readouterr().out


def test_samples_name_it() -> None:
    for file in ROOT.glob("samples/*/case.yaml"):
        named = re.match(r"# yaml-language-server: \$schema=(.*)\n", file.read_text(encoding="utf-8"))
        assert named is None or (file.parent / named[1]).resolve() == ROOT / "docs" / "schema.json"
