"""What was found at first: the complaint in the first sentence, then signs and findings in the order of time (CARE items 5 and 6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from casereport.chart.words import moment_in_sentence, time_text
from casereport.clinical.units import printed_units
from casereport.document.narrative.answers import answer_sentences, noted
from casereport.document.narrative.complaint import Complaint, complaints
from casereport.document.narrative.demographics import person_facts
from casereport.document.narrative.events import admission
from casereport.document.narrative.filling import as_inlines, filled, listing
from casereport.document.narrative.free import form_of, in_past, is_adjective, observed
from casereport.document.narrative.nouns import as_clause, as_found, part_clause, severe_first
from casereport.document.narrative.phrases import Inlines, bracketed, manner_text
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.scope import has_denial, is_denied, turns
from casereport.document.narrative.voice import Sentence, Voice, in_time, inner, tell
from casereport.document.narrative.when import NEVER, When, when_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.patient import Finding
from casereport.tree import Block, Text, plain
from casereport.values import dataclass


def presentation(at: Spot) -> tuple[Block, ...]:
    """Who presented with what, the author's summary, what else is told of the person, how days are counted."""
    summary = () if at.at("summary").is_left_out else at.blocks(at.patient.summary, "summary")
    first, *others = complaints(at) or [Complaint(NEVER)]
    then = [one for other in others for one in other.sentences(at, other.when)]
    sentences = [*first.opened(at), *_unstated(at), *in_time([*then, *admission(at)])]
    voice = Voice.of(at)
    if summary:
        return (*voice.paragraph(sentences), *summary, *voice.paragraph(person_facts(at)))
    return voice.paragraph([*sentences, *person_facts(at)])


def _unstated(at: Spot) -> list[Sentence]:
    told = at.patient.presenting
    return answer_sentences(at.at("presenting"), told.answer if told else None, "presenting", at.say("subject.presenting"))


def examination(at: Spot) -> tuple[Block, ...]:
    """Vital signs and findings in the order of time, the present before the absent."""
    sentences = [*_vitals(at), *found(at, at.patient.exam, "exam", When(at.say("told.on_examination")))]
    return Voice.of(at).paragraph(in_time(sentences))


def _vitals(at: Spot) -> list[Sentence]:
    """The vital signs, those of one time in one sentence, without those that the prose tells."""
    groups: dict[str, tuple[When, list[tuple[Inlines, Inlines, Inlines]]]] = {}
    for index, vital in enumerate(at.patient.vitals):
        here, value = at.at("vitals", index), printed_units(str(vital.value))
        others = details([vital.note or ""], provenance(here, vital))
        if not here.tells(vital.name, value, *others, when=time_text(vital, at.clocks), may_leave_time=True):
            when = when_of(vital, at.clocks)
            inside = bracketed([read_name(one) if isinstance(one, str) else one for one in others])
            groups.setdefault(when.words, (when, []))[1].append((inner(read_name(vital.name)), as_inlines(value), inside))
    return [tell(at, "told.vitals", clauses=_clauses(at, vitals), when=when) for when, vitals in groups.values()]


def _clauses(at: Spot, vitals: Sequence[tuple[Inlines, Inlines, Inlines]]) -> Inlines:
    """Each vital sign with its values, the first with a verb: `heart rate was 128/min (at rest) and 140/min, temperature 38 °C`."""
    values: dict[Inlines, list[Inlines]] = {}
    for name, value, inside in vitals:
        values.setdefault(name, []).append((*value, *inside))
    words = (at.words["told.vital_first"], *[at.words["told.vital"]] * (len(values) - 1))
    told = [filled(phrase, name=name, values=listing(found)) for phrase, (name, found) in zip(words, values.items(), strict=True)]
    return listing(told, is_flat=True)


# --- findings -----------------------------------------------------------------------------------------------------------------------


_KINDS = {"sentence": "clause", "predicate": "state", "participle": "state", "adjective": "state", "verb": "verb"}
"""What is said of a present finding by the form of its words; all others are something that the patient had."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding as it stands in a sentence, with its time and what the author wrote of it as sentences."""

    when: When
    nodes: Inlines
    kind: str
    """present, absent, state, verb or clause"""
    tail: Inlines


def found(at: Spot, findings: Sequence[Finding], key: str, otherwise: When = NEVER) -> list[Sentence]:
    """The findings under a key in sentences, those of one time together; `otherwise` is when those without a time were made."""
    groups: dict[str, list[_Found]] = {}
    for index, finding in enumerate(findings):
        for one in _apart(at.at(key, index), finding):
            if told := _found(at.at(key, index), one, otherwise):
                groups.setdefault(told.when.words, []).append(told)
    return [one for group in groups.values() for one in _sentences(at, group)]


