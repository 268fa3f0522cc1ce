"""A case with figures, tables, eight references and an abstract in parts, and edits of it that number all of them anew."""

from __future__ import annotations

from typing import Final

RECORD: Final = """casereport: 1
status: synthetic
journal: plain
title: Fever that comes back after a drug
keywords: [fever, infusion]
authors:
  - {given: Ada, family: Rossi, affiliations: [a], email: ada@example.org, corresponding: yes}
  - {given: Ben, family: Marsh, affiliations: [b]}
  - {given: Cleo, family: Dong, affiliations: [a]}
affiliations: {a: "First Hospital, Sampleton, Freedonia", b: "Second Institute, Otherton, Freedonia"}
abstract:
  background: Fever is common.
  case: A woman had fever twice.
  conclusion: Look for a third time.
patients:
  - id: P1
    age: 61 y
    sex: female
    consent: {from: patient, written: yes}
    presenting: [{finding: fever, duration: 3 days}]
    labs:
      - {analyte: crp, unit: mg/L, reference: <10, values: {1: 135, 2: 86, 3: 64, 5: 19}}
      - {analyte: platelets, unit: 10^9/L, reference: 150-400, values: {1: 110, 3: 180, 5: 260}}
    treatments: [{drug: anakinra, dose: 100 mg, route: sc, days: 2-5}]
    events: [{at: 1, kind: admission, label: Admission}, {at: 6, kind: discharge, label: Discharge}]
sections:
  introduction: |
    Fever is common [@w1]. It may come back [@w2; @w3], and nobody knows why [@w4].

    Few have seen it twice [@w5; @w6].
  case: |
    A {{ age() }} woman had fever (@fig:path). Her values fell after treatment, as @fig:course and @tbl:values show.

    The scan showed nothing (@fig:scan).

    - She slept well.
    - She ate well.
    - She walked.

    She went home (@fig:path).
  discussion: |
    Others saw the same [@w7], and see @tbl:others. The cause is not known [@w8; @w1].

    A third time is rare, as @fig:scan and @sec:case say.
figures:
  - {id: path, kind: timeline, title: What happened when, patients: P1}
  - {id: course, kind: course, title: Two values over time, patients: [P1], analytes: [crp, platelets]}
  - {id: scan, kind: image, title: Scan of the chest, basis: illustrative, panels: [{file: scan-a.png, alt: A grey field}]}
tables:
  - {id: values, kind: labs, title: Laboratory values, patients: [P1], analytes: [crp, platelets]}
  - id: others
    kind: custom
    title: What others saw
    header: [Report, Patients]
    rows: [[Marsh, "3"], [Rossi, "1"], [Lu, "7"]]
statements: {ethics: not applicable, funding: none, conflicts: none, data: All data are in the tables.}
references: references.bib
"""
BIB: Final = "\n".join(
    f"@article{{w{number}, author = {{{name}, Ada}}, title = {{{title}}}, journal = {{J Inv}}, year = {{20{number}0}}, pages = {{{number}}},"
    f" doi = {{10.5555/w{number}}}}}"
    for number, name, title in (
        (1, "Abel", "Fever in the long run"), (2, "Baker", "Coming back"), (3, "Cole", "Twice is not once"), (4, "Dunn", "Nobody knows"),
        (5, "Egan", "Warm nights"), (6, "Finn", "Cold days"), (7, "Gale", "The same again"), (8, "Hume", "On causes"), (9, "Ivey", "A late work"),
    )
)  # fmt: skip

_PATH: Final = "  - {id: path, kind: timeline, title: What happened when, patients: P1}\n"
_COURSE: Final = "  - {id: course, kind: course, title: Two values over time, patients: [P1], analytes: [crp, platelets]}\n"
_SCAN: Final = "panels: [{file: scan-a.png, alt: A grey field}]"
_FIRST: Final = "  - {given: Ada, family: Rossi, affiliations: [a], email: ada@example.org, corresponding: yes}\n"

EDITS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "figure added": (
        (_COURSE, "  - {id: fall, kind: course, title: The fall, patients: [P1], analytes: [crp]}\n" + _COURSE),
        ("Her values fell after treatment, as @fig:course", "Her values fell (@fig:fall) after treatment, as @fig:course"),
    ),
    "figure removed": ((_PATH, ""), (" (@fig:path). Her", ". Her"), ("She went home (@fig:path).", "She went home.")),
    "figure replaced": ((_COURSE, _COURSE.replace("Two values", "One value").replace("crp, platelets", "platelets")),),
    "figure replaced and another removed": (
        (_COURSE, _COURSE.replace("crp, platelets", "platelets")), (_PATH, ""), (" (@fig:path). Her", ". Her"), ("home (@fig:path).", "home."),
    ),
    "image replaced": ((_SCAN, _SCAN.replace("scan-a", "scan-b").replace("grey", "dark")),),
    "plate replaced": ((_SCAN, "panels: [{file: scan-a.png, alt: A grey field}, {file: scan-b.png, alt: A dark field}, {file: scan-a.png, alt: Again}]"),),
    "figures swapped": (("woman had fever (@fig:path)", "woman had fever (@fig:course)"), ("as @fig:course and", "as @fig:path and")),
    "table columns changed": (("header: [Report, Patients]", "header: [Report, Patients, Year]"), ('[[Marsh, "3"], [Rossi, "1"], [Lu, "7"]]', '[[Marsh, "3", "2019"], [Rossi, "1", ""], [Lu, "7", ""]]')),
    "table row added": (('[Lu, "7"]', '[Lu, "7"], [Own, "1"]'),),
    "table removed": (("  - {id: values, kind: labs, title: Laboratory values, patients: [P1], analytes: [crp, platelets]}\n", ""), (" and @tbl:values show.", " shows.")),
    "reference in the middle": (("and nobody knows why [@w4].", "and nobody knows why [@w9; @w4]."),),
    "reference at the end": (("The cause is not known [@w8; @w1].", "The cause is not known [@w8; @w1; @w9]."),),
    "references removed": (("It may come back [@w2; @w3], and", "It may come back, and"), ("Others saw the same [@w7], and", "Others saw the same, and")),
    "section renamed": (("  discussion: |\n    Others", "  discussion:\n   title: What it means\n   text: |\n    Others"),),
    "author order": ((_FIRST, ""), ("  - {given: Cleo,", _FIRST + "  - {given: Cleo,")),
    "paragraph moved": (("    The scan showed nothing (@fig:scan).\n\n", ""), ("    She went home (@fig:path).\n", "    She went home (@fig:path).\n\n    The scan showed nothing (@fig:scan).\n")),
    "list item removed": (("    - She ate well.\n", ""),),
    "abstract part removed": (("  conclusion: Look for a third time.\n", ""),),
    "statement added": (("data: All data are in the tables.", "data: All data are in the tables., ai: none, acknowledgements: We thank the night shift."),),
    "paragraphs joined": (("nobody knows why [@w4].\n\n    Few", "nobody knows why [@w4]. Few"),),
    "paragraph split": (("Others saw the same [@w7], and see @tbl:others. The cause", "Others saw the same [@w7], and see @tbl:others.\n\n    The cause"),),
    "last words and one more": (("    Few have seen it twice [@w5; @w6].\n", "    Few have seen it twice in a row\n\n    None saw it thrice.\n"),),
    "last paragraph and one more": (("    Few have seen it twice [@w5; @w6].\n", "    Few have seen it twice [@w5; @w6], or more [@w9].\n\n    None saw it thrice.\n"),),
}  # fmt: skip
