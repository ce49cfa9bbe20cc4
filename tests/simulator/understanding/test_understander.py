"""The order of readings, shown on a small model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.understanding import FALLBACK, LAUNCH, Understander
from tests.simulator.understanding.small_model import NOW, SMALL, heard

EAR = Understander(SMALL, "en-US")


@pytest.mark.parametrize(
    "text, intent, slots",
    [
        ("Start the evening!", "StartIntent", {}),
        ("um, start the evening, please", "StartIntent", {}),
        ("could you start the evening for us", "StartIntent", {}),
        ("kick off our evening", "StartIntent", {}),
        ("start our evning", "StartIntent", {}),
        ("remind us every weekday at 8 p.m.", "RemindIntent", {"day": "weekdays", "time": "20:00"}),
        ("please remind us at half past", "RemindIntent", {}),
        ("often", "RateIntent", {"rating": "4"}),
        ("I'd say very often", "RateIntent", {"rating": "4"}),
        ("four", "RateIntent", {"rating": "4"}),
        ("one two three four five six", "CodeIntent", {"code": "123456"}),
        ("we did it", "DoneIntent", {}),
        ("We did the dishes", "DoneIntent", {"plan": "the dishes"}),
        ("leave a note saying I'm late, don't wait", "NoteIntent", {"note": "i'm late don't wait"}),
        ("ada and max", "NamesIntent", {"first": "ada", "second": "max"}),
        ("Ada's turn", "NamesIntent", {"first": "ada"}),
        ("yes please", "AMAZON.YesIntent", {}),
        ("okay, stop", "AMAZON.StopIntent", {}),
    ],
)
def test_readings(text: str, intent: str, slots: dict[str, str]) -> None:
    assert heard(EAR, text) == (intent, slots)


@pytest.mark.parametrize(
    "text",
    [
        "stop the evening",
        "start the car",
        "i do not feel safe",
        "play some jazz",
        "jazz and weather",
        "purple monkey dishwasher",
        "nobody",
        "",
        "?!",
    ],
)
def test_what_is_not_for_the_skill(text: str) -> None:
    assert heard(EAR, text) == (FALLBACK, {})


@pytest.mark.parametrize(
    "text, intent",
    [
        ("Alexa, open quiet hour", LAUNCH),
        ("quiet hour", LAUNCH),
        ("alexa launch quiet hour please", LAUNCH),
        ("Alexa, ask quiet hour to start the evening", "StartIntent"),
        ("ask quiet hour for start the evening", "StartIntent"),
        ("tell quiet hour that we did it", "DoneIntent"),
        ("Alexa, start the evening with quiet hour", "StartIntent"),
        ("alexa, stop", "AMAZON.StopIntent"),
        ("ask quiet hour to play jazz", FALLBACK),
        ("ask noisy hour to start the evening", FALLBACK),
    ],
)
def test_invocations(text: str, intent: str) -> None:
    assert heard(EAR, text)[0] == intent


def test_a_custom_value_says_what_it_resolved_to() -> None:
    value = EAR.understand("Very often", now=NOW).slots["rating"]
    assert (value.value, value.spoken) == ("very often", "very often")
    assert (value.id, value.name, value.matched) == ("4", "often", True)


def test_a_built_in_value_resolves_to_nothing() -> None:
    value = EAR.understand("remind us at eight p.m.", now=NOW).slots["time"]
    assert (value.value, value.spoken) == ("20:00", "eight pm")
    assert (value.id, value.name, value.matched) == (None, None, None)


ASKED_NOTE = ("NoteIntent", "note")


@pytest.mark.parametrize(
    "text, elicit, intent, slots",
    [
        ("the oven is on", ASKED_NOTE, "NoteIntent", {"note": "the oven is on"}),
        ("the note is call mum", ASKED_NOTE, "NoteIntent", {"note": "call mum"}),
        ("often", ASKED_NOTE, "NoteIntent", {"note": "often"}),
        ("we did the dishes", ASKED_NOTE, "NoteIntent", {"note": "we did the dishes"}),
        ("stop", ASKED_NOTE, "AMAZON.StopIntent", {}),
        ("please help", ASKED_NOTE, "AMAZON.HelpIntent", {}),
        ("start the evening", ASKED_NOTE, "StartIntent", {}),
        ("four", ("RemindIntent", "time"), "RemindIntent", {"time": "04:00"}),
        ("oh let's say at eight", ("RemindIntent", "time"), "RemindIntent", {"time": "08:00"}),
        ("banana", ("RemindIntent", "time"), FALLBACK, {}),
        ("on monday", ("RemindIntent", "day"), "RemindIntent", {"day": "monday"}),
        ("for ada", ("NamesIntent", "first"), "NamesIntent", {"first": "ada"}),
        ("yes", ("UnknownIntent", "slot"), "AMAZON.YesIntent", {}),
    ],
)
def test_an_asked_slot(
    text: str, elicit: tuple[str, str], intent: str, slots: dict[str, str]
) -> None:
    assert heard(EAR, text, elicit) == (intent, slots)


def test_an_asked_custom_slot_takes_what_it_does_not_know() -> None:
    elicit = ("RemindIntent", "day")
    value = EAR.understand("every other day", now=NOW, elicit=elicit).slots["day"]
    assert (value.value, value.id, value.matched) == ("every other day", None, False)
    assert heard(EAR, "what is the weather like tomorrow", elicit)[0] == FALLBACK


@given(st.text(max_size=60), st.sampled_from([None, ASKED_NOTE, ("RemindIntent", "time")]))
def test_nothing_that_is_said_breaks_it(text: str, elicit: tuple[str, str] | None) -> None:
    assert heard(EAR, text, elicit)[0]


def test_a_language_that_is_not_written_yet_is_named() -> None:
    with pytest.raises(LookupError, match="tlh-QO"):
        Understander(SMALL, "tlh-QO")
