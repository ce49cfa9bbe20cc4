"""Screen-free time: begin it now, end it, hear how much there was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from skill.conversation import NO, YES, Dialog, Turn
from skill.core import ids, periods, schedule
from skill.core.change import Change, append
from skill.core.couple import head
from skill.core.errors import SkillError
from skill.dialogs.reading import next_of
from skill.reply import Line, Read, Reply, Word, ask, say, tell

screenfree = Dialog("screenfree")
how_long = screenfree.question("long")
bell = screenfree.question("bell")  # shall I ring half-way?

_BELL_FROM = 10  # minutes; a shorter time has no need of one
_GRACE = timedelta(hours=1)  # who ends it later than this forgot to


@how_long.on("StartScreenFreeIntent")
@screenfree.on("StartScreenFreeIntent")
def start(turn: Turn) -> Reply:
    """Phones away, from now, for a while."""
    value = turn.slot("duration")
    if value is None:
        return ask(say("how-long"), then=how_long.question)
    try:
        span = schedule.spoken_span(value)
    except SkillError as error:
        return ask(say(f"error-{error.key}"), say("how-long"), then=how_long.question)
    minutes = max(1, round(span.total_seconds() / 60))
    if minutes < _BELL_FROM or turn.couple.doc.get("quiet") or not turn.couple.zone:
        return _begin(turn, minutes)
    half = say("screenfree-bell", span=timedelta(minutes=minutes), time=_half(turn, minutes).at)
    return ask(half, then=bell.question, draft={"minutes": minutes})


@bell.on(YES)
def with_bell(turn: Turn) -> Reply:
    """One ring half-way, at the time that was said. Without a permission it stays quiet."""
    minutes = int(turn.draft["minutes"])
    zone = turn.world.settings.zone() or turn.couple.zone or ""
    try:
        turn.world.reminders.create(_half(turn, minutes), zone, "bell")
    except SkillError:
        return _begin(turn, minutes, say("screenfree-no-bell"))
    return _begin(turn, minutes)


@bell.on(NO)
def quiet(turn: Turn) -> Reply:
    """All quiet, and not asked again."""
    reply = _begin(turn, int(turn.draft["minutes"]))
    return replace(reply, change=reply.change + head({"quiet": 1}))


def _begin(turn: Turn, minutes: int, *first: Line) -> Reply:
    item, change = next_of(turn, "screenfree", lambda tags: tags["when"] == "during")
    begun = head({"running": [_utc(turn), minutes]}, "undo")
    return tell(
        *first,
        say("screenfree-begun", span=timedelta(minutes=minutes)),
        Read(item.id),
        say("screenfree-enjoy"),
        change=_closed(turn) + change + begun,
        unsaved=True,
    )


def _half(turn: Turn, minutes: int) -> schedule.Schedule:
    moment = turn.now + timedelta(minutes=minutes / 2)
    return schedule.Schedule(moment.time().replace(second=0, microsecond=0), once=moment.date())


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
def history(turn: Turn) -> Reply:
    """How much time there was, in words."""
    period, first, after = periods.start(turn.slot("period") or "this_week", turn.today)
    begin = datetime.combine(first, datetime.min.time(), turn.now.tzinfo)
    until = ids.since(datetime.combine(after, datetime.min.time(), turn.now.tzinfo))
    found = [
        entry
        for entry in turn.world.memory.entries(
            turn.couple_id, "SESSION#", since=ids.since(begin), limit=400
        )
        if entry.key.removeprefix("SESSION#") < until
    ]
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
    minutes = max(1, int(_spent(turn).total_seconds() // 60))
    begun = turn.couple.running[0]
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
