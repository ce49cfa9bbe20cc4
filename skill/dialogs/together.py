"""The weekly together time: ten minutes out of the other parts, which goes on where it stopped."""

from datetime import date, timedelta

from skill.conversation import NO, YES, Dialog
from skill.core.couple import head
from skill.dialogs.reading import next_of
from skill.reply import Line, Read, Reply, Silence, ask, say, tell
from skill.turn import Turn

together = Dialog("together")
ready = together.question("ready", keeps=True)

# Thanks from each, one topic, one request each, one plan (after the weekly meeting of product
# research, shortened); the seconds are the silence in which the two talk.
STEPS = (("thanks", 40), ("topic", 120), ("request", 60), ("plan", 60))
_RESUME = timedelta(days=3)


@together.on("TogetherIntent")
def begin(turn: Turn) -> Reply:
    """Begin, or go on with the part that comes next."""
    kept = turn.couple.doc.get("together")
    if kept and turn.today - date.fromisoformat(kept[0]) <= _RESUME:
        return _step(turn, int(kept[1]), say("together-resume"))
    return _step(turn, 0, say("together-intro"))


@ready.on(YES, "ReadyIntent", "AnotherIntent", "AMAZON.NextIntent")
def on(turn: Turn) -> Reply:
    """The next part."""
    return _step(turn, int(turn.draft["step"]))


@ready.on(NO)
def later(turn: Turn) -> Reply:
    """The place is kept."""
    return tell(say("stop-kept"))


def _step(turn: Turn, step: int, *intro: Line) -> Reply:
    name, seconds = STEPS[step]
    says: list[Line] = [*intro, say(f"together-{name}")]
    place = head({"together": [turn.today.isoformat(), step + 1]})
    if name == "topic":
        item, heard = next_of(turn, "question", lambda tags: tags["depth"] == "warm")
        says.append(Read(item.id))
        place = heard + place
    if step + 1 == len(STEPS):
        done = head({}, "together")
        return tell(*says, Silence(seconds), say("together-close"), change=done, unsaved=True)
    return ask(
        *says,
        Silence(seconds),
        say("together-next"),
        then=ready.question,
        draft={"step": step + 1},
        change=place,
        unsaved=True,
    )
