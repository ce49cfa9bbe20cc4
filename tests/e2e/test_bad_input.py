"""Whatever arrives gets a valid answer, and what is refused leaves one line in the log, no more."""

import json
from pathlib import Path
from typing import Any

import pytest

from skill.app import build_answer
from tests.alexa import envelopes as make
from tests.alexa.envelopes import SKILL
from tests.e2e.bad_envelopes import (
    NAMES,
    READ_PAST,
    REFUSED,
    UNHEARD,
    UNHEARD_AND_UNKNOWN,
    put,
)
from tests.e2e.fronts import Front, Json, check, is_apology, load_lambda, rows
from tests.e2e.loglines import logged, spotless


@pytest.fixture(params=["answer", "lambda"])
def front(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Front:
    """The skill on the file `tmp_path / "us.db"`, by itself and behind Lambda's entry."""
    if request.param == "answer":
        return build_answer(store_path=str(tmp_path / "us.db"), skill_id=SKILL)
    monkeypatch.setenv("SKILL_ID", SKILL)
    monkeypatch.delenv("TABLE_NAME", raising=False)
    monkeypatch.setenv("STORE_PATH", str(tmp_path / "us.db"))
    return load_lambda()


def named(cases: Json) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("raw", [pytest.param(raw, id=id) for id, raw in cases.items()])


@named(READ_PAST)
def test_what_the_sdk_would_stumble_over_is_read_past(front: Front, raw: Json) -> None:
    with logged() as lines:
        answer = check(front(raw))
    assert answer["response"]["outputSpeech"]
    assert not is_apology(answer)
    assert lines == []


@named(REFUSED)
def test_what_is_no_request_is_refused(front: Front, raw: Any, tmp_path: Path) -> None:
    with logged() as lines:
        answer = check(front(raw))
    assert is_apology(answer) or answer == {"version": "1.0", "response": {}}
    assert rows(tmp_path / "us.db") == 0
    assert len(lines) == 1
    assert spotless(lines)
    assert json.loads(lines[0].partition(" ")[2])["why"]


@named({**UNHEARD, **UNHEARD_AND_UNKNOWN})
def test_what_nobody_hears_gets_no_speech(front: Front, raw: Json, tmp_path: Path) -> None:
    front(NAMES)
    before = rows(tmp_path / "us.db")
    with logged() as lines:
        answer = front(raw)
    assert not any(answer["response"].get(part) for part in ("outputSpeech", "card", "directives"))
    assert "shouldEndSession" not in answer["response"]
    assert spotless(lines)
    assert len(lines) == (raw in UNHEARD_AND_UNKNOWN.values())
    assert rows(tmp_path / "us.db") <= before


# What people say that cannot be


def said(front: Front, *turns: Json) -> Json:
    """The last answer; each turn carries the session on."""
    session: Json = {}
    answer: Json = {}
    for number, turn in enumerate(turns):
        carried = put(turn, session, "session", "attributes")
        answer = check(front(put(carried, f"r{number}", "request", "requestId")))
        session = answer.get("sessionAttributes", {})
    return answer


def slots(**given: str) -> Json:
    return {name: make.matched(name, id, id) for name, id in given.items()}


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param([make.intent("CheckInIntent"), rating], id=f"rating {number}")
        for number, rating in (
            ("9", make.intent("RatingIntent", {"rating": "9"})),
            ("0", make.intent("RatingIntent", {"rating": "0"})),
            ("purple", make.intent("RatingIntent", {"rating": "purple"})),
            ("none", make.intent("RatingIntent", {"rating": {"name": "rating"}})),
        )
    ]
    + [
        pytest.param([make.intent("SetReminderIntent", given)], id=id)
        for id, given in (
            ("a reminder for nothing", {}),
            ("at half past", {**slots(routine="screen_free"), "time": "half past"}),
            ("at no time", slots(routine="screen_free", recurrence="daily")),
            ("in the past", {**slots(routine="screen_free"), "time": "00:01"}),
        )
    ]
    + [
        pytest.param([make.intent("StartScreenFreeIntent", {"duration": value})], id=value)
        for value in ("PT0M", "P10D", "P1Y", "XYZ", "PT99999999999H")
    ],
)
def test_what_cannot_be_gets_one_clear_question_back(front: Front, turns: list[Json]) -> None:
    with logged() as lines:
        answer = said(front, NAMES, *turns)
    assert not is_apology(answer)
    assert lines == []
    assert answer["response"]["shouldEndSession"] is False
    assert answer["response"]["outputSpeech"]["ssml"].count("?") == 1


def test_the_guard_itself_is_awake(tmp_path: Path) -> None:
    """What is good is answered and stored: otherwise all of the above would pass by accident."""
    answer = build_answer(store_path=str(tmp_path / "us.db"), skill_id=SKILL)
    with logged() as lines:
        met = check(answer(NAMES))
    assert "Ada" in met["response"]["outputSpeech"]["ssml"]
    assert rows(tmp_path / "us.db") > 0
    assert lines == []
