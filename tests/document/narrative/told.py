"""What a section tells of a short record, for tests of sentences."""

from __future__ import annotations

from pathlib import Path

from tests.document.short import build, text_of

SECTIONS = ("case", "diagnosis", "treatment", "outcome")


def told(folder: Path, patient: str, section: str = "treatment", more: str = "") -> str:
    """The text of a section of a patient's fields, each line behind `- id: P1`; no-break spaces are usual ones."""
    fields = "\n".join(f"    {line}" for line in patient.strip("\n").splitlines())
    made, problems = build(folder, f"patients:\n  - id: P1\n{fields}\n{more}")
    assert [problem.code for problem in problems if problem.severity == "error"] == []
    return text_of(made, section).replace("\u202f", " ")


def sentences(text: str) -> list[str]:
    """The sentences of a text, at full stops before a capital."""
    found: list[str] = []
    for line in text.splitlines():
        start = 0
        for number, sign in enumerate(line[:-2]):
            if sign == "." and line[number + 1] == " " and line[number + 2].isupper():
                found.append(line[start : number + 1])
                start = number + 2
        found.append(line[start:])
    return found
