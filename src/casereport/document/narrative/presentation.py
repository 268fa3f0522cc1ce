"""What was found at first: presenting symptoms, history, examination (CARE items 5 and 6)."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart.words import moment_text, time_text
from casereport.clinical.units import printed_units
from casereport.document.narrative.answers import answered
from casereport.document.narrative.demographics import Entry, person_entries, person_sentences
from casereport.document.narrative.phrases import Inlines, capital, detailed, joined, listed, manner_text, negative_text, paragraph
from casereport.document.narrative.provenance import details, provenance
from casereport.document.prose.markup import read_name
from casereport.document.prose.sentences import words_for
from casereport.document.spot import Spot
from casereport.model.patient import Finding, Presenting, Relative
from casereport.tree import Block, Terms, Text, plain

HISTORY = (
    "medical", "surgical", "family", "psychosocial", "genetic", "medications", "allergies", "immunisations", "development", "pregnancy",
    "diet", "alcohol", "tobacco", "substances", "occupation", "travel", "exposures",
)  # fmt: skip
"""Items of the history in the order in which they are told."""

_OF_OTHERS = ("family", "allergies", "immunisations", "exposures")
"""Items of the history that a sentence tells only when it speaks of their subject: asthma of the family is not the patient's."""


def presentation(at: Spot) -> tuple[Block, ...]:
    """Demographics in a sentence, the author's summary, the presenting symptoms with their times."""
    summary = at.blocks(at.patient.summary, "summary")
    sentences = person_sentences(at)
    blocks: list[Block] = [*([paragraph(sentences)] if sentences else []), *summary]
    return (*blocks, *terms([*_presenting(at), *person_entries(at)]))


def terms(entries: Sequence[Entry]) -> tuple[Terms, ...]:
    """The entries as a list of terms, () when there is none."""
    return (Terms(tuple(entries)),) if entries else ()


def _presenting(at: Spot) -> list[Entry]:
    """The symptoms, those of one time together, without those that the author's prose tells."""
    told = at.patient.presenting
    if told is None or (told.answer and at.is_silent(told.answer, at.say("subject.presenting"))):
        return []
    answer = at.at("presenting").answer(told.answer)
    parts: dict[str, list[Inlines]] = {}
    for index, symptom in enumerate(told.items):
        when, inner = time_text(symptom, at.clocks), _symptom_details(at.at("presenting", index), symptom)
        if not at.at("presenting", index).tells(symptom.finding, *inner, when=when, may_leave_time=True):
            parts.setdefault(when, []).append(detailed(read_name(symptom.finding), inner))
    described = joined([answer, _by_time(parts)])
    return [((Text(at.say("term.presenting")),), described)] if described else []


def _by_time(parts: dict[str, list[Inlines]]) -> Inlines:
    """Symptoms behind their time: `day 1: headache, myalgia; by day 7: fever`; with stronger marks where a symptom holds a comma itself."""
    has_commas = any("," in plain(item) for items in parts.values() for item in items)
    groups: list[Inlines] = []
    for when, items in parts.items():
        head = capital(when) if has_commas else when
        groups.append((*((Text(f"{head}: "),) if when else ()), *joined(items, "; " if has_commas else ", ")))
    return joined(groups, ". " if has_commas else "; ")


def _symptom_details(at: Spot, symptom: Presenting) -> list[Inlines | str]:
    duration = at.say("finding.lasting", duration=symptom.duration) if symptom.duration else ""
    return details([duration, at.text(symptom.note, "note")], provenance(at, symptom))


def history(at: Spot) -> tuple[Block, ...]:
    """What was told of the past, item by item; what the source does not report stands together at the end."""
    entries: list[Entry] = []
    unasked: dict[str, list[str]] = {}
    for key in HISTORY:
        title = at.say(f"history.{key}")
        answer = getattr(at.patient.history, key) if at.patient.history else None
        subject = title[:1].lower() + title[1:]
        if answer and answer.state == "not asked" and not (answer.how or answer.asked or answer.items):
            unasked.setdefault(negative_text(answer), []).append(subject)
        else:
            entries += answered(at.at("history", key), answer, title, subject, about=words_for(key) if key in _OF_OTHERS else ())
    entries += [((Text(capital(word)),), (Text(listed(titles)),)) for word, titles in unasked.items()]
    return terms([*entries, *_past_interventions(at), *_family(at)])


