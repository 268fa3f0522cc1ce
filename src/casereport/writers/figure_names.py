"""The name of a figure's file, as `casereport figure` writes it and journals ask for it: Figure1.svg, Figure2A.png."""

from __future__ import annotations

import re
from typing import Final

from casereport.tree import Figure

FOLDER: Final = "figures"
"""Where `casereport figure` puts them, beside the other outputs of a case."""


def figure_file(figure: Figure, suffix: str, panel: int = 0) -> str:
    """The file of a drawing, a further part with its number, or of one panel of a plate, with its letter among several."""
    number = found[0] if (found := re.search(r"\d+", figure.label)) else "0"
    mark = _letters(figure)[panel] if len(figure.images) > 1 else f"-{figure.part}" if figure.part and not figure.images else ""
    return f"Figure{number}{mark}.{suffix}"


def _letters(figure: Figure) -> list[str]:
    """The letters of the panels, where each is one that a file name can have, else by count."""
    given = [image.letter for image in figure.images]
    usable = all(re.fullmatch("[A-Za-z0-9]+", letter) for letter in given) and len(set(given)) == len(given)
    return given if usable else [chr(ord("A") + count) for count in range(len(given))]
