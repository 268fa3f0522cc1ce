"""Operations and other procedures in sentences: when, why and how they were done, what they showed, how they went (CARE item 9a)."""

from __future__ import annotations

import re

from casereport.chart.words import time_text
from casereport.document.narrative.drugs import Passage
from casereport.document.narrative.filling import filled
from casereport.document.narrative.free import head_noun, observed, split_at, were_for
from casereport.document.narrative.nouns import as_found, with_article, with_the
from casereport.document.narrative.phrases import Inlines, article_for, bracketed, detailed, joined, stopped, without_stop
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.reasons import reason, remarks
from casereport.document.narrative.results import as_seen
from casereport.document.narrative.scope import is_denied
from casereport.document.narrative.shapes import Shape, is_plural, shape_of
from casereport.document.narrative.undone import passage_undone, undone_of
from casereport.document.narrative.voice import Sentence, inner, opened, tell, whole
from casereport.document.narrative.when import when_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.course import Procedure
from casereport.patterns import lazy_pattern
from casereport.tree import Text, plain

_COMMA = lazy_pattern(", +")
_LONG = 90  # signs of how it was done, behind which what it showed is a sentence of its own


def procedure_passages(at: Spot) -> list[Passage]:
    """The procedures of a patient that the author's prose does not tell."""
    places = (at.at("procedures", index) for index in range(len(at.patient.procedures)))
    return [_told(here, item) for here, item in zip(places, at.patient.procedures, strict=True) if not _is_told(here, item)]


def _told(at: Spot, item: Procedure) -> Passage:
    """A procedure, or that it was not done, by its name or its result: `biopsy refused`, `biopsy: not done`."""
    if undone := undone_of(item.name):
        at.at("name").told(True)
        return passage_undone(_passage(at, item.model_copy(update={"name": undone[0]})), *undone, at.words["undone.procedure"])
    result = (item.result or "").strip(" .")
    if result and (undone := undone_of(f"{item.name}, {result}")) and undone[0] == item.name.rstrip():
        at.at("result").told(True)
        return passage_undone(_passage(at, item.model_copy(update={"result": None})), *undone, at.words["undone.procedure"])
    return _passage(at, item)


def _is_told(at: Spot, item: Procedure) -> bool:
    words = [read_name(value) for key in ("anaesthesia", "operator", "device") if (value := getattr(item, key))]
    texts = [at.text(value, key) for key in ("indication", "findings", "result", "complications") if (value := getattr(item, key))]
    others = details([_grade(at, item)], provenance(at, item))
    return at.tells(item.name, *words, *texts, *others, when=time_text(item, at.clocks))


def _passage(at: Spot, item: Procedure) -> Passage:
    when, why = when_of(item, at.clocks), reason(at, "indication", at.text(item.indication, "indication"))
    how = joined([_manner(at, key, value) for key in ("anaesthesia", "operator", "device") if (value := getattr(item, key))], "")
    added, found = _found(at, item, how)
    behind = remarks(at, list(provenance(at, item)))
    how = (*how, *behind.inside, *added)
    name = read_name(item.name)
    is_placed = head_noun(item.name) in at.say("procedure.devices").split()
    told = with_article(name) if is_placed else inner(name)
    parts = {"name": told, "why": why.inside, "how": how, "were": (Text(were_for([item.name])),)}
    first = tell(at, "procedure.placed" if is_placed else "procedure.done", when=when, tail=(why + behind).after, **parts)
    return Passage(when, (first, *found, *_complications(at, item)))


def _manner(at: Spot, key: str, value: str) -> Inlines:
    """Under which anaesthesia, by whom, with what; each with its own preposition and article where it needs one."""
    text = inner(read_name(value))
    kind: str = shape_of(text)
    if kind in ("none", "behind"):
        pass
    elif key == "anaesthesia":
        is_named = re.search(at.say("procedure.anaesthesia_words"), value.lower().partition(",")[0])
        kind = "named" if is_named else "listed" if "," in value else "kind"
    else:
        kind = "bare" if _needs_no_article(at, key, value) or is_plural(text) else "one"
        head, _, rest = value.partition(", ")
        if key == "operator" and rest:  # else what follows, the device, would seem to belong to the last words
            text = (*inner(read_name(head)), Text(" ("), *read_name(rest), Text(")"))
        text = read_name(value) if key == "device" else text
    if kind == "none" and key == "anaesthesia":
        at.at(key).told(True)
    kind = "nil" if kind == "none" else kind
    if kind == "behind":
        return (Text(" "), *text)
    return filled(at.words[f"procedure.{key}_{kind}"], told=text, article=(Text(article_for(value)),))