def _apart(at: Spot, finding: Finding) -> list[Finding]:
    """A finding that begins with a denial which semicolons end, as others behind them say no or a number of their own, part by part."""
    parts = finding.label.split("; ")
    is_ended = len(parts) > 1 and is_denied(parts[0]) and any(has_denial(one) or re.search(r"\d", one) for one in parts[1:])
    if (
        not (finding.present and is_ended)
        or finding.note
        or finding.severity
        or finding.how
        or any(one.count("(") != one.count(")") for one in parts)
    ):
        return [finding]
    at.at("label").told(True)
    return [finding.model_copy(update={"label": one.strip()}) for one in parts if one.strip()]


def _found(at: Spot, finding: Finding, otherwise: When) -> _Found | None:
    """A finding with severity, onset and how it was looked for; None when the author's prose tells it."""
    when, note = time_text(finding, at.clocks), at.text(finding.note, "note")
    severity = finding.severity or ""
    label = finding.label if finding.present else at.say("finding.absent", label=finding.label)
    words = [
        at.say("finding.onset", time=onset) if (onset := moment_in_sentence(finding.onset, at.clocks) if finding.onset else "") else "",
        manner_text(finding.how),
        finding.hpo or "",
    ]
    others = provenance(at, finding)
    if at.tells(label, *details([severity, *words], [note], others), when=when, may_leave_time=True):
        return None
    label = severe_first(finding.label)
    severity = "" if severity and label.lower().startswith(f"{severity.lower()} ") else severity
    is_before = is_adjective(severity)
    name = (*as_inlines(f"{severity} " if is_before else ""), *(inner if is_before else tuple)(read_name(label)))
    inside, tail = noted(note, *(read_name(word) for word in ("" if is_before else severity, *words) if word), *others)
    kind, nodes = _told_as(at, finding, name)
    return _Found(when_of(finding, at.clocks) if when else otherwise, (*nodes, *inside), kind, tail)


def _told_as(at: Spot, finding: Finding, name: Inlines) -> tuple[str, Inlines]:
    """How a finding is told, and its words: a clause of a part of the body, what the patient was or did, what they had or had not."""
    if not finding.present:
        return ("present" if turns(plain(name)) else "absent"), _either(inner(name))  # `no fever`, but no `lack of speech`
    form = form_of(name)
    if form == "noun" and (clause := part_clause(name) or _seen_clause(name)):
        at.at("label").told(True)
        return "clause", clause
    kind = _KINDS.get(form, "present")
    return kind, as_found(name) if kind == "present" else as_clause(name) if kind == "clause" else in_past(inner(name))


def _either(name: Inlines) -> Inlines:
    """What was absent, `rash, oedema`, with `or` where commas alone part it."""
    parts = plain(name).split(", ")
    is_list = len(parts) > 1 and len(name) == 1 and not re.search(r"[;()]|\b(?:and|or|nor)\b", plain(name))
    return listing([(Text(part),) for part in parts], is_flat=True, word="either") if is_list else name


def _seen_clause(name: Inlines) -> Inlines:
    """`JVP was elevated` for `JVP elevated`; () for other words."""
    seen = observed(name)
    return (*inner(seen.items), Text(f" {seen.be()} {seen.state}"), *seen.near, *seen.far) if seen else ()


def _sentences(at: Spot, group: Sequence[_Found]) -> list[Sentence]:
    """The findings of one time: what the patient was, had and had not."""
    when = group[0].when
    of_kind = {kind: [one.nodes for one in group if one.kind == kind] for kind in ("state", "present", "absent", "clause", "verb")}
    tails = [one.tail for one in group if one.tail]
    sentences = [tell(at, "told.clause", told=nodes, when=when) for nodes in of_kind["clause"]]
    sentences += [tell(at, "told.state", items=listing(of_kind["state"]), when=when)] if of_kind["state"] else []
    sentences += [tell(at, "stated.verb", items=listing(of_kind["verb"], is_flat=True), when=when)] if of_kind["verb"] else []
    not_there = listing(of_kind["absent"], word="either", is_flat=True)
    if not_there and any(is_denied(plain(nodes)) for nodes in of_kind["present"]):
        absent = filled(at.words["finding.absent"], label=not_there)
        sentences.append(tell(at, "told.present", items=listing([*of_kind["present"], absent]), when=when))
    elif of_kind["present"] and not_there:
        sentences.append(tell(at, "told.present_but", items=listing(of_kind["present"]), absent=not_there, when=when))
    elif of_kind["present"]:
        sentences.append(tell(at, "told.present", items=listing(of_kind["present"]), when=when))
    elif not_there:
        sentences.append(tell(at, "told.absent", absent=not_there, when=when))
    whole = tuple(node for number, tail in enumerate(tails) for node in (*((Text(" "),) if number else ()), *tail))
    return [*sentences[:-1], replace(sentences[-1], tail=whole)] if whole else sentences
