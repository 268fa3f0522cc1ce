"""What the journals print of works that few lists have: not yet in print, patents, translations, volumes with titles, other languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.citations.test_oracle import marked

from casereport.citations import STYLES, CitationList, Cited, format_reference
from casereport.references import Date, Name, Reference
from casereport.tree import Emph, Text, plain

ROSSI, VERDI = Name("Rossi", "Ada"), Name("Verdi", "Carlo")


def work(kind: str, title: str = "A case", **fields: Any) -> Reference:
    return Reference("k", kind, **({"authors": (ROSSI,), "title": (Text(title),)} | fields))


def printed(reference: Reference, style: str) -> str:
    return plain(format_reference(reference, style))


# --- not in print yet -------------------------------------------------------------------------------------------

ARTICLE: dict[str, Any] = {"container": "J Ex", "doi": "10.1000/a"}
AHEAD = {
    "nlm": "Rossi A. A case. J Ex. 2022 Oct 7. doi:10.1000/a [Epub ahead of print]",
    "ama": "Rossi A. A case. J Ex. Published online October 7, 2022. doi:10.1000/a",
    "frontiers": "Rossi A. A case. J Ex. (2022) doi: 10.1000/a. [Epub ahead of print].",
    "bmj": "Rossi A. A case. J Ex. Published Online First: 7 October 2022. doi:10.1000/a",
    "bmc": "Rossi A. A case. J Ex. 2022. https://doi.org/10.1000/a.",
    "elsevier-vancouver": "Rossi A. A case. J Ex 2022. https://doi.org/10.1000/a.",
    "nature": "Rossi, A. A case. J Ex https://doi.org/10.1000/a (2022).",
    "apa": "Rossi, A. (2022). A case. J Ex. Advance online publication. https://doi.org/10.1000/a",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("status", ["Epub ahead of print", "epub", "ahead of print", "Advance online publication", "Online ahead of print"])
def test_a_work_ahead_of_print_has_its_date_and_doi_in_every_style(style: str, status: str) -> None:
    assert printed(work("article-journal", issued=Date(2022, 10, 7), status=status, **ARTICLE), style) == AHEAD[style]


@pytest.mark.parametrize("style", STYLES)
def test_a_work_that_has_come_out_since_says_nothing_of_it(style: str) -> None:
    fields: dict[str, Any] = {"issued": Date(2022, 10, 7), "volume": "3", "pages": "4-5", **ARTICLE}
    for status in ("Epub ahead of print", "in press", "accepted"):
        assert printed(work("article-journal", status=status, **fields), style) == printed(work("article-journal", **fields), style)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"issued": Date(2018, 11, 1), "pages": "1-7", "status": "Epub ahead of print"}, "J Ex. 2018 Nov 1:1–7. [Epub ahead of print]"),
        ({"issued": Date(2018, 11), "pages": "1-7"}, "J Ex. 2018 Nov:1–7."),
        ({"issued": Date(2018), "number": "e12"}, "J Ex. 2018:e12."),
        ({"issued": Date(2018, 11), "issue": "3", "pages": "1-7"}, "J Ex. 2018 Nov;(3):1–7."),
        ({"issued": Date(2018, 7, end=Date(2018, 9)), "volume": "9", "issue": "3", "pages": "417-9"}, "J Ex. 2018 Jul-Sep;9(3):417–9."),
        ({"issued": Date(2019, season=4), "volume": "13", "issue": "1", "pages": "5-9"}, "J Ex. 2019 Winter;13(1):5–9."),
        ({"status": "in press"}, "J Ex. Forthcoming."),
    ],
)
def test_nlm_of_articles_without_all_numbers(fields: dict[str, Any], expected: str) -> None:
    assert printed(work("article-journal", container="J Ex", **fields), "nlm") == f"Rossi A. A case. {expected}"


def test_apa_prints_in_press_in_the_place_of_the_year_and_sorts_it_last() -> None:
    waiting = work("article-journal", container="J Ex", issued=Date(2020), status="In press")
    assert printed(waiting, "apa") == "Rossi, A. (in press). A case. J Ex."
    out = Reference("out", "article-journal", (ROSSI,), title=(Text("B"),), container="J Ex", issued=Date(2024), volume="1")
    cited = CitationList("apa", [waiting, out])
    assert [one.key for one in cited.order] == ["out", "k"]
    assert plain(cited.cite([Cited("k")])) == "(Rossi, in press)"
    forthcoming = work("book", status="forthcoming", publisher="P")
    assert printed(forthcoming, "apa") == "Rossi, A. (forthcoming). A case. P."


# --- patents and reports ----------------------------------------------------------------------------------------

PATENT = {
    "nlm": "Rossi A. Inhaler [U.S. patent]. 5668842, 1997.",
    "elsevier-vancouver": "Rossi A. Inhaler. 5668842, 1997.",
    "apa": "Rossi, A. (1997). Inhaler (U.S. Patent No. 5668842).",
}


@pytest.mark.parametrize("style", STYLES)
def test_the_number_of_a_patent(style: str) -> None:
    entry = printed(work("patent", "Inhaler", genre="U.S. patent", number="5668842", issued=Date(1997)), style)
    assert entry == PATENT.get(style, entry)
    assert "5668842" in entry


def test_apa_calls_a_patent_a_patent() -> None:
    assert printed(work("patent", "Spacer", number="1640335", issued=Date(1927)), "apa") == "Rossi, A. (1927). Spacer (Patent No. 1640335)."


@pytest.mark.parametrize("number", ["80", "No. 80", "no 80", "Nr. 80", "Report No. 80", "number 80"])
def test_a_report_s_number_has_one_label(number: str) -> None:
    report = work("report", genre="report", number=number, publisher="P", issued=Date(2009))
    assert printed(report, "nlm").endswith("Report no.: 80.")
    assert "(Report No. 80)" in printed(report, "apa")


@pytest.mark.parametrize("number", ["Nordic 5", "NO-12", "Nova"])
def test_a_word_that_begins_like_a_label_is_a_part_of_the_number(number: str) -> None:
    assert number in printed(work("report", number=number, publisher="P", issued=Date(2009)), "nlm")


# --- books ------------------------------------------------------------------------------------------------------

BOOK: dict[str, Any] = {"publisher": "StatPearls Publishing", "publisher_place": "Treasure Island, FL", "issued": Date(2020)}


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (work("book", **BOOK), "Rossi A. A case. Treasure Island, FL: StatPearls Publishing (2020)."),
        (work("book", edition="2", **BOOK), "Rossi A. A case. 2nd ed. Treasure Island, FL: StatPearls Publishing (2020)."),
        (work("report", number="8", **BOOK), "Rossi A. A case. Treasure Island, FL: StatPearls Publishing (2020)."),
        (work("thesis", genre="dissertation", publisher="U", issued=Date(2020)), "Rossi A. A case. [dissertation]. U (2020)."),
        (
            work(
                "chapter", container="Ethik", editors=(VERDI,), publisher="Verlag", publisher_place="Wien", issued=Date(2016), pages="3-9"
            ),
            "Rossi A. A case. In: Verdi C, editor. Ethik. Wien: Verlag (2016). p. 3–9.",
        ),
        (work("chapter", "Why?", container="Ethik", publisher="V", issued=Date(2016)), "Rossi A. Why? Ethik. V (2016)."),
        (
            work("webpage", url="https://x.org/a", issued=Date(2019), accessed=Date(2019, 3, 6)),
            "Rossi A. A case. (2019). Available online at: https://x.org/a (accessed March 6, 2019).",
        ),
        (work("webpage", url="https://x.org/a"), "Rossi A. A case. Available online at: https://x.org/a."),
        (
            work("dataset", publisher="Zenodo", doi="10.1000/d", issued=Date(2019)),
            "Rossi A. A case. Zenodo. (2019) doi: 10.1000/d",
        ),
    ],
)
def test_frontiers_as_its_journals_print(reference: Reference, expected: str) -> None:
    assert printed(reference, "frontiers") == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (work("book", **BOOK), "Rossi A. A case. Treasure Island, FL: StatPearls Publishing, 2020."),
        (work("book", publisher="DoH", issued=Date(2000)), "Rossi A. A case. DoH, 2000."),
        (work("book", issued=Date(2000)), "Rossi A. A case. 2000."),
        (work("thesis", publisher="U", issued=Date(2000)), "Rossi A. A case. U, 2000."),
        (
            work("chapter", container="B", editors=(VERDI,), publisher="P", issued=Date(1998), pages="92-132"),
            "Rossi A. A case. In: Verdi C, ed. B. P, 1998:92–132.",
        ),
    ],
)
def test_bmj_has_a_comma_before_the_year_of_a_book(reference: Reference, expected: str) -> None:
    assert printed(reference, "bmj") == expected


@pytest.mark.parametrize(("month", "shown"), [(1, "Jan"), (4, "Apr"), (6, "June"), (7, "July"), (9, "Sept"), (12, "Dec")])
def test_bmc_shortens_months_as_its_style_does(month: int, shown: str) -> None:
    page = work("webpage", url="https://x.org", issued=Date(2018), accessed=Date(2018, month, 5))
    assert printed(page, "bmc").endswith(f"Accessed 5 {shown} 2018.")


TRANSLATED = {
    "nlm": "Rossi A. A case. Strachey J, translator. P; 1953.",
    "ama": "Rossi A. A Case. Strachey J, trans. P; 1953.",
    "frontiers": "Rossi A. A case. Strachey J, translator. P (1953).",
    "bmj": "Rossi A. A case. Strachey J, translator. P, 1953.",
    "bmc": "Rossi A. A case. Strachey J, translator. P; 1953.",
    "elsevier-vancouver": "Rossi A. A case. Strachey J, translator. P; 1953.",
    "nature": "Rossi, A. A Case (transl. Strachey, J.) (P, 1953).",
    "apa": "Rossi, A. (1953). A case (J. Strachey, Trans.). P. (Original work published 1899)",
}


@pytest.mark.parametrize("style", STYLES)
def test_translators_are_named(style: str) -> None:
    book = work("book", translators=(Name("Strachey", "James"),), publisher="P", issued=Date(1953), original_issued=Date(1899))
    assert printed(book, style) == TRANSLATED[style]


def test_apa_cites_a_translation_by_both_years() -> None:
    book = work("book", publisher="P", issued=Date(1953), original_issued=Date(1899))
    assert plain(CitationList("apa", [book]).cite([Cited("k")])) == "(Rossi, 1899/1953)"


VOLUME = {
    "nlm": "Handbook of liver. Vol. 3, The cells. P; 2019.",
    "ama": "Handbook of Liver. Vol 3, The cells. P; 2019.",
    "frontiers": "Handbook of liver. vol. 3, The cells. P (2019).",
    "bmj": "Handbook of liver. vol. 3, The cells. P, 2019.",
    "bmc": "Handbook of liver. vol. 3, The cells. P; 2019.",
    "elsevier-vancouver": "Handbook of liver. vol. 3, The cells. P; 2019.",
    "nature": "Handbook of Liver vol. 3, The cells (P, 2019).",
    "apa": "(2019). Handbook of liver: Vol. 3. The cells. P.",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_volume_s_own_title_is_printed(style: str) -> None:
    book = work("book", "Handbook of liver", volume="3", volume_title="The cells", publisher="P", issued=Date(2019))
    assert printed(book, style).endswith(VOLUME[style])


def test_a_volume_that_is_a_word_is_not_lost() -> None:
    book = work("book", "The art", volume="B", publisher="P", issued=Date(1984))
    assert printed(book, "apa") == "Rossi, A. (1984). The art: B. P."


def test_a_chapter_names_the_volume_of_its_book() -> None:
    chapter = work("chapter", container="Handbook", volume="3", publisher="P", issued=Date(2019), pages="4-5")
    assert printed(chapter, "nlm") == "Rossi A. A case. In: Handbook. Vol. 3. P; 2019. p. 4–5."


@pytest.mark.parametrize("style", ["nlm", "ama"])
def test_a_chapter_without_a_book_says_no_in(style: str) -> None:
    assert printed(work("chapter", publisher="P", issued=Date(2019)), style) == "Rossi A. A case. P; 2019."


def test_a_chapter_without_pages_is_called_by_its_number() -> None:
    chapter = work("chapter", container="Handbook", publisher="P", chapter_number="8", issued=Date(2019))
    assert printed(chapter, "ama") == "Rossi A. A case. In: Handbook. P; 2019:chap 8."
    assert printed(chapter, "apa") == "Rossi, A. (2019). A case. In Handbook (Chapter 8). P."
    assert printed(replace(chapter, chapter_number="1.2"), "ama").endswith("2019:1.2.")
    assert printed(replace(chapter, pages="3-9"), "ama").endswith("2019:3-9.")


def test_apa_names_an_editor_who_translated_once() -> None:
    book = work("book", editors=(VERDI,), translators=(VERDI,), publisher="P", issued=Date(2019))
    assert printed(book, "apa") == "Rossi, A. (2019). A case (C. Verdi, Ed. & Trans.). P."
    assert "Ed.; A. Rossi, Trans." in printed(replace(book, translators=(ROSSI,)), "apa")


def test_a_place_in_a_german_book_keeps_its_small_letters() -> None:
    book = work("book", publisher="P", publisher_place="Halle an der Saale", language="de", issued=Date(2019))
    assert printed(book, "elsevier-vancouver") == "Rossi A. A case. Halle an der Saale: P; 2019."


@pytest.mark.parametrize("style", ["nlm", "frontiers"])
def test_the_pages_of_a_whole_book(style: str) -> None:
    assert printed(work("book", publisher="P", issued=Date(2019), number_of_pages="250"), style).endswith(" 250 p.")


# --- languages and signs ----------------------------------------------------------------------------------------

TITLES = {
    "": ("Handbook of inner medicine", "Handbook of Inner Medicine"),
    "en-GB": ("Handbook of inner medicine", "Handbook of Inner Medicine"),
    "de": ("Lehrbuch der inneren Medizin", "Lehrbuch der inneren Medizin"),
    "fr": ("Précis de médecine interne", "Précis de médecine interne"),
    "la": ("De motu animalium", "De motu animalium"),
    "zh": ("Neike xue", "Neike xue"),
}


@pytest.mark.parametrize("language", TITLES)
def test_only_english_titles_get_english_capitals(language: str) -> None:
    typed, expected = TITLES[language]
    book = work("book", typed, language=language, publisher="P", issued=Date(2010))
    chapter = work("chapter", "Fever", container=typed, language=language, publisher="P", issued=Date(2010))
    assert f". {expected}. P; 2010." in printed(book, "ama")
    assert f"In: {expected}. P" in printed(chapter, "ama")
    assert f" {expected} (P, 2010)" in printed(book, "nature")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Sur l'histoire critique", "Sur l’histoire Critique"),
        ("The T'ung pao", "The T’ung Pao"),
        ("A patient's story", "A Patient’s Story"),
    ],
)
def test_what_follows_an_apostrophe_in_a_word_keeps_its_case(typed: str, expected: str) -> None:
    assert f". {expected}. P; 2010." in printed(work("book", typed, publisher="P", issued=Date(2010)), "ama")


def test_nlm_names_the_language_of_a_translated_title() -> None:
    fields: dict[str, Any] = {
        "container": "Dtsch Med Wochenschr",
        "issued": Date(2019, 1),
        "volume": "144",
        "pages": "12-15",
        "language": "de",
    }
    entry = printed(work("article-journal", "[A case of fever]", **fields), "nlm")
    assert entry == "Rossi A. [A case of fever]. Dtsch Med Wochenschr. 2019 Jan;144:12–5. German."
    assert "German" not in printed(work("article-journal", "Ein Fall", **fields), "nlm")
    assert printed(work("article-journal", "[A case]", **fields | {"language": "de, fr"}), "nlm").endswith("144:12–5. German, French.")


def test_the_stop_stands_inside_a_quotation_in_italics_too() -> None:
    book = work("book", 'Aristotle\'s "De Motu Animalium"', publisher="P", issued=Date(1978))
    assert marked(format_reference(book, "apa")) == "Rossi, A. (1978). <i>Aristotle’s “De Motu Animalium.”</i> P."
    inner = Reference("k", "book", (ROSSI,), title=(Text("On “"), Emph((Text("Candida"),)), Text("”")), publisher="P")
    assert "”." not in printed(inner, "apa")


@pytest.mark.parametrize("style", ["ama", "bmc"])
def test_a_genre_has_typographic_signs(style: str) -> None:
    assert "aster’s thesis" in printed(work("thesis", genre="master's thesis", publisher="U", issued=Date(2000)), style)


def test_apa_labels_what_was_not_published() -> None:
    assert printed(work("manuscript", issued=Date(2020)), "apa") == "Rossi, A. (2020). A case [Unpublished manuscript]."
    at_a_university = work("manuscript", issued=Date(2020), publisher="University of Trieste")
    assert printed(at_a_university, "apa") == "Rossi, A. (2020). A case [Unpublished manuscript]. University of Trieste."
    assert "[" not in printed(replace(at_a_university, url="https://example.org/a"), "apa")


NEWS = {
    "nlm": "Bloomberg.com. 2019 Mar 5",
    "ama": "Bloomberg.com. March 5, 2019",
    "frontiers": "Bloomberg.com. (2019)",
    "bmj": "Bloomberg.com 2019",
    "bmc": "Bloomberg.com. 2019",
    "elsevier-vancouver": "Bloomberg.com 2019",
    "nature": "Bloomberg.com (2019)",
    "apa": "Bloomberg.com.",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_stop_of_an_address_in_a_journal_s_name_is_no_sign_of_shortening(style: str) -> None:
    news = work("article-newspaper", container="Bloomberg.com", issued=Date(2019, 3, 5))
    assert NEWS[style] in printed(news, style)
    for kind in ("article-journal", "article-magazine"):
        assert "Fever.org" in printed(work(kind, container="Fever.org", issued=Date(2019), volume="3", pages="4"), style)


@pytest.mark.parametrize("style", ["nlm", "ama", "frontiers", "bmj", "bmc", "elsevier-vancouver"])
def test_the_stops_of_a_shortened_name_are_left_out(style: str) -> None:
    assert "J Am Fever, A Soc" in printed(work("article-journal", container="J. Am. Fever, A. Soc.", volume="3"), style)
    assert "JAFMed 3" in printed(work("article-journal", container="J.A.F.Med. 3", volume="3"), style)


# --- preprints, data, programs ----------------------------------------------------------------------------------

PREPRINT = {
    "nlm": "Rossi A. A case [Preprint]. medRxiv; 2020. doi:10.1101/2",
    "ama": "Rossi A. A case. medRxiv. Preprint posted online May 7, 2020. doi:10.1101/2",
    "frontiers": "Rossi A. A case. medRxiv [Preprint]. (2020) doi: 10.1101/2",
    "bmj": "Rossi A. A case. medRxiv [Preprint], 2020. doi:10.1101/2",
    "bmc": "Rossi A. A case. medRxiv [Preprint]. 2020. https://doi.org/10.1101/2.",
    "elsevier-vancouver": "Rossi A. A case. medRxiv [Preprint] 2020. https://doi.org/10.1101/2.",
    "nature": "Rossi, A. A case. Preprint at https://doi.org/10.1101/2 (2020).",
    "apa": "Rossi, A. (2020). A case [Preprint]. medRxiv. https://doi.org/10.1101/2",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_preprint_is_called_one_in_every_style(style: str) -> None:
    fields: dict[str, Any] = {"genre": "Preprint", "doi": "10.1101/2", "issued": Date(2020, 5, 7)}
    assert printed(work("article", publisher="medRxiv", **fields), style) == PREPRINT[style]
    assert "reprint" in printed(work("article", container="medRxiv", status="prepublished", **fields), style)
    assert "republished" not in printed(work("article", container="medRxiv", status="prepublished", **fields), style)


def test_ama_sets_a_number_in_an_archive_apart_from_the_date() -> None:
    fields: dict[str, Any] = {"publisher": "arXiv", "number": "arXiv:1706.03762", "issued": Date(2017, 6, 12)}
    preprint = work("article", genre="Preprint", url="https://arxiv.org/abs/1706.03762", **fields)
    posted = "Rossi A. A case. arXiv. Preprint posted online June 12, 2017. arXiv:1706.03762. https://arxiv.org/abs/1706.03762"
    assert printed(preprint, "ama") == posted
    assert printed(work("dataset", publisher="GEO", number="GSE1", issued=Date(2019)), "ama").endswith("Published online 2019. GSE1.")
    assert printed(work("article-journal", container="J Ex", number="e12", volume="3", issued=Date(2019)), "ama").endswith("2019;3:e12.")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", ["dataset", "software"])
def test_data_and_programs_name_their_archive(style: str, kind: str) -> None:
    assert "Zenodo" in printed(work(kind, publisher="Zenodo", doi="10.1000/d", issued=Date(2019)), style)


def test_ama_of_a_patent() -> None:
    patent = work("patent", "Inhaler", genre="US patent", number="5,668,842", issued=Date(1997, 9, 16))
    assert printed(patent, "ama") == "Rossi A. Inhaler. US patent 5,668,842. September 16, 1997."


@pytest.mark.parametrize("given", ["T. ten", "Jan ter", "A. do", "J. de", "Maria dos", "L. van der"])
def test_a_particle_behind_given_names_stays_a_word(given: str) -> None:
    particle = given.split(" ", 1)[1]
    assert printed(Reference("k", authors=(Name("Braak", given),), title=(Text("A"),)), "nlm").startswith(f"Braak {given[0]} {particle}.")


STANDARD = {
    "nlm": "Medical devices. ISO 13485:2016. Geneva: ISO; 2016.",
    "ama": "Medical devices. ISO. Published online 2016. ISO 13485:2016.",
    "frontiers": "Medical devices. ISO. (2016) ISO 13485:2016.",
    "bmj": "Medical devices. ISO 13485:2016. ISO, 2016.",
    "bmc": "Medical devices. ISO 13485:2016. ISO. 2016.",
    "elsevier-vancouver": "Medical devices. ISO 13485:2016. ISO 2016.",
    "nature": "Medical devices. ISO 13485:2016 (ISO, Geneva, 2016).",
    "apa": "Medical devices (No. ISO 13485:2016). (2016). ISO.",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_standard_has_its_number_in_every_style(style: str) -> None:
    fields: dict[str, Any] = {
        "authors": (),
        "number": "ISO 13485:2016",
        "publisher": "ISO",
        "publisher_place": "Geneva",
        "issued": Date(2016),
    }
    assert printed(work("standard", "Medical devices", **fields), style) == STANDARD[style]
    assert printed(work("standard", "ISO 13485:2016", **fields), style).count("13485") < 3


# --- what APA says of works, and what reports are called --------------------------------------------------------

APA: list[tuple[str, dict[str, Any], str]] = [
    ("article", {"genre": "Preprint", "number": "arXiv:1811.08340", "publisher": "arXiv"}, "A case (Preprint arXiv:1811.08340). arXiv."),
    ("report", {"genre": "Report No.", "number": "STAN-CS-80", "publisher": "U"}, "A case (Report No. STAN-CS-80). U."),
    ("book", {"number_of_volumes": "3", "publisher": "P"}, "A case (Vols. 1–3). P."),
    ("book", {"number_of_volumes": "3", "volume": "2", "publisher": "P"}, "A case (Vol. 2). P."),
    ("chapter", {"container": "Handbook", "volume": "3", "volume_title": "The liver"}, "A case. In Handbook: Vol. 3. The liver."),
    ("paper-conference", {"event": "Congress", "event_place": "Rome"}, "A case. Congress, Rome."),
    ("book", {"publisher": "P", "original_title": "Ein Fall", "original_issued": Date(1899)}, "A case. P. (Original work published 1899 as Ein Fall)"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fields", "expected"), APA)
def test_apa_prints_what_identifies_a_work(kind: str, fields: dict[str, Any], expected: str) -> None:
    assert printed(work(kind, issued=Date(2020), **fields), "apa") == f"Rossi, A. (2020). {expected}"


def test_a_report_has_its_label_once() -> None:
    report = work("report", genre="Report No.", number="STAN-CS-80", publisher="U", issued=Date(2020))
    assert printed(report, "nlm") == "Rossi A. A case [Report No.]. U; 2020. Report no.: STAN-CS-80."
