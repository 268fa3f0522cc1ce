"""SIGINT and SIGTERM as an exception that nothing takes for an error; it waits while files are put in place."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from types import FrameType

_ENDS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(KeyboardInterrupt):
    """Raised where a signal asks the program to end; `status` is the exit status that a shell gives such a program."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number


class _Received:
    """What came so far: the first signal, and whether it waits; how many parts of the program must not be left now."""

    number = 0
    waits = False
    held = 0
    once = False
    """Whether a second signal is nothing new: a terminal tells every process, and the one that began this one tells it again."""


_received = _Received()


def heed_signals() -> None:
    """Lets both signals raise Interrupted from now on; a signal that the parent had ignored, as in the background, stays ignored."""
    _received.number, _received.waits, _received.held = 0, False, 0
    with suppress(ValueError):  # only the main thread may, and no other has a command line
        for number in _ENDS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _receive)
        sys.unraisablehook = _lose


def heed_one_signal() -> None:
    """The same in a process that another one began: it hears of one end several times."""
    heed_signals()
    _received.once = True


def leave_signals() -> None:
    """Lets both signals end the program at once, as they do by themselves: nothing is half done any more."""
    for number in _ENDS:
        if signal.getsignal(number) is _receive:
            signal.signal(number, signal.SIG_DFL)


def status_of_signal(status: int) -> int:
    """The status of a program that ends with `status`: that of the signal where one came, also where a library took its exception away."""
    return 128 + _received.number if _received.number else status


def stop_if_asked() -> None:
    """Raises Interrupted where a signal came before, whose exception was lost on its way."""
    if _received.number and not _received.held:
        _received.waits = False
        raise Interrupted(_received.number)


class Held:
    """While files are put in place: a first signal waits until that is done, a second one does not."""

    def __enter__(self) -> None:
        stop_if_asked()
        _received.held += 1

    def __exit__(self, *raised: object) -> None:
        _received.held -= 1
        if _received.waits:
            stop_if_asked()


def _lose(lost: sys.UnraisableHookArgs) -> None:
    """Where Python can raise nothing, as while it takes an object away: the signal is known, and heeded at the next step."""
    if not isinstance(lost.exc_value, Interrupted):
        sys.__unraisablehook__(lost)


def _receive(number: int, _: FrameType | None) -> None:
    is_first = not _received.number
    if _received.once and not is_first:
        return
    _received.number = _received.number or number
    if is_first and _received.held:
        _received.waits = True
        return
    raise Interrupted(_received.number)
