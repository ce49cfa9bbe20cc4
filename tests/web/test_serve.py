"""The command line and the WSGI module: what they build, and what they refuse to."""

import importlib
import sys
from types import ModuleType
from typing import Any

import pytest
from flask import Flask

from skill.web import __main__ as command
from tests.web.authority import SKILL_ID, envelope


@pytest.fixture(autouse=True)
def composed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A composition root that opens no store."""
    root = ModuleType("skill.app")
    vars(root)["answer_from_environment"] = lambda: lambda request: {"version": "1.0"}
    monkeypatch.setitem(sys.modules, "skill.app", root)
    monkeypatch.setenv("SKILL_ID", SKILL_ID)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the command hands to the server, instead of serving it."""
    seen: dict[str, Any] = {}
    monkeypatch.setattr("waitress.serve", lambda app, **how: seen.update(how, app=app))
    return seen


def status(app: Flask) -> int:
    return app.test_client().post("/", json=envelope()).status_code


def test_it_serves_on_loopback_with_verification(served: dict[str, Any]) -> None:
    assert command.main([]) == 0
    assert (served["host"], served["port"]) == ("127.0.0.1", 8080)
    assert status(served["app"]) == 400


def test_it_serves_elsewhere_with_verification(served: dict[str, Any]) -> None:
    assert command.main(["--host", "0.0.0.0", "--port", "9000"]) == 0
    assert (served["host"], served["port"]) == ("0.0.0.0", 9000)
    assert status(served["app"]) == 400


def test_it_serves_without_verification_on_loopback(served: dict[str, Any]) -> None:
    assert command.main(["--no-verify"]) == 0
    assert served["host"] == "127.0.0.1"
    assert served["clear_untrusted_proxy_headers"] is False
    assert status(served["app"]) == 200


def test_without_verification_it_needs_no_skill_id(
    served: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SKILL_ID")
    assert command.main(["--no-verify"]) == 0
    assert status(served["app"]) == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "localhost", ""])
def test_without_verification_it_serves_nowhere_else(
    served: dict[str, Any], host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["--no-verify", "--host", host])
    assert ended.value.code == 2
    assert "127.0.0.1 only" in capsys.readouterr().err
    assert served == {}


def test_with_verification_it_needs_a_skill_id(
    served: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SKILL_ID")
    with pytest.raises(SystemExit) as ended:
        command.main([])
    assert ended.value.code == 2
    assert "SKILL_ID" in capsys.readouterr().err
    assert served == {}


def wsgi() -> Any:
    sys.modules.pop("skill.web.wsgi", None)
    return importlib.import_module("skill.web.wsgi")


def test_the_wsgi_app_verifies() -> None:
    assert status(wsgi().app) == 400


def test_the_wsgi_app_does_not_start_without_a_skill_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKILL_ID")
    with pytest.raises(ValueError, match="skill id"):
        wsgi()
