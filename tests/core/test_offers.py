"""The one thing that makes sense when the skill is opened."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from skill.core.couple import Couple
from skill.core.offers import Offer, best, daypart

NOW = datetime.fromisoformat("2026-03-04T18:30+01:00")  # a Wednesday
SETTLED: dict[str, Any] = {"today": ["2026-03-04", "affirmation-1"], "checked": "2026-03-01"}
OPEN = {"stamp": "2026-03-02T20:00", "place": 3}
AT_SEVEN = {"r": "screen_free", "t": "19:00", "d": "weekdays"}


@pytest.mark.parametrize(
    ("page", "offer"),
    [
        ({}, Offer.AFFIRMATION),
        ({"today": ["2026-03-03", "affirmation-1"]}, Offer.AFFIRMATION),
        ({"today": SETTLED["today"]}, Offer.CHECK_IN),
        ({**SETTLED, "checked": "2026-02-25"}, Offer.CHECK_IN),
        ({**SETTLED, "checked": "2026-02-26"}, Offer.QUESTION),
        (SETTLED, Offer.QUESTION),
        ({**SETTLED, "reminder.a": AT_SEVEN}, Offer.SCREEN_FREE),
        ({**SETTLED, "reminder.a": {**AT_SEVEN, "d": "weekends"}}, Offer.QUESTION),
        ({**SETTLED, "reminder.a": {**AT_SEVEN, "r": "affirmation"}}, Offer.QUESTION),
        ({**SETTLED, "reminder.a": {**AT_SEVEN, "t": "21:31"}}, Offer.QUESTION),
        ({**SETTLED, "reminder.a": {**AT_SEVEN, "t": "18:30"}}, Offer.QUESTION),
        ({"reminder.a": AT_SEVEN, "wanted": {"r": "check_in"}}, Offer.REMINDER),
        ({"checkin": OPEN, "wanted": {"r": "check_in"}}, Offer.RESUME),
        ({"checkin": {**OPEN, "stamp": "2026-02-01T20:00"}}, Offer.AFFIRMATION),
    ],
)
def test_what_is_most_pressing_is_offered(page: dict[str, Any], offer: Offer) -> None:
    assert best(Couple(page), NOW, {}) is offer


@pytest.mark.parametrize(
    ("page", "offer"),
    [
        ({}, Offer.QUESTION),
        ({"notes": 1}, Offer.NOTE),
        ({"notes": 0}, Offer.QUESTION),
        ({"goal": "walk", "goal.set": "2026-02-25"}, Offer.GOAL),
        ({"goal": "walk", "goal.set": "2026-02-26"}, Offer.QUESTION),
        ({"goal.id": "selfcare-1", "goal.set": "2026-01-01"}, Offer.GOAL),
        ({"goal": "walk", "goal.set": "2026-01-01", "goal.done": "2026-03-03"}, Offer.QUESTION),
    ],
)
def test_what_waits_for_the_one_who_speaks(page: dict[str, Any], offer: Offer) -> None:
    assert best(Couple(SETTLED), NOW, page) is offer


def test_while_paused_nothing_is_offered() -> None:
    paused = {"checkin": OPEN, "paused": "2026-03-05"}
    assert best(Couple(paused), NOW, {"notes": 2}) is Offer.NOTHING
    assert best(Couple({**paused, "paused": "2026-03-04"}), NOW, {}) is Offer.RESUME


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "night"),
        (4, "night"),
        (5, "morning"),
        (11, "morning"),
        (12, "day"),
        (16, "day"),
        (17, "evening"),
        (22, "evening"),
        (23, "night"),
    ],
)
def test_parts_of_the_day(hour: int, part: str) -> None:
    assert daypart(NOW.replace(hour=hour)) == part


def test_a_day_has_all_four() -> None:
    hours = {daypart(NOW + timedelta(hours=one)) for one in range(24)}
    assert hours == {"night", "morning", "day", "evening"}
