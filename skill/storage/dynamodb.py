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
from botocore.loaders import Loader
from botocore.parsers import ResponseParserError

from skill.core import ownership
from skill.core.change import HEAD, Change, Doc, Edit, Entry, partner_item
from skill.core.checkin import PARTNERS
from skill.core.errors import Stale, Unavailable
from skill.ports import Caller, Loaded
from skill.storage import FIRST, KEPT_SECONDS, LAST, couple_key, fingerprint, user_key
from skill.storage.attributes import plain, wire
from skill.storage.writes import actions, dropping

# Two tries of three seconds fit into Alexa's eight.
_CONFIG = Config(
    connect_timeout=1, read_timeout=2, retries={"mode": "legacy", "total_max_attempts": 2}
)
# Seconds to let another device finish with the same item; the client itself does not try again.
_PAUSES = (0.02, 0.06)
_ROUNDS = 5  # of looking for what is left to delete
_BATCH = 25  # deletions in one call (BatchWriteItem reference)
_CONDITION = "ConditionalCheckFailed"
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


class _Descriptions(Loader):  # type: ignore[misc]
    """botocore's descriptions of services. It would open 400 folders to see that it has one of
    DynamoDB."""

    def list_available_services(self, type_name: str) -> list[str]:
        return ["dynamodb"]


class DynamoMemory:
    """`ports.Memory` on one DynamoDB table; region, endpoint and credentials are the AWS SDK's own
    settings.

    The client is made at once: with SnapStart that is paid when a version is published.
    """

    def __init__(self, table: str) -> None:
        session = botocore.session.get_session()
        session.register_component("data_loader", _Descriptions())
        self.client = session.create_client("dynamodb", config=_CONFIG)
        self._table = table

    def close(self) -> None:
        """Close the connections."""
        self.client.close()

    def load(self, caller: Caller) -> Loaded:
        """The couple of this caller, a new empty one when nothing is known.

        One round trip, and a second one only for an account that joined the other's couple.
        """
        partners = PARTNERS if caller.person else ()
        sorts = [HEAD, *map(partner_item, partners)]
        link_key = (user_key(caller.account), "LINK")
        own = couple_key(caller.account)
        found = self._get([link_key, *((own, sort) for sort in sorts)])
        couple = str(found.get(link_key, {}).get("couple", caller.account))
        pk = couple_key(couple)
        if pk != own:
            found = self._get([(pk, sort) for sort in sorts])
        pages = {one: found.get((pk, partner_item(one)), {}) for one in partners}
        return Loaded(couple, found.get((pk, HEAD), {}), pages)

    def page(self, couple: str, item: str) -> Doc:
        """One item, {} when there is none."""
        key = wire({"pk": couple_key(couple), "sk": item})
        answer = self._call("get_item", TableName=self._table, Key=key, ConsistentRead=True)
        return plain(answer.get("Item", {}))

    def entries(
        self, couple: str, prefix: str, *, since: str = "", limit: int = 100
    ) -> Sequence[Entry]:
        """Items whose key starts with `prefix`, newest key first, down to `prefix + since`.

        One round trip for each megabyte (Query reference).
        """
        found = self._query(couple_key(couple), prefix + since, prefix + LAST, limit)
        return [Entry(one["sk"]["S"], plain(one)) for one in found]

    def everything(self, couple: str) -> Sequence[Entry]:
        """All that is kept of a couple. One round trip for each megabyte."""
        found = self._query(couple_key(couple), FIRST, LAST)
        return [Entry(one["sk"]["S"], plain(one)) for one in reversed(found)]

    def forget(self, couple: str, partner: str | None, until: int | None = None) -> None:
        """Delete what is `partner`'s own, or all of the couple and their links. Their page goes
        last, so that what an outage left half done is found again."""
        pk = couple_key(couple)
        for _ in range(_ROUNDS):  # a throttled table leaves some, another device may add some
            change = self._forgetting(pk, partner, until)
            rest = [key for key in change.removes if key != HEAD]
            if not rest:
                return self._forget_page(pk, partner, change)
            for start in range(0, len(rest), _BATCH):
                self._delete([(pk, key) for key in rest[start : start + _BATCH]])
        raise Unavailable

    def unlink(self, couple: str, account: str) -> None:
        """Take an account out of the couple it shares."""
        self._delete([(user_key(account), "LINK")])
        drop = (ownership.account_attribute(account),)
        self._forget_page(couple_key(couple), "", Change(edits=(Edit(HEAD, drop=drop),)))

    def _forgetting(self, pk: str, partner: str | None, until: int | None) -> Change:
        found = self._query(pk, FIRST, LAST)
        latest = None if until is None else until + KEPT_SECONDS
        old = [one for one in found if latest is None or int(one["expires"]["N"]) <= latest]
        if partner is None:
            return Change(removes=tuple(one["sk"]["S"] for one in old))
        old += [one for one in found if one["sk"]["S"] == HEAD and one not in old]
        return ownership.forgetting(partner, [Entry(one["sk"]["S"], plain(one)) for one in old])

    def _forget_page(self, pk: str, partner: str | None, change: Change) -> None:
        if partner is None and HEAD in change.removes:
            links = ownership.accounts(self.page(pk.removeprefix(couple_key("")), HEAD))
            keys = [(pk, HEAD), *((user_key(account), "LINK") for account in links)]
            deletes = [{"Delete": self._key(*key)} for key in keys]
            self._write("transact_write_items", TransactItems=deletes)
        for edit in change.edits:
            try:
                self._write("update_item", **self._key(pk, HEAD), **dropping(edit))
            except ClientError as error:
                if _CONDITION not in _reasons(error):  # there is no page: nothing to drop
                    raise

    def _key(self, pk: str, sk: str) -> dict[str, Any]:
        return {"TableName": self._table, "Key": wire({"pk": pk, "sk": sk})}

    def _delete(self, keys: list[tuple[str, str]]) -> None:
        requests = [{"DeleteRequest": {"Key": self._key(*key)["Key"]}} for key in keys]
        self._call("batch_write_item", RequestItems={self._table: requests})

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
            reasons = _reasons(error)
            if _CONDITION in reasons[: len(change.entries)] or _code(error) == _DOUBLED:
                return  # this change came before
            if _CONDITION in reasons:
                raise Stale from error
            raise

    def _write(self, operation: str, **parameters: Any) -> None:
        for pause in (*_PAUSES, None):
            try:
                self._call(operation, **parameters)
            except ClientError as error:
                reasons = set(_reasons(error))
                if _CONDITION in reasons or not reasons & _PASSING:
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


def _reasons(error: ClientError) -> list[str]:
    """Why each action failed; of a plain write, its own code as a transaction would put it."""
    if _code(error) == "TransactionCanceledException":
        return [str(one.get("Code")) for one in error.response.get("CancellationReasons", ())]
    return [_code(error).removesuffix("Exception")]
