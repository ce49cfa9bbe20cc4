"""Slot values in spoken form."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.understanding.languages import language_of
from simulator.understanding.types import BUILT_IN
from tests.simulator.understanding.small_model import NOW

ENGLISH = language_of("en-US")
READERS = {name: make(ENGLISH) for name, make in BUILT_IN.items()}


def read(kind: str, text: str, now: datetime = NOW) -> str | None:
    """The value of `text`; what was said where the type leaves it as it is."""
    reading = READERS[f"AMAZON.{kind}"].read(tuple(text.split()), now)
    return None if reading is None else reading.value or text


@pytest.mark.parametrize(
    "text, value",
    [
        ("eight pm", "20:00"),
        ("8 pm", "20:00"),
        ("twelve am", "00:00"),
        ("twelve pm", "12:00"),
        ("seven thirty am", "07:30"),
        ("half past seven in the morning", "07:30"),
        ("quarter to nine in the evening", "20:45"),
        ("a quarter past six in the evening", "18:15"),
        ("quarter to twelve in the morning", "11:45"),
        ("twenty to six pm", "17:40"),
        ("eight oh five pm", "20:05"),
        ("eight in the evening", "20:00"),
        ("this evening at half past eight", "20:30"),
        ("eight o'clock tonight", "20:00"),
        ("half past twelve at night", "00:30"),
        ("two at night", "02:00"),
        ("20:00", "20:00"),
        ("8:30 pm", "20:30"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("in the morning", "MO"),
        ("this afternoon", "AF"),
        ("in the evening", "EV"),
        ("tonight", "NI"),
        ("half past", None),
        ("twenty five o'clock", None),
        ("25:00", None),
        ("eight five", None),
        ("evening news", None),
    ],
)
def test_times(text: str, value: str | None) -> None:
    assert read("TIME", text) == value


@pytest.mark.parametrize(
    "text, hour, value",
    [
        ("at eight", 6, "08:00"),
        ("at eight", 8, "20:00"),
        ("at eight", 19, "20:00"),
        ("eight", 20, "08:00"),
        ("half past twelve", 11, "12:30"),
        ("half past twelve", 13, "00:30"),
        ("08:00", 12, "08:00"),
        ("fourteen thirty", 18, "14:30"),
    ],
)
def test_a_time_without_a_half_of_the_day_is_the_next_one(text: str, hour: int, value: str) -> None:
    assert read("TIME", text, NOW.replace(hour=hour, minute=0)) == value


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_time_in_figures_reads_as_itself(hour: int, minute: int) -> None:
    half = "am" if hour < 12 else "pm"
    twelve = hour % 12 or 12
    assert read("TIME", f"{twelve}:{minute:02} {half}") == f"{hour:02}:{minute:02}"


@pytest.mark.parametrize(
    "text, value",
    [
        ("half an hour", "PT30M"),
        ("an hour and a half", "PT1H30M"),
        ("two and a half hours", "PT2H30M"),
        ("ninety minutes", "PT90M"),
        ("forty five minutes", "PT45M"),
        ("one hour and fifteen minutes", "PT1H15M"),
        ("one hour", "PT1H"),
        ("zero minutes", "PT0M"),
        ("30 seconds", "PT30S"),
        ("ten days", "P10D"),
        ("two weeks", "P2W"),
        ("a month", "P1M"),
        ("three days and two hours", "P3DT2H"),
        ("minutes", None),
        ("two", None),
        ("an hour and", None),
        ("five minutes five minutes", None),
    ],
)
def test_durations(text: str, value: str | None) -> None:
    assert read("DURATION", text) == value


@pytest.mark.parametrize(
    "text, value",
    [
        ("twenty five", "25"),
        ("a hundred", "100"),
        ("three hundred and seven", "307"),
        ("one thousand two hundred and five", "1205"),
        ("four eight two nine one three", "482913"),
        ("oh four oh nine one three", "040913"),
        ("482 913", "482913"),
        ("zero", "0"),
        ("a", None),
        ("hundred", None),
        ("five apples", None),
    ],
)
def test_numbers(text: str, value: str | None) -> None:
    assert read("NUMBER", text) == value


@given(st.text("0123456789", min_size=2, max_size=12))
def test_digits_said_one_by_one_keep_their_order_and_their_zeros(digits: str) -> None:
    words = "zero one two three four five six seven eight nine".split()
    assert read("NUMBER", " ".join(words[int(digit)] for digit in digits)) == digits


@pytest.mark.parametrize(
    "text, value",
    [
        ("one two three four", "1234"),
        ("twelve thirty four", "1234"),
        ("oh oh oh seven", "0007"),
        ("1234", "1234"),
        ("two thousand and five", "2005"),
        ("five", None),
        ("12345", None),
    ],
)
def test_four_digit_numbers(text: str, value: str | None) -> None:
    assert read("FOUR_DIGIT_NUMBER", text) == value


@pytest.mark.parametrize(
    "text, value",
    [
        ("today", "2026-03-04"),
        ("yesterday", "2026-03-03"),
        ("friday", "2026-03-06"),
        ("this week", "2026-W10"),
        ("last month", "2026-02"),
        ("last year", "2025"),
        ("this weekend", "2026-W10-WE"),
        ("someday", None),
    ],
)
def test_dates(text: str, value: str | None) -> None:
    assert read("DATE", text) == value


def test_a_month_ago_in_january_is_december() -> None:
    assert read("DATE", "last month", NOW.replace(month=1)) == "2025-12"


@pytest.mark.parametrize("text", ["ada", "mary ann", "josé", "o'brien", "grace", "will"])
def test_first_names(text: str) -> None:
    assert read("FirstName", text) == text


@pytest.mark.parametrize("text", ["play", "the dog", "not sure", "x", "7", "weather tomorrow"])
def test_what_is_no_first_name(text: str) -> None:
    assert read("FirstName", text) is None
