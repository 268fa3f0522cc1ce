"""When drugs were started and stopped, when events and procedures were, how long things lasted, and who died."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from casereport.patterns import lazy_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Quantity, Statement
from casereport.statements.stems import stems
from casereport.statements.times import ToldDay, ToldLength
from casereport.statements.told_days import OPENING, is_gestational
from casereport.statements.vocabulary import Mention
from casereport.statements.words import has_phrase, phrases, single

_FAR = 24
"""Words between a verb and its day."""
_FROM_THERE = frozenset({"after", "before", "since", "following", "until"})
_STAY = lazy_pattern(
    r"\b(?:hospital stay|length of stay|stay in (?:the )?hospital|hospitali[sz]ation|stayed in (?:the )?hospital|inpatient stay)\b",
    re.IGNORECASE,
)

_LISTED = lazy_pattern(r"\s?(?:\([^()]{0,60}\))?\s?(?:,|,?\sand|,?\stogether with|,?\splus|\s?\+)\s")
"""What stands between two drugs of a list."""


def read_event_days(sentence: Sentence) -> Iterator[Statement]:
    """The days that a sentence gives drugs, procedures and events: started on day 3, discharged on day 14, given on days 3–9."""
    for told in sentence.days:
        if is_gestational(sentence, told.day):
            continue
        if told.day.word in ("since", "before", "after", "between") and told.day.first == told.day.last and told.day.unit == "d":
            continue
        subjects = _subjects(sentence, told)
        if not subjects and not told.is_relative:
            yield from _dated(sentence, told)
        for key, thing, word in subjects:
            yield Statement(
                "day", 0, 0, key, day=told.day, word=f"{thing} {word}".strip(), is_own=sentence.is_own(told.start),
                is_history=sentence.is_history(told.start), is_sure=not told.is_relative, start=told.start, end=told.end,
            )  # fmt: skip


def _subjects(sentence: Sentence, told: ToldDay) -> list[tuple[str, str, str]]:
    """Key, kind and role (start, stop, or none) of what a day is told of: the verb nearest before it, with its drug or event."""
    first = sentence.word_at(told.start)
    start = _since_last_day(sentence, told)
    opens = start == 0 and first <= OPENING and not stems(sentence.lows[:first])
    if found := _event(sentence, start, first) or _drugs(sentence, told, start, first):
        return found
    if not opens:
        return []
    limit = min((sentence.word_at(one.start) for one in sentence.days if one.start > told.start), default=len(sentence.lows))
    low, high = sentence.word_at(told.end), limit
    if sentence.has("deny.turns", low, high):
        return []
    return _event(sentence, low, high) or _drugs(sentence, told, low, high)


def _dated(sentence: Sentence, told: ToldDay) -> Iterator[Statement]:
    """Whatever else a day is told of, by its words: `resolved` or `denied` where the sentence says so."""
    first = sentence.word_at(told.start)
    start = _since_last_day(sentence, told)
    low, high = max(start, sentence.clause(told.start)[0]), first
    if not stems(sentence.lows[low:high]):
        low = start
    at = sentence.words[low].start if low < len(sentence.words) else sentence.end
    is_measured = any(at <= one.start < told.start for one in sentence.quantities)
    if start == 0 and not stems(sentence.lows[:first]):
        high = min((sentence.word_at(one.start) for one in sentence.days if one.start > told.start), default=len(sentence.lows))
        low, is_measured = sentence.word_at(told.end), False
    if is_measured or (high == first and _FROM_THERE & set(sentence.lows[low:high])):
        return
    names = stems(sentence.lows[low:high])
    if names and told.day.word in ("on", "at", "") and told.day.first == told.day.last and not sentence.has("dated.other_time", low, high):
        is_denied = sentence.has("deny.forward", low, high) or sentence.has("deny.backward", 0, high)
        word = "resolved" if sentence.has("dated.resolved", low, high) else ""
        yield Statement(
            "dated", 0, 0, day=told.day, word=word, names=names, is_denied=is_denied, is_own=sentence.is_own(told.start),
            is_history=sentence.is_history(told.start), start=told.start, end=told.end,
        )  # fmt: skip


def _since_last_day(sentence: Sentence, told: ToldDay) -> int:
    ends = [one.end for one in sentence.days if one.end <= told.start]
    return max([sentence.word_at(ends[-1]) if ends else 0, sentence.word_at(told.start) - _FAR, _last_turn(sentence, told.start)])


def _last_turn(sentence: Sentence, at: int) -> int:
    """The first word behind the last semicolon, colon or turn before a place."""
    cuts = [one for one in sentence.cuts if one <= at and sentence.text[one - 1 : one] in (":", ";")]
    return sentence.word_at(cuts[-1]) if cuts else 0


def _event(sentence: Sentence, low: int, high: int) -> list[tuple[str, str, str]]:
    for kind in ("discharge", "death", "admission"):
        index = sentence.find(f"events.{kind}", low, high)
        if index >= 0 and not {"not", "be", "never", "until"} & set(sentence.lows[max(low, index - 2) : index]):
            is_other = (
                kind == "discharge"
                and sentence.lows[index + 1 : index + 2] == ("from",)
                and "hospital" not in sentence.lows[index : index + 4]
            )
            return [] if is_other or "readmitted" in sentence.lows[low:high] else [(kind, "event", "")]
    return []


def _drugs(sentence: Sentence, told: ToldDay, low: int, high: int) -> list[tuple[str, str, str]]:
    """The drug before a day, or all drugs of one list: `A (2 g every 12 hours) and B were given and stopped on day 3`."""
    named = [one for one in sentence.mentions if low <= one.first < high and one.name.thing in ("drug", "event")]
    named = [one for one in named if not one.name.key.startswith("no ") and not _is_aside(sentence, one)]
    keys = list(dict.fromkeys(one.name.key for one in named))
    starts, stops = sentence.has("given.starts", low, high), sentence.has("given.stops", low, high)
    drug_at = {one.start for one in named} if starts or stops else set()  # valproate was started, lithium fell
    others = [one for one in sentence.mentions if low <= one.first < high and one.name.thing in ("analyte", "measure", "other drug")]
    is_strange = any(one.start not in drug_at for one in others)
    if not keys or is_strange or (len(keys) > 1 and not _are_listed(sentence, named)):
        return []
    if named[-1].name.thing == "event":
        return [(named[-1].name.key, "event", "")] if len(keys) == 1 else []
    if starts and stops:
        return []
    is_close = re.fullmatch(r"[\s(,]{1,3}(?:on |from )?", sentence.text[named[-1].end : told.start]) is not None
    is_given = has_phrase("given.verbs", sentence.lows, low, high)
    role = "start" if starts else "stop" if stops else "given"
    if sentence.lows[high - 1 : high] == ("until",) or told.day.word in ("until", "to", "through"):
        role = "stop"
    if told.day.word == "from" and told.day.first == told.day.last:
        role = "start"
    return [(key, "drug", role) for key in keys] if (starts or stops or is_given or is_close) else []


_UNDER = frozenset({"under", "during", "despite"})


def _is_aside(sentence: Sentence, one: Mention) -> bool:
    """True for a drug or event from which a time is counted, under which something else was, or that was not given.

    After the transfusion; under diazoxide she needed oxygen from day 9; no longer needed.
    """
    before = set(sentence.lows[max(0, one.first - 2) : one.first])
    is_told_under = bool(_UNDER & set(sentence.lows[max(0, one.first - 1) : one.first])) or (one.first == 1 and sentence.lows[0] == "on")
    return (
        is_told_under
        or bool({"after", "before", "since", "following", "until"} & before)
        or sentence.has("deny.forward", max(0, one.first - 1), one.last + 3)
    )


def _are_listed(sentence: Sentence, named: list[Mention]) -> bool:
    """True for drugs that only brackets, commas and `and` part."""
    if any(one.name.thing != "drug" for one in named) or "respectively" in sentence.lows:
        return False
    between = (sentence.text[one.end : two.start] for one, two in pairwise(named) if one.name.key != two.name.key)
    return all(_LISTED.fullmatch(text) for text in between)


# --- how long ------------------------------------------------------------------------------------------------------------------------


def read_lengths_of(sentence: Sentence, lengths: list[ToldLength]) -> Iterator[Statement]:
    """How long a drug was given, and a stay lasted."""
    for told in lengths:
        subject = _lasting(sentence, told) if not told.is_bound else None
        if subject:
            quantity = Quantity(told.number, None, told.start, told.end, written=told.unit)
            is_symptom = subject[1] == "finding" and sentence.behind(told.end).startswith(
                " history of "
            )  # a 5-day history of fever is of now
            yield Statement(
                "length", 0, 0, subject[0], quantity, word=subject[1], is_own=sentence.is_own(told.start),
                is_history=sentence.is_history(told.start) and not is_symptom, start=told.start, end=told.end,
            )  # fmt: skip


def _lasting(sentence: Sentence, told: ToldLength) -> tuple[str, str] | None:
    before, behind = sentence.before(told.start, 70), sentence.behind(told.end, 60)
    if _STAY.search(behind[:32]) and told.is_joined:
        return "stay", "stay"
    if (found := list(_STAY.finditer(before))) and re.fullmatch(
        r"(?:\s(?:was|of|lasted|lasting|for|a|total)){1,3}\s", before[found[-1].end() :]
    ):
        return "stay", "stay"
    if _in_intensive_care(sentence, told):
        return "icu", "icu"
    index = sentence.word_at(told.start)
    if (
        told.word == "after"
        and sentence.has("events.discharge", max(0, index - 5), index)
        and re.match(r"\s?(?:[,.;)]|$|in (?:the )?hospital)", behind)
    ):
        return "stay", "stay"
    finding = _finding_for(sentence, told, behind)
    if finding:
        return finding, "finding"
    drug = _drug_for(sentence, told, behind)
    return (drug.name.key, "drug") if drug else None


_ICU = r"(?:intensive\s(?:care|therapy)(?:\sunit)?|(?:the\s)?(?:P|N)?ICU|critical\scare)"
_ICU_BEHIND = lazy_pattern(
    rf"\s?(?:(?:in|on|of|at)\s(?:the\s|an?\s)?(?:\w+\s)?{_ICU}\b|{_ICU}\s(?:stay|admission)\b|stay\s(?:in|on|at)\s(?:the\s)?(?:\w+\s)?{_ICU}\b)"
)
_ICU_BEFORE = lazy_pattern(
    rf"\b(?:(?:left|out\sof)\s(?:the\s)?(?:\w+\s)?{_ICU}\safter|{_ICU}(?:\sstay)?\s(?:for|lasted|of|was)(?:\sa\stotal\sof)?"
    rf"|stay\s(?:in|on)\s(?:the\s)?(?:\w+\s)?{_ICU}\s(?:was|lasted)|(?:discharged|transferred|moved)\sfrom\s(?:the\s)?(?:\w+\s)?{_ICU}(?:\sto\s(?:the|a)\sward)?\safter)\s(?:about\s)?$"
)


def _in_intensive_care(sentence: Sentence, told: ToldLength) -> bool:
    """True for days in intensive care: `spent two days in the ICU`, `left intensive care after five days`."""
    behind = _ICU_BEHIND.match(sentence.text, told.end, sentence.end)
    return behind is not None or _ICU_BEFORE.search(sentence.before(told.start, 80)) is not None


def _finding_for(sentence: Sentence, told: ToldLength, behind: str) -> str:
    """The symptom of `a 5-day history of fever`, `five days of fever` and `fever for five days`."""
    named = [one for one in sentence.mentions if one.name.thing == "finding"]
    after = next((one for one in named if one.start >= told.end), None)
    if after and re.fullmatch(r"\s(?:history\s)?of\s(?:a\s)?(?:[a-z-]{3,14}\s)?", sentence.text[told.end : after.start]):
        return after.name.key
    earlier = [one for one in named if one.end <= told.start]
    if earlier and sentence.text[earlier[-1].end : told.start] == " of " and re.match(r"['\u2019]?\s?(?:duration\b|[,.;)]|$)", behind):
        return earlier[-1].name.key
    if (
        earlier
        and told.word == "for"
        and re.fullmatch(r"\s(?:that had lasted |lasting )?for\s", sentence.text[earlier[-1].end : told.start])
    ):
        return earlier[-1].name.key if not re.match(r"\s(?:after|before|later)\b", behind) else ""
    return ""


def _drug_for(sentence: Sentence, told: ToldLength, behind: str) -> Mention | None:
    """The drug of `for 7 days`, `a 7-day course of`, `7 days of`; only where one drug stands before or just behind it."""
    drugs = [one for one in sentence.mentions if one.name.thing in ("drug", "other drug")]
    if told.is_joined or re.match(r"\sof\s", behind):
        near = [one for one in drugs if 0 <= one.start - told.end < 30]
        is_course = re.match(r"(?:\s(?:course|treatment|therapy|cycle|regimen))?\s(?:of|with)\s(?:[a-z]{3,14}\s){0,2}", behind) is not None
        return near[0] if near and near[0].name.thing == "drug" and is_course else None
    if told.word not in ("for", "lasting", "over") or re.match(r"\s(?:after|before|later|earlier|per|a)\b", behind):
        return None
    before = [one for one in drugs if one.end <= told.start and told.start - one.end < 80]
    index = sentence.word_at(told.start)
    is_given = before and sentence.text[before[-1].end : told.start] == " for "
    is_given = is_given or (before and has_phrase("given.verbs", sentence.lows, max(0, before[-1].first - 8), index))
    between = sentence.text[before[-1].end : told.start] if before else ""
    is_given = is_given or (before and _without_rest(between, before[-1]) != between)
    names = [one for one in sentence.mentions if before and before[-1].end <= one.start < told.start]
    is_plain = (
        is_given
        and not names
        and not re.search(r"[;:]|\b(?:hours?|h|min|minutes)\b\s*$|\b(?:stopped|fever|free|followed)\b", _without_rest(between, before[-1]))
    )
    if told.unit in ("min", "h") or told.word == "over":
        return None  # an infusion's length, told in notes at most
    return before[-1] if is_plain and before[-1].name.thing == "drug" else None


def _without_rest(between: str, named: Mention) -> str:
    """What stands between, without the verb by which something is withheld that the record calls `no …`: feeds were stopped for 10 days."""
    return re.sub(r"\b(?:stopped|withheld|held|paused)\b", "", between) if named.name.key.startswith("no ") else between


# --- death ---------------------------------------------------------------------------------------------------------------------------


def read_deaths(sentence: Sentence) -> Iterator[Statement]:
    """That the patient died."""
    for phrase in phrases("events.death"):
        for index in range(len(sentence.lows) - len(phrase) + 1):
            near = set(sentence.lows[max(0, index - 4) : index])
            if sentence.lows[index : index + len(phrase)] == phrase and not near & (
                single("person.kin") | {"not", "who", "have", "nearly", "almost", "never", "he'd", "had"}
            ):
                at = sentence.words[index].start
                yield Statement(
                    "death",
                    0,
                    0,
                    "death",
                    is_own=sentence.is_own(at),
                    is_history=sentence.is_history(at),
                    start=at,
                    end=sentence.words[index + len(phrase) - 1].end,
                )
