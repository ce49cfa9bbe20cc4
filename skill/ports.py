"""What the skill needs from outside, as protocols. Adapters are in `storage` and `alexa`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from skill.core.change import Change, Doc, Entry
from skill.core.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Caller:
    """Who Alexa says is calling: hashes of the account and, for a known voice, of the person."""

    account: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a session's first turn reads in one round trip."""

    couple: str  # the couple's id
    head: Doc = field(default_factory=dict)
    pages: Mapping[str, Doc] = field(default_factory=dict)  # partner -> own page; a voice only


class Memory(Protocol):
    """The couple's table. A call is one round trip where it says no other; all raise `Unavailable`
    out of reach."""

    def load(self, caller: Caller) -> Loaded:
        """The couple of this caller, a new empty one when nothing is known."""

    def page(self, couple: str, item: str) -> Doc:
        """One item, {} when there is none."""

    def entries(
        self, couple: str, prefix: str, *, since: str = "", until: str = "", limit: int = 100
    ) -> Sequence[Entry]:
        """Items whose key starts with `prefix`, newest key first, down to `prefix + since`.

        until: begin at `prefix + until` (not below `since`), where an earlier call stopped.
        """

    def apply(self, couple: str, change: Change, request: str, now: int) -> None:
        """Write all of `change` or nothing, once for each `request` id however often it comes.

        now: the request's time in Unix seconds, from which items' expiry counts.
        Raises Stale when an edit's `expect` does not hold.
        """

    def everything(self, couple: str) -> Sequence[Entry]:
        """All that is kept of a couple, each item by its whole key. More than one round trip where
        there is much; for those who ask what is kept, never for an ordinary turn."""

    def forget(self, couple: str, partner: str | None, until: int | None = None) -> None:
        """Delete all that is `partner`'s own, or with None all of the couple and every account's
        link; at once and completely. Doing it again does no harm, and ends what an `Unavailable`
        left half done. One call takes as many round trips as there is to delete.

        until: Unix seconds; items touched later stay, with None nothing does.
        """

    def unlink(self, couple: str, account: str) -> None:
        """Take an account out of the couple it shares; everything that is kept stays."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A reminder as Alexa keeps it; the routine where its text tells it."""

    token: str
    routine: str | None


class Reminders(Protocol):
    """Alexa's reminders. All raise SkillError: no-reminder-permission, reminder-device,
    reminder-full, reminder-past, reminder-gone, reminder-service."""

    def create(self, schedule: Schedule, zone: str, routine: str) -> str:
        """Set one; its alert token."""

    def all(self) -> Sequence[Alarm]:
        """Those of this skill that are still on."""

    def move(self, token: str, schedule: Schedule, zone: str, routine: str) -> None:
        """Change one's time and days."""

    def cancel(self, token: str) -> None:
        """Drop one; dropping what is gone already is no error."""


class Settings(Protocol):
    """The device's settings."""

    def zone(self) -> str | None:
        """The IANA time zone of the device, None when it has none or does not answer."""


class Chance(Protocol):
    """What nobody can foresee."""

    def code(self) -> str:
        """Six digits, the first from 1 to 9."""


class Pairing(Protocol):
    """Two accounts, one couple (rules: `core.pairing`). An account's own couple has its id. All
    raise `Unavailable`, and `Stale` when another device was faster. `now`: Unix seconds."""

    def open(self, couple: str, head: Doc, partner: str, request: str, now: int) -> str:
        """A new code that `partner` of a couple tells the other; the one before it is void."""

    def attempt(self, account: str, couple: str, digits: str, request: str, now: int) -> bool:
        """Whether a code that was said may be used. Every try costs the same calls and counts."""

    def claim(
        self, account: str, digits: str, partner: str, name: str, request: str, now: int
    ) -> bool:
        """Use the code up for `partner` (called `name`) of this account's own couple."""

    def link(self, couple: str, request: str, now: int) -> bool:
        """Let the account that used the couple's code join it; False when it cannot any more."""

    def unlink(self, couple: str, account: str, request: str, now: int) -> bool:
        """End what `account` and the other share; False when they share nothing."""

    def settle(self, couple: str, head: Doc, now: int, over: bool = False) -> bool:
        """Go on with what a link or a leave began to move; whether there was anything.

        over: no session of before is open any more, so that it ends here.
        """


@dataclass(frozen=True, slots=True)
class World:
    """Everything outside that one turn may reach."""

    memory: Memory
    reminders: Reminders
    settings: Settings
    pairing: Pairing | None = None  # None where accounts cannot be linked
