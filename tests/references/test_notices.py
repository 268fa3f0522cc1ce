"""What was published about a paper afterwards, told by every format in its own way."""

from __future__ import annotations

import pytest

from casereport.problems import as_text
from casereport.references import read_references
from casereport.references.notices import Notices, notice_words, pubmed_notices, read_notices

NOTES = {
    "Retracted": Notices(retracted=True),
    "Expression of concern in: J Ex. 2021;2:3": Notices(concern=True),
    "PMID: 1; Expressions of Concern published": Notices(concern=True),
    "Expression of concern for: J Ex. 2020": Notices(),  # the notice itself
    "no expression of concern": Notices(),
    "Erratum in: J Ex. 2021;2:3": Notices(corrected=True),
    "Corrigendum published 2021": Notices(corrected=True),
    "Corrected and republished in: J Ex": Notices(corrected=True),
    "Corrected and republished from: J Ex": Notices(),  # the paper that is right
    "Erratum for: J Ex. 2020": Notices(),
    "of concern to clinicians, corrected for age": Notices(),
    "Retraction in: J Ex; Erratum in: J Ex": Notices(retracted=True, corrected=True),
}


@pytest.mark.parametrize("note", NOTES)
def test_notes(note: str) -> None:
    assert read_notices("A title", note) == NOTES[note]


def test_a_title_may_be_marked() -> None:
    assert read_notices("EXPRESSION OF CONCERN: A title", "").concern
    assert read_notices("[Expression of concern] A title", "").concern
    assert not read_notices("How journals use an expression of concern: a survey", "").concern


@pytest.mark.parametrize("notices", [Notices(a, b, c) for a in (False, True) for b in (False, True) for c in (False, True)], ids=str)
def test_the_words_of_an_export_are_understood(notices: Notices) -> None:
    assert read_notices("", notice_words(notices)) == notices


@pytest.mark.parametrize(
    ("links", "said"),
    [
        (["ECI"], Notices(concern=True)),
        (["ExpressionOfConcernIn"], Notices(concern=True)),
        (["ECF", "ExpressionOfConcernFor", "EFR", "ErratumFor", "CIN", "UPDATEIN", "CommentIn", "ROF", "RetractionOf"], Notices()),
        (["EIN"], Notices(corrected=True)),
        (["CorrectedandRepublishedIn"], Notices(corrected=True)),
        (["RRI", "ErratumIn"], Notices(retracted=True, corrected=True)),
    ],
)
def test_links_of_pubmed(links: list[str], said: Notices) -> None:
    assert pubmed_notices(["Journal Article"], links) == said


NBIB = "PMID- 33708752\nTI  - A title.\nFAU - Rossi, Ada\nJT  - Journal\nDP  - 2020\nVI  - 1\nPG  - 1-2\n{}PT  - Journal Article\n"
XML = (
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T</ArticleTitle></Article><CommentsCorrectionsList>"
    '<CommentsCorrections RefType="{}"><RefSource>J</RefSource></CommentsCorrections></CommentsCorrectionsList></MedlineCitation></PubmedArticle></PubmedArticleSet>'
)
FILES = {
    "concern": [
        ("r.nbib", NBIB.format("ECI - J Ex. 2021;2:3. PMID: 1\n")),
        ("r.xml", XML.format("ExpressionOfConcernIn")),
        ("r.ris", "TY  - JOUR\nID  - k\nN1  - Expression of concern in: J Ex\nER  - \n"),
        ("r.json", '[{"id": "k", "status": "Expression of concern"}]'),
        ("r.json", '[{"id": "k", "note": "Extra\\nExpression of concern"}]'),
        ("r.json", '[{"id": "k", "updated-by": [{"type": "expression_of_concern", "DOI": "10.1000/x"}]}]'),
        ("r.bib", "@article{k, note = {Expression of concern in: J Ex}}"),
        ("r.yaml", "references:\n- id: k\n  note: Expression of concern\n"),
        ("r.enw", "%0 Journal Article\n%T T\n%Z Expression of concern in: J Ex\n"),
    ],
    "corrected": [
        ("r.nbib", NBIB.format("EIN - J Ex. 2021;2:3. PMID: 1\n")),
        ("r.xml", XML.format("ErratumIn")),
        ("r.ris", "TY  - JOUR\nID  - k\nN1  - Erratum in: J Ex\nER  - \n"),
        ("r.json", '[{"id": "k", "updated-by": [{"type": "correction"}, 7, {"type": ["x"]}]}]'),
        ("r.bib", "@article{k, note = {Corrected and republished in: J Ex}}"),
    ],
    "retracted": [("r.nbib", NBIB.format("RRI - J Ex\n")), ("r.json", '[{"id": "k", "updated-by": [{"type": "retraction"}]}]')],
}


@pytest.mark.parametrize(("code", "file", "text"), [(code, *one) for code, files in FILES.items() for one in files])
def test_every_format_says_it(code: str, file: str, text: str) -> None:
    found = [p for p in read_references(text.encode(), file)[1] if p.code in FILES]
    assert [p.code for p in found] == [code]
    assert found[0].severity == ("info" if code == "corrected" else "warning")
    assert found[0].place is not None
    assert "J Ex" not in as_text(found[0])
