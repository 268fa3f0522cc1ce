"""One treatment in sentences: when it was started, at what dose and why, each change, when it was stopped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from casereport.chart import Clocks
from casereport.chart.words import moment_in_sentence, time_text
from casereport.document.narrative.adjectives import word_list
from casereport.document.narrative.filling import filled, listing
from casereport.document.narrative.loading import is_infusion, length_of_chain, loading_words
from casereport.document.narrative.phrases import Inlines, article_for, joined
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.reasons import NOTHING, Behind, reason, remarks
from casereport.document.narrative.regimen import (
    Part,
    Regimen,
    bare_doses,
    changed,
    count_in_sentence,
    counted_name,
    dose_of,
    doses_in_sentence,
    full_name,
    parts_of,
)
from casereport.document.narrative.shapes import is_plural, shape_of
from casereport.document.narrative.voice import Sentence, inner, tell
from casereport.document.narrative.when import When, after, is_of_child, when_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.language import say
from casereport.model.course import Course, Step, Treatment
from casereport.tree import Text, plain
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """What is told of one thing that was done, from its time on; `brief` is the drug with its regimen where no more is told, else ()."""

    when: When
    sentences: tuple[Sentence, ...]
    brief: Inlines = ()
    together: str = ""
    """The phrase for several such."""
    closing: Sentence | None = None
    """The single sentence with the time at its end, where no reason stands there."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A part of a treatment that is to be told, between its neighbours."""

    at: Spot
    part: Part
    regimen: Regimen
    is_first: bool = False
    comes_on: bool = False
    """It begins where the part before it ends."""
    goes_on: bool = False
    """The next part begins where it ends."""
    is_within: bool = False
    """It lies in the time of the whole treatment, which is told before it."""

    @property
    def is_ongoing(self) -> bool:
        return self.part.days is not None and self.part.days.ongoing

    @property
    def is_tapered(self) -> bool:
        return self.regimen.dose is not None and self.regimen.dose.is_taper

    @property
    def is_told_by_ends(self) -> bool:
        """True where the sentence tells when it began, and another, or its end, what came then."""
        days = self.part.days
        if days is None or not days.start_known or days.start.is_unknown or self.is_tapered:
            return False
        return self.goes_on or days.ongoing or (self.comes_on and days.end_known)

    def when(self) -> When:
        """The time of the part: its start, where more is told of it."""
        if self.is_told_by_ends and self.part.days:
            start = self.part.days.start
            words = moment_in_sentence(start, self.at.clocks)
            return When(words, self.at.clocks.place(start), may_be_age=is_of_child(self.at.clocks, words))
        return when_of(self.part, self.at.clocks)


def drug_passage(at: Spot, item: Treatment) -> Passage | None:
    """The treatment here in sentences; None when the author's prose tells all of it."""
    parts = [(part, where) for part, where in parts_of(at, item) if not _is_told(at, item, part, where)]
    if not parts:
        return None
    told = [
        _Told(
            where, part, Regimen.of(item, part), number == 0,
            number > 0 and _follows(parts[number - 1][0], part, at.clocks),
            number + 1 < len(parts) and _follows(part, parts[number + 1][0], at.clocks),
            number > 0 and parts[0][0] is item and _holds(item, part, at.clocks),
        )
        for number, (part, where) in enumerate(parts)
    ]  # fmt: skip
    behind = [_behind(at, item, one, is_last=one is told[-1]) for one in told]
    sentences: list[Sentence] = []
    number = 0
    while number < len(told):
        before = told[number - 1].regimen if number else None
        chain = length_of_chain(at, [(one.part, one.regimen, what) for one, what in zip(told[number:], behind[number:], strict=True)])
        if chain:
            sentences.append(_loaded(at, item, told[number : number + chain], behind[number : number + chain]))
            number += chain
            continue
        end = number + 1
        while end < len(told) and _is_mere_change(item, told, behind, end - 1) and _is_mere_change(item, told, behind, end):
            end += 1
        run = told[number:end]
        sentences.append(_sentence(at, item, run[0], before, behind[number]) if len(run) == 1 else _changes(at, item, run, before))
        number = end
    is_brief = len(told) == 1 and behind[0] == NOTHING and not told[0].is_ongoing and item.drug
    brief = (*_name(item), *_spaced(_how(item, told[0], None))) if is_brief else ()
    closing = None
    if len(told) == 1 and not told[0].is_ongoing and not behind[0].after and not _is_reasoned(item):
        closing = replace(sentences[0], phrase=at.words[f"given.{_verb(item)}_when"])
    return Passage(sentences[0].when, tuple(sentences), brief, at.words["given.several"], closing)


def _verb(item: Treatment) -> str:
    """How it is told that a treatment was given: a drug was given, an intervention received, what is done or left off included."""
    is_done = re.search(say("given.not_received"), item.name or "", re.IGNORECASE)
    return "given" if item.drug else "included" if is_done else "received"


