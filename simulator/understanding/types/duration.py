"""AMAZON.DURATION: "half an hour" is PT30M, "an hour and a half" PT1H30M, "ten days" P10D.

Written by hand over the language's units: the parsers that know spoken durations come with
wheels for two platforms, or miss the halves.
"""

from datetime import datetime

from simulator.understanding.languages.language import Language
from simulator.understanding.types.number import Number
from simulator.understanding.types.reading import Reading

# ISO 8601: the larger parts first, those of a day behind a T.
_DATE_PARTS = ("Y", "MO", "W", "D")
_TIME_PARTS = ("H", "M", "S")


class Duration:
    """ISO 8601, in the units that were said: ninety minutes stay PT90M, as Alexa sends them."""

    longest = 8
    weight = 0.9

    def __init__(self, language: Language) -> None:
        self._number = Number(language)
        self._units = language.units
        self.vocabulary = self._number.vocabulary | frozenset(language.units)
        self._ones = frozenset((word,) for word in language.one_words)
        self._joiners = frozenset(language.duration_joiners)
        self._fixed = {tuple(k.split()): v for k, v in language.fixed_durations.items()}
        self._halves = [(tuple(k.split()), v) for k, v in language.half_durations.items()]

    def read(self, words: tuple[str, ...], now: datetime) -> Reading | None:
        if words in self._fixed:
            return Reading(self._fixed[words])
        for pattern, value in self._halves:
            count = self._counted(pattern, words)
            if count is not None:
                return Reading(value.replace("{count}", str(count)))
        parts = self._parts(words)
        return Reading(_iso(parts)) if parts else None

    def _counted(self, pattern: tuple[str, ...], words: tuple[str, ...]) -> int | None:
        at = pattern.index("{count}")
        tail = len(pattern) - at - 1
        if len(words) < len(pattern) or words[:at] != pattern[:at]:
            return None
        if words[len(words) - tail :] != pattern[at + 1 :]:
            return None
        return self._number.value(words[at : len(words) - tail])

    def _parts(self, words: tuple[str, ...]) -> dict[str, int] | None:
        """Counts by unit, read from left to right; None when a word is left over."""
        parts: dict[str, int] = {}
        start = 0
        for at, word in enumerate(words):
            unit = self._units.get(word)
            if unit is None:
                continue
            said = words[start:at]
            count = 1 if said in self._ones else self._number.value(said)
            if count is None or unit in parts:
                return None
            parts[unit] = count
            start = at + 1
            if start < len(words) - 1 and words[start] in self._joiners:
                start += 1
        return parts if start == len(words) else None


def _iso(parts: dict[str, int]) -> str:
    def written(units: tuple[str, ...]) -> str:
        return "".join(f"{parts[unit]}{unit[0]}" for unit in units if unit in parts)

    time = written(_TIME_PARTS)
    return f"P{written(_DATE_PARTS)}{'T' + time if time else ''}"
