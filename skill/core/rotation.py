"""Reading through a pack without repeats, remembered in a few bytes.

A pack's items carry stable numbers. What was heard is a bitmap over these numbers, written in base
64: 366 affirmations take 62 characters. Lines can be reordered, added and left out later.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence

_EMPTY = 0


def _read(heard: str) -> int:
    try:
        return int.from_bytes(base64.urlsafe_b64decode(heard + "=" * (-len(heard) % 4)), "little")
    except (ValueError, binascii.Error):
        return _EMPTY


def _write(bits: int) -> str:
    raw = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def shuffled(numbers: Iterable[int], seed: str) -> list[int]:
    """`numbers` in an order that only `seed` decides, the same on every machine."""
    return sorted(
        numbers, key=lambda n: hashlib.blake2b(f"{seed}:{n}".encode(), digest_size=8).digest()
    )


def next_number(
    numbers: Sequence[int], heard: str, seed: str, last: int | None = None
) -> tuple[int, str]:
    """The next item of a pack and what was heard after it.

    numbers: the candidates' numbers, at least one (a pack, or the part that fits a wish).
    heard: the bitmap so far ("" at first). seed: the couple. last: the item heard just now, which
    does not open the next round. Only the candidates' bits are cleared when all were heard.
    Raises ValueError when there are no candidates.
    """
    if not numbers:
        raise ValueError("no candidates")
    bits = _read(heard)
    left = [n for n in numbers if not bits >> n & 1]
    if not left:
        for n in numbers:
            bits &= ~(1 << n)
        left = [n for n in numbers if n != last] or list(numbers)
    chosen = shuffled(left, seed)[0]
    return chosen, _write(bits | 1 << chosen)


def marked(bitmap: str) -> list[int]:
    """The numbers marked in a bitmap, lowest first."""
    bits = _read(bitmap)
    return [number for number in range(bits.bit_length()) if bits >> number & 1]


def mark(bitmap: str, number: int, on: bool = True) -> str:
    """The bitmap with `number` marked, or with its mark taken away."""
    bits = _read(bitmap)
    return _write(bits | 1 << number if on else bits & ~(1 << number))
