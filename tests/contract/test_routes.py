"""Every intent leads somewhere, and every place in a conversation has its words."""

import pytest

from skill.conversation import FALLBACK, LAUNCH, NO, OTHERWISE, YES, Conversation
from skill.dialogs import DIALOGS
from tests.contract.said import bundles, spoken
from tests.contract.skill_package import LOCALES, model

TALK = Conversation(DIALOGS)
QUESTIONS = TALK.questions.values()
ROUTED = {intent for _, intent in TALK.routes}
# How Alexa's own question for a permission may end; UNAVAILABLE is ours for a card instead.
CONSENT = {f"Consent.{end}" for end in ("ACCEPTED", "DENIED", "NOT_ANSWERED", "UNAVAILABLE")}
# Answers: said into the blue they mean nothing, and the fallback says so.
ANSWERS = {YES, NO, "RatingIntent", "ReadyIntent", "WhoAnswersIntent"}

every_locale = pytest.mark.parametrize("locale", LOCALES)
every_language = pytest.mark.parametrize("name", [one for one in bundles() if "-" not in one])


@every_locale
def test_every_intent_has_a_route(locale: str) -> None:
    assert model(locale).intents.keys() - ROUTED == set()


@every_locale
def test_every_route_has_an_intent(locale: str) -> None:
    assert ROUTED - {LAUNCH, OTHERWISE} - CONSENT - model(locale).intents.keys() == set()


def test_however_the_permission_ends_there_is_a_route() -> None:
    assert {intent for _, intent in TALK.routes if intent.startswith("Consent.")} == CONSENT
    assert {(None, intent) for intent in CONSENT} <= TALK.routes.keys()


def test_a_wish_is_heard_wherever_the_conversation_stands() -> None:
    anywhere = {intent for place, intent in TALK.routes if place is None}
    assert ROUTED - anywhere - {OTHERWISE} <= ANSWERS
    assert {LAUNCH, FALLBACK} <= anywhere


def test_yes_and_no_live_in_questions_only() -> None:
    assert not {(None, YES), (None, NO), (None, OTHERWISE)} & TALK.routes.keys()


def test_what_is_routed_is_routed_from_a_place_that_exists() -> None:
    assert {place for place, _ in TALK.routes} - {None} <= TALK.questions.keys()


def test_every_question_takes_an_answer() -> None:
    """A question that only help and a new wish can follow is a statement."""
    answered = {place for place, _ in TALK.routes}
    filled = {question.id for question in QUESTIONS if question.fills}
    assert TALK.questions.keys() - answered - filled == set()


def test_a_question_that_takes_yes_takes_no() -> None:
    yes = {place for place, intent in TALK.routes if intent == YES}
    no = {place for place, intent in TALK.routes if intent in {NO, OTHERWISE}}
    assert yes - no == set()


def test_what_a_question_fills_can_be_elicited() -> None:
    for locale in LOCALES:
        dialog = {entry["name"]: entry["slots"] for entry in model(locale).dialog["intents"]}
        for question in QUESTIONS:
            if question.fills:
                intent, slot = question.fills
                assert slot in {one["name"] for one in dialog.get(intent, [])}, question.id


@every_language
def test_every_question_asks_again(name: str) -> None:
    wrong = []
    for question in TALK.questions:
        key = f"{question}-again"
        texts = list(spoken(name, key)) if key in bundles()[name] else ["(missing)"]
        wrong += [f"{key}: {text}" for text in texts if not text.endswith("?")]
    assert wrong == []


@every_language
def test_every_dialog_with_a_question_has_its_help(name: str) -> None:
    dialogs = {dialog.name for dialog in DIALOGS if dialog.questions} - {"everywhere"}
    assert {f"help-{one}" for one in dialogs} - set(bundles()[name].ids()) == set()
    assert all(text.endswith("?") for text in spoken(name, "help-ask"))
