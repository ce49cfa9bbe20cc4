"""What a turn may ask of the table: one read when a session begins, none later, one write.

Counted on the wire, with the bench's own meter, over whole conversations; never timed.
"""

from typing import Any

import pytest

from skill.app import Answer, answer_with
from skill.core.change import HEAD, edit
from skill.ports import Caller
from tests.bench.meter import Meter, Used
from tests.bench.play import EVENT, FIRST, LATER, ONE_SHOT, Metered, capabilities, played
from tests.storage.stores import DynamoStore

# capability, line -> how the session stands there, reads and writes
EXACTLY = {
    ("first evening", "open together time"): (FIRST, 1, 1),
    ("first evening", "we're Ada and Max"): (LATER, 0, 1),
    ("opening again", "open together time"): (FIRST, 1, 1),
    ("opening again", "help"): (LATER, 0, 0),
    ("opening again", "repeat"): (LATER, 0, 0),
    ("opening again", "stop"): (LATER, 0, 0),
    ("check-in for two", "let's do a check in"): (LATER, 0, 0),
    ("check-in for two", "often"): (LATER, 0, 1),
    ("check-in for two", "undo"): (LATER, 0, 1),
    ("check-in for two", "+ yes"): (LATER, 1, 0),
    ("affirmation", "ask together time for an affirmation"): (ONE_SHOT, 1, 0),
    ("compliment", "a compliment please"): (LATER, 0, 1),
    ("reminders", "nine p.m."): (LATER, 0, 0),
    ("screen-free time", "ask together time to end screen free time"): (ONE_SHOT, 1, 1),
    ("a question for two", "another one"): (LATER, 0, 1),
    ("gratitude", "i'm grateful for the soup you made"): (LATER, 0, 1),
    ("gratitude", "+ ask together time for our gratitude list"): (ONE_SHOT, 2, 0),
}


@pytest.fixture
def answer(dynamo_store: DynamoStore) -> Answer:
    """The skill on a table of its own."""
    return answer_with(dynamo_store.memory, None)


@pytest.fixture
def meter(dynamo_store: DynamoStore) -> Meter:
    """What counts that table's calls."""
    return Meter(dynamo_store.memory.client)


@pytest.mark.parametrize("name", capabilities())
def test_a_capability_keeps_to_its_round_trips(answer: Answer, meter: Meter, name: str) -> None:
    turns = played(answer, meter, name)
    assert [turn for turn in turns if not turn.within] == []
    for line, expected in [(line, EXACTLY[at, line]) for at, line in EXACTLY if at == name]:
        found = {(one.kind, one.used.reads, one.used.writes) for one in turns if one.line == line}
        assert found == {expected}, line


def test_a_line_that_opens_a_list_is_marked_only_where_it_does(
    answer: Answer, meter: Meter
) -> None:
    for name in capabilities():
        for turn in played(answer, meter, name):
            assert not turn.opens or turn.used.reads, f"{name}: {turn.line}"


def test_the_meter_counts_what_goes_over_the_wire(dynamo_store: DynamoStore) -> None:
    memory, meter = dynamo_store.memory, Meter(dynamo_store.memory.client)
    memory.apply("ada", edit(HEAD, a=1), "r1", 1_800_000_000)
    assert meter.take() == Used(writes=1, write_units=1)
    memory.load(Caller("ada"))
    memory.load(Caller("ada", "voice"))
    assert meter.take() == Used(reads=2, read_units=2 + 4)
    memory.page("ada", HEAD)
    memory.entries("ada", "NOTE#")
    assert meter.take() == Used(reads=2, read_units=2)
    assert meter.take() == Used()


def test_what_is_too_much_is_told() -> None:
    def metered(kind: str, opens: bool, **used: Any) -> bool:
        return Metered("", kind, opens, Used(**used)).within

    for kind in (FIRST, ONE_SHOT):
        assert metered(kind, False, reads=1, writes=1)
        assert not metered(kind, False, reads=2)
        assert metered(kind, True, reads=2)
    for kind in (LATER, EVENT):
        assert not metered(kind, False, reads=1)
        assert metered(kind, True, reads=1)
        assert not metered(kind, True, reads=2)
        assert not metered(kind, False, writes=2)


def test_a_turn_that_fails_is_told(meter: Meter) -> None:
    failing = answer_with(None, None)  # type: ignore[arg-type]
    with pytest.raises(AssertionError, match="failed in first evening"):
        played(failing, meter, "first evening")
