"""The one thing that makes sense when the skill is opened."""

from datetime import datetime, timedelta
from enum import Enum

from skill.core.couple import Couple

_SOON = timedelta(hours=3)
_CHECKIN_DAYS = 7


class Offer(Enum):
    """What to offer; the value is the question's name."""

    RESUME = "resume"
    REMINDER = "reminder"
    SCREEN_FREE = "screenfree"
    AFFIRMATION = "affirmation"
    CHECK_IN = "checkin"
    QUESTION = "question"


def best(couple: Couple, now: datetime) -> Offer:
    """The first that fits: an unfinished check-in, a reminder that waits for a permission,
    screen-free time soon, today's affirmation, a check-in when the last is a week ago.

    now: the couple's local time.
    """
    local, today = now.replace(tzinfo=None), now.date()
    if couple.checkin and couple.checkin.fresh(today):
        return Offer.RESUME
    if couple.wanted:
        return Offer.REMINDER
    for routine, schedule in couple.reminders.values():
        moment = schedule.upcoming(local)
        if routine == "screen_free" and moment and moment - local <= _SOON:
            return Offer.SCREEN_FREE
    if couple.today is None or couple.today[0] != today.isoformat():
        return Offer.AFFIRMATION
    last = couple.last_checkin
    if last is None or (today - last).days >= _CHECKIN_DAYS:
        return Offer.CHECK_IN
    return Offer.QUESTION


def daypart(now: datetime) -> str:
    """The part of the day for a greeting: "morning", "day", "evening" or "night"."""
    hour = now.hour
    if 5 <= hour < 12:
        return "morning"
    if 12 <= hour < 17:
        return "day"
    return "evening" if 17 <= hour < 23 else "night"
