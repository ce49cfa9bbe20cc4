"""The words of a language for `ear`: one table each.

Templates where a language is regular, a function where it is not (numbers).
"""

from collections.abc import Callable
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of time that is also said in halves; {n} is a number in words."""

    half: str
    one: str
    one_and_half: str
    many: str
    many_and_half: str


class Words(NamedTuple):
    """How a language says times, spans, days and numbers."""

    number: Callable[[int], str]  # 0..999
    ordinals: tuple[str, ...]  # 1..31
    months: tuple[str, ...]
    weekdays: tuple[str, ...]  # Monday first
    last: str  # joins the last two of a list
    exact: dict[tuple[int, int], str]  # (hour, minute) with a name of its own
    minutes: dict[int, str]  # minutes with a form of their own; {hour}, {next}, {part}
    minute: str  # all others; {minute} too
    small: str  # before a minute below ten
    parts: tuple[str, ...]  # the part of the day of each of the 24 hours
    hour: Unit
    minute_unit: Unit
    week: tuple[str, str]
    day: tuple[str, str]
    second: tuple[str, str]
    nothing: str  # a span of no length
    near: dict[int, str]  # days from today with a name of their own
    on_weekday: str
    on_date: str
    years: dict[int, str]  # years from now with a name of their own
    years_ago: str
    years_ahead: str
    recurrences: dict[str, str]  # groups of days
    each: str  # a plural weekday
    on_each: str  # before a list of them


_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _english(n: int) -> str:
    if not 0 <= n < 1000:
        raise ValueError(f"{n} is not said in words")
    if n >= 100:
        rest = f" and {_english(n % 100)}" if n % 100 else ""
        return f"{_UNITS[n // 100]} hundred{rest}"
    if n >= 20:
        return _TENS[n // 10 - 2] + (f"-{_UNITS[n % 10]}" if n % 10 else "")
    return _UNITS[n]


LANGUAGES = {
    "en": Words(
        number=_english,
        ordinals=tuple(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
            " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
            " twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth"
            " twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth"
            " thirty-first".split()
        ),
        months=tuple(
            "January February March April May June July August September October November"
            " December".split()
        ),
        weekdays=tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
        last=" and ",
        exact={(0, 0): "midnight", (12, 0): "noon"},
        minutes={
            0: "{hour} {part}",
            15: "quarter past {hour} {part}",
            30: "half past {hour} {part}",
            45: "quarter to {next} {part}",
        },
        minute="{hour} {minute} {part}",
        small="oh {minute}",
        parts=("at night",)
        + 11 * ("in the morning",)
        + 6 * ("in the afternoon",)
        + 4 * ("in the evening",)
        + 2 * ("at night",),
        hour=Unit(
            "half an hour", "an hour", "an hour and a half", "{n} hours", "{n} and a half hours"
        ),
        minute_unit=Unit(
            "thirty seconds",
            "one minute",
            "a minute and a half",
            "{n} minutes",
            "{n} and a half minutes",
        ),
        week=("a week", "{n} weeks"),
        day=("a day", "{n} days"),
        second=("one second", "{n} seconds"),
        nothing="no time at all",
        near={-1: "yesterday", 0: "today", 1: "tomorrow"},
        on_weekday="on {day}",
        on_date="on the {day} of {month}",
        years={-1: " last year", 1: " next year"},
        years_ago=", {n} years ago",
        years_ahead=", in {n} years",
        recurrences={
            "daily": "every day",
            "weekdays": "Monday to Friday",
            "weekends": "on weekends",
        },
        each="{day}s",
        on_each="on {days}",
    ),
}
