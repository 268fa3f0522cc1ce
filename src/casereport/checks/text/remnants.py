"""Checks of what was left from writing: marks to do something, placeholders, queries, marks of changes, words written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.checks.text.sentences import pattern as phrases
from casereport.checks.text.sentences import place_in, words
from casereport.document.narrative.remainder import texts_of
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault

_MARKS = lazy_pattern(
    r"\b(?:TODO|FIXME|TBD|TKTK|To[Dd]o:)(?!\w)|\btodo:"
    r"|(?<![\w,.-])(?<!\d, )X{3,}(?![\w,-]|\)? (?:syndrome|karyotype|female|genotype|chromosome|wom[ae]n))"
    r"|(?<![\w,.])[Xx]{2,}(?:[.,][Xx]{1,2})?(?:[ -]years?(?:-old)?\b| ?(?:%|mg|g|kg|µg|mL|cm|mm|U|mmol|µmol|days?|weeks?|months?)(?!\w))"
    r"|\b(?:[Ff]ig(?:ure)?s?\.?|[Tt]ables?|[Rr]efs?\.?|[Rr]eference) ?(?:[Xx]{1,3}|\?+|#+|_+|NN?)(?![\w-])"
    r"|(?<!\?)\?{2,}|\(\?+\)|\[\?+\]"
    r"|(?<=[\w.,] )_{2,}(?=[\s.,;:%)/])|(?<=[(\[])_{2,}(?=[)\]])"
    r"|(?<!\.)(?<=\w)(?:\.\.(?![./])|,,+|;;+)"
)
"""Marks that no finished text has; XXX is one but in a karyotype."""
_BRACKETS = lazy_pattern(r"\[(?P<square>[^\[\]\n]{1,120})\](?![(\[:{])|\((?P<round>[^()\n]{1,120})\)|<(?P<angle>[A-Za-z][\w ,/-]{2,60})>")
_CHANGES = lazy_pattern(
    r"\{\+\+|\+\+\}|\{--|--\}|\{~~|\{>>|<<\}|\{==|==\}|<!--|^(?:<{7}|={7}|>{7})(?: |$)|~~[^~\n]{1,200}~~|==[^=\n]{1,200}=="
    r"|</?(?:ins|del|mark|s|strike|span|font)\b[^<>\n]{0,80}>|\\(?:cite[pt]?|ref|label|todo|textbf|textit|emph|footnote)\{"
    r"|\bCommented \[\w{1,6}\]|\bError! (?:Reference|Bookmark)|\bField Code Changed\b"
    r"|\b(?:Deleted|Formatted): [A-Z\"]|\bAQ ?\d{1,2}:|\bAU: ",
    re.MULTILINE,
)
"""Marks of changes, comments and other text programs (CriticMarkup, HTML, LaTeX, version control, Word, proofs)."""
_TWICE = lazy_pattern(r"(?<![\w'’-])(?P<word>[A-Za-z][a-z]{0,20})[ \t]*(?:\n[ \t]*|[ \t])(?P=word)(?![\w'’-]|\.\w)", re.IGNORECASE)
_TAGS = frozenset({"sub", "sup", "i", "b", "em", "strong", "br", "u", "small", "code"})


def nothing_is_left_from_writing(subject: Subject) -> list[Problem]:
    """No text has a mark to do something, a placeholder, a query, a mark of a change, or a word twice; one problem for each text."""
    problems: list[Problem] = []
    is_english = subject.record.language.startswith("en")
    for path, kind, text in texts_of(subject.record):
        if kind != "literal" and (found := min(remnants_in(text, is_english=is_english), default=None)):
            at, what = found
            hint = "finish the sentence, or delete it; a rule of words may be wrong: silence: [{code: draft-remnant, why: …}]"
            problems.append(
                fault("draft-remnant", f"this seems to be left from writing: {what}", path=path, hint=hint, within=place_in(text, at))
            )
    return problems


def remnants_in(text: str, *, is_english: bool) -> Iterator[tuple[int, str]]:
    """Where something stands that no finished text has, and what it is."""
    yield from ((match.start(), "a mark or an open place") for match in _MARKS.finditer(text))
    yield from ((match.start(), "a mark of a change or of another program") for match in _CHANGES.finditer(text))
    yield from ((match.start(), "an open place") for match in _BRACKETS.finditer(text) if _is_open(match))
    yield from ((match.start(), "words that fill a place") for match in phrases("remnant.filler").finditer(text))
    if is_english:
        twice = (match for match in _TWICE.finditer(text) if _is_slip(match))
        yield from ((match.start(), "a word stands here twice") for match in twice)


def _is_open(match: re.Match[str]) -> bool:
    """Whether brackets hold what somebody meant to write or to look up; square ones that end in a question do."""
    if match["angle"]:
        return match["angle"].partition(" ")[0].lower() not in _TAGS and phrases("remnant.angled").match(match["angle"]) is not None
    inside = (match["square"] or match["round"]).strip()
    if match["round"] and set(inside) == {"X"}:
        return False
    is_asked = match["square"] is not None and inside.endswith("?")
    return is_asked or bool(phrases("remnant.whole").fullmatch(inside) or phrases("remnant.asked").match(inside))


def _is_slip(match: re.Match[str]) -> bool:
    """Whether a word written twice is a slip: none that English doubles, and no name of a species (`Rattus rattus`)."""
    first, second = match["word"], match[0][-len(match["word"]) :]
    word = first.lower()
    if word in words("remnant.doubled") or (len(word) == 1 and match[0].replace("\n", " ") != "a a"):
        return False
    return first == second or word in words("remnant.joining")
