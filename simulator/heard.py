"""What comes out of the device: one turn as the people in the room hear and see it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from simulator import reply, ssml

Kind = Literal["skill", "reprompt", "reminder", "silence"]


@dataclass(frozen=True)
class Heard:
    """One turn.

    `text` is plain speech, `alexa_asks` a question that Alexa itself asks after it (for a
    permission), `progressive` what was said while the skill was still thinking. `open` tells
    whether the microphone is open now. `request` and `response` are the last envelopes.
    """

    kind: Kind = "skill"
    text: str = ""
    ssml: str = ""
    card: dict[str, Any] | None = None
    reprompt: str | None = None
    open: bool = False
    alexa_asks: str | None = None
    progressive: tuple[str, ...] = ()
    request: dict[str, Any] = field(default_factory=dict, repr=False)
    response: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def directives(self) -> list[dict[str, Any]]:
        """The response's directives."""
        return list((self.response.get("response") or {}).get("directives") or [])

    @property
    def attributes(self) -> dict[str, Any]:
        """The session attributes that the response left."""
        return dict(self.response.get("sessionAttributes") or {})


def hear(request: dict[str, Any], response: dict[str, Any], progressive: list[str]) -> Heard:
    """A response as it is heard; malformed parts are silent, as they are on a device."""
    body = response.get("response") or {}
    try:
        text, reprompt = reply.speech_text(body.get("outputSpeech")), reply.reprompt_text(body)
        before = tuple(ssml.plain(speech) for speech in progressive)
    except (KeyError, ValueError):
        text, reprompt, before = "", None, ()
    return Heard(
        text=text,
        ssml=(body.get("outputSpeech") or {}).get("ssml", ""),
        card=body.get("card"),
        reprompt=reprompt,
        open=body.get("shouldEndSession") is False,
        progressive=before,
        request=request,
        response=response,
    )
