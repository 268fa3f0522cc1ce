"""Abbreviated titles of journals by their full title, from the list that scripts/fetch_journals.py takes from a package.

The titles are those of the NLM Catalog, a work of the United States government; journals.json beside the list tells package, version, hash
and licence.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "journals" / "journals.txt.gz"


def short_title(full: str) -> str:
    """The abbreviation of a journal's full title, "" for a title that the list does not have; capitals, "the" and "&" do not matter."""
    key = folded(full)
    text, line = _text(), f"\n{key}\t".encode()
    at = text.find(line) if key else -1
    if at >= 0:
        return text[at + len(line) : text.index(b"\n", at + 1)].decode()
    # One word is not abbreviated, but its article goes: The Lancet.
    return full[4:] if " " not in key and full.casefold().startswith("the ") and " " not in full[4:] else ""


def folded(title: str) -> str:
    """A title as the list is sorted by: small letters and digits without accents, words parted by single spaces, no article in front."""
    bare = unicodedata.normalize("NFKD", re.sub(r"\s*\([^()]*\)\s*$", "", title).casefold().replace("&", " and "))
    words = re.sub(r"[^\w\s]|_", " ", "".join(letter for letter in bare if not unicodedata.combining(letter))).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@cache
def _text() -> bytes:
    return gzip.decompress(LIST.read_bytes())
