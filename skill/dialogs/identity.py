"""What to call the two, and who is speaking: a known voice, or the name they say."""

from collections.abc import Callable
from dataclasses import replace

from skill.conversation import NO, YES, Dialog, Handler, Slot, Turn
from skill.core import pin
from skill.core.change import put
from skill.core.checkin import PARTNERS
from skill.core.couple import Couple, head
from skill.core.errors import SkillError
from skill.dialogs.everywhere import stay, wish
from skill.reply import Again, Reply, ask, say, tell

identity = Dialog("identity")
names = identity.question("names")  # what shall I call you both?
partner = identity.question("partner")  # and your partner?
settled = identity.question("settled")  # shall we start with today's affirmation?
whose = identity.question("whose")  # who's asking?
code = identity.question("pin")  # your four digits?
link = identity.question("link")  # shall I know this voice as yours?

LONGEST_NAME = 40


def ask_names(turn: Turn) -> Reply:
    """The very first welcome, which says what this is and for whom."""
    return ask(say("welcome-first"), then=names.question, change=head({"visits": 1}))


def _tells_who(turn: Turn) -> bool:
    """Two names, or one that is known here: no stray word."""
    return bool(turn.slot("second") or turn.couple.by_name(turn.slot("first") or ""))


@names.on("NamesIntent", "WhoIAmIntent")
@identity.on("NamesIntent", wish=_tells_who)
def named(turn: Turn) -> Reply:
    """One name or two."""
    first = name_of(turn.slot("first") or turn.slot("name"))
    second = name_of(turn.slot("second"))
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
    second = name_of(turn.slot("first") or turn.slot("name"))
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
    change = head(_places(turn.couple, given), "undo")
    if before:
        undo = head({f"name.{one}": name for one, name in before.items()})
        return tell(say("names-changed", names=tuple(given)), change=change, undo=undo)
    return ask(
        say("names-met", names=tuple(given)),
        say("names-recordings"),
        say("names-start"),
        then=settled.question,
        change=change,
    )


def _places(couple: Couple, given: list[str]) -> dict[str, str]:
    """Names by partner. Someone who keeps a name stays the same partner."""
    places: dict[str, str] = {}
    for name in given:
        known = couple.by_name(name)
        if known and known not in places:
            places[known] = name
    for name in given:
        if name not in places.values():
            places[next(one for one in PARTNERS if one not in places)] = name
    return {f"name.{one}": name for one, name in places.items()}


@identity.on("WhoIAmIntent")
def who(turn: Turn) -> Reply:
    """Someone says who is speaking; it holds for this session."""
    if not turn.couple.known:
        return ask(say("names-ask"), then=names.question)
    found = turn.couple.by_name(name_of(turn.slot("name") or turn.slot("first")) or "")
    if found is None:
        return stay(turn, say("who-unknown"))
    if _locked(turn, found):
        return ask(say("pin-ask"), then=code.question, draft={"who": found})
    if turn.voice and turn.couple.speaker(turn.voice) is None:
        name = turn.couple.names[found]
        return ask(say("voice-link", name=name), then=link.question, draft={"who": found})
    return _hello(turn, found)


def _hello(turn: Turn, found: str) -> Reply:
    hello = say("who-hello", name=turn.couple.names[found])
    if turn.open is None or turn.open == wish.question or turn.open.id.startswith("identity"):
        return ask(hello, say("help-ask"), then=wish.question, speaker=found)
    again = Again("again")
    return ask(hello, again, then=turn.open, again=again, draft=turn.draft, speaker=found)


# Behind a door: what belongs to one partner waits here until the voice is known.
_ROOMS: dict[str, Handler] = {}


def private(intent: str) -> Callable[[Handler], Handler]:
    """A handler that runs only when it is known who speaks; an unknown voice is asked its name."""

    def behind(handler: Handler) -> Handler:
        _ROOMS[intent] = handler

        def door(turn: Turn) -> Reply:
            if not turn.couple.known:
                return ask_names(turn)
            if turn.speaker:
                return handler(turn)
            said = {name: [slot.value, slot.id] for name, slot in turn.slots.items()}
            return ask(say("whose"), then=whose.question, draft={"to": intent, "said": said})

        return door

    return behind


