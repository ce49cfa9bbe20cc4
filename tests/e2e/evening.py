"""A whole evening with the skill, said to the local Alexa."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from simulator.alexa import Alexa
from simulator.conversations import Skill
from simulator.house import House
from simulator.services import Services
from simulator.understanding import Understander

AT = "2026-03-04T20:15"
TALK = (
    "open together time",
    "ada and max",
    "yes",
    "open together time",
    "start a check in",
    "often",
    "four",
    "help",
    "always",
    "skip",
    "say that again",
    "purple elephants",
    "stop",
    "ask together time for today's affirmation",
    "ask together time for another one",
    "yes",
    "no",
    "open together time",
    "remind us every weekday at eight p.m. to put our phones away",
    "yes",
    "open together time",
    "what are our reminders",
    "open together time",
    "undo that",
)


@contextmanager
def home(skill: Skill, *, permission: bool = True) -> Iterator[Alexa]:
    """A household with the skill. What is wrong with its manners is other tests' business."""
    house = House(AT)
    house.grant("reminders", permission)
    house.speaker = "Ada"
    with Services(house) as services:
        ear = Understander.load(house.locale)
        yield Alexa(skill, ear, house, services, on_problems=lambda found: None)


def spend(alexa: Alexa, say: Callable[[str], object] | None = None) -> None:
    """The evening, two later days of opening it again, and what Alexa tells by herself."""
    for text in TALK:
        (say or alexa.say)(text)
    for day in ("2026-03-06T08:00", "2026-03-08T18:30"):
        alexa.wait_until(day)
        (say or alexa.say)("open together time")
    alexa.disable()
