"""DynamoDB: production. One table, `pk` and `sk`, every call one round trip.

Edits set single attributes and never rewrite an item, so two devices that write at once lose
nothing. One entry, or one edit that only sets and drops, goes as a plain write at half the price of
a transaction: doubled, it says the same again. All else goes as a transaction with a client token,
which DynamoDB honours for ten minutes (TransactWriteItems reference), so that a write whose answer
was lost is not applied twice.
"""

import time
from collections.abc import Sequence
from typing import Any

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

from skill.core import ownership
from skill.core.change import HEAD, Change, Doc, Edit, Entry, partner_item
from skill.core.checkin import PARTNERS
from skill.core.errors import Stale, Unavailable
from skill.ports import Caller, Loaded
from skill.storage import FIRST, KEPT_SECONDS, LAST, couple_key, fingerprint, user_key
from skill.storage.attributes import plain, wire
from skill.storage.dynamo_forgetting import forget
from skill.storage.writes import actions, dropping

# Two tries of three seconds fit into Alexa's eight.
_CONFIG = Config(
    connect_timeout=1, read_timeout=2, retries={"mode": "legacy", "total_max_attempts": 2}
)
# Seconds to let another device finish with the same item; the client itself does not try again.
_PAUSES = (0.02, 0.06)
_REMEMBERED = 10_000  # accounts that joined another's couple; about two megabytes
_BATCH = 25  # deletions in one call (BatchWriteItem reference)
CONDITION = "ConditionalCheckFailed"
_PASSING = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}
_DOUBLED = "IdempotentParameterMismatchException"  # the same change of a request, only later
# What the caller of `_call` looks into; a request that is wrong in itself is nobody's outage.
_TELLING = {
    "ConditionalCheckFailedException",
    "TransactionCanceledException",
    "TransactionConflictException",
    "ValidationException",
    _DOUBLED,
}
_OPERATIONS = {"Put": "put_item", "Update": "update_item", "Delete": "delete_item"}


