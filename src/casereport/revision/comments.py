"""A plain text of reviewers' comments → who says what, point by point, every word as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from casereport.patterns import lazy_pattern
from casereport.values import dataclass

_WHO = r"(?:(?:associate|academic|handling|reviewing|guest|section|assistant)\s+)?editor(?:-in-chief)?|reviewer|referee"
_NUMBER = r"\d{1,2}|[A-H]|one|two|three|four|five|six|I{1,3}|IV|V"
_HEADING = lazy_pattern(
    rf"[#*_\s]*(?:(?:comments?|remarks?|review|report|evaluation)\s+(?:of|from|by)\s+(?:the\s+)?)?(?P<who>{_WHO})(?:['’]?s)?"
    rf"(?:\s*(?:#|no\.?|number)?\s*(?P<number>{_NUMBER}))?"
    r"(?:\s*[,:–-]?\s*\(?(?:(?:general\s+)?(?:comments?|remarks?|report|review)(?:\s+(?:to|for)\s+(?:the\s+)?authors?)?)\)?)?[\s:.*_]*",
    re.IGNORECASE,
)
_PART = lazy_pattern(
    r"[#*_\s]*(?P<part>(?:major|minor|general|specific|other|further|additional)\s+(?:comments?|points?|remarks?|concerns?|issues?))[\s:.*_]*",
    re.IGNORECASE,
)
_POINT = lazy_pattern(
    r"\s*(?:(?:comment|point|query|question|remark|concern)\s*)?#?\s*\d{1,2}(?:\.\d{1,2})*\s*[.):]\s+\S|\s*[-•*]\s+\S", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Comment:
    """One point, its lines as they were written; `part` is the heading that it stands under, such as Minor comments."""

    text: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who comments, as the text calls them ("" where it does not), and their points in order."""

    name: str
    comments: tuple[Comment, ...]


def read_comments(text: str) -> tuple[Reviewer, ...]:
    """The reviewers in the order of the text, each with the points under their heading.

    A point begins with a number or a bullet; where nothing does, every paragraph is one. What stands before the first is a point too.
    """
    reviewers: list[tuple[str, list[str]]] = []
    for line in re.split(r"\r\n?|\n", text):
        heading = _HEADING.fullmatch(line) if line.strip() else None
        if heading:
            reviewers.append((_name(heading), []))
        elif reviewers or line.strip():
            reviewers = reviewers or [("", [])]
            reviewers[-1][1].append(line.rstrip())
    return tuple(Reviewer(name, tuple(_comments(lines))) for name, lines in reviewers)


def _name(heading: re.Match[str]) -> str:
    return " ".join(filter(None, (heading["who"].capitalize(), (heading["number"] or "").strip())))


def _comments(lines: Sequence[str]) -> Iterable[Comment]:
    part = ""
    for is_part, group in groupby(lines, key=lambda line: bool(_PART.fullmatch(line)) and bool(line.strip())):
        under = list(group)
        if is_part:
            part = "".join(found["part"].capitalize() for line in under[-1:] if (found := _PART.fullmatch(line)))
        else:
            yield from (Comment(text, part) for text in _points(under))


def _points(lines: Sequence[str]) -> list[str]:
    is_numbered = any(_POINT.match(line) for line in lines)
    points: list[list[str]] = [[]]
    for line in lines:
        starts = bool(_POINT.match(line)) if is_numbered else not line.strip()
        if starts and any(one.strip() for one in points[-1]):
            points.append([])
        points[-1].append(line)
    texts = ("\n".join(point).strip("\n") for point in points)
    return [text.strip() for text in texts if text.strip()]
