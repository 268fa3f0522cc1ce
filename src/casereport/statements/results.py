"""What a sentence says that a test or image showed: normal, positive, sterile, grew a germ, showed something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.patterns import lazy_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Statement
from casereport.statements.stems import stems
from casereport.statements.tokens import split_words

_REACH = 90
"""Characters before a verb in which the test stands."""
_BE = r"(?:was|were|is|are|came\sback|returned|remained|stayed|proved|appeared|looked|tested|being)"
_SAID = lazy_pattern(
    rf"\b{_BE}\s(?:(?:also|again|repeatedly|both|all|entirely|completely|otherwise|reported\sas|found\sto\sbe|still|persistently|to\sbe)\s){{0,2}}"
    r"(?P<adjective>normal|unremarkable|positive|negative|sterile|abnormal|pathological|reactive|non-?reactive)\b(?!\s(?:for|in|pressure|sinus))"
    r"|\b(?P<verb>showed|shows|revealed|demonstrated|disclosed|found|detected|grew|yielded|identified|isolated)\s(?P<rest>[^.;:]{3,90})"
)
_STERILE = lazy_pattern(r"(?:no\s(?:bacterial\s|fungal\s|microbial\s)?(?:growth|germs?|organisms?|bacteria|pathogens?)|nothing)\b")
_NOTHING = lazy_pattern(
    r"(?:no|neither|only|normal|not|an?\snormal|a\sreduced|resolution|improvement|regression|unremarkable|nothing|that|how|this|it|the\s(?:same|known))\b"
)
_KINDS = {
    "normal": "normal",
    "unremarkable": "normal",
    "abnormal": "abnormal",
    "pathological": "abnormal",
    "positive": "positive",
    "reactive": "positive",
    "sterile": "negative",
}


def read_results(sentence: Sentence) -> Iterator[Statement]:
    """The results that a sentence tells, `names` the stems of the test before them, `subject` those of what was seen."""
    for found in _SAID.finditer(sentence.text, sentence.start, sentence.end):
        kind, seen = _kind(found)
        names = _names(sentence, found.start())
        if not kind or not names or re.search(r"\b(?:not|never|if|whether)\s?$", sentence.before(found.start(), 10)):
            continue
        at = found.start("adjective") if found["adjective"] else found.start("verb")
        yield Statement(
            "result", 0, 0, seen, word=kind, names=names, is_own=sentence.is_own(at), is_history=sentence.is_history(at),
            is_sure=not sentence.has("dated.again", *sentence.clause(at)), start=at, end=found.end(),
        )  # fmt: skip


def _kind(found: re.Match[str]) -> tuple[str, str]:
    if found["adjective"]:
        return _KINDS.get(found["adjective"], "negative"), ""
    rest = found["rest"]
    if _STERILE.match(rest):
        return "negative", ""
    if _NOTHING.match(rest):
        return "", ""
    grown = found["verb"] in ("grew", "yielded", "isolated")
    words = re.split(r",|\band\b|\bwith\b|\bin\b|\bon\b|\bof the\b", rest.replace("*", " "))[0]
    return ("grew" if grown else "showed"), " ".join(stems(word.low for word in split_words(words)))


def _names(sentence: Sentence, at: int) -> tuple[str, ...]:
    """The stems of the words before a verb, up to the stop or the verb before it."""
    before = re.split(r"[;:,]|\b(?:and|but|while|whereas|which|that|showed|was|were|had|revealed)\b", sentence.before(at, _REACH))
    return stems(word.low for word in split_words(before[-1]))
