"""The operator's command: everything, or what one of the two may have, from either store."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from skill.core.change import HEAD, append, edit, put
from skill.export import export, main
from skill.ports import Memory
from skill.storage.sqlite import SqliteMemory
from tests.storage.stores import DynamoStore

NOW = 4_000_000_000  # far ahead, so that no engine sweeps items away as expired meanwhile


def fill(memory: Memory) -> None:
    """A couple with something of each."""
    change = put(HEAD, {"name.1": "Ada", "name.2": "Max", "voice.1": "v", "visits": 2})
    change += edit("PARTNER#1", goal="yoga", pin="salt$hash") + edit("PARTNER#2", goal="chess")
    memory.apply("us", change + append("GRATITUDE#01", t="thé ☕", by="2"), "r", NOW)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """An SQLite file that they are kept in."""
    file = tmp_path / "couples.sqlite3"
    memory = SqliteMemory(str(file))
    fill(memory)
    memory.close()
    return str(file)


def test_everything_and_what_one_may_have(memory: Memory) -> None:
    assert export(memory, "us") is None
    fill(memory)
    found = export(memory, "us")
    assert found is not None
    assert (found["couple"], found["partner"]) == ("us", None)
    assert set(found["items"]) == {HEAD, "PARTNER#1", "PARTNER#2", "GRATITUDE#01"}
    assert found["items"]["PARTNER#1"] == {"goal": "yoga", "pin": "(set)"}
    for given in ("2", "Max", " max"):
        mine = export(memory, "us", given)
        assert mine is not None
        assert set(mine["items"]) == {HEAD, "PARTNER#2", "GRATITUDE#01"}
        assert mine["items"][HEAD] == {"name.1": "Ada", "name.2": "Max", "visits": 2}
    with pytest.raises(ValueError, match="no partner Tim"):
        export(memory, "us", "Tim")


def test_the_command_writes_json(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["us", "--store", path, "--partner", "Ada"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["partner"] == "1"
    assert found["items"]["PARTNER#1"]["goal"] == "yoga"
    assert found["items"]["GRATITUDE#01"]["t"] == "thé ☕"


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("nobody", "--store", "{path}"), "Nothing is kept"),
        (("us", "--store", "{path}", "--partner", "Tim"), "no partner Tim"),
        (("us", "--store", "{path}.gone"), "no such file"),
    ],
)
def test_what_cannot_be_exported_is_said(
    path: str, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], said: str
) -> None:
    assert main([one.format(path=path) for one in arguments]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


@pytest.mark.parametrize("arguments", [(), ("us",), ("us", "--store", "a", "--table", "b")])
def test_a_command_that_is_not_whole_is_refused(
    monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str]
) -> None:
    for name in ("TABLE_NAME", "STORE_PATH"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit, match="2"):
        main(arguments)


def test_the_settings_of_the_skill_name_the_store(
    monkeypatch: pytest.MonkeyPatch,
    dynamo_store: DynamoStore,
    path: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("TABLE_NAME", raising=False)
    monkeypatch.setenv("STORE_PATH", path)
    assert main(["us"]) == 0
    monkeypatch.setenv("TABLE_NAME", dynamo_store.table)
    assert main(["us"]) == 1
    fill(dynamo_store.memory)
    assert main(["us"]) == 0
    assert main(["us", "--store", path]) == 0
    assert capsys.readouterr().out.count('"couple": "us"') == 3


def test_a_table_out_of_reach_is_said(
    monkeypatch: pytest.MonkeyPatch, aws: None, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:9")
    assert main(["us", "--table", "couples"]) == 1
    assert "out of reach" in capsys.readouterr().err
