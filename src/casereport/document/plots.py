"""Figures of the record: courses, timelines and swimmer figures drawn from its values, tables of events, images as given."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from casereport.document.course_data import course_data
from casereport.document.draft import Draft, stopped
from casereport.document.figure_kinds import drawing_kind, figure_patients
from casereport.document.phrases import Inlines, capital, detailed, joined, without_stop
from casereport.document.provenance import entry_notes
from casereport.document.swimmer_data import swimmer_data
from casereport.document.timeline import event_table
from casereport.document.timeline_data import timeline_data
from casereport.figures import (
    CannotFit,
    CaptionPart,
    CourseData,
    DataTable,
    Scene,
    alt_sentence,
    caption_parts,
    data_table,
    draw_course,
    draw_swimmer,
    draw_timeline,
    long_description,
    split_course,
    write_svg,
)
from casereport.figures.choice import Kind
from casereport.figures.profile import Profile, journal_profile
from casereport.figures.swimmer_text import swimmer_alt, swimmer_caption, swimmer_description, swimmer_table
from casereport.figures.timeline_plan import timeline_axis
from casereport.figures.timeline_text import timeline_alt, timeline_caption, timeline_description, timeline_table
from casereport.model.article import Figure as FigureSpec
from casereport.model.article import Panel
from casereport.model.patient import Patient
from casereport.problems import Path, fault
from casereport.reading.assets import Asset
from casereport.tree import Block, Cell, Figure, Inline, Strong, Table, Text

MM = 25.4 / 72
ASSUMED_DPI = 300
PANEL = "#"
"""Between the id of an image and the letter of a further panel; before the id of a figure that is a table. No id of a record holds it."""
PART = "/"
"""Between the id of a figure and the number of a further part, which has a number of its own in print."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A drawing with its words; `part` names it among several of one figure of the record."""

    scene: Scene
    key: tuple[CaptionPart, ...]
    alt: str
    description: tuple[str, ...]
    data: DataTable
    part: str = ""


def figure_blocks(draft: Draft, index: int) -> tuple[Block, ...]:
    """The nodes of one figure of the record; () with a problem when there is nothing to draw."""
    spec = draft.record.figures[index]
    path: Path = ("figures", index)
    if spec.kind == "image":
        return _images(draft, spec, index)
    choice = drawing_kind(draft, spec)
    if choice.code:
        _report(draft, choice.code, choice.reason.rstrip("."), path, "kind: says which drawing you want")
    return _drawn(draft, spec, path, choice.kind)


def _drawn(draft: Draft, spec: FigureSpec, path: Path, kind: Kind) -> tuple[Block, ...]:
    """The nodes of a drawing of this kind; a timeline or swimmer that cannot be drawn becomes a table."""
    if kind == "table":
        return _event_table(draft, spec, path)
    try:
        drawings = _DRAW[kind](draft, spec, path)
    except ValueError:  # more clocks, events or states than the drawing has room for
        if kind == "course":
            raise
        drawings = None
    if drawings is None and kind != "course":
        message = f"the {kind} has no time to draw, or more clocks, events or states than it has room for; a table stands in its place"
        _report(draft, "figure-fallback", message, path, "kind: table, or fewer patients or treatments")
        return _event_table(draft, spec, path)
    if not drawings:
        _report_empty(draft, path, "check the analytes and treatments of the figure")
        return ()
    return tuple(_node(draft, spec, path, drawing, n) for n, drawing in enumerate(drawings, 1))


def _report(draft: Draft, code: str, message: str, path: Path, hint: str) -> None:
    draft.prose.problems.append(fault(code, message, path=path, hint=hint, place=draft.case.place(path)))


def _report_empty(draft: Draft, path: Path, hint: str) -> None:
    _report(draft, "empty-figure", "the record has nothing that this figure could show", path, hint)


def _profile(draft: Draft, spec: FigureSpec) -> Profile:
    return journal_profile(draft.journal.figure, full_width=spec.width == "full")


# --- drawings -------------------------------------------------------------------------------------------------


