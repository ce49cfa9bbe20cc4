"""What the endpoint believes: one good request in many good forms, and every bad one refused."""

import base64

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.authority import URL, Alexa, Authority, issuer, leaf, pem, rsa_key

FOLDER = "https://s3.amazonaws.com/echo.api/"


def refused(alexa: Alexa, status: int, data: bytes) -> bool:
    """Nothing but an empty 400 went out, and the skill heard nothing."""
    return (status, data, alexa.heard) == (400, b"", [])


@pytest.mark.parametrize(
    "url",
    [
        URL,
        URL.replace(".com/", ".com:443/"),
        URL.replace("s3.amazonaws", "S3.AmazonAWS"),
        URL.replace("https", "HTTPS"),
        URL.replace("/echo.api/", "/echo.api/../echo.api/"),
        URL.replace("/echo.api/", "/echo.api//./"),
    ],
)
def test_amazons_address_in_all_its_forms_is_one_address(alexa: Alexa, url: str) -> None:
    assert alexa.post(SignatureCertChainUrl=url).status_code == 200
    assert alexa.fetched == [URL]


@pytest.mark.parametrize(
    "url",
    [
        "http://s3.amazonaws.com/echo.api/echo-api-cert-1.pem",
        "ftp://s3.amazonaws.com/echo.api/echo-api-cert-1.pem",
        "https://notamazon.com/echo.api/echo-api-cert-1.pem",
        "https://s3.amazonaws.com.evil.com/echo.api/echo-api-cert-1.pem",
        "https://s3.amazonaws.com./echo.api/echo-api-cert-1.pem",
        "https://evil.s3.amazonaws.com/echo.api/echo-api-cert-1.pem",
        "https://s3.amazonaws.com@evil.com/echo.api/echo-api-cert-1.pem",
        "https://user@s3.amazonaws.com/echo.api/echo-api-cert-1.pem",
        "https://s3.amazonaws.com:563/echo.api/echo-api-cert-1.pem",
        "https://s3.amazonaws.com:99999/echo.api/echo-api-cert-1.pem",
        "https://s3.amazonaws.com:x/echo.api/echo-api-cert-1.pem",
        "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert-1.pem",
        "https://s3.amazonaws.com/invalid.path/echo-api-cert-1.pem",
        "https://s3.amazonaws.com//echo.api/echo-api-cert-1.pem",
        "https://s3.amazonaws.com/echo.api",
        "https://s3.amazonaws.com/echo.api.evil/echo-api-cert-1.pem",
        FOLDER + "../evil/cert.pem",
        FOLDER + "%2e%2e/evil/cert.pem",
        FOLDER + "%2E%2E%2Fevil/cert.pem",
        FOLDER + "..\\..\\evil\\cert.pem",
        FOLDER + "cert.pem?versionId=1",
        FOLDER + "cert.pem#part",
        FOLDER + "cert .pem",
        FOLDER + "c" * 600,
        "https://[/echo.api/cert.pem",
        "https:///echo.api/cert.pem",
        "/echo.api/cert.pem",
        "s3.amazonaws.com/echo.api/cert.pem",
    ],
)
def test_another_address_is_refused_and_never_fetched(alexa: Alexa, url: str) -> None:
    answer = alexa.post(SignatureCertChainUrl=url)
    assert refused(alexa, answer.status_code, answer.data)
    assert alexa.fetched == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": (-30, -1)},
        {"days": (1, 30)},
        {"names": ("api.amazon.com",)},
        {"names": ("*.amazon.com",)},
        {"names": ("echo-api.amazon.com.evil.com",)},
        {"names": ()},
        {"purpose": ExtendedKeyUsageOID.CLIENT_AUTH},
        {"ca": True},
        {"signs": False},
    ],
    ids=str,
)
def test_a_certificate_with_one_thing_wrong_is_refused(
    alexa: Alexa, wrong: dict[str, object]
) -> None:
    alexa.served[URL] = alexa.authority.chain(**wrong)
    answer = alexa.post()
    assert refused(alexa, answer.status_code, answer.data)


def test_alexas_name_among_others_is_fine(alexa: Alexa) -> None:
    alexa.served[URL] = alexa.authority.chain(names=("other.amazon.com", "echo-api.amazon.com"))
    assert alexa.post().status_code == 200


