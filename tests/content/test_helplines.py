"""The helplines: complete, callable, and checked within the last year."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parents[2] / "skill" / "content" / "helplines.json"
COUNTRIES: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))["countries"]
LINES = [
    pytest.param(line, id=f"{country} {line['number']}")
    for country, entry in COUNTRIES.items()
    for line in entry["lines"]
]
# The countries the skill's seventeen locales are spoken in. Others may join.
SERVED = {"US", "GB", "CA", "AU", "IN", "DE", "FR", "ES", "IT", "MX", "BR", "JP", "NL", "SA"}
DAYS_A_CHECK_HOLDS = 366
CLOCK = r"(?:[01]\d|2[0-4]):[0-5]\d"
DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
OPENING = rf"(?:daily|{DAY}(?:-{DAY})?) {CLOCK}-{CLOCK}"


def days_since(checked_on: str) -> int:
    # The one test that needs the real day: a number nobody checked for a year must fail.
    return (datetime.now(UTC).date() - date.fromisoformat(checked_on)).days


def test_every_served_country_is_there() -> None:
    assert COUNTRIES.keys() >= SERVED


@pytest.mark.parametrize("country", COUNTRIES)
def test_country_has_a_code_an_emergency_number_and_lines(country: str) -> None:
    entry = COUNTRIES[country]

    assert re.fullmatch(r"[A-Z]{2}", country)
    assert entry.keys() == {"emergency", "lines"}
    assert re.fullmatch(r"\d{3}", entry["emergency"])


@pytest.mark.parametrize("country", COUNTRIES)
def test_country_names_no_number_twice(country: str) -> None:
    digits = [re.sub(r"\D", "", line["number"]) for line in COUNTRIES[country]["lines"]]

    assert len(set(digits)) == len(digits)


@pytest.mark.parametrize("country", COUNTRIES)
def test_first_line_against_abuse_answers_at_any_hour(country: str) -> None:
    abuse = [line for line in COUNTRIES[country]["lines"] if line["kind"] == "domestic_abuse"]

    assert not abuse or abuse[0]["hours"] == "24/7"


@pytest.mark.parametrize("line", LINES)
def test_line_has_its_shape(line: dict[str, str]) -> None:
    assert line.keys() == {"kind", "number", "hours", "for", "source", "checked_on"}
    assert line["kind"] in {"domestic_abuse", "crisis"}
    assert line["for"] in {"everyone", "women", "men"}
    assert re.fullmatch(rf"24/7|weekdays|{OPENING}(?:, {OPENING})*", line["hours"])
    assert line["source"].isascii()
    assert len(line["source"]) > len("a.b")


@pytest.mark.parametrize("line", LINES)
def test_number_is_digits_in_groups(line: dict[str, str]) -> None:
    assert re.fullmatch(r"\d+(?:[ -]\d+)*", line["number"])
    assert 3 <= len(re.sub(r"\D", "", line["number"])) <= 12


@pytest.mark.parametrize("line", LINES)
def test_line_was_checked_within_a_year(line: dict[str, str]) -> None:
    assert 0 <= days_since(line["checked_on"]) <= DAYS_A_CHECK_HOLDS


def test_the_united_states_have_help_of_both_kinds_for_everyone() -> None:
    kinds = {line["kind"] for line in COUNTRIES["US"]["lines"] if line["for"] == "everyone"}

    assert kinds == {"domestic_abuse", "crisis"}
