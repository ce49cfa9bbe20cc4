"""An HTTP server on loopback that answers as it is told and keeps what it was asked."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HTML = b"<html><body>Bad Gateway</body></html>"


@dataclass
class Service:
    """The next answer, and the calls so far: (method, path, headers, body)."""

    url: str = ""
    status: int = 200
    body: bytes = b""
    location: str = ""
    silent: threading.Event = field(default_factory=threading.Event)
    calls: list[tuple[str, str, dict[str, str], Any]] = field(default_factory=list)

    def answers(self, status: int, body: Any = b"") -> None:
        """Answer like this from now on; anything but bytes goes as JSON."""
        self.status = status
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()


@contextmanager
def service() -> Iterator[Service]:
    """A server while the context lasts. Setting `silent` lets callers wait until it ends."""
    told, over = Service(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            told.calls.append(
                (self.command, self.path, headers, json.loads(body) if body else None)
            )
            if told.silent.is_set():
                over.wait()
                self.close_connection = True
                return
            self.send_response(told.status)
            if told.location:
                self.send_header("Location", told.location)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            self.wfile.write(told.body)

        do_POST = do_PUT = do_DELETE = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield told
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()
