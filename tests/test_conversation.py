"""The engine: who answers, one decision, one write, and what is said when that fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from skill.conversation import FALLBACK, LAUNCH, TRIES, Conversation, Dialog
from skill.core.change import HEAD, NOTHING, Change, Doc, Edit, append, put
from skill.core.couple import Couple, expecting, head
from skill.core.errors import SkillError, Unavailable
from skill.dialogs import DIALOGS
from skill.dialogs.everywhere import everywhere
from skill.ports import Memory, World
from skill.reply import Reply, Say, ask, say, tell
from skill.storage.sqlite import SqliteMemory
from skill.turn import State, Turn

NOW = datetime(2026, 3, 4, 19, 15, tzinfo=UTC)
SECOND = int(NOW.timestamp())


class Failing(SqliteMemory):
    """A memory whose calls can be made to fail; `before` happens ahead of each write."""

    def __init__(self) -> None:
        super().__init__(":memory:")
        self.apply_fails = self.page_fails = False
        self.before: Callable[[], None] = lambda: None
        self.writes = 0

    def page(self, couple: str, item: str) -> Doc:
        """One item, or out of reach."""
        if self.page_fails:
            raise Unavailable
        return super().page(couple, item)

    def apply(self, couple: str, change: Change, request: str, now: int) -> None:
        """Write, or out of reach."""
        self.before()
        self.writes += 1
        if self.apply_fails:
            raise Unavailable
        super().apply(couple, change, request, now)

    def write(self, change: Change, request: str = "r0") -> None:
        """What another device does, which always works."""
        super().apply("us", change, request, SECOND)

    def visits(self) -> int:
        """What another device sees."""
        return Couple(super().page("us", HEAD)).visits


@pytest.fixture
def memory() -> Failing:
    return Failing()


def turn(memory: Memory, intent: str = "DoIntent", **parts: object) -> Turn:
    nowhere: Any = None
    world = World(memory, nowhere, nowhere)
    made = Turn(intent=intent, now=NOW, request="r1", world=world, couple_id="us")
    return replace(made, **parts)  # type: ignore[arg-type]


def keys(reply: Reply) -> list[str]:
    return [line.key for line in reply.says if isinstance(line, Say)]


def answers(key: str, **parts: object) -> Callable[[Turn], Reply]:
    return lambda turn: tell(say(key), **parts)


def does(handler: Callable[[Turn], Reply], *, offline: bool = False) -> Conversation:
    """A conversation that has one thing to do."""
    dialog = Dialog("one")
    dialog.on("DoIntent", offline=offline)(handler)
    return Conversation([dialog, everywhere])


# Who answers


@pytest.fixture
def talk() -> Conversation:
    dialog = Dialog("talk")
    place = dialog.question("place")
    quiet = dialog.question("quiet")
    place.on("BothIntent", "PlaceIntent")(answers("place"))
    place.otherwise(answers("otherwise"))
    quiet.on("QuietIntent")(answers("quiet"))
    dialog.on("BothIntent", "OpenIntent")(answers("open"))
    dialog.on("ChanceIntent", wish=lambda turn: "time" in turn.slots)(answers("chance"))
    dialog.on(FALLBACK)(answers("fallback"))
    return Conversation([dialog])


@pytest.mark.parametrize(
    ("question", "intent", "key"),
    [
        ("talk-place", "BothIntent", "place"),
        ("talk-place", "PlaceIntent", "place"),
        ("talk-place", "OpenIntent", "open"),
        ("talk-place", "ChanceIntent", "otherwise"),
        ("talk-place", "QuietIntent", "otherwise"),
        ("talk-place", "UnheardOfIntent", "otherwise"),
        ("talk-place", FALLBACK, "otherwise"),
        ("talk-quiet", "BothIntent", "open"),
        ("talk-quiet", "QuietIntent", "quiet"),
        ("talk-quiet", "PlaceIntent", "fallback"),
        ("talk-quiet", "ChanceIntent", "fallback"),
        ("talk-quiet", FALLBACK, "fallback"),
        (None, "BothIntent", "open"),
        (None, "PlaceIntent", "fallback"),
        (None, "ChanceIntent", "chance"),
        (None, "AMAZON.YesIntent", "fallback"),
        (None, FALLBACK, "fallback"),
        ("talk-gone", "PlaceIntent", "fallback"),
        ("talk-gone", "OpenIntent", "open"),
    ],
)
def test_the_open_question_first_then_a_wish_then_otherwise_then_the_fallback(
    talk: Conversation, memory: Failing, question: str | None, intent: str, key: str
) -> None:
    asked = turn(memory, intent, state=State(question=question))
    assert keys(talk.answer(asked)[1]) == [key]


def test_a_question_that_is_known_is_open_in_the_turn(talk: Conversation, memory: Failing) -> None:
    told, _ = talk.answer(turn(memory, state=State(question="talk-quiet")))
    assert told.open is not None
    assert told.open.id == "talk-quiet"
    gone, _ = talk.answer(turn(memory, state=State(question="talk-gone")))
    assert gone.open is None


def test_two_handlers_for_one_route_fail() -> None:
    dialog = Dialog("one")
    place = dialog.question("place")
    dialog.on("AnIntent")(answers("a"))
    place.on("AnIntent")(answers("a"))
    with pytest.raises(ValueError, match="AnIntent"):
        dialog.on("OtherIntent", "AnIntent")(answers("b"))
    with pytest.raises(ValueError, match="AnIntent"):
        place.on("AnIntent")(answers("b"))
    place.otherwise(answers("c"))
    with pytest.raises(ValueError, match="one-place"):
        place.otherwise(answers("d"))


def test_two_questions_of_one_name_fail() -> None:
    dialog = Dialog("one")
    dialog.question("place")
    with pytest.raises(ValueError, match="one-place"):
        dialog.question("place")


def test_two_dialogs_with_one_route_or_one_question_fail() -> None:
    one, two = Dialog("one"), Dialog("two")
    one.on("AnIntent")(answers("a"))
    two.on("AnIntent")(answers("b"))
    with pytest.raises(ValueError, match="AnIntent"):
        Conversation([one, two])
    same, name = Dialog("a"), Dialog("a-b")
    same.question("b-c")
    name.question("c")
    with pytest.raises(ValueError, match="a-b"):
        Conversation([same, name])


def test_the_real_dialogs_fit_together() -> None:
    conversation = Conversation(DIALOGS)
    assert (None, LAUNCH) in conversation.routes
    assert (None, FALLBACK) in conversation.routes
    yes_and_no = {"AMAZON.YesIntent", "AMAZON.NoIntent"}
    assert not [
        place for place, intent in conversation.routes if not place and intent in yes_and_no
    ]


# One write


def test_what_is_decided_is_written_and_seen_by_what_follows(memory: Failing) -> None:
    talk = does(lambda turn: tell(say("done"), change=head({"zone": "UTC"})))
    told, reply = talk.answer(turn(memory))
    assert keys(reply) == ["done"]
    assert memory.page("us", HEAD) == {"zone": "UTC"} == told.couple.doc


def test_a_turn_that_changes_nothing_writes_nothing(memory: Failing) -> None:
    does(answers("done")).answer(turn(memory, learned={"zone": "UTC"}))
    assert memory.writes == 0


def test_what_the_edge_learned_is_written_with_the_first_change(memory: Failing) -> None:
    talk = does(lambda turn: tell(change=head({"visits": 1})))
    talk.answer(turn(memory, learned={"zone": "UTC"}))
    assert memory.page("us", HEAD) == {"visits": 1, "zone": "UTC"}
    assert memory.writes == 1


def test_a_doubled_request_changes_nothing_twice(memory: Failing) -> None:
    counted = Change(edits=(Edit(HEAD, add={"visits": 1}),))
    talk = does(answers("done", change=counted))
    for _ in range(2):
        assert keys(talk.answer(turn(memory))[1]) == ["done"]
    assert memory.page("us", HEAD) == {"visits": 1}


# Another device was faster


def moves_on(turn: Turn) -> Reply:
    """Handler: one further than the page says, if nobody else was there."""
    to = turn.couple.visits + 1
    change = expecting({"visits": to}, "visits", couple=turn.couple)
    return tell(say("moved", to=to), change=change)


def other_device(memory: Failing, times: int) -> Callable[[], None]:
    left = list(range(times))

    def write() -> None:
        if left:
            memory.write(head({"visits": memory.visits() + 10}), f"o{left.pop()}")

    return write


@pytest.mark.parametrize("times", range(TRIES))
def test_when_another_device_wrote_the_turn_is_decided_anew(memory: Failing, times: int) -> None:
    memory.before = other_device(memory, times)
    told, reply = does(moves_on).answer(turn(memory, pages={"1": {"old": 1}}))
    assert reply.says == (say("moved", to=10 * times + 1),)
    assert memory.page("us", HEAD) == {"visits": 10 * times + 1} == told.couple.doc
    assert told.pages == ({} if times else {"1": {"old": 1}})


@pytest.mark.parametrize("unsaved", [False, True])
def test_when_others_keep_writing_nothing_is_claimed(memory: Failing, unsaved: bool) -> None:
    memory.before = other_device(memory, TRIES)
    talk = does(lambda turn: replace(moves_on(turn), unsaved=unsaved))
    _, reply = talk.answer(turn(memory))
    assert memory.writes == TRIES
    assert memory.page("us", HEAD) == {"visits": 10 * TRIES}
    assert keys(reply) == (["unsaved", "moved"] if unsaved else ["error-storage"])
    assert reply.change == NOTHING


def test_when_the_store_goes_away_between_two_tries_that_is_said(memory: Failing) -> None:
    memory.before = other_device(memory, 1)
    memory.page_fails = True
    assert keys(does(moves_on).answer(turn(memory))[1]) == ["error-storage"]


# What fails


@pytest.mark.parametrize("unsaved", [False, True])
def test_what_could_not_be_written_is_not_claimed(memory: Failing, unsaved: bool) -> None:
    memory.apply_fails = True
    change = head({"visits": 1})
    talk = does(answers("done", change=change, undo=change, unsaved=unsaved))
    told, reply = talk.answer(turn(memory))
    assert keys(reply) == (["unsaved", "done"] if unsaved else ["error-storage"])
    assert (reply.change, reply.undo) == (NOTHING, None)
    assert told.couple.doc == {}
    assert memory.writes == 1


def test_a_question_is_kept_where_the_answer_is_worth_saying(memory: Failing) -> None:
    memory.apply_fails = True
    dialog = Dialog("one")
    place = dialog.question("place")

    @dialog.on("DoIntent")
    def handler(turn: Turn) -> Reply:
        return ask(say("done"), then=place.question, change=head({"visits": 1}), unsaved=True)

    _, reply = Conversation([dialog, everywhere]).answer(turn(memory))
    assert reply.then == place.question


def test_what_could_not_be_read_is_said(memory: Failing) -> None:
    memory.page_fails = True
    talk = does(lambda turn: tell(say("done", visits=len(turn.page()))))
    assert keys(talk.answer(turn(memory, speaker="1"))[1]) == ["error-storage"]


def test_an_error_a_person_should_hear_is_its_own_message_and_writes_nothing(
    memory: Failing,
) -> None:
    def handler(turn: Turn) -> Reply:
        raise SkillError("duration-long", hours=12)

    _, reply = does(handler).answer(turn(memory))
    assert reply == tell(Say("error-duration-long", {"hours": 12}))
    assert memory.writes == 0


def test_a_page_of_ones_own_needs_a_known_voice(memory: Failing) -> None:
    memory.write(put("PARTNER#2", {"goal": "walk"}))
    talk = does(lambda turn: tell(say("page", goal=turn.page()["goal"])))
    assert keys(talk.answer(turn(memory))[1]) == ["error-private"]
    assert talk.answer(turn(memory, speaker="2"))[1].says == (say("page", goal="walk"),)
    read = turn(memory, speaker="2", pages={"2": {"goal": "read"}})
    assert talk.answer(read)[1].says == (say("page", goal="read"),)


def test_a_mistake_of_ours_is_not_hidden(memory: Failing) -> None:
    def handler(turn: Turn) -> Reply:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        does(handler).answer(turn(memory))


@pytest.mark.parametrize(("offline", "key"), [(True, "done"), (False, "error-storage")])
def test_without_the_table_only_what_needs_none_is_answered(
    memory: Failing, offline: bool, key: str
) -> None:
    talk = does(answers("done"), offline=offline)
    assert keys(talk.answer(turn(memory, offline=True))[1]) == [key]


# Taking back


def test_the_last_thing_stored_is_taken_back_whole(memory: Failing) -> None:
    memory.write(head({"total": 4}))
    added = append("GRATITUDE#1", thing="tea") + Change(edits=(Edit(HEAD, add={"total": 1}),))
    taken = Change(edits=(Edit(HEAD, add={"total": -1}),), removes=("GRATITUDE#1",))
    talk = does(answers("done", change=added, undo=taken))

    told, _ = talk.answer(turn(memory, couple=Couple({"total": 4})))
    assert [one.body for one in memory.entries("us", "GRATITUDE#")] == [{"thing": "tea"}]
    assert memory.page("us", HEAD)["total"] == 5

    undo = turn(memory, "UndoIntent", couple=told.couple, request="r2")
    told, reply = talk.answer(undo)
    assert keys(reply) == ["undo-done"]
    assert not memory.entries("us", "GRATITUDE#")
    assert memory.page("us", HEAD) == {"total": 4} == told.couple.doc

    again = turn(memory, "UndoIntent", couple=told.couple, request="r3")
    assert keys(talk.answer(again)[1]) == ["undo-nothing"]
    assert memory.page("us", HEAD) == {"total": 4}
