"""Names of a CSL style: order, initials, particles, suffixes, how many, and what they are sorted by."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from casereport.citations.csl.marks import BOLD, CLOSE
from casereport.citations.csl.names import NameRules, folded, format_names, initials, sort_names
from casereport.citations.csl.source import Work, read_name

OPTIONS = {
    "and": "", "delimiter": ", ", "delimiter-precedes-et-al": "contextual", "delimiter-precedes-last": "contextual", "et-al-min": "0",
    "et-al-use-first": "1", "et-al-use-last": "false", "form": "long", "initialize": "true", "initialize-with": None,
    "name-as-sort-order": "", "sort-separator": ", ",
}  # fmt: skip
BERG = {"given": "Ada Maria", "family": "Berg", "non-dropping-particle": "van der"}
KING = {"given": "Martin Luther", "family": "King", "suffix": "Jr."}
HUMBOLDT = {"given": "Alexander", "family": "Humboldt", "dropping-particle": "von"}
WHO = {"literal": "World Health Organization"}
YAMADA = {"given": "太郎", "family": "山田"}


class Item(dict[str, Any]):
    """A work that asks for nothing of its own."""

    reference = Work()


def printed(*names: dict[str, str], asked: dict[str, Any] | None = None, cut: bool = False, **more: Any) -> str:
    """The names as a style with these options has them, underlines for hyphens."""
    told: dict[str, Any] = {"and_term": "", "et_al": "et al.", "parts": {}, "name": {}, "demote": "never", "hyphens": True}
    options = OPTIONS | {key.replace("_", "-"): value for key, value in more.items() if key not in told}
    rules = NameRules(options, **(told | {key: value for key, value in more.items() if key in told}))
    item = Item(asked or {})
    item.reference = Work({"names_cut": "true"} if cut else {})
    return format_names([read_name(name) for name in names], rules, item)


def people(*families: str) -> list[dict[str, str]]:
    return [{"given": "Ann", "family": family} for family in families]


# --- one name ---


@pytest.mark.parametrize(
    ("name", "spoken", "sorted_long", "initialed"),
    [
        (BERG, "Ada Maria van der Berg", "van der Berg, Ada Maria", "van der Berg AM"),
        (KING, "Martin Luther King Jr.", "King, Martin Luther, Jr.", "King ML Jr"),
        (HUMBOLDT, "Alexander von Humboldt", "Humboldt, Alexander von", "Humboldt A von"),
        (WHO, "World Health Organization", "World Health Organization", "World Health Organization"),
        (YAMADA, "山田太郎", "山田太郎", "山田太郎"),
        ({"family": "Plato"}, "Plato", "Plato", "Plato"),
        ({"given": "Anne", "family": "d’Arc"}, "Anne d’Arc", "d’Arc, Anne", "d’Arc A"),
    ],
)
def test_a_name(name: dict[str, str], spoken: str, sorted_long: str, initialed: str) -> None:
    assert printed(name) == spoken
    assert printed(name, name_as_sort_order="all") == sorted_long
    assert printed(name, name_as_sort_order="all", sort_separator=" ", initialize_with="") == initialed


def test_a_particle_goes_behind_where_the_style_demotes_it_and_stays_in_the_short_form() -> None:
    assert printed(BERG, name_as_sort_order="all", demote="display-and-sort") == "Berg, Ada Maria van der"
    assert printed(BERG, form="short") == "van der Berg"


def test_parts_of_a_name_have_their_own_case_and_marks() -> None:
    parts = {"family": {"text-case": "uppercase", "font-weight": "bold"}}
    assert printed(BERG, parts=parts) == f"Ada Maria {BOLD}VAN DER BERG{CLOSE}"


@pytest.mark.parametrize(
    ("typed", "mark", "printed"),
    [
        ("Ada Maria", "", "AM"),
        ("Ada Maria", ".", "A.M."),
        ("Ada Maria", ". ", "A. M."),
        ("Jean-Luc", ". ", "J.-L."),
        ("Jean-Luc", "", "J-L"),
        ("AM", ". ", "A. M."),
        ("A.M.", ". ", "A. M."),
        ("Ada de", ".", "A. de"),
        ("Xiu-ying", ".", "X."),
        ("", ".", ""),
    ],
)
def test_initials(typed: str, mark: str, printed: str) -> None:
    assert initials(typed, mark) == printed


def test_initials_without_hyphens_and_only_those_typed() -> None:
    assert initials("Jean-Luc", ".", hyphens=False) == "J.L."
    assert initials("Ada M", ". ", is_short=False) == "Ada M."
    assert initials("ADA", "", family="BERG") == "A"


@given(st.lists(st.text("bcdé", min_size=1, max_size=5).map(str.capitalize), min_size=1, max_size=4))
def test_initials_are_the_first_letters_and_stay_when_made_again(words: list[str]) -> None:
    short = initials(" ".join(words), ". ", family="Berg")
    if len(words) > 1 or len(words[0]) > 1:
        assert short.replace(". ", "").rstrip(".") == "".join(word[0] for word in words)
    assert initials(short, ". ") == short


# --- how many ---


@pytest.mark.parametrize(
    ("count", "more", "names"),
    [
        (2, {"and_term": "and"}, "A and B"),
        (3, {"and_term": "and"}, "A, B, and C"),
        (3, {"and_term": "and", "delimiter_precedes_last": "never"}, "A, B and C"),
        (2, {"and_term": "&", "delimiter_precedes_last": "always"}, "A, & B"),
        (3, {}, "A, B, C"),
        (4, {"et_al_min": "4", "et_al_use_first": "1"}, "A et al."),
        (4, {"et_al_min": "4", "et_al_use_first": "2"}, "A, B, et al."),
        (4, {"et_al_min": "4", "et_al_use_first": "2", "delimiter_precedes_et_al": "never"}, "A, B et al."),
        (3, {"et_al_min": "4", "et_al_use_first": "1"}, "A, B, C"),
        (5, {"et_al_min": "4", "et_al_use_first": "2", "et_al_use_last": "true"}, "A, B, … E"),
        (3, {"et_al_min": "3", "et_al_use_first": "2", "et_al_use_last": "true"}, "A, B, et al."),
        (5, {"et_al_min": "4", "et_al_use_first": "2", "form": "count"}, "2"),
    ],
)
def test_how_many(count: int, more: dict[str, Any], names: str) -> None:
    assert printed(*people(*"ABCDE"[:count]), **({"form": "short"} | more)) == names


def test_a_list_known_to_be_cut_ends_in_et_al_however_short() -> None:
    assert printed(*people("A", "B"), form="short", cut=True, and_term="and") == "A, B, et al."
    assert printed(*people("A"), form="short", cut=True) == "A et al."


def test_a_citation_asks_for_more_names_or_given_ones_to_be_told_apart() -> None:
    cut: dict[str, Any] = {"form": "short", "et_al_min": "3", "et_al_use_first": "1"}
    assert printed(*people("A", "B", "C", "D"), asked={"shown_names": 2}, **cut) == "A, B, et al."
    assert printed(*people("A", "B", "C"), asked={"spelled": {"A"}}, **cut) == "Ann A et al."
    assert printed(*people("B", "A"), asked={"spelled": {"A"}, "spelled_first_only": True}, form="short") == "B, A"


# --- order ---


@pytest.mark.parametrize(
    ("text", "key"),
    [("Ångström", "angstrom"), ("Łuczak", "luczak"), ("d’Arc", "darc"), ("“The” [Title]", "the title"), ("…", None), (None, None)],
)
def test_what_a_text_is_sorted_by(text: str | None, key: str | None) -> None:
    assert folded(text) == key


@given(st.text(max_size=30))
def test_capitals_and_composed_letters_make_no_difference(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))
    assert (folded(folded(text) or "") or None) == folded(text)


def test_names_are_sorted_with_or_without_their_particles() -> None:
    names = [read_name(BERG), read_name(KING)]
    assert sort_names(names, etree.Element("style")) == "berg ada maria van der king martin luther jr"
    assert sort_names(names[:1], etree.Element("style", {"demote-non-dropping-particle": "never"})) == "van der berg ada maria"
    assert sort_names([], etree.Element("style")) is None
