"""Who to call: the emergency number and one helpline, by the country a device stands in.

The country comes from the device's time zone, by the tz database's own table (zone.tab in the
tzdata package), never from the locale: a device that speaks en-US may stand anywhere.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("helplines.json")
_DAILY = re.compile(r"daily (\d\d):(\d\d)-(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Line:
    """A helpline: its number in groups of digits, whom it is for ("everyone", "women", "men"), and
    whether it answers at any hour."""

    number: str
    whom: str
    always: bool


def country(zone: str | None) -> str | None:
    """The ISO code of the country that an IANA time zone is in, None when nobody can tell."""
    if not zone or "/" not in zone:  # "CET" and its like span many countries
        return None
    try:
        return _countries().get(zone) or _countries().get(_links().get(zone, ""))
    except (ImportError, OSError):  # no tz database, no country; help is given without
        return None


def emergency(country: str | None) -> str | None:
    """A country's emergency number, None where we know none."""
    entry = _helplines().get(country or "")
    return str(entry["emergency"]) if entry else None


def line(country: str | None, kind: str, at: time) -> Line | None:
    """The helpline of a country for a kind ("domestic_abuse", "crisis") that answers at this time
    of day: one for everyone before one for some, one at any hour before others. None where there is
    none."""
    entry = _helplines().get(country or "") or {"lines": ()}
    open_now = [one for one in entry["lines"] if one["kind"] == kind and _open(one["hours"], at)]
    best = min(open_now, key=_rank, default=None)
    return best and Line(best["number"], best["for"], best["hours"] == "24/7")


def _rank(one: Mapping[str, str]) -> tuple[bool, bool]:
    return one["for"] != "everyone", one["hours"] != "24/7"


def _open(hours: str, at: time) -> bool:
    """Anything but every day's hours counts as closed: a wrong hope is worse than none."""
    if hours == "24/7":
        return True
    found = _DAILY.fullmatch(hours)
    if found is None:
        return False
    begin, end = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
    return begin <= at.hour * 60 + at.minute < end


@cache
def _helplines() -> Mapping[str, Any]:
    countries: Mapping[str, Any] = json.loads(_FILE.read_text("utf-8"))["countries"]
    return countries


@cache
def _countries() -> Mapping[str, str]:
    """Zone -> country."""
    rows = (row.split("\t") for row in _rows("zone.tab") if not row.startswith("#"))
    return {row[2]: row[0] for row in rows}


@cache
def _links() -> Mapping[str, str]:
    """A zone's other names ("US/Eastern", "Asia/Calcutta") -> the zone."""
    rows = (row.split() for row in _rows("tzdata.zi") if row.startswith("L "))
    return {row[2]: row[1] for row in rows}


def _rows(name: str) -> Iterator[str]:
    yield from (files("tzdata") / "zoneinfo" / name).read_text("utf-8").splitlines()
