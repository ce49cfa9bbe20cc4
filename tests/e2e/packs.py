"""What two people heard of each pack, and whether it came back too soon.

Told from the words that were heard and from what had been asked for, not from what the skill
remembers of it.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from skill import content

_PAUSE = re.compile(r"\s*\.\.\.\s*")
_WANTED = re.compile(r"(\w+)(<?=)(\w+)")
_ONES_OWN = {"selfcare"}
_SHOWN_AGAIN = {"sign"}  # explained in full each time, not read through


@dataclass(frozen=True, slots=True)
class Part:
    """A pack, or the part of it whose tags are as wanted."""

    pack: str
    wanted: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def read(cls, text: str) -> "Part":
        """From "question depth=light" or "activity place=out minutes<=30"."""
        pack, _, wanted = text.strip().partition(" ")
        return cls(pack, tuple(_WANTED.findall(wanted)))

    def fits(self, tags: Mapping[str, Any]) -> bool:
        """Whether an item with these tags is of this part."""
        return all(
            int(tags[name]) <= int(value) if sign == "<=" else str(tags[name]) == value
            for name, sign, value in self.wanted
        )


# Who listens hears how, each time another begins to tell.
_COMES_WITH = {Part.read("listening role=speaker"): (Part.read("listening role=listener"),)}


@dataclass
class Heard:
    """All that was heard, by pack. `problems` tells, in words, what should not have been."""

    language: str = "en"
    ever: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    used_up: set[Part] = field(default_factory=set)
    _rounds: dict[str, set[str]] = field(default_factory=dict)  # since a part was last used up
    _ids: dict[str, list[str]] = field(default_factory=dict)  # what a text is

    def __post_init__(self) -> None:
        for pack in content._FILES:
            for item in content.pack(pack, self.language).items.values():
                self._ids.setdefault(item.text, []).append(item.id)

    def listen(self, text: str, part: Part | None, where: str, who: str = "") -> None:
        """Take a reply's speech. part: what something new was asked of; anything else that comes
        from a pack must have been heard before. who: the one it was said to, who reads through
        some packs alone."""
        found = [self._ids[one] for one in _PAUSE.split(text) if one in self._ids]
        ids = [next((id for id in some if _is_of(id, part)), some[0]) for some in found]
        new = [id for id in ids if _is_of(id, part)]
        for id in ids:
            pack = id.rpartition("-")[0]
            if id not in new and id not in self.ever and pack not in _SHOWN_AGAIN:
                self.problems.append(f"{where}: {id} was not asked for")
        if part is None:
            return
        parts = [part, *_COMES_WITH.get(part, ())]
        if len(new) != len(parts):
            self.problems.append(f"{where}: {len(new)} new items of {parts}: {text}")
        for id, one in zip(new, parts, strict=False):
            self._new(id, one, where, who if one.pack in _ONES_OWN else "")

    def _new(self, id: str, part: Part, where: str, who: str) -> None:
        items = content.pack(part.pack, self.language).items.values()
        candidates = {item.id for item in items if part.fits(item.tags)}
        if id not in candidates:
            self.problems.append(f"{where}: {id} is not of {part}")
        heard = self._rounds.setdefault(who, set())
        if id in heard:
            left = candidates - heard
            if left:
                self.problems.append(f"{where}: {id} again, {len(left)} of {part} still to come")
            self.used_up.add(part)
            heard -= candidates
        heard.add(id)
        self.ever[id] += 1

    def of(self, pack: str) -> list[int]:
        """How often each item of a pack that was heard was heard."""
        return [often for id, often in self.ever.items() if id.rpartition("-")[0] == pack]


def _is_of(id: str, part: Part | None) -> bool:
    return part is not None and id.rpartition("-")[0] == part.pack
