"""What the bench takes a read to cost, against figures worked out by hand from Amazon's rules."""

from typing import Any

import pytest

from skill.storage.attributes import wire
from tests.bench.capacity import read_units, size


@pytest.mark.parametrize(
    "doc, expected",
    [
        ({}, 0),
        ({"pk": "COUPLE#1"}, 2 + 8),
        ({"é": "ü"}, 2 + 2),
        ({"n": 0}, 1 + 1),
        ({"n": 12345}, 1 + 4),
        ({"n": -12}, 1 + 2),
        ({"b": True, "x": None}, 2 + 2),
        ({"l": ["a", 7]}, 1 + 3 + (1 + 1) + (1 + 2)),
        ({"m": {"k": "v"}}, 1 + 3 + 1 + (1 + 1)),
    ],
)
def test_the_size_of_an_item(doc: dict[str, Any], expected: int) -> None:
    assert size(wire(doc)) == expected


SMALL, LARGE = wire({"v": "x"}), wire({"v": "x" * 9000})
BATCH = {"RequestItems": {"t": {"Keys": [{}, {}, {}], "ConsistentRead": True}}}


@pytest.mark.parametrize(
    "operation, sent, answer, units",
    [
        ("GetItem", {"ConsistentRead": True}, {"Item": SMALL}, 1),
        ("GetItem", {"ConsistentRead": True}, {"Item": LARGE}, 3),
        ("GetItem", {"ConsistentRead": True}, {}, 1),
        ("GetItem", {}, {"Item": LARGE}, 1.5),
        ("GetItem", {}, {}, 0.5),
        ("BatchGetItem", BATCH, {"Responses": {"t": [SMALL, LARGE]}}, 1 + 3 + 1),
        ("BatchGetItem", BATCH, {"Responses": {}}, 3),
        ("Query", {"ConsistentRead": True}, {"Items": [SMALL] * 100}, 1),
        ("Query", {"ConsistentRead": True}, {"Items": [LARGE] * 2}, 5),
        ("Query", {}, {"Items": []}, 0.5),
    ],
)
def test_the_units_of_a_read(
    operation: str, sent: dict[str, Any], answer: dict[str, Any], units: float
) -> None:
    assert read_units(operation, sent, answer) == units
