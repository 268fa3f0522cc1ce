"""References as data: identifiers, addresses, pages, what is missing, what is written twice, and the limits of a file."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.problems import Place, as_text
from casereport.references import (
    FORMATS,
    MAX_BYTES,
    REQUIRED,
    Date,
    Reference,
    check_reference,
    doi_address,
    doi_is_wellformed,
    page_range,
    pmc_address,
    pmcid_is_wellformed,
    pmid_is_wellformed,
    pubmed_address,
    read_references,
    web_address,
    without_prefix,
)
from casereport.tree import Text

GOOD_DOIS = [
    "10.1016/S0140-6736(20)31103-X",
    "10.1056/NEJMc2005073",
    "10.1000/182",
    "10.1002.1/x",
    "10.1002/(SICI)1097<1::AID-1>3.0.CO;2-X",
]
BAD_DOIS = [
    "",
    "10.1016",
    "10.1016/",
    "11.1016/x",
    "10.16/x",
    "doi:10.1016/x",
    "10.1016/a b",
    "10.1016/x.",
    "10.1016/x,",
    '10.1016/"x',
    "10.1016/x\n",
]


@pytest.mark.parametrize("doi", GOOD_DOIS)
def test_wellformed_dois(doi: str) -> None:
    assert doi_is_wellformed(doi)


@pytest.mark.parametrize("doi", BAD_DOIS)
def test_malformed_dois_have_no_address(doi: str) -> None:
    assert not doi_is_wellformed(doi)
    assert doi_address(doi) == ""


def test_pubmed_and_pmc_numbers() -> None:
    assert [number for number in ("33708752", "1", "0", "012", "123456789", "12a", "", "１２") if pmid_is_wellformed(number)] == [
        "33708752",
        "1",
    ]
    assert [number for number in ("PMC1", "PMC7940000", "pmc1", "7940000", "PMC", "PMC01", "PMC1.2") if pmcid_is_wellformed(number)] == [
        "PMC1",
        "PMC7940000",
    ]


def test_addresses() -> None:
    assert doi_address("10.1016/S0140-6736(20)31103-X") == "https://doi.org/10.1016/S0140-6736(20)31103-X"
    assert doi_address("10.1000/a<1>#b?c%d") == "https://doi.org/10.1000/a%3C1%3E%23b%3Fc%25d"
    assert pubmed_address("33708752") == "https://pubmed.ncbi.nlm.nih.gov/33708752/"
    assert pubmed_address("x") == ""
    assert pmc_address("PMC7940000") == "https://pmc.ncbi.nlm.nih.gov/articles/PMC7940000/"
    assert pmc_address("7940000") == ""


GOOD_URLS = {"https://example.org/a?b=1&c=2#d": "https://example.org/a?b=1&c=2#d", "http://example.org/é": "http://example.org/%C3%A9"}
BAD_URLS = [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "//example.org",
    "https://",
    "https://user@example.org/",
    "https://a b.org",
    "https://exämple.org",
]
BAD_URLS += ["https://example.org/\u202ex\n", "data:text/html,x", "https://[::1", "example.org", "https://example.org\\@other.org"]


def test_web_addresses() -> None:
    assert {url: web_address(url) for url in GOOD_URLS} == GOOD_URLS
    assert [url for url in BAD_URLS if web_address(url)] == []


def test_prefixes_of_identifiers() -> None:
    assert {
        without_prefix(text) for text in ("https://doi.org/10.1/x", "http://dx.doi.org/10.1/x", "doi:10.1/x", "DOI: 10.1/x", " 10.1/x ")
    } == {"10.1/x"}
    assert without_prefix("PMID: 123") == "123"


PAGES = {
    "1771-8": ("1771", "1778"),
    "1663–1665": ("1663", "1665"),
    "S12-9": ("S12", "S19"),
    "S12-S19, 30": ("S12", "S19"),
    "998-1003": ("998", "1003"),
    "iv-viii": ("iv", "viii"),
    "e20200702": ("e20200702", ""),
    "7": ("7", ""),
    "": ("", ""),
}


@pytest.mark.parametrize("pages", PAGES)
def test_pages_in_full(pages: str) -> None:
    assert page_range(pages) == PAGES[pages]
    assert page_range(pages) == PAGES[pages]


def test_what_a_reference_lacks() -> None:
    messages = [problem.message for problem in check_reference(Reference("rossi", place=Place("a.bib", 3, 1)))]
    assert messages == [
        "'rossi' has no author or editor",
        "'rossi' has no title",
        "'rossi' has no journal or book title",
        "'rossi' has no year",
        "'rossi' has no volume or issue",
        "'rossi' has no pages or article number",
    ]


def test_required_fields_are_fields() -> None:
    names = {name for needs in REQUIRED.values() for need in needs for name in need.split("|")}
    assert names <= set(Reference.__dataclass_fields__)


def test_problems_have_the_entry_s_place_and_no_text_of_it() -> None:
    data = b"\n@misc{rossi, title = {A secret}, year = 2020, doi = {secret}, pmid = {secret}, pmcid = {secret}, url = {secret:}}"
    _, problems = read_references(data, "case/references.bib")
    assert [(problem.code, problem.severity, problem.place) for problem in problems] == [
        (code, "warning", Place("case/references.bib", 2, 1)) for code in ("incomplete-reference", *["bad-identifier"] * 3, "unsafe-link")
    ]
    assert "secret" not in "".join(as_text(problem).casefold() for problem in problems)


def test_works_that_are_written_twice() -> None:
    entry = (
        "@article{%s, author = {Rossi, A}, title = {%s}, journal = {J}, year = 2020, volume = 1, pages = {%s}, doi = {%s}, pmid = {%s}}\n"
    )
    rows = [
        ("a", "One", "1", "10.1000/A", "11"),
        ("b", "Two", "2", "10.1000/a", "12"),
        ("c", "Three", "3", "10.1000/c", "11"),
        ("d", "ONE.", "1", "10.1000/d", "14"),
    ]
    rows.append(("e", "One", "9", "10.1000/e", "15"))
    references, problems = read_references("".join(entry % row for row in rows).encode(), "r.bib")
    assert list(references) == ["a", "b", "c", "d", "e"]
    assert [(problem.code, problem.message, problem.place.line if problem.place else 0) for problem in problems] == [
        ("duplicate-reference", f"'{key}' is the same work as 'a'", line) for key, line in (("b", 2), ("c", 3), ("d", 4))
    ]


def test_a_key_that_is_used_twice() -> None:
    references, problems = read_references(b'[{"id": "a", "title": "One"},\n {"id": "a", "title": "Two"}]', "r.json")
    assert references["a"].title == (Text("One"),)
    assert [(p.code, p.place) for p in problems if p.code == "repeated-id"] == [("repeated-id", Place("r.json", 2, 2))]


def test_a_group_that_is_read_as_a_person() -> None:
    entry = "@misc{who, author = {%s}, title = {T}, year = 2020, url = {https://example.org}, urldate = {2021-01-01}}"
    assert [p.code for p in read_references((entry % "Organization, World Health").encode(), "r.bib")[1]] == ["group-author"]
    assert read_references((entry % "{World Health Organization}").encode(), "r.bib")[1] == []


FILES = {
    "unknown ending": (b"a table, perhaps", "r.csv", "unknown-format"),
    "no RIS": (b"a letter to the editor", "r.ris", "bad-reference"),
    "no PubMed": (b"a letter to the editor", "r.nbib", "bad-reference"),
    "no EndNote": (b"a letter to the editor", "r.enw", "bad-reference"),
    "another XML": (b"<article/>", "r.xml", "bad-reference"),
    "no ending": (b"", "references", "unknown-format"),
    "not UTF-8": (b"@misc{a,\n title={\xe9}}", "r.bib", "file-encoding"),
    "too large": (b" " * (MAX_BYTES + 1), "r.bib", "limit"),
    "brace bomb": (b"@misc{a, title = " + b"{" * 100_000 + b"}" * 100_000 + b"}", "r.bib", "limit"),
    "braces 60 deep": (b"@misc{a, title = " + b"{" * 60 + b"}" * 60 + b"}", "r.bib", "limit"),
    "brackets 60 deep": (b'[{"id": ' + b"[" * 60 + b"]" * 60 + b"}]", "r.json", "limit"),
    "long entry": (b"@misc{a, title = {" + b"x{}" * 100_000 + b"}}", "r.bib", "limit"),
    "bracket bomb": (b"[" * 100_000, "r.json", "limit"),
    "bracket bomb inside": (b'[{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]", "r.json", "limit"),
    "long number": (b'[{"id": ' + b"9" * 5000 + b"}]", "r.json", "limit"),
}


@pytest.mark.parametrize("case", FILES)
def test_files_that_are_not_read(case: str) -> None:
    data, file, code = FILES[case]
    start = time.perf_counter()
    _, problems = read_references(data, file)
    assert problems[0].code == code or code in {problem.code for problem in problems}
    assert problems[0].place is not None
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(("file", "entry"), [("r.bib", "@misc{a%d}\n"), ("r.json", '{"id": "a%d"},\n')])
def test_more_entries_than_the_limit(file: str, entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casereport.references.read.bibtex.file.MAX_ENTRIES", 10)
    monkeypatch.setattr("casereport.references.read.csl.MAX_ENTRIES", 10)
    text = "".join(entry % number for number in range(11))
    references, problems = read_references((f"[{text.rstrip()[:-1]}]" if file == "r.json" else text).encode(), file)
    assert len(references) == 10
    assert [problem.place.line for problem in problems if problem.code == "limit" and problem.place] == [11]


def test_capitals_in_a_title() -> None:
    titles = {"KAWASAKI DISEASE IN CHILDREN": True, "COVID-19 and HLH": False, "HIV": False, "川崎病": False, "AIDS HIV HPV": True}
    found = {
        title: [p.code for p in check_reference(Reference("k", "document", title=(Text(title),), issued=Date(2020)))] for title in titles
    }
    assert {title: codes == ["capital-title"] for title, codes in found.items()} == titles


def test_et_al_and_retraction_are_warnings_with_a_cure() -> None:
    data = b"@misc{a, author = {Rossi, A and et al.}, title = {RETRACTED: T}, year = 2020}"
    _, problems = read_references(data, "r.bib")
    assert [(p.code, p.severity, "and others" in p.hint) for p in problems] == [("et-al", "warning", True), ("retracted", "warning", False)]


LONG = "Intravenous immunoglobulin for an invented disease"
ONE_WORK: dict[str, tuple[dict[str, Any], dict[str, Any], bool]] = {
    "one title, two spellings of the pages": ({"page": "1-9"}, {"page": "1–9", "title": LONG.upper() + "."}, True),
    "one PMCID": ({"PMCID": "PMC1"}, {"PMCID": "1", "title": "Another title"}, True),
    "preprint and paper": ({"DOI": "10.1101/1"}, {"DOI": "10.1000/1"}, False),
    "one title, another year": ({}, {"issued": "2019"}, False),
    "one title, another first author": ({}, {"author": [{"family": "Bianchi"}]}, False),
    "a title that many have": ({"title": "Kawasaki disease", "volume": "1"}, {"title": "Kawasaki disease", "volume": "2"}, False),
}


@pytest.mark.parametrize("case", ONE_WORK)
def test_one_work_twice(case: str) -> None:
    first, second, is_one = ONE_WORK[case]
    work: dict[str, Any] = {"type": "document", "title": LONG, "issued": "2020", "author": [{"family": "Rossi", "given": "A"}]}
    data = json.dumps([{"id": "a", **work, **first}, {"id": "b", **work, **second}])
    problems = [p for p in read_references(data.encode(), "r.json")[1] if p.code == "duplicate-reference"]
    assert [(p.message, "r.json:1" in p.hint) for p in problems] == [("'b' is the same work as 'a'", True)] * is_one


def test_an_empty_bibliography_is_one() -> None:
    assert read_references(b"", "r.bib") == ({}, [])
    assert read_references(b"[]", "r.json") == ({}, [])
    assert read_references("\ufeff% nothing yet\r\n".encode(), "R.BIB") == ({}, [])


@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)),
    st.sampled_from([f"r.{ending}" for form in FORMATS for ending in form.endings]),
)
def test_any_bytes_give_references_or_problems(data: bytes, file: str) -> None:
    references, problems = read_references(data, file)
    assert all(key == reference.key for key, reference in references.items())
    assert all(problem.place is not None and problem.place.file == file for problem in problems)


@pytest.mark.parametrize(("year", "is_told"), [(2020, False), (2099, False), (2103, True), (203, True), (1543, False)])
def test_a_year_that_no_work_has_is_told(year: int, is_told: bool) -> None:
    for name in ("issued", "accessed"):
        work = Reference("k", "book", title=(Text("T"),), **{name: Date(year)})  # type: ignore[arg-type]
        assert ("implausible-value" in [problem.code for problem in check_reference(work)]) is is_told


def test_a_part_whose_field_is_misspelt_is_told_once() -> None:
    work = next(iter(read_references(b"@book{k, autor = {Doe, J}, title = {T}, yaer = 2020}", "r.bib")[0].values()))
    assert [problem.message for problem in check_reference(work)] == ["'k' has no publisher"]
