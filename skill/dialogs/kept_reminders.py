"""The reminders there are: hear them, move one, drop one or all.

What was deleted in the Alexa app is noticed here, since Alexa's list is asked each time.
"""

from collections.abc import Mapping
from typing import Any

from skill.conversation import NO, YES, Dialog
from skill.core import pairing, schedule
from skill.core.change import NOTHING, Change
from skill.core.couple import head
from skill.core.errors import SkillError
from skill.core.schedule import Schedule
from skill.dialogs.everywhere import wish
from skill.dialogs.identity import shared
from skill.dialogs.reading import PAGE
from skill.dialogs.reminders import values
from skill.reply import Line, Reply, ask, say, tell
from skill.turn import Turn

kept = Dialog("kept")
list_on = kept.question("list")
which = kept.question("which")
when = kept.question("when")
move_sure = kept.question("move")
drop_sure = kept.question("drop")

Ours = dict[str, tuple[str, Schedule]]


def _ours(turn: Turn) -> tuple[Ours, Change]:
    """Our reminders that Alexa still has, and the change that forgets the others."""
    there = {alarm.token for alarm in turn.world.reminders.all()}
    known = turn.couple.reminders
    local = turn.now.replace(tzinfo=None)
    alive = {
        token: (routine, plan)
        for token, (routine, plan) in known.items()
        if token in there and plan.upcoming(local)
    }
    others = pairing.linked(turn.couple.doc)  # Alexa lists only those of this account
    gone = [
        f"reminder.{token}"
        for token, (_, plan) in known.items()
        if token not in alive and not (others and plan.upcoming(local))
    ]
    return alive, head({}, *gone) if gone else NOTHING


def _of(ours: Ours, routine: str | None) -> Ours:
    return {token: one for token, one in ours.items() if routine in (None, one[0])}


@kept.on("ListRemindersIntent")
@shared("ListRemindersIntent")
def listed(turn: Turn) -> Reply:
    """Up to three, then "or more?"."""
    ours, change = _ours(turn)
    return _page(_of(ours, turn.slot("routine")), 0, change)


@list_on.on(YES, "AnotherIntent", "AMAZON.NextIntent")
def listed_on(turn: Turn) -> Reply:
    """The next three."""
    ours, change = _ours(turn)
    return _page(_of(ours, turn.draft.get("routine")), int(turn.draft["from"]), change)


@list_on.on(NO)
def listed_enough(turn: Turn) -> Reply:
    """That was enough."""
    return tell(say("stop"))


def _page(ours: Ours, start: int, change: Change) -> Reply:
    if not ours:
        return ask(say("kept-reminders-none"), then=wish.question, change=change)
    says: list[Line] = [
        say("kept-reminder", **values(*one)) for one in list(ours.values())[start : start + PAGE]
    ]
    if len(ours) > start + PAGE:
        draft = {"from": start + PAGE}
        return ask(*says, say("kept-more"), then=list_on.question, draft=draft, change=change)
    return tell(*says, say("kept-reminders-end"), change=change)


@kept.on("ChangeReminderIntent")
@when.on("ChangeReminderIntent", "SetReminderIntent")
@which.on("ChangeReminderIntent", "SetReminderIntent")
@move_sure.on("ChangeReminderIntent", "SetReminderIntent")
@shared("ChangeReminderIntent")
def move(turn: Turn) -> Reply:
    """Find the one that is meant, ask for what is missing, say it, and wait for the yes."""
    draft = dict(turn.draft) if turn.open and turn.open.id.startswith("kept-") else {}
    try:
        draft |= _said(turn, draft)
    except SkillError as error:
        return ask(say(f"error-{error.key}"), say("kept-when"), then=when.question, draft=draft)
    ours, change = _ours(turn)
    found = _of(ours, draft.get("routine"))
    if draft.get("token") in ours:
        found = {draft["token"]: ours[draft["token"]]}
    if not found:
        return tell(say("kept-reminders-none-such"), change=change)
    if len(found) > 1:
        return _which(turn, found, draft, change)
    ((token, (routine, plan)),) = found.items()
    draft |= {"token": token, "routine": routine}
    if "time" not in draft and "days" not in draft:
        return ask(say("kept-when"), then=when.question, draft=draft, change=change)
    spoken = values(routine, _moved(turn, plan, draft))
    return ask(say("kept-move", **spoken), then=move_sure.question, draft=draft, change=change)


