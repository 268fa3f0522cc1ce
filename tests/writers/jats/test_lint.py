"""Every defect that is put into a valid article is found, by the document type or by a rule; a valid article breaks none."""

from __future__ import annotations

import ast
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from lxml import etree
from tests.jats import all_faults, faults, read
from tests.sources import parsed
from tests.writers.jats.records import WHOLE, Printed, print_record

from casereport.problems import Problem
from casereport.writers.figure_names import figure_files
from casereport.writers.jats.lint import RULES, authors, front, inspect_jats, references, text, whole
from casereport.writers.jats.lint.reading import read_article

XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ALI = "{http://www.niso.org/schemas/ali/1.0/}"
DTD = None
"""Found by the document type."""

Change = Callable[[Any], None]


def drop(path: str) -> Change:
    """Takes the first element at a path away, not the text behind it."""

    def change(root: Any) -> None:
        one = root.find(path)
        parent, before = one.getparent(), one.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + (one.tail or "")
        else:
            parent.text = (parent.text or "") + (one.tail or "")
        parent.remove(one)

    return change


def drop_all(path: str) -> Change:
    """Takes every element at a path away."""

    def change(root: Any) -> None:
        while root.find(path) is not None:
            drop(path)(root)

    return change


def doubled(path: str) -> Change:
    """Puts a copy of the first element at a path behind it."""

    def change(root: Any) -> None:
        root.find(path).addnext(deepcopy(root.find(path)))

    return change


def words(path: str, new: str) -> Change:
    """Puts a text in the place of what the first element at a path holds."""

    def change(root: Any) -> None:
        one = root.find(path)
        for child in list(one):
            one.remove(child)
        one.text = new

    return change


def mark(path: str, name: str, value: str | None) -> Change:
    """Sets an attribute of the first element at a path, or takes it away."""

    def change(root: Any) -> None:
        one = root.find(path)
        if value is None:
            del one.attrib[name]
        else:
            one.set(name, value)

    return change


def renamed(path: str, tag: str) -> Change:
    """Gives the first element at a path another name."""

    def change(root: Any) -> None:
        root.find(path).tag = tag

    return change


def added(path: str, markup: str, *, first: bool = False) -> Change:
    """Adds an element to the end of the first element at a path, or to its beginning."""

    def change(root: Any) -> None:
        root.find(path).insert(0 if first else 1000, etree.fromstring(markup))

    return change


def moved(path: str, parent: str) -> Change:
    """Moves the first element at a path to the end of another."""

    def change(root: Any) -> None:
        root.find(parent).append(root.find(path))

    return change


def swapped(path: str) -> Change:
    """Swaps the first two elements at a path."""

    def change(root: Any) -> None:
        one, other = root.findall(path)[:2]
        parent = one.getparent()
        parent.insert(parent.index(one), other)

    return change


def bold(path: str) -> Change:
    """Makes all that the first element at a path holds bold."""

    def change(root: Any) -> None:
        one = root.find(path)
        inner = deepcopy(one)
        inner.tag, one.text = "bold", None
        one.append(inner)

    return change


def licence_unaddressed(root: Any) -> None:
    """Takes the address of the licence away, in both places."""
    mark("front/article-meta/permissions/license", f"{XLINK}href", None)(root)
    drop(f"front/article-meta/permissions/license/{ALI}license_ref")(root)


def doubled_as_origin(root: Any) -> None:
    """Adds a report that is retold, without an id."""
    root.find("front/article-meta/abstract").addprevious(etree.fromstring("<related-object document-id='1'>Source</related-object>"))


def headless(root: Any) -> None:
    """Makes every head cell a cell like others."""
    for one in list(root.iter("th")):
        one.tag = "td"
        del one.attrib["scope"]


META = "front/article-meta"
REF = "back/ref-list/ref/element-citation"
TABLE = "body//table-wrap"
CASE = "body/sec[@sec-type='cases']"

