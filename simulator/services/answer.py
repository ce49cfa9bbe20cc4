"""What a service answers with, and the refusal it can raise on the way."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """An HTTP answer; `body` None sends none."""

    status: int
    body: bytes | None = None
    content_type: str = "application/json"


class Refused(Exception):
    """The service says no: an HTTP status and the code in its body."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code

    def answer(self) -> Answer:
        """The refusal as it goes over the wire."""
        return as_json(self.status, {"code": self.code, "message": str(self)})


def as_json(status: int, body: Any) -> Answer:
    """An answer with a JSON body."""
    return Answer(status, json.dumps(body).encode())
