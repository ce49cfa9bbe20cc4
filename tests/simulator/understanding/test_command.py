"""`python -m simulator understand`."""

import io
import json

import pytest

from simulator.__main__ import main

LINES = """Alexa, ask together time for today's affirmation

remind us every weekday at eight p.m. to put our phones away
play some jazz
"""


def test_one_json_object_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(LINES))
    assert main(["understand", "--locale", "en-US", "--at", "2026-03-04T20:15"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert answers == [
        {
            "text": "Alexa, ask together time for today's affirmation",
            "intent": "AffirmationIntent",
            "slots": {},
        },
        {
            "text": "remind us every weekday at eight p.m. to put our phones away",
            "intent": "SetReminderIntent",
            "slots": {"recurrence": "weekdays", "time": "20:00", "routine": "screen_free"},
        },
        {"text": "play some jazz", "intent": "AMAZON.FallbackIntent", "slots": {}},
    ]


@pytest.mark.parametrize("options", [["--locale", "tlh-QO"], ["--at", "teatime"]])
def test_what_cannot_be_run_is_said(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["understand", *options]) == 2
    assert capsys.readouterr().err.startswith("understand: ")
