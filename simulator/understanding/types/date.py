"""AMAZON.DATE: a day, or a week, month or year as Alexa writes them (2026-W48, 2026-10)."""

from datetime import date, datetime, timedelta

from simulator.understanding.languages.language import Language
from simulator.understanding.types.reading import Reading


class Date:
    """Days and spans named from today's point of view; weekdays are the next ones to come."""

    longest = 4
    weight = 0.9
    vocabulary: frozenset[str] = frozenset()

    def __init__(self, language: Language) -> None:
        self._days = {tuple(key.split()): value for key, value in language.days.items()}
        self._weekdays = {tuple(key.split()): value for key, value in language.weekdays.items()}
        self._spans = {tuple(key.split()): value for key, value in language.spans.items()}

    def read(self, words: tuple[str, ...], now: datetime) -> Reading | None:
        today = now.date()
        if words in self._days:
            return Reading((today + timedelta(days=self._days[words])).isoformat())
        if words in self._weekdays:
            ahead = (self._weekdays[words] - today.weekday()) % 7
            return Reading((today + timedelta(days=ahead)).isoformat())
        if words in self._spans:
            return Reading(_span(*self._spans[words], today))
        return None


def _span(unit: str, steps: int, today: date) -> str:
    if unit == "W":
        year, week, _ = (today + timedelta(weeks=steps)).isocalendar()
        return f"{year}-W{week:02}"
    if unit == "WE":
        year, week, _ = (today + timedelta(weeks=steps)).isocalendar()
        return f"{year}-W{week:02}-WE"
    if unit == "M":
        months = today.year * 12 + today.month - 1 + steps
        return f"{months // 12}-{months % 12 + 1:02}"
    return str(today.year + steps)
