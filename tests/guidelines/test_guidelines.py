"""Guidelines as data: every item whole, every predicate named, every edition the other without what it added."""

from __future__ import annotations

import re

import pytest

from casereport.guidelines import PREDICATES, Guideline, find_guideline, guideline_names, guidelines
from casereport.language import phrases
from casereport.model import ABSTRACT_KEYS, SECTION_KEYS, STATEMENT_KEYS, CaseRecord
from casereport.model.patient import Patient

MEANINGS = {*SECTION_KEYS, *STATEMENT_KEYS, "title", "keywords", "abstract", "highlights", "lessons"}


def ids(name: str) -> list[str]:
    return [item.id for item in find_guideline(name).items]


def test_care_has_its_items() -> None:
    assert len(ids("care")) == 30
    assert set(ids("care-2016")) - set(ids("care-2013")) == {"5d"}
    assert [one for one in ids("care-2016") if one != "5d"] == ids("care-2013")
    assert ids("care")[:8] == ["1", "2", "3a", "3b", "3c", "3d", "4", "5a"]


def test_the_other_guidelines_have_theirs() -> None:
    assert ids("jbi") == ids("murad") == [str(number) for number in range(1, 9)]
    assert set(ids("scare-2025")) - set(ids("scare-2023")) == {"16a", "16b"}
    assert [one.name for one in guidelines() if one.is_prediction] == ["jbi", "murad"]


def test_a_family_is_its_latest_edition() -> None:
    assert [find_guideline(name).name for name in ("care", "scare", "jbi")] == ["care-2016", "scare-2025", "jbi"]
    assert set(guideline_names()) >= {"care", "care-2013", "scare", "murad"}
    with pytest.raises(KeyError):
        find_guideline("consort")


@pytest.mark.parametrize("guideline", guidelines(), ids=lambda one: one.name)
def test_every_item_is_whole(guideline: Guideline) -> None:
    assert len(set(ids(guideline.name))) == len(guideline.items)
    for item in guideline.items:
        assert item.topic
        assert item.asks[-1] in ".?", item.id
        assert set(item.predicates) <= set(PREDICATES), item.id
        assert item.predicates, item.id
        assert set(item.unanswered) <= set(item.predicates), item.id
        assert set(item.where) <= MEANINGS, item.id
        assert (item.kind == "judged") == ("person" in item.predicates or "ai_oversight" in item.predicates), item.id


def test_every_field_of_an_item_is_in_the_record() -> None:
    known = {
        *CaseRecord.model_fields,
        *(f"patients[].{name}" for name in Patient.model_fields),
        *(f"abstract.{key}" for key in ABSTRACT_KEYS),
    }
    fields = {field for one in guidelines() for item in one.items for field in item.fields}
    assert {field for field in fields if re.sub(r"^(patients\[\]\.\w+|abstract\.\w+|\w+).*$", r"\1", field) not in known} == set()


def test_every_predicate_is_asked_by_a_guideline_and_finds_its_words() -> None:
    asked = {name for one in guidelines() for item in one.items for name in item.predicates}
    assert set(PREDICATES) - asked == set()
    subjects = {subject for row in PREDICATES.values() for subject in row.subjects}
    assert {subject for subject in subjects if f"answered_by.{subject}" not in phrases()} == set()


def test_what_was_not_read_in_a_guideline_says_so() -> None:
    assert all(item.verified for item in find_guideline("care").items)
    assert not any(item.verified for item in find_guideline("jbi").items)
    assert [item.id for item in find_guideline("scare").items if item.verified] == ["1", "2", "3"]
