"""Alexa's services fail in every way they have: nothing is claimed that did not happen."""

from pathlib import Path

import pytest
import urllib3

from simulator.alexa import Alexa
from skill.alexa import http
from skill.app import build_answer
from skill.speech import ssml
from skill.speech.render import text
from tests.e2e import evening
from tests.e2e.fronts import check, is_apology, stored

# What is said only of a reminder that was set.
CLAIM = ssml.escape(text("reminders-change-screen_free", "en-US"))
FAULTS = [
    "400",
    "401",
    "401 empty",
    "403",
    "403 html",
    "403 MAX_REMINDERS_EXCEEDED",
    "403 DEVICE_NOT_SUPPORTED",
    "400 TRIGGER_SCHEDULED_TIME_IN_PAST",
    "404",
    "409",
    "429",
    "500",
    "500 empty",
    "503 html",
    "504",
    "empty",
    "html",
    "timeout",
    "lost",
]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_TIMEOUT", urllib3.Timeout(connect=0.5, read=0.3))


def last(alexa: Alexa) -> str:
    """What was answered last, valid and no apology for a mistake of ours."""
    answer = check(alexa.log[-1][1])
    assert not is_apology(answer)
    return str(answer["response"].get("outputSpeech", {}).get("ssml", ""))


def asked_for(alexa: Alexa) -> None:
    for words in (
        "open together time",
        "ada and max",
        "no",
        "stop",
        "ask together time to remind us every weekday at eight p.m. to put our phones away",
    ):
        alexa.say(words)
    assert "Shall I set" in last(alexa)


def test_when_all_is_well_it_is_set(tmp_path: Path) -> None:
    with evening.home(build_answer(store_path=str(tmp_path / "us.db"))) as alexa:
        asked_for(alexa)
        alexa.say("yes")
        assert CLAIM in last(alexa)
        assert len(alexa.services.reminders.all) == 1
    assert '"reminder.' in "".join(stored(tmp_path / "us.db"))


@pytest.mark.parametrize("fault", FAULTS)
def test_what_was_not_set_is_not_called_set(fault: str, tmp_path: Path) -> None:
    with evening.home(build_answer(store_path=str(tmp_path / "us.db"))) as alexa:
        asked_for(alexa)
        alexa.services.faults.set("reminders", fault)
        alexa.say("yes")
        assert CLAIM not in last(alexa)
        posts = [call for call in alexa.services.calls if call.method == "POST"]
        assert posts or fault == "timeout"  # a call that hangs is noted when it is over
    assert '"reminder.' not in "".join(stored(tmp_path / "us.db"))


@pytest.mark.parametrize("fault", FAULTS)
def test_without_the_settings_the_welcome_comes_all_the_same(fault: str, tmp_path: Path) -> None:
    with evening.home(build_answer(store_path=str(tmp_path / "us.db"))) as alexa:
        alexa.services.faults.set("settings", fault)
        alexa.say("open together time")
        assert "Together Time" in last(alexa)
        alexa.services.faults.mend()
        alexa.say("ada and max")
        alexa.say("stop")
        alexa.say("open together time")
        last(alexa)
    assert "Europe/Berlin" in "".join(stored(tmp_path / "us.db"))
