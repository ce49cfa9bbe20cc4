"""Two to four people on several devices and accounts, thousands of random turns, and not one
sentence, card or session attribute that carries a private value to anyone else.

Longer: `HYPOTHESIS_PROFILE=long`.
"""

import itertools
import os
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

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

from skill.app import answer_with
from skill.storage.dynamo_shelf import DynamoShelf
from skill.storage.dynamodb import DynamoMemory
from skill.storage.pairing import Pairs
from skill.storage.sqlite_shelf import SqliteShelf
from tests.alexa.services import Service, service
from tests.e2e.household import Answer, Heard, Household, code_in
from tests.e2e.who import ADA, CHILD, COUPLE, DEVICES, GUEST, MAX, Model, Said
from tests.storage.stores import Store

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
HOUSEHOLDS, TURNS = (400, 120) if LONG else (30, 60)

YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"
# What people say; a value in "<>" is drawn anew.
WISHES: tuple[tuple[str, dict[str, str]], ...] = (
    ("SetGoalIntent", {"goal": "<word>"}),
    ("SetGoalIntent", {"goal": "<word>"}),
    ("SetGoalIntent", {}),
    ("GoalStatusIntent", {}),
    ("GoalStatusIntent", {}),
    ("GoalDoneIntent", {}),
    ("ShareIntent", {"share": "goal"}),
    ("ShareIntent", {"share": "trend"}),
    ("KeepPrivateIntent", {"share": "goal"}),
    ("KeepPrivateIntent", {}),
    ("LeaveNoteIntent", {"note": "<word>"}),
    ("LeaveNoteIntent", {"note": "<word>"}),
    ("LeaveNoteIntent", {"partner": "<name>"}),
    ("HearNotesIntent", {}),
    ("HearNotesIntent", {}),
    ("CheckInIntent", {}),
    ("WhoAnswersIntent", {"who": "just_me"}),
    ("CheckInHistoryIntent", {"period": "this_month"}),
    ("CheckInHistoryIntent", {"period": "this_month", "partner": "<name>"}),
    ("PinIntent", {"pin": "<pin>"}),
    ("UndoIntent", {}),
    ("ExportIntent", {}),
    ("DeleteIntent", {"scope": "mine"}),
    ("DeleteIntent", {"scope": "ours"}),
    ("UnpairIntent", {}),
    ("AddGratitudeIntent", {"thing": "tea"}),
    ("ReadGratitudeIntent", {}),
    ("AddPlanIntent", {"plan": "a picnic"}),
    ("PlansIntent", {}),
    ("AffirmationIntent", {}),
    ("AnotherIntent", {}),
    ("SaveIntent", {}),
    ("FavoritesIntent", {}),
    ("ComplimentIntent", {}),
    ("TipIntent", {}),
    ("DeepQuestionIntent", {"depth": "light"}),
    ("ListeningIntent", {"duration": "PT1M"}),
    ("TogetherIntent", {}),
    ("StartScreenFreeIntent", {"duration": "PT30M"}),
    ("SetReminderIntent", {"routine": "check_in", "time": "20:00", "recurrence": "daily"}),
    ("PauseIntent", {"duration": "P7D"}),
    ("ResumeIntent", {}),
    ("CrisisIntent", {}),
    ("LaunchRequest", {}),
    ("NamesIntent", {"first": ADA, "second": MAX}),
)
# What goes on with whatever is open, said more often.
ANSWERS: tuple[tuple[str, dict[str, str]], ...] = (
    (YES, {}),
    (YES, {}),
    (YES, {}),
    (NO, {}),
    ("WhoIAmIntent", {"name": "<name>"}),
    ("WhoIAmIntent", {"name": "<name>"}),
    ("RatingIntent", {"rating": "<rating>"}),
    ("RatingIntent", {"rating": "<rating>"}),
    ("PinIntent", {"pin": "<pin>"}),
    ("AMAZON.RepeatIntent", {}),
    ("AMAZON.RepeatIntent", {}),
    ("AMAZON.HelpIntent", {}),
    ("AMAZON.FallbackIntent", {}),
    ("AMAZON.NextIntent", {}),
    ("SetGoalIntent", {"goal": "<word>"}),
    ("LeaveNoteIntent", {"note": "<word>"}),
)
PINS = {ADA: "7391", MAX: "4682"}
_households = itertools.count(1)


class Codes:
    """`ports.Chance` without chance, so that what fails fails again."""

    codes = itertools.count(200_001)

    def code(self) -> str:
        """Six digits that were not given out before."""
        return str(next(self.codes))