def _loaded(at: Spot, item: Treatment, chain: Sequence[_Told], behind: Sequence[Behind]) -> Sentence:
    """A loading dose with what followed it."""
    name = _name(item) if chain[0].is_first else inner(read_name(item.drug or item.name or ""))
    parts = [(one.part, one.regimen, what) for one, what in zip(chain, behind, strict=True)]
    how = loading_words(at, parts, at.clocks)
    tail = joined([what.after for what in behind], " ")
    when = when_of(chain[0].part, at.clocks)
    return tell(at, "given.given" if chain[0].is_first else "given.again", when=when, tail=tail, name=name, were=_were(at, name), how=how)


def _is_reasoned(item: Treatment) -> bool:
    """True for a treatment behind which more than its indication is told."""
    return bool(item.why or item.response or item.note or item.basis or item.source or item.courses or item.steps)


def _is_mere_change(item: Treatment, told: Sequence[_Told], behind: Sequence[Behind], number: int) -> bool:
    """True for a change of dose of which nothing but dose and time is told."""
    return number > 0 and behind[number] == NOTHING and _told_as(item, told[number], told[number - 1].regimen)[0] == "changed_to"


def _changes(at: Spot, item: Treatment, run: Sequence[_Told], before: Regimen | None) -> Sentence:
    """Several changes of dose in one sentence: `the dose was increased to 10 mg on day 2 and to 20 mg on day 4`."""
    changes: list[Inlines] = []
    last = ""
    for one in run:
        verb = changed(one.regimen.dose, before.dose if before else None) if one.regimen.dose else ""
        how = _spaced(_told_as(item, one, before)[1])
        changes.append(
            filled(at.words["given.change"], changed=(Text(verb),), how=how, when=(Text(after(one.when().words, last, at.clocks)),))
        )
        last = one.when().words
        before = one.regimen
    kind = "rate_changes" if run[0].regimen.dosed.rate else "changes"
    return tell(at, f"given.{kind}", changes=listing(changes), how=_ending(at, item, run[-1]))


def _holds(whole: Part, part: Part, clocks: Clocks) -> bool:
    """True where a part lies in the time of the whole, so that nothing is given again."""
    if not (whole.days and part.days) or whole.days.start.is_unknown or part.days.start.is_unknown:
        return False
    first, start = clocks.place(whole.days.start), clocks.place(part.days.start)
    if first is None or start is None or first.line != start.line or start.since < first.since:
        return False
    last = clocks.place(whole.days.end) if whole.days.end_known else None
    return whole.days.ongoing or (last is not None and last.line == start.line and start.since <= last.since)


def _follows(first: Part, then: Part, clocks: Clocks) -> bool:
    """True where a part begins right when the other ends: on the next day, or at the same instant."""
    if not (first.days and then.days and first.days.end_known and then.days.start_known):
        return False
    if first.days.end.qualifier or then.days.start.qualifier:
        return False
    end, start = clocks.place(first.days.end), clocks.place(then.days.start)
    if end is None or start is None or end.line != start.line:
        return False
    return end.until == start.since or (end.since, end.is_cell) == (start.since, False)


def _sentence(at: Spot, item: Treatment, told: _Told, before: Regimen | None, behind: Behind) -> Sentence:
    counted = counted_name(item) if told.is_first and told.part is item else ""
    name = read_name(counted) if counted else _name(item) if told.is_first else inner(read_name(item.drug or item.name or ""))
    kind, how = _told_as(item, told, before)
    ending = _ending(at, item, told)
    is_kept = plain(ending) == at.say("given.continued")  # said so that the reason of the start does not seem to be that of going on
    behind_it = (*behind.inside, *ending)
    if is_kept and behind.inside and not plain(behind.inside).startswith(" ("):
        is_aim = re.match(at.say("given.for_like"), plain(behind.inside).strip())
        kept = "was_continued" if is_aim else "then_continued"
        again = inner(read_name(item.drug or item.name or ""))
        behind_it = (*behind.inside, *filled(at.words[f"given.{kept}"], name=again, were=_were(at, name)))
    parts = {"name": name, "were": _were(at, name), "how": (*_spaced(how), *behind_it)}
    dose = told.regimen.dose
    if kind == "changed_to" and dose is not None:
        parts["changed"] = (Text(changed(dose, before.dose if before else None)),)
    name_of_it = "rate_changed_to" if kind == "changed_to" and told.regimen.dosed.rate else kind
    return tell(at, f"given.{name_of_it}", when=told.when(), tail=behind.after, **parts)


