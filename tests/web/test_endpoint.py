"""The endpoint itself: what it serves, in which bytes, and to whom when nothing is signed."""

import json
import threading
from http.client import HTTPConnection
from typing import Any

import pytest
from waitress.server import TcpWSGIServer, create_server

from skill import wire
from skill.web import create_app
from skill.web.endpoint import MAX_BODY_BYTES
from tests.web.authority import Alexa, Authority, Json, envelope

ANSWER = {"version": "1.0", "response": {"said": "Zoë & Max"}}


def test_the_answer_leaves_as_the_bytes_that_every_front_sends(alexa: Alexa) -> None:
    answer = alexa.post()
    assert answer.data == wire.dumps(ANSWER)
    assert answer.headers["Content-Type"] == "application/json;charset=utf-8"
    assert answer.headers["Content-Length"] == str(len(answer.data))


def test_wire_bytes() -> None:
    assert wire.dumps({"a": ["ë", 1], "b": None}) == '{"a":["ë",1],"b":null}'.encode()
    assert wire.dumps({"a": "half \ud83d pair"}) == b'{"a":"half ? pair"}'


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD"])
def test_the_skill_is_posted_to_only(alexa: Alexa, method: str) -> None:
    assert alexa.app.test_client().open("/", method=method).status_code == 405
    assert alexa.heard == []


def test_health(alexa: Alexa) -> None:
    answer = alexa.app.test_client().get("/health")
    assert (answer.status_code, answer.text) == (200, "ok")
    assert alexa.app.test_client().post("/health").status_code == 405
    assert alexa.app.test_client().get("/elsewhere").status_code == 404


def padded(size: int) -> bytes:
    body = json.dumps(envelope(padding="")).encode()
    return body.replace(b'"padding": ""', b'"padding": "%s"' % (b"x" * (size - len(body))))


def test_the_largest_body_is_taken_and_one_byte_more_is_not(alexa: Alexa) -> None:
    assert alexa.post(padded(MAX_BODY_BYTES)).status_code == 200
    for size in (MAX_BODY_BYTES + 1, 1_000_000):
        answer = alexa.post(padded(size))
        assert (answer.status_code, answer.data) == (400, b"")
    assert len(alexa.heard) == 1


def test_a_form_is_no_request(alexa: Alexa) -> None:
    answer = alexa.app.test_client().post("/", data={"a": "b"})
    assert answer.status_code == 400


def test_an_endpoint_that_verifies_needs_to_know_its_skill() -> None:
    with pytest.raises(ValueError, match="skill id"):
        create_app(lambda request: request, skill_id="")


def local(alexa: Alexa, address: str | None, body: Json, **headers: str) -> int:
    """The status of an unsigned request from `address`."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    client = alexa.app.test_client()
    overrides = {"REMOTE_ADDR": address}
    return client.post("/", json=body, headers=given, environ_overrides=overrides).status_code


@pytest.fixture
def trusting(authority: Authority) -> Alexa:
    return Alexa(authority, verify=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1"])
def test_without_verification_this_machine_is_answered_at_any_time(
    trusting: Alexa, address: str
) -> None:
    assert local(trusting, address, envelope(seconds=10**6)) == 200
    assert trusting.fetched == []


@pytest.mark.parametrize(
    "address", ["192.168.1.7", "10.0.0.1", "8.8.8.8", "fe80::1", "", "x", None]
)
def test_without_verification_no_other_machine_is_answered(
    trusting: Alexa, address: str | None
) -> None:
    assert local(trusting, address, envelope()) == 400
    assert trusting.heard == []


@pytest.mark.parametrize("header", ["X_Forwarded_For", "Forwarded", "X_Real_Ip"])
def test_without_verification_a_tunnel_is_not_this_machine(trusting: Alexa, header: str) -> None:
    assert local(trusting, "127.0.0.1", envelope(), **{header: "127.0.0.1"}) == 400


def test_without_verification_the_skill_id_still_counts(trusting: Alexa) -> None:
    other = envelope()
    other["session"]["application"]["applicationId"] = "amzn1.ask.skill.other"
    assert local(trusting, "127.0.0.1", other) == 400


def test_without_verification_and_skill_id_any_skill_is_answered(authority: Authority) -> None:
    alexa = Alexa(authority, verify=False, skill_id="")
    assert local(alexa, "127.0.0.1", {"request": {}}) == 200


@pytest.mark.parametrize("body", [[], [{}], "x", 3, None])
def test_the_skill_only_ever_hears_objects(authority: Authority, body: Any) -> None:
    alexa = Alexa(authority, verify=False, skill_id="")
    assert local(alexa, "127.0.0.1", body) == 400
    assert alexa.heard == []


def test_loopback_alone_is_no_signature(alexa: Alexa) -> None:
    assert local(alexa, "127.0.0.1", envelope()) == 400


def test_over_a_real_connection(alexa: Alexa) -> None:
    server = create_server(alexa.app, host="127.0.0.1", port=0, threads=1)
    assert isinstance(server, TcpWSGIServer)
    assert server.socket is not None
    port = server.socket.getsockname()[1]
    worker = threading.Thread(target=server.run, daemon=True)
    worker.start()
    body = json.dumps(envelope()).encode()
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("POST", "/", body, alexa.signature(body))
        good = connection.getresponse()
        assert (good.status, good.read()) == (200, wire.dumps(ANSWER))
        connection.request("POST", "/", body + b" ", alexa.signature(body))
        bad = connection.getresponse()
        assert (bad.status, bad.read()) == (400, b"")
        connection.close()
    finally:
        server.close()
        worker.join(timeout=5)
