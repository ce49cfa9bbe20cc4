"""Taking care of yourself: a goal of one's own; the other hears of it only where it is shared."""

from dataclasses import replace

from skill import content
from skill.conversation import NO, YES, Dialog
from skill.core import rotation, text
from skill.core.change import NOTHING, Change, Doc, partner_item, put
from skill.core.couple import head
from skill.dialogs.identity import private
from skill.reply import Line, Owned, Read, Reply, ask, say, tell
from skill.turn import Slot, Turn

goals = Dialog("goals")
what = goals.question("what", fills=("SetGoalIntent", "goal"))
idea = goals.question("idea")
done = goals.question("done")

_PACK, _HEARD = "selfcare", "heard.selfcare"


@goals.on("SetGoalIntent")
@private("SetGoalIntent")
def set_goal(turn: Turn) -> Reply:
    """The speaker's own goal."""
    me, goal = turn.speaker or "", text.clean(turn.slot("goal"))
    if goal is None:
        return ask(say("goals-what"), then=what.question, speaker=me)
    change = put(partner_item(me), {"goal": goal, "goal.set": turn.today.isoformat()}, "goal.done")
    undo = put(partner_item(me), {}, "goal")
    spoken = Owned(me, text.cut(goal))
    return tell(say("goals-set", goal=spoken), change=change, undo=undo, speaker=me)


@what.on(NO, "AnotherIntent", "AMAZON.NextIntent", "AMAZON.HelpIntent")
def suggest(turn: Turn) -> Reply:
    """No idea yet: a small one to begin with. What one has heard here is one's own as well."""
    items = content.pack(_PACK, content.language(turn.locale))
    page: Doc = turn.page() if turn.speaker else {}
    before = str(turn.draft.get("id", "")).rpartition("-")[2]
    number, heard = rotation.next_number(
        items.numbers(),
        str(page.get(_HEARD, "")),
        turn.couple_id + _PACK + (turn.speaker or turn.request),
        int(before) if before else None,
    )
    id = items.items[number].id
    change = put(partner_item(turn.speaker), {_HEARD: heard}) if turn.speaker else NOTHING
    spoken, draft = (Read(id), say("goals-idea")), {"id": id}
    return ask(*spoken, then=idea.question, draft=draft, change=change, owner=turn.me)


@what.otherwise
def unclear(turn: Turn) -> Reply:
    """Once more, then let go."""
    if turn.state.misses:
        return tell(say("goals-left"))
    return ask(say("goals-what-again"), then=what.question, missed=True)


@idea.on("AnotherIntent", "AMAZON.NextIntent", NO)
def another(turn: Turn) -> Reply:
    """Another small idea."""
    return suggest(turn)


@idea.on(YES, "SaveIntent")
def take(turn: Turn) -> Reply:
    """That one, then."""
    return _take(replace(turn, slots={"id": Slot(str(turn.draft["id"]))}))


@private("TakeGoal")
def _take(turn: Turn) -> Reply:
    me = turn.speaker or ""
    change = put(
        partner_item(me),
        {"goal.id": turn.slot("id"), "goal.set": turn.today.isoformat()},
        "goal",
        "goal.done",
    )
    return tell(say("goals-taken"), change=change, speaker=me)


@goals.on("GoalDoneIntent")
@done.on(YES)
@private("GoalDoneIntent")
def did_it(turn: Turn) -> Reply:
    """Done: a warm word, no counting."""
    me = turn.speaker or ""
    if turn.open != done.question and not _has(turn.page()):  # who was asked about it has one
        return ask(say("goals-none"), then=what.question, speaker=me)
    change = put(partner_item(me), {"goal.done": turn.today.isoformat()})
    return tell(say("goals-done"), change=change, speaker=me)


@done.on(NO)
def not_yet(turn: Turn) -> Reply:
    """Not yet is fine."""
    return tell(say("goals-not-yet"))


@goals.on("GoalStatusIntent")
@private("GoalStatusIntent")
def status(turn: Turn) -> Reply:
    """How it is going: one's own, and the other's where it is shared."""
    me, page = turn.speaker or "", turn.page()
    says: list[Line] = []
    other = turn.couple.other(me)
    if other and (shared := _shared_goal(turn, other)):
        says.append(say("goals-other", name=turn.couple.names[other], goal=text.cut(shared)))
    if not _has(page):
        return ask(*says, say("goals-none"), then=what.question, speaker=me)
    if page.get("goal"):
        says.append(say("goals-own", goal=Owned(me, text.cut(str(page["goal"])))))
    else:
        says.append(Read(str(page["goal.id"]), me))
    if page.get("goal.done"):
        return tell(*says, say("goals-was-done"), speaker=me)
    return ask(*says, say("goals-ask"), then=done.question, speaker=me)


@goals.on("ShareIntent")
@private("ShareIntent")
def share(turn: Turn) -> Reply:
    """The other may hear of it: the goal, or how one's check-ins have gone."""
    me, what_ = turn.speaker or "", turn.slot("share")
    if what_ == "trend":
        return tell(say("share-trend"), change=head({f"shared.trend.{me}": 1}), speaker=me)
    page = turn.page()
    if not page.get("goal"):
        return ask(say("goals-none"), then=what.question, speaker=me)
    change = head({f"shared.goal.{me}": 1}) + put(partner_item(me), {"goal.shared": page["goal"]})
    undo = _unshared(me, "goal")
    return tell(say("share-goal"), change=change, undo=undo, speaker=me)


@goals.on("KeepPrivateIntent")
@private("KeepPrivateIntent")
def keep_private(turn: Turn) -> Reply:
    """The other hears of it no more."""
    me, what_ = turn.speaker or "", turn.slot("share")
    kinds = [one for one in ("goal", "trend") if what_ in (None, one)]
    return tell(say("share-stopped"), change=_unshared(me, *kinds), speaker=me)


def _unshared(me: str, *kinds: str) -> Change:
    own = put(partner_item(me), {}, "goal.shared") if "goal" in kinds else NOTHING
    return head({}, *(f"shared.{one}.{me}" for one in kinds)) + own


def _shared_goal(turn: Turn, other: str) -> str | None:
    """The other's goal as far as it is shared at this very moment. The words are on its owner's
    page, so that no session carries them, and one that is open elsewhere hears of an end."""
    if not turn.couple.doc.get(f"shared.goal.{other}"):
        return None
    shared = turn.world.memory.page(turn.couple_id, partner_item(other)).get("goal.shared")
    return str(shared) if shared else None


def _has(page: dict[str, object]) -> bool:
    return bool(page.get("goal") or page.get("goal.id"))
