"""What goes over DynamoDB's wire: one call each, consistent reads, the SDK's own settings."""

from collections.abc import Callable
from typing import Any

import pytest

from skill.core.change import HEAD, NOTHING, Change, Edit, append, edit
from skill.ports import Caller, Memory
from skill.storage.dynamodb import DynamoMemory
from tests.storage.stores import DynamoStore

NOW = 4_000_000_000
ADD = Change(edits=(Edit(HEAD, add={"n": 1}),))
WRITES = {
    "set and drop": (edit(HEAD, "b", a=2), "UpdateItem"),
    "entry": (append("NOTE#1"), "PutItem"),
    "remove": (Change(removes=("NOTE#9",)), "DeleteItem"),
    "add": (ADD, "TransactWriteItems"),
    "expect": (Change(edits=(Edit(HEAD, expect={"z": None}),)), "TransactWriteItems"),
    "two pages": (edit(HEAD, a=2) + edit("PARTNER#1", b=1), "TransactWriteItems"),
    "all": (ADD + append("NOTE#2") + Change(removes=("NOTE#9",)), "TransactWriteItems"),
}
READS: dict[str, tuple[Callable[[Memory], object], str]] = {
    "own couple": (lambda memory: memory.load(Caller("ada", person="p")), "BatchGetItem"),
    "page": (lambda memory: memory.page("ada", HEAD), "GetItem"),
    "entries": (lambda memory: memory.entries("ada", "NOTE#"), "Query"),
}


@pytest.mark.parametrize("write", WRITES)
def test_a_write_is_one_call(dynamo_store: DynamoStore, write: str) -> None:
    change, operation = WRITES[write]
    with dynamo_store.calls() as calls:
        dynamo_store.memory.apply("ada", change, "r1", NOW)
        dynamo_store.memory.apply("ada", NOTHING, "r2", NOW)
    assert [name for name, _ in calls] == [operation]


@pytest.mark.parametrize("read", READS)
def test_a_read_is_one_consistent_call(dynamo_store: DynamoStore, read: str) -> None:
    dynamo_store.memory.apply("ada", edit(HEAD, a=1) + append("NOTE#1"), "r1", NOW)
    what, operation = READS[read]
    with dynamo_store.calls() as calls:
        what(dynamo_store.memory)
    ((name, body),) = calls
    asked: dict[str, Any] = body.get("RequestItems", {}).get(dynamo_store.table, body)
    assert (name, asked["ConsistentRead"]) == (operation, True)


def test_a_linked_account_costs_one_more(dynamo_store: DynamoStore) -> None:
    dynamo_store.put("USER#max", "LINK", {"couple": "ada"}, NOW)
    with dynamo_store.calls() as calls:
        dynamo_store.memory.load(Caller("max"))
    assert [name for name, _ in calls] == ["BatchGetItem"] * 2


def test_region_endpoint_and_credentials_are_the_sdk_s_own(
    aws: None, dynamodb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_REGION", "ap-south-1")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-south-1")
    memory = DynamoMemory("couples")
    assert memory.client.meta.region_name == "ap-south-1"
    assert memory.client.meta.endpoint_url == dynamodb
    memory.close()
