"""The one thing that makes sense when the skill is opened."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum

from skill.core.change import Json
from skill.core.couple import Couple

_SOON = timedelta(hours=1)
_CHECKIN_DAYS = 7
_GOAL_DAYS = 7


class Offer(Enum):
    """What to offer; the value is the question's name."""

    RESUME = "resume"
    REMINDER = "reminder"
    SCREEN_FREE = "screenfree"
    AFFIRMATION = "affirmation"
    CHECK_IN = "checkin"
    QUESTION = "question"
    NOTE = "note"
    GOAL = "goal"
    NOTHING = "nothing"
    RUNNING = "running"


def best(couple: Couple, now: datetime, page: Mapping[str, Json]) -> Offer:
    """The first that fits: nothing while paused, a note for the one who speaks, an unfinished
    check-in, screen-free time under way, a reminder that waits for a permission, screen-free time soon, today's affirmation, a
    check-in when the last is a week ago, how one's own goal is going, a question for two.

    now: the couple's local time. page: the speaker's own page, {} for an unknown voice.
    """
    local, today = now.replace(tzinfo=None), now.date()
    if couple.paused_until and couple.paused_until > today:
        return Offer.NOTHING
    if int(page.get("notes", 0)) > 0:
        return Offer.NOTE
    if couple.running and now - couple.running[0] < couple.running[1]:
        return Offer.RUNNING
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
    if _is_goal_due(page, today):
        return Offer.GOAL
    return Offer.QUESTION


def _is_goal_due(page: Mapping[str, Json], today: date) -> bool:
    if not (page.get("goal") or page.get("goal.id")):
        return False
    asked = date.fromisoformat(page.get("goal.asked") or page.get("goal.done") or page["goal.set"])
    return (today - asked).days >= _GOAL_DAYS


def daypart(now: datetime) -> str:
    """The part of the day for a greeting: "morning", "day", "evening" or "night"."""
    hour = now.hour
    if 5 <= hour < 12:
        return "morning"
    if 12 <= hour < 17:
        return "day"
    return "evening" if 17 <= hour < 23 else "night"
