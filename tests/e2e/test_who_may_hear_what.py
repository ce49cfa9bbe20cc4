"""Two to four people on several devices and accounts, thousands of random turns, and not one
sentence, card, reminder or session attribute that carries a private value to anyone else.

Longer: `HYPOTHESIS_PROFILE=long`.
"""

import itertools
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from skill.core import pin
from skill.storage.sqlite import SqliteMemory
from tests.alexa.services import Service, service
from tests.e2e.household import (
    ANSWERS,
    PRIVATE,
    RARE,
    SHARED,
    Codes,
    Heard,
    Household,
    Wish,
    read,
    skill,
)
from tests.e2e.who import ADA, BOTH, CHILD, COUPLE, DEVICES, GUEST, MAX, Model, Said, says
from tests.storage.stores import DynamoStore, SqliteStore, Store

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"
PINS = {ADA: "7391", MAX: "4682"}

people = st.sampled_from([ADA, MAX, GUEST, CHILD])
names = st.sampled_from(COUPLE)
devices = st.sampled_from(["kitchen", "kitchen", "bedroom", "office"])
known = st.sampled_from([True, True, True, False])  # Alexa misses a voice now and then
answers = st.sampled_from(ANSWERS)
ratings = st.integers(1, 5)


# What one of the two does alone, and what that is gone on with.
OWN_WISHES = read("""
    2 SetGoalIntent goal=<word>
    1 GoalStatusIntent
    1 GoalDoneIntent
    2 HearNotesIntent
    1 CheckInHistoryIntent period=this_month
    1 ExportIntent
""")


class Home(RuleBasedStateMachine):
    """A household, its model, and what must hold after every turn."""

    opens: Callable[[], Store]
    alexa: Service
    played = 0

    def __init__(self) -> None:
        super().__init__()
        self.store, self.codes, self.model = self.opens(), Codes(), Model()
        self.house = Household(skill(self.store.memory, self.codes), self.alexa.url)
        self.words, self.turn = itertools.count(1000), 0
        self.profiles: set[str] = set()

    def teardown(self) -> None:
        """Nobody lives here any more."""
        self.store.close()

    def say(self, person: str, device: str, intent: str, known: bool = True, **slots: str) -> Heard:
        """One turn, and everything that must hold of its answer."""
        said = Said(person, device, intent, slots, known and person in self.profiles)
        type(self).played += 1
        speaker = self.model.begins(said)
        before = len(self.alexa.calls)
        self.turn += 1
        heard = self.house.tell(said, str(self.turn))
        speaker = self.model.ends(said, speaker, heard.speech)
        self.check(said, speaker, heard, str(self.alexa.calls[before:]))
        if device not in self.house.sessions:
            self.model.over(device)
        return heard

    def check(self, said: Said, speaker: str | None, heard: Heard, sent: str) -> None:
        """No private value goes to anyone else."""
        carried = str(heard.attributes)
        for secret in self.model.secrets:
            if secret.word in heard.shown and not says(heard.speech, "goals-idea"):
                assert self.model.may_hear(said, speaker, secret), (said, secret, heard.speech)
                assert secret.word not in heard.card, "a card is for all to see"
            if secret.word in carried:
                assert self.model.may_keep(said, speaker, secret), (said, secret, carried)
            assert secret.word not in sent, (said, sent)
        assert self.model.may_hear_own(said, speaker, heard.speech), (said, heard.speech)
        assert not [digits for digits in PINS.values() if digits in heard.shown], heard.shown
        assert "went wrong" not in heard.speech, said

    def wish(self, person: str, device: str, wish: Wish, name: str, number: int) -> Heard:
        """Say what a wish says, with what is drawn."""
        intent, slots = wish
        drawn = {"<name>": name, "<number>": str(number), "<pin>": PINS[COUPLE[number % 2]]}
        filled = {
            slot: f"qat{next(self.words)}" if value == "<word>" else drawn.get(value, value)
            for slot, value in slots.items()
        }
        return self.say(person, device, intent, number != 3, **filled)

    def said_as(self, person: str, device: str) -> Heard:
        """Who's asking? Their name, and behind a PIN the digits."""
        heard = self.say(person, device, "WhoIAmIntent", name=person)
        if person not in self.model.pins:
            return heard
        return self.say(person, device, "PinIntent", pin=PINS[person])

    def ends(self, device: str) -> None:
        """Nobody answers any more."""
        self.house.leave(device)
        self.model.over(device)

    @initialize(
        profiles=st.sets(st.sampled_from([ADA, MAX, GUEST])),
        linked=st.booleans(),
        pins=st.sets(names, max_size=1),
        paired=st.booleans(),
    )
    def moves_in(self, profiles: set[str], linked: bool, pins: set[str], paired: bool) -> None:
        """The two say their names; whose voice is known, who has a PIN, differs."""
        self.profiles = profiles
        self.say(ADA, "kitchen", "NamesIntent", first=ADA, second=MAX)
        for person in COUPLE:
            self.ends("kitchen")
            if linked and person in profiles:
                self.say(person, "kitchen", "WhoIAmIntent", name=person)
                self.say(person, "kitchen", YES)
            if person in pins:
                self.say(person, "kitchen", "PinIntent", pin=PINS[person])
                self.say(person, "kitchen", "WhoIAmIntent", name=person)
        if paired:
            self.pair()

    def pair(self) -> None:
        """Two accounts become one couple."""
        for device in DEVICES:
            self.ends(device)
        self.asks(ADA, "kitchen", ("PairIntent", {}), ADA, 1)
        self.say(MAX, "office", "CodeIntent", code=str(self.codes.last))
        self.said_as(MAX, "office")
        self.say(MAX, "office", YES)
        self.ends("office")
        self.say(ADA, "kitchen", "LaunchRequest")
        self.asks(ADA, "kitchen", (YES, {}), ADA, 1)

    def asks(self, person: str, device: str, wish: Wish, name: str, number: int) -> Heard:
        """A wish, and the name where it is asked for."""
        heard = self.wish(person, device, wish, name, number)
        return self.said_as(person, device) if says(heard.speech, "whose") else heard


