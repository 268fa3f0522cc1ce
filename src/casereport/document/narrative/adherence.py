"""Whether the treatment was taken and borne, and how that was found out (CARE item 10c)."""

from __future__ import annotations

from casereport.document.narrative.answers import replies
from casereport.document.narrative.free import observed, were_for
from casereport.document.narrative.labels import done_of
from casereport.document.narrative.phrases import Inlines, stopped
from casereport.document.narrative.scope import turns
from casereport.document.narrative.shapes import shape_of
from casereport.document.narrative.voice import Sentence, inner, opened, tell, whole
from casereport.document.spot import Spot
from casereport.tree import Text, plain


def adherence(at: Spot) -> list[Sentence]:
    """Adherence, tolerability and the method in sentences; what the source does not report is noted as such."""
    told, here = at.patient.adherence, at.at("adherence")
    if told is None:
        return []
    found = replies(here, told.answer, "adherence", at.say("subject.adherence"))
    method = here.text(told.method, "method")
    if method and here.at("method").tells(method):
        method = ()
    for key in ("statement", "tolerability"):
        if (text := here.text(getattr(told, key), key)) and not here.at(key).tells(text):
            found.append(_said(at, key, text, method))
            method = () if "method" in found[-1].parts else method
    if method:
        found.append(tell(at, f"adherence.method{_behind(method)}", told=inner(method)))
    return found


def _behind(method: Inlines) -> str:
    return "_behind" if shape_of(method) == "behind" else ""


def _said(at: Spot, key: str, text: Inlines, method: Inlines) -> Sentence:
    """`adherence was complete, as assessed by diary`, `all doses were taken`; a sentence of the author as it stands."""
    if shape_of(text) in ("sentences", "clause"):
        return whole(stopped(opened(text)))
    if key == "statement" and (done := done_of(text)):
        at.at("adherence", key).told(True)
        return tell(at, "event.done", label=inner((Text(done[0]),)), were=were_for([done[0]]), done=done[1], behind="")
    if key == "statement" and (seen := observed(text)):
        at.at("adherence", key).told(True)
        state = (Text(seen.state), *seen.near, *seen.far)
        return tell(at, "procedure.state", items=inner(seen.items), be=seen.be(), state=state)
    if key == "statement" and method:
        return tell(at, f"adherence.statement_method{_behind(method)}", told=inner(text), method=inner(method))
    name = "nothing" if turns(plain(text)) else key
    return tell(at, f"adherence.{name}", told=inner(text), what=at.say(f"adherence.{key}_name"))