DEFECTS: tuple[tuple[str, Change, Callable[..., Any] | None], ...] = (
    ("another type of article", mark(".", "article-type", "case-study"), front.is_case_report),
    ("no language", mark(".", f"{XML}lang", None), front.language_is_told),
    ("another version", mark(".", "dtd-version", "1.0"), front.document_type_fits),
    ("no subject", drop(f"{META}/article-categories"), front.subject_heads_it),
    ("two subjects", added(f"{META}/article-categories/subj-group", "<subject>Cough</subject>"), front.subject_heads_it),
    ("no title", words(f"{META}/title-group/article-title", ""), front.title_is_there),
    ("a journal without its title", words("front/journal-meta/journal-title-group/journal-title", ""), front.journal_is_named),
    ("a wrong digit of the ISSN", words("front/journal-meta/issn", "1234-5678"), front.issn_is_right),
    ("an ISSN of no edition", mark("front/journal-meta/issn", "pub-type", None), front.issn_is_right),
    ("no ISSN", drop("front/journal-meta/issn"), front.issn_is_told),
    ("a journal without any name", drop_all("front/journal-meta/journal-id"), DTD),
    ("no publisher", drop("front/journal-meta/publisher"), front.publisher_is_told),
    ("an address for a DOI", words(f"{META}/article-id", "https://doi.org/10.5555/jim.1"), front.doi_is_bare),
    ("no authors", drop(f"{META}/contrib-group"), authors.authors_are_there),
    ("an author of no place", drop_all(f"{META}//contrib/xref[@ref-type='aff']"), authors.authors_are_placed),
    ("the names of an author in the wrong order", swapped(f"{META}//contrib/name/*"), DTD),
    ("a name in one string", renamed(f"{META}//contrib/name", "string-name"), authors.authors_are_named),
    ("an author without a family name", words(f"{META}//surname", ""), authors.authors_are_named),
    ("a wrong digit of an ORCID", words(f"{META}//contrib-id", "https://orcid.org/0000-0002-1825-0098"), authors.orcids_are_right),
    ("an ORCID that is no address", words(f"{META}//contrib-id", "0000-0002-1825-0097"), authors.orcids_are_right),
    ("an identifier without a type", mark(f"{META}//contrib-id", "contrib-id-type", None), authors.orcids_are_right),
    ("a role in other words", mark(f"{META}//role", "vocab-term", "Writing"), authors.roles_are_of_credit),
    ("an affiliation that nobody has", drop_all(f"{META}//contrib/xref[@rid='aff-2']"), authors.affiliations_are_reached),
    ("a label of an affiliation that is raised", renamed(f"{META}/aff/label", "sup"), authors.affiliations_are_whole),
    ("an affiliation without an institution", drop(f"{META}/aff[@id='aff-2']/institution"), authors.affiliations_are_whole),
    ("a country without a code", mark(f"{META}//country", "country", None), authors.countries_are_coded),
    ("no address", drop(f"{META}//corresp/email"), authors.author_can_be_reached),
    ("a corresponding author who leads nowhere", drop(f"{META}//xref[@ref-type='corresp']"), authors.corresponding_authors_are_noted),
    ("equal contribution in a note alone", mark(f"{META}//contrib", "equal-contrib", None), authors.equal_authors_are_noted),
    ("no conflicts", drop(f"{META}//fn[@fn-type='coi-statement']"), authors.conflicts_are_told),
    ("conflicts in the back", added("back", "<sec sec-type='COI-statement'><title>C</title><p>N</p></sec>", first=True), authors.conflicts_stand_in_front),
    ("a day that does not exist", words(f"{META}/pub-date/day", "31"), front.dates_are_days),
    ("no date", drop(f"{META}/pub-date"), front.date_is_told),
    ("a volume without a year", drop(f"{META}/pub-date[@pub-type='collection']"), front.year_of_volume_is_told),
    ("dates out of order", mark(f"{META}/history/date", "iso-8601-date", "2027-01-03"), front.history_is_in_order),
    ("no pages", drop(f"{META}/elocation-id"), front.pages_are_told),
    ("a copyright without its year", drop(f"{META}/permissions/copyright-year"), front.copyright_is_whole),
    ("a statement of another year", words(f"{META}/permissions/copyright-statement", "© The authors"), front.copyright_is_whole),
    ("two addresses of a licence", words(f"{META}//{ALI}license_ref", "https://example.org/"), front.licence_is_an_address),
    ("no licence", drop(f"{META}/permissions/license"), front.permissions_are_told),
    ("a licence without an address", licence_unaddressed, front.licence_has_address),
    ("no words on funding", drop_all(f"{META}//funding-statement"), front.funding_is_told),
    ("two groups of funding", doubled(f"{META}/funding-group"), front.funding_is_grouped),
    ("an award of two sources", added(f"{META}//award-group", "<funding-source>Other</funding-source>", first=True), front.funding_is_grouped),
    ("a funder's DOI of another registry", words(f"{META}//funding-source//institution-id", "10.5555/1"), front.funding_is_grouped),
    ("no abstract", drop(f"{META}/abstract"), front.abstract_is_there),
    ("a part of the abstract without a title", drop(f"{META}/abstract/sec/title"), front.abstract_is_well_parted),
    ("an abstract of an unknown type", mark(f"{META}/abstract", "abstract-type", "key-points"), front.abstract_is_well_parted),
    ("a translation of no language", mark(f"{META}/trans-abstract", f"{XML}lang", None), front.translations_are_whole),
    ("no keywords", drop_all(f"{META}/kwd-group"), front.keywords_are_there),
    ("a report retold that has no id", doubled_as_origin, front.origin_is_identified),
    ("an empty keyword", words(f"{META}/kwd-group/kwd", ""), front.keywords_are_typed),
    ("a wrong count", mark(f"{META}/counts/ref-count", "count", "9"), front.counts_are_right),
    ("no body", drop("body"), text.body_is_there),
    ("a section with an empty title", words(f"{CASE}/title", ""), text.sections_are_titled),
    ("a section of nothing", added("body", "<sec><title>Other</title></sec>"), text.sections_are_filled),
    ("no section of the case", mark(CASE, "sec-type", None), text.case_is_marked),
    ("a box behind a section", added("body", "<boxed-text><p>Box</p></boxed-text>"), DTD),
    ("a figure without a label", drop("body//fig/label"), text.figures_are_labelled),
    ("a figure without a caption", drop("body//fig/caption"), text.figures_are_described),
    ("a figure without a graphic", drop("body//fig/graphic"), text.graphics_are_there),
    ("a file that is not there", mark("body//graphic", f"{XLINK}href", "Figure9.tiff"), text.graphics_are_there),
    ("a file of another kind", mark("body//graphic", "mime-subtype", "png"), text.graphics_are_there),
    ("no text alternative", drop("body//graphic/alt-text"), text.graphics_have_text),
    ("the label for a text alternative", words("body//graphic/alt-text", "Figure 1"), text.alternatives_say_more),
    ("a figure that nobody names", words(f"{CASE}/p", "A woman had a cough."), text.floats_are_cited),
    ("a table without rules", mark(f"{TABLE}/table", "rules", None), text.tables_are_ruled),
    ("a table without a head", headless, text.tables_have_heads),
    ("a head cell that heads nothing", mark(f"{TABLE}//th", "scope", None), text.tables_are_ruled),
    ("a cell too wide", mark(f"{TABLE}//td", "colspan", "2"), text.rows_are_even),
    ("a note of a table lost", drop(f"{TABLE}/table-wrap-foot"), whole.floats_are_whole),
    ("an empty note of a table", words(f"{TABLE}//fn", ""), text.table_notes_are_filled),
    ("a pointer to nothing", mark("body//xref[@ref-type='fig']", "rid", "fig-other"), text.pointers_lead_somewhere),
    ("a pointer of the wrong kind", mark("body//xref[@ref-type='fig']", "ref-type", "table"), text.pointers_lead_somewhere),
    ("a link that acts", mark("body//ext-link", f"{XLINK}href", "javascript:a()"), text.links_are_safe),
    ("an id twice", mark("body//fig", "id", "sec-case"), DTD),
    ("no consent", drop("back//sec[@sec-type='ethics-consent']"), text.consent_is_told),
    ("no ethics at all", drop("back/sec[@sec-type='ethics-statement']"), text.approval_is_told),
    ("consent alone", moved("back//sec[@sec-type='ethics-consent']", "back"), text.ethics_stand_together),
    ("no words on data", drop("back/sec[@sec-type='data-availability']"), text.data_are_told),
    ("data in the body", moved("back/sec[@sec-type='data-availability']", "body"), text.data_are_told_in_the_back),
    ("thanks in bold", bold("back/ack/p"), text.thanks_are_plain),
    ("an empty paragraph", added(CASE, "<p/>"), text.paragraphs_are_filled),
    ("references in another order", swapped("back/ref-list/ref"), references.references_stand_in_order),
    ("references without numbers in order", words("back/ref-list/ref/label", "7"), references.references_are_numbered),
    ("a reference that nobody cites", drop("body//xref[@rid='ref-2']"), references.references_are_cited),
    ("a citation of no type", mark(REF, "publication-type", None), references.references_are_listed),
    ("an abbreviated last page", words(f"{REF}/lpage", "11"), references.last_pages_are_whole),
    ("a version for people alone", added(REF, "<version>2</version>"), references.versions_are_marked),
    ("an address for a DOI of a reference", words(f"{REF}/pub-id", "https://doi.org/10.5555/1"), references.identifiers_are_bare),
    ("a PMID with letters", words(f"{REF}/pub-id[@pub-id-type='pmid']", "PMID 12"), references.identifiers_are_bare),
    ("a year in words", words(f"{REF}/year", "c2020"), references.years_have_four_digits),
    ("an empty last page", words(f"{REF}/lpage", ""), references.entries_are_filled),
    ("et al. for an author", words(f"{REF}//surname", "et al."), references.people_have_names),
    ("a book called an article", renamed(f"{REF}[@publication-type='book']/source", "article-title"), references.titles_fit_types),
    ("a web address in sight", words(f"{REF}/ext-link", "https://example.org/safety"), references.links_have_words),
    ("an article without its journal", drop(f"{REF}/source"), references.articles_have_sources),
    ("no titles", drop(f"{REF}[@publication-type='webpage']/source"), references.entries_are_titled),
    ("a page read on no day", drop(f"{REF}/date-in-citation"), references.web_pages_are_dated),
    ("a reference lost", drop("back/ref-list/ref[@id='ref-5']"), whole.floats_are_whole),
    ("a citation lost", drop("body//xref[@ref-type='bibr']"), whole.citations_are_whole),
    ("a paragraph lost", drop("body//disp-quote"), whole.texts_are_whole),
)  # fmt: skip
"""Defect, how it is put in, and the rule that finds it."""


