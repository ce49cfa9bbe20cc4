"""The skill package as the contract tests read it: models, manifest, Amazon's schema."""

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "interaction_model"
MODELS = PACKAGE / "interactionModels" / "custom"
LOCALES = sorted(path.stem for path in MODELS.glob("*.json"))

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Model:
    """One locale's interaction model. `raw` is the file; the rest is read out of it."""

    raw: dict[str, Any]

    @property
    def language(self) -> dict[str, Any]:
        language: dict[str, Any] = self.raw["interactionModel"]["languageModel"]
        return language

    @property
    def dialog(self) -> dict[str, Any]:
        dialog: dict[str, Any] = self.raw["interactionModel"].get("dialog", {"intents": []})
        return dialog

    @property
    def intents(self) -> dict[str, dict[str, Any]]:
        return {intent["name"]: intent for intent in self.language["intents"]}

    @property
    def own(self) -> list[str]:
        """The names of the intents that are the skill's own, not Amazon's."""
        return [name for name in self.intents if not name.startswith("AMAZON.")]

    @property
    def values(self) -> dict[str, dict[str, list[str]]]:
        """Per custom type and value id, all that may be said for it."""
        return {
            kind["name"]: {
                value["id"]: [value["name"]["value"], *value["name"].get("synonyms", [])]
                for value in kind["values"]
            }
            for kind in self.language.get("types", [])
        }

    def samples(self) -> Iterator[tuple[str, str]]:
        """Each sample with its intent's name."""
        for name, intent in self.intents.items():
            for sample in intent["samples"]:
                yield name, sample

    def slots(self, intent: str) -> dict[str, str]:
        """The intent's slots and their types."""
        return {slot["name"]: slot["type"] for slot in self.intents[intent].get("slots", [])}

    def expansions(self, intent: str, sample: str) -> Iterator[str]:
        """What `sample` stands for: a custom slot as each phrase of its type, others as the type.

        Where a sample has several custom slots, they stay types: the product has no end.
        """
        types, values = self.slots(intent), self.values
        custom = [types[slot] for slot in slots_in(sample) if types[slot] in values]
        shape = _SLOT.sub(lambda found: f"<{types[found[1]]}>", sample)
        if len(custom) != 1:
            yield plain(shape)
            return
        for phrase in itertools.chain.from_iterable(values[custom[0]].values()):
            yield plain(shape.replace(f"<{custom[0]}>", phrase))


def slots_in(sample: str) -> list[str]:
    """The slot names of a sample, in order."""
    return _SLOT.findall(sample)


def words_around(sample: str) -> str:
    """The sample without its slots: its carrier words."""
    return " ".join(_SLOT.sub(" ", sample).split())


def plain(text: str) -> str:
    """Text as two samples are compared: hyphens and case do not tell them apart."""
    return " ".join(text.lower().replace("-", " ").split())


@cache
def model(locale: str) -> Model:
    """The interaction model of a locale."""
    return Model(json.loads((MODELS / f"{locale}.json").read_text(encoding="utf-8")))


@cache
def manifest() -> dict[str, Any]:
    """What is under "manifest" in skill.json."""
    content: dict[str, Any] = json.loads((PACKAGE / "skill.json").read_text(encoding="utf-8"))
    inside: dict[str, Any] = content["manifest"]
    return inside


def complaints(definition: str, document: object) -> list[str]:
    """What Amazon's schema has against `document`, read as its type `definition`."""
    text = (Path(__file__).with_name("schema") / "smapi.json").read_text(encoding="utf-8")
    schema = {**json.loads(text), "$ref": f"#/definitions/{definition}"}
    errors = Draft4Validator(schema).iter_errors(document)
    return [f"{error.json_path}: {error.message}" for error in errors]
