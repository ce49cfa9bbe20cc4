"""When something happens again: days and a time, as Alexa says them and as its reminders take them.

The rules have the form of the Reminders API ("FREQ=WEEKLY;BYDAY=MO;BYHOUR=20;...").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from skill.core.errors import SkillError

ROUTINES = ("screen_free", "affirmation", "check_in", "plan", "bell")
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CODES = dict(zip(WEEK, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
_GROUPS = {"daily": WEEK, "weekdays": WEEK[:5], "weekends": WEEK[5:]}
# Alexa's parts of a day (AMAZON.TIME sends MO AF EV NI), as the hour we take for them.
_DAYPARTS = {"MO": time(8), "AF": time(14), "EV": time(20), "NI": time(21)}
LONGEST = timedelta(hours=12)  # a longer screen-free time or turn is a slip of the tongue


@dataclass(frozen=True, slots=True)
class Schedule:
    """A local wall-clock time on `days` (a recurrence id of the model), or once on `once`."""

    at: time
    days: str | None = None
    once: date | None = None
    begins: date | None = None  # recurring: not before this day

    def weekdays(self) -> tuple[str, ...]:
        """The weekdays' ids, Monday first; () when it happens once."""
        return _weekdays(self.days)

    def rule(self) -> str | None:
        """The recurrence rule the Reminders API takes, or None when it happens once."""
        if self.days is None:
            return None
        days = self.weekdays()
        part = "FREQ=DAILY" if days == WEEK else f"FREQ=WEEKLY;BYDAY={_codes(days)}"
        return f"{part};BYHOUR={self.at.hour};BYMINUTE={self.at.minute};BYSECOND=0;INTERVAL=1;"

    def upcoming(self, now: datetime) -> datetime | None:
        """The next time it goes off after `now` (local, naive), or None when it is over."""
        if self.once is not None:
            moment = datetime.combine(self.once, self.at)
            return moment if moment > now else None
        for ahead in range(8):
            moment = datetime.combine(now.date() + timedelta(days=ahead), self.at)
            if moment > now and WEEK[moment.weekday()] in self.weekdays():
                return moment
        return None

    def to_json(self) -> dict[str, str]:
        """Small JSON values: {"t": "20:00", "d": "weekdays"} or {"t": ..., "o": "2026-03-04"}."""
        when = {"d": self.days} if self.days else {"o": self.once.isoformat() if self.once else ""}
        return {"t": f"{self.at:%H:%M}", **when}

    @classmethod
    def from_json(cls, data: dict[str, str]) -> "Schedule":
        """The inverse of `to_json`. Raises KeyError or ValueError on anything else."""
        once = date.fromisoformat(data["o"]) if data.get("o") else None
        return cls(time.fromisoformat(data["t"]), data.get("d"), once)


def once(at: time, now: datetime) -> Schedule:
    """The next `at` after `now` (local, naive): today, or tomorrow when that is past."""
    today = datetime.combine(now.date(), at)
    day = now.date() if today > now else now.date() + timedelta(days=1)
    return Schedule(at, once=day)


def spoken_time(value: str) -> time:
    """A slot value of AMAZON.TIME ("20:00", "EV") as a time of day.

    Raises SkillError("time") for anything else.
    """
    if value in _DAYPARTS:
        return _DAYPARTS[value]
    try:
        return time.fromisoformat(value).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise SkillError("time") from None


def spoken_span(value: str, longest: timedelta = LONGEST) -> timedelta:
    """A slot value of AMAZON.DURATION ("PT1H30M") as a length of time.

    Raises SkillError("duration") when it is no ISO 8601 duration of weeks, days, hours, minutes and
    seconds, "duration-none" when it is zero and "duration-long" when it is over `longest`.
    """
    span = _span(value)
    if span is None:
        raise SkillError("duration")
    if span <= timedelta(0):
        raise SkillError("duration-none")
    if span > longest:
        raise SkillError("duration-long")
    return span


def recurrence(value: str | None) -> str | None:
    """A slot's value id when it names days we know, else None."""
    return value if value in _GROUPS or value in WEEK else None


def _weekdays(days: str | None) -> tuple[str, ...]:
    if days is None:
        return ()
    return _GROUPS.get(days, (days,))


def _codes(days: Iterable[str]) -> str:
    return ",".join(_CODES[day] for day in days)


def _span(value: str) -> timedelta | None:
    # By hand: the standard library reads no ISO durations, and isodate would ship for ten lines.
    units = {"W": 604800, "D": 86400, "H": 3600, "M": 60, "S": 1}
    if not value.startswith("P") or len(value) > 24 or "Y" in value:
        return None
    day_part, _, time_part = value[1:].partition("T")
    if "M" in day_part or not (day_part + time_part):
        return None
    seconds, number = 0, ""
    for mark in day_part + time_part:
        if mark.isascii() and mark.isdigit():
            number += mark
        elif mark in units and number:
            seconds, number = seconds + int(number) * units[mark], ""
        else:
            return None
    return None if number or seconds > 10**9 else timedelta(seconds=seconds)
