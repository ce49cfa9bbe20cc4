"""Values as people say them."""

import re
from datetime import date, time, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.core.schedule import WEEK
from skill.speech import ear
from skill.speech.ear_words import LANGUAGES

WORDS_ONLY = re.compile(r"[a-zA-Z ,-]+")
SUNDAY = date(2026, 3, 1)
EVERY_MINUTE = [time(hour, minute) for hour in range(24) for minute in range(60)]


@pytest.mark.parametrize(
    "at, said",
    [
        ("00:00", "midnight"),
        ("00:05", "twelve oh five at night"),
        ("00:45", "quarter to one at night"),
        ("01:00", "one in the morning"),
        ("07:20", "seven twenty in the morning"),
        ("08:45", "quarter to nine in the morning"),
        ("11:45", "quarter to twelve in the morning"),
        ("12:00", "noon"),
        ("12:15", "quarter past twelve in the afternoon"),
        ("12:45", "quarter to one in the afternoon"),
        ("17:59", "five fifty-nine in the afternoon"),
        ("19:30", "half past seven in the evening"),
        ("20:00", "eight in the evening"),
        ("20:05", "eight oh five in the evening"),
        ("21:45", "quarter to ten in the evening"),
        ("22:10", "ten ten at night"),
        ("23:45", "quarter to twelve at night"),
        ("20:00:59", "eight in the evening"),
    ],
)
def test_clock(at: str, said: str) -> None:
    assert ear.clock(time.fromisoformat(at), "en") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_minute_of_the_day_is_said_in_words_and_differently(language: str) -> None:
    said = [ear.clock(at, language) for at in EVERY_MINUTE]
    assert len(set(said)) == len(EVERY_MINUTE)
    assert not any(character.isdigit() or character in "{}" for character in "".join(said))


@pytest.mark.parametrize(
    "length, said",
    [
        ({"seconds": 0}, "no time at all"),
        ({"seconds": 1}, "one second"),
        ({"seconds": 20}, "twenty seconds"),
        ({"seconds": 30}, "thirty seconds"),
        ({"minutes": 1}, "one minute"),
        ({"seconds": 90}, "a minute and a half"),
        ({"seconds": 150}, "two and a half minutes"),
        ({"seconds": 75}, "one minute and fifteen seconds"),
        ({"minutes": 20}, "twenty minutes"),
        ({"minutes": 20, "seconds": 29}, "twenty minutes"),
        ({"minutes": 20, "seconds": 30}, "twenty-one minutes"),
        ({"minutes": 30}, "half an hour"),
        ({"minutes": 45}, "forty-five minutes"),
        ({"minutes": 59, "seconds": 59}, "an hour"),
        ({"hours": 1, "minutes": 20}, "an hour and twenty minutes"),
        ({"hours": 1, "minutes": 1}, "an hour and one minute"),
        ({"minutes": 90}, "an hour and a half"),
        ({"hours": 2}, "two hours"),
        ({"hours": 2, "minutes": 30}, "two and a half hours"),
        ({"hours": 26}, "twenty-six hours"),
        ({"days": 1}, "a day"),
        ({"days": 10}, "ten days"),
        ({"weeks": 1}, "a week"),
        ({"weeks": 2}, "two weeks"),
    ],
)
def test_span(length: dict[str, int], said: str) -> None:
    assert ear.span(timedelta(**length), "en") == said


@given(st.integers(0, 999 * 3600))
def test_every_span_is_words(seconds: int) -> None:
    assert WORDS_ONLY.fullmatch(ear.span(timedelta(seconds=seconds), "en"))


def test_whole_minutes_up_to_two_days_are_said_differently() -> None:
    said = {ear.span(timedelta(minutes=minutes), "en") for minutes in range(48 * 60)}
    assert len(said) == 48 * 60


@pytest.mark.parametrize("length", [timedelta(seconds=-1), timedelta(hours=1001)])
def test_a_span_nobody_says_is_refused(length: timedelta) -> None:
    with pytest.raises(ValueError, match=r"no length of time|not said in words"):
        ear.span(length, "en")


def test_digits_one_by_one() -> None:
    assert ear.digits("482913", "en") == "four, eight, two, nine, one, three"
    assert ear.digits("007", "en") == "zero, zero, seven"


@pytest.mark.parametrize("code", ["", "12a", "1 2", "-1", "٣", "²"])
def test_a_code_has_digits_only(code: str) -> None:
    with pytest.raises(ValueError, match="digits only"):
        ear.digits(code, "en")


