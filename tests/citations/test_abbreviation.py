"""Journal titles: the abbreviated one where the style prints it and the source gives it, the full one elsewhere, none made up."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.document.short import read

from casereport.citations import STYLES, format_reference
from casereport.citations.abbreviation import ABBREVIATING, abbreviated, check_abbreviations, is_full_title
from casereport.citations.catalogue import LIST, short_title
from casereport.problems import Place
from casereport.references import Date, Name, Reference, read_references
from casereport.tools.references import export_references, list_references
from casereport.tree import Text, plain

DATA = Path(__file__).parent.parent / "data" / "citations"
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


UNKNOWN = replace(WORK, key="u", container="Journal of Unheard Medicine")


@pytest.mark.parametrize("style", STYLES)
def test_full_titles_are_told_once_where_the_style_abbreviates(style: str) -> None:
    works = [WORK, replace(WORK, key="l"), with_short(SHORT), UNKNOWN, replace(UNKNOWN, key="v")]
    found = check_abbreviations(works, style)
    expected = [("journal-abbreviated", "info", WORK.place), ("journal-not-abbreviated", "info", WORK.place)] * (style in ABBREVIATING)
    assert [(p.code, p.severity, p.place) for p in found] == expected
    assert all("1 journal without an abbreviation is printed" in p.message for p in found)
    assert [p.message for p in found if p.code == "journal-not-abbreviated" and not p.message.endswith(": u, v")] == []


@pytest.mark.parametrize(
    ("work", "short"),
    [
        (WORK, SHORT),
        (with_short("NEJM"), "NEJM"),
        (with_short(FULL), SHORT),
        (UNKNOWN, ""),
        (replace(WORK, container="Lancet"), ""),
        (replace(WORK, container="The Lancet"), "Lancet"),
        (replace(WORK, type="book", container=""), ""),
        (replace(WORK, type="article-newspaper", container="The Times"), ""),
    ],
)
def test_the_catalogue_fills_what_the_bibliography_leaves_open(work: Reference, short: str) -> None:
    assert abbreviated(work).container_short == short


# Full titles as bibliographies give them, and the abbreviations of the NLM Catalog.
CATALOGUED = {
    "BMJ Case Reports": "BMJ Case Rep", "Journal of medical case reports": "J Med Case Rep", "Annals of the Rheumatic Diseases": "Ann Rheum Dis",
    "JAMA: The Journal of the American Medical Association": "JAMA", "Obstetrics &amp Gynecology": "", "Obstetrics & Gynecology": "Obstet Gynecol",
    "Proceedings of the National Academy of Sciences of the United States of America": "Proc Natl Acad Sci U S A",
    "Revista Española de Cardiología": "Rev Esp Cardiol", "Deutsche Medizinische Wochenschrift": "Dtsch Med Wochenschr",
    "JACC: Cardiovascular Interventions": "JACC Cardiovasc Interv", "PLoS Medicine": "PLoS Med", "The Lancet Infectious Diseases": "Lancet Infect Dis",
    "Chest": "", "Journal of Nothing at All": "", "": "", "The": "",
}  # fmt: skip


@pytest.mark.parametrize("title", CATALOGUED)
def test_abbreviations_of_the_catalogue(title: str) -> None:
    assert short_title(title) == CATALOGUED[title]


def test_most_journals_of_published_case_reports_are_in_the_catalogue() -> None:
    items = json.loads((DATA / "published.json").read_text(encoding="utf-8"))["items"]
    titles = {item["container-title"] for item in items if item["type"] == "article-journal" and is_full_title(item["container-title"])}
    assert len(titles) > 150
    assert len([title for title in titles if short_title(title)]) >= 0.94 * len(titles)


def test_the_list_is_the_one_that_its_record_tells_of() -> None:
    told = json.loads((LIST.parent / "journals.json").read_text(encoding="utf-8"))
    assert told["list"]["sha256"] == hashlib.sha256(LIST.read_bytes()).hexdigest()
    assert "MIT License" in (LIST.parent / told["licence_file"]).read_text(encoding="utf-8")


def test_an_export_shows_the_abbreviations_to_correct(tmp_path: Path) -> None:
    bibliography = f"@article{{k, author = {{Rossi, A}}, title = {{T}}, journal = {{{FULL}}}, year = 2020, volume = 1, pages = 2}}"
    case = read(tmp_path, "references: refs.bib\nsections: {case: 'Told [@k].'}\n", refs_bib=bibliography)
    assert case.references["k"].container_short == ""
    assert f"shortjournal = {{{SHORT}}}" in export_references(list_references(tmp_path), "bibtex")
    assert f"T. {SHORT}. 2020" in export_references(list_references(tmp_path), "text")


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
