"""A session on one device: what it remembers, and how long it waits for an answer."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from simulator.house import Account, Device

LISTENS = timedelta(seconds=8)
# A screen that was not told to end the session shows it this long, the microphone closed.
SHOWS = timedelta(seconds=30)


@dataclass(frozen=True)
class Elicit:
    """A slot that the skill asked Alexa to fill next, and the intent as far as it is known."""

    intent: dict[str, Any]
    slot: str


@dataclass
class Session:
    """`again` is what is said once more when nobody answers; `consent` a permission being asked."""

    id: str
    account: Account
    device: Device
    new: bool = True
    attributes: dict[str, Any] = field(default_factory=dict)
    deadline: datetime | None = None
    again: str | None = None
    elicit: Elicit | None = None
    consent: dict[str, Any] | None = None
    restart: bool = False

    def wait(self, now: datetime, again: str | None, span: timedelta = LISTENS) -> None:
        """Wait for an answer until `span` from now."""
        self.deadline = now + span
        self.again = again

    def wanted(self) -> tuple[str, str] | None:
        """The intent and slot that the next utterance is expected to fill."""
        return (self.elicit.intent["name"], self.elicit.slot) if self.elicit else None