@whose.on("WhoIAmIntent", "NamesIntent")
def it_is(turn: Turn) -> Reply:
    """The name of the one who asks, and behind a PIN the four digits too."""
    found = turn.couple.by_name(name_of(turn.slot("name") or turn.slot("first")) or "")
    if found is None:
        return tell(say("who-unknown-end"))
    if _locked(turn, found):
        draft = {**turn.draft, "who": found}
        return ask(say("pin-ask"), then=code.question, draft=draft)
    return _enter(turn, found)


def _enter(turn: Turn, found: str) -> Reply:
    """Go on to what was asked for, now that it is known who asks."""
    to = turn.draft.get("to")
    if to is None:
        return _hello(turn, found)
    slots = {name: Slot(value, id) for name, (value, id) in turn.draft["said"].items()}
    known = replace(turn, speaker=found, slots=slots, intent=to, open=None)
    return replace(_ROOMS[to](known), speaker=found)


def _locked(turn: Turn, found: str) -> bool:
    """Whether this partner set a PIN and neither voice nor PIN has opened it in this session."""
    return turn.speaker != found and bool(turn.couple.doc.get(f"pin.{found}"))


@code.on("PinIntent", "CodeIntent", "SetReminderIntent")
def pin_said(turn: Turn) -> Reply:
    """Four digits; five tries an hour, right or wrong, and then the door stays shut."""
    found = str(turn.draft["who"])
    page = turn.world.memory.page(turn.couple_id, f"PARTNER#{found}")
    digits = pin.digits(turn.slot("pin") or turn.slot("code") or turn.slot("time"))
    tries = pin.recent(page.get("tries") or [], turn.now)
    if len(tries) >= pin.TRIES:
        return tell(say("pin-shut"))
    if digits is not None and pin.matches(digits, str(page.get("pin", ""))):
        return _enter(turn, found)
    tried = put(f"PARTNER#{found}", {"tries": [*tries, int(turn.now.timestamp())]})
    if len(tries) + 1 >= pin.TRIES:
        return tell(say("pin-shut"), change=tried)
    return ask(say("pin-wrong"), then=code.question, draft=turn.draft, change=tried)


@code.otherwise
def pin_not(turn: Turn) -> Reply:
    """Anything else leaves the door shut."""
    return tell(say("pin-left"))


@link.on(YES)
def link_voice(turn: Turn) -> Reply:
    """From now on this voice is known as this partner's."""
    found = str(turn.draft["who"])
    if turn.voice is None:
        raise SkillError("private")
    hello = say("voice-linked", name=turn.couple.names[found])
    change = head({f"voice.{found}": turn.voice})
    undo = head({}, f"voice.{found}")
    return tell(hello, change=change, undo=undo, speaker=found)


@link.on(NO)
def link_not(turn: Turn) -> Reply:
    """The name holds for this session only."""
    return _hello(turn, str(turn.draft["who"]))


@private("PinIntent")
def set_pin(turn: Turn) -> Reply:
    """Set the speaker's own four digits."""
    partner_ = turn.speaker or ""
    digits = pin.digits(turn.slot("pin"))
    if digits is None:
        return ask(say("pin-which"), then=new_pin.question)
    change = put(f"PARTNER#{partner_}", {"pin": pin.hashed(digits, turn.request)}, "tries")
    return tell(say("pin-set"), change=change + head({f"pin.{partner_}": 1}), speaker=partner_)


new_pin = identity.question("newpin")  # which four digits?
identity.on("PinIntent", wish=lambda turn: turn.slot("pin") is not None)(set_pin)
new_pin.on("PinIntent")(set_pin)


@new_pin.on("CodeIntent", "SetReminderIntent")
def pin_digits(turn: Turn) -> Reply:
    """Four digits said alone arrive as a number or a time."""
    value = turn.slot("code") or turn.slot("time") or ""
    return set_pin(replace(turn, slots={"pin": Slot(value)}))


def name_of(text: str | None) -> str | None:
    """A first name as one writes it, None when there is nothing usable."""
    cleaned = " ".join((text or "").split())[:LONGEST_NAME].strip(" .,?!")
    if not any(mark.isalpha() for mark in cleaned):
        return None
    return " ".join(part[:1].upper() + part[1:] for part in cleaned.split())
