"""Settings, Reminders, address and progressive answers over real HTTP, on a free loopback port."""

import hashlib
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from typing import Any

from simulator.house import Account, Device, House
from simulator.services.answer import Answer, Refused, as_json
from simulator.services.faults import Faults
from simulator.services.reminders import Reminders
from simulator.services.wire import handler, loads

_HANG = 2.9  # seconds; longer than the read timeout a skill may have within Alexa's 8 seconds


@dataclass(frozen=True)
class Call:
    """One call the skill made, as the server saw it."""

    method: str
    path: str
    status: int
    body: Any


@dataclass(frozen=True)
class Grant:
    """What an access token stands for; `session` None when it was issued out of session."""

    account: Account
    device: Device
    session: str | None
    request_id: str


class Services:
    """The server and its state. Use as a context manager, or call `close`."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.reminders = Reminders(house)
        self.faults = Faults()
        self.calls: list[Call] = []
        self.progressive: list[str] = []
        self.sessions: set[str] = set()
        self._tokens: dict[str, Grant] = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler(self.handle))
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self._thread.start()

    @property
    def url(self) -> str:
        """What stands in a request as `apiEndpoint`."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "Services":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop serving; calls that hang are let go."""
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def token(self, account: Account, device: Device, session: str | None, request: str) -> str:
        """A new access token for a request (its id) from that account and device."""
        token = "Atza|" + hashlib.sha256(request.encode()).hexdigest()
        self._tokens[token] = Grant(account, device, session, request)
        return token

    def handle(self, method: str, path: str, authorization: str, body: bytes) -> Answer | None:
        """Answer one call; None when the connection should be cut without an answer."""
        part = _part(path)
        fault = self.faults.of(part, method)
        if fault and fault.answer:
            answer = fault.answer
        elif fault and not fault.lost:
            self._closing.wait(_HANG)
            answer = Answer(0)
        else:
            with self._lock:
                answer = self._real(method, path, authorization, body)
        self.calls.append(Call(method, path, answer.status, loads(body)))
        return answer if answer.status and not (fault and fault.lost) else None

    def _real(self, method: str, path: str, authorization: str, body: bytes) -> Answer:
        grant = self._tokens.get(authorization.removeprefix("Bearer "))
        if grant is None or not authorization.startswith("Bearer "):
            return Refused(401, "UNAUTHORIZED", "no such access token").answer()
        for route_method, pattern, answer in _ROUTES:
            found = re.fullmatch(pattern, path)
            if route_method == method and found:
                try:
                    return answer(self, grant, found.groups(), loads(body))
                except Refused as refused:
                    return refused.answer()
        return Refused(404, "NOT_FOUND", "no such resource").answer()

    def _setting(self, grant: Grant, where: tuple[str, ...], _: Any) -> Answer:
        device_id, name = where
        _own_device(grant, device_id)
        if name != "System.timeZone":
            raise Refused(400, "INVALID_KEY", f"not simulated: {name}")
        return as_json(200, grant.device.zone) if grant.device.zone else Answer(204)

    def _address(self, grant: Grant, where: tuple[str, ...], _: Any) -> Answer:
        _own_device(grant, where[0])
        _allowed(grant, "address", 403, "ACCESS_DENIED")
        return as_json(200, {"countryCode": self.house.country, "postalCode": ""})

    def _create(self, grant: Grant, _: tuple[str, ...], body: Any) -> Answer:
        _allowed(grant, "reminders", 401, "UNAUTHORIZED")
        if grant.session not in self.sessions:
            raise Refused(403, "NOT_IN_SESSION", "reminders are created in a session only")
        reminder = self.reminders.create(grant.account, grant.device, body)
        return as_json(200, {**reminder.summary(), "href": _href(reminder.token)})

    def _list(self, grant: Grant, _: tuple[str, ...], __: Any) -> Answer:
        _allowed(grant, "reminders", 401, "UNAUTHORIZED")
        alerts = [reminder.details() for reminder in self.reminders.of(grant.account)]
        return as_json(200, {"totalCount": str(len(alerts)), "alerts": alerts, "links": None})

    def _get(self, grant: Grant, where: tuple[str, ...], _: Any) -> Answer:
        _allowed(grant, "reminders", 401, "UNAUTHORIZED")
        return as_json(200, self.reminders.get(grant.account, where[0]).details())

    def _update(self, grant: Grant, where: tuple[str, ...], body: Any) -> Answer:
        _allowed(grant, "reminders", 409, "UNAUTHORIZED")  # 409 by the service's own definition
        reminder = self.reminders.update(grant.account, where[0], body)
        return as_json(200, {**reminder.summary(), "href": _href(reminder.token)})

    def _delete(self, grant: Grant, where: tuple[str, ...], _: Any) -> Answer:
        _allowed(grant, "reminders", 401, "UNAUTHORIZED")
        self.reminders.delete(grant.account, where[0])
        return Answer(200)

    def _directive(self, grant: Grant, _: tuple[str, ...], body: Any) -> Answer:
        try:
            request_id, directive = body["header"]["requestId"], body["directive"]
            speech = directive["speech"]
        except (KeyError, TypeError):
            raise Refused(400, "INVALID_DIRECTIVE", "header or directive is missing") from None
        if directive.get("type") != "VoicePlayer.Speak" or request_id != grant.request_id:
            raise Refused(400, "INVALID_DIRECTIVE", "not a speech for this request")
        self.progressive.append(str(speech))
        return Answer(204)


Route = Callable[[Services, Grant, tuple[str, ...], Any], Answer]
_ROUTES: tuple[tuple[str, str, Route], ...] = (
    ("GET", r"/v2/devices/([^/]+)/settings/([^/]+)", Services._setting),
    ("GET", r"/v1/devices/([^/]+)/settings/address/countryAndPostalCode", Services._address),
    ("POST", r"/v1/alerts/reminders/?", Services._create),
    ("GET", r"/v1/alerts/reminders/?", Services._list),
    ("GET", r"/v1/alerts/reminders/([^/]+)", Services._get),
    ("PUT", r"/v1/alerts/reminders/([^/]+)", Services._update),
    ("DELETE", r"/v1/alerts/reminders/([^/]+)", Services._delete),
    ("POST", r"/v1/directives/?", Services._directive),
)


def _part(path: str) -> str:
    if path.startswith("/v1/alerts/reminders"):
        return "reminders"
    return "directives" if path.startswith("/v1/directives") else "settings"


def _allowed(grant: Grant, permission: str, status: int, code: str) -> None:
    if not grant.account.allows(permission):
        raise Refused(status, code, f"the customer has not granted {permission}")


def _own_device(grant: Grant, device_id: str) -> None:
    if device_id != grant.device.id:
        raise Refused(403, "ACCESS_DENIED", "not the device that is speaking")


def _href(token: str) -> str:
    return f"/v1/alerts/reminders/{token}"
