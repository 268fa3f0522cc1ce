"""A finished plan, in one form for all kinds of figures: everything decided and in its place, for the scene, the words and the checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from casereport.figures.paper.measure import CAP_HEIGHT
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Group, Item, Note, Panel, Rect, Scene, Text
from casereport.values import dataclass

ILLUSTRATIVE = "Illustrative values"


class Layout(Protocol):
    """What the plans of all kinds have in common."""

    @property
    def profile(self) -> Profile:
        """The sizes that the journal asks for."""

    @property
    def height(self) -> float:
        """The height of the figure in pt."""


L = TypeVar("L", bound=Layout)


@dataclass(frozen=True, slots=True)
class Placed(Generic[L]):
    """A plan: its layout, its items in painting order, the notes for its caption, its lettered panels, its alternative in words."""

    layout: L
    items: tuple[Item, ...]
    notes: tuple[Note, ...]
    alt: str
    description: tuple[str, ...]
    panels: tuple[Panel, ...] = ()

    @property
    def omitted(self) -> tuple[Note, ...]:
        """The texts that found no room in the drawing, or not in full."""
        return tuple(note for note in self.notes if note.kind in ("dose", "bolus", "care", "event", "reference"))

    def noted(self, kind: str) -> list[Note]:
        """The notes of a kind."""
        return [note for note in self.notes if note.kind == kind]


def finish_plan(
    layout: L, items: Sequence[Item], notes: Iterable[Note], alt: str, description: tuple[str, ...], panels: Iterable[Panel] = ()
) -> Placed[L]:
    """The plan with each note once, and without groups that hold nothing."""
    drawn = (item for item in items if not isinstance(item, Group) or item.items)
    return Placed(layout, tuple(drawn), tuple(dict.fromkeys(notes)), alt, description, tuple(panels))


def draw_scene(plan: Placed[L]) -> Scene:
    """The scene of a plan, on a page of its size."""
    width, height = plan.layout.profile.width, plan.layout.height
    page = Rect(0, 0, width, height, "paper", role="page")
    return Scene(width, height, plan.alt, " ".join(plan.description), (page, *plan.items), plan.notes, plan.panels)


def illustrative_mark(profile: Profile, x: float, top: float, *, size: float | None = None) -> Text:
    """The word that no value is real, flush right at `x`, its capitals' top at `top` or as those of a text of another size."""
    y = top + CAP_HEIGHT * (size or profile.small_pt)
    return Text(x, y, ILLUSTRATIVE, profile.small_pt, anchor="end", fill="muted", role="illustrative")