def broken_chains(authority: Authority) -> dict[str, bytes]:
    middle, key = authority.middle, authority.key
    good = leaf(middle, key)
    another = issuer("Intermediate", authority.rogue)
    other_key = pem(leaf(middle, rsa_key()), middle.certificate)
    elliptic = pem(leaf(middle, ec.generate_private_key(ec.SECP256R1())), middle.certificate)
    return {
        "untrusted root": pem(leaf(authority.rogue, key), authority.rogue.certificate),
        "same name, untrusted": pem(leaf(another, key), another.certificate),
        "no intermediate": pem(good),
        "wrong order": pem(middle.certificate, good),
        "intermediate alone": pem(middle.certificate),
        "root alone": pem(authority.root.certificate),
        "another key": other_key,
        "elliptic key": elliptic,
        "empty": b"",
        "junk": b"not a certificate",
        "bad base64": b"-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
        "bad certificate": b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "junk after": pem(good) + b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    }


@pytest.mark.parametrize(
    "what",
    [
        "untrusted root",
        "same name, untrusted",
        "no intermediate",
        "wrong order",
        "intermediate alone",
        "root alone",
        "another key",
        "elliptic key",
        "empty",
        "junk",
        "bad base64",
        "bad certificate",
        "junk after",
    ],
)
def test_a_chain_that_does_not_hold_is_refused(alexa: Alexa, what: str) -> None:
    alexa.served[URL] = broken_chains(alexa.authority)[what]
    answer = alexa.post()
    assert refused(alexa, answer.status_code, answer.data)


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 2000), flip=st.integers(1, 255))
def test_a_chain_with_a_flipped_byte_is_an_answer_not_an_error(
    alexa: Alexa, place: int, flip: int
) -> None:
    raw = bytearray(leaf(alexa.authority.middle, alexa.authority.key).public_bytes(Encoding.DER))
    raw[place % len(raw)] ^= flip
    block = base64.encodebytes(bytes(raw)).decode()
    text = f"-----BEGIN CERTIFICATE-----\n{block}-----END CERTIFICATE-----\n"
    alexa.served[URL] = text.encode() + pem(alexa.authority.middle.certificate)
    assert alexa.post().status_code == 400


def test_a_chain_that_cannot_be_fetched_is_refused(alexa: Alexa) -> None:
    alexa.served.clear()
    answer = alexa.post()
    assert refused(alexa, answer.status_code, answer.data)
    assert alexa.fetched == [URL]


def test_a_changed_body_is_refused(alexa: Alexa) -> None:
    answer = alexa.post(b'{"version": "2.0"}', signed=b'{"version": "1.0"}')
    assert refused(alexa, answer.status_code, answer.data)


@pytest.mark.parametrize("signature", ["AAAA", "not base64!", "AAAA====", "é", "QUJD\u00e9", "=="])
def test_a_signature_of_nothing_is_refused(alexa: Alexa, signature: str) -> None:
    answer = alexa.post(Signature_256=signature)
    assert refused(alexa, answer.status_code, answer.data)


def test_a_good_signature_with_something_added_is_refused(alexa: Alexa) -> None:
    good = alexa.signature(b"{}")["Signature-256"]
    for changed in (f"{good[:9]}!{good[9:]}", f"{good}, {good}", f"{good[:9]} {good[9:]}"):
        assert alexa.post(b"{}", Signature_256=changed).status_code == 400
    assert alexa.fetched == []


@pytest.mark.parametrize("header", ["Signature-256", "SignatureCertChainUrl"])
def test_a_missing_header_is_refused_before_any_fetch(alexa: Alexa, header: str) -> None:
    headers = alexa.signature(b"{}")
    del headers[header]
    answer = alexa.app.test_client().post("/", data=b"{}", headers=headers)
    assert refused(alexa, answer.status_code, answer.data)
    assert alexa.fetched == []


def test_the_older_sha1_signature_does_not_count(alexa: Alexa) -> None:
    body = b"{}"
    old = alexa.signature(body, hashes.SHA1())["Signature-256"]
    assert alexa.post(body, Signature_256=old).status_code == 400
    assert alexa.post(body, Signature_256="", Signature=old).status_code == 400
    assert alexa.heard == []


def test_the_body_is_verified_before_it_is_parsed(
    alexa: Alexa, caplog: pytest.LogCaptureFixture
) -> None:
    assert alexa.post(b"not json", signed=b"something else").status_code == 400
    assert caplog.messages == ["request refused: the signature does not fit the body"]
