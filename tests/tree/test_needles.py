"""What tells of the authors beyond their plain names: parts, initials, short forms, addresses; and what only sounds like it."""

from __future__ import annotations

import pytest

from casereport.tree import Code, Contributor, Document, Front, Inline, Link, Matter, Organisation, Paragraph, Section, Text, blinded, plain

PEOPLE = (
    Contributor("José María", "Núñez Prueba", email="jm@sampleton-hospital.example", orcid="0000-0002-1825-0097"),
    Contributor("Ada", "Testperson", email="ada.testperson@gmail.com"),
    Contributor("Jan", "van der Muster-Beispiel"),
    Contributor("Ute", "Müller"),
    Contributor("Kaj", "Søe"),
    Contributor("伟", "张"),
    Contributor("Rose", "Stone"),
    Contributor("Mary", "Wilson"),
)
PLACES = (
    Organisation("Sampleton General Hospital", "Department of Haematology", "Sampleton"),
    Organisation("Fictional College of Medicine", city="Glasgow"),
    Organisation("University of Exampleshire", city="Reading"),
    Organisation("Klinikum Musterstadt", city="Helsinki"),
    Organisation("Institute of Haematopathology", city="Ulm"),
)
SPARE = (Organisation("Sparetime Clinic Hidden", "Institute of Unused Names", "Nowhereville"),)
MATTER = Matter(PEOPLE, PLACES, unused=SPARE, ethics_number="EK 12-2020/3")


def told(words: str, *more: Inline) -> str:
    """What the blind copy prints of a sentence, other nodes behind it in a paragraph of its own."""
    body = Section("sec-case", "", (Text("Case"),), 1, (Paragraph((Text(words),)), Paragraph(more)))
    document = Document("en", Front((Text("T"),), "T", "", "Case"), (body,), matter=MATTER)
    return plain(blinded(document).body[0].blocks[0].children)  # type: ignore[union-attr]  # a paragraph


@pytest.mark.parametrize(
    "words",
    [
        "Prof Núñez", "Prof. Nunez", "Núñez", "Prueba", "José María", "José", "José María Núñez", "Professor José María Núñez", "J.M.N.P.",
        "J. M. N. P.", "J.M.N.P", "JMNP", "J.N.P.", "J.M.N.", "J.N.", "J.P.", "Nu\u0301n\u0303ez", "Nú\u00adñez", "Núñez-Prueba", "Núñez JM",
        "Ada", "Testpersons", "A.T.", "A. T.", "ADA TESTPERSON", "TESTPERSON", "Testperson’s", "Testpersons’",
        "van der Muster-Beispiel", "Van der Muster Beispiel", "Muster", "Beispiel", "Dr Jan", "J.M.B.", "Mueller", "Muller", "Müller",
        "Prof. Soe", "Prof. Søe", "张伟", "伟 张", "Rose Stone", "Dr Stone", "Prof Rose", "Mary", "Wilson",
        "Sampleton General", "Sampleton", "SAMPLETON", "Fictional College", "Glasgow", "University of Exampleshire", "Exampleshire", "Musterstadt",
        "Department of Haematology", "Institute of Haematopathology", "Sparetime Clinic Hidden", "Nowhereville", "Institute of Unused Names",
        "www.sampleton-hospital.example", "info@sampleton-hospital.example", "https://sampleton-hospital.example/our/scan?x=1",
        "ada.testperson@gmail.com", "https://github.com/testperson/scan", "scan_testperson.png", "0000000218250097", "0000 0002 1825 0097",
        "EK 12/2020-3", "EK12-2020/3",
    ],
)  # fmt: skip
def test_every_way_to_name_an_author_or_a_place_is_hidden(words: str) -> None:
    assert set(told(f"It was {words}, and that again.").replace("’", "").split("It was ")[1].split(", and")[0].split()) <= {
        "[blinded]",
        "[blinded]s",
        "and",
    }


@pytest.mark.parametrize(
    "words",
    [
        "Wilson disease", "Wilson's disease", "the Glasgow Coma Scale", "the Glasgow coma scale", "Glasgow Outcome Scale", "the Declaration of Helsinki",
        "rose Bengal", "the stone", "reading", "Saint Mary", "Mary Shelley", "the University", "haematopathology", "Haematology", "the Department",
        "medicine", "a General Hospital", "gmail.com", "Wilson-Mikity syndrome", "Müller et al.", "ulm", "by MRI", "the Institute", "a Clinic", "the College",
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_name_stays(words: str) -> None:
    assert told(f"It was {words}, and that again.") == f"It was {words}, and that again."


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("She came from Reading.", "She came from [blinded]."),
        ("Reading was hard in Ulm.", "Reading was hard in [blinded]."),
        ("It was read by Stone.", "It was read by [blinded]."),
        ("It was read by Wilson and Stone.", "It was read by [blinded] and [blinded]."),
        ("Read by JMNP and AT, or by AT.", "Read by [blinded] and [blinded], or by [blinded]."),
        ("A biopsy at AT level.", "A biopsy at AT level."),
        ("The Sampleton General Hospital (SGH) is old; SGH has beds.", "The [blinded] ([blinded]) is old; [blinded] has beds."),
        ("Ada’s slides, and Ada drew it.", "[blinded]’s slides, and [blinded] drew it."),
        ("The Testpersons saw it.", "The [blinded] saw it."),
    ],
)
def test_a_name_that_is_a_word_too_is_taken_for_one_where_the_sentence_says_so(words: str, printed: str) -> None:
    assert told(words) == printed


def test_addresses_and_code_make_no_everyday_word_of_a_name() -> None:
    more = (
        Text("www.sampleton.example info@testperson.org c:\\nunez\\scan ./sampleton_scan.png"),
        Code("sampleton"),
        Link("https://x.org", "glasgow"),
    )
    assert told("Glasgow and Sampleton: Testperson, Núñez.", *more) == "[blinded] and [blinded]: [blinded], [blinded]."


def test_a_word_that_the_prose_writes_small_is_no_name() -> None:
    assert told("Wilson left.", Text("a muster of it")) == "[blinded] left."
    assert told("Muster left.", Text("a muster of it")) == "Muster left."
