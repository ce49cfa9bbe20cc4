"""AMAZON.SearchQuery: whatever was said."""

from datetime import datetime

from simulator.understanding.languages.language import Language
from simulator.understanding.types.reading import Reading


class SearchQuery:
    """Free text. It explains nothing by itself, so any other reading of the words is better."""

    longest = 60
    weight = 0.0
    vocabulary: frozenset[str] = frozenset()

    def __init__(self, language: Language) -> None:
        del language

    def read(self, words: tuple[str, ...], now: datetime) -> Reading | None:
        return Reading() if words else None
