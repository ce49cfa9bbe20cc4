"""What a content pack may hold and how its sentences may sound.

Every function returns the complaints as readable lines; an empty list means all is well. What
depends on the language stands in `languages`. The counts come from the product's promise of a year
without repeats.
"""

import json
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from skill.core.signs import PRACTICES, SIGNS
from tests.content.languages import Language

Item = dict[str, Any]

SENTENCE_WORDS = 20  # one breath
ITEM_WORDS = 40
OPENING_USES = 5  # of the same first three words in the affirmations
DEPTHS = ("light", "warm", "deep")
TOPICS = "us past feelings future home family play work friends dreams"
KINDS = "make cook play move music nature explore write"
ALIKE = 90  # rapidfuzz's scale to 100; our own pairs that merely share a theme stay under 83


@dataclass(frozen=True)
class Pack:
    """The shape of one pack: id prefix, smallest size, keys beside id and text, shares of a key."""

    prefix: str
    minimum: int
    keys: Mapping[str, Container[object]] = field(default_factory=dict)
    each: tuple[str, tuple[str, ...], int] | None = None  # key, values, at least so many of each
    item_words: int = ITEM_WORDS


PACKS: Mapping[str, Pack] = {
    "affirmations": Pack("affirmation", 366, {"for": {"us", "me", "you"}}, item_words=20),
    "compliments": Pack("compliment", 60, {"tone": {"tender", "playful", "plain"}}),
    "self_care": Pack("selfcare", 40, {"minutes": range(1, 61)}),
    "questions": Pack(
        "question",
        240,
        {"depth": set(DEPTHS), "topic": set(TOPICS.split())},
        each=("depth", DEPTHS, 80),
    ),
    "activities": Pack(
        "activity",
        120,
        {
            "minutes": range(5, 181),
            "energy": {"low", "medium", "high"},
            "place": {"in", "out"},
            "kind": set(KINDS.split()),
        },
    ),
    "home": Pack("home", 60, {"minutes": range(5, 31)}),  # half an hour or less
    "screen_free": Pack("screenfree", 60, {"when": {"during", "closing"}}),
    "tips": Pack("tip", 24, {"practice": set(PRACTICES)}, each=("practice", PRACTICES, 3)),
    "signs": Pack("sign", 5, {"sign": set(SIGNS)}, each=("sign", SIGNS, 1)),
    # The two below have no promised size; a dozen turns of each role is a season of Sundays.
    "listening": Pack(
        "listening",
        24,
        {"role": {"speaker", "listener"}},
        each=("role", ("speaker", "listener"), 12),
    ),
    "good_news": Pack("goodnews", 12),
}


def words(text: str) -> list[str]:
    """The words of `text` as they're spoken, small; "half-hour" is two."""
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.lower())


def sentences(text: str) -> list[str]:
    """The sentences of `text`."""
    return [part for part in re.split(r"[.?]+", text) if part.strip()]


def load(path: Path) -> list[Item]:
    """The items of a pack file. Raises ValueError when it's no array of objects."""
    items = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ValueError(f"{path.name} is no array of objects")
    return items


def layout_problems(raw: str) -> list[str]:
    """Lines of a pack file that don't hold exactly one object, so that a diff shows one item."""
    lines = raw.splitlines()
    if not raw.endswith("\n") or not lines or lines[0] != "[" or lines[-1] != "]":
        return ["the brackets belong on lines of their own, with a line end after the last"]
    bad = []
    for number, line in enumerate(lines[1:-1], 2):
        try:
            single = isinstance(json.loads(line.strip().removesuffix(",")), dict)
        except ValueError:
            single = False
        if not single:
            bad.append(f"line {number} is not one object")
    return bad


def id_problems(items: Sequence[Item], prefix: str) -> list[str]:
    """Ids that aren't `prefix`-NNN from 001 on, or that two items share."""
    ids = [str(item.get("id")) for item in items]
    form = re.compile(rf"{prefix}-(?!000)\d{{3}}")
    bad = [f"{id_} is no {prefix}-NNN" for id_ in ids if not form.fullmatch(id_)]
    return bad + [f"{id_} is there {n} times" for id_, n in Counter(ids).items() if n > 1]


def key_problems(item: Item, pack: Pack) -> list[str]:
    """Missing or unknown keys, and values that aren't allowed."""
    bad = []
    if extra := item.keys() ^ {"id", "text", *pack.keys}:
        bad.append(f"{item.get('id')}: missing or unknown {sorted(extra)}")
    for key, allowed in pack.keys.items():
        value = item.get(key)
        if isinstance(value, (bool, list, dict)) or value not in allowed:
            bad.append(f"{item.get('id')}: {key} can't be {value!r}")
    return bad


def count_problems(items: Sequence[Item], pack: Pack) -> list[str]:
    """Too few items, in all or of one value."""
    bad = [] if len(items) >= pack.minimum else [f"{len(items)} items of {pack.minimum}"]
    if pack.each:
        key, values, least = pack.each
        have = Counter(item.get(key) for item in items)
        bad += [f"{have[v]} of {least} with {key} {v}" for v in values if have[v] < least]
    return bad


def text_problems(text: object, language: Language, item_words: int = ITEM_WORDS) -> list[str]:
    """What keeps `text` from being spoken well: length, signs, words, contractions."""
    if not isinstance(text, str) or not text:
        return ["no text"]
    bad = []
    if strange := sorted(set(re.findall(rf"[^{language.letters},.?' -]", text))):
        bad.append(f"characters {strange}")
    if not re.search(r"^\S.*[.?]$", text) or "  " in text or ".." in text:
        bad.append("doesn't begin at once, stop at the end, and keep single spaces and stops")
    if any(len(words(one)) > SENTENCE_WORDS for one in sentences(text)):
        bad.append("a sentence of more than one breath")
    if len(words(text)) > item_words:
        bad.append(f"{len(words(text))} words")
    bad += [f"banned: {hit.group(0)}" for hit in language.banned.finditer(text)]
    return bad + [f"contract: {hit.group(0)}" for hit in language.uncontracted.finditer(text)]


def alike(texts: Mapping[str, str]) -> Iterator[str]:
    """Pairs of `texts` (by id) that say the same, or nearly: equal word sets, or equal spelling."""
    plain = {id_: " ".join(words(text)) for id_, text in texts.items()}
    for (one, a), (two, b) in combinations(plain.items(), 2):
        score = max(
            fuzz.token_set_ratio(a, b, score_cutoff=ALIKE), fuzz.ratio(a, b, score_cutoff=ALIKE)
        )
        if score:
            yield f"{one} and {two}: {texts[one]} / {texts[two]}"


def worn_openings(texts: Sequence[str]) -> list[str]:
    """First three words that more than OPENING_USES of `texts` begin with."""
    openings = Counter(" ".join(words(text)[:3]) for text in texts)
    return [f"{n} begin with {o!r}" for o, n in openings.items() if n > OPENING_USES]
