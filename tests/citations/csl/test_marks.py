"""Marked text: mark-up read, stops and quotation marks settled where parts meet, inline nodes made."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.citations.csl.marks import (
    BOLD,
    CLOSE,
    ITALIC,
    NOCASE,
    QUOTE,
    SMALL_CAPS,
    SUB,
    SUP,
    UNDERLINE,
    UNQUOTE,
    UPRIGHT,
    Quotes,
    formatted,
    linked,
    marked,
    read_marks,
    read_nodes,
    runs_of,
    settle,
    unmarked,
)
from casereport.tree import CiteLink, Emph, Inline, Strong, Sub, Sup, Text, plain

AMERICAN, BRITISH = Quotes(hold_stops=True), Quotes(("‘", "’"), ("“", "”"))
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"], exclude_characters="<>'\""), max_size=20)
TREES = st.recursive(
    WORDS, lambda inner: st.tuples(st.sampled_from(["i", "b", "sup", "sub"]), st.lists(inner, max_size=3)), max_leaves=8
)  # fmt: skip


def written(tree: object) -> str:
    """The tree in CSL's mark-up."""
    if isinstance(tree, str):
        return tree
    tag, inner = cast(tuple[str, list[object]], tree)
    return f"<{tag}>{''.join(map(written, inner))}</{tag}>"


def told(tree: object) -> str:
    """The words of the tree."""
    return tree if isinstance(tree, str) else "".join(map(told, cast(tuple[str, list[object]], tree)[1]))


# --- mark-up ---


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<i>E. coli</i> in CO<sub>2</sub>", f"{ITALIC}E. coli{CLOSE} in CO{SUB}2{CLOSE}"),
        ("<EM>a</EM> <strong>b</strong>", f"{ITALIC}a{CLOSE} {BOLD}b{CLOSE}"),
        ('<span class="nocase">pH</span>', f"{NOCASE}pH{CLOSE}"),
        ('<sc>a</sc><span style="font-variant: small-caps;">b</span>', f"{SMALL_CAPS}a{CLOSE}{SMALL_CAPS}b{CLOSE}"),
        ("children <5 years, p<0.05 and >3", "children <5 years, p<0.05 and >3"),
        ("<i>open", "<i>open"),
        ("shut</i>", "shut</i>"),
        ("<i>a<b>b</i>c</b>", f"<i>a{BOLD}b</i>c{CLOSE}"),
        ("<script>a</script>", "<script>a</script>"),
        ("a\ufdd0b\U000f0001c", "abc"),
        ('the "cold" child', "the “cold” child"),
        ('"<i>cold</i>" child\'s', f"“{ITALIC}cold{CLOSE}” child’s"),
    ],
)
def test_mark_up_is_read_and_unpaired_tags_stay_text(source: str, read: str) -> None:
    assert read_marks(source) == read


@given(TREES)
def test_what_is_written_in_mark_up_is_read_as_nodes_of_the_same_words(tree: object) -> None:
    assert plain(read_nodes(read_marks(written(tree)))) == told(tree) == unmarked(read_marks(written(tree)))


@given(st.text(max_size=40))
def test_any_text_is_read_with_as_many_ends_as_beginnings(source: str) -> None:
    read = read_marks(source)
    assert sum(sign == CLOSE for sign in read) == sum(sign in (ITALIC, BOLD, SUP, SUB, SMALL_CAPS, NOCASE) for sign in read)


def test_attributes_of_a_style_are_marks_and_affixes_stay_outside_and_go_with_an_empty_text() -> None:
    given_marks = {"font-style": "italic", "vertical-align": "sup", "prefix": "(", "suffix": ")"}
    assert formatted("a", given_marks) == f"({SUP}{ITALIC}a{CLOSE}{CLOSE})"
    assert formatted("", given_marks) == marked(BOLD, "") == ""


# --- where parts meet ---


