"""Who lives with the local Alexa: accounts, devices, people's voices, and what time it is.

Every id is derived from a name and a counter, never from chance, so that the same evening gives
the same envelopes. `to_json` and `restore` carry a household from one run to the next.
"""

import hashlib
import uuid
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

SKILL_ID = "amzn1.ask.skill.9f3c1d52-6a70-4c1e-9b1e-2f5d8c7a4e10"
# What a person calls a permission in the terminal, and its scope as Alexa names it.
SCOPES = {
    "reminders": "alexa::alerts:reminders:skill:readwrite",
    "timers": "alexa::alerts:timers:skill:readwrite",
    "person": "alexa::person_id:read",
    "address": "read::alexa:device:all:address:country_and_postal_code",
}
# How Alexa's own question for a permission is answered: by the next utterance, by a standing
# yes or no, or not at all because voice consent is not to be had (then a card is the only way).
PermissionAnswer = Literal["ask", "grant", "deny", "card"]
PERMISSION_ANSWERS: tuple[PermissionAnswer, ...] = ("ask", "grant", "deny", "card")


@dataclass
class Device:
    """A device: its zone is None when its owner never set one; `reminders` whether it has any."""

    name: str
    id: str
    zone: str | None
    screen: bool = False
    reminders: bool = True


@dataclass
class Account:
    """An Amazon account. Disabling the skill and enabling it again gives it a new user id."""

    name: str
    enabled: int = 1
    granted: set[str] = field(default_factory=lambda: {SCOPES["person"]})
    devices: dict[str, Device] = field(default_factory=dict)

    @property
    def user_id(self) -> str:
        """The id the skill sees."""
        return _opaque("amzn1.ask.account.", self.name, self.enabled)

    def allows(self, permission: str) -> bool:
        """Whether the permission (its short name) is granted."""
        return SCOPES[permission] in self.granted


class House:
    """One household: `now` is its clock, `account`, `device` and `speaker` who is talking where."""

    def __init__(
        self,
        at: datetime | str = "2026-03-04T20:15",
        *,
        zone: str = "Europe/Berlin",
        locale: str = "en-US",
        country: str = "US",
        screen: bool = False,
        permission_answer: PermissionAnswer = "ask",
    ) -> None:
        """`at` is local time when it names no zone. Raises ZoneInfoNotFoundError, ValueError."""
        self.zone = ZoneInfo(zone)
        self.locale = locale
        self.country = country
        self.speaker: str | None = None
        self.permission_answer: PermissionAnswer = permission_answer
        self.accounts: dict[str, Account] = {}
        self.utc = self.moment(at).astimezone(UTC)
        self._counter = 0
        self.use_account("home")
        self.device.screen = screen

    @property
    def now(self) -> datetime:
        """The time, aware, in the household's zone. For spans of time use `utc`: adding hours to
        a local time moves the hands of a clock, which a change to summer time moves too.
        """
        return self.utc.astimezone(self.zone)

    @now.setter
    def now(self, moment: datetime) -> None:
        self.utc = moment.astimezone(UTC)

    def moment(self, at: datetime | str) -> datetime:
        """`at` as an aware time; one without a zone is local to the household."""
        read = datetime.fromisoformat(at) if isinstance(at, str) else at
        return read.replace(tzinfo=self.zone) if read.tzinfo is None else read

    def use_account(self, name: str) -> None:
        """Let the household's account `name` be the one that is used; a new one gets a device."""
        self.account = self.accounts.setdefault(name, Account(name))
        if self.account.devices:
            self.device = next(iter(self.account.devices.values()))
        else:
            self.use_device("living room")

    def use_device(self, name: str) -> Device:
        """Talk to the account's device `name` from now on; a new one is set up."""
        new = Device(name, _opaque("amzn1.ask.device.", self.account.name, name), self.zone.key)
        self.device = self.account.devices.setdefault(name, new)
        return self.device

    def person_id(self, account: Account) -> str | None:
        """The speaker's id where the account knows the voice and lets the skill know it too."""
        if self.speaker is None or not account.allows("person"):
            return None
        return _opaque("amzn1.ask.person.", account.name, account.enabled, self.speaker)

    def grant(self, permission: str, granted: bool = True) -> None:
        """Allow or withdraw a permission, as in the Alexa app. Raises KeyError for no such one."""
        change = self.account.granted.add if granted else self.account.granted.discard
        change(SCOPES[permission])

    def disable_skill(self) -> None:
        """Disable the skill and enable it again: a new user id, no permission left."""
        self.account.enabled += 1
        self.account.granted = {SCOPES["person"]}

    def next_id(self, prefix: str) -> str:
        """A new id of Alexa's look: the prefix and a UUID."""
        self._counter += 1
        return prefix + str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self._counter} {self.utc}"))

    def to_json(self) -> dict[str, Any]:
        """All that a later run should still know."""
        return {
            "now": self.utc.isoformat(),
            "counter": self._counter,
            "accounts": [
                {**asdict(account), "granted": sorted(account.granted)}
                for account in self.accounts.values()
            ],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what `to_json` gave, but for the clock. Raises KeyError, TypeError, ValueError.

        Device zones are those of this run: a household that moved takes its devices along.
        """
        self._counter = int(state["counter"])
        for stored in state["accounts"]:
            devices = {
                name: Device(**{**device, "zone": device["zone"] and self.zone.key})
                for name, device in stored["devices"].items()
            }
            account = Account(stored["name"], stored["enabled"], set(stored["granted"]), devices)
            self.accounts[account.name] = account
        screen = self.device.screen
        self.use_account("home")
        self.device.screen = screen


def _opaque(prefix: str, *parts: object) -> str:
    digest = hashlib.sha256(repr((prefix, *parts)).encode()).hexdigest()
    return f"{prefix}{digest[:48].upper()}"
