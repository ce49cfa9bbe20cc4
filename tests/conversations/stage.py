"""A transcript performed: the local Alexa, the skill itself, and a store of their own."""

import difflib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from simulator import commands, reply
from simulator.alexa import Alexa
from simulator.heard import Heard
from simulator.house import House
from simulator.services import Services
from simulator.understanding import Understander
from simulator.understanding.result import FALLBACK
from skill.app import answer_with
from skill.core.errors import Unavailable
from skill.ports import Memory
from tests.conversations.measures import Listener, tell_apart
from tests.conversations.script import Beat, Script, meets, read
from tests.pairs import pairs_of

A_BREATH = timedelta(seconds=5)


class OutOfReach:
    """A memory that can be cut off; whatever a memory can do, this can."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.broken = False
        self.pairing = pairs_of(memory, self)

    def __getattr__(self, name: str) -> Any:
        if self.broken:
            raise Unavailable
        return getattr(self._memory, name)


class Line(NamedTuple):
    """A line of what is heard; one that is `spare` need not stand in the transcript."""

    text: str
    spare: bool = False


@dataclass
class Performance:
    """What was heard, beat by beat, and what was wrong with it whatever the transcript says."""

    script: Script
    heard: list[list[Line]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def pairs(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """(what was done, lines expected, lines heard); a heard line that meets the expected one
        reads like it."""
        for beat, heard in zip(self.script.beats, self.heard, strict=True):
            wants = beat.expected
            reprompts = any(line.startswith("R:") for line in wants)
            lines = [line.text for line in heard if reprompts or not line.spare]
            met = [
                wants[n] if n < len(wants) and meets(wants[n], line) else line
                for n, line in enumerate(lines)
            ]
            yield beat.line, wants, met


def perform(script: Script, memory: Memory) -> Performance:
    """Play a transcript, and before it, unheard, those that it goes on from. Raises CommandError
    for a command that cannot be carried out."""
    scripts = [script]
    while scripts[0].after:
        scripts.insert(0, read(scripts[0].after))
    first = scripts[0]
    house = House(first.at, zone=first.zone, locale=first.header["locale"])
    with Services(house) as services, _failures() as failures:
        stage = _Stage(house, services, OutOfReach(memory), failures)
        for part in scripts[:-1]:
            stage.play(part)
        return stage.play(script)


class _Stage:
    def __init__(
        self, house: House, services: Services, memory: OutOfReach, problems: list[str]
    ) -> None:
        self.house, self.services, self.memory = house, services, memory
        self.problems = problems
        self.alexa = Alexa(
            answer_with(cast(Memory, memory), None, memory.pairing),
            _understander(house.locale),
            house,
            services,
            on_problems=self.problems.extend,
        )
        self.listener = Listener(house.locale, self.understood)

    def play(self, script: Script) -> Performance:
        self._set(script)
        shown = Performance(script)
        for beat in script.beats:
            before, told = len(self.alexa.log), len(self.problems)
            shown.heard.append([line for one in self._do(beat) for line in self._lines(one)])
            for exchange in self.alexa.log[before:]:
                self.problems += self.listener.problems(*exchange)
            new = self.problems[told:]
            shown.problems += [f"{beat.line}: {problem}" for problem in new]
        return shown

    def _set(self, script: Script) -> None:
        """The scene: its time, who speaks. Ids begin anew, so that a line more in one transcript
        changes no wording in those that go on from it."""
        self.alexa.wait_until(script.at)
        self.house.restore({**self.house.to_json(), "counter": 0})
        self.house.speaker = script.header.get("as")
        self.house.device.screen = script.header.get("screen") == "yes"
        self.house.permission_answer = "ask"
        self._mend()

    def _do(self, beat: Beat) -> Sequence[str | Heard]:
        if beat.said is not None:
            # Talking takes time; what is due meanwhile is heard first.
            meanwhile = self.alexa.pass_time(A_BREATH, patient=True)
            return [*meanwhile, self.alexa.say(beat.said)]
        if beat.line == ":break storage":
            self.memory.broken = True
            return []
        if beat.line == ":mend":
            self._mend()
            return []
        heard = commands.run(self.alexa, beat.line)
        return [one for one in heard if isinstance(one, str) or one.kind != "silence"]

    def _mend(self) -> None:
        self.memory.broken = False
        self.services.faults.mend()

    def understood(self, phrase: str) -> bool:
        understander = _understander(self.house.locale)
        return understander.understand(phrase, now=self.house.now).intent != FALLBACK

    def _lines(self, one: str | Heard) -> Iterator[Line]:
        if isinstance(one, str):
            yield Line(one.strip())
            return
        yield from (Line(f"A: {text}") for text in one.progressive)
        if one.kind == "silence":
            yield Line("A: (silence)")
        elif one.kind == "reprompt":
            yield Line(f"R: {one.text or one.alexa_asks}")
            return
        elif one.kind == "reminder":
            yield Line(f"A: (reminder) {one.text}")
        elif one.text:
            yield Line(f"A: {one.text}{'' if one.open else ' (ends)'}")
        if one.card:
            yield Line(f"[card: {reply.card_text(one.card)}]")
        if one.alexa_asks:
            yield Line(f"A: (Alexa asks) {one.alexa_asks}")
        if one.reprompt:
            yield Line(f"R: {one.reprompt}", spare=True)


@contextmanager
def _failures() -> Iterator[list[str]]:
    """Turns that ended in the skill's apology: it never raises, but it logs an error."""
    found: list[str] = []

    class Listens(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger, handler = logging.getLogger("together_time"), Listens(logging.ERROR)
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


@cache
def _understander(locale: str) -> Understander:
    # Compiled once for all transcripts; it keeps nothing of what it hears.
    return Understander.load(locale)


def recorded(shown: Performance) -> str:
    """The transcript with what was heard as its expected lines; those that were met stay."""
    lines = [*shown.script.head]
    beats = shown.pairs()
    content = tell_apart(shown.script.header["locale"])
    for part in shown.script.body:
        if isinstance(part, str):
            lines.append(part)
            continue
        done, expected, heard = next(beats)
        lines.append(done)
        lines += [line if line in expected else content.fold(line) for line in heard]
    return "\n".join(lines) + "\n"


def difference(shown: Performance) -> str:
    """The transcript with what was heard instead, "" when it was met."""
    expected, heard = [], []
    for done, wanted, lines in shown.pairs():
        expected += [done, *wanted]
        heard += [done, *lines]
    if expected == heard:
        return ""
    lines = [line.rstrip("\n") for line in difflib.ndiff(expected, heard) if line[0] != "?"]
    return "\n".join(["", "- expected, + heard", *lines])


def scripts(folder: Path) -> list[Path]:
    """All transcripts, by locale and name."""
    return sorted(folder.glob("*/*.txt"))
