"""Is it Alexa who asks, just now, and for this skill?

Two gates see the bytes before anyone parses them; two verifiers see the parsed envelope, by the
SDK's interface and with its constants. Each refuses by VerificationException or does nothing.

The SDK's own verifiers are not used: RequestVerifier fetches without a limit, takes `%2e%2e` in an
address and answers bad input with errors of other kinds; TimestampVerifier reads the wall clock
itself, cannot compare a timestamp without a zone, and does not know that reminder events, too, may
arrive late.
"""

import base64
import ipaddress
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from flask import request
from werkzeug.datastructures import Headers

from skill.web.chains import SigningKeys
from skill.web.compat import AbstractVerifier, VerificationException, constants

Clock = Callable[[], datetime]
Gate = Callable[[Headers, bytes], None]

TOLERANCE = timedelta(milliseconds=constants.MAX_NORMAL_REQUEST_TOLERANCE_IN_MILLIS)
EVENT_TOLERANCE = timedelta(milliseconds=constants.MAX_SKILL_EVENT_TOLERANCE_IN_MILLIS)
# Delivered outside a session, at least once and perhaps late. The SDK lists five of them by name.
EVENTS = ("AlexaSkillEvent.", "Reminders.")

# A proxy or tunnel on this machine adds one of these for a caller from elsewhere.
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")


class SignatureGate:
    """The raw body was signed with Alexa's key."""

    def __init__(self, keys: SigningKeys, clock: Clock) -> None:
        """Look the key up in `keys`, at the time that `clock` tells."""
        self._keys = keys
        self._clock = clock

    def __call__(self, headers: Headers, body: bytes) -> None:
        """Check the `Signature-256` header over `body`, the bytes as sent.

        Raises VerificationException.
        """
        url = headers.get(constants.SIGNATURE_CERT_CHAIN_URL_HEADER)
        encoded = headers.get(constants.SIGNATURE_HEADER)
        if not url or not encoded:
            raise VerificationException("the request is not signed")
        try:
            signature = base64.b64decode(encoded, validate=True)
        except ValueError as error:
            raise VerificationException("the signature is not base64") from error
        key = self._keys.key(url, self._clock())
        try:
            key.verify(signature, body, PKCS1v15(), SHA256())
        except InvalidSignature as error:
            raise VerificationException("the signature does not fit the body") from error


def loopback_gate(headers: Headers, body: bytes) -> None:
    """The caller is on this machine: what stands in for a signature in development.

    Raises VerificationException for another machine, also for one that comes by way of a proxy or
    tunnel on this one.
    """
    try:
        local = ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        local = False
    if not local or any(name in headers for name in FORWARDED):
        raise VerificationException("unverified requests are taken from loopback only")


class FreshnessVerifier(AbstractVerifier):
    """The request was made just now, so that a recorded one is of no use."""

    def __init__(self, clock: Clock) -> None:
        """Compare with the time that `clock` tells, which must have a zone."""
        self._clock = clock

    def verify(
        self,
        headers: object,
        serialized_request_env: object,
        deserialized_request_env: Any,
    ) -> None:
        """Check that the request's timestamp is within 150 s of now, an event's within an hour.

        Raises VerificationException, also for a timestamp without a zone.
        """
        body = deserialized_request_env.get("request")
        if not isinstance(body, dict):
            raise VerificationException("the envelope holds no request")
        try:
            stamp = datetime.fromisoformat(body["timestamp"])
        except (KeyError, TypeError, ValueError) as error:
            raise VerificationException("the request has no readable timestamp") from error
        if stamp.tzinfo is None:
            raise VerificationException("the timestamp has no zone")
        kind = body.get("type")
        event = isinstance(kind, str) and kind.startswith(EVENTS)
        if abs(self._clock() - stamp) > (EVENT_TOLERANCE if event else TOLERANCE):
            raise VerificationException("the timestamp is not of now")


class SkillIdVerifier(AbstractVerifier):
    """The request is meant for this skill, not for another one signed by the same Alexa."""

    def __init__(self, skill_id: str) -> None:
        """Let `skill_id` through."""
        self._skill_id = skill_id

    def verify(
        self,
        headers: object,
        serialized_request_env: object,
        deserialized_request_env: Any,
    ) -> None:
        """Check every application id the envelope holds; there must be one.

        Raises VerificationException.
        """
        places = (("context", "System"), ("session",))
        found = {_application_id(deserialized_request_env, place) for place in places} - {None}
        if found != {self._skill_id}:
            raise VerificationException("the request is for another skill")


def _application_id(envelope: dict[str, Any], place: tuple[str, ...]) -> str | None:
    """Return the application id below `place`, None where there is none, "" for one of junk."""
    node: Any = envelope
    for name in (*place, "application", "applicationId"):
        node = node.get(name) if isinstance(node, dict) else None
    return node if node is None or isinstance(node, str) else ""


def utc_now() -> datetime:
    """Return the time now: a server has no other clock to compare a request with."""
    return datetime.now(UTC)
