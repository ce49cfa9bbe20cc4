"""Free text of any kind is kept as it was said, or asked for once more; it never breaks speech."""

import hashlib
from xml.etree import ElementTree

import pytest

from skill.app import Answer, answer_with
from skill.core import text
from skill.storage.sqlite import SqliteMemory
from tests.e2e.test_two_devices import envelope, speech

INTENTS = {"AddGratitudeIntent": "thing", "AddPlanIntent": "plan", "LeaveNoteIntent": "note"}
SAID = ("<&\"' </speak><break/>x", "tea " * 500, "¿qué tal? 你好 <b>", "why do i never rest")


@pytest.fixture
def memory() -> SqliteMemory:
    return SqliteMemory(":memory:")


@pytest.fixture
def skill(memory: SqliteMemory) -> Answer:
    answer = answer_with(memory, None)
    answer(envelope(1, "1-0", "NamesIntent", first="ada", second="max"))
    return answer


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("said", SAID)
def test_it_is_kept_and_said_back(
    skill: Answer, memory: SqliteMemory, intent: str, said: str
) -> None:
    to = {"partner": "max"} if intent == "LeaveNoteIntent" else {}
    reply = skill(envelope(1, "1-1", intent, **{INTENTS[intent]: said}, **to))
    heard = "".join(ElementTree.fromstring(speech(reply)).itertext())
    if intent == "LeaveNoteIntent":
        skill(envelope(1, "1-2", "AMAZON.YesIntent", reply["sessionAttributes"]))
    kept = text.clean(said)
    assert kept is not None
    assert text.cut(kept) in heard
    couple = hashlib.sha256(b"ada-and-max").hexdigest()[:32]
    stored = [str(one.body["t"]) for one in memory.everything(couple) if "t" in one.body]
    assert stored == [kept]
    memory.close()


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("said", ["", "   ", "?!", "🙂"])
def test_nothing_is_asked_for_once_more(
    skill: Answer, memory: SqliteMemory, intent: str, said: str
) -> None:
    to = {"partner": "max"} if intent == "LeaveNoteIntent" else {}
    reply = skill(envelope(1, "1-1", intent, **{INTENTS[intent]: said}, **to))
    assert speech(reply).endswith("?</speak>")
    assert reply["response"]["shouldEndSession"] is False
    memory.close()


def test_a_long_goal_waits_at_the_door(skill: Answer, memory: SqliteMemory) -> None:
    goal = "walk " * 400
    reply = skill(envelope(1, "1-1", "SetGoalIntent", goal=goal))
    session = reply["sessionAttributes"]
    reply = skill(envelope(1, "1-2", "WhoIAmIntent", session, name="ada"))
    assert "walk walk walk" in speech(reply)
    memory.close()
