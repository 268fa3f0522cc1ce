"""Consent and images (CARE item 13)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]

CONSENT = {
    "id: P1": "patients[0]",
    "id: P1, consent: not obtained": "patients[0].consent",
    "id: P1, consent: refused": "patients[0].consent",
    "id: P1, consent: pending": "patients[0].consent",
    "id: P1, consent: {from: patient}": "patients[0].consent",
    "id: P1, consent: {from: patient, written: no}": "patients[0].consent",
    "id: P1, consent: {from: patient, written: yes}": None,
    "id: P1, consent: {waiver: Waived by the committee.}": None,
}


@pytest.mark.parametrize("patient", CONSENT)
def test_consent_of_a_real_patient(found: Found, patient: str) -> None:
    path = CONSENT[patient]
    assert found("no-consent", patient) == ([("no-consent", path)] if path else [])


NOTES = {
    "Refused by the family": True,
    "The patient withdrew it later": True,
    "It was not yet signed": True,
    "Pending": True,
    "Two years later": False,
    "Signed on the ward, not at the visit": False,
}


@pytest.mark.parametrize("note", NOTES)
def test_the_note_of_a_consent_agrees_with_it(found: Found, note: str) -> None:
    where = [("consent-contradiction", "patients[0].consent.note")] if NOTES[note] else []
    assert found("consent-contradiction", f"id: P1, consent: {{from: patient, written: yes, note: '{note}'}}") == where
    why = [(code, path.replace("note", "reason")) for code, path in where]
    assert found("consent-contradiction", f"id: P1, consent: {{from: patient, written: yes, reason: '{note}'}}") == why
    assert found("consent-contradiction", f"id: P1, consent: {{state: refused, note: '{note}'}}") == []


@pytest.mark.parametrize("remark", ["Oral only.", "Given verbally on the ward", "Spoken; not in writing"])
@pytest.mark.parametrize("key", ["note", "reason"])
def test_no_remark_of_a_written_consent_says_that_it_was_oral(found: Found, key: str, remark: str) -> None:
    given = "id: P1, consent: {{from: patient, written: {}, {}: '{}'}}"
    assert found("consent-contradiction", given.format("yes", key, remark)) == [("consent-contradiction", f"patients[0].consent.{key}")]
    assert found("consent-contradiction", given.format("no", key, remark)) == []
    for other in ("The oral mucosa is not shown", "The child gave oral assent"):
        assert found("consent-contradiction", given.format("yes", key, other)) == []


def test_an_invented_patient_needs_none(found: Found) -> None:
    assert found("no-consent", status="synthetic") == []


def test_consent_cannot_be_silenced(found: Found) -> None:
    whole = "silence: [{code: no-consent, why: none}]"
    assert found("no-consent silenced bad-silence", whole=whole) == [("no-consent", "patients[0]"), ("bad-silence", "silence[0].code")]


def test_consent_of_each_patient_counts(found: Found) -> None:
    given = "consent: {from: patient, written: yes}"
    assert found("no-consent", f"id: P1, {given}", others="  - {id: P2}") == [("no-consent", "patients[1]")]


@pytest.mark.parametrize(
    ("identifiable", "images", "expected"),
    [
        ("yes", "no", ["image-consent"]),
        ("masked", "no", ["image-consent"]),
        ("yes", "yes", []),
        ("no", "no", []),
        (None, "no", ["image-undeclared"]),
    ],
)
def test_an_image_that_shows_the_patient_needs_consent_to_images(
    found: Found, identifiable: str | None, images: str, expected: list[str]
) -> None:
    says = f", identifiable: {identifiable}" if identifiable else ""
    whole = f"figures: [{{id: f, kind: image{says}, panels: [{{file: a.png, alt: A}}]}}]"
    patient = f"id: P1, consent: {{from: patient, written: yes, images: {images}}}"
    told = [code for code, path in found("image-consent image-undeclared", patient, whole) if path.startswith("figures")]
    assert told == expected


def test_an_image_needs_an_alternative(found: Found) -> None:
    whole = "figures: [{id: f, kind: image, identifiable: no, panels: [{file: a.png}, {file: b.png, alt: B}]}]"
    assert found("missing-alt", whole=whole) == [("missing-alt", "figures[0].panels[0]")]
    assert found("missing-alt", whole=whole.replace("identifiable", "alt: Both, identifiable")) == []
