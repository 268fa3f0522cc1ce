"""Two cases compared whole: their records, works, images and the numbers of their references, with the place of every change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path as FilePath

from casereport.case.source import Case
from casereport.checks.gates.draft import as_draft, gate_problems, with_draft_mark
from casereport.document import build_document
from casereport.journal import Journal, load_journal
from casereport.problems import Path, Place, Problem, in_order
from casereport.revision.bibliography import compare_numbers, compare_references, renamed_keys
from casereport.revision.changes import Change
from casereport.revision.comparison import compare_records
from casereport.revision.wording import entry_word, field_word, say
from casereport.tree import Document
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Revised:
    """Two versions of a case with their documents as one journal prints them, and what changed."""

    old: Case
    new: Case
    old_document: Document
    new_document: Document
    journal: Journal
    changes: tuple[Change, ...]
    labels: tuple[str, str] = ("", "")
    problems: tuple[Problem, ...] = ()
    """The errors of both versions: with one, no manuscript is made."""

    @property
    def heading(self) -> tuple[str, str]:
        """The title of a list of these changes, and the line below it that names both versions."""
        old, new = self.labels
        return say("report.title", case=self.new.name), say("report.versions", old=old, new=new)


def compare_cases(
    old: Case, new: Case, journal: str | None = None, templates: Sequence[FilePath] = (), labels: tuple[str, str] = ("", "")
) -> Revised:
    """What changed from one version of a case to the other, which `labels` name; `journal` is a profile in place of the new record's.

    Raises CaseReportError for a journal that there is not.
    """
    profile = load_journal(journal or new.record.journal, templates)
    built = [build_document(case, profile) for case in (old, new)]
    documents = [_marked(case, document, profile) for case, (document, _) in zip((old, new), built, strict=True)]
    if any(case.record.status != "synthetic" and one.banner for case, one in zip((old, new), documents, strict=True)):
        documents = [one if one.banner else as_draft(one, profile) for one in documents]  # what was taken out is shown too
    wrong = [_placed_problem(case, one) for case, (_, found) in zip((old, new), built, strict=True) for one in (*case.problems, *found)]
    numbers = [[(work.key, work.number) for work in document.references] for document in documents]
    found = [
        *compare_records(old.record, new.record).changes,
        *_images(old, new),
        *compare_references(old.references, new.references),
        *compare_numbers(numbers[0], numbers[1], renamed_keys(old.references, new.references)),
    ]
    return Revised(
        old,
        new,
        documents[0],
        documents[1],
        profile,
        tuple(_placed(change, old, new) for change in found),
        labels,
        tuple(in_order(one for one in wrong if one.severity == "error")),
    )


def _marked(case: Case, document: Document, journal: Journal) -> Document:
    """The document, marked as a draft as a build does."""
    return with_draft_mark(document, case.record, journal, gate_problems(case.record, journal, document))


def _placed_problem(case: Case, problem: Problem) -> Problem:
    inside = case.text_place(problem.path, *problem.within) if problem.within else None
    return replace(problem, place=problem.place or inside or case.place(problem.path))


def _images(old: Case, new: Case) -> list[Change]:
    """The images that kept their name and show something else."""
    before = {panel.file for figure in old.record.figures for panel in figure.panels}
    found = []
    for index, figure in enumerate(new.record.figures):
        for number, panel in enumerate(figure.panels):
            name = panel.file
            if name in before and name in old.assets and name in new.assets and old.assets[name].hash != new.assets[name].hash:
                shown = [say("note.image", name=name, width=a.width_px, height=a.height_px) for a in (old.assets[name], new.assets[name])]
                path: Path = ("figures", index, "panels", number, "file")
                words = (field_word("figures"), entry_word(figure), entry_word(panel))
                found.append(Change("changed", words, shown[0], shown[1], topic="figures", new_path=path))
    return found


def _placed(change: Change, old: Case, new: Case) -> Change:
    before, after = change.old_place or _place(old, change.old_path), change.new_place or _place(new, change.new_path)
    if change.is_prose and change.old_path and change.new_path and change.topic != "references":
        shared = _shared(change.old, change.new)
        before, after = _inside(old, change.old_path, change.old, shared), _inside(new, change.new_path, change.new, shared)
    return replace(change, old_place=before, new_place=after)


def _place(case: Case, path: Path | None) -> Place | None:
    if path is None or (path[:1] == ("references",) and path[1:] and isinstance(path[1], str)):
        return None
    if path and path[-1] == "at" and (*case.typed(path[:-1]), "day") in case.marks:
        path = (*path[:-1], "day")
    return case.place(path)


def _inside(case: Case, path: Path, text: str, offset: int) -> Place | None:
    """The place of a character of a text."""
    before = text[:offset]
    return case.text_place(path, before.count("\n"), offset - (before.rfind("\n") + 1))


def _shared(old: str, new: str) -> int:
    """The number of characters that two texts begin with alike, back to the start of a word."""
    count = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    while count and not new[count - 1].isspace():
        count -= 1
    return count
