"""When a reminder's trigger goes off, and what the Reminders API refuses to schedule.

The codes are those seen in answers of the service; local times become moments only here, so that
eight in the evening stays eight in the evening across a change of the clocks.
"""

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.rrule import rrule, rruleset, rrulestr

from simulator.services.answer import Refused

_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_MINIMUM_SPACING = timedelta(hours=4)
_LOOKED_AT = 50  # occurrences compared for their spacing
_DST_MARGIN = timedelta(hours=3)  # more than any change of the clocks


class Trigger:
    """One checked trigger: `upcoming` tells the moments it goes off."""

    def __init__(self, raw: Any, *, created: datetime, default_zone: str) -> None:
        """`raw` is the request's `trigger`. Raises Refused as the service would."""
        if not isinstance(raw, dict):
            raise Refused(400, "INVALID_TRIGGER", "trigger is missing")
        self._zone = _zone(raw.get("timeZoneId") or default_zone)
        self._rules: rruleset | None = None
        self._once = created
        local_created = created.astimezone(self._zone).replace(tzinfo=None)
        recurrence = raw.get("recurrence")
        match raw.get("type"):
            case "SCHEDULED_ABSOLUTE" if recurrence:
                self._rules = _rules(recurrence, local_created)
            case "SCHEDULED_ABSOLUTE":
                self._once = _local_time(raw.get("scheduledTime")).replace(tzinfo=self._zone)
            case "SCHEDULED_RELATIVE" if not recurrence:
                self._once = created + timedelta(seconds=_offset(raw.get("offsetInSeconds")))
            case _:
                raise Refused(400, "INVALID_TRIGGER", "trigger.type or its fields are wrong")
        if self.upcoming(created) is None:
            raise Refused(400, "TRIGGER_SCHEDULED_TIME_IN_PAST", "that time is over")

    @property
    def recurring(self) -> bool:
        """Whether it can go off more than once."""
        return self._rules is not None

    def upcoming(self, after: datetime) -> datetime | None:
        """The first moment later than `after` (aware), in UTC; None when there is none left."""
        if self._rules is None:
            once = self._once.astimezone(UTC)
            return once if once > after else None
        start = after.astimezone(self._zone).replace(tzinfo=None) - _DST_MARGIN
        for local in islice(self._rules.xafter(start), _LOOKED_AT):
            moment = local.replace(tzinfo=self._zone).astimezone(UTC)
            if moment > after:
                return moment
        return None


def _rules(recurrence: Any, created: datetime) -> rruleset:
    texts = recurrence.get("recurrenceRules") if isinstance(recurrence, dict) else None
    if not isinstance(texts, list) or not texts:
        raise Refused(400, "UNSUPPORTED_TRIGGER_RECURRENCE", "recurrenceRules is empty")
    start, end = (
        _local_time(recurrence[name]) if recurrence.get(name) else None
        for name in ("startDateTime", "endDateTime")
    )
    rules = rruleset()
    for text in texts:
        rules.rrule(_rule(text, start or created, end))
    if any(b - a < _MINIMUM_SPACING for a, b in pairwise(islice(rules, _LOOKED_AT))):
        raise Refused(400, "UNSUPPORTED_TRIGGER_RECURRENCE_INTERVAL", "at least 4 hours apart")
    return rules


def _rule(text: Any, start: datetime, end: datetime | None) -> rrule:
    parts = [part for part in str(text).split(";") if part]
    if not any(part.upper() in {f"FREQ={f}" for f in _FREQUENCIES} for part in parts):
        raise Refused(400, "UNSUPPORTED_TRIGGER_RECURRENCE", f"not supported: {text}")
    try:
        rule = rrulestr(";".join(parts), dtstart=start.replace(microsecond=0))
    except (ValueError, TypeError) as error:
        raise Refused(400, "UNSUPPORTED_TRIGGER_RECURRENCE", str(error)) from None
    if not isinstance(rule, rrule):
        raise Refused(400, "UNSUPPORTED_TRIGGER_RECURRENCE", "one rule in each string")
    return rule if end is None else rule.replace(until=end)


def _local_time(text: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise Refused(400, "UNSUPPORTED_SCHEDULED_TIME_FORMAT", f"not a time: {text}") from None
    if moment.tzinfo is not None or "T" not in text:
        raise Refused(400, "UNSUPPORTED_SCHEDULED_TIME_FORMAT", "local time without a zone")
    return moment


def _offset(seconds: Any) -> int:
    if isinstance(seconds, bool) or not isinstance(seconds, int) or seconds <= 0:
        raise Refused(400, "INVALID_TRIGGER", "offsetInSeconds must be a positive integer")
    return seconds


def _zone(name: Any) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        raise Refused(400, "INVALID_TIME_ZONE_ID", f"no such zone: {name}") from None
