"""Checks of variants: HGVS syntax, codon and position, zygosity and parents, ACMG criteria and class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

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
    r"(?P<change>(?P<from>[ACGTU])>(?P<to>[ACGTU])|=|delins(?:[ACGTU]+|\d+)|del(?:[ACGTU]{1,200}|\d+)?|dup(?:[ACGTU]{1,200}|\d+)?|ins(?:[ACGTU]+|\d+)"
    r"|inv(?:\d+)?|\[\d+\]|[ACGTU]{1,20}\[\d+\](?:;\[\d+\])?)"
)
_PROTEIN = lazy_pattern(
    r"(?P<first>[A-Z][a-z]{2}|[A-Z*])(?P<at>\d{1,5})(?:_(?P<last>[A-Z][a-z]{2}|[A-Z*])\d{1,5})?"
    r"(?P<change>(?P<to>[A-Z][a-z]{2}|[A-Z*])?(?P<shift>fs(?:(?:Ter|\*|X)(?:\d{1,4}|\?))?|ext[\w*?-]+)?|=|del|dup|ins[\w*]+|delins[\w*]+|\?)"
)
_PREFIX = {"c": ("NM", "XM", "LRG", "ENST"), "n": ("NR", "XR", "NM", "LRG", "ENST"), "g": ("NC", "NG", "LRG", "NT", "NW"), "m": ("NC",)}
_SYMBOL = lazy_pattern(r"(?:[A-Z][A-Z0-9-]{0,14}|C[0-9XY]{1,2}orf\d{1,4}|mir.{1,12})")
_CLASSED = lazy_pattern(r"pathogen|benign|signific", re.IGNORECASE)
_OTHER_CLASS = lazy_pattern(r"conflict|risk|hypomorph|drug|-low|/", re.IGNORECASE)
_HINT = 'the recommended form is "NM_000350.3:c.5882G>A" with protein: "p.(Gly1961Glu)"'


def _variants(subject: Subject) -> Iterator[tuple[Path, Patient, Variant]]:
    for path, patient, _ in subject.patients():
        for index, one in enumerate(patient.variants):
            yield (*path, "variants", index), patient, one


def variants_follow_hgvs(subject: Subject) -> list[Problem] | None:
    """Each variant is written as HGVS has it: reference with version, kind of sequence, position, change; protein in three letters."""
    told = list(_variants(subject))
    problems: list[Problem] = []
    for path, _, one in told:
        problems += [fault("hgvs", message, path=(*path, "hgvs"), hint=hint) for message, hint in _faults(one.hgvs.strip())]
        if one.build and one.build.split(".")[0] not in read_table("genetics")["builds"]["names"]:
            names = "GRCh38 (hg38), GRCh37 (hg19) or T2T-CHM13"
            problems.append(fault("hgvs", "no build of the genome has this name", path=(*path, "build"), hint=f"write {names}"))
        if not _SYMBOL.fullmatch(one.gene.strip("*_ ")):
            hint = "HGNC symbols of human genes are in capitals: SCN1A, C9orf72"
            problems.append(fault("hgvs", "this is not how the symbol of a human gene is written", path=(*path, "gene"), hint=hint))
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
    elif kind != "r":
        yield from _change_faults(change[2:].strip("()"))


def _change_faults(body: str) -> Iterator[tuple[str, str]]:
    """What is wrong with position and change; what is uncertain or in brackets is left alone."""
    found = _CODING.fullmatch(body)
    if found is None and not re.search(r"[?\[;()]", body):
        yield "position or change is not written as HGVS has it", _HINT
    elif found and found["from"] and found["from"] == found["to"]:
        yield "the change puts the base that was there before", "correct one of the two bases"


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


def codons_fit_positions(subject: Subject) -> list[Problem] | None:
    """The amino acid that changes is the one whose codon holds the position: c.5882 lies in codon 1961."""
    told = [(path, one) for path, _, one in _variants(subject) if one.protein]
    problems: list[Problem] = []
    for path, one in told:
        coding, protein = (
            re.search(r"c\.\(?(\d{1,6})(?![\d+*-])", one.hgvs),
            re.search(r"p\.\(?(?:[A-Z][a-z]{2}|[A-Z*])(\d{1,5})", one.protein or ""),
        )
        if coding and protein:
            codon, told_at = (int(coding[1]) + 2) // 3, int(protein[1])
            is_point = ">" in one.hgvs
            # behind a deletion or insertion the first amino acid that changes can lie later
            if (is_point and codon != told_at) or not codon - 1 <= told_at <= codon + 30:
                hint = "the codon is the position of the coding sequence divided by three, rounded up"
                message = "position and amino acid do not lie in one codon"
                problems.append(fault("hgvs", message, path=(*path, "protein"), hint=hint))
    return problems if told else None


def zygosity_fits_the_parents(subject: Subject) -> list[Problem] | None:
    """From whom a variant came goes with how many copies there are and with the way it is inherited."""
    told = [(path, patient, one) for path, patient, one in _variants(subject) if one.zygosity or one.origin or one.inheritance]
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
    if "compound" in zygosity and sum(other.gene == one.gene for other in patient.variants) < 2:
        return "compound heterozygous are two variants of one gene, and the record has one"
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


def acmg_criteria_give_the_class(subject: Subject) -> list[Problem] | None:
    """The criteria are those of ACMG and AMP, and combine to the class that is told (Richards 2015, table 5)."""
    told = [(path, one) for path, _, one in _variants(subject) if one.criteria or one.classification]
    problems: list[Problem] = []
    for path, one in told:
        classes = read_table("genetics")["acmg"]["classes"]
        written = one.classification or ""
        stated = classes.get(re.sub(r"\s*\(.*\)$|^(?:acmg )?class \d:? ?", "", written.lower()).strip())
        unknown = [n for n, name in enumerate(one.criteria) if _strength(name) is None]
        if unknown:
            hint = "PVS1, PS1-4, PM1-6, PP1-5, BA1, BS1-4, BP1-7, with a strength behind: PM2_Supporting"
            problems.append(fault("acmg", "no such criterion of ACMG and AMP", path=(*path, "criteria", unknown[0]), hint=hint))
        elif one.criteria and stated and stated not in (allowed := _classes(one.criteria)):
            names = {number: name for name, number in classes.items() if not name.endswith(("vus", "of uncertain significance"))}
            given = " or ".join(names[number] for number in sorted(allowed))
            hint = f"the criteria told give: {given}; add the others, or correct the class"
            problems.append(fault("acmg", "the criteria do not combine to this class", path=(*path, "class"), hint=hint))
        if stated is None and _CLASSED.search(written) and not _OTHER_CLASS.search(written):
            hint = "pathogenic, likely pathogenic, uncertain significance, likely benign or benign"
            problems.append(fault("acmg", "no class of ACMG and AMP has this name", path=(*path, "class"), hint=hint))
    return problems if told else None


def _strength(criterion: str) -> str | None:
    """VS, S, M, P of a criterion of pathogenicity, A, BS, BP of a benign one; None where it is none."""
    name, _, strength = criterion.strip().partition("_")
    table = read_table("genetics")["acmg"]
    if name.upper() not in table["criteria"] or (strength and strength.lower() not in [word.lower() for word in table["strengths"]]):
        return None
    own = {"PV": "VS", "PS": "S", "PM": "M", "PP": "P", "BA": "A", "BS": "BS", "BP": "BP"}[name.upper()[:2]]
    if not strength:
        return own
    benign = name.upper().startswith("B")
    changed = {"supporting": "P", "moderate": "M", "strong": "S", "verystrong": "VS", "standalone": "A"}[strength.lower().replace("_", "")]
    return {"P": "BP", "M": "BS", "S": "BS", "VS": "BS", "A": "A"}[changed] if benign else changed


def _classes(criteria: tuple[str, ...]) -> set[int]:
    """The classes, 5 for pathogenic to 1 for benign, that the criteria allow; with criteria of both sides the uncertain one too."""
    count = {kind: sum(_strength(name) == kind for name in criteria) for kind in ("VS", "S", "M", "P", "A", "BS", "BP")}
    bad, good = _pathogenic(count), _benign(count)
    if any(count[k] for k in ("VS", "S", "M", "P")) and any(count[k] for k in ("A", "BS", "BP")):
        return {3, bad, good}  # contradicting evidence: uncertain, unless the author weighs it
    return {bad} if bad != 3 else {good}


@cache
def _rules() -> tuple[tuple[int, tuple[int, int, int, int]], ...]:
    """Class, and the least of very strong, strong, moderate and supporting criteria that give it (table 5 of the source)."""
    likely = ((1, 0, 1, 0), (0, 1, 1, 0), (0, 1, 0, 2), (0, 0, 3, 0), (0, 0, 2, 2), (0, 0, 1, 4), (1, 0, 0, 1))
    sure = ((1, 1, 0, 0), (1, 0, 2, 0), (1, 0, 1, 1), (1, 0, 0, 2), (0, 2, 0, 0), (0, 1, 3, 0), (0, 1, 2, 2), (0, 1, 1, 4), (2, 0, 0, 0))
    return (*((5, rule) for rule in sure), *((4, rule) for rule in likely))


def _pathogenic(count: dict[str, int]) -> int:
    have = (count["VS"], count["S"], count["M"], count["P"])
    return next((number for number, rule in _rules() if all(one >= least for one, least in zip(have, rule, strict=True))), 3)


def _benign(count: dict[str, int]) -> int:
    if count["A"] or count["BS"] >= 2:
        return 1
    return 2 if (count["BS"] and count["BP"]) or count["BP"] >= 2 else 3
