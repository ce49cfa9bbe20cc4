"""The gratitude list: add by voice, hear the latest, one at random, one from a year ago."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from skill.conversation import NO, YES, Dialog, Turn
from skill.core import ids, periods, text
from skill.core.change import Change, Entry, append
from skill.core.couple import head
from skill.dialogs.reading import PAGE
from skill.reply import Line, Reply, ask, say, tell

gratitude = Dialog("gratitude")
what = gratitude.question("what", fills=("AddGratitudeIntent", "thing"))
more = gratitude.question("more")
sure = gratitude.question("sure")

_RECEIVE = 3  # after every third thanks, a word on receiving it
_YEAR_AGO = timedelta(days=365), timedelta(days=10)


@gratitude.on("AddGratitudeIntent")
def add(turn: Turn) -> Reply:
    """Put something on the list."""
    thing = text.clean(turn.slot("thing"))
    if thing is None:
        return ask(say("gratitude-what"), then=what.question)
    key = f"GRATITUDE#{ids.entry_id(turn.now, turn.request)}"
    count = turn.couple.count("thanks") + 1
    body = {"t": thing, "by": turn.speaker or "", "d": turn.today.isoformat()}
    change = append(key, **body) + head({"count.thanks": count})
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
def read(turn: Turn) -> Reply:
    """The latest, or those of one person or one time; three at a time."""
    partner = turn.couple.by_name(turn.slot("partner") or "") or ""
    return _page(turn, {"from": 0, "by": partner, "period": turn.slot("period") or ""})


@more.on(YES, "AnotherIntent", "AMAZON.NextIntent")
def read_on(turn: Turn) -> Reply:
    """The next three."""
    return _page(turn, turn.draft)


@more.on(NO)
def enough(turn: Turn) -> Reply:
    """That was enough."""
    return tell(say("stop"))


def _page(turn: Turn, draft: Mapping[str, str | int]) -> Reply:
    found = [
        one
        for one in _between(turn, str(draft["period"]))
        if draft["by"] in ("", one.body.get("by"))
    ]
    start = int(draft["from"])
    if not found:
        return ask(say("gratitude-none"), then=what.question)
    says = [_item(turn, one) for one in found[start : start + PAGE]]
    if len(found) > start + PAGE:
        onward = {**draft, "from": start + PAGE}
        return ask(*says, say("kept-more"), then=more.question, draft=onward)
    return tell(*says, say("gratitude-end"))


@gratitude.on("RememberGratitudeIntent")
def remember(turn: Turn) -> Reply:
    """One at random; from a year ago, if there is one."""
    everything = _between(turn, "")
    if not everything:
        return ask(say("gratitude-none"), then=what.question)
    long_ago = [one for one in everything if _is_year_ago(one, turn.today)]
    pool = long_ago or everything
    digest = hashlib.sha256(turn.request.encode()).digest()
    chosen = pool[int.from_bytes(digest[:4], "big") % len(pool)]
    intro = say("gratitude-year-ago") if long_ago else say("gratitude-remember")
    return tell(intro, _item(turn, chosen), say("gratitude-let"))


@gratitude.on("RemoveGratitudeIntent")
def remove(turn: Turn) -> Reply:
    """Take off one's own last; nobody takes off the other's."""
    mine = [one for one in _entries(turn, "") if one.body.get("by") in ("", turn.speaker)]
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


def _entries(turn: Turn, since: str) -> Sequence[Entry]:
    return turn.world.memory.entries(turn.couple_id, "GRATITUDE#", since=since, limit=400)


def _between(turn: Turn, period: str) -> list[Entry]:
    if not period:
        return list(_entries(turn, ""))
    if period == "year_ago":
        return [one for one in _entries(turn, "") if _is_year_ago(one, turn.today)]
    _, first, after = periods.start(period, turn.today)
    begin = datetime.combine(first, datetime.min.time(), turn.now.tzinfo)
    return [
        one
        for one in _entries(turn, ids.since(begin))
        if date.fromisoformat(str(one.body["d"])) < after
    ]


def _is_year_ago(entry: Entry, today: date) -> bool:
    ago, near = _YEAR_AGO
    return abs(today - ago - date.fromisoformat(str(entry.body["d"]))) <= near
