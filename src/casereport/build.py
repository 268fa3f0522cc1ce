"""One case from folder to outputs: load → check → document → write → inspect → publish."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from importlib import import_module
from pathlib import Path

from casereport.case.archive import pack
from casereport.case.source import Case, load
from casereport.chart import Chart
from casereport.checks import Report, Subject, check_record, without_consequences
from casereport.checks.gates.draft import with_draft_mark
from casereport.checks.gates.files import files_name_no_person
from casereport.citations.choice import choose_style
from casereport.document import assemble
from casereport.document.prose.signs import set_signs
from casereport.document.prose.telling import Telling
from casereport.journal import Journal, load_journal
from casereport.language import spoken
from casereport.problems import CaseReportError, Problem, fault, in_order, is_failure, path_text, with_severities
from casereport.problems.gates import ALLOWABLE, GATE_CODES, keeps_open
from casereport.references import FAULTS_OF_ENTRIES, cites, ease_uncited, tell_remarks
from casereport.references.reference import Reference
from casereport.tree import Document, blinded, title_page, with_supplement
from casereport.tree.blinding import names_left_in_tree
from casereport.values import dataclass
from casereport.writers import DEFAULT_FORMATS, TITLE_PAGE, Output, Source, choose_writers, with_sources
from casereport.writers.blindness import find_names, names_left
from casereport.writers.glyphs import find_unprintable
from casereport.writers.identifiers import Watch, identifiers_in_name, identifiers_left, watch_for
from casereport.writers.options import USUAL, Options
from casereport.writers.publishing import output_name, publish

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """A record that could be built, with its document and everything that was found in it."""

    case: Case
    journal: Journal
    document: Document
    works: tuple[Reference, ...]
    """The references of the document as data, in the order of its list."""
    problems: tuple[Problem, ...]
    report: Report
    of_uncited: tuple[Problem, ...] = ()
    """What is wrong with references that nothing cites, but for errors: of no matter to the document."""
    tellings: Mapping[str, Telling] = field(default_factory=dict)
    """What the author's prose tells of each patient, by id."""


@dataclass(frozen=True, slots=True)
class Built:
    """The outputs of a case, and the problems that did not forbid them."""

    name: str
    outputs: tuple[Path, ...]
    problems: tuple[Problem, ...]


def check(
    path: Path | str,
    *,
    journal: str | None = None,
    style: str | None = None,
    templates: Sequence[Path] = (),
    formats: Iterable[str] | None = None,
) -> Checked:
    """The case with its problems, nothing written; raises CaseReportError when the record cannot be built at all.

    `style` prints the references in place of the journal's: one of our styles by name, a CSL file, or the name of a packaged style.
    `formats` are those that will be written, any where it is not given: what only others could not print is a note.
    """
    return check_loaded(load(path), journal=journal, style=style, templates=templates, formats=formats)


def check_loaded(
    case: Case,
    *,
    journal: str | None = None,
    style: str | None = None,
    templates: Sequence[Path] = (),
    formats: Iterable[str] | None = None,
) -> Checked:
    """The same of a case that was read before."""
    chosen = choose_style(style)
    profile, refused = _profile(case, journal, templates)
    profile = chosen.within(profile)
    chart = Chart.of(case.record)
    made = assemble(case, profile, chosen.file, chart)
    document, found = made.document, made.problems
    with spoken(case.record.language):
        report = check_record(Subject(case.record, profile, document, chart, made.tellings))
    unprintable = find_unprintable(case, with_supplement(document), made.scenes.values(), formats)
    cited = {entry.key for entry in document.references}
    of_bibliography = _of_bibliography(case, cited, found)
    of_files = files_name_no_person(case)
    placed = [_placed(case, problem) for problem in (*of_files, *of_bibliography, *refused, *found, *report.problems, *unprintable)]
    problems = with_severities(without_consequences(_once(placed)), profile.severities)
    if refused:  # without the journal's rules only the errors are certain
        raise CaseReportError(in_order(problem for problem in problems if problem.severity == "error"))
    told, of_uncited = _apart(in_order(_unsilenced(case, problems)), set(case.references) - cited)
    works = tuple(case.references[entry.key] for entry in document.references)
    document = with_draft_mark(document, case.record, profile, told)
    return Checked(case, profile, document, works, told, report, of_uncited, made.tellings)


