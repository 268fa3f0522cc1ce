"""Citations in the text: order, ranges, links, words around a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.citations import STYLES
from casereport.citations.clusters import Brackets, CiteItem, format_group
from casereport.tree import CiteLink, Text

NUMERIC = [name for name, style in STYLES.items() if style.is_numeric]


def group(*numbers: int) -> list[CiteItem]:
    return [CiteItem(number, f"ref-{number}") for number in numbers]


def cluster(items: list[CiteItem], style: str, brackets: Brackets | None = None) -> tuple[Text | CiteLink, ...]:
    form = STYLES[style].cluster
    assert form is not None
    return format_group(items, form.within(brackets))


def printed(items: list[CiteItem], style: str = "nlm") -> str:
    return "".join(part.text for part in cluster(items, style))


# As citeproc-js 1.4.63 prints them; a work named twice is printed once here.
CASES = {
    "one": ((1,), "(1)"),
    "two in a row": ((1, 2), "(1,2)"),
    "three in a row": ((1, 2, 3), "(1–3)"),
    "sorted": ((3, 1, 2), "(1–3)"),
    "two later": ((5, 6), "(5,6)"),
    "apart": ((12, 1, 13), "(1,12,13)"),
    "range and one": ((1, 2, 3, 7), "(1–3,7)"),
    "pairs and a range": ((1, 2, 4, 5, 6), "(1,2,4–6)"),
    "backwards": ((10, 9, 8, 7), "(7–10)"),
    "many": ((2, 3, 4, 6, 7, 9, 10, 11), "(2–4,6,7,9–11)"),
    "twice": ((7, 7, 7), "(7)"),
    "twice in a range": ((1, 2, 2, 3), "(1–3)"),
}


@pytest.mark.parametrize("case", CASES)
def test_group(case: str) -> None:
    numbers, expected = CASES[case]
    assert printed(group(*numbers)) == expected
    assert printed(group(*numbers), "frontiers") == expected.replace(",", ", ")


def test_each_end_of_a_range_is_linked() -> None:
    parts = cluster(group(3, 4, 5), "frontiers")
    assert parts == (Text("("), CiteLink("3", "ref-3"), Text("–"), CiteLink("5", "ref-5"), Text(")"))


def test_no_items_print_nothing() -> None:
    assert cluster([], "nlm") == ()


WORDS = {
    "page": ([CiteItem(4, "d", locator="p. 3")], "(4(p3))", "4(p3)"),
    "pages": ([CiteItem(4, "d", locator="pp. 3-5")], "(4(pp3–5))", "4(pp3-5)"),
    "chapter": ([CiteItem(4, "d", locator="chap. 2")], "(4(chap 2))", "4(chap 2)"),
    "table": ([CiteItem(4, "d", locator="Table 1")], "(4(Table 1))", "4(Table 1)"),
    "number alone": ([CiteItem(4, "d", locator="3, 7-9")], "(4(3, 7–9))", "4(3, 7-9)"),
    "words are no place": ([CiteItem(4, "d", locator="and others")], "(4 and others)", "4 and others"),
    "a place and words": ([CiteItem(4, "d", locator="p. 3 for doses")], "(4(p3) for doses)", "4(p3) for doses"),
    "prefix": ([CiteItem(4, "d", prefix="see")], "(see 4)", "see 4"),
    "suffix": ([CiteItem(4, "d", suffix="and others")], "(4 and others)", "4 and others"),
    "suffix with its comma": ([CiteItem(4, "d", suffix=", among others")], "(4, among others)", "4, among others"),
    "not in a range": ([CiteItem(1, "a"), CiteItem(2, "b", locator="p. 3"), CiteItem(3, "c")], "(1,2(p3),3)", "1,2(p3),3"),
    "before a range": ([CiteItem(1, "a", prefix="e.g.,"), CiteItem(2, "b"), CiteItem(3, "c")], "(e.g., 1–3)", "e.g., 1-3"),
    "all": (
        [CiteItem(2, "b", "see", "Table 1", "for doses"), CiteItem(1, "a")],
        "(1,see 2(Table 1) for doses)",
        "1,see 2(Table 1) for doses",
    ),
    "bare and with words": ([CiteItem(2, "b"), CiteItem(2, "b", locator="p. 3")], "(2(p3))", "2(p3)"),
}


@pytest.mark.parametrize("case", WORDS)
def test_words_around_a_number(case: str) -> None:
    items, expected, raised = WORDS[case]
    assert printed(items) == expected
    assert printed(items, "ama") == raised


BRACKETS = {"square": "[1–3]", "round": "(1–3)", "none": "1–3"}


@pytest.mark.parametrize("style", NUMERIC)
@pytest.mark.parametrize("brackets", BRACKETS)
def test_a_journal_chooses_the_brackets(style: str, brackets: Brackets) -> None:
    parts = cluster(group(1, 2, 3), style, brackets)
    assert "".join(part.text for part in parts) == BRACKETS[brackets].replace("–", "-" if style == "ama" else "–")
    assert all(part.text for part in parts)


def test_each_style_has_its_own_brackets() -> None:
    assert [printed(group(1, 2), style) for style in NUMERIC] == ["(1,2)", "1,2", "(1, 2)", "[1,2]", "[1, 2]", "[1,2]", "1,2"]


def expanded(parts: tuple[Text | CiteLink, ...]) -> set[int]:
    numbers: set[int] = set()
    last, in_range = 0, False
    for part in parts:
        if isinstance(part, CiteLink):
            number = int(part.text)
            numbers |= set(range(last, number + 1)) if in_range else {number}
            last = number
        in_range = part in (Text("–"), Text("-"))
    return numbers


@given(st.lists(st.integers(min_value=1, max_value=40), min_size=1, max_size=30), st.sampled_from(NUMERIC))
def test_a_group_expands_to_the_numbers_it_was_made_of(numbers: list[int], style: str) -> None:
    parts = cluster(group(*numbers), style)
    assert expanded(parts) == set(numbers)
    assert all(part.target == f"ref-{part.text}" for part in parts if isinstance(part, CiteLink))
    text = "".join(part.text for part in parts)
    form = STYLES[style].cluster
    assert form is not None
    assert text.startswith(form.opening)
    assert text.endswith(form.closing)
