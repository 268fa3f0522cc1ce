"""How a case is told: sentences that leave a place for the patient, put together to paragraphs.

A phrase of the language has places in braces. `{subject}`, `{possessive}` and `{object}` are the patient, by name where a paragraph first
speaks of them and by pronoun after that; `{was}` and `{had}` agree with them; `{introduced}` stands
where a sentence says who the patient is; `{when}` is the time, which leads the sentence where the
phrase has no such place; all others are filled with inline nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from casereport.document.narrative.adjectives import describes, word_list
from casereport.document.narrative.filling import Part, as_inlines, filled, phrase
from casereport.document.narrative.phrases import Inlines, joined, listed, without_stop
from casereport.document.narrative.scope import weight
from casereport.document.narrative.when import NEVER, When, lead, number_word, ordered, shortened, since_of
from casereport.document.spot import Spot
from casereport.facts.persons import pronoun_of
from casereport.language import say
from casereport.language.sentences import in_sentence
from casereport.patterns import lazy_pattern
from casereport.tree import Emph, Paragraph, Strong, Text, plain
from casereport.values import dataclass

_LONGEST = 160  # signs of a sentence to which another of the same time is joined
_SHORT = 100  # of one without a time, to which another of the same patient is joined
_IS = lazy_pattern(r"\{subject\} \{was\} (?!\{value\} \w)")  # what somebody is, better told in a sentence of its own, but for a height
_VERB = lazy_pattern(r"\{(?:subject|patient)\} (?P<verb>[a-z]+) \{")
_SUBJECTS = ("{subject} ", "{patient} ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be said: a phrase with what fills it, its time, and whole sentences of the author behind it."""

    phrase: str
    parts: Mapping[str, Inlines] = field(default_factory=dict)
    when: When = NEVER
    tail: Inlines = ()
    is_apart: bool = False
    """True for what no other sentence is joined to but by their common time."""
    is_of_others: bool = False
    """True for what is told of relatives: behind it a pronoun would be theirs, and the patient is named again."""


def tell(at: Spot, name: str, /, when: When = NEVER, tail: Inlines = (), **parts: Part) -> Sentence:
    """The sentence of a phrase, by its name in the file of the language; a text among the parts stays as it is."""
    return Sentence(at.words[name], {key: as_inlines(part) for key, part in parts.items()}, when, tail)


