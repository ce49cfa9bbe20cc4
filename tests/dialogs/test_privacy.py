"""What is kept, and that it goes: whom it is told to, whose yes counts, what is left."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skill.conversation import NO, YES, Conversation
from skill.core.change import HEAD, Change, append, edit, put
from skill.core.couple import Couple
from skill.core.errors import SkillError, Unavailable
from skill.core.ownership import account_attribute
from skill.core.schedule import Schedule
from skill.dialogs import DIALOGS, privacy
from skill.ports import Alarm, World
from skill.reply import Card, Owned, Reply, Say, say, tell
from skill.speech.render import render
from skill.storage import KEPT_SECONDS
from skill.storage.sqlite import SqliteMemory
from skill.turn import Slot, State, Turn
from tests.storage.stores import Store

NOW = datetime(2096, 3, 4, 19, 15, tzinfo=UTC)  # so far ahead that no engine sweeps items away
SECOND = int(NOW.timestamp())
CONVERSATION = Conversation(DIALOGS)
PLAN = {"r": "screen_free", "t": "20:00", "d": "daily"}
SECRET = ("chocolate", "marathon", "surprise", "umbrella")


@dataclass
class Alarms:
    """Alexa's reminders, as far as one account has them."""

    there: list[str] = field(default_factory=list)
    broken: bool = False

    def all(self) -> Sequence[Alarm]:
        """Those that are on."""
        if self.broken:
            raise SkillError("reminder-service")
        return [Alarm(token, "screen_free") for token in self.there]

    def cancel(self, token: str) -> None:
        """Drop one."""
        self.there.remove(token)

    def create(self, schedule: Schedule, zone: str, routine: str) -> str:
        """Not used here."""
        raise NotImplementedError

    def move(self, token: str, schedule: Schedule, zone: str, routine: str) -> None:
        """Not used here."""
        raise NotImplementedError


class Forgetful(SqliteMemory):
    """A memory whose deletions can fail."""

    broken = False

    def forget(self, couple: str, partner: str | None, until: int | None = None) -> None:
        """Forget, or be out of reach."""
        if self.broken:
            raise Unavailable
        super().forget(couple, partner, until)


@pytest.fixture
def memory() -> Forgetful:
    """A couple who have kept all there is."""
    made = Forgetful(":memory:")
    head = {"name.1": "Ada", "name.2": "Max", "zone": "Europe/Berlin", "visits": 4}
    change = put(HEAD, {**head, "reminder.t1": PLAN})
    change += edit("PARTNER#1", goal="less chocolate", **{"goal.set": "2026-03-01"})
    change += edit("PARTNER#2", goal="a marathon", **{"goal.set": "2026-03-01"})
    for one in ("1", "2"):
        change += append(f"CHECKIN#2026-03-04T20:15#{one}", closeness=4, done=1)
    change += append("NOTE#1#01", t="a surprise") + append("NOTE#2#01", t="your umbrella")
    change += append("GRATITUDE#01", t="the tea", by="1", d="2026-03-03")
    change += append("GRATITUDE#02", t="the soup", by="2", d="2026-03-03")
    change += append("PLAN#01", t="fly kites") + append("PLAN#02", id="activity-001")
    made.apply("us", change + append("SESSION#01", m=30), "r0", SECOND)
    return made


def turn(memory: SqliteMemory, intent: str, **slots: Any) -> Turn:
    """Somebody says something, whoever it is. alarms: what Alexa has."""
    settings: Any = None
    alarms = slots.pop("alarms", None)
    world = World(memory, alarms or Alarms(["t1"]), settings)
    filled = {name: Slot(value, value) for name, value in slots.items()}
    couple = Couple(memory.page("us", HEAD))
    return Turn(intent, NOW, "r1", world, "us", couple, filled, account="us")


def answered(said: Turn, speaker: str | None = None) -> tuple[Turn, Reply]:
    """The turn by that speaker and its reply."""
    return CONVERSATION.answer(replace(said, speaker=speaker))


