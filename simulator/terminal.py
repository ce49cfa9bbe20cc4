"""The front a person types into, or a pipe: utterances and colon commands in, speech out."""

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfoNotFoundError

from simulator import commands, reply
from simulator.alexa import Alexa
from simulator.conversations import Skill
from simulator.heard import Heard
from simulator.house import House
from simulator.memory import Memory
from simulator.model import Model
from simulator.options import parser
from simulator.services import Services
from simulator.understanding import Understander

_MARKS = {"reprompt": "(reprompt) ", "reminder": "(reminder) "}


def main(
    argv: Sequence[str],
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
    build: Callable[[str], Skill] | None = None,
) -> int:
    """Hold a conversation; return the exit status.

    0 when all went well, 2 when an option or a piped command makes no sense. `build` makes the
    skill from the path of its database; by default it is the real one.
    """
    options = parser().parse_args(argv)
    out, err = stdout or sys.stdout, stderr or sys.stderr
    try:
        model = Model.load(options.locale)
        house = House(
            options.at or datetime.now(UTC),
            zone=options.zone,
            locale=options.locale,
            country=options.country,
            screen=options.screen,
        )
        house.speaker = options.speaker
        memory = Memory(Path(options.data))
        skill = (build or _real_skill)(str(Path(options.data) / "together-time.db"))
    except (OSError, ValueError, ZoneInfoNotFoundError) as error:
        print(f"together time: {error}", file=err)
        return 2

    def complain(found: Sequence[str]) -> None:
        for problem in found:
            print(f"! {problem}", file=err)

    with Services(house) as services:
        understander = Understander.load(options.locale)
        alexa = Alexa(skill, understander, house, services, model=model, on_problems=complain)
        terminal = Terminal(alexa, memory, stdin or sys.stdin, out, err, as_json=options.json)
        try:
            terminal.resume()
        except ValueError as error:
            print(f"together time: {error}", file=err)
            return 2
        return terminal.run()


class Terminal:
    """One conversation between what is typed and the local Alexa."""

    def __init__(
        self,
        alexa: Alexa,
        memory: Memory,
        source: TextIO,
        out: TextIO,
        err: TextIO,
        *,
        as_json: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._alexa = alexa
        self._memory = memory
        self._in = source
        self._out = out
        self._err = err
        self._as_json = as_json
        self._clock = clock
        self._live = source.isatty()
        self._who = "Alexa" if self._live else "A"
        self._told = 0

    def resume(self) -> None:
        """Take up the household where it was left; what came due since then is heard now.

        Raises ValueError when what was kept cannot be read.
        """
        house, reminders = self._alexa.house, self._alexa.services.reminders
        now = house.utc
        then = self._memory.recall(house, reminders)
        if then and then < now:
            house.utc = then
            self._show(self._alexa.pass_time(now - then))

    def run(self) -> int:
        """Talk until the end of the input or `:quit`; return the exit status."""
        status = 0
        with contextlib.suppress(commands.Quit, KeyboardInterrupt):
            for line in self._lines():
                try:
                    self._turn(line)
                except commands.CommandError as error:
                    print(f"? {error}", file=self._err)
                    status = 0 if self._live else 2
                self._memory.keep(self._alexa.house, self._alexa.services.reminders)
        return status

    def _turn(self, line: str) -> None:
        if line.startswith(":"):
            self._show(commands.run(self._alexa, line))
            return
        if not self._live:
            self._say(f"U: {line}")
        heard = self._alexa.say(line)
        self._show([heard])
        if heard.kind == "silence":
            self._say(f"{self._who}: (silence)")

    def _lines(self) -> Iterator[str]:
        if not self._live:
            yield from filter(None, map(str.strip, self._in))
            return
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 -- `input` edits lines and has a history with it
        self._say('\x1b[2mTry "open together time"; :help lists what else can happen.\x1b[0m')
        while True:
            before = self._clock()
            try:
                line = input("You: ").strip()
            except EOFError:
                self._say("")
                return
            passed = timedelta(seconds=round(self._clock() - before))
            self._show(self._alexa.pass_time(passed, patient=True))
            if line:
                yield line

    def _show(self, heard: commands.Shown) -> None:
        repeated = 0
        lines = [line for one in heard for line in self._rendered(one)]
        for i, line in enumerate(lines):
            repeated += 1
            if lines[i + 1 : i + 2] != [line]:
                self._say(line if repeated == 1 else f"{line} ({repeated} times)")
                repeated = 0
        if self._as_json:
            for request, response in self._alexa.log[self._told :]:
                print(json.dumps({"request": request}, ensure_ascii=False), file=self._out)
                print(json.dumps({"response": response}, ensure_ascii=False), file=self._out)
            self._told = len(self._alexa.log)
        self._out.flush()

    def _rendered(self, one: str | Heard) -> Iterator[str]:
        if isinstance(one, str):
            yield one
            return
        who = self._who
        yield from (f"{who}: {text}" for text in one.progressive)
        if one.text:
            yield f"{who}: {_MARKS.get(one.kind, '')}{one.text}"
        if one.card:
            yield f"[card: {reply.card_text(one.card)}]"
        if one.alexa_asks:
            yield f"{who}: (Alexa asks) {one.alexa_asks}"

    def _say(self, line: str) -> None:
        if not self._as_json:
            print(line, file=self._out)


def _real_skill(store_path: str) -> Skill:
    # Imported late, so that asking for --help does not wait for the whole skill.
    from skill.app import build_answer

    return build_answer(store_path=store_path)
