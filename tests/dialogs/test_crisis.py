"""A call for help is answered from everywhere, within twenty-five seconds, without a trace."""

import json
import logging
import re
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest
from defusedxml.ElementTree import fromstring

from simulator.ssml_check import check
from skill.alexa import session
from skill.app import answer_with
from skill.content import helplines
from skill.conversation import Conversation
from skill.core.change import Change, Doc
from skill.core.couple import Couple
from skill.core.crisis import INTENTS
from skill.core.errors import Unavailable
from skill.dialogs import DIALOGS
from skill.ports import Caller, Loaded, World
from skill.reply import Reply, Say, ask, say
from skill.speech import ear
from skill.speech.render import Speech, render
from skill.storage.sqlite import SqliteMemory
from skill.turn import State, Turn
from tests.alexa.envelopes import intent, launch

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 4, 19, 15, tzinfo=UTC)
SECONDS, WORDS_A_MINUTE = 25, 150
HEAD: Doc = {"name.1": "Ada", "name.2": "Max", "zone": "America/New_York", "visits": 3}
UNDER_WAY = {"stamp": "2026-03-04T14:10", "place": 3}
QUESTIONS = Conversation(DIALOGS).questions
MODEL = json.loads(
    (ROOT / "interaction_model/interactionModels/custom/en-US.json").read_text("utf-8")
)["interactionModel"]["languageModel"]
FREE_TEXT = [
    (one["name"], slot["name"])
    for one in MODEL["intents"]
    for slot in one.get("slots", ())
    if slot["type"] == "AMAZON.SearchQuery"
]
CALLS: list[tuple[str, dict[str, str], str]] = [
    ("CrisisIntent", {}, "abuse"),
    ("SelfHarmIntent", {}, "self_harm"),
    *((name, {slot: "that max threw a plate at me"}, "abuse") for name, slot in FREE_TEXT),
    *((name, {slot: "bread and i want to die"}, "self_harm") for name, slot in FREE_TEXT),
]
ONE_ZONE_EACH = {
    helplines.country(zone): zone for zone in sorted(available_timezones(), reverse=True)
}
BEGINS = {
    "abuse": "I believe you, and it isn't your fault.",
    "self_harm": "I'm glad you told me, you're not alone.",
}


class Untouched(SqliteMemory):
    """A memory that may be read, if it is in reach, and never written."""

    def __init__(self, head: Doc, broken: bool = False) -> None:
        super().__init__(":memory:")
        self.head, self.broken = head, broken
        self.writes = 0

    def load(self, caller: Caller) -> Loaded:
        """The couple."""
        return Loaded("us", self.page("us", "HEAD"), {})

    def page(self, couple: str, item: str) -> Doc:
        """The couple's page; all others are empty."""
        if self.broken:
            raise Unavailable
        return dict(self.head) if item == "HEAD" else {}

    def apply(self, couple: str, change: Change, request: str, now: int) -> None:
        """Never."""
        self.writes += 1
        raise AssertionError(f"written: {change}")


def attributes(question: str | None, head: Doc) -> dict[str, Any]:
    """A session that stands at a question, as the skill itself leaves it."""
    if question is None:
        return {}
    nowhere: Any = None
    turn = Turn("X", NOW, "r0", World(nowhere, nowhere, nowhere), "us", Couple(head))
    asked = ask(say("help-ask"), then=QUESTIONS[question], draft={"yes": 0, "least": "advice"})
    return session.write(turn, asked, Speech("Hm?", "Well?", None, (), {}))


def seconds(ssml: str) -> float:
    """How long it takes to say: words by their rate, and the pauses."""

    def told(node: Any, rate: float) -> float:
        pause = re.fullmatch(r"(\d+)(m?)s", node.get("time", ""))
        total = int(pause[1]) / (1000 if pause[2] else 1) if pause else 0.0
        inner = int(node.get("rate", "100%")[:-1]) / 100 if node.tag == "prosody" else rate
        total += len((node.text or "").split()) * 60 / WORDS_A_MINUTE / inner
        total += sum(told(one, inner) for one in node)
        return total + len((node.tail or "").split()) * 60 / WORDS_A_MINUTE / rate

    return told(fromstring(ssml), 1.0)


