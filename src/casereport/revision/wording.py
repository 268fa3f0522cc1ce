"""What the fields and entries of a record are called where changes are listed, and how entries are told on one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from casereport.clinical.analytes import find_analyte
from casereport.clinical.units import printed_units
from casereport.language import phrases
from casereport.model.article import Author, Figure, Panel, Table
from casereport.model.course import Course, Step
from casereport.model.fields import Answer
from casereport.model.patient import Patient
from casereport.model.series import LabSeries
from casereport.model.values import Dose, LabValue, Moment, Quantity
from casereport.patterns import lazy_pattern
from casereport.shipped import shipped_tables

_FILE = Path(__file__).with_name("words.toml")
_BARE_DAY = lazy_pattern(r"-?[0-9]+(?:\.[0-9]+)?(?: [0-9]{1,2}:[0-9]{2})?")


def say(name: str, /, **values: object) -> str:
    """A phrase of the comparison with its places filled in: `report.none`."""
    section, _, key = name.partition(".")
    return _words()[section][key].format(**values)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return shipped_tables(_FILE)


@cache
def common_words() -> frozenset[str]:
    """The words, without their endings, that tell nothing of what a comment is about."""
    return frozenset(_words()["response"]["common"].split())


def field_word(name: str) -> str:
    """What a field is called, "" for one that only holds others: `discharge`, `use of AI`."""
    return _words()["field"].get(name, name.replace("_", " "))


def section_word(key: str) -> str:
    """The title that a section of this meaning usually has."""
    return phrases().get(f"heading.{key}", key.replace("_", " "))


def key_word(key: object) -> str:
    """What a key of a mapping is called: `day 3` for a time, other keys as they were typed."""
    text = str(key)
    return say("entry.day", day=text) if isinstance(key, Moment) and _BARE_DAY.fullmatch(text) else text


def time_word(entry: Any) -> str:
    """When an entry was, "" when it does not say: `day 3`, `3-9`."""
    at, days = getattr(entry, "at", None), getattr(entry, "days", None)
    return key_word(at) if at is not None else str(days) if days is not None else ""


NAMED_BY = (
    "label",
    "drug",
    "name",
    "finding",
    "measure",
    "dx",
    "gene",
    "intervention",
    "relation",
    "setting",
    "kind",
    "id",
    "code",
    "file",
)
"""The fields that name an entry, the first that is there."""


def entry_word(entry: Any) -> str:
    """What an entry is called: a patient's label, an analyte's name, a drug."""
    if isinstance(entry, BaseModel):
        return _SPECIAL[type(entry)][0](entry) if type(entry) in _SPECIAL else _name(entry)
    return value_text(entry)


def _name(entry: BaseModel) -> str:
    return next((str(text) for name in NAMED_BY if (text := getattr(entry, name, None))), time_word(entry))


def _patient(entry: Patient) -> str:
    return entry.label or say("entry.patient", id=entry.id)


def _author(entry: Author) -> str:
    return entry.group or " ".join(filter(None, (entry.given, entry.family, entry.suffix)))


def _series(entry: LabSeries) -> str:
    known = find_analyte(entry.analyte) if entry.analyte else None
    name = entry.label or (known.label if known else entry.analyte) or entry.file or ""
    return f"{name} ({entry.specimen})" if entry.specimen else name


_SPECIAL: dict[type, tuple[Callable[[Any], str], frozenset[str]]] = {
    Patient: (_patient, frozenset({"id", "label"})),
    Author: (_author, frozenset({"group", "given", "family", "suffix"})),
    LabSeries: (_series, frozenset({"analyte", "label", "specimen"})),
    Figure: (lambda entry: say("entry.figure", id=entry.id), frozenset({"id"})),
    Table: (lambda entry: say("entry.table", id=entry.id), frozenset({"id"})),
    Step: (lambda entry: say("entry.step", when=time_word(entry)).strip(), frozenset({"at", "days"})),
    Course: (lambda entry: say("entry.course", when=time_word(entry)).strip(), frozenset({"at", "days"})),
    Panel: (lambda entry: say("entry.panel", letter=entry.letter) if entry.letter else entry.file, frozenset({"letter"})),
}
"""What an entry is called where that is no single field, and the fields that its name tells."""


def value_text(value: Any) -> str:
    """A value on one line, as it is printed: `yes`, `2 mg/kg`, `391`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, LabValue):
        return value.shown
    if isinstance(value, Moment):
        return key_word(value)
    if isinstance(value, Dose | Quantity):
        return printed_units(str(value))
    if isinstance(value, BaseModel):
        return entry_text(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key_word(key)}: {value_text(item)}" for key, item in value.items())
    if isinstance(value, tuple):
        return ", ".join(value_text(item) for item in value)
    return "" if value is None else str(value)


def entry_text(entry: BaseModel) -> str:
    """An entry on one line: its name, then each thing it says."""
    if isinstance(entry, Answer):
        return _answer(entry)
    fields = set_fields(entry)
    if type(entry) in _SPECIAL:
        start, said = entry_word(entry), _SPECIAL[type(entry)][1]
    else:
        said = frozenset(next(({name} for name in ("text", *NAMED_BY) if name in fields), ()))
        start = "".join(value_text(fields[name]) for name in said)
    rest = [_told(name, value) for name, value in fields.items() if name not in said]
    return ", ".join(filter(None, (start, *rest)))


def _told(name: str, value: Any) -> str:
    word, text = field_word(name), value_text(value)
    return f"{word}: {text}" if word else text


def _answer(entry: Answer) -> str:
    how = ", ".join(filter(None, (entry.how, entry.asked)))
    told = "; ".join(entry.items) or entry.word or entry.state
    return f"{told} ({how})" if how else told


def set_fields(entry: BaseModel) -> dict[str, Any]:
    """The fields of an entry that say something, by the key that is typed for them."""
    known = type(entry).model_fields
    found = {name: getattr(entry, name) for name in known}
    said = {name: value for name, value in found.items() if value not in (None, (), {}, "") and value != _default(known[name])}
    return {known[name].alias or name: value for name, value in said.items()}


def _default(info: Any) -> Any:
    return info.default if not info.is_required() and info.default_factory is None else None


def top_word(name: str) -> str:
    """The heading under which a change of the record itself stands."""
    return say("group.references") if name == "references" else field_word(name) or say("group.manuscript")
