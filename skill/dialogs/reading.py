"""Reading from the packs: what comes next, another one, keeping one, hearing the kept ones."""

from collections.abc import Callable, Mapping
from typing import Any

from skill import content
from skill.conversation import NO, YES, Dialog, Handler
from skill.core import rotation
from skill.core.change import Change
from skill.core.couple import expecting, head
from skill.dialogs.everywhere import wish
from skill.dialogs.identity import shared
from skill.reply import Read, Reply, ask, say, tell
from skill.turn import Turn

reading = Dialog("reading")
more = reading.question("more")
kept_more = reading.question("kept")

PAGE = 3  # never more than three things in a row

Fits = Callable[[Mapping[str, Any]], bool]


def anything(tags: Mapping[str, Any]) -> bool:
    """Fits every item."""
    return True


def next_of(turn: Turn, pack: str, fits: Fits = anything) -> tuple[content.Item, Change]:
    """The next item of a pack that this couple has not heard, and the change that remembers it.

    The change holds only while no other device has moved on in the pack.
    """
    items = content.pack(pack, content.language(turn.locale))
    heard, last = turn.couple.heard(pack), turn.couple.last_read or ""
    before = int(last.rpartition("-")[2]) if last.startswith(f"{pack}-") else None
    number, now_heard = rotation.next_number(
        items.numbers(fits) or items.numbers(), heard, turn.couple_id + pack, before
    )
    item = items.items[number]
    name = f"heard.{pack}"
    return item, expecting({name: now_heard, "last": item.id}, name, couple=turn.couple)


# Packs whose next item is more than a line to read out, and what gives the next one.
_NEXT: dict[str, Handler] = {}


def next_in(pack: str) -> Callable[[Handler], Handler]:
    """Register what answers "another one" after an item of this pack."""

    def register(handler: Handler) -> Handler:
        _NEXT[pack] = handler
        return handler

    return register


@reading.on("AnotherIntent", "AMAZON.NextIntent")
def another(turn: Turn) -> Reply:
    """The next one of whatever was read last."""
    pack = (turn.couple.last_read or "affirmation-0").rpartition("-")[0]
    if pack in _NEXT:
        return _NEXT[pack](turn)
    item, change = next_of(turn, pack)
    return ask(Read(item.id), say("reading-more"), then=more.question, change=change, unsaved=True)


@more.on(YES)
def more_yes(turn: Turn) -> Reply:
    """Yes, one more."""
    return another(turn)


@more.on(NO)
def more_no(turn: Turn) -> Reply:
    """That was enough."""
    return tell(say("stop"))


@reading.on("SaveIntent")
@shared("SaveIntent")
def save(turn: Turn) -> Reply:
    """Keep the one just heard."""
    last = turn.couple.last_read
    if last is None:
        return ask(say("save-nothing"), then=wish.question)
    pack, _, number = last.rpartition("-")
    kept = turn.couple.kept(pack)
    name = f"kept.{pack}"
    return tell(
        say("save-done"),
        change=head({name: rotation.mark(kept, int(number))}),
        undo=head({name: kept}),
    )


@reading.on("FavoritesIntent")
@shared("FavoritesIntent")
def favorites(turn: Turn) -> Reply:
    """The kept ones, three at a time."""
    return _page(turn, 0)


@kept_more.on(YES, "AnotherIntent", "AMAZON.NextIntent")
def favorites_on(turn: Turn) -> Reply:
    """The next three."""
    return _page(turn, int(turn.draft.get("from", 0)))


@kept_more.on(NO)
def favorites_enough(turn: Turn) -> Reply:
    """That was enough."""
    return tell(say("stop"))


def _page(turn: Turn, start: int) -> Reply:
    ids = [
        f"{name.removeprefix('kept.')}-{number}"
        for name in sorted(turn.couple.doc)
        if name.startswith("kept.")
        for number in rotation.marked(turn.couple.doc[name])
    ]
    if not ids:
        return ask(say("kept-none"), then=wish.question)
    reads = [Read(one) for one in ids[start : start + PAGE]]
    intro = say("kept-intro") if start == 0 else say("kept-next")
    if len(ids) > start + PAGE:
        draft = {"from": start + PAGE}
        return ask(intro, *reads, say("kept-more"), then=kept_more.question, draft=draft)
    return tell(intro, *reads, say("kept-end"))
