"""Checks of adverse reactions: causality that is claimed, and what its items, dechallenge, rechallenge and days say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.chart import PatientChart, Place
from casereport.checks.subject import Subject
from casereport.clinical.causality import Item, category_of, score_of, scores_of
from casereport.model.course import AdverseEvent, Treatment
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_CATEGORY = lazy_pattern(
    r"\b(definite|certain|probable|likely|possible|unlikely|doubtful|conditional|unassessable|unclassifiable)\b", re.IGNORECASE
)
_NARANJO = lazy_pattern(r"naranjo\D{0,20}?(?P<score>[-\u2212]?\d{1,2})(?!\d)", re.IGNORECASE)
_WHO = lazy_pattern(r"\bwho\b|\bumc\b", re.IGNORECASE)
_ITEMS: dict[str, Item] = {"dechallenge": "3", "rechallenge": "4"}
"""Items of Naranjo that the record tells by a field of its own."""


def _reactions(subject: Subject) -> Iterator[tuple[Path, PatientChart, AdverseEvent]]:
    for path, chart in subject.charts():
        for index, one in enumerate(chart.patient.adverse_events.items if chart.patient.adverse_events else ()):
            yield (*path, "adverse_events", index), chart, one


def naranjo_scores_agree(subject: Subject) -> list[Problem] | None:
    """The Naranjo score that is told is the sum of the items, and its category the one of the score (Naranjo 1981)."""
    told = [(path, one, found) for path, _, one in _reactions(subject) if (found := _NARANJO.search(one.causality or "")) or one.naranjo]
    problems: list[Problem] = []
    for path, one, found in told:
        computed = score_of(one.naranjo) if one.naranjo else None
        score = int(found["score"].replace("\u2212", "-")) if found else computed
        if found and computed is not None and score != computed:
            message = f"the items of the Naranjo scale add up to {computed}, not to the score that is told"
            problems.append(fault("causality-contradiction", message, path=(*path, "causality"), hint="correct an item or the score"))
        elif found and score is not None and (message := _sum_fault(one, score)):
            cure = "correct the score, or what dechallenge and rechallenge showed"
            problems.append(fault("causality-contradiction", message, path=(*path, "causality"), hint=cure))
        named = _CATEGORY.search((one.causality or "").split("(")[0])
        wanted = category_of(score) if score is not None else ""
        if named and wanted and _same_word(named[1]) != wanted and not _WHO.search(one.causality or ""):
            hint = f"9 and more is definite, 5 to 8 probable, 1 to 4 possible, 0 and less doubtful: this is {wanted}"
            problems.append(
                fault("causality-contradiction", "the category is not the one of the Naranjo score", path=(*path, "causality"), hint=hint)
            )
        problems += _item_faults(path, one)
    return problems if told else None


def _sum_fault(one: AdverseEvent, score: int) -> str:
    """Whether no answers to the other questions give the score."""
    known: dict[Item, str] = dict(one.naranjo)
    for key, item in _ITEMS.items():
        answer = {"positive": "yes", "negative": "no", "not done": "unknown"}.get(getattr(one, key) or "")
        if answer and (answer != "no" or item == "4"):
            known.setdefault(item, answer)
    least, most = scores_of(known)
    if not -4 <= score <= 13:
        return "the Naranjo scale goes from -4 to 13"
    return "" if least <= score <= most else f"with dechallenge and rechallenge as told the Naranjo scale goes from {least} to {most}"


def _same_word(word: str) -> str:
    return {"certain": "definite", "likely": "probable", "unlikely": "doubtful"}.get(word.lower(), word.lower())


def _item_faults(path: Path, one: AdverseEvent) -> Iterator[Problem]:
    """Items that say otherwise than dechallenge and rechallenge."""
    for key, item in _ITEMS.items():
        result, answer = getattr(one, key), one.naranjo.get(item)
        wrong = {"positive": ("no",), "negative": ("yes",), "not done": ("yes", "no")}.get(result or "", ())
        if answer and answer in wrong:
            message = f"item {item} of the Naranjo scale says otherwise than {key}"
            yield fault("causality-contradiction", message, path=(*path, "naranjo", item), hint=f"correct the item or {key}:")


def causality_has_its_grounds(subject: Subject) -> list[Problem] | None:
    """A category of causality rests on what it asks for: certain on rechallenge, probable on dechallenge (WHO-UMC, 2013)."""
    told = [(path, one) for path, _, one in _reactions(subject) if one.causality or one.who_umc]
    problems: list[Problem] = []
    for path, one in told:
        where = (*path, "who_umc" if one.who_umc else "causality")
        named = _CATEGORY.search(one.who_umc or one.causality or "")
        word = _same_word(named[1]) if named else ""
        hint = "add dechallenge: and rechallenge:, not done where it was not, or the Naranjo items"
        if not (one.suspected and (one.dechallenge or one.rechallenge or one.naranjo)) and word in ("definite", "probable", "possible"):
            message = "causality is claimed without suspected drug, dechallenge or rechallenge"
            problems.append(fault("causality-open", message, path=where, hint=hint))
        elif message := _who_fault(word, one, is_who=bool(one.who_umc) or bool(_WHO.search(one.causality or ""))):
            cure = "correct the category, or what was found"
            problems.append(fault("causality-contradiction", message, path=where, hint=cure))
        other = _CATEGORY.search(one.causality or "") if one.who_umc and _WHO.search(one.causality or "") else None
        if other and _same_word(other[1]) != _same_word(one.who_umc or ""):
            message = "two categories of WHO-UMC are told"
            problems.append(fault("causality-contradiction", message, path=where, hint="keep one of the two"))
    return problems if told else None


def _who_fault(word: str, one: AdverseEvent, *, is_who: bool) -> str:
    if word == "definite" and is_who and one.rechallenge in ("not done", "negative"):
        return "certain asks for a rechallenge that brought the reaction back, or an event that nothing else explains"
    counted = bool(_NARANJO.search(one.causality or "")) and not one.who_umc  # a sum may be probable with one item against it
    if (word == "definite" or (word == "probable" and not counted)) and "negative" in (one.dechallenge, one.rechallenge):
        return f"the reaction went on without the drug, or did not come back with it, which speaks against {word}"
    return ""


def suspected_drugs_come_first(subject: Subject) -> list[Problem] | None:
    """A drug that is suspected of a reaction was given before it, and is one of the treatments where it is one of the course."""
    told = [(path, chart, one, place) for path, chart, one in _reactions(subject) if one.suspected and (place := _start(chart, one))]
    problems: list[Problem] = []
    for path, chart, one, place in told:
        for index, drug in enumerate(one.suspected):
            starts = [
                part.start
                for treatment in chart.treatments
                if drug.lower() in {name.lower() for name in (treatment.entry.drug, treatment.entry.id, treatment.entry.name) if name}
                for part in treatment.parts
                if part.start and part.start_known
            ]
            if starts and all(place.precedes(start) for start in starts):
                hint = "correct the day of the event or of the treatment, or leave the drug out"
                message = "the drug that is suspected was first given after the event"
                problems.append(fault("causality-contradiction", message, path=(*path, "suspected", index), hint=hint))
    return problems if told else None


def rechallenges_agree(subject: Subject) -> list[Problem] | None:
    """A rechallenge that a course of the suspected drug tells is told of the event too; one that was done is a second course."""
    told = [(path, chart, one) for path, chart, one in _reactions(subject) if one.suspected and one.rechallenge]
    problems: list[Problem] = []
    for path, chart, one in told:
        again = [treatment for treatment in chart.treatments if _is_suspected(treatment.entry, one)]
        is_told = any(course.rechallenge for treatment in again for course in treatment.entry.courses)
        if one.rechallenge == "not done" and is_told:
            message = "a course of the suspected drug was a rechallenge, and the event says that none was done"
            hint = "tell how it went: rechallenge: positive, or negative"
            problems.append(fault("causality-contradiction", message, path=(*path, "rechallenge"), hint=hint))
        elif one.rechallenge in ("positive", "negative") and again and not is_told and sum(len(item.parts) for item in again) < 2:
            message = "a rechallenge is told, and the record has one course of the suspected drug"
            hint = "add the course: courses: [{days: …}, {days: …, rechallenge: deliberate}], or say not done"
            problems.append(fault("causality-contradiction", message, path=(*path, "rechallenge"), hint=hint))
    return problems if told else None


def _is_suspected(item: Treatment, one: AdverseEvent) -> bool:
    names = {name.lower() for name in (item.drug, item.id, item.name, item.short) if name}
    return not names.isdisjoint(name.lower() for name in one.suspected)


def suspected_drugs_are_told(subject: Subject) -> list[Problem] | None:
    """What is suspected of a reaction is told somewhere else in the record too: as a treatment, in the history, in the text."""
    told = [(path, chart, one) for path, chart, one in _reactions(subject) if one.suspected and chart.treatments]
    problems: list[Problem] = []
    for path, _, one in told:
        own = [(where, text) for where, text in subject.texts if where[0] != "patients" or where[:2] == path[:2]]
        texts = [text.lower() for where, text in own if "suspected" not in where]
        for index, name in enumerate(one.suspected):
            if not any(_stem(name) in text for text in texts):
                hint = "add it to treatments:, or to the medications of the history; or correct the name"
                message = "the record tells nowhere that what is suspected was given"
                problems.append(fault("causality-contradiction", message, path=(*path, "suspected", index), hint=hint))
    return problems if told else None


def _stem(name: str) -> str:
    """What all forms of a name have: its first word that tells something, without what endings change."""
    words = [word for word in re.findall(r"[^\W\d_][\w-]+", name.lower()) if len(word) > 3] or [name.lower()]
    first: str = words[0]
    return first[: max(4, len(first) - 3)]


def _start(chart: PatientChart, one: AdverseEvent) -> Place | None:
    moment = one.at or (one.days.start if one.days and one.days.start_known else None)
    return chart.place(moment) if moment else None
