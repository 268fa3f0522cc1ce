"""How a case is told: sentences that leave a place for the patient, put together to paragraphs.

A phrase of the language has places in braces. `{subject}`, `{possessive}` and `{object}` are the patient, by name where a paragraph first
speaks of them and by pronoun after that; `{was}` and `{had}` agree with them; `{when}` is the time, which leads the sentence where the
phrase has no such place; all others are filled with inline nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import Formatter

from casereport.document.narrative.phrases import Inlines, joined, last_of_list, listed, without_stop
from casereport.document.narrative.when import NEVER, When, lead, number_word
from casereport.document.spot import Spot
from casereport.language import phrases, say, spoken_now
from casereport.language.sentences import in_sentence
from casereport.model.patient import Patient
from casereport.tree import Emph, Inline, Paragraph, Strong, Text, plain

_LONGEST = 160  # signs of a sentence to which another of the same time is joined

Part = Inlines | str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be said: a phrase with what fills it, its time, and whole sentences of the author behind it."""

    phrase: str
    parts: Mapping[str, Inlines] = field(default_factory=dict)
    when: When = NEVER
    tail: Inlines = ()


def tell(at: Spot, name: str, /, *, when: When = NEVER, tail: Inlines = (), **parts: Part) -> Sentence:
    """The sentence of a phrase, by its name in the file of the language; a text among the parts stays as it is."""
    return Sentence(at.words[name], {key: _nodes(part) for key, part in parts.items()}, when, tail)


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


def pronoun_of(patient: Patient) -> str:
    """`she`, `he` or `they`: by the gender stated, else by the sex; they where neither tells."""
    gender = (patient.gender or patient.sex or "").lower()
    for pronoun in ("she", "he"):
        if any(re.search(rf"\b(?:trans)?{word}\b", gender) for word in say(f"voice.calls_{pronoun}").split(", ")):
            return pronoun
    return "they"


def _group_name(at: Spot) -> str:
    """`both patients`, `all six patients`; some of several by their labels."""
    number = len(at.group)
    if number < len(at.record.patients):
        return listed([at.label_of(patient) for patient in at.group])
    return say("voice.two") if number == 2 else say("voice.all", number=number_word(number) or number)


def _of_one_time(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """The sentences, neighbours of one time together."""
    groups: list[list[Sentence]] = []
    for one in sentences:
        if groups and one.when.words and one.when.words == groups[-1][-1].when.words and "{when}" not in one.phrase:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


class _Speaker:
    """Says the sentences of one paragraph in order; it knows whom it has named, what opened the sentence before, and when that was."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._is_named = False
        self._opened_with_pronoun = False
        self._is_plural = voice.is_several
        self._before = NEVER

    def say_all(self, group: Sequence[Sentence]) -> list[Inlines]:
        """The sentences of one time: the first led by it, short ones in pairs."""
        said: list[Inlines] = []
        is_open = False  # whether another can be joined to the last
        for one in group:
            if is_open and not one.tail and len(plain(said[-1])) < _LONGEST:
                said[-1] = filled(_phrase("voice.and"), first=said[-1], second=self._fill(one, is_first=False))
                is_open = False
                continue
            time = "" if said or "{when}" in one.phrase else self._lead(one.when)
            words = self._fill(one, is_first=not time)
            said.append((*((Text(f"{time}, "),) if time else ()), *words))
            is_open = not (one.tail or _has_stop(words))
            if one.tail:
                said[-1] = (*_ended(said[-1]), Text(" "), *one.tail)
        return [_ended(opened(nodes)) for nodes in said]

    def _lead(self, when: When) -> str:
        """The time before a sentence; one that refers back to another is not referred back to itself."""
        time = lead(when, self._before)
        if when.words:
            self._before = when if time == lead(when) else NEVER
        return time

    def _fill(self, one: Sentence, *, is_first: bool) -> Inlines:
        """The phrase filled in; where the subject opens it, the pronoun is not used twice in a row."""
        opens = is_first and one.phrase.startswith("{subject}")
        if opens and self._opened_with_pronoun:
            self._is_named = False
        self._opened_with_pronoun = opens and self._is_named
        spoken = {"when": (Text(one.when.words),) if one.when.words else ()}
        return filled(one.phrase, self._speak, **spoken, **one.parts)

    def _speak(self, place: str) -> str | None:
        """The patient in a place of a phrase, or a verb that agrees; None for any other place."""
        voice, forms = self._voice, self._voice.pronoun
        if place in ("was", "had"):
            return (_pronouns("they") if self._is_plural else _pronouns("she"))[3 if place == "was" else 4]
        if place not in ("subject", "possessive", "object"):
            return None
        is_named, self._is_named = self._is_named, True
        if place == "subject":
            self._is_plural = voice.is_several or (is_named and forms == _pronouns("they"))
        if is_named:
            return forms[("subject", "possessive", "object").index(place)]
        return voice.possessive() if place == "possessive" else voice.name


# --- filling phrases --------------------------------------------------------------------------------------------------------------


def filled(phrase: str, speak: object = None, /, **parts: Inlines) -> Inlines:
    """A phrase with inline nodes in its places; the space before a place that stays empty goes with it."""
    found: list[Inline] = []
    for literal, place, _, _ in Formatter().parse(phrase):
        found += [Text(literal)] if literal else []
        if place is None:
            continue
        spoken = speak(place) if callable(speak) else None
        nodes = (Text(str(spoken)),) if spoken is not None else parts[place]
        if not nodes and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text.rstrip(" "))
        found += nodes
    return _merged(found)


def _merged(nodes: Iterable[Inline]) -> Inlines:
    """The nodes with neighbouring texts made one."""
    merged: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + node.text)
        elif not (isinstance(node, Text) and not node.text):
            merged.append(node)
    return tuple(merged)


def _phrase(name: str) -> str:
    return phrases(spoken_now())[name]


def _nodes(part: Part) -> Inlines:
    return ((Text(part),) if part else ()) if isinstance(part, str) else part


def listing(parts: Sequence[Inlines]) -> Inlines:
    """The parts with commas and `and`, as the language has it; with semicolons where a part holds a comma itself."""
    told_parts = [without_stop(part) for part in parts if part]
    if len(told_parts) < 2:
        return told_parts[0] if told_parts else ()
    has_commas = any(re.search("[,;]", plain(part)) for part in told_parts)
    if has_commas:
        return filled(_phrase("list.last"), words=(*joined(told_parts[:-1]), Text(";")), last=told_parts[-1])
    return filled(_phrase(last_of_list(len(told_parts))), words=joined(told_parts[:-1], ", "), last=told_parts[-1])


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


def _length(nodes: Inlines) -> int:
    return len(plain(nodes))
