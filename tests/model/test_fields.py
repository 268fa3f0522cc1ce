"""Kinds of text, yes and no, answers in their short forms."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from casereport.model.article import Table
from casereport.model.fields import Answer, Entry, Markdown, Plain, Prose, Source, YesNo


class One(Entry):
    """A model with a field of each kind."""

    plain: Plain | None = None
    markdown: Markdown | None = None
    sure: YesNo | None = None


def kinds_of(data: dict[str, Any], model: type[BaseModel] = One) -> list[str]:
    """The types of pydantic's errors for the data."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [error["type"] for error in caught.value.errors()]


@pytest.mark.parametrize("text", ["{{ lab('crp', day=1) }}", "as shown [@dong2020]", "seen [-@dong2020]"])
def test_facts_and_citations_are_refused_in_plain_text(text: str) -> None:
    assert kinds_of({"plain": text}) == ["token_in_plain"]
    assert One(markdown=text).markdown == text


@pytest.mark.parametrize("text", ["write to a@b.org", "@work", "a [bracket]", "{single}", "5 < 6"])
def test_other_signs_are_text(text: str) -> None:
    assert One(plain=text).plain == text


@pytest.mark.parametrize("value", ["", "  ", "\n"])
def test_an_empty_text_is_refused(value: str) -> None:
    assert kinds_of({"plain": value}) == ["empty_text"]
    assert kinds_of({"markdown": value}) == ["empty_text"]


def test_lines_of_markdown_stay_where_they_are() -> None:
    """The places of facts are counted from the text's first line."""
    assert One(markdown="\n\n  first\nsecond\n\n").markdown == "\n\n  first\nsecond"
    assert One(plain="  x ").plain == "x"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("yes", True), ("No", False), ("TRUE", True), ("false", False), ("y", True), ("n", False), (True, True), (False, False)],
)
def test_yes_and_no(typed: object, value: bool) -> None:
    assert One.model_validate({"sure": typed}).sure is value


@pytest.mark.parametrize("typed", ["maybe", "1", "on", []])
def test_what_is_neither_yes_nor_no(typed: object) -> None:
    assert kinds_of({"sure": typed}) == ["yes_no"]


@pytest.mark.parametrize(
    ("typed", "state", "said"),
    [
        ("none known", "none", {"word": "none known"}),
        ("None observed", "none", {"word": "none observed"}),
        ("denied", "none", {"word": "denied"}),
        ("not asked", "not asked", {"word": "not asked"}),
        ("not reported", "not reported", {"word": "not reported"}),
        ("not applicable", "not applicable", {"word": "not applicable"}),
        ("Asthma since birth", "stated", {"items": ("Asthma since birth",)}),
        ("none of the drugs helped", "stated", {"items": ("none of the drugs helped",)}),
        (["Asthma", "Hay fever"], "stated", {"items": ("Asthma", "Hay fever")}),
        ({"none": "yes", "asked": "parents"}, "none", {"asked": "parents"}),
        ({"none": "yes", "how": "chart review"}, "none", {"how": "chart review"}),
        ({"not_applicable": "newborn"}, "not applicable", {"how": "newborn"}),
        ({"items": ["A"], "how": "chart"}, "stated", {"items": ("A",), "how": "chart"}),
    ],
)
def test_answers(typed: object, state: str, said: dict[str, Any]) -> None:
    answer = Answer.model_validate(typed)
    assert answer.state == state
    assert {name: getattr(answer, name) for name in ("items", "word", "how", "asked") if getattr(answer, name)} == said


def test_short_forms_of_prose_and_source() -> None:
    assert Prose.model_validate("Text.").text == "Text."
    assert Source.model_validate("Letter of the ward").note == "Letter of the ward"


def test_entries_are_frozen_strict_and_silent() -> None:
    entry = One(plain="a")
    with pytest.raises(ValidationError):
        entry.plain = "b"
    assert kinds_of({"plian": "x"}) == ["extra_forbidden"]
    with pytest.raises(ValidationError) as caught:
        One.model_validate({"sure": "a secret value"})
    assert "a secret value" not in str(caught.value)


def test_an_empty_cell_of_a_table_is_a_cell() -> None:
    table = Table.model_validate({"id": "t", "kind": "custom", "header": ["", "Day 1"], "rows": [["Fever", ""], ["", "yes"]]})
    assert (table.header, table.rows) == (("", "Day 1"), (("Fever", ""), ("", "yes")))
    assert kinds_of({"markdown": ""}) == ["empty_text"]
