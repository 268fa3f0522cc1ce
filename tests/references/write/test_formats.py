"""References written and read again: each format gives back what it has a place for."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereport.references import Date, Name, Reference, read_entries, write_references
from casereport.references.read.bibtex.kinds import NUMBERED_IN_SERIES
from casereport.references.read.bibtex.latex import read_latex_text
from casereport.references.read.markup import read_markup, tidy
from casereport.references.read.tagged.ris import SERIALS, VERSIONED, WHOLES, WITH_GENRE
from casereport.references.typenames import PARTS
from casereport.tree import Emph, Sub, Text

ENDINGS = {"bibtex": ".bib", "ris": ".ris", "csl-json": ".json"}
TYPES = [
    "article-journal", "article-magazine", "article-newspaper", "article", "book", "chapter", "paper-conference", "thesis", "report",
    "webpage", "dataset", "software", "legislation", "bill", "legal_case", "patent", "standard", "manuscript", "entry-encyclopedia",
    "entry-dictionary", "map", "motion_picture", "document", "periodical", "post-weblog",
]  # fmt: skip


def again(references: list[Reference], form: str) -> list[Reference]:
    """The references as they come back from a file of this format."""
    found, problems = read_entries(write_references(references, form).encode(), "out" + ENDINGS[form])
    assert problems == []
    return [replace(reference, place=None) for reference in found]


letters = "abcdeXYZ éßøÅ中αω ₂ 0123456789 &%$#_{}^~\\<>-–'`\"()[]:;,.!?/*+=@|"
texts = st.text(st.sampled_from(letters), max_size=25).map(tidy)
words = (
    st.text(st.sampled_from("abcdeXYZéßÅ中α'-."), min_size=1, max_size=8)
    .map(tidy)
    .filter(lambda word: re.fullmatch(r"[^\W_]+(?:['.-][^\W_]+)*", word) is not None)
)
families = st.lists(words.map(str.title), min_size=1, max_size=2).map(" ".join)
persons = st.builds(
    Name,
    family=families,
    given=st.one_of(words, st.just("J. P."), st.just("Ada Maria")),
    particle=st.sampled_from(["", "", "van der", "de"]),
    suffix=st.sampled_from(["", "", "Jr.", "III"]),
)
groups = st.builds(
    Name,
    literal=st.sampled_from(
        ["CARE Group", "UNICEF", "Smith & Sons", "Food, Drug and Law Office", "中国疾控中心", "Team <i>X</i> &amp; {Y}"]
    ),
)
names = st.lists(persons | groups, max_size=3).map(tuple)
dates = (
    st.none() | st.builds(Date, st.integers(1000, 2100)) | st.builds(Date, st.integers(1000, 2100), st.integers(1, 12), st.integers(0, 28))
)
identifiers = st.sampled_from(["", "10.1000/x_y(1)%7E#2", "10.1002/(SICI)1097<1::AID-1>3.0.CO;2-X"])
titles = st.lists(
    texts.map(Text) | texts.map(lambda text: Emph((Text(text),))) | texts.map(lambda text: Sub((Text(text),))), max_size=4
)  # fmt: skip


def settled(title: list[Text | Emph | Sub]) -> tuple[object, ...]:
    """The title as every reader would leave it."""
    from casereport.references.read.markup import tidy_inlines

    return tidy_inlines(title)


works = st.builds(
    Reference,
    key=st.sampled_from(["rossi2020", "WHO:2021a", "müller_2"]),
    type=st.sampled_from(TYPES),
    authors=names, authors_cut=st.booleans(), editors=names, title=titles.map(settled), container=texts, container_short=texts,
    collection=texts, collection_number=st.sampled_from(["", "12", "A 4"]), issued=dates, volume=st.sampled_from(["", "12", "12 Suppl 1"]),
    issue=st.sampled_from(["", "3", "3-4"]), supplement=st.sampled_from(["", "2"]), pages=st.sampled_from(["", "7", "e12", "1663-5", "12-19, 30", "S1-S9"]),
    number=st.sampled_from(["", "e2020", "104502"]), edition=st.sampled_from(["", "2", "revised edition"]), genre=st.sampled_from(["", "dissertation", "Guideline"]),
    publisher=texts, publisher_place=texts, doi=identifiers, pmid=st.sampled_from(["", "33708752"]), pmcid=st.sampled_from(["", "PMC7940000"]),
    url=st.sampled_from(["", "https://example.org/a_b?c=1;d=2&e=%20#f"]), accessed=dates, status=st.sampled_from(["", "in press", "Epub ahead of print"]),
    version=st.sampled_from(["", "4.1.2"]), retracted=st.booleans(), concern=st.booleans(), corrected=st.booleans(),
)  # fmt: skip


def as_csl(work: Reference) -> Reference:
    """CSL-JSON has a place for everything."""
    return work


def as_bibtex(work: Reference) -> Reference:
    """BibTeX has one place for issue and supplement, and none for numbers of a series beside other numbers."""
    numbered = work.collection_number if work.type in NUMBERED_IN_SERIES else ""
    genre = work.genre or ("Preprint" if work.type == "article" else "")
    return replace(work, supplement="", issue=work.whole_issue, collection_number=numbered, genre=genre)


def as_ris(work: Reference) -> Reference:
    """RIS has one tag for several things, and the type of work says which of them it is: the pages of a whole book are their number."""
    kind = work.type
    is_total = kind in ("book", "thesis") and work.pages.isdecimal()
    short = work.container_short if kind in SERIALS and len(work.container_short) < len(work.container) else ""
    return replace(
        work,
        container="" if kind in WHOLES else work.container, container_short=short, supplement="", issue=work.whole_issue if kind in SERIALS else "",
        collection_number=work.collection_number if kind in ("book", *PARTS) else "", genre=work.genre if kind in WITH_GENRE else "",
        status=work.status if work.status == "in press" and kind == "article-journal" else "",
        version=(work.version or work.edition) if kind in VERSIONED else "", edition="" if kind in VERSIONED else work.edition,
        pages="" if is_total else work.pages, number_of_pages=work.pages if is_total else "",
    )  # fmt: skip


KEPT = {"csl-json": as_csl, "bibtex": as_bibtex, "ris": as_ris}


def told(work: Reference) -> Reference:
    """A work whose words cannot be taken for something else than they say."""
    is_preprint = work.type == "article"
    return replace(
        work,
        editors_cut=False,
        authors_cut=work.authors_cut and bool(work.authors),
        genre="Preprint" if is_preprint else work.genre,
        publisher=work.publisher or ("bioRxiv" if is_preprint else ""),
        container_short=work.container_short if work.container else "",
    )


@pytest.mark.parametrize("form", KEPT)
@settings(max_examples=100, deadline=None)  # the first example imports the parsers
@given(work=works.map(told))
def test_what_is_written_is_read_again(form: str, work: Reference) -> None:
    (read,) = again([work], form)
    assert replace(read, pages=read.pages.replace("–", "-")) == KEPT[form](work)


# Fields that a format has no place for, and why.
OF_THE_SOURCE = {
    "place": "where the entry stands in its file",
    "et_al_typed": "a slip of the source; the list of authors is exported as one that was cut",
    "key_is_made": "the exported key is a written one",
    "remarks": "what the reader says of the source",
    "subtitles": "parts of the title, which is exported; only how one opens is not",
    "parent": "the entry that parts were taken from; they are exported with the reference",
}
NOT_IN_BIBTEX = dict.fromkeys(
    ("collection_editors", "directors", "reviewed_title", "available", "section", "medium"), "BibLaTeX has no field of this meaning"
)
NOT_IN_RIS = dict.fromkeys(
    (
        "container_authors", "directors", "original_title", "reviewed_title", "original_issued", "available", "volume_title",
        "chapter_number", "section", "medium", "event", "event_place",
    ),
    "RIS has no tag of this meaning that managers agree on",
)  # fmt: skip
NOT_EXPORTED = {
    "csl-json": OF_THE_SOURCE,
    "bibtex": {**OF_THE_SOURCE, **NOT_IN_BIBTEX, "protected": "braces keep every word with a capital; words without one need none"},
    "ris": {**OF_THE_SOURCE, **NOT_IN_RIS, "protected": "RIS has no mark for the case of a word"},
}
FULL = Reference(
    "k", "article-journal", (Name("Rossi", "Ada"),), editors=(Name("Bianchi", "Bea"),), title=(Text("A mRNA title"),),
    container="Journal of Examples", container_short="J Ex", collection="Series", collection_number="4", issued=Date(2020, 2, 3), volume="12",
    issue="3", supplement="1", pages="7-9", number="e12", edition="2", genre="Guideline", version="1.0", publisher="Press", publisher_place="Town",
    doi="10.1000/x", pmid="33708752", pmcid="PMC7940000", url="https://example.org/", accessed=Date(2021, 1, 2), status="Epub ahead of print",
)  # fmt: skip
OTHER: dict[str, Any] = {
    "key": "other", "type": "book", "authors": (Name("Verdi", "Ugo"),), "editors": (Name("Neri", "Eva"),), "title": (Text("Another"),),
    "issued": Date(1999), "accessed": Date(1999), "doi": "10.1000/y", "pmid": "11111111", "pmcid": "PMC1", "url": "https://example.com/",
    "protected": ("mRNA",), "status": "in press", "pages": "21", "translators": (Name("Neri", "Eva"),), "directors": (Name("Neri", "Eva"),),
    "container_authors": (Name("Neri", "Eva"),), "collection_editors": (Name("Neri", "Eva"),), "original_issued": Date(1999),
    "available": Date(1999), "language": "de",
}  # fmt: skip
KINDS = ("article-journal", "book", "report", "software")


@pytest.mark.parametrize("form", KEPT)
def test_every_field_is_exported_or_stands_on_the_list(form: str) -> None:
    silent = {field.name for field in fields(Reference) if not any(changes_the_file(field.name, form, kind) for kind in KINDS)}
    assert silent == set(NOT_EXPORTED[form])


def changes_the_file(name: str, form: str, kind: str) -> bool:
    """Whether the file of a work of this kind is another one when this field holds something else."""
    work = replace(FULL, type=kind)
    work = replace(work, pages="") if name == "number_of_pages" else work  # RIS has one tag for both
    value = getattr(work, name)
    return write_references([work], form) != write_references(
        [replace(work, **{name: OTHER.get(name, not value if isinstance(value, bool) else "9")})], form
    )


@given(texts)
def test_text_survives_tex(text: str) -> None:
    from casereport.references.write.bibtex import _latex

    assert read_latex_text(_latex(text)) == text


@given(titles.map(settled))
def test_titles_survive_mark_up(title: tuple[object, ...]) -> None:
    from casereport.references.write.csl import write_markup

    assert read_markup(write_markup(title)) == title  # type: ignore[arg-type]  # settled gives inline nodes


# --- by hand ----------------------------------------------------------------------------------------------------

RICH = Reference(
    "dong:2020", authors=(Name("Berg", "Jan", particle="van der"), Name(literal="CARE Group"), Name("de Souza", "Ana")), authors_cut=True,
    title=(Text("Outcome of "), Emph((Text("Klebsiella pneumoniae"),)), Text(" in COVID-19 & CO"), Sub((Text("2"),))), container="Pediatrics",
    issued=Date(2020, 2, 3), volume="145", issue="3", supplement="1", pages="1663-1665", doi="10.1000/x_y", pmid="33708752", retracted=True,
)  # fmt: skip

BIBTEX = r"""@article{dong:2020,
  author = {van der Berg, Jan and {CARE Group} and {de Souza}, Ana and others},
  title = {Outcome of \textit{{Klebsiella} pneumoniae} in {COVID-19} \& {CO}\textsubscript{2}},
  journal = {Pediatrics},
  year = {2020},
  month = feb,
  day = {3},
  volume = {145},
  number = {3 Suppl 1},
  pages = {1663--1665},
  doi = {10.1000/x_y},
  pmid = {33708752},
  note = {Retracted}
}
"""

RIS = (
    """TY  - JOUR
