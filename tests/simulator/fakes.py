"""A tiny skill, a tiny ear and a household for the simulator's own tests."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from simulator.alexa import Alexa
from simulator.conversations import refuse
from simulator.house import SCOPES, House
from simulator.model import Model
from simulator.services import Services
from simulator.understanding.result import FALLBACK, LAUNCH, SlotValue, Understood

Json = dict[str, Any]
Plan = Callable[[Json], Json]

MODEL = Model(
    "together time",
    {
        "RatingIntent": {"rating": "Rating"},
        "SetReminderIntent": {"routine": "Routine", "time": "AMAZON.TIME", "recurrence": "Days"},
        "AffirmationIntent": {},
    },
    frozenset({"SetReminderIntent"}),
)
OFTEN = SlotValue("often", "often", "4", "often", True)
EIGHT = SlotValue("20:00", "eight in the evening")
PHONES = SlotValue("phones away", "phones away", "screen_free", "screen free", True)
_PHRASES = {
    "open together time": Understood(LAUNCH),
    "ask together time for an affirmation": Understood("AffirmationIntent"),
    "an affirmation": Understood("AffirmationIntent"),
    "often": Understood("RatingIntent", {"rating": OFTEN}),
    "purple": Understood("RatingIntent", {"rating": SlotValue("purple", "purple", matched=False)}),
    "remind us to put our phones away": Understood("SetReminderIntent", {"routine": PHONES}),
    "yes": Understood("AMAZON.YesIntent"),
    "no": Understood("AMAZON.NoIntent"),
    "stop": Understood("AMAZON.StopIntent"),
}


class Ear:
    """Understands a handful of phrases, and a time where one was asked for."""

    def understand(
        self, text: str, *, now: datetime, elicit: tuple[str, str] | None = None
    ) -> Understood:
        """The intent of a phrase; FALLBACK for one it does not know."""
        if elicit and text == "eight in the evening":
            return Understood(elicit[0], {elicit[1]: EIGHT})
        return _PHRASES.get(text.lower().rstrip("."), Understood(FALLBACK))


def tell(text: str, **more: Any) -> Json:
    """A response that ends the session."""
    return _response({"outputSpeech": _ssml(text), "shouldEndSession": True}, more)


def ask(text: str, reprompt: str = "Shall we?", **more: Any) -> Json:
    """A response that opens the microphone."""
    body = {
        "outputSpeech": _ssml(text),
        "reprompt": {"outputSpeech": _ssml(reprompt)},
        "shouldEndSession": False,
    }
    return _response(body, more)


def empty() -> Json:
    """The answer to a request that wants none."""
    return {"version": "1.0", "response": {}}


def ask_for_reminders(token: str = "phones at eight") -> Json:
    """The response that hands over to Alexa's question for the reminders permission."""
    scope = {"permissionScope": SCOPES["reminders"], "consentLevel": "ACCOUNT"}
    directive = {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "2",
            "permissionScopes": [scope],
        },
        "token": token,
    }
    return {
        "version": "1.0",
        "sessionAttributes": {"draft": "eight"},
        "response": {"directives": [directive]},
    }


def by_request(**plans: Json | Plan) -> Plan:
    """A skill that answers by intent name or by the last part of the request's type."""

    def skill(request: Json) -> Json:
        kind = request["request"]["type"]
        if kind == "SessionEndedRequest" or kind.startswith("AlexaSkillEvent."):
            return empty()
        name = request["request"]["intent"]["name"] if kind == "IntentRequest" else kind
        plan = plans[name.rpartition(".")[2]]
        return plan(request) if callable(plan) else plan

    return skill


@contextmanager
def household(
    skill: Plan, *, on_problems: Callable[[Sequence[str]], None] = refuse, **house: Any
) -> Iterator[Alexa]:
    """A house at a quarter past eight on a Wednesday in Berlin, its services, and its Alexa."""
    home = House(**house)
    with Services(home) as services:
        yield Alexa(skill, Ear(), home, services, model=MODEL, on_problems=on_problems)


def _ssml(text: str) -> Json:
    return {"type": "SSML", "ssml": f"<speak>{text}</speak>"}


def _response(body: Json, more: Json) -> Json:
    attributes = more.pop("attributes", {})
    return {"version": "1.0", "sessionAttributes": attributes, "response": {**body, **more}}
