"""The skill's own interaction model: every sample, paraphrases, and what is not for the skill."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.understanding import FALLBACK, Understander
from simulator.understanding.understander import MODELS
from tests.simulator.understanding.small_model import heard

HERE = Path(__file__).parent
EAR = Understander.load("en-US")
MODEL: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[3] / MODELS / "en-US.json").read_text(encoding="utf-8")
)["interactionModel"]["languageModel"]

# A plausible value for each built-in type: as it is said, as Alexa sends it.
SAID = {
    "AMAZON.TIME": ("half past seven in the evening", "19:30"),
    "AMAZON.DURATION": ("twenty minutes", "PT20M"),
    "AMAZON.NUMBER": ("four eight two nine one three", "482913"),
    "AMAZON.FOUR_DIGIT_NUMBER": ("one two three four", "1234"),
    "AMAZON.SearchQuery": ("swimming in the lake", "swimming in the lake"),
    "AMAZON.DATE": ("yesterday", "2026-03-03"),
}
NAMES = ("ada", "max")


def samples() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every sample with its slots filled: the intent, the text, the slots."""
    customs = {kind["name"]: kind["values"] for kind in MODEL["types"]}
    for intent in MODEL["intents"]:
        kinds = {slot["name"]: slot["type"] for slot in intent.get("slots", ())}
        for sample in intent["samples"]:
            text, slots, names = sample, {}, iter(NAMES)
            for slot in re.findall(r"\{(\w+)\}", sample):
                if kinds[slot] in customs:
                    value = customs[kinds[slot]][-1]
                    said, slots[slot] = value["name"]["value"], value["id"]
                elif kinds[slot] == "AMAZON.FirstName":
                    said = slots[slot] = next(names)
                else:
                    said, slots[slot] = SAID[kinds[slot]]
                text = text.replace(f"{{{slot}}}", said)
            yield intent["name"], text, slots


def lines(name: str) -> list[str]:
    """The lines of a data file beside this module."""
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def test_every_sample_comes_back_to_its_intent_with_its_slots() -> None:
    wrong = [
        f"{text!r} of {intent} {slots} was heard as {got}"
        for intent, text, slots in samples()
        if (got := heard(EAR, text)) != (intent, slots)
    ]
    assert not wrong, "\n".join(wrong[:20])


def test_every_value_of_every_type_is_heard_in_a_sample_of_its_own() -> None:
    """A synonym of one value must not be swallowed by another value of the same type."""
    for kind in MODEL["types"]:
        seen: dict[str, str] = {}
        for value in kind["values"]:
            for phrase in (value["name"]["value"], *value["name"].get("synonyms", ())):
                known = seen.setdefault(phrase.lower(), value["id"])
                assert known == value["id"], f"{kind['name']}: {phrase!r} is two values"


@pytest.mark.parametrize("line", lines("paraphrases.txt"))
def test_paraphrases(line: str) -> None:
    text, _, expected = line.partition(" -> ")
    intent, *slots = expected.split(" | ")
    assert heard(EAR, text) == (intent, dict(slot.split("=") for slot in slots))


@pytest.mark.parametrize("text", lines("elsewhere.txt"))
def test_what_is_for_another_skill_or_for_nobody(text: str) -> None:
    assert heard(EAR, text) == (FALLBACK, {})


def test_an_asked_note_does_not_swallow_a_call_for_help() -> None:
    elicit = ("LeaveNoteIntent", "note")
    assert heard(EAR, "I'm afraid of my husband", elicit) == ("CrisisIntent", {})
    assert heard(EAR, "stop", elicit) == ("AMAZON.StopIntent", {})
    assert heard(EAR, "dinner is in the oven", elicit) == (
        "LeaveNoteIntent",
        {"note": "dinner is in the oven"},
    )
