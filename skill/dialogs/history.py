"""How have we been doing: one's own check-ins over a while, in words, to their owner only."""

from collections.abc import Sequence

from skill.conversation import NO, YES, Dialog
from skill.core import periods, signs
from skill.core.change import HEAD
from skill.core.checkin import PARTNERS, ratings
from skill.dialogs import answers, questions
from skill.dialogs.identity import private
from skill.reply import Line, Owned, Reply, Value, Word, ask, say, tell
from skill.turn import Turn

history = Dialog("history")
instead = history.question("instead")  # a question for two instead?

_MOST = 240  # answers in a year: two people, twice a week, and some more


@history.on("CheckInHistoryIntent")
def asked(turn: Turn) -> Reply:
    """One's own trend; the other's is not told, nor whether there is one."""
    partner = turn.slot("partner")
    if partner and (turn.speaker is None or turn.couple.by_name(partner) != turn.speaker):
        return ask(say("history-other"), then=instead.question)
    return trend(turn)


@instead.on(YES)
def question_instead(turn: Turn) -> Reply:
    """A question for two."""
    return questions.deeper(turn)


@instead.on(NO)
def nothing_instead(turn: Turn) -> Reply:
    """Nothing, then."""
    return tell(say("stop"))


@private("CheckInHistoryIntent")
def trend(turn: Turn) -> Reply:
    """The trend of the one who is speaking."""
    partner = turn.speaker or ""
    name, first, after = periods.start(turn.slot("period"), turn.today)
    period = Word(f"period-{name}")
    everything = answers.all_of(turn, first.isoformat(), after.isoformat(), _MOST)

    def finished(one: str) -> list[dict[str, int]]:
        return [ratings(body) for stamp, body in answers.own(everything, one) if body.get("done")]

    done = [given for given in finished(partner) if given]
    if not done:
        return tell(say("history-none", period=period), speaker=partner)
    says = _own_trend(partner, period, done)
    together = signs.compared_together(*(finished(one) for one in PARTNERS))
    if together is not None and _both_share(turn):
        # Both opted in, so what the two are together may be told to either.
        says.append(say("history-together", how=Word(f"moved-{together}")))
    return tell(*says, speaker=partner)


def _own_trend(partner: str, period: Word, done: Sequence[signs.Answers]) -> list[Line]:
    """Where one stands, how one has moved, what is strong and what is quiet. done: newest first."""

    def mine(key: str) -> Value:
        return Owned(partner, Word(key))

    level = mine(f"level-{signs.level(done[0])}")
    says: list[Line] = [say("history-level", period=period, level=level)]
    moved = signs.compared(done[0], done[-1]) if len(done) > 1 else None
    if moved:
        says.append(say("history-moved", how=mine(f"moved-{moved}")))
    strong, weak = signs.highest(*done), signs.lowest(*done)
    if strong and weak and strong != weak:
        says.append(say("history-signs", strong=mine(f"sign-{strong}"), weak=mine(f"sign-{weak}")))
    return says


def _both_share(turn: Turn) -> bool:
    """Whether both opted in, at this very moment: a session's copy of the page may be older than a
    change of mind on another device."""
    names = [f"shared.trend.{one}" for one in PARTNERS]
    if not all(map(turn.couple.doc.get, names)):
        return False
    return all(map(turn.world.memory.page(turn.couple_id, HEAD).get, names))
