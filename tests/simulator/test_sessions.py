"""What Alexa keeps between two utterances, and when she stops listening."""

from datetime import timedelta

import pytest

from simulator.alexa import BrokenReply
from tests.simulator.fakes import Json, ask, by_request, household, tell

HELLO = ask("Good evening. Shall we start?", "Just say yes?", attributes={"asked": "start"})


def kinds(log: list[tuple[Json, Json]]) -> list[str]:
    return [request["request"]["type"] for request, _ in log]


def test_a_session_keeps_its_attributes_and_ends_with_the_response() -> None:
    with household(by_request(LaunchRequest=HELLO, YesIntent=tell("Here we go."))) as alexa:
        hello = alexa.say("Alexa, open together time")
        assert hello.open
        assert hello.text == "Good evening. Shall we start?"
        assert hello.request["session"]["new"] is True
        yes = alexa.say("yes")
        assert yes.request["session"]["new"] is False
        assert yes.request["session"]["attributes"] == {"asked": "start"}
        assert yes.request["session"]["sessionId"] == hello.request["session"]["sessionId"]
        assert not yes.open
        assert alexa.session is None


def test_attributes_that_a_response_leaves_out_are_gone() -> None:
    with household(by_request(LaunchRequest=HELLO, YesIntent=ask("And now?"))) as alexa:
        alexa.say("open together time")
        alexa.say("yes")
        assert alexa.say("yes").request["session"]["attributes"] == {}


def test_an_utterance_by_name_is_one_shot() -> None:
    with household(by_request(AffirmationIntent=tell("What we water, grows."))) as alexa:
        heard = alexa.say("Alexa, ask together time for an affirmation")
        assert heard.request["session"]["new"] is True
        assert (heard.text, heard.open) == ("What we water, grows.", False)


def test_yes_into_the_room_is_not_for_the_skill() -> None:
    with household(by_request()) as alexa:
        assert alexa.say("yes").kind == "silence"
        assert alexa.log == []


def test_opening_again_ends_the_old_session_first() -> None:
    with household(by_request(LaunchRequest=HELLO)) as alexa:
        first = alexa.say("open together time")
        again = alexa.say("open together time")
        assert kinds(alexa.log) == ["LaunchRequest", "SessionEndedRequest", "LaunchRequest"]
        assert alexa.log[1][0]["request"]["reason"] == "USER_INITIATED"
        assert again.request["session"]["sessionId"] != first.request["session"]["sessionId"]


def test_stop_goes_to_the_skill_and_exit_does_not() -> None:
    with household(by_request(LaunchRequest=HELLO, StopIntent=tell("Good night."))) as alexa:
        alexa.say("open together time")
        assert alexa.say("Alexa, stop").text == "Good night."
        alexa.say("open together time")
        assert alexa.say("exit").kind == "silence"
        assert alexa.log[-1][0]["request"]["reason"] == "USER_INITIATED"
        assert alexa.session is None


def test_silence_brings_the_reprompt_once_and_then_the_end() -> None:
    with household(by_request(LaunchRequest=HELLO)) as alexa:
        alexa.say("open together time")
        assert alexa.pass_time(timedelta(seconds=7)) == []
        (reprompt,) = alexa.pass_time(timedelta(seconds=1))
        assert (reprompt.kind, reprompt.text, reprompt.open) == ("reprompt", "Just say yes?", True)
        (end,) = alexa.pass_time(timedelta(seconds=8))
        assert end.request["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
        assert alexa.session is None
        assert alexa.pass_time(timedelta(hours=1)) == []


def test_an_answer_after_the_reprompt_is_still_in_the_session() -> None:
    with household(by_request(LaunchRequest=HELLO, YesIntent=tell("Good."))) as alexa:
        alexa.say("open together time")
        alexa.pass_time(timedelta(seconds=9))
        assert alexa.say("yes").request["session"]["attributes"] == {"asked": "start"}


def test_a_person_who_types_is_waited_for() -> None:
    with household(by_request(LaunchRequest=HELLO)) as alexa:
        alexa.say("open together time")
        assert alexa.pass_time(timedelta(minutes=5), patient=True) == []
        assert alexa.session is not None


def test_each_device_has_its_own_session() -> None:
    with household(by_request(LaunchRequest=HELLO, YesIntent=tell("Good."))) as alexa:
        living_room = alexa.say("open together time").request["session"]["sessionId"]
        alexa.house.use_device("kitchen")
        assert alexa.say("yes").kind == "silence"
        alexa.house.use_device("living room")
        assert alexa.say("yes").request["session"]["sessionId"] == living_room


def test_a_screen_keeps_a_session_with_the_microphone_closed() -> None:
    quiet = tell("Look.")
    del quiet["response"]["shouldEndSession"]
    found: list[str] = []
    skill = by_request(LaunchRequest=quiet)
    with household(skill, on_problems=found.extend, screen=True) as alexa:
        assert not alexa.say("open together time").open
        assert alexa.session is not None
        alexa.pass_time(timedelta(seconds=30))
        assert kinds(alexa.log) == ["LaunchRequest", "SessionEndedRequest"]
    assert found == ["shouldEndSession is neither true nor false"]


def test_an_event_has_no_session_and_disabling_gives_a_new_user() -> None:
    with household(by_request(LaunchRequest=HELLO)) as alexa:
        before = alexa.say("open together time").request["context"]["System"]["user"]["userId"]
        alexa.disable()
        event = alexa.log[-1][0]
        assert event["request"]["type"] == "AlexaSkillEvent.SkillDisabled"
        assert "session" not in event
        assert event["context"]["System"]["user"]["userId"] == before
        after = alexa.say("open together time").request["context"]["System"]["user"]["userId"]
        assert after != before


def test_a_broken_reply_raises() -> None:
    with (
        household(by_request(LaunchRequest=ask("Hello there."))) as alexa,
        pytest.raises(BrokenReply, match="without a question"),
    ):
        alexa.say("open together time")


def test_a_suggested_phrase_must_be_understood() -> None:
    good = tell("Done. To hear one again, say, an affirmation.")
    bad = tell("Done. To stop it, say, abracadabra.")
    with household(by_request(LaunchRequest=good, AffirmationIntent=bad)) as alexa:
        alexa.say("open together time")
        with pytest.raises(BrokenReply, match="abracadabra"):
            alexa.say("an affirmation")


def test_the_same_evening_gives_the_same_envelopes() -> None:
    def envelopes() -> list[Json]:
        with household(by_request(LaunchRequest=HELLO, YesIntent=tell("Good."))) as alexa:
            alexa.say("open together time")
            alexa.say("yes")
            for request, _ in alexa.log:
                del request["context"]["System"]["apiEndpoint"]  # the port is free to differ
            return [request for request, _ in alexa.log]

    assert envelopes() == envelopes()
