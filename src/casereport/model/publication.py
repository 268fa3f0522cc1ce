"""What is known of the report's own publication and funding, and the report in a second language."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from casereport.model.fields import Code, Entry, Markdown, Plain, read_plain

LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC-BY-ND-4.0": "https://creativecommons.org/licenses/by-nd/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-ND-4.0": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Licence by its SPDX name → address of its deed."""

LicenceName = Literal[
    "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC-BY-SA-4.0", "CC-BY-NC-ND-4.0", "CC-BY-NC-SA-4.0", "CC0-1.0",
]  # fmt: skip


def _licence(value: Any) -> Any:
    return re.sub(r"[\s-]+", "-", value.strip()).upper() if isinstance(value, str) else value


def _issn(value: Any) -> Any:
    """Eight digits with a hyphen; the last is a check digit modulo 11 (ISO 3297)."""
    digits = str(value).strip().upper().replace("-", "")
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        raise PydanticCustomError("bad_issn", "an ISSN has eight digits, as in 1234-5679")
    total = sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True))
    if digits[7] != "0123456789X"[-total % 11]:
        raise PydanticCustomError("bad_issn", "the check digit of the ISSN is wrong")
    return f"{digits[:4]}-{digits[4:]}"


def _doi(value: Any) -> Any:
    """The DOI without the address before it."""
    bare = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", str(value).strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"10\.\d{4,9}/\S+", bare):
        raise PydanticCustomError("bad_doi", "a DOI begins with 10. and a number, as in 10.1234/abc")
    return bare


def _iso_date(value: Any) -> Any:
    """The day as year-month-day, refused when there is no such day."""
    text = str(value).strip()
    try:
        return date.fromisoformat(text).isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else _no_date()
    except ValueError:
        return _no_date()


def _no_date() -> Any:
    raise PydanticCustomError("bad_date", "a date of the article is a day, as in 2026-03-31")


Pages = Annotated[str, BeforeValidator(read_plain)]
Number = Annotated[Plain, WithJsonSchema({"type": ["string", "integer"]})]
Issn = Annotated[str, BeforeValidator(_issn), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-?\d{3}[\dXx]$"})]
Doi = Annotated[str, BeforeValidator(_doi), WithJsonSchema({"type": "string"})]
ArticleDate = Annotated[str, BeforeValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})]
Licence = Annotated[LicenceName, BeforeValidator(_licence), WithJsonSchema({"type": "string", "examples": list(LICENCES)})]


class Publication(Entry):
    """Where and when the report itself appears, as far as it is known; nothing of it is made up for an output that could hold it."""

    journal: Plain | None = None
    """Title of the journal in full."""
    abbreviation: Plain | None = None
    """Title of the journal as the NLM catalogue shortens it."""
    issn: Issn | None = None
    publisher: Plain | None = None
    doi: Doi | None = None
    volume: Number | None = None
    issue: Number | None = None
    pages: Pages | None = None
    """First and last page, `207-211`."""
    elocation: Plain | None = None
    """Number of an article that has no pages, such as `e45`."""
    received: ArticleDate | None = None
    revised: ArticleDate | None = None
    accepted: ArticleDate | None = None
    published: ArticleDate | None = None
    licence: Licence | None = None
    """Licence of the article by its SPDX name: `CC-BY-4.0`."""
    holder: Plain | None = None
    """Who holds the copyright."""


class Funder(Entry):
    """Who paid for the work, with the numbers of its grants."""

    name: Plain
    id: Code | None = None
    """Its ROR, or its DOI in the Funder Registry (10.13039/…)."""
    awards: tuple[Plain, ...] = ()


class Translation(Entry):
    """Title, abstract and keywords in a second language, as some journals ask for them."""

    title: Markdown | None = None
    abstract: Markdown | None = None
    abstract_title: Plain | None = None
    """What the abstract is called in that language, such as `Resumen`."""
    keywords: tuple[Plain, ...] = ()


Translations = dict[Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")], Translation]
"""Language tag → the article's title, abstract and keywords in it."""
