"""A DynamoDB on loopback with a table for ours and a table for the peer."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.storage import engine
from tests.storage.stores import DynamoStore

OURS, PEER = "couples", "peers"


@contextmanager
def tables() -> Iterator[DynamoStore]:
    """Start the engine, point the AWS SDK at it by the environment, and give our table."""
    with TemporaryDirectory() as folder, engine.dynamodb(Path(folder)) as endpoint:
        os.environ.update({**engine.SDK, "AWS_ENDPOINT_URL_DYNAMODB": endpoint, "TABLE_NAME": PEER})
        store = DynamoStore(OURS)
        store.memory.client.create_table(
            TableName=PEER,
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            BillingMode="PAY_PER_REQUEST",
        )
        yield store
        store.close()
