"""Reminders go off when their time comes: in local time, in order, once each."""

from datetime import timedelta
from typing import Any

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.alexa import Alexa
from simulator.house import House
from simulator.services import Services
from tests.simulator.fakes import MODEL, Ear, Json, empty, household, tell


def rule(days: str, hour: int = 20, minute: int = 0) -> Json:
    text = f"{days};BYHOUR={hour};BYMINUTE={minute};BYSECOND=0;INTERVAL=1;"
    return {"type": "SCHEDULED_ABSOLUTE", "recurrence": {"recurrenceRules": [text]}}


def sets(trigger: Json, text: str = "Phones away") -> Any:
    """A skill that sets one reminder whenever it is asked."""

    def skill(request: Json) -> Json:
        if request["request"]["type"] != "IntentRequest":
            return empty()
        system = request["context"]["System"]
        body = {
            "requestTime": "2026-03-04T20:15:00",
            "trigger": trigger,
            "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": text}]}},
            "pushNotification": {"status": "ENABLED"},
        }
        headers = {"Authorization": f"Bearer {system['apiAccessToken']}"}
        url = f"{system['apiEndpoint']}/v1/alerts/reminders"
        answer = requests.post(url, json=body, headers=headers, timeout=2)
        return tell("Set." if answer.status_code == 200 else f"Not set: {answer.status_code}.")

    return skill


def rings(alexa: Alexa, span: timedelta) -> list[str]:
    """The local times at which something goes off in the next `span`."""
    end, times = alexa.house.utc + span, []
    while (due := alexa.services.reminders.next_due()) and due <= end:
        (heard,) = alexa.wait_until(due)
        assert (heard.kind, heard.text) == ("reminder", "Here's your reminder: Phones away")
        times.append(f"{alexa.house.now:%a %m-%d %H:%M}")
    return times


def set_up(alexa: Alexa) -> None:
    alexa.house.grant("reminders")
    assert alexa.say("an affirmation").text == "Set."


def test_daily_at_eight_across_the_change_to_summer_time() -> None:
    with household(sets(rule("FREQ=DAILY")), at="2026-03-27T20:15") as alexa:
        set_up(alexa)
        assert rings(alexa, timedelta(days=4)) == [
            "Sat 03-28 20:00",
            "Sun 03-29 20:00",
            "Mon 03-30 20:00",
            "Tue 03-31 20:00",
        ]


def test_weekdays_across_the_change_to_winter_time() -> None:
    weekdays = rule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
    with household(sets(weekdays), at="2026-10-22T20:15") as alexa:
        set_up(alexa)
        assert rings(alexa, timedelta(days=6)) == [
            "Fri 10-23 20:00",
            "Mon 10-26 20:00",
            "Tue 10-27 20:00",
        ]


def test_a_time_that_the_change_of_clocks_skips_or_doubles_comes_once() -> None:
    with household(sets(rule("FREQ=DAILY", 2, 30)), at="2026-03-28T12:00") as alexa:
        set_up(alexa)
        assert rings(alexa, timedelta(days=2)) == ["Sun 03-29 03:30", "Mon 03-30 02:30"]
    with household(sets(rule("FREQ=DAILY", 2, 30)), at="2026-10-24T12:00") as alexa:
        set_up(alexa)
        assert rings(alexa, timedelta(days=2)) == ["Sun 10-25 02:30", "Mon 10-26 02:30"]


def test_the_triggers_zone_counts_and_else_the_devices() -> None:
    abroad = {**rule("FREQ=DAILY"), "timeZoneId": "America/New_York"}
    with household(sets(abroad)) as alexa:
        set_up(alexa)
        assert rings(alexa, timedelta(days=1)) == ["Thu 03-05 02:00"]


def test_once_and_in_a_while() -> None:
    once = {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2026-03-05T08:00:00"}
    soon = {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 1800}
    with household(sets(once)) as alexa:
        set_up(alexa)
        assert rings(alexa, timedelta(days=9)) == ["Thu 03-05 08:00"]
    with household(sets(soon)) as alexa:
        set_up(alexa)
        assert rings(alexa, timedelta(days=9)) == ["Wed 03-04 20:45"]


def test_two_at_once_both_go_off() -> None:
    with household(sets(rule("FREQ=DAILY"))) as alexa:
        set_up(alexa)
        set_up(alexa)
        assert len(alexa.wait_until("2026-03-05T20:00")) == 2
        assert alexa.pass_time(timedelta(hours=23)) == []


def test_what_is_deleted_stays_silent() -> None:
    with household(sets(rule("FREQ=DAILY"))) as alexa:
        set_up(alexa)
        (reminder,) = alexa.services.reminders.of(alexa.house.account)
        alexa.services.reminders.delete(alexa.house.account, reminder.token)
        assert alexa.pass_time(timedelta(days=3)) == []


def test_disabling_the_skill_takes_its_reminders_along() -> None:
    with household(sets(rule("FREQ=DAILY"))) as alexa:
        set_up(alexa)
        alexa.disable()
        assert alexa.pass_time(timedelta(days=3)) == []
        assert not alexa.house.account.allows("reminders")


def test_time_only_goes_forward() -> None:
    with household(sets({})) as alexa, pytest.raises(ValueError, match="that is over"):
        alexa.wait_until("2026-03-04T20:14")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 60 * 24 * 7), min_size=1, max_size=5), st.integers(4, 23))
def test_however_time_is_cut_the_same_goes_off(minutes: list[int], hour: int) -> None:
    house = House("2026-03-26T12:00")  # the clocks change three days later
    with Services(house) as services:
        alexa = Alexa(sets(rule("FREQ=DAILY", hour)), Ear(), house, services, model=MODEL)
        set_up(alexa)
        start = house.utc
        heard = sum(len(alexa.pass_time(timedelta(minutes=span))) for span in minutes)
        days = [house.moment(f"2026-03-26T{hour:02}:00") + timedelta(days=n) for n in range(40)]
        assert heard == sum(start < moment <= house.utc for moment in days)
