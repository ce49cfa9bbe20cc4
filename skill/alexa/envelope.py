"""A raw envelope made safe for the SDK: only what we read, only values it can read.

The SDK's deserialiser raises on any enum value or request type newer than itself, before a handler
or an exception handler runs, so nothing of the envelope goes to it that we do not use.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

LONGEST_TEXT = 2000  # characters of one slot; speech is far shorter
LOCALE = "en-US"  # where none is named
SPOKEN = ("LaunchRequest", "IntentRequest", "Connections.Response")
SILENT = (
    "SessionEndedRequest",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "Reminders.ReminderDeleted",
    "Reminders.ReminderStatusChanged",
)
_UNHEARD = ("SessionEndedRequest", "AlexaSkillEvent.", "Reminders.")  # how their types begin
_MATCH = "ER_SUCCESS_MATCH"
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?", re.ASCII)
_NAME = re.compile(r"[\w.:|-]{1,100}", re.ASCII)


class BadEnvelope(Exception):
    """Not something Alexa sends: `args[0]` says what is missing, in our words."""


def request_type(raw: Any) -> str:
    """The request's type for the log, "" where there is none that looks like one."""
    return _name(_map(_map(raw).get("request")).get("type"))


def request_id(raw: Any) -> str:
    """The request's id for the log, "" where there is none that looks like one."""
    return _name(_map(_map(raw).get("request")).get("requestId"))


def heard(raw: Any) -> bool:
    """Whether someone may hear the answer: nobody does outside a session, or when it is over."""
    kind = request_type(raw)
    session = bool(_map(_map(raw).get("session")))
    return kind in SPOKEN or (session and not kind.startswith(_UNHEARD))


def locale(raw: Any) -> str:
    """The request's locale, English where there is none."""
    return _locale(_text(_map(_map(raw).get("request")).get("locale")))


def tame(raw: Any, skill_id: str | None) -> dict[str, Any]:
    """The part of an envelope that is read here, in a form the SDK's models accept.

    skill_id: the only application to answer; None answers any (a local simulator).
    Raises BadEnvelope for what cannot be answered as itself.
    """
    session, system = (
        _map(_map(raw).get("session")),
        _map(_map(_map(raw).get("context")).get("System")),
    )
    request = _request(_map(_map(raw).get("request")))
    user = _first_text("userId", system.get("user"), session.get("user"))
    application = _first_text(
        "applicationId", system.get("application"), session.get("application")
    )
    if not user:
        raise BadEnvelope("no user")
    if skill_id is not None and application != skill_id:
        raise BadEnvelope("another skill's id")
    tamed: dict[str, Any] = {
        "version": "1.0",
        "context": {"System": _system(system, user, application)},
        "request": request,
    }
    if session:
        tamed["session"] = {
            "new": bool(session.get("new")),
            "sessionId": _text(session.get("sessionId")),
            "application": {"applicationId": application},
            "user": {"userId": user},
            "attributes": dict(_map(session.get("attributes"))),
        }
    return tamed


def _system(system: Mapping[str, Any], user: str, application: str) -> dict[str, Any]:
    tamed: dict[str, Any] = {
        "application": {"applicationId": application},
        "user": {"userId": user},
        "device": {"deviceId": _first_text("deviceId", system.get("device"))},
        "apiEndpoint": _text(system.get("apiEndpoint")),
        "apiAccessToken": _text(system.get("apiAccessToken")),
    }
    person = _first_text("personId", system.get("person"))
    return {**tamed, "person": {"personId": person}} if person else tamed


def _request(request: Mapping[str, Any]) -> dict[str, Any]:
    kind, stamp = _text(request.get("type")), _text(request.get("timestamp"))
    if kind not in SPOKEN + SILENT:
        raise BadEnvelope("unknown request type")
    try:
        aware = datetime.fromisoformat(stamp).tzinfo is not None
    except ValueError:
        raise BadEnvelope("no timestamp") from None
    if not aware or not _text(request.get("requestId")):
        raise BadEnvelope("no time zone in the timestamp" if not aware else "no request id")
    tamed: dict[str, Any] = {
        "type": kind,
        "requestId": _text(request["requestId"]),
        "timestamp": stamp,
        "locale": _locale(_text(request.get("locale"))),
    }
    if kind == "IntentRequest":
        tamed["intent"] = _intent(_map(request.get("intent")))
    if kind == "Connections.Response":
        status = _map(request.get("status"))
        tamed["name"] = _text(request.get("name"))
        tamed["token"] = _text(request.get("token"))
        tamed["status"] = {"code": str(status.get("code", "")), "message": ""}
        tamed["payload"] = {"status": _text(_map(request.get("payload")).get("status"))}
    if kind.startswith("Reminders."):
        tamed["body"] = _reminder_body(kind, _map(request.get("body")))
    if kind.startswith("AlexaSkillEvent."):
        created = _text(request.get("eventCreationTime"))
        tamed |= {"eventCreationTime": created} if _is_time(created) else {}
    return tamed


def _reminder_body(kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "Reminders.ReminderDeleted":
        tokens = body.get("alertTokens")
        return {"alertTokens": [_text(one) for one in tokens] if isinstance(tokens, list) else []}
    status = body.get("status")
    return {
        "alertToken": _text(body.get("alertToken")),
        "status": status if status in ("ON", "COMPLETED") else None,
    }


def _intent(intent: Mapping[str, Any]) -> dict[str, Any]:
    if not _text(intent.get("name")):
        raise BadEnvelope("no intent")
    slots = {name: _slot(name, _map(slot)) for name, slot in _map(intent.get("slots")).items()}
    return {"name": intent["name"], "confirmationStatus": "NONE", "slots": slots}


def _slot(name: str, slot: Mapping[str, Any]) -> dict[str, Any]:
    tamed: dict[str, Any] = {"name": name, "confirmationStatus": "NONE"}
    value = _text(slot.get("value"))[:LONGEST_TEXT].strip()
    if not value:
        return tamed
    authorities = _map(slot.get("resolutions")).get("resolutionsPerAuthority")
    matches = [
        {"authority": "ours", "status": {"code": _MATCH}, "values": [{"value": found}]}
        for one in (authorities if isinstance(authorities, list) else [])
        if _map(_map(one).get("status")).get("code") == _MATCH and (found := _resolved(_map(one)))
    ]
    return {**tamed, "value": value, "resolutions": {"resolutionsPerAuthority": matches}}


def _resolved(authority: Mapping[str, Any]) -> dict[str, str] | None:
    values = authority.get("values")
    value = _map(_map(values[0]).get("value")) if isinstance(values, list) and values else {}
    found = {part: _text(value.get(part))[:LONGEST_TEXT] for part in ("name", "id")}
    return found if found["id"] or found["name"] else None


def _map(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: Any) -> str:
    # Without lone surrogates, which JSON can carry and no store can.
    return value.encode("utf-8", "ignore").decode() if isinstance(value, str) else ""


def _name(value: Any) -> str:
    return text if _NAME.fullmatch(text := _text(value)) else ""


def _locale(text: str) -> str:
    return text if _LOCALE.fullmatch(text) else LOCALE


def _first_text(key: str, *places: Any) -> str:
    return next((text for place in places if (text := _text(_map(place).get(key)))), "")


def _is_time(text: str) -> bool:
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False
