"""A document's works in a style file: numbers or names, links, marks, works that look alike, and a processor that stumbles."""

from __future__ import annotations

import pytest
from tests.citations.csl_styles import NAMED, NUMERIC

from casereport.citations import Cited, StyledList, read_style_file
from casereport.citations.csl.engine import Engine
from casereport.problems import CaseReportError
from casereport.references import Date, Name, Reference
from casereport.tree import CiteLink, Emph, Inline, Link, Text, plain

ROSSI, BIANCHI, VERDI = Name("Rossi", "Ada"), Name("Bianchi", "Carlo Maria"), Name("Verdi", "Giulia", particle="de")


def work(key: str, *authors: Name, year: int = 2020, **more: object) -> Reference:
    return Reference(key, authors=authors, title=(Text(f"Title of {key}"),), issued=Date(year), **more)  # type: ignore[arg-type]


def numeric(*works: Reference) -> StyledList:
    return StyledList(read_style_file(NUMERIC.encode(), "n.csl"), works)


def named(*works: Reference) -> StyledList:
    return StyledList(read_style_file(NAMED.encode(), "a.csl"), works)


SIX = [work(f"w{number}", ROSSI, year=2010 + number) for number in range(1, 7)]


def cites(*keys: str) -> list[Cited]:
    return [Cited(key) for key in keys]


# --- entries ---


def test_an_entry_has_marks_links_and_no_number() -> None:
    one = work("b", ROSSI, BIANCHI, container="Journal of Fever", container_short="J Fever", doi="10.1000/AbC.1")
    entry = numeric(SIX[0], one).entry("b")
    assert plain(entry) == "Rossi A, Bianchi CM. Title of b. J Fever 2020. https://doi.org/10.1000/AbC.1."
    assert Emph((Text("J Fever"),)) in entry
    assert Link("https://doi.org/10.1000/AbC.1", "https://doi.org/10.1000/AbC.1") in entry
    assert numeric(SIX[0], one).number("b") == "2"
    assert numeric(SIX[0], one).anchor("b") == "ref-2"


def test_italics_of_a_title_stay_and_turn_upright_in_italics() -> None:
    title = (Text("Fever from "), Emph((Text("Kingella kingae"),)))
    entry = named(work("a", ROSSI), Reference("k", authors=(BIANCHI,), title=title, issued=Date(2020))).entry("k")
    assert Emph((Text("Kingella kingae"),)) in entry


def test_a_list_known_to_be_cut_ends_in_et_al() -> None:
    assert plain(numeric(work("a", ROSSI, authors_cut=True)).entry("a")).startswith("Rossi A et al. Title")


def test_a_work_of_editors_and_one_without_people() -> None:
    edited = Reference("e", "book", editors=(BIANCHI,), title=(Text("Fevers"),), issued=Date(2019))
    bare = Reference("t", "book", title=(Text("No one’s book"),), issued=Date(2019))
    assert plain(numeric(edited).entry("e")) == "Bianchi CM. Fevers. 2019."
    assert plain(numeric(bare).entry("t")) == "No one’s book. 2019."  # the title once, not twice


def test_the_list_of_an_author_year_style_is_sorted_and_its_works_told_apart() -> None:
    works = named(work("z", VERDI), work("b", ROSSI), work("a", ROSSI), work("c", BIANCHI))
    assert [one.key for one in works.order] == ["c", "a", "b", "z"]
    assert [plain(works.entry(one.key)) for one in works.order] == [
        "Bianchi, Carlo Maria, 2020, ‘Title of c’.",
        "Rossi, Ada, 2020a, ‘Title of a’.",
        "———, 2020b, ‘Title of b’.",
        "Verdi, Giulia de, 2020, ‘Title of z’.",
    ]
    assert works.number("a") == ""


def test_an_address_keeps_its_doubled_signs_and_is_a_link() -> None:
    doi = "10.1002/(SICI)1097-0142(19990101)85:1<1::AID-CNCR1>3.0.CO;2-A"
    entry = numeric(work("a", ROSSI, doi=doi)).entry("a")
    assert plain(entry).endswith(f"https://doi.org/{doi}.")
    assert [part.text for part in entry if isinstance(part, Link)] == [f"https://doi.org/{doi}"]


