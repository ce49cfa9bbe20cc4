"""Transcripts as people write and read them: who says what, and what is heard.

    locale: en-US      at: 2026-03-04 20:15 Europe/Berlin
    after: first-open

    # What begins with a hash is a note to the reader.
    U: keep that one
    A: Kept. (ends)

A header up to the first empty line: `locale` and `at`; if need be `after` (the transcript this one
goes on from, in the same household), `as` (a voice that Alexa knows), `screen: yes`, and
`store: dynamodb`. Then lines that do something, `U:` and the terminal's colon commands, each
with what is heard after it: `A:` what the skill says, `R:` what it says when nobody answers,
`[card: ...]`, or a line that a command shows.

An expected line is met word for word, but "..." stands for whatever is read out there, so that
packs can change. "(ends)" says that the session is over; a question leaves it open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

_KEYS = {"locale", "at", "after", "as", "screen", "store"}
_AT = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d) (\S+)")


class ScriptError(ValueError):
    """A transcript that cannot be read; the message names the file and the line."""


@dataclass
class Beat:
    """One thing done (a `U:` line or a command), and the lines expected after it."""

    line: str
    expected: list[str] = field(default_factory=list)

    @property
    def said(self) -> str | None:
        """The utterance, None for a command."""
        return self.line.removeprefix("U:").strip() if self.line.startswith("U:") else None


@dataclass(frozen=True)
class Script:
    """A transcript. `body` is what follows the header: beats, notes and empty lines."""

    path: Path
    header: dict[str, str]
    head: Sequence[str]
    body: Sequence[Beat | str]

    @property
    def beats(self) -> list[Beat]:
        """What is done, in order."""
        return [part for part in self.body if isinstance(part, Beat)]

    @property
    def at(self) -> datetime:
        """The local time it begins, naive."""
        date, time, _ = self._at()
        return datetime.fromisoformat(f"{date}T{time}")

    @property
    def zone(self) -> str:
        """The household's time zone."""
        return self._at()[2]

    @property
    def after(self) -> Path | None:
        """The transcript that this one goes on from."""
        name = self.header.get("after")
        return self.path.with_name(f"{name}.txt") if name else None

    def _at(self) -> tuple[str, str, str]:
        found = _AT.fullmatch(self.header["at"])
        if not found:
            raise ScriptError(f"{self.path.name}: at: YYYY-MM-DD HH:MM Zone/Name")
        return found[1], found[2], found[3]


def read(path: Path) -> Script:
    """Read a transcript. Raises ScriptError, OSError."""
    lines = path.read_text("utf-8").splitlines()
    end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    header: dict[str, str] = {}
    for line in lines[:end]:
        if line.startswith("#"):
            continue
        for pair in re.split(r"\s{2,}", line.strip()):
            key, colon, value = pair.partition(":")
            if key not in _KEYS or not colon:
                raise ScriptError(f"{path.name}: no such header: {pair}")
            header[key] = value.strip()
    if not {"locale", "at"} <= header.keys():
        raise ScriptError(f"{path.name}: locale and at are missing")
    body: list[Beat | str] = []
    beat: Beat | None = None
    for number, line in enumerate(map(str.strip, lines[end:]), end + 1):
        if line.startswith(("U:", ":")):
            beat = Beat(line)
            body.append(beat)
        elif not line or line.startswith("#"):
            body.append(line)
        elif beat is None:
            raise ScriptError(f"{path.name}, line {number}: nothing was done before it")
        else:
            beat.expected.append(line)
    return Script(path, header, lines[:end], body)


def meets(expected: str, heard: str) -> bool:
    """Whether a heard line is the expected one: its literal parts in order, from end to end."""
    literal = [re.escape(" ".join(part.split())) for part in expected.split("...")]
    return re.fullmatch(r"\s*.*?\s*".join(literal), heard) is not None
