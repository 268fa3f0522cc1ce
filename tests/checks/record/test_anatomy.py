"""Sex against anatomy."""

from __future__ import annotations

from collections.abc import Callable

from casereport.clinical.tables import read_table

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
    "sex: male, history: {medical: Caesarean section twice}": "sex-contradiction history.medical",
    "sex: male, history: {medical: Delivered by caesarean section}": "",
    "sex: female, history: {medical: Erectile dysfunction}": "sex-contradiction history.medical",
    "sex: unknown, imaging: [{kind: CT, at: 1, result: Enlarged prostate}]": "",
    "sex: female, gender: trans woman, imaging: [{kind: CT, at: 1, result: Enlarged prostate}]": "",
    "sex: female, diagnoses: [{label: Ovarian torsion}], procedures: [{name: Oophorectomy, at: 2}]": "",
}


def test_sexes(told: Told) -> None:
    assert told("sex-contradiction", SEXES) == SEXES


def test_every_list_is_in_lower_case() -> None:
    table = read_table("anatomy")
    words = [*table["female"], *table["male"], *table["others"], *table["sided"].values()]
    assert words == [word.lower() for word in words]
    assert not {word.rstrip(".") for word in table["female"]} & {word.rstrip(".") for word in table["male"]}
