"""AMAZON.FOUR_DIGIT_NUMBER: "one two three four", "twelve thirty four", 1234."""

from datetime import datetime

from simulator.understanding.languages.language import Language
from simulator.understanding.types.number import Number
from simulator.understanding.types.reading import Reading


class FourDigitNumber:
    """Four digits, however they were grouped."""

    longest = 6
    weight = 0.9

    def __init__(self, language: Language) -> None:
        self._number = Number(language)
        self.vocabulary = self._number.vocabulary

    def read(self, words: tuple[str, ...], now: datetime) -> Reading | None:
        whole = self._number.figures(words)
        if whole is not None and len(whole) == 4:
            return Reading(whole)
        for at in range(1, len(words)):
            pair = self._two(words[:at]), self._two(words[at:])
            if pair[0] and pair[1]:
                return Reading(pair[0] + pair[1])
        return None

    def _two(self, words: tuple[str, ...]) -> str | None:
        text = self._number.figures(words)
        return text if text is not None and len(text) == 2 else None
