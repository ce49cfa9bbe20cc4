"""Request envelopes as Alexa sends them, by hand: the simulator's would take a household."""

from typing import Any

Json = dict[str, Any]

SKILL = "amzn1.ask.skill.test"
USER = "amzn1.ask.account.SECRETUSER"
PERSON = "amzn1.ask.person.SECRETPERSON"
AT = "2026-03-04T19:15:00Z"


def envelope(request: Json, *, id: str = "r1", session: Json | None = None, **system: Any) -> Json:
    """An envelope around a request's own fields; `session` holds the attributes, None for none."""
    made: Json = {
        "version": "1.0",
        "context": {
            "System": {
                "application": {"applicationId": SKILL},
                "user": {"userId": USER, "permissions": {"scopes": {"x": {"status": "GRANTED"}}}},
                "device": {"deviceId": "amzn1.ask.device.D", "supportedInterfaces": {}},
                "apiEndpoint": "http://127.0.0.1:9",  # nobody is there
                "apiAccessToken": "Atza|token",
                **system,
            },
            "Viewport": {"shape": "RECTANGLE", "touch": ["SINGLE"], "mode": "HUB"},
            "Viewports": [{"type": "APL", "id": "main", "shape": "RECTANGLE"}],
        },
        "request": {
            "requestId": f"amzn1.echo-api.request.{id}",
            "timestamp": AT,
            "locale": "en-US",
            **request,
        },
    }
    if session is not None:
        made["session"] = {
            "new": not session,
            "sessionId": "amzn1.echo-api.session.s",
            "application": {"applicationId": SKILL},
            "user": {"userId": USER},
            "attributes": session,
        }
    return made


def launch(**parts: Any) -> Json:
    """Someone opens the skill."""
    return envelope({"type": "LaunchRequest"}, **{"session": {}, **parts})


def intent(name: str, slots: Json | None = None, **parts: Any) -> Json:
    """Someone says what means the intent. slots: name -> what was said, or a slot as it is sent."""
    filled = {
        slot: {"name": slot, "value": said, "confirmationStatus": "NONE"}
        if isinstance(said, str)
        else said
        for slot, said in (slots or {}).items()
    }
    fields = {"name": name, "confirmationStatus": "NONE", "slots": filled}
    request = {"type": "IntentRequest", "dialogState": "STARTED", "intent": fields}
    return envelope(request, **{"session": {}, **parts})


def matched(name: str, said: str, id: str) -> Json:
    """A slot whose words were found among a type's values."""
    value = {"value": {"name": said, "id": id}}
    found = {"authority": "a", "status": {"code": "ER_SUCCESS_MATCH"}, "values": [value]}
    return {
        "name": name,
        "value": said,
        "confirmationStatus": "NONE",
        "resolutions": {"resolutionsPerAuthority": [found]},
        "slotValue": {"type": "Simple", "value": said},
    }


def event(kind: str, **fields: Any) -> Json:
    """Something happens outside a session."""
    return envelope({"type": kind, **fields})


def session_ended(reason: str = "USER_INITIATED") -> Json:
    """A session is over."""
    request = {"type": "SessionEndedRequest", "reason": reason}
    return envelope(request, session={})


def consented(status: str = "ACCEPTED", code: str = "200", token: str = "t") -> Json:
    """Alexa's answer about a permission."""
    request = {
        "type": "Connections.Response",
        "name": "AskFor",
        "status": {"code": code, "message": "OK"},
        "payload": {"permissionScope": "x", "status": status},
        "token": token,
    }
    return envelope(request, session={})