@pytest.fixture(scope="module")
def article() -> Printed:
    """The article that the defects are put into."""
    return print_record(WHOLE)


def inspected(article: Printed, data: bytes) -> list[Problem]:
    """The problems of an article's XML, as of the document that it was printed from."""
    return inspect_jats(data, article.document, file_names(article))


def file_names(article: Printed) -> set[str]:
    """The names of the files of the article's figures."""
    return {name for names in figure_files(article.document, article.checked.journal.figure.format).values() for name in names}


def written(article: Printed, root: Any) -> bytes:
    """The XML of a changed article, under the same document type."""
    doctype = article.data.decode().splitlines()[1]
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=doctype)
    return data


def test_the_article_has_no_defect(article: Printed) -> None:
    assert inspected(article, written(article, read(article.data))) == []
    assert all_faults(article.data) == []


@pytest.mark.parametrize(("change", "rule"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_every_defect_is_found(article: Printed, change: Change, rule: Callable[..., Any] | None) -> None:
    root = read(article.data)
    change(root)
    data = written(article, root)
    assert data != written(article, read(article.data))
    if rule is DTD:
        assert faults(data, "publishing-1.3")
    else:
        found = read_article(data, article.document, file_names(article))
        assert found is not None
        assert list(rule(found))
        assert set(rule(found)) <= {problem.message for problem in inspected(article, data)}


def test_a_text_that_is_no_xml_is_found(article: Printed) -> None:
    found = inspected(article, article.data.replace(b"</article>", b""))
    assert [problem.message for problem in found] == ["the article is not well-formed XML"]


def test_every_rule_stands_in_the_table_and_every_defect_has_one() -> None:
    checks = {
        getattr(module, node.name)
        for module in (authors, front, references, text, whole)
        for node in parsed(f"writers/jats/lint/{module.__name__.rpartition('.')[2]}.py").body
        if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "Iterator[str]" and node.name[0] != "_"
    }
    assert {rule.check for rule in RULES} == checks
    assert len(RULES) == len(checks)
    found = [rule for _, _, rule in DEFECTS if rule is not DTD]
    assert checks == set(found)


def test_there_are_more_defects_than_checkers_miss() -> None:
    assert len(DEFECTS) >= 37


def test_what_only_the_tool_can_have_done_is_an_error() -> None:
    printed = print_record(WHOLE)
    found = inspect_jats(printed.data[:-20], printed.document, ())
    assert [(problem.code, problem.severity) for problem in found] == [("jats-fault", "error")]
