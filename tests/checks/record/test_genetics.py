"""Variants: HGVS, codon, parents, criteria."""

from __future__ import annotations

from collections.abc import Callable

Told = Callable[..., dict[str, str]]


def _variant(text: str, before: str = "") -> str:
    return f"{before}variants: [{{gene: G, {text}}}]"


HGVS = {
    'hgvs: "NM_000350.3:c.5882G>A"': "",
    'hgvs: "NM_000350:c.5882G>A"': "hgvs variants[0].hgvs",
    'hgvs: "c.5882G>A"': "hgvs variants[0].hgvs",
    'hgvs: "ABCA4:c.5882G>A"': "hgvs variants[0].hgvs",
    'hgvs: "NM_000350.3:c.5882G/A"': "hgvs variants[0].hgvs",
    'hgvs: "NM_000350.3:c.5882G>G"': "hgvs variants[0].hgvs",
    'hgvs: "NM_000350.3:5882G>A"': "hgvs variants[0].hgvs",
    'hgvs: "NC_000001.11:c.94001085G>A"': "hgvs variants[0].hgvs",
    'hgvs: "NC_000001.11:g.94001085G>A"': "",
    'hgvs: "NC_000023.11(NM_004006.3):c.93+1G>T"': "",
    'hgvs: "NM_004006.3:c.93+1G>T"': "",
    'hgvs: "NM_004006.3:c.-12A>G"': "",
    'hgvs: "NM_004006.3:c.*32del"': "",
    'hgvs: "NM_007294.4:c.5266dupC"': "",
    'hgvs: "NM_007294.4:c.68_69del"': "",
    'hgvs: "NM_007294.4:c.68_69delAG"': "",
    'hgvs: "NM_000492.4:c.1521_1523delCTT"': "",
    'hgvs: "NM_000492.4:c.1521_1522delinsGA"': "",
    'hgvs: "NM_000492.4:c.(1521_1523)del"': "",
    'hgvs: "ENST00000288602.11:c.1799T>A"': "",
    'hgvs: "LRG_199t1:c.11T>G"': "",
    'hgvs: "heterozygous missense"': "hgvs variants[0].hgvs",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.(Gly1961Glu)"': "",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.G1961E"': "",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "NP_000341.2:p.(Gly1961Glu)"': "",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "Gly1961Glu"': "hgvs variants[0].protein",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.(Gly1961Glx)"': "hgvs variants[0].protein",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.(Gly1961Gly)"': "hgvs variants[0].protein",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.(Gly1691Glu)"': "hgvs variants[0].protein",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.?"': "",
    'hgvs: "NM_007294.4:c.5266dup", protein: "p.(Gln1756Profs*74)"': "",
    'hgvs: "NM_007294.4:c.5266dup", protein: "p.(Gln1756ProfsTer74)"': "",
    'hgvs: "NM_000492.4:c.1521_1523del", protein: "p.(Phe508del)"': "",
    'hgvs: "NM_000492.4:c.1521_1523del", protein: "p.(Phe580del)"': "hgvs variants[0].protein",
    'hgvs: "NM_004006.3:c.93+1G>T", protein: "p.(?)"': "",
}

HGVS |= {
    'hgvs: "NM_000350.3:c.5882G>A", build: GRCh83': "hgvs variants[0].build",
    'hgvs: "NM_000350.3:c.5882G>A", build: GRCh38.p13': "",
}


