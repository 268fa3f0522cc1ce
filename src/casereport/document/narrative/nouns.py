"""Nouns of an author inside a sentence: which article they take, what stands before them, how much they measure, where somebody went."""

from __future__ import annotations

import re

from casereport.document.narrative.adjectives import describes, happened, is_adverb, is_state, word_list
from casereport.document.narrative.free import form_of, head_noun, split_at, were_for
from casereport.document.narrative.phrases import Inlines, article_for
from casereport.document.narrative.scope import is_denied, turns, weight
from casereport.document.narrative.shapes import is_plural
from casereport.document.narrative.voice import inner
from casereport.language import phrases, spoken_now
from casereport.patterns import lazy_pattern
from casereport.tree import Text, plain

_GAP = lazy_pattern(" +")
_SIZE = lazy_pattern(r"\d[\d.]*(?: ?[x×] ?\d[\d.]*)*[ \u00a0-]?(?:cm|mm)\b")
_OF_NUMBER = lazy_pattern(r"[^,;:()]* of [<>≤≥~≈]?\d")
_MEASURED = lazy_pattern(
    r"(?P<name>[^,;:()]*?[^\W\d_]) (?P<value>[<>≤≥~≈−-]?\d[\d.]*(?:[\u2013-]\d[\d.]*)?"
    r"(?P<unit>[ \u00a0]?(?:%|°[CF]?)|/[^\W\d_]+|[ \u00a0][^\W\d_]\w*(?:/[^\s,;()]+)?)?)(?=[,;]| \(|\.?$)"
)


def with_article(nodes: Inlines) -> Inlines:
    """A noun of the author inside a sentence, `a` before it where it is one that is counted: `a 9 cm adnexal mass`, but `ascites`."""
    told = inner(nodes)
    text = plain(told)
    return _with(article_for(text), told) if is_counted(text) and not _is_determined(text) else told


def is_counted(text: str) -> bool:
    """True for the name of one thing that is counted, by its noun, or by the size that stands before it."""
    head = head_noun(text)
    if head in word_list("counted") or head.endswith(tuple(word_list("counted_ends"))):
        return head not in word_list("never_counted")
    is_sized = _SIZE.match(text) or _OF_NUMBER.match(text)
    return is_sized is not None and bool(head) and not is_plural((Text(head),)) and head not in word_list("never_counted")


def _is_determined(text: str) -> bool:
    first = text.partition(" ")[0].lower()
    return first in word_list("determiners") or first.endswith(("'s", "\u2019s")) or first.startswith("?") or is_denied(text)


def _with(article: str, told: Inlines) -> Inlines:
    return (Text(f"{article} "), *told)


def the() -> str:
    """The definite article."""
    return phrases(spoken_now())["form.the"]


def as_found(nodes: Inlines) -> Inlines:
    """What an examination found, with its article: `a mass`, `an LVEF of 38%` for `LVEF 38%`."""
    if len(nodes) == 1 and isinstance(nodes[0], Text):
        nodes = (Text(severe_first(nodes[0].text)),)
    told = inner(nodes)
    first = told[0] if told else None
    if not isinstance(first, Text) or (measured := with_measure(first.text)) == first.text:
        return with_article(nodes)
    name = head_noun(measured)
    is_bare = _is_determined(measured) or is_plural((Text(name),)) or _SIZE.match(measured) or name in word_list("never_counted")
    told = (Text(measured), *told[1:])
    return told if is_bare else _with(article_for(measured), told)


def with_measure(text: str) -> str:
    """A name with `of` before what it measures: `spleen of 11 cm` for `spleen 11 cm`; any other text as it is."""
    found = _MEASURED.match(text)
    if found is None or found["name"].split()[-1].lower() in word_list("links") | word_list("numbered"):
        return text
    unit = (found["unit"] or "").strip(" \u00a0")
    is_score = found["name"].lower().endswith(tuple(phrases(spoken_now())["outcome.scores"].split()))
    if not (is_score if not unit else unit[0] in "%°/" or unit in word_list("measures")):
        return text
    return f"{found['name']}{phrases(spoken_now())['told.of']}{text[found.start('value') :]}"


def severe_first(text: str) -> str:
    """A name with the adjective behind it before it: `severe anemia` for `anemia severe`; any other text as it is."""
    name, _, last = text.strip().rpartition(" ")
    is_behind = bool(name) and last.lower() in word_list("adjectives") and not weight(name) and not re.search(r"[,;:(]|\band\b", name)
    return f"{last.lower()} {name}" if is_behind and name.split()[-1].lower() not in word_list("links") | word_list("adjectives") else text


def with_the(nodes: Inlines) -> Inlines:
    """A part of the body inside a sentence: `the abdomen`, but `both knees` and `stool`."""
    told = inner(nodes)
    text = plain(told)
    is_bare = text.partition(" ")[0].lower() in word_list("determiners") or head_noun(text) in word_list("uncounted")
    return told if is_bare else _with(the(), told)


