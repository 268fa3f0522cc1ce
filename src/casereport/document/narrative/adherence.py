"""Whether the treatment was taken and borne, and how that was found out (CARE item 10c)."""

from __future__ import annotations

from casereport.document.narrative.phrases import Inlines, stopped
from casereport.document.narrative.replies import replies
from casereport.document.narrative.shapes import shape_of
from casereport.document.narrative.voice import Sentence, inner, opened, tell, whole
from casereport.document.spot import Spot


def adherence(at: Spot) -> list[Sentence]:
    """Adherence, tolerability and the method in sentences; what the source does not report is noted as such."""
    told, here = at.patient.adherence, at.at("adherence")
    if told is None:
        return []
    found = replies(here, told.answer, "adherence", at.say("subject.adherence"))
    for key in ("statement", "tolerability"):
        if (text := here.text(getattr(told, key), key)) and not here.at(key).tells(text):
            found.append(_said(at, key, text))
    if (method := here.text(told.method, "method")) and not here.at("method").tells(method):
        found.append(tell(at, "adherence.method_behind" if shape_of(method) == "behind" else "adherence.method", told=inner(method)))
    return found


def _said(at: Spot, key: str, text: Inlines) -> Sentence:
    """`adherence was complete`; a sentence of the author as it stands."""
    if shape_of(text) in ("sentences", "clause"):
        return whole(stopped(opened(text)))
    return tell(at, f"adherence.{key}", told=inner(text))
