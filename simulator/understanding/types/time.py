"""AMAZON.TIME: "half past seven", "8 p.m.", "quarter to nine in the evening", "noon".

Written by hand over the language's patterns: the parser that scored best on spoken times
(duckling) has wheels for two platforms only.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from simulator.understanding.languages.language import DayPart, Language
from simulator.understanding.types.number import Number
from simulator.understanding.types.reading import Reading

_HALF_DAY = 12 * 60
_FIGURES = re.compile(r"(\d{1,2}):(\d{2})")


class Time:
    """Alexa's HH:MM, or MO AF EV NI for a bare part of the day.

    "At eight" is said of a morning or an evening: the one that comes next after `now` is meant.
    """

    longest = 9
    # A bare "eight" is rather a time than a number.
    weight = 0.92

    def __init__(self, language: Language) -> None:
        self._number = Number(language)
        self._clock = [(tuple(key.split()), value) for key, value in language.clock.items()]
        self._fixed = {tuple(key.split()): value for key, value in language.fixed_times.items()}
        self._parts = {tuple(key.split()): part for key, part in language.day_parts.items()}
        self._meridiems = {tuple(key.split()): part for key, part in language.meridiems.items()}
        said = {word for pattern, _ in self._clock for word in pattern if word[0] != "{"}
        said.update(language.meridiems)
        self.vocabulary = (self._number.vocabulary | said) - language.function_words
        self._prefixes = frozenset(language.time_prefixes)
        fixed = {word for phrase in [*self._fixed, *self._parts] for word in phrase}
        self._known = self._number.words | said | fixed | self._prefixes

    def read(self, words: tuple[str, ...], now: datetime) -> Reading | None:
        if not all(word in self._known or word[0].isdecimal() for word in words):
            return None
        if len(words) > 1 and words[0] in self._prefixes:
            words = words[1:]
        if words in self._fixed:
            return Reading(self._fixed[words])
        if words in self._parts:
            return Reading(self._parts[words].code)
        for clock, part in self._divided(words):
            if part and clock in self._fixed:
                return Reading(self._fixed[clock])
            minutes = self._minutes(clock)
            if minutes is not None:
                return _spoken(*minutes, part, now)
        return None

    def _divided(self, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], DayPart | None]]:
        """The words of the clock, and the part of the day before or after them."""
        yield words, None
        for at in range(1, len(words)):
            behind = self._parts.get(words[at:]) or self._meridiems.get(words[at:])
            if behind:
                yield words[:at], behind
            before = self._parts.get(words[:at])
            if before:
                clock = words[at:]
                bare = clock[1:] if clock[0] in self._prefixes else clock
                yield bare, before

    def _minutes(self, words: tuple[str, ...]) -> tuple[int, bool] | None:
        """Minutes since midnight, and whether only one half of the day can be meant."""
        figures = _FIGURES.fullmatch(words[0]) if len(words) == 1 else None
        if figures:
            return _since_midnight(int(figures[1]), int(figures[2]), figures[1][0] == "0")
        for pattern, past in self._clock:
            fields = self._laid(pattern, words)
            if fields:
                return _since_midnight(fields["{hour}"], _past(past, fields), False)
        return None

    def _laid(self, pattern: tuple[str, ...], words: tuple[str, ...]) -> dict[str, int] | None:
        """Lay a pattern over the words; the numbers at its places, or None."""
        if not pattern:
            return None if words else {}
        place, rest = pattern[0], pattern[1:]
        if not place.startswith("{"):
            return self._laid(rest, words[1:]) if words[:1] == (place,) else None
        for size in range(min(3, len(words)), 0, -1):
            number = self._number.value(words[:size])
            if number is not None and _fits(place, number, words[:size]):
                further = self._laid(rest, words[size:])
                if further is not None:
                    return {place: number, **further}
        return None


def _fits(place: str, number: int, words: tuple[str, ...]) -> bool:
    if place == "{hour}":
        return number <= 24
    if place == "{digit}":
        return number <= 9
    # "Eight five" is no time; "eight 05" is.
    return 10 <= number <= 59 or (number <= 59 and (len(words[0]) == 2 or place == "{past}"))


def _past(past: str, fields: dict[str, int]) -> int:
    sign = -1 if past.startswith("-") else 1
    name = past.lstrip("-")
    return sign * (int(name) if name.isdecimal() else fields[name])


def _since_midnight(hour: int, minute: int, padded: bool) -> tuple[int, bool] | None:
    if hour > 24 or minute > 59:
        return None
    return (hour * 60 + minute) % (2 * _HALF_DAY), hour > 12 or hour == 0 or padded


def _spoken(minutes: int, sure: bool, part: DayPart | None, now: datetime) -> Reading:
    """Settle which half of the day is meant."""
    if part is not None:
        minutes %= _HALF_DAY
        while minutes < part.begins * 60:
            minutes += _HALF_DAY
    elif not sure:
        current = now.hour * 60 + now.minute
        minutes %= _HALF_DAY
        while minutes <= current:
            minutes += _HALF_DAY
    minutes %= 2 * _HALF_DAY
    return Reading(f"{minutes // 60:02}:{minutes % 60:02}")
