"""The session's one small value: there and back, within 2 kB, and afresh for what is not ours."""

import hashlib
import json
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.alexa import session
from skill.core.couple import Couple
from skill.ports import World
from skill.reply import Question, Reply, ask, say, tell
from skill.speech.render import Speech
from skill.turn import State, Turn
from tests.alexa.envelopes import AT

OPEN = Question("checkin-closeness")
TURN = Turn(
    intent="RatingIntent",
    now=datetime.fromisoformat(AT),
    request="r",
    world=cast(World, None),
    couple_id="couple",
    couple=Couple({"name.1": "Ada", "name.2": "Max"}),
)
SPEECH = Speech("How close?", "Never to always?", None, ("1",), {"checkin-intro": 2})
REPLY = ask(say("x"), then=OPEN, draft={"place": 2}, speaker="2")


def written(turn: Turn = TURN, reply: Reply = REPLY, speech: Speech = SPEECH) -> dict[str, Any]:
    """What is sent, over the wire and back."""
    attributes: dict[str, Any] = json.loads(json.dumps(session.write(turn, reply, speech)))
    return attributes


def size(attributes: dict[str, Any]) -> int:
    return len(json.dumps(attributes, ensure_ascii=False).encode())


def test_a_session_remembers_where_it_stood() -> None:
    carried = session.read(written())
    assert carried == session.Carried(
        couple="couple",
        head={"name.1": "Ada", "name.2": "Max"},
        state=State(
            question="checkin-closeness",
            draft={"place": 2},
            said="How close?",
            again="Never to always?",
            owners=("1",),
            misses=0,
            speaker="2",
            picked={"checkin-intro": 2},
        ),
    )


texts = st.text(max_size=40)


@settings(deadline=None)
@given(
    said=texts,
    again=texts,
    draft=st.dictionaries(texts, st.integers() | texts, max_size=3),
    doc=st.dictionaries(texts, st.integers() | texts, max_size=3),
    speaker=st.none() | st.sampled_from(["1", "2"]),
)
def test_what_is_written_is_what_is_read(
    said: str, again: str, draft: dict[str, Any], doc: dict[str, Any], speaker: str | None
) -> None:
    turn = replace(TURN, couple=Couple(doc))
    speech = Speech(said, again, None, (), {})
    carried = session.read(written(turn, ask(then=OPEN, draft=draft, speaker=speaker), speech))
    assert carried is not None
    assert carried.head == doc
    assert carried.state == State(OPEN.id, draft, said, again, speaker=speaker)


def test_misses_are_counted_in_a_row() -> None:
    twice = replace(TURN, state=State(misses=1))
    missed = session.read(written(twice, replace(REPLY, missed=True)))
    met = session.read(written(twice))
    assert missed is not None
    assert met is not None
    assert (missed.state.misses, met.state.misses) == (2, 0)


def test_a_name_once_said_holds_for_the_session() -> None:
    carried = session.read(
        written(replace(TURN, state=State(speaker="1")), replace(REPLY, speaker=None))
    )
    assert carried is not None
    assert carried.state.speaker == "1"


@pytest.mark.parametrize("reply", [tell(say("x")), replace(REPLY, traceless=True)])
def test_nothing_is_left_when_it_ends_or_must_leave_no_trace(reply: Reply) -> None:
    assert written(reply=reply) == {}
    assert session.read({}) is None


def test_a_permission_asked_for_keeps_the_session() -> None:
    carried = session.read(written(reply=tell(consent="token", draft={"a": 1})))
    assert carried is not None
    assert carried.state.question is None
    assert carried.state.draft == {"a": 1}


def test_out_of_reach_no_copy_of_the_page_is_carried() -> None:
    carried = session.read(written(replace(TURN, offline=True)))
    assert carried is not None
    assert carried.head is None


@settings(deadline=None, max_examples=60)
@given(
    said=st.integers(0, 3000),
    again=st.integers(0, 3000),
    page=st.integers(0, 3000),
    draft=st.integers(0, 3000),
    letter=st.sampled_from(["a", "ü", "\u0939", "\U0001f9e1", '"', "\ud800"]),
)
def test_no_session_is_over_two_thousand_bytes(
    said: int, again: int, page: int, draft: int, letter: str
) -> None:
    turn = replace(TURN, couple=Couple({"name.1": letter * page}))
    reply = ask(then=OPEN, draft={"note": letter * draft})
    speech = Speech(letter * said, letter * again, None, (), {})
    attributes = session.write(turn, reply, speech)
    raw = json.dumps(attributes, ensure_ascii=False).encode("utf-8", "replace")
    assert len(raw) <= session.LIMIT == 2000
    carried = session.read(attributes)
    assert carried is not None
    assert carried.couple == "couple"


def test_what_can_be_read_again_goes_first_and_what_was_gathered_stays() -> None:
    noise = hashlib.shake_256(b"noise").hexdigest(1000)  # not to be squeezed
    turn = replace(TURN, couple=Couple({"name.1": noise}))
    reply = replace(REPLY, draft={"note": "n" * 500})
    carried = session.read(written(turn, reply))
    assert carried is not None
    assert carried.head is None
    assert carried.state.question == OPEN.id
    assert carried.state.draft == {"note": "n" * 500}
    assert carried.state.said == SPEECH.said


def test_a_page_that_is_too_large_as_it_is_is_squeezed_before_it_is_left_out() -> None:
    page = {f"reminder.{n}": {"r": "screen_free", "t": f"{n % 24:02}:00"} for n in range(40)}
    attributes = written(replace(TURN, couple=Couple(page)))
    assert isinstance(attributes["h"], str)
    carried = session.read(attributes)
    assert carried is not None
    assert carried.head == page
    assert carried.state.said == SPEECH.said


def test_a_question_does_not_outlive_its_draft() -> None:
    carried = session.read(written(reply=replace(REPLY, draft={"note": "n" * 3000})))
    assert carried is not None
    assert carried.state.question is None
    assert carried.state.draft == {}
    assert carried.head == {"name.1": "Ada", "name.2": "Max"} or carried.head is None


@pytest.mark.parametrize("version", [0, 2, "1", None, 1.5, [1], True + 1])
def test_another_version_starts_afresh(version: Any) -> None:
    assert session.read({**written(), "v": version}) is None


@pytest.mark.parametrize("junk", [None, "", "junk", 7, [], [1], {}, {"v": 1}])
def test_what_is_no_session_of_ours_starts_afresh(junk: Any) -> None:
    assert session.read(junk) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("c", None),
        ("c", 7),
        ("q", ["checkin"]),
        ("q", {"a": 1}),
        ("d", "draft"),
        ("d", [1]),
        ("s", 7),
        ("a", []),
        ("o", 7),
        ("o", [7]),
        ("m", "many"),
        ("m", float("inf")),
        ("m", [1]),
        ("w", 7),
        ("p", [1]),
        ("p", {"x": "y"}),
        ("p", {"x": float("inf")}),
        ("h", "head"),
        ("h", 7),
        ("s", "x" * 100_000),
        ("new", "x" * 100_000),
    ],
)
def test_a_part_of_another_kind_starts_afresh(key: str, value: Any) -> None:
    assert session.read({**written(), key: value}) is None


def test_a_missing_couple_starts_afresh() -> None:
    attributes = written()
    del attributes["c"]
    assert session.read(attributes) is None
