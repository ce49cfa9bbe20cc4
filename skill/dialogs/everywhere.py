"""What works in every state: help, repeat, stop, cancel, take back, and not being understood."""

from skill.conversation import FALLBACK, NO, YES, Dialog
from skill.core import undoing
from skill.reply import Again, Line, Reply, ask, say, tell
from skill.turn import Turn

everywhere = Dialog("everywhere")
wish = everywhere.question("wish")  # what would you like?


def stay(turn: Turn, *says: Line, missed: bool = False) -> Reply:
    """The reply that leaves the conversation exactly where it stands."""
    again = Again("again") if turn.state.again else None
    return ask(*says, then=turn.open or wish.question, again=again, draft=turn.draft, missed=missed)


@everywhere.on("AMAZON.HelpIntent", offline=True)
def help_(turn: Turn) -> Reply:
    """What one can do here, and the open question once more."""
    if turn.open is None or turn.open == wish.question:
        return ask(say("help"), say("help-ask"), then=wish.question)
    return stay(turn, say(turn.open.help), Again("again"))


@everywhere.on("AMAZON.RepeatIntent", offline=True)
def repeat(turn: Turn) -> Reply:
    """What was said last, as it was."""
    if not turn.state.said:
        return ask(say("repeat-nothing"), then=wish.question)
    if not set(turn.state.owners) <= {turn.me, turn.speaker}:
        return stay(turn, say("error-private"), Again("again") if turn.open else say("help-ask"))
    return stay(turn, Again("said"))


@everywhere.on("AMAZON.StopIntent", offline=True)
def stop(turn: Turn) -> Reply:
    """A short goodbye."""
    return tell(say("stop-kept" if turn.open and turn.open.keeps else "stop"))


@everywhere.on("AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent", offline=True)
def cancel(turn: Turn) -> Reply:
    """Leave what was begun."""
    return tell(say("cancel"))


@everywhere.on(FALLBACK, offline=True)
def fallback(turn: Turn) -> Reply:
    """Not understood: ask again more plainly, then offer two ways, then let go."""
    if turn.open is None:
        return ask(say("fallback-lost"), then=wish.question, missed=True)
    if turn.state.misses == 0:
        return stay(turn, say("fallback-again"), Again("again"), missed=True)
    if turn.state.misses == 1:
        two_ways = "wish-which" if turn.open == wish.question else "fallback-choices"
        return stay(turn, say(two_ways), missed=True)
    return tell(say("fallback-leave"))


@wish.on(YES)
def wish_yes(turn: Turn) -> Reply:
    """Yes to an open offer: to what, though?"""
    return ask(say("wish-which"), then=wish.question)


@wish.on(NO)
def wish_no(turn: Turn) -> Reply:
    """Nothing more."""
    return tell(say("stop"))


@everywhere.on("UndoIntent")
def undo(turn: Turn) -> Reply:
    """Take back the last thing that was stored."""
    page = turn.page() if turn.speaker else {}
    now = int(turn.now.timestamp())
    change = undoing.last(turn.couple, page, turn.couple_id, turn.speaker, now)
    if not change:
        return tell(say("undo-nothing"))
    return tell(say("undo-done"), change=change)
