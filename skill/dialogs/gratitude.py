"""The gratitude list: add by voice, hear the latest, one at random, one from a year ago."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from skill.conversation import NO, YES, Dialog
from skill.core import ids, periods, text
from skill.core.change import Change, Entry, append
from skill.core.couple import head
from skill.dialogs.identity import shared
from skill.dialogs.reading import PAGE
from skill.reply import Line, Reply, ask, say, tell
from skill.turn import Turn

gratitude = Dialog("gratitude")
what = gratitude.question("what", fills=("AddGratitudeIntent", "thing"))
more = gratitude.question("more")
sure = gratitude.question("sure")

_RECEIVE = 3  # after every third thanks, a word on receiving it
_YEAR_AGO = timedelta(days=365), timedelta(days=10)
_LIST = "GRATITUDE#"
_AT_ONCE = 20  # entries in one read where only some of them are wanted
_POOL = 8  # entries of which one is drawn


@gratitude.on("AddGratitudeIntent")
@shared("AddGratitudeIntent")
def add(turn: Turn) -> Reply:
    """Put something on the list."""
    thing = text.clean(turn.slot("thing"))
    if thing is None:
        return ask(say("gratitude-what"), then=what.question)
    key = f"{_LIST}{ids.entry_id(turn.now, turn.request)}"
    count = turn.couple.count("thanks") + 1
    body = {"t": thing, "by": turn.speaker or "", "d": turn.today.isoformat()}
    first = {} if "thanked" in turn.couple.doc else {"thanked": turn.today.isoformat()}
    change = append(key, **body) + head({"count.thanks": count, **first})
    says: list[Line] = [say("gratitude-added", thing=text.cut(thing))]
    other = turn.couple.other(turn.speaker) if turn.speaker else None
    if other and count % _RECEIVE == 0:
        says.append(say("gratitude-receive", name=turn.couple.names[other]))
    return tell(*says, change=change, undo=Change(removes=(key,)))


@what.otherwise
def nothing(turn: Turn) -> Reply:
    """Invited, never assigned."""
    if turn.state.misses:
        return tell(say("gratitude-left"))
    return ask(say("gratitude-what-again"), then=what.question, missed=True)


@what.on(NO, "AnotherIntent", "AMAZON.NextIntent")
def not_now(turn: Turn) -> Reply:
    """No is fine."""
    return tell(say("gratitude-left"))


@gratitude.on("ReadGratitudeIntent")
@shared("ReadGratitudeIntent")
def read(turn: Turn) -> Reply:
    """The latest, or those of one person or one time; three at a time."""
    partner = turn.couple.by_name(turn.slot("partner") or "") or ""
    return _page(turn, {"by": partner, "period": turn.slot("period") or ""})


@more.on(YES, "AnotherIntent", "AMAZON.NextIntent")
def read_on(turn: Turn) -> Reply:
    """The next three."""
    return _page(turn, turn.draft)


@more.on(NO)
def enough(turn: Turn) -> Reply:
    """That was enough."""
    return tell(say("stop"))


def _page(turn: Turn, draft: Mapping[str, str]) -> Reply:
    since, until = _span(turn, draft["period"])
    by = {draft["by"]} - {""}
    found = _newest(turn, PAGE + 1, since, draft.get("at", until), by)
    if not found:
        return ask(say("gratitude-none"), then=what.question)
    says = [_item(turn, one) for one in found[:PAGE]]
    if len(found) > PAGE:
        onward = {**draft, "at": found[PAGE].key.removeprefix(_LIST)}
        return ask(*says, say("kept-more"), then=more.question, draft=onward)
    return tell(*says, say("gratitude-end"))


@gratitude.on("RememberGratitudeIntent")
@shared("RememberGratitudeIntent")
def remember(turn: Turn) -> Reply:
    """One at random; from a year ago, if there is one."""
    chance = int.from_bytes(hashlib.sha256(turn.request.encode()).digest()[:4], "big")
    first = date.fromisoformat(str(turn.couple.doc.get("thanked", turn.today.isoformat())))
    since, until = _span(turn, "year_ago")
    is_young = first > turn.today - _YEAR_AGO[0] + _YEAR_AGO[1]
    if is_young:
        # Those before some day, no need to read the whole list. Not before one of the
        # very first days, since what was said then may have been taken off.
        days = (turn.today - first).days
        day = turn.today + timedelta(days=1 - chance % (days - days // 6 + 1))
        until = ids.from_day(day, turn.now.tzinfo)
    pool = _newest(turn, _POOL, until=until) or _newest(turn, _POOL)
    if not pool:
        return ask(say("gratitude-none"), then=what.question)
    long_ago = [] if is_young else [one for one in pool if one.key >= f"{_LIST}{since}"]
    chosen = (long_ago or pool)[chance % len(long_ago or pool)]
    intro = say("gratitude-year-ago") if long_ago else say("gratitude-remember")
    return tell(intro, _item(turn, chosen), say("gratitude-let"))


@gratitude.on("RemoveGratitudeIntent")
@shared("RemoveGratitudeIntent")
def remove(turn: Turn) -> Reply:
    """Take off one's own last; nobody takes off the other's."""
    mine = _newest(turn, 1, by={"", turn.speaker or ""})
    if not mine:
        return tell(say("gratitude-none-own"))
    last = mine[0]
    return ask(
        say("gratitude-remove", thing=text.cut(str(last.body["t"]))),
        then=sure.question,
        draft={"key": last.key, "body": dict(last.body)},
    )


@sure.on(YES)
def removed(turn: Turn) -> Reply:
    """Taken off; an undo puts it back."""
    key = str(turn.draft["key"])
    undo = append(key, **turn.draft["body"])
    return tell(say("gratitude-removed"), change=Change(removes=(key,)), undo=undo)


@sure.on(NO)
def stays(turn: Turn) -> Reply:
    """It stays."""
    return tell(say("kept-left"))


def _item(turn: Turn, entry: Entry) -> Line:
    thing = text.cut(str(entry.body["t"]))
    name = turn.couple.names.get(str(entry.body.get("by")))
    if name is None:
        return say("gratitude-item-someone", thing=thing)
    return say("gratitude-item", name=name, thing=thing)


def _newest(
    turn: Turn, count: int, since: str = "", until: str = "", by: Collection[str] = ()
) -> list[Entry]:
    """The newest `count` thanks of a span, of anyone or of those in `by`. One read, more only where
    the other one's fill it."""
    limit = _AT_ONCE if by else count
    found: list[Entry] = []
    while True:
        some = turn.world.memory.entries(
            turn.couple_id, _LIST, since=since, until=until, limit=limit + 1
        )
        found += [one for one in some[:limit] if not by or one.body.get("by") in by]
        if len(found) >= count or len(some) <= limit:
            return found[:count]
        until = some[limit].key.removeprefix(_LIST)


def _span(turn: Turn, period: str) -> tuple[str, str]:
    """The keys between which a period's thanks are; ("", "") for all of them."""
    if not period:
        return "", ""
    if period == "year_ago":
        ago, near = _YEAR_AGO
        first, after = turn.today - ago - near, turn.today - ago + near + timedelta(days=1)
    else:
        _, first, after = periods.start(period, turn.today)
    zone = turn.now.tzinfo
    return ids.from_day(first, zone), ids.from_day(after, zone)
