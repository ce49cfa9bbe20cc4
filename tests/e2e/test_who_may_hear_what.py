"""Two to four people on several devices and accounts, thousands of random turns, and not one
sentence, card, reminder or session attribute that carries a private value to anyone else.

Longer: `HYPOTHESIS_PROFILE=long`.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from skill.core import pin
from tests.alexa.services import Service, service
from tests.e2e.home import NO, YES, Home, again, answers, anything, devices, names, people, ratings
from tests.e2e.household import PRIVATE, RARE, SHARED, Wish
from tests.e2e.twins import Twins
from tests.e2e.who import ADA, COUPLE, MAX
from tests.storage.stores import DynamoStore, SqliteStore, Store

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"


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

    @rule(person=names, device=devices, wish=st.sampled_from(PRIVATE), by=people, then=anything)
    def privately(self, person: str, device: str, wish: Wish, by: str, then: Wish) -> None:
        """One of the two asks for what is private, and says who it is; someone goes on."""
        self.ends(device)
        self.asks(person, device, wish, person, 1)
        self.wish(by, device, then, person, 1)

    @rule(person=names, device=devices, by=people, then=again | anything, idea=st.booleans())
    def has_a_goal(self, person: str, device: str, by: str, then: Wish, idea: bool) -> None:
        """One of the two hears of their own goal, and someone else is there as well."""
        self.ends(device)
        if idea:
            self.asks(person, device, ("SetGoalIntent", {}), person, 1)
            self.say(person, device, NO)
            self.say(person, device, YES)
        else:
            self.asks(person, device, ("SetGoalIntent", {"goal": "<word>"}), person, 1)
        self.asks(person, device, ("GoalStatusIntent", {}), person, 1)
        self.wish(by, device, then, person, 1)

    @rule(person=people, device=devices, wish=st.sampled_from(PRIVATE))
    def two_names(self, person: str, device: str, wish: Wish) -> None:
        """Who's asking? Both, they say."""
        self.ends(device)
        self.wish(person, device, wish, person, 1)
        self.say(person, device, "NamesIntent", first=ADA, second=MAX)

    @precondition(lambda self: self.house.sessions)
    @rule(person=people, wish=answers, name=names, n=ratings, data=st.data())
    def goes_on(self, person: str, wish: Wish, name: str, n: int, data: st.DataObject) -> None:
        """Anyone goes on with a session that is open."""
        device = data.draw(st.sampled_from(sorted(self.house.sessions)))
        self.wish(person, device, wish, name, n)

    @rule(person=names, by=people, device=devices, then=st.none() | again | answers, hears=names)
    def leaves_a_note(
        self, person: str, by: str, device: str, then: Wish | None, hears: str
    ) -> None:
        """A note, perhaps someone comes in between, and one of the two asks for theirs."""
        self.ends(device)
        self.note(person, device, hears)
        if then:
            self.wish(by, device, then, person, 2)
        self.say(person, device, YES)
        self.ends(device)
        self.asks(hears, device, ("HearNotesIntent", {}), hears, 1)
        self.say(by, device, "AMAZON.RepeatIntent")

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

    @rule(device=devices, hours=st.sampled_from([1, 1, 30]))
    def goes_by(self, device: str, hours: int) -> None:
        """Time, and with it a session."""
        self.ends(device)
        self.rests(hours)


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
        max_examples=households * (3 if LONG else 1),
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
    assert play(Evening, 36, 45, opens=staticmethod(opens), alexa=alexa) > 2000


def test_nobody_can_tell_what_the_other_does_alone(
    opens: Callable[[], Store], alexa: Service
) -> None:
    assert play(Twins, 36, 40, opens=staticmethod(opens), alexa=alexa) > 1000
