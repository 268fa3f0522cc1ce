"""Identifiers in what the files of a case hold and no output prints: notes in bibliographies, heads and words of tables, data beside
pictures, names of files. They stay with the case, go into an archive, and are what an output must not hold."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.case.source import Case
from casereport.patterns import lazy_pattern
from casereport.privacy import RULES, Finding, find_in_file_name, scan
from casereport.problems import Place, Problem, fault
from casereport.reading.metadata import read_metadata

_SURE = frozenset(RULES) - {
    "single", "initials", "author", "date", "month", "weekday", "age", "long-number", "url", "postcode", "city", "institution", "file",
    "device", "ip", "address",
}  # fmt: skip
"""Rules that count here: a note has days of access, a table has dates that become days, a camera writes its number and when it was used."""
_PUBLIC = frozenset({"phone", "email", "name"})
"""Rules that say little in a bibliography, which names people by its nature."""
_NOTE = lazy_pattern(
    r"(?im)^[ \t]*(?:(?:note|annote|annotation|comments?|abstractnote|mynotes?|my-note|internal[-_]note|private)"
    r"[ \t]*=[ \t]*[{\"](?P<bib>.*)"
    r"|(?:N1|RN)  ?- ?(?P<ris>.*)|\"(?:note|annote)\"[ \t]*:[ \t]*\"(?P<json>.*))$"
)
_BIBLIOGRAPHIES = (".bib", ".ris", ".nbib", ".enw", ".json")
_TABLES = (".csv", ".tsv")
_PICTURES = (".png", ".jpg", ".jpeg")
_NUMBER = lazy_pattern(r"[-+<>=~≤≥]*\s*[\d.,:%/ ]*")
_MOST = 4000
"""Different words of a table that are looked at."""


def files_name_no_person(case: Case) -> list[Problem]:
    """A problem for each file and class of identifiers, at its first place; never the words."""
    found: dict[tuple[str, str], Problem] = {}
    for name, holder, line, _, one in file_findings(case):
        what = RULES[one.rule].what
        hint = "take it out of the file; no output prints it, an archive holds it"
        told = fault("identifier-unprinted", f"{holder} seems to hold {what}", hint=hint, place=Place(_shown(case, name), line, 1))
        found.setdefault((name, what), told)
    return [*found.values(), *_pictures(case)]


def file_findings(case: Case) -> Iterator[tuple[str, str, int, str, Finding]]:
    """Name of a file, what of it holds an identifier, on which line, in which text, and what was found."""
    for name, data in case.files.items():
        if name == case.record_name:
            continue
        for holder, line, text in _texts(name, data):
            yield from ((name, holder, line, text, one) for one in scan(text) if one.rule in _counts(name))
    told = {panel.file for figure in case.record.figures for panel in figure.panels}
    told |= {one.file for patient in case.record.patients for one in patient.labs if one.file}
    for name in case.files:
        if name != case.record_name and name not in told:  # those are told as the record names them
            yield from ((name, "the name of the file", 1, name, one) for one in find_in_file_name(name))


def _counts(name: str) -> frozenset[str]:
    return _SURE - _PUBLIC if name.lower().endswith(_BIBLIOGRAPHIES) else _SURE


def _texts(name: str, data: bytes) -> Iterator[tuple[str, int, str]]:
    small = name.lower()
    if small.endswith(_BIBLIOGRAPHIES):
        text = data.decode("utf-8", "replace")
        for match in _NOTE.finditer(text):
            yield "a note in the bibliography", text.count("\n", 0, match.start()) + 1, match["bib"] or match["ris"] or match["json"] or ""
    elif small.endswith(_TABLES):
        yield from _of_table(data.decode("utf-8", "replace"))
    elif small.endswith(_PICTURES):
        yield from (("the data beside the picture", 1, text) for text in read_metadata(data).values())


def _of_table(text: str) -> Iterator[tuple[str, int, str]]:
    """The head of a table, and each different cell that is no number, where it first stands."""
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if number == 1:
            yield "the head of the table", 1, line.replace(",", " , ").replace(";", " ; ").replace("\t", " , ")
            continue
        for cell in line.replace("\t", ",").replace(";", ",").split(","):
            if len(seen) < _MOST and cell not in seen and not _NUMBER.fullmatch(cell):
                seen.add(cell)
                yield "a cell of the table", number, cell


def _pictures(case: Case) -> Iterator[Problem]:
    """A note for each picture that came with data beside it, which every output is without."""
    for name, data in case.files.items():
        if name.lower().endswith(_PICTURES) and (kinds := sorted(read_metadata(data))):
            message = f"the picture came with {', '.join(kinds)} data, which no output holds"
            yield fault(
                "image-metadata", message, hint="an archive of the case holds the file as it is", place=Place(_shown(case, name), 1, 1)
            )


def _shown(case: Case, name: str) -> str:
    """The file as problems name it: beside the record."""
    place = case.place(())
    return f"{place.file.rpartition('/')[0]}/{name}".lstrip("/") if place and "/" in place.file else name
