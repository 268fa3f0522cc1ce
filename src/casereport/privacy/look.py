"""One look at a text: what it has of digits, capitals and words that lead to an identifier, so that most patterns need not run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from casereport.patterns import lazy_pattern
from casereport.privacy.tokens import Token, tokens_of
from casereport.privacy.words import words

_DIGIT = lazy_pattern(r"\d")
_MANY = lazy_pattern(r"\d(?:[ .()/-]{0,2}\d){5}")
_CODE = lazy_pattern(r"[A-Za-z]\d|\d[A-Za-z]|#\s?\w{0,4}-?\d|[A-Z]-\d")


@dataclass(frozen=True)
class Look:
    """A text with its words, and what is in it at all."""

    text: str

    @cached_property
    def tokens(self) -> list[Token]:
        """The words and numbers."""
        return tokens_of(self.text)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The folded words."""
        return frozenset(token.key for token in self.tokens)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The words up to their first hyphen: `ninety` of `ninety-three-year-old`."""
        return frozenset(key.partition("-")[0] for key in self.keys)

    @cached_property
    def tails(self) -> frozenset[str]:
        """The words behind their last hyphen: `january` of `mid-January`."""
        return frozenset(key.rpartition("-")[2] for key in self.keys if "-" in key)

    @cached_property
    def has_digit(self) -> bool:
        """Any digit."""
        return _DIGIT.search(self.text) is not None

    @cached_property
    def has_many_digits(self) -> bool:
        """Six digits or more that could be one number."""
        return self.has_digit and _MANY.search(self.text) is not None

    @cached_property
    def has_code(self) -> bool:
        """Letters and digits side by side."""
        return self.has_digit and _CODE.search(self.text) is not None

    @cached_property
    def has_capital(self) -> bool:
        """A word with a capital behind the first word, or any where the text is short."""
        return any(token.text[0].isupper() for token in self.tokens)

    @cached_property
    def has_month(self) -> bool:
        """The name of a month."""
        return not _months().isdisjoint(self.heads) or not _months().isdisjoint(self.tails) or _GLUED.search(self.text) is not None


_GLUED = lazy_pattern(r"\d[A-Z][a-z]{2}\d")


@cache
def _months() -> frozenset[str]:
    return words("months.names")
