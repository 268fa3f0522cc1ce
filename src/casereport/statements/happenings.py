"""When drugs were started and stopped, when events and procedures were, how long things lasted, and who died."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.patterns import lazy_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Quantity, Statement
from casereport.statements.times import ToldDay, ToldLength
from casereport.statements.vocabulary import Mention
from casereport.statements.words import has_phrase, phrases, single

_FAR = 12
"""Words between a verb and its day."""
_STAY = lazy_pattern(
    r"\b(?:hospital stay|length of stay|stay in (?:the )?hospital|hospitali[sz]ation|stayed in (?:the )?hospital|inpatient stay)\b",
    re.IGNORECASE,
)


def read_event_days(sentence: Sentence) -> Iterator[Statement]:
    """The days that a sentence gives drugs, procedures and events: started on day 3, discharged on day 14, given on days 3–9."""
    for told in sentence.days:
        if told.day.word in ("since", "before", "after", "between") and told.day.first == told.day.last:
            continue
        subject = _subject(sentence, told)
        if subject:
            key, thing, word = subject
            yield Statement(
                "day", 0, 0, key, day=told.day, word=f"{thing} {word}".strip(), is_own=sentence.is_own(told.start),
                is_history=sentence.is_history(told.start), is_sure=not told.is_relative, start=told.start, end=told.end,
            )  # fmt: skip


def _subject(sentence: Sentence, told: ToldDay) -> tuple[str, str, str] | None:
    """Key, kind and role (start, stop, or none) of what a day is told of: the verb nearest before it, with its drug or event."""
    first = sentence.word_at(told.start)
    start = _since_last_day(sentence, told)
    opens = start == 0 and not any(one.end <= told.start for one in sentence.mentions) and first <= 3
    last = sentence.clause(told.start)[1] if not opens else len(sentence.lows)
    limit = min((sentence.word_at(one.start) for one in sentence.days if one.start > told.start), default=len(sentence.lows))
    low, high = (start, first) if not opens else (sentence.word_at(told.end), min(limit, last))
    if opens and sentence.has("deny.turns", low, high):
        return None
    return _event(sentence, low, high) or _drug(sentence, told, low, high)


def _since_last_day(sentence: Sentence, told: ToldDay) -> int:
    ends = [one.end for one in sentence.days if one.end <= told.start]
    return max([sentence.word_at(ends[-1]) if ends else 0, sentence.word_at(told.start) - _FAR, _last_turn(sentence, told.start)])


def _last_turn(sentence: Sentence, at: int) -> int:
    """The first word behind the last semicolon, colon or turn before a place."""
    cuts = [one for one in sentence.cuts if one <= at and sentence.text[one - 1 : one] in (":", ";")]
    return sentence.word_at(cuts[-1]) if cuts else 0


def _event(sentence: Sentence, low: int, high: int) -> tuple[str, str, str] | None:
    for kind in ("discharge", "death", "admission"):
        index = sentence.find(f"events.{kind}", low, high)
        if index >= 0 and not {"not", "be", "never", "until"} & set(sentence.lows[max(low, index - 2) : index]):
            is_other = (
                kind == "discharge"
                and sentence.lows[index + 1 : index + 2] == ("from",)
                and "hospital" not in sentence.lows[index : index + 4]
            )
            return None if is_other or "readmitted" in sentence.lows[low:high] else (kind, "event", "")
    return None


def _drug(sentence: Sentence, told: ToldDay, low: int, high: int) -> tuple[str, str, str] | None:
    named = [one for one in sentence.mentions if low <= one.first < high and one.name.thing in ("drug", "event")]
    if len({one.name.key for one in named}) != 1 or any(
        one.name.thing in ("analyte", "measure", "other drug") for one in sentence.mentions if low <= one.first < high
    ):
        return None
    name = named[-1].name
    if name.thing == "event":
        return name.key, "event", ""
    starts, stops = sentence.has("given.starts", low, high), sentence.has("given.stops", low, high)
    if starts and stops:
        return None
    is_close = re.fullmatch(r"[\s(,]{1,3}(?:on |from )?", sentence.text[named[-1].end : told.start]) is not None
    is_given = has_phrase("given.verbs", sentence.lows, low, high)
    role = "start" if starts else "stop" if stops else "given"
    if sentence.lows[high - 1 : high] == ("until",) or told.day.word in ("until", "to", "through"):
        role = "stop"
    if told.day.word == "from" and told.day.first == told.day.last:
        role = "start"
    return (name.key, "drug", role) if (starts or stops or is_given or is_close) else None


# --- how long ------------------------------------------------------------------------------------------------------------------------


def read_lengths_of(sentence: Sentence, lengths: list[ToldLength]) -> Iterator[Statement]:
    """How long a drug was given, and a stay lasted."""
    for told in lengths:
        subject = _lasting(sentence, told) if not told.is_bound else None
        if subject:
            quantity = Quantity(told.number, None, told.start, told.end, written=told.unit)
            yield Statement(
                "length", 0, 0, subject[0], quantity, word=subject[1], is_own=sentence.is_own(told.start),
                is_history=sentence.is_history(told.start), start=told.start, end=told.end,
            )  # fmt: skip


def _lasting(sentence: Sentence, told: ToldLength) -> tuple[str, str] | None:
    before, behind = sentence.before(told.start, 70), sentence.behind(told.end, 60)
    if _STAY.search(behind[:32]) and told.is_joined:
        return "stay", "stay"
    if (found := list(_STAY.finditer(before))) and re.fullmatch(
        r"(?:\s(?:was|of|lasted|lasting|for|a|total)){1,3}\s", before[found[-1].end() :]
    ):
        return "stay", "stay"
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


def _finding_for(sentence: Sentence, told: ToldLength, behind: str) -> str:
    """The symptom of `a 5-day history of fever`, `five days of fever` and `fever for five days`."""
    named = [one for one in sentence.mentions if one.name.thing == "finding"]
    after = next((one for one in named if one.start >= told.end), None)
    if after and re.fullmatch(r"\s(?:history\s)?of\s(?:a\s)?(?:[a-z-]{3,14}\s)?", sentence.text[told.end : after.start]):
        return after.name.key
    earlier = [one for one in named if one.end <= told.start]
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
    names = [one for one in sentence.mentions if before and before[-1].end <= one.start < told.start]
    is_plain = (
        is_given and not names and not re.search(r"[;:]|\b(?:hours?|h|min|minutes)\b\s*$|\b(?:stopped|fever|free|followed)\b", between)
    )
    if told.unit in ("min", "h") or told.word == "over":
        return None  # an infusion's length, told in notes at most
    return before[-1] if is_plain and before[-1].name.thing == "drug" else None


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
