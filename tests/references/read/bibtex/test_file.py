"""BibTeX entries: what becomes of each kind and field, names, places, and entries that are broken."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.problems import Place
from casereport.references import Date, Name, Reference
from casereport.references.read.bibtex.file import read_bibtex
from casereport.references.read.bibtex.names import read_names
from casereport.references.read.names import NameList
from casereport.tree import Emph, Sub, Text

RICH = r"""% a comment with mail me@example.org
@comment{jabref-meta: x;}
@preamble{"x"}
@string{JIP = "Journal of Imagined Paediatrics"}
  @article{care,
  author = {{CARE Group} and Della Paolera, Sara and van der Berg, Jan and King, Jr., Martin Luther and {\"U}{\c c}{\"u}nc{\"u}, {\c S}{\"u}kr{\"u} and others},
  title = {{SARS-CoV-2} in {\textit{Klebsiella pneumoniae}}: CO$_2$, 50% of wards \& more -- na\"{\i}ve},
  journal = jip, year = 2020, month = feb, day = 3, volume = 12, number = {3}, pages = {1663--1665},
  doi = {https://doi.org/10.1016/S0140-6736(20)31103-X}, pmid = {12345678}, pmcid = {1234567},
}
"""


def one(source: str) -> Reference:
    references, problems = read_bibtex(source, "r.bib")
    assert problems == []
    assert len(references) == 1
    return replace(references[0], place=None)


def test_a_rich_entry() -> None:
    references, problems = read_bibtex(RICH, "r.bib")
    assert problems == []
    assert references == [
        Reference(
            "care",
            authors=(
                Name(literal="CARE Group"),
                Name("Della Paolera", "Sara"),
                Name("Berg", "Jan", particle="van der"),
                Name("King", "Martin Luther", suffix="Jr."),
                Name("Üçüncü", "Şükrü"),
            ),
            authors_cut=True,
            title=(
                Text("SARS-CoV-2 in "),
                Emph((Text("Klebsiella pneumoniae"),)),
                Text(": CO"),
                Sub((Text("2"),)),
                Text(", 50% of wards & more – naïve"),
            ),
            container="Journal of Imagined Paediatrics",
            issued=Date(2020, 2, 3),
            volume="12",
            issue="3",
            pages="1663–1665",
            doi="10.1016/S0140-6736(20)31103-X",
            pmid="12345678",
            pmcid="PMC1234567",
        )
    ]
    assert references[0].place == Place("r.bib", 5, 3)


KINDS: dict[str, tuple[str, dict[str, object]]] = {
    "book": (
        "@book{k, edition = {Second}, publisher = {P \\& Q}, address = {Trieste}}",
        {"type": "book", "edition": "2", "publisher": "P & Q"},
    ),
    "edition": ("@book{k, edition = {5th}}", {"edition": "5"}),
    "edition in words": ("@book{k, edition = {revised edition}}", {"edition": "revised edition"}),
    "chapter": (
        "@incollection{k, booktitle = {B}, series = {S}, number = 4}",
        {"type": "chapter", "container": "B", "collection": "S", "collection_number": "4"},
    ),
    "conference": ("@inproceedings{k, booktitle = {B}}", {"type": "paper-conference", "container": "B"}),
    "thesis": ("@phdthesis{k, school = {U}}", {"type": "thesis", "genre": "dissertation", "publisher": "U"}),
    "report": ("@techreport{k, number = {12}, institution = {A}}", {"type": "report", "number": "12", "publisher": "A", "issue": ""}),
    "web page": ("@misc{k, howpublished = {\\url{https://example.org/a_b}}}", {"type": "webpage", "url": "https://example.org/a_b"}),
    "online": (
        "@online{k, url = {https://example.org/a\\_b\\%20c}, urldate = {2021-01-05}}",
        {"url": "https://example.org/a_b%20c", "accessed": Date(2021, 1, 5)},
    ),
    "preprint": ("@misc{k, archivePrefix = {arXiv}, eprint = {2001.1}}", {"type": "article", "genre": "Preprint", "publisher": "arXiv"}),
    "dataset": ("@dataset{k, publisher = {Z}}", {"type": "dataset"}),
    "other": ("@misc{k, note = {N}}", {"type": "document"}),
    "BibLaTeX": (
        "@article{k, journaltitle = {J}, shortjournal = {Js}, date = {2021-02-23}, eid = {e1}, number = 2, eprint = {77}, eprinttype = {pubmed}}",
        {"container": "J", "container_short": "Js", "issued": Date(2021, 2, 23), "number": "e1", "issue": "2", "pmid": "77"},
    ),
    "subtitle": ("@article{k, title = {T}, subtitle = {S}}", {"title": (Text("T: S"),)}),
    "prepublished": (
        "@online{k, pubstate = {prepublished}, eprint = {2005.14165}}",
        {"status": "", "type": "article", "genre": "Preprint"},
    ),
    "another state": ("@article{k, pubstate = {submitted}}", {"status": "submitted"}),
    "PMID in Zotero's note": ("@article{k, note = {PMID: 33708752 PMCID: PMC7940000}}", {"pmid": "33708752", "pmcid": "PMC7940000"}),
    "a type that BibTeX lacks": ("@misc{k, entrysubtype = {legislation}, url = {https://example.org}}", {"type": "legislation"}),
    "an underscore": ("@article{k, title = {a\\_b \\textasciicircum{} c}}", {"title": (Text("a_b ^ c"),)}),
    "in press": ("@article{k, year = {in press}}", {"status": "in press", "issued": None}),
    "in press with a year": ("@article{k, year = 2024, note = {Accepted}}", {"status": "in press", "issued": Date(2024)}),
    "retracted": ("@article{k, title = {RETRACTED: T}}", {"retracted": True}),
    "month names": ("@article{k, year = 2020, month = {September}}", {"issued": Date(2020, 9)}),
    "month number": ("@article{k, year = {2020}, month = {07}}", {"issued": Date(2020, 7)}),
    "concatenation": ('@string{a = "One"} @article{k, journal = a # " and " # {two}}', {"container": "One and two"}),
    "parentheses": ('@article(k, journal = "J {(}x)")', {"container": "J (x)"}),
    "page word": ("@article{k, pages = {p. 748}}", {"pages": "748"}),
    "a field twice": ("@article{k, volume = 1, volume = 2}", {"volume": "1"}),
    "spaces in a DOI": ("@article{k, doi = {10.1000/a b}}", {"doi": "10.1000/a b"}),
    "math in a DOI": ("@article{k, doi = {10.1000/a$<$1$>$\\_b}}", {"doi": "10.1000/a<1>_b"}),
}


@pytest.mark.parametrize("case", KINDS)
def test_kinds_and_fields(case: str) -> None:
    source, expected = KINDS[case]
    reference = one(source)
    assert {name: getattr(reference, name) for name in expected} == expected


NAMES = {
    "{CARE Group}": Name(literal="CARE Group"),
    "{{\\'E}quipe de recherche}": Name(literal="Équipe de recherche"),
    "Vincent van Gogh": Name("Gogh", "Vincent", particle="van"),
    "van Gogh, Vincent": Name("Gogh", "Vincent", particle="van"),
    "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin": Name("Vallée Poussin", "Charles Louis Xavier Joseph", particle="de la"),
    "Della Paolera, Sara": Name("Della Paolera", "Sara"),
    "{Della Paolera}, Sara": Name("Della Paolera", "Sara"),
    "King, Jr., Martin Luther": Name("King", "Martin Luther", suffix="Jr."),
    "Erd\\H{o}s, P{\\'a}l": Name("Erdős", "Pál"),
    "Plato": Name("Plato"),
    "O'Neill, Mary-Jane": Name("O'Neill", "Mary-Jane"),
    "{\\O}rsted, Hans~Christian": Name("Ørsted", "Hans Christian"),
    "family=Berg, given=Jan, prefix=van der": Name("Berg", "Jan", particle="van der"),
    "山田, 太郎": Name("山田", "太郎"),
}


@pytest.mark.parametrize("written", NAMES)
def test_names(written: str) -> None:
    assert read_names(written) == NameList((NAMES[written],))


def test_name_lists() -> None:
    assert read_names("Rossi, Ada and {Smith and Sons} and others") == NameList(
        (Name("Rossi", "Ada"), Name(literal="Smith and Sons")), is_cut=True
    )
    assert read_names("Rossi, Ada and et al.") == NameList((Name("Rossi", "Ada"),), is_cut=True, et_al_typed=True)
    assert read_names("Rossi, Ada and Bianchi, B. et al.") == NameList(
        (Name("Rossi", "Ada"), Name("Bianchi", "B.")), is_cut=True, et_al_typed=True
    )
    assert read_names("  ") == NameList()


def test_a_name_with_too_many_commas() -> None:
    references, problems = read_bibtex("@misc{k, author = {Rossi, A, Bianchi, B, Verdi, C}}", "r.bib")
    assert references[0].authors == (Name("Rossi", "A"), Name("Bianchi", "B"), Name("Verdi", "C"))
    assert [remark.code for remark in references[0].remarks] == ["doubtful-name"]
    assert problems == []


# source → (keys read, (line, column) of the problem)
BROKEN = {
    "unclosed, then a good one": ("@article{a, title = {x, year = 2020\n@book{b, title = {T}}", ["b"], (1, 1)),
    "unclosed at the end": ("\n@book{b, title = {T}}\n  @article{a, title = {x", ["b"], (3, 3)),
    "missing equals sign": ("@article{a, title {x}}\n@book{b}", ["a", "b"], (1, 1)),
    "a brace too many": ("@article{a, title = \"x}\", year = 2020}\n@book{b}", ["a", "b"], (1, 1)),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_broken_entries(case: str) -> None:
    source, keys, place = BROKEN[case]
    references, problems = read_bibtex(source, "r.bib")
    assert [reference.key for reference in references] == keys
    assert {(problem.code, problem.place) for problem in problems} == {("bad-reference", Place("r.bib", *place))}


# source → (keys read, line of the problem): what is between entries, and entries that nothing can cite
UNREAD = {
    "no key": ("@article{title = {x}}\n@book{b}", ["b"], 1),
    "an empty key, as R writes it": ("@book{b}\n@manual{, title = {R}}", ["b"], 2),
    "no @": ("@book{b}\n\narticle{rossi,\n title = {T}}\n@book{c}", ["b", "c"], 3),
}


@pytest.mark.parametrize("case", UNREAD)
def test_entries_that_are_not_read(case: str) -> None:
    source, keys, line = UNREAD[case]
    references, problems = read_bibtex(source, "r.bib")
    assert [reference.key for reference in references] == keys
    assert [(problem.code, problem.severity, problem.place) for problem in problems] == [
        ("unread-entry", "warning", Place("r.bib", line, 1))
    ]


def test_one_file_s_strings_do_not_reach_another() -> None:
    read_bibtex('@string{nejm = "N Engl J Med"}', "a.bib")
    (read,), problems = read_bibtex("@article{k, journal = nejm}", "b.bib")
    assert problems == []
    assert (read.container, [remark.code for remark in read.remarks]) == ("nejm", ["unread-text"])


def test_strings_that_double_each_other_are_refused() -> None:
    doubling = "".join(f"@string{{a{number + 1} = a{number} # a{number}}}\n" for number in range(1, 40))
    references, problems = read_bibtex('@string{a1 = "some text of a journal\'s name"}\n' + doubling + "@misc{k, journal = a40}", "r.bib")
    assert len(references[0].container) < 1000
    assert problems[0].place == Place("r.bib", 6, 1)


@given(st.text(st.sampled_from('@{}(),="#\\$%abc1 \n'), max_size=80))
def test_any_text_is_read(source: str) -> None:
    references, problems = read_bibtex("@article{k, title = " + source, "r.bib")
    assert all(reference.key for reference in references)
    assert all(problem.place for problem in problems)


CROSSREF = r"""
@incollection{chapter, crossref = {handbook}, author = {Rossi, Ada}, title = {Part}, pages = {1--9}, doi = {10.1000/part}}
@inbook{shared, xdata = {house, unknown}, title = {Other part}, booktitle = {B}}
@xdata{house, publisher = {Imagined Press}, address = {Trieste}}
@book{handbook, editor = {Bianchi, Bea}, title = {Handbook}, subtitle = {of Examples}, year = 2020, publisher = {P}, doi = {10.1000/whole}}
"""


def test_fields_of_the_book_and_of_xdata_are_inherited() -> None:
    references, problems = read_bibtex(CROSSREF, "r.bib")
    assert problems == []
    assert [reference.key for reference in references] == ["chapter", "shared", "handbook"]
    chapter, shared, _ = references
    assert (chapter.title_text, chapter.container, chapter.year, chapter.publisher) == ("Part", "Handbook: of Examples", 2020, "P")
    assert (chapter.editors, chapter.authors, chapter.doi) == ((Name("Bianchi", "Bea"),), (Name("Rossi", "Ada"),), "10.1000/part")
    assert (shared.container, shared.publisher, shared.publisher_place) == ("B", "Imagined Press", "Trieste")


def test_entries_that_inherit_from_each_other_end() -> None:
    references, _ = read_bibtex("@book{a, crossref = {b}, title = {A}} @book{b, crossref = {a}, year = 2020}", "r.bib")
    assert [(reference.title_text, reference.year) for reference in references] == [("A", 2020), ("A", 2020)]
