"""Figures as submission files: names, sizes, formats, and what a wrong command line says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from PIL import Image

SEED = Path(__file__).parent.parent.parent / "samples" / "misc-anakinra"

Run = Callable[..., int]


def test_every_format_is_written_under_the_name_that_journals_ask_for(run: Run, tmp_path: Path) -> None:
    assert run("figure", SEED, "--to", "svg,pdf,png,tiff,eps", "-o", tmp_path, "--dpi", 100) == 0
    folder = tmp_path / "misc-anakinra" / "figures"
    assert sorted(file.name for file in folder.iterdir()) == [f"Figure1.{name}" for name in ("eps", "pdf", "png", "svg", "tiff")]
    starts = {"eps": b"%!PS", "pdf": b"%PDF", "png": b"\x89PNG", "svg": b"<svg", "tiff": b"II*"}
    assert all((folder / f"Figure1.{name}").read_bytes().startswith(start) for name, start in starts.items())


def test_a_tiff_has_the_width_and_resolution_asked_for(run: Run, tmp_path: Path) -> None:
    assert run("figure", SEED, "--width", 85, "--dpi", 300, "--id", "trends", "-o", tmp_path) == 0
    image = Image.open(BytesIO((tmp_path / "misc-anakinra" / "figures" / "Figure1.tiff").read_bytes()))
    assert image.mode == "RGB"
    assert image.width == pytest.approx(85 / 25.4 * 300, abs=2)
    assert image.info["dpi"] == (300, 300)


def test_the_journal_says_format_and_resolution_where_the_command_does_not(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "journals" / "mine"
    shutil.copytree(SEED.parent.parent / "templates" / "plain", mine)
    toml = mine / "journal.toml"
    text = toml.read_text(encoding="utf-8").replace('name = "plain"', 'name = "mine"').replace('format = "tiff"', 'format = "png"')
    toml.write_text(text.replace("dpi = 300", "dpi = 110"), encoding="utf-8")
    assert run("figure", SEED, "--journal", "mine", "--templates", mine.parent, "-o", tmp_path) == 0
    (made,) = (tmp_path / "misc-anakinra" / "figures").iterdir()
    assert made.suffix == ".png"
    assert Image.open(BytesIO(made.read_bytes())).width == pytest.approx(170 / 25.4 * 110, abs=1)


def test_the_same_bytes_twice(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("figure", SEED, "--to", "png,eps,pdf", "--dpi", 100, "-o", tmp_path / name) == 0
    first, second = (sorted((tmp_path / name).rglob("Figure*")) for name in ("one", "two"))
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


def test_an_unknown_figure_or_format_is_a_wrong_command_line(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("figure", SEED, "--id", "trend", "-o", tmp_path) == 2
    assert "trends" in capsys.readouterr().err
    assert run("figure", SEED, "--to", "bmp", "-o", tmp_path) == 2
    assert not list(tmp_path.iterdir())


def test_a_case_without_figures_is_told_as_that(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "case"
    case.mkdir()
    record = yaml.safe_load((SEED / "case.yaml").read_text(encoding="utf-8"))
    kept = {key: record[key] for key in ("casereport", "status", "title", "authors", "affiliations", "patients", "source") if key in record}
    (case / "case.yaml").write_text(yaml.safe_dump(kept), encoding="utf-8")
    assert run("figure", case, "-o", tmp_path / "out") == 1
    assert "no figure" in capsys.readouterr().err


def test_a_case_with_errors_writes_no_figure(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.yaml").write_text("casereport: 1\n", encoding="utf-8")
    assert run("figure", case, "-o", tmp_path / "out") == 1
    assert not (tmp_path / "out").exists()


def test_several_cases_and_parts_have_files_of_their_own(run: Run, tmp_path: Path) -> None:
    """The parts of one figure share its number."""
    names = ["crp", "ferritin", "albumin", "creatinine", "sodium", "potassium", "alt", "ast", "ldh", "lymphocytes", "platelets", "urea"]
    labs = ", ".join(f"{{analyte: {name}, values: {{1: 10, 2: 20, 3: 15}}}}" for name in names)
    case = tmp_path / "tall"
    case.mkdir()
    text = f"casereport: 1\nstatus: synthetic\ntitle: T\npatients: [{{id: P1, labs: [{labs}]}}]\n"
    (case / "case.yaml").write_text(f"{text}figures: [{{id: all, kind: course, analytes: [{', '.join(names)}]}}]\n", encoding="utf-8")
    assert run("figure", SEED, case, "--to", "svg", "-o", tmp_path / "out") == 0
    made = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.svg"))
    assert made == ["misc-anakinra/figures/Figure1.svg", "tall/figures/Figure1-2.svg", "tall/figures/Figure1.svg"]