def after(reply: Reply, memory: SqliteMemory, intent: str, **parts: Any) -> Turn:
    """The next turn of the conversation."""
    assert reply.then is not None
    state = State(question=reply.then.id, draft=reply.draft, speaker=reply.speaker)
    return replace(turn(memory, intent, **parts), state=state)


def keys(reply: Reply) -> list[str]:
    """What is said, by its keys."""
    return [one.key for one in reply.says if isinstance(one, Say)]


def left(memory: SqliteMemory) -> list[str]:
    """The keys of what is kept."""
    return [one.key for one in memory.everything("us")]


def test_what_is_kept_is_told_in_kinds_and_on_a_card(memory: Forgetful) -> None:
    said, reply = answered(turn(memory, "ExportIntent"), "1")
    assert keys(reply) == ["export-own", "export-shared", "export-file"]
    assert reply.then is None
    assert not reply.change
    speech = render(reply, replace(said, speaker="1"))
    assert all(word in speech.said for word in ("your check-ins", "your notes", "your goal"))
    assert speech.owners == ("1",)
    assert speech.card is not None
    text = "\n".join(speech.card)
    shared = ("Ada and Max", "the tea", "the soup", "fly kites", "phones away", "us")
    assert all(one in text for one in shared)
    assert not [word for word in SECRET if word in text + speech.said]


def test_only_kinds_that_are_there_are_told() -> None:
    memory = SqliteMemory(":memory:")
    memory.apply("us", put(HEAD, {"name.1": "Ada", "name.2": "Max"}), "r0", SECOND)
    said, reply = answered(turn(memory, "ExportIntent"), "2")
    speech = render(reply, replace(said, speaker="2"))
    assert "your name" in speech.said
    assert "check-ins" not in speech.said
    assert "thanks" not in speech.said


def test_what_is_kept_of_one_is_not_for_an_unknown_voice(memory: Forgetful) -> None:
    _, reply = answered(turn(memory, "ExportIntent"))
    assert keys(reply) == ["whose"]
    assert reply.card is None
    said, reply = CONVERSATION.answer(after(reply, memory, "WhoIAmIntent", name="Ada"))
    assert keys(reply)[0] == "export-own"
    with pytest.raises(SkillError, match="private"):
        render(replace(reply, speaker=None), said)


def test_nothing_private_passes_into_a_card(memory: Forgetful) -> None:
    """Not even to its owner, nor with a yes: the card lands where both may look."""
    card = Card(say("export-title"), (say("goals-own", goal=Owned("1", "less chocolate")),))
    reply = tell(say("export-file"), card=card, speaker="1", consented=frozenset("12"))
    with pytest.raises(SkillError, match="private"):
        render(reply, replace(turn(memory, "ExportIntent"), speaker="1"))


def test_a_card_of_very_much_stays_within_its_size(memory: Forgetful) -> None:
    change = Change()
    for count in range(150):
        change += append(f"GRATITUDE#1{count:03d}", t="word " * 60, by="1", d="2026-03-03")
    memory.apply("us", change, "many", SECOND)
    said, reply = answered(turn(memory, "ExportIntent"), "1")
    card = render(reply, replace(said, speaker="1")).card
    assert card is not None
    assert 4000 < len(card[0]) + len(card[1]) < 8000
    assert "more than fits" in card[1]


@pytest.mark.parametrize(
    "slots, key",
    [
        ({}, "delete-which"),
        ({"scope": "mine"}, "delete-mine"),
        ({"whom": "me"}, "delete-mine"),
        ({"scope": "ours"}, "delete-ours"),
        ({"whom": "us"}, "delete-ours"),
        ({"scope": "leave"}, "delete-mine"),
        ({"whom": "you"}, "delete-partner"),
        ({"whom": "you", "scope": "ours"}, "delete-partner"),
    ],
)
def test_what_is_asked(memory: Forgetful, slots: dict[str, str], key: str) -> None:
    before = left(memory)
    _, reply = answered(turn(memory, "DeleteIntent", **slots), "1")
    assert keys(reply) == [key]
    assert left(memory) == before


