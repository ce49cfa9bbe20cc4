"""The requests look as Alexa's do, and the SDK can read each of them."""

import json

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from simulator.house import SCOPES, SKILL_ID
from tests.simulator.fakes import (
    Json,
    ask,
    ask_for_reminders,
    by_request,
    household,
    tell,
)

ELICIT = {"type": "Dialog.ElicitSlot", "slotToElicit": "time"}
REMIND = "remind us to put our phones away"


def test_all_declared_slots_are_there() -> None:
    with household(by_request(SetReminderIntent=tell("Good."))) as alexa:
        intent = alexa.say(REMIND).request["request"]["intent"]
    assert set(intent["slots"]) == {"routine", "time", "recurrence"}
    assert intent["slots"]["time"] == {"name": "time", "confirmationStatus": "NONE"}
    assert intent["slots"]["routine"]["value"] == "phones away"


@pytest.mark.parametrize(
    ("said", "code", "values"),
    [
        ("often", "ER_SUCCESS_MATCH", [{"value": {"name": "often", "id": "4"}}]),
        ("purple", "ER_SUCCESS_NO_MATCH", None),
    ],
)
def test_a_custom_slot_says_what_it_resolved_to(said: str, code: str, values: object) -> None:
    with household(by_request(RatingIntent=tell("Good."))) as alexa:
        slot = alexa.say(said).request["request"]["intent"]["slots"]["rating"]
    (authority,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert authority["authority"] == f"amzn1.er-authority.echo-sdk.{SKILL_ID}.Rating"
    assert authority["status"]["code"] == code
    assert authority.get("values") == values
    assert slot["slotValue"]["resolutions"] == slot["resolutions"]


def test_an_elicited_slot_joins_those_filled_before() -> None:
    asked = ask("At what time?", directives=[ELICIT])
    with household(by_request(SetReminderIntent=asked, NoIntent=ask("What then?"))) as alexa:
        first = alexa.say(REMIND)
        assert first.request["request"]["dialogState"] == "STARTED"
        second = alexa.say("eight in the evening").request["request"]
        assert second["dialogState"] == "IN_PROGRESS"
        slots = second["intent"]["slots"]
        assert slots["routine"]["value"] == "phones away"
        assert slots["time"]["value"] == "20:00"
        assert "resolutions" not in slots["time"]
        alexa.say("no")
        assert alexa.say(REMIND).request["request"]["dialogState"] == "STARTED"


def test_an_updated_intent_is_what_goes_on() -> None:
    updated = {"name": "SetReminderIntent", "slots": {"routine": {"name": "routine", "value": "x"}}}
    asked = ask("At what time?", directives=[{**ELICIT, "updatedIntent": updated}])
    with household(by_request(RatingIntent=asked, SetReminderIntent=tell("Good."))) as alexa:
        alexa.say("often")
        slots = alexa.say("eight in the evening").request["request"]["intent"]["slots"]
    assert slots["routine"]["value"] == "x"
    assert slots["time"]["value"] == "20:00"


def test_who_speaks_shows_only_where_the_voice_may_be_known() -> None:
    with household(by_request(AffirmationIntent=tell("Grow."))) as alexa:

        def person() -> Json | None:
            system = alexa.say("an affirmation").request["context"]["System"]
            found: Json | None = system.get("person")
            return found

        assert person() is None
        alexa.house.speaker = "Max"
        known = person()
        assert known is not None
        assert known["personId"].startswith("amzn1.ask.person.")
        alexa.house.speaker = "Ada"
        other = person()
        assert other is not None
        assert other["personId"] != known["personId"]
        alexa.house.grant("person", False)
        assert person() is None


def test_permissions_and_time_are_told_as_alexa_does() -> None:
    with household(by_request(AffirmationIntent=tell("Grow."))) as alexa:
        request = alexa.say("an affirmation").request
        scopes = request["context"]["System"]["user"]["permissions"]["scopes"]
        assert scopes == {SCOPES["reminders"]: {"status": "DENIED"}}
        assert request["request"]["timestamp"] == "2026-03-04T19:15:00Z"
        alexa.house.grant("reminders")
        request = alexa.say("an affirmation").request
        scopes = request["context"]["System"]["user"]["permissions"]["scopes"]
        assert scopes == {SCOPES["reminders"]: {"status": "GRANTED"}}


def test_the_sdk_reads_every_kind_of_envelope() -> None:
    skill = by_request(
        LaunchRequest=ask("Shall we?", "Yes?"),
        SetReminderIntent=ask_for_reminders(),
        Response=tell("Then I'll leave it."),
        RatingIntent=tell("Good."),
    )
    with household(skill, screen=True) as alexa:
        alexa.house.speaker = "Max"
        for text in ("open together time", "exit", REMIND, "no", "often", REMIND, "yes"):
            alexa.say(text)
        alexa.disable()
        kinds = set()
        for request, _ in alexa.log:
            read = DefaultSerializer().deserialize(json.dumps(request), RequestEnvelope)
            assert read.request.object_type == request["request"]["type"]
            kinds.add(read.request.object_type)
    assert kinds == {
        "LaunchRequest",
        "IntentRequest",
        "SessionEndedRequest",
        "Connections.Response",
        "AlexaSkillEvent.SkillDisabled",
    }
