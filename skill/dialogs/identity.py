"""What to call the two, and who is speaking: a known voice, or the name they say."""

from collections.abc import Callable
from dataclasses import replace

from skill.conversation import NO, YES, Dialog, Handler
from skill.core import pairing, text
from skill.core.checkin import PARTNERS
from skill.core.couple import Couple, head
from skill.core.errors import SkillError
from skill.dialogs.everywhere import stay, wish
from skill.reply import Again, Reply, ask, say, tell
from skill.turn import Slot, Turn

identity = Dialog("identity")
names = identity.question("names")  # what shall I call you both?
partner = identity.question("partner")  # and your partner?
settled = identity.question(
    "settled", help="help-welcome"
)  # shall we start with today's affirmation?
whose = identity.question("whose", help="help-whose")  # who's asking?
code = identity.question("pin")  # your four digits?
link = identity.question("link")  # shall I know this voice as yours?


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
    first = text.first_name(turn.slot("first") or turn.slot("name"))
    second = text.first_name(turn.slot("second"))
    if first is None:
        return ask(say("names-ask"), then=names.question)
    if second is None:
        if turn.couple.by_name(first):
            return who(turn)
        return ask(say("names-partner", name=first), then=partner.question, draft={"first": first})
    return _both(turn)


@partner.on("NamesIntent", "WhoIAmIntent")
def partner_named(turn: Turn) -> Reply:
    """The second name."""
    second = text.first_name(turn.slot("first") or turn.slot("name"))
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
    met = say("names-met", names=tuple(given)) if len(given) > 1 else say("names-alone")
    if before:
        undo = head({f"name.{one}": name for one, name in before.items()})
        return tell(say("names-changed", names=tuple(given)), change=change, undo=undo)
    return ask(
        met,
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
    said = text.first_name(turn.slot("name") or turn.slot("first")) or ""
    found = pairing.named(turn.couple, turn.account, said)
    if found is None:
        again = Again("again") if turn.open else say("help-ask")
        return stay(turn, say("who-unknown"), again)
    _admit(turn, found)
    if _locked(turn, found):
        return ask(say("pin-ask"), then=code.question, draft={"who": found})
    if turn.voice and turn.couple.speaker(turn.voice) is None:
        name = turn.couple.names[found]
        spoken, draft = say("voice-link", name=name), {"who": found}
        return ask(spoken, then=link.question, draft=draft, owner=turn.me)
    return _hello(turn, found)


def _hello(turn: Turn, found: str) -> Reply:
    hello = say("who-hello", name=turn.couple.names[found])
    here = turn.open is None or turn.open == wish.question or turn.open.id.startswith("identity")
    another = turn.speaker not in (None, found)  # nobody goes on with the other's
    if turn.open is None or here or another:
        return ask(hello, say("help-ask"), then=wish.question, speaker=found)
    again = Again("again")
    return ask(hello, again, then=turn.open, again=again, draft=turn.draft, speaker=found)


# Behind a door: what belongs to one partner waits here until the voice is known.
_ROOMS: dict[str, Handler] = {}


def private(intent: str) -> Callable[[Handler], Handler]:
    """A handler that runs only when it is known who speaks; an unknown voice is asked its name.
    What it begins is for that one to go on with."""

    def behind(handler: Handler) -> Handler:
        def own(turn: Turn) -> Reply:
            reply = handler(turn)
            return replace(reply, owner=reply.owner or turn.me)

        return _behind(intent, "whose", lambda turn: True)(own)

    return behind


def shared(intent: str) -> Callable[[Handler], Handler]:
    """A handler for what belongs to the two together. Where one of them can be told by voice or PIN
    an unknown voice is asked its name; where nobody can, the household has chosen to be open."""
    return _behind(intent, "whose-shared", lambda turn: turn.couple.guarded)


def _behind(
    intent: str, asking: str, is_shut: Callable[[Turn], bool]
) -> Callable[[Handler], Handler]:
    def behind(handler: Handler) -> Handler:
        _ROOMS[intent] = handler

        def door(turn: Turn) -> Reply:
            if not is_shut(turn):
                return handler(turn)
            if not turn.couple.known:
                return ask_names(turn)
            if turn.speaker:
                return handler(turn)
            said = {
                name: [text.cut(slot.value, text.KEPT), slot.id]
                for name, slot in turn.slots.items()
            }
            draft = {"to": intent, "said": said}
            return ask(say(asking), then=whose.question, draft=draft, owner=turn.me)

        return door

    return behind


@shared("NamesIntent")
def _both(turn: Turn) -> Reply:
    """Two names for the two; a guest changes none."""
    return _settle(
        turn, [name for one in ("first", "second") if (name := text.first_name(turn.slot(one)))]
    )


@whose.on(NO)
def nobody(turn: Turn) -> Reply:
    """Rather not."""
    return tell(say("cancel"))


@whose.on("WhoIAmIntent", "NamesIntent")
def it_is(turn: Turn) -> Reply:
    """The name of the one who asks, and behind a PIN the four digits too. Two names are no answer:
    what is private is for one."""
    first = None if turn.slot("second") else turn.slot("first")
    said = text.first_name(turn.slot("name") or first) or ""
    found = pairing.named(turn.couple, turn.account, said)
    if found is None:
        return tell(say("who-unknown-end"))
    _admit(turn, found)
    if _locked(turn, found):
        draft, owner = {**turn.draft, "who": found}, turn.state.owner
        return ask(say("pin-ask"), then=code.question, draft=draft, owner=owner)
    return enter(turn, found)


def enter(turn: Turn, found: str) -> Reply:
    """Go on to what was asked for, now that it is known who asks."""
    _admit(turn, found)
    to = turn.draft.get("to")
    if to is None:
        return _hello(turn, found)
    slots = {name: Slot(value, id) for name, (value, id) in turn.draft["said"].items()}
    known = replace(turn, speaker=found, slots=slots, intent=to, open=None)
    return replace(_ROOMS[to](known), speaker=found)


def _admit(turn: Turn, found: str) -> None:
    """Raises SkillError where the one who speaks cannot be taken for the partner they name."""
    key = pairing.refused(turn.couple, turn.account, turn.voice, turn.speaker, found)
    if key:
        raise SkillError(key)


def _locked(turn: Turn, found: str) -> bool:
    """Whether this partner set a PIN and neither voice nor PIN has opened it in this session. One
    that is set elsewhere holds for every session begun after it."""
    return turn.speaker != found and bool(turn.couple.doc.get(f"pin.{found}"))


@link.on(YES)
def link_voice(turn: Turn) -> Reply:
    """From now on this voice is known as this partner's."""
    found = str(turn.draft["who"])
    if turn.voice is None:
        raise SkillError("private")
    hello = say("voice-linked", name=turn.couple.names[found])
    attribute = pairing.voice_attribute(turn.couple.doc, found)
    change = head({attribute: turn.voice})
    undo = head({}, attribute)
    return tell(hello, change=change, undo=undo, speaker=found)


@link.on(NO)
def link_not(turn: Turn) -> Reply:
    """The name holds for this session only."""
    return _hello(turn, str(turn.draft["who"]))
