"""Fixtures that all tests share: the stores, DynamoDB over its wire protocol among them.

The engine starts at the first test that wants it, once for each process that runs tests.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from skill.ports import Memory
from tests.storage import engine
from tests.storage.stores import DynamoStore, SqliteStore, Store


@pytest.fixture(scope="session")
def dynamodb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The endpoint of a DynamoDB on loopback."""
    with engine.dynamodb(tmp_path_factory.mktemp("dynamodb")) as endpoint:
        yield endpoint


@pytest.fixture
def aws(dynamodb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The AWS SDK's own settings, so that every new client talks to `dynamodb`."""
    monkeypatch.delenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", raising=False)
    for name, value in {**engine.SDK, "AWS_ENDPOINT_URL_DYNAMODB": dynamodb}.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def dynamo_store(aws: None) -> Iterator[DynamoStore]:
    """A table of its own, as lambda/template.yaml designs it."""
    store = DynamoStore(f"couples-{uuid4().hex}")
    yield store
    store.close()


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An SQLite file of its own."""
    store = SqliteStore(tmp_path / "couples.sqlite3")
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "dynamodb"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each store in turn, with a back door."""
    name = {"sqlite": "sqlite_store", "dynamodb": "dynamo_store"}[request.param]
    found: Store = request.getfixturevalue(name)
    return found


@pytest.fixture
def memory(store: Store) -> Memory:
    """Each store in turn, as the skill knows it."""
    return store.memory


@pytest.fixture(scope="session")
def _proxy(dynamodb: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[engine.Faults]:
    with engine.faults(dynamodb, tmp_path_factory.mktemp("faults")) as proxy:
        yield proxy


@pytest.fixture
def faults(
    _proxy: engine.Faults, aws: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[engine.Faults]:
    """A proxy in front of `dynamodb` that fails on demand; new clients talk to it."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", _proxy.endpoint)
    yield _proxy
    _proxy.clear()
