"""What the title block says of the article's own publication, and the article in a second language."""

from __future__ import annotations

from datetime import date

from casereport.document.narrative.phrases import Inlines, capital, joined
from casereport.document.spot import Spot
from casereport.model.publication import LICENCES, Publication, Translation
from casereport.reading.links import doi_link
from casereport.tree import Inline, Link, Text, Translated

_STEPS = ("received", "revised", "accepted", "published")


def imprint(at: Spot) -> tuple[Inline, ...]:
    """Journal, volume and pages, DOI, the days of its history, copyright and licence, as far as they are known; () for nothing."""
    entry = at.record.publication
    if entry is None:
        return ()
    return joined([part for part in (_place(entry), _history(at, entry), _rights(at, entry)) if part], " ")


def translations(at: Spot) -> tuple[Translated, ...]:
    """The article's title, abstract and keywords in further languages, in the order typed."""
    return tuple(_translated(at, language, entry) for language, entry in at.record.translations.items())


def _translated(at: Spot, language: str, entry: Translation) -> Translated:
    here = at.at("translations", language)
    heading = entry.abstract_title or at.say("imprint.abstract_in", language=language)
    return Translated(language, here.text(entry.title, "title"), heading, here.text(entry.abstract, "abstract"), entry.keywords)


def _place(entry: Publication) -> Inlines:
    """`Journal (J Abbr, ISSN …), publisher, 2026;12(3):e45. doi:…`."""
    beside = ", ".join(part for part in (entry.abbreviation, f"ISSN {entry.issn}" if entry.issn else "") if part)
    journal = " ".join(part for part in (entry.journal, f"({beside})" if beside and entry.journal else beside) if part)
    names = ", ".join(part for part in (journal, entry.publisher) if part)
    issue = f"({entry.issue})" if entry.issue else ""
    year = entry.published[:4] if entry.published else ""
    volume = f"{year}{';' if year and (entry.volume or issue) else ''}{entry.volume or ''}{issue}"
    pages = ", ".join(part.replace("-", "–") for part in (entry.pages, entry.elocation) if part)
    numbers = ":".join(part for part in (volume, pages) if part)
    text = ". ".join(part for part in (names, numbers) if part)
    doi: Inlines = (Text("doi:"), Link(doi_link(entry.doi), entry.doi), Text(".")) if entry.doi else ()
    return joined([part for part in ((Text(f"{text}."),) if text else (), doi) if part], " ")


def _history(at: Spot, entry: Publication) -> Inlines:
    """`Received 3 January 2026; accepted 2 March 2026.`"""
    days = {step: getattr(entry, step) for step in _STEPS}
    told = [at.say(f"imprint.{step}", day=_day(at, day)) for step, day in days.items() if day]
    return (Text(f"{capital('; '.join(told))}."),) if told else ()


def _day(at: Spot, iso: str) -> str:
    day = date.fromisoformat(iso)
    month = at.say("imprint.months").split(", ")[day.month - 1]
    return at.say("imprint.day_us" if at.record.language == "en-US" else "imprint.day", day=day.day, month=month, year=day.year)


def _rights(at: Spot, entry: Publication) -> Inlines:
    """Who holds the copyright, and the licence with its deed."""
    year = f"{entry.published[:4]} " if entry.published else ""
    holder: Inlines = (Text(f"© {year}{entry.holder}."),) if entry.holder else ()
    if not entry.licence:
        return holder
    licence = (Text(at.say("imprint.licence") + " "), Link(LICENCES[entry.licence], _licence_text(entry.licence)), Text("."))
    return joined([part for part in (holder, licence) if part], " ")


def _licence_text(name: str) -> str:
    """`CC-BY-NC-4.0` as it is printed: `CC BY-NC 4.0`."""
    return " ".join((name[:2], name[3:-4], name[-3:])) if name.startswith("CC-") else name.replace("CC0-", "CC0 ")
