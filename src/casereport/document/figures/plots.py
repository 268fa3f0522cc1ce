"""Figures of the record: courses, timelines and swimmer figures drawn from its values, tables of events, images as given."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from casereport.document.draft import Draft
from casereport.document.figures.captions import fit_caption
from casereport.document.figures.decided import Shown
from casereport.document.figures.images import image_blocks
from casereport.document.figures.kept import figure_data
from casereport.document.figures.kinds import figure_patients
from casereport.document.figures.widths import stand_side_by_side
from casereport.document.narrative.phrases import Inlines, capital, detailed, joined, stopped, without_stop
from casereport.document.narrative.provenance import entry_notes
from casereport.document.tables.events import event_table
from casereport.figures import DataTable, Kind, write_svg
from casereport.figures.kinds import Drawn, draw_figure
from casereport.model.article import Figure as FigureSpec
from casereport.problems import Path, fault
from casereport.tree import Block, Cell, Figure, Inline, Table, Text

MM = 25.4 / 72


def figure_blocks(draft: Draft, index: int) -> tuple[Block, ...]:
    """The nodes of one figure of the record; () with a problem when there is nothing to draw."""
    spec = draft.record.figures[index]
    path: Path = ("figures", index)
    if spec.kind == "image":
        return image_blocks(draft, spec, index, _opening(draft, spec, path), _closing(draft, spec, path))
    found = figure_data(draft, spec)
    draft.problems.extend(found.problems)
    if found.kind == "table":
        return _event_table(draft, spec, path)
    if not found.parts:
        _report_empty(draft, path, "check the analytes and treatments of the figure")
    return tuple(_drawn(draft, spec, path, found.kind, shown, n) for n, shown in enumerate(found.parts, 1))


def drawn_beside(draft: Draft, first: Figure, second: Figure) -> tuple[Figure, ...]:
    """Both figures drawn for half of the page; () where one of them has too much in it to be drawn so."""
    names = (first.id, second.id)
    kept = {name: found for name, found in draft.figures.items() if name not in names}
    trial = replace(draft, problems=[], drawings={}, scenes={}, figures=kept, beside=draft.beside | set(names))
    numbers = [number for name in names for number, spec in enumerate(draft.record.figures) if spec.id == name]
    drawn = tuple(block for number in numbers for block in figure_blocks(trial, number) if isinstance(block, Figure))
    is_drawn = len(drawn) == 2 and all(problem in draft.problems for problem in trial.problems)
    if not (is_drawn and stand_side_by_side(drawn[0], drawn[1], draft.journal)):
        return ()
    draft.figures, draft.beside = trial.figures, trial.beside
    for name in (first.asset, second.asset):
        draft.drawings.pop(name, None)
        draft.scenes.pop(name, None)
    draft.drawings |= trial.drawings
    draft.scenes |= trial.scenes
    return drawn


def _drawn(draft: Draft, spec: FigureSpec, path: Path, kind: Kind, shown: Shown, number: int) -> Figure:
    """A part of a figure, drawn; where the drawing read back says something else than its data, a problem says so."""
    drawn = draw_figure(kind, shown.data, draft.profile_of(spec))
    for code, found in (("untrue-figure", drawn.untrue), ("untidy-figure", drawn.untidy)):
        if found:
            checks = ", ".join(dict.fromkeys(finding.check if code == "untidy-figure" else finding.where for finding in found))
            _report(draft, code, f"the drawing of figure {spec.id} fails: {checks}", path, "this is a fault of the tool: please report it")
    return _node(draft, spec, path, drawn, shown, number)


def _report(draft: Draft, code: str, message: str, path: Path, hint: str) -> None:
    draft.problems.append(fault(code, message, path=path, hint=hint, place=draft.case.place(path)))


def _report_empty(draft: Draft, path: Path, hint: str) -> None:
    _report(draft, "empty-figure", "the record has nothing that this figure could show", path, hint)


# --- drawings -------------------------------------------------------------------------------------------------


def _part_words(part: tuple[int, int]) -> str:
    return "part {} of {}".format(*part) if part[1] > 1 else ""


def _event_table(draft: Draft, spec: FigureSpec, path: Path) -> tuple[Block, ...]:
    """The events as a table with the caption of the figure."""
    title, text = _opening(draft, spec, path)
    opening = joined([title, text], " ") if text else without_stop(title)
    table = event_table(draft.at(), figure_patients(draft, spec), spec.id, opening)
    if table is None:
        _report_empty(draft, path, "the patients of the figure have no events")
        return ()
    return (replace(table, for_figure=True, notes=(*table.notes, *_closing(draft, spec, path))),)


# --- nodes ----------------------------------------------------------------------------------------------------


def _node(draft: Draft, spec: FigureSpec, path: Path, drawing: Drawn, shown: Shown, number: int) -> Figure:
    """A drawing as a figure; from the second of one specification on it is a part with a number of its own."""
    scene = drawing.scene
    prefix = f"{spec.id}-" if number == 1 else f"{spec.id}-{number}-"
    caption, notes = _caption(draft, spec, path, drawing, shown, number)
    svg = write_svg(scene, prefix)
    digest = hashlib.sha256(svg.encode()).hexdigest()
    draft.drawings[digest] = svg.encode()
    draft.scenes[digest] = scene
    return Figure(
        id=spec.id,
        label="",
        caption=caption,
        alt=spec.alt if spec.alt and number == 1 else drawing.words.alt,
        asset=digest,
        width_mm=round(scene.w * MM, 2),
        height_mm=round(scene.h * MM, 2),
        description=" ".join(drawing.words.description),
        notes=notes,
        data=_data_table(drawing.words.table),
        wide=spec.width == "full",
        svg=write_svg(scene, prefix, tooltips=True),
        part=number if number > 1 else 0,
        letters=tuple(panel.letter for panel in scene.panels if panel.letter),
        illustrative=shown.data.illustrative,
    )


def _caption(draft: Draft, spec: FigureSpec, path: Path, drawing: Drawn, shown: Shown, number: int) -> tuple[tuple[Inline, ...], str]:
    """The author's title and caption, the key to the drawing, where it comes from (of a further part title and key only); and the notes."""
    title, text = _opening(draft, spec, path)
    part = ", ".join(filter(None, (shown.whose, _part_words(shown.data.part))))
    title = stopped(detailed(title, [part]) if title else (Text(capital(part)),)) if part else title
    rules = draft.journal
    ems = draft.width_of(spec) / MM / rules.table.text_pt
    label: Inlines = (Text(f"{rules.figure.label} 10."),)
    before, after = ([title], []) if number > 1 else ([title, text], _closing(draft, spec, path))
    key, notes = fit_caption([label, *before], drawing.words.key, after, ems)
    return joined([*before, *key, *after], " "), notes


def _opening(draft: Draft, spec: FigureSpec, path: Path) -> list[Inlines]:
    return [stopped(draft.text(getattr(spec, key), None, *path, key)) for key in ("title", "caption")]


def _closing(draft: Draft, spec: FigureSpec, path: Path) -> list[Inlines]:
    """Basis, source and credit."""
    credit: list[Inlines] = [stopped((Text(f"Image: {spec.credit}"),))] if spec.credit else []
    return [*entry_notes(draft.at(*path), spec), *credit]


def _data_table(table: DataTable) -> Table:
    """The data of a drawing, without the column of the patient where none has a name."""
    first = 0 if any(row[0] for row in table.rows) else 1
    head = tuple(Cell((Text(name),), "col") for name in table.head[first:])
    rows = tuple(tuple(_data_cell(text, is_first=i == 0) for i, text in enumerate(row[first:])) for row in table.rows)
    return Table("", "", (), (head,), rows, ((Text(table.note),),) if table.note else ())


def _data_cell(text: str, *, is_first: bool) -> Cell:
    return Cell((Text(text),) if text else (), "row" if is_first else "")
