"""Work in several processes: results in order, a lost process told, an interruption that leaves none behind."""

import os
import signal
import time
from pathlib import Path

import pytest

from casereport.tools.workers import CAN_FORK, Lost, in_workers

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="this system starts no process from another")


def test_results_come_in_the_order_of_the_things_and_processes_work_on() -> None:
    def work(number: int) -> tuple[int, int]:
        time.sleep(0.02 * (5 - number))
        return number, os.getpid()

    made = list(in_workers(work, range(5), 3))
    numbers = [one[0] for one in made if not isinstance(one, Lost)]
    processes = {one[1] for one in made if not isinstance(one, Lost)}
    assert numbers == [0, 1, 2, 3, 4]
    assert len(processes) == 3
    assert os.getpid() not in processes


def test_results_larger_than_a_pipe_come_whole() -> None:
    assert list(in_workers(lambda size: b"x" * size, [10, 1_000_000], 2)) == [b"x" * 10, b"x" * 1_000_000]


def test_a_process_that_ends_is_lost_and_the_others_go_on() -> None:
    def work(number: int) -> int:
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(in_workers(work, range(4), 2)) == [0, Lost(), 2, 3]


def test_no_more_than_asked_run_at_a_time(tmp_path: Path) -> None:
    def work(number: int) -> int:
        (tmp_path / str(number)).touch()
        time.sleep(0.05)
        running = len(list(tmp_path.iterdir()))
        (tmp_path / str(number)).unlink()
        return running

    assert all(not isinstance(one, Lost) and one <= 2 for one in in_workers(work, range(6), 2))


def test_an_interruption_ends_all_and_lets_them_clean_up(tmp_path: Path) -> None:
    def work(number: int) -> int:
        if number == 0:
            while len(list(tmp_path.iterdir())) < 2:
                time.sleep(0.01)
            return 0
        try:
            (tmp_path / f"half-{number}").touch()
            time.sleep(60)
        except KeyboardInterrupt:
            (tmp_path / f"half-{number}").rename(tmp_path / f"ended-{number}")
        return number

    made = in_workers(work, range(3), 3)
    assert next(made) == 0
    made.close()  # type: ignore[attr-defined]  # a generator
    assert sorted(file.name for file in tmp_path.iterdir()) == ["ended-1", "ended-2"]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
