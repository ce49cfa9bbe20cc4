"""Ideas for two: a corner of the home to change, something to do or make together, and the list of
plans that grows out of them."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from skill import content
from skill.conversation import NO, YES, Dialog
from skill.core import ids, schedule, text
from skill.core.change import Change, Entry, append
from skill.core.errors import SkillError
from skill.dialogs import reminders
from skill.dialogs.identity import shared
from skill.dialogs.reading import PAGE, next_in, next_of
from skill.reply import Line, Read, Reply, Say, ask, say, tell
from skill.turn import Turn

ideas = Dialog("ideas")
liked = ideas.question("liked")  # that one, or another?
what = ideas.question("what", fills=("AddPlanIntent", "plan"))
week = ideas.question("week")  # shall I put it in your week?
more = ideas.question("more")
which = ideas.question("which")  # shall I read the list?

_LIST = "PLAN#"
_SEARCHED = 60  # of the newest plans, for the one that was done

_MINUTES = timedelta(hours=12)


@ideas.on("RefreshIdeaIntent")
@next_in("home")
def refresh(turn: Turn) -> Reply:
    """A corner of the home, half an hour or less, nothing to buy."""
    item, change = next_of(turn, "home")
    return _offer(item.id, {"pack": "home"}, change)


@ideas.on("ActivityIdeaIntent")
def activity(turn: Turn) -> Reply:
    """Something to do or make, by kind, place, energy and time."""
    wanted: dict[str, Any] = {
        name: value for name in ("kind", "place", "energy") if (value := turn.slot(name))
    }
    if turn.slot("duration"):
        try:
            span = schedule.spoken_span(turn.slot("duration") or "", _MINUTES)
            wanted["minutes"] = round(span.total_seconds() / 60)
        except SkillError:
            pass  # an idea of any length is better than none
    return _activity(turn, wanted)


@next_in("activity")
def any_activity(turn: Turn) -> Reply:
    """Another activity, of any sort."""
    return _activity(turn, {})


def _activity(turn: Turn, wanted: Mapping[str, Any]) -> Reply:
    def fits(tags: Mapping[str, Any]) -> bool:
        same = all(tags[name] == wanted[name] for name in wanted if name != "minutes")
        return same and int(tags["minutes"]) <= int(wanted.get("minutes", 10_000))

    item, change = next_of(turn, "activity", fits)
    return _offer(item.id, {"pack": "activity", "wanted": dict(wanted)}, change)


def _offer(id: str, draft: Mapping[str, Any], change: Change) -> Reply:
    spoken = say("ideas-liked")
    return ask(
        Read(id),
        spoken,
        then=liked.question,
        draft={**draft, "id": id},
        change=change,
        unsaved=True,
    )


@liked.on("AnotherIntent", "AMAZON.NextIntent", NO)
def another(turn: Turn) -> Reply:
    """Another idea of the same sort."""
    if turn.draft["pack"] == "home":
        return refresh(turn)
    return _activity(turn, turn.draft.get("wanted", {}))


@liked.on(YES, "SaveIntent", "ReadyIntent")
@shared("TakeIdea")
def take(turn: Turn) -> Reply:
    """That one: onto the list, and perhaps into the week."""
    key = f"PLAN#{ids.entry_id(turn.now, turn.request)}"
    change = append(key, id=turn.draft.get("id") or turn.couple.last_read)
    return _added(turn, say("plans-taken"), change, Change(removes=(key,)))


@liked.on("PlanDoneIntent", "GoalDoneIntent")
def did_it(turn: Turn) -> Reply:
    """Done already."""
    return tell(say("plans-done"))


@ideas.on("AddPlanIntent")
@shared("AddPlanIntent")
def add(turn: Turn) -> Reply:
    """Put it on the shared list."""
    plan = text.clean(turn.slot("plan"))
    if plan is None:
        return ask(say("plans-what"), then=what.question)
    key = f"PLAN#{ids.entry_id(turn.now, turn.request)}"
    added = say("plans-added", plan=text.cut(plan))
    return _added(turn, added, append(key, t=plan), Change(removes=(key,)))


@what.otherwise
def nothing(turn: Turn) -> Reply:
    """Once more, then let go."""
    if turn.state.misses:
        return tell(say("plans-left"))
    return ask(say("ideas-what-again"), then=what.question, missed=True)


@what.on(NO)
def not_now(turn: Turn) -> Reply:
    """No is fine."""
    return tell(say("plans-left"))


@week.on(YES)
def into_the_week(turn: Turn) -> Reply:
    """A reminder for it, with the consent every reminder needs."""
    return reminders.fill(turn, {"routine": "plan"}, heard=False)


@week.on(NO)
def some_time(turn: Turn) -> Reply:
    """The list is enough; a reminder isn't offered again for a week."""
    return tell(say("plans-kept"), change=reminders.declined(turn))