def _needs_no_article(at: Spot, key: str, value: str) -> bool:
    first = value.lower().split()[0]
    return (key == "device" and "," in value) or first in at.say("procedure.determiners").split(", ")


def _found(at: Spot, item: Procedure, how: Inlines) -> tuple[Inlines, list[Sentence]]:
    """What was found and what came of it: in the sentence of the procedure, and behind it."""
    inside: Inlines = ()
    found: list[Sentence] = []
    for key in ("findings", "result"):
        text = at.text(getattr(item, key), key)
        shape = shape_of(text)
        if shape and (told := _apart(at, key, text, shape)):
            found.append(told)
        elif shape and key == "findings" and (shape not in ("noun", "none") or len(plain(how)) > _LONG):
            found.append(tell(at, "procedure.findings_apart", told=inner(text)))
        elif shape == "noun" and key == "findings" and how:
            found.append(tell(at, "procedure.found", told=as_seen(text), were=were_for([plain(text)])))
        elif shape and key == "findings":
            inside = filled(at.words["procedure.findings_nil" if shape == "none" else "procedure.findings"], told=as_seen(text))
        elif shape and not (inside or found):
            inside = _result(at, item, text, shape)
        elif shape:
            found.append(tell(at, "procedure.result", told=inner(text)))
    return inside, found


def _result(at: Spot, item: Procedure, text: Inlines, shape: Shape) -> Inlines:
    """What came of it: of what takes tissue `which showed a teratoma`, else `and the result was R0`."""
    is_code = re.fullmatch(r"\w*\d\w*", plain(text)) is not None
    if shape == "noun" and not is_code and re.search(at.say("procedure.sampling"), item.name, re.IGNORECASE):
        return filled(at.words["procedure.result_shown"], told=as_seen(text))
    return filled(at.words["procedure.result_inside"], told=inner(text))


def _apart(at: Spot, key: str, text: Inlines, shape: Shape) -> Sentence | None:
    """`the fascia was closed with mesh`, `a live male infant (1790 g) was delivered`; None for any other words."""
    if ended := re.match(at.say("procedure.ended_like"), plain(text), re.IGNORECASE) if key == "findings" else None:
        return tell(at, "procedure.ended_verb" if ended["verb"] else "procedure.ended", told=inner(text))
    if shape in ("sentences", "clause"):
        return whole(stopped(opened(text)))
    if seen := observed(without_stop(text)):
        at.at(key).told(True)
        items = with_the(seen.items) if key == "result" else as_found(seen.items)
        return tell(at, "procedure.state", items=items, be=seen.be(), state=(Text(seen.state), *seen.near, *seen.far))
    if key != "findings" or head_noun(plain(text)) not in at.say("procedure.newborns").split():
        return None
    for head, rest in split_at(text, _COMMA):
        return tell(at, "procedure.born", told=(*as_found(head), *bracketed([rest])), were=were_for([plain(head)]))
    return tell(at, "procedure.born", told=as_found(text), were=were_for([plain(text)]))


def _complications(at: Spot, item: Procedure) -> list[Sentence]:
    """How it went, with the grade of what went wrong."""
    text = at.text(item.complications, "complications")
    shape, grade = shape_of(text), _grade(at, item)
    if shape == "none" and not grade:
        at.at("complications").told(True)
        return [tell(at, "procedure.uncomplicated")]
    if not shape:
        return [tell(at, "procedure.graded", told=grade)] if grade else []
    if shape in ("sentences", "clause"):
        return [whole(detailed(opened(text), [grade]))]
    name = "no_complication" if is_denied(plain(text)) else "complicated"
    return [tell(at, f"procedure.{name}", told=detailed(as_found(text), [grade]))]


def _grade(at: Spot, item: Procedure) -> str:
    return at.say("procedure.grade", grade=item.complication_grade) if item.complication_grade else ""
