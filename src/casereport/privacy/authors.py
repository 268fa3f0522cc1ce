"""The authors of a report inside its text, where they are no better placed than anybody else's name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casereport.privacy.finding import Finding
from casereport.privacy.words import alternatives


def authors_in(text: str, names: Iterable[tuple[str, str]]) -> list[Finding]:
    """Where a text has an author, by given and family name or by title and family name; cited ones (`et al.`) are public."""
    found: list[Finding] = []
    for given, family in names:
        if not family or family not in text:
            continue
        forms = [rf"(?:{alternatives('names.titles')})\.?\s(?:[A-Z]\.?\s)?"]
        forms += [rf"{re.escape(given)}\s(?:[A-Z]\.?\s)?"] if given else []
        pattern = rf"(?<!\w)(?:{'|'.join(forms)}){re.escape(family)}(?!\w)(?!\set\sal)"
        found += [Finding(*match.span(), "author") for match in re.finditer(pattern, text)]
    return found
