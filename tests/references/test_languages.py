"""Languages in every way that bibliographies write them."""

from __future__ import annotations

import pytest

from casereport.references.languages import babel_name, language_name, language_tag


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("de", "de"), ("de-AT", "de-AT"), ("de_CH", "de-CH"), ("ger", "de"), ("German", "de"), ("ngerman", "de"), ("fre", "fr"), ("fra", "fr"),
        ("brazilian", "pt"), ("zh-Hans", "zh-Hans"), ("USenglish", "en"), ("swe", "sv"), ("Castilian", "es"), ("klingon", ""), ("", ""),
        ("ger; fre", "de, fr"), ("German and French", "de, fr"), ("de, fr-CA", "de, fr-CA"), ("eng / English", "en"), ("ger; klingon", ""),
    ],
)  # fmt: skip
def test_languages_are_known_by_tag_code_and_name(written: str, tag: str) -> None:
    assert language_tag(written) == tag


def test_a_tag_has_an_english_name_and_one_of_babel() -> None:
    assert (language_name("de-AT"), language_name("nb"), language_name("tlh")) == ("German", "Norwegian", "")
    assert (language_name("de, fr-CA"), babel_name("de, fr-CA")) == ("German, French", "german and french")
    assert (babel_name("de"), babel_name("fr-CA"), babel_name("tlh")) == ("ngerman", "french", "tlh")
