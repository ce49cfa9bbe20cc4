"""The skill's fronts as outsiders meet them, and what every answer must keep."""

import importlib.util
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from skill import wire

Json = dict[str, Any]
Front = Callable[[Any], Any]

ROOT = Path(__file__).resolve().parents[2]
BUDGET = 24 * 1024  # bytes of a response: Alexa's old limit, and our budget under the new one
ATTRIBUTES = 2 * 1024
SPEECH = 8000  # characters (Alexa's JSON reference)


def load_lambda() -> Front:
    """The Lambda entry as Lambda finds it, in the environment as it is now."""
    path = ROOT / "lambda" / "lambda_function.py"
    spec = importlib.util.spec_from_file_location("lambda_function", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda envelope: module.lambda_handler(envelope, None)


def rows(path: Path) -> int:
    """How much is stored in an SQLite file."""
    with closing(sqlite3.connect(path)) as db:
        counts = [
            db.execute("SELECT count(*) FROM items").fetchone()[0],
            db.execute("SELECT count(*) FROM applied").fetchone()[0],
        ]
    return int(sum(counts))


def stored(path: Path) -> list[str]:
    """All that is stored in an SQLite file, as text."""
    with closing(sqlite3.connect(path)) as db:
        return [str(row) for row in db.execute("SELECT pk, sk, body FROM items")]


def check(answer: Any) -> Json:
    """An answer as it goes over the wire. Fails when Alexa would not take it."""
    sent = wire.dumps(answer)
    assert len(sent) <= BUDGET
    read: Json = json.loads(sent, parse_constant=_not_json)
    assert read["version"] == "1.0"
    body = read["response"]
    assert isinstance(body, dict)
    attributes = read.get("sessionAttributes", {})
    assert isinstance(attributes, dict)
    assert len(wire.dumps(attributes)) <= ATTRIBUTES
    said = _speech(body.get("outputSpeech"))
    again = _speech((body.get("reprompt") or {}).get("outputSpeech"))
    if body.get("shouldEndSession") is False:
        assert said.rstrip().endswith("?"), said
        assert again
    elif any(one.get("type") == "Connections.SendRequest" for one in body.get("directives", [])):
        assert "shouldEndSession" not in body
    elif said:
        assert body["shouldEndSession"] is True
        assert not attributes
    return read


def is_apology(answer: Json) -> bool:
    """Whether an answer says that something went wrong on our side."""
    return "went wrong" in json.dumps(answer)


def _speech(speech: Json | None) -> str:
    if not speech:
        return ""
    assert speech["type"] == "SSML"
    assert len(speech["ssml"]) <= SPEECH
    root = ElementTree.fromstring(speech["ssml"])
    assert root.tag == "speak"
    return "".join(root.itertext())


def _not_json(name: str) -> None:
    raise AssertionError(f"{name} is not JSON")
