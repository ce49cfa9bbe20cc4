"""People who talk to the skill on their devices: turns as envelopes, and all that comes back."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from simulator import ssml
from tests.alexa import envelopes as make
from tests.e2e.who import DEVICES, Said

Json = dict[str, Any]
Answer = Callable[[Json], Json]

BEGIN = datetime(2026, 3, 4, 19, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Heard:
    """An answer: all that is said or shown by it, and what its session carries on."""

    speech: str
    shown: str  # everything outside the session's attributes, speech too
    attributes: Json
    bytes: str


class Household:
    """Two accounts, three devices, one skill. No two households share an account."""

    def __init__(self, answer: Answer, endpoint: str, name: str) -> None:
        self._answer, self._endpoint, self._name = answer, endpoint, name
        self.sessions: dict[str, Json] = {}
        self.now = BEGIN

    def tell(self, said: Said, request: str) -> Heard:
        """One turn. request: its id, unique for this household."""
        envelope = self._envelope(said, request)
        answer = json.loads(json.dumps(self._answer(json.loads(json.dumps(envelope)))))
        body = answer["response"]
        if body.get("shouldEndSession") is False or "shouldEndSession" not in body:
            self.sessions[said.device] = answer.get("sessionAttributes", {})
        else:
            self.sessions.pop(said.device, None)
        attributes = answer.pop("sessionAttributes", {})
        speech = (body.get("outputSpeech") or {}).get("ssml", "<speak/>")
        shown = html.unescape(json.dumps(answer, ensure_ascii=False))
        everything = json.dumps([answer, attributes], sort_keys=True)
        return Heard(ssml.plain(speech), shown, attributes, everything)

    def leave(self, device: str) -> None:
        """Nobody answers: the session is over."""
        self.sessions.pop(device, None)

    def _envelope(self, said: Said, request: str) -> Json:
        account = DEVICES[said.device]
        system: Json = {
            "user": {"userId": f"{self._name}-{account}"},
            "device": {"deviceId": f"{self._name}-{said.device}"},
            "apiEndpoint": self._endpoint,
        }
        if said.voice:
            system["person"] = {"personId": f"{self._name}-{said.voice}"}
        parts: Json = {"id": request, "session": self.sessions.get(said.device, {}), **system}
        if said.intent == "LaunchRequest":
            envelope = make.launch(**parts)
        else:
            envelope = make.intent(said.intent, dict(said.slots), **parts)
        envelope["request"]["timestamp"] = f"{self.now:%Y-%m-%dT%H:%M:%SZ}"
        return envelope

    def passes(self, span: timedelta) -> None:
        """Time goes by."""
        self.now += span


def code_in(speech: str) -> str:
    """The six digits that a speech spells out."""
    found = re.search(r"(?:\d\D*){6}", speech)
    return "".join(re.findall(r"\d", found[0])) if found else "000000"
