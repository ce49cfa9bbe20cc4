"""What counts as a call for help, and what doesn't."""

import json
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.core.crisis import INTENTS, kind

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("Ada", "Max")


def phrases() -> Iterator[tuple[str | None, str]]:
    """(kind, phrase) of every line of the list."""
    for line in (Path(__file__).parent / "crisis_phrases.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            found, _, phrase = line.partition(": ")
            yield (None if found == "-" else found), phrase


PHRASES = list(phrases())
MODEL: dict[str, Any] = json.loads(
    (ROOT / "interaction_model/interactionModels/custom/en-US.json").read_text("utf-8")
)["interactionModel"]["languageModel"]


def samples(*intents: str) -> list[str]:
    """What the model expects to hear, of these intents."""
    return [text for one in MODEL["intents"] if one["name"] in intents for text in one["samples"]]


def test_the_list_is_long_enough_and_says_nothing_twice() -> None:
    calls = [phrase for found, phrase in PHRASES if found]
    assert len(calls) >= 150
    assert len(PHRASES) - len(calls) >= 120
    assert len({phrase for _, phrase in PHRASES}) == len(PHRASES)


@pytest.mark.parametrize("expected, phrase", PHRASES)
def test_phrase(expected: str | None, phrase: str) -> None:
    assert kind(phrase, NAMES) == expected


@pytest.mark.parametrize(
    "phrase", ["i'm scared of max", "max hits me", "i'm terrified of ada tonight"]
)
def test_a_name_is_someone_only_when_it_is_one_of_the_two(phrase: str) -> None:
    assert kind(phrase, NAMES) == "abuse"
    assert kind(phrase) is None
    assert kind(phrase, ("Max and Co", "", "  ")) is None


@pytest.mark.parametrize("name", ["Will", "Hope", "May", "Jean-Luc", "O'Neill", "Zoë", "Mary Ann"])
def test_names_that_are_words_or_have_marks(name: str) -> None:
    assert kind(f"I am scared of {name}", (name,)) == "abuse"
    assert kind("he will kill me", (name,)) == "abuse"
    assert kind(f"{name} hit the gym", (name,)) is None


@pytest.mark.parametrize("phrase", [phrase for found, phrase in PHRASES if found])
def test_case_and_punctuation_make_no_difference(phrase: str) -> None:
    expected = kind(phrase, NAMES)
    assert kind(phrase.upper(), NAMES) == expected
    assert kind(f"  {phrase.capitalize()}...!", NAMES) == expected


@pytest.mark.parametrize("phrase", [phrase for found, phrase in PHRASES if found])
def test_it_is_heard_in_the_middle_of_other_words(phrase: str) -> None:
    alone = phrase.startswith(("i'm afraid to", "i am afraid"))
    assert kind(f"that we had pizza and {phrase}", NAMES) or alone


def test_what_the_model_hears_as_a_call_for_help_is_one_in_free_text_too() -> None:
    said = [text for text in samples(*INTENTS.values()) if len(text.split()) >= 4]
    missed = [text for text in said if kind(text) is None]
    assert len(missed) <= len(said) // 10, missed


def test_nothing_the_couple_says_to_the_skill_otherwise_raises_an_alarm() -> None:
    others = {one["name"] for one in MODEL["intents"]} - set(INTENTS.values())
    assert [text for text in samples(*others) if kind(text, NAMES)] == []


def test_nothing_the_skill_reads_out_raises_an_alarm() -> None:
    packs = [
        item["text"]
        for path in sorted((ROOT / "skill/content/en").glob("*.json"))
        for item in json.loads(path.read_text("utf-8"))
    ]
    assert len(packs) > 500
    assert [text for text in packs if kind(text, NAMES)] == []


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=2))
def test_any_text_is_read(text: str, names: list[str]) -> None:
    assert kind(text, names) in {None, *INTENTS}


@given(st.lists(st.sampled_from("he is going to and my wife i not @ of the".split()), max_size=330))
def test_long_text_full_of_beginnings_is_read_at_once(words: list[str]) -> None:
    kind(" ".join(words) + " hit", NAMES)  # hypothesis fails what takes longer than 200 ms


def test_ordinary_words_of_one_letter_are_nothing() -> None:
    assert not any(kind(letter) for letter in string.ascii_letters)
