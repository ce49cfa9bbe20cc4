"""Two devices at once: all that was acknowledged is there once, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skill.core.change import Doc
from skill.storage.dynamodb import DynamoMemory
from tests.storage import hammer
from tests.storage.engine import Faults
from tests.storage.stores import DynamoStore, Store

TURNS = 100


def losses(store: Store, notes: list[hammer.Notes]) -> list[str]:
    """What the store lost or made up."""
    entries, pages = set[str](), Doc()
    for (_, key), item in store.items().items():
        if key == "HEAD" or key.startswith("PARTNER#"):
            pages |= item.doc
        else:
            entries.add(key)
    assert sum(len(one.entries) for one in notes) > 0
    return list(hammer.losses(notes, entries, pages))


@pytest.fixture
def reached(store: Store, tmp_path: Path) -> hammer.Store:
    """How another process gets at `store`."""
    if isinstance(store, DynamoStore):
        return hammer.Store("dynamodb", store.table)
    return hammer.Store("sqlite", str(tmp_path / "couples.sqlite3"))


def test_two_processes(store: Store, reached: hammer.Store) -> None:
    assert losses(store, hammer.in_processes(reached, TURNS)) == []


def test_threads_that_share_a_memory(store: Store) -> None:
    assert losses(store, hammer.in_threads(store.memory, TURNS // 4)) == []


FAULTS: dict[str, dict[str, Any]] = {
    "throttled": {"error": {"code": "ThrottlingException"}},
    "server error": {"error": {"code": "InternalServerError"}},
    "reset": {"reset": True},
    "answer lost": {"response": {"abort_bytes": 0}},
}


@pytest.fixture
def shaky(dynamo_store: DynamoStore, faults: Faults) -> Iterator[DynamoMemory]:
    """A memory that every eighth call or so does not reach, or does not hear from."""
    for rule in FAULTS.values():
        faults.inject(probability=0.03, **rule)
    memory = DynamoMemory(dynamo_store.table)
    yield memory
    memory.close()


def test_two_processes_over_a_shaky_line(
    dynamo_store: DynamoStore, shaky: DynamoMemory, faults: Faults
) -> None:
    notes = hammer.in_processes(hammer.Store("dynamodb", dynamo_store.table), TURNS)
    assert faults.fired()
    assert losses(dynamo_store, notes) == []
