"""What is stated under a key, by the form of its words: `She took metformin`, `Her development was normal`, `Her mother had gout`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casereport.document.narrative.adjectives import is_adverb, word_list
from casereport.document.narrative.filling import listing
from casereport.document.narrative.free import Form, as_sentence, form_of, in_past, parted, spelled_out, split_at, were_for
from casereport.document.narrative.nouns import as_person, severe_first, with_article
from casereport.document.narrative.phrases import Inlines
from casereport.document.narrative.scope import reaches
from casereport.document.narrative.voice import Sentence, inner, tell, whole
from casereport.document.spot import Spot
from casereport.language.sentences import in_sentence
from casereport.patterns import lazy_pattern
from casereport.tree import Text, plain

_OF_A_PERSON = ("psychosocial", "occupation", "tobacco", "alcohol")
"""Items of the history that may say what a person is: a smoker, a roofer."""
_OF_OTHERS = ("family", "consanguinity", "prognosis", "diagnostic_challenges")
"""What is never said of the patient: `died of stroke` under the family is no death of theirs."""
_BARE = ("medical",)
"""What stands behind `a history of`, where a name needs no article."""
_RELATIVE = lazy_pattern(r"([\w -]{3,30}): (?=\S)")
_COMMA = lazy_pattern(", +")


def stated(at: Spot, key: str, title: str, items: Sequence[Inlines], behind: Inlines = ()) -> list[Sentence]:
    """What is stated under a key, the items of one form together, those of one relative together; `behind` it how that is known."""
    groups: dict[str, list[Inlines]] = {}
    relatives: dict[str, list[Inlines]] = {}
    sentences: list[Sentence] = []
    texts = (with_subject(at, key, spelled_out(one)) for one in items)
    for item, own in (parted(part) for one in texts for part in _apart(key, one)):
        sentences += [_own(at, key, own)] if own else []
        if not item:
            continue
        if plain(item).strip(" .").lower() in word_list("yes"):
            sentences.append(tell(at, _phrase_of(at, key, "yes"), title=title, be=were_for([title])))
        elif key == "family" and (named := _of_relative(at, item)):
            relatives.setdefault(named[0], []).append(named[1])
        else:
            name, told = _item(at, key, item)
            groups.setdefault(name, []).append(told)
    said = [tell(at, name, title=title, items=listing(told), be=were_for([title])) for name, told in groups.items()]
    said += [tell(at, "stated.family_relative", relative=name, items=listing(told)) for name, told in relatives.items()]
    found = [*said, *sentences]
    return [*found[:-1], _with_aside(found[-1], behind)] if found and behind else found


def with_subject(at: Spot, key: str, item: Inlines) -> Inlines:
    """What is denied by its name, as `none` has no subject under a verb: `no travel in the last 6 months`, `no relevant surgery`."""
    first, name = item[0] if item else None, f"stated.none_{key}"
    found = re.match(at.say("stated.none_like"), first.text, re.IGNORECASE) if isinstance(first, Text) and name in at.words else None
    if found is None or not isinstance(first, Text):
        return item
    kind, noun, rest = (found["kind"] or "").strip(), at.say(name), first.text[found.end() :]
    rest = re.sub(at.say("stated.none_since_like"), at.say("stated.none_since"), rest)
    at.told(True)
    return (Text(at.say("stated.none_named", kind=f"{kind} " if kind and not noun.startswith(kind) else "", noun=noun) + rest), *item[1:])


def _item(at: Spot, key: str, item: Inlines) -> tuple[str, Inlines]:
    """The phrase for an item, and the item in it."""
    item = tuple(Text(severe_first(node.text)) for node in item if isinstance(node, Text)) if len(item) == 1 else item
    text = plain(item)
    person = as_person(item) if key in _OF_A_PERSON else ()
    kind = "person" if person else _form_under(at, key, form_of(item), text)
    told = person or (
        with_article(item) if kind == "noun" and key not in _BARE else in_past(inner(item)) if kind == "verb" else inner(item)
    )
    if key == "travel" and kind == "noun" and re.fullmatch(at.say("stated.places_like"), text):
        told = item
    for special in ("never", "counted", "dated", "denial", "stopped", "asked", "named"):
        pattern = f"stated.{key}_{special}_like"
        if pattern in at.words and not person and re.search(at.say(pattern), text, re.IGNORECASE):
            return f"stated.{key}_{special}", told
    return _phrase_of(at, key, kind), told


def _apart(key: str, item: Inlines) -> Iterator[Inlines]:
    """The parts of a text of which each says something else of a person: `widowed` and `lives alone` for `widowed, lives alone`."""
    rest = item
    while key in _OF_A_PERSON and (cut := next(split_at(rest, _COMMA), None)) is not None:
        is_governed = reaches(plain(cut[0]), plain(cut[1])) and form_of(cut[1]) != "verb"
        if is_governed or not all(form_of(one) in ("verb", "participle", "person") for one in cut):
            break
        yield cut[0]
        rest = cut[1]
    yield rest


def _of_relative(at: Spot, item: Inlines) -> tuple[str, Inlines] | None:
    """A relative and what they had: of `mother: gout`, and of `mother with gout`; None for other words."""
    first = item[0]
    if not isinstance(first, Text):
        return None
    named = _RELATIVE.match(first.text) or re.match(at.say("stated.family_with"), first.text, re.IGNORECASE)
    if named is None:
        return None
    rest = with_article((Text(first.text[named.end() :]), *item[1:]))
    return in_sentence(named[1]), rest


def _own(at: Spot, key: str, told: Inlines) -> Sentence:
    """A sentence of the author; one of a relative says whose: `Her father died of stroke`."""
    is_kin = key == "family" and plain(told).partition(" ")[0].lower() in word_list("kin")
    return tell(at, "stated.family_sentence", told=inner(told)) if is_kin else whole(as_sentence(told))


def _form_under(at: Spot, key: str, form: Form, text: str) -> str:
    """The form of words under a key, with `occasionally` and `to India` as what they are under habits and travel."""
    first = text.partition(" ")[0].lower()
    if f"stated.{key}_adverb" in at.words and first == text.lower() and is_adverb(first):
        return "adverb"
    if f"stated.{key}_behind" in at.words and first in word_list("links"):
        return "behind"
    if form == "adjective" and first in word_list("denials"):
        return "predicate"
    return _of_person(key, form)


def _of_person(key: str, form: Form) -> Form:
    """The form of words under a key: what describes a person describes the patient under some, and is a name under all others."""
    if key in _OF_OTHERS and form in ("verb", "participle"):
        return "noun"
    if form == "adjective":
        return "participle" if key in (*_OF_A_PERSON, "medical") else "noun"
    return "noun" if form == "person" else form


def _phrase_of(at: Spot, key: str, form: str) -> str:
    if f"stated.{key}_{form}_like" in at.words:  # said of some words of that form alone
        return f"stated.{form}"
    return f"stated.{key}_{form}" if f"stated.{key}_{form}" in at.words else f"stated.{form}"


def _with_aside(one: Sentence, behind: Inlines) -> Sentence:
    return Sentence(f"{one.phrase}{{aside}}", {**one.parts, "aside": behind}, one.when, one.tail)
