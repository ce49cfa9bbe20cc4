"""Opening the skill: the first time a welcome, later the one thing that makes sense now."""

from collections.abc import Callable

from skill.conversation import LAUNCH, NO, YES, Dialog, Turn
from skill.core.couple import head
from skill.core.offers import Offer, best, daypart
from skill.dialogs import affirmation, checkin, identity, reading, reminders, screenfree
from skill.dialogs.everywhere import wish
from skill.reply import Reply, ask, say, tell

welcome: Dialog = Dialog("welcome")
offered = {offer: welcome.question(offer.value) for offer in Offer}

# What a yes to each offer begins.
_BEGIN: dict[Offer, Callable[[Turn], Reply]] = {
    Offer.RESUME: checkin.begin,
    Offer.REMINDER: reminders.set_wanted,
    Offer.SCREEN_FREE: screenfree.start,
    Offer.AFFIRMATION: affirmation.of_the_day,
    Offer.CHECK_IN: checkin.begin,
    Offer.QUESTION: reading.another,
}


@welcome.on(LAUNCH, offline=True)
def opened(turn: Turn) -> Reply:
    """The welcome."""
    if turn.offline:
        return affirmation.of_the_day(turn)
    if not turn.couple.known:
        return identity.ask_names(turn)
    offer = best(turn.couple, turn.now)
    visits = turn.couple.visits
    names = tuple(turn.couple.names.values())
    key = f"greet-{daypart(turn.now)}" if turn.couple.zone else "greet-any"
    return ask(
        say(key, visits, names=names),
        say(f"offer-{offer.value}", visits),
        then=offered[offer].question,
        change=head({"visits": visits + 1}),
        unsaved=True,
    )


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
