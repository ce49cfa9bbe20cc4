"""Whose signature counts: from a certificate chain to the key that signs Alexa's requests.

By hand on cryptography's path validation, because the SDK's own check rests on certvalidator, which
does not import on today's OpenSSL (see skill.web.compat).
"""

import re
import warnings
from datetime import datetime
from pathlib import Path

import certifi
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.web.compat import VerificationException, constants

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)

# All that reading a malformed certificate raises, besides an untrusted one's VerificationError.
_UNREADABLE = (
    ValueError,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)


def trusted_roots() -> list[x509.Certificate]:
    """Return the roots of certifi's bundle, without the few that break RFC 5280.

    One by one: some have a serial number of zero, which cryptography announces to refuse in a
    later release, and one refused certificate would take the whole bundle with it.
    """
    roots = []
    with warnings.catch_warnings():
        warnings.simplefilter("error", CryptographyDeprecationWarning)
        for block in _PEM.findall(Path(certifi.where()).read_bytes()):
            try:
                roots.append(x509.load_pem_x509_certificate(block))
            except (ValueError, CryptographyDeprecationWarning):
                continue
    return roots


class Trust:
    """Decides whether a chain leads from Alexa's name to a trusted root."""

    def __init__(self, roots: list[x509.Certificate]) -> None:
        """Trust `roots`, of which there must be at least one, and nothing else."""
        self._store = Store(roots)

    def signing_key(self, chain: bytes, now: datetime) -> RSAPublicKey:
        """Return the key of the first certificate in `chain`, once the chain has earned it.

        The chain is PEM, leaf first. It must hold at `now` as a TLS server's chain under the web
        PKI's rules, and the leaf must carry Alexa's name, may sign, and have an RSA key.
        Raises VerificationException.
        """
        try:
            leaf, *intermediates = x509.load_pem_x509_certificates(chain)
            name = x509.DNSName(constants.CERT_CHAIN_DOMAIN)
            policy = PolicyBuilder().store(self._store).time(now)
            policy.build_server_verifier(name).verify(leaf, intermediates)
            _require_alexa(leaf)
            key = leaf.public_key()
        except VerificationError as error:
            raise VerificationException("the certificate chain is not trusted") from error
        except _UNREADABLE as error:
            raise VerificationException("the certificate chain cannot be read") from error
        # Amazon documents RSA; another kind of key has no `verify` with the same arguments.
        if not isinstance(key, RSAPublicKey):
            raise VerificationException("the signing key is not RSA")
        return key


def _require_alexa(leaf: x509.Certificate) -> None:
    """Raise VerificationException unless `leaf` names Alexa in full and may sign."""
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    # The path check alone would take a wildcard, *.amazon.com, for Alexa.
    if constants.CERT_CHAIN_DOMAIN not in names.get_values_for_type(x509.DNSName):
        raise VerificationException("the certificate is not Alexa's")
    try:
        usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return  # RFC 5280 4.2.1.3: without the extension any use is allowed
    if not usage.digital_signature:
        raise VerificationException("the certificate's key may not sign")
