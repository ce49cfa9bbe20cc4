"""`ports.Pairing` on any shelf: codes, the link, and what moves between two couples.

    pk               sk      holds
    CODE#<digits>    CODE    whose code it is, until when, and who used it
    USER#<hash>      TRIES   when this account said a code in the last hour
    USER#<hash>      LINK    which couple an account joined, as which partner

The link is made first, in one transaction; what the one who joins brings along follows in steps
that can each be done again, and a sign on the couple's page says that they are not over. So nothing
of theirs is ever heard by somebody they are not linked with, and nothing is left half moved. The
sign stays for an hour, since a session that was open at the time writes to where it was.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from skill.core import pairing
from skill.core.change import HEAD, Change, Doc, Edit, Entry, put
from skill.core.couple import Couple
from skill.core.errors import Stale, Unavailable
from skill.core.ownership import account_attribute, accounts
from skill.ports import Chance
from skill.storage import KEPT_SECONDS, couple_key, user_key
from skill.storage.moving import gather, give_back
from skill.storage.shelf import Key, Part, Shelf

_DRAWS = 5  # codes to draw until one is free
_RENEWED = 30 * 86_400  # seconds after which a link in use is kept for another while


class Pairs:
    """`ports.Pairing`."""

    def __init__(self, shelf: Shelf, chance: Chance) -> None:
        self._shelf, self._chance = shelf, chance

    def open(self, couple: str, head: Doc, partner: str, request: str, now: int) -> str:
        """A new code for `partner`, the one before it void."""
        old = head.get("code")
        if old and old["r"] == pairing.mark(request):
            return str(old["d"])
        for _ in range(_DRAWS):
            digits = self._chance.code()
            if self._shelf.find([_code(digits)]):
                continue  # someone else's, or one that was used
            until = now + pairing.LIFETIME
            body = {"couple": couple, "p": partner, "until": until}
            kept = {"d": digits, "p": partner, "r": pairing.mark(request)}
            edit = Edit(HEAD, set={"code": kept}, expect={"code": old})
            parts = [
                _part(f"CODE#{digits}", Change(entries=(Entry("CODE", body),)), pairing.LIFETIME),
                _part(couple_key(couple), Change(edits=(edit,))),
            ]
            if old:
                parts.append(_part(f"CODE#{old['d']}", Change(removes=("CODE",))))
            self._write(parts, request, now)
            return digits
        raise Unavailable

    def attempt(self, account: str, couple: str, digits: str, request: str, now: int) -> bool:
        """One read and one write, whatever comes of it."""
        tries = (user_key(account), "TRIES")
        found = self._shelf.find([tries, _code(digits)])
        before = found.get(tries, {}).get("at")
        after, counts = pairing.tried(before or (), request, now)
        edit = Edit("TRIES", set={"at": after}, expect={"at": before})
        part = _part(user_key(account), Change(edits=(edit,)), pairing.WINDOW)
        self._write([part], request, now)
        return counts and pairing.live(found.get(_code(digits), {}), couple, now)

    def claim(
        self, account: str, digits: str, partner: str, name: str, request: str, now: int
    ) -> bool:
        """The code is used up, and the one who asked for it will be asked."""
        code = self._shelf.find([_code(digits)]).get(_code(digits), {})
        if code.get("by") == account and code.get("r") == pairing.mark(request):
            return True
        if not pairing.live(code, account, now):
            return False
        here, there = couple_key(str(code["couple"])), couple_key(account)
        heads = self._shelf.find([(here, HEAD), (there, HEAD)])
        asker, joiner = heads.get((here, HEAD), {}), heads.get((there, HEAD), {})
        if pairing.linked(joiner) or pairing.same_person(asker, str(code["p"]), joiner, partner):
            return False
        who = {"b": account, "q": partner, "p": code["p"], "n": name, "t": now}
        used = {"by": account, "r": pairing.mark(request)}
        once = Edit("CODE", set=used, expect={"couple": code["couple"], "by": None})
        told = Edit(HEAD, set={"claim": who}, drop=("code",), expect={"code": asker.get("code")})
        waits = Edit(HEAD, set={"claimed": {"a": code["couple"], "t": now}})
        if (asker.get("code") or {}).get("d") != digits:
            return False
        try:
            self._write(
                [
                    _part(f"CODE#{digits}", Change(edits=(once,)), pairing.LIFETIME),
                    _part(here, Change(edits=(told,))),
                    _part(there, Change(edits=(waits,))),
                ],
                request,
                now,
            )
        except Stale:
            return False
        return True

    def link(self, couple: str, request: str, now: int) -> bool:
        """The link in one transaction, and then what the other brings along."""
        here = self._head(couple)
        who = pairing.claim(here, now)
        if who is None or pairing.linked(here) or "parting" in here:
            return pairing.linked(here)
        account = str(who["b"])
        there = self._head(account)
        waiting = {"a": couple, "t": who["t"]}
        if there.get("claimed") != waiting or pairing.linked(there) or "parting" in there:
            return False
        seats = pairing.seats(Couple(here), who["p"], Couple(there), who["q"])
        mine, theirs = who["p"], pairing.other(who["p"])
        attributes: Doc = {
            **({} if accounts(here) else {account_attribute(couple): mine}),
            account_attribute(account): theirs,
            "guest": account,
            f"name.{theirs}": who["n"],
            "joining": {"b": account, "s": seats, "t": now},
            "seats": seats,
            "linked": now,
        }
        join = Edit(
            HEAD, attributes, drop=("claim", "claimed", "code"), expect={"claim": here["claim"]}
        )
        let_go = ("claim", "claimed", "code", "undo", "off")
        leave = Edit(HEAD, drop=let_go, expect={"claimed": waiting})
        link = Entry("LINK", {"couple": couple, "partner": theirs})
        self._write(
            [
                _part(user_key(account), Change(entries=(link,))),
                _part(couple_key(couple), Change(edits=(join,))),
                _part(couple_key(account), Change(edits=(leave,))),
            ],
            request,
            now,
        )
        return True

    def unlink(self, couple: str, account: str, request: str, now: int) -> bool:
        """The link ends in one transaction; then each gets what is their own."""
        here = self._head(couple)
        if not pairing.linked(here):
            return False
        guest = str(here["guest"])
        there, theirs = self._head(guest), accounts(here)[guest]
        seats = here.get("seats") or {theirs: theirs}
        sign = {"p": theirs, "s": pairing.back(seats, Couple(there)), "t": now}
        names = [account_attribute(one) for one in accounts(here)]
        gone = (
            *names,
            "joining",
            "linked",
            "seats",
            "guest",
            "undo",
            "checkin",
            "least",
            f"shared.trend.{theirs}",
        )
        told = {"off": 1} if account == guest else {}
        stays = Edit(
            HEAD,
            {"parting": {"b": guest, **sign}, **told},
            drop=(*gone, f"shared.goal.{theirs}"),
            expect={names[0]: here[names[0]], "parting": None},
        )
        told = {"off": 1} if account != guest else {}
        goes = Edit(HEAD, {"parting": {"a": couple, **sign}, **told}, drop=("claimed",))
        self._write(
            [
                _part(user_key(guest), Change(removes=("LINK",))),
                _part(couple_key(couple), Change(edits=(stays,))),
                _part(couple_key(guest), Change(edits=(goes,))),
            ],
            request,
            now,
        )
        return True

    def settle(self, couple: str, head: Doc, now: int, over: bool = False) -> bool:
        """Finish what a link or a leave began."""
        if "joining" in head:
            sign = head["joining"]
            gather(self._shelf, couple, sign, now)
            if over or sign["t"] + pairing.SETTLING <= now:
                self._drop(couple, "joining", sign, now)
            return True
        if "parting" in head:
            sign = head["parting"]
            here, there = str(sign.get("a", couple)), str(sign.get("b", couple))
            give_back(self._shelf, here, there, sign, now)
            if over or sign["t"] + pairing.SETTLING <= now:
                for one in (there, here):
                    self._drop(one, "parting", self._head(one).get("parting"), now)
            return True
        if pairing.linked(head) and int(head.get("linked", now)) + _RENEWED <= now:
            self._renew(couple, head, now)
        return False

    def _renew(self, couple: str, head: Doc, now: int) -> None:
        for account, partner in accounts(head).items():
            if account != couple:
                link = put("LINK", {"couple": couple, "partner": partner})
                page = put(HEAD, {"linked": now})
                self._write(
                    [_part(user_key(account), link), _part(couple_key(couple), page)], "", now
                )

    def _head(self, couple: str) -> Doc:
        key = (couple_key(couple), HEAD)
        return self._shelf.find([key]).get(key, {})

    def _drop(self, couple: str, name: str, value: Any, now: int) -> None:
        if value is not None:
            edit = Edit(HEAD, drop=(name,), expect={name: value})
            self._write([_part(couple_key(couple), Change(edits=(edit,)))], "", now)

    def _write(self, parts: Sequence[Part], request: str, now: int) -> None:
        self._shelf.write(parts, token(parts, request, now), now)


def token(parts: Sequence[Part], request: str, now: int) -> str:
    """What makes a doubled write known, 32 characters."""
    text = repr((parts, request, now))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _code(digits: str) -> Key:
    return f"CODE#{digits}", "CODE"


def _part(pk: str, change: Change, kept: int = KEPT_SECONDS) -> Part:
    return Part(pk, change, kept)
