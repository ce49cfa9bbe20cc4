"""Session attributes <-> State and the copy of the couple's page: one small value, by version."""

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from skill.core.change import Doc
from skill.core.checkin import PARTNERS
from skill.core.couple import Couple
from skill.reply import Reply
from skill.speech.render import Speech
from skill.turn import UNKNOWN, State, Turn

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
            head=_loosened(attributes.get("h")),
            state=State(
                question=_text(attributes.get("q") or "") or None,
                draft=dict(attributes.get("d") or {}),
                said=_text(attributes.get("s", "")),
                again=_text(attributes.get("a", "")),
                owners=tuple(map(_text, attributes.get("o") or ())),
                misses=int(attributes.get("m", 0)),
                speaker=_text(attributes.get("w") or "") or None,
                named_by=_text(attributes.get("b") or "") or None,
                owner=_text(attributes.get("x") or "") or None,
                picked={key: int(value) for key, value in (attributes.get("p") or {}).items()},
            ),
        )
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError, zlib.error):
        return None


def heard_by(state: State, couple: Couple, voice: str | None) -> State:
    """What of a session goes on when this voice speaks (a hash of Alexa's person, None unless Alexa
    knows it): a draft and what was said stay with the one they belong to, and a name that was said
    holds only until another voice is known to speak."""
    if voice is None:
        return state
    partner = couple.speaker(voice)
    if partner not in (None, state.speaker) or state.named_by not in (None, voice):
        state = replace(state, speaker=None, named_by=None)
    is_own = state.owner in (None, UNKNOWN, voice)
    if is_own or (state.owner in PARTNERS and partner in (None, state.owner)):
        return state
    return State(speaker=state.speaker, named_by=state.named_by, picked=state.picked)


def write(turn: Turn, reply: Reply, speech: Speech) -> dict[str, Any]:
    """The attributes for the next turn of this session; {} when the session ends or leaves no
    trace. Empty values are left out, and what is too long for the limit."""
    if reply.traceless or (reply.then is None and reply.consent is None):
        return {}
    state, named = turn.state, reply.speaker or turn.state.speaker
    if turn.couple.speaker(turn.voice):  # the voice says it each time anew
        named = state.speaker
    attributes = {
        "v": VERSION,
        "c": turn.couple_id,
        "q": reply.then.id if reply.then else None,
        "d": dict(reply.draft),
        "s": speech.said,
        "a": speech.again,
        "o": list(speech.owners),
        "m": state.misses + 1 if reply.missed else 0,
        "w": named,
        "b": state.named_by if named == state.speaker else turn.voice,
        "x": reply.owner or (state.owner if reply.then and reply.then.id == state.question else ""),
        "p": dict(speech.picked),
        "h": None if turn.offline else dict(turn.couple.doc),
    }
    return _fitting({key: value for key, value in attributes.items() if value or key == "h"})


def _fitting(attributes: dict[str, Any]) -> dict[str, Any]:
    if _size(attributes) > LIMIT:
        attributes = {**attributes, "h": _squeezed(attributes["h"])}
    for spare in (("p",), ("h",), ("s",), ("a",), ("d", "q")):  # a question needs its draft
        if _size(attributes) <= LIMIT:
            break
        attributes = {key: value for key, value in attributes.items() if key not in spare}
    return attributes


def _squeezed(head: Doc | None) -> str | None:
    """A page in about two thirds of its size, which saves a round trip."""
    return base64.b85encode(zlib.compress(json.dumps(head).encode())).decode() if head else None


def _loosened(head: Any) -> Doc | None:
    if isinstance(head, str):
        head = json.loads(zlib.decompress(base64.b85decode(head)))
    return dict(head) if head is not None else None


def _size(attributes: Mapping[str, Any]) -> int:
    return len(json.dumps(attributes, ensure_ascii=False).encode("utf-8", "replace"))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
