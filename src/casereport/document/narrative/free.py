"""What an author typed, put into a sentence: which kind of words it is, and what the sentence adds around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from casereport.chart.words import unit_word
from casereport.document.narrative.adjectives import JOINTS, describes, happened, is_adverb, is_state, word_list
from casereport.document.narrative.phrases import Inlines, article_for, stopped
from casereport.document.narrative.shapes import is_plural
from casereport.document.narrative.voice import inner, opened
from casereport.language import phrases, spoken_now
from casereport.language.sentences import in_sentence
from casereport.tree import Text, plain

Form = Literal["sentence", "verb", "participle", "predicate", "adjective", "person", "denial", "number", "noun"]
"""`No mass was seen` · `lives alone` · `vaccinated` · `normal` · `cachectic` · `smoker` · `no mass` · `1:80` · `a mass`."""

_NUMBER = re.compile(r"[<>≤≥~≈±+−-]?\d[\d.,:/×+–-]*\s*\S{0,12}")
_LENGTH = re.compile(r"(\d+(?:[.\u2013-]\d+)?|[a-z]+) (minute|hour|day|week|month|year)s?")
_SHORT = re.compile(r"(?<![\d.])(\d+)[ \u00a0](y|mo|wk)\b(?!/)")
_UNITS = re.compile(r"(\d+(?:\.\d+)?)[ \u00a0]?(y|mo|wk|d|h|min)\b(?!/)")
_FRAGMENT_END = re.compile(r"(?<=[a-z)%\d])\. (?=[A-Z])")
_PART_END = re.compile(r"; +|(?<=[a-z)%\d])\. +(?=[A-Z])")
_GAP = re.compile(" +")
_ASIDE = re.compile(r"(?=[,;]| \()")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")


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
    head = _head(text)
    return "person" if head.removeprefix("ex-").removeprefix("non-") in word_list("persons") else "noun"


def is_whole(nodes: Inlines) -> bool:
    """True for a text that stands as a sentence of its own."""
    return form_of(nodes) == "sentence"


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


def as_clause(nodes: Inlines) -> Inlines:
    """A clause of the author inside a sentence: `the abdomen was distended` for `Abdomen was distended`."""
    told = inner(nodes)
    is_bare = plain(told).partition(" ")[0].lower() in word_list("organs")
    return (Text(f"{phrases(spoken_now())['form.the']} "), *told) if is_bare else told


def part_clause(nodes: Inlines) -> Inlines:
    """A part of the body with how it is behind it, as a clause: `the abdomen was soft` for `Abdomen soft`; () for other words."""
    for part, rest in _split(inner(nodes), _GAP):
        name, words = plain(part), plain(rest).split()
        if _head(name) in word_list("parts") and words and describes(words[0].strip(",")) and is_state(plain(rest)) and not is_state(name):
            return (*with_the(part), Text(f" {were_for([name])} "), *rest)
    return ()


def with_article(nodes: Inlines) -> Inlines:
    """A noun of the author inside a sentence, `a` before it where it is one that is counted: `a 9 cm adnexal mass`, but `ascites`."""
    told = inner(nodes)
    text = plain(told)
    first = text.partition(" ")[0].lower()
    head = _head(text)
    is_counted = head in word_list("counted") or head.endswith(tuple(word_list("counted_ends")))
    is_owned = first.endswith(("'s", "\u2019s"))
    return (Text(f"{article_for(text)} "), *told) if is_counted and not is_owned and first not in word_list("determiners") else told


def as_person(nodes: Inlines) -> Inlines:
    """What a person is, inside a sentence: `a roofer, off work`; () for what no person is."""
    told = inner(nodes)
    head = _head(plain(told))
    is_person = head.endswith(tuple(word_list("person_ends"))) and head not in word_list("informants")
    if not (is_person or form_of(nodes) == "person"):
        return ()
    first = plain(told).partition(" ")[0].lower()
    return told if first in word_list("determiners") else (Text(f"{article_for(plain(told))} "), *told)


def parted(nodes: Inlines) -> tuple[Inlines, Inlines]:
    """What stands before the sentences of a text and is none, and the sentences: `9 cm mass` · `No ascites was found.`; () for a part."""
    found: tuple[Inlines, Inlines] = (nodes, ())
    if not is_whole(nodes):
        return found
    for head, rest in _split(nodes, _PART_END):
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
    for before, rest in _split(nodes, _GAP):
        found = _WORD.match(plain(rest[:1]))
        if found is None or found[0].lower() not in word_list("observed") or not isinstance(rest[0], Text):
            continue
        behind: Inlines = (Text(rest[0].text[found.end() :]), *rest[1:])
        if _is_named(plain(before)) and _closes(plain(behind)):
            return Observed(before, found[0].lower(), *next(_split(behind, _ASIDE), (behind, ())))
    return None


def _is_named(text: str) -> bool:
    """True for the name of one thing, or of several with `and` before the last."""
    words = [word.lower() for word in _WORD.findall(text)]
    if all(map(is_adverb, words)) or text[-1] in ",;:(/" or is_state(text) or words[-1] in word_list("links") | word_list("denials"):
        return False
    return "," not in text or not JOINTS.isdisjoint(text.rpartition(",")[2].split())


def _closes(text: str) -> bool:
    """True for what can follow an adjective that belongs to no noun."""
    following = _WORD.match(text.lstrip())
    return following is None or following[0].lower() in word_list("links") | word_list("closers") or is_adverb(following[0].lower())


def _split(nodes: Inlines, pattern: re.Pattern[str]) -> Iterator[tuple[Inlines, Inlines]]:
    """The nodes before and behind each place of their texts where the pattern is found."""
    for number, node in enumerate(nodes):
        if not isinstance(node, Text):
            continue
        for found in pattern.finditer(node.text):
            before = (Text(node.text[: found.start()]),) if found.start() else ()
            yield (*nodes[:number], *before), (Text(node.text[found.end() :]), *nodes[number + 1 :])


def run_on(nodes: Inlines) -> Inlines:
    """Fragments that stops part, `9 cm mass. No ascites`, as one row with commas."""
    return tuple(Text(_joined(_FRAGMENT_END.split(node.text))) if isinstance(node, Text) else node for node in nodes)


def _joined(fragments: Sequence[str]) -> str:
    return ", ".join([fragments[0], *map(in_sentence, fragments[1:])])


def with_the(nodes: Inlines) -> Inlines:
    """A part of the body inside a sentence: `the abdomen`, but `both knees` and `stool`."""
    told = inner(nodes)
    text = plain(told)
    is_bare = text.partition(" ")[0].lower() in word_list("determiners") or _head(text) in word_list("uncounted")
    return told if is_bare else (Text(f"{phrases(spoken_now())['form.the']} "), *told)


def of_informant(nodes: Inlines) -> Inlines:
    """Who or what was asked, inside a sentence: `the parents`, but `discharge letters`."""
    told = inner(nodes)
    first = plain(told).partition(" ")[0].lower()
    is_known = not {first, _head(plain(told))}.isdisjoint(word_list("informants")) and first not in word_list("determiners")
    return (Text(f"{phrases(spoken_now())['form.the']} "), *told) if is_known else told


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


def _head(text: str) -> str:
    """The noun that a text is about: the last word before a comma, bracket or preposition, without adjectives and units behind it."""
    before = re.split(r"[,;:(]|\.\s", text, maxsplit=1)[0]
    words = [word.lower() for word in _WORD.findall(before)]
    end = next((n for n, word in enumerate(words) if n and word in word_list("links")), len(words))
    while end > 1 and not describes(words[0]) and (words[end - 1] in word_list("units") or describes(words[end - 1])):
        end -= 1
    return words[end - 1] if words else ""
