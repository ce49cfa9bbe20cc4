"""What one can do besides talking, and what is not understood."""

from datetime import timedelta

import pytest

from simulator import commands
from simulator.alexa import Alexa
from simulator.heard import Heard
from tests.simulator.fakes import ask, by_request, empty, household, tell
from tests.simulator.test_reminders_ring import rule, set_up, sets

SKILL = by_request(LaunchRequest=ask("Shall we?", "Yes?"), YesIntent=tell("Good."))


def texts(alexa: Alexa, line: str) -> list[str]:
    return [one.text if isinstance(one, Heard) else one for one in commands.run(alexa, line)]


@pytest.mark.parametrize(
    "text, span",
    [
        ("2 h", timedelta(hours=2)),
        ("30 min", timedelta(minutes=30)),
        ("1 day, 8 hours", timedelta(days=1, hours=8)),
        ("45s", timedelta(seconds=45)),
        ("2 weeks", timedelta(weeks=2)),
    ],
)
def test_spans(text: str, span: timedelta) -> None:
    assert commands.span(text) == span


def test_waiting() -> None:
    with household(SKILL) as alexa:
        alexa.say("open together time")
        assert texts(alexa, ":wait 8 s") == ["Yes?"]
        commands.run(alexa, ":at 2026-03-05T08:00")
        assert f"{alexa.house.now:%d %H:%M}" == "05 08:00"


def test_who_and_where() -> None:
    with household(SKILL) as alexa:
        home = alexa.house
        commands.run(alexa, ":as Max")
        speakers = [home.speaker]
        commands.run(alexa, ":as nobody")
        assert [*speakers, home.speaker] == ["Max", None]
        commands.run(alexa, ":device old radio with screen without reminders")
        device = home.device
        assert (device.name, device.screen, device.reminders) == ("old radio", True, False)
        commands.run(alexa, ":account second")
        assert (home.account.name, home.device.name) == ("second", "living room")
        commands.run(alexa, ":account home")
        assert home.device.name == "living room"


def test_permissions() -> None:
    with household(SKILL) as alexa:
        commands.run(alexa, ":grant reminders")
        assert alexa.house.account.allows("reminders")
        commands.run(alexa, ":deny reminders")
        assert not alexa.house.account.allows("reminders")
        commands.run(alexa, ":permission card")
        assert alexa.house.permission_answer == "card"


def test_reminders_are_listed_and_deleted_in_the_app() -> None:
    with household(sets(rule("FREQ=DAILY"))) as alexa:
        assert texts(alexa, ":reminders") == ["  (none)"]
        set_up(alexa)
        (line,) = texts(alexa, ":reminders")
        assert line.startswith("  1. Phones away | Thu 2026-03-05 20:00 | FREQ=DAILY")
        commands.run(alexa, ":app delete 1")
        assert texts(alexa, ":reminders") == ["  (none)"]


def test_breaking_and_mending() -> None:
    with household(sets(rule("FREQ=DAILY"))) as alexa:
        alexa.house.grant("reminders")
        commands.run(alexa, ":break reminders POST 503 html")
        assert alexa.services.faults.of("reminders", "GET") is None
        assert "503" in alexa.say("an affirmation").text
        commands.run(alexa, ":break settings timeout")
        assert alexa.services.faults.of("settings", "GET") is not None
        commands.run(alexa, ":mend")
        assert alexa.services.faults.of("reminders", "POST") is None


def test_disabling() -> None:
    with household(lambda request: empty()) as alexa:
        before = alexa.house.account.user_id
        commands.run(alexa, ":disable")
        assert alexa.log[0][0]["request"]["type"] == "AlexaSkillEvent.SkillDisabled"
        assert alexa.house.account.user_id != before


def test_help_names_every_command() -> None:
    with household(SKILL) as alexa:
        listed = " ".join(texts(alexa, ":help"))
    for name in ("wait", "at", "as", "break", "mend", "reminders", "disable", "quit"):
        assert f" :{name}" in listed


def test_quit() -> None:
    with household(SKILL) as alexa, pytest.raises(commands.Quit):
        commands.run(alexa, ":quit")


@pytest.mark.parametrize(
    "line",
    [
        ":dance",
        ":wait",
        ":wait 3 fortnights",
        ":at yesterday",
        ":at 2026-03-01T08:00",
        ":as",
        ":grant wishes",
        ":permission perhaps",
        ":break",
        ":break reminders",
        ":break reminders sulk",
        ":break weather 503",
        ":app delete 1",
        ":app delete x",
        ":app",
        ":device",
        ":account",
    ],
)
def test_what_is_no_command(line: str) -> None:
    with household(SKILL) as alexa, pytest.raises(commands.CommandError):
        commands.run(alexa, line)
