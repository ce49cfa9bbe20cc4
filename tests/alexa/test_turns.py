"""A safe envelope -> Turn: who, when, where, and what is known, in at most one round trip."""

import hashlib
import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from skill.alexa import session, turns
from skill.alexa.envelope import tame
from skill.core.change import HEAD, Change, Doc
from skill.core.errors import Unavailable
from skill.ports import Caller, Loaded
from skill.reply import Question, ask
from skill.speech.render import Speech
from skill.storage.sqlite import SqliteMemory
from skill.turn import Slot, Turn
from tests.alexa import envelopes as make
from tests.alexa.services import Service


class Table(SqliteMemory):
    """A table with one couple in it, which keeps the calls."""

    def __init__(self, head: Doc | None = None, *, away: bool = False) -> None:
        super().__init__(":memory:")
        self.head, self.away = head or {}, away
        self.calls: list[str] = []

    def load(self, caller: Caller) -> Loaded:
        """Everything of the couple."""
        self._called("load")
        return Loaded("us", self.head, {"1": {"goal": "walk"}} if caller.person else {})

    def page(self, couple: str, item: str) -> Doc:
        """The couple's page."""
        self._called(f"page {couple} {item}")
        return self.head

    def apply(self, couple: str, change: Change, request: str, now: int) -> None:
        """Not asked for here."""
        raise AssertionError("reading writes nothing")

    def _called(self, what: str) -> None:
        self.calls.append(what)
        if self.away:
            raise Unavailable


def read(raw: Any, table: Table | None = None) -> Turn:
    envelope = DefaultSerializer().deserialize(json.dumps(tame(raw, make.SKILL)), RequestEnvelope)
    return turns.read(envelope, table or Table({"zone": "Europe/Berlin"}))


def carried(turn: Turn, **parts: Any) -> dict[str, Any]:
    """The attributes of a session that goes on after `turn`."""
    reply = ask(then=Question("a-b"), **parts)
    return session.write(turn, reply, Speech("Shall we?", "Yes or no?", None, (), {}))


def test_the_first_turn_reads_once_and_later_ones_do_not() -> None:
    table = Table({"zone": "Europe/Berlin", "name.1": "Ada"})
    first = read(make.launch(), table)
    assert table.calls == ["load"]
    then = read(make.intent("HelpIntent", session=carried(first)), table)
    assert table.calls == ["load"]
    assert then.couple == first.couple
    assert then.couple_id == "us"
    assert then.state.question == "a-b"


# Too long even when it is squeezed.
NOISE = "".join(hashlib.sha512(bytes([one])).hexdigest() for one in range(40))


def test_a_page_that_did_not_fit_into_the_session_is_read_again() -> None:
    table = Table({"zone": "Europe/Berlin", "long": NOISE})
    attributes = carried(read(make.launch(), table))
    then = read(make.intent("HelpIntent", session=attributes), table)
    assert table.calls == ["load", f"page us {HEAD}"]
    assert then.couple.doc == table.head


def test_out_of_reach_is_part_of_the_turn() -> None:
    turn = read(make.launch(), Table(away=True))
    assert turn.offline
    assert turn.couple.doc == {}


def test_a_session_begun_out_of_reach_looks_again() -> None:
    table = Table({"zone": "Europe/Berlin"}, away=True)
    attributes = carried(read(make.launch(), table))
    table.away = False
    assert not read(make.intent("HelpIntent", session=attributes), table).offline


def test_names_of_the_page_are_in_order_whatever_the_store_gives() -> None:
    doc = {"zone": "UTC", "reminder.b": {"r": "check_in", "t": "20:00"}, "name.1": "Ada"}
    other = dict(reversed([(k, dict(reversed(v.items())) if isinstance(v, dict) else v)
                           for k, v in doc.items()]))  # fmt: skip
    one, two = (carried(read(make.launch(), Table(head))) for head in (doc, other))
    assert json.dumps(one) == json.dumps(two)


def test_who_is_calling_is_hashed() -> None:
    turn = read(make.launch(person={"personId": make.PERSON}))
    assert turn.account
    assert turn.voice
    assert make.USER not in repr(turn)
    assert make.PERSON not in repr(turn)
    assert read(make.launch()).voice is None


def test_a_known_voice_is_the_speaker() -> None:
    voice = read(make.launch(person={"personId": make.PERSON})).voice
    table = Table({"zone": "UTC", "voice.1": voice})
    turn = read(make.launch(person={"personId": make.PERSON}), table)
    assert turn.speaker == "1"
    assert turn.page() == {"goal": "walk"}
    assert read(make.launch(), table).speaker is None


def test_a_name_that_was_said_holds_until_a_known_voice_speaks() -> None:
    voice = read(make.launch(person={"personId": make.PERSON})).voice
    table = Table({"zone": "UTC", "voice.1": voice})
    named = carried(read(make.launch(), table), speaker="2")
    assert read(make.intent("X", session=named), table).speaker == "2"
    by_voice = make.intent("X", session=named, person={"personId": make.PERSON})
    assert read(by_voice, table).speaker == "1"


def test_now_is_the_requests_time_in_the_couples_zone() -> None:
    assert read(make.launch()).now.isoformat() == "2026-03-04T20:15:00+01:00"
    elsewhere = read(make.launch(), Table({"zone": "Mars/Olympus"}))
    assert elsewhere.now.isoformat() == "2026-03-04T19:15:00+00:00"


def test_the_zone_is_asked_for_once(alexa: Service) -> None:
    alexa.answers(200, "Europe/Berlin")
    first = read(make.launch(apiEndpoint=alexa.url), Table())
    assert first.learned == {"zone": "Europe/Berlin"}
    assert first.couple.zone == "Europe/Berlin"
    assert first.now.isoformat() == "2026-03-04T20:15:00+01:00"
    read(make.intent("X", session=carried(first), apiEndpoint=alexa.url), Table())
    assert len(alexa.calls) == 1


def test_no_zone_is_no_zone(alexa: Service) -> None:
    alexa.answers(204)
    turn = read(make.launch(apiEndpoint=alexa.url), Table())
    assert (turn.learned, turn.couple.zone) == ({}, None)


def test_slots_are_what_was_said_and_what_it_resolved_to() -> None:
    sent = {
        "rating": make.matched("rating", "often", "4"),
        "first": "Ada",
        "second": {"name": "second", "confirmationStatus": "NONE"},
    }
    turn = read(make.intent("RatingIntent", sent))
    assert turn.intent == "RatingIntent"
    assert turn.slots == {"rating": Slot("often", "4"), "first": Slot("Ada")}
    assert [turn.slot(one) for one in ("rating", "first", "second", "none")] == [
        "4",
        "Ada",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("answer", "intent"),
    [
        (make.consented(), "Consent.ACCEPTED"),
        (make.consented(status="DENIED"), "Consent.DENIED"),
        (make.consented(status="NOT_ANSWERED"), "Consent.NOT_ANSWERED"),
        (make.consented(code="500"), "Consent.UNAVAILABLE"),
        (make.consented(status=""), "Consent.UNAVAILABLE"),
    ],
)
def test_alexas_word_about_a_permission(answer: Any, intent: str) -> None:
    turn = read(answer)
    assert turn.intent == intent
    assert turn.token == "t"


def test_opening_is_a_launch() -> None:
    assert read(make.launch()).intent == "LaunchRequest"
