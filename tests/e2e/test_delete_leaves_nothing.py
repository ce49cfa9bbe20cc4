"""After a rich life with the skill, forgetting leaves the table as if nobody had been there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from simulator import commands
from simulator.alexa import Alexa
from simulator.heard import Heard
from simulator.house import House
from simulator.services import Services
from simulator.understanding import Understander
from skill.app import answer_with
from skill.core.change import HEAD
from skill.core.ownership import KINDS, attribute_owner, owner
from tests.storage.stores import Store

AT = "2096-03-04T20:15"  # far ahead, so that no engine sweeps items away as expired meanwhile
# What each of the two said that only they may hear, and what is both's.
ADAS, MAXS = ("marathon", "umbrella", "croissant"), ("guitar", "lighthouse", "tortoise")
LIFE = (
    *("open together time", "ada and max", "yes"),
    *("open together time", "start a check in", "often", "four", "always", "rarely", "often"),
    *("never", "always", "often", "sometimes", "rarely"),
    *("tell together time my goal is to run a marathon", "ada"),
    *("tell together time my goal is to learn the guitar", "max"),
    *("ask together time to leave a note for ada", "bring your umbrella", "yes"),
    *("ask together time to leave a note for max", "meet me at the lighthouse", "yes"),
    *("open together time", "it's ada", "i'm grateful for the croissant"),
    *("open together time", "it's max", "i'm grateful for the tortoise"),
    *("tell together time to put flying kites on our list", "no"),
    *("ask together time to give me my compliment", "ask together time to keep that one"),
    *("ask together time for today's affirmation", "ask together time to keep that one"),
    "open together time",
    *("remind us every weekday at eight p.m. to put our phones away", "yes"),
    *("ask together time to start half an hour of screen-free time", "no"),
    *(":wait 20 min", "open together time", "yes"),
    *("ask together time for a check in", "often", "rarely", "stop"),
)
MIDDLE_OF_A_CHECK_IN = ("open together time", "start a check in", "yes", "often")


class Home:
    """A household that talks, and the table it talks to."""

    def __init__(self, alexa: Alexa, store: Store) -> None:
        self.alexa, self.store = alexa, store

    def say(self, *lines: str) -> Heard:
        """Say one thing after the other; a colon line is a command. The last answer."""
        heard = Heard("silence")
        for line in lines:
            if line.startswith(":"):
                commands.run(self.alexa, line)
            else:
                heard = self.alexa.say(line)
        return heard

    def kinds(self) -> set[str]:
        """What kinds of items there are."""
        return {sort.partition("#")[0] for _, sort in self.store.items()}

    def dump(self) -> str:
        """All that is there, as text."""
        return json.dumps([[*key, one.doc] for key, one in self.store.items().items()])


@contextmanager
def at_home(store: Store) -> Iterator[Home]:
    house = House(AT)
    house.grant("reminders", True)
    with Services(house) as services:
        ear = Understander.load(house.locale)
        answer = answer_with(store.memory, None)
        yield Home(Alexa(answer, ear, house, services, on_problems=lambda found: None), store)


@pytest.fixture
def home(store: Store) -> Iterator[Home]:
    """The two after their life with the skill."""
    with at_home(store) as made:
        made.say(*LIFE)
        assert made.kinds() == KINDS, "the life is not rich enough"
        assert all(word in made.dump() for word in (*ADAS, *MAXS, "kites"))
        yield made


def confirmed(home: Home, *lines: str) -> Heard:
    """Ask for it, and say yes."""
    asked = home.say(*lines)
    assert asked.text is not None
    assert asked.text.endswith("Shall I delete it now?"), asked.text
    done = home.say("yes")
    assert not done.open
    return done


@pytest.mark.parametrize("before", [("open together time",), MIDDLE_OF_A_CHECK_IN])
def test_ours_leaves_nothing_at_all(home: Home, before: tuple[str, ...]) -> None:
    confirmed(home, *before, "delete everything", "it's ada")
    assert home.store.items() == {}
    assert home.alexa.services.reminders.of(home.alexa.house.account) == []
    first = home.say("open together time")
    assert first.text is not None
    assert first.text.endswith("What shall I call you both?")


@pytest.mark.parametrize("before", [("open together time",), MIDDLE_OF_A_CHECK_IN])
def test_mine_leaves_nothing_of_mine_and_all_of_the_others(
    home: Home, before: tuple[str, ...]
) -> None:
    others = {
        key: one
        for key, one in home.store.items().items()
        if owner(key[1], one.doc) == "2" and not key[1].startswith("PARTNER")
    }
    confirmed(home, *before, "delete my data", "it's ada")
    left = home.store.items()
    assert not [key for key, one in left.items() if owner(key[1], one.doc) == "1"]
    (head,) = (one.doc for (_, sort), one in left.items() if sort == HEAD)
    assert not [name for name in head if attribute_owner(name) == "1"]
    assert {"checkin", "least"}.isdisjoint(head)
    assert others.items() <= left.items()
    dump = home.dump()
    assert not [word for word in (*ADAS, "Ada") if word in dump]
    assert all(word in dump for word in (*MAXS, "Max", "kites"))


def test_both_deleting_theirs_leaves_nothing_at_all(home: Home) -> None:
    confirmed(home, "open together time", "delete my data", "it's ada")
    confirmed(home, "open together time", "delete my data", "it's max")
    assert home.store.items() == {}


def test_a_doubled_yes_is_harmless_and_deletes_nothing_that_came_after(home: Home) -> None:
    confirmed(home, "open together time", "delete everything", "it's ada")
    request = home.alexa.log[-1][0]
    answer = answer_with(home.store.memory, None)
    assert answer(request)["response"]["shouldEndSession"]
    assert home.store.items() == {}
    home.say(":wait 2 min", "open together time", "ada and tom", "stop")
    before = home.store.items()
    assert before
    answer(request)
    assert home.store.items() == before


def test_one_who_says_no_loses_nothing(home: Home) -> None:
    before = home.store.items()
    home.say("open together time", "delete everything", "it's ada", "no")
    home.say("open together time", "delete my data", "it's max", "perhaps", "tomorrow", "stop")
    left = home.store.items()
    assert left.keys() == before.keys()
    assert all(left[key].doc == before[key].doc for key in left if key[1] != HEAD)


def test_disabling_the_skill_leaves_nothing_at_all(home: Home) -> None:
    home.alexa.disable()
    assert home.store.items() == {}
