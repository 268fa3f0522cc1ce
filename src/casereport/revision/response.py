"""The frame of an answer to reviewers: their comments quoted, room for what the authors say, and the passages that changed.

Nothing is said in the authors' place: which passage answers which comment is only proposed, by the words that both share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from casereport import tree
from casereport.patterns import lazy_pattern
from casereport.revision.comments import Comment, Reviewer
from casereport.revision.listing import escaped, in_markdown
from casereport.revision.passages import Passage, place_of
from casereport.revision.wording import common_words, say
from casereport.revision.wordwise import shortened
from casereport.values import dataclass
from casereport.writers.lines import Lines

_WORD = lazy_pattern(r"[^\W\d_]{4,}|\d+(?:\.\d+)?(?=\s?(?:mg|g|day|%))")
_SHORT = 60
"""Characters of a passage that is taken whole."""
_MOST = 4
"""Passages that are proposed for a comment."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A comment with its number among those of its reviewer, and the numbers (from 1) of the passages that may answer it."""

    number: int
    comment: Comment | None
    proposed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """The answer: reviewers with their comments, and every passage that changed with where it stands."""

    title: str
    reviewers: tuple[tuple[str, tuple[Answered, ...]], ...]
    passages: tuple[Passage, ...]
    places: tuple[str, ...]
    banner: str = ""
    """What every page says, as the manuscript's do."""


def build_response(
    title: str, reviewers: Sequence[Reviewer], passages: Sequence[Passage], lines: Lines | None, banner: str = ""
) -> Response:
    """The answer to these comments, to one of one reviewer where there are none; places by line where there is a review copy."""
    unnamed = say("response.opening" if len(reviewers) > 1 else "response.reviewer")
    listed = [
        (one.name or unnamed, tuple(_answered(number, comment, passages) for number, comment in enumerate(one.comments, 1)))
        for one in reviewers
    ]
    empty = (say("response.reviewer"), (Answered(1, None),))
    places = tuple(_place(passage, lines) for passage in passages)
    return Response(title, tuple(listed) or (empty,), tuple(passages), places, banner)


def as_markdown(response: Response) -> str:
    """The answer as Markdown."""
    lines = [f"# {say('response.title')}", "", *([f"**{response.banner}**", ""] if response.banner else []), escaped(response.title)]
    for name, comments in response.reviewers:
        lines += ["", f"## {escaped(name)}"]
        for one in comments:
            lines += ["", f"### {_heading(one)}", "", *_quoted(one.comment), f"**{say('response.response')}**", ""]
            lines += [f"**{say('response.changes')}**", "", *_proposed(one, response)]
    lines += ["", f"## {say('response.all')}", ""]
    lines += [f"{number}. {_told(response, number)}" for number in range(1, len(response.passages) + 1)]
    return "\n".join([*lines, *([] if response.passages else [say("report.none")])]) + "\n"


def as_document(response: Response, language: str) -> tree.Document:
    """The answer as a document, for a Word file."""
    sections = [_section(place, name, comments, response) for place, (name, comments) in enumerate(response.reviewers, 1)]
    items = [tree.Item(_inline(response, number)) for number in range(1, len(response.passages) + 1)]
    listed: tuple[tree.Block, ...] = (tree.List(tuple(items), ordered=True),) if items else (_paragraph(say("report.none")),)
    title = say("response.title")
    front = tree.Front((tree.Text(title),), title, title, response.title)
    last = tree.Section("changes", "", (tree.Text(say("response.all")),), 1, listed)
    return tree.Document(language, front, (*sections, last), banner=response.banner)


def _section(place: int, name: str, comments: Sequence[Answered], response: Response) -> tree.Section:
    blocks: list[tree.Block] = []
    for one in comments:
        told: list[tree.Block] = [tree.Quote(tuple(map(_paragraph, one.comment.text.split("\n"))))] if one.comment else []
        told += [_paragraph(say("response.response"), strong=True), _paragraph(say("response.changes"), strong=True)]
        if one.proposed:
            told += [_paragraph(say("response.proposed")), tree.List(tuple(tree.Item(_inline(response, n)) for n in one.proposed))]
        blocks.append(tree.Section(f"reviewer-{place}-{one.number}", "", (tree.Text(_heading(one)),), 2, tuple(told)))
    return tree.Section(f"reviewer-{place}", "", (tree.Text(name),), 1, tuple(blocks))


def _paragraph(text: str, *, strong: bool = False) -> tree.Paragraph:
    words = (tree.Text(text),)
    return tree.Paragraph((tree.Strong(words),) if strong else words)


def _inline(response: Response, number: int) -> tuple[tree.Inline, ...]:
    """Where a passage stands and what changed in it: added words bold, removed ones told as that."""
    inline: list[tree.Inline] = [tree.Text(f"{response.places[number - 1]}: ")]
    for state, text in shortened(response.passages[number - 1].runs):
        if state == "added":
            inline.append(tree.Strong((tree.Text(text),)))
        else:
            inline.append(tree.Text(text if state == "same" else say("response.removed", text=text.strip())))
    return tuple(inline)


def _heading(one: Answered) -> str:
    part = f", {one.comment.part.lower()}" if one.comment and one.comment.part else ""
    return say("response.comment", number=one.number) + part


def _quoted(comment: Comment | None) -> list[str]:
    return [*(f"> {escaped(line)}".rstrip() for line in comment.text.split("\n")), ""] if comment else []


def _proposed(one: Answered, response: Response) -> list[str]:
    if not one.proposed:
        return ["- "]
    return [f"*{say('response.proposed')}*", "", *(f"- {_told(response, number)}" for number in one.proposed)]


def _told(response: Response, number: int) -> str:
    """Where a passage stands and what changed in it."""
    told = "".join(map(in_markdown, shortened(response.passages[number - 1].runs)))
    return f"{escaped(response.places[number - 1])}: {told}"


def _place(passage: Passage, lines: Lines | None) -> str:
    found = place_of(passage, lines) if lines else None
    where = ", ".join(passage.where)
    return say("response.line", where=where, page=found[0], line=found[1]) if found else where


# --- which passage may answer which comment ---------------------------------------------------------------------


def _answered(number: int, comment: Comment, passages: Sequence[Passage]) -> Answered:
    return Answered(number, comment, _alike(comment.text, passages))


def _alike(text: str, passages: Sequence[Passage]) -> tuple[int, ...]:
    """The passages whose changed words, or place, are in the comment: the more, and the rarer among all passages, the sooner."""
    words = [_words(" ".join((*passage.where, *_telling(passage)))) for passage in passages]
    common = Counter(word for one in words for word in one)
    asked = _words(text)
    scores = [sum(1 / common[word] for word in one & asked) for one in words]
    ranked = sorted((number for number, score in enumerate(scores) if score > 0), key=lambda number: (-scores[number], number))
    return tuple(sorted(number + 1 for number in ranked[:_MOST]))


def _telling(passage: Passage) -> list[str]:
    """The words that changed; all of a short passage, such as a row with the name at its head."""
    runs = passage.runs
    is_short = sum(len(text) for _, text in runs) < _SHORT
    return [text for state, text in runs if is_short or state != "same"]


def _words(text: str) -> set[str]:
    """The words of a text that say what it is about, without their endings."""
    return {re.sub(r"(?:ies|es|s|ed|ing)$", "", word) for word in _WORD.findall(text.casefold())} - common_words()
