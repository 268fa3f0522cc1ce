"""Random prose of citations, emphasis, punctuation and marks, under every style; what is wrong with what is printed."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from pathlib import Path

from tests.document.short import HEAD, PATIENT

from casereport.build import check
from casereport.citations import STYLES
from casereport.problems import CaseReportError
from casereport.tree import Cite, Emph, Inline, Strong, Sub, Sup, Text, plain, walk
from casereport.writers.html import write_html
from casereport.writers.pdf import print_page

KEYS = "abcde"
BIBLIOGRAPHY = "".join(
    f"@article{{{key}, author = {{{name}, Ada and Verdi, Carlo}}, title = {{On {key}}}, journal = {{J}}, year = {{20{number:02}}},"
    f" volume = {{1}}, pages = {{{number}}}}}\n"
    for number, (key, name) in enumerate(zip(KEYS, ("Rossi", "Rossi", "Smith", "Bianchi", "Marx"), strict=True), start=8)
)
_WORDS = (
    "fever",
    "a child",
    "CRP 135 mg/L",
    "10^9^/L",
    "CO~2~",
    "HLA-B*57:01",
    "1998",
    "~5 days",
    "“quoted”",
    "(in brackets",
    "x)",
    "3.5",
    "p < 0.05",
)
_SIGNS = (
    ", ",
    ". ",
    "; ",
    ": ",
    " ",
    "",
    " – ",
    "...",
    ".5",
    "?",
    "!",
    ",",
    ".",
    "\n",
    "\n\n",
    "  ",
    "*",
    "**",
    "_",
    "^",
    "~",
    "[",
    "]",
    "(",
    ")",
    "@",
    "-",
)
_PLACES = ("", ", p. 3", ", pp. 3-5", " p. 3 for doses", ", l. 12", ", chap. 2", " and others", ", [sic]", ", 7", ", Table 1")
_PREFIXES = ("", "", "", "see ", "e.g., ", "-", "cf. *also* ")


def random_prose(seed: int) -> str:
    """A text of up to 40 pieces."""
    dice = random.Random(seed)
    return "".join(_piece(dice, 0) for _ in range(dice.randint(1, 40))) or "Nothing."


def _piece(dice: random.Random, depth: int) -> str:
    kind = dice.randrange(12)
    if kind < 4:
        return _group(dice)
    if kind == 4:
        return f"@{dice.choice(KEYS)}{dice.choice(('', '', ' [p. 3]', ' [see]', ' [p. 3](https://example.org)'))}"
    if kind < 7:
        return dice.choice(_SIGNS)
    if kind < 9 and depth < 3:
        mark = dice.choice(("*", "**", "_", "***"))
        return mark + "".join(_piece(dice, depth + 1) for _ in range(dice.randint(1, 4))) + mark
    if kind == 9 and depth < 2:
        return dice.choice(("\n\n- ", "\n\n> ", "\n\n## ")) + "".join(_piece(dice, 2) for _ in range(3)) + "\n\n"
    return f"{dice.choice(('', ' '))}{dice.choice(_WORDS)}{dice.choice(('', ' '))}"


def _group(dice: random.Random) -> str:
    cites = [
        f"{dice.choice(_PREFIXES)}@{dice.choice([*KEYS, 'unknown'])}{dice.choice(_PLACES)}" for _ in range(dice.choice((1, 1, 1, 2, 3, 4)))
    ]
    return f"[{'; '.join(cites)}]"


def inspect_prose(seed: int, folder: Path) -> list[str]:
    """What is wrong with the document of the seed's prose: a node that no output prints, two numbers that are read as one."""
    text = random_prose(seed).replace("'", "’")
    styles = list(STYLES)
    indented = "\n".join(f"    {line}" for line in text.split("\n"))
    record = f"{HEAD}{PATIENT}references: refs.bib\nsections:\n  introduction: |\n    Told.\n\n{indented}\n"
    (folder / "case.yaml").write_text(record, encoding="utf-8")
    (folder / "refs.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    try:
        checked = check(folder, journal="plain", style=styles[seed % len(styles)])
    except CaseReportError:
        return []
    write_html(checked.document, checked.journal)
    print_page(checked.document, checked.journal)
    document = checked.document
    pending = [
        type(node).__name__ for node in walk((document.front, document.body, document.back)) if type(node).__name__.startswith("Pending")
    ]
    touching = [one for node in walk(document.body) for one in _touching(getattr(node, "children", ()))]
    return pending + touching


def _touching(children: object) -> list[str]:
    """Raised numbers that nothing parts from raised letters or numbers before them."""
    leaves = _leaves(children) if isinstance(children, tuple) else []
    return [
        f"{plain((one,))}|{plain((two,))}" for one, two in pairwise(leaves) if _is_raised(one) and _is_raised(two) and _runs_on(one, two)
    ]


def _leaves(nodes: tuple[Inline, ...]) -> list[Inline]:
    inner = [_leaves(node.children) if isinstance(node, Emph | Strong) else [node] for node in nodes]
    return [leaf for leaves in inner for leaf in leaves if leaf != Text("")]


def _is_raised(node: Inline) -> bool:
    return isinstance(node, Sup | Sub) or (isinstance(node, Cite) and node.form == "superscript")


def _runs_on(one: Inline, two: Inline) -> bool:
    return bool(re.search(r"\w$", plain((one,))) and re.match(r"\w", plain((two,)))) and isinstance(two, Cite)