def _added(turn: Turn, said: Say, change: Change, undo: Change) -> Reply:
    """On the list, with the offer of a reminder unless one was turned down of late."""
    if not reminders.may_offer(turn):
        return tell(said, change=change, undo=undo)
    spoken = say("plans-week")
    return ask(said, spoken, then=week.question, change=change, undo=undo)


@ideas.on("PlansIntent")
@shared("PlansIntent")
def plans(turn: Turn) -> Reply:
    """What is on the list, three at a time."""
    return _page(turn)


@more.on(YES, "AnotherIntent", "AMAZON.NextIntent")
def plans_on(turn: Turn) -> Reply:
    """The next three."""
    return _page(turn, str(turn.draft["at"]))


@more.on(NO)
def enough(turn: Turn) -> Reply:
    """That was enough."""
    return tell(say("stop"))


def _page(turn: Turn, at: str = "") -> Reply:
    """Three of the list, from the key `at` on; one more is read to know whether there are more."""
    found = _plans(turn, PAGE + 1, at)
    if not found:
        return ask(say("plans-none"), then=what.question)
    intro = [] if at else [say("plans-intro")]
    says = [*intro, *(_item(one) for one in found[:PAGE])]
    if len(found) > PAGE:
        onward = {"at": found[PAGE].key.removeprefix(_LIST)}
        return ask(*says, say("kept-more"), then=more.question, draft=onward)
    return tell(*says, say("plans-end"))


@ideas.on("PlanDoneIntent")
@shared("PlanDoneIntent")
def done(turn: Turn) -> Reply:
    """Tick one off: the one that was named, or the only one there is."""
    found = _plans(turn, _SEARCHED)
    named = turn.slot("plan") or ""
    fitting = [one for one in found if named and _is_named(turn, one, named)]
    if not named and len(found) == 1:
        fitting = [*found]
    if len(fitting) != 1:
        return ask(say("plans-which"), then=which.question)
    entry = fitting[0]
    undo = append(entry.key, **entry.body)
    return tell(say("plans-done"), change=Change(removes=(entry.key,)), undo=undo)


@which.on(YES, "ReadyIntent")
def read_them(turn: Turn) -> Reply:
    """The list, to choose from."""
    return _page(turn)


@which.on(NO)
def none_of_them(turn: Turn) -> Reply:
    """They stay."""
    return tell(say("kept-left"))


def _plans(turn: Turn, limit: int, at: str = "") -> Sequence[Entry]:
    return turn.world.memory.entries(turn.couple_id, _LIST, until=at, limit=limit)


def _is_named(turn: Turn, entry: Entry, named: str) -> bool:
    """Whether all that was said of a plan is in its words, in whatever order."""
    plan = str(entry.body.get("t", ""))
    if "id" in entry.body:
        plan = content.item(str(entry.body["id"]), content.language(turn.locale)).text
    said, known = (set(re.findall(r"\w+", one.casefold())) for one in (named, plan))
    return (bool(said) and said <= known) or named.casefold() in plan.casefold()


def _item(entry: Entry) -> Line:
    if "id" in entry.body:
        return Read(str(entry.body["id"]))
    return say("plans-item", plan=text.cut(str(entry.body["t"])))
