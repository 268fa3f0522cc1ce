"""Reading a finished scene back in tests: groups by id, items by kind and role, and edits of one item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from casereport.figures.paper.scene import Group, Item, Mark, Note, Path, Rect, Scene, Text, groups, walk

T = TypeVar("T", Rect, Path, Mark, Text)


def group(scene: Scene, id_: str) -> Group:
    """The group of that id."""
    return next(found for found in groups(scene.items) if found.id == id_)


def of(items: Scene | Group, kind: type[T], role: str) -> list[T]:
    """Every primitive of a kind and role, in painting order."""
    return [item for item in walk(items.items) if isinstance(item, kind) and item.role == role]


def words(items: Scene | Group, role: str) -> list[str]:
    """The texts of a role, in painting order."""
    return [text.text for text in of(items, Text, role)]


def edit(scene: Scene, pick: Callable[[Item], bool], change: Callable[[Item], Item], nth: int = 0) -> Scene:
    """The scene with the nth item that is picked, groups included, changed; an item must be found."""
    count = -1

    def edited(items: tuple[Item, ...]) -> tuple[Item, ...]:
        nonlocal count
        done: list[Item] = []
        for item in items:
            count += pick(item)
            if pick(item) and count == nth:
                done.append(change(item))
            else:
                done.append(replace(item, items=edited(item.items)) if isinstance(item, Group) else item)
        return tuple(done)

    changed = replace(scene, items=edited(scene.items))
    assert count >= nth, "nothing to edit"
    return changed


def omitted(scene: Scene) -> tuple[Note, ...]:
    """The texts that found no room in the drawing, or not in full."""
    return tuple(note for note in scene.notes if note.kind in ("dose", "bolus", "care", "event", "reference"))
