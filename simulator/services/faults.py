"""Services that fail on demand, in the ways the real ones were seen to fail."""

import re
from dataclasses import dataclass

from simulator.services.answer import Answer, as_json

PARTS = ("reminders", "settings", "directives")
_PAGE = b"<html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>"
_CODES = {
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    429: "RATE_EXCEEDED",
    500: "INTERNAL_SERVICE_EXCEPTION",
    503: "SERVICE_UNAVAILABLE",
    504: "GATEWAY_TIMEOUT",
}


@dataclass(frozen=True)
class Fault:
    """How one part fails.

    `answer` is sent in place of the real one; without it the connection hangs (`timeout`) or is
    cut after the work was done (`lost`), and the caller cannot know which.
    """

    answer: Answer | None = None
    lost: bool = False

    @classmethod
    def parse(cls, text: str) -> "Fault":
        """Read "503", "503 html", "500 empty", "403 MAX_REMINDERS_EXCEEDED", "empty", "html",
        "timeout" or "lost". Raises ValueError for anything else.
        """
        if text in {"timeout", "lost"}:
            return cls(lost=text == "lost")
        found = re.fullmatch(r"([1-5]\d\d)?\s*(html|empty|[A-Z_]+)?", text.strip())
        if not found or not found[0]:
            raise ValueError(f"no such fault: {text}")
        kind = found[2]
        status = int(found[1] or (502 if kind == "html" else 200))
        if kind == "html":
            return cls(Answer(status, _PAGE, "text/html"))
        if kind == "empty":
            return cls(Answer(status, b""))
        code = kind or _CODES.get(status, "ERROR")
        return cls(as_json(status, {"code": code, "message": "broken on purpose"}))


class Faults:
    """The faults in force, by part and HTTP method (all methods when none is named)."""

    def __init__(self) -> None:
        self._faults: dict[tuple[str, str | None], Fault] = {}

    def set(self, part: str, fault: str, method: str | None = None) -> None:
        """Let a part fail until `mend`. Raises ValueError for an unknown part or fault."""
        if part not in PARTS:
            raise ValueError(f"no such service: {part}")
        self._faults[part, method] = Fault.parse(fault)

    def mend(self) -> None:
        """Everything works again."""
        self._faults.clear()

    def of(self, part: str, method: str) -> Fault | None:
        """The fault in the way of a call, if any."""
        return self._faults.get((part, method)) or self._faults.get((part, None))
