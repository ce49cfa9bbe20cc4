"""AMAZON.FirstName: one or two words that could be a person's first name."""

from datetime import datetime

from simulator.understanding.languages.language import Language
from simulator.understanding.types.reading import Reading


class FirstName:
    """Alexa's list of names is not public, so the rule is by exclusion: no function word, no
    everyday word unless it is a name too, no figures."""

    longest = 2
    weight = 0.3
    vocabulary: frozenset[str] = frozenset()

    def __init__(self, language: Language) -> None:
        self._blocked = (language.function_words | language.common_words) - language.names

    def read(self, words: tuple[str, ...], now: datetime) -> Reading | None:
        if any(word in self._blocked or not _is_name_like(word) for word in words):
            return None
        return Reading()


def _is_name_like(word: str) -> bool:
    return len(word) > 1 and word.replace("'", "").isalpha() and not word.startswith("'")