class Home(RuleBasedStateMachine):
    """A household, its model, and what must hold after every turn."""

    answer: Answer
    alexa: Service
    played = 0

    def __init__(self) -> None:
        super().__init__()
        self.name = f"home{next(_households)}"
        self.house = Household(self.answer, self.alexa.url, self.name)
        self.model, self.turn, self.words = Model(), 0, itertools.count(1000)
        self.profiles: set[str] = set()

    def say(
        self, person: str, device: str, intent: str, known: bool = True, **slots: str
    ) -> Heard:
        """One turn, and everything that must hold of its answer."""
        said = Said(person, device, intent, slots, known and person in self.profiles)
        self.turn += 1
        type(self).played += 1
        speaker = self.model.begins(said)
        before = len(self.alexa.calls)
        heard = self.house.tell(said, f"{self.name}-{self.turn}")
        self.model.ends(said, speaker, heard.speech)
        speaker = self.model.begins(said) if said.voice in self.model.linked else speaker
        self.check(said, speaker, heard, str(self.alexa.calls[before:]))
        if device not in self.house.sessions:
            self.model.over(device)
        return heard

    def check(self, said: Said, speaker: str | None, heard: Heard, sent: str) -> None:
        """No private value goes to anyone else."""
        carried = str(heard.attributes)
        for secret in self.model.secrets:
            if secret.word in heard.shown:
                assert self.model.may_hear(said, speaker, secret), (said, secret, heard.speech)
                assert secret.word in heard.speech, "only spoken: a card is for all to see"
            if secret.word in carried:
                assert self.model.may_keep(said, speaker, secret), (said, secret, carried)
            assert secret.word not in sent, (said, sent)
        assert self.model.may_hear_own(said, speaker, heard.speech), (said, heard.speech)
        assert not [pin for pin in PINS.values() if pin in heard.speech], heard.speech
        assert "went wrong" not in heard.speech, said

    @initialize(
        profiles=st.sets(st.sampled_from([ADA, MAX, GUEST])),
        linked=st.booleans(),
        pins=st.sets(st.sampled_from(COUPLE), max_size=1),
    )
    def moves_in(self, profiles: set[str], linked: bool, pins: set[str]) -> None:
        """The two say their names; whose voice is known, and who has a PIN, differs."""
        self.profiles = profiles
        self.say(ADA, "kitchen", "NamesIntent", first=ADA, second=MAX)
        self.ends("kitchen")
        for person in COUPLE:
            if linked and person in profiles:
                self.say(person, "kitchen", "WhoIAmIntent", name=person)
                self.say(person, "kitchen", YES)
            if person in pins:
                self.say(person, "kitchen", "PinIntent", pin=PINS[person])
                self.say(person, "kitchen", "WhoIAmIntent", name=person)
            self.ends("kitchen")

    people = st.sampled_from([ADA, MAX, GUEST, CHILD])
    devices = st.sampled_from(list(DEVICES))
    names = st.sampled_from(COUPLE)

    def filled(self, slots: dict[str, str], name: str, number: int) -> dict[str, str]:
        """Slots with what is drawn."""
        drawn = {"<name>": name, "<rating>": str(number), "<pin>": list(PINS.values())[number % 2]}
        return {
            slot: f"qat{next(self.words)}" if value == "<word>" else drawn.get(value, value)
            for slot, value in slots.items()
        }

    @rule(
        person=people,
        device=st.sampled_from(["kitchen", "kitchen", "kitchen", "bedroom", "office"]),
        known=st.sampled_from([True, True, True, False]),
        wish=st.sampled_from(WISHES + 3 * ANSWERS),
        name=names,
        number=st.integers(1, 5),
    )
    def speaks(
        self,
        person: str,
        device: str,
        known: bool,
        wish: tuple[str, dict[str, str]],
        name: str,
        number: int,
    ) -> None:
        """Anyone says anything."""
        intent, slots = wish
        self.say(person, device, intent, known, **self.filled(slots, name, number))

    @precondition(lambda self: self.house.sessions)
    @rule(
        person=people,
        known=st.sampled_from([True, True, False]),
        wish=st.sampled_from(ANSWERS),
        name=names,
        number=st.integers(1, 5),
        data=st.data(),
    )
    def goes_on(
        self,
        person: str,
        known: bool,
        wish: tuple[str, dict[str, str]],
        name: str,
        number: int,
        data: st.DataObject,
    ) -> None:
        """Anyone goes on with a session that is open."""
        device = data.draw(st.sampled_from(sorted(self.house.sessions)))
        intent, slots = wish
        self.say(person, device, intent, known, **self.filled(slots, name, number))

    @rule(person=names, device=devices, then=st.sampled_from(WISHES + ANSWERS), by=people)
    def tells_who(
        self, person: str, device: str, then: tuple[str, dict[str, str]], by: str
    ) -> None:
        """One of the two says their name, and someone goes on."""
        self.say(person, device, "WhoIAmIntent", name=person)
        self.say(person, device, "PinIntent", pin=PINS[person])
        intent, slots = then
        self.say(by, device, intent, **self.filled(slots, person, 3))

    @rule(person=names, by=people, device=devices, then=st.sampled_from(ANSWERS))
    def leaves_a_note(
        self, person: str, by: str, device: str, then: tuple[str, dict[str, str]]
    ) -> None:
        """A note, and someone comes in between."""
        self.ends(device)
        self.say(person, device, "LeaveNoteIntent", note=f"qat{next(self.words)}")
        self.say(by, device, then[0], **self.filled(then[1], person, 2))
        self.say(person, device, YES)

    @rule(person=names, by=people, ratings=st.lists(st.integers(1, 5), min_size=5, max_size=5))
    def checks_in_alone(self, person: str, by: str, ratings: list[int]) -> None:
        """Five answers, the last perhaps by someone else."""
        self.ends("bedroom")
        self.say(person, "bedroom", "CheckInIntent")
        self.say(person, "bedroom", "WhoAnswersIntent", who="just_me")
        self.say(person, "bedroom", "WhoIAmIntent", name=person)
        for rating in ratings[:-1]:
            self.say(person, "bedroom", "RatingIntent", rating=str(rating))
        self.say(by, "bedroom", "RatingIntent", rating=str(ratings[-1]))

    @rule(by=st.sampled_from([ADA, MAX, GUEST]), ratings=st.lists(st.integers(1, 5), min_size=10))
    def check_in_together(self, by: str, ratings: list[int]) -> None:
        """Ten answers, and the two yeses, one perhaps by someone else."""
        self.ends("kitchen")
        self.say(ADA, "kitchen", "CheckInIntent")
        self.say(ADA, "kitchen", YES)
        for place, rating in enumerate(ratings[:10]):
            self.say(COUPLE[place % 2], "kitchen", "RatingIntent", rating=str(rating))
        self.say(by, "kitchen", YES)
        self.say(MAX, "kitchen", YES)

    @rule()
    def pair(self) -> None:
        """Two accounts become one couple."""
        for device in DEVICES:
            self.ends(device)
        self.say(ADA, "kitchen", "PairIntent")
        code = code_in(self.said_as(ADA, "kitchen").speech)
        self.ends("office")
        self.say(MAX, "office", "CodeIntent", code=code)
        self.said_as(MAX, "office")
        self.say(MAX, "office", YES)
        self.ends("office")
        self.say(ADA, "kitchen", "LaunchRequest")
        self.say(ADA, "kitchen", YES)
        self.said_as(ADA, "kitchen")

    def said_as(self, person: str, device: str) -> Heard:
        """Who's asking? Their name, and behind a PIN the digits."""
        self.say(person, device, "WhoIAmIntent", name=person)
        return self.say(person, device, "PinIntent", pin=PINS[person])

    def ends(self, device: str) -> None:
        """Nobody answers any more."""
        self.house.leave(device)
        self.model.over(device)

    @rule(device=devices, hours=st.sampled_from([0, 1, 30]))
    def goes_by(self, device: str, hours: int) -> None:
        """Time, and with it a session."""
        self.ends(device)
        self.house.passes(timedelta(hours=hours))


@pytest.fixture
def alexa() -> Iterator[Service]:
    """Alexa's services; what they are told is kept."""
    with service() as told:
        told.answers(200, "Europe/Berlin")
        yield told


def skill(memory: Any) -> Answer:
    """The skill on a memory of either kind."""
    shelf = DynamoShelf(memory) if isinstance(memory, DynamoMemory) else SqliteShelf(memory)
    return answer_with(memory, None, Pairs(shelf, Codes()))


def play(machine: type[RuleBasedStateMachine], **parts: Any) -> None:
    """Let a machine run on these parts."""
    found = type(machine.__name__, (machine,), parts)
    quiet = settings(
        max_examples=HOUSEHOLDS,
        stateful_step_count=TURNS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink) if LONG else (Phase.generate,),
        database=None,
        derandomize=not LONG,
    )
    run_state_machine_as_test(found, settings=quiet)
    print(f"{found.played} turns")


def test_nothing_private_goes_to_anyone_else(store: Store, alexa: Service) -> None:
    play(Home, answer=staticmethod(skill(store.memory)), alexa=alexa)
