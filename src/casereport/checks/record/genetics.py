"""Checks of variants: HGVS syntax, zygosity and parents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casereport.chart import Clocks
from casereport.checks.subject import Subject
from casereport.clinical.tables import read_table
from casereport.model.diagnosis import Variant
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_REFERENCE = lazy_pattern(
    r"(?P<accession>(?:N[CGMRPTWZ]|X[MRP])_\d{6,9}|LRG_\d+(?:[tp]\d+)?|ENS[TGP]\d{11})(?P<version>\.\d{1,2})?(?:\([\w.-]+\))?"
)
_POSITION = r"[-*]?\d{1,9}(?:[+-]\d{1,6})?"
_CODING = lazy_pattern(
    rf"(?P<first>{_POSITION})(?:_(?P<last>{_POSITION}))?"
    r"(?P<change>(?P<from>[ACGT])>(?P<to>[ACGT])|=|delins(?:[ACGT]+|\d+)|(?:del|dup)(?P<bases>[ACGT]{1,200}|\d+)?|(?P<ins>ins)(?:[ACGT]+|\d+)"
    r"|inv(?:\d+)?|\[\d+\]|[ACGT]{1,20}\[\d+\](?:;\[\d+\])?)"
)
_PROTEIN = lazy_pattern(
    r"(?P<first>[A-Z][a-z]{2}|[A-Z*])(?P<at>\d{1,5})(?:_(?P<last>[A-Z][a-z]{2}|[A-Z*])\d{1,5})?"
    r"(?P<change>(?P<to>[A-Z][a-z]{2}|[A-Z*])?(?P<shift>fs(?:(?:Ter|\*|X)(?:\d{1,4}|\?))?|ext[\w*?-]+)?|=|del|dup|ins[\w*]+|delins[\w*]+|\?)"
)
_PREFIX = {"c": ("NM", "XM", "LRG", "ENST"), "n": ("NR", "XR", "NM", "LRG", "ENST"), "g": ("NC", "NG", "LRG", "NT", "NW"), "m": ("NC",)}
_CARRIER = lazy_pattern(
    r"carrier|second|other allele|trans\b|not found|undetected|digenic|modifier|incidental|secondary|delet|cnv", re.IGNORECASE
)
_HINT = 'the recommended form is "NM_000350.3:c.5882G>A" with protein: "p.(Gly1961Glu)"'


def variants_of(patients: Iterable[tuple[Path, Patient, Clocks]]) -> Iterator[tuple[Path, Patient, Variant]]:
    """Path, patient and variant of every variant of the record."""
    for path, patient, _ in patients:
        for index, one in enumerate(patient.variants):
            yield (*path, "variants", index), patient, one


def variants_follow_hgvs(subject: Subject) -> list[Problem] | None:
    """Each variant is written as HGVS has it: reference with version, kind of sequence, position, change; protein in three letters."""
    told = list(variants_of(subject.patients()))
    problems: list[Problem] = []
    for path, _, one in told:
        problems += [fault("hgvs", message, path=(*path, "hgvs"), hint=hint) for message, hint in _faults(one.hgvs.strip())]
        if one.build and one.build.split(".")[0] not in read_table("genetics")["builds"]["names"]:
            names = "GRCh38 (hg38), GRCh37 (hg19) or T2T-CHM13"
            problems.append(fault("hgvs", "no build of the genome has this name", path=(*path, "build"), hint=f"write {names}"))
        if one.protein and (message := _protein_fault(one.protein.strip())):
            hint = 'amino acids in three letters, a predicted change in brackets: protein: "p.(Gly1961Glu)"'
            problems.append(fault("hgvs", message, path=(*path, "protein"), hint=hint))
    return problems if told else None


def _faults(written: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a description of a change of DNA, and the cure; structural variants and karyotypes are not judged."""
    reference, colon, change = written.rpartition(":")
    change = change.strip()
    kind = change[:1] if change[1:2] == "." else ""
    if kind == "p":
        return
    if not colon and not kind:
        yield "this is no description of a variant as HGVS has it", _HINT
        return
    yield from _reference_faults(reference.strip(), kind)
    if not kind:
        yield "the kind of the sequence is missing in front of the position", "c. for a coding sequence, g. for a genome"
    elif kind not in "cgmnr":
        yield "no kind of sequence has this letter", "c. for a coding sequence, g. for a genome, p. in protein:"
    elif written.count("(") != written.count(")"):
        yield "a bracket of the variant is not closed, or not opened", _HINT
    elif kind != "r":
        yield from _change_faults(change[2:].strip("()"))


