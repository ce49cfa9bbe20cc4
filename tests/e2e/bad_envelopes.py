"""Envelopes that are not quite as they should be, by what is to become of them."""

import copy
from typing import Any

from tests.alexa import envelopes as make
from tests.e2e.fronts import Json

MEGABYTE = "junk " * 200_000


def put(raw: Json, value: Any, *path: str | int) -> Json:
    """An envelope with `value` at `path`."""
    changed = copy.deepcopy(raw)
    node: Any = changed
    for name in path[:-1]:
        node = node[name]
    node[path[-1]] = value
    return changed


def without(raw: Json, *path: str) -> Json:
    """An envelope without what is at `path`."""
    changed = copy.deepcopy(raw)
    node: Any = changed
    for name in path[:-1]:
        node = node[name]
    del node[path[-1]]
    return changed


def deep(levels: int) -> Any:
    value: Any = "junk"
    for _ in range(levels):
        value = [value]
    return value


NAMES = make.intent("NamesIntent", {"first": "Ada", "second": "Max"})
RATING = make.intent("RatingIntent", {"rating": make.matched("rating", "often", "4")})
SLOT = ("request", "intent", "slots", "rating")
MATCH = (*SLOT, "resolutions", "resolutionsPerAuthority", 0)

# What the SDK's models would stumble over is read past: the rest is as clear as ever.
READ_PAST = {
    "dialog state": put(RATING, "FOO", "request", "dialogState"),
    "confirmation": put(RATING, "MAYBE", "request", "intent", "confirmationStatus"),
    "no slots": put(RATING, None, "request", "intent", "slots"),
    "slot null": put(RATING, None, *SLOT),
    "slot value null": put(RATING, None, *SLOT, "value"),
    "slot confirmation": put(RATING, "MAYBE", *SLOT, "confirmationStatus"),
    "slot value type": put(RATING, "Weird", *SLOT, "slotValue", "type"),
    "resolution code": put(RATING, "ER_NEW", *MATCH, "status", "code"),
    "resolution without values": put(RATING, [], *MATCH, "values"),
    "resolution value null": put(RATING, None, *MATCH, "values", 0, "value"),
    "screen shape": put(RATING, "TRIANGLE", "context", "Viewport", "shape"),
    "screen touch": put(RATING, ["MULTI"], "context", "Viewport", "touch"),
    "screen mode": put(RATING, "HOLOGRAM", "context", "Viewport", "mode"),
    "screen type": put(RATING, "WEIRD", "context", "Viewports", 0, "type"),
    "permission": put(
        RATING, "PENDING", "context", "System", "user", "permissions", "scopes", "x", "status"
    ),
    "no permissions": put(RATING, None, "context", "System", "user", "permissions"),
    "no token": without(make.launch(), "context", "System", "apiAccessToken"),
    "null token": put(make.launch(), None, "context", "System", "apiAccessToken"),
    "no endpoint": without(make.launch(), "context", "System", "apiEndpoint"),
    "broken endpoint": put(make.launch(), "https://[", "context", "System", "apiEndpoint"),
    "no device": without(make.launch(), "context", "System", "device"),
    "no session": make.launch(session=None),
    "no attributes": without(make.launch(), "session", "attributes"),
    "other attributes": make.launch(session={"v": 99, "q": "gone"}),
    "attributes of no kind": put(make.launch(), "junk", "session", "attributes"),
    "unknown locale": put(make.launch(), "xx-XX", "request", "locale"),
    "no locale": without(make.launch(), "request", "locale"),
    "locale that is a path": put(make.launch(), "../../en", "request", "locale"),
    "unknown intent": make.intent("NoSuchIntent"),
    "unknown fields": put(make.launch(), MEGABYTE, "context", "Extensions"),
    "a megabyte said": put(RATING, MEGABYTE, *SLOT, "value"),
    "a megabyte resolved": put(RATING, MEGABYTE, *MATCH, "values", 0, "value", "id"),
    "a megabyte for a name": put(NAMES, MEGABYTE, "request", "intent", "slots", "first", "value"),
    "a megabyte remembered": make.launch(session={"v": 1, "c": "x", "s": MEGABYTE}),
    "consent of a new kind": make.consented(status="POSTPONED"),
    "consent without a payload": put(make.consented(), None, "request", "payload"),
    "consent that failed": make.consented(code="500"),
}

REFUSED: Json = {
    "nothing": None,
    "a list": [],
    "a word": "junk",
    "an empty object": {},
    "a megabyte": MEGABYTE,
    "a megabyte in an object": {"junk": MEGABYTE},
    "deep junk": {"request": deep(100_000)},
    "deep attributes": make.launch(session={"v": 1, "d": deep(100_000)}),
    "half an envelope": without(make.launch(), "request"),
    "the other half": {"request": make.launch()["request"]},
    "unknown type": make.envelope({"type": "Foo.Bar"}, session={}),
    "type of words": make.envelope({"type": "I am grateful for Ada's rooibos"}, session={}),
    "id of words": put(make.envelope({"type": "X"}), "thank you, Max", "request", "requestId"),
    "wrong skill": make.launch(application={"applicationId": "amzn1.ask.skill.other"}),
    "no skill": put(without(make.launch(), "session"), {}, "context", "System", "application"),
    "no timestamp": without(make.launch(), "request", "timestamp"),
    "timestamp of words": put(make.launch(), "after the rooibos", "request", "timestamp"),
    "year one": put(make.launch(), "0001-01-01T00:00+14:00", "request", "timestamp"),
    "no request id": without(make.launch(), "request", "requestId"),
    "no intent": without(NAMES, "request", "intent"),
    "intent without a name": put(NAMES, None, "request", "intent", "name"),
}

UNHEARD = {
    "session ended": make.session_ended(),
    "session ended for a new reason": make.session_ended("A_NEW_REASON"),
    "session ended by an error": put(
        make.session_ended("ERROR"), {"type": "NEW", "message": "Ada"}, "request", "error"
    ),
    "disabled": make.event("AlexaSkillEvent.SkillDisabled"),
    "disabled, and no time": make.event("AlexaSkillEvent.SkillDisabled", eventCreationTime=7),
    "permission": make.event("AlexaSkillEvent.SkillPermissionAccepted", body={"x": ["y"]}),
    "reminder snoozed": make.event(
        "Reminders.ReminderStatusChanged", body={"alertToken": "a", "status": "SNOOZED"}
    ),
    "reminders deleted": make.event("Reminders.ReminderDeleted", body={"alertTokens": None}),
}
UNHEARD_AND_UNKNOWN = {
    "new event": make.event("AlexaSkillEvent.SkillAccountLinked"),
    "reminder started": make.event("Reminders.ReminderStarted"),
    "music": make.event("AudioPlayer.PlaybackStarted"),
    "error report": make.event("System.ExceptionEncountered"),
    "half a session end": without(make.session_ended(), "request", "timestamp"),
}
