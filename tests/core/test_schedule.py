"""Days and times: as Alexa says them, as its reminders take them, and when that is next."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.core.errors import SkillError
from skill.core.schedule import (
    WEEK,
    Schedule,
    once,
    recurrence,
    spoken_span,
    spoken_time,
)

EIGHT = time(20)
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
days = st.sampled_from(["daily", "weekdays", "weekends", *WEEK])
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1))  # noqa: DTZ001 -- local time


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("id", "rule"),
    [
        ("daily", "FREQ=DAILY;BYHOUR=20;BYMINUTE=5;BYSECOND=0;INTERVAL=1;"),
        (
            "weekdays",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=20;BYMINUTE=5;BYSECOND=0;INTERVAL=1;",
        ),
        ("weekends", "FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=20;BYMINUTE=5;BYSECOND=0;INTERVAL=1;"),
        ("sunday", "FREQ=WEEKLY;BYDAY=SU;BYHOUR=20;BYMINUTE=5;BYSECOND=0;INTERVAL=1;"),
    ],
)
def test_rules_have_the_form_the_reminders_api_takes(id: str, rule: str) -> None:
    assert Schedule(time(20, 5), id).rule() == rule


def test_what_happens_once_has_no_rule() -> None:
    schedule = Schedule(EIGHT, once=date(2026, 3, 4))
    assert schedule.rule() is None
    assert schedule.weekdays() == ()


@settings(deadline=None)
@given(clocks, days, moments)
def test_the_next_time_is_the_first_that_fits(at: time, id: str, now: datetime) -> None:
    schedule = Schedule(at, id)
    found = schedule.upcoming(now)
    assert found is not None
    assert found > now
    assert found.time() == at
    assert WEEK[found.weekday()] in schedule.weekdays()
    between = now.date()
    while datetime.combine(between, at) < found:
        moment = datetime.combine(between, at)
        assert moment <= now or WEEK[moment.weekday()] not in schedule.weekdays()
        between += timedelta(days=1)


@settings(deadline=None)
@given(clocks, moments)
def test_once_is_within_a_day_and_then_over(at: time, now: datetime) -> None:
    schedule = once(at, now)
    found = schedule.upcoming(now)
    assert found is not None
    assert timedelta(0) < found - now <= timedelta(days=1)
    assert schedule.upcoming(found) is None


def test_once_at_this_very_minute_is_tomorrow() -> None:
    assert once(EIGHT, local("2026-03-04T20:00")).once == date(2026, 3, 5)
    assert once(EIGHT, local("2026-03-04T19:59")).once == date(2026, 3, 4)


@settings(deadline=None)
@given(st.one_of(st.builds(Schedule, clocks, days), st.builds(once, clocks, moments)))
def test_a_schedule_survives_json(schedule: Schedule) -> None:
    assert Schedule.from_json(schedule.to_json()) == schedule


@pytest.mark.parametrize("junk", [{}, {"t": "late"}, {"t": "20:00", "o": "soon"}])
def test_no_schedule_is_read_out_of_junk(junk: dict[str, str]) -> None:
    with pytest.raises((KeyError, ValueError)):
        Schedule.from_json(junk)


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("20:00", EIGHT),
        ("07:05", time(7, 5)),
        ("00:00", time(0)),
        ("20:15:30", time(20, 15)),
        ("MO", time(8)),
        ("AF", time(14)),
        ("EV", time(20)),
        ("NI", time(21)),
    ],
)
def test_times_as_alexa_sends_them(value: str, at: time) -> None:
    assert spoken_time(value) == at


@pytest.mark.parametrize("value", ["", "half past", "24:00", "8", "EVE", "PT1H", "-1:00"])
def test_what_is_no_time_is_told_as_such(value: str) -> None:
    with pytest.raises(SkillError) as told:
        spoken_time(value)
    assert told.value.key == "time"


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("PT30M", timedelta(minutes=30)),
        ("PT1H30M", timedelta(minutes=90)),
        ("PT90S", timedelta(seconds=90)),
        ("P0DT2H", timedelta(hours=2)),
        ("PT12H", timedelta(hours=12)),
    ],
)
def test_lengths_as_alexa_sends_them(value: str, span: timedelta) -> None:
    assert spoken_span(value) == span


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("PT0M", "duration-none"),
        ("P0D", "duration-none"),
        ("P10D", "duration-long"),
        ("P2W", "duration-long"),
        ("PT12H1S", "duration-long"),
        ("", "duration"),
        ("P", "duration"),
        ("PT", "duration"),
        ("30", "duration"),
        ("P1Y", "duration"),
        ("P1M", "duration"),
        ("PT1", "duration"),
        ("PTM", "duration"),
        ("PT1.5H", "duration"),
        ("PT-1H", "duration"),
        ("PT\u0661H", "duration"),
        ("PT9999999999999999H", "duration"),
        ("P" + "1D" * 5000, "duration"),
    ],
)
def test_lengths_that_cannot_be_are_told_apart(value: str, key: str) -> None:
    with pytest.raises(SkillError) as told:
        spoken_span(value)
    assert told.value.key == key


@settings(deadline=None)
@given(st.text("PTWDHMS0123456789Y.-", max_size=30))
def test_any_text_is_a_length_or_told_as_none(value: str) -> None:
    try:
        span = spoken_span(value)
    except SkillError:
        return
    assert timedelta(0) < span <= timedelta(hours=12)


def test_only_days_we_know_are_a_recurrence() -> None:
    assert [recurrence(one) for one in ("daily", "weekends", "monday")] == [
        "daily",
        "weekends",
        "monday",
    ]
    assert recurrence("fortnightly") is None
    assert recurrence(None) is None
