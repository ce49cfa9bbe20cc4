"""Changes as data: what they do to a document, and that adding them up changes nothing of it."""

import json
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.core.change import (
    HEAD,
    NOTHING,
    Change,
    Doc,
    Edit,
    append,
    apply_to,
    edit,
    from_json,
    holds,
    put,
    to_json,
)

Docs = dict[str, Doc]

NUMBERS, TEXTS = ("visits", "count"), ("name.1", "zone")
amounts = st.integers(-5, 5)
docs = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(NUMBERS, amounts),
        **dict.fromkeys(TEXTS, st.text(max_size=3)),
    },
)
drops = st.lists(st.sampled_from(NUMBERS + TEXTS), max_size=2, unique=True).map(tuple)


def edits(item: str) -> st.SearchStrategy[Edit]:
    adds = st.dictionaries(st.sampled_from(NUMBERS), amounts, max_size=2)
    return st.builds(Edit, st.just(item), set=docs, add=adds, drop=drops)


changes = st.builds(
    Change,
    entries=st.lists(st.builds(append, st.text("GN#1", min_size=1)), max_size=2).map(
        lambda made: tuple(one for change in made for one in change.entries)
    ),
    edits=st.tuples(edits(HEAD), edits("PARTNER#1")).flatmap(
        lambda both: st.sampled_from([both, both[:1], both[1:], ()])
    ),
    removes=st.lists(st.sampled_from(["A", "B"]), max_size=1).map(tuple),
)


def applied(change: Change, before: Mapping[str, Doc]) -> Docs:
    after = dict(before)
    for one in change.edits:
        after[one.item] = apply_to(after.get(one.item, {}), one)
    return after


@settings(deadline=None)
@given(docs, docs, changes, changes)
def test_a_sum_does_what_its_parts_do_one_after_the_other(
    head: Doc, page: Doc, first: Change, then: Change
) -> None:
    before = {HEAD: head, "PARTNER#1": page}
    assert applied(first + then, before) == applied(then, applied(first, before))


@settings(deadline=None)
@given(docs, changes, changes, changes)
def test_it_does_not_matter_which_sum_is_made_first(
    head: Doc, one: Change, two: Change, three: Change
) -> None:
    before = {HEAD: head}
    assert applied((one + two) + three, before) == applied(one + (two + three), before)


@settings(deadline=None)
@given(changes, changes)
def test_a_sum_has_one_edit_an_item_and_keeps_entries_and_removals(
    first: Change, then: Change
) -> None:
    both = first + then
    items = [one.item for one in both.edits]
    assert len(items) == len(set(items))
    assert set(items) == {one.item for one in first.edits + then.edits}
    assert both.entries == first.entries + then.entries
    assert both.removes == first.removes + then.removes


@settings(deadline=None)
@given(changes)
def test_nothing_adds_nothing(change: Change) -> None:
    assert NOTHING + change == change
    assert applied(change + NOTHING, {}) == applied(change, {})
    assert not NOTHING


@settings(deadline=None)
@given(changes)
def test_a_change_survives_json(change: Change) -> None:
    assert from_json(json.loads(json.dumps(to_json(change)))) == change


def test_a_change_with_anything_in_it_counts_as_one() -> None:
    assert append("GRATITUDE#1")
    assert edit(HEAD)
    assert Change(removes=("GRATITUDE#1",))


def test_edits_drop_then_set_then_add() -> None:
    change = Edit(HEAD, set={"a": 2}, add={"a": 1, "b": 3}, drop=("a", "c"))
    assert apply_to({"a": 9, "c": 9, "d": 4}, change) == {"a": 3, "b": 3, "d": 4}


def test_applying_leaves_the_document_alone() -> None:
    before = {"a": 1}
    apply_to(before, Edit(HEAD, set={"a": 2}, drop=("a",)))
    assert before == {"a": 1}


def test_an_expectation_of_nothing_is_one_of_absence() -> None:
    wanted = Edit(HEAD, expect={"a": None, "b": 1})
    assert holds({"b": 1}, wanted)
    assert not holds({"a": 2, "b": 1}, wanted)
    assert not holds({}, wanted)


def test_expectations_of_both_parts_are_kept_and_speak_of_the_page_before() -> None:
    first = Change(edits=(Edit(HEAD, set={"a": 1}, expect={"a": None, "b": 2}),))
    then = Change(edits=(Edit(HEAD, set={"c": 1}, expect={"a": 1, "c": None}),))
    (both,) = (first + then).edits
    assert both.expect == {"a": None, "b": 2, "c": None}


def test_put_takes_names_that_are_no_python_names() -> None:
    assert put(HEAD, {"name.1": "Ada"}, "undo") == Change(
        edits=(Edit(HEAD, set={"name.1": "Ada"}, drop=("undo",)),)
    )
