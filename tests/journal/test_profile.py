"""Journals as data: the shipped profiles, those of a folder that the user names, and what is wrong with a profile."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from casereport.citations import STYLES
from casereport.journal import CitationRules, FigureRules, Journal, journals, load_journal
from casereport.journal.rules_text import profile_text, rules_of
from casereport.model import ABSTRACT_KEYS, SECTION_KEYS, STATEMENT_KEYS
from casereport.problems import CaseReportError, Problem
from casereport.tools import figure_files

SHIPPED = journals()

SMALL = """
name = "small"
title = "Small"
description = "A journal of a test"

[[sections]]
id = "all"
title = "Report"
merges = ["introduction", "case", "discussion"]
"""


def write_profile(folder: Path, text: str, name: str = "small") -> Path:
    """A folder of journals with one profile in it."""
    (folder / name).mkdir(parents=True)
    (folder / name / "journal.toml").write_text(text, encoding="utf-8")
    (folder / name / "page.css").write_text("", encoding="utf-8")
    return folder


def problems_of(folder: Path, name: str = "small") -> list[Problem]:
    """The problems that reading a profile raises."""
    with pytest.raises(CaseReportError) as caught:
        load_journal(name, [folder])
    return list(caught.value.problems)


def test_the_shipped_journals_are_listed_by_name() -> None:
    names = [journal.name for journal in SHIPPED]
    assert names == sorted(names)
    assert {"plain", "frontiers", "bmj-case-reports", "jmcr", "cureus", "omcr", "ajcr", "jcem-case-reports"} <= set(names)


@pytest.mark.parametrize("journal", SHIPPED, ids=lambda journal: journal.name)
def test_a_shipped_journal_prints_every_section_abstract_part_and_statement_of_the_record(journal: Journal) -> None:
    merged = [part for section in journal.sections for part in section.merges]
    assert sorted(merged) == sorted(SECTION_KEYS)
    assert sorted(rule.id for rule in journal.statements) == sorted(STATEMENT_KEYS)
    assert not journal.abstract.structured or set(journal.abstract.headings) == set(ABSTRACT_KEYS)


def test_the_choices_of_a_profile_are_the_tables_that_they_choose_from() -> None:
    assert get_args(CitationRules.model_fields["style"].annotation) == tuple(STYLES)
    assert set(get_args(FigureRules.model_fields["format"].annotation)) == set(figure_files.FORMATS)


def test_frontiers_has_two_columns_numbers_and_round_brackets() -> None:
    journal = load_journal("frontiers")
    assert (journal.columns, journal.numbered, journal.citations.brackets) == (2, True, "round")
    assert (journal.abstract.max_words, journal.keywords.min, journal.keywords.max) == (350, 5, 8)


def test_a_journal_cannot_be_changed() -> None:
    with pytest.raises((ValidationError, dataclasses.FrozenInstanceError)):
        load_journal("plain").columns = 2


def test_an_unknown_journal_is_a_problem_with_the_nearest_name() -> None:
    with pytest.raises(CaseReportError) as caught:
        load_journal("frontier")
    (problem,) = caught.value.problems
    assert (problem.code, problem.hint) == ("unknown-journal", "did you mean frontiers?")


def test_a_folder_that_the_user_names_comes_first(tmp_path: Path) -> None:
    write_profile(tmp_path, SMALL.replace("small", "plain"), "plain")
    assert load_journal("plain", [tmp_path]).title == "Small"
    assert load_journal("plain").title == "Plain"


def test_a_small_profile_gets_the_shared_words_and_its_own(tmp_path: Path) -> None:
    write_profile(tmp_path, SMALL + '[words]\npage = "Seite"\n')
    words = load_journal("small", [tmp_path]).phrases("en")
    assert (words["page"], words["page_of"]) == ("Seite", "of")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (SMALL + "colums = 2\n", "unknown key sections.0.colums", "known: id, max_words, merges, required, title"),
        ("colums = 2\n" + SMALL, "unknown key colums", "did you mean columns?"),
        ("columns = 3\n" + SMALL, "columns is none of the choices", "choose one of: 1, 2"),
        (SMALL + "[keywords]\nmaximum = 3\n", "unknown key keywords.maximum", "did you mean max?"),
        (SMALL + '[words]\nseite = "x"\n', "unknown key words.seite", ""),
        (SMALL + '[severities]\nlost-txt = "warning"\n', "unknown key severities.lost-txt", "did you mean lost-text?"),
        (
            SMALL + '[severities]\nidentifier-name = "info"\n',
            "identifier-name: consent, privacy and what is unsafe in an output cannot be lowered",
            "a profile may raise these codes",
        ),
        (SMALL + '[[sections]]\nid = "all"\ntitle = "x"\nmerges = []\n', "an id is used twice", ""),
        (
            SMALL.replace("discussion", "discusion"),
            "sections.0.merges.2 is none of the choices",
            "choose one of: introduction, case, presentation, history, examination, investigations, differential, treatment, outcome, follow_up, discussion, conclusion, perspective",
        ),
        (SMALL + '[[sections]]\nid = "b"\ntitle = "x"\nmerges = ["case"]\n', "two sections merge one meaning", ""),
        (SMALL + '[[statements]]\nid = "etics"\ntitle = "x"\n', "a record has no such statement; did you mean ethics?", ""),
        (SMALL + '[abstract.headings]\nconclusions = "x"\n', "abstract.headings.conclusions", ""),
        (SMALL.split("[[", maxsplit=1)[0] + "sections = []\n", "a journal has at least one section", ""),
        (SMALL.replace('"small"', '"other"'), "the name is not that of its folder", 'name = "small"'),
        ('folder = "/etc"\n' + SMALL, "unknown key folder", ""),
    ],
    ids=[
        "in a section",
        "at the top",
        "choice",
        "in keywords",
        "word",
        "code",
        "gate",
        "repeated id",
        "meaning",
        "meaning twice",
        "statement",
        "abstract",
        "no section",
        "name",
        "folder",
    ],
)
def test_a_fault_in_a_profile_is_told_with_its_cure(tmp_path: Path, text: str, message: str, hint: str) -> None:
    (problem,) = problems_of(write_profile(tmp_path, text))
    assert problem.code == "bad-journal"
    assert message in problem.message
    assert not hint or problem.hint == hint


def test_all_faults_of_a_profile_are_told_together(tmp_path: Path) -> None:
    folder = write_profile(tmp_path, "columns = 3\npaper = 'A3'\n" + SMALL)
    assert [problem.path for problem in problems_of(folder)] == [("columns",), ("paper",)]


FAULTS = {
    "colums = 2\n" + SMALL: (1, 1, "did you mean columns?"),
    "columns = 3\n" + SMALL: (1, 11, "choose one of: 1, 2"),
    "  columns = 'x'\n" + SMALL: (1, 13, "choose one of: 1, 2"),
    SMALL + "subtitle = 'x'\n": (10, 1, "did you mean title?"),
    SMALL + "[limits]\nwords = 3000\npages = 8\n": (
        12,
        1,
        "known: authors, counts, figures, figures_and_tables, min_words, references, tables, words",
    ),
    SMALL + "[limits]\nfigures_and_table = 8\n": (11, 1, "did you mean figures_and_tables?"),
    SMALL + "[limits]\nwords = 'many'\n": (11, 9, "a whole number belongs here"),
    SMALL + "[limits]\nwords = 0\n": (11, 9, "write 1 or more"),
    SMALL + "[figure]\nwide_mm = -1\n": (11, 11, "write more than 0"),
    SMALL + "[[statements]]\ntitle = 'x'\n": (10, 1, "add id"),
    SMALL + "[citations]\nstyle = 'nature-x'\n": (11, 9, "choose one of: nlm, ama"),
    SMALL + "[words]\npgae = 'x'\n": (11, 1, "did you mean page?"),
    SMALL.replace('"small"', '"other"'): (2, 8, 'name = "small"'),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_has_its_line_and_column_in_the_profile(tmp_path: Path, text: str) -> None:
    (problem,) = problems_of(write_profile(tmp_path, text))
    line, column, hint = FAULTS[text]
    assert problem.place is not None
    assert problem.place.file == (tmp_path / "small" / "journal.toml").as_posix()
    assert (problem.place.line, problem.place.column) == (line, column)
    assert problem.hint.startswith(hint)


def test_the_faults_of_all_profiles_are_told_together(tmp_path: Path) -> None:
    write_profile(tmp_path, "columns = 3\n" + SMALL)
    write_profile(tmp_path, "paper = 'A3'\n" + SMALL.replace("small", "other"), "other")
    with pytest.raises(CaseReportError) as caught:
        journals([tmp_path])
    assert [problem.path for problem in caught.value.problems] == [("paper",), ("columns",)]


def test_a_syntax_fault_has_its_place(tmp_path: Path) -> None:
    (problem,) = problems_of(write_profile(tmp_path, 'name = "small\n'))
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == ((tmp_path / "small" / "journal.toml").as_posix(), 1)


def test_a_profile_in_another_encoding_is_refused(tmp_path: Path) -> None:
    folder = write_profile(tmp_path, SMALL)
    (folder / "small" / "journal.toml").write_bytes(b'title = "\xe9"')
    assert "UTF-8" in problems_of(folder)[0].message


def test_a_profile_without_a_style_sheet_is_refused(tmp_path: Path) -> None:
    folder = write_profile(tmp_path, SMALL)
    (folder / "small" / "page.css").unlink()
    assert "page.css" in problems_of(folder)[0].message


@pytest.mark.parametrize("journal", SHIPPED, ids=lambda journal: journal.name)
def test_every_rule_of_a_shipped_profile_says_where_it_was_read(journal: Journal) -> None:
    assert [name for name, _ in rules_of(journal) if journal.source_of(name) is None] == []
    assert journal.confidence == "own" or {rule.confidence for rule in journal.sources if rule.confidence != "own"} != set()


@pytest.mark.parametrize("journal", SHIPPED, ids=lambda journal: journal.name)
def test_every_source_of_a_shipped_profile_is_of_a_rule_that_is_there(journal: Journal) -> None:
    rules = [name for name, _ in rules_of(journal)]
    unused = [
        value for source in journal.sources for value in source.values if not any(f"{name}.".startswith(f"{value}.") for name in rules)
    ]
    assert unused == []


def test_a_profile_is_told_with_the_source_of_each_rule() -> None:
    told = profile_text(load_journal("jcem-case-reports")).splitlines()
    (references,) = [line.split() for line in told if line.startswith("limits.references ")]
    assert references[1:4] == ["30", "[seen,", "2026-01,"]
