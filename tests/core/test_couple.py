"""The couple's page, read with names."""

from datetime import date, datetime, time, timedelta

import pytest

from skill.core.checkin import Walk
from skill.core.couple import Couple, expecting, head
from skill.core.schedule import Schedule

US = Couple({"name.1": "Ada", "name.2": "Max", "voice.2": "v2", "zone": "Europe/Berlin"})


def test_nobody_known_is_a_page_too() -> None:
    nobody = Couple({})
    assert not nobody.known
    assert nobody.partners == ()
    assert nobody.visits == 0
    assert (nobody.zone, nobody.today, nobody.last_read, nobody.running) == (None,) * 4
    assert (nobody.wanted, nobody.checkin, nobody.last_checkin) == (None,) * 3
    assert nobody.reminders == {}
    assert nobody.heard("affirmation") == nobody.kept("affirmation") == ""


def test_names_and_who_is_who() -> None:
    assert US.names == {"1": "Ada", "2": "Max"}
    assert (US.by_name(" ADA "), US.by_name("Tim"), US.by_name("")) == ("1", None, None)
    assert (US.other("1"), US.other("2")) == ("2", "1")
    assert Couple({"name.1": "Ada"}).other("1") is None


def test_a_name_that_both_have_tells_nobody() -> None:
    assert Couple({"name.1": "Kim", "name.2": "kim"}).by_name("Kim") is None


def test_a_voice_is_known_only_when_it_was_linked() -> None:
    assert US.speaker("v2") == "2"
    assert US.speaker("v1") is None
    assert US.speaker(None) is None
    assert US.speaker("") is None


def test_what_is_on_the_page_has_its_own_types() -> None:
    page = Couple(
        {
            "visits": 3,
            "today": ["2026-03-04", "affirmation-017"],
            "running": ["2026-03-04T19:15:00+00:00", 30],
            "reminder.abc": {"r": "screen_free", "t": "20:00", "d": "weekdays"},
            "checkin": {"stamp": "2026-03-04T20:15", "place": 2},
            "checked": "2026-03-01",
        }
    )
    assert page.visits == 3
    assert page.today == ("2026-03-04", "affirmation-017")
    began = datetime.fromisoformat("2026-03-04T19:15:00+00:00")
    assert page.running == (began, timedelta(minutes=30))
    assert page.reminders == {"abc": ("screen_free", Schedule(time(20), "weekdays"))}
    assert page.checkin == Walk("2026-03-04T20:15", place=2)
    assert page.last_checkin == date(2026, 3, 1)


@pytest.mark.parametrize("doc", [{"visits": "many", "zone": 3, "today": "x", "checked": "soon"}])
def test_values_of_another_kind_count_as_absent(doc: dict[str, object]) -> None:
    page = Couple(doc)
    assert (page.visits, page.zone, page.today, page.last_checkin) == (0, None, None, None)


def test_a_change_that_expects_names_what_the_page_says_now() -> None:
    change = expecting({"heard.affirmation": "AQ"}, "heard.affirmation", "zone", couple=US)
    (edit,) = change.edits
    assert edit.expect == {"heard.affirmation": None, "zone": "Europe/Berlin"}
    assert edit.set == {"heard.affirmation": "AQ"}


def test_a_change_of_the_page_sets_and_drops() -> None:
    (edit,) = head({"zone": "UTC"}, "undo").edits
    assert (edit.item, edit.set, edit.drop) == ("HEAD", {"zone": "UTC"}, ("undo",))
