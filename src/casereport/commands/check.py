"""`casereport check`: each record read and checked, nothing written but a baseline."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casereport.commands.arguments import (
    AsFormat,
    Cases,
    JournalName,
    Strict,
    StyleName,
    Templates,
    refuse_missing,
    refuse_unknown_journal,
    usage,
)
from casereport.problems.report import CaseReport, CheckRun, baseline_text, checks_text
from casereport.tools.fixing import fix_cases
from casereport.tools.listing import profile_note
from casereport.tools.terminal import GATE, OK, Format, Tally, say

if TYPE_CHECKING:
    from casereport.build import Checked
    from casereport.problems.baseline import Baseline

BaselineFile = Annotated[Path | None, typer.Option("--baseline", help="Old problems: only others count.", show_default=False)]
Gates = Annotated[bool, typer.Option("--gates", help="Print the gates of consent and privacy with their state, and nothing else.")]
DeidFile = Annotated[
    Path | None,
    typer.Option("--deid", help="Write what was looked for, found and allowed, as JSON without a word of it.", show_default=False),
]
Fix = Annotated[
    bool, typer.Option("--fix", help="Show numbers of the prose turned into the facts that print them, and write that if you agree.")
]
Verbose = Annotated[bool, typer.Option("--verbose", help="Name the checks that ran, and those that had nothing to look at.")]
Yes = Annotated[bool, typer.Option("--yes", help="Write what --fix shows without asking.")]
WriteBaseline = Annotated[bool, typer.Option("--write-baseline", help="Write today's problems into the file of --baseline.")]


def check_command(
    cases: Cases,
    journal: JournalName = None,
    style: StyleName = None,
    templates: Templates = None,
    strict: Strict = False,
    fmt: AsFormat = Format.text,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = False,
    gates: Gates = False,
    deid: DeidFile = None,
    verbose: Verbose = False,
    fix: Fix = False,
    yes: Yes = False,
) -> None:
    """Check each record and write nothing."""
    refuse_missing(templates)
    refuse_unknown_journal(journal, templates)
    _refuse_together(fmt, baseline, gates=gates, write_baseline=write_baseline)
    if fix or yes:
        _refuse_beside_fix(fix=fix, others=_is_more(fmt, gates, write_baseline, baseline, deid))
        show = partial(print, end="")
        raise typer.Exit(fix_cases(Tally(fmt, strict, by_case=True), cases, journal, templates or (), show, lambda: yes or _agrees()))
    known = _read(None if write_baseline else baseline)
    tally, inputs = Tally(fmt, strict, by_case=True), list[Path]()
    checked_cases: list[Checked] = []
    for case in cases:
        with tally.case(case):
            from casereport.build import check

            checked = check(case, journal=journal, style=style, templates=templates or ())
            inputs += checked.case.sources
            checked_cases.append(checked)
            if not gates:
                report = _without_known(CaseReport(str(case), checked.problems, _runs(checked)), known)
                tally.report(report)
                _tell_checks(tally, report, profile_note(checked.journal.name, checked.journal.retrieved), verbose=verbose)
    if write_baseline and baseline is not None:
        raise typer.Exit(_write(baseline, tally, inputs))
    if deid is not None:
        _write_deid(deid, checked_cases, inputs)
    raise typer.Exit(_tell_gates(tally, checked_cases) if gates else tally.finish())


def _refuse_together(fmt: Format, baseline: Path | None, *, gates: bool, write_baseline: bool) -> None:
    if gates and write_baseline:
        raise usage("--gates prints the gates alone: write the baseline without it")
    if gates and fmt not in (Format.text, Format.json):
        raise usage("--gates prints text or JSON: --format text, or --format json")
    if write_baseline and baseline is None:
        raise usage("--write-baseline needs the file: --baseline FILE")


def _is_more(fmt: Format, *others: object) -> bool:
    """Whether anything else is asked than --fix takes."""
    return fmt is not Format.text or any(one not in (None, False) for one in others)


def _refuse_beside_fix(*, fix: bool, others: bool) -> None:
    if not fix:
        raise usage("--yes answers for --fix: check --fix --yes CASE")
    if others:
        raise usage("--fix edits the record and does nothing else: leave the other options out")


def _agrees() -> bool:
    """Whether a person at a terminal says yes; nobody else is asked."""
    return sys.stdin.isatty() and sys.stdout.isatty() and typer.confirm("Write this?", default=False)


def _tell_gates(tally: Tally, cases: list[Checked]) -> int:
    """Prints each gate with its state, and nothing else; 77 while one is open, 1 where a record cannot be read."""
    from casereport.problems.gates import gates_json, states

    told = [(one.case.name, state) for one in cases for state in states(one.problems) if state.gate.key != "case"]  # that one submit asks
    print(gates_json(told) if tally.fmt is Format.json else "".join(f"{name}: {state.line()}\n" for name, state in told), end="")
    if tally.refused or tally.failure:
        return tally.finish()
    return GATE if any(state.is_open for _, state in told) else OK


def _write_deid(file: Path, cases: list[Checked], inputs: list[Path]) -> None:
    """Writes what was looked for and found in the cases, without a word of them."""
    import json

    from casereport.checks.gates.deid import deid_file, deid_report
    from casereport.writers.publishing import publish_file

    told = deid_file(deid_report(one.case.name, one.case.record, one.problems) for one in cases)
    publish_file(file, (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode(), inputs)


def _runs(checked: Checked) -> tuple[CheckRun, ...]:
    """Every check of the table, in its order, and whether it had something to look at."""
    from casereport.checks import CHECKS

    ran = set(checked.report.ran)
    return tuple(CheckRun(check.name, check.codes, check.name in ran) for check in CHECKS)


def _without_known(report: CaseReport, baseline: Baseline | None) -> CaseReport:
    if baseline is None:
        return report
    from casereport.problems.baseline import without_known

    return without_known(report, baseline)


def _read(file: Path | None) -> Baseline | None:
    if file is None:
        return None
    from casereport.problems.baseline import read_baseline

    return read_baseline(file)


def _tell_checks(tally: Tally, report: CaseReport, profile: str, *, verbose: bool) -> None:
    """How many checks ran, and with `verbose` which, where problems are printed as they come."""
    said, names = baseline_text(report), checks_text(report) if verbose else ""
    counts = f"{len(report.ran)} checks ran, {len(report.idle)} had nothing to look at"
    tally.note("\n".join(filter(None, (f"{report.case}: {counts}; {profile}", names, said))))
    if tally.fmt is Format.github:
        from casereport.problems.formats import checks_as_github

        print(checks_as_github(report))


def _write(file: Path, tally: Tally, inputs: list[Path]) -> int:
    """The status after the baseline was written; it is not where a record could not be read, whose other problems nobody knows."""
    from casereport.problems import count_of
    from casereport.problems.baseline import baseline_json
    from casereport.problems.gates import GATE_CODES
    from casereport.writers.publishing import publish_file

    if tally.refused or tally.failure:
        say(f"{file} is not written: a record cannot be read", 0)
        return tally.finish()
    publish_file(file, baseline_json(tally.reports).encode(), inputs)
    of_gates = sum(problem.code in GATE_CODES for problem in tally.problems)
    kept = f"; {count_of(of_gates, 'problem')} of consent and privacy always count" if of_gates else ""
    return say(f"{file} written: {count_of(len(tally.problems) - of_gates, 'problem')} known{kept}", 0)
