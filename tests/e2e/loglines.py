"""What goes into the log meanwhile."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

# What the bad envelopes hold, and no log line may.
WORDS = ("Ada", "Max", "SECRET", "rooibos", "junk")


class _Keeper(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line as a formatter would write it, with the traceback if there is one."""
        self.lines.append(logging.Formatter("%(name)s %(message)s").format(record))


@contextmanager
def logged(level: int = logging.INFO) -> Iterator[list[str]]:
    """Every line that any logger writes at `level` or above."""
    lines: list[str] = []
    root, keeper = logging.getLogger(), _Keeper(lines)
    before = root.level
    root.addHandler(keeper)
    root.setLevel(level)
    try:
        yield lines
    finally:
        root.setLevel(before)
        root.removeHandler(keeper)


def spotless(lines: list[str]) -> bool:
    """Whether no line holds a word of an envelope."""
    return not [word for word in WORDS for line in lines if word.lower() in line.lower()]
