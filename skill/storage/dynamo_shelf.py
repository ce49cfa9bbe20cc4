"""DynamoDB as a shelf."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from skill.core.change import Doc
from skill.core.errors import Stale
from skill.storage import FIRST, LAST
from skill.storage.attributes import plain, wire
from skill.storage.dynamodb import CONDITION, DynamoMemory, reasons_of
from skill.storage.shelf import Item, Key, Part
from skill.storage.writes import Action, actions


class DynamoShelf:
    """`shelf.Shelf` on the table of a memory."""

    def __init__(self, memory: DynamoMemory) -> None:
        self._memory = memory

    def find(self, keys: Sequence[Key]) -> dict[Key, Doc]:
        """The items there are under these keys, in one round trip."""
        return self._memory._get(list(keys))

    def items(self, pk: str) -> list[Item]:
        """A whole partition, a round trip for each megabyte."""
        found = self._memory._query(pk, FIRST, LAST)
        return [Item(one["sk"]["S"], plain(one), int(one["expires"]["N"])) for one in found]

    def write(self, parts: Iterable[Part], token: str, now: int) -> None:
        """All of it or nothing. Raises Stale."""
        writes = [action for part in parts for action in self._actions(part, now)]
        own = hashlib.sha256(f"{self._memory._table} {token}".encode()).hexdigest()[:32]
        try:
            self._memory._write(
                "transact_write_items", TransactItems=writes, ClientRequestToken=own
            )
        except self._memory.client.exceptions.ClientError as error:
            if CONDITION not in reasons_of(error):
                raise
            raise Stale from error

    def _actions(self, part: Part, now: int) -> list[Action]:
        found = actions(self._memory._table, part.pk, part.change, now + part.kept)
        conditions = {key: _still(name, value) for key, name, value in part.unless}
        for action in found:
            delete = action.get("Delete")
            if delete and delete["Key"]["sk"]["S"] in conditions:
                delete |= conditions[delete["Key"]["sk"]["S"]]
        return found


def _still(attribute: str, value: object) -> dict[str, Any]:
    """The condition that an attribute is as it was."""
    return {
        "ConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0": attribute},
        "ExpressionAttributeValues": wire({":0": value}),
    }
