"""The set-up scripts say what is missing, install only where they may, and never ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SYSTEM_PACKAGES = ROOT / "scripts" / "system_packages.sh"
INSTALL = ROOT / "scripts" / "install.sh"


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder to be the whole PATH: the few commands that the scripts need, and no package manager."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cat", "sort", "tr", "dirname", "env", "ln"):
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    write_tool(folder, "python3", "exit 1")  # an interpreter that loads no library
    return folder


def write_tool(folder: Path, name: str, code: str) -> None:
    """Puts a command into a folder."""
    (folder / name).write_text(f"#!/bin/sh\n{code}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def run(script: Path, *arguments: str, tools: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A script's status and words, when it sees these tools only."""
    shell = shutil.which("sh")
    assert shell is not None
    return subprocess.run(
        [shell, str(script), *arguments], env={"PATH": str(tools), **environment}, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


def test_nothing_to_do_where_all_is_there(tools: Path) -> None:
    write_tool(tools, "pdftotext", "exit 0")
    write_tool(tools, "python3", "exit 0")
    done = run(SYSTEM_PACKAGES, "render", "tests", tools=tools)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_rights_the_one_command_is_printed_and_nothing_installed(tools: Path) -> None:
    write_tool(tools, "apt-get", "touch installed; exit 0")
    write_tool(tools, "id", "echo 1000")
    write_tool(tools, "sudo", "exit 1")
    done = run(SYSTEM_PACKAGES, "render", "tests", tools=tools)
    assert done.returncode == 69
    assert done.stderr.splitlines() == [
        "missing on this system: pango pangoft2 harfbuzz-subset pdftotext",
        "  sudo apt-get install -y --no-install-recommends libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 poppler-utils ",
    ]
    assert done.stdout == ""


def test_as_root_what_is_missing_is_installed(tools: Path, tmp_path: Path) -> None:
    write_tool(tools, "id", "echo 0")
    write_tool(tools, "apt-get", f'echo "$@" >>{tmp_path}/log; case $* in *poppler-utils*) ln -s sh {tools}/pdftotext ;; esac')
    done = run(SYSTEM_PACKAGES, "tests", tools=tools)
    assert (done.returncode, done.stdout, done.stderr) == (0, "installing system packages: poppler-utils \n", "")
    assert (tmp_path / "log").read_text(encoding="utf-8").splitlines() == [
        "update -qq",
        "install -y --no-install-recommends poppler-utils -qq",
    ]


def test_any_browser_will_do_and_chromium_is_the_one_to_install(tools: Path) -> None:
    missing = run(SYSTEM_PACKAGES, "browser", tools=tools)
    assert (missing.returncode, missing.stderr.splitlines()[0]) == (69, "missing on this system: chromium")
    write_tool(tools, "google-chrome", "exit 0")
    assert run(SYSTEM_PACKAGES, "browser", tools=tools).returncode == 0


def test_an_office_without_a_python_that_speaks_to_it_is_missing_one(tools: Path) -> None:
    write_tool(tools, "soffice", "exit 0")
    write_tool(tools, "id", "echo 1000")
    write_tool(tools, "mute", "exit 1")
    write_tool(tools, "speaking", '[ "$*" = "-c import uno" ]')
    mute, speaking = str(tools / "mute"), f"{tools}/nowhere {tools}/speaking"
    done = run(SYSTEM_PACKAGES, "office", tools=tools, OFFICE_PYTHONS=mute)
    assert (done.returncode, done.stderr.splitlines()[0]) == (69, "missing on this system: python3-uno")
    assert run(SYSTEM_PACKAGES, "office", tools=tools, OFFICE_PYTHONS=speaking).returncode == 0
    write_tool(tools, "sudo", "exit 1")
    write_tool(tools, "apt-get", "exit 0")
    debian = run(SYSTEM_PACKAGES, "office", tools=tools, OFFICE_PYTHONS=mute)
    assert debian.stderr.splitlines()[1] == "  sudo apt-get install -y --no-install-recommends python3-uno "
    (tools / "apt-get").unlink()
    write_tool(tools, "brew", "exit 1")
    assert "brew install libreoffice" in run(SYSTEM_PACKAGES, "office", tools=tools, OFFICE_PYTHONS=mute).stderr


def test_an_unknown_purpose_is_a_wrong_command(tools: Path) -> None:
    assert run(SYSTEM_PACKAGES, "everything", tools=tools).returncode == 2
    assert run(SYSTEM_PACKAGES, tools=tools).returncode == 2


def test_the_libraries_of_this_machine_are_found() -> None:
    done = subprocess.run(["sh", str(SYSTEM_PACKAGES), "render", "tests"], env=os.environ | {"PYTHON": sys.executable}, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_install_says_when_there_is_no_python_that_fits(tools: Path, tmp_path: Path) -> None:
    done = run(INSTALL, str(tmp_path / "venv"), tools=tools)
    assert done.returncode == 69
    assert done.stderr.startswith("this system: no Python 3.11 or newer")
    named = run(INSTALL, str(tmp_path / "venv"), tools=tools, PYTHON="python2.7")
    assert named.returncode == 69
    assert named.stderr.startswith("python2.7: no Python 3.11 or newer")
    assert not (tmp_path / "venv").exists()


@pytest.fixture
def jats_dtds(tmp_path: Path) -> Path:
    """The script that fetches the document types of JATS, in a folder where nothing is fetched."""
    (tmp_path / "scripts").mkdir()
    return Path(shutil.copy(ROOT / "scripts" / "jats_dtds.sh", tmp_path / "scripts"))


def test_without_npm_the_document_types_are_not_fetched(tools: Path, jats_dtds: Path) -> None:
    done = run(jats_dtds, tools=tools)
    assert (done.returncode, done.stdout) == (69, "")
    assert "there is no npm" in done.stderr


def test_another_package_than_the_known_one_is_refused(tools: Path, jats_dtds: Path, tmp_path: Path) -> None:
    for name in ("mktemp", "rm", "sha256sum"):
        (tools / name).symlink_to(shutil.which(name) or "")
    write_tool(tools, "npm", 'echo other >"$4/jats4r-dtds-0.0.10.tgz"; echo jats4r-dtds-0.0.10.tgz')
    done = run(jats_dtds, tools=tools)
    assert (done.returncode, done.stdout) == (65, "")
    assert "is not the package that the tests know" in done.stderr
    assert not (tmp_path / "build").exists()
