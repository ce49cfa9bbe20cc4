"""What to call the two, and who is speaking."""

from skill.conversation import NO, Dialog, Turn
from skill.core.checkin import PARTNERS
from skill.core.couple import Couple, head
from skill.dialogs.everywhere import stay, wish
from skill.reply import Again, Reply, ask, say, tell

identity = Dialog("identity")
names = identity.question("names")  # what shall I call you both?
partner = identity.question("partner")  # and your partner?
settled = identity.question("settled")  # shall we start with today's affirmation?

LONGEST_NAME = 40


def ask_names(turn: Turn) -> Reply:
    """The very first welcome, which says what this is and for whom."""
    return ask(say("welcome-first"), then=names.question, change=head({"visits": 1}))


@names.on("NamesIntent", "WhoIAmIntent")
@identity.on("NamesIntent", wish=lambda turn: turn.slot("second") is not None)
def named(turn: Turn) -> Reply:
    """One name or two."""
    first = _name(turn.slot("first") or turn.slot("name"))
    second = _name(turn.slot("second"))
    if first is None:
        return ask(say("names-ask"), then=names.question)
    if second is None:
        if turn.couple.by_name(first):
            return who(turn)
        return ask(say("names-partner", name=first), then=partner.question, draft={"first": first})
    return _settle(turn, [first, second])


@partner.on("NamesIntent", "WhoIAmIntent")
def partner_named(turn: Turn) -> Reply:
    """The second name."""
    second = _name(turn.slot("first") or turn.slot("name"))
    if second is None:
        return ask(say("identity-partner-again"), then=partner.question, draft=turn.draft)
    return _settle(turn, [turn.draft["first"], second])


@partner.on(NO, "AnotherIntent", "AMAZON.NextIntent", "WhoAnswersIntent")
def alone(turn: Turn) -> Reply:
    """Only one of the two is here: everything works for one."""
    return _settle(turn, [turn.draft["first"]])


def _settle(turn: Turn, given: list[str]) -> Reply:
    if len({name.casefold() for name in given}) < len(given):
        return ask(say("names-same"), then=names.question)
    before = dict(turn.couple.names)
    change = head(*_attributes(turn.couple, given))
    undo = head({f"name.{one}": name for one, name in before.items()}) if before else None
    if before:
        return tell(say("names-changed", names=tuple(given)), change=change, undo=undo)
    return ask(
        say("names-met", names=tuple(given)),
        say("names-recordings"),
        say("names-start"),
        then=settled.question,
        change=change,
    )


def _attributes(couple: Couple, given: list[str]) -> tuple[dict[str, str], str]:
    """Names by partner. Someone who keeps a name stays the same partner."""
    places: dict[str, str] = {}
    for name in given:
        known = couple.by_name(name)
        if known and known not in places:
            places[known] = name
    for name in given:
        if name not in places.values():
            places[next(one for one in PARTNERS if one not in places)] = name
    return {f"name.{one}": name for one, name in places.items()}, "undo"


@identity.on("WhoIAmIntent")
def who(turn: Turn) -> Reply:
    """Someone says who is speaking; it holds for this session."""
    name = _name(turn.slot("name") or turn.slot("first"))
    if not turn.couple.known:
        return ask(say("names-ask"), then=names.question)
    found = turn.couple.by_name(name or "")
    if found is None:
        return stay(turn, say("who-unknown"))
    hello = say("who-hello", name=turn.couple.names[found])
    if turn.open is None or turn.open == wish.question:
        return ask(hello, say("help-ask"), then=wish.question, speaker=found)
    return ask(
        hello,
        Again("again"),
        then=turn.open,
        again=Again("again"),
        draft=turn.draft,
        speaker=found,
    )


def _name(text: str | None) -> str | None:
    """A first name as one writes it, None when there is nothing usable."""
    cleaned = " ".join((text or "").split())[:LONGEST_NAME].strip(" .,?!")
    if not any(mark.isalpha() for mark in cleaned):
        return None
    return " ".join(part[:1].upper() + part[1:] for part in cleaned.split())
