"""A year of two people: nothing comes back too soon, and no turn gets dearer as they go on."""

from functools import cache

from skill import content
from skill.storage.sqlite import SqliteMemory
from tests.e2e import packs, year
from tests.e2e.year import PAUSED, Year
from tests.storage.stores import DynamoStore

GROWTH = 1.1  # of what a turn reads, from the first month to the last
HEAD_BYTES, SESSION_BYTES = 1800, 2000
LIST_BYTES = 6000  # the longest list reading: the plans, looked through for the one that was done
# Nothing may be left of the days that a remembered thanks was to come from; then it reads again.
READS_AGAIN = {"ask together time to remind us of something good"}
# Used up within the year, some of them more than once; the others are longer than that.
USED_UP = {"affirmation", "compliment", "question", "activity", "screenfree", "tip"}


@cache
def whole() -> Year:
    """The year on SQLite."""
    memory = SqliteMemory(":memory:")
    try:
        return year.play(memory)
    finally:
        memory.close()


def _keeps_to_round_trips(played: Year) -> None:
    beyond = played.beyond()
    assert {turn.wish for turn in beyond} <= READS_AGAIN, beyond
    assert all(turn.used.reads <= turn.new + 3 and turn.used.writes <= 1 for turn in beyond)
    assert len(beyond) <= len(played.turns) / 200


def _remains_small(played: Year) -> None:
    assert max(turn.head_bytes for turn in played.turns) <= HEAD_BYTES
    assert max(turn.session_bytes for turn in played.turns) <= SESSION_BYTES
    assert max(turn.used.bytes_read for turn in played.turns if turn.opens) <= LIST_BYTES


def test_a_year_has_every_day_and_every_habit() -> None:
    played = whole()
    assert {turn.day for turn in played.turns} == set(range(year.DAYS))
    assert len(played.turns) > 4000


def test_nothing_is_heard_again_before_its_part_of_the_pack_is_used_up() -> None:
    heard = whole().heard
    assert heard.problems == []
    assert {part.pack for part in heard.used_up} >= USED_UP
    assert len(heard.of("affirmation")) == len(content.pack("affirmation", "en").items)


def test_the_oracle_notices_what_comes_back_too_soon() -> None:
    heard = packs.Heard()
    part = packs.Part.read("question depth=light")
    text = "... What's a smell that takes you straight back to childhood? ... Now Ada."
    heard.listen(text, part, "first")
    assert not heard.problems
    heard.listen(text, None, "told again")
    assert not heard.problems
    heard.listen(text, part, "second")
    assert "question-001 again" in heard.problems[0]
    heard.listen("... Which game did you never get tired of when you were eight? ...", None, "?")
    assert "not asked for" in heard.problems[-1]


def test_no_turn_of_a_year_makes_more_round_trips_than_allowed() -> None:
    _keeps_to_round_trips(whole())


def test_what_a_turn_reads_does_not_grow() -> None:
    played = whole()
    first, last = (played.bytes_read(played.month(one)) for one in (1, year.MONTHS))
    assert last / first <= GROWTH


def test_the_page_and_the_session_remain_small() -> None:
    _remains_small(whole())


def test_reminders_go_off_but_for_two_weeks_of_rest() -> None:
    rang = whole().rang
    days = range(1, year.DAYS)
    assert [day for day in days if not rang[day]] == [*PAUSED]


def test_nothing_is_offered_while_all_rests() -> None:
    offers = whole().offers
    assert {day for day in offers if offers[day] == "welcome-nothing"} == {*PAUSED}


def test_the_year_is_the_same_on_dynamodb_word_for_word_and_byte_for_byte(
    dynamo_store: DynamoStore,
) -> None:
    with dynamo_store.calls() as calls:
        played = year.play(dynamo_store.memory)
    assert played.said == whole().said
    assert [turn.used for turn in played.turns] == [turn.used for turn in whole().turns]
    # What the memory was asked for is what went over the wire.
    assert len(calls) == sum(turn.used.reads + turn.used.writes for turn in played.turns)
