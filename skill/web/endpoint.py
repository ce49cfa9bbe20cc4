"""The skill as a web service: one Flask app around `answer`, on flask-ask-sdk's SkillAdapter.

The SDK's part is kept where it is sound: the adapter holds route, registration and verifiers, and
its handler takes a request through parse, verifiers, skill and reply, in that order. Three things
are put into its own seams:

- `AnswerSkill`, because the adapter accepts a CustomSkill only. The SDK's own would parse into its
  models, which an unknown enum value breaks, before any verifier runs; `answer` takes plain JSON.
- `RawAdapter.dispatch_request`, because the SDK's verifies after parsing, on text decoded from the
  body, lets what is wrong with a request out as a 500, and encodes the answer again by Flask's own
  taste. Here the bytes are verified as they came, and the answer's leave as skill.wire made them.
- gates and verifiers of our own (skill.web.verification tells why).

Whatever is wrong with a request is an empty 400. The log says why in words of ours only.
"""

import json
import logging
from collections.abc import Callable
from typing import Any, NoReturn

from flask import Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from skill import wire
from skill.web.certificates import Trust, trusted_roots
from skill.web.chains import Fetch, SigningKeys, download
from skill.web.compat import (
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    AbstractVerifier,
    CustomSkill,
    DefaultSerializer,
    SkillAdapter,
    SkillConfiguration,
    VerificationException,
)
from skill.web.verification import (
    Clock,
    FreshnessVerifier,
    Gate,
    SignatureGate,
    SkillIdVerifier,
    loopback_gate,
    utc_now,
)

Answer = Callable[[dict[str, Any]], dict[str, Any]]

MAX_BODY_BYTES = 256 * 1024
CONTENT_TYPE = "application/json;charset=utf-8"

log = logging.getLogger(__name__)


def create_app(
    answer: Answer,
    *,
    skill_id: str,
    verify: bool = True,
    fetch: Fetch | None = None,
    clock: Clock = utc_now,
    trust: Trust | None = None,
) -> Flask:
    """Return the endpoint: POST / answers the skill, GET /health says "ok".

    answer: request envelope to response envelope; it does not raise.
    skill_id: the only application id that is answered. Empty means any, without `verify` only.
    verify: check signature and time. Without, only callers on this machine are answered.
    fetch: address of a certificate chain to its PEM; raises OSError. By default from Amazon.
    clock: the time now, with a zone.
    trust: whose certificates count; by default certifi's roots.
    Raises ValueError if `verify` is on and `skill_id` is empty.
    """
    if verify and not skill_id:
        raise ValueError("a skill id is needed: without one every skill's requests would pass")
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    # The SDK's own verifiers stay out: those given below take their place.
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = False
    app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False

    gate: Gate = loopback_gate
    verifiers: list[AbstractVerifier] = [SkillIdVerifier(skill_id)] if skill_id else []
    if verify:
        keys = SigningKeys(trust or Trust(trusted_roots()), fetch or download)
        gate = SignatureGate(keys, clock)
        verifiers.append(FreshnessVerifier(clock))
    adapter = RawAdapter(AnswerSkill(answer), skill_id, gate, verifiers, app)
    adapter.register(app, "/", endpoint="skill")
    app.add_url_rule("/health", view_func=_health, methods=["GET"])
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    return app


class RawAdapter(SkillAdapter):
    """The SDK's adapter, with a gate that sees the bytes before anyone parses them."""

    def __init__(
        self,
        skill: CustomSkill,
        skill_id: str,
        gate: Gate,
        verifiers: list[AbstractVerifier],
        app: Flask,
    ) -> None:
        """Serve `skill` in `app`: `gate` checks the raw body, `verifiers` the parsed one."""
        self._gate = gate
        super().__init__(skill=skill, skill_id=skill_id, verifiers=verifiers, app=app)

    def dispatch_request(self) -> Response:
        """Return the skill's answer to the current request, or an empty 400."""
        raw = request.get_data(cache=False)
        try:
            self._gate(request.headers, raw)
            body = self._webservice_handler.verify_request_and_dispatch(
                http_request_headers=request.headers, http_request_body=raw
            )
        except VerificationException as refusal:
            return _refusal(str(refusal))
        return Response(body, content_type=CONTENT_TYPE)


class AnswerSkill(CustomSkill):
    """`answer` in the shape of the SDK's skill: JSON objects in and out, nothing else."""

    def __init__(self, answer: Answer) -> None:
        """Answer every envelope by `answer`."""
        super().__init__(SkillConfiguration(request_mappers=[], handler_adapters=[]))
        self.serializer = PlainJson()
        self._answer = answer

    def invoke(self, request_envelope: Any, context: object) -> Any:
        """Return the answer to `request_envelope`."""
        return self._answer(request_envelope)


class PlainJson(DefaultSerializer):
    """The SDK's serializer without the SDK's models: bytes to JSON object and back."""

    def deserialize(self, payload: Any, obj_type: object) -> Any:
        """Return the JSON object in `payload`, bytes. Raises VerificationException if none is."""
        try:
            # Decoded first: json.loads would guess at UTF-16 when it is given bytes.
            envelope = json.loads(payload.decode("utf-8"), parse_constant=_not_json)
        except (ValueError, RecursionError) as error:
            raise VerificationException("the body is not JSON in UTF-8") from error
        if not isinstance(envelope, dict):
            raise VerificationException("the body is not a JSON object")
        return envelope

    def serialize(self, obj: Any) -> Any:
        """Return `obj` as the bytes that every front sends."""
        return wire.dumps(obj)


def _not_json(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(name)


def _refusal(reason: str) -> Response:
    log.warning("request refused: %s", reason)
    return Response(status=400)


def _too_large(error: RequestEntityTooLarge) -> Response:
    return _refusal(f"the body is larger than {MAX_BODY_BYTES} bytes")


def _health() -> Response:
    return Response("ok", content_type="text/plain;charset=utf-8")
