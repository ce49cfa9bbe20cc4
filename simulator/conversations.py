"""The sessions that are open on the household's devices, and each exchange with the skill."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from simulator import alexa_words, consent, envelope, reply
from simulator.heard import Heard, hear
from simulator.house import House
from simulator.services import Services
from simulator.session import SHOWS, Elicit, Session

Skill = Callable[[dict[str, Any]], dict[str, Any]]
Log = list[tuple[dict[str, Any], dict[str, Any]]]


class BrokenReply(AssertionError):
    """The skill's response breaks a rule that every response must keep."""


def refuse(found: Sequence[str]) -> None:
    """Raise BrokenReply: what tests want to happen to a broken response."""
    raise BrokenReply("; ".join(found))


class Conversations:
    """Sessions by device. Whatever goes to the skill goes through `exchange`."""

    def __init__(
        self,
        skill: Skill,
        house: House,
        services: Services,
        *,
        skill_name: str,
        understood: Callable[[str], bool],
        on_problems: Callable[[Sequence[str]], None],
    ) -> None:
        self.log: Log = []
        self.sessions: dict[str, Session] = {}
        self._skill = skill
        self._house = house
        self._services = services
        self._skill_name = skill_name
        self._understood = understood
        self._on_problems = on_problems

    def begin(self) -> Session:
        """Open a session on the device in use."""
        session_id = self._house.next_id("amzn1.echo-api.session.")
        session = Session(session_id, self._house.account, self._house.device)
        self.sessions[session.device.id] = session
        self._services.sessions.add(session.id)
        return session

    def drop(self, session: Session) -> None:
        """Close a session without telling the skill: it knows, or is gone itself."""
        self.sessions.pop(session.device.id, None)
        self._services.sessions.discard(session.id)

    def end(self, session: Session, reason: str) -> Heard:
        """Close a session and tell the skill why."""
        self.drop(session)
        fields = {"type": "SessionEndedRequest", "reason": reason}
        request = envelope.in_session(self._house, self._services, session, fields)
        return Heard("silence", request=request, response=self.exchange(request))

    def first_to_give_up(self) -> tuple[datetime, Session] | None:
        """The session whose wait for an answer ends first, and when."""
        waits = [(s.deadline, s) for s in self.sessions.values() if s.deadline]
        return min(waits, key=lambda wait: wait[0], default=None)

    def exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request envelope to the skill, check its response and return it."""
        # Over JSON and back, so that nothing but JSON can pass between Alexa and the skill.
        sent = json.dumps(request)
        response: dict[str, Any] = json.loads(json.dumps(self._skill(json.loads(sent))))
        self.log.append((request, response))
        if found := reply.problems(request, response, self._understood):
            self._on_problems(found)
        return response

    def ask(self, session: Session, fields: dict[str, Any]) -> Heard:
        """Send a request in a session, and go on as the skill's response says."""
        said = len(self._services.progressive)
        request = envelope.in_session(self._house, self._services, session, fields)
        response = self.exchange(request)
        heard = hear(request, response, self._services.progressive[said:])
        session.new = False
        session.attributes = heard.attributes
        session.elicit = _elicit(heard)
        body = response.get("response") or {}
        ends = body.get("shouldEndSession")
        session.consent = reply.asks_permission(body)
        if session.consent:
            session.restart = ends is True
            return self._ask_permission(session, heard)
        if heard.open:
            session.wait(self._house.utc, heard.reprompt)
        elif ends is None and session.device.screen:
            session.wait(self._house.utc, None, SHOWS)
        else:
            self.drop(session)
        return heard

    def permission_answered(self, session: Session, intent: str) -> Heard:
        """Alexa's question for a permission was answered by `intent`; ask once more if oddly."""
        status = consent.BY_INTENT.get(intent)
        if status is None and session.again:
            question, session.again = session.again, None
            session.wait(self._house.utc, None)
            return Heard(alexa_asks=question, open=True)
        return self._hand_back(session, status or consent.NOT_ANSWERED)

    def unanswered(self, session: Session) -> Heard:
        """Nobody said anything: ask once more, then let go."""
        if again := session.again:
            session.wait(self._house.utc, None)
            if session.consent:
                return Heard("reprompt", alexa_asks=again, open=True)
            return Heard("reprompt", again, open=True)
        if session.consent:
            return self._hand_back(session, consent.NOT_ANSWERED)
        return self.end(session, "EXCEEDED_MAX_REPROMPTS")

    def _ask_permission(self, session: Session, heard: Heard) -> Heard:
        scopes = consent.scopes(session.consent or {})
        answer = self._house.permission_answer
        granted = scopes <= session.account.granted
        if answer == "ask" and not granted:
            name = consent.spoken(scopes)
            question = alexa_words.permission(self._house.locale, self._skill_name, name)
            session.wait(self._house.utc, question)
            return replace(heard, alexa_asks=question, open=True)
        refused = {"deny": consent.DENIED, "card": None}
        status = consent.ACCEPTED if granted else refused.get(answer, consent.ACCEPTED)
        after = self._hand_back(session, status)
        text = " ".join(part for part in (heard.text, after.text) if part)
        return replace(after, text=text, card=after.card or heard.card)

    def _hand_back(self, session: Session, status: str | None) -> Heard:
        directive = session.consent or {}
        if status == consent.ACCEPTED:
            session.account.granted |= consent.scopes(directive)
        session.consent = session.deadline = None
        if session.restart:
            self.drop(session)
            session = self.begin()
        return self.ask(session, consent.response(directive, status))


def _elicit(heard: Heard) -> Elicit | None:
    for directive in heard.directives:
        if directive.get("type") == "Dialog.ElicitSlot":
            intent = directive.get("updatedIntent") or heard.request["request"].get("intent")
            return Elicit(intent, directive["slotToElicit"]) if intent else None
    return None
