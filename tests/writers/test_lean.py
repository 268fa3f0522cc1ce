"""The engine is imported without what a PDF of ours never uses, and starts no other program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RECORD = (
    "casereport: 1\nstatus: synthetic\ntitle: A case\nauthors: [{given: Ada, family: Example}]\npatients: [{id: P1, age: 4 y, sex: male}]\n"
)


def run(code: str, folder: Path) -> str:
    (folder / "case").mkdir()
    (folder / "case" / "case.yaml").write_text(RECORD, encoding="utf-8")
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=folder)
    return ran.stdout.splitlines()[-1]


def test_a_pdf_starts_no_program_and_imports_no_subsetter_of_ours(tmp_path: Path) -> None:
    code = (
        "import sys; started = []\n"
        "sys.addaudithook(lambda event, told: started.append(event) if event in ('subprocess.Popen', 'os.posix_spawn', 'os.exec') else None)\n"
        "from casereport.build import build\n"
        "build('case', formats=['pdf'])\n"
        "print(started, [name for name in sys.modules if name.startswith(('fontTools.subset', 'fontTools.varLib', 'matplotlib'))])"
    )
    assert run(code, tmp_path) == "[] []"


def test_what_was_left_out_is_imported_when_it_is_used(tmp_path: Path) -> None:
    code = (
        "import ctypes.util; before = ctypes.util.find_library\n"
        "from casereport.writers.engine import import_weasyprint; import_weasyprint()\n"
        "from weasyprint.pdf import fonts\n"
        "options = fonts.subset.Options(retain_gids=True)\n"
        "from fontTools.subset import Options\n"
        "print(type(options) is Options, options.retain_gids, ctypes.util.find_library is before)"
    )
    assert run(code, tmp_path) == "True True True"


@pytest.mark.parametrize("held", ["", "import builtins; builtins.held = made\n"], ids=["let go", "held to the end"])
def test_no_folder_of_fonts_is_left_behind(tmp_path: Path, held: str) -> None:
    code = (
        f"import os, sys, tempfile; tempfile.tempdir = {str(tmp_path)!r}\n"
        "from casereport.writers.engine import import_weasyprint, shipped_fonts_only; import_weasyprint()\n"
        f"made = shipped_fonts_only()\n{held}import gc; gc.freeze(); print(len(os.listdir(tempfile.tempdir)))"
    )
    assert run(code, tmp_path) == "2"  # the case, and the folder of fonts
    assert [path.name for path in tmp_path.iterdir()] == ["case"]
