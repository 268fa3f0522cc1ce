"""Checks of the symbol of a gene: how it is written, its name of today, and whether the report names another one."""

from __future__ import annotations

from collections.abc import Iterable

from casereport.checks.record.genetics import variants_of
from casereport.checks.subject import Subject
from casereport.clinical.slips import is_slip
from casereport.clinical.tables import read_table
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault

_SYMBOL = lazy_pattern(r"(?:[A-Z][A-Z0-9-]{1,14}|C[0-9XY]{1,2}orf\d{1,4}|mir.{1,12}|[A-Z])")
_NAMED = lazy_pattern(r"(?<![\w.:-])[A-Z][A-Z0-9]{1,11}(?![\w:*-])|(?<=[*_])[A-Z][A-Z0-9]{1,11}(?=[*_])")


def genes_have_their_symbols(subject: Subject) -> list[Problem] | None:
    """A gene is named by its HGNC symbol, and by no other in variant and texts."""
    told = [(path, one.gene.strip("*_ ")) for path, _, one in variants_of(subject.patients())]
    if not told:
        return None
    genes, problems = {gene for _, gene in told}, []
    old = read_table("genetics")["former"]["symbols"]
    texts = [text for where, text in subject.texts if where[-1] != "gene" and "variants" not in where]
    for path, gene in told:
        where = (*path, "gene")
        if not _SYMBOL.fullmatch(gene):
            hint = "HGNC symbols of human genes are in capitals: SCN1A, C9orf72"
            problems.append(fault("hgvs", "this is not how the symbol of a human gene is written", path=where, hint=hint))
        elif gene in old:
            problems.append(fault("hgvs", "the gene has another symbol today", path=where, hint=f"HGNC has {old[gene]}"))
        elif other := _named_else(gene, genes, texts):
            hint = f"is it {other}, as in the text?"
            problems.append(fault("hgvs", "the texts name another gene, with nearly the same symbol", path=where, hint=hint))
    return problems


def _named_else(gene: str, genes: set[str], texts: Iterable[str]) -> str:
    """A symbol one slip from that of the gene which the texts have, where none of them has the gene's; empty for none."""
    named = {found for text in texts for found in _NAMED.findall(text)}
    near = sorted(one for one in named - genes if len(one) > 2 and is_slip(gene, one))
    return near[0] if near and gene not in named else ""
