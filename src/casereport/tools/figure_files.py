"""The figures of a case as submission files, at the journal's size, named as journals ask: Figure1.tiff, Figure2A.tiff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from casereport.build import Checked, check
from casereport.case.source import Case
from casereport.document import assemble
from casereport.figures import Scene
from casereport.figures.paper.raster import FORMATS as RASTER_FORMATS
from casereport.figures.paper.raster import write_files
from casereport.journal import Journal
from casereport.problems import BuildFailure, CaseReportError, Problem, fault, is_failure
from casereport.problems import Path as ProblemPath
from casereport.tools.image_files import image_formats, image_resolution, write_image
from casereport.tree import Document, Figure, Image, walk
from casereport.values import dataclass
from casereport.writers.figure_names import figure_file
from casereport.writers.publishing import output_name, publish

FORMATS = ("svg", *RASTER_FORMATS)
PROBLEMS, USAGE = 1, 2


@dataclass(frozen=True, slots=True)
class FigureFile:
    """A figure, or one panel of an image, in one format: `Figure1.tiff`, `Figure2A.png`."""

    name: str
    data: bytes


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
    formats: Iterable[str] = (),
    journal: str | None = None,
    width_mm: float | None = None,
    dpi: int | None = None,
    templates: Sequence[Path] = (),
) -> FigureFiles:
    """The figures of a case in `<out>/<case>/figures/`, in the numbers that they have in print.

    `formats`, `width_mm` and `dpi` are the journal's where they are not given; drawings obey them, images keep their own pixels, a file
    a panel. Raises CaseReportError when the record has errors, BuildFailure (1) when the case has no figure, (2) when it has none of a
    wanted id, or none that can be written in a wanted format.
    """
    checked = check(path, journal=journal, templates=templates, formats=["figure"])
    if is_failure(checked.problems):
        raise CaseReportError(checked.problems)
    made, told = draw_figures(checked, ids=ids, formats=formats, width_mm=width_mm, dpi=dpi)
    if not made:
        raise BuildFailure(USAGE, "an image is made of pixels and cannot be written as svg or eps", "--to tiff, png or pdf")
    folder = Path(out) / output_name(checked.case.name) / "figures"
    files = {one.name: one.data for one in made}
    return FigureFiles(publish(folder, files, inputs=checked.case.sources), (*checked.problems, *told))


def draw_figures(
    checked: Checked, *, ids: Sequence[str] = (), formats: Iterable[str] = (), width_mm: float | None = None, dpi: int | None = None
) -> tuple[tuple[FigureFile, ...], tuple[Problem, ...]]:
    """The figures of a checked case, each in each format, and what is to be said of its images; nothing is written.

    Raises BuildFailure (1) when the case has no figure, (2) when it has none of a wanted id.
    """
    assembled = assemble(checked.case, _resized(checked.journal, width_mm))
    document = assembled.document
    shown = list(_shown(document, checked.case, ids))
    if not shown:
        names = _names(document, checked.case)
        if not names:
            raise BuildFailure(PROBLEMS, "the case has no figure", "figures: [{id: course, kind: course}]")
        raise BuildFailure(USAGE, "the case has no such figure", f"its figures are: {', '.join(names)}")
    rules = checked.journal.figure
    made = _Made(document, assembled.scenes, list(dict.fromkeys(formats)) or [rules.format], dpi or rules.dpi)
    files = tuple(file for figure in shown for file in made.write(figure))
    return files, tuple(_told(checked.case, made.found))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A figure of the document, or one of its images by its place among them, and where the record has it."""

    node: Figure
    image: Image | None
    place: int
    path: ProblemPath


class _Made:
    """Makes files, and keeps what is to be said of the images among them."""

    def __init__(self, document: Document, scenes: dict[str, Scene], formats: list[str], dpi: int) -> None:
        self.found: list[tuple[ProblemPath, str, str, str]] = []
        self._document, self._scenes, self._formats, self._dpi = document, scenes, formats, dpi

    def write(self, figure: _Shown) -> list[FigureFile]:
        """The files of a figure, in the order of the formats."""
        made = self._image(figure.image, figure.path) if figure.image else self._drawing(figure.node)
        return [FigureFile(figure_file(figure.node, name, figure.place), made[name]) for name in self._formats if name in made]

    def _drawing(self, figure: Figure) -> dict[str, bytes]:
        made = write_files(self._scenes[figure.asset], [name for name in self._formats if name != "svg"], dpi=self._dpi)
        return made | ({"svg": self._document.assets[figure.asset][1]} if "svg" in self._formats else {})

    def _image(self, image: Image, path: ProblemPath) -> dict[str, bytes]:
        """The author's image, with a problem for each format that pixels cannot be written as, and for too few pixels."""
        wanted, others = image_formats(self._formats)
        if others:
            message = f"an image is made of pixels and was not written as {' or '.join(others)}"
            self.found.append((path, "image-format", message, "--to tiff, png or pdf"))
        data = self._document.assets[image.asset][1]
        dpi = round(image_resolution(data, image.width_mm))
        if dpi < self._dpi:
            message = f"the image has {dpi} dots an inch at {image.width_mm:.0f} mm, fewer than {self._dpi}"
            self.found.append((path, "image-resolution", message, "use the original image, or print it smaller: width: column"))
        return write_image(data, image.width_mm, wanted)


def _told(case: Case, found: list[tuple[ProblemPath, str, str, str]]) -> Iterator[Problem]:
    for path, code, message, hint in found:
        yield fault(code, message, path=path, hint=hint, place=case.place(path))


def _resized(journal: Journal, width_mm: float | None) -> Journal:
    """The journal with figures of this width, whichever of its two widths they ask for."""
    if width_mm is None:
        return journal
    figure = journal.figure.model_copy(update={"wide_mm": width_mm, "column_mm": width_mm})
    return journal.model_copy(update={"figure": figure})


def _shown(document: Document, case: Case, ids: Sequence[str]) -> Iterator[_Shown]:
    """Every figure in print, of the wanted ids when some are named; of one with images each panel."""
    nodes = [node for node in walk((document.body, document.back)) if isinstance(node, Figure)]
    for index, spec in enumerate(case.record.figures):
        own = [node for node in nodes if _spec(node, case) == spec.id]
        if ids and spec.id not in ids:
            continue
        for node in own:
            if not node.images:
                yield _Shown(node, None, 0, ("figures", index))
            panels = [number for number, panel in enumerate(spec.panels) if panel.file in case.assets]
            for place, (panel, image) in enumerate(zip(panels, node.images, strict=False)):
                yield _Shown(node, image, place, ("figures", index, "panels", panel, "file"))


def _names(document: Document, case: Case) -> list[str]:
    return list(dict.fromkeys(_spec(figure.node, case) for figure in _shown(document, case, ())))


def _spec(node: Figure, case: Case) -> str:
    """The id in the record of a figure in print; further parts and panels have it before a hyphen."""
    name = node.id.removeprefix("fig-")
    found = [spec.id for spec in case.record.figures if name == spec.id or name.startswith(f"{spec.id}-")]
    return max(found, key=len, default="")
