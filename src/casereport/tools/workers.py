"""Work on several things at once, in processes that begin with all that this one has imported and keep what they learn."""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from struct import Struct
from typing import Any, Final, TypeVar

from casereport.interruption import heed_one_signal
from casereport.values import dataclass

T = TypeVar("T")
R = TypeVar("R")

CAN_FORK: Final = hasattr(os, "fork")
_BLOCK: Final = 1 << 16
_SIZE: Final = Struct("<q")
_CLOSED: Final = -1


@dataclass(frozen=True, slots=True)
class Lost:
    """In the place of a result: the process ended before it had one."""


@dataclass(slots=True)
class _Worker:
    """A process, the ends of the pipes that lead out of it and into it, what it works on, and what came so far of its result."""

    process: int
    pipe: int
    inbox: int
    number: int | None
    sent: bytes = b""


def in_workers(work: Callable[[T], R], things: Sequence[T], jobs: int) -> Iterator[R | Lost]:
    """The result of each, in their order, with at most `jobs` processes at a time; an interruption ends them all.

    What `work` gives must be plain data; it must not raise: a process that does is lost, and another takes its place.
    """
    gc.freeze()  # no page of what was imported is copied just to look for garbage
    running: dict[int, _Worker] = {}
    done: dict[int, R | Lost] = {}
    waiting = list(range(len(things)))[::-1]
    try:
        for number in range(len(things)):
            while number not in done:
                while waiting and len(running) < jobs:
                    worker = _start(work, things, waiting.pop(), running)
                    running[worker.pipe] = worker
                for pipe in select.select(list(running), [], [])[0]:
                    done |= _read(running[pipe], waiting, running)
            yield done.pop(number)
    finally:
        _stop(running)


def _start(work: Callable[[T], R], things: Sequence[T], number: int, others: dict[int, _Worker]) -> _Worker:
    (out, into), (asked, inbox) = os.pipe(), os.pipe()
    process = os.fork()
    if process:
        os.close(into)
        os.close(asked)
        return _Worker(process, out, inbox, number)
    status = 1
    try:
        heed_one_signal()
        for end in (out, inbox, *(end for other in others.values() for end in (other.pipe, other.inbox))):
            if end != _CLOSED:
                os.close(end)
        _work(work, things, number, into, asked)
        status = 0
    finally:
        os._exit(status)  # nothing of the parent is closed, flushed or told here


def _work(work: Callable[[T], R], things: Sequence[T], number: int, into: int, asked: int) -> None:
    """What a process does: the thing of this number, then those of the numbers that it is given, until there are no more."""
    while True:
        data = pickle.dumps(work(things[number]))
        _send(into, _SIZE.pack(len(data)) + data)
        following = os.read(asked, _SIZE.size)
        if not following:
            return
        (number,) = _SIZE.unpack(following)


def _send(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]


def _read(worker: _Worker, waiting: list[int], running: dict[int, _Worker]) -> dict[int, Any]:
    """Number → result, when one is whole, and then the process gets its next; or Lost, when it ended before."""
    block = os.read(worker.pipe, _BLOCK)
    worker.sent += block
    number = worker.number
    if not block:
        _close(running.pop(worker.pipe))
        return {} if number is None else {number: Lost()}
    if number is None or len(worker.sent) < _SIZE.size or len(worker.sent) < _SIZE.size + _SIZE.unpack_from(worker.sent)[0]:
        return {}
    result = pickle.loads(worker.sent[_SIZE.size :])  # noqa: S301  # from our own process, through a pipe that no other has
    worker.sent, worker.number = b"", waiting.pop() if waiting else None
    if worker.number is None:
        os.close(worker.inbox)
        worker.inbox = _CLOSED
    else:
        with suppress(BrokenPipeError):  # it ended: its pipe tells that next
            os.write(worker.inbox, _SIZE.pack(worker.number))
    return {number: result}


def _close(worker: _Worker) -> None:
    os.close(worker.pipe)
    if worker.inbox != _CLOSED:
        os.close(worker.inbox)
    os.waitpid(worker.process, 0)  # with its pipes closed it has nothing to wait for


def _stop(running: dict[int, _Worker]) -> None:
    """Interrupts what still runs, so that it takes away what it has half written, and waits for it."""
    for worker in running.values():
        with suppress(ProcessLookupError):
            os.kill(worker.process, signal.SIGINT)
    for worker in running.values():
        _close(worker)
