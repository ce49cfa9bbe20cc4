"""The affirmation of the day, the same for both all day long, and compliments to say."""

from skill import content
from skill.conversation import Dialog
from skill.core import rotation
from skill.core.change import NOTHING
from skill.core.couple import expecting, head
from skill.dialogs.reading import next_in, next_of
from skill.reply import Read, Reply, say, tell
from skill.turn import Turn

affirmation = Dialog("affirmation")


def of_the_day(turn: Turn) -> Reply:
    """Today's affirmation."""
    day = turn.today.isoformat()
    if turn.offline:
        return tell(say("unsaved"), Read(_for_a_day(turn, day)), say("affirmation-close"))
    if turn.couple.today and turn.couple.today[0] == day:
        # "Another one" and "keep it" speak of this one now, whatever was read in between.
        id = turn.couple.today[1]
        change = head({"last": id}) if turn.couple.last_read != id else NOTHING
        close = say("affirmation-close")
        return tell(say("affirmation-today"), Read(id), close, change=change, unsaved=True)
    item, change = next_of(turn, "affirmation")
    today = expecting({"today": [day, item.id]}, "today", couple=turn.couple)
    close = say("affirmation-close") if turn.couple.today else say("affirmation-close-first")
    return tell(say("affirmation-today"), Read(item.id), close, change=change + today, unsaved=True)


@affirmation.on("AffirmationIntent", offline=True)
def asked(turn: Turn) -> Reply:
    """Today's, or one for me, for you, for us."""
    whom = turn.slot("whom")
    if whom not in ("me", "you", "us") or turn.offline:
        return of_the_day(turn)
    item, change = next_of(turn, "affirmation", lambda tags: tags.get("for") == whom)
    return tell(
        say("affirmation-for"), Read(item.id), say("affirmation-rest"), change=change, unsaved=True
    )


@affirmation.on("ComplimentIntent")
@next_in("compliment")
def compliment(turn: Turn) -> Reply:
    """A compliment to say to the other in one's own words."""
    tone = turn.slot("tone")
    item, change = next_of(turn, "compliment", lambda tags: tone is None or tags["tone"] == tone)
    return tell(
        say("compliment-intro"), Read(item.id), say("compliment-close"), change=change, unsaved=True
    )


def _for_a_day(turn: Turn, day: str) -> str:
    """An item that needs no memory: the day's own place in the account's shuffle."""
    items = content.pack("affirmation", content.language(turn.locale))
    return items.items[rotation.shuffled(items.numbers(), turn.couple_id + day)[0]].id
