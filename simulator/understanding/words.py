"""Text as words that can be compared: lower case, no punctuation, contractions opened.

Each word remembers what was said in its place, so that a slot can give back "we're late" where
the comparison saw "we are late".
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Phrases = Mapping[tuple[str, ...], tuple[str, ...]]

_DIGITS_THEN_LETTERS = re.compile(r"(?<=\d)(?=[^\W\d_])")
_LETTER_WITH_STOP = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b|\W|$)")
_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc\u0060", "''''")


@dataclass(frozen=True, slots=True)
class Words:
    """`words` to compare; `said`, of the same length, what stood there (may be empty)."""

    words: tuple[str, ...]
    said: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.words)

    def cut(self, start: int, end: int) -> "Words":
        """The words from `start` up to `end`."""
        return Words(self.words[start:end], self.said[start:end])

    def text(self, start: int = 0, end: int | None = None) -> str:
        """What was said between two positions, as one string."""
        return " ".join(part for part in self.said[start:end] if part).replace(" 's", "'s")


def split(text: str, contractions: Phrases) -> Words:
    """Split `text` into words, opening the language's contractions."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_APOSTROPHES)
    lowered = _LETTER_WITH_STOP.sub(r"\1", lowered)
    kept = "".join(_kept(lowered, i) for i in range(len(lowered)))
    raw = _DIGITS_THEN_LETTERS.sub(" ", kept).split()
    opened = rewrite(Words(tuple(raw), tuple(raw)), contractions)
    return _apart_possessives(opened)


def rewrite(given: Words, phrases: Phrases) -> Words:
    """Replace each phrase of the table by its other form, the longest first, left to right."""
    longest = max((len(key) for key in phrases), default=0)
    words: list[str] = []
    said: list[str] = []
    at = 0
    while at < len(given):
        size, new = _at(given.words, at, longest, phrases)
        words += new
        if new == given.words[at : at + size]:
            said += given.said[at : at + size]
        elif new:
            said += [given.text(at, at + size)] + [""] * (len(new) - 1)
        at += size
    return Words(tuple(words), tuple(said))


def contains(words: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> bool:
    """Whether any of the phrases stands in `words`, whole words in a row."""
    spaced = f" {' '.join(words)} "
    return any(f" {' '.join(phrase)} " in spaced for phrase in phrases)


def _at(
    words: tuple[str, ...], at: int, longest: int, phrases: Phrases
) -> tuple[int, tuple[str, ...]]:
    for size in range(min(longest, len(words) - at), 0, -1):
        new = phrases.get(words[at : at + size])
        if new is not None:
            return size, new
    return 1, (words[at],)


def _kept(text: str, i: int) -> str:
    """A letter, mark or digit; an apostrophe or a clock's colon only inside a word."""
    char = text[i]
    if unicodedata.category(char)[0] in "LMN":
        return char
    inside = 0 < i < len(text) - 1
    if char == "'" and inside and text[i - 1].isalpha() and text[i + 1].isalpha():
        return char
    if char == ":" and inside and text[i - 1].isdigit() and text[i + 1].isdigit():
        return char
    return " "


def _apart_possessives(given: Words) -> Words:
    words: list[str] = []
    said: list[str] = []
    for word, spoken in zip(given.words, given.said, strict=True):
        if word.endswith("'s") and word == spoken and len(word) > 2:
            words += [word[:-2], "'s"]
            said += [spoken[:-2], "'s"]
        else:
            words.append(word)
            said.append(spoken)
    return Words(tuple(words), tuple(said))
