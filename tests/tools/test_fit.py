"""One case against every journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from casereport.build import check
from casereport.journal import journals
from casereport.problems import CaseReportError, path_text
from casereport.tools.fit import fit_case, fits_text

RECORD = """\
casereport: 1
status: synthetic
title: A case report of fever
keywords: [a, b]
authors: [{family: A, affiliations: [u], email: a@example.org}]
affiliations: {u: {name: A unit}}
abstract: One and two.
sections: {discussion: %s}
statements: {conflicts: none}
patients: [{id: P1, age: 47 y, sex: male, labs: [{analyte: CRP, unit: mg/L, values: {1: 5}}], clock: hospital}]
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(RECORD % ("word " * 1200), encoding="utf-8")
    return tmp_path


def test_every_journal_is_ranked_by_what_is_left(case: Path) -> None:
    fits = fit_case(case)
    assert {fit.journal.name for fit in fits.fits} == {journal.name for journal in journals()}
    assert [fit.work for fit in fits.fits] == sorted(fit.work for fit in fits.fits)
    assert fits.fits[0].work[:2] < fits.fits[-1].work[:2]


def test_a_journal_is_told_what_its_own_check_tells(case: Path) -> None:
    fits = fit_case(case)
    for fit in fits.fits:
        own = {(problem.code, path_text(problem.path), problem.message) for problem in check(case, journal=fit.journal.name).problems}
        assert {(one.code, path_text(one.path), one.message) for one in (*fit.problems, *fits.everywhere)} == own


def test_words_too_many_are_counted_as_the_journal_counts(case: Path) -> None:
    fits = {fit.journal.name: fit for fit in fit_case(case).fits}
    assert fits["omcr"].words_off == fits["omcr"].words - 1000
    assert fits["jcem-case-reports"].words == fits["edm-case-reports"].words + 3  # the abstract counts there
    assert fits["frontiers"].words_off == 0


def test_what_every_journal_asks_stands_apart(case: Path) -> None:
    fits = fit_case(case)
    text = fits_text(fits)
    assert text.count("\n 1. ") == 1
    assert all(problem.message in text for fit in fits.fits for problem in fit.problems if problem.severity != "info")


def test_a_record_that_cannot_be_built_is_told_as_ever(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("casereport: 1\n", encoding="utf-8")
    with pytest.raises(CaseReportError):
        fit_case(tmp_path)
