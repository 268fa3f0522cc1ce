"""Nothing typed is lost: the record that uses every field is printed whole, in every journal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, get_args

import pytest
from pydantic import BaseModel
from tests.document.full import FULL, Full, set_fields, with_marks, write_real

from casereport.case.source import Case, load
from casereport.chart.results import values_of
from casereport.document import build_document
from casereport.document.narrative.accounted import NOT_PRINTED, STEERS, TOLD, account_of, field_name, models_in
from casereport.document.narrative.remainder import folded, lost_texts, printed_text, texts_of
from casereport.journal import Journal, load_journal
from casereport.model import CaseRecord
from casereport.model.diagnosis import Diagnosis
from casereport.model.faults import ValueFault
from casereport.model.fields import Source
from casereport.model.frequency import Every
from casereport.model.series import LabSeries
from casereport.model.spans import Span
from casereport.model.time import Moment
from casereport.model.values import Dose, LabValue, Quantity
from casereport.model.written import Written
from casereport.tree import Document, Figure, Section, Table, plain, walk, with_supplement

GRAFTS: dict[str, Any] = {
    "at": Moment.parse("7"),
    "days": Span.parse("7-8"),
    "basis": "chart",
    "source": Source(note="A letter"),
    "dose": Dose.parse("77 mg"),
    "daily": Dose.parse("77 mg"),
    "rate": Dose.parse("77 mL/h"),
    "every": Every.parse("7 h"),
    "route": "nasal",
}
"""Inherited fields, each with a value for the entries of the full record that leave it out."""

Pair = tuple[type[BaseModel], str]
EVERY = {(model, name) for model in models_in(CaseRecord) for name in model.model_fields}


def test_every_field_is_accounted_for() -> None:
    """A field that is new in the model is a text, entries, told in words of the sections, or steers; the tables say which."""
    assert [field_name(*pair) for pair in EVERY if not account_of(*pair)] == []
    told = {f"{model}.{name}" for model, names in TOLD.items() for name in names.split()}
    known = {field_name(*pair) for pair in EVERY}
    assert (told | set(NOT_PRINTED) | set(STEERS)) - known == set()
    assert len(told) + len(NOT_PRINTED) + len(STEERS) == len(told | set(NOT_PRINTED) | set(STEERS))
    assert len(NOT_PRINTED) <= 29
    assert len(STEERS) <= 19
    assert all(len(reason) > 5 for reason in (*NOT_PRINTED.values(), *STEERS.values()))


def test_every_field_of_every_model_is_used(tmp_path: Path) -> None:
    """A field that is new in the model must be put into the full record, and so be printed."""
    assert unused(load(FULL).record, load(write_real(tmp_path / "case")).record) - {pair for pair in EVERY if _is_grafted(*pair)} == set()


def unused(*records: CaseRecord) -> set[Pair]:
    return EVERY - {pair for record in records for pair in set_fields(record)}


def _is_grafted(model: type[BaseModel], name: str) -> bool:
    return name in GRAFTS and not field_name(model, name).startswith(f"{model.__name__}.")


def test_a_new_choice_that_no_section_tells_is_told_at_the_end() -> None:
    """A choice is no text, whose words the net would miss."""

    class Urgent(Diagnosis):
        urgency: Literal["low", "high"] = "low"
        informed: bool = False

    case = load(FULL)
    first = case.record.patients[0].diagnoses[0]
    new = Urgent.model_construct(_fields_set={*first.model_fields_set, "urgency", "informed"}, **dict(first), urgency="high", informed=True)
    path: tuple[Step, ...] = ("patients", 0, "diagnoses", 0)
    document, _ = build_document(replace(case, record=_with(case.record, path, new)), load_journal("plain"))
    assert account_of(Urgent, "urgency") == account_of(Urgent, "informed") == ""
    assert details(document) == {"Patient 1: diagnoses, urgency": "high", "Patient 1: diagnoses, informed": "yes"}


def details(document: Document) -> dict[str, str]:
    """What the section at the end tells, by its terms."""
    section = next(section for section in document.back if section.id == "sec-details")
    assert plain(section.title) == "Further details of the record"
    return {plain(term): plain(text) for term, text in section.blocks[0].entries}  # type: ignore[union-attr]


def test_nothing_is_left_over(full: Full) -> None:
    titles = [plain(node.title) for node in walk((full.document.body, full.document.back)) if isinstance(node, Section)]
    assert "Further details of the record" not in titles
    assert not full.problems


def test_a_lost_text_is_printed_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The safety net: what a section forgets is printed all the same."""
    monkeypatch.setitem(__import__("casereport.document.body", fromlist=["TELLERS"]).TELLERS, "outcome", lambda *_: ())
    document, _ = build_document(load(FULL), load_journal("plain"))
    told = details(document)
    assert told["Patient 1: outcomes, items, scale"] == "NRS 0–10"
    assert "Patient 1: adverse events, items, outcome" in told


