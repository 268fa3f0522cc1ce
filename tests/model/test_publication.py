"""The report's own publication: what its fields take, and what they refuse."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from casereport.model.publication import LICENCES, Publication

HEAD: dict[str, Any] = {"casereport": "1", "status": "synthetic", "title": "A case", "patients": [{"id": "P1"}]}


@pytest.mark.parametrize(
    ("field", "typed", "read"),
    [
        ("issn", "15454967", "1545-4967"),
        ("issn", "2434-561x", "2434-561X"),
        ("doi", "https://doi.org/10.1000/182", "10.1000/182"),
        ("doi", "doi: 10.1000/182", "10.1000/182"),
        ("licence", "CC BY 4.0", "CC-BY-4.0"),
        ("licence", "cc by-nc-nd 4.0", "CC-BY-NC-ND-4.0"),
        ("published", "2024-02-29", "2024-02-29"),
    ],
)
def test_a_value_is_read_in_the_ways_it_is_typed(field: str, typed: str, read: str) -> None:
    assert getattr(Publication.model_validate({field: typed}), field) == read


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("issn", "1234-5678"),
        ("issn", "123-4567"),
        ("doi", "182"),
        ("doi", "10.1000/1 82"),
        ("published", "2023-02-29"),
        ("published", "March 2024"),
        ("received", "2024-3-1"),
        ("licence", "CC BY 9.0"),
    ],
)
def test_what_is_no_such_value_is_refused(field: str, typed: str) -> None:
    with pytest.raises(ValidationError):
        Publication.model_validate({field: typed})


@given(st.from_regex(r"[0-9]{7}", fullmatch=True))
def test_of_the_eleven_check_digits_of_an_issn_one_is_right(digits: str) -> None:
    def is_taken(digit: str) -> bool:
        try:
            return bool(Publication.model_validate({"issn": digits + digit}))
        except ValidationError:
            return False

    assert sum(is_taken(digit) for digit in "0123456789X") == 1


def test_every_licence_has_the_address_of_its_deed() -> None:
    assert all(address.startswith("https://creativecommons.org/") and address.endswith("/") for address in LICENCES.values())
