"""The Alexa services over real HTTP: what they grant, what they refuse, how they fail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import requests
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services.reminder_management import (
    GetReminderResponse,
    GetRemindersResponse,
    ReminderResponse,
)

from simulator.house import House
from simulator.services import Services
from tests.simulator.fakes import Json

REMINDERS = "/v1/alerts/reminders"
DAILY = "FREQ=DAILY;BYHOUR=20;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"


@dataclass
class Client:
    """What a skill is while it answers one request."""

    services: Services
    token: str

    def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        url = self.services.url + path
        return requests.request(method, url, json=body, headers=headers, **{"timeout": 2, **more})

    @property
    def house(self) -> House:
        return self.services.house

    def token_of(self, session: str | None) -> str:
        house = self.house
        request = house.next_id("request.")
        return self.services.token(house.account, house.device, session, request)


@pytest.fixture
def call() -> Iterator[Client]:
    with Services(House()) as services:
        client = Client(services, "")
        services.sessions.add("session")
        client.house.grant("reminders")
        client.token = client.token_of("session")
        yield client


def reminder(**trigger: Any) -> Json:
    """The body of a request for a daily reminder, or one with another trigger."""
    recurrence = {"recurrenceRules": [DAILY]}
    return {
        "requestTime": "2026-03-04T20:15:00",
        "trigger": {"type": "SCHEDULED_ABSOLUTE", "recurrence": recurrence, **trigger},
        "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": "Phones away"}]}},
        "pushNotification": {"status": "ENABLED"},
    }


def ruled(*rules: str) -> Json:
    return reminder(recurrence={"recurrenceRules": list(rules)})


def once(at: str) -> Json:
    return reminder(recurrence=None, scheduledTime=at)


def test_the_time_zone_of_the_device(call: Client) -> None:
    path = f"/v2/devices/{call.house.device.id}/settings/System.timeZone"
    assert call("GET", path).text == '"Europe/Berlin"'
    call.house.device.zone = None
    unset = call("GET", path)
    assert (unset.status_code, unset.text) == (204, "")
    assert call("GET", "/v2/devices/another/settings/System.timeZone").status_code == 403
    assert call("GET", path.replace("timeZone", "mood")).json()["code"] == "INVALID_KEY"


def test_the_country_needs_a_permission(call: Client) -> None:
    path = f"/v1/devices/{call.house.device.id}/settings/address/countryAndPostalCode"
    assert call("GET", path).status_code == 403
    call.house.grant("address")
    assert call("GET", path).json()["countryCode"] == "US"


def test_no_token_no_answer(call: Client) -> None:
    call.token = "guessed"
    assert call("GET", REMINDERS).status_code == 401
    assert call("GET", "/nowhere").status_code == 401


def test_unknown_paths_are_not_found(call: Client) -> None:
    assert call("GET", "/v1/timers").status_code == 404


def test_a_reminder_from_its_setting_to_its_deletion(call: Client) -> None:
    def read(response: requests.Response, kind: type) -> Any:
        # ask-sdk-model 1.82.0 looks for the class of alertInfo's content in a module that it does
        # not have, and so cannot read one; the rest it can.
        text = re.sub(r'"alertInfo": \{.*?\]\}\}, ', "", response.text)
        return DefaultSerializer().deserialize(text, kind)

    made = read(call("POST", REMINDERS, reminder()), ReminderResponse)
    path = f"{REMINDERS}/{made.alert_token}"
    got = read(call("GET", path), GetReminderResponse)
    assert got.trigger.recurrence.recurrence_rules == [DAILY]
    assert got.status.value == "ON"
    assert call("PUT", path, once("2026-03-05T08:00:00.000")).json()["version"] == "2"
    listed = read(call("GET", REMINDERS), GetRemindersResponse)
    assert listed.total_count == "1"
    assert listed.alerts[0].trigger.recurrence is None
    assert call("DELETE", path).status_code == 200
    for method, body in (("GET", None), ("PUT", reminder()), ("DELETE", None)):
        gone = call(method, path, body)
        assert (gone.status_code, gone.json()["code"]) == (404, "ALERT_NOT_FOUND")


def test_a_skill_sees_the_reminders_of_its_account_only(call: Client) -> None:
    call("POST", REMINDERS, reminder())
    call.house.use_account("second")
    call.house.grant("reminders")
    call.token = call.token_of("session")
    assert call("GET", REMINDERS).json()["alerts"] == []


@pytest.mark.parametrize(
    "body, code",
    [
        (once("2026-03-04T20:14:59"), "TRIGGER_SCHEDULED_TIME_IN_PAST"),
        (once("2026-03-05T20:00:00Z"), "UNSUPPORTED_SCHEDULED_TIME_FORMAT"),
        (once("2026-03-05T20:00:00+01:00"), "UNSUPPORTED_SCHEDULED_TIME_FORMAT"),
        (once("tomorrow"), "UNSUPPORTED_SCHEDULED_TIME_FORMAT"),
        (once("2026-03-05"), "UNSUPPORTED_SCHEDULED_TIME_FORMAT"),
        (ruled(), "UNSUPPORTED_TRIGGER_RECURRENCE"),
        (ruled("FREQ=HOURLY"), "UNSUPPORTED_TRIGGER_RECURRENCE"),
        (ruled("FREQ=DAILY;BYHOUR=25"), "UNSUPPORTED_TRIGGER_RECURRENCE"),
        (ruled("FREQ=DAILY;FOO"), "UNSUPPORTED_TRIGGER_RECURRENCE"),
        (ruled("FREQ=DAILY;BYHOUR=8,11;BYMINUTE=0"), "UNSUPPORTED_TRIGGER_RECURRENCE_INTERVAL"),
        (
            reminder(recurrence={"recurrenceRules": [DAILY], "endDateTime": "2026-03-01T00:00:00"}),
            "TRIGGER_SCHEDULED_TIME_IN_PAST",
        ),
        (reminder(timeZoneId="Mars/Olympus"), "INVALID_TIME_ZONE_ID"),
        (reminder(type="SOMETIMES"), "INVALID_TRIGGER"),
        (reminder(type="SCHEDULED_RELATIVE", recurrence=None), "INVALID_TRIGGER"),
        ({**reminder(), "trigger": None}, "INVALID_TRIGGER"),
        ({**reminder(), "requestTime": None}, "INVALID_REQUEST_TIME"),
        ({**reminder(), "alertInfo": {"spokenInfo": {"content": []}}}, "INVALID_ALERT_INFO"),
        ({**reminder(), "pushNotification": {"status": "MAYBE"}}, "INVALID_PUSH_NOTIFICATION"),
        ([], "INVALID_REQUEST"),
        (None, "INVALID_REQUEST"),
    ],
)
def test_what_cannot_be_scheduled(call: Client, body: Any, code: str) -> None:
    refused = call("POST", REMINDERS, body)
    assert (refused.status_code, refused.json()["code"]) == (400, code)
    assert call.services.reminders.all == []


def test_a_refused_change_keeps_the_old_one(call: Client) -> None:
    token = call("POST", REMINDERS, reminder()).json()["alertToken"]
    assert call("PUT", f"{REMINDERS}/{token}", once("2026-01-01T08:00:00")).status_code == 400
    assert call("GET", f"{REMINDERS}/{token}").json()["version"] == "1"


def test_without_permission(call: Client) -> None:
    token = call("POST", REMINDERS, reminder()).json()["alertToken"]
    call.house.grant("reminders", False)
    one = f"{REMINDERS}/{token}"
    statuses = [
        call(method, path, reminder() if method in {"POST", "PUT"} else None).status_code
        for method, path in (("POST", REMINDERS), ("GET", REMINDERS), ("GET", one), ("PUT", one))
    ]
    assert statuses == [401, 401, 401, 409]
    assert call("DELETE", one).json()["code"] == "UNAUTHORIZED"


def test_only_a_live_session_creates(call: Client) -> None:
    call.services.sessions.clear()
    assert call("POST", REMINDERS, reminder()).json()["code"] == "NOT_IN_SESSION"
    call.token = call.token_of(None)
    assert call("POST", REMINDERS, reminder()).json()["code"] == "NOT_IN_SESSION"
    assert call("GET", REMINDERS).status_code == 200


def test_a_device_that_has_no_reminders(call: Client) -> None:
    call.house.device.reminders = False
    refused = call("POST", REMINDERS, reminder())
    assert (refused.status_code, refused.json()["code"]) == (403, "DEVICE_NOT_SUPPORTED")


def test_too_many(call: Client) -> None:
    call.services.reminders.limit = 1
    assert call("POST", REMINDERS, reminder()).status_code == 200
    refused = call("POST", REMINDERS, reminder())
    assert (refused.status_code, refused.json()["code"]) == (403, "MAX_REMINDERS_EXCEEDED")


@pytest.mark.parametrize(
    "fault, status, text",
    [
        ("429", 429, "RATE_EXCEEDED"),
        ("500", 500, "INTERNAL_SERVICE_EXCEPTION"),
        ("503 html", 503, "<html>"),
        ("504 empty", 504, ""),
        ("empty", 200, ""),
        ("html", 502, "Bad Gateway"),
        ("403 MAX_REMINDERS_EXCEEDED", 403, "MAX_REMINDERS_EXCEEDED"),
    ],
)
def test_faults(call: Client, fault: str, status: int, text: str) -> None:
    call.services.faults.set("reminders", fault)
    broken = call("POST", REMINDERS, reminder())
    assert broken.status_code == status
    assert text in broken.text
    assert bool(broken.text) == bool(text)
    assert call.services.reminders.all == []
    call.services.faults.mend()
    assert call("POST", REMINDERS, reminder()).status_code == 200


def test_a_fault_of_one_method(call: Client) -> None:
    call.services.faults.set("reminders", "503", "POST")
    assert call("GET", REMINDERS).status_code == 200
    assert call("POST", REMINDERS, reminder()).status_code == 503


def test_an_answer_that_is_lost_after_the_work(call: Client) -> None:
    call.services.faults.set("reminders", "lost")
    with pytest.raises(requests.ConnectionError):
        call("POST", REMINDERS, reminder())
    assert len(call.services.reminders.all) == 1


def test_a_service_that_hangs(call: Client) -> None:
    call.services.faults.set("settings", "timeout")
    path = f"/v2/devices/{call.house.device.id}/settings/System.timeZone"
    with pytest.raises(requests.ReadTimeout):
        call("GET", path, timeout=0.1)


@pytest.mark.parametrize(
    "part, fault", [("weather", "503"), ("settings", "sulk"), ("settings", "")]
)
def test_a_fault_that_is_none(call: Client, part: str, fault: str) -> None:
    with pytest.raises(ValueError, match="no such"):
        call.services.faults.set(part, fault)


def test_a_progressive_answer_belongs_to_its_request(call: Client) -> None:
    house = call.house
    call.token = call.services.token(house.account, house.device, "session", "request.1")
    speech = {"type": "VoicePlayer.Speak", "speech": "<speak>One moment.</speak>"}

    def send(request: str) -> int:
        body = {"header": {"requestId": request}, "directive": speech}
        return call("POST", "/v1/directives", body).status_code

    assert send("request.1") == 204
    assert send("request.2") == 400
    assert call("POST", "/v1/directives", {}).status_code == 400
    assert call.services.progressive == ["<speak>One moment.</speak>"]


def test_the_calls_are_kept(call: Client) -> None:
    call("GET", REMINDERS)
    (kept,) = call.services.calls
    assert (kept.method, kept.path, kept.status) == ("GET", REMINDERS, 200)


def test_a_reminder_that_is_over_is_listed_three_days(call: Client) -> None:
    call("POST", REMINDERS, once("2026-03-05T08:00:00"))
    call.house.now += timedelta(days=1)
    call.services.reminders.ring(call.house.now)
    (over,) = call("GET", REMINDERS).json()["alerts"]
    assert over["status"] == "COMPLETED"
    call.house.now += timedelta(days=3, seconds=1)
    assert call("GET", REMINDERS).json()["alerts"] == []