def plain(ssml: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", ssml).replace("&apos;", "'").split()).replace(" ,", ",")


def assert_safe(response: dict[str, Any], kind: str) -> str:
    """The answer is the safe one and leaves nothing; returns what is said."""
    body = response["response"]
    ssml = body["outputSpeech"]["ssml"]
    assert plain(ssml).startswith(BEGINS[kind])
    assert body["shouldEndSession"] is True
    assert not response.get("sessionAttributes")
    assert not body.get("card")
    assert not body.get("reprompt")
    assert not body.get("directives")
    assert "?" not in ssml
    assert check(ssml) == []
    assert seconds(ssml) <= SECONDS
    return plain(ssml)


@pytest.mark.parametrize("question", [None, *QUESTIONS])
def test_every_question_of_every_dialogue_gives_way(
    question: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    memory = Untouched({**HEAD, "checkin": UNDER_WAY})
    answer = answer_with(memory, None)
    caplog.set_level(logging.DEBUG)
    for name, slots, kind in CALLS:
        said = intent(name, slots, session=attributes(question, memory.head))
        text = assert_safe(answer(said), kind)
        assert text.count("nine, one, one") == 2
        line = "nine, eight, eight" if kind == "self_harm" else "seven, two, three, three"
        assert text.count(line) == 2, text
    assert memory.writes == 0
    assert not caplog.records


# Without the table nobody knows the two by name.
@pytest.mark.parametrize(
    "name, slots, kind",
    [
        (name, {slot: text.replace("max", "he") for slot, text in said.items()}, kind)
        for name, said, kind in CALLS
    ],
)
def test_it_is_answered_with_the_table_out_of_reach(
    name: str, slots: dict[str, str], kind: str
) -> None:
    answer = answer_with(Untouched({}, broken=True), None)
    text = assert_safe(answer(intent(name, slots or None, session={})), kind)
    assert "your local emergency number" in text


def test_the_names_of_the_two_count_and_other_names_do_not() -> None:
    answer = answer_with(Untouched(HEAD), None)
    afraid = {"thing": "that my sister is here because i'm scared of max"}
    assert_safe(answer(intent("AddGratitudeIntent", afraid, session={})), "abuse")
    heard: list[str] = []

    class Kept(Untouched):
        def apply(self, couple: str, change: Change, request: str, now: int) -> None:
            heard.append(couple)

    other = {"thing": "that nobody is scared of leo anymore"}
    answer_with(Kept(HEAD), None)(intent("AddGratitudeIntent", other, session={}))
    assert heard == ["us"]


def test_the_next_open_is_as_ever() -> None:
    memory = Untouched({**HEAD, "checkin": UNDER_WAY})
    answer = answer_with(memory, None)
    memory.apply = lambda *rest: None  # type: ignore[method-assign]
    before = answer(launch())
    assert_safe(answer(intent("CrisisIntent", session=before["sessionAttributes"])), "abuse")
    assert answer(launch()) == before


def helped(kind: str, zone: str | None, now: datetime = NOW, **parts: Any) -> tuple[Reply, str]:
    """The reply in a time zone, and its speech."""
    nowhere: Any = None
    head = {"zone": zone} if zone else {}
    world = parts.pop("world", World(nowhere, nowhere, nowhere))
    turn = Turn(INTENTS[kind], now, "r1", world, "us", Couple(head), **parts)
    _, reply = Conversation(DIALOGS).answer(turn)
    return reply, f"<speak>{render(reply, turn).said}</speak>"


def keys(reply: Reply) -> list[str]:
    return [line.key for line in reply.says if isinstance(line, Say)]


@pytest.mark.parametrize("hour", [3, 12])
@pytest.mark.parametrize("kind", INTENTS)
@pytest.mark.parametrize("zone", [None, *ONE_ZONE_EACH.values()])
def test_in_every_country_it_is_short_and_says_the_numbers_twice(
    zone: str | None, kind: str, hour: int
) -> None:
    reply, ssml = helped(kind, zone, datetime(2026, 3, 4, hour, tzinfo=UTC))
    assert reply.traceless
    assert check(ssml) == []
    assert seconds(ssml) <= SECONDS
    number = helplines.emergency(helplines.country(zone))
    if number is None:
        assert "harm-local" in keys(reply)
    else:
        assert plain(ssml).count(f" {ear.digits(number, 'en')}") >= 2


@pytest.mark.parametrize(
    "zone, country",
    [
        ("America/New_York", "US"),
        ("Pacific/Honolulu", "US"),
        ("America/Toronto", "CA"),
        ("Europe/London", "GB"),
        ("Europe/Berlin", "DE"),
        ("Europe/Vienna", "AT"),
        ("Europe/Amsterdam", "NL"),
        ("Asia/Kolkata", "IN"),
        ("Asia/Calcutta", "IN"),
        ("US/Eastern", "US"),
        ("America/Puerto_Rico", "PR"),
        ("CET", None),
        ("EST5EDT", None),
        ("UTC", None),
        ("Etc/GMT+5", None),
        ("Nowhere/Land", None),
        ("", None),
        (None, None),
    ],
)
def test_the_country_is_that_of_the_time_zone(zone: str | None, country: str | None) -> None:
    assert helplines.country(zone) == country


def test_without_a_tz_database_there_is_help_without_a_country(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(package: str) -> Any:
        raise ModuleNotFoundError(package)

    helplines._countries.cache_clear()
    monkeypatch.setattr(helplines, "files", gone)
    try:
        assert helplines.country("Europe/Berlin") is None
    finally:
        helplines._countries.cache_clear()


@pytest.mark.parametrize(
    "country, kind, at, number",
    [
        ("US", "domestic_abuse", time(3), "1-800-799-7233"),
        ("US", "crisis", time(3), "988"),
        ("GB", "domestic_abuse", time(12), "0808 2000 247"),
        ("NZ", "domestic_abuse", time(12), "0508 744 633"),  # for everyone, by day
        ("NZ", "domestic_abuse", time(3), "0800 733 843"),  # for women, at any hour
        ("IT", "crisis", time(23, 59), "02 2327 2327"),
        ("IT", "crisis", time(8, 59), None),
        ("CA", "domestic_abuse", time(12), None),
        ("FR", "crisis", time(12), "3114"),
        ("ZZ", "crisis", time(12), None),
        (None, "crisis", time(12), None),
    ],
)
def test_the_helpline_is_one_that_answers_now_and_for_everyone_first(
    country: str | None, kind: str, at: time, number: str | None
) -> None:
    found = helplines.line(country, kind, at)
    assert (found and found.number) == number


@pytest.mark.parametrize(
    "kind, zone, expected",
    [
        ("abuse", "America/New_York", ["harm-abuse", "harm-call", "harm-line", "harm-repeat-both"]),
        ("abuse", "Europe/London", ["harm-abuse", "harm-call", "harm-line-women"]),
        ("abuse", "America/Toronto", ["harm-abuse", "harm-call", "harm-repeat", "harm-elsewhere"]),
        ("abuse", "Africa/Nairobi", ["harm-abuse", "harm-local"]),
        ("abuse", None, ["harm-abuse", "harm-local"]),
        ("self_harm", "America/New_York", ["harm-self", "harm-call", "harm-line"]),
        ("self_harm", "Europe/Rome", ["harm-self", "harm-call", "harm-line-now"]),
    ],
)
def test_what_is_said_where(kind: str, zone: str | None, expected: list[str]) -> None:
    assert keys(helped(kind, zone)[0])[: len(expected)] == expected


def test_a_helplines_hours_are_those_of_the_device_whatever_zone_now_is_in() -> None:
    late = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)  # half past midnight in Rome
    assert "harm-line-now" not in keys(helped("self_harm", "Europe/Rome", late)[0])


class Device:
    """A device's settings that count how often they are asked."""

    def __init__(self) -> None:
        self.asked = 0

    def zone(self) -> str | None:
        """Berlin."""
        self.asked += 1
        return "Europe/Berlin"


def test_the_device_is_asked_for_its_zone_when_nobody_has() -> None:
    nowhere: Any = None
    device = Device()
    world = World(nowhere, nowhere, device)
    later = State(question="notes-what")
    assert "harm-line-women" in keys(helped("abuse", None, world=world, state=later)[0])
    assert device.asked == 1
    # The edge has asked at the start of this session, and known zones need no question.
    helped("abuse", None, world=world)
    helped("abuse", "Europe/Berlin", world=world, state=later)
    assert device.asked == 1
