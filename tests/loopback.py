"""The ports of servers that a test itself runs on this machine; everything else stays out of reach."""

from __future__ import annotations

OPEN_PORTS: set[int] = set()


def is_own(arguments: tuple[object, ...]) -> bool:
    """Whether a connection, or the look-up of a name before it, goes to such a server."""
    address = arguments[1] if len(arguments) == 2 else arguments[:2]
    return isinstance(address, tuple) and address[0] == "127.0.0.1" and address[1] in OPEN_PORTS
