"""What a read costs, by Amazon's rules: the engine here says 1 for any read, nothing for a batch.

Sizes: DynamoDB's guide, "Item sizes and formats". Read units: "Capacity unit consumption for read
operations": 4 KB each, half of it when eventually consistent; each item of a batch is rounded up by
itself, a query's items together, and what is not there costs as much as the smallest item.
"""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any

_UNIT = 4096


def read_units(operation: str, sent: Mapping[str, Any], answer: Mapping[str, Any]) -> float:
    """The read units of one call. answer: as it came, values with their type tags."""
    if operation == "GetItem":
        return _price(sent, _units([answer["Item"]] if "Item" in answer else []))
    if operation == "BatchGetItem":
        asked = [(len(one["Keys"]), table, one) for table, one in sent["RequestItems"].items()]
        return sum(
            _price(one, _each(answer["Responses"].get(table, ()), keys))
            for keys, table, one in asked
        )
    return _price(sent, _units(answer["Items"]))


def _price(asked: Mapping[str, Any], units: int) -> float:
    return units if asked.get("ConsistentRead") else units / 2


def _each(found: Iterable[Mapping[str, Any]], keys: int) -> int:
    units = [_units([item]) for item in found]
    return sum(units) + keys - len(units)


def _units(items: Iterable[Mapping[str, Any]]) -> int:
    return max(1, ceil(sum(map(size, items)) / _UNIT))


def size(item: Mapping[str, Any]) -> int:
    """Bytes of an item, its attributes' names included."""
    return sum(len(name.encode()) + _value(tagged) for name, tagged in item.items())


def _value(tagged: Mapping[str, Any]) -> int:
    ((tag, value),) = tagged.items()
    match tag:
        case "S":
            return len(value.encode())
        case "N":  # two digits a byte and one more
            return ceil(len(value.strip("-0.").replace(".", "")) / 2) + 1
        case "NULL" | "BOOL":
            return 1
        case "L":
            return 3 + sum(1 + _value(one) for one in value)
        case "M":
            return 3 + len(value) + size(value)
    raise TypeError(f"no size for {tag}")
