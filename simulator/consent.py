"""Voice permission: the AskFor request a skill sends, and the Connections.Response it gets.

Shape: Alexa's reference for permissions by voice through Connections.SendRequest, versions 1 and 2.
"""

from typing import Any

from simulator.house import SCOPES

ACCEPTED = "ACCEPTED"
DENIED = "DENIED"
NOT_ANSWERED = "NOT_ANSWERED"
BY_INTENT = {
    "AMAZON.YesIntent": ACCEPTED,
    "AMAZON.NoIntent": DENIED,
    "AMAZON.StopIntent": DENIED,
    "AMAZON.CancelIntent": DENIED,
}


def scopes(directive: dict[str, Any]) -> set[str]:
    """The scopes an AskFor directive asks for."""
    payload = directive.get("payload") or {}
    several = payload.get("permissionScopes") or []
    found = {str(scope.get("permissionScope")) for scope in several}
    return found | ({str(payload["permissionScope"])} if "permissionScope" in payload else set())


def spoken(asked: set[str]) -> str:
    """Scopes as one says them."""
    names = {scope: name for name, scope in SCOPES.items()}
    return ", ".join(sorted(names.get(scope, scope) for scope in asked))


def response(directive: dict[str, Any], status: str | None) -> dict[str, Any]:
    """The fields of the Connections.Response; status None when voice consent is not to be had."""
    fields = {
        "type": "Connections.Response",
        "name": directive.get("name"),
        "token": directive.get("token"),
    }
    if status is None:
        refused = {"code": "400", "message": "Voice consent is not available here."}
        return {**fields, "status": refused, "payload": None}
    asked = sorted(scopes(directive))
    payload = {"status": status, "isCardThrown": False, "permissionScopes": asked}
    return {**fields, "status": {"code": "200", "message": "OK"}, "payload": payload}
