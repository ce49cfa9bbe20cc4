"""A change as DynamoDB's write actions, in the order entries, edits, removes."""

from collections.abc import Mapping
from typing import Any

from skill.core.change import Change, Doc, Edit, Json
from skill.storage.attributes import marshal, wire

Action = dict[str, dict[str, Any]]  # {"Put" | "Update" | "Delete": parameters}


def actions(table: str, pk: str, change: Change, expires: int) -> list[Action]:
    """What writes `change` into partition `pk`: at most one action an item, as DynamoDB demands of
    a transaction. `change` has at most one edit an item (`Change + Change` sees to it)."""

    def key(sk: str) -> dict[str, Any]:
        return {"TableName": table, "Key": wire({"pk": pk, "sk": sk})}

    puts = [
        {
            "Put": {
                "TableName": table,
                "Item": wire({**entry.body, "pk": pk, "sk": entry.key, "expires": expires}),
                "ConditionExpression": "attribute_not_exists(pk)",
            }
        }
        for entry in change.entries
    ]
    updates = [{"Update": key(edit.item) | _update(edit, expires)} for edit in change.edits]
    deletes = [{"Delete": key(item)} for item in dict.fromkeys(change.removes)]
    return puts + updates + deletes


def dropping(edit: Edit) -> dict[str, Any]:
    """What drops attributes of an item that is there; its expiry stays."""
    use = _Names()
    gone = ", ".join(use.name(attribute) for attribute in edit.drop)
    return {
        "UpdateExpression": f"REMOVE {gone}",
        "ExpressionAttributeNames": use.names,
        "ConditionExpression": "attribute_exists(pk)",
    }


class _Names:
    """Placeholders: attribute names may hold dots or be reserved words."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.values: dict[str, Any] = {}

    def name(self, attribute: str) -> str:
        return self._new("#", self.names, attribute)

    def value(self, given: Json) -> str:
        return self._new(":", self.values, marshal(given))

    @staticmethod
    def _new(sign: str, known: dict[str, Any], what: Any) -> str:
        known[f"{sign}{len(known)}"] = what
        return f"{sign}{len(known) - 1}"


def _update(edit: Edit, expires: int) -> dict[str, Any]:
    use = _Names()
    sets, adds, drops = _disjoint(edit)
    assigned = [f"{use.name(k)} = {use.value(v)}" for k, v in {**sets, "expires": expires}.items()]
    parts = ["SET " + ", ".join(assigned)]
    if adds:
        parts.append("ADD " + ", ".join(f"{use.name(k)} {use.value(v)}" for k, v in adds.items()))
    if drops:
        parts.append("REMOVE " + ", ".join(map(use.name, drops)))
    expected = " AND ".join(_expected(use, k, v) for k, v in edit.expect.items())
    return {
        "UpdateExpression": " ".join(parts),
        "ExpressionAttributeNames": use.names,
        "ExpressionAttributeValues": use.values,
    } | ({"ConditionExpression": expected} if expected else {})


def _expected(use: _Names, attribute: str, given: Json) -> str:
    name = use.name(attribute)
    holds = f"{name} = {use.value(given)}"
    return f"(attribute_not_exists({name}) OR {holds})" if given is None else holds


def _disjoint(edit: Edit) -> tuple[Doc, Mapping[str, int], list[str]]:
    """What to set, add and drop, each attribute once, as `apply_to` would: drop, set, then add."""
    known = {**dict.fromkeys(edit.drop, 0), **edit.set}
    summed = {name: known[name] + more for name, more in edit.add.items() if name in known}
    sets = {**edit.set, **summed}
    adds = {name: more for name, more in edit.add.items() if name not in known}
    return sets, adds, [name for name in dict.fromkeys(edit.drop) if name not in sets]
