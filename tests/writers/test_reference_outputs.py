"""References as they can be read in the finished outputs: the same count, order, numbers, text and links in PDF and web page."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from tests.builds import OF_PAGES, RECORDS, Make
from tests.reference_reading import Entry, Printed, read_html, read_pdf, read_words, squeezed, unhyphened, whole

from casereport.case.source import Case, load
from casereport.citations import STYLES, StyleFile, read_style_file
from casereport.document import build_document
from casereport.journal import CitationRules, Journal, load_journal
from casereport.references import doi_address, pmc_address, pubmed_address
from casereport.tree import CiteLink, Document, Link, plain, walk
from casereport.writers.html import write_html
from casereport.writers.pdf import write_pdf

ROOT = Path(__file__).parent.parent.parent
STYLE_FILES = {file.stem: file for file in sorted((ROOT / "tests" / "data" / "citations" / "styles").glob("*.csl"))}
HARD = ROOT / "tests" / "data" / "citations" / "hard.json"
# One of each kind that the outputs could treat differently: links of three sorts, italics, accents, no date, an address as text.
KINDS = (
    "group-and-people", "doi-pmid-pmcid", "italic", "diacritics", "book", "chapter", "thesis", "webpage", "dataset", "guideline", "preprint",
    "pmid-only", "in-press", "supplement", "legal-case", "no-author", "article-number", "url-only",
)  # fmt: skip
# What a paragraph prints of citations in each style file.
CITED = {
    "raised": "Threeinarow.3–5",
    "bracketed": "Threeinarow[3–5].",
    "named": "Threeinarow(RossiandBianchi2019g;Üçüncüetal.2019;RossiandBianchi2015).",
}
# Tables are read where they stand, behind the sixth citation.
BY_READING = (*KINDS[:6], *KINDS[16:], *KINDS[6:16])
BY_NAMES = (
    "no-author", "guideline", "legal-case", "thesis", "chapter", "book", "doi-pmid-pmcid", "article-number", "url-only", "pmid-only", "in-press",
    "supplement", "italic", "preprint", "dataset", "group-and-people", "diacritics", "webpage",
)  # fmt: skip
RECORD = """
casereport: 1
status: synthetic
title: "References of many kinds: a case report"
keywords: [one, two]
patients: [{{id: P1, age: 61 y, sex: female, presenting: [{{finding: cough}}]}}]
abstract: Cited from the abstract [@{0}].
sections:
  introduction: "One [@{1}]. Three in a row [@{2}; @{3}; @{4}]. @tbl:t has more; this follows it [@{5}]."
  case: "With a prefix and a place [see @{6}, p. 3]. In a sentence, @{7}. Again [@{1}]."
  discussion: "Many [@{8}; @{9}; @{10}; @{11}; @{12}; @{13}; @{14}; @{15}]. The first and the last of them [@{8}; @{15}]."
tables: [{{id: t, kind: custom, title: "A title that cites [@{16}]", rows: [["a cell [@{17}]", "another [@{1}]"]], notes: ["and a note [@{16}]"]}}]
references: references.json
"""


@cache
def rules(style: str) -> CitationRules:
    raised = STYLES[style].superscript
    return CitationRules(style=style, form="superscript" if raised else "plain", brackets="none" if raised else "square")  # type: ignore[arg-type]  # a name of STYLES


def journal_of(name: str) -> Journal:
    """A shipped journal, or a style's name for the plain one with that style."""
    return load_journal("plain").model_copy(update={"citations": rules(name)}) if name in STYLES else load_journal(name)


class Outputs:
    """A document as tree, web page and PDF, its references read back from the two."""

    def __init__(self, case: Case, journal: Journal, document: Document, page: bytes, pdf: bytes) -> None:
        self.case, self.document, self.page, self.data = case, document, page, pdf
        self.html: Printed = read_html(page)
        self.pdf: Printed = read_pdf(pdf, journal.references_title)