def test_every_value_of_the_laboratory_is_in_a_table_or_a_term(full: Full) -> None:
    cells = {plain(cell.children).replace("\u202f", "") for table in _nodes(full.document, Table) for row in table.rows for cell in row}
    shown = printed_text(full.document)
    for patient in full.case.record.patients:
        for series in patient.labs:
            for _, value in values_of(series):
                if series.basis != "illustrative" and value.kind != "missing":
                    found = any(re.fullmatch(rf"(?:.* )?{re.escape(value.shown)}[↑↓]?(?: .*)?", cell) for cell in cells)
                    assert found or folded(value.shown) in shown, series.analyte


def test_every_dose_and_measure_is_printed(full: Full) -> None:
    shown = _words(full.document).replace("\u00a0/", "/").replace(" /", "/")
    written = [str(value).replace(" /", "/") for value in _leaves(full.case.record) if isinstance(value, Dose | Quantity)]
    assert len(written) > 8
    assert [text for text in written if text not in shown] == []


def test_illustrative_values_are_in_the_figure_only(full: Full) -> None:
    figure = next(node for node in _nodes(full.document, Figure) if node.data)
    rows = {tuple(plain(cell.children) for cell in row) for row in figure.data.rows} if figure.data else set()
    for day, value in {"1": "240", "3": "310", "5": "90", "8": "21"}.items():
        assert ("Patient 1", "Interleukin 6", f"day\u00a0{day}", value, "pg/mL") in {row[:5] for row in rows}
    tables = _nodes(replace_figures(full.document), Table)
    assert not any("310" in plain(cell.children) for table in tables for row in table.rows for cell in row)
    assert "Illustrative values: none was measured" in plain(figure.caption)


# --- changing what is typed changes what is printed -----------------------------------------------------------------


def _words(document: Document) -> str:
    """The visible words, without drawings."""
    parts = (document.front, document.body, document.back, document.references, document.notices)
    return " ".join(text for node in walk(parts) if (text := getattr(node, "text", None)))


def replace_figures(document: Document) -> Document:
    """The document without its drawings and their data."""
    return replace(document, body=_without_figures(document.body))


def _without_figures(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_without_figures(item) for item in value if not isinstance(item, Figure))
    return replace(value, blocks=_without_figures(value.blocks)) if isinstance(value, Section) else value


def _nodes(document: Document, kind: type) -> list[Any]:
    return [node for node in walk((document.front, document.body, document.back)) if isinstance(node, kind)]


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _leaves(getattr(value, name))
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _leaves(item)
    elif value is not None:
        yield value


Step = str | int | Moment
Change = tuple[tuple[Step, ...], Any]


