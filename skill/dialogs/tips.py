"""The five signs explained, and a small tip for one of the eight habits."""

from skill import content
from skill.conversation import NO, YES, Dialog
from skill.core import rotation, signs
from skill.dialogs.reading import PAGE, next_of
from skill.reply import Read, Reply, ask, say, tell
from skill.turn import Turn

tips = Dialog("tips")
more = tips.question("more")


@tips.on("SignsIntent")
def the_signs(turn: Turn) -> Reply:
    """The first three of the five."""
    return _signs(turn, 0)


@more.on(YES, "AnotherIntent", "AMAZON.NextIntent", "ReadyIntent")
def the_rest(turn: Turn) -> Reply:
    """The other two."""
    return _signs(turn, PAGE)


@more.on(NO)
def enough(turn: Turn) -> Reply:
    """That was enough."""
    return tell(say("stop"))


def _signs(turn: Turn, start: int) -> Reply:
    items = content.pack("sign", content.language(turn.locale)).items
    reads = [Read(items[number].id) for number in sorted(items)[start : start + PAGE]]
    if start == 0:
        return ask(say("signs-intro"), *reads, say("signs-more"), then=more.question)
    return tell(*reads, say("signs-end"))


@tips.on("TipIntent")
def tip(turn: Turn) -> Reply:
    """For the habit that was named, else the one that fits the last check-in."""
    practice = turn.slot("practice")
    if practice not in signs.PRACTICES:
        practice = _fitting(turn)
    item, change = next_of(turn, "tip", lambda tags: practice in (None, tags["practice"]))
    return tell(say("tip-intro"), Read(item.id), say("tip-end"), change=change, unsaved=True)


def _fitting(turn: Turn) -> str | None:
    """The habit for the sign that stood lowest at the last check-in; None, for any, when there was
    none or all of its tips were heard."""
    practice = signs.STEP.get(str(turn.couple.doc.get("least", "")))
    tips_ = content.pack("tip", content.language(turn.locale))
    fitting = tips_.numbers(lambda tags: tags["practice"] == practice)
    return practice if set(fitting) - set(rotation.marked(turn.couple.heard("tip"))) else None