def written(case: Case, journal: Journal, style: StyleFile | None = None) -> Outputs:
    """The outputs of a record."""
    document, _ = build_document(case, journal, style)
    made = write_pdf(document, journal)
    assert [problem.code for problem in made.problems] == []
    return Outputs(case, journal, document, write_html(document, journal), made.data)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A record that cites works of many kinds, from text, abstract, table and note."""
    folder = tmp_path_factory.mktemp("many")
    items = {item["id"]: item for item in json.loads(HARD.read_text(encoding="utf-8"))["items"]}
    (folder / "references.json").write_text(json.dumps([items[key] for key in KINDS]), encoding="utf-8")
    (folder / "case.yaml").write_text(RECORD.format(*KINDS), encoding="utf-8")
    return load(folder)


@pytest.fixture(scope="module", params=[(name, journal) for name in RECORDS for journal in ("plain", "frontiers", "apa")], ids="-".join)
def record(request: pytest.FixtureRequest, make: Make) -> Outputs:
    """Each sample, and the record that uses every field, in both journals and in an author–year style."""
    name, journal = request.param
    if journal in STYLES:
        return written(load(RECORDS[name]), journal_of(journal))
    made = make(name, journal)
    assert not {problem.code for problem in made.problems} & OF_PAGES
    return Outputs(made.case, load_journal(journal), made.document, made.html.encode(), made.pdf)


@pytest.fixture(scope="module")
def write_many(many: Case) -> Callable[[str], Outputs]:
    """Works of many kinds in a style, each style once; whoever changes what was read puts it back."""
    return cache(lambda style: written(many, journal_of(style)))


@pytest.fixture(scope="module", params=STYLES)
def styled(request: pytest.FixtureRequest, write_many: Callable[[str], Outputs]) -> Outputs:
    """Works of many kinds in each style."""
    return write_many(request.param)


@pytest.fixture(scope="module", params=STYLE_FILES)
def filed(request: pytest.FixtureRequest, many: Case) -> Outputs:
    """Works of many kinds in each style file."""
    file = STYLE_FILES[request.param]
    return written(many, journal_of("plain"), read_style_file(file.read_bytes(), file.name))


def refuse_differences(made: Outputs) -> None:
    """Both outputs print what the document holds, entry by entry, and the same links; the way back to the text is for the screen."""
    expected = [expected_entry(made.document, position) for position in range(len(made.document.references))]
    assert [shown(entry) for entry in made.html.entries] == expected
    assert [shown(entry) for entry in made.pdf.entries] == [(*entry[:3], []) for entry in expected]
    assert unbroken(made.pdf.citations) == unbroken(made.html.citations)
    front, rest = (tuple(node for node in walk(part) if isinstance(node, CiteLink)) for part in parts(made.document))
    assert made.html.citations == whole([(node.target, squeezed(node.text)) for node in (*front, *rest)])


def unbroken(citations: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The citations without the hyphens that names gain at the ends of lines."""
    return [(target, unhyphened(text)) for target, text in citations]


def parts(document: Document) -> tuple[object, object]:
    return document.front, (document.body, document.back)


def shown(entry: Entry) -> tuple[str, str, list[str], list[str]]:
    return entry.number, entry.text, entry.addresses, entry.back


def expected_entry(document: Document, position: int) -> tuple[str, str, list[str], list[str]]:
    one = document.references[position]
    text = plain(one.children) + "".join(link.text for link in one.links)
    addresses = [node.href for node in walk((one.children, one.links)) if isinstance(node, Link)]
    return one.number, squeezed(text), addresses, list(one.cited_from)


def refuse_dead_ends(made: Outputs) -> None:
    """Every citation leads to an entry, every arrow to a citation; every entry is cited and leads back on the screen."""
    ids = [one.id for one in made.document.references]
    for output in (made.html, made.pdf):
        assert {target for target, _ in output.citations} <= set(ids)  # those inside 3–5 are not named, and lead back all the same
        assert {*ids, *(target for entry in output.entries for target in entry.back)} <= set(output.ids)
    assert all(entry.back for entry in made.html.entries)
    for one, entry in zip(made.document.references, made.pdf.entries, strict=True):
        assert made.pdf.ids[one.id] in entry.pages  # the citation leads to the page where the entry is


def refuse_hidden_links(made: Outputs) -> None:
    """DOI, PubMed and PubMed Central are links at each entry in both outputs."""
    for one, *entries in zip(made.document.references, made.html.entries, made.pdf.entries, strict=True):
        source = made.case.references[one.key]
        wanted = {address for address in (doi_address(source.doi), pubmed_address(source.pmid), pmc_address(source.pmcid)) if address}
        assert all(wanted <= set(entry.addresses) for entry in entries), one.key


