"""Reply and speech -> response: the microphone is open exactly when something was asked."""

from typing import Any

from ask_sdk_core.serialize import DefaultSerializer

from skill.alexa.responses import REMINDERS_SCOPE, respond
from skill.reply import Card, Question, Reply, ask, say, tell
from skill.speech.render import Speech

OPEN = Question("a-b")
SPEECH = Speech("Shall we?", "Yes or no?", None, (), {})


def sent(reply: Reply, speech: Speech = SPEECH) -> dict[str, Any]:
    body: dict[str, Any] = DefaultSerializer().serialize(respond(reply, speech))
    return body


def test_a_question_opens_the_microphone() -> None:
    assert sent(ask(say("x"), then=OPEN)) == {
        "outputSpeech": {"type": "SSML", "ssml": "<speak>Shall we?</speak>"},
        "reprompt": {"outputSpeech": {"type": "SSML", "ssml": "<speak>Yes or no?</speak>"}},
        "directives": [],
        "shouldEndSession": False,
    }


def test_without_a_question_it_closes() -> None:
    body = sent(tell(say("x")), Speech("Bye.", "", None, (), {}))
    assert body["shouldEndSession"] is True
    assert "reprompt" not in body


def test_a_free_answer_is_elicited_for_its_slot() -> None:
    body = sent(ask(say("x"), then=Question("a-b", fills=("NamesIntent", "first"))))
    (directive,) = body["directives"]
    assert directive == {
        "type": "Dialog.ElicitSlot",
        "slotToElicit": "first",
        "updatedIntent": {
            "name": "NamesIntent",
            "confirmationStatus": "NONE",
            "slots": {"first": {"name": "first", "confirmationStatus": "NONE"}},
        },
    }
    assert body["shouldEndSession"] is False


def test_alexas_own_question_for_a_permission_says_nothing_of_the_microphone() -> None:
    body = sent(tell(consent="token"), Speech("One moment.", "", None, (), {}))
    assert body == {
        "outputSpeech": {"type": "SSML", "ssml": "<speak>One moment.</speak>"},
        "directives": [
            {
                "type": "Connections.SendRequest",
                "name": "AskFor",
                "payload": {
                    "@type": "AskForPermissionsConsentRequest",
                    "@version": "2",
                    "permissionScopes": [
                        {"permissionScope": REMINDERS_SCOPE, "consentLevel": "ACCOUNT"}
                    ],
                },
                "token": "token",
            }
        ],
    }


def test_cards() -> None:
    card = Speech("Bye.", "", ("Reminders", "one\ntwo"), (), {})
    shown = tell(say("x"), card=Card(say("t"), (say("x"),)))
    assert sent(shown, card)["card"] == {
        "type": "Simple",
        "title": "Reminders",
        "content": "one\ntwo",
    }
    asks = sent(tell(say("x"), permission_card=True), card)["card"]
    assert asks == {"type": "AskForPermissionsConsent", "permissions": [REMINDERS_SCOPE]}


def test_saying_nothing_is_no_speech() -> None:
    assert "outputSpeech" not in sent(tell(), Speech("", "", None, (), {}))
