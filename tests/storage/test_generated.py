"""Any changes in any order: both stores hold what `apply_to` says, whoever repeats what."""

from collections.abc import Callable
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.core.change import Change, Doc, Edit, Entry, apply_to, holds
from skill.core.errors import Stale
from skill.storage import couple_key
from skill.storage.attributes import KEYS, plain, unmarshal, wire
from tests.storage.stores import DynamoStore, SqliteStore

NOW = 4_000_000_000
ITEMS = ("HEAD", "PARTNER#1", "PARTNER#2")
KEPT = ("NOTE#1", "NOTE#2", "PLAN#1")
ACCOUNT = count()

text = st.text(st.characters(codec="utf-8"), max_size=8)
numbers = st.integers(-(10**38) + 1, 10**38 - 1)
scalars = st.none() | st.booleans() | numbers | text
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3)
)
# DynamoDB takes no empty attribute name at the top.
names = text.filter(lambda name: name != "" and name not in KEYS)
bodies = st.dictionaries(names, values, max_size=4)
# Few names, so that edits meet. Those that are counted hold numbers only.
NAMES, TOTALS = ("a", "b.1", "name"), ("n", "size")
small = st.integers(-3, 3)


@st.composite
def edits(draw: Callable[[Any], Any], item: str) -> Edit:
    """An edit of one item; it may set, add to and drop the same attribute."""
    sets = st.dictionaries(st.sampled_from(NAMES), values, max_size=2)
    totals = st.dictionaries(st.sampled_from(TOTALS), small, max_size=1)
    expected = st.dictionaries(st.sampled_from(TOTALS), small | st.none(), max_size=1)
    return Edit(
        item,
        set=draw(sets) | draw(totals),
        add=draw(st.dictionaries(st.sampled_from(TOTALS), small, max_size=2)),
        drop=tuple(draw(st.lists(st.sampled_from(NAMES + TOTALS), max_size=2))),
        expect=draw(st.one_of(st.just({}), st.just({}), expected)),
    )


@st.composite
def changes(draw: Callable[[Any], Any]) -> Change:
    """A change as one turn may make it: each item once."""
    items = draw(st.lists(st.sampled_from(ITEMS), unique=True, max_size=2))
    kept = draw(st.permutations(KEPT))
    appended, removed = draw(st.integers(0, 2)), draw(st.integers(0, 1))
    return Change(
        entries=tuple(Entry(key, draw(bodies)) for key in kept[:appended]),
        edits=tuple(draw(edits(item)) for item in items),
        removes=tuple(kept[2 : 2 + removed]),
    )


def expected_after(docs: dict[str, Doc], change: Change) -> dict[str, Doc] | None:
    """What the items are after `change`, None when it is stale: the contract in plain Python."""
    if any(entry.key in docs for entry in change.entries):
        return docs
    if not all(holds(docs.get(one.item, {}), one) for one in change.edits):
        return None
    after = {key: doc for key, doc in docs.items() if key not in change.removes}
    after.update({entry.key: dict(entry.body) for entry in change.entries})
    after.update({one.item: apply_to(docs.get(one.item, {}), one) for one in change.edits})
    return after


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(turns=st.lists(st.tuples(changes(), st.integers(1, 2)), max_size=8))
def test_both_stores_hold_what_the_rules_say(
    sqlite_store: SqliteStore, dynamo_store: DynamoStore, turns: list[tuple[Change, int]]
) -> None:
    couple = f"couple-{next(ACCOUNT)}"
    docs: dict[str, Doc] = {}
    for turn, (change, times) in enumerate(turns):
        after = expected_after(docs, change)
        for store in (sqlite_store, dynamo_store):
            for _ in range(times):
                try:
                    store.memory.apply(couple, change, f"request-{turn}", NOW)
                except Stale:
                    assert after is None
                else:
                    assert after is not None
            pk = couple_key(couple)
            held = {sk: one.doc for (_, sk), one in store.items(pk).items()}
            assert held == (docs if after is None else after)
        docs = docs if after is None else after


@given(bodies)
def test_a_document_survives_the_wire(doc: Doc) -> None:
    assert plain(wire(doc)) == doc
    assert {name: unmarshal(value) for name, value in wire(doc).items()} == doc
