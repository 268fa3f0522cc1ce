"""A disclosure of interests for each author after the ICMJE's form of 2021: its questions in our words, the answers left to the author.

No tool may answer for a person: what the record says of an author's interests is quoted above the questions, and the rows stay empty.
Source of the thirteen questions and their time frames: icmje.org, Disclosure of Interest (2021).
"""

from __future__ import annotations

from casereport.language import say
from casereport.submission.extracts import statement, title_of
from casereport.submission.letter import journal_title
from casereport.submission.subject import Subject
from casereport.tree import Block, Cell, Contributor, Document, Paragraph, Strong, Table, Text

QUESTIONS = (
    "support", "grants", "royalties", "consulting", "honoraria", "testimony", "travel", "patents", "safety_board", "leadership", "stock",
    "materials", "other",
)  # fmt: skip
"""The questions of the form in their order; the first is of the work itself and of all time, the others of the last 36 months."""


def name_of(author: Contributor) -> str:
    """The author's full name."""
    return author.group or " ".join(part for part in (author.given, author.family, author.suffix) if part)


def disclosure(subject: Subject, author: Contributor) -> Document:
    """The form of one author, with name, title and journal filled in."""
    heads = {"author": name_of(author), "title": title_of(subject.document), "journal": journal_title(subject)}
    lines: list[Block] = [_line(say(f"disclosure.{key}"), text) for key, text in heads.items()]
    if stated := statement(subject.document, "conflicts"):
        lines.append(Paragraph((Strong((Text(f"{say('disclosure.stated')} "),)), *stated)))
    lines += [_said("disclosure.explanation"), _questions(), _said("disclosure.affirmation"), _said("disclosure.signature")]
    return subject.page(say("disclosure.heading"), tuple(lines))


def _line(label: str, text: str) -> Paragraph:
    return Paragraph((Strong((Text(f"{label}: "),)), Text(text)))


def _said(name: str) -> Paragraph:
    return Paragraph((Text(say(name)),))


def _questions() -> Table:
    heads = tuple(_cell(say(f"disclosure.{name}"), "col") for name in ("question", "names", "comments"))
    rows: list[tuple[Cell, ...]] = []
    for number, name in enumerate(QUESTIONS, start=1):
        if name in ("support", "grants"):
            period = say("disclosure.since_the_start" if name == "support" else "disclosure.in_36_months")
            rows.append((Cell((Strong((Text(period),)),), "colgroup", "left", 3),))
        rows.append((_cell(f"{number}. {say(f'disclosure.{name}')}", "row"), _cell(say("disclosure.none_box")), _cell("")))
    return Table("tbl-disclosure", "", (), (heads,), tuple(rows))


def _cell(text: str, header: str = "") -> Cell:
    return Cell((Text(text),) if text else (), header)  # type: ignore[arg-type]  # one of the scopes
