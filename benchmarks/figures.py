"""Times the course figure of two patients against the same figure on matplotlib Axes, and prints ratios of one run.

    python benchmarks/figures.py [--repeat 7]

One is layout and SVG together, as HTML and PDF use them. Times are those of the processor; absolute ones are not printed, as they tell
about the machine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]  # the checkout's own package and its tests, installed or not

from benchmarks.baseline_axes import write_axes_svg
from benchmarks.timing import import_time, least
from tests.figures import cases

from casereport.figures import write_svg
from casereport.figures.course.drawing import draw_course
from casereport.figures.paper.raster import write_files

DATA = cases.SEED_LIKE
IMPORTS = (
    ("import casereport.figures", "import casereport.figures"),
    ("import matplotlib's Figure and its SVG", "import matplotlib.figure, matplotlib.backends.backend_svg"),
    ("import casereport.figures.paper.raster", "import casereport.figures.paper.raster"),
)


def measure(repeat: int) -> list[tuple[str, float]]:
    """Every step with its time in seconds; the first is layout and SVG together."""
    scene = draw_course(DATA)
    steps: list[tuple[str, Callable[[], object]]] = [
        ("layout and SVG", lambda: write_svg(draw_course(DATA), "f")),
        ("  layout", lambda: draw_course(DATA)),
        ("  SVG", lambda: write_svg(scene, "f")),
        ("Axes, laid out by hand, SVG", lambda: write_axes_svg(DATA)),
        ("Axes, constrained layout, SVG", lambda: write_axes_svg(DATA, "constrained")),
        ("Axes, tight layout, SVG", lambda: write_axes_svg(DATA, "tight")),
        *((f"scene as {name.upper()}", _file(name)) for name in ("pdf", "eps", "png", "tiff")),
    ]
    measured = [(name, least(work, repeat)) for name, work in steps]
    return measured + [(name, import_time(statement, 3)) for name, statement in IMPORTS]


def _file(name: str) -> Callable[[], object]:
    scene = draw_course(DATA)
    return lambda: write_files(scene, [name])


def main() -> int:
    """The process's exit status: 0 when Axes take at least twenty times as long as layout and SVG, else 1."""
    parser = argparse.ArgumentParser(description="Time the course figure against matplotlib Axes.")
    parser.add_argument("--repeat", type=int, default=7)
    measured = measure(parser.parse_args().repeat)
    one = measured[0][1]
    for name, seconds in measured:
        print(f"{name:40} {seconds / one:8.1f} x")
    return 0 if dict(measured)["Axes, laid out by hand, SVG"] >= 20 * one else 1


if __name__ == "__main__":
    raise SystemExit(main())
