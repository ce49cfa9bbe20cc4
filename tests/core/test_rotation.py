"""Reading through a pack: nothing twice before everything once, in a few bytes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.core import rotation

packs = st.lists(st.integers(1, 400), min_size=1, max_size=60, unique=True)
seeds = st.text(max_size=8)


def read(
    numbers: list[int], times: int, heard: str = "", seed: str = "us"
) -> tuple[list[int], str]:
    chosen: list[int] = []
    for _ in range(times):
        last = chosen[-1] if chosen else None
        number, heard = rotation.next_number(numbers, heard, seed, last)
        chosen.append(number)
    return chosen, heard


@settings(deadline=None)
@given(packs, seeds)
def test_a_pack_is_used_up_before_anything_repeats(numbers: list[int], seed: str) -> None:
    chosen, heard = read(numbers, len(numbers), seed=seed)
    assert sorted(chosen) == sorted(numbers)
    assert rotation.marked(heard) == sorted(numbers)


@settings(deadline=None)
@given(packs, seeds)
def test_every_round_is_whole_and_does_not_open_with_what_closed_the_last(
    numbers: list[int], seed: str
) -> None:
    size = len(numbers)
    chosen, _ = read(numbers, 3 * size, seed=seed)
    for start in range(0, 3 * size, size):
        assert sorted(chosen[start : start + size]) == sorted(numbers)
    if size > 1:
        assert all(one != then for one, then in pairwise(chosen))


@settings(deadline=None)
@given(packs, seeds)
def test_the_order_of_the_lines_in_the_file_does_not_matter(numbers: list[int], seed: str) -> None:
    again = sorted(numbers)
    assert read(numbers, len(numbers), seed=seed) == read(again, len(again), seed=seed)


@settings(deadline=None)
@given(st.sets(st.integers(1, 400), min_size=2), st.data())
def test_lines_that_are_left_out_or_added_later_repeat_nothing(
    numbers: set[int], data: st.DataObject
) -> None:
    early = sorted(numbers)
    heard_of, heard = read(early, data.draw(st.integers(0, len(early))))
    gone = data.draw(st.sets(st.sampled_from(early)))
    more = data.draw(st.sets(st.integers(401, 500)))
    now = sorted((numbers - gone) | more)
    left = sorted(set(now) - set(heard_of))
    later, _ = read(now, len(left), heard)
    assert sorted(later) == left


@settings(deadline=None)
@given(packs, st.data())
def test_a_filter_starts_its_own_part_anew_and_nothing_else(
    numbers: list[int], data: st.DataObject
) -> None:
    part = data.draw(st.lists(st.sampled_from(numbers), min_size=1, unique=True))
    others = set(numbers) - set(part)
    _, heard = read(numbers, len(numbers))
    chosen, after = rotation.next_number(part, heard, "us")
    assert chosen in part
    assert set(rotation.marked(after)) == others | {chosen}


def test_no_candidates_is_an_error() -> None:
    with pytest.raises(ValueError, match="no candidates"):
        rotation.next_number([], "", "us")


def test_four_hundred_fit_into_eighty_bytes() -> None:
    _, heard = read(list(range(1, 401)), 400)
    assert len(heard.encode()) <= 80
    _, year = read(list(range(1, 367)), 366)
    assert len(year.encode()) <= 62


def test_two_couples_hear_a_pack_in_different_orders() -> None:
    pack = list(range(1, 31))
    assert read(pack, 30, seed="us")[0] != read(pack, 30, seed="them")[0]
    assert read(pack, 30, seed="us")[0] != pack


@settings(deadline=None)
@given(st.text(max_size=20))
def test_a_bitmap_that_is_none_counts_as_one_or_as_empty(junk: str) -> None:
    number, heard = rotation.next_number([1, 2], junk, "us")
    assert number in (1, 2)
    assert number in rotation.marked(heard)


@settings(deadline=None)
@given(st.sets(st.integers(0, 400)), st.integers(0, 400))
def test_marks_come_and_go_one_by_one(numbers: set[int], one: int) -> None:
    bitmap = ""
    for number in numbers:
        bitmap = rotation.mark(bitmap, number)
    assert rotation.marked(bitmap) == sorted(numbers)
    assert rotation.marked(rotation.mark(bitmap, one)) == sorted(numbers | {one})
    assert rotation.marked(rotation.mark(bitmap, one, on=False)) == sorted(numbers - {one})


@settings(deadline=None)
@given(st.sets(st.integers(1, 400), min_size=2), seeds)
def test_what_was_heard_just_now_never_opens_the_next_round(numbers: set[int], seed: str) -> None:
    pack = sorted(numbers)
    _, heard = read(pack, len(pack), seed=seed)
    last = rotation.shuffled(pack, seed)[0]  # as after a wish that had only this one left
    assert rotation.next_number(pack, heard, seed, last)[0] != last
