"""What an author typed, put into a sentence: which kind of words it is, and what the sentence adds around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from casereport.chart.words import unit_word
from casereport.document.narrative.adjectives import JOINTS, describes, happened, is_adverb, is_state, word_list
from casereport.document.narrative.phrases import Inlines, stopped
from casereport.document.narrative.scope import has_denial, reaches
from casereport.document.narrative.shapes import is_plural
from casereport.document.narrative.voice import opened
from casereport.language import phrases, spoken_now
from casereport.language.sentences import in_sentence
from casereport.patterns import lazy_pattern
from casereport.tree import Text, plain

Form = Literal["sentence", "verb", "participle", "predicate", "adjective", "person", "denial", "number", "noun"]
"""`No mass was seen` · `lives alone` · `vaccinated` · `normal` · `cachectic` · `smoker` · `no mass` · `1:80` · `a mass`."""

_NUMBER = lazy_pattern(r"[<>≤≥~≈±+−-]?\d[\d.,:/×+–-]*\s*\S{0,12}")
_LENGTH = lazy_pattern(r"(\d+(?:[.\u2013-]\d+)?|[a-z]+) (minute|hour|day|week|month|year)s?")
_SHORT = lazy_pattern(r"(?<![\d.])(\d+)[ \u00a0](y|mo|wk)\b(?!/)")
_UNITS = lazy_pattern(r"(\d+(?:\.\d+)?)[ \u00a0]?(y|mo|wk|d|h|min)\b(?!/)")
_FRAGMENT_END = lazy_pattern(r"(?<=[a-z)%\d])\. (?=[A-Z])")
_PART_END = lazy_pattern(r"; +|(?<=[a-z)%\d])\. +(?=[A-Z])")
_GAP = lazy_pattern(" +")
_NOT = lazy_pattern(" not$")
_ASIDE = lazy_pattern(r"(?=[,;]| \()")
_WORD = lazy_pattern(r"[^\W\d_][\w’'-]*")
_SENTENCE_END = lazy_pattern(r"(?<=[.!?])\s+(?=[A-Z0-9])")


def form_of(nodes: Inlines) -> Form:
    """What kind of words a text of the author is."""
    text = plain(nodes).strip()
    if any(_has_verb(one) for one in _SENTENCE_END.split(text)):
        return "sentence"
    words = [word.lower() for word in _WORD.findall(text)]
    first = next((word for word in words if not is_adverb(word)), "")
    if words and words[0] in word_list("denials") and not is_state(text):
        return "denial"
    if words and (words[0] in word_list("verbs") or (happened(first) and _closes(text.lower().partition(first)[2]) and not is_state(text))):
        return "verb"
    if _NUMBER.fullmatch(text.rstrip(".")):
        return "number"
    if is_state(text):
        return "participle" if first in word_list("participles") else "predicate" if _is_judged(words, first) else "adjective"
    head = head_noun(text)
    return "person" if head.removeprefix("ex-").removeprefix("non-") in word_list("persons") else "noun"


def is_whole(nodes: Inlines) -> bool:
    """True for a text that stands as a sentence of its own."""
    return form_of(nodes) == "sentence"


def in_past(nodes: Inlines) -> Inlines:
    """What a person does as what they did: `lived alone and worked as a nurse`."""
    return tuple(Text(past_text(node.text)) if isinstance(node, Text) else node for node in nodes)


def past_text(text: str) -> str:
    """The text with its first verb of the present, and those that `and` joins to it, in the past."""
    pairs = dict(pair.split("/") for pair in phrases(spoken_now())["form.past"].split())
    verbs = "|".join(pairs)
    opening = re.compile(rf"(?:^|(?<=and )|(?<=, ))(?:{verbs})\b(?!['\u2019-])", re.IGNORECASE)
    return opening.sub(lambda found: pairs[found[0].lower()], text)


def as_sentence(nodes: Inlines) -> Inlines:
    """A text of the author as a sentence of its own."""
    return stopped(opened(nodes))


def length_adjective(text: str) -> str:
    """A length of time as an adjective, `3-month`; "" for any other text."""
    length = _LENGTH.fullmatch(text.strip().replace("\u00a0", " "))
    return f"{length[1]}-{length[2]}" if length else ""


def spelled(text: str) -> str:
    """A text with `48 y` and `6 mo` in words, as a sentence has them."""
    return _SHORT.sub(lambda found: f"{found[1]}\u00a0{unit_word(Decimal(found[1]), found[2])}", text)


def duration_in_full(text: str) -> str:
    """A length of time with its units in words: `3 days`, `1 year 6 months`."""
    return _UNITS.sub(lambda found: f"{found[1]}\u00a0{unit_word(Decimal(found[1]), found[2])}", text)


def spelled_out(nodes: Inlines) -> Inlines:
    """The nodes with `48 y` and `6 mo` in words."""
    return tuple(Text(spelled(node.text)) if isinstance(node, Text) else node for node in nodes)


def parted(nodes: Inlines) -> tuple[Inlines, Inlines]:
    """What stands before the sentences of a text and is none, and the sentences: `9 cm mass` · `No ascites was found.`; () for a part."""
    found: tuple[Inlines, Inlines] = (nodes, ())
    if not is_whole(nodes):
        return found
    for head, rest in split_at(nodes, _PART_END):
        if not is_whole(head) and is_whole(rest):
            found = (head, rest)
    return found if found[1] else ((), nodes)


class Observed(NamedTuple):
    """What was seen and how it was, and what follows, to a comma or bracket and from it: `a node` · `seen` · ` in the neck` · `, 9 mm`."""

    items: Inlines
    state: str
    near: Inlines
    far: Inlines

    def be(self) -> str:
        """`was` or `were`, as it agrees with what was seen."""
        return were_for([""] * 2) if "," in plain(self.items) else were_for([plain(self.items)])


def observed(nodes: Inlines) -> Observed | None:
    """The parts of `opiates detected`, a name and a state behind it; None for other words."""
    for before, rest in split_at(nodes, _GAP):
        found = _WORD.match(plain(rest[:1]))
        if found is None or found[0].lower() not in word_list("observed") or not isinstance(rest[0], Text):
            continue
        behind: Inlines = (Text(rest[0].text[found.end() :]), *rest[1:])
        if _is_denied_on(plain(before), plain(behind)) or any(map(_names_a_state, re.split("[,;] +", plain(behind))[1:])):
            return None
        state = found[0].lower()
        name = before
        if isinstance(before[-1], Text) and (denied := _NOT.search(before[-1].text)):
            name, state = (*before[:-1], Text(before[-1].text[: denied.start()])), f"{denied[0].strip()} {state}"
        if plain(name) and _is_named(plain(name)) and _closes(plain(behind)):
            return Observed(name, state, *next(split_at(behind, _ASIDE), (behind, ())))
    return None


def _is_denied_on(text: str, behind: str) -> bool:
    """True where a denial of the name may reach past a comma behind the state: `no mass seen, ascites`."""
    return has_denial(text) and any(reaches(text, rest) for rest in re.split("[,;] +", behind)[1:])


def _names_a_state(text: str) -> bool:
    """True for another name with its state behind it: `spleen not enlarged`, `indirect negative`."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < 2 or words[0] in word_list("denials") | word_list("links") or is_state(text):
        return False
    return words[-1] in word_list("observed") | word_list("predicates") | word_list("state_words")


