"""A server on this machine in the place of the registries, which answers as it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.loopback import OPEN_PORTS

from casereport.tools.registry import Registry

Reply = tuple[int, dict[str, str], bytes] | Callable[[], None]


def said(**item: Any) -> Reply:
    """An answer that is this CSL-JSON item."""
    return 200, {"Content-Type": "application/vnd.citationstyles.csl+json"}, json.dumps(item).encode()


def status(code: int, **headers: str) -> Reply:
    """An answer of this status of HTTP."""
    return code, {name.replace("_", "-"): value for name, value in headers.items()}, b"<html>a page</html>"


def silent() -> None:
    """No answer for longer than a test waits."""
    time.sleep(1)


@dataclass
class Server:
    """Replies by path (the query included), and what was asked: paths with the headers."""

    address: str
    replies: dict[str, Reply]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def registry(self, **settings: Any) -> Registry:
        """Registries whose addresses are this server's, without pauses."""
        told = {"agent": "casereport/test", "timeout": 5.0, "sleep": lambda _: None, **settings}
        return Registry(doi_address=self.address, pubmed_address=f"{self.address}/pubmed/", **told)


@contextmanager
def serve(replies: dict[str, Reply]) -> Iterator[Server]:
    """A server while the block runs; what it has no reply for is a 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers)))
            reply = server.replies.get(self.path, status(404))
            if callable(reply):
                reply()
                return
            code, headers, body = reply
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value.replace("HERE", server.address))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the handler's signature
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass  # a client that went away is what some tests are about

    host = Quiet(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{host.server_address[1]}", replies)
    thread = threading.Thread(target=host.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    OPEN_PORTS.add(host.server_address[1])
    try:
        yield server
    finally:
        OPEN_PORTS.remove(host.server_address[1])
        host.shutdown()
        host.server_close()
        thread.join()
