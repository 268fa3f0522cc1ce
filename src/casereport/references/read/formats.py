"""The formats of bibliographies, told apart by what a file holds; files → references with keys, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Protocol, cast

from casereport.problems import Place, Problem, fault
from casereport.references.completeness import check_reference, find_duplicates
from casereport.references.read.keys import with_keys
from casereport.references.reference import MAX_BYTES, Reference
from casereport.references.telling import without_followers
from casereport.values import dataclass


class Reader(Protocol):
    """What every format's reader does."""

    def __call__(self, text: str, file: str) -> tuple[list[Reference], list[Problem]]:
        """The references of a text in their order, and its problems."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of bibliographies: a pattern of its first characters, how its files' names end, and its reader (`module.function`)."""

    name: str
    endings: tuple[str, ...]
    shape: str
    reader: str

    def read(self, text: str, file: str) -> tuple[list[Reference], list[Problem]]:
        """The references of a text of this format in their order, and its problems."""
        module, _, name = self.reader.rpartition(".")
        return cast(Reader, getattr(import_module(f"casereport.references.read.{module}"), name))(text, file)


# In the order in which they are tried on a file's first characters.
FORMATS = (
    Format("PubMed XML", ("xml",), r"\A<(?s:.*?)<Pubmed(?:Book)?Article\b", "tagged.pubmed.read_pubmed"),
    Format("EndNote XML", ("xml",), r"\A<(?s:.*?)<(?:ref-type|records|RECORDS|REFERENCE_TYPE)\b", "tagged.endnote.read_endnote"),
    Format("CSL-JSON", ("json",), r"\A[\[{]", "csljson.read_csl_json"),
    Format("PubMed", ("nbib", "txt"), r"^PMID- ?\d", "tagged.nbib.read_nbib"),
    Format("RIS", ("ris",), r"^[ \t]*TY {1,2}- ", "tagged.ris.read_ris"),
    Format("EndNote", ("enw",), r"^%0 ", "tagged.enw.read_enw"),
    Format("BibTeX", ("bib", "bibtex"), r"^[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(]", "bibtex.file.read_bibtex"),
    Format("CSL-YAML", ("yaml", "yml"), r"^references:|^- *(?:id|type|title|author):", "cslyaml.read_csl_yaml"),
)
_HEAD = 20_000
_KNOWN = "a bibliography is BibTeX, RIS, PubMed (NBIB or XML), EndNote (XML or tagged), CSL-JSON or CSL-YAML"


def find_format(text: str, file: str) -> Format | None:
    """The format that a text has, whatever its file is called; where the text does not tell, the one that the file's ending names."""
    ending = file.rpartition(".")[2].lower() if "." in file else ""
    named = [form for form in FORMATS if ending in form.endings]
    head = text.lstrip()[:_HEAD]
    if head[:1] in "[{" and any(form.name == "CSL-YAML" for form in named):
        return named[0]
    return next((form for form in FORMATS if re.search(form.shape, head, re.MULTILINE)), next(iter(named), None))


def read_entries(data: bytes, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of one file as its format gives them, keys possibly empty, and the problems of reading it."""
    start = Place(file, 1, 1)
    if len(data) > MAX_BYTES:
        hint = "export the references that the report cites"
        return [], [fault("limit", f"the bibliography is larger than {MAX_BYTES // 1_000_000} MB", hint=hint, place=start)]
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8, or export it so"
        return [], [fault("file-encoding", "the bibliography is not UTF-8 text", hint=hint, place=Place(file, line, 1))]
    form = find_format(text, file)
    if form is None:
        return [], [fault("unknown-format", "no bibliography of a kind that is read", hint=_KNOWN, place=start)]
    return form.read(text, file)


def collect_references(entries: Iterable[Reference]) -> tuple[dict[str, Reference], list[Problem]]:
    """Key → reference over all files of a bibliography, and what is wrong: a key used twice, one work twice, parts missing or malformed."""
    references: dict[str, Reference] = {}
    problems: list[Problem] = []
    for entry in with_keys(list(entries)):
        if entry.key in references:
            problems.append(_repeated(entry, references[entry.key]))
            continue
        references[entry.key] = entry
        problems += check_reference(entry)
    return references, problems + find_duplicates(references.values())


def _repeated(entry: Reference, first: Reference) -> Problem:
    where = f" (the first is at {first.place.file}:{first.place.line})" if first.place else ""
    message = f"the citation key '{entry.key}' is used twice; the first entry is kept"
    hint = f"give one of the two another key, or remove one{where}"
    return fault("repeated-id", message, path=("references", entry.key), hint=hint, place=entry.place)


def read_references(data: bytes, file: str) -> tuple[dict[str, Reference], list[Problem]]:
    """The references of one file by citation key, and what is wrong with them, each at its entry."""
    entries, problems = read_entries(data, file)
    references, faults = collect_references(entries)
    return references, without_followers(problems + faults)
