"""Requests as Alexa sends them: Alexa's JSON reference for requests, ask-sdk-model 1.82.0."""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from simulator.house import SCOPES, SKILL_ID, Account, Device, House
from simulator.model import Model
from simulator.services import Services
from simulator.session import Session
from simulator.understanding.result import SlotValue, Understood

_CONFIDENCE = {"level": 300}  # the surest that Alexa is of a voice
_VIEWPORT = {
    "experiences": [
        {"arcMinuteWidth": 246, "arcMinuteHeight": 144, "canRotate": False, "canResize": False}
    ],
    "mode": "HUB",
    "shape": "RECTANGLE",
    "pixelWidth": 1280,
    "pixelHeight": 800,
    "dpi": 160,
    "currentPixelWidth": 1280,
    "currentPixelHeight": 800,
    "touch": ["SINGLE"],
}
_VIEWPORTS = [
    {
        "type": "APL",
        "id": "main",
        "shape": "RECTANGLE",
        "dpi": 160,
        "presentationType": "STANDARD",
        "canRotate": False,
        "configuration": {
            "current": {
                "mode": "HUB",
                "size": {"type": "DISCRETE", "pixelWidth": 1280, "pixelHeight": 800},
            }
        },
    }
]


def in_session(
    house: House, services: Services, session: Session, fields: Mapping[str, Any]
) -> dict[str, Any]:
    """The envelope of a request in a session; `fields` are the request's own, `type` first."""
    request = _request(house, fields)
    account, device = session.account, session.device
    user = {"userId": account.user_id}
    system: dict[str, Any] = {
        "application": {"applicationId": SKILL_ID},
        "user": {**user, "permissions": {"scopes": _scopes(account)}},
        "device": {"deviceId": device.id, "supportedInterfaces": _interfaces(device)},
        "apiEndpoint": services.url,
        "apiAccessToken": services.token(account, device, session.id, request["requestId"]),
    }
    if person := house.person_id(account):
        system["person"] = {
            "personId": person,
            "authenticationConfidenceLevel": _CONFIDENCE,
        }
    screen = {"Viewport": _VIEWPORT, "Viewports": _VIEWPORTS} if device.screen else {}
    return {
        "version": "1.0",
        "session": {
            "new": session.new,
            "sessionId": session.id,
            "application": {"applicationId": SKILL_ID},
            "attributes": session.attributes,
            "user": user,
        },
        "context": {"System": system, "AudioPlayer": {"playerActivity": "IDLE"}, **screen},
        "request": request,
    }


def out_of_session(
    house: House, services: Services, account: Account, fields: Mapping[str, Any]
) -> dict[str, Any]:
    """The envelope of an event: no session, no device, a token that cannot create reminders."""
    request = _request(house, fields)
    stamp = request["timestamp"]
    request.update(eventCreationTime=stamp, eventPublishingTime=stamp)
    token = services.token(account, house.device, None, request["requestId"])
    return {
        "version": "1.0",
        "context": {
            "System": {
                "application": {"applicationId": SKILL_ID},
                "user": {"userId": account.user_id},
                "apiEndpoint": services.url,
                "apiAccessToken": token,
            }
        },
        "request": request,
    }


def intent_request(model: Model, understood: Understood, session: Session) -> dict[str, Any]:
    """The fields of an IntentRequest; slots that were filled before an elicitation stay filled."""
    name = understood.intent
    types = model.slots.get(name, {})
    wanted = session.wanted()
    elicited = session.elicit if wanted and wanted[0] == name else None
    earlier = (elicited.intent.get("slots") or {}) if elicited else {}
    slots: dict[str, Any] = {
        slot: _slot(slot, kind, understood.slots[slot])
        if slot in understood.slots
        else {"name": slot, "confirmationStatus": "NONE", **(earlier.get(slot) or {})}
        for slot, kind in types.items()
    }
    intent: dict[str, Any] = {"name": name, "confirmationStatus": "NONE"}
    if slots:
        intent["slots"] = slots
    fields: dict[str, Any] = {"type": "IntentRequest", "intent": intent}
    if name in model.dialog:
        fields["dialogState"] = "IN_PROGRESS" if elicited else "STARTED"
    return fields


def _request(house: House, fields: Mapping[str, Any]) -> dict[str, Any]:
    utc = house.now.astimezone(UTC).replace(tzinfo=None)
    return {
        "type": fields["type"],
        "requestId": house.next_id("amzn1.echo-api.request."),
        "timestamp": utc.isoformat(timespec="seconds") + "Z",
        "locale": house.locale,
        **fields,
    }


def _scopes(account: Account) -> dict[str, dict[str, str]]:
    # A voice that may be known shows by the person object, not among the scopes.
    asked = {SCOPES["reminders"], *account.granted} - {SCOPES["person"]}
    return {
        scope: {"status": "GRANTED" if scope in account.granted else "DENIED"}
        for scope in sorted(asked)
    }


def _interfaces(device: Device) -> dict[str, Any]:
    screen = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
    return {"AudioPlayer": {}, **(screen if device.screen else {})}


def _slot(name: str, kind: str, slot: SlotValue) -> dict[str, Any]:
    filled: dict[str, Any] = {"value": slot.value}
    if slot.matched is not None:
        match: dict[str, Any] = {
            "authority": f"amzn1.er-authority.echo-sdk.{SKILL_ID}.{kind}",
            "status": {"code": "ER_SUCCESS_MATCH" if slot.matched else "ER_SUCCESS_NO_MATCH"},
        }
        if slot.matched:
            match["values"] = [{"value": {"name": slot.name, "id": slot.id}}]
        filled["resolutions"] = {"resolutionsPerAuthority": [match]}
    return {
        "name": name,
        **filled,
        "confirmationStatus": "NONE",
        "source": "USER",
        "slotValue": {"type": "Simple", **filled},
    }