class DynamoMemory:
    """`ports.Memory` on one DynamoDB table; region, endpoint and credentials are the AWS SDK's own
    settings.

    The client is made at once: with SnapStart that is paid when a version is published.
    """

    def __init__(self, table: str) -> None:
        session = botocore.session.get_session()
        # botocore would open 400 folders to see that it knows DynamoDB.
        session.get_component("data_loader").list_available_services = lambda _: ["dynamodb"]
        self.client = session.create_client("dynamodb", config=_CONFIG)
        self._table = table
        self._joined: dict[str, str] = {}  # account -> couple, as the link said last

    def close(self) -> None:
        """Close the connections."""
        self.client.close()

    def load(self, caller: Caller) -> Loaded:
        """The couple of this caller, a new empty one when nothing is known.

        One round trip. An account that joined the other's couple is remembered here, so that its
        couple can be asked for together with the link; a second one where that was wrong.
        """
        partners = PARTNERS if caller.person else ()
        sorts = [HEAD, *map(partner_item, partners)]
        link_key = (user_key(caller.account), "LINK")
        guess = couple_key(self._joined.get(caller.account, caller.account))
        found = self._get([link_key, *((guess, sort) for sort in sorts)])
        couple = str(found.get(link_key, {}).get("couple", caller.account))
        pk = couple_key(couple)
        if pk != guess:
            found = self._get([(pk, sort) for sort in sorts])
            self._remember(caller.account, couple)
        pages = {one: found.get((pk, partner_item(one)), {}) for one in partners}
        return Loaded(couple, found.get((pk, HEAD), {}), pages)

    def _remember(self, account: str, couple: str) -> None:
        if len(self._joined) >= _REMEMBERED:
            self._joined.clear()
        self._joined[account] = couple

    def page(self, couple: str, item: str) -> Doc:
        """One item, {} when there is none."""
        key = wire({"pk": couple_key(couple), "sk": item})
        answer = self._call("get_item", TableName=self._table, Key=key, ConsistentRead=True)
        return plain(answer.get("Item", {}))

    def entries(
        self, couple: str, prefix: str, *, since: str = "", until: str = "", limit: int = 100
    ) -> Sequence[Entry]:
        """Items whose key starts with `prefix`, from `until` down to `since`, newest key first.

        One round trip for each megabyte (Query reference).
        """
        high = prefix + (until or LAST)
        found = self._query(couple_key(couple), prefix + since, high, limit)
        return [Entry(one["sk"]["S"], plain(one)) for one in found]

    def everything(self, couple: str) -> Sequence[Entry]:
        """All that is kept of a couple. One round trip for each megabyte."""
        found = self._query(couple_key(couple), FIRST, LAST)
        return [Entry(one["sk"]["S"], plain(one)) for one in reversed(found)]

    def forget(self, couple: str, partner: str | None, until: int | None = None) -> None:
        """Delete what is `partner`'s own, or all of the couple and their links."""
        forget(self, couple, partner, until)

    def unlink(self, couple: str, account: str) -> None:
        """Take an account out of the couple it shares."""
        self.delete([(user_key(account), "LINK")])
        drop = (ownership.account_attribute(account),)
        self.drop(couple_key(couple), Edit(HEAD, drop=drop))

    def delete(self, keys: Sequence[tuple[str, str]]) -> None:
        """Delete items. Doing it again does no harm."""
        for start in range(0, len(keys), _BATCH):
            batch = [wire({"pk": pk, "sk": sk}) for pk, sk in keys[start : start + _BATCH]]
            left = {self._table: [{"DeleteRequest": {"Key": key}} for key in batch]}
            for pause in (*_PAUSES, None):  # a throttled table leaves some for another call
                left = self._call("batch_write_item", RequestItems=left).get("UnprocessedItems")
                if not left:
                    break
                if pause is None:
                    raise Unavailable
                time.sleep(pause)

    def drop(self, pk: str, edit: Edit) -> None:
        """Drop attributes of an item that is there, without touching its expiry."""
        key = wire({"pk": pk, "sk": edit.item})
        try:
            self._write("update_item", TableName=self._table, Key=key, **dropping(edit))
        except ClientError as error:
            if CONDITION not in reasons_of(error):  # it is not there: nothing to drop
                raise

    def _query(
        self, pk: str, low: str, high: str, limit: int | None = None
    ) -> list[dict[str, Any]]:
        """Items from `high` down to `low`, newest key first. A round trip for each megabyte."""
        found: list[dict[str, Any]] = []
        more: dict[str, Any] = {}
        while True:
            limited = {} if limit is None else {"Limit": limit - len(found)}
            answer = self._call(
                "query",
                TableName=self._table,
                KeyConditionExpression="pk = :pk AND sk BETWEEN :low AND :high",
                ExpressionAttributeValues=wire({":pk": pk, ":low": low, ":high": high}),
                ScanIndexForward=False,
                ConsistentRead=True,
                **limited,
                **more,
            )
            found += answer["Items"]
            if len(found) == limit or "LastEvaluatedKey" not in answer:
                return found
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def apply(self, couple: str, change: Change, request: str, now: int) -> None:
        """Write all of `change` or nothing, once for each request. Raises Stale."""
        pk = couple_key(couple)
        writes = actions(self._table, pk, change, now + KEPT_SECONDS)
        if not writes:
            return
        try:
            if len(writes) == 1 and not any(edit.add or edit.expect for edit in change.edits):
                ((kind, write),) = writes[0].items()
                self._write(_OPERATIONS[kind], **write)
            else:
                self._write(
                    "transact_write_items",
                    TransactItems=writes,
                    ClientRequestToken=fingerprint(f"{self._table} {pk}", request, change),
                )
        except ClientError as error:
            reasons = reasons_of(error)
            if CONDITION in reasons[: len(change.entries)] or _code(error) == _DOUBLED:
                return  # this change came before
            if CONDITION in reasons:
                raise Stale from error
            raise

    def _write(self, operation: str, **parameters: Any) -> None:
        for pause in (*_PAUSES, None):
            try:
                self._call(operation, **parameters)
            except ClientError as error:
                reasons = set(reasons_of(error))
                if CONDITION in reasons or not reasons & _PASSING:
                    raise
                if pause is None:
                    raise Unavailable from error
                time.sleep(pause)
            else:
                return

    def _get(self, keys: list[tuple[str, str]]) -> dict[tuple[str, str], Doc]:
        wanted = [wire({"pk": pk, "sk": sk}) for pk, sk in keys]
        asked = {self._table: {"Keys": wanted, "ConsistentRead": True}}
        found: list[dict[str, Any]] = []
        for _ in range(2):  # what a throttled table left out is asked for once more
            answer = self._call("batch_get_item", RequestItems=asked)
            found += answer["Responses"].get(self._table, [])
            asked = answer.get("UnprocessedKeys")
            if not asked:
                return {(one["pk"]["S"], one["sk"]["S"]): plain(one) for one in found}
        raise Unavailable

    def _call(self, operation: str, **parameters: Any) -> Any:
        try:
            return getattr(self.client, operation)(**parameters)
        except (BotoCoreError, ResponseParserError) as error:
            raise Unavailable from error
        except ClientError as error:
            if _code(error) in _TELLING:
                raise
            raise Unavailable from error


def _code(error: ClientError) -> str:
    return str(error.response["Error"]["Code"])


def reasons_of(error: ClientError) -> list[str]:
    """Why each action failed; of a plain write, its own code as a transaction would put it."""
    if _code(error) == "TransactionCanceledException":
        return [str(one.get("Code")) for one in error.response.get("CancellationReasons", ())]
    return [_code(error).removesuffix("Exception")]
