"""Which way values went: `CRP rose`, `platelets fell from … to …`; and on which day a value was highest, where no number is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.patterns import lazy_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Statement
from casereport.statements.vocabulary import Mention
from casereport.statements.words import phrases

_FAR = 9
"""Words between a name and its verb."""


def read_directions(sentence: Sentence) -> Iterator[Statement]:
    """The verbs by which an analyte or measure rose or fell, and what was told as highest or lowest of a day."""
    names = [one for one in sentence.mentions if one.name.thing in ("analyte", "measure")]
    if not names:
        return
    for word, name in (("up", "move.finite_up"), ("down", "move.finite_down")):
        for phrase in phrases(name):
            for index in range(len(sentence.lows) - len(phrase) + 1):
                if sentence.lows[index : index + len(phrase)] == phrase:
                    yield from _moved(sentence, names, index, index + len(phrase), word)
    yield from _extreme_days(sentence, names)


def _moved(sentence: Sentence, names: list[Mention], first: int, last: int, word: str) -> Iterator[Statement]:
    before = [one for one in names if one.last <= first and first - one.last < _FAR]
    if not before or re.search(r"[;:(]", sentence.text[before[-1].end : sentence.words[first].start]):
        return
    if {"not", "never", "be"} & set(sentence.lows[max(0, first - 3) : first]):
        return
    at, mention = sentence.words[first].start, before[-1]
    end = sentence.words[last - 1].end
    is_own, is_history = sentence.is_own(at), sentence.is_history(at)
    joined = _joined(sentence, before)
    for one in joined:
        yield Statement(
            "direction", 0, 0, one.name.key, word=word, is_own=is_own, is_history=is_history, is_sure=one is mention, start=at, end=end
        )


def _joined(sentence: Sentence, before: list[Mention]) -> list[Mention]:
    """The names of one list before a verb: `CRP and ferritin fell`."""
    found = [before[-1]]
    for one in reversed(before[:-1]):
        if re.fullmatch(r"\s?(?:,|and|,\s?and|as well as)\s?(?:the\s|her\s|his\s)?", sentence.text[one.end : found[-1].start]):
            found.append(one)
        else:
            break
    return found


def _extreme_days(sentence: Sentence, names: list[Mention]) -> Iterator[Statement]:
    """`CRP peaked on day 3`: the day of the highest or lowest value, where no number stands between."""
    for told in sentence.days:
        before = [one for one in names if one.end <= told.start]
        if not before or told.day.first != told.day.last:
            continue
        between = sentence.text[before[-1].end : told.start]
        found = _EXTREME.fullmatch(between)
        if found:
            yield Statement(
                "value", 0, 0, before[-1].name.key, day=told.day, role="peak" if found["peak"] else "nadir",
                is_own=sentence.is_own(told.start), is_history=sentence.is_history(told.start), start=told.start, end=told.end,
            )  # fmt: skip


_EXTREME = lazy_pattern(
    r"(?:\s(?:count|level|titre|titer|value|concentration|activity)s?)?(?:\s(?:of|in)\s(?:the\s|our\s|this\s|her\s|his\s)?[\w-]{1,16}(?:\s\d)?)?\s(?:had\s|has\s)?"
    r"(?:(?P<peak>peaked|peaks|(?:was|were|is|are)\s(?:at\s(?:its|their)\s)?(?:highest|maximal)|reached\s(?:its|a|their|the)\s(?:peak|maximum|highest(?:\svalue)?))"
    r"|(?P<nadir>(?:was|were|is|are)\s(?:at\s(?:its|their)\s)?(?:lowest|minimal)|reached\s(?:its|a|their|the)\s(?:nadir|minimum|lowest(?:\svalue)?)))"
    r"\s(?:on\s|at\s|by\s)?(?:the\s)?(?:hospital\s|illness\s)?"
)
"""What stands between a name and the day on which it was highest or lowest."""
