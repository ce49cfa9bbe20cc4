"""What is read out: packs of affirmations, questions and ideas, one JSON file a pack a language.

An item's id ("affirmation-017") is stable for ever, and its number is its place in the bitmap of
what a couple has heard. Packs are read when first asked for and kept.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_FILES = {  # what an id begins with -> its pack's file
    "affirmation": "affirmations",
    "compliment": "compliments",
    "question": "questions",
    "activity": "activities",
    "home": "home",
    "selfcare": "self_care",
    "screenfree": "screen_free",
    "tip": "tips",
    "sign": "signs",
    "listening": "listening",
    "goodnews": "good_news",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read out; `tags` are the pack's metadata (minutes, depth, ...)."""

    id: str
    text: str
    tags: Mapping[str, Any]

    @property
    def number(self) -> int:
        """The number in the id."""
        return int(self.id.rpartition("-")[2])


@dataclass(frozen=True, slots=True)
class Pack:
    """All items of one kind in one language, by number."""

    items: Mapping[int, Item]

    def numbers(self, fits: Callable[[Mapping[str, Any]], bool] = lambda tags: True) -> list[int]:
        """The numbers of the items whose tags fit."""
        return [number for number, item in self.items.items() if fits(item.tags)]


@cache
def pack(name: str, language: str) -> Pack:
    """The pack `name`, the word its ids begin with ("affirmation"), in `language` ("en").

    Raises KeyError or FileNotFoundError when there is none.
    """
    raw = json.loads((_HERE / language / f"{_FILES[name]}.json").read_text("utf-8"))
    items = [Item(one.pop("id"), one.pop("text"), one) for one in raw]
    return Pack({item.number: item for item in items})


def item(id: str, language: str) -> Item:
    """One item by its id. Raises KeyError or ValueError when there is none."""
    name, _, number = id.rpartition("-")
    return pack(name, language).items[int(number)]


def language(locale: str) -> str:
    """The language of the packs for a locale: its own, else English."""
    own = locale.partition("-")[0]
    return own if (_HERE / own).is_dir() else "en"
