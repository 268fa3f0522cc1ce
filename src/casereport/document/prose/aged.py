"""An age that a journal prints as a decade or a band, beside the noun of the author: `A woman in her 40s` for `An {{ age() }} woman`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from casereport.document.narrative.phrases import article_for
from casereport.facts import FactFault, Facts
from casereport.language import phrases, spoken_now
from casereport.patterns import lazy_pattern

_AGE = lazy_pattern(r"\s*age\s*\(")
_ARTICLE = lazy_pattern(r"(?<![\w'’.-])(?P<article>[Aa])n?(?P<gap>\s+)$")


def with_ages(tokens: Sequence[Token], facts: Facts, patient: str | None) -> list[Token]:
    """The tokens of a paragraph with every age behind its noun where it is no adjective, and with the article that fits what follows.

    Under a policy that prints ages as typed nothing is changed, but of ages over 89.
    """
    found = list(tokens)
    for index, token in enumerate(found):
        if token.type != "fact" or not _AGE.match(str(token.meta["source"])):
            continue
        told = _behind_noun(found, index, facts, patient) or (facts.age_policy != "exact" and _as_printed(token, facts, patient))
        if told and index and found[index - 1].type == "text":
            content = _ARTICLE.sub(rf"\g<article>{article_for(told)[1:]}\g<gap>", found[index - 1].content)
            found[index - 1] = found[index - 1].copy(content=content)
    return found


def _behind_noun(tokens: list[Token], index: int, facts: Facts, patient: str | None) -> str:
    """The noun with the age behind it, which two tokens now hold; "" where no noun of a person follows, or the age may stay before it."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    named = re.match(phrases(spoken_now())["person.named_like"], following.content) if following and following.type == "text" else None
    told = facts.person_aged(str(tokens[index].meta["source"]), named["noun"], patient) if named else ""
    if following and named and told:
        tokens[index] = Token("text", "", 0, content=told)
        tokens[index + 1] = following.copy(content=following.content[named.end() :])
    return told


def _as_printed(token: Token, facts: Facts, patient: str | None) -> str:
    try:
        return facts.evaluate(str(token.meta["source"]), patient)
    except FactFault:
        return ""
