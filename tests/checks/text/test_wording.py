"""What stands around what the record fills in: articles before ages, names of clocks, the language of the tool's words."""

from __future__ import annotations

import pytest
from tests.checks.conftest import Found

FITS = (
    (18, "An {{ age() }} girl"),
    (11, "an {{ age() }} girl"),
    (8, "An {{ age() }} girl"),
    (84, "an\n{{ age() }} woman"),
    (7, "A {{ age() }} girl"),
    (17, "a {{ age() }} girl"),
    (1, "a {{ age() }} girl"),
    (18, "The {{ age() }} girl; vitamin A {{ day('nothing') }}"),
    (18, "An 18-year-old and a 28-year-old"),
    (18, "Grade A 18 year results"),
)
FITS_NOT = (
    (18, "A {{ age() }} girl"),
    (11, "a {{ age() }} girl"),
    (8, "A {{age()}} girl"),
    (84, "a\n{{ age() }} woman"),
    (7, "An {{ age() }} girl"),
    (9, "A girl, an 7-year-old"),
    (9, "*A* girl, a 80 year old"),
    (9, "a {{ interval('in', 'out') }} stay"),
)
PATIENT = "id: P1, age: %d y, events: [{at: 1, kind: admission, label: In}, {at: 9, kind: discharge, label: Out}]"


@pytest.mark.parametrize(("age", "text"), FITS)
def test_an_article_that_fits(found: Found, age: int, text: str) -> None:
    quoted = text.replace("\n", " ").replace("'", "''")
    assert found("wrong-article", PATIENT % age, f"sections: {{case: '{quoted}'}}") == []


@pytest.mark.parametrize(("age", "text"), FITS_NOT)
def test_an_article_that_does_not_fit(found: Found, age: int, text: str) -> None:
    quoted = text.replace("\n", " ").replace("'", "''")
    assert found("wrong-article", PATIENT % age, f"sections: {{case: '{quoted}'}}") == [("wrong-article", "sections.case")]


def test_an_article_in_a_text_of_one_of_two_patients(found: Found) -> None:
    told = found(
        "wrong-article", "id: P1, age: 9 y, summary: 'A {{ age() }} boy.'", others="  - {id: P2, age: 18 y, summary: 'A {{ age() }} girl.'}"
    )
    assert told == [("wrong-article", "patients[1].summary")]


@pytest.mark.parametrize(
    ("clocks", "paths"),
    [
        ("clock: hospital", []),
        ("clock: diagnosis", []),
        ("clock: post", ["patients[0].clock"]),
        ("clocks: {post: transplantation}", []),
        ("clocks: {birth: {starts: birth, first: 0}, referral: {starts: Referral}}", []),
        ("clocks: {post: post}", ["patients[0].clocks.post.starts"]),
        ("clocks: {relapse: relapse}, events: [{at: 1, kind: complication, label: Relapse}]", []),
    ],
)
def test_a_clock_has_words_of_the_record(found: Found, clocks: str, paths: list[str]) -> None:
    assert [path for _, path in found("unnamed-clock", f"id: P1, {clocks}")] == paths


@pytest.mark.parametrize(("language", "told"), [("en", 0), ("en-GB", 0), ("sw", 1)])
def test_a_language_with_words(found: Found, language: str, told: int) -> None:
    assert len(found("unknown-language", whole=f"language: {language}")) == told
