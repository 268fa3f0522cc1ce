"""Meanings of sections and statements are those of the record, wherever a table goes by them."""

from __future__ import annotations

from casereport.document import back, body
from casereport.document.prose.authored import TOLD_OF_PATIENTS
from casereport.journal import load_journal
from casereport.language import phrases
from casereport.model import ABSTRACT_KEYS, SECTION_KEYS, STATEMENT_KEYS, Abstract
from casereport.model.article import Statements
from casereport.model.fields import Answer


def test_every_meaning_has_a_title_and_one_teller_at_most() -> None:
    assert [key for key in SECTION_KEYS if f"heading.{key}" not in phrases()] == []
    for keys in (body.TELLERS, body.ADDITIONS, body.TABLES_AFTER, TOLD_OF_PATIENTS):
        assert set(keys) <= set(SECTION_KEYS)
    assert set(body.TABLES_AFTER) <= set(body.TELLERS)
    assert not set(body.TELLERS) & set(body.ADDITIONS)
    assert set(ABSTRACT_KEYS) <= set(Abstract.model_fields)


def test_statements_are_those_of_the_record() -> None:
    assert set(back.TELLERS) <= set(STATEMENT_KEYS)
    assert [
        key for key in STATEMENT_KEYS if Statements.model_fields[key].annotation == Answer | None and f"subject.{key}" not in phrases()
    ] == []
    answers = {word.removesuffix("_none") for word in load_journal("plain").phrases("en") if word.endswith("_none")}
    assert answers <= set(STATEMENT_KEYS)
