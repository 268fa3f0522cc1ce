"""Records with figures for tests: the draft of a record, and its figures in reading order."""

from __future__ import annotations

from pathlib import Path

from tests.document.short import prose_of, read

from casereport.document.draft import Draft
from casereport.facts import Facts
from casereport.figures import FULL_WIDTH
from casereport.figures.paper.profile import Profile
from casereport.journal import load_journal
from casereport.tree import Document, Figure, walk

PROFILE: Profile = FULL_WIDTH
CHILD = """
patients:
  - id: P1
    label: Patient 1
    age: 14 y
    sex: female
    clocks:
      hospital: {starts: admission}
      illness: {starts: first fever, align: "-5"}
    diagnoses: [{label: MIS-C, at: 3}]
    labs:
      - {analyte: crp, unit: mg/L, reference: <5, values: {1: 135, 3: 64, 6: 11, 9: 4}}
    treatments:
      - {drug: prednisolone, dose: 2 mg/kg, route: oral, every: 24 h, days: 2-9}
      - {drug: anakinra, dose: 2 mg/kg, route: iv, every: 6 h, days: 4-7}
      - {drug: immunoglobulin, short: IVIG, dose: 2 g/kg, route: iv, at: 2}
    encounters:
      - {setting: ward, days: 1-2}
      - {setting: ICU, days: 3-5}
      - {setting: ward, days: 6-10}
    events:
      - {at: about 8 wk before admission, kind: infection, label: SARS-CoV-2 infection}
      - {at: illness 1, kind: symptom, label: "First **fever**"}
      - {days: illness 2 to illness 8, kind: symptom, label: Rash}
      - {at: 1, kind: admission, label: Admission}
      - {at: 3 06:00, kind: complication, label: Shock}
      - {at: 3, kind: diagnosis, label: MIS-C diagnosed}
      - {at: by 7, kind: test, label: Cultures negative}
      - {at: 10, kind: discharge, label: Discharge home}
      - {at: 3 mo, kind: follow-up, label: Clinic visit}
      - {at: unknown, kind: vaccination, label: Second dose of vaccine}
      - {at: 2 wk after discharge, kind: test, label: Echocardiogram}
    outcomes: [{measure: Left ventricular function, value: normal, at: 3 mo}]
"""
SECOND = """
  - id: P2
    label: Patient 2
    age: 8 y
    sex: male
    diagnoses: [{label: MIS-C, at: 2}]
    treatments:
      - {drug: prednisolone, dose: 2 mg/kg, route: oral, every: 24 h, days: 1-ongoing}
      - {drug: anakinra, dose: 2 mg/kg, route: iv, every: 6 h, days: 3-6}
    events:
      - {at: 1, kind: admission, label: Admission}
      - {at: 2, kind: diagnosis, label: MIS-C diagnosed}
      - {at: 8, kind: complication, label: Relapse}
      - {at: 20, kind: follow-up, label: Clinic visit}
    outcomes: [{measure: Remission}]
"""


def draft_of(folder: Path, text: str) -> Draft:
    """The draft of a record, with the plain journal."""
    case = read(folder, text)
    return Draft(case, load_journal("plain"), Facts(case.record), prose_of(case))


def figures(made: Document) -> list[Figure]:
    """The figures in reading order."""
    return [node for node in walk((made.body, made.back)) if isinstance(node, Figure)]