def in_time(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences in the order of time, those without a time last."""
    return ordered(sentences, lambda one: one.when)


def whole(nodes: Inlines) -> Sentence:
    """What the author wrote as whole sentences, as it stands."""
    return Sentence("{told}", {"told": without_stop(nodes)})


@dataclass(frozen=True, slots=True)
class Voice:
    """How the patient of an entry, or several of whom the same is told, are spoken of: name and pronoun, each with its verbs."""

    name: str
    is_several: bool
    pronoun: tuple[str, ...]
    """Subject, possessive, object, `was` and `had`."""

    @classmethod
    def of(cls, at: Spot) -> Voice:
        """The voice for the patient whose entry this is, or for the patients of whom it is told together."""
        if len(at.group) > 1:
            return cls(_group_name(at), True, _pronouns("they"))
        is_unnamed = not (at.patient.label or at.is_several)
        return cls(say("voice.one") if is_unnamed else at.label, False, _pronouns(pronoun_of(at.patient)))

    def paragraph(self, sentences: Iterable[Sentence | None]) -> tuple[Paragraph, ...]:
        """The sentences as one paragraph, those of one time together; () when there is none."""
        speaker = _Speaker(self)
        said = [nodes for group in _of_one_time([one for one in sentences if one]) for nodes in speaker.say_all(group)]
        return (Paragraph(joined(said, " ")),) if said else ()

    def possessive(self) -> str:
        """The name as an owner: `the patient’s`."""
        return say("voice.of_many" if self.is_several and self.name.endswith("s") else "voice.of_one", name=self.name)


def _pronouns(name: str) -> tuple[str, ...]:
    return tuple(say(f"voice.{name}").split())


def _group_name(at: Spot) -> str:
    """`both patients`, `all six patients`; some of several by their labels."""
    number = len(at.group)
    if number < len(at.record.patients):
        return listed([at.label_of(patient) for patient in at.group])
    return say("voice.two") if number == 2 else say("voice.all", number=number_word(number) or number)


def _of_one_time(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """The sentences, neighbours of one time together, and pairs without a time that tell two things of the patient."""
    groups: list[list[Sentence]] = []
    for one in sentences:
        before = groups[-1][-1] if groups else None
        if before and one.when.words == before.when.words and "{when}" not in one.phrase and (one.when.words or _goes_on(before, one)):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _goes_on(before: Sentence, one: Sentence) -> bool:
    """True when both begin with the patient, who need not be named twice: `She was pale and had a rash`."""
    if before.is_apart or one.is_apart:
        return False
    opening = next((place for place in _SUBJECTS if before.phrase.startswith(place)), None)
    return opening is not None and one.phrase.startswith(opening) and not _IS.match(one.phrase)


def _verb(one: Sentence) -> str:
    """The verb behind the patient in a phrase, "" where it is a place of the phrase too: `underwent`."""
    found = _VERB.match(one.phrase)
    return found["verb"] if found else ""


class _Speaker:
    """Says the sentences of one paragraph in order; it knows whom it has named, what opened the sentence before, and when that was."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._is_named = False
        self._opened_with_pronoun = False
        self._spoke_of_others = False
        self._is_plural = voice.is_several
        self._before = NEVER
        self._since = ""

    def say_all(self, group: Sequence[Sentence]) -> list[Inlines]:
        """The sentences of one time: the first led by it, short ones in pairs."""
        said: list[Inlines] = []
        last: Sentence | None = None  # to which another can be joined
        for one in group:
            if self._spoke_of_others and not one.is_of_others:
                self._is_named = False
            self._spoke_of_others = one.is_of_others
            if last and not one.tail and (words := self._joined(said[-1], last, one)):
                said[-1], last = words, None
                continue
            time = "" if said or "{when}" in one.phrase else self._lead(one.when)
            words = self._fill(one, is_first=not time)
            said.append((*((Text(f"{time}, "),) if time else ()), *words))
            last = None if one.tail or _has_stop(words) else one
            if one.tail:
                said[-1] = (*_ended(said[-1]), Text(" "), *one.tail)
        return [_ended(opened(nodes)) for nodes in said]

    def _joined(self, first: Inlines, last: Sentence, one: Sentence) -> Inlines:
        """A short sentence with the next, whose subject is left out where it is the same; () where they are better apart."""
        goes_on, is_dated = _goes_on(last, one), bool(one.when.words)
        if ";" in plain(first):
            return ()
        if goes_on and _verb(one) and _verb(last) == _verb(one):
            return self._same_done(first, one)
        if len(plain(first)) > (_LONGEST if is_dated else _SHORT) or not (is_dated or goes_on) or (goes_on and _is_list(first)):
            return ()
        words = self._fill(replace(one, phrase=one.phrase.partition("} ")[2]) if goes_on else one, is_first=False)
        if goes_on and _is_list(words):
            return ()
        return filled(phrase("voice.goes_on" if goes_on else "voice.and"), first=first, second=words)

    def _same_done(self, first: Inlines, one: Sentence) -> Inlines:
        """A sentence with another object of its verb, `underwent intubation and fasciotomy`; () where a word of the first may reach it."""
        verb = _verb(one)
        done = plain(first).partition(f" {verb} ")[2]
        word = done.partition(" ")[0].lower().strip(",")
        if not done or _is_list((Text(done),)) or "(" in done or describes(word) or weight(done) or word in word_list("scope.qualifiers"):
            return ()
        words = self._fill(replace(one, phrase=one.phrase.partition(f" {verb} ")[2]), is_first=False)
        return () if _is_list(words) else filled(phrase("voice.goes_on"), first=first, second=words)

    def _lead(self, when: When) -> str:
        """The time before a sentence; a day that refers back to another is not referred back to itself."""
        time = lead(when, self._before, self._since)
        if when.words:
            self._since = since_of(when.words)
            self._before = NEVER if when.day and time != lead(when) else when
        return time

    def _fill(self, one: Sentence, *, is_first: bool) -> Inlines:
        """The phrase filled in; where the subject opens it, the pronoun is not used twice in a row."""
        opens = is_first and one.phrase.startswith("{subject}")
        if opens and self._opened_with_pronoun:
            self._is_named = False
        self._opened_with_pronoun = opens and self._is_named
        spoken = {"when": (Text(shortened(one.when, self._since)),) if one.when.words else ()}
        if one.when.words and "{when}" in one.phrase:
            self._since = since_of(one.when.words)
        return filled(one.phrase, self._speak, **spoken, **one.parts)

    def _speak(self, place: str) -> str | None:
        """The patient in a place of a phrase, or a verb that agrees; None for any other place."""
        voice, forms = self._voice, self._voice.pronoun
        if place in ("was", "had"):
            return (_pronouns("they") if self._is_plural else _pronouns("she"))[3 if place == "was" else 4]
        if place == "introduced":  # the sentence itself says who the patient is
            self._is_named = True
            return ""
        if place == "patient":  # before a verb in the present, which does not go with `they`
            place, self._is_named = "subject", self._is_named and forms != _pronouns("they")
        if place not in ("subject", "possessive", "object"):
            return None
        is_named, self._is_named = self._is_named, True
        if place == "subject":
            self._is_plural = voice.is_several or (is_named and forms == _pronouns("they"))
        if is_named:
            return forms[("subject", "possessive", "object").index(place)]
        return voice.possessive() if place == "possessive" else voice.name


# --- words of a sentence ------------------------------------------------------------------------------------------------------------


def inner(nodes: Inlines) -> Inlines:
    """A name or text of the author inside a sentence: its first letter small unless the word keeps its capital, no stop at its end."""
    return _first_changed(without_stop(nodes), in_sentence)


def opened(nodes: Inlines) -> Inlines:
    """The nodes as the beginning of a sentence: with a capital, unless the first word is a symbol such as `pH` or `mTOR`."""
    return _first_changed(nodes, _with_capital)


def _with_capital(text: str) -> str:
    first = re.split(r"[\s\u00a0-]", text, maxsplit=1)[0]
    return text if any(sign.isupper() for sign in first[1:]) else f"{text[:1].upper()}{text[1:]}"


def _first_changed(nodes: Inlines, change: object) -> Inlines:
    """The nodes with the first text changed, also where it is emphasised."""
    first = nodes[0] if nodes else None
    if isinstance(first, Text) and callable(change):
        return (Text(change(first.text)), *nodes[1:])
    if isinstance(first, Emph | Strong):
        return (replace(first, children=_first_changed(first.children, change)), *nodes[1:])
    return nodes


def _ended(nodes: Inlines) -> Inlines:
    """The nodes with a full stop, unless they have an end of their own."""
    return nodes if _has_stop(nodes) else (*nodes, Text("."))


def _has_stop(nodes: Inlines) -> bool:
    return plain(nodes).rstrip().rstrip(")”\"'").endswith((".", "!", "?"))


def _is_list(nodes: Inlines) -> bool:
    """True for words that hold an `and` or a comma, to which no further verb can be joined without doubt."""
    text = plain(nodes)
    return "," in text or say("voice.goes_on", first="", second="") in text
