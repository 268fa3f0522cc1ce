"""Author–year citations: how each work is called in the text, the letters of works that look alike, the order of the list (APA 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from casereport.citations.dates import year
from casereport.citations.names import NameForm, initials
from casereport.citations.parts import status_text, title_case
from casereport.citations.pieces import Piece, italic, piece, wrap
from casereport.citations.quotes import curled
from casereport.citations.styles.apa import LEGAL, is_in_press, lead_names, publisher_leads, shows_day, year_text
from casereport.references import Name, Reference
from casereport.references.folding import folded, letter_of
from casereport.tree import plain
from casereport.values import dataclass

_FORM = NameForm(stop=".", hyphens=True)


@dataclass(frozen=True, slots=True)
class Label:
    """How a work is called: by whom inside brackets (`Rossi & Bianchi`) and in a sentence (`Rossi and Bianchi`), and its year (`2019a`)."""

    who: Piece
    who_in_sentence: Piece
    year: str
    letter: str = ""


def label_works(references: Sequence[Reference]) -> dict[str, Label]:
    """The label of each cited work by key; works are told apart by initials, by further authors, by letters, in this order."""
    works = sort_works([curled(reference) for reference in references])
    shared = _shared_families(works)
    shown = _shown_names(works)
    called: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for work in works:
        called[plain(_who(work, shown[work.key], shared, " & ")), year_text(work)].append(work)
    letters = {work.key: letter_of(number) for group in called.values() if len(group) > 1 for number, work in enumerate(group)}
    return {
        work.key: Label(
            _who(work, shown[work.key], shared, " & "),
            _who(work, shown[work.key], shared, " and "),
            _year_called(work, letters.get(work.key, "")),
            letters.get(work.key, ""),
        )
        for work in works
    }


def _year_called(work: Reference, letter: str) -> str:
    """The year in a citation, behind that of the original: 1899/1953."""
    original = year(work.original_issued)
    return f"{original}/{year_text(work, letter)}" if original else year_text(work, letter)


def sort_works(references: Iterable[Reference]) -> list[Reference]:
    """The works in the order of the list: by names, undated first, then year, work in press last; then title."""
    return sorted(references, key=_sort_key)


def _sort_key(reference: Reference) -> tuple[object, ...]:
    names = reference.authors or reference.editors
    who = tuple((folded(_family(name)), folded(initials(name.given, _FORM)), folded(name.suffix)) for name in names)
    if not names or reference.type in LEGAL:
        who = ((folded(plain(lead_names(reference)) if publisher_leads(reference) else reference.title_text), "", ""),)
    date = None if is_in_press(reference) else reference.issued
    when = (1, date.year, date.month, date.day) if date and shows_day(reference) else (1, date.year, 0, 0) if date else (0, 0, 0, 0)
    group = when if date else (2 if status_text(reference) else 0, 0, 0, 0)
    return (who, group, folded(reference.title_text), reference.volume, reference.key)


def _family(name: Name) -> str:
    return name.literal or " ".join(part for part in (name.particle, name.family) if part)


def _names(work: Reference) -> tuple[Name, ...]:
    return work.authors or work.editors


def _is_cut(work: Reference) -> bool:
    return work.authors_cut if work.authors else work.editors_cut


def _shared_families(works: Iterable[Reference]) -> frozenset[str]:
    """The family names that first authors with other initials share."""
    given: dict[str, set[str]] = defaultdict(set)
    for work in works:
        for name in _names(work)[:1]:
            if not name.literal:
                given[_family(name)].add(initials(name.given, _FORM))
    return frozenset(family for family, found in given.items() if len(found - {""}) > 1)


def _shown_names(works: Iterable[Reference]) -> dict[str, int]:
    """How many names each work is called by: one and et al. for three or more, and as many more as tell it from others of its year."""
    alike: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for work in works:
        alike[year_text(work), _families(work)[0] if _is_long(work) else work.key].append(work)
    return {work.key: _names_needed(work, group) for group in alike.values() for work in group}


def _is_long(work: Reference) -> bool:
    return len(_names(work)) > 2 or (_is_cut(work) and bool(_names(work)))


def _families(work: Reference) -> list[str]:
    return [_family(name) for name in _names(work)]


def _names_needed(work: Reference, alike: Iterable[Reference]) -> int:
    mine, needed = _families(work), 1
    if not _is_long(work):
        return len(mine)
    for theirs in map(_families, alike):
        if theirs != mine:
            shared = next((at for at, (one, two) in enumerate(zip(mine, theirs, strict=False)) if one != two), min(len(mine), len(theirs)))
            needed = max(needed, min(shared + 1, len(mine)))
    # "et al." stands for more than one name.
    return len(mine) if 1 < needed == len(mine) - 1 and not _is_cut(work) else needed


def _who(work: Reference, shown: int, shared: frozenset[str], sign: str) -> Piece:
    names = _names(work)
    if work.type in LEGAL or (not names and not publisher_leads(work)):
        return _title(work)
    if not names:
        return piece(work.publisher)
    printed = [_family(name) for name in names[:shown]]
    if printed and not names[0].literal and _family(names[0]) in shared:
        printed[0] = f"{initials(names[0].given, _FORM)} {printed[0]}".strip()
    if shown < len(names) or _is_cut(work):
        return piece(", ".join(printed) + (", et al." if len(printed) > 1 else " et al."))
    if len(printed) < 3:
        return piece(sign.join(printed))
    return piece(", ".join(printed[:-1]) + "," + sign + printed[-1])


def _title(work: Reference) -> Piece:
    """The title that stands for authors: in quotation marks for a part of something, in italics for a whole, plain for reports and acts."""
    if work.type == "legal_case":
        return italic(work.title)
    title = title_case(work.title, work)
    if work.type in ("bill", "legislation", "regulation", "report", "treaty"):
        return title
    return wrap(title, "“", "”") if work.container and work.type != "webpage" else italic(title)
