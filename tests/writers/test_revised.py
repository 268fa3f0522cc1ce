"""Marks of a revision become elements, and nothing else of a page changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.tree.marks import accepted, has_marks, marked, read_marks, rejected, without_marks
from casereport.writers.revised import mark_page

NEW, OLD = marked("new", "inserted"), marked("old", "deleted")
OUT = marked("out", "deleted", whole=True)
CAME, WENT = marked("new", "inserted", named=True), marked("old", "deleted", named=True)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>as it was</p>", "<p>as it was</p>"),
        (f"<p>a {OLD}{NEW} word</p>", "<p>a <del>old</del><ins>new</ins> word</p>"),
        (f"<p><em>{NEW}</em></p>", "<p><em><ins>new</ins></em></p>"),
        (f"<p>{marked('98 <span>mg/L</span>', 'inserted')}</p>", "<p><ins>98 </ins><span><ins>mg/L</ins></span></p>"),
        (f'<img alt="a {OLD}{NEW} word"><title>{OLD}{NEW}</title><p>x</p>', '<img alt="a new word"><title>new</title><p>x</p>'),
        (f'<meta name="author" content="{OLD}"><meta name="author" content="{NEW}"><p>x</p>', '<meta name="author" content="new"><p>x</p>'),
        (f"<svg><text>{OLD}{NEW}</text></svg>{NEW}", "<svg><text>new</text></svg><ins>new</ins>"),
        (f"<td>{marked('', 'deleted', whole=True)}</td>", "<td></td>"),
        (
            f"<figcaption><b>{marked('Figure 1', 'deleted', whole=True)}.</b> {marked('Course', 'deleted', whole=True)}</figcaption><p>on</p>",
            '<figcaption><b><del class="whole">Figure 1</del><del class="whole">.</del></b> <del class="whole">Course</del></figcaption><p>on</p>',
        ),
    ],
)
def test_marks_become_elements(page: str, expected: str) -> None:
    assert mark_page(page) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["A", WENT, "B"], "A<i><del>,</del></i> <del>old</del><i>,</i> B<i></i>"),
        (["A", WENT], "A<i><del>,</del></i> <del>old</del><i></i>"),
        ([CAME, "A"], "<ins>new</ins><i><ins>,</ins></i> A<i></i>"),
        ([WENT, CAME], "<del>old</del><i></i> <ins>new</ins><i></i>"),
        ([WENT, CAME, "A"], "<del>old</del><i></i> <ins>new</ins><i>,</i> A<i></i>"),
        ([f"A{CAME}", "B"], "A<ins>new</ins><i>,</i> B<i></i>"),
        ([f"A{NEW}", OLD], "A<ins>new</ins><i>,</i> <del>old</del><i></i>"),
    ],
)
def test_a_comma_goes_with_the_name_that_it_parts(names: list[str], expected: str) -> None:
    page = " ".join(f"{name}<i>{',' if name != names[-1] else ''}</i>" for name in names)
    assert mark_page(f"<p>{page}</p>") == f"<p>{expected}</p>"


STATES = st.sampled_from(["", "inserted", "deleted"])
PARTS = st.lists(st.tuples(st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=4), STATES), max_size=6)


@given(PARTS)
def test_both_texts_are_read_back(parts: list[tuple[str, str]]) -> None:
    text = "".join(marked(part, state) for part, state in parts)  # type: ignore[arg-type]  # the three states
    assert accepted(text) == "".join(part for part, state in parts if state != "deleted")
    assert rejected(text) == "".join(part for part, state in parts if state != "inserted")
    assert without_marks(text) == "".join(part for part, _ in parts)
    assert "".join(piece.text for piece in read_marks(text)) == without_marks(text)
    assert not has_marks(accepted(text))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<ol><li>{OUT}</li><li>b</li></ol>", '<ol><li class="gone"><del class="whole">out</del></li><li>b</li></ol>'),
        (f'<li id="r" value="4"><em>{OUT}</em> a</li>', '<li class="gone" id="r" value="4"><em><del class="whole">out</del></em><del class="whole"> a</del></li>'),
        (f'<li class="term">{OUT}</li>', '<li class="gone term"><del class="whole">out</del></li>'),
        (f"<li>a<ul><li>{OUT}</li></ul></li>", '<li>a<ul><li class="gone"><del class="whole">out</del></li></ul></li>'),
        (f"<li>{OLD} b</li>", "<li><del>old</del> b</li>"),
        (f"<li>{marked('in', 'inserted', whole=True)}</li>", '<li><ins class="whole">in</ins></li>'),
        (f"<link><p>{OUT}</p>", '<link><p><del class="whole">out</del></p>'),
    ],
)  # fmt: skip
def test_an_item_that_was_taken_out_is_told_from_those_that_count(page: str, expected: str) -> None:
    assert mark_page(page) == expected
