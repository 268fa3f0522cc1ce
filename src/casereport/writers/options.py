"""What whoever builds may ask of the outputs, beside their formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from casereport.values import dataclass

Placement = Literal["inline", "end", "none"]


@dataclass(frozen=True, slots=True)
class Options:
    """How outputs are to be made; each writer takes what concerns it.

    `review` is a copy for reviewers, lines numbered and widely spaced; `line_numbers` and `spacing` (lines) say otherwise of one of them.
    `blind` leaves out who wrote it and where. `figures` places them in a manuscript. `template` is a Word file whose styles are used.
    `attached` are files that an archive carries, by name. `draft` marks every page as one.
    """

    review: bool = False
    blind: bool = False
    line_numbers: bool | None = None
    spacing: float | None = None
    figures: Placement = "inline"
    template: bytes | None = field(default=None, repr=False)
    attached: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    draft: bool = False

    @property
    def mark(self) -> str:
        """What the names of the outputs hold before their endings: `.review`, `.blind`, both, or nothing."""
        return ".blind" * self.blind + ".review" * self.review


USUAL = Options()
"""What is made where nobody asks for anything else."""
