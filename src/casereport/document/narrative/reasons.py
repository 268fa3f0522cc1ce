"""Reasons, results and remarks of an entry, free texts, put behind its sentence or into one of their own."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.document.narrative.filling import filled
from casereport.document.narrative.free import observed
from casereport.document.narrative.nouns import as_role, with_article
from casereport.document.narrative.phrases import Inlines, joined, stopped
from casereport.document.narrative.shapes import is_role, shape_of
from casereport.document.narrative.voice import inner, opened
from casereport.document.spot import Spot
from casereport.tree import Text
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Behind:
    """What is told behind an entry: in its sentence, with its own leading mark, and in sentences after it."""

    inside: Inlines = ()
    after: Inlines = ()

    def __add__(self, other: Behind) -> Behind:
        return Behind((*self.inside, *other.inside), joined([self.after, other.after], " "))


NOTHING = Behind()


def reason(at: Spot, name: str, nodes: Inlines) -> Behind:
    """A text behind an entry: `because of anaemia`, `for shock`; what is a sentence follows as one."""
    shape = shape_of(nodes)
    if not shape:
        return NOTHING
    if shape == "sentences" or (shape == "clause" and f"reason.{name}_clause" not in at.words):
        return Behind(after=stopped(opened(nodes)))
    kind = {"clause": f"{name}_clause", "behind": "plain", "state": "aside", "verb": "aside"}.get(shape, name)
    if shape == "none" and f"reason.{name}_nil" in at.words:
        at.at(name).told(True)
        return Behind((Text(at.say(f"reason.{name}_nil")),))
    if kind == "why" and (seen := observed(nodes)):
        state = (Text(seen.state), *seen.near, *seen.far)
        return Behind(filled(at.words["reason.why_state"], items=with_article(seen.items), be=(Text(seen.be()),), state=state))
    if kind in ("indication", "why") and is_role(nodes):
        kind = "role"
    told = as_role(nodes) if kind == "role" else with_article(nodes) if shape == "noun" else inner(nodes)
    return Behind(filled(at.words[f"reason.{kind}"], told=told))


def remarks(at: Spot, texts: Sequence[Inlines]) -> Behind:
    """Remarks in one pair of brackets; those that are sentences follow as such."""
    said = [text for text in texts if shape_of(text) in ("sentences", "clause")]
    others = joined([inner(text) for text in texts if text and text not in said])
    inside = filled(at.words["reason.aside"], told=others) if others else ()
    return Behind(inside, joined([stopped(opened(text)) for text in said], " "))
