"""Sex against anatomy, and one side from imaging to operation."""

from __future__ import annotations

from collections.abc import Callable

from casereport.clinical.tables import read_table

Found = Callable[..., list[tuple[str, str]]]
Told = Callable[..., dict[str, str]]

SEXES = {
    "sex: male, imaging: [{kind: MRI, at: 1, result: Ovarian cyst of 4 cm}]": "sex-contradiction imaging[0].result",
    "sex: female, imaging: [{kind: MRI, at: 1, result: Ovarian cyst of 4 cm}]": "",
    "sex: male, diagnoses: [{label: Pregnancy of 20 weeks}]": "sex-contradiction diagnoses[0].label",
    "sex: male, history: {surgical: Hysterectomy for fibroids}": "sex-contradiction history.surgical",
    "sex: male, age: 8 y, history: {pregnancy: 'Uneventful, born at term'}": "",
    "sex: male, history: {medical: His mother had pre-eclampsia in pregnancy}": "",
    "sex: female, imaging: [{kind: CT, at: 1, result: Enlarged prostate}]": "sex-contradiction imaging[0].result",
    "sex: male, imaging: [{kind: CT, at: 1, result: Enlarged prostate}]": "",
    "sex: female, procedures: [{name: Orchidopexy, at: 1}]": "sex-contradiction procedures[0].name",
    "sex: female, findings: [{label: testicular swelling, present: no}]": "",
    "sex: female, findings: [{label: testicular swelling}]": "sex-contradiction findings[0].label",
    "sex: female, diagnoses: [{label: Prostatitis, status: excluded}]": "",
    "sex: female, diagnoses: [{label: Prostaglandin deficiency}]": "",
    "sex: female, diagnoses: [{label: Complete androgen insensitivity with inguinal testes}]": "",
    "sex: unknown, imaging: [{kind: CT, at: 1, result: Enlarged prostate}]": "",
    "sex: female, gender: trans woman, imaging: [{kind: CT, at: 1, result: Enlarged prostate}]": "",
    "sex: female, diagnoses: [{label: Ovarian torsion}], procedures: [{name: Oophorectomy, at: 2}]": "",
}


def test_sexes(told: Told) -> None:
    assert told("sex-contradiction", SEXES) == SEXES


def _seen(text: str, more: str) -> str:
    return f"imaging: [{{kind: CT, at: 1, result: {text}}}], {more}"


SIDES = {
    _seen("Mass in the left kidney", "procedures: [{name: right nephrectomy, at: 3}]"): "side-contradiction procedures[0].name",
    _seen("Mass in the left kidney", "procedures: [{name: left nephrectomy, at: 3}]"): "",
    _seen("Masses in both kidneys", "procedures: [{name: right nephrectomy, at: 3}]"): "",
    _seen("Mass in the left kidney and a cyst of the right kidney", "procedures: [{name: right nephrectomy, at: 3}]"): "",
    _seen("Mass in the left kidney", "procedures: [{name: right lung biopsy, at: 3}]"): "",
    _seen("Right upper lobe mass of the lung", "procedures: [{name: left lower lobectomy, at: 3}]"): "",
    _seen(
        "Right pneumothorax", "procedures: [{name: left chest drain for left pneumothorax, at: 3}]"
    ): "side-contradiction procedures[0].name",
    _seen("Tear in the right knee", "diagnoses: [{label: Meniscal tear of the left knee}]"): "side-contradiction diagnoses[0].label",
    _seen("Tear in the right knee", "diagnoses: [{label: Meniscal tear of the right knee}]"): "",
    _seen("Tear in the right knee", "events: [{at: 3, kind: procedure, label: Arthroscopy of the left knee}]"): "side-contradiction "
    "events[0].label",
}


def test_sides(told: Told) -> None:
    assert told("side-contradiction", SIDES) == SIDES


def test_captions_show_the_side(found: Found) -> None:
    seen = "id: P1, imaging: [{kind: CT, at: 1, result: Mass in the left kidney}]"
    wrong = "figures: [{id: ct, kind: timeline, title: Course, caption: Mass in the right kidney}]"
    assert found("side-contradiction", seen, wrong) == [("side-contradiction", "figures[0].caption")]
    assert found("side-contradiction", seen, wrong.replace("right", "left")) == []


def test_every_list_is_in_lower_case() -> None:
    table = read_table("anatomy")
    words = [*table["female"], *table["male"], *table["others"], *table["sided"].values()]
    assert words == [word.lower() for word in words]
    assert not {word.rstrip(".") for word in table["female"]} & {word.rstrip(".") for word in table["male"]}