def write(
    document: Document,
    journal: Journal,
    formats: Iterable[str] = DEFAULT_FORMATS,
    tell: Tell = lambda _: None,
    *,
    works: tuple[Reference, ...] = (),
    options: Options = USUAL,
    watch: Watch | None = None,
) -> tuple[dict[str, bytes], list[Problem]]:
    """Suffix → bytes of each output of a document, each inspected, and the problems found; nothing is on the disk yet.

    `works` are the references of the document as data, for the formats that print them as such; `watch` is what no output may hold. Raises
    BuildFailure (2) for a format that there is not.
    """
    wanted = choose_writers(formats)
    document = set_signs(document)
    shown, title = (blinded(document), title_page(document)) if options.blind else (document, None)
    early = names_left_in_tree(document, shown) if options.blind else []
    made: dict[str, Output] = {}
    for row in with_sources(wanted):
        tell(row.stage)
        output = row.write(Source(shown, journal, made, works, options, title))
        left = names_left(document, output.files) if options.blind else []
        left += identifiers_left(watch, output.files) if watch else []
        made[row.name] = replace(output, problems=(*output.problems, *left))
    outputs = {suffix: data for row in wanted for suffix, data in made[row.name].files.items()}
    return outputs, [*early, *(problem for output in made.values() for problem in output.problems)]


def build(
    path: Path | str,
    *,
    out: Path | str = "build",
    journal: str | None = None,
    style: str | None = None,
    formats: Iterable[str] = DEFAULT_FORMATS,
    templates: Sequence[Path] = (),
    strict: bool = False,
    final: bool = False,
    supplement: bool = False,
    archive: bool = False,
    options: Options = USUAL,
    denied: Sequence[str] = (),
    tell: Tell = lambda _: None,
) -> Built:
    """The outputs of one case in `<out>/<case>/`; raises CaseReportError with all problems, and then the last good outputs stay.

    With `supplement` the record of the case is a section of every output, where it is folded on the web page alone otherwise.
    With `archive` the PDF is written a second time, with the record inside. `denied` are lines that no output may hold.
    """
    rows = choose_writers(formats)
    tell("reading")
    checked = check(path, journal=journal, style=style, templates=templates, formats=[row.name for row in rows])
    if is_failure(checked.problems, strict=strict):
        raise CaseReportError(checked.problems)
    if final and any(keeps_open(problem) for problem in checked.problems):
        raise CaseReportError([replace(one, severity="error") if keeps_open(one) else one for one in checked.problems])
    document = with_supplement(checked.document) if supplement else checked.document
    options, packed = _with_record(checked, document, options) if archive else (options, [])
    watch = watch_for(checked.case, document, checked.journal, denied)
    named = identifiers_in_name(watch, checked.case.name)
    document = with_draft_mark(document, checked.case.record, checked.journal, named)
    write_all = partial(write, journal=checked.journal, formats=[row.name for row in rows], tell=tell, works=checked.works, options=options)
    outputs, found = write_all(document, watch=watch)
    marked = with_draft_mark(document, checked.case.record, checked.journal, found)
    if marked is not document and not final:
        outputs, found = write_all(marked, watch=watch)  # what was found is in a draft, and every page says so
    found += [*named, *packed]
    if final and any(map(keeps_open, found)):
        raise CaseReportError(in_order(replace(one, severity="error") if keeps_open(one) else one for one in (*checked.problems, *found)))
    found += find_names(checked.case, document) if options.blind else []
    placed = [_placed(checked.case, problem) if problem.path else problem for problem in found]
    problems = in_order((*checked.problems, *with_severities(placed, checked.journal.severities)))
    if is_failure(problems, strict=strict):
        raise CaseReportError(problems)
    name = output_name(checked.case.name)
    files = {f"{name}{suffix if suffix.startswith(TITLE_PAGE) else options.mark + suffix}": data for suffix, data in outputs.items()}
    tell("publishing")
    stale = [f"{name}{mark}{row.suffix}" for row in rows for mark in (options.mark, *([TITLE_PAGE] if options.blind else []))]
    return Built(name, publish(Path(out) / name, files, stale, checked.case.sources), tuple(problems))


def prepare(formats: Iterable[str]) -> None:
    """Imports what these formats need, so that processes that begin here have it; raises BuildFailure where a library is missing."""
    for row in with_sources(choose_writers(formats)):
        import_module(f"casereport.writers.{row.module}")
        if row.name == "pdf":
            from casereport.writers.engine import import_weasyprint

            import_weasyprint()


