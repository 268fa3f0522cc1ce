"""Numbers of prose that agree with the record, turned into the facts that print them: edits of the files as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import unified_diff
from typing import Any

from pydantic import BaseModel

from casereport.build import Checked
from casereport.case.source import Case
from casereport.chart import Chart
from casereport.checks import Subject
from casereport.checks.prose.moments import is_on
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import Value, agrees, charts_of, series_of, values_for
from casereport.document.assembly import AGE_POLICIES, assemble
from casereport.facts import FactFault, Facts
from casereport.patterns import lazy_pattern
from casereport.problems import Path, is_nameable
from casereport.reading.marks import Mark, locate
from casereport.values import dataclass
from casereport.writers.text import write_text

_READ = ("abstract", "sections", "discussion", "lessons", "highlights")
"""Texts of the article in which facts are pulled."""
_PLAIN_ENOUGH = frozenset({"literal", "double", "file"})
"""How a text is typed where a fact may be put: a quote or brace of it means nothing there."""
_DIGITS = lazy_pattern(r"\d+(?!.*\d)", re.DOTALL)
_LINE = lazy_pattern(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Pull:
    """A stretch of a text that a fact would print: the path of the text, from where to where, and the call."""

    path: Path
    start: int
    end: int
    call: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A file of the case as it is and as it would be."""

    name: str
    before: str
    after: str

    def diff(self) -> str:
        """The change as a unified diff."""
        lines = unified_diff(self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), self.name, self.name)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def find_edits(checked: Checked) -> tuple[Edit, ...]:
    """The files of a case with a fact in the place of each number that it would print the same; () where nothing would change.

    The article as text is the same before and after: a replacement by which it would not be is left out.
    """
    pulls = [pull for pull in find_pulls(checked) if _place(checked.case, pull) is not None]
    kept = _same_in_print(checked, pulls)
    edits = tuple(_edits(checked.case, kept))
    return edits if _are_read(checked.case, edits, kept) else ()


def find_pulls(checked: Checked) -> tuple[Pull, ...]:
    """The numbers of the article's prose that the record has, and that a fact prints letter by letter; none inside another."""
    subject = Subject(checked.case.record, checked.journal, checked.document)
    facts = Facts(checked.case.record, AGE_POLICIES[checked.journal.age_policy], subject.chart)
    found = [pull for one in subject.readings.told if (pull := _pull(subject, facts, one))]
    kept: list[Pull] = []
    for pull in sorted(found, key=lambda one: (str(one.path), one.start, -one.end)):
        if not kept or kept[-1].path != pull.path or pull.start >= kept[-1].end:
            kept.append(pull)
    return tuple(kept)


def _pull(subject: Subject, facts: Facts, one: Told) -> Pull | None:
    told = one.statement
    if one.path[0] not in _READ or not told.is_own or (told.quantity and (told.quantity.is_fact or told.quantity.comparator)):
        return None
    start = _offset(one)
    end = start + told.end - told.start
    if told.kind == "day" and (found := _DIGITS.search(one.text, start, end)):
        start, end = found.span()
    typed = one.text[start:end]
    if "\n" in typed or "{" in typed:
        return None
    for call in _calls(subject, one):
        try:
            printed = facts.evaluate(call, told.patient or None)
        except FactFault:
            continue
        if _as_read(printed) == _as_read(typed):
            return Pull(one.path, start, end, f"{{{{ {call} }}}}")
    return None


def _offset(one: Told) -> int:
    lines = one.text.split("\n")
    return sum(len(line) + 1 for line in lines[: one.statement.line]) + one.statement.column


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def _as_read(text: str) -> str:
    """A printed or typed number with its unit, without the marks by which its power is raised, and with ordinary spaces."""
    return " ".join(text.replace("^", "").translate(_RAISED).split())


# --- the facts that may print a statement -----------------------------------------------------------------------------------------------


