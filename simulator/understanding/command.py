"""The command `understand`: one utterance a line in, one JSON object a line out."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TextIO

from simulator.understanding.result import SlotValue
from simulator.understanding.understander import Understander


def run(locale: str, at: str | None, lines: TextIO, out: TextIO, errors: TextIO) -> int:
    """Understand each line of `lines`; return the exit status (2 for what cannot be run).

    `at` is the local time it is taken to be, in ISO 8601; the present when None.
    """
    try:
        now = datetime.now().astimezone() if at is None else datetime.fromisoformat(at)
        understander = Understander.load(locale)
    except (LookupError, OSError, ValueError) as problem:
        print(f"understand: {problem}", file=errors)
        return 2
    for line in lines:
        text = line.strip()
        if text:
            understood = understander.understand(text, now=now)
            answer = {"text": text, "intent": understood.intent, "slots": plain(understood.slots)}
            print(json.dumps(answer, ensure_ascii=False), file=out, flush=True)
    return 0


def plain(slots: Mapping[str, SlotValue]) -> dict[str, str]:
    """Each slot as its resolved id, or its value where nothing resolves."""
    return {name: value.id or value.value for name, value in slots.items()}
