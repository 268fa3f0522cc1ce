"""A case and a journal → a folder with every file that is handed in, and a zip of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from casereport.build import check
from casereport.case.source import Case
from casereport.journal import Journal, load_journal
from casereport.language import say, spoken
from casereport.problems import CaseReportError, Problem, in_order, is_failure
from casereport.submission.archive import listed_files, write_manifest, write_zip
from casereport.submission.before import before_you_submit, checklist_gaps
from casereport.submission.gates import closed_gates
from casereport.submission.parts import NEEDED, PARTS
from casereport.submission.subject import Subject, subject_of
from casereport.values import dataclass
from casereport.writers.identifiers import identifiers_in_name, identifiers_left, watch_for
from casereport.writers.options import Options
from casereport.writers.publishing import output_name, publish

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files written, the zip among them, and the problems that did not forbid them."""

    outputs: tuple[Path, ...]
    problems: tuple[Problem, ...]


def submit(
    path: Path | str,
    *,
    journal: str | None = None,
    out: Path | str = "build",
    templates: Sequence[Path] = (),
    draft: bool = False,
    denied: Sequence[str] = (),
    version: str = "",
    tell: Callable[[str], None] = lambda _: None,
) -> Bundle:
    """The submission of one case in `<out>/<case>/submission-<journal>/` and a zip beside the folder.

    `version` is that of casereport, for the manifest; `denied` are lines that no file may hold. Raises CaseReportError while the record has
    errors or a gate is open; with `draft` an open gate marks every page instead. An earlier submission stays as it was when anything fails;
    other files are never touched.
    """
    tell("reading")
    checked = check(path, journal=journal, templates=templates)
    gates = closed_gates(checked)
    if is_failure(checked.problems) or (gates and not draft):
        errors = [problem for problem in checked.problems if problem.code not in {gate.code for gate in gates}]
        raise CaseReportError(in_order((*errors, *(() if draft else gates))))
    with spoken(checked.case.record.language):
        subject = subject_of(checked, say("submission.draft") if draft and gates else "")
        files, parts = _made(subject, gates, tell)
        left = _identifiers(subject, files, denied)
        if left and not draft:
            raise CaseReportError(in_order((*checked.problems, *(replace(one, severity="error") for one in left))))
        if left and not gates:  # every page of what holds one says so
            subject = subject_of(checked, say("submission.draft"))
            files, parts = _made(subject, left, tell)
    tell("publishing")
    return Bundle(_publish(files, parts, checked.case, subject.journal, Path(out), version), (*checked.problems, *left))


def _identifiers(subject: Subject, files: dict[str, bytes], denied: Sequence[str]) -> tuple[Problem, ...]:
    """What the files and their folder still hold of identifiers."""
    case = subject.checked.case
    watch = watch_for(case, subject.document, subject.journal, denied)
    return (*identifiers_in_name(watch, case.name), *identifiers_left(watch, files))


def _made(subject: Subject, gates: tuple[Problem, ...], tell: Callable[[str], None]) -> tuple[dict[str, bytes], dict[str, str]]:
    """Name → bytes of every file, and name → part."""
    files: dict[str, bytes] = {}
    parts: dict[str, str] = {}
    lacking: list[str] = []
    for part in PARTS:
        tell(part.stage)
        made = dict(part.make(subject))
        lacking += [] if made or part.key not in NEEDED else [say(f"before.no_{part.key}")]
        files |= made
        parts |= dict.fromkeys(made, part.key)
    tell("writing what is missing")
    page = before_you_submit(subject, files, [*lacking, *checklist_gaps(subject)], gates)
    name = f"{subject.journal.submission.file_name('before')}.pdf"
    return {**files, name: replace(subject, journal=load_journal("plain")).print(page, ("pdf",), Options())[".pdf"]}, {
        **parts,
        name: "before",
    }


def _publish(files: dict[str, bytes], parts: dict[str, str], case: Case, journal: Journal, out: Path, version: str) -> tuple[Path, ...]:
    """The folder with its manifest, and the zip of what is handed in: all but the page for the authors."""
    name = output_name(case.name)
    folder = out / name / f"submission-{journal.name}"
    manifest = folder / MANIFEST
    earlier = listed_files(manifest.read_bytes()) if manifest.is_file() else ()
    stale = [one for one in earlier if one not in files and Path(one).name == one]
    listed = write_manifest(files, parts, journal.title, version)
    written = publish(folder, {**files, MANIFEST: listed}, stale, case.sources)
    handed_in = {one: data for one, data in files.items() if parts[one] != "before"} | {MANIFEST: listed}
    return (*written, *publish(folder.parent, {f"{name}-{journal.name}.zip": write_zip(handed_in)}, inputs=case.sources))
