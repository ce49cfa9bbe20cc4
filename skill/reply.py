"""What a turn answers: message keys and values, never words, SSML or JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, Literal

from skill.core.change import NOTHING, Change


@dataclass(frozen=True, slots=True)
class Word:
    """A value that is itself a message, in the locale's words."""

    key: str


@dataclass(frozen=True, slots=True)
class Days:
    """A value that is a recurrence id ("weekdays"), said as "Monday to Friday"."""

    id: str


@dataclass(frozen=True, slots=True)
class Digits:
    """A value said digit by digit, slowly; "0800 111 0 111" keeps its groups."""

    text: str


@dataclass(frozen=True, slots=True)
class Owned:
    """A value that belongs to one partner; the gate lets nobody else hear it."""

    owner: str
    value: "Value"


Plain = str | int | time | timedelta | date | tuple[str | Word, ...]
Value = Plain | Word | Days | Digits | Owned


@dataclass(frozen=True, slots=True)
class Say:
    """One message by its key, with the values it needs. `pick` fixes a variant by number."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    pick: int | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """One item of a content pack by its id, read out on its own after a breath. It is private where
    it belongs to one partner (`owner`)."""

    id: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """Speech of an earlier turn, said again as it was: what was said last, or its reprompt."""

    what: Literal["said", "again"]


@dataclass(frozen=True, slots=True)
class Silence:
    """Time for the two, in seconds, the microphone closed (at most 240 s of it in a response)."""

    seconds: float


Line = Say | Read | Again | Silence


@dataclass(frozen=True, slots=True)
class Question:
    """A place where the conversation can stand.

    `fills` is the (intent, slot) that a bare answer in free text goes to; `keeps` says that leaving
    here loses nothing and is worth saying; `help` is the message that explains the place.
    """

    id: str
    fills: tuple[str, str] | None = None
    keeps: bool = False
    help: str = "help"


@dataclass(frozen=True, slots=True)
class Card:
    """What the Alexa app shows beside the speech: a message for the title, lines for the text."""

    title: Say
    text: tuple[Say | Read, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What one turn answers. See the makers `tell` and `ask`."""

    says: tuple[Line, ...] = ()
    then: Question | None = None
    again: Line | None = None  # the reprompt; the question's own message when None
    draft: Mapping[str, Any] = field(default_factory=dict)
    change: Change = NOTHING
    undo: Change | None = None
    card: Card | None = None
    consent: str | None = None  # ask Alexa for the reminders permission; the token that comes back
    permission_card: bool = False
    speaker: str | None = None  # who is speaking, where this turn learned it
    owner: str | None = None  # whose draft it is, as `Turn.me`; None: anyone may go on with it
    consented: frozenset[str] = frozenset()  # partners who said yes, this time, to being heard
    unsaved: bool = False  # worth saying even when it could not be written
    missed: bool = False  # not understood
    traceless: bool = False  # leaves nothing in the session: not what was said, not where we were


def say(key: str, pick: int | None = None, /, **values: Value) -> Say:
    """A message with its values."""
    return Say(key, values, pick)


def tell(*says: Line, **parts: Any) -> Reply:
    """A reply that ends the session. parts: fields of `Reply`."""
    return Reply(says, **parts)


def ask(*says: Line, then: Question, **parts: Any) -> Reply:
    """A reply whose last message asks, with the place where the answer is awaited."""
    return Reply(says, then=then, **parts)
