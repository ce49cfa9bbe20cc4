"""The two stores as tests see them: what is tested, and a way to look behind it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from samtranslator.yaml_helper import yaml_parse

from skill.core.change import Doc
from skill.ports import Memory
from skill.storage.attributes import plain, wire
from skill.storage.dynamodb import DynamoMemory
from skill.storage.sqlite import SqliteMemory

TEMPLATE = Path(__file__).resolve().parents[2] / "lambda" / "template.yaml"


@dataclass(frozen=True, slots=True)
class Stored:
    """One item as it lies in the store."""

    doc: Doc
    expires: int


class Store(Protocol):
    """A memory, and its back door."""

    @property
    def memory(self) -> Memory:
        """What is tested."""

    def items(self, pk: str | None = None) -> dict[tuple[str, str], Stored]:
        """All items, or those of one partition, by partition and sort key."""

    def put(self, pk: str, sk: str, doc: Doc, expires: int) -> None:
        """Write one item as it is."""

    def close(self) -> None:
        """Let go of it."""


class SqliteStore:
    """An SQLite file."""

    def __init__(self, path: Path) -> None:
        self.memory = SqliteMemory(str(path))
        self._db = sqlite3.connect(path, isolation_level=None)

    def items(self, pk: str | None = None) -> dict[tuple[str, str], Stored]:
        """All items, or those of one partition, by partition and sort key."""
        query = "SELECT pk, sk, body, expires FROM items WHERE pk = coalesce(?, pk)"
        rows = self._db.execute(query, (pk,))
        return {(pk, sk): Stored(json.loads(body), expires) for pk, sk, body, expires in rows}

    def put(self, pk: str, sk: str, doc: Doc, expires: int) -> None:
        """Write one item as it is."""
        row = (pk, sk, json.dumps(doc), expires)
        self._db.execute("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?)", row)

    def close(self) -> None:
        """Close both connections."""
        self.memory.close()
        self._db.close()


class DynamoStore:
    """A table of its own in the DynamoDB that the environment names."""

    def __init__(self, table: str) -> None:
        self.memory = DynamoMemory(table)
        self.table = table
        self._client = self.memory.client
        design = _table_design()
        names = ("AttributeDefinitions", "BillingMode", "KeySchema")
        self._client.create_table(TableName=table, **{name: design[name] for name in names})
        self._client.update_time_to_live(
            TableName=table, TimeToLiveSpecification=design["TimeToLiveSpecification"]
        )

    def items(self, pk: str | None = None) -> dict[tuple[str, str], Stored]:
        """All items, or those of one partition, by partition and sort key."""
        only: dict[str, Any] = {}
        if pk is not None:
            only["KeyConditionExpression"] = "pk = :pk"
            only["ExpressionAttributeValues"] = wire({":pk": pk})
        pager = self._client.get_paginator("query" if only else "scan")
        pages = pager.paginate(TableName=self.table, ConsistentRead=True, **only)
        return {
            (one["pk"]["S"], one["sk"]["S"]): Stored(plain(one), int(one["expires"]["N"]))
            for page in pages
            for one in page["Items"]
        }

    def put(self, pk: str, sk: str, doc: Doc, expires: int) -> None:
        """Write one item as it is."""
        item = wire({**doc, "pk": pk, "sk": sk, "expires": expires})
        self._client.put_item(TableName=self.table, Item=item)

    @contextmanager
    def calls(self) -> Iterator[list[tuple[str, dict[str, Any]]]]:
        """The requests that go over the wire meanwhile, tries again included: operation, body."""
        seen: list[tuple[str, dict[str, Any]]] = []

        def sent(event_name: str, request: Any, **_: Any) -> None:
            seen.append((event_name.rpartition(".")[2], json.loads(request.body)))

        self._client.meta.events.register("before-send.dynamodb", sent)
        try:
            yield seen
        finally:
            self._client.meta.events.unregister("before-send.dynamodb", sent)

    def close(self) -> None:
        """Close its connections."""
        self.memory.close()


@cache
def _table_design() -> dict[str, Any]:
    """The table's properties in what is deployed."""
    design: dict[str, Any] = yaml_parse(TEMPLATE.read_text("utf-8"))["Resources"]["Table"]
    return design["Properties"]  # type: ignore[no-any-return]
