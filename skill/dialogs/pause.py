"""Pause everything for a while: reminders rest, nothing is asked, nobody is asked why."""

from dataclasses import replace
from datetime import date, timedelta

from skill.conversation import Dialog
from skill.core import schedule
from skill.core.couple import head
from skill.core.errors import SkillError
from skill.dialogs.identity import shared
from skill.reply import Reply, ask, say, tell
from skill.turn import Turn

pause = Dialog("pause")
how_long = pause.question("long")

_LONGEST = timedelta(days=200)


@pause.on("PauseIntent")
@how_long.on("PauseIntent", "StartScreenFreeIntent")
@shared("PauseIntent")
def begin(turn: Turn) -> Reply:
    """Rest for the time that was said."""
    value = turn.slot("duration")
    if value is None:
        return ask(say("pause-how-long"), then=how_long.question)
    try:
        span = schedule.spoken_span(value, _LONGEST)
    except SkillError as error:
        return ask(say(f"error-{error.key}"), say("pause-how-long"), then=how_long.question)
    days = max(1, -(-span // timedelta(days=1)))
    until = turn.today + timedelta(days=days)
    _shift(turn, until)
    return tell(say("pause-begun", until=until), change=head({"paused": until.isoformat()}, "undo"))


@pause.on("ResumeIntent")
@shared("ResumeIntent")
def end(turn: Turn) -> Reply:
    """Everything goes on."""
    if turn.couple.paused_until is None:
        return tell(say("pause-none"))
    _shift(turn, None)
    return tell(say("pause-ended"), change=head({}, "paused", "undo"))


def _shift(turn: Turn, begins: date | None) -> None:
    """Let this account's recurring reminders begin later; each stays the one that was agreed to."""
    recurring = {token: one for token, one in turn.couple.reminders.items() if one[1].days}
    if not recurring:
        return
    zone = turn.world.settings.zone() or turn.couple.zone
    if zone is None:
        raise SkillError("reminder-zone")
    for alarm in turn.world.reminders.all():
        if alarm.token in recurring:
            routine, plan = recurring[alarm.token]
            turn.world.reminders.move(alarm.token, replace(plan, begins=begins), zone, routine)
