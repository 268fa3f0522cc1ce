"""How often each check of the text fires on the prose of published reports, which editors and reviewers have read.

    python benchmarks/heuristics.py DIR [--show CODE]

`DIR` is a folder of JATS articles (*.xml), with folders inside. The text of each becomes a record with its sections and nothing else, so
that what only the record can answer (a test with its result, a search of the literature) is not there: the counts are upper bounds. Fails
where a heuristic fires three times or more in a thousand words.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from casereport.build import check
from casereport.checks.text import CHECKS
from casereport.problems import CaseReportError, Problem

CODES = sorted({code for row in CHECKS for code in row.codes} | {"unsafe-notation"})
MOST = 3.0
"""Flags in a thousand words from which on a heuristic is noise."""
NAMED = (
    ("introduction", r"introduction|background"),
    ("case", r"case|presentation|history|patient|report|observation"),
    ("discussion", r"discussion|comment|review"),
    ("conclusion", r"conclu|summary"),
)
REFERENCE = "@article{r, author = {Doe, Ann}, title = {A title}, journal = {Journal}, year = {2020}}\n"


def text_of(node: ET.Element) -> str:
    """The words of a paragraph, citations of works as `[@r]`, what Markdown would read as markup as blanks."""
    parts = [re.sub(r"[\\`*_\[\]{}<>@#|~^$]", " ", node.text or "")]
    for child in node:
        if child.tag == "xref" and child.get("ref-type") == "bibr":
            parts.append("" if parts[-1].endswith("[@r]") else " [@r]")
        elif child.tag not in ("table-wrap", "fig", "disp-formula", "list"):
            parts.append(text_of(child))
        parts.append(re.sub(r"[\\`*_\[\]{}<>@#|~^$]", " ", child.tail or ""))
    return " ".join("".join(parts).split())


def sections(body: ET.Element) -> dict[str, str]:
    """The paragraphs of an article by the section of a report that its headings name; without a heading the case."""
    found: dict[str, list[str]] = {}
    for section in body.iter("sec"):
        heading = section.find("title")
        title = "" if heading is None else " ".join("".join(heading.itertext()).split())
        name = next((name for name, words in NAMED if re.search(words, title, re.IGNORECASE)), "case")
        found.setdefault(name, []).extend(text_of(one) for one in section.findall("p"))
    found.setdefault("case", []).extend(text_of(one) for one in body.findall("p"))
    return {name: "\n\n".join(text for text in texts if text) for name, texts in found.items() if any(texts)}


def problems_of(parts: dict[str, str], folder: Path) -> list[Problem]:
    """What the checks say of a record that has these sections alone."""
    record = {
        "casereport": "1",
        "status": "real",
        "title": "A case report",
        "patients": [{"id": "P1"}],
        "sections": parts,
        "references": "r.bib",
    }
    (folder / "case.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / "r.bib").write_text(REFERENCE, encoding="utf-8")
    try:
        return list(check(folder / "case.json").problems)
    except CaseReportError as error:
        return list(error.problems)


def articles(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Name and sections of every article."""
    for file in sorted(folder.rglob("*.xml")):
        body = ET.parse(file).getroot().find(".//body")  # noqa: S314  # the folder is named by who measures
        if body is not None and (parts := sections(body)):
            yield file.stem, parts


def main() -> int:
    """Prints flags and flags per thousand words of each code; 1 where one is above the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="", help="a code whose places are printed")
    asked = parser.parse_args()
    flags, words, count = Counter[str](), 0, 0
    with tempfile.TemporaryDirectory() as name:
        for title, parts in articles(asked.folder):
            words += sum(len(text.split()) for text in parts.values())
            count += 1
            for problem in problems_of(parts, Path(name)):
                flags[problem.code] += problem.code in CODES
                if problem.code == asked.show and problem.within is not None:
                    line, column = problem.within
                    text = parts[str(problem.path[1])].split("\n")[line]
                    print(f"{title} {problem.path[1]}: …{text[max(0, column - 60) : column + 100]}…")
    print(f"{count} articles, {words} words")
    for code in CODES:
        rate = 1000 * flags[code] / max(words, 1)
        print(f"{code:28} {flags[code]:4} {rate:6.2f} per 1,000 words{'  ABOVE' if rate >= MOST else ''}")
    return int(any(1000 * flags[code] / max(words, 1) >= MOST for code in CODES))


if __name__ == "__main__":
    raise SystemExit(main())