class Evening(Home):
    """Anyone says anything anywhere."""

    @rule(person=people, device=devices, wish=st.sampled_from(SHARED + RARE), name=names, n=ratings)
    def speaks(self, person: str, device: str, wish: Wish, name: str, n: int) -> None:
        """Anyone says anything."""
        self.wish(person, device, wish, name, n)

    @rule(person=people, device=devices, wish=st.sampled_from(PRIVATE), name=names, n=ratings)
    def tries(self, person: str, device: str, wish: Wish, name: str, n: int) -> None:
        """Anyone asks for what is private."""
        self.wish(person, device, wish, name, n)

    @rule(person=names, device=devices, wish=st.sampled_from(PRIVATE), by=people, then=answers)
    def privately(self, person: str, device: str, wish: Wish, by: str, then: Wish) -> None:
        """One of the two asks for what is private, and says who it is; someone goes on."""
        self.ends(device)
        self.asks(person, device, wish, person, 1)
        self.wish(by, device, then, person, 1)

    @precondition(lambda self: self.house.sessions)
    @rule(person=people, wish=answers, name=names, n=ratings, data=st.data())
    def goes_on(self, person: str, wish: Wish, name: str, n: int, data: st.DataObject) -> None:
        """Anyone goes on with a session that is open."""
        device = data.draw(st.sampled_from(sorted(self.house.sessions)))
        self.wish(person, device, wish, name, n)

    @rule(person=names, by=people, device=devices, then=answers)
    def leaves_a_note(self, person: str, by: str, device: str, then: Wish) -> None:
        """A note, and someone comes in between."""
        self.ends(device)
        self.asks(person, device, ("LeaveNoteIntent", {"note": "<word>"}), person, 1)
        self.wish(by, device, then, person, 2)
        self.say(person, device, YES)

    @rule(person=names, by=people, wish=st.sampled_from(PRIVATE), device=devices)
    def shares(self, person: str, by: str, wish: Wish, device: str) -> None:
        """A goal that the other may hear of, and perhaps no more."""
        asking = [("SetGoalIntent", {"goal": "<word>"}), ("ShareIntent", {"share": "goal"}), wish]
        for one in asking:
            self.ends("bedroom")
            self.asks(person, "bedroom", one, person, 1)
        self.wish(by, device, ("GoalStatusIntent", {}), by, 1)
        if by in COUPLE:
            self.said_as(by, device)

    @rule(person=names, by=people, given=st.lists(ratings, min_size=5, max_size=5))
    def checks_in_alone(self, person: str, by: str, given: list[int]) -> None:
        """Five answers, the last perhaps by someone else."""
        self.ends("bedroom")
        self.say(person, "bedroom", "WhoIAmIntent", name=person)
        self.say(person, "bedroom", "CheckInIntent")
        self.asks(person, "bedroom", ("WhoAnswersIntent", {"who": "just_me"}), person, 1)
        for rating in given[:-1]:
            self.say(person, "bedroom", "RatingIntent", rating=str(rating))
        self.say(by, "bedroom", "RatingIntent", rating=str(given[-1]))

    @rule(by=people, given=st.lists(ratings, min_size=10, max_size=10))
    def check_in_together(self, by: str, given: list[int]) -> None:
        """Ten answers, and the two yeses, one perhaps by someone else."""
        self.ends("kitchen")
        self.asks(ADA, "kitchen", ("CheckInIntent", {}), ADA, 1)
        self.say(ADA, "kitchen", YES)
        for place, rating in enumerate(given):
            self.say(COUPLE[place % 2], "kitchen", "RatingIntent", rating=str(rating))
        self.say(by, "kitchen", YES)
        self.say(MAX, "kitchen", YES)

    @rule(device=devices, hours=st.sampled_from([0, 1, 30]))
    def goes_by(self, device: str, hours: int) -> None:
        """Time, and with it a session."""
        self.ends(device)
        self.house.passes(timedelta(hours=hours))


