"""A household that must keep its secrets, as a state machine that plays one turn after another."""

import itertools
from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from tests.alexa.services import Service
from tests.e2e.household import ANSWERS, PRIVATE, Codes, Heard, Household, Wish, skill
from tests.e2e.who import ADA, CHILD, COUPLE, DEVICES, GUEST, MAX, Model, Said, says
from tests.storage.stores import Store

YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"
PINS = {ADA: "7391", MAX: "4682"}

people = st.sampled_from([ADA, MAX, GUEST, CHILD])
names = st.sampled_from(COUPLE)
devices = st.sampled_from(["kitchen", "kitchen", "bedroom", "office"])
answers = st.sampled_from(ANSWERS)
anything = st.sampled_from(PRIVATE + ANSWERS)
again: st.SearchStrategy[Wish] = st.just(("AMAZON.RepeatIntent", {}))
ratings = st.integers(1, 5)


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
        self.linked = False  # a voice, within the hour

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
        self.linked = self.linked or bool(says(heard.speech, "voice-linked"))
        self.check(said, speaker, heard, str(self.alexa.calls[before:]))
        if device not in self.house.sessions:
            self.model.over(device)
        return heard

    def check(self, said: Said, speaker: str | None, heard: Heard, sent: str) -> None:
        """No private value goes to anyone else."""
        carried = str(heard.attributes)
        for secret in self.model.secrets:
            if secret.kind == "idea" and says(heard.speech, "goals-idea"):
                continue  # offered, to whom it may be
            same = [one for one in self.model.secrets if one.word == secret.word]
            if secret.word in heard.shown:
                assert any(self.model.may_hear(said, speaker, one) for one in same), (
                    said,
                    secret,
                    heard.speech,
                )
                assert secret.word not in heard.card, "a card is for all to see"
            if secret.word in carried:
                assert any(self.model.may_keep(said, speaker, one) for one in same), (
                    said,
                    secret,
                    carried,
                )
            assert secret.word not in sent, (said, sent)
        assert self.model.may_hear_own(said, speaker, heard.speech), (said, heard.speech)
        assert not [digits for digits in PINS.values() if digits in heard.shown], heard.shown
        assert "went wrong" not in heard.speech, said

    def wish(self, person: str, device: str, wish: Wish, name: str, number: int) -> Heard:
        """Say what a wish says, with what is drawn."""
        intent, slots = wish
        if intent == "UndoIntent" and self.linked:  # or it might be the voice that is taken back
            self.rests()
        drawn = {"<name>": name, "<number>": str(number), "<pin>": PINS[COUPLE[number % 2]]}
        filled = {
            slot: f"qat{next(self.words)}" if value == "<word>" else drawn.get(value, value)
            for slot, value in slots.items()
        }
        return self.say(person, device, intent, number != 3, **filled)

    def rests(self, hours: int = 1) -> None:
        """Time goes by."""
        self.house.passes(timedelta(hours=hours))
        self.linked = False

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

    def note(self, person: str, device: str, to: str) -> Heard:
        """A note dictated, and whom it is for where that is asked."""
        heard = self.asks(person, device, ("LeaveNoteIntent", {"note": "<word>"}), person, 1)
        if says(heard.speech, "notes-whom"):
            return self.say(person, device, "WhoIAmIntent", name=to)
        return heard

    def asks(self, person: str, device: str, wish: Wish, name: str, number: int) -> Heard:
        """A wish, and the name where it is asked for."""
        heard = self.wish(person, device, wish, name, number)
        return self.said_as(person, device) if says(heard.speech, "whose") else heard
