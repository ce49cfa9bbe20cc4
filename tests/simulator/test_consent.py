"""Alexa's own question for a permission, and what comes back to the skill."""

from datetime import timedelta
from typing import Any

import pytest

from simulator.house import SCOPES, PermissionAnswer
from tests.simulator.fakes import Json, ask_for_reminders, by_request, household, tell

REMIND = "remind us to put our phones away"


def answered(request: Json) -> Json:
    said = request["request"]
    status = (said["payload"] or {}).get("status", said["status"]["code"])
    return tell(f"{status}, {said['token']}, {request['session']['attributes'].get('draft')}.")


SKILL = by_request(SetReminderIntent=ask_for_reminders(), Response=answered)


@pytest.mark.parametrize(
    ("said", "status", "granted"), [("yes", "ACCEPTED", True), ("no", "DENIED", False)]
)
def test_the_next_utterance_answers_alexa(said: str, status: str, granted: bool) -> None:
    with household(SKILL) as alexa:
        asked = alexa.say(REMIND)
        assert asked.alexa_asks
        assert asked.open
        heard = alexa.say(said)
        assert heard.text == f"{status}, phones at eight, eight."
        assert heard.request["session"]["new"] is False
        assert alexa.house.account.allows("reminders") is granted
        scopes = heard.request["context"]["System"]["user"]["permissions"]["scopes"]
        told = "GRANTED" if granted else "DENIED"
        assert scopes[SCOPES["reminders"]] == {"status": told}


@pytest.mark.parametrize(
    ("answer", "status"), [("grant", "ACCEPTED"), ("deny", "DENIED"), ("card", "400")]
)
def test_a_standing_answer_needs_no_utterance(answer: PermissionAnswer, status: str) -> None:
    with household(SKILL, permission_answer=answer) as alexa:
        heard = alexa.say(REMIND)
        assert heard.text == f"{status}, phones at eight, eight."
        assert heard.alexa_asks is None


def test_what_is_granted_already_is_not_asked_again() -> None:
    with household(SKILL) as alexa:
        alexa.house.grant("reminders")
        assert alexa.say(REMIND).text.startswith("ACCEPTED")


def test_an_odd_answer_is_asked_once_more() -> None:
    with household(SKILL) as alexa:
        alexa.say(REMIND)
        assert alexa.say("purple").alexa_asks
        assert alexa.say("purple").text.startswith("NOT_ANSWERED")


def test_silence_is_no_answer() -> None:
    with household(SKILL) as alexa:
        alexa.say(REMIND)
        again, given_up = alexa.pass_time(timedelta(seconds=16))
        assert again.alexa_asks
        assert given_up.text.startswith("NOT_ANSWERED")


def test_a_session_that_ended_with_the_question_starts_anew_with_the_token() -> None:
    ending: dict[str, Any] = ask_for_reminders()
    ending["response"]["shouldEndSession"] = True
    with household(by_request(SetReminderIntent=ending, Response=answered)) as alexa:
        alexa.say(REMIND)
        heard = alexa.say("yes")
        assert heard.text == "ACCEPTED, phones at eight, None."
        assert heard.request["session"]["new"] is True
