"""The standard streams as every command finds them: open, able to print any name of a file, and told when they could not be written."""

from __future__ import annotations

import codecs
import errno
import os
import sys

PIPE, UNWRITTEN = 141, 74


def mend_streams() -> None:
    """Opens in the place of each stream that is closed one that leads nowhere: whatever is opened next would be taken for it.

    A name of a file whose bytes are no text is printed as these bytes; a sign that the stream cannot print, by its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    codecs.register_error("casereport", _as_it_can)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="casereport")


def finish_streams(status: int) -> int:
    """The exit status after all was printed: another one where a command that was good could not print what it said."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            leave_stream(stream)
            status = status or status_of_stream(error)
    return status


def status_of_stream(error: OSError) -> int:
    """The exit status for a stream that cannot be written, which is told where there is a way to."""
    if error.errno == errno.EPIPE:
        return PIPE
    try:
        print(f"standard output cannot be written: {error.strerror}", file=sys.stderr, flush=True)
    except OSError:
        leave_stream(sys.stderr)
    return UNWRITTEN


def leave_stream(stream: object) -> None:
    """Lets what a stream still holds go nowhere: at the exit it would be tried again."""
    number = getattr(stream, "fileno", lambda: -1)()
    if number >= 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def _as_it_can(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    told = (_byte(sign) if 0xDC80 <= ord(sign) <= 0xDCFF else _number(sign) for sign in error.object[error.start : error.end])
    return b"".join(told), error.end


def _byte(sign: str) -> bytes:
    return bytes([ord(sign) - 0xDC00])


def _number(sign: str) -> bytes:
    return sign.encode("ascii", "backslashreplace")
