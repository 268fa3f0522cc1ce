"""The author's images as submission files: their own pixels, one file a panel, formats for pixels only."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from casereport.cli import main
from casereport.tools.image_files import image_resolution, write_image

RECORD = """casereport: 1
status: synthetic
title: A case with images
patients:
  - {id: P1, events: [{at: 1, kind: admission, label: Admission}, {at: 2, kind: test, label: Seen}, {at: 5, kind: outcome, label: Gone}]}
figures:
  - {id: path, kind: timeline}
  - {id: scan, title: Scans, alt: Two scans, panels: [{file: a.png}, {file: b.jpg}]}
  - {id: one, title: One, alt: One scan, width: column, panels: [{file: a.png}]}
sections: {case: "See @fig:path, @fig:scan and @fig:one."}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(RECORD, encoding="utf-8")
    Image.linear_gradient("L").resize((1200, 600)).convert("RGBA").save(folder / "a.png")
    Image.linear_gradient("L").resize((2400, 900)).convert("RGB").save(folder / "b.jpg")
    return folder


def figure(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr("sys.argv", ["casereport", "figure", *map(str, words)])
    return main()


def written(out: Path) -> list[str]:
    return sorted(file.name for file in out.rglob("Figure*"))


def test_every_panel_is_a_file_in_its_own_pixels(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert figure(monkeypatch, case, "-o", tmp_path / "out", "--dpi", 100) == 0
    assert written(tmp_path / "out") == ["Figure1.tiff", "Figure2A.tiff", "Figure2B.tiff", "Figure3.tiff"]
    sizes = {file.name: Image.open(BytesIO(file.read_bytes())) for file in (tmp_path / "out").rglob("Figure*")}
    assert [sizes[name].size for name in ("Figure2A.tiff", "Figure2B.tiff", "Figure3.tiff")] == [(1200, 600), (2400, 900), (1200, 600)]
    assert {sizes[name].mode for name in sizes} == {"RGB"}
    dpi = round(float(sizes["Figure3.tiff"].info["dpi"][0]))
    assert dpi == pytest.approx(1200 / (146 / 25.4), abs=1)


def test_an_image_is_asked_for_by_its_id(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert figure(monkeypatch, case, "--id", "scan", "--to", "png", "-o", tmp_path / "out") == 0
    assert written(tmp_path / "out") == ["Figure2A.png", "Figure2B.png"]


def test_too_few_pixels_are_told(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert figure(monkeypatch, case, "--id", "scan", "--dpi", 500, "-o", tmp_path / "out") == 0
    told = capsys.readouterr().err
    assert told.count("warning[image-resolution]") == 1  # 1200 pixels on 76 mm; 2400 on 102 mm are enough
    assert "fewer than 500" in told
    assert "case.yaml:8:" in told


def test_pixels_are_never_an_svg(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert figure(monkeypatch, case, "--id", "one", "--to", "svg,png", "-o", tmp_path / "out") == 0
    assert written(tmp_path / "out") == ["Figure3.png"]
    assert "info[image-format]" in capsys.readouterr().err
    assert figure(monkeypatch, case, "--id", "one", "--to", "svg,eps", "-o", tmp_path / "none") == 2
    assert "cannot be written as svg or eps" in capsys.readouterr().err
    with pytest.raises(ValueError, match="pixels"):
        write_image(b"", 85, ["svg"])


@pytest.mark.parametrize(("mode", "kept"), [("1", "L"), ("L", "L"), ("LA", "RGB"), ("P", "RGB"), ("RGBA", "RGB"), ("I;16", "L")])
@pytest.mark.parametrize("name", ["png", "tiff"])
def test_modes_become_grey_or_colour_on_white(mode: str, kept: str, name: str) -> None:
    image = Image.new("L", (40, 20), 255).convert(mode) if mode != "I;16" else Image.new("I;16", (40, 20), 0xFFFF)
    out = BytesIO()
    image.save(out, "PNG")
    made = Image.open(BytesIO(write_image(out.getvalue(), 85, [name])[name]))
    assert (made.mode, made.size) == (kept, (40, 20))
    assert made.convert("L").getextrema() == (255, 255)
    assert image_resolution(out.getvalue(), 25.4) == 40


def test_the_same_bytes_twice_and_no_date(case: Path) -> None:
    data = (case / "a.png").read_bytes()
    made = [write_image(data, 85, ["pdf", "png", "tiff"]) for _ in range(2)]
    assert made[0] == made[1]
    assert b"Date" not in made[0]["pdf"]