def _change_faults(body: str) -> Iterator[tuple[str, str]]:
    """What is wrong with position and change; what is uncertain or in brackets is left alone."""
    found = _CODING.fullmatch(body)
    if found is None and not re.search(r"[?\[;()]", body):
        yield "position or change is not written as HGVS has it", _HINT
    elif found and found["from"] and found["from"] == found["to"]:
        yield "the change puts the base that was there before", "correct one of the two bases"
    elif found and (message := _place_fault(found)):
        yield message, "correct one of the two positions, or what happened between them: c.76_78del, c.76_77insT"


def _place_fault(found: re.Match[str]) -> str:
    """What is wrong with the positions of a change: one that there is not, a wrong order or number of bases."""
    first, last = found["first"], found["last"]
    if any(re.search(r"(?<!\d)0", place) for place in (first, last or "1")):
        return "positions are counted from 1"
    if last is None:
        return "an insertion lies between two positions" if found["ins"] else ""
    if found["from"]:
        return "a substitution is of one base: a longer one is written with delins"
    if not (first.isdigit() and last.isdigit()):
        return ""
    size = int(last) - int(first) + 1
    if size < 2:
        return "the second position of the change is not behind the first"
    bases = found["bases"] or ""
    if bases and (int(bases) if bases.isdigit() else len(bases)) != size:
        return "between the two positions lie more bases, or fewer, than are told"
    return "an insertion lies between two neighbours" if found["ins"] and size != 2 else ""


def _reference_faults(reference: str, kind: str) -> Iterator[tuple[str, str]]:
    if not reference:
        yield "the reference sequence is missing: positions differ between transcripts", f"name transcript and version; {_HINT}"
        return
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        if not re.fullmatch(r"chr[\dXYM]{1,2}|[A-Z][A-Z0-9-]{1,14}", reference):
            yield "this is no accession of a reference sequence", _HINT
        elif not reference.startswith("chr"):
            yield "a gene stands in the place of a transcript", f"name transcript and version; {_HINT}"
        return
    accession = found["accession"]
    if not found["version"] and not accession.startswith(("LRG",)):
        yield "the reference sequence has no version, and its positions may change", f"write the version behind a point; {_HINT}"
    if kind in _PREFIX and not accession.startswith(_PREFIX[kind]) and "(" not in reference:
        yield "the reference is not of the kind of sequence that the position is told on", "NM_ goes with c., NC_ and NG_ with g."


def _protein_fault(written: str) -> str:
    body = re.sub(r"^(?:NP_\d+(?:\.\d+)?:)?", "", written)
    if body.count("(") != body.count(")"):
        return "a bracket of the change of the protein is not closed, or not opened"
    if not body.startswith("p."):
        return "a change of the protein begins with p."
    body = body[2:].strip()
    if body in ("?", "(?)", "0", "0?", "(0?)", "=", "(=)") or "[" in body or ";" in body:
        return ""
    found = _PROTEIN.fullmatch(body.strip("()"))
    if found is None:
        return "the change of the protein is not written as HGVS has it"
    names = {name for name in (found["first"], found["last"], found["to"]) if name and len(name) == 3}
    if names - set(read_table("genetics")["amino_acids"]["names"]):
        return "no amino acid has this symbol"
    return "the change puts the amino acid that was there before" if found["to"] == found["first"] and not found["shift"] else ""


