"""Journal titles: the abbreviated one where the style prints it and the source gives it, the full one elsewhere, none made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casereport.citations import STYLES, format_reference
from casereport.citations.abbreviation import ABBREVIATING, check_abbreviations, is_full_title
from casereport.problems import Place
from casereport.references import Date, Name, Reference, read_references
from casereport.tree import Text, plain

FULL, SHORT = "New England Journal of Medicine", "N Engl J Med"
WORK = Reference(
    "k", "article-journal", (Name("Rossi", "Ada"),), title=(Text("T"),), container=FULL, issued=Date(2020), volume="1", pages="2-3",
    place=Place("r.bib", 7, 1),
)  # fmt: skip


def with_short(short: str) -> Reference:
    return replace(WORK, container_short=short)


@pytest.mark.parametrize("style", STYLES)
def test_each_style_prints_the_title_that_its_rule_asks_for(style: str) -> None:
    printed = plain(format_reference(with_short(SHORT), style))
    assert (SHORT in printed) is (style in ABBREVIATING)
    assert (FULL in printed) is (style not in ABBREVIATING)


@pytest.mark.parametrize("style", STYLES)
def test_no_abbreviation_is_made_up(style: str) -> None:
    assert FULL in plain(format_reference(WORK, style))


@pytest.mark.parametrize("style", STYLES)
def test_a_full_title_alone_is_told_where_the_style_abbreviates(style: str) -> None:
    found = check_abbreviations([WORK, with_short(SHORT)], style)
    expected = [("journal-not-abbreviated", "info", WORK.place)] * (style in ABBREVIATING)
    assert [(p.code, p.severity, p.place) for p in found] == expected


def test_only_apa_prints_full_titles() -> None:
    assert set(STYLES) - ABBREVIATING == {"apa"}
    assert check_abbreviations([WORK], "some-file.csl") == []


TITLES = {
    "Lancet": False, "Pediatrics": False, "Medicine (Baltimore)": False, "Oncology (Williston Park)": False, "N Engl J Med": False, "JAMA": False,
    "BMJ Case Rep": False, "J. Clin. Invest.": False, "Proc Natl Acad Sci U S A": False, "The Lancet": True, "Emerging Infectious Diseases": True,
    "Clinical Cardiology": True, "Annals of Surgery": True, "Gut & Liver": True, "Deutsche Zeitschrift für Chirurgie": True, "": False,
}  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_full_titles(title: str) -> None:
    assert is_full_title(title) is TITLES[title]


XML = "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal>{}</Journal></Article>{}</MedlineCitation></PubmedArticle></PubmedArticleSet>"
ENDNOTE = (
    '<xml><records><record><ref-type name="Journal Article">17</ref-type><titles><title>T</title>{}</titles>{}</record></records></xml>'
)
READ = {
    "NBIB, JT and TA": ("r.nbib", f"PMID- 1\nTI  - T\nJT  - {FULL}\nTA  - {SHORT}\n"),
    "PubMed XML, MedlineTA": (
        "r.xml",
        XML.format(f"<Title>{FULL}</Title>", f"<MedlineJournalInfo><MedlineTA>{SHORT}</MedlineTA></MedlineJournalInfo>"),
    ),
    "PubMed XML, ISOAbbreviation": ("r.xml", XML.format(f"<Title>{FULL}</Title><ISOAbbreviation>{SHORT}</ISOAbbreviation>", "")),
    "RIS, T2 and J2": ("r.ris", f"TY  - JOUR\nT2  - {FULL}\nJ2  - {SHORT}\nER  - \n"),
    "RIS, JF and JA": ("r.ris", f"TY  - JOUR\nJF  - {FULL}\nJA  - {SHORT}\nER  - \n"),
    "RIS, JF and JO": ("r.ris", f"TY  - JOUR\nJF  - {FULL}\nJO  - {SHORT}\nER  - \n"),
    "RIS, T2 short and JF full": ("r.ris", f"TY  - JOUR\nT2  - {SHORT}\nJF  - {FULL}\nER  - \n"),
    "RIS, JO full and J2": ("r.ris", f"TY  - JOUR\nJO  - {FULL}\nJ2  - {SHORT}\nER  - \n"),
    "BibTeX, shortjournal": ("r.bib", f"@article{{k, journal = {{{FULL}}}, shortjournal = {{{SHORT}}}}}"),
    "BibTeX, journalabbr": ("r.bib", f"@article{{k, journaltitle = {{{FULL}}}, journalabbr = {{{SHORT}}}}}"),
    "CSL, container-title-short": (
        "r.json",
        f'[{{"id": "k", "type": "article-journal", "container-title": "{FULL}", "container-title-short": "{SHORT}"}}]',
    ),
    "CSL, journalAbbreviation": (
        "r.json",
        f'[{{"id": "k", "type": "article-journal", "container-title": "{FULL}", "journalAbbreviation": "{SHORT}"}}]',
    ),
    "CSL-YAML": ("r.yaml", f"references:\n- id: k\n  type: article-journal\n  container-title: {FULL}\n  container-title-short: {SHORT}\n"),
    "EndNote XML, alt-title": (
        "r.xml",
        ENDNOTE.format(f"<secondary-title>{FULL}</secondary-title><alt-title>{SHORT}</alt-title>", ""),
    ),
    "EndNote XML, abbr-1": (
        "r.xml",
        ENDNOTE.format("", f"<periodical><full-title>{FULL}</full-title><abbr-1>{SHORT}</abbr-1></periodical>"),
    ),
    "EndNote tagged, %O": ("r.enw", f"%0 Journal Article\n%T T\n%J {FULL}\n%O {SHORT}\n"),
}


@pytest.mark.parametrize("case", READ)
def test_every_reader_has_both_titles(case: str) -> None:
    file, text = READ[case]
    (reference,) = read_references(text.encode(), file)[0].values()
    assert (reference.container, reference.container_short) == (FULL, SHORT)


ALONE = {
    "NBIB": ("r.nbib", f"PMID- 1\nTI  - T\nTA  - {SHORT}\n"),
    "PubMed XML": ("r.xml", XML.format(f"<ISOAbbreviation>{SHORT}</ISOAbbreviation>", "")),
    "RIS": ("r.ris", f"TY  - JOUR\nJA  - {SHORT}\nER  - \n"),
    "BibTeX": ("r.bib", f"@article{{k, shortjournal = {{{SHORT}}}}}"),
    "CSL": ("r.json", f'[{{"id": "k", "type": "article-journal", "container-title-short": "{SHORT}"}}]'),
    "EndNote XML": ("r.xml", ENDNOTE.format(f"<alt-title>{SHORT}</alt-title>", "")),
    "EndNote tagged": ("r.enw", f"%0 Journal Article\n%T T\n%O {SHORT}\n"),
}


@pytest.mark.parametrize("case", ALONE)
def test_an_abbreviation_alone_is_the_journal_in_every_style(case: str) -> None:
    file, text = ALONE[case]
    (reference,) = read_references(text.encode(), file)[0].values()
    assert reference.container == SHORT
    work = replace(WORK, container=reference.container, container_short=reference.container_short)
    assert [style for style in STYLES if SHORT not in plain(format_reference(work, style))] == []
    assert all(check_abbreviations([reference], style) == [] for style in STYLES)
