"""What the author's prose tells already, so that the record's own entries need not say it again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_SOFT = re.compile(r"[\u00ad\u2060\u200b]")
_NEGATIONS = ("no", "not", "never", "none", "neither", "nor", "without", "absent", "absence", "denied", "denies", "negative", "excluded")


class Telling:
    """The sentences of the author's prose about one patient."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.sentences = [folded for text in texts for sentence in _SENTENCE_END.split(text) if (folded := _folded(sentence))]

    def tells(self, *pieces: str) -> bool:
        """True when one sentence holds every piece as whole words and negates nothing that the pieces do not negate themselves."""
        wanted = [folded for piece in pieces if (folded := _folded(piece))]
        return bool(wanted) and any(_holds(sentence, wanted) for sentence in self.sentences)

    def tells_any(self, *words: str) -> bool:
        """True when one of the words stands in the prose."""
        return any(_stands(word, sentence) for word in words for sentence in self.sentences)


def _holds(sentence: str, pieces: list[str]) -> bool:
    if not all(_stands(piece, sentence) for piece in pieces):
        return False
    return not any(_stands(word, sentence) and not any(_stands(word, piece) for piece in pieces) for word in _NEGATIONS)


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text) is not None


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFC", _SOFT.sub("", text)).casefold()
    return " ".join(folded.split()).strip(" .;:,")