def _past_interventions(at: Spot) -> list[Entry]:
    past = at.patient.history.past_interventions if at.patient.history else None
    if past is None or (past.answer and at.is_silent(past.answer, at.say("subject.past_interventions"))):
        return []
    here = at.at("history", "past_interventions")
    parts = [here.answer(past.answer)]
    for index, item in enumerate(past.items):
        outcome = here.text(item.outcome, index, "outcome")
        when = moment_text(item.when, at.clocks) if item.when else ""
        text = here.text(item.intervention, index, "intervention")
        if not here.at(index).tells(text, outcome, when=when):
            parts.append((*detailed(text, [when]), *((Text(": "), *outcome) if outcome else ())))
    return [((Text(at.say("term.past_interventions")),), told)] if (told := joined(parts)) else []


def _family(at: Spot) -> list[Entry]:
    family = at.patient.family
    if family is None:
        return []
    here = at.at("family", "consanguinity")
    entries = answered(here, family.consanguinity, at.say("term.consanguinity"), at.say("subject.consanguinity"))
    parts = joined([_relative(at.at("family", "members", index), member) for index, member in enumerate(family.members)])
    return [*entries, ((Text(at.say("term.family_members")),), parts)] if parts else entries


def _relative(at: Spot, member: Relative) -> Inlines:
    words = [
        at.say("relative.sex_unknown") if member.sex == "unknown" else member.sex or "",
        member.age.text(at.facts.age_policy) if member.age else "",
        at.say(f"relative.affected_{member.affected}") if member.affected else "",
        at.say("relative.genotype", genotype=member.genotype) if member.genotype else "",
    ]
    inner = details(words, [at.text(member.note, "note")])
    return () if at.tells(member.relation, *inner) else detailed((Text(member.relation),), inner)


def examination(at: Spot) -> tuple[Block, ...]:
    """Vital signs and findings, the present before the absent."""
    vitals = [vital for index in range(len(at.patient.vitals)) if (vital := _vital(at, index))]
    entries: list[Entry] = [((Text(at.say("term.vitals")),), joined(vitals))] if vitals else []
    return terms([*entries, *findings(at, at.patient.exam, "exam")])


def _vital(at: Spot, index: int) -> Inlines:
    """A vital sign with its time; () when the author's prose tells it."""
    vital = at.patient.vitals[index]
    when, others = time_text(vital, at.clocks), details([vital.note or ""], provenance(at.at("vitals", index), vital))
    if at.at("vitals", index).tells(vital.name, printed_units(str(vital.value)), *others, when=when, may_leave_time=True):
        return ()
    inner = details([when], others)
    return detailed(read_name(f"{vital.name} {printed_units(str(vital.value))}"), inner)


def findings(at: Spot, listed_findings: Sequence[Finding], key: str) -> list[Entry]:
    """The findings under a key as two entries, present and absent, each with time, severity, onset and how it was looked for."""
    present: list[Inlines] = []
    absent: list[Inlines] = []
    for index, finding in enumerate(listed_findings):
        here, when = at.at(key, index), time_text(finding, at.clocks)
        others = _finding_details(here, finding)
        inner = details([when], others)
        label = finding.label if finding.present else at.say("finding.absent", label=finding.label)
        if not here.tells(label, *others, when=when, may_leave_time=True):
            (present if finding.present else absent).append(detailed(read_name(finding.label), inner))
    pairs = ((f"term.{key}", present), (f"term.{key}_absent", absent))
    return [((Text(at.say(title)),), joined(parts)) for title, parts in pairs if parts]


def _finding_details(at: Spot, finding: Finding) -> list[Inlines | str]:
    words = [
        at.say("finding.onset", time=moment_text(finding.onset, at.clocks)) if finding.onset else "",
        finding.severity or "",
        manner_text(finding.how),
        finding.hpo or "",
    ]
    return details(words, [at.text(finding.note, "note")], provenance(at, finding))
