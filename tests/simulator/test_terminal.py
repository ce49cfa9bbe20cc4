"""The front: lines in, lines out, and a household that remembers between two runs."""

import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from simulator import options, terminal
from simulator.memory import Memory
from tests.simulator.fakes import (
    MODEL,
    Ear,
    Plan,
    ask,
    ask_for_reminders,
    by_request,
    household,
    tell,
)
from tests.simulator.test_reminders_ring import rule, sets

SKILL = by_request(
    LaunchRequest=ask("Shall we?", "Yes?"),
    YesIntent=tell("Good.", card={"type": "Simple", "title": "Today", "content": "Good."}),
    SetReminderIntent=ask_for_reminders(),
    Response=tell("Then I'll leave it."),
    AffirmationIntent=ask("Well."),
)
AT = ("--at", "2026-03-04T20:15", "--zone", "Europe/Berlin")
QUESTION = "Do you give Together Time permission to use your reminders? You can say yes or no."
RULE = "FREQ=DAILY;BYHOUR=20;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"
Talk = Callable[..., tuple[int, str, str]]


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Talk:
    monkeypatch.setattr(terminal, "Model", type("", (), {"load": lambda locale: MODEL}))
    monkeypatch.setattr(terminal, "Understander", type("", (), {"load": lambda locale: Ear()}))

    def run(text: str, *argv: str, skill: Plan = SKILL) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        status = terminal.main(
            [*AT, "--data", str(tmp_path / "home"), *argv],
            stdin=io.StringIO(text),
            stdout=out,
            stderr=err,
            build=lambda store: skill,
        )
        return status, out.getvalue(), err.getvalue()

    return run


def test_a_piped_conversation(talk: Talk) -> None:
    status, out, err = talk("open together time\n\n:wait 8 s\nyes\nno\n")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "U: open together time",
        "A: Shall we?",
        "A: (reprompt) Yes?",
        "U: yes",
        "A: Good.",
        "[card: Today | Good.]",
        "U: no",
        "A: (silence)",
    ]


def test_alexa_asks_in_her_own_name(talk: Talk) -> None:
    _, out, _ = talk("remind us to put our phones away\nno\n")
    assert out.splitlines() == [
        "U: remind us to put our phones away",
        f"A: (Alexa asks) {QUESTION}",
        "U: no",
        "A: Then I'll leave it.",
    ]


def test_envelopes_one_a_line(talk: Talk) -> None:
    status, out, _ = talk("open together time\nyes\n", "--json", "--as", "Max")
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [list(line) for line in lines] == [["request"], ["response"]] * 2
    assert lines[0]["request"]["request"]["type"] == "LaunchRequest"
    assert "person" in lines[0]["request"]["context"]["System"]


def test_a_broken_reply_is_told_and_the_talk_goes_on(talk: Talk) -> None:
    status, out, err = talk("an affirmation\nopen together time\n")
    assert status == 0
    assert err == "! the microphone opens without a question: Well.\n"
    assert out.endswith("A: Shall we?\n")


def test_a_command_that_is_none_is_told(talk: Talk) -> None:
    status, out, err = talk(":dance\nopen together time\n:quit\nyes\n")
    assert status == 2
    assert err.startswith("? no command :dance")
    assert out.endswith("A: Shall we?\n")


def test_a_reminder_outlives_the_run(talk: Talk) -> None:
    setting = sets(rule("FREQ=DAILY"))
    talk(":grant reminders\nan affirmation\n", skill=setting)
    _, out, _ = talk(":reminders\n", "--at", "2026-03-06T21:00", skill=setting)
    assert out.splitlines() == [
        "A: (reminder) Here's your reminder: Phones away (2 times)",
        f"  1. Phones away | Sat 2026-03-07 20:00 | {RULE}",
    ]
    _, out, _ = talk(":wait 23 h\n", "--at", "2026-03-06T21:00", skill=setting)
    assert out == "A: (reminder) Here's your reminder: Phones away\n"


def test_ids_and_permissions_outlive_the_run(talk: Talk) -> None:
    def user(line: str) -> tuple[str, str, str]:
        _, out, _ = talk(line, "--json")
        request = json.loads(out.splitlines()[0])["request"]
        account = request["context"]["System"]["user"]
        (scope,) = account["permissions"]["scopes"].values()
        return account["userId"], scope["status"], request["request"]["requestId"]

    first = user("open together time\n:grant reminders\n:device kitchen\n")
    second = user("open together time\n")
    assert second[0] == first[0]
    assert (first[1], second[1]) == ("DENIED", "GRANTED")
    assert second[2] != first[2]


def test_a_household_that_cannot_be_read(talk: Talk, tmp_path: Path) -> None:
    talk("open together time\n")
    (tmp_path / "home" / "house.json").write_text("{}")
    status, _, err = talk("open together time\n")
    assert status == 2
    assert "not readable" in err


@pytest.mark.parametrize("argv", [("--at", "soon"), ("--zone", "Mars/Olympus")])
def test_options_that_make_no_sense(talk: Talk, argv: tuple[str, str]) -> None:
    status, out, err = talk("open together time\n", *argv)
    assert (status, out) == (2, "")
    assert err.startswith("together time: ")


def test_typing_takes_time_and_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Tty(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter(["open together time", "", ":help", ":quit"])
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    ticks = iter(range(0, 10_000, 60))
    out = io.StringIO()
    with household(SKILL) as alexa:
        before = alexa.house.utc
        front = terminal.Terminal(
            alexa, Memory(tmp_path), Tty(), out, out, clock=lambda: float(next(ticks))
        )
        assert front.run() == 0
        assert alexa.house.utc - before == timedelta(minutes=4)
        assert alexa.session is not None
    lines = out.getvalue().splitlines()
    assert ":help" in lines[0]
    assert lines[1] == "Alexa: Shall we?"
    assert lines[2].startswith("  :wait")


def test_the_machines_zone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    assert options.local_zone() == "America/New_York"
    monkeypatch.setenv("TZ", "")
    link = tmp_path / "localtime"
    link.symlink_to(tmp_path / "zoneinfo" / "Asia" / "Tokyo")
    monkeypatch.setattr(options, "_LOCAL_ZONE_LINK", link)
    assert options.local_zone() == "Asia/Tokyo"
    monkeypatch.setattr(options, "_LOCAL_ZONE_LINK", tmp_path / "nothing")
    assert options.local_zone() == "Europe/Berlin"
