"""One side from imaging to operation, diagnosis and caption."""

from __future__ import annotations

from collections.abc import Callable

Found = Callable[..., list[tuple[str, str]]]
Told = Callable[..., dict[str, str]]


def _seen(text: str, more: str) -> str:
    return f"imaging: [{{kind: CT, at: 1, result: {text}}}], {more}"


SIDES = {
    _seen("Mass in the left kidney", "procedures: [{name: right nephrectomy, at: 3}]"): "side-contradiction procedures[0].name",
    _seen("Mass in the left kidney", "procedures: [{name: left nephrectomy, at: 3}]"): "",
    _seen("Masses in both kidneys", "procedures: [{name: right nephrectomy, at: 3}]"): "",
    _seen("Mass in the left kidney and a cyst of the right kidney", "procedures: [{name: right nephrectomy, at: 3}]"): "",
    _seen("Mass in the left kidney", "procedures: [{name: right lung biopsy, at: 3}]"): "",
    _seen("Right upper lobe mass of the lung", "procedures: [{name: left lower lobectomy, at: 3}]"): "side-contradiction "
    "procedures[0].name",
    _seen(
        "Right pneumothorax", "procedures: [{name: left chest drain for left pneumothorax, at: 3}]"
    ): "side-contradiction procedures[0].name",
    _seen("Tear in the right knee", "diagnoses: [{label: Meniscal tear of the left knee}]"): "side-contradiction diagnoses[0].label",
    _seen("Tear in the right knee", "diagnoses: [{label: Meniscal tear of the right knee}]"): "",
    _seen("Tear in the right knee", "events: [{at: 3, kind: procedure, label: Arthroscopy of the left knee}]"): "side-contradiction "
    "events[0].label",
}

TWICE = "imaging: [{kind: CT, at: 1, result: Left adrenal mass}, {kind: MRI, at: 2, result: Left adrenal mass bright on T2}"
LUNG = "imaging: [{kind: CT, region: chest, at: 1, result: Mass in the right upper lobe}, {kind: CT, region: chest, at: 90, result: "
SIDES |= {
    f"{TWICE}, {{kind: PET, at: 3, result: Uptake in the right adrenal gland}}]": "side-contradiction imaging[2].result",
    f"{TWICE}, {{kind: PET, at: 3, result: Uptake in the left adrenal gland}}]": "",
    f"{TWICE}, {{kind: PET, at: 3, result: The right adrenal gland is normal}}]": "",
    f"{TWICE}, {{kind: PET, at: 3, result: New mass of the right adrenal gland}}]": "",
    f"{TWICE}, {{kind: CT, at: 3, result: Cyst of the right adrenal}}]": "",
    f"{TWICE}], procedures: [{{name: adrenalectomy on the right, at: 5}}]": "side-contradiction procedures[0].name",
    f"{TWICE}], procedures: [{{name: adrenalectomy on the left, at: 5}}]": "",
    f"{TWICE}], procedures: [{{name: left adrenalectomy, at: 5, findings: Right adrenal tumour}}]": "side-contradiction "
    "procedures[0].findings",
    f"{TWICE}], events: [{{at: 3, kind: treatment, label: Right adrenalectomy}}]": "side-contradiction events[0].label",
    # opacities on both sides of a later day say nothing of the mass that was taken a sample of before
    f"{LUNG}Opacities in both lower lobes}}], procedures: [{{name: biopsy of the left upper lobe, at: 5}}]": "side-contradiction "
    "procedures[0].name",
    f"{LUNG}Opacities in both lower lobes}}], procedures: [{{name: biopsy of the right upper lobe, at: 5}}]": "",
    f"{LUNG}Effusion on the left}}], procedures: [{{name: biopsy of the right upper lobe, at: 5}}]": "",
    f"{LUNG}Left pleural effusion}}], procedures: [{{name: left chest drain, at: 91, indication: Effusion}}]": "",
    f"{LUNG}Left pleural effusion}}], procedures: [{{name: right chest drain, at: 91, indication: Effusion}}]": "side-contradiction "
    "procedures[0].name",
    _seen(
        "Fracture of the right femoral neck", "procedures: [{name: left hip replacement, at: 3}]"
    ): "side-contradiction procedures[0].name",
    _seen("Tear of the left supraspinatus", "diagnoses: [{label: Tear of the right rotator cuff}]"): "side-contradiction "
    "diagnoses[0].label",
    _seen("Infarct in the right middle cerebral territory", "findings: [{label: left hemiparesis, at: 1}]"): "",
    _seen("Left ventricular hypertrophy", "findings: [{label: right bundle branch block, at: 1}]"): "",
    _seen("Mass of the left kidney", "procedures: [{name: partial nephrectomy, at: 3, result: Nothing left in the right place}]"): "",
}


def test_sides(told: Told) -> None:
    assert told("side-contradiction", SIDES) == SIDES


def test_captions_show_the_side(found: Found) -> None:
    seen = "id: P1, imaging: [{kind: CT, at: 1, result: Mass in the left kidney}]"
    wrong = "figures: [{id: ct, kind: timeline, title: Course, caption: Mass in the right kidney}]"
    assert found("side-contradiction", seen, wrong) == [("side-contradiction", "figures[0].caption")]
    assert found("side-contradiction", seen, wrong.replace("right", "left")) == []


def test_panels_show_the_side(found: Found) -> None:
    seen = "id: P1, imaging: [{id: ct, kind: CT, at: 1, result: Mass in the left kidney}]"
    wrong = "figures: [{id: scans, kind: image, title: Scans, panels: [{file: a.png, of: ct, alt: Slice with a mass in the right kidney}]}]"
    assert found("side-contradiction", seen, wrong) == [("side-contradiction", "figures[0].panels[0].alt")]
    well = "figures: [{id: scans, kind: image, title: Scans, panels: [{file: a.png, caption: Right kidney of normal size, alt: Right kidney}]}]"
    both = seen.replace("kidney}", "kidney; right kidney normal}")
    assert found("side-contradiction", both, well) == []
    assert found("side-contradiction", both, well.replace("of normal size", "on day 1")) != []
    assert found("side-contradiction", seen, wrong.replace("right", "left")) == []
