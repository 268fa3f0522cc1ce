"""The drawn figures of a case as submission files, at the journal's size, named as journals ask: Figure1.tiff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from casereport.build import check
from casereport.document import build_with_scenes
from casereport.figures import Scene
from casereport.figures.raster import FORMATS as RASTER_FORMATS
from casereport.figures.raster import file_name, write_files
from casereport.journal import Journal
from casereport.problems import BuildFailure, CaseReportError, Problem, is_failure
from casereport.publishing import output_name, publish
from casereport.tree import Document, Figure, walk

FORMATS = ("svg", *RASTER_FORMATS)
USAGE = 2


@dataclass(frozen=True, slots=True)
class FigureFiles:
    """The files written, and the problems that did not forbid them."""

    outputs: tuple[Path, ...]
    problems: tuple[Problem, ...]


def write_figures(
    path: Path | str,
    *,
    out: Path | str = "build",
    ids: Sequence[str] = (),
    formats: Iterable[str] = ("tiff",),
    journal: str | None = None,
    width_mm: float | None = None,
    dpi: int = 300,
    templates: Sequence[Path] = (),
) -> FigureFiles:
    """The drawn figures of a case in `<out>/<case>/figures/`, in the numbers that they have in print; `width_mm` instead of the journal's.

    Raises CaseReportError when the record has errors, BuildFailure (2) when the case draws no figure of a wanted id.
    """
    checked = check(path, journal=journal, templates=templates)
    if is_failure(checked.problems):
        raise CaseReportError(checked.problems)
    document, _, scenes = build_with_scenes(checked.case, _resized(checked.journal, width_mm))
    drawn = list(_drawn(document, ids))
    if not drawn:
        raise BuildFailure(USAGE, "the case draws no such figure", f"its drawn figures are: {', '.join(_names(document)) or 'none'}")
    files: dict[str, bytes] = {}
    for number, figure in drawn:
        files |= _files(number, figure, scenes[figure.asset], document, list(dict.fromkeys(formats)), dpi)
    folder = Path(out) / output_name(checked.case.name) / "figures"
    return FigureFiles(publish(folder, files), checked.problems)


def _files(number: int, figure: Figure, scene: Scene, document: Document, formats: list[str], dpi: int) -> dict[str, bytes]:
    made = write_files(scene, [name for name in formats if name != "svg"], dpi=dpi)
    if "svg" in formats:
        made["svg"] = document.assets[figure.asset][1]
    return {file_name(number, name): made[name] for name in formats}


def _resized(journal: Journal, width_mm: float | None) -> Journal:
    """The journal with figures of this width, whichever of its two widths they ask for."""
    if width_mm is None:
        return journal
    figure = journal.figure.model_copy(update={"wide_mm": width_mm, "column_mm": width_mm})
    return journal.model_copy(update={"figure": figure})


def _drawn(document: Document, ids: Sequence[str]) -> Iterator[tuple[int, Figure]]:
    """Printed number and node of every drawing, of the wanted ids when some are named."""
    for node in walk((document.body, document.back)):
        if isinstance(node, Figure) and node.media_type == "image/svg+xml" and (not ids or _id(node) in ids):
            number = re.search(r"\d+", node.label)
            yield int(number[0]) if number else 0, node


def _names(document: Document) -> list[str]:
    return [_id(figure) for _, figure in _drawn(document, ())]


def _id(figure: Figure) -> str:
    """The id in the record; a further part of a figure has the id of the first."""
    return figure.id.removeprefix("fig-").partition("/")[0]
