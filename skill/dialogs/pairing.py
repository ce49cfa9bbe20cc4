"""Two accounts, one couple: a code for the other, the code of the other, and leaving again."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from skill.conversation import NO, YES, Dialog, Handler
from skill.core import pairing as rules
from skill.core import text
from skill.core.change import HEAD
from skill.core.couple import Couple, head
from skill.core.errors import SkillError, Stale, Unavailable
from skill.dialogs.identity import private
from skill.ports import Pairing
from skill.reply import Digits, Reply, ask, say, tell
from skill.turn import Turn

pairing = Dialog("pairing")
name = pairing.question("name")  # first, what's your name?
which = pairing.question("code")  # what are the six digits?
sure = pairing.question("sure")  # shall I link you two? (the one who says the code)
confirm = pairing.question("confirm")  # your code was used, shall I link you?
leave = pairing.question("leave")  # shall I stop sharing?


def _port(turn: Turn) -> Pairing:
    if turn.world.pairing is None:
        raise SkillError("pairing")
    return turn.world.pairing


def _now(turn: Turn) -> int:
    return int(turn.now.timestamp())


def _settled(turn: Turn) -> Turn:
    """The turn after all that an earlier link or leave still had to move; nothing to move, no
    call. Raises Unavailable."""
    if not _port(turn).settle(turn.couple_id, dict(turn.couple.doc), _now(turn), over=True):
        return turn
    page = turn.world.memory.page(turn.couple_id, HEAD)
    return replace(turn, couple=Couple(page), pages={})


# The one who asks for a code


@pairing.on("PairIntent")
@private("PairIntent")
def code(turn: Turn) -> Reply:
    """Six digits for the other to say, twice; or the yes that an earlier code waits for."""
    turn = _settled(turn)
    if rules.linked(turn.couple.doc):
        return tell(say("pairing-already"))
    waiting = _asked(turn)
    if waiting:
        return waiting
    doc, who = dict(turn.couple.doc), turn.speaker or ""
    digits = Digits(_port(turn).open(turn.couple_id, doc, who, turn.request, _now(turn)))
    return tell(say("pairing-code", code=digits), say("pairing-how"), speaker=turn.speaker)


def _asked(turn: Turn) -> Reply | None:
    """The question to the one whose code was used, if it was."""
    waiting = rules.claim(turn.couple.doc, _now(turn))
    if waiting is None or turn.speaker not in (None, waiting["p"]):
        return None
    called = str(waiting["n"])
    known = turn.couple.names.get(rules.other(waiting["p"]))
    if known and known.casefold() != called.casefold():
        question = say("pairing-used-other", name=called, known=known)
    else:
        question = say("pairing-used", name=called)
    return ask(question, then=confirm.question)


@confirm.on(YES)
@private("ConfirmPair")
def link(turn: Turn) -> Reply:
    """Only the one who asked for the code lets the other in."""
    waiting = rules.claim(turn.couple.doc, _now(turn))
    if waiting and turn.speaker != waiting["p"]:
        return tell(say("pairing-not-yours"))
    _settled(turn)
    if not _port(turn).link(turn.couple_id, turn.request, _now(turn)):
        return tell(say("pairing-lapsed"), change=head({}, "claim"))
    with suppress(Stale, Unavailable):  # what is left of it comes along at the next open
        page = turn.world.memory.page(turn.couple_id, HEAD)
        _port(turn).settle(turn.couple_id, page, _now(turn))
    called = str(waiting["n"]) if waiting else ""
    return tell(say("pairing-linked", name=called) if called else say("pairing-already"))


@confirm.on(NO)
def link_not(turn: Turn) -> Reply:
    """Nobody is let in, and nobody is told."""
    return tell(say("pairing-not"), change=head({}, "claim"))


# The one who says a code


def _is_code(turn: Turn) -> bool:
    """Six digits, or none at all: any other number answers the question that is open."""
    return turn.slot("code") is None or rules.digits(turn.slot("code")) is not None


@pairing.on("CodeIntent", wish=_is_code)
@which.on("CodeIntent", "PinIntent")
def said(turn: Turn) -> Reply:
    """A code, or that there is one. Someone who is new here is asked for a name first."""
    if turn.couple.known:
        return _said(turn)
    return ask(say("pairing-name"), then=name.question, draft={"code": turn.slot("code") or ""})


@name.on("NamesIntent", "WhoIAmIntent")
def met(turn: Turn) -> Reply:
    """The name of someone who is new here, and on with the code."""
    called = text.first_name(turn.slot("first") or turn.slot("name"))
    if called is None:
        return ask(say("pairing-name"), then=name.question, draft=turn.draft)
    known = Couple({**turn.couple.doc, "name.1": called})
    met_ = replace(turn, couple=known, speaker="1", open=None)
    reply = _try(met_, rules.digits(str(turn.draft.get("code", ""))))
    says = (say("names-recordings"), *reply.says)
    return replace(reply, says=says, change=head({"name.1": called}) + reply.change, speaker="1")


@private("CodeIntent")
def _said(turn: Turn) -> Reply:
    return _try(turn, rules.digits(turn.slot("code") or turn.slot("pin")))


def _try(turn: Turn, digits: str | None) -> Reply:
    """One try. Whatever is wrong with it, and one too many, sound and cost the same."""
    if turn.couple_id == turn.account:
        turn = _settled(turn)
    if rules.linked(turn.couple.doc):
        return tell(say("pairing-already"))
    if turn.couple_id != turn.account:
        return tell(say("pairing-other-way"))
    if digits is None:
        return ask(say("pairing-which"), then=which.question, speaker=turn.speaker)
    port = _port(turn)
    if not port.attempt(turn.account, turn.couple_id, digits, turn.request, _now(turn)):
        return tell(say("pairing-wrong"))
    draft = {"code": digits, "me": turn.speaker}
    return ask(say("pairing-sure"), then=sure.question, draft=draft, speaker=turn.speaker)


@which.otherwise
def unclear(turn: Turn) -> Reply:
    """Once more, then let go."""
    if turn.state.misses:
        return tell(say("pairing-left"))
    return ask(say("pairing-code-again"), then=which.question, missed=True)


@sure.on(YES)
def claim(turn: Turn) -> Reply:
    """The code is used; now it takes the other's yes."""
    digits, me = str(turn.draft["code"]), str(turn.draft["me"])
    called = turn.couple.names.get(me, "")
    port = _port(turn)
    if not port.claim(turn.account, digits, me, called, turn.request, _now(turn)):
        return tell(say("pairing-wrong"))
    return tell(say("pairing-claimed"))


