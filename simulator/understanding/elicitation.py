"""What counts as an answer while the skill asks for one slot (Dialog.ElicitSlot)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from simulator.understanding.languages.language import Language
from simulator.understanding.model import Model
from simulator.understanding.near import OPEN
from simulator.understanding.result import SlotValue
from simulator.understanding.template import Match, Place, Reader, Template
from simulator.understanding.types import BUILT_IN
from simulator.understanding.types.reading import SlotType
from simulator.understanding.words import Words

# A longer answer that is no value of a custom type is more likely about something else.
UNKNOWN_WORDS = 3
FREE_TEXT = "AMAZON.SearchQuery"


class Elicitation:
    """Makes an `Asked` for any slot of a model."""

    def __init__(
        self,
        model: Model,
        types: Mapping[str, SlotType],
        split: Callable[[str], Words],
        language: Language,
    ) -> None:
        self._model = model
        self._types = types
        self._split = split
        self._beside = language.function_words | set(" ".join(language.fillers).split())

    def asks(self, intent: str, slot: str) -> "Asked":
        """The state in which the skill asked for `slot` of `intent`."""
        templates = self._model.slot_templates(intent, slot, lambda text: self._split(text).words)
        return Asked(intent, list(templates), self._types, self._beside)


class Asked:
    """One slot being asked for."""

    def __init__(
        self,
        intent: str,
        templates: list[Template],
        types: Mapping[str, SlotType],
        beside: frozenset[str],
    ) -> None:
        self._intent = intent
        self._templates = templates
        self._types = types
        self._beside = beside
        self._place: Place | None = templates[-1].places[0] if templates else None

    def yields_to(self, template: Template) -> bool:
        """Whether a full match of this sample is more than an answer.

        Words that are all the sample's own change the subject; a mere value does not, nor does
        another free text while free text is what was asked for.
        """
        if template.intent == self._intent:
            return True
        free = self._place is not None and self._place.type in OPEN
        return not template.bare and not (free and any(p.type in OPEN for p in template.places))

    def answer(self, utterance: Words, now: datetime) -> Match | None:
        """The slot filled from its own samples, from bare words, or from among small words."""
        reader = Reader(utterance, self._types, now)
        matches = [match for t in self._templates if (match := reader.match(t))]
        if matches:
            return max(matches, key=lambda match: match.score + len(match.template.literals))
        return self._among_small_words(reader)

    def unknown(self, utterance: Words) -> Match | None:
        """A short answer that is no value of the asked custom type, sent as it was said."""
        if self._place is None or self._place.type in BUILT_IN or len(utterance) > UNKNOWN_WORDS:
            return None
        spoken = utterance.text()
        value = SlotValue(spoken, spoken, matched=False)
        return Match(self._templates[-1], 0, {self._place.slot: value}) if spoken else None

    def _among_small_words(self, reader: Reader) -> Match | None:
        place, words = self._place, reader.utterance.words
        if place is None or place.type == FREE_TEXT:
            return None
        for start in range(len(words)):
            for end, reading in reader.values(place.type, start):
                if self._beside.issuperset(words[:start] + words[end:]):
                    value = reader.value(start, end, reading)
                    return Match(self._templates[-1], 0, {place.slot: value})
        return None
