"""Capabilities played through the local Alexa, each turn with what it took from the table."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from simulator import commands
from simulator.alexa import Alexa
from simulator.conversations import Skill
from simulator.house import House
from simulator.services import Services
from simulator.understanding import Understander
from tests.bench.meter import Meter, Used

LOCALE = "en-US"
FIRST, ONE_SHOT, LATER, EVENT = "first turn", "one-shot", "later turn", "event"
_OPENS = "+ "
_LINES = Path(__file__).with_name("capabilities.txt")


@dataclass(frozen=True, slots=True)
class Metered:
    """One turn. opens: whether it opens a list or a private page."""

    line: str
    kind: str
    opens: bool
    used: Used

    @property
    def reads_allowed(self) -> int:
        """A session's first turn reads once, later ones nothing; opening a list reads once more."""
        return (self.kind in (FIRST, ONE_SHOT)) + self.opens

    @property
    def within(self) -> bool:
        """Whether it kept to what is allowed; one write at most."""
        return self.used.reads <= self.reads_allowed and self.used.writes <= 1


@cache
def capabilities() -> dict[str, tuple[str, ...]]:
    """The lines of each capability by its name."""
    paragraphs = _LINES.read_text("utf-8").strip().split("\n\n")[1:]
    named = [one.splitlines() for one in paragraphs]
    return {name: tuple(lines) for name, *lines in named}


@contextmanager
def home(skill: Skill, name: str) -> Iterator[Alexa]:
    """A home of its own, where `skill` is enabled. Whether every response is as Alexa wants it is
    for other tests."""
    house = House(locale=LOCALE)
    house.use_account(name)
    with Services(house) as services:
        yield Alexa(skill, _understander(), house, services, on_problems=lambda problems: None)


@cache
def _understander() -> Understander:
    return Understander.load(LOCALE)


def say(alexa: Alexa, *lines: str) -> None:
    """Say the lines, or run them as commands. Raises AssertionError when one is not understood."""
    for line in lines:
        if line.startswith(":"):
            commands.run(alexa, line)
            continue
        request = alexa.say(line.removeprefix(_OPENS)).request.get("request") or {}
        intent = (request.get("intent") or {}).get("name")
        assert request, f"not for the skill: {line}"
        assert intent != "AMAZON.FallbackIntent", f"not understood: {line}"


def played(skill: Skill, meter: Meter, name: str) -> list[Metered]:
    """One capability's turns. Raises AssertionError when a line is not understood or makes the
    skill apologise."""
    seen: list[tuple[dict[str, Any], Used]] = []

    def metered(envelope: dict[str, Any]) -> dict[str, Any]:
        meter.take()
        answer = skill(envelope)
        # What the skill says when a turn fails does not come from the SDK, which leaves its name.
        assert "userAgent" in answer, f"failed in {name}: {envelope['request']}"
        seen.append((envelope, meter.take()))
        return answer

    turns: list[Metered] = []
    first, lines = next(iter(capabilities())), capabilities()[name]
    with home(metered, name) as alexa:
        if name != first:
            say(alexa, *capabilities()[first])
        for line in lines:
            seen.clear()
            say(alexa, line)
            turns += [_turn(line, *one, last=one is seen[-1]) for one in seen]
    return turns


def _turn(line: str, envelope: dict[str, Any], used: Used, *, last: bool) -> Metered:
    new = (envelope.get("session") or {}).get("new")
    type_ = envelope["request"]["type"]
    if new is None or type_ == "SessionEndedRequest":
        kind = EVENT
    elif new:
        kind = FIRST if type_ == "LaunchRequest" else ONE_SHOT
    else:
        kind = LATER
    return Metered(line, kind, last and line.startswith(_OPENS), used)