def as_tested(nodes: Inlines, *, is_judged: bool) -> Inlines:
    """The name of a test with its article: `a blood smear`, `the INR`; of one that was positive or normal `the Coombs test`."""
    told = inner(nodes)
    text = plain(told)
    head = head_noun(text)
    if _is_determined(text):
        return told
    if head in word_list("definite") or (is_judged and head in word_list("definite_judged") and text[:1].isupper()):
        return _with(the(), told)
    return _with(article_for(text), told) if head in word_list("counted_tests") else with_article(nodes)


def of_informant(nodes: Inlines) -> Inlines:
    """Who or what was asked, inside a sentence: `the parents`, but `discharge letters`."""
    told = inner(nodes)
    first = plain(told).partition(" ")[0].lower()
    is_known = not {first, head_noun(plain(told))}.isdisjoint(word_list("informants")) and first not in word_list("determiners")
    return _with(the(), told) if is_known else told


def as_person(nodes: Inlines) -> Inlines:
    """What a person is, inside a sentence: `a roofer, off work`; () for what no person is."""
    told = inner(nodes)
    head = head_noun(plain(told))
    is_person = head.endswith(tuple(word_list("person_ends"))) and head not in word_list("informants") | word_list("no_persons")
    if not (is_person or form_of(nodes) == "person"):
        return ()
    first = plain(told).partition(" ")[0].lower()
    return told if first in word_list("determiners") else _with(article_for(plain(told)), told)


def as_role(nodes: Inlines) -> Inlines:
    """What a treatment was given as: `a loading dose over 1 h`, but `second line`."""
    told = inner(nodes)
    text = plain(told)
    return _with(article_for(text), told) if head_noun(text) in word_list("shape.counted_roles") and not _is_determined(text) else told


def as_clause(nodes: Inlines) -> Inlines:
    """A clause of the author inside a sentence: `the abdomen was distended` for `Abdomen was distended`."""
    told = inner(nodes)
    return _with(the(), told) if plain(told).partition(" ")[0].lower() in word_list("organs") else told


def part_clause(nodes: Inlines) -> Inlines:
    """A part of the body with how it is behind it, as a clause: `the abdomen was soft` for `Abdomen soft`; () for other words."""
    for part, rest in split_at(inner(nodes), _GAP):
        name, words = plain(part), plain(rest).split()
        is_part = head_noun(name) in word_list("parts") and not is_state(name)
        first = next((word.strip(",;") for word in words if not is_adverb(word.lower())), "")
        if is_part and first and describes(first) and is_state(plain(rest)):
            return (*with_the(part), Text(f" {were_for([name])} "), *with_no(rest))
    return ()


def with_no(state: Inlines) -> Inlines:
    """A state with `with` before what it denies behind a comma: `supple, with no meningism` for `supple, no meningism`."""
    before, comma, denied = plain(state).partition(", ")
    is_plain = len(state) == 1 and isinstance(state[0], Text) and turns(denied) and form_of((Text(denied),)) == "denial"
    is_said = is_state(before) or happened(before.partition(" ")[0])
    return (Text(filled_state(before, denied)),) if comma and is_plain and is_said and not is_denied(before) else state


def filled_state(state: str, items: str) -> str:
    """A state with things behind it."""
    return phrases(spoken_now())["told.state_with"].format(state=state, items=items)


def with_places(nodes: Inlines) -> Inlines:
    """Where somebody went or was, with articles: `to the ICU`, `to a nursing home`, but `home` and `to rehabilitation`."""
    return tuple(Text(_PLACE.sub(_placed, node.text)) if isinstance(node, Text) else node for node in nodes)


_PLACE = lazy_pattern(r"(?P<before>\b(?:to|from|in|into|at|on|via) )(?P<name>[^\s,;:(][^,;:(]*)")


def _placed(found: re.Match[str]) -> str:
    words = found["name"].split(" ")
    end = next((n for n, word in enumerate(words) if n and word.lower() in word_list("links")), len(words))
    name, rest = " ".join(words[:end]), " ".join(["", *words[end:]])
    return f"{found['before']}{place_name(name)}{_PLACE.sub(_placed, rest)}"


def is_place(name: str) -> bool:
    """True for the name of a place of care and no more."""
    *before, last = name.lower().removeprefix(phrases(spoken_now())["event.to"].format(place="")).split()
    return last in word_list("the_places") | word_list("a_places") | word_list("bare_places") and word_list("links").isdisjoint(before)


def place_name(name: str) -> str:
    """A place of care with its article: `the ward`, `a nursing home`; `home` and the name of a hospital as they are."""
    words = name.split()
    head = words[-1].lower().rstrip(".") if words else ""
    is_own = len(words) > 1 and re.match(r"[A-Z][a-z]", words[-1]) is not None
    if _is_determined(name) or is_own:
        return name
    if head in word_list("the_places"):
        return f"{the()} {name}"
    is_one = head in word_list("a_places") and (len(words) > 1 or head not in word_list("bare_places"))
    return f"{article_for(name)} {name}" if is_one else name
