"""Stays in hospital: their days, their wards, what is done after discharge."""

from __future__ import annotations

from collections.abc import Callable

Told = Callable[..., dict[str, str]]

STAYS = {
    "events: [{at: 1, kind: admission, label: A}, {at: 12, kind: discharge, label: D}], encounters: [{days: 6-21, setting: ward}]": "outside-stay "
    "encounters[0].days",
    "events: [{at: 1, kind: admission, label: A}, {at: 12, kind: discharge, label: D}], encounters: [{days: 6-12, setting: ward}]": "",
    "events: [{at: 1, kind: admission, label: B}, {at: 12, kind: discharge, label: D}, {at: 20, kind: admission, label: A}], encounters: [{days: 20-21, setting: ward}]": "",
    "events: [{at: 12, kind: discharge, label: D}], encounters: [{days: 20-21, setting: clinic}]": "",
    "stays: [{id: one}, {id: two}], events: [{at: one 4, kind: discharge, label: D}, {at: one 9, kind: test, label: X}]": "outside-stay events[1].at",
    "stays: [{id: ward, days: 1-12}], events: [{at: ward 15, kind: test, label: X}]": "outside-stay events[0].at",
    "stays: [{id: ward, days: 1-12}], events: [{at: ward 12, kind: test, label: X}]": "",
    "stays: [{id: ward, days: 1-4}, {id: later, days: 1-9}], events: [{at: ward 6, kind: test, label: X}]": "outside-stay events[0].at",
    "stays: [{id: ward, days: 1-4}, {id: later, days: 1-9}], events: [{at: later 6, kind: test, label: X}]": "",
    "stays: [{id: ward}], events: [{at: ward 15, kind: test, label: X}]": "",
    "stays: [{id: ward, days: 1-12}], labs: [{analyte: crp, unit: mg/L, values: {ward 14: 8}}]": "outside-stay labs[0].values.ward 14",
    "stays: [{id: ward, days: 1-12}], events: [{at: 3 mo after discharge, kind: test, label: X}, {at: ward 12, kind: discharge, label: D}]": "",
}

HOME = "events: [{at: 1, kind: admission, label: A}, {at: 5, kind: discharge, label: D}"
STAYS |= {
    f"{HOME}, {{at: 9, kind: transfer, label: To the ward}}]": "outside-stay events[2]",
    f"{HOME}, {{at: 9, kind: admission, label: B}}, {{at: 11, kind: transfer, label: To the ward}}]": "",
    f"{HOME}, {{at: 9, kind: treatment, label: Adrenalectomy}}]": "outside-stay events[2]",
    f"{HOME}, {{at: 9, kind: treatment, label: Outpatient transfusion}}]": "",
    f"{HOME}, {{at: 9, kind: follow-up, label: Visit}}]": "",
    f"{HOME}], procedures: [{{name: left adrenalectomy, at: 12}}]": "outside-stay procedures[0].at",
    f"{HOME}], procedures: [{{name: left adrenalectomy, at: 5}}]": "",
    f"{HOME}], imaging: [{{kind: MRI, at: 33, result: Normal}}]": "outside-stay imaging[0].at",
    f"{HOME}, {{at: 33, kind: follow-up, label: Visit}}], imaging: [{{kind: MRI, at: 33, result: Normal}}]": "",
    f"{HOME}], imaging: [{{kind: MRI, at: 6 wk, result: Normal}}]": "",
    f"{HOME}], imaging: [{{kind: outpatient MRI, at: 33, result: Normal}}]": "",
    f"{HOME}], treatments: [{{drug: a, dose: 2 mg, route: iv, every: 8 h, days: 1-19}}]": "outside-stay treatments[0].days",
    f"{HOME}], treatments: [{{drug: a, dose: 2 mg, route: iv, every: 8 h, days: 1-5}}]": "",
    f"{HOME}], treatments: [{{drug: a, dose: 2 mg, route: oral, every: 8 h, days: 1-19}}]": "",
    f"{HOME}], treatments: [{{drug: a, dose: 2 mg, route: iv, every: 24 h, days: 1-19}}]": "",
    f"{HOME}], treatments: [{{drug: a, dose: 2 mg, route: iv, every: 8 h, days: 1-19, note: at home by a nurse}}]": "",
    "encounters: [{days: 2-13, setting: ICU}, {days: 4-14, setting: ward}]": "outside-stay encounters[0].days",
    "encounters: [{days: 2-4, setting: ICU}, {days: 4-14, setting: ward}]": "",
    "encounters: [{at: 1, setting: ward}, {days: 2-3, setting: ICU}, {days: 4-14, setting: ward}]": "",
    "encounters: [{days: 1-14, setting: home}, {days: 4-9, setting: ward}]": "",
}


def test_days_lie_inside_their_stay(told: Told) -> None:
    assert told("outside-stay", STAYS) == STAYS


ENDS = {
    "procedures: [{name: intubation, at: 5}], events: [{at: 4, kind: other, label: Extubation}]": "day-order procedures[0].at",
    "procedures: [{name: intubation, at: 1}], events: [{at: 4, kind: other, label: Extubation}]": "",
    "procedures: [{name: intubation, at: 1}, {name: reintubation, at: 6}], events: [{at: 4, kind: other, label: Extubation}]": "",
    "procedures: [{name: intubation, at: 1}, {name: second intubation, at: 6}], events: [{at: 4, kind: other, label: Extubation}]": "",
    "procedures: [{name: removal of a chest drain, at: 2}, {name: insertion of a chest drain, at: 4}]": "day-order procedures[1].at",
    "procedures: [{name: removal of chest drain, at: 2}, {name: insertion of chest drain, at: 4}]": "day-order procedures[1].at",
    "procedures: [{name: removal of ureteral stent, at: 2}, {name: insertion of chest drain, at: 4}]": "",
}


def test_what_ends_has_begun(told: Told) -> None:
    assert told("day-order", ENDS) == ENDS


ACT = "events: [{at: 2, kind: procedure, label: Operation}], procedures: "
TWO = {
    f"{ACT}[{{name: left adrenalectomy, at: 3}}]": "two-times procedures[0].at",
    f"{ACT}[{{name: left adrenalectomy, at: 2}}]": "",
    f"{ACT}[{{name: left adrenalectomy, at: 3}}, {{name: splenectomy, at: 2}}]": "",
    f"{ACT}[{{name: something else, at: 3, anaesthesia: general}}]": "two-times procedures[0].at",
    f"{ACT}[{{name: lumbar drain, at: 3}}]": "",
    "events: [{at: 2, kind: test, label: Computed tomography after a fall}], imaging: [{kind: CT, at: 1, result: Mass}]": "",
    "events: [{at: 2, kind: imaging, label: CT}], imaging: [{kind: computed tomography, at: 5, result: Mass}]": "two-times imaging[0].at",
    "events: [{at: 2, kind: imaging, label: Second CT}], imaging: [{kind: computed tomography, at: 5, result: Mass}]": "",
}


def test_events_are_on_the_days_of_their_entries(told: Told) -> None:
    assert told("two-times", TWO) == TWO
