"""Operations and other procedures in sentences: when, why and how they were done, what they showed, how they went (CARE item 9a)."""

from __future__ import annotations

import re

from casereport.chart.words import time_text
from casereport.document.narrative.drugs import Passage
from casereport.document.narrative.free import were_for, with_article
from casereport.document.narrative.phrases import Inlines, article_for, detailed, joined, stopped
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.reasons import reason, remarks
from casereport.document.narrative.shapes import is_plural, shape_of
from casereport.document.narrative.voice import Sentence, filled, inner, opened, tell, whole
from casereport.document.narrative.when import when_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.course import Procedure
from casereport.tree import Text, plain

_LONG = 90  # signs of how it was done, behind which what it showed is a sentence of its own


def procedure_passages(at: Spot) -> list[Passage]:
    """The procedures of a patient that the author's prose does not tell."""
    places = (at.at("procedures", index) for index in range(len(at.patient.procedures)))
    return [_passage(here, item) for here, item in zip(places, at.patient.procedures, strict=True) if not _is_told(here, item)]


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
    first = tell(at, "procedure.done", when=when, tail=(why + behind).after, name=inner(read_name(item.name)), why=why.inside, how=how)
    return Passage(when, (first, *found, *_complications(at, item)))


def _manner(at: Spot, key: str, value: str) -> Inlines:
    """Under which anaesthesia, by whom, with what; each with its own preposition and article where it needs one."""
    text = inner(read_name(value))
    kind: str = shape_of(text)
    if kind in ("none", "behind"):
        pass
    elif key == "anaesthesia":
        is_named = re.search(at.say("procedure.anaesthesia_words"), value.lower())
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
        if shape in ("sentences", "clause"):
            found.append(whole(stopped(opened(text))))
        elif shape and key == "findings" and (shape not in ("noun", "none") or len(plain(how)) > _LONG):
            found.append(tell(at, "procedure.findings_apart", told=inner(text)))
        elif shape == "noun" and key == "findings" and how:
            found.append(tell(at, "procedure.found", told=with_article(text), were=were_for([plain(text)])))
        elif shape and key == "findings":
            inside = filled(at.words["procedure.findings_nil" if shape == "none" else "procedure.findings"], told=with_article(text))
        elif shape and not (inside or found):
            inside = filled(at.words["procedure.result_inside"], told=inner(text))
        elif shape:
            found.append(tell(at, "procedure.result", told=inner(text)))
    return inside, found


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
    return [tell(at, "procedure.complicated", told=detailed(with_article(text), [grade]))]


def _grade(at: Spot, item: Procedure) -> str:
    return at.say("procedure.grade", grade=item.complication_grade) if item.complication_grade else ""
