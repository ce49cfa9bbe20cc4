"""Reminders by voice: what, when, a spoken yes to exactly that, and only then Alexa's own reminder.

A reminder needs two consents: Alexa's permission, and this couple's yes to the time and days said
aloud (guidelines for the Reminders API). What was asked for survives the permission's detour.
"""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from skill.conversation import NO, YES, Dialog
from skill.core import schedule
from skill.core.change import Change
from skill.core.couple import head
from skill.core.errors import SkillError
from skill.core.schedule import Schedule
from skill.dialogs.identity import shared
from skill.reply import Days, Reply, Value, Word, ask, say, tell
from skill.turn import Turn

reminders = Dialog("reminders")
what = reminders.question("what")
time = reminders.question("time")
days = reminders.question("days")
length = reminders.question("length")
sure = reminders.question("sure", help="help-sure")

_COOL_OFF = timedelta(days=7)
# Where "phones away" or "check in" is an answer, it names the routine.
_NAMED = {
    "CheckInIntent": "check_in",
    "AffirmationIntent": "affirmation",
    "StartScreenFreeIntent": "screen_free",
}


@reminders.on("SetReminderIntent", wish=lambda turn: turn.slot("routine") is not None)
@shared("SetReminderIntent")
def asked(turn: Turn) -> Reply:
    """Begin a reminder with whatever was said of it."""
    return fill(turn, {})


@what.on("SetReminderIntent", *_NAMED)
@time.on("SetReminderIntent", "ChangeReminderIntent")
@days.on("SetReminderIntent", "ChangeReminderIntent")
@sure.on("SetReminderIntent", "ChangeReminderIntent")
@length.on("SetReminderIntent", "StartScreenFreeIntent")
def more(turn: Turn) -> Reply:
    """Take what was said besides."""
    return fill(turn, turn.draft)


@length.on(NO, "AnotherIntent", "AMAZON.NextIntent")
def any_length(turn: Turn) -> Reply:
    """Without a length, then."""
    return fill(turn, turn.draft, heard=False)


def fill(turn: Turn, draft: Mapping[str, Any], heard: bool = True) -> Reply:
    """Take what was said, ask for what is missing, one thing a turn, then for the yes to it all.

    draft: what is known: routine, time, days, minutes. heard: whether the turn's slots count.
    """
    wanted = dict(draft)
    try:
        wanted |= _said(turn) if heard else {}
    except SkillError as error:
        place, again = (time, "reminders-when") if error.key == "time" else (length, "how-long")
        return ask(say(f"error-{error.key}"), say(again), then=place.question, draft=wanted)
    if "routine" not in wanted:
        return ask(say("reminders-which"), then=what.question, draft=wanted)
    if "time" not in wanted:
        return ask(say("reminders-when"), then=time.question, draft=wanted)
    if "days" not in wanted:
        return ask(say("reminders-how-often"), then=days.question, draft=wanted)
    spoken = values(wanted["routine"], _plan(turn, wanted))
    length_ = wanted.get("minutes")
    confirm = say("reminders-confirm", **spoken)
    if length_:
        confirm = say("reminders-confirm-long", **spoken, span=timedelta(minutes=int(length_)))
    return ask(
        confirm,
        then=sure.question,
        again=say("reminders-sure-again", days=spoken["days"], time=spoken["time"]),
        draft=wanted,
    )


def _said(turn: Turn) -> dict[str, Any]:
    said: dict[str, Any] = {}
    routine = _NAMED.get(turn.intent) if turn.open == what.question else turn.slot("routine")
    if (routine or turn.slot("routine")) in schedule.ROUTINES:
        said["routine"] = routine or turn.slot("routine")
    if turn.slot("time"):
        said["time"] = f"{schedule.spoken_time(turn.slot('time') or ''):%H:%M}"
    if schedule.recurrence(turn.slot("recurrence")) or turn.slot("recurrence") == "once":
        said["days"] = turn.slot("recurrence")
    if turn.slot("duration"):
        span = schedule.spoken_span(turn.slot("duration") or "")
        said["minutes"] = round(span.total_seconds() / 60)
    return said


@days.otherwise
@time.otherwise
@length.otherwise
@what.otherwise
def unclear(turn: Turn) -> Reply:
    """Ask once more with an example, then let go."""
    if turn.state.misses >= 2 or turn.open is None:
        return tell(say("reminders-left"))
    example = say(f"{turn.open.id}-again")
    return ask(say("fallback-again"), example, then=turn.open, draft=turn.draft, missed=True)