@sure.on(NO)
def claim_not(turn: Turn) -> Reply:
    """The code stays good for its ten minutes."""
    return tell(say("pairing-not"))


# Leaving


@pairing.on("UnpairIntent")
def stop_sharing(turn: Turn) -> Reply:
    """Asked once; either of the two, without a reason, and without a name."""
    if rules.linked(turn.couple.doc):
        return ask(say("pairing-leave"), then=leave.question)
    begun = [one for one in ("code", "claim", "claimed") if one in turn.couple.doc]
    if begun:
        return tell(say("pairing-left"), change=head({}, *begun))
    return tell(say("pairing-alone"))


@leave.on(YES, "UnpairIntent")
def left(turn: Turn) -> Reply:
    """Done at once. The other hears that sharing is off, once, and nothing else."""
    port = _port(turn)
    if not port.unlink(turn.couple_id, turn.account, turn.request, _now(turn)):
        return tell(say("pairing-alone"))
    with suppress(Stale, Unavailable):  # the rest follows at the next open of either
        page = turn.world.memory.page(turn.couple_id, HEAD)
        port.settle(turn.couple_id, page, _now(turn))
    return tell(say("pairing-off"))


@leave.on(NO)
def stays(turn: Turn) -> Reply:
    """Nothing changes."""
    return tell(say("pairing-stays"))


# Opening the skill


def first(handler: Handler) -> Handler:
    """What an opening has to do and to say first: finish what a link or a leave began, ask the one
    whose code was used, tell once that sharing is off."""

    def opening(turn: Turn) -> Reply:
        if turn.offline or turn.world.pairing is None:
            return handler(turn)
        doc: Any = dict(turn.couple.doc)
        with suppress(Stale, Unavailable):
            if turn.world.pairing.settle(turn.couple_id, doc, _now(turn)):
                page = turn.world.memory.page(turn.couple_id, HEAD)
                turn = replace(turn, couple=Couple(page))
        return _told(turn, _asked(turn) or handler(turn))

    return opening


def _told(turn: Turn, reply: Reply) -> Reply:
    if not turn.couple.doc.get("off"):
        return reply
    says = (say("pairing-off"), *reply.says)
    return replace(reply, says=says, change=head({}, "off") + reply.change)
