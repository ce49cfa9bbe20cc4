"""The interaction model as this package sees it: samples, slot types, built-in phrases."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from simulator.understanding.languages.language import Language
from simulator.understanding.template import Template, compiled
from simulator.understanding.types import BUILT_IN, CustomType
from simulator.understanding.types.number import Number
from simulator.understanding.types.reading import SlotType

Split = Callable[[str], tuple[str, ...]]


class Model:
    """Reads the JSON of a model. Raises KeyError where it names a slot or type it lacks."""

    def __init__(self, model: Mapping[str, Any], language: Language) -> None:
        self._model = model["interactionModel"]["languageModel"]
        self._language = language
        self.invocation = str(self._model["invocationName"])
        self.intents: list[Mapping[str, Any]] = list(self._model["intents"])

    def slot_types(self, split: Split) -> dict[str, SlotType]:
        """A reader for each type that a slot of the model has."""
        number = Number(self._language)
        articles = frozenset(self._language.articles)
        types: dict[str, SlotType] = {
            custom["name"]: CustomType(custom["values"], split, articles, number)
            for custom in self._model.get("types", ())
        }
        for intent in self.intents:
            for name in self.types_of(intent).values():
                if name not in types:
                    types[name] = BUILT_IN[name](self._language)
        return types

    def templates(self, split: Split) -> Iterator[Template]:
        """Every sample of every intent, and Alexa's own phrases for the built-in ones."""
        for intent in self.intents:
            name, types = intent["name"], self.types_of(intent)
            samples = [*intent.get("samples", ()), *self._language.intents.get(name, ())]
            for sample in samples:
                yield compiled(name, sample, types, split)

    def slot_templates(self, intent: str, slot: str, split: Split) -> Iterator[Template]:
        """What may be said when the skill asks for this slot: its own samples, and it alone."""
        for declared in self.intents:
            if declared["name"] == intent:
                types = self.types_of(declared)
                own = [s for s in declared.get("slots", ()) if s["name"] == slot]
                samples = [sample for s in own for sample in s.get("samples", ())]
                for sample in dict.fromkeys([*samples, f"{{{slot}}}"]):
                    yield compiled(intent, sample, types, split)

    @staticmethod
    def types_of(intent: Mapping[str, Any]) -> dict[str, str]:
        """The type of each slot of an intent, by slot name."""
        return {slot["name"]: slot["type"] for slot in intent.get("slots", ())}
