"""AMAZON.NUMBER: figures, number words, and digits said one by one.

Written by hand over the language's own table: text2num has no wheel for every platform and
reads six languages only, and a table can be checked entry by entry.
"""

from datetime import datetime

from simulator.understanding.languages.language import Language
from simulator.understanding.types.reading import Reading


class Number:
    """`25` for "twenty five"; `482913` for the digits of a code."""

    longest = 12
    weight = 0.9

    def __init__(self, language: Language) -> None:
        self._language = language
        self._table = {tuple(key.split()): value for key, value in language.numbers.items()}
        self.words = frozenset(word for phrase in self._table for word in phrase)
        self.vocabulary = self.words - language.function_words

    def read(self, words: tuple[str, ...], now: datetime) -> Reading | None:
        text = self.figures(words)
        return None if text is None else Reading(text)

    def figures(self, words: tuple[str, ...]) -> str | None:
        """The number as Alexa writes it, or None."""
        value = self.value(words)
        if value is not None:
            return str(value)
        return self.digits(words) if len(words) > 1 else None

    def value(self, words: tuple[str, ...]) -> int | None:
        """The number that was said as one number, up to 999,999."""
        small = self._small(words)
        if small is not None:
            return small
        for at, word in enumerate(words):
            if at and word in self._language.thousand:
                return self._thousands(words[:at], words[at + 1 :])
        return None

    def digits(self, words: tuple[str, ...]) -> str | None:
        """Digits said one after the other, zeros kept."""
        found = [word if word.isdecimal() else self._language.digits.get(word) for word in words]
        return "".join(digit for digit in found if digit) if all(found) and found else None

    def _small(self, words: tuple[str, ...]) -> int | None:
        if len(words) == 1 and words[0].isdecimal():
            return int(words[0])
        return self._table.get(words)

    def _thousands(self, before: tuple[str, ...], after: tuple[str, ...]) -> int | None:
        if after and after[0] in self._language.number_joiners:
            after = after[1:]
            if not after:
                return None
        thousands = self._small(before)
        rest = self._small(after) if after else 0
        if not thousands or rest is None or rest > 999:
            return None
        return thousands * 1000 + rest
