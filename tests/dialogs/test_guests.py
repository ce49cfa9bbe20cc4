"""An unknown voice: where the two can be told apart it hears and changes nothing of theirs."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from skill.conversation import LAUNCH, Conversation
from skill.core.change import HEAD, append, edit, put
from skill.core.couple import Couple
from skill.dialogs import DIALOGS
from skill.ports import Alarm, World
from skill.reply import Reply, Say
from skill.storage.sqlite import SqliteMemory
from skill.turn import Slot, Turn

NOW = datetime(2026, 3, 4, 19, 15, tzinfo=UTC)
CONVERSATION = Conversation(DIALOGS)
PLAN = {"r": "screen_free", "t": "20:00", "d": "daily"}

# What belongs to the two together; each with the slots that make it a whole wish.
SHARED: dict[str, dict[str, str]] = {
    "AddGratitudeIntent": {"thing": "the tea"},
    "ReadGratitudeIntent": {},
    "RememberGratitudeIntent": {},
    "RemoveGratitudeIntent": {},
    "AddPlanIntent": {"plan": "fly kites"},
    "PlansIntent": {},
    "PlanDoneIntent": {},
    "SetReminderIntent": {"routine": "screen_free", "time": "20:00"},
    "ListRemindersIntent": {},
    "ChangeReminderIntent": {},
    "CancelReminderIntent": {},
    "ScreenFreeHistoryIntent": {},
    "SaveIntent": {},
    "FavoritesIntent": {},
    "LeaveNoteIntent": {"note": "hello"},
    "PauseIntent": {},
    "ResumeIntent": {},
    "NamesIntent": {"first": "Tim", "second": "Tom"},
}
# What belongs to one of the two, whoever may be told apart.
PRIVATE = (
    *("CheckInHistoryIntent", "HearNotesIntent", "SetGoalIntent", "GoalDoneIntent"),
    *("GoalStatusIntent", "ShareIntent", "KeepPrivateIntent", "ExportIntent"),
)
FREE = (
    *(LAUNCH, "AffirmationIntent", "ComplimentIntent", "DeepQuestionIntent", "ListeningIntent"),
    *("ActivityIdeaIntent", "RefreshIdeaIntent", "TipIntent", "SignsIntent", "GoodNewsIntent"),
)
SECRETS = ("rooibos", "kites", "marathon", "umbrella")


class _Alexa:
    """One reminder, as Alexa has it."""

    def all(self) -> list[Alarm]:
        return [Alarm("t1", "screen_free")]


def said(intent: str, slots: dict[str, str], **head: Any) -> tuple[list[str], Reply]:
    """What an unknown voice hears: the keys, and the reply."""
    memory = SqliteMemory(":memory:")
    names = {"name.1": "Ada", "name.2": "Max", "reminder.t1": PLAN, "last": "affirmation-001"}
    change = put(HEAD, {**names, **head}) + append(
        "GRATITUDE#01", t="rooibos", by="", d="2026-03-01"
    )
    change += append("PLAN#01", t="kites") + append("NOTE#1#01", t="umbrella")
    memory.apply("us", change + edit("PARTNER#1", goal="marathon"), "r0", int(NOW.timestamp()))
    alexa: Any = _Alexa()
    filled = {name: Slot(value, value) for name, value in slots.items()}
    couple = Couple(memory.page("us", HEAD))
    turn = Turn(intent, NOW, "r1", World(memory, alexa, alexa), "us", couple, filled)
    _, reply = CONVERSATION.answer(replace(turn, account="us"))
    return [one.key for one in reply.says if isinstance(one, Say)], reply


@pytest.mark.parametrize("intent", SHARED)
@pytest.mark.parametrize("known", [{"voice.1": "v"}, {"pin.2": 1}])
def test_where_the_two_can_be_told_a_guest_is_asked_who_it_is(
    intent: str, known: dict[str, Any]
) -> None:
    keys, reply = said(intent, SHARED[intent], **known)
    assert keys == ["whose-shared"]
    assert not reply.change


@pytest.mark.parametrize("intent", SHARED)
def test_an_open_household_shares_what_is_the_two_s(intent: str) -> None:
    keys, _ = said(intent, SHARED[intent])
    assert "whose-shared" not in keys
    assert "whose" not in keys


@pytest.mark.parametrize("intent", PRIVATE)
@pytest.mark.parametrize("known", [{}, {"voice.1": "v"}])
def test_what_is_one_s_own_needs_a_name_everywhere(intent: str, known: dict[str, Any]) -> None:
    keys, reply = said(intent, {}, **known)
    assert keys == ["whose"]
    assert not reply.change


@pytest.mark.parametrize("intent", FREE)
def test_what_is_for_everyone_is_for_guests_too(intent: str) -> None:
    keys, reply = said(intent, {}, **{"voice.1": "v"})
    assert not {"whose", "whose-shared"} & set(keys)
    assert not [word for word in SECRETS if word in repr(reply)]
