"""The page for the authors: what is still missing, what no tool can do, and what was made; it is not handed in."""

from __future__ import annotations

from collections.abc import Iterable

from casereport.checklist import open_items
from casereport.guidelines import State
from casereport.language import say
from casereport.problems import Problem, path_text
from casereport.submission.letter import letter_gaps
from casereport.submission.subject import Subject
from casereport.tree import Block, Document, Item, List, Paragraph, Section, Text

_BY_HAND = ("sign", "forms", "images", "read", "claims", "system")
"""What no tool can do."""
_GAPS: tuple[State, ...] = ("not reported", "open")


def before_you_submit(subject: Subject, files: Iterable[str], lacking: Iterable[str], gates: Iterable[Problem]) -> Document:
    """One page of three lists; `lacking` are parts that could not be made, `gates` are what forbids to hand in a draft."""
    open_ = (*gates, *(problem for problem in subject.checked.problems if problem.severity != "info"))
    told = {(problem.code, problem.path): problem for problem in reversed(open_)}  # a gate is a warning of the check as well
    missing = [*(_told(problem) for problem in reversed(told.values())), *lacking, *letter_gaps(subject)]
    by_hand = [say(f"before.{name}") for name in _BY_HAND]
    blocks: tuple[Block, ...] = (_list(missing or [say("before.nothing")]), _list(by_hand), Paragraph((Text("; ".join(files)),)))
    page = subject.page(say("before.heading"), ())
    sections = tuple(_section(name, block) for name, block in zip(("missing", "by_hand", "made"), blocks, strict=True))
    return Document(language=page.language, front=page.front, body=sections, banner=page.banner)


def checklist_gaps(subject: Subject) -> list[str]:
    """The items of the checklist that the report does not tell, and those that only the authors can answer."""
    filled = subject.checklist
    lacking, open_ = (open_items(filled.rows, state) for state in _GAPS)
    title, family = filled.guideline.title, filled.guideline.family
    told = [say("before.checklist_lacks", title=title, items=", ".join(lacking))] if lacking else []
    return told + ([say("before.checklist_open", title=title, family=family, item=open_[0], items=", ".join(open_))] if open_ else [])


def _section(name: str, block: Block) -> Section:
    return Section(f"sec-{name}", "", (Text(say(f"before.{name}_title")),), 1, (block,))


def _list(texts: list[str]) -> List:
    return List(tuple(Item((Text(text),)) for text in texts))


def _told(problem: Problem) -> str:
    """A problem in a line: where, what, and the cure; messages hold no value of the record."""
    where = path_text(problem.path)
    return f"{f'{where}: ' if where else ''}{problem.message}{f' ({problem.hint})' if problem.hint else ''}"
