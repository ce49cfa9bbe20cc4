"""What Alexa tells outside a conversation: the answer is empty, and twice is no harm."""

from collections.abc import Callable
from typing import Any

import pytest

from skill.alexa.envelope import SILENT, SPOKEN
from skill.alexa.turns import caller
from skill.app import answer_with, build_answer
from skill.core.change import HEAD, append, edit, put
from skill.core.ownership import account_attribute
from skill.ports import Memory
from skill.storage import KEPT_SECONDS
from tests.alexa import envelopes as make
from tests.storage.stores import Store

DISABLED, DELETED = "AlexaSkillEvent.SkillDisabled", "Reminders.ReminderDeleted"
# Far ahead, so that no engine sweeps items away as expired while a test runs.
AT, BEFORE, AFTER = "2096-03-04T19:15:00Z", "2096-03-04T19:00:00Z", "2096-03-04T19:30:00Z"
NOW = 3981726900  # AT


class _Envelope:
    """As much of an envelope as says who calls."""

    def __init__(self, user: str) -> None:
        self.context = self.system = self
        self.user, self.user_id, self.person = self, user, None


def account(user: str = make.USER) -> str:
    """What the table knows an account by."""
    return caller(_Envelope(user)).account


ME, OTHER = account(), account("another")
Send = Callable[..., None]


@pytest.fixture
def send(memory: Memory) -> Send:
    """Send the skill an event; its answer is empty."""
    answer = answer_with(memory, None)

    def sent(kind: str, user: str = make.USER, **fields: Any) -> None:
        given = answer(
            make.envelope({"type": kind, "timestamp": AT, **fields}, user={"userId": user})
        )
        assert given["version"] == "1.0"
        assert {name: part for name, part in given["response"].items() if part} == {}

    return sent


def fill(memory: Memory, couple: str = ME, now: int = NOW - 3600) -> None:
    """Something of each and of both."""
    head = {"name.1": "Ada", "name.2": "Max", "visits": 1}
    change = put(HEAD, head) + edit("PARTNER#1", goal="yoga") + edit("PARTNER#2", goal="chess")
    memory.apply(couple, change + append("PLAN#01", t="kites"), f"fill {couple} {now}", now)


def link(store: Store, founder: str = ME, joined: str = OTHER) -> None:
    """Two accounts share the founder's couple: partner 1's and partner 2's."""
    fill(store.memory, founder)
    both = {account_attribute(founder): "1", account_attribute(joined): "2"}
    store.memory.apply(founder, put(HEAD, both), "link", NOW - 3600)
    until = NOW + KEPT_SECONDS
    store.put(f"USER#{joined}", "LINK", {"couple": founder, "partner": "2"}, until)


@pytest.mark.parametrize("kind", SILENT)
def test_an_event_is_answered_with_nothing(kind: str) -> None:
    answer = build_answer(store_path=None)
    for _ in range(2):
        given = answer(make.event(kind))
        assert given["version"] == "1.0"
        assert {name: part for name, part in given["response"].items() if part} == {}


@pytest.mark.parametrize("kind", SPOKEN)
def test_what_is_said_is_answered(kind: str) -> None:
    raw = {
        "LaunchRequest": make.launch(),
        "IntentRequest": make.intent("AMAZON.HelpIntent"),
        "Connections.Response": make.consented(),
    }[kind]
    assert build_answer(store_path=None)(raw)["response"]["outputSpeech"]


def test_nothing_is_both() -> None:
    assert not set(SPOKEN) & set(SILENT)


@pytest.mark.parametrize("fields", [{}, {"eventCreationTime": AT}, {"eventCreationTime": "?"}])
def test_a_disabled_skill_forgets_the_couple(
    store: Store, send: Send, fields: dict[str, str]
) -> None:
    fill(store.memory)
    fill(store.memory, OTHER)
    for _ in range(2):
        send(DISABLED, **fields)
        assert {pk for pk, _ in store.items()} == {f"COUPLE#{OTHER}"}


def test_an_event_for_an_account_never_seen_does_nothing(store: Store, send: Send) -> None:
    fill(store.memory, OTHER)
    before = store.items()
    send(DISABLED)
    send(DELETED, body={"alertTokens": ["t"]})
    assert store.items() == before


@pytest.mark.parametrize("kind", [one for one in SILENT if one not in (DISABLED, DELETED)])
def test_other_events_change_nothing(store: Store, send: Send, kind: str) -> None:
    fill(store.memory)
    before = store.items()
    send(kind)
    assert store.items() == before


def test_a_late_event_leaves_what_came_after_it(store: Store, send: Send) -> None:
    fill(store.memory, now=NOW - 3600)
    store.memory.apply(ME, append("PLAN#02", t="new"), "r2", NOW)
    send(DISABLED, eventCreationTime=BEFORE)
    assert set(store.items()) == {(f"COUPLE#{ME}", "PLAN#02")}


def test_clocks_that_differ_by_seconds_save_nothing(store: Store, send: Send) -> None:
    fill(store.memory, now=NOW + 20)
    send(DISABLED, eventCreationTime=AT)
    assert store.items() == {}


@pytest.mark.parametrize("gone, left", [(ME, OTHER), (OTHER, ME)])
def test_one_of_two_accounts_goes_and_the_other_keeps_what_is_theirs(
    store: Store, send: Send, gone: str, left: str
) -> None:
    link(store)
    user = {ME: make.USER, OTHER: "another"}
    mine, theirs = ("1", "2") if gone == ME else ("2", "1")
    for _ in range(2):
        send(DISABLED, user=user[gone])
        sorts = {sort for pk, sort in store.items() if pk == f"COUPLE#{ME}"}
        assert sorts == {HEAD, f"PARTNER#{theirs}", "PLAN#01"}
        head = store.items()[f"COUPLE#{ME}", HEAD].doc
        assert account_attribute(gone) not in head
        assert (f"name.{mine}" in head, f"name.{theirs}" in head) == (False, True)
        assert (f"USER#{OTHER}", "LINK") in store.items() or gone == OTHER
    send(DISABLED, user=user[left])
    assert store.items() == {}


def test_a_partner_who_is_back_by_another_account_keeps_their_things(
    store: Store, send: Send
) -> None:
    link(store)
    newer = put(HEAD, {account_attribute("newer"): "2"})
    store.memory.apply(ME, newer, "again", NOW)
    send(DISABLED, user="another", eventCreationTime=BEFORE)
    assert (f"COUPLE#{ME}", "PARTNER#2") in store.items()
    assert (f"USER#{OTHER}", "LINK") not in store.items()


def test_a_deleted_reminder_is_forgotten(store: Store, send: Send) -> None:
    fill(store.memory)
    both = {f"reminder.{one}": {"r": "screen_free", "t": "20:00", "d": "daily"} for one in "ab"}
    store.memory.apply(ME, put(HEAD, both), "set", NOW)
    for tokens in (["a", "unknown"], ["a"], [], None):
        send(DELETED, body={"alertTokens": tokens})
        doc = store.items()[f"COUPLE#{ME}", HEAD].doc
        assert set(doc) == {"name.1", "name.2", "visits", "reminder.b"}
    send(DELETED)


def test_an_event_while_the_table_is_out_of_reach_has_an_empty_answer(
    monkeypatch: pytest.MonkeyPatch, memory: Memory, send: Send
) -> None:
    monkeypatch.setattr(memory, "load", None)
    send(DISABLED)
