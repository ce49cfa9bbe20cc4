"""What two people say in a year: their habits, and how they answer what is asked back."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from pathlib import Path

_LINES = Path(__file__).with_name("year.txt")
FIRST_EVENING = (
    "open together time",
    "we're Ada and Max",
    "yes  = affirmation",
    ":as Ada",
    "open together time",
    "this is Ada",
    "yes",
    ":as Max",
    "open together time",
    "this is Max",
    "yes",
    ":grant reminders",
    "ask together time to remind us every weekday at eight p.m. to put our phones away",
    "yes",
    "ask together time to remind us every day at half past seven in the morning of the affirmation",
    "yes",
)
CHECK_IN = ("ask together time for a check in", "yes")
REMINDERS = (
    "ask together time for our reminders",
    "ask together time to move our screen free time",
)
PLAN = "ask together time to add {thing} to our list"
_HOW = "warm quiet long bright little golden early simple funny gentle".split()
_WHAT = "soup walk morning song letter garden breakfast picnic story concert tea swim".split()

# What is said to a question that a habit leaves open; two answers take turns.
ANSWERS: Mapping[str, Sequence[str]] = {
    "identity-whose": ("+ it's {me}",),
    "identity-link": ("no",),
    "checkin-who": ("+ just me",),
    "checkin-answer": ("four", "three", "often", "skip", "always", "sometimes", "two"),
    "comparing-yes": ("+ yes",),
    "rounds-swap": ("yes",),
    "rounds-again": ("no",),
    "gratitude-what": ("no",),
    "gratitude-more": ("no",),
    "notes-whom": ("{other}",),
    "notes-keep": ("yes", "no"),
    "goals-done": ("yes", "not yet"),
    "goals-what": ("+ help  = selfcare",),
    "goals-idea": ("+ yes",),
    "ideas-more": ("+ yes",),
    "kept-when": ("at nine p.m.", "at eight p.m."),
    "kept-move": ("yes",),
    "kept-list": ("yes",),
    "questions-depth": ("light  = question depth=light",),
    "reading-kept": ("yes",),
    "screenfree-long": ("half an hour  = screenfree when=during",),
    "screenfree-bell": ("yes",),
    "welcome-affirmation": ("yes  = affirmation",),
    "welcome-resume": ("yes",),
    "welcome-checkin": ("yes",),
    "welcome-question": ("yes",),
    "welcome-note": ("+ yes",),
    "welcome-goal": ("+ yes",),
    "welcome-screenfree": ("yes",),
}
# A name said at a private door opens what is behind it, which is read then.
NAMED = ("it's {me}", "this is Ada", "this is Max")
# Asked before what was wanted is done, so that a habit's next line is not yet its answer.
BEFORE = ("identity-whose", "notes-whom", "screenfree-bell")
WISHES = ("ask ", "tell ", "open ", "+ ask ", "+ tell ", ":")
IN_TURN = {"checkin-answer": "place", "comparing-yes": "yes"}  # question -> whose turn it is


@cache
def lines() -> dict[str, tuple[str, ...]]:
    paragraphs = _LINES.read_text("utf-8").strip().split("\n\n")
    text = [[line for line in one.splitlines() if not line.startswith("#")] for one in paragraphs]
    return {name: tuple(lines) for name, *lines in filter(None, text)}


def things() -> Iterator[str]:
    """Small things, no two alike for longer than a year."""
    for n in count():
        yield f"the {_HOW[n % len(_HOW)]} {_WHAT[n // len(_HOW) % len(_WHAT)]}"