def test_the_references_of_a_record_are_the_same_in_every_output(record: Outputs) -> None:
    refuse_differences(record)
    refuse_dead_ends(record)
    refuse_hidden_links(record)


def test_the_references_of_every_style_are_the_same_in_every_output(styled: Outputs) -> None:
    assert len(styled.pdf.entries) == len(KINDS)
    refuse_differences(styled)
    refuse_dead_ends(styled)
    refuse_hidden_links(styled)


def test_numbers_follow_the_order_in_which_a_reader_meets_them(styled: Outputs) -> None:
    """Abstract, text, the table's title, cells and notes where the table stands, and the text behind it."""
    numbers = [one.number for one in styled.document.references]
    if not numbers[0]:
        return
    assert numbers == [str(number) for number in range(1, len(KINDS) + 1)]
    for output in (styled.html, styled.pdf):
        # A collapsed group links its ends alone, so that the works between them are not met one by one.
        met = list(dict.fromkeys(int(target.removeprefix("ref-")) for target, _ in output.citations))
        assert met == sorted(met)


# --- style files ----------------------------------------------------------------------------------------------


def test_the_references_of_a_style_file_are_the_same_in_every_output(filed: Outputs) -> None:
    assert len(filed.pdf.entries) == len(KINDS)
    refuse_differences(filed)
    refuse_dead_ends(filed)
    refuse_hidden_links(filed)


def test_a_style_file_sets_numbers_order_and_citations(filed: Outputs, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["filed"]
    keys, numbers = [one.key for one in filed.document.references], [one.number for one in filed.html.entries]
    if name == "named":
        assert (tuple(keys), numbers) == (BY_NAMES, [""] * len(KINDS))
    else:
        assert (tuple(keys), numbers) == (BY_READING, [str(number) for number in range(1, len(KINDS) + 1)])


def test_a_style_file_s_citations_look_the_same_in_both_outputs(filed: Outputs, request: pytest.FixtureRequest) -> None:
    """Brackets, raising and words around the links are text."""
    words = CITED[request.node.callspec.params["filed"]]
    assert words in unhyphened(html.fromstring(filed.page.decode()).text_content())
    assert words in read_words(filed.data)


def test_italics_of_an_entry_are_kept_in_both_outputs(filed: Outputs) -> None:
    at = [one.key for one in filed.document.references].index("italic")
    item = html.fromstring(filed.page.decode()).xpath("//section[@id='references']//li")[at]
    slanted = [unhyphened(part.text_content()) for part in item.xpath(".//em")]
    assert slanted[:2] == ["Klebsiellapneumoniae", "BRCA1"]
    assert len(slanted) == 3  # and the journal
    in_print = read_words(filed.data, slanted=True)
    assert all(words in in_print for words in slanted)
    assert "richwards" not in in_print


# --- seen failing ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sound(write_many: Callable[[str], Outputs]) -> Outputs:
    return write_many("nlm")


@pytest.mark.parametrize("output", ["html", "pdf"])
def test_a_difference_is_found(sound: Outputs, output: str) -> None:
    printed: Printed = getattr(sound, output)
    refuse_differences(sound)
    first, second = printed.entries[:2]
    for wrong in (
        [second, first],
        printed.entries[:-1],
        [Entry(first.number, first.text + ".", first.addresses, first.back), *printed.entries[1:]],
    ):
        kept, printed.entries = printed.entries, wrong + (printed.entries[2:] if wrong == [second, first] else [])
        with pytest.raises(AssertionError):
            refuse_differences(sound)
        printed.entries = kept


@pytest.mark.parametrize("output", ["html", "pdf"])
def test_a_lost_link_is_found(sound: Outputs, output: str) -> None:
    printed: Printed = getattr(sound, output)
    lost = {"html": "cite-2", "pdf": "ref-2"}[output]
    ids, printed.ids = printed.ids, {name: page for name, page in printed.ids.items() if name != lost}
    with pytest.raises(AssertionError):
        refuse_dead_ends(sound)
    printed.ids = ids
    entry = next(entry for entry in printed.entries if len(entry.addresses) > 1)
    kept, entry.addresses = entry.addresses, entry.addresses[:1]
    with pytest.raises(AssertionError):
        refuse_hidden_links(sound)
    entry.addresses = kept
