"""How have we been doing: one's own check-ins over a while, in words, to their owner only."""

from datetime import date

from skill.conversation import Dialog, Turn
from skill.core import periods, signs
from skill.core.checkin import ratings
from skill.dialogs import checkin, identity
from skill.reply import Line, Owned, Reply, Value, Word, ask, say, tell

history = Dialog("history")
whose = history.question("whose")


@history.on("CheckInHistoryIntent")
def asked(turn: Turn) -> Reply:
    """The trend of the one who is speaking; an unknown voice is asked who it is."""
    if not turn.couple.known:
        return identity.ask_names(turn)
    period = turn.slot("period")
    if turn.speaker is None:
        return ask(say("history-whose"), then=whose.question, draft={"period": period or ""})
    return _trend(turn, turn.speaker, period)


@whose.on("WhoIAmIntent", "NamesIntent")
def it_is(turn: Turn) -> Reply:
    """The name of the one who asks."""
    found = turn.couple.by_name(turn.slot("name") or turn.slot("first") or "")
    if found is None:
        return tell(say("who-unknown-end"))
    return _trend(turn, found, turn.draft["period"] or None)


def _trend(turn: Turn, partner: str, asked_for: str | None) -> Reply:
    name, first, after = periods.start(asked_for, turn.today)
    period = Word(f"period-{name}")
    done = [
        ratings(body)
        for stamp, body in checkin.own(checkin.all_of(turn), partner)
        if body.get("done") and first <= date.fromisoformat(stamp[:10]) < after and ratings(body)
    ]
    if not done:
        return tell(say("history-none", period=period), speaker=partner)

    def mine(key: str) -> Value:
        return Owned(partner, Word(key))

    says: list[Line] = [
        say("history-level", period=period, level=mine(f"level-{signs.level(done[0])}"))
    ]
    moved = signs.compared(done[0], done[-1]) if len(done) > 1 else None
    if moved:
        says.append(say("history-moved", how=mine(f"compared-{moved}")))
    strong, weak = signs.highest(*done), signs.lowest(*done)
    if strong and weak and strong != weak:
        says.append(say("history-signs", strong=mine(f"sign-{strong}"), weak=mine(f"sign-{weak}")))
    return tell(*says, speaker=partner)
