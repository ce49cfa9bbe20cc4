"""Two stores behind `ports.Memory`: DynamoDB in production, SQLite everywhere else.

    pk               sk                       holds
    COUPLE#<id>      HEAD                     the couple's shared page: all an ordinary turn needs
                     PARTNER#<1|2>            what only that partner may hear
                     CHECKIN#<1|2>#<day>      one partner's answers of one check-in
                     GRATITUDE#<id>, ...      entries, appended and never rewritten
    USER#<hash>      LINK                     which couple an account belongs to, when not its own
                     TRIES                    when it said a pairing code in the last hour
    CODE#<digits>    CODE                     a pairing code, for ten minutes

An account's own couple has the account's hash as id, so a session's first turn needs one read.
A change that appends an entry which is there already has come before: none of it is written.
"""

import hashlib
import json
from collections.abc import Mapping

from skill.core.change import Change, Json, to_json
from skill.core.ownership import accounts

# What nobody touches for this long goes away by itself.
KEPT_DAYS = 400
KEPT_SECONDS = KEPT_DAYS * 86_400
FIRST = " "  # sorts before all keys
LAST = "\U0010ffff"  # sorts after all that a key may go on with


def couple_key(couple: str) -> str:
    """The partition of everything a couple has."""
    return f"COUPLE#{couple}"


def user_key(account: str) -> str:
    """The partition of an account's link."""
    return f"USER#{account}"


def outside(head: Mapping[str, Json]) -> list[tuple[str, str]]:
    """(partition, sort key) of what a couple has elsewhere: the links of their accounts, and a code
    that one of them was given."""
    found = [(user_key(account), "LINK") for account in accounts(head)]
    code = head.get("code")
    return [*found, (f"CODE#{code['d']}", "CODE")] if isinstance(code, dict) else found


def fingerprint(place: str, request: str, change: Change) -> str:
    """What makes a doubled write known: the same change of the same request at the same place,
    32 characters (DynamoDB takes 36)."""
    expected = [dict(edit.expect) for edit in change.edits]
    text = json.dumps([place, request, to_json(change), expected], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