@pytest.mark.parametrize(("sign", "end"), [(";", "2020."), (":", "2020"), (", ", "2020")])
def test_a_sign_before_a_part_that_the_work_lacks_does_not_end_the_entry(sign: str, end: str) -> None:
    style = NUMERIC.replace('<date-part name="year"/></date>\n', f'<date-part name="year" suffix="{sign}"/></date>\n', 1)
    entry = StyledList(read_style_file(style.replace('<layout suffix=".">', "<layout>").encode(), "n.csl"), [work("a", ROSSI)]).entry("a")
    assert plain(entry) == f"Rossi A. Title of a. {end}"


def test_names_that_tell_citations_apart_are_no_more_in_the_entry() -> None:
    style = NAMED.replace('disambiguate-add-year-suffix="true"', 'disambiguate-add-names="true" disambiguate-add-givenname="true"')
    style = style.replace("<bibliography", '<bibliography et-al-min="3" et-al-use-first="1"').replace(
        'name-as-sort-order="first"', 'form="short"'
    )
    works = StyledList(read_style_file(style.encode(), "n.csl"), [work("a", ROSSI, BIANCHI, VERDI), work("b", ROSSI, VERDI, BIANCHI)])
    assert plain(works.cite(cites("a", "b"))) == "[Rossi, Bianchi, et al. 2020; Rossi, de Verdi, et al. 2020]"
    assert plain(works.entry("a")).startswith("Rossi et al., 2020")


# --- citations ---


@pytest.mark.parametrize(
    ("keys", "printed"),
    [(("w1",), "1"), (("w3", "w1", "w2"), "1–3"), (("w1", "w2"), "1,2"), (("w1", "w2", "w3", "w5"), "1–3,5"), (("w2", "w2"), "2")],
)
def test_numbers_are_sorted_collapsed_and_linked(keys: tuple[str, ...], printed: str) -> None:
    parts = numeric(*SIX).cite(cites(*keys))
    assert plain(parts) == printed
    links = [part for part in parts if isinstance(part, CiteLink)]
    assert all(link.target == f"ref-{link.text}" for link in links)
    assert len(links) >= 1


def test_words_of_the_author_stay_and_a_place_the_style_drops_is_printed_behind() -> None:
    style = numeric(*SIX)
    assert plain(style.cite([Cited("w1", prefix="see", locator="p. 3", suffix="for doses")])) == "see 1(p3) for doses"
    assert plain(style.cite([Cited("w1"), Cited("w2", locator="p. 3"), Cited("w3")])) == "1,2(p3),3"


def test_names_and_years_are_grouped_and_letters_collapsed() -> None:
    works = named(work("a", ROSSI), work("b", ROSSI), work("c", BIANCHI, VERDI, ROSSI))
    assert plain(works.cite(cites("a", "b", "c"))) == "[Rossi 2020a,b; Bianchi et al. 2020]"
    assert plain(works.cite([Cited("a", locator="pp. 3-5")])) == "[Rossi 2020a pp. 3–5]"
    assert plain(works.cite([Cited("a", bare=True)])) == "[2020a]"
    assert [part.target for part in flat(works.cite(cites("a", "b"))) if isinstance(part, CiteLink)] == ["ref-2", "ref-3"]


def test_an_author_can_be_part_of_the_sentence() -> None:
    works = named(work("c", BIANCHI, VERDI))
    assert plain(works.cite([Cited("c")], in_sentence=True)) == "Bianchi and de Verdi [2020]"


def flat(nodes: tuple[Inline, ...]) -> list[Inline]:
    return [part for node in nodes for part in (flat(node.children) if isinstance(node, Emph) else [node])]


# --- what may not happen ---


def test_a_processor_that_stumbles_is_a_problem_without_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> str:
        raise ValueError("ZZSECRET")

    works = numeric(*SIX)
    monkeypatch.setattr(Engine, "entry", stumble)
    with pytest.raises(CaseReportError) as caught:
        works.entry("w1")
    assert "ZZSECRET" not in str(caught.value)
    assert "fails of w1" in str(caught.value)
    assert caught.value.__cause__ is None


def test_keys_that_differ_in_case_are_two_works() -> None:
    works = numeric(work("A1", ROSSI), work("a1", BIANCHI))
    assert plain(works.entry("A1")) != plain(works.entry("a1"))


def test_characters_that_are_marks_inside_print_nothing_but_themselves_away() -> None:
    assert plain(numeric(work("a", Name("Ro\ufdd0ssi", "A"))).entry("a")).startswith("Rossi A.")
