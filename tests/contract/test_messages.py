"""Every message that is said exists with its values, in every language, and sounds right."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from simulator.understanding import Understander
from simulator.understanding.result import FALLBACK
from skill.conversation import Conversation
from skill.core import schedule
from skill.core.offers import Offer
from skill.core.signs import SIGNS
from skill.dialogs import DIALOGS
from tests.content.checker import sentences
from tests.contract.said import asked, bundles, matching, mentioned, said, spoken
from tests.conversations.measures import (
    SENTENCES,
    question_problems,
    suggested,
    text_problems,
)

ENGLISH = bundles()["en"]
KEYS = ENGLISH.ids()
QUESTIONS = Conversation(DIALOGS).questions
every_file = pytest.mark.parametrize("name", bundles())
languages = pytest.mark.parametrize("name", [one for one in bundles() if "-" not in one])

# Keys that are put together at run time, where it's known of what: pattern -> all of them.
_SHIFTS = ("closer", "little-closer", "same", "little-further", "further")
_FILLED: dict[str, Iterable[str]] = {
    "greet-*": ("morning", "day", "evening", "night", "any"),
    "offer-*": [offer.value for offer in Offer],
    "checkin-ask-*": SIGNS,
    "checkin-too-*": SIGNS,
    "checkin-alone-*": SIGNS,
    "step-*": SIGNS,
    "sign-*": SIGNS,
    "compared-*": _SHIFTS,
    "level-*": ("never", "rarely", "sometimes", "often", "always"),
    "routine-*": schedule.ROUTINES,
    "reminder-*": schedule.ROUTINES,
    "reminders-change-*": schedule.ROUTINES,
    "help-*": [one.name for one in DIALOGS if one.questions and one.name != "everywhere"],
    "*-again": QUESTIONS,
    "error-*": (),  # named where they're raised
}
BUILT = {
    pattern: {pattern.replace("*", part) for part in parts} for pattern, parts in _FILLED.items()
}
# Said evening after evening, so never in one way only.
FREQUENT = (
    *("greet-*", "offer-resume", "offer-screenfree", "offer-affirmation", "offer-checkin"),
    *("affirmation-today", "affirmation-close", "affirmation-for", "affirmation-rest"),
    *("compliment-intro", "compliment-close", "reading-more", "save-done", "kept-intro"),
    *("checkin-intro-short", "checkin-resume", "checkin-thanks", "checkin-thanks-alone"),
    *("step-*", "reminders-when", "reminders-confirm", "reminders-done", "screenfree-begun"),
    *("screenfree-ended", "stop", "stop-kept", "cancel", "fallback-again", "undo-done"),
)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def stands_for(pattern: str) -> set[str]:
    """The messages that a key or a pattern may be: by what's known of its parts, else by form."""
    return set(KEYS) & BUILT.get(pattern, set(matching(pattern, KEYS)))


def test_every_message_that_is_said_exists() -> None:
    missing = {
        f"{one.where}: {key}" for one in said() for key in one.keys if not matching(key, KEYS)
    }
    missing |= {key for keys in BUILT.values() for key in keys if key not in ENGLISH}
    assert missing == set()


def test_every_message_gets_exactly_its_values() -> None:
    wrong = []
    for one in said():
        # A reprompt that needs values gets them where its question is asked.
        known = [pattern for pattern in one.keys if not pattern.startswith("*")]
        found = [key for pattern in known for key in stands_for(pattern)]
        if one.values is None or not found:
            continue
        needs = [ENGLISH.variables(key) for key in found]
        lacking = set().union(*needs) - one.values
        spare = one.named - set().union(*needs)
        wrong += [f"{one.where}: {'|'.join(one.keys)} lacks {lacking}"] if lacking else []
        wrong += [f"{one.where}: {'|'.join(one.keys)} has no {spare}"] if spare else []
    assert wrong == []


def test_no_message_is_unused() -> None:
    exact = {key for key in mentioned() if "*" not in key}
    raised = {f"error-{key}" for key in exact}
    assert (
        set(KEYS) - exact - raised - {key for one in mentioned() for key in stands_for(one)}
        == set()
    )


def test_what_is_said_last_is_a_question() -> None:
    places = [one for one in asked() if set(one.keys) != {"*"}]
    assert places
    wrong = {
        f"{one.where}: {text}"
        for one in places
        for pattern in one.keys
        for key in stands_for(pattern)
        for text in spoken("en", key)
        if not text.endswith("?")
    }
    assert wrong == set()


@languages
def test_every_language_has_every_message(name: str) -> None:
    bundle = bundles()[name]
    assert set(bundle.ids()) == set(KEYS)
    differ = [key for key in KEYS if bundle.variables(key) != ENGLISH.variables(key)]
    assert differ == []


@every_file
def test_a_country_adds_no_message(name: str) -> None:
    assert set(bundles()[name].ids()) <= set(KEYS)


@languages
def test_what_is_said_often_has_several_ways(name: str) -> None:
    bundle = bundles()[name]
    often = [key for pattern in FREQUENT for key in matching(pattern, KEYS) or [pattern]]
    assert [key for key in often if len(bundle.variants(key)) < 2] == []


@every_file
def test_variants_differ(name: str) -> None:
    for key in bundles()[name].ids():
        ways = list(spoken(name, key))
        assert not bundles()[name].variants(key) or len(ways) == len(set(ways)), key


@every_file
def test_a_message_keeps_the_measures(name: str) -> None:
    wrong = []
    for key in bundles()[name].ids():
        for text in spoken(name, key):
            found = [*text_problems(text, name), *question_problems(text)]
            found += ["too many sentences"] if len(sentences(text)) > SENTENCES else []
            wrong += [f"{key}: {problem}" for problem in found]
    assert wrong == []


def test_what_english_suggests_is_understood() -> None:
    understander = Understander.load("en-US")
    wrong = [
        f"{key}: {phrase}"
        for key in KEYS
        for text in spoken("en", key)
        for phrase in suggested(text)
        if understander.understand(phrase, now=NOON).intent == FALLBACK
    ]
    assert wrong == []
