"""The name of a figure's file, as `casereport figure` writes it and journals ask for it: Figure1.svg, Figure2A.png."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casereport.tree import Document, Figure, walk

FOLDER: Final = "figures"
"""Where `casereport figure` puts them, beside the other outputs of a case."""

PIXELS: Final = ("pdf", "png", "tiff")
"""The formats that an image can be written in; it is a TIFF for a journal that asks for drawings."""


def figure_file(figure: Figure, suffix: str, panel: int = 0) -> str:
    """The file of a drawing, a further part with its number, or of one panel of a plate, with its letter among several."""
    number = found[0] if (found := re.search(r"\d+", figure.label)) else "0"
    mark = _letters(figure)[panel] if len(figure.images) > 1 else f"-{figure.part}" if figure.part and not figure.images else ""
    return f"Figure{number}{mark}.{suffix}"


def figure_files(document: Document, wanted: str) -> dict[str, tuple[str, ...]]:
    """Id of each figure that is printed → the names of its files in the format that is wanted, one for each image, which is of pixels."""
    figures = [node for node in walk((document.body, document.back)) if isinstance(node, Figure)]
    return {node.id: tuple(_names(node, wanted)) for node in figures}


def _names(figure: Figure, wanted: str) -> Iterator[str]:
    if not figure.images:
        yield figure_file(figure, wanted)
    for panel in range(len(figure.images)):
        yield figure_file(figure, wanted if wanted in PIXELS else "tiff", panel)


def media_subtype(name: str) -> str:
    """The second half of the media type of a file, by its ending."""
    ending = name.rpartition(".")[2]
    return {"svg": "svg+xml", "eps": "postscript"}.get(ending, ending)


def _letters(figure: Figure) -> list[str]:
    """The letters of the panels, where each is one that a file name can have, else by count."""
    given = [image.letter for image in figure.images]
    usable = all(re.fullmatch("[A-Za-z0-9]+", letter) for letter in given) and len(set(given)) == len(given)
    return given if usable else [chr(ord("A") + count) for count in range(len(given))]
