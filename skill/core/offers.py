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
    """The first that fits: nothing while paused, a note for the one who speaks, screen-free time
    under way, an unfinished check-in, a reminder that waits for a permission, screen-free time
    soon, today's affirmation, a check-in when the last is a week ago, how one's own goal is going,
    a question for two.

    now: the couple's local time. page: the speaker's own page, {} for an unknown voice.
    """
    today = now.date()
    fitting = {
        Offer.NOTHING: bool(couple.paused_until and couple.paused_until > today),
        Offer.NOTE: int(page.get("notes", 0)) > 0,
        Offer.RUNNING: bool(couple.running and now - couple.running[0] < couple.running[1]),
        Offer.RESUME: bool(couple.checkin and couple.checkin.fresh(today)),
        Offer.REMINDER: couple.wanted is not None,
        Offer.SCREEN_FREE: _is_soon(couple, now.replace(tzinfo=None)),
        Offer.AFFIRMATION: couple.today is None or couple.today[0] != today.isoformat(),
        Offer.CHECK_IN: _is_checkin_due(couple, today),
        Offer.GOAL: _is_goal_due(page, today),
    }
    return next((offer for offer, fits in fitting.items() if fits), Offer.QUESTION)


def _is_soon(couple: Couple, local: datetime) -> bool:
    moments = [
        plan.upcoming(local)
        for routine, plan in couple.reminders.values()
        if routine == "screen_free"
    ]
    return any(moment is not None and moment - local <= _SOON for moment in moments)


def _is_checkin_due(couple: Couple, today: date) -> bool:
    last = couple.last_checkin
    return last is None or (today - last).days >= _CHECKIN_DAYS


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
