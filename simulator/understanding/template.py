"""One sample utterance, and how it lies over what was said."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from simulator.understanding.result import SlotValue
from simulator.understanding.types.reading import Reading, SlotType
from simulator.understanding.words import Words

_SLOT = re.compile(r"\{\s*(\w+)\s*\}")


@dataclass(frozen=True, slots=True)
class Place:
    """A slot inside a sample."""

    slot: str
    type: str


@dataclass(frozen=True, slots=True)
class Template:
    """A sample of `intent`: literal words and places in the order they are said."""

    intent: str
    parts: tuple[str | Place, ...]
    literals: frozenset[str]
    places: tuple[Place, ...]

    @property
    def bare(self) -> bool:
        """Whether it has no words of its own."""
        return not self.literals


@dataclass(frozen=True, slots=True)
class Match:
    """A template over an utterance; `score` counts the words it explains."""

    template: Template
    score: float
    slots: Mapping[str, SlotValue]


def compiled(
    intent: str, sample: str, types: Mapping[str, str], split: Callable[[str], tuple[str, ...]]
) -> Template:
    """Read a sample; `types` names the type of each slot. Raises KeyError for an unknown slot."""
    parts: list[str | Place] = []
    for at, piece in enumerate(_SLOT.split(sample)):
        if at % 2:
            parts.append(Place(piece, types[piece]))
        else:
            # "{name}'s turn": a word of its own, as it is in what is said.
            if piece.startswith("'s"):
                parts.append("'s")
                piece = piece[2:]
            parts += split(piece)
    places = tuple(part for part in parts if isinstance(part, Place))
    literals = frozenset(part for part in parts if isinstance(part, str))
    return Template(intent, tuple(parts), literals, places)


class Reader:
    """One utterance, with the slot values found in it so far: templates share the work."""

    def __init__(self, utterance: Words, types: Mapping[str, SlotType], now: datetime) -> None:
        self.utterance = utterance
        self._types = types
        self._now = now
        self._found: dict[tuple[str, int], list[tuple[int, Reading]]] = {}

    def values(self, type_name: str, start: int) -> list[tuple[int, Reading]]:
        """Where a value of the type that starts at `start` may end, and what it reads as."""
        key = (type_name, start)
        if key not in self._found:
            self._found[key] = list(self._read(type_name, start))
        return self._found[key]

    def match(self, template: Template) -> Match | None:
        """The best way the template covers the whole utterance, or None."""
        laid = self._lay(template.parts, 0)
        if laid is None:
            return None
        score, places = laid
        return Match(template, score, {place.slot: value for place, value in places})

    def value(self, start: int, end: int, reading: Reading) -> SlotValue:
        """The slot value for a reading of the words between two positions."""
        spoken = self.utterance.text(start, end)
        value = spoken if reading.value is None else reading.value
        return SlotValue(value, spoken, reading.id, reading.name, reading.matched)

    def weight(self, type_name: str, reading: Reading) -> float:
        """What a word of this value explains; an unmatched one hardly anything."""
        return 0.1 if reading.matched is False else self._types[type_name].weight

    def _read(self, type_name: str, start: int) -> Iterable[tuple[int, Reading]]:
        slot_type = self._types[type_name]
        words = self.utterance.words
        for end in range(min(len(words), start + slot_type.longest), start, -1):
            reading = slot_type.read(words[start:end], self._now)
            if reading is not None:
                yield end, reading

    def _lay(
        self, parts: tuple[str | Place, ...], at: int
    ) -> tuple[float, list[tuple[Place, SlotValue]]] | None:
        words = self.utterance.words
        score = 0.0
        for index, part in enumerate(parts):
            if isinstance(part, Place):
                rest = self._lay_place(part, parts[index + 1 :], at)
                return None if rest is None else (score + rest[0], rest[1])
            if at >= len(words) or words[at] != part:
                return None
            score, at = score + 1, at + 1
        return (score, []) if at == len(words) else None

    def _lay_place(
        self, place: Place, parts: tuple[str | Place, ...], at: int
    ) -> tuple[float, list[tuple[Place, SlotValue]]] | None:
        best: tuple[float, list[tuple[Place, SlotValue]]] | None = None
        for end, reading in self.values(place.type, at):
            rest = self._lay(parts, end)
            if rest is None:
                continue
            score = rest[0] + self.weight(place.type, reading) * (end - at)
            if best is None or score > best[0]:
                best = score, [(place, self.value(at, end, reading)), *rest[1]]
        return best
