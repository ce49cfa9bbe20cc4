"""What a check-in makes of its answers: the lowest sign, words for numbers, a word for change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.core import signs

answers = st.dictionaries(st.sampled_from(signs.SIGNS), st.integers(1, 5))


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("5", 5)])
def test_a_rating_is_a_number_of_the_scale(text: str, number: int) -> None:
    assert signs.rating(text) == number


@pytest.mark.parametrize("text", [None, "", "0", "6", "9", "-1", "4.5", "often", "\u0663", "44444"])
def test_anything_else_is_no_rating(text: str | None) -> None:
    assert signs.rating(text) is None


@settings(deadline=None)
@given(st.lists(answers, max_size=2))
def test_lowest_and_highest_are_told_by_the_mean(given_answers: list[dict[str, int]]) -> None:
    low, high = signs.lowest(*given_answers), signs.highest(*given_answers)
    means = {}
    for sign in signs.SIGNS:
        values = [one[sign] for one in given_answers if sign in one]
        if values:
            means[sign] = sum(values) / len(values)
    if not means:
        assert low is high is None
        return
    assert low is not None
    assert high is not None
    assert means[low] == min(means.values())
    assert means[high] == max(means.values())


def test_the_first_sign_is_taken_when_tied() -> None:
    tied = dict.fromkeys(reversed(signs.SIGNS), 3)
    assert signs.lowest(tied) == signs.highest(tied) == signs.SIGNS[0]


def test_every_sign_has_a_step_that_is_a_practice() -> None:
    assert tuple(signs.STEP) == signs.SIGNS
    assert set(signs.STEP.values()) <= set(signs.PRACTICES)


@settings(deadline=None)
@given(answers)
def test_answers_survive_packing(given_answers: dict[str, int]) -> None:
    packed = signs.pack(given_answers)
    assert len(packed) == len(signs.SIGNS)
    assert signs.unpack(packed) == given_answers


@settings(deadline=None)
@given(st.text(max_size=12))
def test_unpacking_takes_anything(text: str) -> None:
    assert set(signs.unpack(text).values()) <= set(range(1, 6))


@pytest.mark.parametrize(
    ("now", "before", "word"),
    [
        ("55555", "44444", "closer"),
        ("54444", "44444", "same"),
        ("55444", "44444", "little-closer"),
        ("33333", "44444", "further"),
        ("33444", "44444", "little-further"),
        ("44444", "44444", "same"),
        ("5----", "1----", "closer"),
        ("5----", "-1111", None),
        ("-----", "44444", None),
    ],
)
def test_a_change_is_told_in_a_word(now: str, before: str, word: str | None) -> None:
    assert signs.compared(signs.unpack(now), signs.unpack(before)) == word


@settings(deadline=None)
@given(answers, answers)
def test_a_change_looked_at_from_the_other_end_is_the_opposite(
    one: dict[str, int], two: dict[str, int]
) -> None:
    there, back = signs.compared(one, two), signs.compared(two, one)
    swap = {"closer": "further", "further": "closer"}
    if there is None or there == "same":
        assert back == there
    else:
        way = there.removeprefix("little-")
        assert back == f"{there.removesuffix(way)}{swap[way]}"


@pytest.mark.parametrize(
    ("packed", "word"),
    [
        ("1----", "never"),
        ("12---", "rarely"),
        ("33333", "sometimes"),
        ("44445", "often"),
        ("55555", "always"),
        ("-----", None),
    ],
)
def test_a_mean_is_told_by_the_scales_words(packed: str, word: str | None) -> None:
    assert signs.level(signs.unpack(packed)) == word


def test_low_is_rarely_and_under() -> None:
    assert signs.is_low(signs.unpack("22222"))
    assert signs.is_low(signs.unpack("1----"))
    assert not signs.is_low(signs.unpack("32222"))
    assert not signs.is_low({})
