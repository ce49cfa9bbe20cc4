"""The stretches of time people ask about."""

from datetime import date, timedelta

DEFAULT = "this_month"


def start(period: str | None, today: date) -> tuple[str, date, date]:
    """(id, first day, day after the last) of a period id, a day, a week or a month.

    period: an id of the model's periods, or what AMAZON.DATE sends ("2026-03-04", "2026-W10",
    "2026-03", "2026"). Anything else is this month.
    """
    monday, month = today - timedelta(days=today.weekday()), today.replace(day=1)
    tomorrow = today + timedelta(days=1)
    before = (month - timedelta(days=1)).replace(day=1)
    known = {
        "today": (today, tomorrow),
        "yesterday": (today - timedelta(days=1), today),
        "this_week": (monday, tomorrow),
        "last_week": (monday - timedelta(days=7), monday),
        "this_month": (month, tomorrow),
        "last_month": (before, month),
        "last_3_months": (today - timedelta(days=91), tomorrow),
        "this_year": (today.replace(month=1, day=1), tomorrow),
    }
    if period in known:
        return (period, *known[period])
    dated = _dated(period) if period else None
    return ("that_time", *dated) if dated else (DEFAULT, *known[DEFAULT])


def _dated(value: str) -> tuple[date, date] | None:
    try:
        if "-W" in value:
            first = date.fromisoformat(value[:8] + "-1")
            return first, first + timedelta(days=7)
        if len(value) == 4:
            return date(int(value), 1, 1), date(int(value) + 1, 1, 1)
        if len(value) == 7:
            first = date.fromisoformat(value + "-01")
            return first, (first + timedelta(days=31)).replace(day=1)
        first = date.fromisoformat(value)
    except ValueError:
        return None
    return first, first + timedelta(days=1)
