"""A note for the other: dictated, read back, confirmed, and told only to the one it is for."""

from collections.abc import Sequence

from skill.conversation import NO, YES, Dialog
from skill.core import ids, text
from skill.core.change import Change, Edit, Entry, append, partner_item, put
from skill.core.errors import SkillError
from skill.dialogs.identity import ask_names, private, shared
from skill.dialogs.reading import PAGE
from skill.reply import Line, Owned, Reply, ask, say, tell
from skill.turn import Turn

notes = Dialog("notes")
what = notes.question("what", fills=("LeaveNoteIntent", "note"))
whom = notes.question("whom")
sure = notes.question("sure")
keep = notes.question("keep")

_LATEST = 20  # notes to look through for the new ones


@notes.on("LeaveNoteIntent")
@what.on("LeaveNoteIntent")
@shared("LeaveNoteIntent")
def leave(turn: Turn) -> Reply:
    """Take the note down, and ask for what is missing."""
    if len(turn.couple.partners) < 2:
        return tell(say("notes-alone")) if turn.couple.known else ask_names(turn)
    draft = dict(turn.draft) if turn.open == what.question else {}
    note = text.clean(turn.slot("note"))
    to = turn.couple.by_name(text.first_name(turn.slot("partner")) or "")
    if to is None and turn.speaker:
        to = turn.couple.other(turn.speaker)
    draft |= {"note": note, "by": turn.me} if note else {}
    draft |= {"to": to} if to else {}
    return _next(turn, draft)


@whom.on("WhoIAmIntent", "NamesIntent")
def for_whom(turn: Turn) -> Reply:
    """The name it is for."""
    to = turn.couple.by_name(text.first_name(turn.slot("name") or turn.slot("first")) or "")
    return _next(turn, {**turn.draft, **({"to": to} if to else {})})


def _next(turn: Turn, draft: dict[str, str]) -> Reply:
    by = draft.get("by", turn.me)
    if "to" not in draft:
        return ask(say("notes-whom"), then=whom.question, draft=draft, owner=by)
    if "note" not in draft or by not in (turn.me, turn.speaker):  # read back to its author only
        return ask(say("notes-what"), then=what.question, draft={"to": draft["to"]})
    name, note = turn.couple.names[draft["to"]], Owned(by, text.cut(draft["note"]))
    spoken = say("notes-read-back", name=name, note=note)
    return ask(spoken, then=sure.question, draft=draft, owner=by)


@sure.on(YES)
def left(turn: Turn) -> Reply:
    """Keep it for the other."""
    to = str(turn.draft["to"])
    key = f"NOTE#{to}#{ids.entry_id(turn.now, turn.request)}"
    kept = append(key, t=turn.draft["note"], d=turn.today.isoformat())
    waiting = Change(edits=(Edit(partner_item(to), add={"notes": 1}),))
    undo = Change(removes=(key,), edits=(Edit(partner_item(to), add={"notes": -1}),))
    return tell(say("notes-left", name=turn.couple.names[to]), change=kept + waiting, undo=undo)


@sure.on(NO)
def not_left(turn: Turn) -> Reply:
    """Forgotten at once."""
    return tell(say("notes-dropped"))


@notes.on("HearNotesIntent")
@private("HearNotesIntent")
def hear(turn: Turn) -> Reply:
    """The notes for the one who is speaking: new ones first, else the kept ones."""
    me = turn.speaker
    if me is None:
        raise SkillError("private")
    found = turn.world.memory.entries(turn.couple_id, f"NOTE#{me}#", limit=_LATEST)
    new = [one for one in reversed(found) if "s" not in one.body]
    stale = tuple(one.key for one in found if one.body.get("s") == "heard")
    if not new:
        return _kept(me, [one for one in found if one.body.get("s") == "kept"], stale)
    chosen = new[:PAGE]
    change = Change(removes=stale) + put(partner_item(me), {"notes": len(new) - len(chosen)})
    for one in chosen:
        change += put(one.key, {"s": "heard"})
    count = len(chosen)
    return ask(
        *(say("notes-item", note=Owned(me, str(one.body["t"]))) for one in chosen),
        say("notes-keep", count=count),
        then=keep.question,
        again=say("notes-keep", count=count),
        draft={"keys": [one.key for one in chosen]},
        change=change,
        speaker=me,
    )


def _kept(me: str, kept: Sequence[Entry], stale: tuple[str, ...]) -> Reply:
    change = Change(removes=stale)
    if not kept:
        return tell(say("notes-none"), change=change, speaker=me)
    says: list[Line] = [
        say("notes-item", note=Owned(me, str(one.body["t"]))) for one in kept[:PAGE]
    ]
    return tell(say("notes-kept-intro"), *says, change=change, speaker=me)


@keep.on(YES, "SaveIntent")
def keep_them(turn: Turn) -> Reply:
    """Keep what was just heard."""
    change = Change()
    for key in turn.draft["keys"]:
        change += put(key, {"s": "kept"})
    return tell(say("notes-kept"), change=change)


@keep.on(NO)
def let_go(turn: Turn) -> Reply:
    """Heard and gone."""
    return tell(say("notes-gone"), change=Change(removes=tuple(turn.draft["keys"])))
