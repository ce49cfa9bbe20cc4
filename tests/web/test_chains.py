"""How a chain is fetched: with limits in size and time, from one host, without detours."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import count
from types import SimpleNamespace

import pytest

from skill.web import chains
from skill.web.chains import MAX_CHAIN_BYTES, download, read_chain
from tests.web.authority import URL

Serve = Callable[[BaseHTTPRequestHandler], object]


@contextmanager
def host(serve: Serve) -> Iterator[HTTPConnection]:
    """A connection to a server on this machine that answers GET by `serve`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            serve(self)

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        worker = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        worker.start()
        try:
            yield HTTPConnection("127.0.0.1", server.server_port, timeout=0.3)
        finally:
            server.shutdown()
            worker.join(timeout=5)


def send(
    handler: BaseHTTPRequestHandler, body: bytes = b"", status: int = 200, **headers: str
) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@pytest.mark.parametrize("size", [0, 4000, MAX_CHAIN_BYTES])
def test_a_chain_is_read_whole(size: int) -> None:
    body = b"x" * size
    with host(lambda handler: send(handler, body)) as connection:
        assert read_chain(connection, "/echo.api/cert.pem", 3) == body


def test_a_chain_that_is_too_large_is_refused() -> None:
    def serve(handler: BaseHTTPRequestHandler) -> None:
        send(handler, b"x" * (MAX_CHAIN_BYTES + 1))

    with host(serve) as connection, pytest.raises(OSError, match="too large"):
        read_chain(connection, "/", 3)


@pytest.mark.parametrize("status", [204, 206, 301, 302, 307, 403, 404, 500, 503])
def test_any_status_but_200_is_refused_and_no_redirect_followed(status: int) -> None:
    paths: list[str] = []

    def serve(handler: BaseHTTPRequestHandler) -> None:
        paths.append(handler.path)
        send(handler, status=status, Location="/elsewhere")

    with host(serve) as connection, pytest.raises(OSError, match=f"status {status}"):
        read_chain(connection, "/echo.api/cert.pem", 3)
    assert paths == ["/echo.api/cert.pem"]


def test_a_host_that_says_nothing_is_left() -> None:
    enough = threading.Event()
    with host(lambda handler: enough.wait(5)) as connection:
        with pytest.raises(TimeoutError):
            read_chain(connection, "/", 3)
        enough.set()


def test_a_chain_that_trickles_in_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = count(0.0, 0.9)  # one step a piece
    slow = SimpleNamespace(monotonic=lambda: next(seconds))
    monkeypatch.setattr("skill.web.chains.time", slow)

    def serve(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for _ in range(5):
            handler.wfile.write(b"1\r\nx\r\n")

    with host(serve) as connection, pytest.raises(OSError, match="too slow"):
        read_chain(connection, "/", 3)


def test_a_broken_answer_is_refused() -> None:
    def serve(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"nonsense\r\n\r\n")

    with host(serve) as connection, pytest.raises(OSError, match="broken"):
        read_chain(connection, "/", 3)


def test_a_download_goes_to_amazons_host_by_tls_with_a_time_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: dict[str, object] = {}

    def read(connection: HTTPConnection, path: str, seconds: float) -> bytes:
        seen.update(host=connection.host, port=connection.port, path=path, seconds=seconds)
        seen.update(kind=type(connection).__name__, timeout=connection.timeout)
        return b"chain"

    monkeypatch.setattr(chains, "read_chain", read)
    assert download(URL) == b"chain"
    assert seen == {
        "host": "s3.amazonaws.com",
        "port": 443,
        "path": "/echo.api/echo-api-cert-1.pem",
        "seconds": 3.0,
        "kind": "HTTPSConnection",
        "timeout": 3.0,
    }
