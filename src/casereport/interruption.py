"""SIGINT and SIGTERM as an exception that nothing takes for an error; it waits while files are put in place."""

from __future__ import annotations

import signal
import threading
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


_received = _Received()


def heed_signals() -> None:
    """Lets both signals raise Interrupted from now on; a signal that the parent had ignored, as in the background, stays ignored."""
    if threading.current_thread() is not threading.main_thread():
        return
    _received.number, _received.waits, _received.held = 0, False, 0
    for number in _ENDS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _receive)


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


def _receive(number: int, _: FrameType | None) -> None:
    is_first = not _received.number
    _received.number = _received.number or number
    if is_first and _received.held:
        _received.waits = True
        return
    raise Interrupted(_received.number)
