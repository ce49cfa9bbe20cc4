"""Everything that is kept for an account, as JSON: `python -m skill.export ACCOUNT`.

For the person who runs the skill. ACCOUNT is what the card shows that the skill sends on "what do
you know about me". The store is the one the skill uses, named by the same settings: TABLE_NAME (a
DynamoDB table, found by the AWS SDK's own settings), else STORE_PATH (an SQLite file); options win.
With --partner it is what that one may have: their own and the two's together, and nothing that is
the other's alone. Give nobody an export without it.
"""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from skill.core import ownership
from skill.core.change import HEAD
from skill.core.checkin import PARTNERS
from skill.core.couple import Couple
from skill.core.errors import Unavailable
from skill.ports import Caller, Memory


def export(memory: Memory, account: str, partner: str | None = None) -> dict[str, Any] | None:
    """All that is kept of an account's couple, or what one partner may have of it; None when
    nothing is kept.

    partner: "1" or "2", or the first name one of them goes by. Raises ValueError when it is
    neither, Unavailable.
    """
    couple = memory.load(Caller(account)).couple
    items = memory.everything(couple)
    if not items:
        return None
    head: Mapping[str, Any] = next((one.body for one in items if one.key == HEAD), {})
    who = _partner(Couple(head), partner) if partner else None
    shown = ownership.visible(who, items)
    return {
        "couple": couple,
        "partner": who,
        "items": {one.key: dict(one.body) for one in shown},
    }


def _partner(couple: Couple, given: str) -> str:
    found = given if given in PARTNERS else couple.by_name(given)
    if found is None:
        raise ValueError(f"no partner {given}: 1, 2 or a first name")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the export to standard output. The exit status: 0, 1 when there is nothing or no
    store, 2 for wrong arguments (argparse's own)."""
    parser = argparse.ArgumentParser(prog="skill.export", description=__doc__)
    parser.add_argument("account", help="what the card shows")
    parser.add_argument("--partner", help="1, 2 or a first name: what that one may have")
    store = parser.add_mutually_exclusive_group()
    store.add_argument("--table", help="a DynamoDB table")
    store.add_argument("--store", help="an SQLite file")
    options = parser.parse_args(arguments)
    table = options.table or (None if options.store else os.environ.get("TABLE_NAME"))
    path = options.store or os.environ.get("STORE_PATH")
    if not table and not path:
        parser.error("which store? --table, --store, TABLE_NAME or STORE_PATH")
    try:
        found = export(_memory(table, path), options.account, options.partner)
    except (Unavailable, ValueError) as error:
        sys.stderr.write(f"{str(error) or 'The store is out of reach.'}\n")
        return 1
    if found is None:
        sys.stderr.write("Nothing is kept for this account.\n")
        return 1
    json.dump(found, sys.stdout, ensure_ascii=False, indent=2, sort_keys=True)
    sys.stdout.write("\n")
    return 0


def _memory(table: str | None, path: str | None) -> Memory:
    if table:
        from skill.storage.dynamodb import DynamoMemory

        return DynamoMemory(table)
    from skill.storage.sqlite import SqliteMemory

    if path is None or not Path(path).is_file():  # it would make a new one
        raise ValueError(f"no such file: {path}")
    return SqliteMemory(path)


if __name__ == "__main__":
    sys.exit(main())