def _which(turn: Turn, found: Ours, draft: dict[str, Any], change: Change) -> Reply:
    """Several could be meant: a day, a time or a kind tells them apart."""
    if turn.open == which.question:
        told = {
            token: one
            for token, one in found.items()
            if turn.slot("recurrence") == one[1].days or turn.slot("time") == f"{one[1].at:%H:%M}"
        }
        if len(told) == 1:
            draft.pop("time", None)
            draft.pop("days", None)
            draft["token"] = next(iter(told))
            return ask(say("kept-when"), then=when.question, draft=draft, change=change)
    says = [say("kept-reminder", **values(*one)) for one in list(found.values())[:PAGE]]
    return ask(*says, say("kept-which"), then=which.question, draft=draft, change=change)


def _said(turn: Turn, draft: Mapping[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if turn.slot("routine") in schedule.ROUTINES and "token" not in draft:
        said["routine"] = turn.slot("routine")
    if turn.slot("time"):
        said["time"] = f"{schedule.spoken_time(turn.slot('time') or ''):%H:%M}"
    if schedule.recurrence(turn.slot("recurrence")):
        said["days"] = turn.slot("recurrence")
    return said


def _moved(turn: Turn, plan: Schedule, draft: Mapping[str, Any]) -> Schedule:
    at = schedule.spoken_time(draft["time"]) if "time" in draft else plan.at
    days = draft.get("days", plan.days)
    return Schedule(at, days=days) if days else schedule.once(at, turn.now.replace(tzinfo=None))


@move_sure.on(YES)
def move_yes(turn: Turn) -> Reply:
    """Move it."""
    token = turn.draft["token"]
    if token not in turn.couple.reminders:
        raise SkillError("reminder-gone")
    routine, plan = turn.couple.reminders[token]
    zone = turn.world.settings.zone() or turn.couple.zone
    if zone is None:
        raise SkillError("reminder-zone")
    moved = _moved(turn, plan, turn.draft)
    turn.world.reminders.move(token, moved, zone, routine)
    change = head({f"reminder.{token}": {"r": routine, **moved.to_json()}}, "undo")
    return tell(say("kept-moved", **values(routine, moved)), change=change, unsaved=True)


@move_sure.on(NO)
@drop_sure.on(NO)
def leave(turn: Turn) -> Reply:
    """Leave it as it is."""
    return tell(say("kept-left"))


@kept.on("CancelReminderIntent")
@shared("CancelReminderIntent")
def drop(turn: Turn) -> Reply:
    """One kind, or all: said and confirmed."""
    ours, change = _ours(turn)
    found = _of(ours, turn.slot("routine"))
    if not found:
        return tell(say("kept-reminders-none-such"), change=change)
    draft = {"tokens": list(found)}
    if len(found) == 1:
        spoken = values(*next(iter(found.values())))
        return ask(say("kept-drop", **spoken), then=drop_sure.question, draft=draft, change=change)
    return ask(
        say("kept-drop-all", count=len(found)), then=drop_sure.question, draft=draft, change=change
    )


@drop_sure.on(YES)
def drop_yes(turn: Turn) -> Reply:
    """Drop them, and say what was dropped even when one would not go."""
    dropped: list[str] = []
    try:
        for token in turn.draft["tokens"]:
            turn.world.reminders.cancel(token)
            dropped.append(f"reminder.{token}")
    except SkillError:
        return tell(say("kept-drop-failed"), change=head({}, *dropped) if dropped else NOTHING)
    return tell(say("kept-dropped", count=len(dropped)), change=head({}, "undo", *dropped))
