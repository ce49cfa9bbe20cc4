"""DynamoDB out of order: what was acknowledged is written once, all else is said plainly."""

import socket
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from skill.core.change import HEAD, Change, Edit, append, edit
from skill.core.errors import Stale, Unavailable
from skill.ports import Caller, Memory
from skill.storage.dynamodb import DynamoMemory
from tests.storage.engine import Faults
from tests.storage.stores import DynamoStore

NOW = 4_000_000_000
# Each kind of write, and what it leaves when it is applied exactly once to {"a": 1}.
ADD = Change(edits=(Edit(HEAD, add={"n": 1}),))
EXPECT = Change(edits=(Edit(HEAD, set={"a": 2}, expect={"a": 1}),))
ENTRY = append("NOTE#1", text="hi")
WRITES = {
    "set": (edit(HEAD, b=2), {"a": 1, "b": 2}, "UpdateItem"),
    "entry": (ENTRY, {"a": 1}, "PutItem"),
    "add": (ADD, {"a": 1, "n": 1}, "TransactWriteItems"),
    "expect": (EXPECT, {"a": 2}, "TransactWriteItems"),
    "entry and total": (ENTRY + ADD, {"a": 1, "n": 1}, "TransactWriteItems"),
    "remove": (Change(removes=("OLD#1",)), {"a": 1}, "DeleteItem"),
}
# Faults that another try gets over.
PASSING: dict[str, dict[str, Any]] = {
    "throttled": {"error": {"code": "ThrottlingException"}},
    "too much": {"error": {"code": "ProvisionedThroughputExceededException"}},
    "server error": {"error": {"code": "InternalServerError"}},
    "connection reset": {"reset": True},
    "answer lost": {"response": {"abort_bytes": 0}},
    "answer cut": {"response": {"abort_bytes": 1}},
}
# What a person is not to wait for any longer.
LASTING: dict[str, dict[str, Any]] = {
    **PASSING,
    "no permission": {"error": {"code": "AccessDeniedException"}},
    "no table": {"error": {"code": "ResourceNotFoundException"}},
    "nonsense": {"response": {"truncate_bytes": 1}},
}
READS: dict[str, Callable[[Memory], object]] = {
    "load": lambda memory: memory.load(Caller("ada")),
    "page": lambda memory: memory.page("ada", HEAD),
    "entries": lambda memory: memory.entries("ada", "NOTE#"),
}


@pytest.fixture
def memory(dynamo_store: DynamoStore, faults: Faults) -> Iterator[DynamoMemory]:
    """A memory behind the proxy, its couple known."""
    dynamo_store.memory.apply("ada", edit(HEAD, a=1) + append("OLD#1"), "r0", NOW)
    memory = DynamoMemory(dynamo_store.table)
    yield memory
    memory.close()


def left(store: DynamoStore) -> tuple[dict[str, Any], set[str]]:
    """The shared page, and the entries' keys."""
    items = store.items()
    return items.pop(("COUPLE#ada", HEAD)).doc, {key for _, key in items}


@pytest.mark.parametrize("fault", PASSING)
@pytest.mark.parametrize("write", WRITES)
def test_a_fault_once_and_the_write_is_there_once(
    dynamo_store: DynamoStore, memory: DynamoMemory, faults: Faults, write: str, fault: str
) -> None:
    change, head, operation = WRITES[write]
    faults.inject(times=1, **PASSING[fault])
    memory.apply("ada", change, "r1", NOW)
    assert faults.fired() == [operation]
    entries = {entry.key for entry in change.entries} | {"OLD#1"} - set(change.removes)
    assert left(dynamo_store) == (head, entries)


@pytest.mark.parametrize("fault", PASSING)
@pytest.mark.parametrize("read", READS)
def test_a_fault_once_and_the_read_is_right(
    dynamo_store: DynamoStore, memory: DynamoMemory, faults: Faults, read: str, fault: str
) -> None:
    faults.inject(times=1, **PASSING[fault])
    assert READS[read](memory) == READS[read](dynamo_store.memory)
    assert len(faults.fired()) == 1


@pytest.mark.parametrize("fault", LASTING)
def test_a_fault_that_stays_is_said(memory: DynamoMemory, faults: Faults, fault: str) -> None:
    faults.inject(**LASTING[fault])
    for read in READS.values():
        with pytest.raises(Unavailable):
            read(memory)
    for change, _, _ in WRITES.values():
        with pytest.raises(Unavailable):
            memory.apply("ada", change, "r1", NOW)
    calls = Counter(faults.fired())
    assert max(calls["GetItem"], calls["PutItem"], calls["BatchGetItem"]) <= 2


