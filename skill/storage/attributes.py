"""JSON values <-> DynamoDB's attribute values.

By hand, where boto3 has a serialiser: that one brings Decimal for every number and boto3's import
along, and ours are whole numbers only.
"""

from collections.abc import Mapping
from typing import Any

from skill.core.change import Doc, Json

KEYS = ("pk", "sk", "expires")  # the store's own attributes; a document has none of these
_MOST = 10**38  # DynamoDB keeps 38 digits of a number (Supported data types, "Number")


def marshal(value: Json) -> dict[str, Any]:
    """One value with its type tag. Raises TypeError for what JSON or DynamoDB does not have."""
    match value:
        case None:
            return {"NULL": True}
        case bool():
            return {"BOOL": value}
        case int() if -_MOST < value < _MOST:
            return {"N": str(value)}
        case str():
            return {"S": value}
        case list() | tuple():
            return {"L": [marshal(one) for one in value]}
        case dict():
            return {"M": {key: marshal(one) for key, one in value.items()}}
    raise TypeError(f"cannot be stored: {type(value).__name__}")


def unmarshal(value: Mapping[str, Any]) -> Json:
    """The inverse of `marshal`."""
    ((tag, inner),) = value.items()
    match tag:
        case "NULL":
            return None
        case "N":
            return int(inner)
        case "L":
            return [unmarshal(one) for one in inner]
        case "M":
            return {key: unmarshal(one) for key, one in inner.items()}
    return inner


def wire(doc: Mapping[str, Json]) -> dict[str, Any]:
    """A document as DynamoDB takes it. Raises TypeError for what DynamoDB does not have."""
    return {name: marshal(value) for name, value in doc.items()}


def plain(item: Mapping[str, Any]) -> Doc:
    """A stored item as a document, without its keys and expiry."""
    return {name: unmarshal(value) for name, value in item.items() if name not in KEYS}
