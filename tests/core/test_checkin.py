"""Walking through a check-in, for two and alone."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.core import signs
from skill.core.checkin import PARTNERS, RESUME_DAYS, Walk, ratings, resumed

STAMP = "2026-03-04T20:15"
given_answers = st.one_of(st.none(), st.integers(1, 5))
for_two = st.lists(given_answers, max_size=10)
alone = st.lists(given_answers, max_size=5)


def walk(answers: list[int | None], partner: str = "") -> Walk:
    one = Walk(STAMP, alone=partner)
    for answer in answers:
        one = one.answered(answer)
    return one


def test_the_two_take_turns_at_each_sign() -> None:
    one, seen = Walk(STAMP), []
    while not one.over:
        seen.append((*one.asked, one.second))
        one = one.answered(3)
    assert seen == [(s, p, p == "2") for s in signs.SIGNS for p in PARTNERS]


def test_alone_every_sign_comes_once() -> None:
    one, seen = Walk(STAMP, alone="2"), []
    while not one.over:
        seen.append((*one.asked, one.second))
        one = one.answered(None)
    assert seen == [(sign, "2", False) for sign in signs.SIGNS]


@settings(deadline=None)
@given(for_two)
def test_for_two_the_walk_ends_at_the_sign_with_the_lowest_mean(
    answers: list[int | None],
) -> None:
    means = {}
    for place, sign in enumerate(signs.SIGNS):
        both = [one for one in answers[2 * place : 2 * place + 2] if one]
        if both and len(answers) >= 2 * place + 2:
            means[sign] = sum(both) / len(both)
    expected = min(means, key=lambda sign: means[sign]) if means else signs.SIGNS[0]
    assert walk(answers).weakest == expected


@settings(deadline=None)
@given(for_two)
def test_the_couples_page_learns_no_single_answer(answers: list[int | None]) -> None:
    page = walk(answers).shared()
    assert page.keys() <= {"stamp", "place", "least", "sum"}


@settings(deadline=None)
@given(st.one_of(for_two.map(walk), alone.map(lambda answers: walk(answers, "1"))))
def test_a_walk_survives_json(one: Walk) -> None:
    assert Walk.from_json(json.loads(json.dumps(one.to_json()))) == one


def test_no_walk_is_read_out_of_junk() -> None:
    with pytest.raises(TypeError):
        Walk.from_json({"stamp": STAMP, "pace": 3})
    with pytest.raises(TypeError):
        Walk.from_json({})


@settings(deadline=None)
@given(st.lists(given_answers, max_size=4), given_answers)
def test_alone_a_step_back_takes_the_answer_back(
    answers: list[int | None], slip: int | None
) -> None:
    assert walk(answers, "1").answered(slip).back() == walk(answers, "1")


def test_alone_the_answers_are_kept_by_sign() -> None:
    one = walk([4, None, 2], "1")
    assert one.given == "4-2--"
    assert one.weakest == "affection"
    assert not one.over


def test_a_walk_is_fresh_for_a_week() -> None:
    begun, day = Walk(STAMP), date(2026, 3, 4)
    assert begun.fresh(day)
    assert begun.fresh(day + timedelta(days=RESUME_DAYS))
    assert not begun.fresh(day + timedelta(days=RESUME_DAYS + 1))


def test_alone_an_unfinished_one_is_gone_on_with_beside_the_last_finished() -> None:
    found: list[tuple[str, Mapping[str, Any]]] = [
        ("2026-03-03T20:00", {"closeness": 4, "sharing": 0}),
        ("2026-02-20T20:00", {"closeness": 2, "done": 1}),
    ]
    one = resumed("1", STAMP, found)
    assert (one.stamp, one.place, one.given) == ("2026-03-03T20:00", 2, "4----")
    assert one.compared == "closer"


def test_alone_an_old_unfinished_one_is_left_alone() -> None:
    one = resumed("2", STAMP, [("2026-01-01T20:00", {"closeness": 4})])
    assert one == Walk(STAMP, alone="2")


def test_alone_nothing_is_compared_the_first_time() -> None:
    assert resumed("1", STAMP, []).compared is None


def test_what_was_skipped_is_no_rating() -> None:
    assert ratings({"closeness": 5, "sharing": 0, "done": 1}) == {"closeness": 5}
