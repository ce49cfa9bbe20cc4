"""What do you know about me, and forget it: mine, or ours. Leaving keeps it, see `pairing`.

What belongs to one partner is said and deleted for that one only. A card lands in the account's
app, where both may look, so it names kinds, and only what the two share in full.
"""

from collections.abc import Iterable, Sequence

from skill.conversation import NO, YES, Dialog
from skill.core import ownership, text
from skill.core.change import Entry
from skill.core.errors import SkillError, Unavailable
from skill.core.pairing import linked
from skill.dialogs import pairing
from skill.dialogs.identity import private
from skill.dialogs.reminders import values
from skill.reply import Card, Owned, Read, Reply, Say, Word, ask, say, tell
from skill.turn import Turn

privacy = Dialog("privacy")
which = privacy.question("which")  # only what's yours, or everything of you both?
sure = privacy.question("sure")  # shall I delete it now?

CARD_CHARACTERS = 6000  # a card's text may have 8000 in all (request and response reference)
_AROUND = 80  # characters that a line has besides what was said, or of an idea that is read out

# Seconds. What was said meanwhile goes too; a doubled yes that comes later deletes nothing new.
_GRACE = 60

# What is kept, by the kind of its items, in the words of the one it is told to.
_OWN = {"CHECKIN": "kind-answers", "NOTE": "kind-notes"}
_OURS = {"GRATITUDE": "kind-lists", "PLAN": "kind-lists", "SESSION": "kind-times"}


@privacy.on("ExportIntent")
@private("ExportIntent")
def export(turn: Turn) -> Reply:
    """The kinds of what is kept of the speaker and of the two; the rest on a card."""
    me = turn.speaker or ""
    items = turn.world.memory.everything(turn.couple_id)
    own = [one for one in items if ownership.owner(one.key, one.body) == me]
    mine = ["kind-name", *_kinds(own, _OWN)]
    mine += ["kind-goal"] if any("goal.set" in one.body for one in own) else []
    ours = [*_kinds(items, _OURS), *(["kind-reminders"] if turn.couple.reminders else [])]
    return tell(
        say("export-own", kinds=Owned(me, tuple(Word(one) for one in mine))),
        say("export-shared", kinds=tuple(Word(one) for one in [*ours, "kind-heard"])),
        say("export-file"),
        card=Card(say("export-title"), tuple(_card(turn, items))),
        speaker=me,
    )


def _kinds(items: Iterable[Entry], words: dict[str, str]) -> list[str]:
    kinds = {one.key.partition("#")[0] for one in items}
    return list(dict.fromkeys(word for kind, word in words.items() if kind in kinds))


def _card(turn: Turn, items: Sequence[Entry]) -> Iterable[Say | Read]:
    yield say("export-card-own")
    yield say("export-card-names", names=tuple(turn.couple.names.values()))
    for routine, plan in turn.couple.reminders.values():
        yield say("kept-reminder", **values(routine, plan))
    room = CARD_CHARACTERS
    for one in reversed(items):
        line = _line(turn, one)
        room -= len(text.cut(str(one.body.get("t", "")))) + _AROUND if line else 0
        if line and room > 0:
            yield line
    if room <= 0:
        yield say("export-card-more")
    yield say("export-card-rest")
    yield say("export-card-file", reference=turn.couple_id)


def _line(turn: Turn, entry: Entry) -> Say | Read | None:
    kind, thing = entry.key.partition("#")[0], text.cut(str(entry.body.get("t", "")))
    if kind == "PLAN":
        return say("plans-item", plan=thing) if thing else Read(str(entry.body["id"]))
    if kind == "GRATITUDE":
        name = turn.couple.names.get(str(entry.body.get("by")))
        someone = say("gratitude-item-someone", thing=thing)
        return say("gratitude-item", name=name, thing=thing) if name else someone
    return None


@privacy.on("DeleteIntent")
@which.on("DeleteIntent")
def delete(turn: Turn) -> Reply:
    """Mine or ours, asked for where it was not said; nobody deletes what is the other's."""
    scope, whom = turn.slot("scope"), turn.slot("whom")
    if whom == "you":
        return tell(say("delete-partner"))
    if scope == "ours" or whom == "us":
        return ours(turn)
    if scope == "leave" and linked(turn.couple.doc):
        return pairing.stop_sharing(turn)
    if scope in ("mine", "leave") or whom == "me":
        return mine(turn)
    return ask(say("delete-which"), then=which.question)


@which.on("WhoAnswersIntent")
def who(turn: Turn) -> Reply:
    """ "Just me", or "both of us"."""
    return ours(turn) if turn.slot("who") == "both" else mine(turn)


@which.on(NO)
@sure.on(NO)
def not_now(turn: Turn) -> Reply:
    """Everything stays."""
    return tell(say("delete-not"))


@sure.otherwise
@which.otherwise
def unclear(turn: Turn) -> Reply:
    """Only a clear yes deletes: once more, then everything stays."""
    if turn.state.misses or turn.open is None:
        return not_now(turn)
    key = "delete-unclear" if turn.open == sure.question else "delete-either"
    return ask(say(key), then=turn.open, draft=turn.draft, missed=True)


def mine(turn: Turn) -> Reply:
    """Ask for the yes to all of one's own; the only one known here takes everything along."""
    if len(turn.couple.partners) < 2:
        return ours(turn)
    return _mine(turn)


@private("DeleteMine")
def _mine(turn: Turn) -> Reply:
    draft = {"of": turn.speaker}
    return ask(say("delete-mine"), then=sure.question, draft=draft, speaker=turn.speaker)


def ours(turn: Turn) -> Reply:
    """Ask for the yes to everything of the couple. Where nobody gave a name, anyone may."""
    if not turn.couple.doc:
        return tell(say("delete-nothing"))
    return _ours(turn) if turn.couple.known else _confirm_ours(turn)


@private("DeleteOurs")
def _ours(turn: Turn) -> Reply:
    return _confirm_ours(turn)


def _confirm_ours(turn: Turn) -> Reply:
    key = "delete-ours" if len(turn.couple.partners) > 1 else "delete-all"
    draft = {"of": "", "by": turn.speaker}
    return ask(say(key), then=sure.question, draft=draft, speaker=turn.speaker)


@sure.on(YES)
def deleted(turn: Turn) -> Reply:
    """Gone, all of it. A yes by another voice than the one that asked deletes nothing."""
    of = str(turn.draft["of"])
    if turn.speaker != (of or turn.draft["by"]):
        return not_now(turn)
    left = False if of else _cancel_reminders(turn)
    try:
        turn.world.memory.forget(turn.couple_id, of or None, int(turn.now.timestamp()) + _GRACE)
    except Unavailable:
        return tell(say("delete-failed"))
    if of:
        return tell(say("delete-done-mine"))
    return tell(say("delete-done"), *([say("delete-reminders-left")] if left else []))


def _cancel_reminders(turn: Turn) -> bool:
    """Drop Alexa's reminders as far as this account reaches; whether any may be left."""
    known = set(turn.couple.reminders)
    if not known:
        return False
    try:
        there = {alarm.token for alarm in turn.world.reminders.all()}
        for token in there:
            turn.world.reminders.cancel(token)
    except SkillError:
        return True
    # What this account does not have is gone, or is another account's to drop.
    return bool(known - there) and len(ownership.accounts(turn.couple.doc)) > 1
