"""Whose is what is kept."""

import re
from pathlib import Path

import pytest

import skill
from skill.core import ownership
from skill.core.change import (
    HEAD,
    NOTHING,
    Change,
    Edit,
    Entry,
    append,
    apply_to,
    partner_item,
    put,
    to_json,
)

ITEMS = [
    Entry(
        HEAD,
        {
            "name.1": "Ada",
            "name.2": "Max",
            "voice.1": "v1",
            "voice.also.1": "w1",
            "voice.2": "v2",
            "pin.1": 1,
            "shared.goal.1": "yoga",
            "shared.trend.2": 1,
            "checkin": {"stamp": "s", "sum": 4},
            "visits": 3,
            "reminder.t.1": {"r": "screen_free"},
            "account.aa": "1",
            "account.bb": "2",
            "undo": to_json(put(HEAD, {"name.1": "Adda"})),
        },
    ),
    Entry("PARTNER#1", {"pin": "salt$hash", "goal": "yoga"}),
    Entry("PARTNER#2", {"goal": "chess"}),
    Entry("CHECKIN#2026-03-04T20:15#1", {"closeness": 4}),
    Entry("CHECKIN#2026-03-04T20:15#2", {"closeness": 1}),
    Entry("NOTE#1#0a", {"t": "for Ada"}),
    Entry("NOTE#2#0b", {"t": "for Max"}),
    Entry("GRATITUDE#0a", {"t": "tea", "by": "1"}),
    Entry("GRATITUDE#0b", {"t": "soup", "by": "2"}),
    Entry("GRATITUDE#0c", {"t": "rain", "by": ""}),
    Entry("PLAN#0a", {"t": "kites"}),
    Entry("SESSION#0a", {"m": 30}),
]


@pytest.mark.parametrize(
    "key, body, owner",
    [
        (HEAD, {}, None),
        ("PARTNER#2", {}, "2"),
        ("CHECKIN#2026-03-04T20:15#1", {}, "1"),
        ("NOTE#2#0000000001", {"by": "1"}, "2"),
        ("GRATITUDE#01", {"by": "1"}, "1"),
        ("GRATITUDE#01", {"by": ""}, None),
        ("GRATITUDE#01", {}, None),
        ("PLAN#1", {"by": "1"}, None),
        ("SESSION#1", {}, None),
    ],
)
def test_whose_an_item_is(key: str, body: dict[str, str], owner: str | None) -> None:
    assert ownership.owner(key, body) == owner


@pytest.mark.parametrize(
    "name, owner",
    [
        *[("name.1", "1"), ("voice.2", "2"), ("voice.also.2", "2"), ("pin.1", "1")],
        *[("shared.goal.2", "2"), ("count.1", None), ("reminder.1", None), ("name.3", None)],
    ],
)
def test_whose_an_attribute_is(name: str, owner: str | None) -> None:
    assert ownership.attribute_owner(name) == owner


def test_every_kind_of_item_that_is_written_has_its_owner() -> None:
    """A new kind of item is given its owner in the table, or nobody could ever delete it."""
    root = Path(skill.__file__).parent
    found: set[str] = set()
    for path in [*root.glob("core/*.py"), *root.glob("dialogs/*.py")]:
        found |= set(re.findall(r"""["']([A-Z]{3,})#""", path.read_text("utf-8")))
    assert {"PARTNER", "NOTE", "CHECKIN", "GRATITUDE", "PLAN", "SESSION"} <= found
    assert found <= ownership.KINDS


def test_forgetting_one_takes_all_of_theirs_and_none_of_the_others() -> None:
    change = ownership.forgetting("1", ITEMS)
    assert set(change.removes) == {
        "PARTNER#1",
        "CHECKIN#2026-03-04T20:15#1",
        "NOTE#1#0a",
        "GRATITUDE#0a",
    }
    (edit,) = change.edits
    left = apply_to(ITEMS[0].body, edit)
    assert set(left) == {
        *("name.2", "voice.2", "shared.trend.2", "visits", "reminder.t.1"),
        *("account.aa", "account.bb"),
    }


def test_forgetting_again_is_nothing() -> None:
    change = ownership.forgetting("1", ITEMS)
    (edit,) = change.edits
    left = [one for one in ITEMS[1:] if one.key not in change.removes]
    left.append(Entry(HEAD, apply_to(ITEMS[0].body, edit)))
    assert ownership.forgetting("1", left) == NOTHING
    assert ownership.forgetting("1", []) == NOTHING


def test_an_undo_goes_only_with_those_it_is_about() -> None:
    undo = append("GRATITUDE#0d", t="sun", by="2") + put(HEAD, {"kept.tip": "AQ"})
    for key in (HEAD, "PARTNER#3"):
        items = [Entry(key, {"undo": to_json(undo)})]
        assert ownership.forgetting("1", items) == NOTHING
        assert ownership.forgetting("2", items).edits == (Edit(key, drop=("undo",)),)


def test_what_one_could_take_back_of_the_others_goes_with_the_other() -> None:
    """Else taking back a note would bring a page back that was deleted."""
    undo = Change(removes=("NOTE#2#0a",), edits=(Edit("PARTNER#2", add={"notes": -1}),))
    items = [Entry("PARTNER#1", {"undo": to_json(undo), "goal": "yoga"})]
    assert ownership.forgetting("2", items).edits == (Edit("PARTNER#1", drop=("undo",)),)


@pytest.mark.parametrize(
    "change, owners",
    [
        (NOTHING, set()),
        (put(HEAD, {"name.1": "Ada"}, "name.2"), {"1", "2"}),
        (put(partner_item("2"), {}, "goal"), {"2"}),
        (Change(removes=("NOTE#1#0a",)), {"1"}),
        (Change(removes=("GRATITUDE#0a", "PLAN#0a")), set()),
        (Change(edits=(Edit("PARTNER#1", add={"notes": -1}),)), {"1"}),
        (Change(edits=(Edit(HEAD, add={"count.1": 1}),)), set()),
    ],
)
def test_whose_a_change_is(change: Change, owners: set[str]) -> None:
    assert ownership.owners(change) == owners


def test_an_export_for_one_holds_nothing_that_is_the_others_alone() -> None:
    shown = {one.key: one.body for one in ownership.visible("2", ITEMS)}
    assert set(shown) == {
        *(HEAD, "PARTNER#2", "CHECKIN#2026-03-04T20:15#2", "NOTE#2#0b"),
        *("GRATITUDE#0a", "GRATITUDE#0b", "GRATITUDE#0c", "PLAN#0a", "SESSION#0a"),
    }
    assert {"name.1", "name.2", "voice.2", "shared.goal.1", "visits"} <= set(shown[HEAD])
    assert not {"voice.1", "voice.also.1", "pin.1", "checkin", "undo"} & set(shown[HEAD])


def test_an_export_of_everything_holds_everything_but_the_hash_of_a_pin() -> None:
    shown = {one.key: one.body for one in ownership.visible(None, ITEMS)}
    assert shown.keys() == {one.key for one in ITEMS}
    assert shown[HEAD] == ITEMS[0].body
    assert shown["PARTNER#1"] == {"pin": "(set)", "goal": "yoga"}


def test_accounts() -> None:
    head = ITEMS[0].body
    assert ownership.accounts(head) == {"aa": "1", "bb": "2"}
    assert ownership.accounts({"visits": 1}) == {}
    assert ownership.left_behind("aa", head, None) == ["bb"]
    assert ownership.left_behind("aa", head, "1") == []
    assert ownership.left_behind("aa", head, "2") == ["bb"]
