"""A safe envelope -> Turn: who, where, what was said, and what the session or the table knows."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ask_sdk_model import IntentRequest, RequestEnvelope
from ask_sdk_model.interfaces.connections import ConnectionsResponse

from skill.alexa import session
from skill.alexa.http import Service
from skill.alexa.reminders import AlexaReminders
from skill.alexa.settings import AlexaSettings
from skill.conversation import LAUNCH
from skill.core.change import HEAD, Doc
from skill.core.couple import Couple
from skill.core.errors import Unavailable
from skill.ports import Caller, Loaded, Memory, Pairing, World
from skill.turn import Slot as Filled
from skill.turn import State, Turn


def caller(envelope: RequestEnvelope) -> Caller:
    """The account and, where Alexa knows the voice, the person; hashed, since the table needs to
    tell them apart and nothing else."""
    system = envelope.context.system
    person = system.person.person_id if system.person else None
    return Caller(_hash(system.user.user_id), _hash(person)[:16] if person else None)


def read(envelope: RequestEnvelope, memory: Memory, pairing: Pairing | None = None) -> Turn:
    """The turn of a spoken request. At most one round trip to the table: none when the session
    carries what it needs. An unreachable table makes the turn `offline`."""
    request, system, who = envelope.request, envelope.context.system, caller(envelope)
    attributes = envelope.session.attributes if envelope.session else None
    carried = session.read(attributes)
    loaded, offline = _load(memory, who, carried)
    service = Service(system.api_endpoint, system.api_access_token)
    settings = AlexaSettings(service, system.device.device_id)
    couple, learned = Couple(_ordered(loaded.head)), {}
    if carried is None and not couple.zone and (zone := settings.zone()):
        learned = {"zone": zone}
        couple = Couple({**couple.doc, **learned})
    now = _local(request.timestamp, couple.zone)
    state = session.heard_by(carried.state if carried else State(), couple, who.person)
    turn = Turn(
        intent=_intent(request),
        now=now,
        request=request.request_id,
        world=World(memory, AlexaReminders(service, now, request.locale), settings, pairing),
        couple_id=loaded.couple,
        couple=couple,
        state=state,
        speaker=couple.speaker(who.person) or state.speaker,
        pages=loaded.pages,
        locale=request.locale,
        voice=who.person,
        account=who.account,
        offline=offline,
        learned=learned,
    )
    if isinstance(request, IntentRequest):
        return replace(turn, slots=_slots(request.intent.slots or {}))
    if isinstance(request, ConnectionsResponse):
        return replace(turn, token=request.token or "")
    return turn


def _load(memory: Memory, who: Caller, carried: session.Carried | None) -> tuple[Loaded, bool]:
    try:
        if carried is None:
            return memory.load(who), False
        if carried.head is None:
            return Loaded(carried.couple, memory.page(carried.couple, HEAD)), False
        return Loaded(carried.couple, carried.head), False
    except Unavailable:
        return Loaded(carried.couple if carried else who.account), True


def _ordered(doc: Doc) -> Doc:
    """The page with its names in order: DynamoDB keeps none, and what is said should not vary."""
    ordered: Doc = json.loads(json.dumps(doc, sort_keys=True))
    return ordered


def _intent(request: Any) -> str:
    if isinstance(request, IntentRequest):
        return str(request.intent.name)
    if isinstance(request, ConnectionsResponse):
        answered = request.status.code in ("200", "") and request.payload
        return f"Consent.{(answered or {}).get('status') or 'UNAVAILABLE'}"
    return LAUNCH


def _slots(slots: dict[str, Any]) -> dict[str, Filled]:
    return {name: Filled(slot.value, _id(slot)) for name, slot in slots.items() if slot.value}


def _id(slot: Any) -> str | None:
    authorities = slot.resolutions.resolutions_per_authority if slot.resolutions else []
    for authority in authorities:
        value = authority.values[0].value
        return str(value.id or value.name)
    return None


def _local(moment: datetime, zone: str | None) -> datetime:
    try:
        return moment.astimezone(ZoneInfo(zone or "UTC"))
    except (KeyError, ValueError, OSError):
        return moment.astimezone(UTC)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
