"""The author's answers to a guideline name items that it has."""

from __future__ import annotations

from collections.abc import Callable

Found = Callable[..., list[tuple[str, str]]]


def test_an_answer_to_no_item_is_told(found: Found) -> None:
    whole = "checklist: {care: {5d: yes, 14: yes}, jbi: {9: no}}"
    assert found("unknown-item", whole=whole) == [("unknown-item", "checklist.care.14"), ("unknown-item", "checklist.jbi.9")]


def test_items_of_any_edition_are_known(found: Found) -> None:
    assert found("unknown-item", whole="checklist: {care: {5d: yes}, scare: {16a: no}, murad: {8: not applicable}}") == []