def _courses(draft: Draft, spec: FigureSpec, _: Path) -> list[_Drawing] | None:
    """The course, in parts where it is taller than a page."""
    data = course_data(draft, spec)
    if data is None:
        return None
    profile = _profile(draft, spec)
    try:
        parts = split_course(data, profile)
    except CannotFit:
        parts = (data,)
    return [_course(part, profile) for part in parts]


def _course(data: CourseData, profile: Profile) -> _Drawing:
    scene = draw_course(data, profile)
    part = "part {} of {}".format(*data.part) if data.part[1] > 1 else ""
    return _Drawing(scene, caption_parts(data, scene), alt_sentence(data), long_description(data), data_table(data), part)


def _timelines(draft: Draft, spec: FigureSpec, _: Path) -> list[_Drawing] | None:
    """A timeline for each patient who has one."""
    patients = figure_patients(draft, spec)
    found = [drawing for patient in patients if (drawing := _timeline(draft, spec, patient))]
    return [replace(drawing, part="") if len(patients) == 1 else drawing for drawing in found] or None


def _timeline(draft: Draft, spec: FigureSpec, patient: Patient) -> _Drawing | None:
    data, profile = timeline_data(draft, spec, patient), _profile(draft, spec)
    if data is None:
        return None
    axis, scene = timeline_axis(data, profile), draw_timeline(data, profile)
    key, alt = timeline_caption(data, axis, scene), timeline_alt(data, axis)
    return _Drawing(scene, key, alt, timeline_description(data, axis), timeline_table(data, axis), draft.label(patient))


def _swimmers(draft: Draft, spec: FigureSpec, path: Path) -> list[_Drawing] | None:
    """The swimmer figure, with a problem when patients lack the event that times are counted from."""
    patients = figure_patients(draft, spec)
    found = swimmer_data(draft, spec, patients)
    if found is None:
        return None
    if found.lacking:
        message = f"{found.lacking} of {len(patients)} patients have no time for the event that times count from; their lanes are empty"
        _report(draft, "figure-fallback", message, path, "zero: an event, clock or drug that every patient of the figure has")
    scene = draw_swimmer(found.data, _profile(draft, spec))
    key = swimmer_caption(found.data, scene)
    if found.unplaced:
        words = f"Not drawn, as the time from {found.data.zero} is not known: {'; '.join(found.unplaced)}."
        key = (*key, CaptionPart("unplaced", words))
    return [_Drawing(scene, key, swimmer_alt(found.data), swimmer_description(found.data), swimmer_table(found.data))]


_DRAW: dict[Kind, Callable[[Draft, FigureSpec, Path], list[_Drawing] | None]] = {
    "course": _courses,
    "timeline": _timelines,
    "swimmer": _swimmers,
}


def _event_table(draft: Draft, spec: FigureSpec, path: Path) -> tuple[Block, ...]:
    """The events as a table with the caption of the figure."""
    title, text = _opening(draft, spec, path)
    opening = joined([title, text], " ") if text else without_stop(title)
    table = event_table(draft, figure_patients(draft, spec), f"{PANEL}{spec.id}", opening)
    if table is None:
        _report_empty(draft, path, "the patients of the figure have no events")
        return ()
    return (replace(table, notes=(*table.notes, *_closing(draft, spec, path))),)


# --- nodes ----------------------------------------------------------------------------------------------------


def _node(draft: Draft, spec: FigureSpec, path: Path, drawing: _Drawing, number: int) -> Figure:
    """A drawing as a figure; from the second of one specification on it is a part with a number of its own."""
    scene = drawing.scene
    name, prefix = (spec.id, f"{spec.id}-") if number == 1 else (f"{spec.id}{PART}{number}", f"{spec.id}-{number}-")
    draft.panels[name] = tuple(panel.letter for panel in scene.panels if panel.letter)
    svg = write_svg(scene, prefix)
    digest = hashlib.sha256(svg.encode()).hexdigest()
    draft.drawings[digest] = svg.encode()
    draft.scenes[digest] = scene
    return Figure(
        id=name,
        label="",
        caption=_caption(draft, spec, path, drawing, number),
        alt=spec.alt if spec.alt and number == 1 else drawing.alt,
        asset=digest,
        media_type="image/svg+xml",
        width_mm=round(scene.w * MM, 2),
        height_mm=round(scene.h * MM, 2),
        description=" ".join(drawing.description),
        data=_data_table(drawing.data),
        wide=spec.width == "full",
        svg=write_svg(scene, prefix, tooltips=True),
    )


