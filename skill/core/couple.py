"""The couple's shared page (HEAD), read with names instead of attribute strings.

All of it may be heard by either partner; what belongs to one person is on that partner's own page
(see `core.partner`). Attribute names stay short: a copy of this page travels in the session.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from skill.core.change import HEAD, Change, Edit, Json, apply_to, put
from skill.core.checkin import PARTNERS, Walk
from skill.core.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Couple:
    """A view of the HEAD document; an empty document is a couple that never spoke to us."""

    doc: Mapping[str, Json]

    @property
    def names(self) -> dict[str, str]:
        """Partner ("1", "2") -> the first name they gave."""
        return {one: name for one in PARTNERS if (name := self._text(f"name.{one}"))}

    @property
    def known(self) -> bool:
        """Whether anyone has said what to call them."""
        return bool(self.names)

    @property
    def partners(self) -> tuple[str, ...]:
        """The partners who gave a name, in order."""
        return tuple(self.names)

    @property
    def visits(self) -> int:
        """How often the skill was opened."""
        return self._number("visits")

    def count(self, name: str) -> int:
        """A running count that only varies what is said or who begins."""
        return self._number(f"count.{name}")

    @property
    def zone(self) -> str | None:
        """The device's IANA time zone as last told by Alexa."""
        return self._text("zone") or None

    def speaker(self, voice: str | None) -> str | None:
        """The partner whose voice this is (a hash of Alexa's person), None when not linked."""
        names = {one: (f"voice.{one}", f"voice.also.{one}") for one in PARTNERS}
        found = [one for one in PARTNERS if voice and voice in map(self.doc.get, names[one])]
        return found[0] if found else None

    @property
    def guarded(self) -> bool:
        """Whether one of the two can be told by voice or PIN."""
        return any(name.startswith(("voice.", "pin.")) for name in self.doc)

    def by_name(self, name: str) -> str | None:
        """Which partner goes by `name`, or None."""
        wanted = name.strip().casefold()
        found = [one for one, known in self.names.items() if known.casefold() == wanted]
        return found[0] if len(found) == 1 else None

    def other(self, partner: str) -> str | None:
        """The partner who is not `partner`, if there is one."""
        return next((one for one in self.partners if one != partner), None)

    def heard(self, pack: str) -> str:
        """The bitmap of what was heard of `pack` (see `core.rotation`)."""
        return self._text(f"heard.{pack}")

    def after(self, change: Change) -> "Couple":
        """The couple's page as it will be once `change` is written."""
        doc = self.doc
        for one in change.edits:
            doc = apply_to(doc, one) if one.item == HEAD else doc
        return Couple(doc)

    def kept(self, pack: str) -> str:
        """The bitmap of what the two kept of `pack`."""
        return self._text(f"kept.{pack}")

    @property
    def today(self) -> tuple[str, str] | None:
        """(day, id) of the affirmation of the day, if one was given out."""
        value = self.doc.get("today")
        return (str(value[0]), str(value[1])) if isinstance(value, list) else None

    @property
    def last_read(self) -> str | None:
        """The id of what was read out last, what "another" and "keep it" speak of."""
        return self._text("last") or None

    @property
    def running(self) -> tuple[datetime, timedelta] | None:
        """When the screen-free time under way began (UTC), and how long it was to be."""
        value = self.doc.get("running")
        if not isinstance(value, list):
            return None
        return datetime.fromisoformat(value[0]), timedelta(minutes=int(value[1]))

    @property
    def paused_until(self) -> date | None:
        """The day on which everything goes on, while it is paused."""
        return _day(self._text("paused"))

    @property
    def wanted(self) -> dict[str, Json] | None:
        """A reminder that was asked for and waits for the permission."""
        value = self.doc.get("wanted")
        return dict(value) if isinstance(value, dict) else None

    @property
    def reminders(self) -> dict[str, tuple[str, Schedule]]:
        """Alert token -> (routine, schedule) of the reminders we set."""
        found = {}
        for name, value in self.doc.items():
            if name.startswith("reminder."):
                found[name.removeprefix("reminder.")] = (value["r"], Schedule.from_json(value))
        return found

    @property
    def checkin(self) -> Walk | None:
        """The check-in for two that is under way, if one is."""
        value = self.doc.get("checkin")
        return Walk.from_json(value) if isinstance(value, dict) else None

    @property
    def last_checkin(self) -> date | None:
        """The day of the last finished check-in for two."""
        return _day(self._text("checked"))

    def _text(self, name: str) -> str:
        value = self.doc.get(name)
        return value if isinstance(value, str) else ""

    def _number(self, name: str) -> int:
        value = self.doc.get(name)
        return value if isinstance(value, int) else 0


def head(attributes: Mapping[str, Json], *drop: str) -> Change:
    """A change of the couple's page."""
    return put(HEAD, attributes, *drop)


def expecting(attributes: Mapping[str, Json], *unchanged: str, couple: Couple) -> Change:
    """A change of the couple's page that holds only while the attributes named stay as `couple`
    has them."""
    expect = {name: couple.doc.get(name) for name in unchanged}
    return Change(edits=(Edit(HEAD, set=dict(attributes), expect=expect),))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