def _calls(subject: Subject, one: Told) -> Iterator[str]:
    """The calls that may print what is told, the most telling first."""
    kinds = {"value": _of_value, "day": _of_event, "age": _of_age, "length": _of_stay}
    if one.statement.kind in kinds:
        yield from kinds[one.statement.kind](subject, one)


def _of_value(subject: Subject, one: Told) -> Iterator[str]:
    told = one.statement
    if told.quantity is None:
        return
    values = values_for(series_of(charts_of(subject.chart, told.patient), told.subject), told)
    right = [value for value in values if agrees(told.quantity, value.number) and value.series.index >= 0]
    if told.day:
        right = [value for value in right if is_on(value.chart, value.result.place, told.day)]
    if len(right) != 1 or told.is_history:
        return  # of two alike nobody knows which is told
    name, whose = _analyte(right[0]), _whose(subject, one, right[0].chart.patient.id)
    if name and told.role in ("peak", "nadir"):
        yield f"{told.role}('{name}'{whose})"
    when = str(right[0].result.moment)
    day = when if when.isdigit() else f"'{when}'"
    if name and (when.isdigit() or is_nameable(when)):
        yield f"lab('{name}', day={day}{whose})"


def _analyte(value: Value) -> str:
    """The name by which a fact finds the series: as typed, with its specimen where there is one."""
    entry = value.series.entry
    names = (f"{entry.analyte} ({entry.specimen})" if entry.specimen else "", entry.analyte or "")
    return next((name for name in names if name and "'" not in name and (is_nameable(name) or entry.specimen)), "")


def _whose(subject: Subject, one: Told, patient: str) -> str:
    is_told = len(subject.record.patients) == 1 or subject.readings.whose(one.path) == patient
    return "" if is_told else f", patient='{patient}'"


def _of_event(subject: Subject, one: Told) -> Iterator[str]:
    day, patient = one.statement.day, one.statement.patient
    is_plain = day is not None and day.first == day.last and day.unit == "d" and day.clock in ("", "hospital")
    if is_plain and one.statement.word.startswith("event") and one.statement.is_sure and (patient or len(subject.record.patients) == 1):
        name = one.statement.subject
        if is_nameable(name):
            yield f"day('{name}'{_whose(subject, one, patient) if patient else ''})"


def _of_age(subject: Subject, one: Told) -> Iterator[str]:
    patient = one.statement.patient
    if one.statement.quantity and not one.statement.is_history and (patient or len(subject.record.patients) == 1):
        whose = _whose(subject, one, patient).removeprefix(", ") if patient else ""
        yield f"age({whose})"
        yield f"age('noun'{', ' + whose if whose else ''})"


def _of_stay(subject: Subject, one: Told) -> Iterator[str]:
    patient = one.statement.patient
    if one.statement.word == "stay" and (patient or len(subject.record.patients) == 1):
        yield f"interval('admission', 'discharge'{_whose(subject, one, patient) if patient else ''})"


# --- the same in print -----------------------------------------------------------------------------------------------------------------


def _same_in_print(checked: Checked, pulls: list[Pull]) -> list[Pull]:
    """The replacements after which the article reads as before: all of them, or those that change nothing one by one."""
    before = _printed(checked, checked.case)
    if not pulls or _printed(checked, _with(checked.case, pulls)) == before:
        return pulls
    kept: list[Pull] = []
    for pull in pulls:
        if _printed(checked, _with(checked.case, [*kept, pull])) == before:
            kept.append(pull)
    return kept


def _printed(checked: Checked, case: Case) -> str:
    """The article as text, as this record would print it."""
    made = assemble(case, checked.journal, None, Chart.of(case.record))
    return write_text(made.document, checked.journal)


def _with(case: Case, pulls: Iterable[Pull]) -> Case:
    record: Any = case.record
    for path, own in _by_path(pulls).items():
        record = _set(record, path, _pulled(_text_at(case.record, path), own))
    return replace(case, record=record)


