"""The result of an examination in pieces: a state with what goes with it, things that were seen side by side, and how one of them was."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.document.narrative.adjectives import word_list
from casereport.document.narrative.filling import filled, listing, phrase
from casereport.document.narrative.free import Observed, cuts, form_of, head_noun, observed, split_at
from casereport.document.narrative.nouns import as_found, part_clause, with_article, with_measure
from casereport.document.narrative.phrases import Inlines, bracketed, without_stop
from casereport.document.narrative.scope import closes, has_denial, is_one, reaches, turns
from casereport.document.narrative.voice import inner
from casereport.patterns import lazy_pattern
from casereport.tree import Text, plain

JUDGED = ("predicate", "adjective", "number", "participle")
"""Forms of a result that say how something was, not what was seen."""

_PIECE_END = lazy_pattern("; +")
_BEHIND_STATE = lazy_pattern("[,;] +")
_LIST_END = lazy_pattern(", +")
_CLAUSE_END = lazy_pattern("[,;] +")
_TAIL_NUMBER = lazy_pattern(r"^[^\W\d_][^\d]* [<>≤≥~≈]?\d[\d.]*(?:\+|[ \u00a0]?(?:%|°)|[ \u00a0][^\s,;]+)?$")
_OF_MEASURE = lazy_pattern(r" of [<>≤≥~≈]?\d")
_JOINED = lazy_pattern(r"\b(?:and|or|with)\b")
_FEWEST = 3  # things with commas between them that are a list without its `and`


def pieces(result: Inlines) -> list[Inlines]:
    """What semicolons part, but for those past which a denial or a doubt may reach."""
    found: list[Inlines] = []
    rest = result
    while (cut := next(cuts(rest, _PIECE_END), None)) is not None:
        found.append(cut[0])
        rest = cut[1]
    return [one for one in (*found, rest) if plain(one).strip()] or [result]


def judged(result: Inlines) -> Inlines:
    """A state with what was seen behind it: `hypercellular, with 60% plasma cells`."""
    for state, rest in cuts(inner(result), _BEHIND_STATE):
        is_seen = form_of(rest) == "noun" or turns(plain(rest))  # no `not for cocaine`
        if form_of(state) not in JUDGED[:2] or not is_seen or observed(without_stop(rest)):
            continue
        return filled(phrase("told.state_with"), state=state, items=listing([as_found(one) for one in pieces(rest)]))
    return inner(result)


def clauses(result: Inlines) -> Inlines:
    """Parts of the body each with how it is, and what was not there, as clauses; () where any part is something else.

    `the liver was normal, the spleen was not enlarged and there was no free fluid` for `liver normal, spleen not enlarged, no free fluid`.
    """
    parts = _CLAUSE_END.split(plain(result)) if all(isinstance(node, Text) for node in result) else []
    told = [part_clause((Text(part),)) or _there_was(part) for part in parts]
    return listing(told, is_flat=True) if len(told) > 1 and all(told) and part_clause((Text(parts[0]),)) else ()


def _there_was(part: str) -> Inlines:
    """`there was no free fluid` for `no free fluid`; () for other words."""
    is_of_thing = turns(part) and form_of((Text(part),)) == "denial"
    return filled(phrase("outcome.there_was"), told=inner((Text(part),))) if is_of_thing else ()


def is_state_first(result: Inlines) -> bool:
    """True for a state that is denied, and what it may govern: `not avid; nodule unchanged`."""
    first, *others = _CLAUSE_END.split(plain(result))
    is_state = first.lower().startswith(phrase("told.not")) or (bool(others) and form_of((Text(first),)) in JUDGED[:2])
    return is_state and has_denial(first) and not turns(first)


def also_seen(others: Sequence[Inlines]) -> tuple[list[Inlines], Inlines]:
    """What was seen besides, as nouns, and behind them how single things were: `CD8 was positive`."""
    states = [seen for one in others if (seen := observed(without_stop(one)))]
    nouns = [as_found(one) for one in others if not observed(without_stop(one))]
    return nouns, listing([_was(one) for one in states])


def _was(seen: Observed) -> Inlines:
    state = (Text(seen.state), *seen.near, *seen.far)
    return filled(phrase("told.was_seen"), items=inner(seen.items), be=(Text(seen.be()),), state=state)


def as_seen(nodes: Inlines) -> Inlines:
    """What was found, with its articles, and with `and` where commas alone part it."""
    return with_last_and(as_found(nodes))


def _closed(nodes: Inlines) -> Inlines:
    """A phrase as typed, with `and` before how the rest was behind a denial: `no mass or effusion, and normal ventricles`."""
    for before, rest in reversed(list(split_at(nodes, _BEHIND_STATE))):
        if closes(plain(rest)) and has_denial(plain(before)) and not reaches(plain(before).rpartition(",")[0], plain(before)):
            return filled(phrase("list.last_serial"), words=before, last=rest)
        break
    return nodes


def _measured(parts: Sequence[str]) -> Inlines:
    """Things each with its measure as a list, one with its size in brackets or with what it measures behind it; () for other words."""
    first, *others = parts
    if len(parts) > 1 and all(_TAIL_NUMBER.search(part) for part in parts) and not _OF_MEASURE.search(first):
        return listing([(Text(part),) for part in parts], is_flat=True)
    are_measured = all(with_measure(part) != part for part in others)
    if are_measured and _OF_MEASURE.search(first):
        return listing([(Text(first),), *(as_found((Text(part),)) for part in others)], is_flat=True)
    if len(others) > 1 or ";" in first:
        return ()
    if _OF_MEASURE.search(first) and form_of((Text(others[0]),)) == "noun":
        return listing([(Text(first),), with_article((Text(others[0]),))])
    form = form_of((Text(others[0]),))
    if form == "denial" or _is_thing(others[0]):
        return listing([(Text(first),), with_article((Text(others[0]),))], is_flat=True)
    if form == "number" and _OF_MEASURE.search(first):
        return listing([(Text(first),), (Text(others[0]),)], is_flat=True)
    if form == "number" or others[0].partition(" ")[0].lower() in word_list("superlatives"):
        return (Text(first), *bracketed([(Text(others[0]),)]))
    return filled(phrase("told.state_with"), state=(Text(first),), items=as_found((Text(others[0]),))) if are_measured else ()


def _is_thing(text: str) -> bool:
    """True for the name of one thing that is counted, and says no more than where another was."""
    head, words = head_noun(text), set(text.lower().split())
    is_side = head in word_list("parts") | word_list("organs") or not words.isdisjoint(word_list("told_of.sides"))
    return head in word_list("counted") and head not in word_list("the_places") and not is_side


def with_last_and(nodes: Inlines) -> Inlines:
    """A list of at least three things with `and` before the last, where the author set a comma alone."""
    text = plain(nodes)
    parts = _LIST_END.split(text)
    if is_one(text):
        return _closed(nodes)
    if all(isinstance(node, Text) for node in nodes) and len(parts) > 1 and (told := _measured(parts)):
        return told
    is_list = len(parts) >= _FEWEST and all(form_of((Text(part),)) == "noun" and part[:1].isalpha() for part in parts[1:])
    if not is_list or ";" in text or _JOINED.search(parts[-1]) or not all(isinstance(node, Text) for node in nodes):
        return nodes
    return listing([(Text(parts[0]),), *(with_article((Text(part),)) for part in parts[1:])], is_flat=True)