def zygosity_fits_the_parents(subject: Subject) -> list[Problem] | None:
    """From whom a variant came goes with how many copies there are and with the way it is inherited."""
    told = [(path, patient, one) for path, patient, one in variants_of(subject.patients()) if one.zygosity or one.origin or one.inheritance]
    problems: list[Problem] = []
    for path, patient, one in told:
        if message := _parents_fault(patient, one):
            hint = "correct zygosity, from or inheritance; where it is right, silence: [{code: zygosity, why: …}]"
            problems.append(fault("zygosity", message, path=(*path, "zygosity" if one.zygosity else "from"), hint=hint))
    return problems if told else None


def _parents_fault(patient: Patient, one: Variant) -> str:
    zygosity, origin, way = ((text or "").lower() for text in (one.zygosity, one.origin, one.inheritance))
    both = "both" in origin or "biparental" in origin or ("mother" in origin and "father" in origin)
    single = not both and re.search(r"\b(?:mother|father|maternal|paternal)\b", origin)
    explained = re.search(r"disom|delet|upd", f"{zygosity} {origin} {one.note or ''}".lower())
    if zygosity.startswith("homozyg") and not explained and (single or "de novo" in origin):
        return "two copies of a variant come from both parents"
    if zygosity.startswith("heterozyg") and both:
        return "one copy of a variant cannot come from both parents"
    alone = sum(other.gene == one.gene for other in patient.variants) < 2
    if "compound" in zygosity and alone:
        return "compound heterozygous are two variants of one gene, and the record has one"
    told = f"{way} {origin} {one.note or ''}".lower()
    certain = "uncertain" not in (one.classification or "").lower() and "benign" not in (one.classification or "").lower()
    if (
        certain
        and "recessive" in way
        and "x" not in way.split("-")[0]
        and zygosity.startswith("heterozyg")
        and alone
        and not _CARRIER.search(told)
    ):
        return "one copy of a variant makes no recessive disease, and the record has no second variant of the gene"
    if re.match(r"m\.|NC_012920", one.hgvs) and re.search(r"autosom|x-?linked|recessive|dominant", way):
        return "a variant of mitochondrial DNA is inherited from the mother alone"
    return _relatives_fault(patient, one, origin) or _sex_fault(patient, zygosity, origin, way, is_explained=explained is not None)


def _sex_fault(patient: Patient, zygosity: str, origin: str, way: str, *, is_explained: bool) -> str:
    """What zygosity and origin say otherwise than the sex and the way of inheritance."""
    is_x = re.search(r"x-?linked|\bxl[rd]?\b", way)
    if zygosity.startswith("hemizyg") and patient.sex == "female" and not is_explained:
        return "a female patient has two of each gene, unless one is lost" if is_x or "autosomal" in way else ""
    if is_x and patient.sex == "male" and re.search(r"father|paternal", origin) and "mother" not in origin:
        return "a male patient has his X chromosome from his mother"
    if is_x and patient.sex == "male" and zygosity.startswith("heterozyg") and "mosaic" not in zygosity:
        return "a male patient has one X chromosome"
    return ""


def _relatives_fault(patient: Patient, one: Variant, origin: str) -> str:
    """What the genotypes of the parents say otherwise than the origin."""
    for member in patient.family.members if patient.family else ():
        parent = next((name for name in ("mother", "father") if member.relation.lower().strip() == name), "")
        genotype = (member.genotype or "").lower()
        if not parent or one.gene.lower() not in genotype:
            continue
        lacks = bool(re.match(r"no\b|not |none|negative|wild|normal|without", genotype))
        if "de novo" in origin and not lacks and not re.search(r"mosaic|other variant|different", genotype):
            return "the variant is told to be new, and a parent has it"
        if re.search(rf"\b{parent}\b|\b{'maternal' if parent == 'mother' else 'paternal'}\b", origin) and lacks:
            return "the parent that the variant came from does not have it"
    return ""
