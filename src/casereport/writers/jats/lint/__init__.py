"""A finished JATS article against the rules that publishers, PubMed Central and JATS4R hold it to: problems, each with a cure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from casereport.problems import Path, Problem, fault
from casereport.tree import Document
from casereport.values import dataclass
from casereport.writers.jats.lint import authors, front, references, text, whole
from casereport.writers.jats.lint.reading import Article, read_article


@dataclass(frozen=True, slots=True)
class Rule:
    """What should be true of an article; a breach has a code, and where the record lacks something, its field and what to type."""

    check: Callable[[Article], Iterator[str]]
    code: str = "jats-fault"
    path: Path = ()
    hint: str = ""


_INCOMPLETE: Final = "jats-incomplete"
_LACKS: Final = "jats-lacks"

RULES: Final[tuple[Rule, ...]] = (
    Rule(front.is_case_report),
    Rule(front.document_type_fits),
    Rule(front.language_is_told),
    Rule(front.subject_heads_it),
    Rule(front.title_is_there),
    Rule(front.journal_is_named),
    Rule(front.issn_is_told, _INCOMPLETE, ("publication",), "publication: {issn: 1234-5679}"),
    Rule(front.issn_is_right),
    Rule(front.publisher_is_told, _LACKS, ("publication",), "publication: {publisher: ...}"),
    Rule(front.doi_is_bare),
    Rule(front.dates_are_days),
    Rule(front.date_is_told, _LACKS, ("publication",), "publication: {published: 2024-03-14}"),
    Rule(front.year_of_volume_is_told, _LACKS, ("publication",), "publication: {published: 2024-03-14}"),
    Rule(front.history_is_in_order, _INCOMPLETE, ("publication",), "correct received, revised, accepted or published"),
    Rule(front.pages_are_told, _LACKS, ("publication",), "publication: {elocation: e12}"),
    Rule(front.permissions_are_told, _LACKS, ("publication",), "publication: {licence: CC-BY-4.0}"),
    Rule(front.copyright_is_whole),
    Rule(front.licence_is_an_address),
    Rule(front.licence_has_address, _LACKS, ("publication", "licence"), "publication: {licence: CC-BY-4.0}"),
    Rule(front.funding_is_grouped),
    Rule(front.funding_is_told, _LACKS, ("statements",), "statements: {funding: none}"),
    Rule(front.abstract_is_there, _LACKS, (), "abstract: {background: ..., case: ..., conclusion: ...}"),
    Rule(front.abstract_is_well_parted),
    Rule(front.translations_are_whole),
    Rule(front.keywords_are_there, _LACKS, (), "keywords: [...]"),
    Rule(front.keywords_are_typed),
    Rule(front.origin_is_identified),
    Rule(front.counts_are_right),
    Rule(authors.authors_are_there),
    Rule(authors.authors_are_named),
    Rule(authors.orcids_are_right),
    Rule(authors.roles_are_of_credit),
    Rule(authors.affiliations_are_reached),
    Rule(authors.affiliations_are_whole),
    Rule(authors.authors_are_placed, _LACKS, ("authors",), "authors: [{affiliations: [ward], ...}]"),
    Rule(authors.countries_are_coded, _LACKS, ("affiliations",), "affiliations: {ward: {country: Italy, ...}}"),
    Rule(authors.author_can_be_reached, _LACKS, ("authors",), "authors: [{corresponding: yes, email: ada@example.org, ...}]"),
    Rule(authors.equal_authors_are_noted),
    Rule(authors.corresponding_authors_are_noted),
    Rule(authors.conflicts_are_told, _LACKS, ("statements",), "statements: {conflicts: none}"),
    Rule(authors.conflicts_stand_in_front),
    Rule(text.body_is_there, _LACKS, (), "sections: {case: ...}"),
    Rule(text.case_is_marked, _LACKS, (), "sections: {case: ...}"),
    Rule(text.sections_are_titled, _INCOMPLETE, (), "write a title behind the ###, or take the signs away"),
    Rule(text.sections_are_filled, _INCOMPLETE, (), "write something under the heading, or take it away"),
    Rule(text.paragraphs_are_filled),
    Rule(text.figures_are_labelled),
    Rule(text.figures_are_described, _LACKS, (), "figures: [{title: ..., caption: ..., ...}]"),
    Rule(text.graphics_are_there),
    Rule(text.graphics_have_text),
    Rule(text.alternatives_say_more, _LACKS, ("figures",), "figures: [{alt: what the picture shows, ...}]"),
    Rule(text.floats_are_cited, _LACKS, (), "write @fig: or @tbl: and the id where it belongs"),
    Rule(text.tables_are_ruled),
    Rule(text.tables_have_heads, _LACKS, ("tables",), "tables: [{header: [...], ...}]"),
    Rule(text.rows_are_even),
    Rule(text.table_notes_are_filled),
    Rule(text.pointers_lead_somewhere),
    Rule(text.links_are_safe),
    Rule(text.ethics_stand_together),
    Rule(text.consent_is_told, _LACKS, ("patients",), "consent: {from: patient, written: yes}"),
    Rule(text.approval_is_told, _LACKS, ("statements",), "statements: {ethics: ...}"),
    Rule(text.data_are_told_in_the_back),
    Rule(text.data_are_told, _LACKS, ("statements",), "statements: {data: ...}"),
    Rule(text.thanks_are_plain, _INCOMPLETE, ("statements", "acknowledgements"), "take the ** away"),
    Rule(references.references_are_listed),
    Rule(references.references_are_numbered),
    Rule(references.references_stand_in_order),
    Rule(references.references_are_cited, _LACKS, (), "cite it where the article itself is printed"),
    Rule(references.entries_are_filled),
    Rule(references.people_have_names),
    Rule(references.identifiers_are_bare),
    Rule(references.last_pages_are_whole),
    Rule(references.years_have_four_digits, _INCOMPLETE, (), "give the entry of the bibliography its year in four digits"),
    Rule(references.titles_fit_types),
    Rule(references.versions_are_marked),
    Rule(references.links_have_words),
    Rule(references.entries_are_titled, _LACKS, (), "give the entry of the bibliography its title and year"),
    Rule(references.articles_have_sources, _LACKS, (), "give the entry of the bibliography its journal"),
    Rule(references.web_pages_are_dated, _LACKS, (), "urldate = {2024-03-14}"),
    Rule(whole.floats_are_whole),
    Rule(whole.texts_are_whole),
    Rule(whole.citations_are_whole),
)
"""Every rule: first what metadata say, then authors, text, references, and last whether all of the document is there."""


def inspect_jats(data: bytes, document: Document, files: Collection[str]) -> list[Problem]:
    """The problems of an article as XML, each once; `files` are the names of the files of its figures."""
    article = read_article(data, document, files)
    if article is None:
        return [fault("jats-fault", "the article is not well-formed XML")]
    found = [fault(rule.code, message, path=rule.path, hint=rule.hint) for rule in RULES for message in rule.check(article)]
    return list(dict.fromkeys(found))
