"""One skill behind every front: the same envelope gets the same bytes, whoever carries it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from simulator.alexa import Alexa
from simulator.house import SKILL_ID
from simulator.services import Services
from simulator.services.answer import Answer
from simulator.services.wire import handler
from skill import wire
from skill.app import answer_from_environment, build_answer
from skill.web import create_app
from tests.alexa import envelopes as make
from tests.e2e import evening
from tests.e2e.fronts import Front, Json, check, is_apology, load_lambda
from tests.storage.stores import DynamoStore


class Echo:
    """Alexa's services in front of the simulator's: the same call of the same request gets the
    same answer, so that every front that is asked finds the same world."""

    def __init__(self) -> None:
        self.services: Services | None = None
        self._known: dict[tuple[str, str, str, bytes], Answer | None] = {}

    def __call__(self, method: str, path: str, token: str, body: bytes) -> Answer | None:
        assert self.services is not None
        call = (method, path, token, body)
        if call not in self._known:
            self._known[call] = self.services.handle(*call)
        return self._known[call]


@contextmanager
def echo() -> Iterator[tuple[Echo, str]]:
    found = Echo()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(found))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield found, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Together:
    """All fronts as one skill: each gets every envelope, and all must agree to the byte."""

    def __init__(self, fronts: dict[str, Any], endpoint: str) -> None:
        self.fronts, self.endpoint = fronts, endpoint
        self.answers: list[bytes] = []
        self.envelopes: list[Json] = []

    def __call__(self, envelope: Json) -> Json:
        envelope["context"]["System"]["apiEndpoint"] = self.endpoint
        sent = json.dumps(envelope)
        given = {name: front(json.loads(sent)) for name, front in self.fronts.items()}
        first = next(iter(given.values()))
        assert given == dict.fromkeys(given, first)
        self.envelopes.append(json.loads(sent))
        self.answers.append(first)
        answer: Json = json.loads(first)
        return answer


def in_bytes(front: Front) -> Any:
    return lambda envelope: wire.dumps(front(envelope))


def endpoint(client: FlaskClient) -> Any:
    def ask(envelope: Json) -> bytes:
        answer = client.post("/", data=json.dumps(envelope))
        assert answer.status_code == 200
        return bytes(answer.data)

    return ask


def test_every_front_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dynamo_store: DynamoStore
) -> None:
    monkeypatch.setenv("SKILL_ID", SKILL_ID)
    monkeypatch.delenv("TABLE_NAME", raising=False)
    monkeypatch.setenv("STORE_PATH", str(tmp_path / "lambda.db"))
    fronts = {"lambda": in_bytes(load_lambda())}
    monkeypatch.setenv("STORE_PATH", str(tmp_path / "endpoint.db"))
    app = create_app(answer_from_environment(), skill_id=SKILL_ID, verify=False)
    fronts["endpoint"] = endpoint(app.test_client())
    monkeypatch.setenv("TABLE_NAME", dynamo_store.table)
    fronts["lambda on DynamoDB"] = in_bytes(load_lambda())

    with echo() as (services, url):
        together = Together(fronts, url)
        with evening.home(together) as alexa:
            services.services = alexa.services
            evening.spend(alexa)
            assert len(alexa.services.reminders.all) == 0  # disabling drops what was set
            assert any(call.method == "POST" for call in alexa.services.calls)
    assert len(together.answers) > len(evening.TALK)
    assert not [one for one in together.answers if is_apology(json.loads(one))]
    assert any(b'"shouldEndSession":false' in one for one in together.answers)


def record(path: Path) -> tuple[list[Json], list[bytes]]:
    answer = build_answer(store_path=str(path), skill_id=SKILL_ID)
    with echo() as (services, url):
        together = Together({"one": in_bytes(answer)}, url)
        with evening.home(together) as alexa:
            services.services = alexa.services
            evening.spend(alexa)
            assert_calm(alexa)
    return together.envelopes, together.answers


def assert_calm(alexa: Alexa) -> None:
    for _, response in alexa.log:
        check(response)


def test_an_evening_is_the_same_evening_when_it_is_lived_again(tmp_path: Path) -> None:
    """No clock and no chance: what was answered then is answered now."""
    envelopes, answers = record(tmp_path / "then.db")
    again, same = record(tmp_path / "now.db")
    assert len(envelopes) == len(again)
    assert answers == same


@pytest.mark.parametrize(
    "envelope",
    [
        make.launch(),
        make.intent("AffirmationIntent"),
        make.intent(
            "NamesIntent", {"first": "Zoë \U0001f9e1", "second": "\u0645\u0631\u064a\u0645"}
        ),
        make.intent("NamesIntent", {"first": 'A & <B> "C"', "second": "\ud800 \x00"}),
        make.intent("NoSuchIntent"),
        make.session_ended(),
        make.event("AlexaSkillEvent.SkillDisabled"),
        make.envelope({"type": "Foo.Bar"}, session={}),
        {"request": {}},
        {},
    ],
)
def test_odd_envelopes_too(envelope: Json, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKILL_ID", raising=False)
    monkeypatch.delenv("TABLE_NAME", raising=False)
    monkeypatch.setenv("STORE_PATH", str(tmp_path / "lambda.db"))
    by_lambda = wire.dumps(load_lambda()(json.loads(json.dumps(envelope))))
    app = create_app(build_answer(store_path=None), skill_id="", verify=False)
    by_http = app.test_client().post("/", data=json.dumps(envelope))
    assert by_http.data == by_lambda
    check(json.loads(by_lambda))
