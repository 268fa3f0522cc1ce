"""The shipped fonts are what the manifest says, and their metrics are those of the files."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.journal import fonts

MANIFEST = json.loads((fonts.fonts_dir() / "fonts.json").read_text(encoding="utf-8"))


def test_every_face_is_shipped_as_the_manifest_pins_it() -> None:
    pinned = {face["file"]: face["sha256"] for package in MANIFEST for face in package["faces"]}
    assert {face.file: hashlib.sha256(fonts.read_face(face.file)).hexdigest() for face in fonts.faces()} == pinned


def test_no_font_file_lies_there_without_being_listed() -> None:
    assert {path.name for path in fonts.fonts_dir().glob("*.ttf")} == {face.file for face in fonts.FACES}


@pytest.mark.parametrize("package", MANIFEST, ids=lambda package: package["family"])
def test_every_family_has_its_open_licence_beside_it(package: dict[str, str]) -> None:
    text = (fonts.fonts_dir() / package["licence_file"]).read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in text
    assert text.startswith("Copyright ")


def test_together_they_stay_small() -> None:
    assert sum(len(fonts.read_face(face.file)) for face in fonts.FACES) < 4_000_000


def test_the_agreed_families_and_faces() -> None:
    assert fonts.families() == ("CRSerif", "CRSans", "CRFigure")
    assert [(face.weight, face.style) for face in fonts.FACES if face.family == "CRSerif"] == [
        (400, "normal"), (400, "italic"), (700, "normal"), (700, "italic"),
    ]  # fmt: skip


def measured(face: fonts.Face) -> dict[int, float]:
    """Code point → advance width in 1/1000 em, read from the font file itself."""
    from fontTools.ttLib import TTFont

    with TTFont(fonts.fonts_dir() / face.file, lazy=True) as font:
        unit, advance = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: advance[glyph][0] * 1000 / unit for code, glyph in font.getBestCmap().items()}


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.file)
def test_coverage_and_widths_are_the_font_files_own(face: fonts.Face) -> None:
    own = measured(face)
    assert fonts._advances()[face.family, face.weight, face.style] == {code: round(advance) for code, advance in own.items()}
    for character in "Wi0 µ≥–·é→\u2009\u202f":
        width = fonts.width(character, face.family, face.weight, 1000, style=face.style)
        assert width == pytest.approx(own[ord(character)], abs=0.5), character


def test_width_grows_with_size_and_weight() -> None:
    assert fonts.width("CRP", "CRFigure", 400, 16) == pytest.approx(2 * fonts.width("CRP", "CRFigure", 400, 8))
    assert fonts.width("mmol", "CRFigure", 700, 8) > fonts.width("mmol", "CRFigure", 400, 8)


def test_width_of_characters_that_print_nothing_or_are_unknown() -> None:
    assert fonts.width("\u2060\u00ad\u200b", "CRSerif", 400, 10) == 0
    assert fonts.width("漢", "CRSerif", 400, 10) == 6
    assert fonts.width("a\tb", "CRSans", 400, 10) == fonts.width("a b", "CRSans", 400, 10)


def test_width_is_the_same_composed_and_decomposed() -> None:
    assert fonts.width("e\u0301", "CRSerif", 400, 10) == fonts.width("é", "CRSerif", 400, 10) == fonts.width("e", "CRSerif", 400, 10)


def test_missing_names_each_unprintable_character_once_in_order() -> None:
    assert fonts.missing("山田 took 5 mg 山 🙂\u2060", ["CRSerif", "CRSans"]) == ("山", "田", "🙂")


def test_missing_asks_all_the_families_together() -> None:
    assert fonts.missing("♀", ["CRSerif"]) == ("♀",)
    assert fonts.missing("♀", ["CRSerif", "CRSans"]) == ()


def test_clinical_text_needs_no_other_font() -> None:
    clinical = "≤ ≥ < > ± × ÷ − – — · µ μ α β γ κ λ ∆ Ω ° ′ ″ ½ ¼ ⁺ ⁻ ¹ ² ³ ⁶ ⁹ ₂ † ‡ § ¶ * ♀ ♂ → ↑ ↓ • … “ ” ‘ ’"
    clinical += "Łódź Ångström Đặng Şahin Čapek Ñandú Œdème ß"
    assert fonts.missing(clinical, ["CRSerif", "CRSans"]) == ()
    assert fonts.missing("≤ ≥ ± × − – µ α β γ ° · ↑ ↓ → ▲ ▼ ● ○ ■ □ \u2009\u202f", ["CRFigure"]) == ()


def test_a_family_or_file_that_is_not_shipped_is_a_bug() -> None:
    with pytest.raises(KeyError):
        fonts.missing("a", ["Helvetica"])
    with pytest.raises(KeyError):
        fonts.width("a", "CRSans", 250, 10)
    with pytest.raises(KeyError):
        fonts.read_face("../journal.toml")


@given(st.text(max_size=40), st.text(max_size=40))
def test_width_adds_up_and_missing_agrees_with_it(left: str, right: str) -> None:
    whole = unicodedata.normalize("NFC", left + " " + right)
    parts = fonts.width(left, "CRSans", 400, 10) + fonts.width(" ", "CRSans", 400, 10) + fonts.width(right, "CRSans", 400, 10)
    if whole == unicodedata.normalize("NFC", left) + " " + unicodedata.normalize("NFC", right):
        assert fonts.width(left + " " + right, "CRSans", 400, 10) == pytest.approx(parts)
    assert set(fonts.missing(left, ["CRSans"])) <= set(unicodedata.normalize("NFC", left))


def test_importing_fonts_reads_no_font_and_loads_no_font_library() -> None:
    code = "import sys; from casereport.journal import fonts; print('fontTools' in sys.modules, fonts._advances.cache_info().currsize)"
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "0"]
