"""Rows of a guideline → the form as a document: a table as it is handed in, or a list for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal

from casereport.checklist.places import Placed
from casereport.guidelines import Guideline, Row, State
from casereport.language import say
from casereport.tree import Block, Break, Cell, Front, Inline, Item, List, Paragraph, Section, Strong, Sup, Table, Text
from casereport.values import dataclass

_COLUMNS: Final = ("topic", "item", "asks", "found", "where", "page", "line")
_WORDS: Final[dict[State, str]] = {
    "reported": "yes", "not reported": "no", "not applicable": "not_applicable_word", "open": "open",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the items: the title of the manuscript, the journal, and whose pages and lines are told."""

    manuscript: str
    journal: str
    files: str


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of the form: what was found, and where that is printed."""

    row: Row
    places: tuple[Placed, ...]


def front(guideline: Guideline) -> Front:
    """The title of the form."""
    return Front(title=(Text(guideline.title),), title_text=guideline.title, running_title=guideline.title, article_type="")


def as_table(guideline: Guideline, head: Head, rows: Sequence[FilledRow]) -> tuple[Section, ...]:
    """The form in its official layout: topic, number, what is asked, what was found, and where."""
    heads = tuple(Cell((Text(_head(name, guideline)),), "col", _align(name)) for name in _COLUMNS)
    body = tuple(_cells(one, rows[place - 1] if place else None, guideline) for place, one in enumerate(rows))
    table = Table(
        "tbl-checklist", "", (), (heads,), body, notes=tuple((Text(note),) for note in _notes(guideline, rows)), wide=True, small=True
    )
    return (_section("checklist", (*_lines(guideline, head, rows), table)),)


def as_list(guideline: Guideline, head: Head, rows: Sequence[FilledRow]) -> tuple[Section, ...]:
    """The same topic by topic, an item a line."""
    topics: dict[str, list[FilledRow]] = {}
    for one in rows:
        topics.setdefault(one.row.item.topic, []).append(one)
    opening = _section("checklist", _lines(guideline, head, rows))
    listed = [
        Section(f"sec-topic-{number}", "", (Text(topic),), 1, (List(tuple(Item(_told(one, guideline)) for one in found)),))
        for number, (topic, found) in enumerate(topics.items(), 1)
    ]
    notes = _section("notes", tuple(Paragraph((Text(note),)) for note in _notes(guideline, rows)))
    return (opening, *listed, notes)


def _section(name: str, blocks: tuple[Block, ...]) -> Section:
    return Section(f"sec-{name}", "", (Text(say(f"checklist.{name}")),), 1, blocks)


def open_items(rows: Sequence[FilledRow], state: State) -> list[str]:
    """The numbers of the items in a state."""
    return [one.row.item.id for one in rows if one.row.state == state]


def _lines(guideline: Guideline, head: Head, rows: Sequence[FilledRow]) -> tuple[Block, ...]:
    told = (("manuscript", head.manuscript), ("journal", head.journal), ("files", head.files))
    lines = [Paragraph((Strong((Text(f"{say(f'checklist.{name}')}:"),)), Text(f" {text}"))) for name, text in told]
    counts = Counter(one.row.state for one in rows)
    numbers = {
        "all": len(rows),
        "yes": counts["reported"],
        "no": counts["not reported"],
        "na": counts["not applicable"],
        "open": counts["open"],
    }
    texts = [say("checklist.summary_predicted" if guideline.is_prediction else "checklist.summary", **numbers)]
    texts += [say("checklist.is_no_score")] if guideline.is_prediction else []
    return (*lines, *(Paragraph((Text(text),)) for text in texts))


def _head(name: str, guideline: Guideline) -> str:
    return say("checklist.predicted" if name == "found" and guideline.is_prediction else f"checklist.{name}")


def _align(name: str) -> Literal["left", "right"]:
    return "right" if name in ("page", "line") else "left"


def _cells(one: FilledRow, before: FilledRow | None, guideline: Guideline) -> tuple[Cell, ...]:
    """A row of the table; the topic stands at the first of its items."""
    item = one.row.item
    topic = "" if before and before.row.item.topic == item.topic else item.topic
    number: tuple[Inline, ...] = (Text(item.id), *(() if item.verified else (Sup((Text("*"),)),)))
    return (
        Cell((Strong((Text(topic),)),) if topic else ()),
        Cell(number, "row"),
        Cell((Text(item.asks),)),
        Cell(_found(one.row, guideline)),
        Cell(_broken([place.label for place in one.places] or [_authors_place(one.row)])),
        Cell(_broken([str(place.page or "") for place in one.places]), align="right"),
        Cell(_broken([str(place.line or "") for place in one.places]), align="right"),
    )


def _authors_place(row: Row) -> str:
    return (row.answer.where if row.answer else None) or ""


def _broken(texts: Sequence[str]) -> tuple[Inline, ...]:
    """Texts under each other."""
    nodes: list[Inline] = []
    for text in texts:
        if text:
            nodes += [Break(), Text(text)] if nodes else [Text(text)]
    return tuple(nodes)


def _found(row: Row, guideline: Guideline) -> tuple[Inline, ...]:
    """The answer in a word, whose it is, and why."""
    mark = "‡" if row.answer else "†" if row.by_words and row.state == "reported" else ""
    reason = _reason(row)
    answer = (Strong((Text(_word(row.state, guideline)),)), *((Sup((Text(mark),)),) if mark else ()))
    return (*answer, *((Text(f": {reason}"),) if reason else ()))


def _reason(row: Row) -> str:
    """Why; of an answer of the authors their note, and what the report seems to say instead."""
    if row.answer is None:
        return row.reason
    told = [row.answer.note] if row.answer.note else []
    if row.computed not in (row.state, "open"):
        word = say(f"checklist.{_WORDS[row.computed]}").lower()
        name = "checklist.in_place_of" if row.reason else "checklist.in_place_of_bare"
        told.append(say(name, state=word, reason=row.reason))
    return "; ".join([say("checklist.of_authors"), *told])


def _word(state: State, guideline: Guideline) -> str:
    return say("checklist.unclear_word" if state == "open" and guideline.is_prediction else f"checklist.{_WORDS[state]}")


def _told(one: FilledRow, guideline: Guideline) -> tuple[Inline, ...]:
    """An item in a line: number, answer, where, and what was asked."""
    places = "; ".join(filter(None, map(_where, one.places))) or _authors_place(one.row)
    item = one.row.item
    number = f"{item.id}{'' if item.verified else '*'}"
    return (
        Strong((Text(number),)),
        Text(" "),
        *_found(one.row, guideline),
        Text(f" – {places}" if places else ""),
        Break(),
        Text(item.asks),
    )


def _where(place: Placed) -> str:
    page = f"{say('checklist.page').lower()} {place.page}" if place.page else ""
    line = f"{say('checklist.line').lower()} {place.line}" if place.line else ""
    return ", ".join(part for part in (place.label, page, line) if part)


def _notes(guideline: Guideline, rows: Sequence[FilledRow]) -> list[str]:
    found = [one.row for one in rows]
    asked = next((row.item for row in found if row.state == "open"), None)
    source = {"source": guideline.source, "retrieved": guideline.retrieved}
    notes = [
        say("checklist.of_authors_note") if any(row.answer for row in found) else "",
        say("checklist.by_words") if any(row.by_words and row.state == "reported" and not row.answer for row in found) else "",
        say("checklist.unverified") if any(not row.item.verified for row in found) else "",
        say("checklist.open_note", family=guideline.family, item=asked.id) if asked else "",
        say("checklist.source_checked" if guideline.retrieved else "checklist.own_words", **source),
    ]
    return [note for note in notes if note]
