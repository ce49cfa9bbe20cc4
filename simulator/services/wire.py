"""HTTP itself: one handler that reads a call, asks for the answer and sends it."""

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

from simulator.services.answer import Answer

# Method, path, Authorization header, body -> the answer, or None to cut the connection.
Respond = Callable[[str, str, str, bytes], Answer | None]


def handler(respond: Respond) -> type[BaseHTTPRequestHandler]:
    """A handler class for `http.server` that leaves every answer to `respond`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            authorization = self.headers.get("Authorization", "")
            answer = respond(self.command, self.path, authorization, body)
            if answer is None:
                self.close_connection = True
                return
            self.send_response(answer.status)
            if answer.body is not None:
                self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body or b"")))
            self.end_headers()
            self.wfile.write(answer.body or b"")

        do_POST = do_PUT = do_DELETE = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing: the calls are kept where tests can see them."""

    return Handler


def loads(body: bytes) -> Any:
    """The body as JSON; None when it is empty or no JSON."""
    try:
        return json.loads(body) if body else None
    except ValueError:
        return None
