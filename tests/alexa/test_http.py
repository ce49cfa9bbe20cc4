"""The client for Alexa's services: it has time limits, and whatever happens it does not raise."""

import pytest
import urllib3

from skill.alexa import http
from tests.alexa.services import HTML, Service

TOKEN = "Atza|token"


def test_a_call_carries_the_token_and_json(alexa: Service) -> None:
    alexa.answers(200, {"ok": True})
    answer = http.Service(alexa.url + "/", TOKEN).call("POST", "/v1/x", {"a": "ü"})
    assert answer == http.Answer(200, {"ok": True})
    ((method, path, headers, body),) = alexa.calls
    assert (method, path, body) == ("POST", "/v1/x", {"a": "ü"})
    assert headers["authorization"] == f"Bearer {TOKEN}"
    assert headers["content-type"] == "application/json"


@pytest.mark.parametrize("status", [200, 204, 400, 401, 403, 404, 409, 429, 500, 503, 504])
@pytest.mark.parametrize("body", [b"", HTML, b"\xff\xfe", b'{"code": "X"}'])
def test_any_answer_is_an_answer(alexa: Service, status: int, body: bytes) -> None:
    alexa.answers(status, b"" if status == 204 else body)
    answer = http.Service(alexa.url, TOKEN).call("GET", "/v1/x")
    assert answer.status == status
    assert answer.body in (None, {"code": "X"})
    assert len(alexa.calls) == 1  # nothing is tried again: the turn has no time for it


def test_a_redirect_is_not_followed(alexa: Service) -> None:
    alexa.answers(302)
    alexa.location = "/elsewhere"
    assert http.Service(alexa.url, TOKEN).call("GET", "/v1/x").status == 302
    assert len(alexa.calls) == 1


def test_silence_is_waited_for_no_longer_than_the_limit(
    alexa: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "_TIMEOUT", urllib3.Timeout(connect=0.05, read=0.05))
    alexa.silent.set()
    assert http.Service(alexa.url, TOKEN).call("GET", "/v1/x") == http.Answer(0)


def test_two_calls_at_the_limit_fit_into_a_turn() -> None:
    limit = http._TIMEOUT
    assert isinstance(limit.connect_timeout, float)
    assert isinstance(limit.read_timeout, float)
    assert 2 * (limit.connect_timeout + limit.read_timeout) < 8


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "https://",
        "https://[",
        "http://[::1",
        "http://127.0.0.1:none",
        "http://127.0.0.1:0",
        "ftp://127.0.0.1",
        "file:///etc/hostname",
        "junk",
        "\x00",
        "http://127.0.0.1\r\nX: y",
    ],
)
def test_no_address_gives_no_answer(endpoint: str) -> None:
    assert http.Service(endpoint, TOKEN).call("GET", "/v1/x") == http.Answer(0)


@pytest.mark.parametrize("token", ["", "a\r\nX-Injected: 1", "\u2603", "\ud800"])
def test_a_token_that_cannot_be_one_is_not_sent(alexa: Service, token: str) -> None:
    assert http.Service(alexa.url, token).call("GET", "/v1/x") == http.Answer(0)
    assert not alexa.calls


@pytest.mark.parametrize("host", ["api.amazonalexa.com", "127.0.0.1.example.com", "localhost.x"])
def test_plain_http_goes_to_loopback_only(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(*_: object, **__: object) -> None:
        raise AssertionError("it went out")

    monkeypatch.setattr(urllib3.PoolManager, "request", leave)
    assert http.Service(f"http://{host}", TOKEN).call("GET", "/") == http.Answer(0)
