"""A character that a font lacks is a problem where it was typed, in the text and in drawings; never a silent other font."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import CHILD, SECOND
from tests.document.short import read

from casereport.build import check
from casereport.figures.paper.measure import FAMILY
from casereport.journal import fonts
from casereport.problems import CaseReportError, Problem
from casereport.writers.glyphs import TEXT_FAMILIES

HEAD = "casereport: 1\nstatus: synthetic\ntitle: Two children with one syndrome\n"
FIGURES = """
figures:
  - {id: path, kind: timeline, patients: P1, title: The first patient}
  - {id: lanes, kind: swimmer, zero: diagnosis, columns: [age, sex], title: Treatments}
  - {id: course, kind: course, title: Course}
sections: {case: "See @fig:path, @fig:lanes and @fig:course."}
"""
RECORD = HEAD + CHILD + SECOND + FIGURES
DRAWN = {  # what a figure draws → the text in the record, and the same with a character more
    "name of a patient": ("label: Patient 1", "label: Patient 1 {}"),
    "event of a timeline": ("label: Shock", "label: Shock {}"),
    "treatment lane": (
        "drug: anakinra, dose: 2 mg/kg, route: iv, every: 6 h, days: 4-7",
        "drug: ana{}, dose: 2 mg/kg, route: iv, days: 4-7",
    ),
    "short name of a lane": ("short: IVIG", "short: IV{}"),
    "analyte": ("analyte: crp, unit: mg/L", "analyte: marker {}, unit: mg/L"),
    "care setting": ("{setting: ward, days: 1-2}", "{{setting: ward, label: unit {}, days: 1-2}}"),
    "outcome of a lane": ("outcomes: [{measure: Remission}]", "outcomes: [{{measure: Remission {}}}]"),
}
ARROW, HAN, HEBREW = "\u21d2", "\u60a3", "\u05e9"


def glyph_problems(folder: Path, text: str) -> list[Problem]:
    """What is said of missing glyphs of a record."""
    read(folder, text)
    try:
        found = check(folder).problems
    except CaseReportError as error:
        found = tuple(error.problems)
    return [problem for problem in found if problem.code == "missing-glyph"]


def changed(name: str, character: str) -> tuple[str, list[tuple[int, int]]]:
    """The record with a character in one of its texts, and the line and column of it."""
    was, now = DRAWN[name]
    assert RECORD.count(was) >= 1
    text = RECORD.replace(was, now.format(character), 1)
    return text, [(row, line.index(character) + 1) for row, line in enumerate(text.splitlines(), 1) if character in line]


def test_what_the_fonts_have_is_no_problem(tmp_path: Path) -> None:
    assert glyph_problems(tmp_path, RECORD.replace("label: Shock", "label: Shock β₂ µ ≥ ⁹ Ω ž й")) == []


def test_the_arrow_of_these_tests_is_one_that_only_texts_can_print() -> None:
    assert fonts.missing(ARROW, TEXT_FAMILIES) == ()
    assert fonts.missing(ARROW, (FAMILY,)) == (ARROW,)
    assert fonts.missing(HAN, TEXT_FAMILIES) == (HAN,)


@pytest.mark.parametrize("character", [HAN, HEBREW, ARROW], ids=["Chinese", "Hebrew", "arrow"])
@pytest.mark.parametrize("name", DRAWN)
def test_a_character_that_no_font_draws_is_a_problem_where_it_was_typed(name: str, character: str, tmp_path: Path) -> None:
    text, places = changed(name, character)
    found = glyph_problems(tmp_path, text)
    assert [(problem.place.line, problem.place.column) for problem in found if problem.place] == places
    assert [problem.severity for problem in found] == ["error"]
    assert f"U+{ord(character):04X}" in found[0].message
    assert character not in found[0].message


def test_a_character_of_the_text_alone_may_be_one_that_drawings_lack(tmp_path: Path) -> None:
    assert glyph_problems(tmp_path, RECORD.replace("See @fig:path,", f"CRP {ARROW} normal, see @fig:path,")) == []
    assert glyph_problems(tmp_path, RECORD.replace("title: Course", f"title: Course {ARROW}")) == []  # stands in the caption


def test_a_value_with_a_strange_character_is_found_where_it_was_typed(tmp_path: Path) -> None:
    (found,) = glyph_problems(tmp_path, RECORD.replace("9: 4}", f"9: trace{HAN}}}"))
    assert found.place is not None
    assert found.place.line == 15


def test_a_word_of_the_text_is_not_blamed_for_that_of_a_drawing(tmp_path: Path) -> None:
    text = RECORD.replace("label: Shock", f"label: Shock {ARROW}MODS").replace("See @fig:path,", f"CRP{ARROW}5, see @fig:path,")
    (found,) = glyph_problems(tmp_path, text)
    assert found.path[:3] == ("patients", 0, "events")


REFERENCES = (
    "@article{wang, author = {王, 小明 and Chen, Li}, title = {川崎病 in a child}, journal = {J Ex}, year = 2001, volume = 1, pages = {1}}\n"
    "@article{greek, author = {Παπαδόπουλος, Γεώργιος and Иванов, Иван}, title = {{\\`O}ne $\\cong$ two}, journal = {J Ex}, year = 2001,\n"
    " volume = 1, pages = {9}}\n"
)


def test_signs_of_the_bibliography_are_told_at_their_entry_and_field_by_name(tmp_path: Path) -> None:
    (tmp_path / "r.bib").write_text(REFERENCES, encoding="utf-8")
    found = glyph_problems(tmp_path, HEAD + CHILD + 'sections: {case: "Told [@wang; @greek]."}\nreferences: r.bib\n')
    assert [(problem.place.line if problem.place else 0, problem.message) for problem in found] == [
        (1, "'wang' has in its authors 3 Chinese, Japanese or Korean characters, for which no face is shipped"),
        (1, "'wang' has in its title 3 Chinese, Japanese or Korean characters, for which no face is shipped"),
        (2, "'greek' has in its title U+2245 (approximately equal to), which the shipped fonts lack"),
    ]


def test_common_signs_of_the_bibliography_are_set_as_what_they_mean(tmp_path: Path) -> None:
    title = "title = {{$\\sim$}33 ℃ for ⩽24 h: A∗02 at 39$^\\circ$C}"
    (tmp_path / "r.bib").write_text(f"@misc{{a, author = {{Rossi, A}}, year = 2001, {title}}}", encoding="utf-8")
    assert glyph_problems(tmp_path, HEAD + CHILD + 'sections: {case: "Told [@a]."}\nreferences: r.bib\n') == []


def test_formats_that_print_with_the_fonts_of_others_take_any_character(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(RECORD.replace("Two children", f"Two children {HAN}{HEBREW}", 1))
    for formats, severity in ((["text", "jats", "markdown"], "info"), (["docx"], "info"), (["text", "pdf"], "error"), (None, "error")):
        found = [problem for problem in check(path, formats=formats).problems if problem.code == "missing-glyph"]
        assert [problem.severity for problem in found] == [severity]  # one for the text, not one a character
        assert "U+60A3, U+05E9" in found[0].message


def test_a_word_file_shows_drawings_and_their_letters_are_ours(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(RECORD.replace("label: Shock", f"label: Shock {HAN}", 1))
    for formats, errors in ((["docx"], 1), (["figure"], 1), (["jats"], 0)):
        found = [problem for problem in check(path, formats=formats).problems if problem.code == "missing-glyph"]
        assert sum(problem.severity == "error" for problem in found) == errors
