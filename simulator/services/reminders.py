"""The reminders that were set: the Reminders API's state and rules, without HTTP.

Shape of requests and answers: the API's reference, as ask-sdk-model 1.82.0 reads and writes it.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from simulator.house import Account, Device, House
from simulator.services.answer import Refused
from simulator.services.recurrence import Trigger

# The one figure published for it (by Alexa Smart Properties, for each endpoint).
LIMIT = 250
_KEPT_AFTER_COMPLETION = timedelta(days=3)


@dataclass
class Reminder:
    """One reminder; `body` is the request as sent, `heard` the moment it is accounted for up to."""

    token: str
    user_id: str
    device_id: str
    zone: str
    created: str
    updated: str
    heard: str
    body: dict[str, Any]
    version: int = 1

    def trigger(self) -> Trigger:
        """The trigger, counted from when the reminder was last written."""
        updated = datetime.fromisoformat(self.updated)
        return Trigger(self.body["trigger"], created=updated, default_zone=self.zone)

    def upcoming(self, after: datetime | None = None) -> datetime | None:
        """The first moment it goes off after `after` (default: what was accounted for)."""
        return self.trigger().upcoming(after or datetime.fromisoformat(self.heard))

    def text(self, locale: str) -> str:
        """What is said: in the locale, or in the first there is."""
        content = self.body["alertInfo"]["spokenInfo"]["content"]
        by_locale = {entry["locale"]: str(entry["text"]) for entry in reversed(content)}
        return by_locale.get(locale, str(content[0]["text"]))

    def summary(self) -> dict[str, Any]:
        """The part of it that every answer has."""
        return {
            "alertToken": self.token,
            "createdTime": _stamp(self.created),
            "updatedTime": _stamp(self.updated),
            "status": "ON" if self.upcoming() else "COMPLETED",
            "version": str(self.version),
        }

    def details(self) -> dict[str, Any]:
        """All of it, as GET answers."""
        parts = ("trigger", "alertInfo", "pushNotification")
        return {**self.summary(), **{part: self.body[part] for part in parts}}


class Reminders:
    """All reminders of the household, in the order they were set."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.limit = LIMIT
        self.all: list[Reminder] = []

    def of(self, account: Account) -> list[Reminder]:
        """An account's reminders, those over and done with for three days at most."""
        horizon = self._house.utc - _KEPT_AFTER_COMPLETION
        self.all = [r for r in self.all if r.upcoming() or r.heard > _utc(horizon)]
        return [r for r in self.all if r.user_id == account.user_id]

    def create(self, account: Account, device: Device, body: Any) -> Reminder:
        """Set one. Raises Refused."""
        if not device.reminders:
            raise Refused(403, "DEVICE_NOT_SUPPORTED", "this device has no reminders")
        if len([r for r in self.of(account) if r.upcoming()]) >= self.limit:
            raise Refused(403, "MAX_REMINDERS_EXCEEDED", f"no more than {self.limit}")
        now = _utc(self._house.utc)
        zone = device.zone or "UTC"
        token = self._house.next_id("")
        reminder = Reminder(token, account.user_id, device.id, zone, now, now, now, body)
        _check(reminder)
        self.all.append(reminder)
        return reminder

    def get(self, account: Account, token: str) -> Reminder:
        """The account's reminder of that token. Raises Refused."""
        for reminder in self.of(account):
            if reminder.token == token:
                return reminder
        raise Refused(404, "ALERT_NOT_FOUND", "no such reminder")

    def update(self, account: Account, token: str, body: Any) -> Reminder:
        """Write one anew. Raises Refused; the old one stays then."""
        old = self.get(account, token)
        now = _utc(self._house.utc)
        changed = {"body": body, "updated": now, "heard": now, "version": old.version + 1}
        new = Reminder(**{**asdict(old), **changed})
        _check(new)
        self.all[self.all.index(old)] = new
        return new

    def delete(self, account: Account, token: str) -> None:
        """Drop one. Raises Refused."""
        reminder = self.get(account, token)
        self.all.remove(reminder)

    def forget(self, account: Account) -> None:
        """Drop an account's reminders, as when it disables the skill."""
        self.all = [r for r in self.all if r.user_id != account.user_id]

    def next_due(self) -> datetime | None:
        """The next moment at which any reminder goes off."""
        return min((due for r in self.all if (due := r.upcoming())), default=None)

    def ring(self, moment: datetime) -> list[Reminder]:
        """The reminders that go off at `moment`, which are then accounted for up to it."""
        due = [r for r in self.all if (at := r.upcoming()) and at <= moment]
        for reminder in due:
            reminder.heard = _utc(moment)
        return due

    def to_json(self) -> list[dict[str, Any]]:
        """All that a later run should still know."""
        return [asdict(reminder) for reminder in self.all]

    def restore(self, state: list[dict[str, Any]]) -> None:
        """Take up what `to_json` gave. Raises TypeError."""
        self.all = [Reminder(**stored) for stored in state]


def _check(reminder: Reminder) -> None:
    body = reminder.body
    if not isinstance(body, dict):
        raise Refused(400, "INVALID_REQUEST", "a JSON object is wanted")
    try:
        datetime.fromisoformat(body["requestTime"])
    except (KeyError, TypeError, ValueError):
        raise Refused(400, "INVALID_REQUEST_TIME", "requestTime is missing or no time") from None
    if not _speakable(body.get("alertInfo")):
        raise Refused(400, "INVALID_ALERT_INFO", "spokenInfo.content needs a locale and a text")
    push = body.get("pushNotification")
    if not isinstance(push, dict) or push.get("status") not in {"ENABLED", "DISABLED"}:
        raise Refused(400, "INVALID_PUSH_NOTIFICATION", "status is ENABLED or DISABLED")
    body.setdefault("trigger", None)
    reminder.trigger()


def _speakable(info: Any) -> bool:
    spoken = info.get("spokenInfo") if isinstance(info, dict) else None
    content = spoken.get("content") if isinstance(spoken, dict) else None
    return (
        isinstance(content, list)
        and bool(content)
        and all(isinstance(c, dict) and c.get("locale") and c.get("text") for c in content)
    )


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _stamp(moment: str) -> str:
    utc = datetime.fromisoformat(moment).replace(tzinfo=None)
    return utc.isoformat(timespec="milliseconds") + "Z"
