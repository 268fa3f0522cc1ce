"""Title, abstract, lists, sections and policies against the rules of a journal, each with a near miss."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.build import check
from casereport.problems import Problem, path_text

HEAD = """
name = "asks"
title = "Asks"
description = "A journal of a test"
"""
SECTIONS = """
[[sections]]
id = "all"
title = "Report"
merges = ["introduction", "case", "discussion", "investigations", "treatment"]
"""
Told = Callable[..., list[Problem]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The problems of one code in a small record for a journal of these rules."""

    def look(code: str, rules: str, *, title: str = "A case of something", whole: str = "", patient: str = "id: P1") -> list[Problem]:
        folder, case = tmp_path / "journals" / "asks", tmp_path / "case"
        folder.mkdir(parents=True, exist_ok=True)
        case.mkdir(exist_ok=True)
        (folder / "journal.toml").write_text(HEAD + rules + ("" if "[[sections]]" in rules else SECTIONS), encoding="utf-8")
        (folder / "page.css").write_text("", encoding="utf-8")
        text = f"casereport: 1\nstatus: real\njournal: asks\ntitle: {title!r}\npatients:\n  - {{{patient}}}\n{whole}\n"
        (case / "case.yaml").write_text(text, encoding="utf-8")
        found = check(case, templates=[folder.parent])
        return [problem for problem in found.problems if problem.code == code]

    return look


DEMOGRAPHICS = "[title_rules]\nforbid_demographics = true\n"


@pytest.mark.parametrize(
    ("rules", "right", "wrong"),
    [
        ("[title_rules]\nforbid = ['rare']\n", "Rarely seen sepsis", "A rare sepsis"),
        ("[title_rules]\nforbid_signs = '!?'\n", "Is it sepsis", "Is it sepsis?"),
        ("[title_rules]\nmax_words = 4\n", "Sepsis after a bite", "Sepsis after a dog bite"),
        ("[title_rules]\nmax_characters = 12\n", "Sepsis twice", "Sepsis thrice"),
        (DEMOGRAPHICS, "Stroke in pregnancy", "Stroke in a 34-year-old"),
        (DEMOGRAPHICS, "Humanised antibodies in lupus", "Lupus in a woman"),
        (DEMOGRAPHICS, "African trypanosomiasis", "Malaria in an African child"),
    ],
)
def test_a_title(told: Told, rules: str, right: str, wrong: str) -> None:
    assert told("title-rule", rules, title=right) == []
    (problem,) = told("title-rule", rules, title=wrong)
    assert path_text(problem.path) == "title"


AUTHOR = "affiliations: {u: {name: U}}\nauthors: [{family: A, email: a@example.org, affiliations: [u], guarantor: "
PARTS = "[abstract]\nstructured = true\ndemands_parts = true\nheadings = {background = 'Background', case = 'Case'}\n"


def test_an_abstract_in_parts_where_the_journal_demands_them(told: Told) -> None:
    assert told("abstract-form", PARTS, whole="abstract: {background: One., case: Two.}") == []
    assert told("abstract-form", PARTS.replace("demands_parts = true", ""), whole="abstract: One.") == []
    (problem,) = told("abstract-form", PARTS, whole="abstract: One.")
    assert (path_text(problem.path), "Background / Case" in problem.message) == ("abstract", True)


@pytest.mark.parametrize(
    ("code", "rules", "right", "wrong"),
    [
        ("too-short", "[abstract]\nmin_words = 3\n", "abstract: One two three.", "abstract: One two."),
        ("too-short", "[limits]\nmin_words = 3\n", "sections: {discussion: One two three.}", "sections: {discussion: One two.}"),
        ("keyword-count", "[keywords]\nrequire = ['case report']\n", "keywords: [Case report]", "keywords: [case]"),
        ("list-count", "[lessons]\nmin = 2\nmax = 3\n", "lessons: [A., B.]", "lessons: [A.]"),
        ("list-count", "[lessons]\nmin = 2\nmax = 3\n", "lessons: [A., B., C.]", "lessons: [A., B., C., D.]"),
        ("list-count", "[highlights]\nmin = 1\n", "highlights: [A.]", ""),
        ("author-detail", "[policies]\nguarantor = true\n", AUTHOR + "yes}]", AUTHOR + "no}]"),
        ("supplement-refused", "[policies]\nsupplement = false\n", "statements: {funding: none}", "statements: {supplement: Table S1.}"),
    ],
)  # fmt: skip
def test_lengths_and_lists(told: Told, code: str, rules: str, right: str, wrong: str) -> None:
    assert told(code, rules, whole=right) == []
    (problem,) = told(code, rules, whole=wrong)
    assert (problem.severity, bool(problem.hint)) == ("warning", True)


