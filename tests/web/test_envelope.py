"""A signed request is still refused when it is old, meant for another skill, or no request."""

import json
from datetime import timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.authority import NOW, Alexa, Json, envelope

EVENTS = [
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
    "Reminders.ReminderDeleted",
    "Reminders.ReminderStarted",
]


@pytest.mark.parametrize("seconds", [0, 140, -140, 150, -150])
def test_a_request_of_now_is_answered(alexa: Alexa, seconds: int) -> None:
    request = envelope(seconds=seconds)
    assert alexa.post(request).status_code == 200
    assert alexa.heard == [request]


@pytest.mark.parametrize("seconds", [151, 155, -151, -155, 3600, 10**9])
def test_a_request_of_another_time_is_refused(alexa: Alexa, seconds: int) -> None:
    assert alexa.post(envelope(seconds=seconds)).status_code == 400
    assert alexa.heard == []


@pytest.mark.parametrize("kind", EVENTS)
def test_an_event_may_come_an_hour_late_and_no_later(alexa: Alexa, kind: str) -> None:
    assert alexa.post(envelope(seconds=3600, kind=kind)).status_code == 200
    assert alexa.post(envelope(seconds=3601, kind=kind)).status_code == 400


def test_only_events_have_that_hour(alexa: Alexa) -> None:
    assert alexa.post(envelope(seconds=200, kind="RemindersLike")).status_code == 400
    assert alexa.post(envelope(seconds=200, kind="IntentRequest")).status_code == 400


def test_a_timestamp_may_have_any_zone(alexa: Alexa) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=9))).isoformat()
    assert alexa.post(envelope(timestamp=there)).status_code == 200


@pytest.mark.parametrize(
    "stamp",
    [
        "2026-11-22T12:00:00",
        "2026-11-22T12:00:00.000",
        "2026-11-22",
        "yesterday",
        "",
        None,
        1795348800,
        [],
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
    ],
)
def test_a_timestamp_that_tells_no_moment_is_refused(alexa: Alexa, stamp: object) -> None:
    assert alexa.post(envelope(timestamp=stamp)).status_code == 400
    assert alexa.heard == []


def without(*path: str) -> Json:
    request = envelope()
    node: Any = request
    for name in path[:-1]:
        node = node[name]
    del node[path[-1]]
    return request


@pytest.mark.parametrize("path", [("request",), ("request", "timestamp")])
def test_half_a_request_is_refused(alexa: Alexa, path: tuple[str, ...]) -> None:
    assert alexa.post(without(*path)).status_code == 400


@pytest.mark.parametrize("path", [("session",), ("session", "application"), ("context",)])
def test_one_application_id_is_enough(alexa: Alexa, path: tuple[str, ...]) -> None:
    assert alexa.post(without(*path)).status_code == 200


@pytest.mark.parametrize("place", ["session", "context"])
def test_a_request_for_another_skill_is_refused(alexa: Alexa, place: str) -> None:
    request = envelope()
    other = {"application": {"applicationId": "amzn1.ask.skill.other"}}
    request[place] = other if place == "session" else {"System": other}
    assert alexa.post(request).status_code == 400
    assert alexa.heard == []


def test_one_good_application_id_does_not_excuse_junk(alexa: Alexa) -> None:
    request = envelope()
    request["session"]["application"]["applicationId"] = 17
    assert alexa.post(request).status_code == 400


@pytest.mark.parametrize(
    "junk", [None, [], "x", 3, {"application": "x"}, {"application": {"applicationId": [[[]]]}}]
)
def test_a_request_for_nobody_is_refused(alexa: Alexa, junk: object) -> None:
    request = envelope()
    request["session"], request["context"] = junk, {"System": junk}
    assert alexa.post(request).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"x",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"17",
        b"NaN",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b"\xff\xfe{\x00}\x00",
        b'{"a": "\xff"}',
        b"\xef\xbb\xbf{}",
        "{}".encode("utf-16"),
        b"[" * 100_000,
        b'{"a":' * 40_000,
        b"1" * 5_000,
        b"{}{}",
    ],
    ids=lambda body: repr(body[:12]),
)
def test_a_signed_body_that_is_no_json_object_is_refused(alexa: Alexa, body: bytes) -> None:
    answer = alexa.post(body)
    assert (answer.status_code, answer.data, alexa.heard) == (400, b"", [])


GOOD = json.dumps(envelope())


@pytest.mark.parametrize(
    "body",
    [
        GOOD.encode("utf-16"),
        GOOD.encode("utf-32-le"),
        GOOD.encode("utf-8-sig"),
        GOOD.replace('"requestId"', '"n": NaN, "requestId"').encode(),
        GOOD.replace('"requestId"', '"n": -Infinity, "requestId"').encode(),
        GOOD.replace('"requestId"', '"n": "\u00e9", "requestId"').encode("latin-1"),
        f"{GOOD} {GOOD}".encode(),
        f"[{GOOD}]".encode(),
    ],
    ids=range(8),
)
def test_a_good_request_in_anything_but_plain_json_is_refused(alexa: Alexa, body: bytes) -> None:
    assert alexa.post(body).status_code == 400
    assert alexa.heard == []


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_whatever_is_signed_gets_an_answer_not_an_error(alexa: Alexa, body: bytes) -> None:
    assert alexa.post(body or b" ").status_code == 400
    assert alexa.heard == []


def test_the_log_says_why_without_a_word_of_the_request(
    alexa: Alexa, caplog: pytest.LogCaptureFixture
) -> None:
    alexa.post(envelope(seconds=400, said="my secret"), User_Agent="secret too")
    alexa.post(b'{"a": secret}')
    alexa.post(SignatureCertChainUrl="https://secret/")
    assert len(caplog.messages) == 3
    assert "secret" not in caplog.text
