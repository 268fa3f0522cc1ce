"""Checks of a variant's two descriptions against each other: the position and base of the DNA, the codon and amino acid of the protein."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from casereport.checks.record.genetics import variants_of
from casereport.checks.subject import Subject
from casereport.clinical.tables import read_table
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault

_POINT = lazy_pattern(r"c\.\(?(?P<at>\d{1,6})(?P<from>[ACGT])>(?P<to>[ACGT])\)?$")
_SIZED = lazy_pattern(r"c\.\(?(?P<first>\d{1,6})(?:_(?P<last>\d{1,6}))?(?P<kind>delins|del|dup|ins)(?P<bases>[ACGT]{1,200})?\)?$")
_AMINO = r"[A-Z][a-z]{2}|[A-Z*]"
_CHANGE = lazy_pattern(rf"p\.\(?(?P<first>{_AMINO})(?P<at>\d{{1,5}})(?:_(?:{_AMINO})\d{{1,5}})?(?P<change>[^()]*)")


def codons_fit_positions(subject: Subject) -> list[Problem] | None:
    """The amino acid that changes is the one whose codon holds the position, and the bases are ones that make this change."""
    told = [(path, one) for path, _, one in variants_of(subject.patients()) if one.protein]
    problems: list[Problem] = []
    for path, one in told:
        for message, hint in _faults(one.hgvs.strip(), one.protein or ""):
            problems.append(fault("hgvs", message, path=(*path, "protein"), hint=hint))
    return problems if told else None


def _faults(coding: str, protein: str) -> Iterator[tuple[str, str]]:
    place, change = re.search(r"c\.\(?(\d{1,6})(?![\d+*-])", coding), _CHANGE.search(protein)
    if place is None or change is None:
        return
    codon, told_at = (int(place[1]) + 2) // 3, int(change["at"])
    # behind a deletion or insertion the first amino acid that changes can lie later
    if (">" in coding and codon != told_at) or not codon - 1 <= told_at <= codon + 30:
        hint = "the codon is the position of the coding sequence divided by three, rounded up"
        yield "position and amino acid do not lie in one codon", hint
    elif point := _POINT.search(coding):
        if not _makes(point, change["first"], change["change"]):
            yield "no codon of this amino acid becomes one of the other by this change of a base", "correct base, position or amino acid"
    elif message := _frame_fault(_SIZED.search(coding), change["change"]):
        yield message, "a change of bases by a number that three does not divide shifts the frame (fs), another does not"


def _makes(point: re.Match[str], first: str, change: str) -> bool:
    """Whether a codon of the first amino acid has the base there, and is one of the second with the other base."""
    before, after = _codons(first), _codons(first if change == "=" else change)
    if not before or not after or first == change:
        return True  # no plain exchange of two amino acids
    at = (int(point["at"]) - 1) % 3
    return any(one[at] == point["from"] and one[:at] + point["to"] + one[at + 1 :] in after for one in before)


@cache
def _codons(amino: str) -> frozenset[str]:
    """The codons of an amino acid in one or three letters; of none for what is none."""
    table = read_table("genetics")["codons"]
    letter = table["letters"].get(amino, amino)
    made = zip(product("TCAG", repeat=3), table["standard"], strict=True)
    return frozenset("".join(bases) for bases, one in made if one == letter)


def _frame_fault(sized: re.Match[str] | None, change: str) -> str:
    """Whether the number of bases that are lost or gained and the change of the protein go together."""
    if sized is None or (sized["kind"] in ("ins", "delins") and not sized["bases"]):
        return ""
    lost = int(sized["last"] or sized["first"]) - int(sized["first"]) + 1
    gained = len(sized["bases"] or "")
    size = {"del": -lost, "dup": lost, "ins": gained, "delins": gained - lost}[sized["kind"]]
    shifts = "fs" in change
    if size % 3 == 0 and shifts:
        return "the number of bases is one of three, and the protein is told with a shifted frame"
    if size % 3 and not shifts and re.fullmatch(rf"(?:{_AMINO})|del|dup|ins\w+|delins\w+", change) and not re.search(r"Ter|\*|X", change):
        return "the number of bases shifts the frame, and the protein is told without"
    return ""
