"""What authors paste: each kind is told at its place with the cure, once a text, and what only looks like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import REFERENCES, build

from casereport.document.prose.pasted import pasted

KEYS = ("rossi2021", "a", "b")


@pytest.mark.parametrize(
    ("text", "code", "at", "cure"),
    [
        ("Doses:\n\n| Day | Dose |\n|:---|---:|\n| 1 | 2 mg |\n", "pasted-markdown", "| Day", "kind: custom"),
        ("Doses:\n\nDay | Dose\n--- | ---\n1 | 2 mg\n", "pasted-markdown", "Day |", "under tables:"),
        ("Rash[^note] faded.\n\n[^note]: On day 3.", "pasted-markdown", "[^note]", "in brackets"),
        (r"a titre $\leq$ 1:40", "pasted-markdown", "$", "the signs"),
        ("an area of $2.5 m^2$", "pasted-markdown", "$", "m^2^"),
        ("$$x = y$$", "pasted-markdown", "$$", "the signs"),
        ("See ![the scan](ct.png).", "pasted-markdown", "![", "kind: image"),
        (r"an area of \(x^2\)", "pasted-markdown", r"\(", "the signs"),
        (r"\[ x = y \]", "pasted-markdown", r"\[", "the signs"),
        ("Before\n\n***\n\nafter", "pasted-markdown", "***", "heading"),
        ("Before\n\n- - -\n\nafter", "pasted-markdown", "- - -", "heading"),
        ("- [x] done\n- [ ] todo", "pasted-markdown", "- [x]", "leave the box out"),
        ("It was ~~not~~ given.", "pasted-markdown", "~~not", "leave out"),
        (r"As told \citep[p. 3]{rossi2021}.", "pasted-citation", r"\citep", "[@key]"),
        (r"As told \parencite{any}.", "pasted-citation", r"\paren", "[@key]"),
        ("As told [rossi2021].", "pasted-citation", "[rossi", "the sign @"),
        ("As told [a; b].", "pasted-citation", "[a", "the sign @"),
        ("CRP fell (Fig. 2B).", "typed-number", "Fig.", "@fig:id"),
        ("See Table 1.", "typed-number", "Table", "@tbl:id"),
        ("A <b>bold</b> word", "raw-html", "<b>", "**bold**"),
    ],
)
def test_what_is_pasted_is_told_with_its_cure(text: str, code: str, at: str, cure: str) -> None:
    (found,) = pasted(text, KEYS, 2)
    assert found.code == code
    assert text[found.offset :].startswith(at)
    assert cure in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "It cost $5 to $10 a day, or US$ 3.",
        "the allele | the gene",
        "[@rossi2021; @a] and [a](https://example.org) and [unknown]",
        "in their Figure 2 of the appendix, Figure 1 [@a], Figure 7, and @fig:course",
        "the code `$x^2$` and `![x](y)` and {{ lab('crp', day=1) }}",
        "about ~5 and ~ 6, CO~2~, a!",
        "score [a-c] and value [1]",
        "Doses -- one | two\n-- or more",
        "- item\n- [a](https://example.org)\n* other\n\n**bold** and ***both***",
        r"a 5\* b, \[a and 6) c",
    ],
)
def test_what_only_looks_pasted_is_not_told(text: str) -> None:
    assert list(pasted(text, KEYS, 2)) == []


def test_each_kind_is_told_once_a_text_at_its_line(tmp_path: Path) -> None:
    text = "sections:\n  case: |\n    A[^1] and b[^2], see [a].\n\n    It was ~~not~~ so.\n\n    [^1]: Note.\nreferences: refs.bib\n"
    _, problems = build(tmp_path, text, refs_bib=REFERENCES)
    found = [
        (problem.code, problem.place and (problem.place.line, problem.place.column))
        for problem in problems
        if problem.code.startswith("pasted")
    ]
    assert found == [("pasted-markdown", (7, 6)), ("pasted-markdown", (9, 12)), ("pasted-citation", (7, 26))]


def test_what_is_pasted_is_printed_as_typed(tmp_path: Path) -> None:
    made, _ = build(tmp_path, "sections:\n  case: 'It was ~~not~~ given, $x^2$ [^1].'\n")
    assert "~~not~~" in str(made.body)
    assert "[^1]" in str(made.body)
