"""Variants in a sentence: names of the HGVS, genes, zygosity, where a variant comes from, and its class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.patterns import lazy_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Statement

_CUE = lazy_pattern(
    r"\b(?:variant|mutation|mutated|allele|pathogenic|benign|zygous|deletion|duplication|exome|genome|sequencing|carrie[rds]+)|[cpgm]\.[(\d]|significance|hetero|homo",
    re.IGNORECASE,
)
_HGVS = lazy_pattern(
    r"(?<![\w.])(?:[cgmn]\.[\d*+_-]{1,24}(?:[ACGT]>[ACGT]|del[ACGT]*(?:ins[ACGT]+)?|dup[ACGT]*|ins[ACGT]+|inv)|p\.\(?[A-Z][a-z]{2}\d{1,5}(?:[A-Z][a-z]{2}(?:fs(?:\*|Ter)?\d*)?|\*|Ter|=|fs\*?\d*|del|dup)\)?)"
)
_GENE = lazy_pattern(
    r"\b(?:variants?|mutations?|deletion|duplication|change)\b(?:[^.;]|\.(?=\S)){0,70}?\b(?:in|of)\s+(?:the\s)?(?:(?:exon|intron)\s\d{1,3}\sof\s+(?:the\s+)?)?(?P<gene>[A-Z][A-Z0-9]{1,8})\b(?!\s?>)|\b(?P<first>[A-Z][A-Z0-9]{1,8})(?:\s+(?:gene|missense|nonsense|frameshift|splice))?\s+(?:variant|mutation)s?\b"
)
_ZYGOSITY = lazy_pattern(
    r"\b(?P<word>heterozygous|homozygous|hemizygous|compound\sheterozygous|mosaic)\b(?!\s(?:carriers?|parents?))", re.IGNORECASE
)
_ORIGIN = lazy_pattern(
    r"\b(?P<novo>de\snovo)\b|\b(?:inherited\sfrom|transmitted\sby)\s(?:the\s|her\s|his\s|an?\s)?(?:\w+\s)?(?P<parent>mother|father|parents?)\b|\b(?P<way>maternally|paternally)\sinherited\b|\b(?P<side>maternal|paternal)\s(?:origin|inheritance)\b|\bnew\s(?P<new>in\sthe\s(?:girl|boy|patient|child))\b",
    re.IGNORECASE,
)
_CLASS = lazy_pattern(
    r"\b(?:class(?:ed|ified)?|rated|interpreted|reported|considered)\s(?:as\s)?(?:an?\s)?(?P<class>(?:likely\s|probably\s)?(?:pathogenic|benign)|(?:a\s)?variant\sof\s(?:uncertain|unknown)\ssignificance|VUS)\b|\b(?:was|is)\s(?P<was>(?:likely\s)?(?:pathogenic|benign))\b|\b(?P<before>(?:likely\s)?(?:pathogenic|benign))\s(?:missense\s|nonsense\s|frameshift\s|splice\s|heterozygous\s|homozygous\s)?variant\b|\b(?P<vus>variant\sof\s(?:uncertain|unknown)\ssignificance)",
    re.IGNORECASE,
)
_INHERITANCE = lazy_pattern(r"\b(?P<word>autosomal[\s-](?:dominant|recessive)|X-linked)\b", re.IGNORECASE)
_PATTERNS = {"name": _HGVS, "gene": _GENE, "copies": _ZYGOSITY, "origin": _ORIGIN, "class": _CLASS, "inheritance": _INHERITANCE}


def read_genes(sentence: Sentence) -> Iterator[Statement]:
    """What a sentence tells of variants: `word` is name, gene, copies, origin, class or inheritance, `subject` what is told."""
    text = sentence.text[sentence.start : sentence.end]
    if not _CUE.search(text):
        return
    for word, pattern in _PATTERNS.items():
        for found in pattern.finditer(text):
            told = next((group for group in found.groups() if group), found[0])
            at = sentence.start + found.start() + found[0].find(told)
            if re.search(r"\b(?:not|no|non|never|without)\s(?:a\s|an\s|any\s)?$", text[max(0, found.start() - 12) : found.start()]):
                continue
            yield Statement("gene", 0, 0, told, word=word, is_own=sentence.is_own(at), start=at, end=at + len(told))
