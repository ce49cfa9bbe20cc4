"""A custom type: the values and synonyms that the model lists.

Alexa does not treat them as an enumeration: words of the same kind are sent too, marked as not
matched. What is certain about that is little, so this reader passes other numbers for a type
that lists numbers, and any words only where the skill asked for this very slot.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from simulator.understanding.types.number import Number
from simulator.understanding.types.reading import Reading


class CustomType:
    """Values by the words that name them, the first value listed winning a shared synonym."""

    weight = 0.95
    vocabulary: frozenset[str] = frozenset()

    def __init__(
        self,
        values: Sequence[Mapping[str, object]],
        split: Callable[[str], tuple[str, ...]],
        articles: frozenset[str],
        number: Number,
    ) -> None:
        self._readings: dict[tuple[str, ...], Reading] = {}
        for value in values:
            for phrase, reading in _named(value):
                self._readings.setdefault(split(phrase), reading)
        self._articles = articles
        self._number = number
        self._counts = any(number.value(words) is not None for words in self._readings)
        self.longest = 1 + max((len(words) for words in self._readings), default=0)

    @property
    def phrases(self) -> list[tuple[str, ...]]:
        """All names and synonyms, as words."""
        return list(self._readings)

    def read(self, words: tuple[str, ...], now: datetime) -> Reading | None:
        found = self._readings.get(words)
        if found is None and len(words) > 1 and words[0] in self._articles:
            found = self._readings.get(words[1:])
        if found is None and self._counts and self._number.figures(words) is not None:
            return Reading(matched=False)
        return found


def _named(value: Mapping[str, object]) -> list[tuple[str, Reading]]:
    name = value["name"]
    assert isinstance(name, Mapping)
    known = str(value["id"]) if "id" in value else None
    reading = Reading(id=known, name=str(name["value"]), matched=True)
    return [(str(phrase), reading) for phrase in (name["value"], *name.get("synonyms", ()))]