class Twins(Home):
    """A household and its twin, in which one partner never does what is private. Nobody else hears
    any difference: not what it was, not when, not whether there was anything."""

    def __init__(self) -> None:
        super().__init__()
        self.twin = Household(skill(SqliteMemory(":memory:"), Codes()), self.alexa.url)
        self.alone, self.shy = False, ADA

    def say(self, person: str, device: str, intent: str, known: bool = True, **slots: str) -> Heard:
        """The same turn in both worlds."""
        heard = super().say(person, device, intent, known, **slots)
        if not self.alone:
            said = Said(person, device, intent, slots, known and person in self.profiles)
            same = self.twin.tell(said, str(self.turn))
            if not says(heard.speech, *BOTH):  # both said yes to that
                assert heard.bytes == same.bytes, (said, heard.speech, same.speech)
        return heard

    def ends(self, device: str) -> None:
        """Nobody answers any more, in both worlds."""
        super().ends(device)
        self.twin.leave(device)

    @initialize(shy=names)
    def is_shy(self, shy: str) -> None:
        """One of the two has a life of their own in one of the worlds."""
        self.shy = shy

    @rule(device=devices, wish=st.sampled_from(OWN_WISHES), then=st.sampled_from([YES, NO]))
    def lives(self, device: str, wish: Wish, then: str) -> None:
        """Something private, in one world only."""
        device = device if self.model.paired else "bedroom"
        self.ends(device)
        self.alone = True
        self.asks(self.shy, device, wish, self.shy, 1)
        if device in self.house.sessions:
            self.say(self.shy, device, then)
        self.alone = False
        self.ends(device)

    @rule(device=devices, given=st.lists(ratings, min_size=5, max_size=5))
    def answers_alone(self, device: str, given: list[int]) -> None:
        """A check-in of one's own, in one world only."""
        device = device if self.model.paired else "bedroom"
        self.ends(device)
        self.alone = True
        self.said_as(self.shy, device)
        self.say(self.shy, device, "CheckInIntent")
        self.asks(self.shy, device, ("WhoAnswersIntent", {"who": "just_me"}), self.shy, 1)
        for rating in given:
            if (self.house.sessions.get(device, {}).get("d") or {}).get("alone"):
                self.say(self.shy, device, "RatingIntent", rating=str(rating))
        self.alone = False
        self.ends(device)

    @rule(
        person=people,
        device=devices,
        wish=st.sampled_from(PRIVATE + SHARED + 2 * ANSWERS),
        n=ratings,
    )
    def speaks(self, person: str, device: str, wish: Wish, n: int) -> None:
        """Anyone else says anything, but that they are the one who is shy."""
        others = [one for one in (ADA, MAX, GUEST, CHILD) if one != self.shy]
        self.wish(person if person in others else others[n % 2], device, wish, others[0], n)

    @rule(device=devices, wish=st.sampled_from(PRIVATE), n=ratings)
    def asks_too(self, device: str, wish: Wish, n: int) -> None:
        """The other of the two, who says so."""
        self.ends(device)
        person = COUPLE[1 - COUPLE.index(self.shy)]
        self.asks(person, device, wish, person, n)

    @rule(hours=st.sampled_from([1, 30, 200]))
    def goes_by(self, hours: int) -> None:
        """Time, the same for both."""
        for house in (self.house, self.twin):
            house.passes(timedelta(hours=hours))


@pytest.fixture
def alexa() -> Iterator[Service]:
    """Alexa's services; what they are told is kept."""
    with service() as told:
        told.answers(200, "Europe/Berlin")
        yield told


@pytest.fixture(params=["sqlite", "dynamodb"])
def opens(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Store]:
    """A new store for each household, of each kind in turn."""
    monkeypatch.setitem(pin._COST, "n", 2)  # that a PIN's hash is slow is another test's business
    if request.param == "dynamodb":
        request.getfixturevalue("aws")
        return lambda: DynamoStore(f"couples-{uuid4().hex}")
    return lambda: SqliteStore(tmp_path / uuid4().hex)


def play(machine: type[Home], households: int, steps: int, **parts: Any) -> int:
    """Let a machine run on these parts; how many turns were played."""
    found = type(machine.__name__, (machine,), {**parts, "played": 0})
    chosen = settings(
        max_examples=households * (10 if LONG else 1),
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink) if LONG else (Phase.generate,),
        database=None,
        derandomize=not LONG,
    )
    run_state_machine_as_test(found, settings=chosen)
    return int(vars(found)["played"])


def test_nothing_private_goes_to_anyone_else(opens: Callable[[], Store], alexa: Service) -> None:
    assert play(Evening, 30, 45, opens=staticmethod(opens), alexa=alexa) > 2000


def test_nobody_can_tell_what_the_other_does_alone(
    opens: Callable[[], Store], alexa: Service
) -> None:
    assert play(Twins, 20, 40, opens=staticmethod(opens), alexa=alexa) > 1000
