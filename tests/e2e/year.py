"""A year of two people, one account and two devices: played, metered and listened to."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from statistics import mean
from typing import Any

from simulator import commands
from simulator.alexa import Alexa
from simulator.conversations import Skill
from simulator.heard import Heard
from simulator.house import House
from simulator.services import Services
from simulator.understanding import Understander
from simulator.understanding.result import FALLBACK
from skill.app import answer_with
from skill.ports import Memory
from skill.speech.render import text
from tests.e2e import habits, packs
from tests.e2e.metered import Metered, Used, size

FIRST_DAY = date(2026, 3, 4)
DAYS = 365
MONTH = 30
MONTHS = 12
_TRY_ALL = 1  # the day on which they try everything
PAUSED = range(151, 164)  # two weeks from the evening before
_PEOPLE = ("Ada", "Max")
_BELL = "Half of your quiet time"  # rings within a screen-free time, not of itself
_A_BREATH = timedelta(seconds=6)


@dataclass(frozen=True, slots=True)
class Turn:
    """One request to the skill and what it took; `head_bytes` is the couple's page, `session_bytes`
    what the session carries on."""

    day: int
    wish: str  # what this conversation was begun with
    line: str
    new: bool
    opens: bool
    used: Used
    head_bytes: int
    session_bytes: int
    seconds: float

    @property
    def within(self) -> bool:
        """A session's first turn reads once, later ones nothing; one that opens a list or
        something private reads once more, and so does one that says a name; one write at most."""
        allowed = self.new + self.opens + (self.line in habits.NAMED)
        return self.used.reads <= allowed and self.used.writes <= 1


@dataclass
class Year:
    """What became of it: `rang` counts the couple's own reminders that went off, `offers` is
    what opening the skill in the morning offered, both by day; `let_go` counts the questions that
    nobody answered."""

    turns: list[Turn] = field(default_factory=list)
    heard: packs.Heard = field(default_factory=packs.Heard)
    rang: Counter[int] = field(default_factory=Counter)
    offers: dict[int, str] = field(default_factory=dict)
    let_go: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)

    def month(self, number: int) -> list[Turn]:
        """The turns of a month, the first evening left out: there was nothing to read then."""
        first = 1 + (number - 1) * MONTH
        return [turn for turn in self.turns if first <= turn.day < first + MONTH]

    def beyond(self) -> list[Turn]:
        """The turns that took more round trips than is allowed."""
        return [turn for turn in self.turns if not turn.within]

    @staticmethod
    def bytes_read(turns: Sequence[Turn]) -> float:
        """What a turn reads on average, those that open a list or something private left out."""
        return mean(turn.used.bytes_read for turn in turns if not turn.opens)


def play(memory: Memory, days: int = DAYS) -> Year:
    """Play `days` days on a store that knows nothing yet. Raises AssertionError when something
    that was said is not understood, BrokenReply for a response that Alexa would not want."""
    house = House(f"{FIRST_DAY}T20:15")
    with Services(house) as services:
        player = _Player(house, services, memory)
        for day in range(days):
            player.live(day)
        return player.year


class _Player:
    def __init__(self, house: House, services: Services, memory: Memory) -> None:
        self.house, self.memory, self.year = house, Metered(memory), Year()
        metered: Any = self.memory  # what it does not count it hands on
        skill = self._metered(answer_with(metered, None))
        self.alexa = Alexa(skill, _understander(), house, services)
        self.day, self.wish, self.line, self.opens = 0, "", "", False
        self.answered: Counter[str] = Counter()
        self.things = habits.things()
        self.plan = self.thing = next(self.things)

    def live(self, day: int) -> None:
        """One day: the first evening, or a morning and an evening."""
        self.day = day
        if day == 0:
            self._talk(habits.FIRST_EVENING)
            return
        self._come(day, "08:05")
        self._say("open together time")
        self.year.offers[day] = self._question
        self._finish()
        if self.year.offers[day] != "welcome-affirmation":
            self._talk(["ask together time for today's affirmation  = affirmation"])
        self._come(day + 1, "20:40")
        for lines in self._evening(day):
            self._talk(lines)

    def _evening(self, day: int) -> Iterator[Sequence[str]]:
        if day % 4 == 0:
            yield ["open together time"]  # and see what it offers
        if day % 7 == 6:
            yield habits.CHECK_IN
        if day % MONTH == 20:
            yield habits.REMINDERS
        if day == PAUSED.start - 1:
            yield ["ask together time to pause everything for two weeks"]
        turns = list(habits.lines().values())
        if day == _TRY_ALL:
            yield from turns
        for turn in (2 * day, 2 * day + 1):
            yield turns[turn % len(turns)]

    def _come(self, day: int, hour: str) -> None:
        """Time goes by; one of the two devices, and a voice that is known or none."""
        self._listen(self.alexa.wait_until(f"{FIRST_DAY + timedelta(days=self.day)}T{hour}"))
        self.house.use_device(("living room", "kitchen")[day % 2])
        self.house.speaker = (None, *_PEOPLE)[day % 3]

    def _talk(self, lines: Sequence[str]) -> None:
        """Say the lines, and answer what they leave open. A line that would answer a question is
        left out when there is none."""
        for line in lines:
            while self._question.startswith(habits.BEFORE):
                self._answer()
            if line.startswith(habits.WISHES):
                self._finish()
            if line.startswith(":"):
                shown = commands.run(self.alexa, line)
                self._listen([one for one in shown if isinstance(one, Heard)])
            elif line.startswith(habits.WISHES) or self._question:
                self._say(line)
        self._finish()

    def _finish(self) -> None:
        while self._question:
            self._answer()

    def _answer(self) -> None:
        question = self._question
        if question not in habits.ANSWERS:
            self.year.let_go[question] += 1
            self._say("stop")
            return
        answers, turn = habits.ANSWERS[question], self.answered[question]
        self.answered[question] += 1
        state = self._session.get("d") or {}
        if self.house.speaker and "alone" not in state and question in habits.IN_TURN:
            # Where each of the two is asked in turn, it is the one who is asked who answers.
            self.house.speaker = _PEOPLE[state.get(habits.IN_TURN[question], 0) % 2]
        self._say(answers[turn % len(answers)])

    @property
    def _session(self) -> Mapping[str, Any]:
        return self.alexa.session.attributes if self.alexa.session else {}

    @property
    def _question(self) -> str:
        return str(self._session.get("q") or "")

    def _say(self, line: str) -> None:
        words, _, part = line.removeprefix("+ ").partition("  = ")
        self.line, self.opens = words, line.startswith("+ ")
        me = self.house.speaker or _PEOPLE[self.day % 2]
        if words.startswith(habits.WISHES):
            self.wish = words
        if "{thing}" in words:
            self.thing = next(self.things)
        if words == habits.PLAN:
            self.plan = self.thing
        other = _PEOPLE[me == _PEOPLE[0]]
        words = words.format(me=me, other=other, thing=self.thing, plan=self.plan)
        self._listen(self.alexa.pass_time(_A_BREATH, patient=True))
        heard = self.alexa.say(words)
        where = f"day {self.day}, {self.line!r}"
        intent = (heard.request.get("request", {}).get("intent") or {}).get("name")
        assert intent != FALLBACK, f"{where}: not understood"
        self.year.said += [f"U: {words}", f"A: {heard.text}"]
        self.year.heard.listen(heard.text, packs.Part.read(part) if part else None, where, me)

    def _listen(self, found: Sequence[Heard]) -> None:
        self.year.rang[self.day] += sum(
            one.kind == "reminder" and _BELL not in one.text for one in found
        )

    def _metered(self, skill: Skill) -> Skill:
        def metered(envelope: dict[str, Any]) -> dict[str, Any]:
            self.memory.take()
            begun = time.perf_counter()
            answer = skill(envelope)
            seconds = time.perf_counter() - begun
            speech = answer["response"].get("outputSpeech") or {}
            assert _sorry() not in speech.get("ssml", ""), f"day {self.day}, {self.line!r}"
            self.year.turns.append(
                Turn(
                    self.day,
                    self.wish,
                    self.line,
                    bool((envelope.get("session") or {}).get("new")),
                    self.opens,
                    self.memory.take(),
                    self.memory.head,
                    size(answer.get("sessionAttributes")),
                    seconds,
                )
            )
            return answer

        return metered


@cache
def _understander() -> Understander:
    return Understander.load("en-US")


@cache
def _sorry() -> str:
    return text("error-unknown", "en-US")
