"""A certificate authority of our own, and someone who sends requests as Alexa does."""

import base64
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from flask import Flask
from werkzeug.test import TestResponse

from skill.web import create_app
from skill.web.certificates import Trust

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SKILL_ID = "amzn1.ask.skill.ours"
URL = "https://s3.amazonaws.com/echo.api/echo-api-cert-1.pem"
ALEXA = "echo-api.amazon.com"

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
Json = dict[str, Any]


def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(one.public_bytes(serialization.Encoding.PEM) for one in certificates)


@dataclass
class Issuer:
    """A name and a key that sign certificates; `certificate` is its own."""

    name: str
    key: rsa.RSAPrivateKey
    certificate: x509.Certificate


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _usage(*, signs: bool, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=False,
        key_encipherment=not issues,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def _builder(
    name: str, key: PrivateKey, by: str, by_key: rsa.RSAPrivateKey, days: tuple[int, int]
) -> x509.CertificateBuilder:
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(by_key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(identifier, critical=False)
    )


def issuer(name: str, by: Issuer | None = None) -> Issuer:
    """A root, or an intermediate that `by` signed."""
    key = rsa_key()
    by_name, by_key = (by.name, by.key) if by else (name, key)
    certificate = (
        _builder(name, key, by_name, by_key, (-365, 365))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(signs=True, issues=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(by_key, hashes.SHA256())
    )
    return Issuer(name, key, certificate)


def leaf(
    by: Issuer,
    key: PrivateKey,
    *,
    names: tuple[str, ...] = (ALEXA,),
    days: tuple[int, int] = (-30, 30),
    purpose: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
    ca: bool = False,
    signs: bool = True,
) -> x509.Certificate:
    """The certificate of who signs requests, with one thing wrong at will."""
    builder = (
        _builder(ALEXA, key, by.name, by.key, days)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(_usage(signs=signs, issues=ca), critical=True)
        .add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    )
    if names:
        alternatives = x509.SubjectAlternativeName([x509.DNSName(one) for one in names])
        builder = builder.add_extension(alternatives, critical=False)
    return builder.sign(by.key, hashes.SHA256())


@dataclass
class Authority:
    """Root, intermediate and leaf as Amazon's are, and a root that nobody trusts."""

    root: Issuer = field(default_factory=lambda: issuer("Root"))
    rogue: Issuer = field(default_factory=lambda: issuer("Rogue"))
    key: rsa.RSAPrivateKey = field(default_factory=rsa_key)
    middle: Issuer = field(init=False)

    def __post_init__(self) -> None:
        self.middle = issuer("Intermediate", self.root)

    def chain(self, **wrong: Any) -> bytes:
        return pem(leaf(self.middle, self.key, **wrong), self.middle.certificate)


def envelope(seconds: float = 0, kind: str = "LaunchRequest", **request: Any) -> Json:
    """A request made `seconds` before NOW."""
    stamp = (NOW - timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")
    return {
        "version": "1.0",
        "session": {"new": True, "sessionId": "s", "application": {"applicationId": SKILL_ID}},
        "context": {
            "System": {"application": {"applicationId": SKILL_ID}, "user": {"userId": "u"}}
        },
        "request": {"type": kind, "requestId": "r", "timestamp": stamp, **request},
    }


class Alexa:
    """Signs requests and posts them to its own endpoint; `served` is what Amazon's host has."""

    def __init__(self, authority: Authority, **options: Any) -> None:
        self.authority = authority
        self.now = NOW
        self.served = {URL: authority.chain()}
        self.fetched: list[str] = []
        self.heard: list[Json] = []
        settings: dict[str, Any] = {"skill_id": SKILL_ID, **options}
        self.app: Flask = create_app(
            self.answer,
            fetch=self.fetch,
            clock=lambda: self.now,
            trust=Trust([authority.root.certificate]),
            **settings,
        )

    def fetch(self, url: str) -> bytes:
        self.fetched.append(url)
        if url not in self.served:
            raise OSError("no such file")
        return self.served[url]

    def answer(self, request: Json) -> Json:
        self.heard.append(request)
        return {"version": "1.0", "response": {"said": "Zoë & Max"}}

    def signature(
        self, body: bytes, algorithm: hashes.HashAlgorithm | None = None
    ) -> dict[str, str]:
        signed = self.authority.key.sign(body, padding.PKCS1v15(), algorithm or hashes.SHA256())
        return {
            "SignatureCertChainUrl": URL,
            "Signature-256": base64.b64encode(signed).decode(),
        }

    def post(
        self, request: Json | bytes | None = None, *, signed: bytes | None = None, **headers: str
    ) -> TestResponse:
        """Post `request`, by default a good one, signed as `signed`; `headers` (with `_` for `-`)
        replace or, when empty, remove those of a good request."""
        request = envelope() if request is None else request
        body = request if isinstance(request, bytes) else json.dumps(request).encode()
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {**self.signature(signed or body), **given}
        return self.app.test_client().post(
            "/",
            data=body,
            headers={name: value for name, value in sent.items() if value},
            content_type="application/json;charset=utf-8",
        )
