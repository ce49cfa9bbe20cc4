"""The stretches of time people ask about."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.core import periods

TODAY = date(2026, 3, 4)  # a Wednesday


@pytest.mark.parametrize(
    ("period", "first", "after"),
    [
        ("today", "2026-03-04", "2026-03-05"),
        ("yesterday", "2026-03-03", "2026-03-04"),
        ("this_week", "2026-03-02", "2026-03-05"),
        ("last_week", "2026-02-23", "2026-03-02"),
        ("this_month", "2026-03-01", "2026-03-05"),
        ("last_month", "2026-02-01", "2026-03-01"),
        ("last_3_months", "2025-12-03", "2026-03-05"),
        ("this_year", "2026-01-01", "2026-03-05"),
    ],
)
def test_named_periods(period: str, first: str, after: str) -> None:
    expected = (period, date.fromisoformat(first), date.fromisoformat(after))
    assert periods.start(period, TODAY) == expected


@pytest.mark.parametrize(
    ("period", "first", "after"),
    [
        ("2026-02-28", "2026-02-28", "2026-03-01"),
        ("2026-W09", "2026-02-23", "2026-03-02"),
        ("2026-W09-WE", "2026-02-23", "2026-03-02"),
        ("2025-12", "2025-12-01", "2026-01-01"),
        ("2024-02", "2024-02-01", "2024-03-01"),
        ("2025", "2025-01-01", "2026-01-01"),
    ],
)
def test_dates_as_alexa_sends_them(period: str, first: str, after: str) -> None:
    expected = ("that_time", date.fromisoformat(first), date.fromisoformat(after))
    assert periods.start(period, TODAY) == expected


@pytest.mark.parametrize("period", [None, "", "soon", "2026-13", "2026-02-30", "2026-W60", "20XX"])
def test_anything_else_is_this_month(period: str | None) -> None:
    assert periods.start(period, TODAY) == periods.start("this_month", TODAY)


@settings(deadline=None)
@given(st.text("0123456789-WPREX", max_size=12), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_any_text_gives_a_stretch_of_time(period: str, today: date) -> None:
    _, first, after = periods.start(period, today)
    assert first < after


@settings(deadline=None)
@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_what_is_over_ends_where_what_goes_on_begins(today: date) -> None:
    for over, current in (("last_week", "this_week"), ("last_month", "this_month")):
        assert periods.start(over, today)[2] == periods.start(current, today)[1]
        assert periods.start(current, today)[2] == today + timedelta(days=1)
