"""What authors paste that is no Markdown of ours: each kind is told once a text, with the cure, and printed as typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from casereport.patterns import lazy_pattern
from casereport.values import dataclass

_CODE_OR_FACT = lazy_pattern(r"`[^`\n]*`|\{\{.*?\}\}", re.DOTALL)
_KEYS = lazy_pattern(r"(?<![\w!\]\\])\[([\w:.+/-]+(?:[;,] ?[\w:.+/-]+)*)\](?![(\[:])")
_TYPED = lazy_pattern(r"\b(Figure|Fig\.|Table)[ \u00a0](\d{1,2})(?!\d|[ \u00a0]?(?:of|in)\b|[ \u00a0]?\[)[A-H]?\b")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Something pasted: where it begins in the text, the code of its problem, what it is, what to write instead."""

    offset: int
    code: str
    message: str
    hint: str


_KINDS: tuple[tuple[re.Pattern[str], str, str, str], ...] = (
    (lazy_pattern(r"<\/?[A-Za-z][A-Za-z0-9-]*[\s/>]|<!--"), "raw-html", "HTML is printed as the characters it is made of",
     "use Markdown: *italic*, **bold**"),
    (lazy_pattern(r"^.*\|.*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE), "pasted-markdown",
     "a table in a text is printed as it was typed", "tables stand under tables: {id: …, kind: custom, header: […], rows: […]}"),
    (lazy_pattern(r"\[\^[\w-]+\]"), "pasted-markdown", "a footnote is printed as it was typed",
     "put the note into the sentence, in brackets"),
    (lazy_pattern(r"\$\$|\$[^$\n]*(?:\\[A-Za-z]|[\^_=])[^$\n]*\$|\\\([^\n]*?\\\)|\\\[[^\n]*?\\\]"),
     "pasted-markdown", "a formula is printed as it was typed", "write the signs: ≥, ×, m^2^, CO~2~"),
    (lazy_pattern(r"!\[[^\]\n]*\]\([^)\n]*\)"), "pasted-markdown", "an image in a text is not shown",
     "images stand under figures: {id: …, kind: image, panels: [{file: …, alt: …}]}"),
    (lazy_pattern(r"~~(?=\S)[^~\n]+~~"), "pasted-markdown", "struck text is printed with its signs", "leave out what is struck"),
    (lazy_pattern(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE), "pasted-markdown",
     "a line between texts is printed as it was typed", "leave it out; a heading parts the text: ## Heading"),
    (lazy_pattern(r"^ {0,3}[-*+] \[[ xX]\] ", re.MULTILINE), "pasted-markdown", "a box to tick is printed as it was typed",
     "leave the box out: - item"),
    (lazy_pattern(r"\\(?:no|foot|paren|text|auto)?cite[pt]?\*?(?:\[[^\]\n]*\])*\{[^}\n]*\}"), "pasted-citation",
     "a LaTeX citation is printed as it was typed", "write [@key]"),
)  # fmt: skip


def pasted(text: str, keys: Collection[str], floats: int) -> Iterator[Pasted]:
    """What is pasted into a text, each kind once; `keys` are those of the bibliography, `floats` the highest number of a float."""
    bare = _CODE_OR_FACT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for pattern, code, message, hint in _KINDS:
        if match := pattern.search(bare):
            yield Pasted(match.start(), code, message, hint)
    for match in _KEYS.finditer(bare):
        if set(re.split(r"[;,] ?", match[1])) <= set(keys):
            yield Pasted(
                match.start(), "pasted-citation", "a key of the bibliography in brackets is no citation", "write [@key], with the sign @"
            )
            break
    typed = next((match for match in _TYPED.finditer(bare) if int(match[2]) <= floats), None)
    if typed:
        kind = "tbl" if typed[1] == "Table" else "fig"
        yield Pasted(
            typed.start(), "typed-number", "the number of a figure or table is typed by hand", f"write @{kind}:id; its number follows"
        )
