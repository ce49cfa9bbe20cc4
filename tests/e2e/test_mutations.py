"""Envelopes of a whole evening, spoiled at random: never an exception, always a valid answer."""

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill import wire
from skill.app import answer_with, build_answer
from skill.core.change import Change
from skill.storage.sqlite import SqliteMemory
from tests.e2e import evening
from tests.e2e.bad_envelopes import MEGABYTE, READ_PAST, UNHEARD, deep
from tests.e2e.fronts import Json, check, is_apology
from tests.e2e.loglines import logged, spotless


class Counting(SqliteMemory):
    """A store in memory that knows how often it was written to."""

    def __init__(self) -> None:
        super().__init__(":memory:")
        self.writes = 0

    def apply(self, couple: str, change: Change, request: str, now: int) -> None:
        """Write."""
        super().apply(couple, change, request, now)
        self.writes += 1


@cache
def recorded() -> tuple[Json, ...]:
    """Envelopes of a whole evening, and what arrives outside of it; nobody is at the endpoint."""
    with evening.home(build_answer(store_path=None)) as alexa:
        evening.spend(alexa)
        talk = [json.loads(json.dumps(request)) for request, _ in alexa.log]
    for one in talk:
        one["context"]["System"]["apiEndpoint"] = "http://127.0.0.1:9"
    return (*talk, *UNHEARD.values(), *READ_PAST.values())


Path_ = tuple[str | int, ...]


def paths(node: Any, here: Path_ = ()) -> Iterator[Path_]:
    """Where something is in an envelope."""
    inner = node.items() if isinstance(node, dict) else enumerate(node)
    for name, value in inner:
        yield (*here, name)
        if isinstance(value, dict | list):
            yield from paths(value, (*here, name))


def drop(value: Any) -> Any:
    raise LookupError


junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**40), 10**40),
    st.floats(),
    st.text(max_size=6),
    st.sampled_from(
        ["", "LaunchRequest", "IntentRequest", "NEW", "\ud800", "2026-02-30T25:00:00Z", "\x00<&>"]
    ),
    st.just(MEGABYTE),
    st.just(deep(100)),
    st.lists(st.none(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.none(), max_size=2),
)
mutations: st.SearchStrategy[Callable[[Any], Any]] = st.one_of(
    st.just(drop),
    junk.map(lambda value: lambda _: value),
    st.just(lambda value: [value]),
    st.just(lambda value: {"value": value}),
    st.just(lambda value: [value, value]),
)


def mutated(data: st.DataObject, within: Callable[[Path_], bool]) -> Json:
    raw = copy.deepcopy(data.draw(st.sampled_from(recorded())))
    for _ in range(data.draw(st.integers(1, 4))):
        places = [path for path in paths(raw) if within(path)]
        if not places:
            break
        *above, name = data.draw(st.sampled_from(places))
        node: Any = raw
        for step in above:
            node = node[step]
        try:
            node[name] = copy.deepcopy(data.draw(mutations)(node[name]))
        except LookupError:
            del node[name]
    return raw


# Envelopes are large, and the machine may be busy.
thorough = settings(
    deadline=None,
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@thorough
@given(st.data())
def test_a_mutated_envelope_gets_a_valid_answer(data: st.DataObject) -> None:
    raw = mutated(data, lambda path: "attributes" not in path)
    memory = Counting()
    with logged() as lines:
        answer = check(answer_with(memory, None)(raw))
    memory.close()
    assert len(lines) <= 1
    assert spotless(lines)
    if lines:
        assert memory.writes == 0
    if lines or is_apology(answer):
        assert len(lines) == 1
        assert not answer.get("sessionAttributes")


@settings(thorough, max_examples=100)
@given(st.data())
def test_a_session_that_is_not_as_we_left_it_harms_nobody(data: st.DataObject) -> None:
    """Alexa gives the attributes back as she got them; should she not, it is still an answer."""
    raw = mutated(data, lambda path: "attributes" in path)
    with logged() as lines:
        answer = build_answer(store_path=None)(raw)
    assert len(wire.dumps(answer)) <= 24 * 1024
    assert isinstance(answer["response"], dict)
    assert len(lines) <= 1
    assert spotless(lines)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@settings(deadline=None)
@given(json_values)
def test_any_json_gets_a_valid_answer(raw: Any) -> None:
    with logged() as lines:
        check(build_answer(store_path=None)(raw))
    assert len(lines) == 1