@days.on(YES)
def every_day(turn: Turn) -> Reply:
    """ "Every day, or just once?" "Yes" says nothing yet."""
    return unclear(turn)


@sure.on(YES)
def confirmed(turn: Turn) -> Reply:
    """The spoken yes: set it, or get Alexa's permission first."""
    return create(turn, turn.draft)


@sure.on(NO)
def not_set(turn: Turn) -> Reply:
    """Nothing is set."""
    return tell(say("reminders-not"))


def declined(turn: Turn) -> Change:
    """Remembers a no, after which a reminder isn't offered for a while."""
    return head({"declined": turn.today.isoformat()})


def may_offer(turn: Turn) -> bool:
    """Whether a reminder may be offered unasked: not within seven days of a no (guidelines for the
    Reminders API)."""
    no = turn.couple.doc.get("declined")
    return no is None or turn.today - date.fromisoformat(no) >= _COOL_OFF


def wanted_values(turn: Turn) -> dict[str, Value]:
    """The reminder that waits for the permission, as messages say it."""
    wanted = turn.couple.wanted or {}
    return values(wanted["routine"], _plan(turn, wanted))


@shared("WantedReminder")
def set_wanted(turn: Turn) -> Reply:
    """A reminder that waited for the permission; its time was just said, and this was the yes."""
    return create(turn, turn.couple.wanted or {})


@reminders.on("Consent.ACCEPTED")
def allowed(turn: Turn) -> Reply:
    """Alexa has the permission now; the couple's own yes came before."""
    wanted = _token(turn)
    return create(turn, wanted, may_ask=False) if wanted else tell(say("reminders-lost"))


@reminders.on("Consent.DENIED", "Consent.NOT_ANSWERED")
def denied(turn: Turn) -> Reply:
    """No permission: leave it, and say how to change one's mind."""
    change = head({}, "wanted") + declined(turn)
    return tell(say("reminders-denied"), permission_card=True, change=change)


@reminders.on("Consent.UNAVAILABLE")
def unavailable(turn: Turn) -> Reply:
    """No consent by voice here: the card in the Alexa app, and the wish is kept."""
    return _by_card(turn, _token(turn))


def _by_card(turn: Turn, wanted: Mapping[str, Any]) -> Reply:
    change = head({"wanted": dict(wanted)}) if wanted else head({}, "wanted")
    return tell(say("reminders-card"), permission_card=True, change=change)


def create(turn: Turn, wanted: Mapping[str, Any], may_ask: bool = True) -> Reply:
    """Set what was agreed on aloud, or get Alexa's permission for it first.

    wanted: routine, time, days, and minutes where a length was said.
    """
    zone = turn.world.settings.zone() or turn.couple.zone
    if zone is None:
        raise SkillError("reminder-zone")
    routine, plan = wanted["routine"], _plan(turn, wanted)
    try:
        token = turn.world.reminders.create(plan, zone, routine)
    except SkillError as error:
        if error.key != "no-reminder-permission":
            raise
        if may_ask:
            return Reply(
                (say("reminders-permission"),),
                consent=json.dumps(dict(wanted), separators=(",", ":")),
            )
        return _by_card(turn, wanted)
    stored = {"r": routine, **plan.to_json()} | _length(wanted)
    done = say("reminders-done", **values(routine, plan))
    local = turn.now.replace(tzinfo=None)
    known = turn.couple.reminders.items()
    over = [f"reminder.{one}" for one, (_, set_) in known if not set_.upcoming(local)]
    change = head({f"reminder.{token}": stored, "zone": zone}, "wanted", "undo", *over)
    return tell(done, say(f"reminders-change-{routine}"), change=change, unsaved=True)


def _length(wanted: Mapping[str, Any]) -> dict[str, int]:
    return {"m": int(wanted["minutes"])} if wanted.get("minutes") else {}


def _plan(turn: Turn, wanted: Mapping[str, Any]) -> Schedule:
    at = schedule.spoken_time(wanted["time"])
    if wanted["days"] == "once":
        return schedule.once(at, turn.now.replace(tzinfo=None))
    return Schedule(at, days=wanted["days"])


def values(routine: str, plan: Schedule) -> dict[str, Value]:
    """A reminder as the messages say it: $routine, $time and $days."""
    when: Value = plan.once if plan.once else Days(plan.days or "")
    return {"routine": Word(f"routine-{routine}"), "time": plan.at, "days": when}


def _token(turn: Turn) -> dict[str, Any]:
    try:
        wanted = json.loads(turn.token)
    except ValueError:
        return {}
    keys = {"routine", "time", "days"}
    return wanted if isinstance(wanted, dict) and keys <= wanted.keys() else {}