ID  - dong:2020
AU  - van der Berg, Jan
AU  - CARE Group
AU  - de Souza, Ana
AU  - others
TI  - Outcome of <i>Klebsiella pneumoniae</i> in COVID-19 & CO<sub>2</sub>
T2  - Pediatrics
PY  - 2020
DA  - 2020/02/03/
VL  - 145
IS  - 3 Suppl 1
SP  - 1663
EP  - 1665
DO  - 10.1000/x_y
AN  - 33708752
DB  - PubMed
N1  - Retracted
"""
    "ER  - \n"
)


def test_bibtex_keeps_capitals_groups_and_particles() -> None:
    assert write_references([RICH], "bibtex") == BIBTEX


def test_ris_has_the_tags_that_managers_read() -> None:
    assert write_references([RICH], "ris") == RIS


def test_csl_json_is_plain() -> None:
    (item,) = json.loads(write_references([RICH], "csl-json"))
    assert item["author"][0] == {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}
    assert item["author"][-1] == {"literal": "others"}
    assert item["title"] == "Outcome of <i>Klebsiella pneumoniae</i> in COVID-19 & CO<sub>2</sub>"
    assert item["issued"] == {"date-parts": [[2020, 2, 3]]}


def test_words_that_no_style_may_change_stay_so() -> None:
    (read,), _ = read_entries(rb"@article{k, title = {{mRNA} of \textit{E. coli} in a {{Van der Waals}} model, {pH} and i}}", "r.bib")
    (item,) = json.loads(write_references([read], "csl-json"))
    spans = '<span class="nocase">mRNA</span> of <i>E. coli</i> in a <span class="nocase">Van der Waals</span> model'
    assert item["title"] == spans + ', <span class="nocase">pH</span> and i'
    assert read_entries(json.dumps([item]).encode(), "r.json")[0][0].title == read.title


def test_keys_that_bibtex_cannot_have() -> None:
    written = write_references([Reference("a b"), Reference("a,b"), Reference("http://x.org/1")], "bibtex")
    assert re.findall(r"@article\{(\S+)\n", written) == ["a_b", "a_b_2", "http://x.org/1"]


def test_a_format_that_is_not_written() -> None:
    with pytest.raises(KeyError):
        write_references([RICH], "docx")


LATE = (
    Reference(
        "k", "book", (Name("Freud", "Sigmund"),), title=(Text("Dreams"),), translators=(Name("Strachey", "James"),), language="de",
        original_title="Traumdeutung", original_issued=Date(1899), number_of_pages="300", number_of_volumes="2", volume="1", volume_title="Part",
        publisher="P", issued=Date(1953, season=1), isbn="9781860163593", chapter_number="3",
    ),
    Reference(
        "k", authors=(Name("Rossi", "Ada"),), title=(Text("T"),), container="J", issued=Date(2019, 11, end=Date(2019, 12)), issn="1234-5678",
        language="fr, de",
    ),
    Reference("k", "chapter", title=(Text("T"),), container="Handbook", volume="2", volume_title="Liver", issued=Date(1850, circa=True)),
)  # fmt: skip


@pytest.mark.parametrize("form", ["csl-json", "bibtex"])
def test_translators_volumes_and_ranges_of_dates_come_back(form: str) -> None:
    assert [again([work], form) for work in LATE] == [[work] for work in LATE]