def _caption(draft: Draft, spec: FigureSpec, path: Path, drawing: _Drawing, number: int) -> tuple[Inline, ...]:
    """The author's title and caption, then the key to the drawing, then where it comes from; of a further part title and key only."""
    key = [_caption_part(part) for part in drawing.key]
    before = len(draft.prose.problems)
    title, text = _opening(draft, spec, path)
    title = stopped(detailed(title, [drawing.part]) if title else (Text(capital(drawing.part)),)) if drawing.part else title
    if number > 1:
        del draft.prose.problems[before:]  # told at the first part
        return joined([title, *key], " ")
    return joined([title, text, *key, *_closing(draft, spec, path)], " ")


def _opening(draft: Draft, spec: FigureSpec, path: Path) -> list[Inlines]:
    return [stopped(draft.text(getattr(spec, key), None, *path, key)) for key in ("title", "caption")]


def _closing(draft: Draft, spec: FigureSpec, path: Path) -> list[Inlines]:
    """Basis, source and credit."""
    credit: list[Inlines] = [stopped((Text(f"Image: {spec.credit}"),))] if spec.credit else []
    return [*entry_notes(draft, spec, path), *credit]


def _caption_part(part: CaptionPart) -> tuple[Inline, ...]:
    letters = ", ".join(part.letters)
    return (Strong((Text(f"({letters})"),)), Text(f" {part.text}")) if letters else (Text(part.text),)


def _data_table(table: DataTable) -> Table:
    head = tuple(Cell((Text(name),), "col") for name in table.head)
    rows = tuple(tuple(Cell((Text(text),) if text else (), "row" if i == 0 else "") for i, text in enumerate(row)) for row in table.rows)
    return Table("", "", (Text("Data of the figure"),), (head,), rows, ((Text(table.note),),) if table.note else ())


def _images(draft: Draft, spec: FigureSpec, index: int) -> tuple[Block, ...]:
    """One node a panel: the letter, the panel's own caption and, at the first, the figure's title and caption."""
    found = [(panel, asset) for panel in spec.panels if (asset := draft.case.assets.get(panel.file)) is not None]
    letters = tuple(panel.letter or (chr(ord("A") + n) if len(found) > 1 else "") for n, (panel, _) in enumerate(found))
    draft.panels[spec.id] = letters
    numbered = enumerate(zip(found, letters, strict=True))
    return tuple(_image(draft, spec, panel, asset, letter, ("figures", index), n) for n, ((panel, asset), letter) in numbered)


def _image(draft: Draft, spec: FigureSpec, panel: Panel, asset: Asset, letter: str, path: Path, number: int) -> Figure:
    parts = _opening(draft, spec, path) if number == 0 else []
    parts += [(Strong((Text(f"({letter})"),)),)] if letter and number == 0 else []  # a further panel has it in its label
    parts += [stopped(draft.text(panel.caption, None, *path, "panels", spec.panels.index(panel), "caption"))]
    parts += _closing(draft, spec, path) if number == 0 else []
    rules = draft.journal.figure
    limit = rules.wide_mm if spec.width == "full" else rules.column_mm
    width = min(limit, asset.width_px / ASSUMED_DPI * 25.4 * 2)
    return Figure(
        id=spec.id if number == 0 else f"{spec.id}{PANEL}{letter}",
        label="",
        caption=joined([part for part in parts if part], " "),
        alt=panel.alt or spec.alt or "",
        asset=asset.hash,
        media_type=asset.media_type,
        width_mm=round(width, 2),
        height_mm=round(width * asset.height_px / asset.width_px, 2),
        wide=spec.width == "full",
    )
