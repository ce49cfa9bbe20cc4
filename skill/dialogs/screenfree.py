"""Screen-free time: begin it now, end it, hear how much there was."""

from datetime import UTC, timedelta

from skill.conversation import NO, YES, Dialog
from skill.core import ids, periods, schedule
from skill.core.change import Change, append
from skill.core.couple import head
from skill.core.errors import SkillError
from skill.dialogs import reminders
from skill.dialogs.identity import shared
from skill.dialogs.reading import next_of
from skill.reply import Read, Reply, Word, ask, say, tell
from skill.turn import Turn

screenfree = Dialog("screenfree")
how_long = screenfree.question("long")
bell = screenfree.question("bell", help="help-bell")  # shall I ring half-way?

_BELL_FROM = 10  # minutes; a shorter time has no need of one
_GRACE = timedelta(hours=1)  # who ends it later than this forgot to


@how_long.on("StartScreenFreeIntent")
@screenfree.on("StartScreenFreeIntent")
def start(turn: Turn) -> Reply:
    """Phones away, from now, for a while."""
    value = turn.slot("duration") or _agreed(turn)
    if value is None:
        return ask(say("how-long"), then=how_long.question)
    try:
        span = schedule.spoken_span(value)
    except SkillError as error:
        return ask(say(f"error-{error.key}"), say("how-long"), then=how_long.question)
    minutes = max(1, round(span.total_seconds() / 60))
    item, change = next_of(turn, "screenfree", lambda tags: tags["when"] == "during")
    change = _closed(turn) + change + head({"running": [_utc(turn), minutes]}, "undo")
    begun = say("screenfree-begun", span=timedelta(minutes=minutes))
    if minutes < _BELL_FROM or turn.couple.doc.get("quiet") or not turn.couple.zone:
        return tell(begun, Read(item.id), say("screenfree-enjoy"), change=change, unsaved=True)
    at = _half(turn, minutes)
    return ask(
        begun,
        Read(item.id),
        say("screenfree-bell", time=at.at),
        then=bell.question,
        draft={"routine": "bell", "time": f"{at.at:%H:%M}", "days": "once"},
        change=change,
        unsaved=True,
    )


@bell.on(YES)
def with_bell(turn: Turn) -> Reply:
    """One ring half-way, at the time that was said."""
    return reminders.create(turn, turn.draft)


@bell.on(NO)
def quiet(turn: Turn) -> Reply:
    """All quiet, and not asked again."""
    return tell(say("screenfree-enjoy"), change=head({"quiet": 1}))


@bell.otherwise
def as_it_is(turn: Turn) -> Reply:
    """The time runs already; anything unclear leaves it quiet."""
    return tell(say("screenfree-enjoy"))


def _half(turn: Turn, minutes: int) -> schedule.Schedule:
    moment = turn.now + timedelta(minutes=minutes / 2)
    return schedule.Schedule(moment.time().replace(second=0, microsecond=0), once=moment.date())


def _agreed(turn: Turn) -> str | None:
    """How long the two agreed on, when the reminder of it was just offered and taken."""
    if turn.open is None or turn.open.id != "welcome-screenfree":
        return None
    values = [value for name, value in turn.couple.doc.items() if name.startswith("reminder.")]
    lengths = [value["m"] for value in values if value.get("r") == "screen_free" and "m" in value]
    return f"PT{lengths[0]}M" if lengths else None


@screenfree.on("EndScreenFreeIntent")
def end(turn: Turn) -> Reply:
    """Done: a word on it and something to look back with."""
    if turn.couple.running is None:
        return tell(say("screenfree-none"))
    item, change = next_of(turn, "screenfree", lambda tags: tags["when"] == "closing")
    return tell(
        say("screenfree-ended", span=_spent(turn)),
        Read(item.id),
        say("screenfree-talk"),
        change=_closed(turn) + change,
    )


@screenfree.on("ScreenFreeHistoryIntent")
@shared("ScreenFreeHistoryIntent")
def history(turn: Turn) -> Reply:
    """How much time there was, in words."""
    period, first, after = periods.start(turn.slot("period") or "this_week", turn.today)
    since, until = (ids.from_day(day, turn.now.tzinfo) for day in (first, after))
    found = turn.world.memory.entries(
        turn.couple_id, "SESSION#", since=since, until=until, limit=400
    )
    if not found:
        return tell(say("screenfree-history-none", period=Word(f"period-{period}")))
    total = timedelta(minutes=sum(entry.body["m"] for entry in found))
    return tell(
        say(
            "screenfree-history",
            period=Word(f"period-{period}"),
            span=_rounded(total),
            times=len(found),
        )
    )


def _closed(turn: Turn) -> Change:
    """What remembers a screen-free time that was under way, if one was."""
    if turn.couple.running is None:
        return Change()
    begun = turn.couple.running[0]
    if turn.now.astimezone(UTC) - begun < timedelta(minutes=1):
        return head({}, "running")  # begun anew, as when the length was misheard
    minutes = max(1, int(_spent(turn).total_seconds() // 60))
    key = f"SESSION#{ids.since(begun)}"
    return append(key, m=minutes) + head({}, "running")


def _spent(turn: Turn) -> timedelta:
    running = turn.couple.running
    if running is None:
        return timedelta(0)
    begun, planned = running
    elapsed = turn.now.astimezone(UTC) - begun
    spent = elapsed if timedelta(0) <= elapsed <= planned + _GRACE else planned
    return timedelta(minutes=max(1, round(spent.total_seconds() / 60)))


def _rounded(span: timedelta) -> timedelta:
    """To five minutes, from three hours on to half an hour: words, not a stopwatch."""
    step = 30 if span >= timedelta(hours=3) else 5
    return timedelta(minutes=max(5, round(span.total_seconds() / 60 / step) * step))


def _utc(turn: Turn) -> str:
    return turn.now.astimezone(UTC).isoformat(timespec="seconds")
