"""What a fresh process loads before and for its first answer: nothing that it does not need.

Inherent, because botocore or ask_sdk_core loads it whatever we do: urllib3, dateutil, jmespath,
http.client, email, ssl, xml, logging, inspect, subprocess, and the SDK's model of every service.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.storage import engine
from tests.storage.stores import DynamoStore

ROOT = Path(__file__).resolve().parents[2]
# Other fronts, other stores, other people's helpers: none of them answers for Lambda.
NOT_NEEDED = {
    "ask_sdk_dynamodb",
    "ask_sdk_webservice_support",
    "asyncio",
    "babel",
    "boto3",
    "cryptography",
    "flask",
    "flask_ask_sdk",
    "fluent",
    "multiprocessing",
    "requests",
    "s3transfer",
    "simulator",
    "skill.storage.sqlite",
    "skill.web",
    "sqlite3",
    "tests",
}
_CHILD = """
import json, sys
sys.path[:0] = {folders}
{code}
print(json.dumps(sorted(sys.modules)))
"""
_ANSWER = """
from lambda_function import lambda_handler
lambda_handler({event}, None)
import gc
from skill import content
assert gc.isenabled()
assert gc.get_freeze_count(), "the collector goes through all that start-up made"
assert content.pack.cache_info().currsize == 0, "a pack was read that nobody asked for"
"""
_LAUNCH = {
    "version": "1.0",
    "session": {"new": True, "user": {"userId": "u"}},
    "context": {"System": {"user": {"userId": "u"}}},
    "request": {
        "type": "LaunchRequest",
        "requestId": "r",
        "timestamp": "2026-03-04T19:15:00Z",
        "locale": "en-US",
    },
}


def loaded(code: str, **env: str) -> set[str]:
    """All modules of a fresh process that ran `code`."""
    source = _CHILD.format(folders=[str(ROOT), str(ROOT / "lambda")], code=code)
    command = [sys.executable, "-I", "-c", source]
    whole = {**os.environ, **engine.SDK, **env}
    done = subprocess.run(command, env=whole, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "turn failed" not in done.stderr
    return set(json.loads(done.stdout))


def among(names: Iterable[str], modules: set[str]) -> set[str]:
    """Those of `names` that were loaded, themselves or something inside them."""
    return {name for name in names if any(f"{one}.".startswith(f"{name}.") for one in modules)}


def test_the_skill_itself() -> None:
    modules = loaded("import skill.app", TABLE_NAME="couples")
    assert among(NOT_NEEDED, modules) == set()
    # Which store it is to be is the environment's to say.
    assert among({"botocore", "skill.storage.dynamodb"}, modules) == set()


def test_the_lambda_entry_up_to_its_first_answer(dynamo_store: DynamoStore) -> None:
    modules = loaded(_ANSWER.format(event=_LAUNCH), TABLE_NAME=dynamo_store.table)
    assert among(NOT_NEEDED, modules) == set()
    assert among({"botocore", "skill.storage.dynamodb"}, modules)


def test_a_household_of_its_own_needs_no_aws() -> None:
    code = "from skill.app import build_answer\nbuild_answer(store_path=None)"
    others = NOT_NEEDED - {"skill.storage.sqlite", "sqlite3"} | {"botocore"}
    assert among(others, loaded(code)) == set()


@pytest.mark.parametrize("name, found", [("a", True), ("a.b", True), ("a.bc", False), ("b", False)])
def test_a_module_inside_another_counts(name: str, found: bool) -> None:
    assert bool(among({name}, {"a.b.c"})) is found
