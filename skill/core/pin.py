"""A spoken four-digit PIN: kept as a slow hash, tried five times an hour."""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta

TRIES = 5
_WINDOW = timedelta(hours=1)
# scrypt with 16 MiB and about 50 ms (RFC 7914; OWASP's password storage cheat sheet for N, r, p).
_COST = {"n": 2**14, "r": 8, "p": 1}


def digits(text: str | None) -> str | None:
    """Four digits out of what a slot holds ("1234", "12:34", "0 7 0 1"), None when not four.

    Alexa's numbers lose leading zeros, so fewer digits are filled up.
    """
    found = "".join(mark for mark in text or "" if mark.isascii() and mark.isdigit())
    return found.zfill(4) if 1 <= len(found) <= 4 else None


def hashed(pin: str, salt: str) -> str:
    """A PIN as it is kept: "<salt>$<hash>"."""
    short = hashlib.sha256(salt.encode()).hexdigest()[:16]
    return f"{short}${_slow(pin, short)}"


def matches(pin: str, kept: str) -> bool:
    """Whether this is the PIN that was kept."""
    salt, _, wanted = kept.partition("$")
    return bool(wanted) and hmac.compare_digest(_slow(pin, salt), wanted)


def recent(tries: Iterable[int], now: datetime) -> list[int]:
    """The tries (Unix seconds) of the last hour."""
    oldest = (now - _WINDOW).timestamp()
    return [one for one in tries if one > oldest]


def _slow(pin: str, salt: str) -> str:
    raw = hashlib.scrypt(pin.encode(), salt=salt.encode(), dklen=16, **_COST)
    return raw.hex()
