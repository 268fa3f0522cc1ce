"""A real case that could be handed in, and variants of it."""

from __future__ import annotations

from pathlib import Path

from casereport.build import check
from casereport.submission.subject import Subject, subject_of

RECORD = """
casereport: 1
status: real
language: en-GB
title: "Case report: anakinra in an adolescent"
keywords: [anakinra, case report]
highlights: ["Anakinra stopped the fever within a day [@lee2020].", CRP fell at once.]
authors:
  - {given: Ada, family: Rossi, affiliations: [unit], email: ada@example.org, corresponding: yes, orcid: 0000-0002-1825-0097}
  - {given: Ben, family: O'Neil, affiliations: [unit], conflicts: A lecture fee.}
  - {group: Study Circle, affiliations: [unit]}
affiliations: {unit: {name: Example Hospital, city: Turin, country: Italy}}
abstract: {background: Fever is common., case: A boy had fever., conclusion: Anakinra may help.}
patients:
  - id: P1
    age: 14 y
    sex: male
    consent: {from: guardian, written: yes, images: no}
    presenting: [{finding: fever, at: 1}]
    labs:
      - {analyte: crp, unit: mg/L, reference: "<5", values: {1: 135, 2: 86, 3: 12}}
      - {analyte: platelets, unit: 10^9/L, reference: 150-400, values: {1: 98, 2: 120, 3: 210}}
      - {analyte: ferritin, unit: ug/L, reference: 20-300, values: {1: 900, 2: 700, 3: 310}}
    treatments: [{drug: anakinra, dose: 2 mg/kg, route: iv, every: 6 h, days: 1-3}]
statements: {conflicts: "B.O. declares a lecture fee.", funding: none, data: All data are shown., ethics: {not_required: One case}}
references: references.bib
figures: [{id: course, kind: course, analytes: [crp, platelets], treatments: [anakinra]}]
sections: {introduction: "Fever has many causes (@fig:course).", discussion: "Others saw the same [@lee2020]."}
"""
REFERENCES = "@article{lee2020, author = {Lee, Kim and Moe, Jo}, title = {On fever}, journal = {J Fever}, year = {2020}, volume = {1}, pages = {1--4}, doi = {10.1000/182}}\n"


def case(folder: Path, *changes: tuple[str, str]) -> Path:
    """The folder of the case, each change made in its text."""
    text = RECORD.lstrip()
    for was, now in changes:
        assert was in text
        text = text.replace(was, now)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    (folder / "references.bib").write_text(REFERENCES, encoding="utf-8")
    return folder


def subject(folder: Path, *changes: tuple[str, str], draft: str = "") -> Subject:
    """The subject of the case."""
    return subject_of(check(case(folder, *changes)), draft)
