"""What becomes of an entry's kind and fields, and that text with no place in a reference is told."""

from __future__ import annotations

from typing import Any

import pytest

from casereport.problems.codes import CODES
from casereport.references import Date, Name, Reference
from casereport.references.read.bibtex.file import read_bibtex


def one(source: str) -> Reference:
    (read,), problems = read_bibtex(source, "r.bib")
    assert problems == []
    return read


KINDS = {
    "newspaper_article": "article-newspaper", "magazine_article": "article-magazine", "web_page": "webpage", "book_section": "chapter",
    "generic": "document", "conference_proceedings": "paper-conference", "video": "motion_picture", "standard": "standard", "mvbook": "book",
    "bachelorsthesis": "thesis", "jurisdiction": "legal_case", "review": "review", "letter": "personal_communication",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_of_managers_and_of_biblatex(kind: str) -> None:
    read = one(f"@{kind}{{k, title = {{T}}}}")
    assert (read.type, read.remarks) == (KINDS[kind], ())


# mistyped or unknown kind → (what it is read as, part of the hint)
UNKNOWN = {
    "@artcle{k, journal = {J}}": ("article-journal", "did you mean article?"),
    "@inproceding{k, booktitle = {B}}": ("paper-conference", "did you mean inproceedings?"),
    "@phdtheses{k, school = {U}}": ("thesis", "did you mean phdthesis?"),
    "@foo{k, journal = {J}}": ("article-journal", "write a type"),
    "@xyzzy{k, booktitle = {B}}": ("chapter", "write a type"),
    "@qqq{k, school = {U}}": ("thesis", "write a type"),
}


@pytest.mark.parametrize("source", UNKNOWN)
def test_a_kind_that_is_not_known_is_read_as_the_nearest_and_told(source: str) -> None:
    read = one(source)
    assert [(remark.code, UNKNOWN[source][1] in remark.hint) for remark in read.remarks] == [("unknown-type", True)]
    assert read.type == UNKNOWN[source][0]


FIELDS: dict[str, tuple[str, dict[str, Any]]] = {
    "thesis of BibLaTeX": ("@thesis{k, type = {phdthesis}, institution = {U}}", {"genre": "dissertation", "publisher": "U"}),
    "master's thesis": ("@thesis{k, type = {mathesis}}", {"genre": "master's thesis"}),
    "patent": ("@patent{k, type = {patentus}, number = {5668842}, holder = {Sorace, Ronald}}", {"type": "patent", "genre": "U.S. patent", "number": "5668842", "authors": (Name("Sorace", "Ronald"),)}),
    "countries of a patent": ("@patent{k, location = {countryde and countryuk}}", {"publisher_place": "Germany; United Kingdom"}),
    "book's subtitle": ("@incollection{k, booktitle = {Tropical medicine}, booksubtitle = {A handbook}}", {"container": "Tropical medicine: A handbook"}),
    "journal's subtitle": ("@article{k, journaltitle = {Transactions}, journalsubtitle = {Series B}}", {"container": "Transactions: Series B"}),
    "addition to the title": ("@book{k, title = {T}, titleaddon = {An addition}}", {"title_text": "T. An addition"}),
    "volume of a work": ("@book{k, title = {The liver}, maintitle = {Handbook}, volume = 3}", {"title_text": "Handbook", "volume_title": "The liver", "volume": "3"}),
    "chapter in a volume": ("@incollection{k, booktitle = {The liver}, maintitle = {Handbook}, volume = 3}", {"container": "Handbook", "volume_title": "The liver"}),
    "work of which it is a part": ("@incollection{k, booktitle = {B}, maintitle = {Medicine}}", {"container": "B", "collection": "Medicine"}),
    "places as a list": ("@book{k, location = {New York and London}}", {"publisher_place": "New York; London"}),
    "a place with and": ("@book{k, address = {Trinidad and Tobago}}", {"publisher_place": "Trinidad and Tobago"}),
    "chapter called by words": ("@inbook{k, title = {The book}, chapter = {On {Fever}.}}", {"title_text": "On Fever", "container": "The book", "chapter_number": ""}),
    "chapter by number": ("@inbook{k, title = {The book}, chapter = {1.2}}", {"title_text": "The book", "container": "", "chapter_number": "1.2"}),
    "chapter of a named book": ("@inbook{k, title = {T}, booktitle = {B}, chapter = {Introduction}}", {"title_text": "T", "container": "B"}),
    "translator": ("@book{k, translator = {Strachey, James}, origdate = {1899}, origtitle = {Die Traumdeutung}}", {"translators": (Name("Strachey", "James"),), "original_issued": Date(1899), "original_title": "Die Traumdeutung"}),
    "pages and volumes": ("@book{k, pagetotal = {300}, volumes = {2}, chapter = {4}}", {"number_of_pages": "300", "number_of_volumes": "2", "chapter_number": "4"}),
    "language": ("@book{k, langid = {ngerman}}", {"language": "de"}),
    "two languages": ("@book{k, langid = {ngerman}, language = {german and french}}", {"language": "de, fr"}),
    "a language with words": ("@book{k, language = {English, abstract in French}}", {"language": "en"}),
    "language by name": ("@book{k, language = {French}}", {"language": "fr"}),
    "newspaper": ("@article{k, journaltitle = {N}, entrysubtype = {newspaper}}", {"type": "article-newspaper"}),
    "conference": ("@inproceedings{k, booktitle = {B}, eventtitle = {E}, venue = {Trieste}}", {"event": "E", "event_place": "Trieste"}),
    "address in howpublished": ("@misc{k, howpublished = {https://example.org/a}, note = {Accessed: 2021-05-01}}", {"type": "webpage", "url": "https://example.org/a", "accessed": Date(2021, 5, 1)}),
    "address in a note": ("@misc{k, note = {Available from: \\url{https://example.org/b}}}", {"url": "https://example.org/b"}),
    "Wikipedia's note": ("@misc{k, note = {[Online; accessed 19-July-2008]}, url = {https://example.org}}", {"accessed": Date(2008, 7, 19)}),
    "submitted": ("@unpublished{k, note = {Submitted for publication}}", {"status": "submitted", "remarks": ()}),
    "how published": ("@misc{k, howpublished = {Imagined Press}}", {"publisher": "Imagined Press"}),
    "arXiv": ("@misc{k, eprint = {1706.03762}, archivePrefix = {arXiv}, primaryClass = {cs.CL}}", {"type": "article", "genre": "Preprint", "publisher": "arXiv", "number": "arXiv:1706.03762", "url": "https://arxiv.org/abs/1706.03762"}),
    "arXiv of BibLaTeX": ("@online{k, eprint = {1706.03762}, eprinttype = {arxiv}, pubstate = {prepublished}}", {"type": "article", "status": "", "number": "arXiv:1706.03762"}),
    "arXiv in the journal's place": ("@article{k, journal = {arXiv preprint arXiv:2003.10555}}", {"type": "article", "container": "", "number": "arXiv:2003.10555"}),
    "arXiv in the journal's place, DBLP": ("@article{k, journal = {CoRR}, volume = {abs/1706.03762}}", {"type": "article", "container": "", "volume": "", "publisher": "arXiv", "number": "arXiv:1706.03762"}),
    "an arXiv copy of a paper": ("@article{k, journal = {J}, volume = 1, eprint = {1706.03762}, doi = {10.1000/x}}", {"type": "article-journal", "number": ""}),
    "month without braces": ("@article{k, year = 2019, month = January}", {"issued": Date(2019, 1)}),
    "month with a day": ("@article{k, year = 2019, month = mar # \"~5\"}", {"issued": Date(2019, 3, 5)}),
    "range of months": ("@article{k, date = {2019-11/2019-12}}", {"issued": Date(2019, 11, end=Date(2019, 12))}),
    "nothing": ("@article{k, volume = {None}, pages = {n/a}, title = {T}}", {"volume": "", "pages": ""}),
    "several numbers of a journal": ("@article{k, issn = {1076-836X (Electronic)$\\backslash$n1063-5157 (Linking)}}", {"issn": "1076-836X"}),
    "Scopus's short title": ("@article{k, journal = {Journal of Cases}, abbrev_source_title = {J. Cases}}", {"container_short": "J. Cases"}),
}  # fmt: skip


@pytest.mark.parametrize("case", FIELDS)
def test_fields(case: str) -> None:
    source, expected = FIELDS[case]
    read = one(source)
    assert {name: getattr(read, name) for name in expected} == expected


# entry → fields that are told
LEFT = {
    "@book{k, addendum = {In a box}}": ("addendum",),
    "@article{k, note = {With a foreword by the queen}}": ("note",),
    "@book{k, publisher = {P}, organization = {O}}": ("organization",),
    "@article{k, foo = {Bar}, part = {2}}": ("foo", "part"),
    "@article{k, autor = {Doe, J}, yaer = 2020}": ("autor (author?)", "yaer (year?)"),
    "@book{k, title = {T}, editora = {Doe, J}}": ("editora",),
    "@article{k, journal = {J}, volume = 1, eprint = {1706.03762}, doi = {10.1000/x}}": ("eprint",),
    "@article{k, journal = {J}, journaltitle = {Another}}": ("journaltitle",),
    "@article{k, abstract = {A}, keywords = {B}, file = {C}, mendeley-tags = {D}, bdsk-url-1 = {E}, timestamp = {2020}}": (),
    "@article{k, note = {PMID: 12345678}, annote = {mine}}": (),
    "@article{k, note = {Publisher: Elsevier}}": (),
}


@pytest.mark.parametrize("source", LEFT)
def test_fields_that_are_not_printed_are_told_once(source: str) -> None:
    told = [remark.details for remark in one(source).remarks]
    assert told == ([LEFT[source]] if LEFT[source] else [])


def test_a_slip_for_a_field_that_matters_is_a_warning_of_its_own() -> None:
    told = {remark.code: remark.details for remark in one("@article{k, autor = {Doe, J}, volum = 3, pagetotl = 9, foo = {B}}").remarks}
    assert told == {"misspelt-field": ("autor (author?)", "volum (volume?)"), "unread-field": ("foo", "pagetotl (pagetotal?)")}
    assert CODES["misspelt-field"].severity == "warning"


SLIPS: dict[str, tuple[str, dict[str, Any]]] = {
    "@article{k, title = {T}\n volume = 1}": ("lacks a comma", {"title_text": "T", "volume": "1"}),
    "@article{k, volume = 1, volume = 2}": ("a field twice", {"volume": "1"}),
    "@article{k, title = {T}}, volume = 1}": ("closing brace too many", {"title_text": "T", "volume": ""}),
    "@article{k, journal = nature}": ("no @string", {"container": "nature"}),
    "@article{k, year = {2019-20-99}}": ("a date", {"year": 2019}),
    "@incollection{k, crossref = {gone}, title = {T}}": ("crossref", {"title_text": "T"}),
}


@pytest.mark.parametrize("source", SLIPS)
def test_slips_are_mended_and_told(source: str) -> None:
    words, expected = SLIPS[source]
    read = one(source)
    assert [words in remark.text for remark in read.remarks] == [True]
    assert {name: getattr(read, name) for name in expected} == expected


def test_the_parent_of_an_entry_is_known() -> None:
    child, parent = read_bibtex("@inbook{c, title = {T}, crossref = {p}}\n@book{p, title = {B}, booktitle = {B}}", "r.bib")[0]
    assert (child.parent, child.container, parent.parent, parent.remarks) == ("p", "B", "", ())


SUBTITLES = {
    "@book{k, title = {Fever}, subtitle = {A handbook}}": ("A handbook",),
    "@incollection{k, title = {T}, booktitle = {Fever}, booksubtitle = {A \\emph{short} handbook}}": ("A short handbook",),
    "@inbook{k, title = {T}, crossref = {p}}\n@book{p, title = {Fever}, subtitle = {A handbook}}": ("A handbook",),
    "@book{k, title = {Fever}, subtitle = {{A} handbook}}": (),
    "@book{k, title = {Fever: A handbook}}": (),
}


@pytest.mark.parametrize("source", SUBTITLES)
def test_subtitles_of_their_own_fields_are_known(source: str) -> None:
    read = read_bibtex(source, "r.bib")[0][0]
    assert read.subtitles == SUBTITLES[source]
    assert not read.subtitles or "Fever: A " in f"{read.title_text} {read.container}"


STATES = {
    "In press.": "in press", "Accepted for publication": "in press", "(to appear)": "in press", "Article in press": "in press",
    "The format is accepted on an experimental basis": "", "With the forthcoming volume": "", "Widely accepted": "",
}  # fmt: skip


@pytest.mark.parametrize("note", STATES)
def test_a_note_is_a_state_where_it_says_one(note: str) -> None:
    assert one(f"@article{{k, note = {{{note}}}}}").status == STATES[note]
