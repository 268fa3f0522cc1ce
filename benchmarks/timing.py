"""How the benchmarks take time: processor time, the least of several runs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"


def least(work: Callable[[], object], repeat: int) -> float:
    """The least processor time of the work in seconds, after one run that does not count."""
    work()
    times = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def import_time(statement: str, repeat: int) -> float:
    """The least processor time in seconds of a new interpreter with this import, beyond that of an empty one."""
    code = f"import sys, time; sys.path.insert(0, {str(SOURCE)!r}); s = time.process_time(); {statement}; print(time.process_time() - s)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in range(repeat)]  # noqa: S603
    return min(float(line) for line in runs)