@pytest.mark.parametrize(
    "n, said",
    [
        (0, "zero"),
        (11, "eleven"),
        (20, "twenty"),
        (21, "twenty-one"),
        (99, "ninety-nine"),
        (100, "one hundred"),
        (105, "one hundred and five"),
        (340, "three hundred and forty"),
        (999, "nine hundred and ninety-nine"),
    ],
)
def test_number(n: int, said: str) -> None:
    assert ear.number(n, "en") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_numbers_differ_and_others_are_refused(language: str) -> None:
    assert len({ear.number(n, language) for n in range(1000)}) == 1000
    for n in (-1, 1000):
        with pytest.raises(ValueError, match="not said in words"):
            ear.number(n, language)


@pytest.mark.parametrize(
    "items, said",
    [
        ((), ""),
        (("Ada",), "Ada"),
        (("Ada", "Max"), "Ada and Max"),
        (("a", "b", "c"), "a, b and c"),
        (("a", "b", "c", "d"), "a, b, c and d"),
    ],
)
def test_join(items: tuple[str, ...], said: str) -> None:
    assert ear.join(items, "en") == said


@pytest.mark.parametrize(
    "on, said",
    [
        ("2026-03-01", "today"),
        ("2026-03-02", "tomorrow"),
        ("2026-02-28", "yesterday"),
        ("2026-03-03", "on Tuesday"),
        ("2026-03-07", "on Saturday"),
        ("2026-02-23", "on Monday"),
        ("2026-03-08", "on the eighth of March"),
        ("2026-02-22", "on the twenty-second of February"),
        ("2026-12-31", "on the thirty-first of December"),
        ("2025-12-24", "on the twenty-fourth of December"),
        ("2025-03-01", "on the first of March last year"),
        ("2027-02-03", "on the third of February next year"),
        ("2024-12-24", "on the twenty-fourth of December, two years ago"),
        ("2029-01-03", "on the third of January, in three years"),
    ],
)
def test_day(on: str, said: str) -> None:
    assert ear.day(date.fromisoformat(on), SUNDAY, "en") == said


@given(st.dates(date(1600, 1, 1), date(2500, 1, 1)), st.dates(date(1700, 1, 1), date(2400, 1, 1)))
def test_every_day_is_words(on: date, today: date) -> None:
    assert WORDS_ONLY.fullmatch(ear.day(on, today, "en"))


@given(st.dates(date(1900, 1, 1), date(2400, 1, 1)))
def test_days_ahead_within_a_year_are_said_differently(today: date) -> None:
    said = {ear.day(today + timedelta(days=ahead), today, "en") for ahead in range(365)}
    assert len(said) == 365


@pytest.mark.parametrize(
    "recurrence, said",
    [
        ("daily", "every day"),
        ("weekdays", "Monday to Friday"),
        ("weekends", "on weekends"),
        ("sunday", "on Sundays"),
        (("sunday",), "on Sundays"),
        (("monday", "thursday"), "on Mondays and Thursdays"),
        (("thursday", "monday"), "on Mondays and Thursdays"),
        (("friday", "monday", "wednesday"), "on Mondays, Wednesdays and Fridays"),
        (("weekdays", "weekends"), "every day"),
        (("saturday", "sunday"), "on weekends"),
        (WEEK[:5], "Monday to Friday"),
        (("weekdays", "monday"), "Monday to Friday"),
    ],
)
def test_days(recurrence: str | tuple[str, ...], said: str) -> None:
    assert ear.days(recurrence, "en") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_set_of_days_is_said_differently(language: str) -> None:
    sets = [some for size in range(1, 8) for some in combinations(WEEK, size)]
    assert len({ear.days(some, language) for some in sets}) == len(sets) == 127


@pytest.mark.parametrize("recurrence", ["", (), "weekly", ("monday", "someday")])
def test_unknown_days_are_refused(recurrence: str | tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="no days"):
        ear.days(recurrence, "en")


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="'tlh'"):
        ear.clock(time(8), "tlh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_whole(language: str) -> None:
    words = LANGUAGES[language]
    sizes = [len(x) for x in (words.ordinals, words.months, words.weekdays, words.parts)]
    assert sizes == [31, 12, 7, 24]
    assert words.recurrences.keys() == {"daily", "weekdays", "weekends"}
