"""Small records that differ in what an article's XML must hold; everything in them is invented."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.builds import RECORDS

from casereport.build import Checked, check, write
from casereport.document.prose.signs import set_signs
from casereport.problems import Problem
from casereport.tree import Document, with_supplement


def _picture(shade: int) -> bytes:
    """A grey picture, 12 by 8 pixels."""
    rows = b"".join(b"\0" + bytes([shade]) * 12 for _ in range(8))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 12, 8, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)


PATIENT = "  - {id: P1, age: 61 y, sex: female, consent: {from: patient, written: yes}, presenting: [{finding: cough, duration: 6 weeks}]}"

BIBLIOGRAPHY = r"""
@article{alpha, author = {Rossi, Ada and van der Berg, Jan and {Example Study Group}}, title = {Cough and {ACE} inhibitors: $\alpha$ and H\textsubscript{2}O}, journal = {Journal of Invented Medicine}, shortjournal = {J Invent Med}, year = {2020}, volume = {12}, number = {3}, pages = {207--11}, doi = {10.5555/jim.2020.1}, pmid = {123456}, pmcid = {PMC765}}
@article{beta, author = {Muster, Ben and others}, title = {An article with a number}, journal = {Open Cases}, year = {2021}, volume = {3}, eid = {e45}, doi = {10.5555/oc.45}}
@book{gamma, author = {Beispiel, Clara}, title = {Handbook of invented findings}, edition = {2nd}, publisher = {Form Press}, address = {Northtown}, year = {2018}, isbn = {978-3-16-148410-0}}
@incollection{delta, author = {Tipo, Dino}, editor = {Beispiel, Clara}, title = {Cough}, booktitle = {Handbook of invented findings}, publisher = {Form Press}, address = {Northtown}, year = {2018}, pages = {12--19}}
@online{epsilon, author = {{World Sample Organization}}, title = {Safety of medicines}, year = {2023}, url = {https://example.org/safety}, urldate = {2024-02-01}}
@phdthesis{zeta, author = {Esempio, Eva}, title = {On coughs}, school = {University of Forms}, year = {2015}}
@inproceedings{eta, author = {Modelo, Fe}, title = {A talk about coughs}, booktitle = {Proceedings of the Congress of Samples}, year = {2019}, pages = {1--2}, publisher = {Congress Press}}
@report{theta, author = {{Agency of Samples}}, title = {Report on coughs}, institution = {Agency of Samples}, year = {2017}, number = {12}, type = {Technical report}}
@dataset{iota, author = {Dato, Gino}, title = {Coughs of a town}, publisher = {Sample Archive}, year = {2022}, version = {2}, doi = {10.5555/data.7}}
@misc{kappa, author = {Vorab, Hanna}, title = {Coughs before print}, publisher = {sampleRxiv}, year = {2024}, doi = {10.5555/pre.1}, entrysubtype = {preprint}, howpublished = {preprint}}
@software{lambda, author = {Code, Ivo}, title = {coughcount}, version = {1.4}, year = {2020}, url = {https://example.org/coughcount}, urldate = {2024-02-02}}
@article{mu, author = {Autor, Jo}, title = {Husten bei Musterleuten}, journal = {Musterblatt}, year = {2016}, volume = {1}, pages = {S12--S15}, langid = {german}}
@article{nu, author = {Last, K.}, title = {No volume yet}, journal = {Open Cases}, year = {2024}, note = {in press}}
"""


@dataclass(frozen=True)
class Record:
    """A record: its YAML, the files beside it, the journal and citation style it is printed for, and whether with its supplement."""

    text: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    journal: str = "plain"
    style: str | None = None
    folder: Path | None = None
    with_supplement: bool = False


@dataclass(frozen=True)
class Printed:
    """An article as XML, with its document and problems."""

    data: bytes
    document: Document
    checked: Checked
    problems: tuple[Problem, ...]


def record(
    *, authors: str = "authors: [{given: Ada, family: Rossi}]", patients: str = PATIENT, sections: str = "  case: A woman had a cough.",
    rest: str = "", **more: Any,
) -> Record:  # fmt: skip
    """A record with something in the place of its usual parts."""
    text = f'casereport: 1\nstatus: synthetic\ntitle: "A cough: a case report"\n{authors}\npatients:\n{patients}\nsections:\n{sections}\n{rest}\n'
    return Record(text, **more)


def _citing(keys: str, **more: Any) -> Record:
    names = keys.split()
    cited = " ".join(f"Something was found [@{name}]." for name in names)
    files = {"references.bib": BIBLIOGRAPHY.encode()}
    return record(sections=f"  case: A woman had a cough.\n  discussion: {cited} All of it [{'; '.join(f'@{n}' for n in names)}].",
                  rest="references: references.bib", files=files, **more)  # fmt: skip


_ALL = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu"
_PLATE = "".join(f"      - {{file: p{n}.png, alt: Grey square {n}, caption: Panel {n}.}}\n" for n in range(1, 7))
_PICTURES = {f"p{n}.png": _picture(30 * n) for n in range(1, 7)}
_WARD = "affiliations: {ward: {name: Example Hospital, city: Sampleton, country: Italy, ror: 05a28rw58}}"
_HOSPITALS = """affiliations:
  ward: {name: Example Hospital, department: Medicine, city: Sampleton, region: North, country: Italy, ror: 05a28rw58}
  lab: {name: Institute of Forms, country: United Kingdom}"""
_THREE = "\n".join(
    f"  - {{id: P{n}, label: Patient {n}, age: {20 + n} y, sex: male, consent: {{from: patient, written: yes}}, labs: "
    f"[{{analyte: crp, unit: mg/L, reference: '<10', values: {{1: {90 + n}, 2: {40 + n}, 3: <5}}}}]}}"
    for n in (1, 2, 3)
)

JOURNAL = """publication: {journal: Journal of Invented Medicine, abbreviation: J Invent Med, issn: 1234-5679, publisher: Example Press,
  doi: 10.5555/jim.1, volume: 12, issue: 3, elocation: e45, received: 2026-01-03, revised: 2026-02-05, accepted: 2026-02-20,
  published: 2026-03-30, licence: CC-BY-4.0, holder: The authors}"""

WHOLE = Record(
    f"""casereport: 1
status: synthetic
title: "Cough from *ramipril*: a case report"
running_title: Cough
keywords: [cough, ramipril]
authors:
  - {{given: Ada, family: Rossi, suffix: Jr, degrees: MD, affiliations: [ward, lab], orcid: 0000-0002-1825-0097, email: ada@example.org,
     corresponding: yes, equal: yes, guarantor: yes, roles: [conceptualization, writing-original-draft]}}
  - {{given: Ben, family: Muster, affiliations: [lab], equal: yes, orcid: 0000-0002-1694-233X, email: ben@example.org, roles: [supervision]}}
  - {{group: Example Study Group, affiliations: [ward]}}
{_HOSPITALS}
{JOURNAL}
funders: [{{name: Foundation of Samples, id: 10.13039/100000001, awards: [FS-12, FS-13]}}, {{name: Town Fund}}]
abstract: {{background: Coughs have causes., case: A woman had a cough for 6 weeks., conclusion: Ask for the drug.}}
translations: {{es: {{title: Tos por ramipril, abstract_title: Resumen, abstract: Una mujer tosía., keywords: [tos]}}}}
abbreviations: {{ACE: angiotensin-converting enzyme}}
patients:
  - id: P1
    age: 61 y
    sex: female
    consent: {{from: patient, written: yes}}
    presenting: [{{finding: cough, duration: 6 weeks}}]
    diagnoses: [{{label: drug-induced cough, status: final, code: ICD-10 R05}}]
    labs:
      - {{analyte: crp, unit: mg/L, reference: "<10", values: {{1: 12, 2: 8, 3: <5, 4: <5, 5: <5}}}}
      - {{analyte: platelets, unit: 10^9/L, reference: 150-400, values: {{1: 120, 3: 210, 5: 250}}}}
    treatments: [{{drug: salbutamol, dose: 2.5 mg, route: inhaled, every: 6 h, days: 1-2}}]
sections:
  introduction: Coughs have causes [@alpha; @beta].
  case: |
    A woman had a cough, see @fig:course and @tbl:course. CO~2~ was low at 10^9^/L.
    She said:

    > I was *tired*.

    - one thing
    - another
  discussion: See [the guideline](https://example.org/guide) and others [@gamma; @delta; @epsilon].
  conclusion: Ask.
statements:
  ethics: {{approved: {{committee: Committee of Samples, id: 2026-1}}}}
  funding: The givers saw no data.
  conflicts: none
  data: All data are in the article.
  ai: none
  acknowledgements: We thank the ward.
  supplement: A film is kept by the authors.
  registration: Not registered.
references: references.bib
figures: [{{id: course, kind: course, title: Course., caption: Values by day., analytes: [crp, platelets], treatments: [salbutamol]}}]
tables: [{{id: course, kind: custom, title: Days., header: [Day, Event], rows: [["1", came], ["5", went]], notes: [Days of the stay.]}}]
""",
    {"references.bib": BIBLIOGRAPHY.encode()},
)
"""A record with nearly everything that the XML can tell; the table of defects is put into its article."""

VARIED: dict[str, Record] = {
    **{f"{name} in {journal}": Record(folder=folder, journal=journal) for name, folder in RECORDS.items() for journal in ("plain", "frontiers")},
    "anakinra with its supplement": Record(folder=RECORDS["misc-anakinra"], with_supplement=True),
    "whole": WHOLE,
    "whole, author and year": replace(WHOLE, style="apa"),
    "whole, raised citations": replace(WHOLE, style="ama"),
    "no authors' affiliations": record(),
    "a group alone": record(authors="authors: [{group: Example Study Group, affiliations: [ward]}]\n" + _WARD),
    "one affiliation for two": record(
        authors="authors: [{given: Ada, family: Rossi, affiliations: [ward]}, {given: Ben, family: Muster, affiliations: [ward]}]\n" + _WARD
    ),
    "an author without affiliation": record(
        authors="authors: [{given: Ada, family: Rossi, affiliations: [ward]}, {given: Ben, family: Muster}]\n" + _WARD
    ),
    "two hospitals": record(
        authors="authors: [{given: A, family: Li, affiliations: [lab, ward]}, {given: Ben, family: Muster, affiliations: [ward]}]\n" + _HOSPITALS
    ),
    "one name": record(authors="authors: [{family: Plato, email: p@example.org, corresponding: yes}]"),
    "a journal with ISSN alone": record(rest="publication: {journal: Journal of Invented Medicine, issn: 1234-5679}"),
    "a journal without ISSN": record(rest="publication: {journal: Journal of Invented Medicine, volume: 3, published: 2026-02-28}"),
    "a licence without a journal": record(rest="publication: {licence: CC0-1.0, pages: 1207-11}"),
    "a second language": record(rest="translations: {es: {title: Una tos, abstract: Una mujer tosía., keywords: [tos]}, de: {abstract: Husten.}}"),
    "a second language without a title": record(rest="translations: {fr: {keywords: [toux]}}"),
    "six panels": record(
        sections="  case: A woman had a cough, see @fig:plate.",
        rest=f"figures:\n  - id: plate\n    title: A plate.\n    identifiable: no\n    panels:\n{_PLATE}", files=_PICTURES,
    ),
    "an image without alternative": record(
        sections="  case: A cough, see @fig:one.", rest="figures: [{id: one, identifiable: no, panels: [{file: p1.png}]}]", files=_PICTURES
    ),
    "three patients": record(patients=_THREE, rest="tables: [{id: labs, kind: labs}]", sections="  case: Three men, see @tbl:labs."),
    "a figure of two patients": record(
        patients=_THREE, sections="  case: Three men, see @fig:c.", rest="figures: [{id: c, kind: course, analytes: [crp], patients: [P1, P2]}]"
    ),
    "every type of work": _citing(_ALL),
    "every type of work, by name": _citing(_ALL, style="apa"),
    "references for frontiers": _citing("gamma alpha mu", journal="frontiers"),
    "an abstract of one part": record(rest="abstract: {case: A woman had a cough.}"),
    "an abstract of one text": record(rest="abstract: A woman had a cough."),
    "statements with lists and citations": record(
        rest="references: references.bib\nstatements:\n  conflicts: |\n    None but these [@beta]:\n\n    - one\n    - two\n  funding: |\n    Paid [@alpha].\n\n    - by one\n"
        "    - by another\n  acknowledgements: |\n    Thanks to\n\n    - one\n    - two\n  data: |\n    Here:\n\n    1. one\n    2. two\n",
        sections="  case: A woman had a cough [@alpha; @beta].", files={"references.bib": BIBLIOGRAPHY.encode()},
    ),
    "another language": record(rest="language: de"),
    "American English": record(rest="language: en-US\npublication: {published: 2026-01-31, holder: The authors}"),
    "signs of markup": record(
        sections="  case: |\n    Text <b> & \"more\" ]]> <!-- 1 --> <?pi?> `a<b` {% raw %}.\n", rest="keywords: [a & b, <c>]\nrunning_title: A < B & C"
    ),
    "breaks of lines": record(
        sections="  case: |\n    One line  \n    another *emphatic  \n    line* and on.\n\n    - item  \n      in two lines\n",
        rest="tables: [{id: t, kind: custom, header: [A, B], rows: [[one, two]], notes: [\"first  \\nsecond\"]}]",
    ),
    "sections within sections": record(sections="  case: |\n    Lead.\n\n    ### Part one\n\n    Text.\n\n    #### Part of it\n\n    Text.\n\n    ### Part two\n\n    Text."),
    "headings in statements": record(
        rest="statements:\n  funding: |\n    One.\n\n    ### Head\n\n    Two.\n  conflicts: |\n    One.\n\n    ### Head\n\n    - Two.\n"
        "  acknowledgements: |\n    One.\n\n    ### Head\n\n    > Quote\n"
    ),
    "a supplement elsewhere": record(
        rest="statements:\n  supplement: |\n    A film, see [the film](https://example.org/film.mp4).\n\n    Kept by the authors.\n\n"
        "    A sheet is [here](https://example.org/sheet.csv).\n"
    ),
    "odd links": record(sections="  case: |\n    Text [](https://example.org/x) and <ada@example.org> or <https://example.org/>."),
    "highlights, lessons, perspective": record(
        rest='highlights: [One., Two.]\nlessons: [Ask.]\nperspective: "I was tired."\nabbreviations: {CT: computed tomography, CRP: C-reactive protein}'
    ),
}  # fmt: skip
"""Records that differ, by what they differ in."""


@cache
def printed(name: str) -> Printed:
    """The article of a record, made once."""
    return print_record(VARIED[name])


def print_record(one: Record) -> Printed:
    """The article of a record."""
    with TemporaryDirectory() as folder:
        for file, data in {"case.yaml": one.text.encode(), **one.files}.items():
            (Path(folder) / file).write_bytes(data)
        checked = check(one.folder or folder, journal=one.journal, style=one.style)
    document = with_supplement(checked.document) if one.with_supplement else checked.document
    outputs, problems = write(document, checked.journal, ["jats"], works=checked.works)
    return Printed(outputs[".xml"], set_signs(document), checked, tuple(problems))
