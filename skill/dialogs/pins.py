"""Four digits of one's own: asked for where a name was said and the voice is not known."""

from dataclasses import replace

from skill.conversation import Dialog
from skill.core import pin
from skill.core.change import Change, Edit, partner_item, put
from skill.core.couple import head
from skill.dialogs import identity
from skill.reply import Reply, ask, say, tell
from skill.turn import Slot, Turn

pins = Dialog("pins")
new = pins.question("new")  # which four digits?


@identity.code.on("PinIntent", "CodeIntent", "SetReminderIntent")
def pin_said(turn: Turn) -> Reply:
    """Four digits; five tries an hour, right or wrong, and then the door stays shut."""
    found = str(turn.draft["who"])
    page = turn.world.memory.page(turn.couple_id, partner_item(found))
    digits = pin.digits(turn.slot("pin") or turn.slot("code") or turn.slot("time"))
    tries = pin.recent(page.get("tries") or [], turn.now)
    if len(tries) >= pin.TRIES:
        return tell(say("pin-shut"))
    if digits is not None and pin.matches(digits, str(page.get("pin", ""))):
        return identity.enter(turn, found)
    # Two devices that try at once count as two.
    more, before = [*tries, int(turn.now.timestamp())], {"tries": page.get("tries")}
    tried = Change(edits=(Edit(partner_item(found), set={"tries": more}, expect=before),))
    if len(tries) + 1 >= pin.TRIES:
        return tell(say("pin-shut"), change=tried)
    return ask(say("pin-wrong"), then=identity.code.question, draft=turn.draft, change=tried)


@identity.code.otherwise
def pin_not(turn: Turn) -> Reply:
    """Anything else leaves the door shut."""
    return tell(say("pin-left"))


@pins.on("PinIntent", wish=lambda turn: turn.slot("pin") is not None)
@new.on("PinIntent")
@identity.private("PinIntent")
def set_pin(turn: Turn) -> Reply:
    """Set the speaker's own four digits."""
    partner_ = turn.speaker or ""
    digits = pin.digits(turn.slot("pin"))
    if digits is None:
        return ask(say("pin-which"), then=new.question)
    change = put(partner_item(partner_), {"pin": pin.hashed(digits, turn.request)}, "tries")
    return tell(say("pin-set"), change=change + head({f"pin.{partner_}": 1}), speaker=partner_)


@new.otherwise
def pin_unclear(turn: Turn) -> Reply:
    """Not four digits: once more, then let go."""
    if turn.state.misses:
        return tell(say("pin-left"))
    return ask(say("pin-which"), then=new.question, missed=True)


@new.on("CodeIntent", "SetReminderIntent")
def pin_digits(turn: Turn) -> Reply:
    """Four digits said alone arrive as a number or a time."""
    value = turn.slot("code") or turn.slot("time") or ""
    return set_pin(replace(turn, slots={"pin": Slot(value)}))