@pytest.mark.parametrize(
    ("parts", "settled"),
    [
        ("et al..", "et al."),
        ("Why?. Journal", "Why? Journal"),
        ("Why?: because", "Why? because"),
        ("a.. b... c", "a. b... c"),
        ("a . . . b", "a . . . b"),
        ("a,, b;; c", "a, b; c"),
        ("2019;:4", "2019:4"),
        ("2019;.", "2019;"),
        ("Jr.,.", "Jr."),
        ("a,. ", "a. "),
        ("a  b", "a b"),
        (f"{ITALIC}A title.{CLOSE}. 2020", f"{ITALIC}A title.{CLOSE} 2020"),
        (f"{ITALIC}A title?{CLOSE}. 2020", f"{ITALIC}A title?{CLOSE} 2020"),
        (f"{ITALIC}a {CLOSE} b", f"{ITALIC}a {CLOSE}b"),
        ("https://example.org/a..b", "https://example.org/a..b"),
        (
            "doi:10.1002/(SICI)1097-0142(1999)85:1<1::AID-CNCR1>3.0.CO;2-A.. Next",
            "doi:10.1002/(SICI)1097-0142(1999)85:1<1::AID-CNCR1>3.0.CO;2-A. Next",
        ),
        (f"{ITALIC}https://example.org/?{CLOSE}. Next", f"{ITALIC}https://example.org/?{CLOSE} Next"),
    ],
)
def test_stops_commas_and_spaces_are_not_doubled(parts: str, settled: str) -> None:
    assert settle(parts, Quotes()) == settled


@pytest.mark.parametrize(
    ("parts", "american", "british"),
    [
        (f"{QUOTE}A title{UNQUOTE}.", "“A title.”", "‘A title’."),
        (f"{QUOTE}A title{UNQUOTE}, 2020", "“A title,” 2020", "‘A title’, 2020"),
        (f"{QUOTE}Why?{UNQUOTE}.", "“Why?”", "‘Why?’"),
        (f"{QUOTE}The {QUOTE}red{UNQUOTE} man{UNQUOTE}", "“The ‘red’ man”", "‘The “red” man’"),
        (f"{QUOTE}The “red” man{UNQUOTE}", "“The ‘red’ man”", "‘The “red” man’"),
    ],
)
def test_quotation_marks_are_the_locale_s_and_hold_stops_where_it_says_so(parts: str, american: str, british: str) -> None:
    assert (settle(parts, AMERICAN), settle(parts, BRITISH)) == (american, british)


@given(st.text(st.sampled_from("ab .,;:?!…" + ITALIC + CLOSE + QUOTE + UNQUOTE), max_size=15))
def test_settling_drops_no_word_and_no_mark(text: str) -> None:
    settled = settle(text, Quotes())
    assert [sign for sign in settled if sign in "ab…?!" + ITALIC + CLOSE] == [sign for sign in text if sign in "ab…?!" + ITALIC + CLOSE]


# --- nodes ---


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        (f"a {ITALIC}b{CLOSE}", (Text("a "), Emph((Text("b"),)))),
        (f"{ITALIC}a {ITALIC}b{CLOSE} c{CLOSE}", (Emph((Text("a "),)), Text("b"), Emph((Text(" c"),)))),
        (f"{ITALIC}a{UPRIGHT}b{CLOSE}{CLOSE}", (Emph((Text("a"),)), Text("b"))),
        (f"{SUP}a{SUP}b{CLOSE}{CLOSE}", (Sup((Text("ab"),)),)),
        (f"{BOLD}{ITALIC}a{CLOSE}{CLOSE}", (Emph((Strong((Text("a"),)),)),)),
        (f"{SMALL_CAPS}a{CLOSE}{UNDERLINE}b{CLOSE}{NOCASE}c{CLOSE}", (Text("abc"),)),
        (f"H{SUB}2{CLOSE}O", (Text("H"), Sub((Text("2"),)), Text("O"))),
        ("", ()),
    ],
)
def test_nodes(text: str, nodes: tuple[Inline, ...]) -> None:
    assert read_nodes(text) == nodes


def test_a_link_is_one_where_its_entry_is_known() -> None:
    text = f"{SUP}{linked('3', 3)}–{linked('5', 5)}{CLOSE}"
    assert read_nodes(text, {3: "ref-3"}) == (Sup((CiteLink("3", "ref-3"), Text("–5"))),)
    assert unmarked(text) == "3–5"
    assert [to for _, _, to in runs_of(linked("x", 60000))] == [60000]