def _by_path(pulls: Iterable[Pull]) -> dict[Path, list[Pull]]:
    found: dict[Path, list[Pull]] = {}
    for pull in pulls:
        found.setdefault(pull.path, []).append(pull)
    return found


def _pulled(text: str, pulls: Iterable[Pull]) -> str:
    for pull in sorted(pulls, key=lambda one: -one.start):
        text = text[: pull.start] + pull.call + text[pull.end :]
    return text


def _text_at(value: Any, path: Path) -> Any:
    for step in path:
        value = getattr(value, _field(value, step)) if isinstance(value, BaseModel) else value[step]
    return value


def _set(value: Any, path: Path, text: str) -> Any:
    """A model, list or mapping with a text in another place of it."""
    if not path:
        return text
    step, rest = path[0], path[1:]
    if isinstance(value, BaseModel):
        name = _field(value, step)
        return value.model_copy(update={name: _set(getattr(value, name), rest, text)})
    if isinstance(value, Mapping):
        return {**value, step: _set(value[step], rest, text)}
    return tuple(_set(item, rest, text) if index == step else item for index, item in enumerate(value))


def _field(value: BaseModel, step: object) -> str:
    return next((name for name, info in type(value).model_fields.items() if step in (info.alias, name)), str(step))


# --- in the files ----------------------------------------------------------------------------------------------------------------------


def _edits(case: Case, pulls: Iterable[Pull]) -> Iterator[Edit]:
    spots: dict[str, list[tuple[int, int, str]]] = {}
    for pull in pulls:
        place = _place(case, pull)
        if place:
            spots.setdefault(place[0], []).append((place[1], place[2], pull.call))
    for name, found in sorted(spots.items()):
        before = after = case.files[name].decode()
        for start, end, call in sorted(found, reverse=True):
            after = after[:start] + call + after[end:]
        yield Edit(name, before, after)


def _are_read(case: Case, edits: Iterable[Edit], pulls: Iterable[Pull]) -> bool:
    """True where the edited files, read again, hold the texts that were printed the same."""
    files = {**case.files, **{edit.name: edit.after.encode() for edit in edits}}
    data = replace(case, files=files).data()
    for path, own in _by_path(pulls).items():
        found: Any = data
        for step in _written(case, path) or ():
            if isinstance(found, list):
                found = found[int(step)]
            elif step in found:
                found = found[step]
        if isinstance(found, dict) and "file" in found:  # the text of a file stands under a key that nobody typed
            found = files[found["file"]].decode().replace("\r\n", "\n")
        if str(found).rstrip("\n") != _pulled(_text_at(case.record, path), own).rstrip("\n"):
            return False
    return True


def _written(case: Case, path: Path) -> Path | None:
    """The path under which a text stands as it was typed, None where the case does not know."""
    typed = case.typed(path)
    return next((typed[:end] for end in range(len(typed), 0, -1) if typed[:end] in case.texts and typed[:end] in case.marks), None)


def _place(case: Case, pull: Pull) -> tuple[str, int, int] | None:
    """The file of a stretch, and where it begins and ends in what was typed; None where the file has it otherwise than the text."""
    written = _written(case, pull.path)
    if written is None:
        return None
    mark, text = case.marks[written], case.texts[written]
    if mark.style not in _PLAIN_ENOUGH or not mark.exact:
        return None
    name = _file_of(case, mark)
    try:
        source = case.files[name].decode()
    except (KeyError, UnicodeDecodeError):
        return None
    place = locate(mark, text, pull.start)
    starts = [0, *(found.end() for found in _LINE.finditer(source))]
    start = starts[place.line - 1] + place.column - 1 if place.line <= len(starts) else -1
    wanted = text[pull.start : pull.end]
    return (name, start, start + len(wanted)) if start >= 0 and source[start : start + len(wanted)] == wanted else None


def _file_of(case: Case, mark: Mark) -> str:
    """The name of the file that a mark lies in, as the case knows it."""
    shown = mark.value.file
    return next((name for name in case.files if shown == name or shown.endswith(f"/{name}")), case.record_name)
