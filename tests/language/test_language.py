"""The file of phrases: every name that code asks is in it, every name in it is asked, and a journal may put its own words in their place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.document.short import read
from tests.sources import modules, nodes

import casereport
from casereport import language
from casereport.document import build_document
from casereport.journal import load_journal
from casereport.language import OF_THE_DOCUMENT, journal_phrases, phrases, say
from casereport.language.sentences import in_sentence
from casereport.problems import CaseReportError
from casereport.tree import Text, walk

SOURCE = Path(casereport.__file__).parent
NAME = r"[a-z_]+(?:\.[a-z_]+)*"
TEMPLATES = Path(__file__).parents[2] / "templates"


@cache
def _nodes() -> list[ast.AST]:
    """The nodes of the whole code, but for the comparison of versions, which has words of its own."""
    return [node for file in modules() if not file.startswith("revision/") for node in nodes(file)]


def asked() -> Iterator[str]:
    """Patterns of the names that `say` is given as a literal; what is filled in stands as `.+`."""
    for node in _nodes():
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "say" and node.args:
            yield from _patterns(node.args[0])


def _patterns(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and re.fullmatch(NAME, str(node.value)):
        yield re.escape(str(node.value))
    elif isinstance(node, ast.JoinedStr) and re.match(r"[a-z_.]+$", str(getattr(node.values[0], "value", ""))):
        yield "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from (*_patterns(node.body), *_patterns(node.orelse))


def test_every_name_that_code_asks_is_there() -> None:
    assert [name for name in asked() if not any(re.fullmatch(name, known) for known in phrases())] == []


def test_every_phrase_of_a_section_is_asked() -> None:
    wanted = {*asked(), *_names_in_variables()}
    assert [name for name in phrases() if "." in name and not any(re.fullmatch(one, name) for one in wanted)] == []


def _names_in_variables() -> Iterator[str]:
    """Names that are chosen first, and asked by a variable: every literal that looks like one."""
    for node in _nodes():
        if isinstance(node, ast.Constant | ast.JoinedStr):
            yield from (name for name in _patterns(node) if "." in name)


def test_every_word_outside_sections_is_printed() -> None:
    code = "\n".join(
        file.read_text(encoding="utf-8") for file in (*SOURCE.rglob("*.py"), *TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.xml"))
    )
    stems = ("consent_", "ethics_", "_none", "flag_")
    lost = [name for name in phrases() if "." not in name and name not in code and not any(stem in name for stem in stems)]
    assert lost == []


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("time.never")


def test_a_language_without_a_file_has_the_english_words() -> None:
    assert phrases("xx") == phrases("en-ZA") == phrases()


def test_the_english_of_a_country_differs_in_spelling_alone() -> None:
    changed = {name: phrases("en-GB")[name] for name, text in phrases().items() if phrases("en-GB")[name] != text}
    assert changed["history.immunisations"] == "Immunisation"
    assert all(abs(len(text) - len(phrases()[name])) <= 2 for name, text in changed.items())


def test_a_journal_may_change_the_words_of_the_document_only() -> None:
    assert {name.partition(".")[0] for name in journal_phrases() if "." in name} == OF_THE_DOCUMENT
    assert "time.day" not in journal_phrases()
    assert journal_phrases()["draft_banner"] == "Draft, not for publication"


def _journal(folder: Path, words: str) -> Path:
    made = folder / "templates" / "own"
    made.mkdir(parents=True)
    (made / "journal.toml").write_text((TEMPLATES / "plain/journal.toml").read_text().replace('name = "plain"', 'name = "own"') + words)
    (made / "page.css").write_text("")
    return made.parent


def test_a_journal_puts_its_own_words_into_a_section(tmp_path: Path) -> None:
    journal = load_journal("own", [_journal(tmp_path, '\n[words]\ncontents = "Overview"\nhistory_none.noun_allergies = "allergy"\n')])
    case = read(tmp_path / "case", "patients: [{id: P1, history: {allergies: none}}]\n")
    assert "had no allergy." in str(build_document(case, journal)[0].body)
    assert journal.words["contents"] == "Overview"


@pytest.mark.parametrize(("words", "named"), [("history.allergy = 'x'", "words.history.allergy"), ("time.day = 'x'", "words.time.day")])
def test_a_name_that_a_journal_cannot_change_is_refused(tmp_path: Path, words: str, named: str) -> None:
    with pytest.raises(CaseReportError) as caught:
        load_journal("own", [_journal(tmp_path, f"\n[words]\n{words}\n")])
    assert [problem.message for problem in caught.value.problems] == [f"unknown key {named}"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Lung transplantation", "lung transplantation"),
        ("A fall", "a fall"),
        ("Admission", "admission"),
        ("Hodgkin lymphoma", "Hodgkin lymphoma"),
        ("Whipple’s operation", "Whipple’s operation"),
        ("Guillain-Barré syndrome", "Guillain-Barré syndrome"),
        ("Escherichia coli sepsis", "Escherichia coli sepsis"),
        ("Harris hip score", "Harris hip score"),
        ("Rankin scale", "Rankin scale"),
        ("CT scan", "CT scan"),
        ("T cell infusion", "T cell infusion"),
        ("Ki-67", "Ki-67"),
        ("Hb", "Hb"),
        ("pH", "pH"),
        ("ECMO", "ECMO"),
        ("", ""),
    ],
)
def test_a_name_in_a_sentence_keeps_the_capital_of_abbreviations_and_proper_names(name: str, told: str) -> None:
    assert in_sentence(name) == told


LATIN = """
language: la
patients:
  - id: P1
    events: [{at: 3, kind: other, label: Febris}, {at: 6 h, kind: other, label: Rash}, {at: 4, kind: other, label: Tussis}]
    labs: [{analyte: crp, unit: mg/L, values: {1: 5, 3: 64}}, {analyte: alt, values: {1: 5}}, {analyte: ast, values: {1: 5}}]
"""
CASE = "sections: {introduction: \"{{ day('febris', unit='d') }}; {{ day('rash') }}.\"}"


def test_the_language_of_the_record_chooses_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_FOLDER", Path(__file__).parent / "files")
    case = read(tmp_path / "case", LATIN + CASE)
    document, problems = build_document(case, load_journal("plain"))
    found = " ".join(text.text for text in walk(document.body) if isinstance(text, Text)).replace("\u00a0", " ")
    for told in ("2 dies", "6 horae", "Dies nosocomii", "Tempus", "Dies 3", "6 horae post admissionem"):
        assert told in found
    assert "Laboratory results" in found, "what the file does not have is English"
    assert (say("clock.hospital"), problems) == ("Hospital day", [])


def test_a_language_without_words_is_told_and_english(tmp_path: Path) -> None:
    document, _ = build_document(read(tmp_path / "case", LATIN + CASE), load_journal("plain"))
    assert "Hospital day" in " ".join(text.text for text in walk(document.body) if isinstance(text, Text))
    assert not language.has_words("la")
    assert language.has_words("en-GB")
