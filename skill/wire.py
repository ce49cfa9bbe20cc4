"""The one way an answer becomes bytes, for every front that sends one."""

import json
from typing import Any


def dumps(obj: dict[str, Any]) -> bytes:
    """Return `obj` as compact JSON in UTF-8.

    Half a surrogate pair, which JSON may carry in and UTF-8 cannot carry out, becomes "?".
    Raises TypeError for what JSON has no form for.
    """
    text = json.dumps(obj, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
