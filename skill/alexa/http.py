"""One small client for Alexa's service APIs: JSON over HTTPS with time limits.

The SDK's service clients are not used: their HTTP client has no timeout, and they raise
SerializationException instead of the status on the bodies Alexa really sends with 401 and 403.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import urllib3

# A turn has 8 seconds in all; two calls at the limit still leave time to say what went wrong.
_TIMEOUT = urllib3.Timeout(connect=1.0, read=2.0)
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Answer:
    """A service's answer: the HTTP status (0 when none came) and the JSON body, None without."""

    status: int
    body: Any = None


class Service:
    """Alexa's services as one request may reach them."""

    def __init__(self, endpoint: str, token: str) -> None:
        self._endpoint, self._token = endpoint.rstrip("/"), token

    @cached_property
    def _pool(self) -> urllib3.PoolManager:  # most turns call no service
        return urllib3.PoolManager(timeout=_TIMEOUT, retries=False)

    def call(self, method: str, path: str, body: Any = None) -> Answer:
        """One call; never raises. Plain HTTP is only for loopback, where the simulator is."""
        if not self._token or not _safe(self._endpoint):
            return Answer(0)
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        try:
            answer = self._pool.request(method, self._endpoint + path, body=data, headers=headers)
        except (urllib3.exceptions.HTTPError, ValueError):  # no answer, or no such address or token
            return Answer(0)
        return Answer(answer.status, _json(answer.data))


def _safe(endpoint: str) -> bool:
    try:
        url = urlsplit(endpoint)
    except ValueError:
        return False
    return url.scheme == "https" or url.hostname in _LOOPBACK


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return None
