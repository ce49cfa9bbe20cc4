"""Opening the skill: the first time a welcome, later the one thing that makes sense now."""

from collections.abc import Callable

from skill.conversation import LAUNCH, NO, YES, Dialog
from skill.core.change import NOTHING, Change, Edit, partner_item, put
from skill.core.couple import head
from skill.core.offers import Offer, best, daypart
from skill.dialogs import (
    affirmation,
    checkin,
    goals,
    identity,
    notes,
    pairing,
    questions,
    reminders,
    screenfree,
)
from skill.dialogs.everywhere import wish, wish_yes
from skill.reply import Reply, ask, say, tell
from skill.turn import Turn

welcome: Dialog = Dialog("welcome")
offered = {offer: welcome.question(offer.value) for offer in Offer}

# What a yes to each offer begins.
_BEGIN: dict[Offer, Callable[[Turn], Reply]] = {
    Offer.RESUME: checkin.begin,
    Offer.REMINDER: reminders.set_wanted,
    Offer.SCREEN_FREE: screenfree.start,
    Offer.AFFIRMATION: affirmation.of_the_day,
    Offer.CHECK_IN: checkin.begin,
    Offer.QUESTION: questions.deeper,
    Offer.NOTE: notes.hear,
    Offer.GOAL: goals.status,
    Offer.NOTHING: wish_yes,
    Offer.RUNNING: screenfree.end,
}


@welcome.on(LAUNCH, offline=True)
@pairing.first
def opened(turn: Turn) -> Reply:
    """The welcome."""
    if turn.offline:
        return affirmation.of_the_day(turn)
    if not turn.couple.known:
        return identity.ask_names(turn)
    page = turn.pages.get(turn.speaker or "", {})
    offer = best(turn.couple, turn.now, page)
    visits = turn.couple.visits
    known = turn.couple.names
    names = (known[turn.speaker],) if turn.speaker in known else tuple(known.values())
    key = f"greet-{daypart(turn.now)}" if turn.couple.zone else "greet-any"
    about = reminders.wanted_values(turn) if offer is Offer.REMINDER else {}
    change = head({"visits": visits + 1})
    change += _kept_alive(turn)
    if offer is Offer.GOAL and turn.speaker:
        change += put(partner_item(turn.speaker), {"goal.asked": turn.today.isoformat()})
    return ask(
        say(key, visits, names=names),
        say(f"offer-{offer.value}", visits, **about),
        then=offered[offer].question,
        change=change,
        unsaved=True,
    )


def _kept_alive(turn: Turn) -> Change:
    """What is touched goes on being kept: once a month, each one's own page too."""
    month = f"{turn.now:%Y-%m}"
    if turn.couple.doc.get("touched") == month:
        return NOTHING
    pages = tuple(Edit(partner_item(one)) for one in turn.couple.partners)
    return Change(edits=pages) + head({"touched": month})


def _route(offer: Offer) -> None:
    @offered[offer].on(YES)
    def yes(turn: Turn) -> Reply:
        return _BEGIN[offer](turn)

    @offered[offer].on(NO)
    def no(turn: Turn) -> Reply:
        if offer is Offer.REMINDER:
            return tell(say("offer-reminder-no"), change=head({}, "wanted"))
        return ask(say("offer-instead"), then=wish.question)


for _offer in Offer:
    _route(_offer)


@identity.settled.on(YES)
def begin(turn: Turn) -> Reply:
    """The first thing the two do here."""
    return affirmation.of_the_day(turn)


@identity.settled.on(NO)
def later(turn: Turn) -> Reply:
    """Not that: something else?"""
    return ask(say("offer-instead"), then=wish.question)