@pytest.mark.parametrize(
    "intent, slots, key",
    [
        ("DeleteIntent", {"scope": "mine"}, "delete-mine"),
        ("DeleteIntent", {"scope": "ours"}, "delete-ours"),
        ("WhoAnswersIntent", {"who": "both"}, "delete-ours"),
        ("WhoAnswersIntent", {"who": "me"}, "delete-mine"),
        ("DeleteIntent", {}, "delete-which"),
        (NO, {}, "delete-not"),
        (YES, {}, "delete-either"),
    ],
)
def test_mine_or_ours(memory: Forgetful, intent: str, slots: dict[str, str], key: str) -> None:
    _, reply = answered(turn(memory, "DeleteIntent"), "1")
    _, reply = answered(after(reply, memory, intent, **slots), "1")
    assert keys(reply) == [key]


def test_mine_goes_and_the_others_stays(memory: Forgetful) -> None:
    _, reply = answered(turn(memory, "DeleteIntent", scope="mine"), "1")
    _, reply = answered(after(reply, memory, YES), "1")
    assert keys(reply) == ["delete-done-mine"]
    assert reply.then is None
    assert set(left(memory)) == {
        *(HEAD, "PARTNER#2", "CHECKIN#2026-03-04T20:15#2", "NOTE#2#01", "GRATITUDE#02"),
        *("PLAN#01", "PLAN#02", "SESSION#01"),
    }
    assert Couple(memory.page("us", HEAD)).names == {"2": "Max"}


def test_ours_goes_with_the_reminders(memory: Forgetful) -> None:
    alarms = Alarms(["t1", "t2"])
    _, reply = answered(turn(memory, "DeleteIntent", scope="ours"), "2")
    _, reply = answered(after(reply, memory, YES, alarms=alarms), "2")
    assert keys(reply) == ["delete-done"]
    assert left(memory) == []
    assert alarms.there == []
    _, reply = answered(turn(memory, "LaunchRequest"))
    assert keys(reply) == ["welcome-first"]


@pytest.mark.parametrize(
    "accounts, alarms, told",
    [
        ((), Alarms(["t1"], broken=True), True),
        ((), Alarms([]), False),  # dropped in the Alexa app long ago
        (("us", "max"), Alarms([]), True),  # on the other account, out of reach from here
        (("us", "max"), Alarms(["t1"]), False),
    ],
)
def test_reminders_out_of_reach_are_said(
    memory: Forgetful, accounts: tuple[str, ...], alarms: Alarms, told: bool
) -> None:
    both = {account_attribute(one): str(n) for n, one in enumerate(accounts, 1)}
    memory.apply("us", put(HEAD, both), "link", SECOND)
    _, reply = answered(turn(memory, "DeleteIntent", scope="ours"), "1")
    _, reply = answered(after(reply, memory, YES, alarms=alarms), "1")
    assert ("delete-reminders-left" in keys(reply)) == told
    assert left(memory) == []


@pytest.mark.parametrize("scope", ["mine", "ours"])
@pytest.mark.parametrize("speaker", [None, "2"])
def test_only_the_yes_of_the_one_who_asked_counts(
    memory: Forgetful, scope: str, speaker: str | None
) -> None:
    before = left(memory)
    _, reply = answered(turn(memory, "DeleteIntent", scope=scope), "1")
    _, reply = answered(after(reply, memory, YES), speaker)
    assert keys(reply) == ["delete-not"]
    assert left(memory) == before


@pytest.mark.parametrize("intent", [NO, "AnotherIntent", "RatingIntent", "AMAZON.FallbackIntent"])
def test_anything_but_a_yes_deletes_nothing(memory: Forgetful, intent: str) -> None:
    before = left(memory)
    _, reply = answered(turn(memory, "DeleteIntent", scope="mine"), "1")
    _, reply = answered(after(reply, memory, intent), "1")
    while reply.then is not None and reply.then.id == "privacy-sure":
        assert keys(reply) == ["delete-unclear"]
        again = after(reply, memory, intent)
        _, reply = answered(replace(again, state=replace(again.state, misses=1)), "1")
    assert left(memory) == before


