"""What came about, named by a noun, as what the patient did: `she returned to work` for `return to work`."""

from __future__ import annotations

import re

from casereport.document.narrative.free import head_noun, were_for
from casereport.document.narrative.nouns import with_article
from casereport.document.narrative.phrases import Inlines
from casereport.document.narrative.voice import Sentence, inner, tell
from casereport.document.narrative.when import When
from casereport.document.spot import Spot
from casereport.language import names_in
from casereport.tree import Text, plain


def attained(at: Spot, measure: Inlines, when: When, behind: Inlines = (), tail: Inlines = ()) -> Sentence | None:
    """The sentence for a noun that tells what somebody did or what became of something; None for any other."""
    text = plain(inner(measure))
    if len(measure) != 1:
        return None
    for name in (name for name in names_in("attained") if name.endswith("_like")):
        found = re.match(at.say(f"attained.{name}"), text, re.IGNORECASE)
        rest = text[found.end() :].strip() if found else ""
        if found is None or bool(rest) is not ("{rest}" in at.words[(phrase := f"attained.{name.removesuffix('_like')}")]):
            continue
        at.at("measure").told(True)
        kind = found["kind"].lower() if "kind" in found.groupdict() else ""
        return tell(at, phrase, when=when, tail=tail, rest=(Text(rest),), kind=kind, behind=behind)
    return None


def occurred(at: Spot, measure: Inlines, when: When, behind: Inlines = (), tail: Inlines = ()) -> Sentence:
    """What was measured without a value: an event occurred, an aim was achieved, anything else was noted."""
    head = head_noun(plain(measure))
    kind = next((kind for kind in ("event", "aim") if head in at.say(f"outcome.{kind}s").split()), "bare")
    told = with_article(measure)
    return tell(at, f"outcome.{kind}", when=when, tail=tail, were=were_for([plain(measure)]), measure=told, behind=behind)
