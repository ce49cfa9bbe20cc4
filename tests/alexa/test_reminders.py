"""Alexa's reminders: what is sent, and that only a clear yes counts as set."""

from datetime import date, datetime, time
from typing import Any

import pytest

from skill.alexa.http import Service as Client
from skill.alexa.reminders import AlexaReminders
from skill.core.errors import SkillError
from skill.core.schedule import ROUTINES, Schedule
from skill.ports import Alarm
from skill.speech.render import text
from tests.alexa.services import HTML, Service

NOW = datetime.fromisoformat("2026-03-04T20:15:30.123456+01:00")
DAILY = Schedule(time(20), "daily")
LABEL = text("reminder-screen_free", "en-US")


def reminders(alexa: Service) -> AlexaReminders:
    return AlexaReminders(Client(alexa.url, "t"), NOW, "en-US")


def test_one_that_comes_again_has_a_rule_and_no_time(alexa: Service) -> None:
    alexa.answers(200, {"alertToken": "abc", "status": "ON"})
    assert reminders(alexa).create(DAILY, "Europe/Berlin", "screen_free") == "abc"
    ((method, path, _, body),) = alexa.calls
    assert (method, path) == ("POST", "/v1/alerts/reminders")
    assert body == {
        "requestTime": "2026-03-04T19:15:30.000",
        "trigger": {
            "type": "SCHEDULED_ABSOLUTE",
            "timeZoneId": "Europe/Berlin",
            "recurrence": {
                "recurrenceRules": ["FREQ=DAILY;BYHOUR=20;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"]
            },
        },
        "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": LABEL}]}},
        "pushNotification": {"status": "ENABLED"},
    }


def test_one_for_once_has_a_local_time_without_a_zone(alexa: Service) -> None:
    alexa.answers(201, {"alertToken": "abc"})
    once = Schedule(time(20, 5), once=date(2026, 3, 5))
    reminders(alexa).create(once, "Europe/Berlin", "check_in")
    trigger = alexa.calls[0][3]["trigger"]
    assert trigger == {
        "type": "SCHEDULED_ABSOLUTE",
        "timeZoneId": "Europe/Berlin",
        "scheduledTime": "2026-03-05T20:05:00.000",
    }


@pytest.mark.parametrize("routine", ROUTINES)
def test_labels_lead_with_what_it_is_about(routine: str) -> None:
    label = text(f"reminder-{routine}", "en-US")
    assert 0 < len(label) <= 25  # what a small screen shows
    assert "together time" not in label.lower()


FAILURES = [
    (401, {"code": "UNAUTHORIZED"}, "no-reminder-permission"),
    (401, b"", "no-reminder-permission"),
    (403, b"", "no-reminder-permission"),
    (403, HTML, "no-reminder-permission"),
    (403, {"code": "FORBIDDEN"}, "no-reminder-permission"),
    (403, {"code": "DEVICE_NOT_SUPPORTED"}, "reminder-device"),
    (403, {"code": "MAX_REMINDERS_EXCEEDED"}, "reminder-full"),
    (400, {"code": "TRIGGER_SCHEDULED_TIME_IN_PAST"}, "reminder-past"),
    (404, {"code": "ALERT_NOT_FOUND"}, "reminder-gone"),
    (404, b"", "reminder-gone"),
    (409, {"code": "UNAUTHORIZED"}, "no-reminder-permission"),
    (400, {"code": "SOMETHING_NEW"}, "reminder-service"),
    (400, {"code": ["odd"]}, "reminder-service"),
    (400, [1, 2], "reminder-service"),
    (429, {"code": "RATE_EXCEEDED"}, "reminder-service"),
    (500, HTML, "reminder-service"),
    (503, b"", "reminder-service"),
    (504, {"code": None}, "reminder-service"),
    (204, b"", "reminder-service"),
    (302, b"", "reminder-service"),
]


