"""The samples in every journal: complete, in reading order, valid, the same bytes everywhere; and true to what was published."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page as validation
import pikepdf
import pypdfium2
import pytest
from tests.builds import LAYOUTS, LOOKS, OF_PAGES, RECORDS, ROOT, SAMPLES, Made, Make
from tests.floats import stands
from tests.headings import of_page, of_pages
from tests.pages import fills

from casereport.journal import fonts
from casereport.references import read_references
from casereport.tree import Cite, CiteLink, Document, Figure, Link, Section, Table, Xref, plain, walk

JOURNALS = LOOKS
PAIRS = [(name, journal) for name in RECORDS if name != "full" for journal in JOURNALS]


@pytest.fixture(params=PAIRS, ids=["-".join(pair) for pair in PAIRS])
def made(request: pytest.FixtureRequest, make: Make) -> Made:
    """Each sample in each journal."""
    return make(*request.param)


@pytest.fixture(params=JOURNALS)
def breakthrough(request: pytest.FixtureRequest, make: Make) -> Made:
    """The two adolescents, in each journal."""
    return make("misc-breakthrough", request.param)


@pytest.fixture(params=JOURNALS)
def seed(request: pytest.FixtureRequest, make: Make) -> Made:
    """The seed, in each journal."""
    return make("misc-anakinra", request.param)


# --- every sample ---------------------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """The text without spaces, hyphens and what line breaking leaves, in one case and normal form."""
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return re.sub(r"[\s\u00ad\u200b\u2060\ufffe\ufffd\u0002\u2010\u2011-]", "", unicodedata.normalize("NFKC", straight)).casefold()


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return squeezed("".join(page.get_textpage().get_text_range() for page in document))


def in_order(parts: list[str], text: str) -> list[str]:
    """The parts that do not follow one another in the text."""
    position, lost = 0, []
    for part in parts:
        found = text.find(squeezed(part), position)
        if found < 0:
            lost.append(part)
        else:
            position = found + len(squeezed(part))
    return lost


def headings(document: Document) -> list[str]:
    sections = [node for node in walk((document.body, document.back)) if isinstance(node, Section)]
    return [f"{section.number}{plain(section.title)}" for section in sections]


def reference_texts(document: Document) -> list[str]:
    return [plain(reference.children) for reference in document.references]


def test_nothing_is_wrong_with_the_pages(made: Made) -> None:
    """Problems of a sample are what its source leaves open, never what the tool made of it."""
    codes = {problem.code for problem in made.problems}
    assert not codes & OF_PAGES
    assert all(problem.severity in ("warning", "info") for problem in made.problems)


def test_the_pdf_holds_everything_in_reading_order(made: Made) -> None:
    text, front = pdf_text(made.pdf), made.document.front
    assert squeezed(front.title_text) in text
    assert [author.name for author in front.authors if squeezed(author.name) not in text] == []
    assert [part.label for part in front.abstract if squeezed(plain(part.children)) not in text] == []
    assert in_order([front.title_text, *(plain(part.children) for part in front.abstract)], text) == []
    assert in_order(headings(made.document), text) == []
    assert in_order(([made.document.references_title] if made.document.references else []) + reference_texts(made.document), text) == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on this machine")
def test_pdftotext_finds_the_same(made: Made, tmp_path: Path) -> None:
    """What a reader copies out of the pages: title, authors, headings, references."""
    (tmp_path / "case.pdf").write_bytes(made.pdf)
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", "case.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    text = squeezed(done.stdout.decode())
    assert squeezed(made.document.front.title_text) in text
    assert [author.name for author in made.document.front.authors if squeezed(author.name) not in text] == []
    assert in_order(headings(made.document), text) == []
    assert in_order(reference_texts(made.document), text) == []


def test_only_shipped_fonts_are_used_and_all_are_embedded(made: Made) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        found = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"]
        names = {str(item["/FontName"]).lstrip("/") for item in found}
        assert found
        assert all("/FontFile2" in item or "/FontFile3" in item for item in found)
    assert all(re.fullmatch(rf"[A-Z]{{6}}\+(?:{'|'.join(fonts.families())})(?:-.*)?", name) for name in names), names


def test_every_figure_of_the_pdf_carries_its_whole_text_alternative(made: Made) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        tags = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
        found = [str(tag["/Alt"]) for tag in tags]
    figures = [node for node in walk((made.document.body, made.document.back)) if isinstance(node, Figure)]
    assert sorted(found) == sorted(f"{figure.alt} {figure.notes}".strip() for figure in figures)
    assert all(figure.alt.endswith(".") and len(figure.alt) > 60 for figure in figures if figure.svg)


MARGINS = {"plain": (27, 27, 1), "frontiers": (22, 20, 2)}
"""Top and bottom margin of each journal's pages in mm, and their columns."""


