"""Two devices of one couple, two processes, a shaky line: what was acknowledged is there once.

Each worker plays whole turns through the skill against DynamoDB over the wire, while the line
throttles, breaks, and loses answers after the write; and it repeats some requests as Alexa would.
"""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import repeat
from multiprocessing import get_context
from random import Random
from typing import Any

from skill.app import Answer, answer_with
from skill.storage.dynamodb import DynamoMemory
from tests.storage.engine import Faults
from tests.storage.stores import DynamoStore

TURNS, WORKERS = 500, 2
START = datetime(2096, 10, 2, 18, tzinfo=UTC)  # far ahead: the engine expires by the wall clock
FAULTS: tuple[dict[str, Any], ...] = (
    {"error": {"code": "ThrottlingException"}},
    {"error": {"code": "InternalServerError"}},
    {"reset": True},
    {"response": {"abort_bytes": 0}},
)
Envelope = dict[str, Any]


@dataclass
class Notes:
    """What one worker said, and what it was told is kept."""

    said: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)


def envelope(device: int, number: str, intent: str, session: Any = None, **slots: str) -> Envelope:
    """One thing said on a device; `session` holds the attributes of one that goes on."""
    application, user = {"applicationId": "us"}, {"userId": "ada-and-max"}
    moment = START + timedelta(seconds=int(number.rpartition("-")[2]))
    filled = {name: {"name": name, "value": value} for name, value in slots.items()}
    return {
        "version": "1.0",
        "session": {
            "new": session is None,
            "sessionId": f"session-{device}",
            "application": application,
            "user": user,
            "attributes": session or {},
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {"deviceId": f"device-{device}"},
                "apiEndpoint": "",
                "apiAccessToken": "",
            }
        },
        "request": {
            "type": "IntentRequest",
            "requestId": f"request-{number}",
            "timestamp": moment.isoformat().replace("+00:00", "Z"),
            "locale": "en-US",
            "intent": {"name": intent, "slots": filled},
        },
    }


def worker(table: str, device: int, turns: int) -> Notes:
    """Play `turns` mixed turns; one in five requests comes twice."""
    memory = DynamoMemory(table)
    answer, random, notes = answer_with(memory, None), Random(device), Notes()
    for number in range(turns):
        turn(answer, device, f"{device}-{number}", random, notes)
    memory.close()
    return notes


def turn(answer: Answer, device: int, number: str, random: Random, notes: Notes) -> None:
    """One turn: a thanks, a plan, a note, or something read out."""
    kind = random.choice(("thing", "plan", "note", "read"))
    word = f"the {kind} {number}"
    if kind == "read":
        sent(answer, envelope(device, number, "AnotherIntent"), random)
        return
    notes.said.add(word)
    intents = {"thing": "AddGratitudeIntent", "plan": "AddPlanIntent", "note": "LeaveNoteIntent"}
    to = {"partner": "Max"} if kind == "note" else {}
    reply = sent(answer, envelope(device, number, intents[kind], **{kind: word}, **to), random)
    if kind == "note" and word in speech(reply):  # read back; now the yes
        session = reply.get("sessionAttributes")
        reply = sent(answer, envelope(device, f"y-{number}", "AMAZON.YesIntent", session), random)
        notes.kept |= {word} if "Max" in speech(reply) else set()
    elif word in speech(reply):
        notes.kept.add(word)


def sent(answer: Answer, request: Envelope, random: Random) -> dict[str, Any]:
    """Send a request, now and then twice, and take the last answer."""
    for _ in range(1 if random.random() < 0.8 else 2):
        reply = answer(request)
    return reply


def speech(reply: dict[str, Any]) -> str:
    """What was said."""
    return str(reply["response"].get("outputSpeech", {}).get("ssml", ""))


def test_what_was_acknowledged_is_there_exactly_once(
    dynamo_store: DynamoStore, faults: Faults
) -> None:
    memory = DynamoMemory(dynamo_store.table)
    answer_with(memory, None)(envelope(0, "0-0", "NamesIntent", first="ada", second="max"))
    memory.close()
    for rule in FAULTS:
        faults.inject(probability=0.03, **rule)
    context = get_context("spawn")
    with ProcessPoolExecutor(WORKERS, context) as pool:
        tables, turns = repeat(dynamo_store.table), repeat(TURNS)
        played = list(pool.map(worker, tables, range(1, WORKERS + 1), turns))
    assert faults.fired()
    there = Counter(str(item.doc["t"]) for item in dynamo_store.items().values() if "t" in item.doc)
    kept = set().union(*(one.kept for one in played))
    said = set().union(*(one.said for one in played))
    assert len(kept) > TURNS
    assert {word for word in kept if there[word] != 1} == set()
    assert {word for word, often in there.items() if often > 1 or word not in said} == set()
