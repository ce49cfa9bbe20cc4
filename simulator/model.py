"""What Alexa itself needs of the interaction model: names, slots and their types."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_MODELS = Path(__file__).parents[1] / "interaction_model" / "interactionModels" / "custom"


@dataclass(frozen=True)
class Model:
    """`slots` are an intent's declared slots with their types, `dialog` the intents that have a
    dialog model.
    """

    invocation: str
    slots: Mapping[str, Mapping[str, str]]
    dialog: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def load(cls, locale: str) -> "Model":
        """Read the model of a locale. Raises OSError where there is none."""
        raw = json.loads((_MODELS / f"{locale}.json").read_text(encoding="utf-8"))
        model = raw["interactionModel"]
        language = model["languageModel"]
        return cls(
            language["invocationName"],
            {
                intent["name"]: {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
                for intent in language["intents"]
            },
            frozenset(intent["name"] for intent in model.get("dialog", {}).get("intents", [])),
        )

    def calls_by_name(self, words: str) -> bool:
        """Whether the skill is called by its name, as in "ask together time for ..."."""
        before, name, _ = words.lower().partition(self.invocation)
        return bool(name) and len(before.split()) <= 2
