"""Every kind of figure in every format: the same bytes twice, under three hash seeds, whatever else a process has drawn."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = ("0", "1", "4711")
CODE = """
import hashlib, sys
from datetime import date
from tests.figures import cases, swimmers, timelines
from casereport.figures import ONE_COLUMN, write_svg
from casereport.figures.course.drawing import draw_course
from casereport.figures.swimmer.drawing import draw_swimmer
from casereport.figures.timeline.drawing import draw_timeline
from casereport.figures.paper.raster import FORMATS, write_files
kinds = {"course": (draw_course, cases.ONE_PATIENT), "timeline": (draw_timeline, timelines.ILLNESS_AND_STAY), "swimmer": (draw_swimmer, swimmers.SERIES)}
for turn in range(int(sys.argv[1])):
    for kind, (draw, data) in kinds.items():
        scene = draw(data, ONE_COLUMN)
        files = {"svg": write_svg(scene, "f", tooltips=True).encode()} | write_files(scene, FORMATS, dpi=150, created=date(2021, 3, 4))
        for name, content in files.items():
            print(kind, name, hashlib.sha256(content).hexdigest())
"""


def start(seed: str, turns: int) -> subprocess.Popen[str]:
    """A process of its own, with a hash seed and another clock for those who ask for one; it draws everything so many times."""
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "SOURCE_DATE_EPOCH": f"{int(seed) + 1}00000"}
    return subprocess.Popen([sys.executable, "-c", CODE, str(turns)], env=environment, stdout=subprocess.PIPE, text=True)


def test_every_kind_and_format_twice_and_under_three_hash_seeds() -> None:
    runs = [start(seed, 2 if seed == "0" else 1) for seed in SEEDS]
    found = [run.communicate()[0].splitlines() for run in runs]
    assert [run.returncode for run in runs] == [0] * len(SEEDS)
    first, second = found[0][:15], found[0][15:]
    assert len({tuple(line.split()[:2]) for line in first}) == len(first) == 15  # three kinds in five formats
    assert len({line.split()[2] for line in first}) == 15
    assert second == first
    assert [lines == first for lines in found[1:]] == [True] * len(SEEDS[1:])
