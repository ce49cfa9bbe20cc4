"""The local Alexa: an utterance becomes a request, the skill's response becomes what is heard.

What happens without an utterance is here too: time passes, reminders go off, an unanswered
question is asked once more and then let go.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from simulator import alexa_words, envelope
from simulator.conversations import BrokenReply, Conversations, Log, Skill, refuse
from simulator.heard import Heard
from simulator.house import House
from simulator.model import Model
from simulator.services import Services
from simulator.session import Session
from simulator.understanding.result import FALLBACK, LAUNCH, Understood

__all__ = ["Alexa", "BrokenReply", "Heard", "Understands"]

_EXIT = {"exit", "quit"}
_LATER = timedelta(seconds=1)


class Understands(Protocol):
    """What turns words into an intent; `simulator.understanding.Understander` is one."""

    def understand(
        self, text: str, *, now: datetime, elicit: tuple[str, str] | None = None
    ) -> Understood:
        """The intent meant by `text`; `elicit` is the intent and slot that is being asked for."""


class Alexa:
    """A household's Alexa, with one skill enabled."""

    def __init__(
        self,
        skill: Skill,
        understander: Understands,
        house: House,
        services: Services,
        *,
        model: Model | None = None,
        on_problems: Callable[[Sequence[str]], None] = refuse,
    ) -> None:
        """`model` defaults to that of the house's locale. `on_problems` gets what is wrong with
        a response (see `reply.problems`) and may raise; by default it does.
        """
        self.house = house
        self.services = services
        self._understander = understander
        self._model = model or Model.load(house.locale)
        self._talk = Conversations(
            skill,
            house,
            services,
            skill_name=self._model.invocation,
            understood=self._understands,
            on_problems=on_problems,
        )

    @property
    def session(self) -> Session | None:
        """The session on the device in use, if one is open."""
        return self._talk.sessions.get(self.house.device.id)

    @property
    def log(self) -> Log:
        """Every request and response so far."""
        return self._talk.log

    def say(self, text: str) -> Heard:
        """Someone says `text` to the device in use. Raises BrokenReply, unless told otherwise."""
        words = re.sub(r"^\W*alexa\b\W*", "", text, flags=re.IGNORECASE)
        session = self.session
        if words.lower().strip(" .!") in _EXIT:
            return self._talk.end(session, "USER_INITIATED") if session else Heard("silence")
        wanted = session.wanted() if session else None
        understood = self._understander.understand(words, now=self.house.now, elicit=wanted)
        if session and session.consent:
            return self._talk.permission_answered(session, understood.intent)
        by_name = understood.intent == LAUNCH or self._model.calls_by_name(words)
        if session and by_name:
            self._talk.end(session, "USER_INITIATED")
            session = None
        if session is None and not by_name and understood.intent.startswith("AMAZON."):
            return Heard("silence")  # said into the room, and not to the skill
        return self._request(session or self._talk.begin(), understood)

    def pass_time(self, span: timedelta, *, patient: bool = False) -> list[Heard]:
        """Let time pass; return what is heard meanwhile, in order.

        An open microphone waits only so long; `patient` keeps it open, for a person who types.
        """
        if patient:
            for session in self._talk.sessions.values():
                session.deadline = session.deadline and session.deadline + span
        end = self.house.utc + span
        heard: list[Heard] = []
        while True:
            rings = self.services.reminders.next_due() or end + _LATER
            gives_up = self._talk.first_to_give_up()
            moment = min(rings, gives_up[0]) if gives_up else rings
            if moment > end:
                break
            self.house.utc = max(moment, self.house.utc)
            if gives_up and moment == gives_up[0]:
                heard.append(self._talk.unanswered(gives_up[1]))
            else:
                heard += self._ring(moment)
        self.house.utc = end
        return heard

    def wait_until(self, at: datetime | str) -> list[Heard]:
        """Let time pass until `at` (local, like "2026-03-05T08:00"). Raises ValueError if past."""
        span = self.house.moment(at).astimezone(UTC) - self.house.utc
        if span < timedelta(0):
            raise ValueError(f"that is over: {at}")
        return self.pass_time(span)

    def event(self, kind: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """Send the skill an event outside any session, and return its response envelope."""
        fields = {"type": kind, **({"body": body} if body is not None else {})}
        account = self.house.account
        request = envelope.out_of_session(self.house, self.services, account, fields)
        return self._talk.exchange(request)

    def disable(self) -> dict[str, Any]:
        """Disable the skill (and enable it again): its reminders and the user's id are gone."""
        account = self.house.account
        for session in list(self._talk.sessions.values()):
            if session.account is account:
                self._talk.drop(session)
        response = self.event("AlexaSkillEvent.SkillDisabled")
        self.services.reminders.forget(account)
        self.house.disable_skill()
        return response

    def _request(self, session: Session, understood: Understood) -> Heard:
        if understood.intent == LAUNCH:
            return self._talk.ask(session, {"type": LAUNCH, "shouldLinkResultBeReturned": False})
        return self._talk.ask(session, envelope.intent_request(self._model, understood, session))

    def _ring(self, moment: datetime) -> list[Heard]:
        locale = self.house.locale
        return [
            Heard("reminder", alexa_words.reminder(locale, reminder.text(locale)))
            for reminder in self.services.reminders.ring(moment)
        ]

    def _understands(self, phrase: str) -> bool:
        return self._understander.understand(phrase, now=self.house.now).intent != FALLBACK
