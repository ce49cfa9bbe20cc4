"""What Alexa tells outside a conversation. The answer is empty, whatever happens.

Every event may come twice, late, out of order or never, so each asks what is there and takes away
what belongs to it; where nothing is left, nothing happens.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.envelope import SILENT
from skill.alexa.turns import caller
from skill.core import ownership
from skill.core.change import HEAD, Change, Edit
from skill.core.errors import Stale
from skill.ports import Caller, Memory

# Alexa's clocks and ours need not agree to the second.
_SKEW = timedelta(minutes=1)


class Events(AbstractRequestHandler):
    """Answers session ends, skill events and what becomes of reminders."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for requests that may not be answered with speech."""
        return handler_input.request_envelope.request.object_type in SILENT

    def handle(self, handler_input: HandlerInput) -> Response:
        """Take away what the event says is over; a session's end and a permission need nothing,
        since all was written as it was said. Raises Unavailable."""
        envelope = handler_input.request_envelope
        account, request = caller(envelope).account, envelope.request
        if request.object_type == "AlexaSkillEvent.SkillDisabled":
            self._disabled(account, _moment(request))
        elif request.object_type == "Reminders.ReminderDeleted":
            self._reminders_gone(account, request)
        return Response()

    def _disabled(self, account: str, moment: datetime) -> None:
        """Forget the couple; where another account shares it, only this one and its partner.

        An account that comes back has a new id ("userId" in Alexa's request reference); should it
        ever keep its old one, what was kept since the event stays.
        """
        couple, head = self._load(account)
        sharing = ownership.accounts(head)
        partner = sharing.pop(account, None)
        until = int((moment + _SKEW).timestamp())
        if not sharing and (partner or couple == account):
            self._memory.forget(couple, None, until)
            return
        if partner and partner not in sharing.values():
            self._memory.forget(couple, partner, until)
        self._memory.unlink(couple, account)

    def _reminders_gone(self, account: str, request: Any) -> None:
        """Forget reminders that were deleted in the Alexa app."""
        couple, head = self._load(account)
        tokens = request.body.alert_tokens or [] if request.body else []
        known = {name: head[name] for one in tokens if (name := f"reminder.{one}") in head}
        if not known:
            return
        change = Change(edits=(Edit(HEAD, drop=tuple(known), expect=known),))
        now = int(request.timestamp.timestamp())
        try:
            self._memory.apply(couple, change, request.request_id, now)
        except Stale:  # moved or dropped at this very moment: look again
            self._reminders_gone(account, request)

    def _load(self, account: str) -> tuple[str, dict[str, Any]]:
        loaded = self._memory.load(Caller(account))
        return loaded.couple, loaded.head


def _moment(request: Any) -> datetime:
    """When the event happened, not when it came."""
    created: datetime = request.event_creation_time or request.timestamp
    return created if created.tzinfo else created.replace(tzinfo=UTC)
