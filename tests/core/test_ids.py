"""Keys that sort by time, and are the same for a doubled request."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.core.ids import entry_id, since

moments = st.datetimes(datetime(1971, 1, 1), datetime(2500, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(deadline=None)
@given(moments, st.timedeltas(timedelta(seconds=1), timedelta(days=9000)))
def test_later_keys_sort_later(moment: datetime, more: timedelta) -> None:
    assert entry_id(moment, "z") < entry_id(moment + more, "a")


@settings(deadline=None)
@given(moments)
def test_since_a_moment_takes_what_was_written_then(moment: datetime) -> None:
    assert since(moment) <= entry_id(moment, "r")
    assert since(moment) > entry_id(moment - timedelta(seconds=1), "r")


def test_a_doubled_request_has_one_key_and_another_its_own() -> None:
    now = datetime(2026, 3, 4, tzinfo=UTC)
    assert entry_id(now, "one") == entry_id(now, "one")
    assert entry_id(now, "one") != entry_id(now, "two")
