"""Walking through a check-in: whose turn it is at which sign, and what the answers come to."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from skill.core import signs

PARTNERS = ("1", "2")
RESUME_DAYS = 7  # an older one is begun anew
CARE_DAYS = 28  # between two words of help


@dataclass(frozen=True, slots=True)
class Walk:
    """A check-in under way, for two in turn or for one alone. Small JSON values only.

    For two it knows the place and the sign that stands lowest, and no more: the couple's page and
    the session carry it. Alone, it carries the answers of the one who is speaking.
    """

    stamp: str  # when it began, local, to the minute; part of the key of the answers
    place: int = 0  # answers behind us
    least: str = ""  # for two: the sign lowest so far,
    sum: int = 0  # and its answers added up
    first: int = 0  # for two: the first one's answer to the sign that is open
    alone: str = ""  # the partner who answers alone
    given: str = "-----"  # alone: the answers so far (see `signs.pack`)
    before: str = ""  # alone: those of the last time
    care: int = 0  # alone: 1 when the last two were low and no word of help was said of late

    @property
    def over(self) -> bool:
        """Whether every question was asked."""
        return self.place >= len(signs.SIGNS) * (1 if self.alone else len(PARTNERS))

    @property
    def asked(self) -> tuple[str, str]:
        """(sign, partner) at this place. Raises IndexError when it is over."""
        if self.alone:
            return signs.SIGNS[self.place], self.alone
        return signs.SIGNS[self.place // 2], PARTNERS[self.place % 2]

    @property
    def second(self) -> bool:
        """Whether the question at this place was just put to the other."""
        return not self.alone and self.place % 2 == 1

    def fresh(self, today: date) -> bool:
        """Whether it is still worth going on with."""
        return (today - datetime.fromisoformat(self.stamp).date()).days <= RESUME_DAYS

    def answered(self, rating: int | None) -> "Walk":
        """One place on, with an answer or, when None, without."""
        if self.alone:
            sign, _ = self.asked
            answers = signs.unpack(self.given) | ({sign: rating} if rating else {})
            return replace(self, place=self.place + 1, given=signs.pack(answers))
        if not self.second:
            return replace(self, place=self.place + 1, first=rating or 0)
        given = [one for one in (self.first, rating) if one]
        total = sum(given) * 2 // len(given) if given else 0
        walk = replace(self, place=self.place + 1, first=0)
        if total and (not self.sum or total < self.sum):
            return replace(walk, least=self.asked[0], sum=total)
        return walk

    def back(self) -> "Walk":
        """One place back, the answer there forgotten."""
        before = replace(self, place=self.place - 1, first=0)
        if not self.alone:
            return before
        answers = signs.unpack(self.given)
        answers.pop(before.asked[0], None)
        return replace(before, given=signs.pack(answers))

    @property
    def weakest(self) -> str:
        """The sign for the small step at the end."""
        if self.alone:
            return signs.lowest(signs.unpack(self.given)) or signs.SIGNS[0]
        return self.least or signs.SIGNS[0]

    @property
    def compared(self) -> str | None:
        """Alone: how it stands to the last time, see `signs.compared`."""
        return signs.compared(signs.unpack(self.given), signs.unpack(self.before))

    @property
    def heavy(self) -> bool:
        """Alone: whether this is the third low one in a row, and a word of help is due."""
        return bool(self.care) and signs.is_low(signs.unpack(self.given))

    def to_json(self) -> dict[str, Any]:
        """What differs from the defaults, by name."""
        return {
            name: value for name, value in asdict(self).items() if value not in ("", 0, "-----")
        }

    def shared(self) -> dict[str, Any]:
        """The part that goes on the couple's page: no single answer."""
        return {name: value for name, value in self.to_json().items() if name != "first"}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Walk":
        """The inverse of `to_json`. Raises TypeError on anything else."""
        return cls(**data)


def resumed(partner: str, now: str, found: list[tuple[str, Mapping[str, Any]]]) -> Walk:
    """The check-in one partner begins alone, or goes on with.

    found: (stamp, answers) of that partner's own check-ins, newest first.
    """
    walk = Walk(now, alone=partner)
    today = datetime.fromisoformat(now).date()
    for stamp, body in found:
        if body.get("done"):
            care = int(_low_of_late(found, today))
            return replace(walk, before=signs.pack(ratings(body)), care=care)
        begun = Walk(stamp, alone=partner, given=signs.pack(ratings(body)))
        if begun.fresh(today) and not walk.place:
            walk = replace(begun, place=sum(sign in body for sign in signs.SIGNS))
    return walk


def _low_of_late(found: list[tuple[str, Mapping[str, Any]]], today: date) -> bool:
    done = [(stamp, body) for stamp, body in found if body.get("done")]
    lately = (today - timedelta(days=CARE_DAYS)).isoformat()
    said = any(body.get("care") and stamp > lately for stamp, body in done)
    return not said and len(done) > 1 and all(signs.is_low(ratings(one)) for _, one in done[:2])


def ratings(body: Mapping[str, Any]) -> dict[str, int]:
    """The answers in an item, without what was skipped."""
    return {sign: body[sign] for sign in signs.SIGNS if body.get(sign)}