@pytest.mark.parametrize(("status", "body", "key"), FAILURES)
def test_a_failure_is_told_by_what_can_be_done_about_it(
    alexa: Service, status: int, body: Any, key: str
) -> None:
    alexa.answers(status, body)
    with pytest.raises(SkillError) as told:
        reminders(alexa).create(DAILY, "Europe/Berlin", "screen_free")
    assert told.value.key == key
    with pytest.raises(SkillError) as told:
        reminders(alexa).move("abc", DAILY, "Europe/Berlin", "screen_free")
    assert told.value.key == key


@pytest.mark.parametrize("body", [b"", HTML, {}, {"alertToken": None}, {"alertToken": 7}, ["a"]])
def test_a_yes_without_a_token_is_no_yes(alexa: Service, body: Any) -> None:
    alexa.answers(200, body)
    with pytest.raises(SkillError, match="reminder-service"):
        reminders(alexa).create(DAILY, "Europe/Berlin", "screen_free")


def test_nobody_there_is_told_as_the_service(alexa: Service) -> None:
    nobody = AlexaReminders(Client("http://127.0.0.1:0", "t"), NOW, "en-US")
    for attempt in (
        lambda: nobody.create(DAILY, "UTC", "check_in"),
        nobody.all,
        lambda: nobody.move("abc", DAILY, "UTC", "check_in"),
        lambda: nobody.cancel("abc"),
    ):
        with pytest.raises(SkillError, match="reminder-service"):
            attempt()


def test_a_moved_one_is_written_anew_under_its_token(alexa: Service) -> None:
    reminders(alexa).move("a/b", Schedule(time(7), "sunday"), "UTC", "affirmation")
    ((method, path, _, body),) = alexa.calls
    assert (method, path) == ("PUT", "/v1/alerts/reminders/a%2Fb")
    assert "BYDAY=SU" in body["trigger"]["recurrence"]["recurrenceRules"][0]


@pytest.mark.parametrize("status", [200, 204, 404])
def test_one_that_is_gone_counts_as_dropped(alexa: Service, status: int) -> None:
    alexa.answers(status)
    reminders(alexa).cancel("abc")
    assert alexa.calls[0][:2] == ("DELETE", "/v1/alerts/reminders/abc")


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_one_that_may_still_be_there_does_not(alexa: Service, status: int) -> None:
    alexa.answers(status)
    with pytest.raises(SkillError):
        reminders(alexa).cancel("abc")


def alert(token: Any, said: str, status: str = "ON") -> dict[str, Any]:
    content = [{"locale": "en-US", "text": said}]
    spoken = {"spokenInfo": {"content": content}}
    return {"alertToken": token, "status": status, "alertInfo": spoken}


def test_those_still_on_are_listed_by_what_they_say(alexa: Service) -> None:
    alerts = [
        alert("a", LABEL),
        alert("b", "Water the plants"),
        alert("c", LABEL, "COMPLETED"),
        {"alertToken": "d", "status": "ON", "alertInfo": None},
        alert(None, LABEL),
        "junk",
    ]
    alexa.answers(200, {"totalCount": "6", "alerts": alerts, "links": None})
    assert reminders(alexa).all() == [
        Alarm("a", "screen_free"),
        Alarm("b", None),
        Alarm("d", None),
    ]


@pytest.mark.parametrize("body", [{}, {"alerts": None}, {"alerts": {}}])
def test_no_list_is_an_empty_one(alexa: Service, body: Any) -> None:
    alexa.answers(200, body)
    assert reminders(alexa).all() == []


@pytest.mark.parametrize(("status", "body"), [(200, b""), (200, HTML), (200, b"[]"), (500, b"")])
def test_an_answer_that_is_none_is_not_taken_for_an_empty_list(
    alexa: Service, status: int, body: bytes
) -> None:
    alexa.answers(status, body)
    with pytest.raises(SkillError, match="reminder-service"):
        reminders(alexa).all()
