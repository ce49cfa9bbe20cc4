"""The shape of a language: everything in it is data, so that another one is one more module.

Phrases are written as plain text and split by the compiler of each table; times and durations
are written as patterns with `{hour}`, `{minute}` and `{count}` in them.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day: Alexa's code, and the hour at which its twelve hours begin."""

    code: str
    begins: int


@dataclass(frozen=True, slots=True)
class Language:
    """What one language contributes. Every key and phrase is lower case without punctuation."""

    contractions: Mapping[str, str]
    # Said around a wish without changing it.
    fillers: tuple[str, ...]
    lead_ins: tuple[str, ...]
    endings: tuple[str, ...]
    # Words that mean the same in a wish: the one that stands for all, and the others by comma.
    same: Mapping[str, str]
    negations: frozenset[str]
    articles: tuple[str, ...]
    function_words: frozenset[str]
    # Everyday words that are no first names, and names that are also such words.
    common_words: frozenset[str]
    names: frozenset[str]
    # "Alexa, ask together time to ..." and "... from together time".
    wake_words: tuple[str, ...]
    launch_words: tuple[str, ...]
    ask_words: tuple[str, ...]
    connectors: tuple[str, ...]
    from_words: tuple[str, ...]
    # What Alexa understands without samples.
    intents: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    digits: Mapping[str, str]
    thousand: tuple[str, ...]
    number_joiners: tuple[str, ...]
    # Minutes after the hour where the pattern has none; "-" counts backwards from the hour.
    clock: Mapping[str, str]
    fixed_times: Mapping[str, str]
    time_prefixes: tuple[str, ...]
    day_parts: Mapping[str, DayPart]
    # The dayparts that say am or pm need an hour beside them.
    meridiems: Mapping[str, DayPart]
    units: Mapping[str, str]
    fixed_durations: Mapping[str, str]
    half_durations: Mapping[str, str]
    duration_joiners: tuple[str, ...]
    # "An hour", "a week": one of them.
    one_words: tuple[str, ...]
    # Days counted from today, weekdays counted from Monday, and (D, W, M or Y, steps from now).
    days: Mapping[str, int]
    weekdays: Mapping[str, int]
    spans: Mapping[str, tuple[str, int]]