HGVS |= {
    'hgvs: "NM_000350.3:c.5882G>U"': "hgvs variants[0].hgvs",
    'hgvs: "NM_000350.3:c.(5882G>A"': "hgvs variants[0].hgvs",
    'hgvs: "NM_000350.3:c.0G>A"': "hgvs variants[0].hgvs",
    'hgvs: "NM_000350.3:c.5882_5883G>A"': "hgvs variants[0].hgvs",
    'hgvs: "NM_007294.4:c.69_68del"': "hgvs variants[0].hgvs",
    'hgvs: "NM_007294.4:c.68_69delAGT"': "hgvs variants[0].hgvs",
    'hgvs: "NM_007294.4:c.68_70dup"': "",
    'hgvs: "NM_007294.4:c.68insT"': "hgvs variants[0].hgvs",
    'hgvs: "NM_007294.4:c.68_69insT"': "",
    'hgvs: "NM_007294.4:c.68_70insT"': "hgvs variants[0].hgvs",
    'hgvs: "NM_004006.3:c.93+5_93+6insT"': "",
    'hgvs: "NM_004006.3:c.-10_-8del"': "",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.(Gly1961Glu"': "hgvs variants[0].protein",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.Gly1961Glu)"': "hgvs variants[0].protein",
    # c.5882 is the second base of codon 1961: GGN becomes GAN, which is Glu or Asp
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.(Gly1961Asp)"': "",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.(Gly1961Ala)"': "hgvs variants[0].protein",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.(Trp1961Glu)"': "hgvs variants[0].protein",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.(Trp1961Ter)"': "",
    'hgvs: "NM_000350.3:c.5882G>A", protein: "p.(Trp1961*)"': "",
    'hgvs: "NM_000350.3:c.5883G>A", protein: "p.(Gly1961=)"': "",
    'hgvs: "NM_000350.3:c.5883C>A", protein: "p.(Tyr1961=)"': "hgvs variants[0].protein",
    'hgvs: "NM_004992.4:c.880C>T", protein: "p.(Arg294*)"': "",
    'hgvs: "NM_000546.6:c.818G>A", protein: "p.(Arg273His)"': "",
    'hgvs: "NM_000546.6:c.818G>A", protein: "p.(Arg273Cys)"': "hgvs variants[0].protein",
    'hgvs: "NM_000492.4:c.1521_1523del", protein: "p.(Phe508fs)"': "hgvs variants[0].protein",
    'hgvs: "NM_000492.4:c.1521_1524del", protein: "p.(Phe508del)"': "hgvs variants[0].protein",
    'hgvs: "NM_000492.4:c.1521_1524del", protein: "p.(Phe508Leufs*4)"': "",
    'hgvs: "NM_000492.4:c.1520_1521insTAA", protein: "p.(Phe508Ter)"': "",
}


def test_symbols_of_today_and_of_the_text(told: Told) -> None:
    variant = 'hgvs: "NM_000350.3:c.5882G>A"}]'
    cases = {
        f"variants: [{{gene: HER2, {variant}": "hgvs variants[0].gene",
        f"variants: [{{gene: TP53, {variant}": "",
        f"variants: [{{gene: MEFW, {variant}, tests: [{{name: panel, result: variant of MEFV}}]": "hgvs variants[0].gene",
        f"variants: [{{gene: MVK, {variant}, tests: [{{name: panel, result: variant of MVK}}]": "",
        f"variants: [{{gene: KCNQ2, {variant}, tests: [{{name: panel, result: KCNQ2 and no other}}]": "",
    }
    for case, expected in cases.items():
        assert told("hgvs", [case]) == {case: expected}


def test_symbols(told: Told) -> None:
    cases = {
        f'variants: [{{gene: {gene}, hgvs: "NM_000350.3:c.5882G>A"}}]': "" if is_right else "hgvs variants[0].gene"
        for gene, is_right in (("SCN1A", True), ("Scn1a", False), ("C9orf72", True), ("HLA-B", True))
    }
    assert told("hgvs", cases) == cases


def test_hgvs(told: Told) -> None:
    cases = {_variant(text): expected for text, expected in HGVS.items()}
    assert told("hgvs", cases) == cases


def _parents(text: str, sex: str = "female") -> str:
    return _variant(f'hgvs: "NM_000243.3:c.442G>C", {text}', f"sex: {sex}, ")


MOTHER = ", sex: female, family: {members: [{relation: mother, genotype: %s}]}"
RELATIVES = {
    _variant('hgvs: "NM_000243.3:c.442G>C", from: de novo') + MOTHER % "no G variant": "",
    _variant('hgvs: "NM_000243.3:c.442G>C", from: de novo') + MOTHER % "heterozygous G variant": "zygosity variants[0].from",
    _variant('hgvs: "NM_000243.3:c.442G>C", from: mother') + MOTHER % "no G variant": "zygosity variants[0].from",
    _variant('hgvs: "NM_000243.3:c.442G>C", from: mother') + MOTHER % "G carrier": "",
    _variant('hgvs: "NM_000243.3:c.442G>C", zygosity: hemizygous, inheritance: autosomal dominant', "sex: female, "): "zygosity "
    "variants[0].zygosity",
}


def test_relatives(told: Told) -> None:
    assert told("zygosity", RELATIVES) == RELATIVES


PARENTS = {
    _parents("zygosity: homozygous, from: father"): "zygosity variants[0].zygosity",
    _parents("zygosity: homozygous, from: both parents"): "",
    _parents("zygosity: homozygous, from: father, note: Uniparental disomy"): "",
    _parents("zygosity: homozygous, from: de novo"): "zygosity variants[0].zygosity",
    _parents("zygosity: heterozygous, from: both parents"): "zygosity variants[0].zygosity",
    _parents("zygosity: heterozygous, from: mother"): "",
    _parents("zygosity: compound heterozygous, from: mother"): "zygosity variants[0].zygosity",
    _parents("zygosity: hemizygous, inheritance: X-linked recessive"): "zygosity variants[0].zygosity",
    _parents("zygosity: hemizygous, inheritance: X-linked recessive, from: mother", "male"): "",
    _parents("zygosity: hemizygous, inheritance: X-linked recessive, from: father", "male"): "zygosity variants[0].zygosity",
    _parents("zygosity: heterozygous, inheritance: X-linked dominant", "male"): "zygosity variants[0].zygosity",
    _parents("zygosity: heterozygous, inheritance: X-linked dominant"): "",
    _parents("zygosity: heterozygous, inheritance: autosomal recessive"): "zygosity variants[0].zygosity",
    _parents("zygosity: heterozygous, inheritance: AR, note: carrier of one variant"): "",
    _parents("zygosity: heterozygous, inheritance: autosomal recessive, note: the second variant was a deletion"): "",
    _parents("zygosity: homozygous, inheritance: autosomal recessive"): "",
    _parents("zygosity: heterozygous, inheritance: autosomal recessive, class: uncertain significance"): "",
    _parents("zygosity: heterozygous, inheritance: X-linked recessive"): "",
}


def test_parents(told: Told) -> None:
    assert told("zygosity", PARENTS) == PARENTS


def _acmg(text: str) -> str:
    return _variant(f'hgvs: "NM_000243.3:c.442G>C", {text}')


ACMG = {
    _acmg("class: pathogenic, criteria: [PVS1, PS3]"): "",
    _acmg("class: pathogenic, criteria: [PM2, PP3]"): "acmg variants[0].class",
    _acmg("class: likely pathogenic, criteria: [PVS1, PM2_Supporting]"): "",
    _acmg("class: likely pathogenic, criteria: [PM1, PM2, PM5]"): "",
    _acmg("class: likely pathogenic, criteria: [PM2, PP3]"): "acmg variants[0].class",
    _acmg("class: uncertain significance, criteria: [PM2, PP3]"): "",
    _acmg("class: uncertain significance, criteria: [PM1, BP6]"): "",
    _acmg("class: benign, criteria: [BA1]"): "",
    _acmg("class: benign, criteria: [BP4]"): "acmg variants[0].class",
    _acmg("class: likely benign, criteria: [BS1, BP4]"): "",
    _acmg("class: pathogenic, criteria: [PVS2]"): "acmg variants[0].criteria[0]",
    _acmg("class: pathogenic, criteria: [PVS1, PM9]"): "acmg variants[0].criteria[1]",
    _acmg("class: very pathogenic"): "acmg variants[0].class",
    _acmg("class: class 4"): "",
    _acmg("class: class 4, criteria: [PVS1, PS3]"): "acmg variants[0].class",
    _acmg("class: 'ACMG class 5: pathogenic', criteria: [PVS1, PS3]"): "",
    _acmg("class: probably damaging"): "acmg variants[0].class",
    _acmg("class: deleterious, criteria: [PM2]"): "acmg variants[0].class",
    _acmg("class: VOUS"): "",
    _acmg("class: Tier I (oncogenic)"): "",
    _acmg("class: conflicting interpretations"): "",
    _acmg("class: pathogenic"): "",
}


def test_acmg(told: Told) -> None:
    assert told("acmg", ACMG) == ACMG
