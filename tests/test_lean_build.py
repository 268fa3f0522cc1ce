"""A real build, in a process of its own: what it loads and what it leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODE = """
import sys
from casereport.cli import main
sys.argv = ["casereport", "build", *sys.argv[1:]]
status = main()
print("status", status)
print("loaded", *sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_a_build_of_a_record_with_figures_imports_no_matplotlib(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CODE, str(ROOT / "samples" / "misc-anakinra"), "--to", "pdf,html", "-o", str(tmp_path)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=True)
    lines = dict(line.split(" ", 1) for line in done.stdout.splitlines() if line.startswith(("status ", "loaded ")))
    loaded = set(lines["loaded"].split())
    assert lines["status"] == "0"
    assert {"weasyprint", "casereport"} <= loaded
    assert not loaded & {"matplotlib", "numpy", "pandas"}
    folder = tmp_path / "misc-anakinra"
    assert "cr-figure" in (folder / "misc-anakinra.html").read_text(encoding="utf-8")
    assert (folder / "misc-anakinra.pdf").stat().st_size > 20_000
