"""One thing said to us, with what the session and the table know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from skill.core.change import Doc, partner_item
from skill.core.couple import Couple
from skill.core.errors import SkillError
from skill.ports import World
from skill.reply import Question

UNKNOWN = "?"  # who speaks, where nothing tells


@dataclass(frozen=True, slots=True)
class State:
    """What a session carries from turn to turn: this conversation only."""

    question: str | None = None
    draft: Mapping[str, Any] = field(default_factory=dict)
    said: str = ""  # rendered
    again: str = ""  # rendered
    owners: tuple[str, ...] = ()  # whose private values `said` holds
    misses: int = 0
    speaker: str | None = None  # by the name they said, valid for the session
    named_by: str | None = None  # the voice that said it
    owner: str | None = None  # whose draft it is, as `Turn.me`
    picked: Mapping[str, int] = field(default_factory=dict)  # message -> variant used last


@dataclass(frozen=True, slots=True)
class Slot:
    """What a slot was filled with: as said, and the id of the value it resolved to."""

    value: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said to us, and all that is needed to answer it."""

    intent: str
    now: datetime  # the request's time, in the couple's zone where it is known
    request: str
    world: World
    couple_id: str
    couple: Couple = field(default_factory=lambda: Couple({}))
    slots: Mapping[str, Slot] = field(default_factory=dict)
    state: State = field(default_factory=State)
    speaker: str | None = None
    pages: Mapping[str, Doc] = field(default_factory=dict)
    locale: str = "en-US"
    token: str = ""
    country: str | None = None
    voice: str | None = None  # hash of the person Alexa recognised, linked or not
    account: str = ""
    offline: bool = False  # the table was out of reach when the session began
    open: Question | None = None  # the question that this may answer
    learned: Mapping[str, Any] = field(default_factory=dict)  # of the page, not yet written

    @property
    def draft(self) -> Mapping[str, Any]:
        """What this conversation has gathered so far."""
        return self.state.draft

    @property
    def today(self) -> date:
        """The couple's day."""
        return self.now.date()

    @property
    def me(self) -> str:
        """What tells the one who is speaking: a voice, linked or not, else the name they said."""
        return self.voice or self.speaker or UNKNOWN

    def slot(self, name: str) -> str | None:
        """A slot's resolved value id, else what was said, None when it is empty."""
        found = self.slots.get(name)
        return (found.id or found.value or None) if found else None

    def page(self) -> Doc:
        """The speaker's own page. Raises SkillError("private") when the voice is not known."""
        if self.speaker is None:
            raise SkillError("private")
        if self.speaker in self.pages:
            return self.pages[self.speaker]
        return self.world.memory.page(self.couple_id, partner_item(self.speaker))