def cancelled(*reasons: str) -> dict[str, Any]:
    """A transaction that DynamoDB gave up."""
    fields = {"CancellationReasons": [{"Code": one} for one in reasons]}
    return {"error": {"code": "TransactionCanceledException", "status": 400, "fields": fields}}


CONFLICTS = {
    "plain": ("set", {"error": {"code": "TransactionConflictException"}}),
    "entry": ("entry", {"error": {"code": "TransactionConflictException"}}),
    "transaction": ("add", cancelled("TransactionConflict")),
    "one of two": ("entry and total", cancelled("None", "TransactionConflict")),
    "throttled": ("entry and total", cancelled("ThrottlingError", "None")),
}


@pytest.mark.parametrize("conflict", CONFLICTS)
def test_another_device_at_the_same_item_is_waited_for(
    dynamo_store: DynamoStore, memory: DynamoMemory, faults: Faults, conflict: str
) -> None:
    write, rule = CONFLICTS[conflict]
    change, head, operation = WRITES[write]
    faults.inject(times=2, **rule)
    memory.apply("ada", change, "r1", NOW)
    assert faults.fired() == [operation] * 2
    assert left(dynamo_store)[0] == head
    faults.inject(**rule)
    with pytest.raises(Unavailable):
        memory.apply("ada", change, "r2", NOW)
    assert faults.fired() == [operation] * 5


def test_what_is_stale_is_not_tried_again(memory: DynamoMemory, faults: Faults) -> None:
    faults.inject(**cancelled("TransactionConflict", "ConditionalCheckFailed"))
    with pytest.raises(Stale):
        memory.apply("ada", EXPECT + edit("PARTNER#1", p=1), "r1", NOW)
    assert faults.fired() == ["TransactWriteItems"]


@pytest.mark.parametrize(
    "error", [{"error": {"code": "ValidationException"}}, cancelled("ValidationError")]
)
def test_our_own_mistake_is_not_called_an_outage(
    memory: DynamoMemory, faults: Faults, error: dict[str, Any]
) -> None:
    faults.inject(**error)
    with pytest.raises(ClientError):
        memory.apply("ada", ADD, "r1", NOW)


def test_no_answer_is_waited_for_twice_at_most(memory: DynamoMemory, faults: Faults) -> None:
    faults.inject(timeout_ms=60_000)
    with pytest.raises(Unavailable):
        memory.load(Caller("ada"))
    assert faults.fired() == ["BatchGetItem"] * 2
    config = memory.client.meta.config
    assert (config.connect_timeout, config.read_timeout) == (1, 2)


def test_a_late_answer_is_not_waited_for_and_the_write_is_there_once(
    dynamo_store: DynamoStore, memory: DynamoMemory, faults: Faults
) -> None:
    faults.inject(times=1, timeout_ms=60_000)
    memory.apply("ada", ENTRY + ADD, "r1", NOW)
    assert left(dynamo_store) == ({"a": 1, "n": 1}, {"NOTE#1", "OLD#1"})


def test_nobody_there(dynamo_store: DynamoStore, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:  # bound but not listening: connections are refused
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv(
            "AWS_ENDPOINT_URL_DYNAMODB", f"http://127.0.0.1:{taken.getsockname()[1]}"
        )
        memory = DynamoMemory(dynamo_store.table)
        with pytest.raises(Unavailable):
            memory.load(Caller("ada"))
        with pytest.raises(Unavailable):
            memory.apply("ada", ADD, "r1", NOW)
        memory.close()


def test_what_a_throttled_read_leaves_out_is_asked_for_again(memory: DynamoMemory) -> None:
    left_out: list[dict[str, Any]] = []

    def drop(parsed: dict[str, Any], **_: Any) -> None:
        if len(left_out) < times:
            ((table, items),) = parsed["Responses"].items()
            left_out.extend(items)
            keys = [{"pk": one["pk"], "sk": one["sk"]} for one in items]
            parsed.update(
                Responses={}, UnprocessedKeys={table: {"Keys": keys, "ConsistentRead": True}}
            )

    memory.client.meta.events.register("after-call.dynamodb.BatchGetItem", drop)
    times = 1
    assert memory.load(Caller("ada")).head == {"a": 1}
    left_out.clear()
    times = 2
    with pytest.raises(Unavailable):
        memory.load(Caller("ada"))
