"""Times, spans, days and numbers as people say them: words only, no digits.

What differs by language is a table in `ear_words`. Written by hand: Babel writes for the eye
("8:30 PM"), and no library says "half past eight". Every function takes a language tag ("en")
and raises ValueError for one without a table.
"""

from collections.abc import Sequence
from datetime import date, time, timedelta

from skill.core.schedule import WEEK
from skill.speech.ear_words import LANGUAGES, Unit, Words

_GROUPS = {"daily": WEEK, "weekdays": WEEK[:5], "weekends": WEEK[5:]}
_FAR = timedelta(days=180)  # from here on the year is said, unless it is this one
_FINE = timedelta(minutes=10)  # from here on nobody says the seconds


def clock(at: time, language: str) -> str:
    """A time of day: "half past seven in the evening". Seconds are not said."""
    words = _words(language)
    if name := words.exact.get((at.hour, at.minute)):
        return name
    minute = words.number(at.minute)
    return words.minutes.get(at.minute, words.minute).format(
        hour=words.number((at.hour - 1) % 12 + 1),
        next=words.number(at.hour % 12 + 1),
        minute=words.small.format(minute=minute) if at.minute < 10 else minute,
        part=words.parts[at.hour],
    )


def span(length: timedelta, language: str) -> str:
    """A length of time: "an hour and a half". ValueError below zero, and from 1000 hours on
    unless it is whole days.

    Whole weeks and days are said as such, everything else in hours and minutes, as one counts
    time together ("twenty-six hours"); from ten minutes on it is rounded to minutes.
    """
    words = _words(language)
    seconds = round(length.total_seconds())
    if seconds < 0:
        raise ValueError(f"{length} is no length of time")
    if length >= _FINE:
        seconds = (seconds + 30) // 60 * 60
    for size, unit in ((604_800, words.week), (86_400, words.day)):
        if seconds and seconds % size == 0:
            return _counted(seconds // size, unit, words)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    if minutes == 30 and not seconds:
        return _halved(hours, words.hour, words)
    if seconds == 30 and not hours:
        return _halved(minutes, words.minute_unit, words)
    hour, minute = words.hour, words.minute_unit
    units = (hour.one, hour.many), (minute.one, minute.many), words.second
    counts = zip((hours, minutes, seconds), units, strict=True)
    said = [_counted(count, unit, words) for count, unit in counts if count]
    return _joined(said, words) or words.nothing


def digits(code: str, language: str) -> str:
    """A code, digit by digit: "four, eight, two". ValueError for anything but digits 0 to 9."""
    words = _words(language)
    if not (code.isascii() and code.isdecimal()):
        raise ValueError("a code has digits only")
    return ", ".join(words.number(int(digit)) for digit in code)


def number(n: int, language: str) -> str:
    """A whole number in words. ValueError unless it is 0 to 999."""
    return _words(language).number(n)


def join(items: Sequence[str], language: str) -> str:
    """A list: "Ada and Max", "a, b and c"; the items as they are, "" for none."""
    return _joined(items, _words(language))


def day(on: date, today: date, language: str) -> str:
    """A day as seen from `today`: "tomorrow", "on Sunday", "on the third of March last year".

    A weekday alone is a day less than a week away, before or after. ValueError for dates a
    thousand years away.
    """
    words = _words(language)
    away = on - today
    if name := words.near.get(away.days):
        return name
    if abs(away.days) < len(WEEK):
        return words.on_weekday.format(day=words.weekdays[on.weekday()])
    said = words.on_date.format(day=words.ordinals[on.day - 1], month=words.months[on.month - 1])
    years = on.year - today.year
    if years == 0 or (abs(years) == 1 and abs(away) < _FAR):
        return said
    template = words.years_ago if years < 0 else words.years_ahead
    return said + (words.years.get(years) or template.format(n=words.number(abs(years))))


def days(recurrence: str | Sequence[str], language: str) -> str:
    """On which days something happens again: "Monday to Friday", "on Mondays and Thursdays".

    `recurrence` is one recurrence id of the spoken interface ("daily", "weekdays", "weekends",
    "monday".."sunday") or several. ValueError for none, or one that isn't known.
    """
    words = _words(language)
    ids = [recurrence] if isinstance(recurrence, str) else recurrence
    chosen = {one for id in ids for one in _GROUPS.get(id, (id,))}
    if not chosen or not chosen <= set(WEEK):
        raise ValueError(f"no days: {recurrence!r}")
    for group, members in _GROUPS.items():
        if chosen == set(members):
            return words.recurrences[group]
    names = zip(WEEK, words.weekdays, strict=True)
    each = [words.each.format(day=name) for id, name in names if id in chosen]
    return words.on_each.format(days=_joined(each, words))


def _words(language: str) -> Words:
    if language not in LANGUAGES:
        raise ValueError(f"no words for {language!r}")
    return LANGUAGES[language]


def _joined(items: Sequence[str], words: Words) -> str:
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + words.last + items[-1]


def _counted(count: int, unit: tuple[str, str], words: Words) -> str:
    return unit[0] if count == 1 else unit[1].format(n=words.number(count))


def _halved(whole: int, unit: Unit, words: Words) -> str:
    if whole < 2:
        return (unit.half, unit.one_and_half)[whole]
    return unit.many_and_half.format(n=words.number(whole))
