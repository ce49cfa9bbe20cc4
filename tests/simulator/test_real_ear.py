"""The local Alexa with the real understanding and the real interaction model."""

import pytest

from simulator.alexa import Alexa
from simulator.house import House
from simulator.services import Services
from simulator.understanding import Understander
from tests.simulator.fakes import Json, ask, empty


@pytest.fixture(scope="module")
def ear() -> Understander:
    return Understander.load("en-US")


def parrot(request: Json) -> Json:
    """Says which intent came; never has enough."""
    if request["request"]["type"] == "SessionEndedRequest":
        return empty()
    name = request["request"].get("intent", {}).get("name", "LaunchRequest")
    return ask(f"{name}. What else?", "Well?")


def test_an_evening(ear: Understander) -> None:
    house = House()
    with Services(house) as services:
        alexa = Alexa(parrot, ear, house, services)
        assert alexa.say("Alexa, open together time").text.startswith("LaunchRequest")
        reminder = alexa.say("Remind us every weekday at eight p.m. to put our phones away")
        slots = reminder.request["request"]["intent"]["slots"]
        assert slots["time"]["value"] == "20:00"
        found = slots["recurrence"]["resolutions"]["resolutionsPerAuthority"][0]["values"]
        assert found[0]["value"]["id"] == "weekdays"
        assert alexa.say("Alexa, stop").text.startswith("AMAZON.StopIntent")
        assert alexa.say("exit").kind == "silence"
        one_shot = alexa.say("Alexa, ask together time for today's affirmation")
        assert one_shot.text.startswith("AffirmationIntent")
        assert one_shot.request["session"]["new"] is True