def test_no_page_before_the_last_but_one_is_less_than_two_thirds_full(made: Made) -> None:
    top, bottom, columns = MARGINS[made.journal]
    assert min([1.0, *fills(made.pdf, top=top, bottom=bottom, columns=columns)[:-2]]) >= 2 / 3


@pytest.mark.parametrize("journal", JOURNALS)
def test_the_record_with_every_field_fills_its_pages(journal: str, make: Make) -> None:
    top, bottom, columns = MARGINS[journal]
    first = 15 if journal == "frontiers" else top
    assert min(fills(make("full", journal).pdf, top=top, bottom=bottom, columns=columns, first=first)[:-2]) >= 2 / 3


def test_a_figure_or_table_stands_at_most_a_page_from_its_first_mention(made: Made) -> None:
    found = stands(made.pdf, made.document)
    assert [one for one in found if abs(one.distance) > 1] == []
    assert [one for one in found if one.is_behind] == []


@pytest.mark.parametrize("journal", JOURNALS)
def test_so_do_all_of_the_record_with_every_field(journal: str, make: Make) -> None:
    """Five are called at once on its first page: where two pages have no room for all, the others follow on the next, with no page between."""
    made = make("full", journal)
    found = stands(made.pdf, made.document)
    assert len(found) >= 8
    called = {one: {other.page for other in found if other.mention <= one.mention} for one in found}
    assert [one for one in found if one.is_behind or not set(range(one.mention + 1, one.page)) <= called[one]] == []
    assert len([one for one in found if abs(one.distance) > 1]) <= (3 if journal == "frontiers" else 0)


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("record", sorted(RECORDS | LAYOUTS))
def test_the_last_page_is_more_than_a_few_lines(record: str, journal: str, make: Make) -> None:
    top, bottom, columns = MARGINS[journal]
    found = fills(make(record, journal).pdf, top=top, bottom=bottom, columns=columns)
    assert len(found) == 1 or found[-1] > 0.18


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_so_they_do_where_they_are_hard_to_place_and_pages_are_full(layout: str, journal: str, make: Make) -> None:
    made = make(layout, journal)
    found = stands(made.pdf, made.document)
    assert len(found) >= 2
    assert [one for one in found if abs(one.distance) > 1 or one.is_behind] == []
    top, bottom, columns = MARGINS[journal]
    assert min(fills(made.pdf, top=top, bottom=bottom, columns=columns)[:-2]) >= 2 / 3