@pytest.mark.parametrize("scope, then", [("mine", "delete-mine"), ("ours", "delete-ours")])
def test_an_unknown_voice_is_asked_its_name(memory: Forgetful, scope: str, then: str) -> None:
    _, reply = answered(turn(memory, "DeleteIntent", scope=scope))
    assert keys(reply) == ["whose"]
    _, reply = CONVERSATION.answer(after(reply, memory, "WhoIAmIntent", name="Tim"))
    assert keys(reply) == ["who-unknown-end"]
    _, reply = answered(turn(memory, "DeleteIntent", scope=scope))
    _, reply = CONVERSATION.answer(after(reply, memory, "WhoIAmIntent", name="Max"))
    assert keys(reply) == [then]
    _, reply = answered(after(reply, memory, YES), "2")
    assert keys(reply)[0].startswith("delete-done")


def test_the_only_one_known_takes_everything_along() -> None:
    memory = SqliteMemory(":memory:")
    memory.apply("us", put(HEAD, {"name.1": "Ada"}) + append("PLAN#01", t="kites"), "r0", SECOND)
    _, reply = answered(turn(memory, "DeleteIntent", scope="mine"), "1")
    assert keys(reply) == ["delete-all"]
    _, reply = answered(after(reply, memory, YES), "1")
    assert left(memory) == []


def test_without_names_anyone_may_delete_what_there_is() -> None:
    memory = SqliteMemory(":memory:")
    _, reply = answered(turn(memory, "DeleteIntent", scope="ours"))
    assert keys(reply) == ["delete-nothing"]
    memory.apply("us", put(HEAD, {"heard.affirmation": "AQ"}), "r0", SECOND)
    _, reply = answered(turn(memory, "DeleteIntent", scope="ours"))
    assert keys(reply) == ["delete-all"]
    _, reply = answered(after(reply, memory, YES))
    assert left(memory) == []


def test_a_deletion_that_broke_off_is_said(memory: Forgetful) -> None:
    _, reply = answered(turn(memory, "DeleteIntent", scope="mine"), "1")
    memory.broken = True
    _, reply = answered(after(reply, memory, YES), "1")
    assert keys(reply) == ["delete-failed"]


def test_leaving_a_link_is_not_deleting(memory: Forgetful) -> None:
    both = {account_attribute("us"): "1", account_attribute("max"): "2"}
    memory.apply("us", put(HEAD, {**both, "guest": "max"}), "link", SECOND)
    _, reply = answered(turn(memory, "DeleteIntent", scope="leave"), "1")
    assert keys(reply) == ["pairing-leave"]


def test_who_opens_the_skill_keeps_their_pages(store: Store) -> None:
    """Once a month: a page of one's own that nobody writes to would expire else."""
    memory: Any = store.memory
    names = put(HEAD, {"name.1": "Ada", "name.2": "Max"}) + edit("PARTNER#1", goal="yoga")
    memory.apply("us", names, "r0", SECOND)
    days = (NOW + timedelta(days=count) for count in (1, 2, 40))
    for count, day in enumerate(days):
        opened = replace(turn(memory, "LaunchRequest"), now=day, request=f"o{count}")
        CONVERSATION.answer(opened)
    kept = store.items()
    until = int((NOW + timedelta(days=40)).timestamp()) + KEPT_SECONDS
    assert {kept["COUPLE#us", key].expires for key in (HEAD, "PARTNER#1", "PARTNER#2")} == {until}
    assert kept["COUPLE#us", "PARTNER#1"].doc == {"goal": "yoga"}
    again = replace(turn(memory, "LaunchRequest"), now=day + timedelta(days=1), request="o9")
    _, reply = CONVERSATION.answer(again)
    assert {one.item for one in reply.change.edits} == {HEAD}


def test_every_question_has_its_place() -> None:
    assert set(privacy.privacy.questions) == {"privacy-which", "privacy-sure"}
