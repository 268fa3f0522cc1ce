"""CSL-YAML: the items of a file with their places; pandoc and Zotero write them under `references:`."""

from __future__ import annotations

import re
from dataclasses import replace

from casereport.problems import Place, Problem, fault
from casereport.reading import read_yaml
from casereport.references.read.csl import Item, build_references
from casereport.references.reference import Reference

_HINT = "list the items under `references:`, each with id, type, author, title, container-title, issued …"


def read_csl_yaml(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of a CSL-YAML text (a list of items, alone or under `references`), and its problems at their items."""
    prepared, added = _as_mapping(text)
    loaded = read_yaml(prepared.encode(), file)
    problems = [_moved(problem, added) for problem in loaded.problems]
    if not isinstance(loaded.data, dict):
        return [], problems or [_no_list(file)]
    listed = loaded.data.get("references", loaded.data.get("items"))
    if not isinstance(listed, list):
        return [], [*problems, _no_list(file)]
    root = "references" if "references" in loaded.data else "items"
    items = [Item(item, _up(loaded.marks[root, index].value, added)) for index, item in enumerate(listed)]
    references, faults = build_references(items)
    return references, problems + faults


def _as_mapping(text: str) -> tuple[str, int]:
    """The text as one mapping: without the line that ends pandoc's block, a bare list under a key; and how many lines that added."""
    body = re.sub(r"\n(?:---|\.\.\.)\s*\Z", "\n", text)
    if not re.match(r"(?:[ \t]*(?:#.*)?\n)*+(?:---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*+)?- ", body):
        return body, 0
    if body.startswith("---"):
        return re.sub(r"^---[ \t]*\n", "references:\n", body), 0
    return "references:\n" + body, 1


def _up(place: Place, lines: int) -> Place:
    return Place(place.file, place.line - lines, place.column)


def _moved(problem: Problem, lines: int) -> Problem:
    return replace(problem, place=_up(problem.place, lines)) if problem.place and lines else problem


def _no_list(file: str) -> Problem:
    return fault("bad-reference", "the YAML has no list of references", hint=_HINT, place=Place(file, 1, 1))
