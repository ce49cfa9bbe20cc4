"""After three low check-ins in a row, one person hears of help outside; nobody else does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skill.conversation import Conversation
from skill.core.checkin import Walk, ratings, resumed
from skill.core.couple import Couple
from skill.core.errors import SkillError
from skill.core.signs import SIGNS
from skill.dialogs import DIALOGS
from skill.ports import World
from skill.reply import Reply, Say
from skill.speech.render import render
from skill.storage.sqlite import SqliteMemory
from skill.turn import Slot, State, Turn

NOW = datetime(2026, 3, 4, 19, 15, tzinfo=UTC)
WEEKS = [f"{NOW + timedelta(days=7 * week):%Y-%m-%dT%H:%M}" for week in range(12)]


def weeks_of_care(levels: str) -> list[int]:
    """The weeks in which someone who gives the same answer to all five hears of help."""
    found: list[tuple[str, dict[str, Any]]] = []
    heard = []
    for week, level in enumerate(levels):
        walk = resumed("1", WEEKS[week], [(stamp, body) for stamp, body in found])
        for _ in SIGNS:
            walk = walk.answered(int(level) or None)
        walk = Walk.from_json(walk.to_json())
        body = {**dict.fromkeys(SIGNS, int(level)), "done": 1}
        found.insert(0, (WEEKS[week], {**body, "care": 1} if walk.heavy else body))
        heard += [week] if walk.heavy else []
    assert all(set(ratings(body)) <= set(SIGNS) for _, body in found)
    return heard


@pytest.mark.parametrize(
    "levels, weeks",
    [
        ("11", []),
        ("111", [2]),
        ("222", [2]),
        ("333", []),
        ("1121111", [2]),
        ("1131112", [5]),
        ("000", []),  # all skipped
        ("1111111111", [2, 7]),  # a whole four weeks in between
    ],
)
def test_the_third_low_one_in_a_row_and_then_not_for_four_weeks(
    levels: str, weeks: list[int]
) -> None:
    assert weeks_of_care(levels) == weeks


def last_answer(rating: str, care: int = 1, speaker: str | None = "1") -> tuple[Turn, Reply]:
    """The last answer of a check-in alone."""
    walk = Walk(WEEKS[0], place=4, alone="1", given="1111-", before="11111", care=care)
    nowhere: Any = None
    turn = Turn(
        "RatingIntent",
        NOW,
        "r1",
        World(SqliteMemory(":memory:"), nowhere, nowhere),
        "us",
        Couple({"name.1": "Ada", "name.2": "Max"}),
        {"rating": Slot(rating)},
        State(question="checkin-answer", draft=walk.to_json(), speaker=speaker),
        speaker=speaker,
    )
    return Conversation(DIALOGS).answer(turn)


def keys(reply: Reply) -> list[str]:
    return [line.key for line in reply.says if isinstance(line, Say)]


def test_it_comes_without_any_exercise() -> None:
    turn, reply = last_answer("2")
    assert keys(reply) == ["checkin-thanks-alone", "checkin-care"]
    assert reply.then is None
    assert reply.card is None
    assert "someone outside" in render(reply, turn).said
    kept = turn.world.memory.page("us", f"CHECKIN#{WEEKS[0]}#1")
    assert kept["care"] == 1


def test_otherwise_the_end_is_as_ever() -> None:
    assert "checkin-care" not in keys(last_answer("1", care=0)[1])


def test_nobody_else_can_hear_it() -> None:
    turn, reply = last_answer("1")
    with pytest.raises(SkillError):
        render(replace(reply, speaker=None), replace(turn, speaker="2"))


def test_an_answer_from_nobody_known_ends_without_it() -> None:
    assert "checkin-care" not in keys(last_answer("1", speaker=None)[1])
