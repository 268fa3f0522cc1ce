"""Checks of abbreviations: each is explained where it is first used, apart in the abstract, the text and each legend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casereport.checks.subject import Subject
from casereport.checks.text.sentences import Sentence, words
from casereport.clinical.analytes import find_analyte
from casereport.patterns import lazy_pattern
from casereport.problems import Problem
from casereport.values import dataclass

_SHORT = lazy_pattern(r"(?<![\w.:/*@_-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*s?(?![\w:*_=>]|\.\d|-[a-z])")
_EXPLAINED = lazy_pattern(r"[a-z][\w'’-]*\s*[(\[](?P<short>[A-Z][\w-]{1,9})(?=[)\],;])")
_EXPLAINING = lazy_pattern(
    r"(?<![\w-])(?P<short>[A-Z][A-Z0-9-]{1,9})\s*(?:[(\[](?:that is,? )?[A-Za-z][a-z]+[\w -]*\s|=|:\s+[a-z]|, [a-z]+(?: [a-z-]+){1,5}[;.])"
)
_GENETIC = lazy_pattern(
    r"\b(?:genes?|variants?|mutations?|mutated|mutants?|alleles?|exons?|introns?"
    r"|sequenc\w*|genotyp\w*|wild[- ]type|fusions?|locus|haplotypes?|heterozyg\w*"
    r"|homozyg\w*|hemizyg\w*|germline|amplification|rearrangements?|pathogenic|[ARNDCQEGHILKMFPSTWYV]\d{2,4}[ARNDCQEGHILKMFPSTWYV])\b"
)
_NEAR = 24  # characters behind a symbol without a number in which a word about genes stands
_ROMAN = lazy_pattern(r"[IVX]+[AB]?")
_TEXT = ("sections", "discussion", "lessons", "highlights", "search")
_LEGEND = ("caption", "title", "note", "notes")


@dataclass(frozen=True, slots=True)
class Use:
    """An abbreviation in a sentence, and where it stands there."""

    short: str
    sentence: Sentence
    at: int


def abbreviations_are_explained(subject: Subject) -> list[Problem] | None:
    """An abbreviation is written out where the abstract, the text or a legend first uses it, or stands under `abbreviations:`."""
    told = subject.sentences
    if not told:
        return None
    listed = {short.upper() for short in subject.record.abbreviations} | _of_the_record(subject)
    everywhere = {short for sentence in told for short in _explained(sentence)}
    problems: list[Problem] = []
    for scope in _scopes(told):
        known = listed | (everywhere if _is_legend(scope) else set())
        for sentence in scope:
            explained = _explained(sentence)
            problems += [_unexplained(use) for use in _uses(sentence) if use.short not in known | explained]
            known |= explained | {use.short for use in _uses(sentence)}
    return problems


def _is_legend(scope: list[Sentence]) -> bool:
    """True for a legend: what the report explains anywhere need not be explained in it again, since its notes do."""
    return scope[0].path[0] in ("figures", "tables")


def _unexplained(use: Use) -> Problem:
    message = "this abbreviation seems to be used before it is written out"
    hint = "write it out where it is first used, in abstract, text and legends each, or add it to abbreviations:"
    return use.sentence.problem("abbreviation-unexplained", message, hint, use.at)


def abbreviations_are_used(subject: Subject) -> list[Problem] | None:
    """An abbreviation that the text or a legend explains is used there again; in the abstract one alone may serve who searches for it."""
    told = subject.sentences
    if not told:
        return None
    problems: list[Problem] = []
    for scope in _scopes(told):
        for sentence in scope if scope[0].path[0] != "abstract" else ():
            for found in _EXPLAINED.finditer(sentence.text):
                short, everything = found["short"], " ".join(one.text for one in scope)
                if _is_short(short) and len(re.findall(rf"(?<!\w){re.escape(short)}(?!\w)", everything)) == 1:
                    hint = "leave it out, or use it from there on"
                    message = "this abbreviation seems to be explained and never used"
                    problems.append(sentence.problem("abbreviation-unused", message, hint, found.start("short")))
    return problems


def _scopes(told: Iterable[Sentence]) -> list[list[Sentence]]:
    """The sentences of the abstract, those of the text, and those of each legend: every one explains its abbreviations itself."""
    scopes: dict[tuple[object, ...], list[Sentence]] = {}
    for sentence in told:
        path = sentence.path
        if path[0] == "abstract":
            scopes.setdefault(("abstract",), []).append(sentence)
        elif path[0] in _TEXT:
            scopes.setdefault(("text",), []).append(sentence)
        elif path[0] in ("figures", "tables") and set(path) & set(_LEGEND):
            scopes.setdefault(path[:2], []).append(sentence)
    return list(scopes.values())


def _uses(sentence: Sentence) -> Iterator[Use]:
    for found in _SHORT.finditer(sentence.text):
        short = found[0].removesuffix("s")
        if _is_short(short) and not _is_free(short) and not _is_gene(short, sentence.text, found.end()):
            yield Use(short, sentence, found.start())


def _is_gene(short: str, text: str, end: int) -> bool:
    """True for the symbol of a gene, a name: one with a number in a sentence about genes, any right before `mutation` and the like."""
    if short[-1].isdigit():
        return _GENETIC.search(text) is not None
    return _GENETIC.search(text, end, end + _NEAR) is not None


def _is_short(text: str) -> bool:
    """True for a word of two capitals at least, none of them lost among digits."""
    return sum(letter.isupper() for letter in text) >= 2 and len(text) <= 9


def _explained(sentence: Sentence) -> set[str]:
    found = (*_EXPLAINED.finditer(sentence.text), *_EXPLAINING.finditer(sentence.text))
    return {one["short"].removesuffix("s") for one in found} | {one["short"] for one in found}


def _is_free(short: str) -> bool:
    """True for what needs no expansion: a listed one, be it with a number or a part behind it, a Roman number, a sign of laboratories."""
    listed = {short, short.split("-", maxsplit=1)[0], short.rstrip("0123456789")} & set(words("abbreviation.free"))
    return bool(listed or _ROMAN.fullmatch(short) or find_analyte(short))


def _of_the_record(subject: Subject) -> set[str]:
    """Names that are no abbreviations: genes, labels of patients, shorts that the record explains in its tables, drugs named by letters."""
    names: set[str] = set()
    for patient in subject.record.patients:
        names |= {patient.id, *(patient.label or "").split()}
        names |= {variant.gene for variant in patient.variants if variant.gene}
        names |= {item.short for item in (patient.treatments.items if patient.treatments else ()) if item.short}
    return {name.upper() for name in names if name}
