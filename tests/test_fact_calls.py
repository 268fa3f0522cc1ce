"""A call of a word is read without Jinja, as Jinja would read it."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from casereport.facts.expressions import FactFault, _parsed_call, _plain_call

PLAIN = [
    "age()", " lab('crp', day=3) ", "lab(\"crp\",day=-1.50)", "change('crp', 1, 6)", "lab( 'a, b' , unit = 'mg/L', day = 0 )",
    "dose('ä–µ')", "lab('it is \"so\"')", "lab('')", "_x1(1, 'a', k='')",
]  # fmt: skip
OTHERS = [
    "lab('a' 'b')", "lab('a',)", "lab(1,)", "lab(,)", "lab('a' day=1)", "lab(day=1, 'a')", "lab(day=1, day=2)", "lab(007)", "lab(1e5)", "lab(.5)",
    "lab(1.)", "lab(r'a')", "lab('a\\n')", "lab('a\nb')", "lab(x)", "lab(true)", "not('a')", "lab(not=1)", "lab(none='a')", "lab((1))", "lab(1)(2)",
    "a.b('c')", "lab('a')|upper", "lab('{{')", "lab('a'", "", "lab", "lab(--1)", "lab(- 1)", "lab(1 2)", "lab('a'b)", "lab ('a')", "läb(1)", "lab(1_0)",
    "lab(*[1])", "lab(**{})", "lab(1)#", "lab('a', day='3)", "in(1)", "lab(True)", "lab('a'=1)", "lab(1=2)", "lab(\t1)", "if()", "lab(for=1)",
]  # fmt: skip


def read(reader: object, source: str) -> object:
    try:
        name, arguments, options = reader(source)  # type: ignore[operator]
    except FactFault as fault:
        return fault.code
    return name, [(type(one), one) for one in arguments], {key: (type(one), one) for key, one in options.items()}


@pytest.mark.parametrize("source", PLAIN)
def test_a_plain_call_is_read_as_jinja_reads_it(source: str) -> None:
    assert read(_plain_call, source) == read(_parsed_call, source)


@pytest.mark.parametrize("source", OTHERS)
def test_what_is_no_plain_call_is_left_to_jinja(source: str) -> None:
    assert _plain_call(source) is None or read(_plain_call, source) == read(_parsed_call, source)


def test_calls_at_random_are_read_alike() -> None:
    chance = random.Random(7)  # no secret
    pieces = ["lab", "(", ")", "'", '"', ",", "=", " ", "day", "1", "0", "-", ".", "5", "a", "not", "_", "é", "'x'", "day=3"]
    seen = 0
    for _ in range(4_000):
        source = f"lab({''.join(chance.choices(pieces, k=chance.randint(0, 7)))})"
        if _plain_call(source) is not None:
            seen += 1
            assert read(_plain_call, source) == read(_parsed_call, source), source
    assert seen > 50


def test_a_check_of_plain_calls_imports_no_jinja(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(
        "casereport: 1\nstatus: synthetic\ntitle: A case\nauthors: [{given: Ada, family: Example}]\n"
        "patients: [{id: P1, age: 4 y, sex: male}]\nsections: {case: 'A boy of {{ age() }} came.'}\n",
        encoding="utf-8",
    )
    code = "import sys; from casereport.build import check; print(len(check('case').problems) > 0, 'jinja2' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=tmp_path)
    assert ran.stdout.split() == ["True", "False"]
