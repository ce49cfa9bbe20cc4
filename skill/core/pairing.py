"""Two accounts, one couple: the rules of codes, of tries, and of whose slot is whose.

Here and below, the couple that gave the code is `here`, and the one that joins it is `there`.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from skill.core.checkin import PARTNERS
from skill.core.couple import Couple
from skill.core.ownership import accounts

LIFETIME = 600  # seconds in which a code can be said
CLAIM_LIFETIME = 86_400  # seconds in which the one who asked for it can say yes
# Seconds in which a session that was open at the time may still write to where it was.
SETTLING = 3_600
TRIES, WINDOW = 5, 3_600
LENGTH = 6


def digits(text: str | None) -> str | None:
    """Six digits out of what a slot holds ("482913", "4 8 2 9 1 3"), None when it is not six."""
    found = "".join(mark for mark in text or "" if mark.isascii() and mark.isdigit())
    return found if len(found) == LENGTH else None


def mark(request: str) -> str:
    """A short sign of a request, by which it is known when it comes twice."""
    return hashlib.sha256(request.encode()).hexdigest()[:8]


def tried(tries: Iterable[str], request: str, now: int) -> tuple[list[str], bool]:
    """The tries of the last hour with this one, and whether this one counts.

    tries: "<Unix seconds>-<mark>" each. The same request comes to the same end however often it
    comes; a try too many is not kept, so the hour does not begin anew.
    """
    recent = [one for one in tries if int(one.partition("-")[0]) > now - WINDOW]
    if any(one.endswith(mark(request)) for one in recent):
        return recent, True
    if len(recent) >= TRIES:
        return recent, False
    return [*recent, f"{now}-{mark(request)}"], True


def live(code: Mapping[str, Any], there: str, now: int) -> bool:
    """Whether a code's item can still be used by the couple `there`."""
    return bool(code) and "by" not in code and code["until"] > now and code["couple"] != there


def claim(here: Mapping[str, Any], now: int) -> Mapping[str, Any] | None:
    """Who used the code of this couple and waits for a yes, if anyone does: "b" their couple and
    account, "q" their partner there, "p" who asked for the code here, "n" their name, "t" when."""
    found = here.get("claim")
    return found if isinstance(found, dict) and found["t"] + CLAIM_LIFETIME > now else None


def linked(head: Mapping[str, Any]) -> bool:
    """Whether two accounts share this couple's page."""
    return len(accounts(head)) > 1 and head.get("guest") in accounts(head)


def other(partner: str) -> str:
    """The other slot."""
    return PARTNERS[1 - PARTNERS.index(partner)]


def home(head: Mapping[str, Any], account: str) -> str | None:
    """The partner whose own account this is, None where one account serves both.

    Elsewhere than at home a name alone opens nothing private, else linking would let each hear the
    other's by saying a name at home. It holds on until everything of the one who left is gone.
    """
    if linked(head):
        return accounts(head).get(account)
    parting = head.get("parting")
    return other(parting["p"]) if parting and "b" in parting else None


def named(couple: Couple, account: str, name: str) -> str | None:
    """Which partner goes by `name`; at home, the one whose account it is when both do."""
    own = home(couple.doc, account)
    if own and couple.names.get(own, "").casefold() == name.strip().casefold():
        return own
    return couple.by_name(name)


def refused(
    couple: Couple, account: str, voice: str | None, speaker: str | None, found: str
) -> str | None:
    """Why someone who says they are `found` is not believed, as an error's key: "private" where
    Alexa knows the voice as somebody else's, "elsewhere" where a name alone is not enough. A person
    has another id on each account, so a voice is new once more at home."""
    known = voices(couple.doc, found).values()
    own = home(couple.doc, account)
    new = not known or (own == found and len(known) == 1)
    if voice is not None and (
        (voice not in known and not new) or couple.speaker(voice) not in (None, found)
    ):
        return "private"
    if own in (None, found) or speaker == found or couple.doc.get(f"pin.{found}"):
        return None
    return "elsewhere"


def voices(head: Mapping[str, Any], partner: str) -> dict[str, str]:
    """The attributes that hold this partner's voices: Alexa knows a person by another id on each
    account."""
    names = (f"voice.{partner}", f"voice.also.{partner}")
    return {name: head[name] for name in names if name in head}


def voice_attribute(head: Mapping[str, Any], partner: str) -> str:
    """Where a voice newly linked to this partner goes: one for each account."""
    first = f"voice.{partner}"
    return f"voice.also.{partner}" if linked(head) and first in head else first


def same_person(here: Mapping[str, Any], asked: str, there: Mapping[str, Any], who: str) -> bool:
    """Whether the one who joins is, by voice, the one who asked for the code."""
    own, joining = voices(here, asked), voices(there, who)
    return bool(set(own.values()) & set(joining.values()))


def seats(here: Couple, asked: str, there: Couple, who: str) -> dict[str, str]:
    """Partner there -> partner here. The one who joins takes the slot beside the one who asked. The
    other one there is the one who asked, where they go by the same name and no PIN keeps them
    apart; else what is that one's own stays where it is.
    """
    found = {who: other(asked)}
    rest, name = other(who), here.names.get(asked, "").casefold()
    if there.names.get(rest, "").casefold() == name and f"pin.{rest}" not in there.doc:
        found[rest] = asked
    return found


def back(seated: Mapping[str, str], there: Couple) -> dict[str, str]:
    """The inverse of `seats` when they part: partner here -> partner there."""
    found = {now: before for before, now in seated.items()}
    who = next(iter(seated))
    if len(found) == 1 and other(who) not in there.names:
        found[other(seated[who])] = other(who)
    return found
