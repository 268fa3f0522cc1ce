"""Copies for blind review: no text tells of the authors, what only looks like a name stays, and the title page holds the rest."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casereport.tree import (
    AbstractPart,
    Author,
    Cite,
    CiteLink,
    Condition,
    Contributor,
    Document,
    Emph,
    Figure,
    Front,
    Funder,
    Inline,
    Link,
    Matter,
    Note,
    Organisation,
    Paragraph,
    Publication,
    Reference,
    Section,
    Text,
    Xref,
    blind,
    blinded,
    no_names_left,
    plain,
    title_page,
    walk,
)
from casereport.tree.blinding import names_left_in_tree

AUTHORS = (
    Contributor("Ada Maria", "Rossi", orcid="0000-0002-1825-0097", email="ada@example.org", affiliations=(0,)),
    Contributor("Wei", "Li"),
    Contributor("Seán", "O’Brien"),
    Contributor("Karl", "Still"),
    Contributor(group="Serositis Study Circle"),
)
PLACES = (Organisation("IRCCS “Burlo Garofolo”, Sampleton, Italy", "Department of Paediatrics", "Bern"), Organisation("Charité"))
MATTER = Matter(
    AUTHORS, PLACES, (Funder("Example Science Fund", awards=("P-12345",)),), publication=Publication(doi="10.5555/own"),
    committee="Ethics board of Sampleton", ethics_number="EK 12/2020",
)  # fmt: skip


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def document(*nodes: Inline | str) -> Document:
    """A report with these nodes as the only paragraph of its case."""
    inline = tuple(Text(node) if isinstance(node, str) else node for node in nodes)
    front = Front(
        text("A case"), "A case", "Short title", "Case report", (Author("Ada Maria Rossi", "Ada Maria", "Rossi", ("1",)),), "Rossi et al.",
        (Note("1", "Department of Paediatrics, Bern"),), (Note("*", "Correspondence: Ada Rossi", "ada@example.org"),),
        (AbstractPart("", text("Two words.")),), ("fever",), text("Source: Rossi A. The same case."),
    )  # fmt: skip
    body = (Section("sec-case", "1", text("Case"), 1, (Paragraph(inline),)),)
    statements = {"funding": "Example Science Fund.", "ethics": "Approved by the Ethics board of Sampleton (EK 12/2020).", "data": "None."}
    back = tuple(Section(f"sec-{name}", "", text(name), 1, (Paragraph(text(words)),), "statement") for name, words in statements.items())
    entry = Reference("ref-1", "1", text("Muster B. A cohort. J Invented Med 2020;1:1."), (), ("cite-1",), "muster2020")
    return Document("en", front, body, back, references=(entry,), matter=MATTER)


def told(words: str) -> str:
    """What the blind copy prints of a text."""
    return plain(blinded(document(words)).body[0].blocks[0].children)  # type: ignore[union-attr]  # a paragraph


@pytest.mark.parametrize(
    "words",
    [
        "Ada", "Ada Rossi", "Ada Maria Rossi", "ADA ROSSI", "Rossi", "ROSSI", "A. Rossi", "A.M. Rossi", "Rossi AM", "Rossi, Ada", "Dr Rossi",
        "Prof. Rossi", "A.M.R.", "A. R.", "Wei Li", "Dr Li", "W. Li", "O'Brien", "Sean O’Brien", "K. Still", "Karl Still",
        "Serositis Study Circle", "IRCCS Burlo Garofolo", "Burlo Garofolo", "department of Paediatrics", "Bern", "Charité", "Charite",
        "Example Science Fund", "P-12345", "EK 12/2020", "Ethics board of Sampleton", "0000-0002-1825-0097", "ada@example.org", "10.5555/own",
    ],
)  # fmt: skip
def test_what_tells_of_the_authors_is_hidden(words: str) -> None:
    assert told(f"It was {words} again, on day 3.") == "It was [blinded] again, on day 3."


@pytest.mark.parametrize(
    "words",
    [
        "Still's disease began; she was still febrile", "adult-onset Still disease and still ill", "lithium (Li) was given", "Rossi et al. showed it",
        "Rossi and colleagues", "the Rossi score", "the Bern criteria", "at 8 A.M.", "an I.V. line", "Berne", "Rossini", "ADA and Rosset", "Ada Rosset", "on 12/2020",
        "department", "the fund", "AR and MR", "Rossi (2020)",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_name_stays(words: str) -> None:
    assert told(f"It was {words}.") == f"It was {words}."


def test_a_name_is_found_across_marks_and_a_cited_work_is_not_taken_for_one() -> None:
    cite = Cite("cite-1", (CiteLink("1", "ref-1"),))
    made = blinded(document("seen by Ada ", Emph(text("Ros")), "si, as Rossi ", cite, " told"))
    paragraph = made.body[0].blocks[0]
    assert plain(paragraph.children) == "seen by [blinded], as Rossi 1 told"  # type: ignore[union-attr]  # a paragraph
    assert not [node for node in walk(paragraph) if isinstance(node, Emph)]


def test_a_link_to_the_authors_is_text() -> None:
    made = blinded(document(Link("https://orcid.org/0000-0002-1825-0097", "her page"), " and ", Link("https://example.org", "another")))
    assert [node.href for node in walk(made.body) if isinstance(node, Link)] == ["https://example.org"]


def test_the_front_and_the_matter_tell_of_nobody() -> None:
    made = blinded(document("A text."))
    front = made.front
    assert (front.authors, front.affiliations, front.author_notes, front.running_authors, front.source) == ((), (), (), "", ())
    assert (made.matter.contributors, made.matter.organisations, made.matter.funders, made.matter.publication) == ((), (), (), None)
    assert front.running_title == "Short title"


def test_statements_that_tell_of_the_authors_say_that_they_are_withheld() -> None:
    back = {section.id: plain(section.blocks[0].children) for section in blinded(document("x")).back}  # type: ignore[union-attr]
    assert back == {
        "sec-funding": "[withheld for review]",
        "sec-ethics": "Approved by the [blinded] ([blinded]).",
        "sec-data": "None.",
    }


def test_every_other_text_is_searched() -> None:
    source = document("x")
    svg = '<svg><text class="Bern">Referred to Bern</text></svg>'
    figure = Figure("fig-course", "Figure 1", text("Image: A. Rossi."), "A scan from Bern", "old", 10, 10, "Bern", notes="Bern", svg=svg)
    section = replace(source.body[0], blocks=(figure,))
    front = replace(source.front, title=text("A case from Bern"), title_text="A case from Bern", running_title="Bern", keywords=("Bern",))
    made = blind(replace(source, body=(section,), front=front, description="Bern", assets={"old": ("image/svg+xml", svg.encode())}))
    shown = next(node for node in walk(made.document.body) if isinstance(node, Figure))
    assert (plain(shown.caption), shown.alt, shown.description, shown.notes) == (
        "Image: [blinded].",
        "A scan from [blinded]",
        *["[blinded]"] * 2,
    )
    assert shown.svg == '<svg><text class="Bern">Referred to [blinded]</text></svg>'
    assert made.document.assets == {shown.asset: ("image/svg+xml", shown.svg.encode())}
    heads = made.document.front
    assert (heads.title_text, heads.running_title, heads.keywords) == ("A case from [blinded]", "[blinded]", ("[blinded]",))
    assert {one.path for one in made.hidden} == {
        ("figures", "course"), ("title",), ("running_title",), ("keywords",), ("description",),
        ("statements", "ethics"),
    }  # fmt: skip


def test_a_name_in_a_drawing_is_found_across_its_lines_and_as_xml_has_it() -> None:
    svg = "<svg><text>seen by O&#39;Bri\u2010</text><text>en of Department</text><text>of Paediatrics &amp; more</text></svg>"
    figure = Figure("fig-bern", "Figure 1", (), "", "old", 10, 10, svg=svg)
    source = document(Xref("fig-bern", "Figure 1"))
    made = blinded(replace(source, body=(*source.body, Section("sec-x", "", (), 1, (figure,)))))
    shown = next(node for node in walk(made.body) if isinstance(node, Figure))
    assert shown.svg == "<svg><text>seen by [blinded]</text><text> of [blinded]</text><text> &amp; more</text></svg>"
    assert "bern" not in shown.id
    assert [node.target for node in walk(made.body) if isinstance(node, Xref)] == [shown.id]


def test_what_machines_read_of_diagnoses_is_searched_and_details_of_the_authors_are_left_out() -> None:
    source = document("x")
    details = Section("sec-details-authors", "", text("Further details"), 1, (Paragraph(text("Somewhere")),), "details")
    matter = replace(MATTER, conditions=(Condition("Fever (as Dr Rossi saw it)", (("ICD-10", "R50"),)),))
    made = blinded(replace(source, back=(*source.back, details), matter=matter))
    assert made.matter.conditions == (Condition("Fever (as [blinded] saw it)", (("ICD-10", "R50"),)),)
    assert "sec-details-authors" not in {section.id for section in made.back}


def test_a_name_left_in_a_blinded_tree_is_told_with_its_part_of_the_record() -> None:
    source = document("Dr Rossi")
    assert names_left_in_tree(source, blinded(source)) == []
    assert [(p.code, p.path) for p in names_left_in_tree(source, source)] == [
        ("name-left", ("sections", "case")), ("name-left", ("statements", "funding")), ("name-left", ("statements", "ethics")),
        ("name-left", ("statements", "ethics")),
    ]  # fmt: skip


def test_what_was_hidden_is_told_once_a_part_of_the_record() -> None:
    made = blind(document("Dr Rossi, then Dr Rossi of Bern"))
    assert [(one.kind, one.path, one.text) for one in made.hidden[:2]] == [
        ("author", ("sections", "case"), "Dr Rossi"),
        ("place", ("sections", "case"), "Bern"),
    ]


def test_mentions_of_what_is_withheld_lead_nowhere() -> None:
    source = document("see ", Xref("sec-funding", "Funding"), " and ", Xref("sec-gone", "Gone"))
    assert [node.target for node in walk(blinded(source).body) if isinstance(node, Xref)] == ["sec-funding"]


def test_blinding_twice_is_blinding_once() -> None:
    once = blinded(document("Dr Rossi of Bern"))
    assert blinded(once) == once


def test_a_name_in_a_finished_output_is_found_but_for_those_of_the_references() -> None:
    source = document("x")
    assert [(p.code, p.severity) for p in no_names_left(source, "… Dr Rossi, Bern …")] == [("name-left", "error")] * 2
    assert no_names_left(source, "nobody here") == []
    own = Reference("ref-2", "2", text("Rossi A, Li W. Earlier. J Invented Med 2019;1:1."))
    cited = replace(source, references=(*source.references, own))
    assert no_names_left(cited, "Rossi A, Li W. Earlier.") == []
    assert [p.message for p in no_names_left(cited, "Ada Rossi")] == ["the blind copy still holds the name or initials of an author"]


def test_the_title_page_holds_what_is_withheld_and_the_counts() -> None:
    cite = Cite("cite-1", (CiteLink("1", "ref-1"),), "superscript")
    source = document("Four words of text")
    acknowledged = Section("sec-acknowledgements", "", text("Thanks"), 1, (Paragraph((Text("As told"), cite)),), "statement")
    page = title_page(replace(source, back=(*source.back, acknowledged)))
    assert page.front.authors == source.front.authors
    assert page.front.abstract == ()
    assert [section.id for section in page.back] == ["sec-funding", "sec-ethics", "sec-acknowledgements"]
    counts = {plain(term): plain(value) for term, value in page.body[0].blocks[0].entries}  # type: ignore[union-attr]  # terms
    assert counts == {
        "Running title": "Short title", "Words in the abstract": "2", "Words in the text": "4", "Figures": "0", "Tables": "0", "References": "1",
    }  # fmt: skip
    assert not [node for node in walk((page.front, page.back)) if isinstance(node, Cite | CiteLink | Xref)]
    assert page.references == ()


NAME = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)


@example(first="", family="", group="", institution="0000", city="I\U0001343900", words=[])
@given(
    first=NAME,
    family=NAME,
    group=NAME,
    institution=NAME,
    city=NAME,
    words=st.lists(st.sampled_from(["to", "by", "of", "(a)", ",", ".", "at"]), max_size=8),
)
def test_whatever_the_authors_are_called_their_names_go_and_the_rest_stays(
    first: str, family: str, group: str, institution: str, city: str, words: list[str]
) -> None:
    matter = Matter((Contributor(first, family), Contributor(group=group)), (Organisation(institution, city=city),))
    names = [f"{first} {family}", group, institution, city]
    prose = " ".join(part for pair in zip_longest(words, names, fillvalue="") for part in pair)
    source = replace(document(prose), matter=matter)
    made = plain(blinded(source).body[0].blocks[0].children)  # type: ignore[union-attr]  # a paragraph
    assert no_names_left(source, made) == []
    assert all(made.count(word) >= 1 for word in set(words) if word not in " ".join(names))
