"""Counts what goes to DynamoDB and what it costs, by hooks of the AWS SDK's own client."""

from dataclasses import dataclass
from typing import Any

from tests.bench.capacity import read_units

READS = {"GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems"}


@dataclass(slots=True)
class Used:
    """Round trips, tries again included, and capacity units."""

    reads: int = 0
    writes: int = 0
    read_units: float = 0
    write_units: float = 0


class Meter:
    """A meter on one botocore client. Asking for the consumed capacity is its doing, not the
    skill's."""

    def __init__(self, client: Any) -> None:
        self._used = Used()
        self._sent: dict[str, Any] = {}
        events = client.meta.events
        events.register("before-parameter-build.dynamodb", self._asking)
        events.register("before-send.dynamodb", self._sending)
        # First, because boto3's resource turns tagged values into Python's own.
        events.register_first("after-call.dynamodb", self._answered)

    def take(self) -> Used:
        """What was used since the last time."""
        used, self._used = self._used, Used()
        return used

    def _asking(self, params: dict[str, Any], **_: Any) -> None:
        params["ReturnConsumedCapacity"] = "TOTAL"
        self._sent = params

    def _sending(self, event_name: str, **_: Any) -> None:
        if _operation(event_name) in READS:
            self._used.reads += 1
        else:
            self._used.writes += 1

    def _answered(self, event_name: str, parsed: dict[str, Any], **_: Any) -> None:
        operation = _operation(event_name)
        if "Error" in parsed:
            return
        if operation in READS:
            self._used.read_units += read_units(operation, self._sent, parsed)
            return
        consumed = parsed["ConsumedCapacity"]
        tables = consumed if isinstance(consumed, list) else [consumed]
        self._used.write_units += sum(one["CapacityUnits"] for one in tables)


def _operation(event_name: str) -> str:
    return event_name.rpartition(".")[2]
