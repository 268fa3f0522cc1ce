"""Relatives who have consented, faces that captions tell of."""

from __future__ import annotations

from collections.abc import Callable

Found = Callable[..., list[tuple[str, str]]]
Told = Callable[..., dict[str, str]]


def _member(text: str) -> str:
    return f"family: {{members: [{{relation: father, {text}}}]}}"


RELATIVES = {
    _member("genotype: no variant"): "relative-consent family.members[0]",
    _member("genotype: no variant, consent: written"): "",
    _member("genotype: not tested"): "",
    _member("affected: yes"): "relative-consent family.members[0]",
    _member("affected: no, age: 34 y"): "",
    _member("affected: yes, note: died of it"): "",
    _member("genotype: no variant, consent: refused"): "relative-consent family.members[0].consent",
    _member("affected: no, consent: not obtained"): "relative-consent family.members[0].consent",
    _member("affected: no, consent: given by the parents"): "",
}


def test_relatives(told: Told) -> None:
    assert told("relative-consent", RELATIVES) == RELATIVES


def test_faces(found: Found) -> None:
    patient = "id: P1, consent: {from: patient, written: yes, images: yes}"
    figure = "figures: [{id: a, kind: image, identifiable: no, title: Scans, caption: CAPTION, panels: [{file: a.png, alt: A view}]}]"
    cases = {
        "Photograph of the face": True,
        "The eyes are covered by a black bar": True,
        "Facial appearance before treatment": True,
        "Axial slice of the facial bones": False,
        "Photograph of the hand": False,
    }
    for caption, is_face in cases.items():
        told = found("image-consent", patient, figure.replace("CAPTION", caption))
        assert told == ([("image-consent", "figures[0].caption")] if is_face else []), caption
    declared = figure.replace("CAPTION", "Photograph of the face").replace("identifiable: no", "identifiable: yes")
    assert found("image-consent", patient, declared) == []