def _changes(value: Any, path: tuple[Step, ...] = (), annotation: Any = None) -> Iterator[Change]:
    """A changed value for every leaf that is no text: another number, choice, yes for no."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            if account_of(type(value), name) != "steers" and name in value.model_fields_set:
                yield from _changes(getattr(value, name), (*path, name), info.annotation)
        return
    for step, item in _inside(value):
        yield from _changes(item, (*path, step), annotation)
    if (changed := _changed(value, annotation)) is not None:
        yield path, changed


def _inside(value: Any) -> Iterator[tuple[Step, Any]]:
    if isinstance(value, tuple):
        yield from enumerate(value)
    elif isinstance(value, dict):
        pairs = list(value.items())
        yield from pairs if all(isinstance(key, str) for key in value) else pairs[-1:]  # one of a series stands for the others


def _changed(value: Any, annotation: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, Written):
        return _other(value)
    if isinstance(value, dict) and value and all(isinstance(key, Written) for key in value):
        *before, (last, held) = value.items()
        return dict([*before, (_other(last), held)])  # at another time
    if isinstance(value, str) and re.fullmatch(r"[0-9X-]{19}", value):
        return f"{value[:-1]}8"
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d|10\.\d+/.*|\d{3}-\d{3}|\d{4}-\d{4}", value):
        return f"{value[:-1]}{(int(value[-1]) + 1) % 10 or 1}" if value[-1].isdigit() else f"{value}x"  # a day, a DOI, pages, an ISSN
    choices = [choice for choice in _choices(annotation) if choice != value]
    return choices[0] if isinstance(value, str) and choices and value in _choices(annotation) else None


def _choices(annotation: Any) -> tuple[Any, ...]:
    found = get_args(annotation)
    if found and all(isinstance(choice, str) for choice in found):
        return found
    return next((inner for part in found if (inner := _choices(part))), ())


def _other(value: Written) -> Written | None:
    """Another value of the same kind, with one digit changed."""
    text = str(value)
    for match in reversed(list(re.finditer(r"[0-9]", text))):
        for digit in "8315":
            candidate = text[: match.start()] + digit + text[match.end() :]
            try:
                other = type(value).parse(candidate)
            except ValueFault:
                continue
            if other != value and not (isinstance(other, LabValue) and other.shown == getattr(value, "shown", "")):
                return other
    return Moment.parse("4 wk") if isinstance(value, Moment) else None


def _with(value: Any, path: tuple[Step, ...], new: Any) -> Any:
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, BaseModel):
        return value.model_copy(update={str(step): _with(getattr(value, str(step)), rest, new)})
    if isinstance(value, tuple):
        index = int(str(step))
        return (*value[:index], _with(value[index], rest, new), *value[index + 1 :])
    return {**value, step: _with(value[step], rest, new)}


def _shape(document: Document) -> str:
    """Everything printed that is no drawing: words, marks, order, and the column in which a value stands."""
    rows = [[plain(cell.children) for cell in row] for table in _nodes(document, Table) for row in table.rows]
    return _words(document) + repr([(author.marks, author.orcid) for author in document.front.authors]) + repr(document.banner) + repr(rows)


SHARES = 8
"""Among how many tests the leaves of the record are dealt: each takes seconds then, and no minute."""


def _unmarked(
    folder: Any, journal: Journal, wanted: set[tuple[Step, ...]] | None = None, share: slice = slice(None)
) -> set[tuple[Step, ...]]:
    """The leaves of a record, or the wanted ones, whose change is not seen; without the drawing, which would hide what only it shows."""
    case = _without_drawings(load(folder))
    base = _shape(build_document(case, journal)[0])
    changes = [(path, new) for path, new in list(_changes(case.record))[share] if wanted is None or path in wanted]
    return {path for path, new in changes if _shape(build_document(_changed_case(case, path, new), journal)[0]) == base}


def _without_drawings(case: Case) -> Case:
    record = case.record
    return replace(case, record=record.model_copy(update={"figures": tuple(spec for spec in record.figures if spec.kind == "image")}))


def _changed_case(case: Case, path: tuple[Step, ...], new: Any) -> Case:
    return replace(case, record=_with(case.record, path, new))


@pytest.mark.parametrize("share", range(SHARES))
def test_every_value_leaves_its_mark(share: int, tmp_path: Path) -> None:
    """Each time, dose, age, choice and yes or no changes the page when it is changed, in one of the variants: none is dropped on the way."""
    journal, record = load_journal("plain"), load(FULL).record
    unseen = _unmarked(write_real(tmp_path / "case"), journal, _unmarked(FULL, journal, share=slice(share, None, SHARES)))
    assert sorted((path for path in unseen if not _is_only_drawn(record, path)), key=str) == []


def _is_only_drawn(record: CaseRecord, path: tuple[Step, ...]) -> bool:
    """Whether it is a value of an illustrative series, which stands in a figure alone."""
    entry, _ = _along(record, path)[-1]
    return isinstance(entry, LabSeries) and entry.basis == "illustrative"


def test_every_field_that_is_told_is_tried(tmp_path: Path) -> None:
    records = (load(FULL).record, load(write_real(tmp_path / "case")).record)
    tried = {_field_at(record, path) for record in records for path, _ in _changes(record)}
    scored = {"AdverseEvent.naranjo"}  # answers without a text: what is printed is their score, tried where it is told
    assert {f"{model}.{name}" for model, fields in TOLD.items() for name in fields.split()} - tried == scored


def _field_at(record: CaseRecord, path: tuple[Step, ...]) -> str:
    entry, name = _along(record, path)[-1]
    return field_name(type(entry), name)


def _along(record: Any, path: tuple[Step, ...]) -> list[tuple[BaseModel, str]]:
    """The entries on a path, each with the field that the path goes into."""
    found = []
    for step in path:
        found += [(record, str(step))] if isinstance(record, BaseModel) else []
        record = getattr(record, str(step)) if isinstance(record, BaseModel) else record[step]
    return found


def test_every_inherited_field_leaves_its_mark_in_every_entry(tmp_path: Path) -> None:
    """What several entries have, in each of them: where the full record leaves one out, it is put there, and must be seen."""
    case, journal = _without_drawings(load(FULL)), load_journal("plain")
    base = _shape(build_document(case, journal)[0])
    for model, name in sorted(unused(case.record, load(write_real(tmp_path / "case")).record), key=str):
        path, entry = next((path, entry) for path, entry in _entries(case.record) if type(entry) is model)
        others = {other: None for other in ALONE.get(name, ()) if other in model.model_fields}
        grafted = entry.model_copy(update={**others, name: GRAFTS[name]})
        document, _ = build_document(replace(case, record=_with(case.record, path, grafted)), journal)
        assert _shape(document) != base, (model, name)


ALONE = {"at": ("days",), "days": ("at",), "dose": ("daily", "rate"), "daily": ("dose", "rate"), "rate": ("dose", "daily")}
"""Fields of which an entry has one."""


def _entries(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], BaseModel]]:
    if isinstance(value, BaseModel):
        yield path, value
    pairs = [(name, getattr(value, name)) for name in type(value).model_fields] if isinstance(value, BaseModel) else _inside(value)
    for step, item in pairs:
        yield from _entries(item, (*path, step))


@pytest.mark.parametrize("name", ["plain", "frontiers"])
def test_every_text_leaves_its_mark(name: str, tmp_path: Any) -> None:
    """A mark behind each text is found in the words printed, so that no text is taken for printed because its words stand elsewhere."""
    for folder in (FULL, write_real(tmp_path / "case")):
        case, marks = load(folder), list[str]()
        marked = with_marks(case.record, marks)
        document = with_supplement(build_document(replace(case, record=marked), load_journal(name))[0])
        bare = replace(document, back=tuple(section for section in document.back if section.id != "sec-details"))
        shown = _words(bare) + " ".join(_named(bare))
        texts = {mark: path for (path, _, text), mark in zip(texts_of(marked), marks, strict=True)}
        assert len(marks) > 200
        told_otherwise = {("labs", 0, "note"), ("statements", "ai", "word")}  # in the series that are read from the file; as a sentence
        assert [texts[mark] for mark in marks if mark not in shown and texts[mark] not in told_otherwise] == []


def _named(document: Document) -> Iterator[str]:
    """Words that stand in fields of their own: names, labels, keywords."""
    front = document.front
    yield from (word for one in front.translations for word in (one.heading, *one.keywords))
    yield from (*front.keywords, *(author.name for author in front.authors))
    yield from (word for note in (*front.affiliations, *front.author_notes) for word in (note.text, note.email))
    for figure in _nodes(document, Figure):
        yield f"{figure.label} {figure.svg}"


def test_lost_texts_of_the_full_record(full: Full) -> None:
    assert lost_texts(full.case.record, full.document) == []
