"""Where the certificate chain comes from: the one address Amazon allows, fetched with limits.

The rules are Amazon's for a skill hosted as a web service ("Verify the signature certificate URL").
"""

import posixpath
import re
import ssl
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Lock
from urllib.parse import urlsplit

import certifi
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from skill.web.certificates import Trust
from skill.web.compat import VerificationException, constants

HOST = constants.CERT_CHAIN_URL_HOSTNAME
FOLDER = "/echo.api/"
MAX_CHAIN_BYTES = 64 * 1024
FETCH_SECONDS = 3.0
MAX_CHAINS = 8  # Amazon signs with one or two at a time

# No percent sign: an encoded dot would step out of the folder after the check. No backslash, query,
# fragment or blank either: none has a meaning here, and parsers disagree about them.
_PLAIN_URL = re.compile(r"[A-Za-z0-9:/._~-]{1,512}", re.ASCII)

Fetch = Callable[[str], bytes]


def chain_url(claimed: str) -> str:
    """Return the normalised address to fetch for the header's `claimed` one.

    Raises VerificationException unless it is https, on Amazon's host and port 443, in its folder.
    """
    try:
        if not _PLAIN_URL.fullmatch(claimed):
            raise ValueError("characters")
        parts = urlsplit(claimed)
        port = parts.port or constants.CERT_CHAIN_URL_PORT
    except ValueError as error:
        raise VerificationException("the chain's address cannot be read") from error
    path = posixpath.normpath(parts.path)
    if (
        parts.scheme != "https"
        or parts.hostname != HOST
        or port != constants.CERT_CHAIN_URL_PORT
        or not path.startswith(FOLDER)
    ):
        raise VerificationException("the chain's address is not Amazon's")
    return f"https://{HOST}{path}"


def download(url: str) -> bytes:
    """Return what an address from `chain_url` holds. Raises OSError, also when it is too much.

    http.client rather than a larger client, because it follows no redirect and asks no proxy.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    connection = HTTPSConnection(HOST, timeout=FETCH_SECONDS, context=context)
    return read_chain(connection, urlsplit(url).path, FETCH_SECONDS)


def read_chain(connection: HTTPConnection, path: str, seconds: float) -> bytes:
    """Return the body at `path`, and close the connection.

    Raises OSError for any status but 200, a body above MAX_CHAIN_BYTES, one that trickles in for
    longer than `seconds`, or a broken connection.
    """
    deadline = time.monotonic() + seconds
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        if response.status != 200:
            raise OSError(f"status {response.status}")
        body = b""
        while piece := response.read1(MAX_CHAIN_BYTES):
            body += piece
            if len(body) > MAX_CHAIN_BYTES or time.monotonic() > deadline:
                raise OSError("too large or too slow")
        return body
    except HTTPException as error:
        raise OSError("broken answer") from error
    finally:
        connection.close()


class SigningKeys:
    """Finds the key behind a chain's address; keeps the last few chains, never a verdict."""

    def __init__(self, trust: Trust, fetch: Fetch = download) -> None:
        """Judge chains by `trust`; get them by `fetch`, which raises OSError when it cannot."""
        self._trust = trust
        self._fetch = fetch
        self._chains: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def key(self, claimed: str, now: datetime) -> RSAPublicKey:
        """Return the signing key of the chain at `claimed`, which is judged anew at each `now`.

        A kept chain that no longer holds is fetched once more: Amazon may have renewed it in place.
        Raises VerificationException.
        """
        url = chain_url(claimed)
        with self._lock:
            chain = self._chains.pop(url, None)
        if chain is not None:
            try:
                key = self._trust.signing_key(chain, now)
            except VerificationException:
                chain = None
        if chain is None:
            chain = self._fetched(url)
            key = self._trust.signing_key(chain, now)
        self._keep(url, chain)
        return key

    def _fetched(self, url: str) -> bytes:
        try:
            return self._fetch(url)
        except OSError as error:
            raise VerificationException("the certificate chain cannot be fetched") from error

    def _keep(self, url: str, chain: bytes) -> None:
        """Keep a chain that held, as the latest; the one unused for longest makes room."""
        with self._lock:
            self._chains[url] = chain
            while len(self._chains) > MAX_CHAINS:
                self._chains.popitem(last=False)
