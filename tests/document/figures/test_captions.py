from __future__ import annotations

from pathlib import Path

from tests.document.figured import figures
from tests.document.short import build

from casereport.document.figures.captions import fit_caption
from casereport.figures import CaptionPart
from casereport.tree import Text, plain

BAND = "Blue band, reference range; filled symbol, outside it; hollow symbol, inside it."
PARTS = (
    CaptionPart("panels", ("Platelets.",), ("A", "B")),
    CaptionPart("symbols", (BAND, "Dashed line, across a result known only as a limit.")),
    CaptionPart("drawing", ("Symbols are moved apart.",)),
    CaptionPart("omitted", ("Doses not printed in full: " + "steroid 2 mg/kg; " * 20,)),
)
WIDE = 36.0


def test_a_caption_has_four_lines_and_the_rest_are_notes() -> None:
    shown, notes = fit_caption([(Text("A title."),)], PARTS, [], WIDE)
    told = " ".join(map(plain, shown))
    assert told == f"(A, B) Platelets. {BAND} Dashed line, across a result known only as a limit."
    assert notes.startswith("Symbols are moved apart. Doses not printed in full")


def test_what_marks_mean_prints_however_long_the_authors_words_are() -> None:
    shown, notes = fit_caption([(Text("The author tells of the whole course. " * 20),)], PARTS, [], WIDE)
    assert " ".join(map(plain, shown)) == f"(A, B) Platelets. {BAND}"
    assert "Dashed line" in notes


def test_a_single_patient_is_not_named_in_a_figure(tmp_path: Path) -> None:
    patient = "patients: [{id: P1, labs: [{analyte: crp, unit: mg/L, values: {1: 10, 2: 20, 3: 5}}]}]\n"
    made, _ = build(tmp_path, patient + "figures: [{id: f, kind: course}]\n")
    (figure,) = figures(made)
    assert "patient" not in f"{plain(figure.caption)} {figure.alt} {figure.description} {figure.notes} {figure.svg}".lower()
    assert figure.data
    assert [plain(cell.children) for cell in figure.data.head[0]][:2] == ["Item", "When"]


def test_marks_in_the_label_of_a_stay_are_set_in_its_figure(tmp_path: Path) -> None:
    stays = "stays: [{id: a, label: First *Candida* stay}, {id: b, label: Second, gap: 3 wk}]"
    labs = "labs: [{analyte: crp, unit: mg/L, values: {a 1: 100, a 4: 20, b 1: 15, b 5: 8}}]"
    for kind in ("course", "timeline"):
        events = "events: [{at: a 2, kind: test, label: T}, {at: b 2, kind: test, label: U}, {at: b 3, kind: test, label: V}]"
        record = f"patients: [{{id: P1, {stays}, {labs}, {events}}}]\nfigures: [{{id: f, kind: {kind}, analytes: crp}}]\n"
        made, _ = build(tmp_path / kind, record)
        (figure,) = figures(made)
        assert "Candida" in figure.svg
        assert "*" not in f"{figure.svg}{plain(figure.caption)}{figure.description}{figure.alt}"
