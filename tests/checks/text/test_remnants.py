"""What is left from writing is told once for each text, and what only looks like it is left alone."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from casereport.build import check
from casereport.checks.text.remnants import remnants_in

LEFT = [
    "Rechallenge was not tried (TODO: ask ward).",
    "Two were found by by one question.",
    "[Insert conclusion here]",
    "The ward was called on on day 3.",
    "This was seen [12?].",
    "TODO: ask ward",
    "XXX check with the nurse.",
    "Lorem ipsum dolor sit amet.",
    "found by by one",
    "(TBD)",
    "He was XX years old",
    "an xx-year-old man",
    "as shown in Figure X.",
    "see Table ??",
    "He improved [ref].",
    "He improved (ref).",
    "He improved [citation needed].",
    "He improved (citation needed).",
    "It rose to ___ mg/L",
    "Really???",
    "The the patient",
    "patient patient was",
    "old ~~text~~ new",
    "<<<<<<< HEAD",
    "Smith et al. et al. wrote",
    "Error! Reference source not found.",
    "<!-- comment -->",
    "\\\\cite{smith}",
    "<insert name>",
    "[age]",
    "[hospital name]",
    "(ask ward)",
    "[check dose with pharmacy]",
    "[was this day 4?]",
    "He was seen,, and",
    "He left..",
    "with with the",
    "As an AI language model, I",
    "[add reference]",
    "(add ref)",
    "[XX]",
    "It was XX.X mg/dL",
    "[comment by AB: why]",
    "in in the ward",
    "FIXME",
    "==highlight==",
    "He took a a drug",
]
RIGHT = [
    "He was 46,XX and 47,XXX.",
    "The karyotype was 47, XXX",
    "Triple X (XXX) syndrome",
    "He had had pain that that drug relieved.",
    "She gave her her tablets.",
    "See Figure 1 and Table 2.",
    "the range (reference range 3-5)",
    "It was normal [reference range 3-5 mg/L].",
    "Rattus rattus was found",
    "Factor X and factor XX",
    "[18F]FDG, [link](http://x.org) and [@key]",
    'He said: "[he] was ill", [sic].',
    "values <0.05 and >3",
    "H<sub>2</sub>O",
    "(checked twice)",
    "(check-up at day 3)",
    "Baden Baden",
    "and so on... then",
    "a complete response [complete in 3 days]",
    "(additional file)",
    "(added later)",
    "p.(Arg131Trp) [data not shown]",
    "(confirmed by PCR)",
    "(n = 12) (missing in two)",
    "Is it? No.",
    "Figure N1",
    "(see Table 2)",
    "Type A a week later",
    "the Xs and xx",
]
RECORD = """\
casereport: 1
status: synthetic
title: A case
patients: [{id: P1, age: 47 y, sex: male}]
sections: {case: He fell ill.}
lessons: %s
"""


@pytest.mark.parametrize("text", LEFT)
def test_what_is_left_from_writing(text: str) -> None:
    assert list(remnants_in(text, is_english=True))


@pytest.mark.parametrize("text", RIGHT)
def test_what_only_looks_like_it(text: str) -> None:
    assert list(remnants_in(text, is_english=True)) == []


def test_each_text_is_told_once_at_its_place(tmp_path: Path) -> None:
    lessons = ["He got the the drug, and more XXX.", "He got it.", "He got it [ref]."]
    (tmp_path / "case.yaml").write_text(RECORD % json.dumps(lessons), encoding="utf-8")
    told = [problem for problem in check(tmp_path).problems if problem.code == "draft-remnant"]
    assert [problem.path for problem in told] == [("lessons", 0), ("lessons", 2)]
    assert told[0].message == "this seems to be left from writing: a word stands here twice"
    assert told[0].place is not None
    assert told[0].place.column == len('lessons: ["He got ') + 1


def test_words_that_another_language_doubles_are_none() -> None:
    assert list(remnants_in("die Frau, die die Klinik sah", is_english=False)) == []


@pytest.mark.parametrize(
    "text", ["a " * 50_000, "[a" * 50_000, "(a" * 50_000, "<a" * 50_000, "~~a" * 30_000, "==a" * 30_000, "X" * 50_000, "ref " * 30_000]
)
def test_long_texts_are_read_in_line_with_their_length(text: str) -> None:
    took = []
    for part in (text[: len(text) // 4], text):
        start = time.process_time()
        list(remnants_in(part, is_english=True))
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0] + 0.5
