"""Session attributes <-> State and the copy of the couple's page: one small value, by version."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skill.conversation import State, Turn
from skill.core.change import Doc
from skill.reply import Reply
from skill.speech.render import Speech

VERSION = 1
LIMIT = 2000  # bytes; what does not fit is read again instead


@dataclass(frozen=True, slots=True)
class Carried:
    """What a session's earlier turns left: the couple's id, a copy of their page, the state."""

    couple: str
    head: Doc | None
    state: State


def read(attributes: Any) -> Carried | None:
    """The inverse of `write`; None for a new session, another version or anything else."""
    if not isinstance(attributes, Mapping) or attributes.get("v") != VERSION:
        return None
    if _size(attributes) > LIMIT:  # not as we wrote it
        return None
    try:
        return Carried(
            couple=_text(attributes["c"]),
            head=dict(attributes["h"]) if attributes.get("h") is not None else None,
            state=State(
                question=_text(attributes.get("q") or "") or None,
                draft=dict(attributes.get("d") or {}),
                said=_text(attributes.get("s", "")),
                again=_text(attributes.get("a", "")),
                owners=tuple(map(_text, attributes.get("o") or ())),
                misses=int(attributes.get("m", 0)),
                speaker=_text(attributes.get("w") or "") or None,
                picked={key: int(value) for key, value in (attributes.get("p") or {}).items()},
            ),
        )
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None


def write(turn: Turn, reply: Reply, speech: Speech) -> dict[str, Any]:
    """The attributes for the next turn of this session; {} when the session ends or leaves no
    trace. Empty values are left out, and what is too long for the limit."""
    if reply.traceless or (reply.then is None and reply.consent is None):
        return {}
    attributes = {
        "v": VERSION,
        "c": turn.couple_id,
        "q": reply.then.id if reply.then else None,
        "d": dict(reply.draft),
        "s": speech.said,
        "a": speech.again,
        "o": list(speech.owners),
        "m": turn.state.misses + 1 if reply.missed else 0,
        "w": reply.speaker or turn.state.speaker,
        "p": dict(speech.picked),
        "h": None if turn.offline else dict(turn.couple.doc),
    }
    return _fitting({key: value for key, value in attributes.items() if value or key == "h"})


def _fitting(attributes: dict[str, Any]) -> dict[str, Any]:
    for spare in (("p",), ("h",), ("s",), ("a",), ("d", "q")):  # a question needs its draft
        if _size(attributes) <= LIMIT:
            break
        attributes = {key: value for key, value in attributes.items() if key not in spare}
    return attributes


def _size(attributes: Mapping[str, Any]) -> int:
    return len(json.dumps(attributes, ensure_ascii=False).encode("utf-8", "replace"))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
