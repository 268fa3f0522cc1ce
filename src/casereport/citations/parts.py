"""Parts of an entry that styles share: kinds of works, linked identifiers, ordinals, the editors' label, shortened journals."""

from __future__ import annotations

import re

from casereport.citations.capitals import first_capital, headline
from casereport.citations.dates import year
from casereport.citations.names import NameForm, format_names
from casereport.citations.pieces import Piece, join, piece, wrap
from casereport.patterns import lazy_pattern
from casereport.references import Reference, doi_address, web_address
from casereport.tree import Link, Text

WHOLE_WORKS = frozenset({"bill", "book", "graphic", "legal_case", "legislation", "motion_picture", "report", "song"})
SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog", "review", "review-book"})
INSIDE = frozenset({"chapter", "paper-conference"})
INSIDE_OR_ENTRY = INSIDE | {"entry-dictionary", "entry-encyclopedia"}
ARCHIVED = frozenset({"article", "dataset", "software", "standard"})  # their archive is named where a journal would be
WEB = frozenset({"post", "post-weblog", "webpage"})


def doi_part(doi: str, label: str) -> Piece:
    """The label and the DOI as written, linked when it is well formed; nothing without a DOI."""
    address = doi_address(doi)
    return (Text(label), Link(address, doi)) if address else piece(label + doi) if doi else ()


def resolver_part(doi: str) -> Piece:
    """The DOI as an address, linked when it is well formed; nothing without a DOI."""
    address = doi_address(doi)
    return (Link(address, f"https://doi.org/{doi}"),) if address else piece(f"https://doi.org/{doi}") if doi else ()


def web_part(url: str) -> Piece:
    """The address as written, linked when it is a plain http or https address."""
    address = web_address(url)
    return (Link(address, url),) if address else piece(url)


def ordinal(number: str) -> str:
    """`2` as 2nd, and `2nd` too; "" for what is no number."""
    digits = number.strip().rstrip("stndrh.")
    if not (digits.isascii() and digits.isdigit()):
        return ""
    ending = "th" if digits[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
    return digits + ending


def edition(reference: Reference) -> str:
    """`2nd ed.`, or the edition as it is worded."""
    return f"{ordinal(reference.edition)} ed." if ordinal(reference.edition) else reference.edition


def lead(reference: Reference, form: NameForm, one: str = ", editor", more: str = ", editors") -> Piece:
    """The authors, else the editors."""
    return format_names(reference.authors, form, cut=reference.authors_cut) or editors(reference, form, one, more)


def editors(reference: Reference, form: NameForm, one: str = ", editor", more: str = ", editors") -> Piece:
    """The editors with the word for one or for several behind them."""
    is_several = len(reference.editors) > 1 or reference.editors_cut
    return wrap(format_names(reference.editors, form, cut=reference.editors_cut), after=more if is_several else one)


def further_editors(reference: Reference, form: NameForm, one: str = ", editor", more: str = ", editors") -> Piece:
    """The editors of a work that its authors lead."""
    return editors(reference, form, one, more) if reference.authors else ()


def title_and_number(reference: Reference) -> Piece:
    """The title; of a standard its number behind it, which is what identifies it and what styles that say nothing of standards drop."""
    is_told = reference.type != "standard" or reference.number in reference.title_text
    number = f"No. {reference.number}" if reference.number.isdecimal() else reference.number
    return reference.title if is_told else join((reference.title, piece(number)), ". ")


def short_container(reference: Reference) -> str:
    """The abbreviated title of the journal or book, or the full one, as it is typed."""
    return reference.container_short or reference.container


def without_stops(title: str) -> str:
    """A shortened title without its stops; one that belongs to an address (Bloomberg.com) or to a number is no sign of shortening."""
    return re.sub(r"\.(?!(?<=\w\.)(?:\d|[a-z]{2}))", "", title)


def is_number(text: str) -> bool:
    """Whether a volume or part is a number that gets a label: 2, 2A, II is not."""
    return text[:1].isdigit()


def title_case(title: Piece, reference: Reference) -> Piece:
    """The title with capitals, but in another language than English as it is typed (CSL 1.0.2)."""
    is_english = re.split("[-,]", reference.language.casefold())[0] in ("", "en")
    return headline(title, reference.protected) if is_english else title


def report_number(reference: Reference) -> str:
    """The number without a label of its own: 80 of `No. 80`."""
    return re.sub(r"^(?:(?:report|patent)\s+)?n(?:o|r|um(?:ber)?)s?(?:\.:?|:|\s)\s*(?=\S*\d)", "", reference.number, flags=re.IGNORECASE)


def report_kind(reference: Reference) -> str:
    """What a report is called, without a word for its number: Report of `Report No.`."""
    return re.sub(r"\s*\bn(?:o|r|um(?:ber)?)s?\.?:?$", "", reference.genre, flags=re.IGNORECASE)


def patent_part(reference: Reference) -> Piece:
    """`5668842, 1997`: the number is what identifies a patent, and styles that say nothing of patents drop it."""
    return join((piece(report_number(reference)), piece(year(reference.issued))), ", ")


def preprint_mark(reference: Reference) -> Piece:
    """` [Preprint]` behind the server of a preprint (ICMJE: preprints are cited as such)."""
    return wrap(piece(first_capital(reference.genre)), " [", "]") if reference.type == "article" else ()


def volume_number(reference: Reference, label: str = "vol. ") -> str:
    """`vol. 3`, or the volume as it is worded."""
    return f"{label}{reference.volume}" if is_number(reference.volume) else reference.volume


def titled_volume(reference: Reference) -> Piece:
    """`vol. 3, The liver`, where the volume has a title of its own."""
    return piece(volume_number(reference) + volume_title(reference) if reference.volume_title else "")


def placed_publisher(reference: Reference) -> Piece:
    """`Rome: Press`."""
    return join((piece(reference.publisher_place), piece(reference.publisher)), ": ")


def volume_title(reference: Reference) -> str:
    """`, The liver`: the title of a volume behind its number; alone where the volume has none."""
    return f", {reference.volume_title}" if reference.volume and reference.volume_title else reference.volume_title


def translated_by(reference: Reference, form: NameForm, one: str = "translator", more: str = "translators") -> Piece:
    """`Strachey J, translator`."""
    label = more if len(reference.translators) > 1 else one
    return wrap(format_names(reference.translators, form), after=f", {label}")


# --- what has not appeared in print yet ---

_AHEAD = lazy_pattern(r"epub|ahead[ -]of[ -]print|online (?:first|ahead)|advance (?:online|access|article)|published online", re.IGNORECASE)


def is_ahead(reference: Reference) -> bool:
    """Whether the status says published online ahead of print, and no volume says that this is over."""
    return bool(_AHEAD.search(reference.status)) and not reference.volume


def status_text(reference: Reference) -> str:
    """The status as it is typed (in press, accepted), "" for one that is known otherwise: ahead of print, a preprint, or printed by now."""
    is_over = bool(reference.volume and (reference.pages or reference.number))
    return "" if _AHEAD.search(reference.status) or reference.status.casefold() == "prepublished" or is_over else reference.status
