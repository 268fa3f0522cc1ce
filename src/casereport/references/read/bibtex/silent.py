"""Fields of BibTeX files that no list of references prints: the reader's own, those of programs, and those that only steer BibTeX."""

from __future__ import annotations

import re

_NAMES = """
    bibdate acknowledgement isbn-13 issn-l journal-url price classification journalabr
    abstract abstractnote annotation annote comment comments keywords keyword tags file files pdf pdfurl fulltext localfile attachments
    review reviews key label shorthand shorttitle shortauthor shorteditor shortseries indextitle indexsorttitle sortkey sortname sorttitle
    sortyear sortshorthand presort options ids execute entryset entrysubtype crossref xref xdata related relatedtype relatedoptions
    relatedstring gender usera userb userc userd usere userf verba verbb verbc lista listb listc listd liste listf nameaddon authortype
    editortype editoratype editorbtype editorctype bookpagination pagination langidopts eprintclass primaryclass eprinttype archiveprefix
    archive archivelocation shelfmark library call-number callnumber lccn lc oclc owner timestamp added-at dateadded datemodified date-added
    date-modified creationdate modificationdate modified created interhash intrahash biburl bibsource bibcode adsurl adsnote adsbibcode
    coden affiliation affiliations correspondence_address correspondence_address1 author_keywords document_type source cited_by references
    funding funding_details funding_text funding-acknowledgement funding-text keywords-plus research-areas unique-id
    web-of-science-categories times-cited doc-delivery-number number-of-cited-references da researcherid-numbers orcid-numbers orcid oa
    early-access-date web-of-science-index esi-highly-cited-paper esi-hot-paper sponsors index_keywords chemicals_cas tradenames
    manufacturers molecular_seqnumb citation-subset mrclass mrnumber mrreviewer mrauthor zblnumber zbmath fjournal sjournal acmid issue_date
    doi_url isreferencedbycount referencescount rating ranking read readstatus priority relevance groups printed qualityassured search
    username project category categories topic subject subjects status_reading cited citedby citations score impact impactfactor image
    thumbnail preview cover series_url code_url website_code slides video poster bibtex_show selected abbr html blog supp dimensions
    altmetric google_scholar_id inspire_id award award_name additional_info preview_image arxiv_comment day_added citeulike-article-id
    posted-at local-url remote-url rss webpage bibtexkey refid ref_id publication_type pubtype pub_type copyright rights license licence
    date_added medline-pst nlm pst pii s2id corpusid citationcount collaboration_note reportnumber_note slaccitation archivedate
    month_numeric size hash urltype doi-note publist sortdate bdsk groupsearch markedentry __markedentry evastatus entrytype nourl isprinted
    isread opt reviewer eventdate_note keyword_note urlstatus url_status alturl oldurl xlink lastname firstname refd article_type
    articletype nationality yearfiled dayfiled monthfiled assignee_note language_note translator_note publication-type publication_status
    research_areas web_of_science_categories contributor_note url2 urls internal-note internal_note mynote mynotes my-note private quote
    quotes summary
"""
_SILENT = frozenset(_NAMES.split())
_PREFIXES = re.compile(
    r"(?:bdsk|mendeley|citeulike|jabref|zotero|x|opt|gs|esi|usage-count|__|bibtex|papers|refworks|tex|alert|ads|custom|user|rg|cites|wos|scopus)[-_]"
    r"|bdsk|__|opt[a-z]+$|alias\b",
)


def is_silent(name: str) -> bool:
    """Whether a field (its name in small letters) is of no list of references, whatever it holds."""
    return name in _SILENT or bool(_PREFIXES.match(name))