def test_a_section_that_is_asked_for_and_one_that_is_too_long(told: Told) -> None:
    rules = SECTIONS.replace('"discussion", ', "") + '[[sections]]\nid = "talk"\ntitle = "Talk"\nmerges = ["discussion"]\n'
    long = rules + "max_words = 3\n"
    assert told("too-long", long, whole="sections: {discussion: One two three., case: A b c d e.}") == []
    assert [path_text(one.path) for one in told("too-long", long, whole="sections: {discussion: One two three four.}")] == [
        "sections.discussion"
    ]
    asked = rules + "required = true\n"
    whole = "sections: {discussion: One.}"
    assert [one for one in told("missing-part", asked, whole=whole) if "Talk" in one.message] == []
    assert [one.hint for one in told("missing-part", asked) if "Talk" in one.message] == ["add sections: {discussion: …}"]


@pytest.mark.parametrize(
    ("counts", "words"), [(("text",), 3), (("text", "headings"), 4), (("text", "abstract"), 5), (("text", "captions"), 3)]
)
def test_what_a_journal_counts(told: Told, counts: tuple[str, ...], words: int) -> None:
    rules, whole = f"[limits]\nwords = %d\ncounts = {list(counts)}\n", "abstract: Four five.\nsections: {discussion: One two three.}"
    assert told("too-long", rules % words, whole=whole) == []
    (problem,) = told("too-long", rules % (words - 1), whole=whole) if words > 1 else [None]
    assert problem is not None
    assert f"{words} words" in problem.message


LABS = "id: P1, clock: hospital, labs: [{{analyte: {0}, unit: {1}, values: {{1: 2}}}}]"
SI, CONVENTIONAL, BOTH = (f"[policies]\nunits = '{name}'\n" for name in ("si", "conventional", "both"))


@pytest.mark.parametrize(
    ("rules", "right", "wrong"),
    [
        (SI, ("creatinine", "µmol/L"), ("creatinine", "mg/dL")),
        (SI, ("platelets", "10^9/L"), ("platelets", "10^3/uL")),
        (CONVENTIONAL, ("creatinine", "mg/dL"), ("creatinine", "µmol/L")),
        (CONVENTIONAL, ("sodium", "mmol/L"), ("glucose", "mmol/L")),
    ],
)
def test_a_system_of_units(told: Told, rules: str, right: tuple[str, str], wrong: tuple[str, str]) -> None:
    assert told("unit-system", rules, patient=LABS.format(*right)) == []
    assert [path_text(one.path) for one in told("unit-system", rules, patient=LABS.format(*wrong))] == ["patients[0].labs[0].unit"]


def test_both_systems_are_a_note(told: Told) -> None:
    (problem,) = told("unit-system", BOTH, patient=LABS.format("glucose", "mmol/L"))
    assert (problem.severity, path_text(problem.path)) == ("info", "patients[0].labs[0]")


def test_a_journal_that_asks_for_a_timeline(told: Told) -> None:
    patient = "id: P1, clock: hospital, events: [{at: 1, kind: symptom, label: Fever}, {at: 2, kind: symptom, label: Rash}, {at: 3, kind: outcome, label: Cure}]"
    rules = "[policies]\ntimeline = true\n"
    figure = "figures: [{id: t, kind: timeline, caption: The course.}]\nsections: {case: 'The course (@fig:t).'}"
    asked = [told("missing-part", rules, patient=patient, whole=whole) for whole in (figure, "")]
    assert [[one for one in found if "timeline" in one.message] != [] for found in asked] == [False, True]


@pytest.mark.parametrize(("confidence", "mark"), [("seen", ""), ("old", " (by an older page)"), ("unverified", " (unverified)")])
def test_a_rule_says_how_sure_it_is(told: Told, confidence: str, mark: str) -> None:
    source = f"[[sources]]\nurl = 'https://example.org'\nretrieved = '2026-01'\nconfidence = '{confidence}'\nvalues = ['limits']\n"
    (problem,) = told("too-long", "[limits]\nwords = 1\n" + source, whole="sections: {discussion: One two.}")
    assert problem.message == f"the text has 2 words; the journal allows 1{mark}"


def test_the_narrowest_source_of_a_value_counts(told: Told) -> None:
    one = "[[sources]]\nurl = 'https://example.org'\nretrieved = '2026-01'\nconfidence = '{}'\nvalues = ['{}']\n"
    rules = "[limits]\nwords = 1\n" + one.format("seen", "limits") + one.format("unverified", "limits.words")
    (problem,) = told("too-long", rules, whole="sections: {discussion: One two.}")
    assert problem.message.endswith("(unverified)")
