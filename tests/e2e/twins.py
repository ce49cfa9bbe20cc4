"""The same household twice, but for what one of the two does alone."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from skill.storage.sqlite import SqliteMemory
from tests.e2e.home import NO, YES, Home, devices, names, people, ratings
from tests.e2e.household import ANSWERS, PRIVATE, SHARED, Codes, Heard, Household, Wish, read, skill
from tests.e2e.who import ADA, BOTH, CHILD, COUPLE, GUEST, MAX, Said, says

# What one of the two does alone, and what that is gone on with.
OWN_WISHES = read("""
    2 SetGoalIntent goal=<word>
    1 GoalStatusIntent
    1 GoalDoneIntent
    2 HearNotesIntent
    1 CheckInHistoryIntent period=this_month
    1 ExportIntent
""")


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

    @rule(by=people)
    def leaves_a_note(self, by: str) -> None:
        """A note for the one who is shy, who hears it in one world; then someone comes."""
        self.ends("bedroom")
        person = COUPLE[1 - COUPLE.index(self.shy)]
        self.note(person, "bedroom", self.shy)
        self.say(person, "bedroom", YES)
        self.lives("bedroom", ("HearNotesIntent", {}), YES)
        self.speaks(by, "bedroom", ("LaunchRequest", {}), 1)

    @rule(hours=st.sampled_from([1, 30, 200]))
    def goes_by(self, hours: int) -> None:
        """Time."""
        self.rests(hours)

    def rests(self, hours: int = 1) -> None:
        """Time goes by, the same for both."""
        super().rests(hours)
        self.twin.passes(timedelta(hours=hours))
