"""Signs and numbers at the beginning of a line: what opens a block, and what is text, whose signs and numbers are all printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.document.dump import inline
from tests.document.short import build, prose_of, read

from casereport.document.prose.texts import Texts
from casereport.tree import Block, List, Paragraph, Quote, Section, plain

MARKS = (">", "> ", ">= ", "# ", "## ", "- ", "+ ", "* ", "1. ", "1986. ", "12) ", "---", "=> ", "    ", ">>", "#", "1)", "-", "+")


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    return prose_of(read(tmp_path_factory.mktemp("marks"), ""))


@given(
    mark=st.sampled_from(MARKS),
    number=st.sampled_from(["11 mg/dL", "3.5", "x", "15% of cells", "5"]),
    more=st.sampled_from(["", "\n> 2", "\n- 3"]),
)
def test_a_short_text_keeps_every_sign(prose: Texts, mark: str, number: str, more: str) -> None:
    text = f"{mark}{number}{more}"
    assert plain(prose.read_inlines(text, ())) == text.strip().replace("\n", " ")


def test_paragraphs_of_a_short_text_keep_their_signs(prose: Texts) -> None:
    assert inline(prose.read_inlines("> 5 nodes\n\n# 3", ())) == "> 5 nodes⏎# 3"


@pytest.mark.parametrize(
    "text",
    [
        "Calcium was\n>11 mg/dL that day", "of cells\n> 15% were", "were\n>= 15%", "was\n> .5", "> 5 nodes were felt.", ">5 nodes",
        "in bed\n# 3 was free", "such as\n2019. And so on", "grade was\n1. Then it fell", "a change of\n- 5 mmol/L", "a score\n+ 3 points",
        "1986. A year", "- 5 mmol/L was lost", "12) twelve",
    ],
)  # fmt: skip
def test_a_sign_or_number_in_a_paragraph_is_text(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, text) == ([("paragraph", text.replace("\n", " "))], [])


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("He said:\n> I was ill for\n> 3 days", [("paragraph", "He said:"), ("quote", "I was ill for 3 days")]),
        ("> “3 days”", [("quote", "“3 days”")]),
        ("Findings\n- fever\n- rash", [("paragraph", "Findings"), ("list", "fever|rash")]),
        ("Doses\n- 5 mg\n- 6 mg", [("paragraph", "Doses"), ("list", "5 mg|6 mg")]),
        ("Doses\n\n- 5 mg\n\n- 6 mg", [("paragraph", "Doses"), ("list", "5 mg|6 mg")]),
        ("So:\n1. one", [("paragraph", "So:"), ("list", "1 one")]),
        ("So\n1. one\n2. two", [("paragraph", "So"), ("list", "1 one|two")]),
        ("5. five\n6. six", [("list", "5 five|six")]),
        ("1. one\n3. two", [("list", "1 one|two")]),
        ("1. one\n1. two", [("list", "1 one|two")]),
        ("1986. one\n1990. two", [("paragraph", "1986. one"), ("paragraph", "1990. two")]),
        ("- a value of\n  > 15%", [("list", "a value of > 15%")]),
        ("- item\n\n> quoted", [("list", "item"), ("quote", "quoted")]),
        ("Done.\n## Later\nMore.", [("paragraph", "Done."), ("section", "Later")]),
        ("Done.\n# Later\nMore.", [("paragraph", "Done."), ("section", "Later")]),
    ],
)
def test_a_mark_that_cannot_be_a_sign_opens_a_block(tmp_path: Path, text: str, blocks: list[tuple[str, str]]) -> None:
    assert _read(tmp_path, text) == (blocks, [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("He said\n> I was ill", 8),
        ("The CT showed a mass\n- a lymphoma was feared", 8),
        ("The bed\n# three was free", 8),
        ("One.\n\nHe said\n> I was\n> ill", 10),
    ],
)
def test_a_mark_that_may_be_either_is_text_and_told_at_its_place(tmp_path: Path, text: str, line: int) -> None:
    _, problems = build(tmp_path, _record(text))
    assert [(problem.code, problem.place.line if problem.place else 0) for problem in problems] == [("unclear-mark", line)]


def test_numbers_under_an_item_stay_numbers(prose: Texts) -> None:
    (outer,) = prose.read_blocks("- a\n  3. three\n  4. four\n", ("x",))
    assert isinstance(outer, List)
    assert outer.items[0].nested is None  # `3.` does not break the paragraph of its item
    (outer,) = prose.read_blocks("- a\n\n  3. three\n  4. four\n", ("y",))
    assert isinstance(outer, List)
    assert outer.items[0].nested
    assert (outer.items[0].nested.ordered, outer.items[0].nested.start) == (True, 3)


def _record(text: str) -> str:
    lines = "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
    return f"patients: [{{id: P1}}]\nsections:\n  introduction: |\n{lines}"


def _read(folder: Path, text: str) -> tuple[list[tuple[str, str]], list[str]]:
    made, problems = build(folder, _record(text))
    section = next(one for one in made.body if plain(one.title) == "Introduction")
    return [_shown(block) for block in section.blocks], [problem.code for problem in problems]


def _shown(block: Block) -> tuple[str, str]:
    if isinstance(block, Paragraph):
        return "paragraph", plain(block.children)
    if isinstance(block, Quote):
        return "quote", " ".join(_shown(one)[1] for one in block.blocks)
    if isinstance(block, List):
        first = f"{block.start} " if block.ordered else ""
        return "list", first + "|".join(plain(item.children) for item in block.items)
    assert isinstance(block, Section)
    return "section", plain(block.title)
