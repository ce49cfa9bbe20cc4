"""Draw the skill's icons: two warm circles, leaning on each other. Run it to write both anew.

Written by hand because a drawing library would be a dependency for two small pictures.
"""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

SIZES = (108, 512)

_Colour = tuple[int, int, int]
_GROUND: _Colour = (87, 46, 66)
_FIRST: _Colour = (226, 132, 132)
_SECOND: _Colour = (247, 196, 148)
_BOTH: _Colour = (255, 232, 208)

# Centre and radius as parts of the icon's width, so that every size is the same picture.
_CIRCLES = ((0.41, 0.41, 0.27), (0.62, 0.62, 0.22))
# Each pixel is the mean of a grid of points, for smooth edges.
_GRID = 4


def path(size: int) -> Path:
    """Where the icon of `size` pixels a side is kept, beside this file."""
    return Path(__file__).with_name(f"icon_{size}.png")


def pixels(size: int) -> bytes:
    """The picture as a PNG holds it before compression: per row a filter byte 0, then RGB."""
    return b"".join(b"\0" + bytes(_row(y, size)) for y in range(size))


def png(size: int) -> bytes:
    """The whole file. RGB, 8 bits a channel, not interlaced."""
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels(size), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _row(y: int, size: int) -> Iterator[int]:
    for x in range(size):
        points = [
            _colour((x + (i + 0.5) / _GRID) / size, (y + (j + 0.5) / _GRID) / size)
            for i in range(_GRID)
            for j in range(_GRID)
        ]
        yield from (sum(channel) // len(points) for channel in zip(*points, strict=True))


def _colour(x: float, y: float) -> _Colour:
    first, second = ((x - cx) ** 2 + (y - cy) ** 2 <= r**2 for cx, cy, r in _CIRCLES)
    if first and second:
        return _BOTH
    if first:
        return _FIRST
    return _SECOND if second else _GROUND


if __name__ == "__main__":
    for size in SIZES:
        path(size).write_bytes(png(size))
