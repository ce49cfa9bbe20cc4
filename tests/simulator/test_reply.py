"""A response that breaks a rule is told so, and a good one is not."""

from typing import Any

import pytest

from simulator import reply, ssml
from tests.simulator.fakes import Json, ask, empty, tell

IN_SESSION: Json = {
    "session": {},
    "context": {"System": {"device": {"supportedInterfaces": {}}}},
    "request": {"type": "LaunchRequest"},
}
ENDED = {**IN_SESSION, "request": {"type": "SessionEndedRequest"}}
EVENT = {"context": {}, "request": {"type": "AlexaSkillEvent.SkillDisabled"}}
RENDER = {"type": "Alexa.Presentation.APL.RenderDocument"}


@pytest.mark.parametrize(
    ("request_", "response"),
    [
        (IN_SESSION, tell("Good night.")),
        (IN_SESSION, tell("You asked: what now? Good night.")),
        (IN_SESSION, ask("Shall we begin?", "Yes?")),
        (IN_SESSION, ask('Ready?<break time="1s"/>', "Yes?")),
        (IN_SESSION, tell('<amazon:effect name="whispered">Hush</amazon:effect>.')),
        (ENDED, empty()),
        (EVENT, empty()),
        (IN_SESSION, tell("So.", directives=[{"type": "Alexa.Presentation.APLA.RenderDocument"}])),
    ],
)
def test_good_replies(request_: Json, response: Json) -> None:
    assert reply.problems(request_, response) == []


@pytest.mark.parametrize(
    "speech, phrases",
    [
        ("Done. To change it, say, move our time.", ["move our time"]),
        (
            "Say, stop it, or say, go on. Good night.",
            ["stop it, or say, go on", "stop it", "go on"],
        ),
        ("Alexa may keep what you say, and you can delete it.", []),
    ],
)
def test_what_is_suggested_aloud(speech: str, phrases: list[str]) -> None:
    tried: list[str] = []

    def understood(phrase: str) -> bool:
        tried.append(phrase)
        return False

    reply.problems(IN_SESSION, tell(speech), understood)
    assert list(dict.fromkeys(tried)) == phrases


def _without(response: Json, name: str) -> Json:
    del response["response"][name]
    return response


@pytest.mark.parametrize(
    ("request_", "response", "problem"),
    [
        (IN_SESSION, {}, "no response object"),
        (IN_SESSION, {**empty(), "version": "2.0"}, "version"),
        (IN_SESSION, tell("a" * 30_000), "bytes"),
        (IN_SESSION, tell("a" * 8_001), "8016 characters"),
        (IN_SESSION, tell("x", attributes={"a": "b" * 2048}), "session attributes"),
        (IN_SESSION, tell("Tom & Jerry"), "not well-formed"),
        (IN_SESSION, tell("<marquee>So</marquee>"), "unknown SSML tag <marquee>"),
        (IN_SESSION, tell('So.<break time="11s"/>'), "a pause of more than 10 s"),
        (IN_SESSION, tell('<audio src="soundbank://a"/>' * 6), "more than 5 sounds"),
        (IN_SESSION, tell("Shall we?"), "the microphone closes"),
        (IN_SESSION, ask("Well then."), "without a question"),
        (IN_SESSION, _without(ask("So?"), "reprompt"), "without a reprompt"),
        (IN_SESSION, ask("So?", "So?"), "repeats the prompt"),
        (IN_SESSION, _without(tell("So."), "shouldEndSession"), "neither true nor false"),
        (IN_SESSION, tell("So.", directives=[RENDER]), "without a screen"),
        (IN_SESSION, tell("So.", directives=[{"type": "Dialog.Delegate"}]), "not simulated"),
        (IN_SESSION, tell("So.", directives=[{}]), "a directive without a type"),
        (IN_SESSION, tell("So.", card={"type": "Fancy"}), "card of type Fancy"),
        (ENDED, tell("Bye."), "outputSpeech in answer to SessionEndedRequest"),
        (EVENT, tell("Bye."), "outputSpeech in answer to AlexaSkillEvent.SkillDisabled"),
    ],
)
def test_broken_replies(request_: Json, response: Json, problem: str) -> None:
    assert any(problem in found for found in reply.problems(request_, response))


@pytest.mark.parametrize(
    ("body", "heard"),
    [
        ("Here. <break time='1s'/> What we water, grows.", "Here. ... What we water, grows."),
        ("One<break time='100ms'/> two", "One two"),
        ("<s>One.</s><s>Two.</s>", "One. Two."),
        ("A <sub alias='doctor'>Dr</sub> &amp; more", "A doctor & more"),
        ('<audio src="soundbank://soundlibrary/bell_01"/>Now', "(bell 01) Now"),
        ('Hello <alexa:name type="first" personId="x"/>.', "Hello (name)."),
        ("<prosody rate='slow'>Slow</prosody>, then.", "Slow, then."),
        ("Wait <break strength='strong'/> <break time='2s'/> now", "Wait ... now"),
    ],
)
def test_ssml_as_text(body: str, heard: str) -> None:
    assert ssml.plain(f"<speak>{body}</speak>") == heard


@pytest.mark.parametrize("broken", ["So.", "<speak>", "<speak><p></speak>", "<speaker>a</speaker>"])
def test_ssml_that_is_none(broken: str) -> None:
    with pytest.raises(ValueError, match="SSML"):
        ssml.plain(broken)


@pytest.mark.parametrize(
    ("card", "line"),
    [
        ({"type": "Simple", "title": "Today", "content": "A\nB"}, "Today | A / B"),
        ({"type": "AskForPermissionsConsent", "permissions": ["x"]}, "permissions: x"),
        ({"type": "LinkAccount"}, "LinkAccount"),
    ],
)
def test_a_card_in_a_line(card: dict[str, Any], line: str) -> None:
    assert reply.card_text(card) == line