def _with_record(checked: Checked, document: Document, options: Options) -> tuple[Options, list[Problem]]:
    """The options with the record, and the article as JATS where it can be written, as files to attach; and what is to be told of them."""
    packed = pack(checked.case)
    told = fault(
        "archived-record", "the archive holds the whole record, also what is not printed", hint="give it only to those who may read that"
    )
    made, _ = write(document, checked.journal, ["jats"], works=checked.works)
    article = {f"article{ending}": data for ending, data in made.items() if ending == ".xml"}
    return replace(options, attached={**packed.files, **article}), [told, *packed.problems]


def _profile(case: Case, journal: str | None, templates: Sequence[Path]) -> tuple[Journal, Sequence[Problem]]:
    """The journal's profile; where the record names one that cannot be had, the plain one, so that the rest is checked too, and why."""
    if journal is not None:
        return load_journal(journal, templates), ()
    try:
        return load_journal(case.record.journal, templates), ()
    except CaseReportError as error:
        return load_journal("plain"), [replace(problem, path=("journal",)) for problem in error.problems]


def _placed(case: Case, problem: Problem) -> Problem:
    path = case.typed(problem.path)
    inside = case.text_place(path, *problem.within) if problem.within else None
    return replace(problem, path=path, place=problem.place or inside or case.place(path))


def _of_bibliography(case: Case, cited: Container[str], found: Iterable[Problem]) -> list[Problem]:
    """The problems of reading the case, those of entries that nothing cites eased, and what the readers of the cited references remark."""
    unknown = [problem for problem in found if problem.code == "unknown-citation"]
    problems = ease_uncited(case.problems, lambda key: key in cited or any(cites(problem, key) for problem in unknown))
    told = [reference for reference in case.references.values() if reference.key in cited]
    left = [reference for reference in case.references.values() if reference.key not in cited]
    return [*problems, *tell_remarks(told), *(problem for reference in left for problem in tell_remarks([reference]))]


def _apart(problems: Iterable[Problem], uncited: Container[str]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems of the document, and those of references that it does not print; that nothing cites one is a problem of the document."""
    told: list[Problem] = []
    left: list[Problem] = []
    for problem in problems:
        is_of_uncited = problem.path[:1] == ("references",) and problem.path[1:] and problem.path[1] in uncited
        (left if is_of_uncited and problem.severity != "error" and problem.code not in FAULTS_OF_ENTRIES else told).append(problem)
    return tuple(told), tuple(left)


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """One problem a code and place: a text that several parts print is reported once."""
    return list({(p.code, p.place, p.message): p for p in problems}.values())


def _unsilenced(case: Case, problems: Iterable[Problem]) -> list[Problem]:
    """The problems with those that the author silenced made notes; errors and gates cannot be silenced."""
    rules = list(enumerate(case.record.silence))
    found: list[Problem] = []
    for problem in problems:
        rule = next((r for _, r in rules if r.code == problem.code and _covers(r.at, problem)), None)
        if rule is None or problem.severity == "error" or problem.code in GATE_CODES:
            found.append(problem)
        else:
            message = f"{problem.code}: {problem.message}"
            found.append(replace(problem, code="silenced", severity="info", message=message, hint="a reason is on record"))
    return [*found, *(problem for index, rule in rules for problem in _bad_silence(case, index, rule.code))]


def _covers(at: str | None, problem: Problem) -> bool:
    """Whether a silenced path holds the problem's: `patients[1]` holds `patients[1].age`, and not `patients[10]`."""
    if at is None:
        return True
    path, wanted = path_text(problem.path), at.strip()
    return path.startswith(wanted) and path[len(wanted) : len(wanted) + 1] in ("", ".", "[")


def _bad_silence(case: Case, index: int, code: str) -> list[Problem]:
    from casereport.problems.codes import CODES

    path = ("silence", index, "code")
    if code in CODES and CODES[code].severity != "error" and code not in GATE_CODES:
        return []
    message = "no problem has this code" if code not in CODES else "this problem cannot be silenced"
    hint = "what a text holds on purpose stands under allow:" if code in ALLOWABLE else "`casereport explain CODE` tells of a code"
    return [fault("bad-silence", message, path=path, hint=hint, place=case.place(path))]