def _is_named(text: str) -> bool:
    """True for the name of one thing, or of several with `and` before the last."""
    words = [word.lower() for word in _WORD.findall(text)]
    if all(map(is_adverb, words)) or text[-1] in ",:(/" or ";" in text or is_state(text):
        return False
    if words[-1] in word_list("links") | word_list("denials"):
        return False
    return "," not in text or not JOINTS.isdisjoint(text.rpartition(",")[2].split())


def _closes(text: str) -> bool:
    """True for what can follow an adjective that belongs to no noun."""
    following = _WORD.match(text.lstrip())
    return following is None or following[0].lower() in word_list("links") | word_list("closers") or is_adverb(following[0].lower())


def split_at(nodes: Inlines, pattern: re.Pattern[str]) -> Iterator[tuple[Inlines, Inlines]]:
    """The nodes before and behind each place of their texts where the pattern is found."""
    for number, node in enumerate(nodes):
        if not isinstance(node, Text):
            continue
        for found in pattern.finditer(node.text):
            before = (Text(node.text[: found.start()]),) if found.start() else ()
            yield (*nodes[:number], *before), (Text(node.text[found.end() :]), *nodes[number + 1 :])


def cuts(nodes: Inlines, separator: re.Pattern[str]) -> Iterator[tuple[Inlines, Inlines]]:
    """The nodes before and behind each comma or semicolon past which no word before it may reach: not `no mass, ascites`."""
    return (cut for cut in split_at(nodes, separator) if not reaches(plain(cut[0]), plain(cut[1])))


def run_on(nodes: Inlines) -> Inlines:
    """Fragments that stops part, `9 cm mass. No ascites`, as one row with commas."""
    return tuple(Text(_joined(_FRAGMENT_END.split(node.text))) if isinstance(node, Text) else node for node in nodes)


def _joined(fragments: Sequence[str]) -> str:
    told = fragments[0]
    for fragment in fragments[1:]:
        told = filled_text(told, in_sentence(fragment))
    return told


def filled_text(told: str, fragment: str) -> str:
    """A fragment behind others, with a comma; with `but` behind a denial, which would else take it in."""
    return f"{told}, {phrases(spoken_now())['list.but'].format(words='', last=fragment).strip() if reaches(told, fragment) else fragment}"


def is_adjective(text: str) -> bool:
    """True for one word that can stand before a noun: `transthoracic`, `abdominal`, `severe`."""
    return re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?", text) is not None and (
        text.lower().endswith(tuple(word_list("adjective_ends"))) or text.lower() in word_list("adjectives")
    )


def were_for(names: Sequence[str]) -> str:
    """`was` or `were` for what has these names."""
    return phrases(spoken_now())["form.were" if len(names) > 1 or any(is_plural((Text(name),)) for name in names) else "form.was"]


def _has_verb(sentence: str) -> bool:
    """True for words with a subject and a finite verb that no `which` or `that` takes from it."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    found = next((n for n, word in enumerate(words) if word in word_list("finite")), 0)
    if found and not set(words[:found]) & word_list("relatives"):
        return True
    if not words or words[0] not in word_list("subjects"):
        return False
    return any(
        word.endswith("ed") and (after is None or after in word_list("links"))
        for word, after in zip(words[1:], [*words[2:], None], strict=True)
    )


def _is_judged(words: Sequence[str], first: str) -> bool:
    """True for a state that may be one of a thing, as a pregnancy is uneventful or within limits."""
    return words[0] in word_list("states") or first in word_list("predicates")


def head_noun(text: str) -> str:
    """The noun that a text is about: the last word before a comma, bracket or preposition, without adjectives and units behind it."""
    before = re.split(r"[,;:(]|\.\s", text, maxsplit=1)[0]
    words = [word.lower() for word in _WORD.findall(before)]
    end = next((n for n, word in enumerate(words) if n and word in word_list("links")), len(words))
    while end > 1 and not describes(words[0]) and (words[end - 1] in word_list("units") or describes(words[end - 1])):
        end -= 1
    return words[end - 1] if words else ""
