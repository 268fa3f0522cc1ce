"""Short records for tests: what a test is about is typed, the rest is the least that a record needs."""

from __future__ import annotations

from pathlib import Path

from tests.document.dump import inline

from casereport.case.source import Case, load
from casereport.document import build_document
from casereport.document.prose.texts import Texts
from casereport.facts import Facts
from casereport.journal import load_journal
from casereport.problems import Problem
from casereport.tree import Document, Section, Table, Terms, plain, walk

HEAD = "casereport: 1\nstatus: real\ntitle: A case report\n"
PATIENT = "patients: [{id: P1}]\n"
REFERENCES = "".join(
    f"@article{{{key}, author = {{{key.title()}, A}}, title = {{On {key}}}, journal = {{J}}, year = {{2020}}}}\n" for key in "abcd"
)


def read(folder: Path, text: str, **files: str | bytes) -> Case:
    """The case of a record text (without its first three lines) and of files beside it, named without their dot: `labs_csv`."""
    folder.mkdir(parents=True, exist_ok=True)
    text = text if "patients:" in text else PATIENT + text
    text = text if text.startswith("casereport:") else HEAD + text
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(folder)


def build(folder: Path, text: str, journal: str = "plain", **files: str | bytes) -> tuple[Document, list[Problem]]:
    """The document of a short record, and the problems met."""
    return build_document(read(folder, text, **files), load_journal(journal))


def document(folder: Path, text: str, journal: str = "plain", **files: str | bytes) -> Document:
    """The document of a short record that has no problem."""
    made, problems = build(folder, text, journal, **files)
    assert problems == []
    return made


def prose_of(case: Case) -> Texts:
    """A reader of the case's Markdown."""
    return Texts(case, Facts(case.record))


def terms(made: Document) -> dict[str, str]:
    """Term → description of all terms of a document; of a repeated term the last."""
    lists = [node for node in walk((made.body, made.back)) if isinstance(node, Terms)]
    return {plain(term): plain(told) for one in lists for term, told in one.entries}


def rows(table: Table) -> list[list[str]]:
    """The cells of a table as texts, heads first; no-break signs are usual ones."""
    return [[inline(cell.children).replace("⍽", " ") for cell in row] for row in (*table.head, *table.rows)]


def tables(made: Document) -> list[Table]:
    """The tables in reading order, those inside figures left out."""
    return [table for part in (made.body, made.back) for table in _tables(part)]


def _tables(node: object) -> list[Table]:
    if isinstance(node, tuple):
        return [table for item in node for table in _tables(item)]
    if isinstance(node, Section):
        return _tables(node.blocks)
    return [node] if isinstance(node, Table) else []


def titles(made: Document) -> list[str]:
    """The titles of the sections with their numbers, subsections indented."""
    found = [one for one in walk((made.body, made.back)) if isinstance(one, Section)]
    return [f"{'  ' * (one.level - 1)}{one.number}{' ' * bool(one.number)}{plain(one.title)}" for one in found]


def text_of(made: Document, identifier: str) -> str:
    """The plain text of a section's paragraphs and terms, a line each; "" when there is none."""
    found = [one for one in walk((made.body, made.back)) if isinstance(one, Section) and one.id == f"sec-{identifier}"]
    return "\n".join(_lines(found[0].blocks)) if found else ""


def _lines(blocks: tuple[object, ...]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Section):
            lines += [f"# {plain(block.title)}", *_lines(block.blocks)]
        elif isinstance(block, Terms):
            lines += [f"{plain(term)}: {plain(told)}" for term, told in block.entries]
        elif hasattr(block, "blocks"):
            lines += [f"> {line}" for line in _lines(block.blocks)]
        elif hasattr(block, "items"):
            lines += [f"- {plain(item.children)}" for item in block.items]
        elif getattr(block, "caption", None) is not None:
            lines.append(f"[{getattr(block, 'label', '')}]")
        else:
            lines.append(plain(getattr(block, "children", ())))
    return [line.replace("\u00a0", " ") for line in lines]
