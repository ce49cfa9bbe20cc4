"""The options of the conversation in a terminal, and what they are when nothing is said."""

import argparse
import os
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

_LOCAL_ZONE_LINK = Path("/etc/localtime")
_DATA = ".together-time"


def parser() -> argparse.ArgumentParser:
    """The parser; every option has a default."""
    options = argparse.ArgumentParser(prog="make talk", description="Talk to the skill.")
    options.add_argument("--locale", default="en-US", help="language and country of the device")
    options.add_argument("--at", metavar="TIME", help="local time to begin at: 2026-03-04T20:15")
    options.add_argument("--as", dest="speaker", metavar="NAME", help="a voice that Alexa knows")
    options.add_argument("--data", default=_DATA, metavar="DIR", help=f"what is kept ({_DATA})")
    options.add_argument("--json", action="store_true", help="print the envelopes instead")
    options.add_argument("--zone", default=local_zone(), help="the household's time zone")
    options.add_argument("--country", default="US", help="of the account's address")
    options.add_argument("--screen", action="store_true", help="a device with a screen")
    return options


def local_zone() -> str:
    """The machine's zone by name; Europe/Berlin where it does not tell.

    By hand: one name in one variable or one link is no reason for a dependency.
    """
    link = str(_LOCAL_ZONE_LINK.resolve()) if _LOCAL_ZONE_LINK.is_symlink() else ""
    for name in (os.environ.get("TZ", ""), link.partition("zoneinfo/")[2]):
        if "/" in name and name in available_timezones():
            return ZoneInfo(name).key
    return "Europe/Berlin"