def _told_as(item: Treatment, told: _Told, before: Regimen | None) -> tuple[str, str]:
    """How a part is told: by which phrase, and the words of what holds in it."""
    if told.is_first:
        is_begun = (item.drug or told.is_ongoing) and told.is_told_by_ends
        return "started" if is_begun else _verb(item), _how(item, told, None)
    if told.is_within and not told.comes_on:
        if not told.regimen.dose:
            return "same", _how(item, told, before)
        return "dose", " ".join(filter(None, (bare_doses(told.regimen.dosed), told.regimen.words(before, with_dose=False))))
    if not told.comes_on:
        return "again", _how(item, told, None)  # that it is the same dose is not evident after a time without
    dose, old = told.regimen.dose, before.dose if before else None
    if dose == old or dose is None:
        return "same", _how(item, told, before)
    if told.is_tapered:
        words = [doses_in_sentence(told.regimen.dosed, "given.tapered_to"), told.regimen.words(before, with_dose=False)]
        return "dose", " ".join(word for word in words if word)
    if old and before and is_infusion(told.regimen) and not is_infusion(before):
        return "to_infusion", told.regimen.words(before)
    words = [bare_doses(told.regimen.dosed), told.regimen.words(before, with_dose=False)]
    return ("changed_to" if old else "dose"), " ".join(word for word in words if word)


def _how(item: Treatment, told: _Told, before: Regimen | None) -> str:
    """Dose, route, frequency, number of doses, rechallenge."""
    is_counted = isinstance(told.part, Treatment) and not (told.is_first and counted_name(item))
    count = count_in_sentence(item, told.part.doses) if is_counted and isinstance(told.part, Treatment) else ""
    again = told.part.rechallenge if isinstance(told.part, Course) else None
    kind = told.at.say("given.rechallenge", article=article_for(again), kind=again) if again else ""
    return " ".join(word for word in (told.regimen.words(before), count, kind) if word)


def _ending(at: Spot, item: Treatment, told: _Told) -> Inlines:
    """How a course of several parts ended, or that one is still given."""
    name = inner(read_name(item.drug or item.name or ""))
    is_begun = told.is_told_by_ends or (told.part.days is not None and told.part.days.start.is_unknown)
    if told.is_ongoing and is_begun:
        if told.comes_on:
            return filled(at.words["given.then_continued"], name=name, were=_were(at, name))
        return (Text(at.say("given.continued")),)
    if told.goes_on or not (told.comes_on and told.is_told_by_ends) or told.part.days is None:
        return ()
    when = (Text(after(moment_in_sentence(told.part.days.end, at.clocks), told.when().words, at.clocks)),)
    return filled(at.words["given.stopped"], name=name, were=_were(at, name), when=when)


def _behind(at: Spot, item: Treatment, told: _Told, *, is_last: bool) -> Behind:
    """Indication, reason, response, remarks and sources of a part, those of the treatment with its first part and its response last."""
    part, where = told.part, told.at
    found = NOTHING
    entries: list[tuple[Treatment | Part, Spot]] = [(item, at)] if told.is_first and part is not item else []
    entries.append((part, where))
    for entry, here in entries:
        for name in ("indication", "why"):
            found += reason(here, name, here.text(getattr(entry, name, None), name))
    notes = [_taper(part, where, told)] if isinstance(part, Step) else []
    for entry, here in entries:
        chain = () if entry is item else (item,)
        notes += [here.text(getattr(entry, "note", None), "note"), *provenance(here, entry, *chain)]
    found += remarks(at, notes)
    return found + reason(at, "response", _responded(at, item)) if is_last else found


def _taper(part: Step, at: Spot, told: _Told) -> Inlines:
    """How the dose falls within a step."""
    if not part.taper:
        return ()
    text = read_name(part.taper)
    if told.is_tapered:
        return text
    return filled(at.words["given.taper" if shape_of(text) == "behind" else "given.taper_by"], told=inner(text))


def _responded(at: Spot, item: Treatment) -> Inlines:
    """The response as typed, `yes` in words."""
    text = at.text(item.response, "response")
    if plain(text).strip(" .").lower() in word_list("yes"):
        at.at("response").told(True)
        return (Text(at.say("given.responded")),)
    return text


def _name(item: Treatment) -> Inlines:
    return inner(read_name(full_name(item)))


def _were(at: Spot, name: Inlines) -> Inlines:
    return (Text(at.say("given.name_plural" if is_plural(name) else "given.name_singular")),)


def _spaced(words: str) -> Inlines:
    return (Text(f" {words}"),) if words else ()


def _is_told(at: Spot, item: Treatment, part: Part, where: Spot) -> bool:
    """True where the prose tells a part: dose, frequency and reason beside each other and the time, its name in the same sentence."""
    texts = [where.text(getattr(part, key, None), key) for key in ("indication", "why", "response", "note")]
    why = joined([text if isinstance(text, tuple) else (Text(text),) for text in details(texts, provenance(where, part))])
    every = part.every or item.every
    drug = f"{item.drug or item.name} {part.route or item.route or ''}"
    pieces = (dose_of(item, part), every.shown if every else "", plain(why))
    if where.is_left_out:
        return True
    return where.told(at.telling.tells(*pieces, when=time_text(part, at.clocks), about=(drug,), kind="treatments"))


def briefly(passages: Sequence[Passage]) -> bool:
    """True for passages that one sentence can tell: plain ones of the same time."""
    return all(one.brief for one in passages) and len({one.when.words for one in passages}) == 1
