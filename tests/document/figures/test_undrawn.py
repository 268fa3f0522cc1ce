"""Nothing that a figure was asked for vanishes: it is drawn, or its caption tells it with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import figures
from tests.document.short import build, rows

from casereport.tree import Figure, plain

LABS = "labs: [{analyte: crp, unit: mg/L, values: {2: 135, 4: 64, 6: 11, 9: 4}}]"


def drawn(folder: Path, patient: str, kind: str = "course", more: str = "") -> Figure:
    made, _ = build(folder, f"patients: [{{id: P1, {patient}}}]\nfigures: [{{id: f, kind: {kind}{more}}}]\n")
    return figures(made)[0]


def told(figure: Figure) -> str:
    return plain(figure.caption).replace("\u00a0", " ")


def events_of(figure: Figure) -> list[str]:
    """The tips of the symbols of events."""
    return [part.split("</title>")[0] for part in figure.svg.split("<title>")[1:] if "day" in part.split("</title>")[0].lower()]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("{2: 135, 4: 64, unknown: 40}", "At an unknown time, not drawn: C-reactive protein 40 mg/L."),
        (
            "{2: 135, 4: 64, 2 wk after transplant: 40}",
            "At an unknown time, not drawn: C-reactive protein 40 mg/L (2 weeks after transplant).",
        ),
        ("{2: 135, 4: 64, 6: positive}", "Results in words, not drawn: C-reactive protein positive (day 6)."),
    ],
)
@pytest.mark.parametrize("kind", ["course", "timeline"])
def test_values_without_a_place_on_the_axis_are_told(tmp_path: Path, values: str, words: str, kind: str) -> None:
    events = "events: [{at: 1, kind: admission, label: In}, {at: 9, kind: discharge, label: Out}]"
    figure = drawn(tmp_path, f"labs: [{{analyte: crp, unit: mg/L, values: {values}}}], {events}", kind, ", analytes: crp")
    assert words in told(figure)


@pytest.mark.parametrize("kind", ["course", "timeline"])
def test_a_drug_without_a_time_is_told(tmp_path: Path, kind: str) -> None:
    drugs = "{drug: aspirin, dose: 100 mg, days: unknown}, {drug: colchicine}, {drug: anakinra, dose: 100 mg, days: 3-6}"
    events = "events: [{at: 1, kind: admission, label: In}, {at: 9, kind: discharge, label: Out}]"
    figure = drawn(tmp_path, f"{LABS}, treatments: [{drugs}], {events}", kind)
    assert "At an unknown time, not drawn: aspirin 100 mg; colchicine." in told(figure)
    assert "aspirin" not in (figure.svg or "").lower().split("</desc>")[1]


KINDS = ("admission", "transfer", "discharge", "exposure", "infection", "vaccination", "follow-up", "other", "symptom", "death")


@pytest.mark.parametrize("kind", KINDS)
def test_events_of_every_kind_stand_in_a_course(tmp_path: Path, kind: str) -> None:
    figure = drawn(tmp_path, f"{LABS}, events: [{{at: 4, kind: {kind}, label: Happened}}]")
    assert any("Day 4: Happened" in tip.replace("\u00a0", " ") for tip in events_of(figure))


def test_an_event_beyond_the_axis_is_told_and_does_not_stretch_it(tmp_path: Path) -> None:
    bare = drawn(tmp_path, LABS)
    figure = drawn(
        tmp_path, f"{LABS}, events: [{{at: -30, kind: symptom, label: Fever}}, {{at: 1, kind: exposure, label: Trip}}, "
        "{at: 40, kind: follow-up, label: Clinic}, {at: unknown, kind: vaccination, label: Vaccine}]",
    )  # fmt: skip
    assert "Before the axis: Fever (day −30), Trip (day 1)." in told(figure)
    assert "After the axis: Clinic (day 40)." in told(figure)
    assert "At an unknown time, not drawn: Vaccine." in told(figure)
    assert figure.width_mm == bare.width_mm


def test_an_event_known_to_the_day_is_told_on_an_axis_of_hours(tmp_path: Path) -> None:
    labs = "labs: [{analyte: crp, unit: mg/L, values: {2 h: 135, 4 h: 64, 8 h: 11, 20 h: 4}}]"
    figure = drawn(tmp_path, f"{labs}, events: [{{at: 1, kind: transfer, label: Moved}}]")
    assert "Known to the day only, not drawn: Moved (day 1)." in told(figure)


@pytest.mark.parametrize("kind", ["course", "timeline"])
def test_dated_adverse_events_and_procedures_are_drawn(tmp_path: Path, kind: str) -> None:
    found = (
        "adverse_events: [{label: neutropenia, days: 5 to ongoing, severity: grade 4}, {label: rash, at: 6}], "
        "procedures: [{name: Bone marrow biopsy, at: 4}, {name: Lavage, at: 8}], "
        "events: [{at: 2, kind: admission, label: In}, {at: 6, kind: complication, label: Rash}, {at: 8, kind: procedure, label: Bronchoscopy}]"
    )
    figure = drawn(tmp_path, f"{LABS}, {found}", kind)
    tips = " | ".join(events_of(figure)).replace("\u00a0", " ").lower()
    assert "from day 5, ongoing: neutropenia, grade 4" in tips
    assert "day 4: bone marrow biopsy" in tips
    assert tips.count("day 6: rash") == 1
    assert "lavage" not in tips


@pytest.mark.parametrize("kind", ["course", "timeline"])
@pytest.mark.parametrize("at", ["", ", at: unknown", ", at: 3 d after transplant"])
def test_an_adverse_event_or_procedure_without_a_place_is_told(tmp_path: Path, kind: str, at: str) -> None:
    found = (
        f"adverse_events: [{{label: nausea{at}}}, {{label: rash, at: 6}}], procedures: [{{name: Lavage{at}}}], "
        "events: [{at: 2, kind: admission, label: In}, {at: 3, kind: complication, label: Rash}]"
    )
    when = " (3 days after transplant)" if "transplant" in at else ""
    joint = f"Nausea{when}; Lavage{when}."
    assert f"At an unknown time, not drawn: {joint}" in told(drawn(tmp_path, f"{LABS}, {found}", kind))


@pytest.mark.parametrize("kind", ["course", "timeline"])
def test_an_approximate_time_is_told_so_once(tmp_path: Path, kind: str) -> None:
    events = "events: [{at: 2, kind: admission, label: Arrival}, {at: about 6, kind: symptom, label: Fever}, {at: 2 h after Arrival, kind: test, label: CT}]"
    figure = drawn(tmp_path, f"{LABS}, {events}", kind)
    assert figure.data is not None
    words = " ".join([figure.description, *(cell for row in rows(figure.data) for cell in row)]).replace("\u00a0", " ").lower()
    assert "about day 6" in words
    assert not any(twice in words for twice in ("about about", "≈ about"))


def test_the_arrow_of_an_ongoing_adverse_event(tmp_path: Path) -> None:
    found = "adverse_events: [{label: neutropenia, days: 5 to ongoing}], events: [{at: 2, kind: admission, label: In}]"
    figure = drawn(tmp_path, f"{LABS}, {found}", "timeline")
    assert "p0-lasting" in (figure.svg or "")
    assert "Thin bar under the axis, time that an event lasted." in told(figure)


def test_an_event_that_lasted_is_marked_in_a_course_where_it_began(tmp_path: Path) -> None:
    figure = drawn(tmp_path, f"{LABS}, events: [{{days: 4-7, kind: complication, label: Shock}}]")
    assert "Days 4–7: Shock" in " ".join(events_of(figure)).replace("\u00a0", " ")
    assert "An event that lasted is marked where it began: Shock (days 4–7)." in told(figure)


def test_time_in_a_setting_that_is_not_drawn_is_told(tmp_path: Path) -> None:
    figure = drawn(tmp_path, f"{LABS}, encounters: [{{setting: ICU, days: 2-4}}, {{setting: rehabilitation, days: 5-9}}]")
    assert "Care settings, not drawn: rehabilitation (days 5–9)." in told(figure)


def test_an_event_between_two_drawn_stays_lies_where_the_axis_is_broken(tmp_path: Path) -> None:
    stays = "stays: [{id: one, label: First}, {id: two, label: Second, gap: 3 wk}]"
    values = "one 1: 90, one 3: 40, two 1: 80, two 4: 12"
    events = "{at: one 9, kind: discharge, label: Home}, {at: one 1, kind: admission, label: In}, {at: two 9, kind: discharge, label: Out}"
    figure = drawn(tmp_path, f"{stays}, labs: [{{analyte: crp, unit: mg/L, values: {{{values}}}}}], events: [{events}]")
    assert "Where the axis is broken, not drawn: Home (" in told(figure)
    assert "After the axis: Out (" in told(figure)
    apart = drawn(
        tmp_path, f"{stays.replace('3 wk', 'unknown')}, labs: [{{analyte: crp, unit: mg/L, values: {{{values}}}}}], events: [{events}]"
    )
    assert "After the axis: Home (" in told(apart)


def test_a_tip_without_a_patients_name_begins_with_the_time(tmp_path: Path) -> None:
    events = "events: [{at: 1, kind: admission, label: In}, {at: 4, kind: test, label: Tap}, {at: 9, kind: discharge, label: Out}]"
    figure = drawn(tmp_path, f"{LABS}, {events}", "timeline", ", analytes: crp")
    assert any(tip.replace("\u00a0", " ").startswith("Day 2: C-reactive protein 135") for tip in (figure.svg or "").split("<title>"))
    assert "<title>," not in (figure.svg or "")


@pytest.mark.parametrize("kind", ["course", "timeline"])
def test_a_label_of_a_setting_that_its_strip_has_no_room_for_is_told(tmp_path: Path, kind: str) -> None:
    events = "events: [{at: 2, kind: admission, label: In}, {at: 4, kind: test, label: Tap}, {at: 40, kind: discharge, label: Out}]"
    name = "Paediatric intensive care unit of the referring hospital for children and adolescents of several regions"
    figure = drawn(tmp_path, f"{LABS}, {events}, encounters: [{{setting: ICU, days: 2-4, label: {name}}}]", kind)
    assert f"Care settings not printed: {name} (days 2–4)." in told(figure)
