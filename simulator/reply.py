"""Reading a response as Alexa reads it, and holding it to what a good skill's responses keep.

The limits are those of Alexa's JSON reference for requests and responses; 24 kB is our budget
below it, 2 kB for session attributes our own.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from simulator import ssml

_BUDGET = 24 * 1024
_ATTRIBUTES = 2 * 1024
_SPEECH = 8000
_CARDS = {"Simple", "Standard", "LinkAccount", "AskForPermissionsConsent"}
_SCREEN = "Alexa.Presentation.APL"
_QUESTION = re.compile(r"[?？؟]['\"”’»」)\s]*(?:\.\.\.\s*)*$")
# "To change it, say, move it." suggests; "what you say, and what you do" does not.
_SUGGESTION = re.compile(r"(?:^|[^\w\s] |\bjust |\bor )say, ([^.?!;]+)", re.IGNORECASE)


def problems(
    request: dict[str, Any],
    response: dict[str, Any],
    model_phrases: Callable[[str], bool] | None = None,
) -> list[str]:
    """What is wrong with a response envelope, in words; empty when nothing is.

    `model_phrases` tells whether the interaction model understands a phrase; with it, every
    phrase the skill suggests aloud ("..., say, stop sharing.") must be one of those.
    """
    broken = list(_envelope(response))
    if broken:
        return broken
    body = response["response"]
    kind = request["request"]["type"]
    if kind == "SessionEndedRequest" or "session" not in request:
        return [f"{part} in answer to {kind}" for part in body if body[part] not in (None, [])]
    found = [*_speech(body), *_microphone(kind, body), *_directives(request, body)]
    if model_phrases:
        found += [
            f"suggested, but not understood: {phrase}"
            for phrase in _suggestions(speech_text(body.get("outputSpeech")), model_phrases)
        ]
    return found


def speech_text(speech: dict[str, Any] | None) -> str:
    """An `outputSpeech` as heard; "" for none. Raises ValueError on malformed SSML."""
    if not speech:
        return ""
    return ssml.plain(speech["ssml"]) if speech["type"] == "SSML" else str(speech["text"])


def reprompt_text(body: dict[str, Any]) -> str | None:
    """The reprompt of a response body as heard; None when there is none."""
    return speech_text((body.get("reprompt") or {}).get("outputSpeech")) or None


def card_text(card: dict[str, Any]) -> str:
    """A card in one line."""
    if card.get("type") == "AskForPermissionsConsent":
        return f"permissions: {', '.join(card.get('permissions') or [])}"
    parts = (card.get("title"), card.get("content") or card.get("text"))
    line = " | ".join(str(part).replace("\n", " / ") for part in parts if part)
    return line or str(card.get("type"))


def is_question(text: str) -> bool:
    """Whether the last sentence asks something."""
    return bool(_QUESTION.search(text))


def asks_permission(body: dict[str, Any]) -> dict[str, Any] | None:
    """The directive that hands over to Alexa's own question for a permission, if there is one."""
    for directive in body.get("directives") or []:
        if (directive.get("type"), directive.get("name")) == ("Connections.SendRequest", "AskFor"):
            return dict(directive)
    return None


def _envelope(response: Any) -> Iterator[str]:
    if not isinstance(response, dict) or not isinstance(response.get("response"), dict):
        yield "no response object"
        return
    if response.get("version") != "1.0":
        yield "version is not 1.0"
    size = len(json.dumps(response, ensure_ascii=False).encode())
    if size > _BUDGET:
        yield f"{size} bytes, more than {_BUDGET}"
    attributes = response.get("sessionAttributes") or {}
    if not isinstance(attributes, dict):
        yield "sessionAttributes is no object"
    size = len(json.dumps(attributes, ensure_ascii=False).encode())
    if size > _ATTRIBUTES:
        yield f"session attributes of {size} bytes, more than {_ATTRIBUTES}"
    body = response["response"]
    for where, speech in _speeches(body):
        field = {"SSML": "ssml", "PlainText": "text"}.get(speech.get("type", ""), "")
        if not isinstance(speech.get(field), str):
            yield f"{where}: neither SSML nor PlainText"
    if body.get("card") and body["card"].get("type") not in _CARDS:
        yield f"card of type {body['card'].get('type')}"
    if any("type" not in directive for directive in body.get("directives") or []):
        yield "a directive without a type"


def _speeches(body: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if body.get("outputSpeech"):
        yield "speech", body["outputSpeech"]
    if (body.get("reprompt") or {}).get("outputSpeech"):
        yield "reprompt", body["reprompt"]["outputSpeech"]


def _speech(body: dict[str, Any]) -> Iterator[str]:
    for where, speech in _speeches(body):
        text = speech.get("ssml") or speech.get("text") or ""
        if len(text) > _SPEECH:
            yield f"{where}: {len(text)} characters, more than {_SPEECH}"
        if speech["type"] == "SSML":
            yield from (f"{where}: {fault}" for fault in ssml.faults(text))


def _microphone(kind: str, body: dict[str, Any]) -> Iterator[str]:
    if kind == f"{_SCREEN}.UserEvent" or asks_permission(body):
        return
    ends = body.get("shouldEndSession")
    try:
        text, reprompt = speech_text(body.get("outputSpeech")), reprompt_text(body)
    except ValueError:
        return  # already told
    if not isinstance(ends, bool):
        yield "shouldEndSession is neither true nor false"
    elif ends and is_question(text):
        yield f"a question, but the microphone closes: {text}"
    elif not ends and not is_question(text):
        yield f"the microphone opens without a question: {text}"
    elif not ends and not reprompt:
        yield "the microphone opens without a reprompt"
    elif not ends and reprompt == text:
        yield "the reprompt repeats the prompt"


def _directives(request: dict[str, Any], body: dict[str, Any]) -> Iterator[str]:
    interfaces = request["context"]["System"]["device"]["supportedInterfaces"]
    for directive in body.get("directives") or []:
        kind = directive["type"]
        if kind.startswith(f"{_SCREEN}.") and _SCREEN not in interfaces:
            yield f"{kind} on a device without a screen"
        if kind in {"Dialog.Delegate", "Dialog.ConfirmSlot", "Dialog.ConfirmIntent"}:
            yield f"{kind} is not simulated"


def _suggestions(text: str, understood: Callable[[str], bool]) -> Iterator[str]:
    for phrase in _SUGGESTION.findall(text):
        either = [part.removeprefix("say, ") for part in re.split(r",? or ", phrase)]
        if not understood(phrase):
            yield from (part for part in either if not understood(part))
