"""No line of any log ever holds a name, a word that was said, or who the account belongs to."""

import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest

from simulator.house import SKILL_ID
from skill.app import answer_with, build_answer
from skill.core.change import Change
from skill.core.errors import Unavailable
from skill.storage.sqlite import SqliteMemory
from skill.web import create_app
from tests.alexa import envelopes as make
from tests.e2e import evening
from tests.e2e.fronts import Json, is_apology
from tests.e2e.loglines import logged

THING = "the rooibos you made me"
NAMES = make.intent("NamesIntent", {"first": "Ada", "second": "Max"})
SAID = {"first": "Ada", "second": "Max", "thing": THING, "note": THING, "goal": THING}
SECRETS = ("Ada", "Max", "rooibos", make.USER, make.PERSON, "Atza")


def leaks(lines: list[str], *more: str) -> list[str]:
    """The lines that tell something; a short word counts on its own, not as part of another."""
    words = [re.compile(rf"\b{re.escape(one)}\b", re.IGNORECASE) for one in (*SECRETS, *more)]
    return [line for line in lines if any(word.search(line) for word in words)]


class Broken(SqliteMemory):
    """A store that fails with the couple's words in the error, as a driver's message might."""

    def __init__(self, error: type[Exception]) -> None:
        super().__init__(":memory:")
        self.error = error

    def apply(self, couple: str, change: Change, request: str, now: int) -> None:
        """Fail, telling all."""
        raise self.error(f"could not write {change!r} for {make.USER} {make.PERSON} Ada")


def person(envelope: Json) -> Json:
    envelope["context"]["System"]["person"] = {"personId": make.PERSON}
    return envelope


def test_an_evening_leaves_nothing_in_the_log(tmp_path: Path) -> None:
    skill = build_answer(store_path=str(tmp_path / "us.db"), skill_id=SKILL_ID)
    with logged(logging.DEBUG) as lines, evening.home(skill) as alexa:
        account = alexa.house.account
        secrets = [account.user_id, str(alexa.house.person_id(account))]
        evening.spend(alexa)
        requests = [json.dumps(request) for request, _ in alexa.log]
    assert all(any(secret in request for request in requests) for secret in secrets)
    assert leaks(requests, "ada", "max")
    assert not leaks(lines, *secrets)


INTENTS = [
    "NamesIntent",
    "WhoIAmIntent",
    "AddGratitudeIntent",
    "LeaveNoteIntent",
    "SetGoalIntent",
    "AddPlanIntent",
    "UnheardOfIntent",
]


@pytest.mark.parametrize("name", INTENTS)
@pytest.mark.parametrize("error", [ValueError, KeyError, Unavailable, UnicodeError, RuntimeError])
def test_a_failure_in_the_middle_of_a_turn_tells_only_where(
    name: str, error: type[Exception]
) -> None:
    answer = answer_with(Broken(error), make.SKILL)
    with logged(logging.DEBUG) as lines:
        answer(person(make.launch(id="r0")))
        given = answer(person(make.intent(name, SAID)))
    assert not leaks(lines)
    if is_apology(given):
        line = json.loads(lines[-1].partition(" ")[2])
        assert line["request"] == "amzn1.echo-api.request.r1"
        assert line["type"] == "IntentRequest"
        assert line["why"] == error.__name__
        assert re.fullmatch(r"[\w<>]+:\d+", line["at"])


def test_a_failure_is_logged_at_all() -> None:
    with logged() as lines:
        assert is_apology(answer_with(Broken(ValueError), make.SKILL)(NAMES))
    assert len(lines) == 1


@pytest.mark.parametrize(
    "spoiled",
    [
        {"type": THING},
        {"type": "IntentRequest", "requestId": f"Ada {THING}", "timestamp": "now"},
        {"type": "IntentRequest", "timestamp": THING},
        {"type": "IntentRequest", "intent": {"name": None, "slots": {THING: THING}}},
        {"type": "IntentRequest", "intent": THING},
        {"type": "IntentRequest", "timestamp": "0001-01-01T00:00:00+14:00"},
    ],
)
@pytest.mark.parametrize("skill", [make.SKILL, "amzn1.ask.skill.other"])
def test_a_refusal_tells_nothing_of_what_it_refused(spoiled: Json, skill: str) -> None:
    envelope = make.intent("AddGratitudeIntent", {"thing": THING})
    envelope["request"] |= spoiled
    with logged(logging.DEBUG) as lines:
        build_answer(store_path=None, skill_id=skill)(person(envelope))
    assert len([line for line in lines if line.startswith("together_time")]) == 1
    assert not leaks(lines)


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(person(NAMES)).encode(),
        json.dumps(person(make.launch(application={"applicationId": THING}))).encode(),
        json.dumps(person(NAMES)).encode()[:-20],
        f"Ada and Max and {THING}".encode(),
        json.dumps([THING]).encode(),
        json.dumps({**NAMES, "note": THING * 20_000}).encode(),
        b"\xff" + THING.encode(),
    ],
)
@pytest.mark.parametrize("verify", [True, False])
def test_the_endpoint_does_not_either(body: bytes, verify: bool) -> None:
    answer = build_answer(store_path=None, skill_id=make.SKILL)
    client = create_app(answer, skill_id=make.SKILL, verify=verify).test_client()
    headers: dict[str, Any] = {"Signature-256": THING, "SignatureCertChainUrl": THING}
    with logged(logging.DEBUG) as lines:
        given = client.post("/", data=body, headers=headers if verify else {})
    assert given.status_code in (200, 400)
    refusals = [line for line in lines if line.startswith("skill.web")]
    assert len(refusals) == (given.status_code == 400)
    assert not leaks(lines)


def test_this_page_would_notice(caplog: pytest.LogCaptureFixture) -> None:
    with logged() as lines:
        logging.getLogger("some.library").warning("hello %s", "ada")
        logging.getLogger("some.library").info("adaptive maximum")
    assert leaks(lines) == ["some.library hello ada"]