def test_the_pdf_is_accessible(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "case.pdf"
    path.write_bytes(made.pdf)
    result = validation.validate_pdf(str(path), profile=validation.ValidationProfile.PDF_UA_1)
    assert result.is_compliant, result.failures


@pytest.mark.parametrize(("sample", "journal"), PAIRS)
def test_sections_stand_in_the_same_order_on_paper_and_on_screen(make: Make, sample: str, journal: str) -> None:
    made = make(sample, journal)
    kept = ["Record of the case"] if made.document.supplement else []
    assert [*of_pages(made.pdf), *kept] == of_page(made.html)[: len(of_pages(made.pdf)) + len(kept)]
    assert len(of_pages(made.pdf)) > 1


@dataclass
class Page(HTMLParser):
    """A web page by its elements: tags, ids, and the links inside each list item of a reference."""

    tags: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    backlinks: dict[str, list[str]] = field(default_factory=dict)
    reference: str = ""
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.ids += [attributes["id"]] if "id" in attributes else []
        if tag == "li" and attributes.get("id", "").startswith("ref-"):
            self.reference = attributes["id"]
        target = attributes.get("href", "")
        if target.startswith("#"):
            self.targets.append(target[1:])
            if self.reference:
                self.backlinks.setdefault(self.reference, []).append(target[1:])

    def handle_endtag(self, tag: str) -> None:
        self.reference = "" if tag == "li" else self.reference

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read_page(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


def test_the_page_is_inert_and_has_its_landmarks(made: Made) -> None:
    page = read_page(made.html)
    assert not {"iframe", "object", "embed", "form"} & set(page.tags)
    assert page.tags.count("script") == made.html.count('<script type="application/ld+json">') == 1  # data, which no browser runs
    assert [page.tags.count(tag) for tag in ("main", "h1", "nav")] == [1, 1, 1]
    assert page.tags[: page.tags.index("body")].count("title") == 1
    assert '<html lang="en"' in made.html
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)


def test_the_page_holds_everything(made: Made) -> None:
    text, front = squeezed("".join(read_page(made.html).words)), made.document.front
    parts = [front.title_text, *(author.name for author in front.authors), *front.keywords, *headings(made.document)]
    assert [part for part in parts + reference_texts(made.document) if squeezed(part) not in text] == []


def test_each_reference_is_linked_both_ways(made: Made) -> None:
    page = read_page(made.html)
    linked = {*page.targets, *_within_ranges(made.document)}
    for reference in made.document.references:
        assert reference.id in linked
        assert page.backlinks[reference.id] == list(reference.cited_from)
        assert set(reference.cited_from) <= set(page.ids)


def _within_ranges(document: Document) -> Iterator[str]:
    """References between the ends of a range such as 3–5, which alone are linked."""
    for cite in (node for node in walk((document.front, document.body, document.back)) if isinstance(node, Cite)):
        for one, dash in pairwise(cite.parts):
            if isinstance(one, CiteLink) and plain(dash) == "–":
                last = cite.parts[cite.parts.index(dash) + 1]
                yield from (f"ref-{number}" for number in range(int(one.text) + 1, int(plain(last))))


# --- the two adolescents of Emerg Infect Dis 2022;28(7):1456-9, table 1 ---------------------------------------------

# P1 hospital days 1 to 6 | P2 earlier stay days 1, 4 | P2 stay for MIS-C days 1, 3, 5, 7, 9; d and u are the printed arrows
PUBLISHED = """
Leukocytes, ×10⁹/L | d3.6 d4.1 d2.3 d2.6 d3.1 d2.7 11.9 NA 7.8 5.8 d2.9 5.4 9.0
Haemoglobin, g/dL | 12.5 13.1 12.4 12.2 12.4 d10.5 13.5 NA 13.8 d10.8 d10.4 d10.3 d10.5
Platelets, ×10⁹/L | d98 d109 188 237 321 362 290 NA 373 265 NA 305 331
Absolute neutrophil count, ×10⁹/L | 2.4 3.3 d1 d0.9 d1 d0.6 NA NA d1.4 1.8 2.0 3.6 4.7
Absolute lymphocyte count, ×10⁹/L | 1 d0.6 1.1 1.3 1.7 1.8 NA NA 5.8 2.3 d0.6 1.2 2.8
Erythrocyte sedimentation rate, mm/h | NA 6 7 u23 u24 u25 u18 NA u22 u96 NA NA NA
Sodium, mmol/L | d130 d136 d134 d133 d132 137 d135 NA d136 137 d127 d136 139
Creatinine, mg/dL | u1.2 u1.0 u0.9 0.7 u0.8 0.6 0.7 NA u1.0 u2.2 u3.9 u2.3 u1.3
Aspartate aminotransferase, U/L | u165 u207 u131 u114 u200 u164 u297 u164 u102 u169 u53 28 33
Alanine aminotransferase, U/L | u221 u243 u196 u167 u195 u162 u249 u269 u188 u177 u123 u57 45
Gamma-glutamyltransferase, U/L | u126 u137 u129 u128 u136 NA NA NA u342 u209 NA NA NA
Lactate dehydrogenase, U/L | u1,484 NA u1,155 u928 u863 NA u1,313 NA u982 NA NA NA NA
C-reactive protein, mg/L | u135 u86 u64 u36 u19 u11 u23 NA u17 u47 u56 u19 10
Ferritin, ng/mL | u750 NA u576 u626 u754 u578 u593 NA ? ? ? ? ?
"""


def _published(missing: str) -> list[list[str]]:
    rows = []
    for line in PUBLISHED.strip().splitlines():
        name, cells = line.split(" | ")
        analyte, unit = name.rsplit(", ", 1)
        signs = {"d": "↓", "u": "↑"}
        values = [cell[1:] + signs[cell[0]] if cell[0] in signs else {"NA": missing, "?": "n.t."}.get(cell, cell) for cell in cells.split()]
        rows.append([analyte, unit, *values])
    return rows


def _rows(table: Table) -> list[list[str]]:
    return [
        [re.sub(r"[\s\u2060]", "", plain(cell.children)) if index else plain(cell.children) for index, cell in enumerate(row)]
        for row in table.rows
    ]


def test_every_published_value_is_printed_as_published(breakthrough: Made) -> None:
    table = next(node for node in walk(breakthrough.document.body) if isinstance(node, Table) and node.id == "tbl-labs")
    expected = _published({"plain": "NA", "frontiers": "–"}[breakthrough.journal])
    assert len(expected) == 14
    assert all(len(row) == 15 for row in expected)
    assert _rows(table) == expected
    text = pdf_text(breakthrough.pdf)
    assert [row[0] for row in expected if squeezed("".join(row)) not in text] == []
    heads = [[(plain(cell.children), cell.span) for cell in row if cell.children] for row in table.head]
    assert heads[:2] == [
        [("Patient 1", 6), ("Patient 2", 7)],
        [("Hospital day", 6), ("Earlier stay, before MIS-C, day", 2), ("Stay for MIS-C, day", 5)],
    ]
    assert [text for text, _ in heads[2]] == ["Analyte", "Unit", *"123456", "1", "4", "1", "3", "5", "7", "9"]


def test_no_range_is_invented_for_published_marks(breakthrough: Made) -> None:
    table = next(node for node in walk(breakthrough.document.body) if isinstance(node, Table) and node.id == "tbl-labs")
    assert "Reference" not in [plain(cell.children) for cell in table.head[-1]]
    assert any("as marked in the source" in plain(note) for note in table.notes)


# --- the seed: Della Paolera et al., Front Pediatr 2021;8:624248 ------------------------------------------------------

AUTHORS = (
    "Sara Della Paolera", "Erica Valencic", "Elisa Piscianz", "Valentina Moressa", "Alberto Tommasini", "Raffaella Sagredini",
    "Valentina Kiren", "Manola Comar", "Andrea Taddio",
)  # fmt: skip
KEYWORDS = ("COVID-19", "IL-1", "Kawasaki", "MISC-C", "PIMS-TS", "SARS-CoV-2", "anakinra")
REFERENCES = {
    "10.1542/peds.2020-0702": "Epidemiology of COVID-19 among children in China",
    "10.1056/NEJMc2005073": "SARS-CoV-2 infection in children",
    "10.1542/peds.2020-1711": "SARS-CoV-2-Induced Kawasaki-like hyperinflammatory syndrome: a novel covid phenotype in children",
    "10.1016/S0140-6736(20)31103-X": "An outbreak of severe Kawasaki-like disease at the Italian epicentre of the SARS-CoV-2 epidemic: an observational cohort study",
    "10.1016/S0140-6736(20)31094-1": "Hyperinflammatory shock in children during COVID-19 pandemic",
}
NAMES_WITH_DIGITS = r"COVID-19|SARS-CoV-2|IL-1|Patient [12]"


def test_the_seed_keeps_its_front_matter_and_references(seed: Made) -> None:
    front = seed.document.front
    assert front.title_text == "Case Report: Use of Anakinra in Multisystem Inflammatory Syndrome During COVID-19 Pandemic"
    assert tuple(author.name for author in front.authors) == AUTHORS
    assert [author.name for author in front.authors if "*" in author.marks] == ["Alberto Tommasini"]
    assert front.keywords == KEYWORDS
    dois = [link.text for reference in seed.document.references for link in walk(reference.children) if isinstance(link, Link)]
    assert dois == list(REFERENCES)
    for reference, title in zip(seed.document.references, REFERENCES.values(), strict=True):
        assert squeezed(title) in squeezed(plain(reference.children))


def test_the_seed_has_no_number_that_its_abstract_does_not_carry(seed: Made) -> None:
    """Ages, doses, days and values of the two patients are not known: outside the figure, which says that it is illustrative, none is told."""
    document = seed.document
    told = [*document.front.abstract, *_without(document.body), *_without(document.back), *document.notices]
    texts = [re.sub(NAMES_WITH_DIGITS, "", text) for node in told for text in _texts(node)]
    assert texts
    assert [text for text in texts if re.search(r"\d", text)] == []


def _without(sections: tuple[Section, ...]) -> list[object]:
    """The blocks of sections, subsections opened, figures left out."""
    blocks: list[object] = []
    for section in sections:
        blocks += [section.title]
        for block in section.blocks:
            blocks += _without((block,)) if isinstance(block, Section) else [] if isinstance(block, Figure) else [block]
    return blocks


def _texts(node: object) -> list[str]:
    """The texts of a node but for citations and cross-references."""
    if isinstance(node, tuple):
        return [text for item in node for text in _texts(item)]
    if isinstance(node, Cite | Xref):
        return []
    if hasattr(node, "text") and isinstance(node.text, str):
        return [node.text]
    return [text for name in getattr(node, "__dataclass_fields__", {}) for text in _texts(getattr(node, name))]


def test_the_guard_sees_a_number() -> None:
    assert _texts(Section("s", "", (), 1, (Figure("f", "", (), "", "", 1, 1),))) == []
    assert re.search(r"\d", re.sub(NAMES_WITH_DIGITS, "", "COVID-19 in a child of 7 years"))


def test_the_seeds_figure_is_told_to_be_illustrative(seed: Made) -> None:
    figure = next(node for node in walk(seed.document.body) if isinstance(node, Figure))
    caption = plain(figure.caption)
    assert "Illustrative values: none was measured in a patient." in caption
    assert [letters for letters in ("(A, B)", "(C, D)", "(E, F)") if letters not in caption] == []
    letters = [letter for letter in "ABCDEFG" if re.search(rf">{letter}<", figure.svg)]
    assert letters == list("ABCDEF")
    assert [lane for lane in ("GC", "IVIG", "Anakinra") if not re.search(rf">{lane}<", figure.svg)] == []
    assert figure.data is not None
    assert len({plain(row[1].children) for row in figure.data.rows}) == 6  # three analytes, three treatments
    assert squeezed("Illustrative values") in pdf_text(seed.pdf)
    assert not any(isinstance(node, Table) and node is not figure.data for node in walk(seed.document.body))


def test_a_sample_of_a_published_report_is_a_draft_that_says_so(made: Made) -> None:
    words = {"minimal": "Synthetic case: no real patient"}.get(made.sample, "Draft, not for publication")
    assert made.document.banner == words
    pages = pypdfium2.PdfDocument(made.pdf)
    assert all(squeezed(words) in squeezed(page.get_textpage().get_text_range()) for page in pages)


# --- the same bytes everywhere ------------------------------------------------------------------------------------------

BUILD = """
import sys
from casereport.cli import main
sys.argv = ["casereport", "build", *sys.argv[1:]]
status = main()
print("status", status)
print("loaded", *sorted({name.split(".")[0] for name in sys.modules}))
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A sample with figures built by the command in a process of its own, far away: the folder of its outputs, and what the process said."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(SAMPLES / "misc-anakinra", folder / "misc-anakinra")
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}
    environment["PYTHONPATH"] = str(ROOT / "src")
    command = [sys.executable, "-c", BUILD, "misc-anakinra", "--journal", "frontiers", "--to", "pdf,html", "-o", "out"]
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    said = dict(line.split(" ", 1) for line in done.stdout.splitlines() if line.startswith(("status ", "loaded ")))
    return folder / "out" / "misc-anakinra", said


def test_another_folder_time_zone_locale_and_hash_seed_give_the_same_bytes(make: Make, elsewhere: tuple[Path, dict[str, str]]) -> None:
    made, (out, _) = make("misc-anakinra", "frontiers"), elsewhere
    assert "cr-figure" in made.html
    assert (out / f"{made.sample}.html").read_text(encoding="utf-8") == made.html
    assert (out / f"{made.sample}.pdf").read_bytes() == made.pdf


def test_a_build_of_a_record_with_figures_imports_no_matplotlib(elsewhere: tuple[Path, dict[str, str]]) -> None:
    _, said = elsewhere
    loaded = set(said["loaded"].split())
    assert said["status"] == "0"
    assert {"weasyprint", "casereport"} <= loaded
    assert not loaded & {"matplotlib", "numpy", "pandas"}


def test_bibliographies_of_the_samples_are_read_without_a_problem() -> None:
    for file in sorted(SAMPLES.glob("*/*.bib")):
        found, problems = read_references(file.read_bytes(), file.name)
        assert found
        assert problems == []
